//! From a file to the movements that a ledger takes, each with an id that is the same whenever it is read again.
//!
//! The id is a digest of the account, of what makes the movement what it is (day, amount, ids, text, other side) and of
//! its ordinal among equal ones in the file. So two equal lines in one file are two payments; the same file read twice
//! adds nothing; and of two files that overlap, the one that has more equal lines decides their number.

use super::model::{
    BankStatement, Movement, MovementKind, MovementStatus, ReturnReason, StatementKind, is_false,
};
use super::{BankAmount, Party};
use crate::calendar::Date;
use crate::documents::BankMovement;
use crate::error::Result;
use crate::ids::{BankText, MovementId, Reference};
use crate::money::Money;
use crate::vocabulary::{document, words};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

words! {
    /// Why a movement of a file is not handed to the ledger.
    LeftOutReason {
        /// It is not booked yet.
        Pending "pending",
        /// It is for information only.
        Information "information",
        /// The statement will bring it: the file is a report of the day so far, or a notification.
        NotAStatement "not_a_statement",
        /// No money moved.
        ZeroAmount "zero_amount",
        /// Neither a value date nor a booking date is given.
        DateMissing "date_missing",
        /// The currency is missing or not payable, or the amount has too many decimals.
        AmountNotPayable "amount_not_payable",
        /// Its id is among the known ones.
        Known "known",
    }
}

document! {
    /// Which movements go to the ledger.
    #[derive(Default)]
    pub struct PostableOptions {
        /// Whether reports and notifications count too. Give their ids as `known` when the statement comes, or they count
        /// twice where the bank words them differently.
        #[serde(default, skip_serializing_if = "is_false")]
        pub before_statement: bool,
        /// Whether a batch stays one movement even where its payments are listed and add up.
        #[serde(default, skip_serializing_if = "is_false")]
        pub whole_batches: bool,
    }

    /// A movement as a ledger takes it.
    pub struct PostableMovement {
        /// Digest of account, content and ordinal: 32 hexadecimal digits.
        pub id: String,
        /// Day on which the money counts.
        pub value_date: Date,
        /// Above zero when money came in.
        pub amount: Money,
        /// What it is.
        pub kind: MovementKind,
        /// The account: its IBAN or number.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        #[cfg_attr(feature = "schema", schemars(extend("default" = "")))]
        pub account: String,
        /// Line of the file.
        pub line: u64,
        /// Name of the other side.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub payer_name: Option<String>,
        /// Account of the other side.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub payer_account: Option<String>,
        /// What the payer wrote, and what the bank put around it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub text: Option<String>,
        /// Structured creditor reference, where its check digits are right.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub structured_reference: Option<String>,
        /// End-to-end id.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub end_to_end_id: Option<String>,
        /// Ids of the bank or of a provider.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub provider_ids: Vec<String>,
        /// Numbers of documents that the payer named.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub documents: Vec<String>,
        /// Why it came back, where it is a return.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub return_reason: Option<ReturnReason>,
        /// The id that the network, or else the bank, gave the movement itself, such as the trace number of a return.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub network_reference: Option<String>,
        /// What was asked for, where the movement is of another amount in the same currency: a return with its charges
        /// names the amount without them. Above zero.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub asked_amount: Option<Money>,
    }

    /// A movement that is not handed on.
    pub struct LeftOut {
        /// Line of the file.
        pub line: u64,
        /// Why.
        pub reason: LeftOutReason,
        /// Its amount.
        pub amount: BankAmount,
        /// Its id, where it has one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub id: Option<String>,
    }

    /// What of a file goes to the ledger, and what does not and why.
    pub struct PostableMovements {
        /// Movements for the ledger, in the order of the file.
        pub movements: Vec<PostableMovement>,
        /// The others.
        pub left_out: Vec<LeftOut>,
    }
}

/// The movements of statements that a ledger takes, with ids that are the same each time. `known` are ids that it has.
///
/// Give all statements of one file at once: equal movements are told apart by their order in it.
///
/// # Examples
/// ```
/// use receivables::statements::{PostableOptions, StatementOptions, parse_statement, postable_movements};
/// let file = b":20:A\n:25:1/2\n:60F:C240331EUR0,\n:61:240401C10,NTRFX\n:61:240401C10,NTRFX\n:62F:C240401EUR20,\n-\n";
/// let read = parse_statement(file, &StatementOptions::default())?;
/// let first = postable_movements(&read.statements, &PostableOptions::default(), &[]);
/// assert_eq!(first.movements.len(), 2, "two equal lines are two payments");
/// let known: Vec<String> = first.movements.into_iter().map(|movement| movement.id).collect();
/// let again = postable_movements(&read.statements, &PostableOptions::default(), &known);
/// assert!(again.movements.is_empty(), "the same file again adds nothing");
/// # Ok::<(), receivables::Error>(())
/// ```
#[must_use]
pub fn postable_movements(
    statements: &[BankStatement],
    options: &PostableOptions,
    known: &[String],
) -> PostableMovements {
    let (movements, left_out) = postables(statements, options, known);
    PostableMovements { movements: movements.into_iter().map(|(_, movement)| movement).collect(), left_out }
}

/// The same, each movement with the statement that it stands in.
pub(super) fn postables<'s>(
    statements: &'s [BankStatement],
    options: &PostableOptions,
    known: &[String],
) -> (Vec<(&'s BankStatement, PostableMovement)>, Vec<LeftOut>) {
    let known: BTreeSet<&str> = known.iter().map(String::as_str).collect();
    let mut ordinals: BTreeMap<String, u64> = BTreeMap::new();
    let (mut movements, mut others) = (Vec::new(), Vec::new());
    for statement in statements {
        for movement in &statement.movements {
            let single: Vec<&Movement> =
                if options.whole_batches { vec![movement] } else { movement.payments().collect() };
            for payment in single {
                let whole = match postable(statement, movement, payment, options) {
                    Ok(whole) => whole,
                    Err(reason) => {
                        others.push(left_out(payment, reason, None));
                        continue;
                    }
                };
                // Only what is handed on counts: what a report announces comes again in the statement.
                let content = content(statement, movement, payment);
                let ordinal = ordinals.entry(content.clone()).or_insert(0);
                *ordinal = ordinal.saturating_add(1);
                let id = digest(&content, *ordinal);
                if known.contains(id.as_str()) {
                    others.push(left_out(payment, LeftOutReason::Known, Some(id)));
                } else {
                    movements.push((statement, PostableMovement { id, ..whole }));
                }
            }
        }
    }
    (movements, others)
}

impl PostableMovement {
    /// The movement as cash application reads it. Texts that are longer than a reference may be are cut; empty ones are
    /// left out.
    ///
    /// # Errors
    /// What a [`BankMovement`] refuses: an amount beyond its bounds.
    pub fn bank_movement(&self) -> Result<BankMovement> {
        let mut movement = BankMovement::new(MovementId::new(&self.id)?, self.value_date, self.amount);
        let text = [self.text.as_deref().unwrap_or_default(), &self.documents.join(" ")].join(" ");
        movement.payer_name = self.payer_name.as_deref().and_then(reference);
        movement.payer_account = self.payer_account.as_deref().and_then(reference);
        let text = head(text.trim(), BankText::LIMIT).trim_end();
        movement.text = Some(text).filter(|text| !text.is_empty()).map(BankText::new).transpose()?;
        movement.structured_reference = self.structured_reference.as_deref().and_then(reference);
        movement.end_to_end_id = self.end_to_end_id.as_deref().and_then(reference);
        movement.provider_ids = self.provider_ids.iter().filter_map(|id| reference(id)).collect();
        movement.check()?;
        Ok(movement)
    }
}

/// The start of a text, at most so many bytes of it.
fn head(text: &str, limit: usize) -> &str {
    let mut end = limit.min(text.len());
    while !text.is_char_boundary(end) {
        end = end.saturating_sub(1);
    }
    text.get(..end).unwrap_or(text)
}

/// As much of a text as a reference may hold, without control characters.
fn reference(text: &str) -> Option<Reference> {
    let mut clean: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    while clean.len() > Reference::LIMIT {
        clean.pop();
    }
    Reference::new(clean.trim()).ok()
}

const fn left_out(movement: &Movement, reason: LeftOutReason, id: Option<String>) -> LeftOut {
    LeftOut { line: movement.line, reason, amount: movement.amount, id }
}

fn postable(
    statement: &BankStatement,
    entry: &Movement,
    payment: &Movement,
    options: &PostableOptions,
) -> std::result::Result<PostableMovement, LeftOutReason> {
    use LeftOutReason as Reason;
    let before = matches!(statement.kind, StatementKind::Report | StatementKind::Notification);
    if before && !options.before_statement {
        return Err(Reason::NotAStatement);
    }
    match entry.status {
        MovementStatus::Booked => {}
        MovementStatus::Pending => return Err(Reason::Pending),
        MovementStatus::Information => return Err(Reason::Information),
    }
    if payment.kind == MovementKind::Information || statement.kind == StatementKind::Remittance {
        return Err(Reason::Information);
    }
    if payment.amount.is_zero() {
        return Err(Reason::ZeroAmount);
    }
    let value_date = payment.date().or(entry.date()).ok_or(Reason::DateMissing)?;
    let amount = payment.amount.money().map_err(|_| Reason::AmountNotPayable)?;
    let party = payment.counterparty.as_ref().or(entry.counterparty.as_ref());
    let ids = &payment.ids;
    let words = [Some(payment.remittance.text.as_str()), payment.text.as_deref()];
    let words: Vec<&str> = words.into_iter().flatten().filter(|text| !text.is_empty()).collect();
    let reference = payment.remittance.references.iter().find(|reference| reference.valid);
    Ok(PostableMovement {
        id: String::new(),
        value_date,
        amount,
        kind: payment.kind,
        account: statement.account.key().to_owned(),
        line: payment.line,
        payer_name: party.and_then(|party| party.name.clone()).map(String::from),
        payer_account: party.and_then(account_of),
        text: (!words.is_empty()).then(|| words.join(" ")),
        structured_reference: reference.map(|reference| reference.value.clone().into()),
        end_to_end_id: ids.end_to_end_id.clone().map(String::from),
        provider_ids: provider_ids(entry, payment),
        documents: payment
            .remittance
            .documents
            .iter()
            .map(|document| document.number.clone().into())
            .collect(),
        return_reason: payment
            .return_reason
            .as_ref()
            .or(entry.return_reason.as_ref())
            .map(|reason| ReturnReason::clone(reason)),
        network_reference: [
            &ids.clearing_reference,
            &ids.bank_reference,
            &entry.ids.bank_reference,
            &ids.transaction_id,
        ]
        .into_iter()
        .flatten()
        .next()
        .cloned()
        .map(String::from),
        asked_amount: asked(payment, amount).or_else(|| asked(entry, amount)),
    })
}

/// The ids that others than the payer gave, each once.
fn provider_ids(entry: &Movement, payment: &Movement) -> Vec<String> {
    let ids = &payment.ids;
    let all = [
        &ids.provider_id,
        &ids.bank_reference,
        &entry.ids.bank_reference,
        &ids.transaction_id,
        &ids.customer_reference,
        &ids.uetr,
        &ids.trace_number,
        &ids.mandate_id,
    ];
    let mut seen = BTreeSet::new();
    all.into_iter().flatten().filter(|id| seen.insert(id.as_str())).cloned().map(String::from).collect()
}

/// The amount that was asked for, where another one is the movement's.
fn asked(movement: &Movement, amount: Money) -> Option<Money> {
    let exchange = movement.exchange.as_ref()?;
    let stated = [exchange.transaction, exchange.instructed].into_iter().flatten();
    let mut payable = stated.filter_map(|stated| stated.abs().money().ok());
    let own = amount.abs().ok()?;
    payable.find(|stated| stated.currency() == own.currency() && *stated != own && stated.is_positive())
}

fn account_of(party: &Party) -> Option<String> {
    party.account.as_ref().map(|account| account.key().to_owned()).filter(|key| !key.is_empty())
}

/// What makes a movement what it is: fields between line breaks, each with its length in front.
fn content(statement: &BankStatement, entry: &Movement, payment: &Movement) -> String {
    let ids = &payment.ids;
    // Of a statement in pages each page counts for itself.
    let page = statement.page.as_deref().filter(|page| page.trim_start_matches('0') != "1");
    let number = page.and(statement.number.as_deref());
    let date = payment.date().or(entry.date()).map(|date| date.to_string());
    let amount = payment.amount.to_string();
    // An id that the provider promises to be unique says it all; texts change from export to export.
    let unique = ids.provider_id.as_deref();
    let party = payment.counterparty.as_ref();
    let name = party.and_then(|party| party.name.as_deref());
    let account = party.and_then(account_of);
    let words = [
        ids.bank_reference.as_deref().or(entry.ids.bank_reference.as_deref()),
        ids.end_to_end_id.as_deref(),
        ids.transaction_id.as_deref(),
        ids.customer_reference.as_deref(),
        name,
        account.as_deref(),
        Some(payment.remittance.text.as_str()),
    ];
    let first = [Some(statement.account.key()), number, page, date.as_deref(), Some(amount.as_str()), unique];
    // Such an id is unique in its account, and two accounts of one number may be of two banks or types.
    let own = &statement.account;
    let of_account = [own.bank.as_deref(), own.account_type.as_deref(), None, None, None, None, None];
    let rest = if unique.is_some() { of_account } else { words };
    let mut out = String::new();
    for part in first.into_iter().chain(rest) {
        match part {
            Some(part) => {
                let _ = writeln!(out, "{} {part}", part.len());
            }
            None => out.push_str("-\n"),
        }
    }
    out
}

fn digest(content: &str, ordinal: u64) -> String {
    let mut hash = Sha256::new();
    hash.update(b"bank movement 1\n");
    hash.update(content.as_bytes());
    hash.update(ordinal.to_string().as_bytes());
    let mut out = String::with_capacity(32);
    for byte in hash.finalize().iter().take(16) {
        let _ = write!(out, "{byte:02x}");
    }
    out
}
