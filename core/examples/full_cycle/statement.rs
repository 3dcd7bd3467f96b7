//! From a bank's file to closed invoices: read it, find what each movement pays, tell the ledger what is sure.

use receivables::matching::{Match, MatchDecision, MatchOptions, match_cash};
use receivables::statements::{
    PostableMovement, PostableOptions, ReturnablePayment, StatementOptions, parse_statement,
    postable_movements, statement_facts,
};
use receivables::{
    Allocation, AllocationId, AsOf, BankMovement, Customer, CustomerId, Date, Fact, FactBody, FactId,
    LearnedEvidence, Ledger, MatchItem, MovementId, Payment, PaymentId, PaymentMethod, Result, Timestamp,
};
use std::collections::BTreeMap;
use std::path::Path;

/// One movement and what became of it.
pub(crate) struct Line {
    pub(crate) movement: PostableMovement,
    pub(crate) found: Option<Match>,
}

/// What a file brought.
pub(crate) struct Brought {
    /// The file, its format, and whether its balances add up.
    pub(crate) title: String,
    /// Movements that the ledger took notice of.
    pub(crate) lines: Vec<Line>,
    /// How many were left out, each reason once.
    pub(crate) left_out: BTreeMap<&'static str, usize>,
    /// How many items were settled.
    pub(crate) settled: usize,
    /// How many payments the bank took back, as the file says.
    pub(crate) returned: usize,
    /// How many returns a person must look at, each reason once.
    pub(crate) review: BTreeMap<&'static str, usize>,
    /// The last day of the movements.
    pub(crate) last_day: Option<Date>,
}

/// Reads a file and applies what is sure.
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
    let posting = postable_movements(&file.statements, &PostableOptions::default(), &[]);
    let mut left_out = BTreeMap::new();
    for movement in &posting.left_out {
        let count: &mut usize = left_out.entry(movement.reason.as_str()).or_default();
        *count = count.saturating_add(1);
    }
    let last_day = posting.movements.iter().map(|movement| movement.value_date).max();
    let (mut returned, mut review) = (0_usize, BTreeMap::new());
    if let Some(day) = last_day {
        let recorded = Timestamp::start_of(day.plus_days(1).map_err(said)?);
        let payments = returnable(ledger).map_err(said)?;
        let told = statement_facts(&file.statements, &payments, &PostableOptions::default(), &[], recorded);
        let told = told.map_err(said)?;
        ledger.apply_all(&told.facts).map_err(said)?;
        returned = told.facts.iter().filter(|f| matches!(f.body, FactBody::PaymentReturned { .. })).count();
        for back in &told.review {
            let count: &mut usize = review.entry(back.reason.as_str()).or_default();
            *count = count.saturating_add(1);
        }
    }
    let (lines, settled) = apply(ledger, posting.movements).map_err(said)?;
    let title = format!("Bank statement {name} ({}, {}): {balances}", file.format, file.encoding);
    Ok(Brought { title, lines, left_out, settled, returned, review, last_day })
}

/// Matches the movements, and tells the ledger those that are sure and settle their items to the cent.
fn apply(ledger: &mut Ledger, movements: Vec<PostableMovement>) -> Result<(Vec<Line>, usize)> {
    let Some(last) = movements.iter().map(|movement| movement.value_date).max() else {
        return Ok((Vec::new(), 0));
    };
    let receipts = movements.iter().filter(|movement| movement.amount.is_positive());
    let receipts: Vec<BankMovement> = receipts.map(PostableMovement::bank_movement).collect::<Result<_>>()?;
    let items = items(ledger, last)?;
    let report = match_cash(
        &receipts,
        &items,
        &customers(ledger)?,
        &LearnedEvidence::default(),
        &MatchOptions::default(),
    )?;
    let mut found: BTreeMap<String, Match> =
        report.matches.into_iter().map(|found| (found.movement_id.to_string(), found)).collect();
    let (mut lines, mut settled) = (Vec::new(), 0_usize);
    for movement in movements {
        let found = found.remove(&movement.id);
        if let Some(found) = found.as_ref().filter(|found| is_sure(found)) {
            let facts = facts(&movement, found)?;
            ledger.apply_all(&facts)?;
            settled = settled.saturating_add(found.best.items.len());
        }
        lines.push(Line { movement, found });
    }
    Ok((lines, settled))
}

/// Sure, of one customer, and the money settles the items without anything left or missing.
pub(crate) fn is_sure(found: &Match) -> bool {
    let best = &found.best;
    let plain = best.adjustment.is_none() && best.on_account.is_none() && !best.items.is_empty();
    found.decision == MatchDecision::Apply && plain && best.items.iter().all(|item| item.invoice_id.is_some())
}

/// The payment, and one allocation for each item.
fn facts(movement: &PostableMovement, found: &Match) -> Result<Vec<Fact>> {
    let recorded = Timestamp::start_of(movement.value_date.plus_days(1)?);
    let payment_id = PaymentId::new(&format!("BANK-{}", movement.id))?;
    let customer = found.best.customer_id.clone();
    let method = PaymentMethod::BankTransfer;
    let payment = Payment::new(payment_id.clone(), customer, movement.value_date, movement.amount, method);
    let fact = |id: String, body| Ok(Fact::new(FactId::new(&id)?, movement.value_date, recorded, body));
    let mut facts = vec![fact(
        format!("bank-{}", movement.id),
        FactBody::PaymentReceived { payment: Box::new(payment) },
    )?];
    for (at, item) in found.best.items.iter().enumerate() {
        let Some(invoice) = item.invoice_id.clone() else { continue };
        let id = AllocationId::new(&format!("BANK-{}-{at}", movement.id))?;
        let mut allocation = Allocation::of_payment(id, payment_id.clone(), invoice, item.amount);
        allocation.instalment = item.instalment;
        let body = FactBody::CashAllocated { allocation: Box::new(allocation) };
        facts.push(fact(format!("bank-{}-{at}", movement.id), body)?);
    }
    let body = FactBody::MatchConfirmed {
        movement_id: MovementId::new(&movement.id)?,
        customer_id: found.best.customer_id.clone(),
    };
    facts.push(fact(format!("match-{}", movement.id), body)?);
    Ok(facts)
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

/// What is open on a day, as cash application reads it.
fn items(ledger: &Ledger, day: Date) -> Result<Vec<MatchItem>> {
    let open = ledger.open_items(&AsOf::day(day))?;
    let item = |item: receivables::OpenItem| MatchItem {
        invoice_id: Some(item.invoice_id),
        instalment: Some(item.instalment),
        credit_memo_id: None,
        customer_id: item.customer_id,
        number: None,
        references: Vec::new(),
        structured_reference: None,
        issue_date: item.issue_date,
        due_date: item.due_date,
        open: item.open,
        tax: None,
        discounts: Vec::new(),
        disputed: item.disputed.is_some_and(|disputed| disputed.is_positive()),
    };
    Ok(open.into_iter().map(item).collect())
}

/// Every customer as last recorded.
fn customers(ledger: &Ledger) -> Result<Vec<Customer>> {
    let mut last: BTreeMap<CustomerId, Customer> = BTreeMap::new();
    for fact in ledger.facts() {
        if let FactBody::CustomerRecorded { customer } = fact?.body {
            last.insert(customer.id.clone(), *customer);
        }
    }
    Ok(last.into_values().collect())
}
