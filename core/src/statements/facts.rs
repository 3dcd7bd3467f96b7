//! From a file to facts: every movement that the bank booked is seen, and what came back is told of the payment that it
//! takes back, where that is certain.
//!
//! A return names the payment by an id that went with it: the end-to-end id, the trace number of the entry, the id of
//! the transaction. The host says which payments can come back, each with those ids. Exactly one payment under an id of
//! the return, with an amount that fits, is the one; anything else goes to a person. Nothing is guessed by name or
//! amount alone.

use super::model::{BankStatement, MovementKind, StatementKind};
use super::posting::{LeftOut, PostableMovement, PostableOptions, postables};
use crate::calendar::Timestamp;
use crate::documents::{Fact, FactBody, PaymentFailure, PaymentMethod, PaymentReturn, Rail};
use crate::error::Result;
use crate::ids::{AttemptId, CustomerId, FactId, InstrumentId, InvoiceId, Note, PaymentId, Reference};
use crate::money::Money;
use crate::vocabulary::{document, words};
use std::collections::{BTreeMap, BTreeSet};

/// The code of a return whose file gives none.
const NOT_STATED: &str = "not_stated";

words! {
    /// Why a person must look at something that came back.
    ReturnReviewReason {
        /// No payment has one of its ids.
        PaymentUnknown "payment_unknown",
        /// Several payments have one, and the amount does not single one out.
        SeveralPayments "several_payments",
        /// The amount is not what is left of the payment, and no charge that the file names explains it.
        AmountDiffers "amount_differs",
        /// Money came in: what this company had sent came back, or a return was undone.
        MoneyCameIn "money_came_in",
        /// The bank undid one of its own entries.
        EntryReversed "entry_reversed",
    }
}

document! {
    /// A payment, or an attempt to collect one, that a bank may send back.
    pub struct ReturnablePayment {
        /// The payment, where it was told as received: it is then returned.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub payment_id: Option<PaymentId>,
        /// The attempt. Without a payment it has failed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub attempt_id: Option<AttemptId>,
        /// Whose money.
        pub customer_id: CustomerId,
        /// For which invoices.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub invoice_ids: Vec<InvoiceId>,
        /// What can still come back, above zero.
        pub amount: Money,
        /// By which method.
        pub method: PaymentMethod,
        /// On which rail.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub rail: Option<Rail>,
        /// With which card or mandate on file.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub instrument_id: Option<InstrumentId>,
        /// The ids under which it went to the bank: end-to-end id, trace number, id of the transaction. No mandates: one
        /// mandate has many payments.
        pub references: Vec<String>,
    }

    /// Something that came back, for a person.
    pub struct ReturnReview {
        /// Why.
        pub reason: ReturnReviewReason,
        /// The movement.
        pub movement: PostableMovement,
        /// Payments that it may be about.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub payment_ids: Vec<PaymentId>,
    }

    /// What statements tell a ledger.
    pub struct StatementFacts {
        /// Facts in the order of the file: `bank_movement_seen` for each movement, behind it `payment_returned` or
        /// `payment_failed` where it is a return of a payment that is known.
        pub facts: Vec<Fact>,
        /// What came back and could not be told.
        pub review: Vec<ReturnReview>,
        /// Movements that a ledger does not take.
        pub left_out: Vec<LeftOut>,
    }
}

/// What statements tell a ledger: movements, and returns of the payments given. `recorded` is the instant at which the
/// file was read; `known` are ids of movements that the ledger has.
///
/// Ids of facts come from ids of movements, so the same file told again changes nothing. A return file of Nacha is no
/// account: its returns are told, its entries are no movements, because the bank statement has them as well.
///
/// # Errors
/// What a document refuses: an amount beyond its bounds.
///
/// # Examples
/// ```
/// use receivables::statements::{PostableOptions, StatementOptions, parse_statement, statement_facts};
/// let file = b":20:A\n:25:1/2\n:60F:C240331EUR0,\n:61:240401C10,NTRFX\n:62F:C240401EUR10,\n-\n";
/// let read = parse_statement(file, &StatementOptions::default())?;
/// let recorded = "2024-04-02T06:00:00Z".parse()?;
/// let told = statement_facts(&read.statements, &[], &PostableOptions::default(), &[], recorded)?;
/// assert_eq!(told.facts.len(), 1);
/// assert_eq!(told.facts[0].effective.to_string(), "2024-04-01");
/// # Ok::<(), receivables::Error>(())
/// ```
pub fn statement_facts(
    statements: &[BankStatement],
    payments: &[ReturnablePayment],
    options: &PostableOptions,
    known: &[String],
    recorded: Timestamp,
) -> Result<StatementFacts> {
    let (movements, left_out) = postables(statements, options, known);
    let mut originals = Originals::new(payments);
    let mut told = StatementFacts { facts: Vec::new(), review: Vec::new(), left_out };
    for (statement, movement) in movements {
        let fact = |kind: &str, body| {
            Ok(Fact::new(
                FactId::new(&format!("{kind}-{}", movement.id))?,
                movement.value_date,
                recorded,
                body,
            ))
        };
        if statement.kind != StatementKind::Returns {
            let seen = Box::new(movement.bank_movement()?);
            told.facts.push(fact("movement", FactBody::BankMovementSeen { movement: seen })?);
        }
        let found = match movement.kind {
            MovementKind::Return if movement.amount.is_positive() => {
                Err((ReturnReviewReason::MoneyCameIn, Vec::new()))
            }
            MovementKind::Return => originals.of(&movement),
            MovementKind::Reversal => Err((ReturnReviewReason::EntryReversed, Vec::new())),
            _ => continue,
        };
        match found {
            Ok(back) => {
                let body = body(&movement, &back)?;
                let kind = if back.payment.payment_id.is_some() { "return" } else { "failure" };
                told.facts.push(fact(kind, body)?);
            }
            Err((reason, payments)) => {
                let payment_ids =
                    payments.into_iter().filter_map(|payment| payment.payment_id.clone()).collect();
                told.review.push(ReturnReview { reason, movement, payment_ids });
            }
        }
    }
    Ok(told)
}

/// The ids of bank movements that facts already tell of: what [`statement_facts`] and
/// [`postable_movements`](super::postable_movements) take as `known`, so that files that overlap bring each movement once.
/// Each id stands once, in the order of the facts.
///
/// # Examples
/// ```
/// use receivables::statements::{
///     PostableOptions, StatementOptions, known_movements, parse_statement, statement_facts,
/// };
/// let file = b":20:A\n:25:1/2\n:60F:C240331EUR0,\n:61:240401C10,NTRFX\n:62F:C240401EUR10,\n-\n";
/// let read = parse_statement(file, &StatementOptions::default())?;
/// let options = PostableOptions::default();
/// let monday = statement_facts(&read.statements, &[], &options, &[], "2024-04-02T06:00:00Z".parse()?)?;
/// let known = known_movements(&monday.facts);
/// let tuesday = statement_facts(&read.statements, &[], &options, &known, "2024-04-03T06:00:00Z".parse()?)?;
/// assert_eq!((monday.facts.len(), tuesday.facts.len()), (1, 0));
/// # Ok::<(), receivables::Error>(())
/// ```
pub fn known_movements<'f>(facts: impl IntoIterator<Item = &'f Fact>) -> Vec<String> {
    let id = |fact: &'f Fact| match &fact.body {
        FactBody::BankMovementSeen { movement } => Some(movement.id.to_string()),
        // Files of returns tell of no movement, only of what came back.
        _ => ["return-", "failure-"]
            .iter()
            .find_map(|kind| fact.id.as_str().strip_prefix(kind))
            .map(str::to_owned),
    };
    let mut seen = BTreeSet::new();
    facts.into_iter().filter_map(id).filter(|id| seen.insert(id.clone())).collect()
}

/// A payment that came back, whole or in part.
struct Back<'p> {
    payment: &'p ReturnablePayment,
    amount: Money,
    fee: Option<Money>,
}

/// The payments that can come back, by their ids.
struct Originals<'p> {
    payments: &'p [ReturnablePayment],
    by_reference: BTreeMap<&'p str, Vec<usize>>,
    /// What can still come back of each.
    left: Vec<Money>,
}

type Unsure<'p> = (ReturnReviewReason, Vec<&'p ReturnablePayment>);

impl<'p> Originals<'p> {
    fn new(payments: &'p [ReturnablePayment]) -> Self {
        let mut by_reference: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (index, payment) in payments.iter().enumerate() {
            for reference in &payment.references {
                by_reference.entry(reference.trim()).or_default().push(index);
            }
        }
        Self { payments, by_reference, left: payments.iter().map(|payment| payment.amount).collect() }
    }

    /// The payment that a movement sends back.
    fn of(&mut self, movement: &PostableMovement) -> std::result::Result<Back<'p>, Unsure<'p>> {
        use ReturnReviewReason as Reason;
        let ids = movement.end_to_end_id.iter().chain(&movement.provider_ids);
        let named = ids.filter_map(|id| self.by_reference.get(id.trim())).flatten().copied();
        let named: BTreeSet<usize> = named.collect();
        let shown =
            |payments: &BTreeSet<usize>| payments.iter().filter_map(|at| self.payments.get(*at)).collect();
        let fitting: Vec<(usize, Money, Option<Money>)> = named
            .iter()
            .filter_map(|at| self.fit(*at, movement).map(|(amount, fee)| (*at, amount, fee)))
            .collect();
        // Of several that fit, one that fits to the cent is the one.
        let whole = |(at, amount, _): &&(usize, Money, Option<Money>)| self.left.get(*at) == Some(amount);
        let mut exact = fitting.iter().filter(whole);
        let only = match (exact.next(), exact.next(), fitting.as_slice()) {
            (Some(one), None, _) | (None, _, [one]) => *one,
            (None, _, []) if named.is_empty() => return Err((Reason::PaymentUnknown, Vec::new())),
            (None, _, []) => return Err((Reason::AmountDiffers, shown(&named))),
            _ => return Err((Reason::SeveralPayments, shown(&named))),
        };
        let (at, amount, fee) = only;
        if let Some(left) = self.left.get_mut(at) {
            *left = left.minus(amount).unwrap_or(*left);
        }
        match self.payments.get(at) {
            Some(payment) => Ok(Back { payment, amount, fee }),
            None => Err((Reason::PaymentUnknown, Vec::new())),
        }
    }

    /// How much of a payment came back, and the fee of the bank; nothing where the amount does not fit.
    fn fit(&self, at: usize, movement: &PostableMovement) -> Option<(Money, Option<Money>)> {
        let left = *self.left.get(at)?;
        let taken = movement.amount.abs().ok()?;
        if left.currency() != taken.currency() {
            return None;
        }
        match movement.asked_amount {
            // What is beyond the amount asked for is the fee.
            Some(asked) if asked.minor() <= left.minor() && taken.minor() > asked.minor() => {
                Some((asked, Some(taken.minus(asked).ok()?)))
            }
            _ => (taken.minor() <= left.minor()).then_some((taken, None)),
        }
    }
}

fn body(movement: &PostableMovement, back: &Back<'_>) -> Result<FactBody> {
    let reason = movement.return_reason.as_ref();
    let code = reason.and_then(|reason| reason.code.as_deref()).unwrap_or(NOT_STATED);
    let code = Reference::new(code)?;
    let network_reference = movement.network_reference.as_deref().unwrap_or(&movement.id);
    let network_reference = Reference::new(network_reference).ok();
    let payment = back.payment;
    if let Some(payment_id) = &payment.payment_id {
        let payment_return = PaymentReturn {
            payment_id: payment_id.clone(),
            amount: Some(back.amount),
            code,
            fee: back.fee,
            network_reference,
        };
        return Ok(FactBody::PaymentReturned { payment_return });
    }
    let text = reason.and_then(|reason| reason.text.as_deref()).and_then(|text| Note::new(text).ok());
    let failure = PaymentFailure {
        attempt_id: payment.attempt_id.clone(),
        customer_id: payment.customer_id.clone(),
        invoice_ids: payment.invoice_ids.clone(),
        amount: back.amount,
        method: payment.method,
        rail: payment.rail,
        instrument_id: payment.instrument_id.clone(),
        code,
        advice: None,
        text,
        network_reference,
    };
    Ok(FactBody::PaymentFailed { failure: Box::new(failure) })
}
