//! Documents with what the facts did to them.

use super::force::{Change, ForceChange, in_force};
use receivables::{
    Allocation, AllocationTarget, AsOf, Date, Dispute, Fact, Invoice, InvoiceId, PaymentId, Recovery,
    WriteOff,
};

/// An invoice and the number of one of its instalments.
pub type ItemKey = (InvoiceId, u32);

/// One item of an invoice.
#[derive(Debug, Clone, Copy)]
pub struct Instalment {
    /// When it is due.
    pub due_date: Date,
    /// What is asked for.
    pub amount: i128,
    /// Whether it is asked for before or on delivery.
    pub no_credit: bool,
}

/// An invoice with its items and, once voided, the fact that did it.
#[derive(Debug, Clone)]
pub struct InvoiceRow<'a> {
    /// The fact that issued it.
    pub fact: &'a Fact,
    /// The invoice.
    pub invoice: &'a Invoice,
    /// Its items, numbered from 1 in this order.
    pub items: Vec<Instalment>,
    /// The fact that voided it.
    pub voided: Option<&'a Fact>,
}

/// An allocation and what is in force of it.
#[derive(Debug, Clone)]
pub struct AllocationRow<'a> {
    /// The fact.
    pub fact: &'a Fact,
    /// The allocation.
    pub allocation: &'a Allocation,
    /// Changes of what is in force; the first is the allocation itself.
    pub live: Vec<ForceChange<'a>>,
}

/// A write-off and how much of it stands.
#[derive(Debug, Clone)]
pub struct WriteOffRow<'a> {
    /// The fact.
    pub fact: &'a Fact,
    /// The write-off.
    pub write_off: &'a WriteOff,
    /// Changes of the amount that stands.
    pub live: Vec<Change>,
}

/// A recovery and what is in force of it; only money.
#[derive(Debug, Clone)]
pub struct RecoveryRow<'a> {
    /// The fact.
    pub fact: &'a Fact,
    /// The recovery.
    pub recovery: &'a Recovery,
    /// Changes of what is in force; the first is the recovery itself.
    pub live: Vec<ForceChange<'a>>,
}

/// A dispute and the fact that resolved it.
#[derive(Debug, Clone)]
pub struct DisputeRow<'a> {
    /// The fact.
    pub fact: &'a Fact,
    /// The dispute.
    pub dispute: &'a Dispute,
    /// The fact that resolved it.
    pub resolved: Option<&'a Fact>,
}

/// A document with the fact that brought it.
pub type Row<'a, T> = (&'a Fact, &'a T);

/// A return with the amount it took back.
#[derive(Debug, Clone, Copy)]
pub struct ReturnRow<'a> {
    /// The fact.
    pub fact: &'a Fact,
    /// The payment.
    pub payment_id: &'a PaymentId,
    /// How much.
    pub amount: i128,
}

/// Whether a question sees a fact.
#[must_use]
pub fn seen(fact: &Fact, at: &AsOf) -> bool {
    at.sees(fact.effective, fact.recorded)
}

/// One item of an invoice by its number.
#[must_use]
pub fn item_of(row: &InvoiceRow<'_>, number: u32) -> Option<Instalment> {
    let at = usize::try_from(number).ok()?.checked_sub(1)?;
    row.items.get(at).copied()
}

pub(super) fn targets(allocation: &Allocation, key: &ItemKey) -> bool {
    match allocation.target() {
        Ok(AllocationTarget::Invoice(id, number)) => *id == key.0 && number.unwrap_or(1) == key.1,
        _ => false,
    }
}

/// What an allocation settles of its item: money and adjustments in force.
#[must_use]
pub fn settled_by(row: &AllocationRow<'_>, at: &AsOf) -> i128 {
    let force = in_force(&row.live, at);
    force.cash + force.adjusted
}
