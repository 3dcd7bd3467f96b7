//! Where a promise or payment plan stands on a day: plain data that one engine makes and others read; and which money
//! counts for it, a rule that follow-up and the metrics share.

use super::vocabulary::{document, words};
use super::{CreditKind, OpenCredit, Settlement, SettlementKind};
use crate::calendar::Date;
use crate::error::Result;
use crate::ids::{InvoiceId, Reference};
use crate::money::{Currency, Money};

words! {
    /// What kind of commitment it is.
    CommitmentKind {
        /// A promise to pay by a day.
        Promise "promise",
        /// A payment plan with instalments.
        Plan "plan",
    }
}

words! {
    /// Where a commitment stands.
    Standing {
        /// Its day has not passed.
        Active "active",
        /// The money came in time.
        Kept "kept",
        /// Not all of the money came in time, but so much that the policy does not take it for broken.
        PartlyKept "partly_kept",
        /// The money did not come in time.
        Broken "broken",
        /// Another commitment took its place before it was due.
        Replaced "replaced",
    }
}

document! {
    /// A promise or plan and where it stands.
    pub struct CommitmentStanding {
        /// Promise or plan.
        pub commitment: CommitmentKind,
        /// Its id.
        pub id: Reference,
        /// The day it was made.
        pub made_on: Date,
        /// For which invoices; all of its currency where empty.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub invoice_ids: Vec<InvoiceId>,
        /// What was promised in all.
        pub amount: Money,
        /// What came for it in time, zero or more.
        pub received: Money,
        /// Where it stands.
        pub standing: Standing,
        /// Last day, grace included, on which the money now awaited is in time; for a broken commitment the day that
        /// passed in vain.
        pub deadline: Date,
        /// The day on which it was kept in full, partly kept, broken or replaced; none while it is active.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub ended_on: Option<Date>,
    }
}

/// The money that came for a promise or plan, by the day on which it counts.
///
/// | what counts | on which day |
/// | --- | --- |
/// | a payment of anyone put on its items since it was made, adjustments included | its value date, so that late matching breaks no promise; the day of the allocation where the money was there before |
/// | money of the customer that belongs to no item yet, or is kept on account | its value date |
///
/// What was taken back later does not count. Credit memos and write-offs do not: they are no money.
pub(crate) struct Receipts {
    zero: Money,
    by_day: Vec<(Date, Money)>,
}

impl Receipts {
    /// The money for a commitment made on a day, out of what settled its items and the customer's credits.
    pub(crate) fn new<'a>(
        made_on: Date,
        currency: Currency,
        settlements: impl IntoIterator<Item = &'a Settlement>,
        credits: impl IntoIterator<Item = &'a OpenCredit>,
    ) -> Self {
        let mut by_day = Vec::new();
        let paid = settlements.into_iter().filter(|s| s.kind == SettlementKind::Payment);
        for settlement in paid.filter(|s| s.amount.currency() == currency && s.allocated_on() >= made_on) {
            let source = settlement.source_date();
            let day = if source >= made_on { source } else { settlement.allocated_on() };
            by_day.push((day, settlement.amount));
        }
        let money = |kind: CreditKind| matches!(kind, CreditKind::Unapplied | CreditKind::OnAccount);
        let free = credits.into_iter().filter(|c| money(c.credit) && c.open.currency() == currency);
        by_day.extend(free.map(|credit| (credit.date, credit.open)));
        by_day.retain(|(day, _)| *day >= made_on);
        by_day.sort_by_key(|(day, amount)| (*day, amount.minor()));
        Self { zero: Money::zero(currency), by_day }
    }

    /// What came up to a day, zero or more.
    ///
    /// # Errors
    /// [`crate::Error::AmountOverflow`].
    pub(crate) fn up_to(&self, until: Date) -> Result<Money> {
        let mut counts = self.by_day.iter().filter(|(day, _)| *day <= until);
        let sum = counts.try_fold(self.zero, |sum, (_, amount)| sum.plus(*amount))?;
        Ok(if sum.is_negative() { self.zero } else { sum })
    }

    /// The first day up to another on which at least an amount had come; none where it did not.
    ///
    /// # Errors
    /// [`crate::Error::AmountOverflow`].
    pub(crate) fn reached_on(&self, amount: Money, until: Date) -> Result<Option<Date>> {
        for (day, _) in self.by_day.iter().filter(|(day, _)| *day <= until) {
            if self.up_to(*day)?.minor() >= amount.minor() {
                return Ok(Some(*day));
            }
        }
        Ok(None)
    }
}
