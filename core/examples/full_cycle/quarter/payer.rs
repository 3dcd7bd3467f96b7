//! Who pays, and how.

use super::draw::Draw;
use receivables::{
    AsOf, CustomerId, Date, FactBody, Instrument, InstrumentId, Ledger, Money, PaymentMethod, Result,
};
use std::collections::BTreeMap;

/// How a customer pays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Temper {
    /// By the due date.
    Prompt,
    /// Some days late, without a word.
    Slow,
    /// When reminded.
    Forgetful,
    /// When a person calls.
    Hard,
}

impl Temper {
    pub(crate) fn of(draw: Draw, number: u64) -> Self {
        match draw.below(number, 1, 0, 100) {
            0..72 => Self::Prompt,
            72..87 => Self::Slow,
            87..98 => Self::Forgetful,
            _ => Self::Hard,
        }
    }
}

/// A customer who gets invoices and pays them.
#[derive(Debug, Clone)]
pub(crate) struct Payer {
    pub(crate) id: CustomerId,
    /// By what the draws know the customer.
    pub(crate) number: u64,
    /// Of each invoice.
    pub(crate) amount: Money,
    pub(crate) terms_days: u16,
    /// The day of the next invoice.
    pub(crate) next_bill: Date,
    /// The card or mandate that is collected from on the due day.
    pub(crate) instrument: Option<Instrument>,
    /// What is wrong with it: a code of the network, and percent of the retries that succeed.
    pub(crate) trouble: Option<(&'static str, u64)>,
    pub(crate) temper: Temper,
}

impl Payer {
    /// A customer whose temper is drawn.
    pub(crate) fn new(
        id: CustomerId,
        number: u64,
        amount: Money,
        terms_days: u16,
        next_bill: Date,
        instrument: Option<Instrument>,
        draw: Draw,
    ) -> Self {
        let temper = Temper::of(draw, number);
        Self { id, number, amount, terms_days, next_bill, instrument, trouble: None, temper }
    }

    /// The method by which it is collected from the customer.
    pub(crate) fn method(&self) -> PaymentMethod {
        self.instrument.as_ref().map_or(PaymentMethod::BankTransfer, |instrument| instrument.method)
    }
}

/// The customers of a ledger, who go on as before: an invoice every thirty days, as large as the last one.
///
/// # Errors
/// What the ledger refuses to answer.
pub(crate) fn payers_of(ledger: &Ledger, today: Date, draw: Draw) -> Result<Vec<Payer>> {
    let mut payers = Vec::new();
    for (number, id) in (0..).zip(ledger.customer_ids()) {
        let account = ledger.account(id, &AsOf::day(today))?;
        let last = account.items.iter().max_by_key(|entry| (entry.item.issue_date, &entry.item.invoice_id));
        let Some(last) = last.map(|entry| &entry.item) else { continue };
        let mut on_file: BTreeMap<&InstrumentId, &Instrument> = BTreeMap::new();
        for fact in &account.facts {
            if let FactBody::PaymentMethodUpdated { instrument } = &fact.body {
                on_file.insert(&instrument.id, instrument);
            }
        }
        let works = |i: &&&Instrument| i.active && i.expires.is_none_or(|end| end > today);
        let days = last.due_date.days_since(last.issue_date);
        let mut next_bill = last.issue_date.plus_days(30)?;
        while next_bill <= today {
            next_bill = next_bill.plus_days(30)?;
        }
        let instrument = on_file.values().find(works).map(|instrument| (*instrument).clone());
        let terms_days = u16::try_from(days).unwrap_or(0);
        payers.push(Payer::new(id.clone(), number, last.amount, terms_days, next_bill, instrument, draw));
    }
    Ok(payers)
}
