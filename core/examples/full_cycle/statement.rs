//! A bank's file into the ledger: its movements and returns are told. What they settle is decided with all other money
//! that came in, see `cash.rs`.

use receivables::statements::{
    PostableMovement, PostableOptions, ReturnablePayment, StatementOptions, known_movements, parse_statement,
    postable_movements, statement_facts,
};
use receivables::{Date, Fact, FactBody, Ledger, Payment, Result, Timestamp};
use std::collections::BTreeMap;
use std::path::Path;

/// What a file brought.
pub(crate) struct Brought {
    /// The file, its format, and whether its balances add up.
    pub(crate) title: String,
    /// Movements that the ledger took notice of.
    pub(crate) movements: Vec<PostableMovement>,
    /// How many were left out, each reason once.
    pub(crate) left_out: BTreeMap<&'static str, usize>,
    /// How many payments the bank took back, as the file says.
    pub(crate) returned: usize,
    /// How many returns a person must look at, each reason once.
    pub(crate) review: BTreeMap<&'static str, usize>,
    /// The last day of the movements.
    pub(crate) last_day: Option<Date>,
}

/// Reads a file and tells the ledger what it says.
///
/// # Errors
/// Why the file cannot be read, or what the ledger refuses.
pub(crate) fn take(ledger: &mut Ledger, path: &Path) -> std::result::Result<Brought, String> {
    let name = path.display();
    let bytes = std::fs::read(path).map_err(|error| format!("{name}: {error}"))?;
    let said = |error: receivables::Error| format!("{name}: {error}");
    let file = parse_statement(&bytes, &StatementOptions::default()).map_err(said)?;
    let unbalanced = file.statements.iter().filter(|s| s.checks.balanced == Some(false)).count();
    let balances = if unbalanced == 0 { "balances agree" } else { "balances DISAGREE" };
    // What earlier files brought comes once.
    let told: Vec<Fact> = ledger.facts().collect::<Result<_>>().map_err(said)?;
    let known = known_movements(&told);
    let posting = postable_movements(&file.statements, &PostableOptions::default(), &known);
    let mut left_out = BTreeMap::new();
    for movement in &posting.left_out {
        let count: &mut usize = left_out.entry(movement.reason.as_str()).or_default();
        *count = count.saturating_add(1);
    }
    let last_day = posting.movements.iter().map(|movement| movement.value_date).max();
    let (mut returned, mut review) = (0_usize, BTreeMap::new());
    if let Some(day) = last_day {
        // In the last second of the day, so that the report of that day knows of it.
        let next = Timestamp::start_of(day.plus_days(1).map_err(said)?);
        let recorded = Timestamp::from_micros(next.micros().saturating_sub(1_000_000)).map_err(said)?;
        let payments = returnable(ledger).map_err(said)?;
        let told =
            statement_facts(&file.statements, &payments, &PostableOptions::default(), &known, recorded);
        let told = told.map_err(said)?;
        ledger.apply_all(&told.facts).map_err(said)?;
        returned = told.facts.iter().filter(|f| matches!(f.body, FactBody::PaymentReturned { .. })).count();
        for back in &told.review {
            let count: &mut usize = review.entry(back.reason.as_str()).or_default();
            *count = count.saturating_add(1);
        }
    }
    let title = format!("Bank statement {name} ({}, {}): {balances}", file.format, file.encoding);
    Ok(Brought { title, movements: posting.movements, left_out, returned, review, last_day })
}

/// Payments of customers that a bank may still take back, under what the payers wrote.
fn returnable(ledger: &Ledger) -> Result<Vec<ReturnablePayment>> {
    let mut payments = BTreeMap::new();
    for fact in ledger.facts() {
        match fact?.body {
            FactBody::PaymentReceived { payment } => {
                payments.insert(payment.id.clone(), *payment);
            }
            FactBody::PaymentReturned { payment_return } => {
                payments.remove(&payment_return.payment_id);
            }
            _ => {}
        }
    }
    let one = |payment: Payment| {
        Some(ReturnablePayment {
            payment_id: Some(payment.id),
            attempt_id: payment.attempt_id,
            customer_id: payment.customer_id?,
            invoice_ids: Vec::new(),
            amount: payment.amount,
            method: payment.method,
            rail: payment.rail,
            instrument_id: None,
            references: payment.references.iter().map(ToString::to_string).collect(),
        })
    };
    Ok(payments.into_values().filter_map(one).collect())
}
