//! What the made-up books consist of: bills, the items on them, sources of money, and what was put where.

use super::terms::Terms;
use receivables::{
    AdjustmentKind, AllocationId, CreditMemoId, Currency, Date, InvoiceId, PaymentId, Timestamp,
};

/// An invoice or debit memo.
#[derive(Debug)]
pub(super) struct Bill {
    pub(super) id: InvoiceId,
    pub(super) issue: Date,
    pub(super) amount: i64,
    pub(super) tax: i64,
    pub(super) terms: Terms,
    pub(super) items: std::ops::Range<usize>,
    pub(super) known: Timestamp,
    pub(super) is_void: bool,
}

/// An invoice, or an instalment of one.
#[derive(Debug)]
pub(super) struct Item {
    pub(super) bill: usize,
    pub(super) instalment: Option<u32>,
    pub(super) due: Date,
    pub(super) amount: i64,
    pub(super) open: i64,
    pub(super) known: Timestamp,
    /// The part that is contested now.
    pub(super) disputed: i64,
    /// The day on which the customer means to pay.
    pub(super) intent: Option<Date>,
    /// Paid by money whose payer is not known yet.
    pub(super) paid_unseen: bool,
    /// Promised until this day.
    pub(super) promised: Option<Date>,
    /// Covered by a payment plan.
    pub(super) in_plan: bool,
    /// A debit or card payment is under way.
    pub(super) collecting: bool,
}

/// A payment or credit memo.
#[derive(Debug)]
pub(super) struct Source {
    pub(super) payment: Option<PaymentId>,
    pub(super) credit_memo: Option<CreditMemoId>,
    pub(super) currency: Currency,
    pub(super) available: i64,
    pub(super) known: Timestamp,
    /// Live allocations: id, item, settled, taken, when known.
    pub(super) live: Vec<Put>,
}

/// A live allocation.
#[derive(Debug, Clone)]
pub(super) struct Put {
    pub(super) id: AllocationId,
    pub(super) item: Option<usize>,
    pub(super) settled: i64,
    pub(super) taken: i64,
    pub(super) known: Timestamp,
}

/// What an allocation puts on an item.
#[derive(Debug, Clone)]
pub(super) struct Share {
    pub(super) item: usize,
    /// Money in the item's currency.
    pub(super) money: i64,
    /// The same money in the payment's currency.
    pub(super) taken: i64,
    pub(super) adjustments: Vec<(AdjustmentKind, i64)>,
}

impl Share {
    pub(super) fn settled(&self) -> i64 {
        self.money + self.adjustments.iter().map(|(_, amount)| amount).sum::<i64>()
    }
}
