//! The records of the ledger: items, sources, allocations and the entries that change them.
//!
//! Amounts are integers in the smallest unit. Records point to each other by place; a record is only ever appended,
//! and taken off again when the fact that made it is refused within a batch.

use super::index::NONE;
use crate::calendar::{Date, Timestamp};
use crate::documents::InvoiceKind;
use crate::ids::{AllocationId, CustomerId, InvoiceId, Name, RecoveryId};
use crate::money::Currency;
use compact_str::CompactString;

/// What is known of a customer from a day on.
#[derive(Debug, Clone)]
pub(super) struct Version {
    pub(super) fact: u32,
    pub(super) effective: Date,
    pub(super) recorded: Timestamp,
    pub(super) segment: Option<Name>,
    pub(super) parent: Option<CustomerId>,
}

/// A customer with the heads of its lists.
#[derive(Debug, Clone)]
pub(super) struct CustomerRecord {
    pub(super) id: CustomerId,
    pub(super) versions: Vec<Version>,
    pub(super) last_fact: u32,
    pub(super) last_item: u32,
    pub(super) last_source: u32,
    pub(super) last_link: u32,
}

/// A fact that touched what is a customer's, and is itself about another one or none: a payment of the parent, or of an
/// unknown payer, put on an item.
#[derive(Debug, Clone, Copy)]
pub(super) struct Link {
    pub(super) customer: u32,
    pub(super) fact: u32,
    /// The fact that brought the two together; before it counts, the link does not.
    pub(super) via: u32,
    pub(super) earlier_of_customer: u32,
}

/// One instalment of an invoice or debit memo.
#[derive(Debug, Clone)]
pub(super) struct Item {
    pub(super) invoice: InvoiceId,
    pub(super) fact: u32,
    pub(super) customer: u32,
    pub(super) amount: i64,
    pub(super) open: i64,
    pub(super) disputed: i64,
    pub(super) issue: Date,
    pub(super) due: Date,
    /// The latest effective date of its entries.
    pub(super) latest: Date,
    pub(super) currency: Currency,
    pub(super) last_entry: u32,
    pub(super) earlier_of_customer: u32,
    pub(super) instalment: u16,
    pub(super) instalments: u16,
    pub(super) kind: InvoiceKind,
    pub(super) voided: bool,
    /// Whether the terms grant no credit for it.
    pub(super) no_credit: bool,
}

impl Item {
    /// The disputed part of what is open.
    pub(super) fn disputed_open(&self) -> i64 {
        self.disputed.min(self.open)
    }
}

/// Where money for items comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SourceKind {
    Payment,
    CreditMemo,
}

/// A payment or credit memo with what is left of it.
#[derive(Debug, Clone)]
pub(super) struct Source {
    pub(super) id: CompactString,
    pub(super) fact: u32,
    /// `NONE` while the payer is not identified.
    pub(super) customer: u32,
    pub(super) amount: i64,
    pub(super) available: i64,
    pub(super) on_account: i64,
    pub(super) returned: i64,
    pub(super) date: Date,
    /// The latest effective date of its entries.
    pub(super) latest: Date,
    pub(super) currency: Currency,
    pub(super) last_entry: u32,
    pub(super) earlier_of_customer: u32,
    pub(super) kind: SourceKind,
}

/// An allocation with what is still in force of it.
#[derive(Debug, Clone)]
pub(super) struct AllocationRecord {
    pub(super) id: AllocationId,
    pub(super) fact: u32,
    /// `NONE` for money on account.
    pub(super) item: u32,
    pub(super) source: u32,
    /// For money on account: whose.
    pub(super) on_account_customer: u32,
    pub(super) cash: i64,
    pub(super) taken: i64,
    pub(super) adjusted: i64,
}

impl AllocationRecord {
    pub(super) const fn is_live(&self) -> bool {
        self.taken > 0
    }
}

/// What kind of change an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum EntryKind {
    Allocated,
    Unallocated,
    Unwound,
    Released,
    Returned,
    Refunded,
    WrittenOff,
    WriteOffReleased,
    Recovered,
    RecoveryUnwound,
    Voided,
    DisputeOpened,
    DisputeEnded,
}

/// A change to an item, a source or both.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    pub(super) kind: EntryKind,
    pub(super) fact: u32,
    pub(super) effective: Date,
    pub(super) item: u32,
    pub(super) source: u32,
    /// The allocation, write-off, recovery or dispute that it changes.
    pub(super) subject: u32,
    /// Change of the item's open amount, adjustments included.
    pub(super) item_delta: i64,
    /// The part of `item_delta` that is an adjustment; for a dispute the change of the disputed amount.
    pub(super) extra_delta: i64,
    /// Change of what is available of the source.
    pub(super) source_delta: i64,
    pub(super) earlier_of_item: u32,
    pub(super) earlier_of_source: u32,
    /// A fact before which the entry cannot be known, because it takes back what that fact did; `NONE` if there is none.
    pub(super) known_with: u32,
}

impl Entry {
    /// An entry that changes nothing yet.
    pub(super) const fn new(kind: EntryKind, fact: u32, effective: Date) -> Self {
        Self {
            kind,
            fact,
            effective,
            item: NONE,
            source: NONE,
            subject: NONE,
            item_delta: 0,
            extra_delta: 0,
            source_delta: 0,
            earlier_of_item: NONE,
            earlier_of_source: NONE,
            known_with: NONE,
        }
    }

    pub(super) const fn is_dispute(&self) -> bool {
        matches!(self.kind, EntryKind::DisputeOpened | EntryKind::DisputeEnded)
    }

    /// Whether it uses money for what was written off, or takes that back.
    pub(super) const fn is_recovery(&self) -> bool {
        matches!(self.kind, EntryKind::Recovered | EntryKind::RecoveryUnwound)
    }

    /// Whether a return took it out of an allocation or recovery.
    pub(super) const fn is_unwound(&self) -> bool {
        matches!(self.kind, EntryKind::Unwound | EntryKind::RecoveryUnwound)
    }

    pub(super) const fn is_allocation(&self) -> bool {
        matches!(
            self.kind,
            EntryKind::Allocated | EntryKind::Unallocated | EntryKind::Unwound | EntryKind::Released
        )
    }
}

/// A write-off with the head of the list of what was recovered of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct WriteOffRecord {
    pub(super) item: u32,
    pub(super) fact: u32,
    pub(super) amount: i64,
    pub(super) released: bool,
    pub(super) last_recovery: u32,
}

/// A recovery of what was written off.
#[derive(Debug, Clone)]
pub(super) struct RecoveryRecord {
    pub(super) id: RecoveryId,
    pub(super) fact: u32,
    pub(super) write_off: u32,
    pub(super) source: u32,
    pub(super) earlier_of_write_off: u32,
}

/// A dispute with its item and amount.
#[derive(Debug, Clone, Copy)]
pub(super) struct DisputeRecord {
    pub(super) item: u32,
    pub(super) fact: u32,
    pub(super) amount: i64,
    pub(super) open: bool,
}

/// What a named record is; ids of different kinds may be equal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NamedKind {
    Attempt,
    Refund,
    WriteOff,
    Recovery,
    Message,
    Promise,
    Plan,
    Dispute,
    Block,
    Movement,
    /// A return, by payment and network reference.
    NetworkReturn,
    /// A failure, by attempt or customer and network reference.
    NetworkFailure,
}

/// Something with an id of its own that later facts may refer to.
#[derive(Debug, Clone)]
pub(super) struct Named {
    pub(super) kind: NamedKind,
    pub(super) id: CompactString,
    pub(super) fact: u32,
    pub(super) customer: u32,
    /// Place among write-offs or disputes.
    pub(super) subject: u32,
    /// Whether it has ended (a block lifted).
    pub(super) ended: bool,
}
