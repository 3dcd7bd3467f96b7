//! ISO 20022 cash management: camt.052 (report), camt.053 (statement) and camt.054 (notification), every version.
//!
//! Elements are found by their local names, so that all versions are read alike: what was `Nm` is below `Pty` since
//! version 8, `Sts` became `Sts/Cd`, `BIC` became `BICFI`, and so on. The entry (`Ntry`) is the movement; its
//! transaction details are the payments in it. The direction is that of `CdtDbtInd`, in a reversal too.
//!
//! Source: ISO 20022 message definition reports camt.052, camt.053 and camt.054.

mod entry;
mod parties;
mod payment;
mod plain;
mod tree;
mod xml;

use super::model::{
    BankBalance, BankBalanceKind, BankStatement, FindingKind, StatementFormat, StatementKind, StatementText,
};
use super::output::Output;
use super::refuse::{Read, Refusal};
use std::io;
use tree::{At, Tree};
use xml::{Token, Xml};

pub(super) use xml::Input;

/// The roots of the three messages, each with the element of one statement in it.
const MESSAGES: &[(&str, &str, StatementKind)] = &[
    ("BkToCstmrStmt", "Stmt", StatementKind::Statement),
    ("BkToCstmrAcctRpt", "Rpt", StatementKind::Report),
    ("BkToCstmrDbtCdtNtfctn", "Ntfctn", StatementKind::Notification),
];

/// Reads a message.
pub(super) fn read<R: io::Read>(input: Input<'_, R>, output: &mut Output<'_>) -> Read<()> {
    output.file.format = StatementFormat::Camt;
    let mut xml = Xml::new(input);
    let done = document(&mut xml, output);
    output.file.encoding = xml.encoding().into();
    done.map_err(|refusal| Refusal { line: xml.line_of(refusal.line), ..refusal })
}

/// The messages of a document.
fn document<R: io::Read>(xml: &mut Xml<'_, R>, output: &mut Output<'_>) -> Read<()> {
    let mut tree = Tree::default();
    let mut namespace = String::new();
    let mut found = false;
    let done = loop {
        match xml.next() {
            Ok(Token::Begin) => {}
            Ok(Token::Finish) if xml.depth() == 0 => break Ok(()),
            Ok(Token::Finish) => {
                break Err(Refusal::file(xml.place(), "", "the end of the file", "the end of every element"));
            }
            Ok(_) => continue,
            Err(refusal) => break Err(refusal),
        }
        if !xml.namespace.is_empty() {
            namespace.clone_from(&xml.namespace);
        }
        // Version 1 has a suffix in the name.
        let message = MESSAGES.iter().find(|(root, ..)| {
            xml.name.strip_prefix(root).is_some_and(|rest| rest.is_empty() || rest.starts_with('V'))
        });
        if let Some((root, part, kind)) = message {
            found = true;
            output.file.version = version(&namespace);
            if let Err(refusal) = message_body(xml, &mut tree, output, part, *kind) {
                break Err(refusal.below(root));
            }
        }
    };
    done?;
    if !found {
        let allowed = "BkToCstmrStmt, BkToCstmrAcctRpt or BkToCstmrDbtCdtNtfctn";
        return Err(Refusal::file(xml.place(), "Document", "no message of a known kind", allowed));
    }
    Ok(())
}

/// `camt.053.001.08` out of a namespace.
fn version(namespace: &str) -> Option<StatementText> {
    namespace.find("camt.").and_then(|at| namespace.get(at..)).map(StatementText::from)
}

/// The group header and the statements.
fn message_body<R: io::Read>(
    xml: &mut Xml<'_, R>,
    tree: &mut Tree,
    output: &mut Output<'_>,
    part: &str,
    kind: StatementKind,
) -> Read<()> {
    let before = output.statements();
    let mut chunk = 0;
    let line = xml.place();
    loop {
        match xml.next()? {
            Token::Begin if xml.name == "GrpHdr" => {
                tree.read(xml, "", |_, _| Ok(()))?;
                let header = tree.root();
                output.file.message_id = header.get("MsgId");
                output.file.created = header.get("CreDtTm");
            }
            Token::Begin if xml.name == part => {
                if xml.taken() >> 16 > chunk {
                    chunk = xml.taken() >> 16;
                    output.progress(xml.taken())?;
                }
                let line = xml.place();
                let line = xml.line_of(line);
                output.begin(BankStatement::new(kind, line))?;
                statement_body(xml, tree, output).map_err(|refusal| refusal.below(part))?;
                output.end()?;
            }
            Token::Begin => tree.read(xml, "", |_, _| Ok(()))?,
            Token::Text => {}
            Token::End => break,
            Token::Finish => {
                return Err(Refusal::file(xml.place(), "", "the end of the file", "the end of the message"));
            }
        }
    }
    if output.statements() == before {
        return Err(Refusal::file(line, part, "none", "one or more"));
    }
    Ok(())
}

/// One statement, report or notification.
fn statement_body<R: io::Read>(xml: &mut Xml<'_, R>, tree: &mut Tree, output: &mut Output<'_>) -> Read<()> {
    let mut chunk = 0;
    loop {
        match xml.next()? {
            Token::Begin if xml.name == "Ntry" => {
                entry::read(xml, tree, output)?;
                if xml.taken() >> 16 > chunk {
                    chunk = xml.taken() >> 16;
                    output.progress(xml.taken())?;
                }
            }
            Token::Begin => {
                tree.read(xml, "", |_, _| Ok(()))?;
                let taken = match output.statement.as_mut() {
                    Some(statement) => head(statement, tree.root()),
                    None => Ok(None),
                };
                match taken {
                    Ok(Some((finding, place))) => {
                        let line = xml.line_of(place);
                        output.odd(finding, line, "Bal/CdtDbtInd", None, None);
                        output.fits_balances(place, "Bal")?;
                    }
                    Ok(None) => output.fits_balances(xml.place(), "Bal")?,
                    Err(refusal) => {
                        let refusal = refusal.listed(output.options().lenient, |place| xml.line_of(place));
                        output.refuse(refusal)?;
                    }
                }
            }
            Token::Text => {}
            Token::End => return Ok(()),
            Token::Finish => {
                return Err(Refusal::file(
                    xml.place(),
                    "",
                    "the end of the file",
                    "the end of the statement",
                ));
            }
        }
    }
}

/// Whatever of a statement is not an entry.
fn head(statement: &mut BankStatement, node: At<'_>) -> Read<Option<(FindingKind, u64)>> {
    let text = || Some(node.text()).filter(|text| !text.is_empty()).map(StatementText::from);
    match node.name() {
        "Id" => statement.id = text(),
        "ElctrncSeqNb" => statement.number = text(),
        "LglSeqNb" if statement.number.is_none() => statement.number = text(),
        "CreDtTm" => statement.created = text(),
        "StmtPgntn" | "RptPgntn" | "NtfctnPgntn" => statement.page = node.get("PgNb"),
        "FrToDt" => {
            statement.from = node.day("FrDtTm")?.or(node.day("FrDt")?);
            statement.to = node.day("ToDtTm")?.or(node.day("ToDt")?);
        }
        "Acct" => statement.account = parties::own_account(node),
        "AddtlStmtInf" | "AddtlRptInf" | "AddtlNtfctnInf" => statement.text = text(),
        "Bal" => return balance(statement, node),
        _ => {}
    }
    Ok(None)
}

/// One balance; says when its sign was missing.
fn balance(statement: &mut BankStatement, node: At<'_>) -> Read<Option<(FindingKind, u64)>> {
    let code = node.any_word(&["Tp/CdOrPrtry/Cd", "Tp/Cd"]);
    let other = node.any_word(&["Tp/CdOrPrtry/Prtry", "Tp/Prtry", "Tp"]);
    let sub = node.any_word(&["Tp/SubTp/Cd", "Tp/SubTp/Prtry"]);
    let within = sub == Some("INTM");
    let missing = |field| Refusal::entry(node.line(), field, "nothing", "a balance with an amount");
    let amount = node.amount_at("Amt")?.ok_or_else(|| missing("Bal/Amt"))?;
    let side = node.word("CdtDbtInd");
    let amount = signed(amount, side, node, "Bal/CdtDbtInd")?;
    use BankBalanceKind as Kind;
    let kind = match code {
        Some("OPBD") if within => Kind::IntermediateOpening,
        Some("CLBD") if within => Kind::IntermediateClosing,
        Some("OPBD") => Kind::Opening,
        Some("CLBD") => Kind::Closing,
        Some("PRCD") => Kind::PreviousClosing,
        // Two interim balances frame a page: the first is its start.
        Some("ITBD") if statement.balances.iter().any(|b| b.kind == Kind::IntermediateOpening) => {
            Kind::IntermediateClosing
        }
        Some("ITBD") if statement.balance(&[Kind::Opening, Kind::PreviousClosing]).is_some() => {
            Kind::IntermediateClosing
        }
        Some("ITBD") if statement.kind == StatementKind::Statement => Kind::IntermediateOpening,
        Some("ITBD") => Kind::IntermediateClosing,
        Some("OPAV") => Kind::OpeningAvailable,
        Some("CLAV") => Kind::ClosingAvailable,
        Some("ITAV") => Kind::IntermediateAvailable,
        Some("FWAV") => Kind::ForwardAvailable,
        Some("XPCD" | "XCRD" | "XBCD") => Kind::Expected,
        Some("INFO") => Kind::Information,
        _ => Kind::Other,
    };
    let date = node.day("Dt")?;
    statement.balances.push(BankBalance {
        kind,
        amount,
        date,
        code: code.or(other).map(StatementText::from),
    });
    Ok(side.is_none().then_some((FindingKind::SignMissing, node.line())))
}

/// An amount with the sign of its credit or debit mark; without a mark as it stands.
fn signed(
    amount: super::BankAmount,
    side: Option<&str>,
    node: At<'_>,
    field: &str,
) -> Read<super::BankAmount> {
    match side {
        Some("DBIT") => Ok(amount.negated()),
        Some("CRDT") | None => Ok(amount),
        Some(other) => Err(Refusal::entry(node.line(), field, other, "CRDT or DBIT")),
    }
}
