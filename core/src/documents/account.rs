//! One customer with everything the ledger knows of them: what follow-up, risk and a person at the desk read.

use super::vocabulary::{document, words};
use super::{CrmMark, Customer, Fact, FactBody, OpenCredit, OpenItem};
use crate::calendar::{AsOf, Date};
use crate::ids::{PolicyId, Reference};
use crate::money::Money;
use std::collections::BTreeSet;

words! {
    /// What settled part of an item.
    SettlementKind {
        /// Money of a payment, with the adjustments that came with it.
        Payment "payment",
        /// A credit memo.
        CreditMemo "credit_memo",
        /// Given up as lost.
        WriteOff "write_off",
    }
}

fn payment() -> SettlementKind {
    SettlementKind::Payment
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
fn is_payment(kind: &SettlementKind) -> bool {
    *kind == SettlementKind::Payment
}

document! {
    /// Money or another cause that settled part of an item on a day.
    pub struct Settlement {
        /// The day from which it counts.
        pub date: Date,
        /// What settled it; a payment unless given. Only a payment is money paid.
        #[serde(default = "payment", skip_serializing_if = "is_payment")]
        #[cfg_attr(feature = "schema", schemars(extend("default" = "payment")))]
        pub kind: SettlementKind,
        /// How much was settled; below zero when a settlement was undone.
        pub amount: Money,
        /// Value date of the payment, or date of the credit memo, where it is not `date`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub source_date: Option<Date>,
        /// The day on which the payment or credit memo was put on the item, where it is not `date`: where it was undone
        /// later.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub allocated_on: Option<Date>,
    }

    /// An item with its past.
    pub struct ItemHistory {
        /// The item as it is on the day of the question; its open amount may be zero.
        pub item: OpenItem,
        /// Number as printed on the invoice.
        pub number: Reference,
        /// Day on which the open amount last became zero; none while it is open.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub closed_on: Option<Date>,
        /// Whether the invoice was voided.
        #[serde(default, skip_serializing_if = "super::is_false")]
        pub voided: bool,
        /// What settled it, by day; settlements of one day, kind, source date and allocation date are one entry.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub settlements: Vec<Settlement>,
        /// Dunning policy named on the invoice.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub dunning_policy: Option<PolicyId>,
    }

    /// A customer with items, credits and facts as of a day.
    pub struct AccountHistory {
        /// The customer as known.
        pub customer: Customer,
        /// Every item ever, by due date, then invoice and instalment.
        pub items: Vec<ItemHistory>,
        /// Credits that are not used up.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub credits: Vec<OpenCredit>,
        /// Every fact about the customer that counts for the question, and whatever moved money on their items, in the
        /// order of the ledger (recorded, effective, kind, id).
        pub facts: Vec<Fact>,
    }
}

impl Settlement {
    /// Money paid on a day.
    #[must_use]
    pub const fn paid(date: Date, amount: Money) -> Self {
        Self { date, kind: SettlementKind::Payment, amount, source_date: None, allocated_on: None }
    }

    /// Value date of the payment, or date of the credit memo; the day from which it counts where none is given.
    #[must_use]
    pub fn source_date(&self) -> Date {
        self.source_date.unwrap_or(self.date)
    }

    /// The day on which the payment or credit memo was put on the item.
    #[must_use]
    pub fn allocated_on(&self) -> Date {
        self.allocated_on.unwrap_or(self.date)
    }
}

impl AccountHistory {
    /// The marks of the CRM that hold for a question: those of the customer's record, as the notes after it set them or
    /// took them back. A record and a note stand in the order of day, instant and kind; a later record says all there is
    /// to say, so it takes back what notes had set before.
    #[must_use]
    pub fn marks(&self, as_of: &AsOf) -> Vec<CrmMark> {
        let tells = |fact: &&Fact| {
            matches!(fact.body, FactBody::CustomerRecorded { .. } | FactBody::AccountNoted { .. })
                && as_of.sees(fact.effective, fact.recorded)
        };
        let mut facts: Vec<&Fact> = self.facts.iter().filter(tells).collect();
        facts.sort_by_key(|fact| (fact.effective, fact.happened_at(), fact.order()));
        let mut marks: BTreeSet<CrmMark> = self.customer.marks.iter().copied().collect();
        for fact in facts {
            match &fact.body {
                FactBody::CustomerRecorded { customer } if customer.id == self.customer.id => {
                    marks = customer.marks.iter().copied().collect();
                }
                FactBody::AccountNoted { note } => {
                    let Some(mark) = note.mark else { continue };
                    if note.marked {
                        marks.insert(mark);
                    } else {
                        marks.remove(&mark);
                    }
                }
                _ => {}
            }
        }
        marks.into_iter().collect()
    }
}
