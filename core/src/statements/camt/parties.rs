//! Accounts, people and banks of a message.

use super::tree::At;
use crate::statements::model::{BankAccount, Party, StatementText};

/// The account that the statement is about.
pub(super) fn own_account(node: At<'_>) -> BankAccount {
    let mut account = account(node);
    account.owner = node.any(&["Ownr/Nm", "Ownr/Pty/Nm"]);
    account.bank = node.at("Svcr").and_then(bank);
    account.account_type = node.any(&["Tp/Cd", "Tp/Prtry"]);
    account
}

/// Where the number of an account stands below its `Id`.
const NUMBERS: &[&str] = &["Othr/Id", "BBAN", "PrtryAcct/Id", "UPIC", "Id"];

/// An account. Before version 2 its id stood in other elements.
fn account(node: At<'_>) -> BankAccount {
    BankAccount {
        iban: node.word("Id/IBAN").map(unspaced),
        number: node.child("Id").and_then(|id| id.any(NUMBERS)),
        currency: node.get("Ccy"),
        name: node.get("Nm"),
        ..BankAccount::default()
    }
}

/// An account number without the blanks of print.
fn unspaced(text: &str) -> StatementText {
    match text.contains(char::is_whitespace) {
        true => text.split_whitespace().collect::<String>().into(),
        false => text.into(),
    }
}

/// The code of a bank: BIC, or its number in a clearing system.
fn bank(agent: At<'_>) -> Option<StatementText> {
    let institution = agent.child("FinInstnId")?;
    institution.any(&[
        "BICFI",
        "BIC",
        "CmbndId/BIC",
        "NmAndAdr/BIC",
        "ClrSysMmbId/MmbId",
        "ClrSysMmbId/Id",
        "Othr/Id",
        "PrtryId/Id",
        "Nm",
    ])
}

/// A person, organisation or bank.
fn party(node: At<'_>) -> Party {
    let inner = node.child("Pty").unwrap_or(node);
    let agent = node.at("Agt/FinInstnId");
    let name = inner.get("Nm").or_else(|| agent.and_then(|agent| agent.any(&["Nm", "BICFI", "BIC"])));
    let id = inner.any(&[
        "Id/OrgId/AnyBIC",
        "Id/OrgId/BICOrBEI",
        "Id/OrgId/LEI",
        "Id/OrgId/Othr/Id",
        "Id/PrvtId/Othr/Id",
        "Id/OrgId/PrtryId/Id",
    ]);
    Party { name, address: inner.child("PstlAdr").and_then(address), id, ..Party::default() }
}

/// An address in one line.
fn address(node: At<'_>) -> Option<StatementText> {
    let pair =
        |one, two| [node.word(one), node.word(two)].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let mut parts = vec![pair("StrtNm", "BldgNb"), pair("PstCd", "TwnNm")];
    parts.extend(node.each("AdrLine").map(|line| line.text().to_owned()));
    parts.extend(node.word("Ctry").map(str::to_owned));
    parts.retain(|part| !part.is_empty());
    (!parts.is_empty()).then(|| parts.join(", ").into())
}

/// Which side of a payment.
#[derive(Clone, Copy)]
struct Side {
    party: &'static str,
    ultimate: &'static str,
    account: &'static str,
    agent: &'static str,
}

const DEBTOR: Side = Side { party: "Dbtr", ultimate: "UltmtDbtr", account: "DbtrAcct", agent: "DbtrAgt" };
const CREDITOR: Side = Side { party: "Cdtr", ultimate: "UltmtCdtr", account: "CdtrAcct", agent: "CdtrAgt" };

fn side(details: At<'_>, side: Side) -> Party {
    let parties = details.child("RltdPties");
    let mut whole = parties.and_then(|p| p.child(side.party)).map(party).unwrap_or_default();
    whole.ultimate_name = parties.and_then(|p| p.child(side.ultimate)).and_then(|node| party(node).name);
    let mut own = parties.and_then(|p| p.child(side.account)).map(account).unwrap_or_default();
    own.bank = details.at("RltdAgts").and_then(|agents| agents.child(side.agent)).and_then(bank);
    whole.account = (!own.is_empty()).then_some(own);
    whole
}

/// Whether a side has the account of the statement.
fn is_own(details: At<'_>, side: Side, own: &BankAccount) -> bool {
    let Some(id) = details.at("RltdPties").and_then(|p| p.child(side.account)?.child("Id")) else {
        return false;
    };
    if own.key().is_empty() {
        return false;
    }
    match id.child("IBAN").map(At::text).filter(|text| !text.is_empty()) {
        Some(iban) => iban.chars().filter(|c| !c.is_whitespace()).eq(own.key().chars()),
        None => NUMBERS.iter().find_map(|path| id.word(path)).is_some_and(|number| number == own.key()),
    }
}

/// The other side of a payment: not the owner of the account where the accounts tell, else the debtor of what came in
/// and the creditor of what went out. A payment that came back still names the sides of the first way.
pub(super) fn counterparty(details: At<'_>, own: &BankAccount, out: bool, came_back: bool) -> Option<Party> {
    let other = match (is_own(details, DEBTOR, own), is_own(details, CREDITOR, own)) {
        (true, false) => side(details, CREDITOR),
        (false, true) => side(details, DEBTOR),
        _ => {
            let (first, second) = if out == came_back { (DEBTOR, CREDITOR) } else { (CREDITOR, DEBTOR) };
            // A message that names only one side names the other one of the two.
            let first = side(details, first);
            if first.is_empty() { side(details, second) } else { first }
        }
    };
    (!other.is_empty()).then_some(other)
}
