//! An invoice with what became of it: what the engines that look ahead learn from.

use super::vocabulary::{document, words};
use super::{ItemHistory, Settlement};
use crate::calendar::Date;
use crate::error::{Error, Result};
use crate::ids::{CustomerId, InvoiceId, Name};
use crate::money::Money;

words! {
    /// What may happen to an invoice besides payment, as far as it tells something about payment.
    MarkKind {
        /// A dispute was opened.
        DisputeOpened "dispute_opened",
        /// A dispute was resolved.
        DisputeResolved "dispute_resolved",
        /// A payment failed or was returned.
        PaymentFailed "payment_failed",
        /// The customer promised to pay.
        PromiseMade "promise_made",
        /// A promise was not kept.
        PromiseBroken "promise_broken",
        /// The customer was reminded or called.
        Contacted "contacted",
    }
}

document! {
    /// Something that happened to an invoice on a day.
    #[derive(Copy)]
    pub struct Mark {
        /// The day.
        pub date: Date,
        /// What happened.
        pub mark: MarkKind,
    }

    /// An invoice, or one instalment of it, with its payments so far.
    pub struct PastInvoice {
        /// Who owes it.
        pub customer_id: CustomerId,
        /// The invoice.
        pub invoice_id: InvoiceId,
        /// Number of the instalment, from 1.
        #[serde(default = "one", skip_serializing_if = "is_one")]
        #[cfg_attr(feature = "schema", schemars(extend("default" = 1)))]
        pub instalment: u32,
        /// The customer's segment.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub segment: Option<Name>,
        /// The company above the customer: sisters under one parent tell something of each other. The parent itself needs
        /// none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub parent_id: Option<CustomerId>,
        /// Date on the invoice.
        pub issue_date: Date,
        /// When it is due.
        pub due_date: Date,
        /// What was asked for, above zero.
        pub amount: Money,
        /// Parts that were settled, each above zero, none before the issue date. By their `kind` they are payments, or
        /// what a credit memo or a write-off took: that is not open any more from its day on, and was never paid. A part
        /// counts, and is known, from its `date` on; a payment tells days late by its value date (`source_date`).
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub payments: Vec<Settlement>,
        /// The day on which the rest was paid, not before the issue date or any part; none while it is open.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub paid_date: Option<Date>,
        /// What else happened, in any order.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub marks: Vec<Mark>,
    }
}

const fn one() -> u32 {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
const fn is_one(instalment: &u32) -> bool {
    *instalment == 1
}

impl PastInvoice {
    /// Checks what is asked of every field.
    ///
    /// # Errors
    /// [`Error::AmountOutOfRange`] for an amount or a part not above zero, [`Error::BeforeReference`] for a payment
    /// before the issue date and a paid date before a part, [`Error::CurrencyMismatch`], [`Error::ExceedsItem`] where
    /// the parts are more than the amount.
    pub fn check(&self) -> Result<()> {
        super::document_amount(self.amount).map_err(|e| e.within("amount"))?;
        if let Some(paid) = self.paid_date {
            let parts = self.payments.iter().map(|part| part.date).max();
            not_before("paid_date", paid, parts.map_or(self.issue_date, |last| last.max(self.issue_date)))?;
        }
        let mut sum = Money::zero(self.amount.currency());
        for (at, part) in self.payments.iter().enumerate() {
            let field = |name: &str| format!("payments[{at}].{name}");
            not_before(&field("date"), part.date, self.issue_date)?;
            let amount = part.amount.positive().map_err(|e| e.within(&field("amount")))?;
            sum = sum.plus(amount).map_err(|e| e.within(&field("amount")))?;
        }
        if sum.minor() <= self.amount.minor() {
            return Ok(());
        }
        Err(Error::ExceedsItem {
            field: "payments".into(),
            id: self.invoice_id.to_string(),
            asked: sum.to_string(),
            open: self.amount.to_string(),
        })
    }

    /// What is open in the morning of a day: the amount less what was settled before it.
    ///
    /// # Errors
    /// [`Error::AmountOverflow`], [`Error::CurrencyMismatch`].
    pub fn open_before(&self, day: Date) -> Result<Money> {
        if self.paid_date.is_some_and(|paid| paid < day) {
            return Ok(Money::zero(self.amount.currency()));
        }
        let mut open = self.amount;
        for part in self.payments.iter().filter(|part| part.date < day) {
            open = open.minus(part.amount)?;
        }
        Ok(open)
    }

    /// The day on which a part was paid: its value date, as far as it lies between the issue date and the day from which
    /// the part counts.
    #[must_use]
    pub fn paid_on(&self, part: &Settlement) -> Date {
        part.source_date().min(part.date).max(self.issue_date)
    }

    /// The item of an account with its settlements; none where it was voided: then it was never owed.
    ///
    /// What was put on the invoice before its issue date counts on the issue date; what was undone counts as never put
    /// there. Money recovered after a write-off does not open the invoice again, and is no payment of it.
    #[must_use]
    pub fn of_item(entry: &ItemHistory) -> Option<Self> {
        if entry.voided || !entry.item.amount.is_positive() {
            return None;
        }
        let mut payments: Vec<Settlement> = Vec::new();
        for part in &entry.settlements {
            if part.amount.is_positive() {
                payments.push(part.clone());
            } else {
                take_back(&mut payments, part);
            }
        }
        payments.iter_mut().for_each(|part| part.date = part.date.max(entry.item.issue_date));
        Some(Self {
            customer_id: entry.item.customer_id.clone(),
            invoice_id: entry.item.invoice_id.clone(),
            instalment: entry.item.instalment,
            segment: entry.item.segment.clone(),
            parent_id: None,
            issue_date: entry.item.issue_date,
            due_date: entry.item.due_date,
            amount: entry.item.amount,
            payments,
            paid_date: None,
            marks: Vec::new(),
        })
    }
}

fn not_before(field: &str, given: Date, earliest: Date) -> Result<()> {
    if given >= earliest {
        return Ok(());
    }
    Err(Error::BeforeReference {
        field: field.into(),
        given: given.to_string(),
        earliest: earliest.to_string(),
    })
}

/// Takes an undone amount out of the part that was undone: the one of the same kind, payment and day on which it was put
/// there. Where no part tells so, the newest of the kind is the one.
fn take_back(parts: &mut Vec<Settlement>, undone: &Settlement) {
    let mut minor = undone.amount.minor().saturating_neg();
    let told = |part: &Settlement| (part.kind, part.source_date(), part.allocated_on());
    for is_told in [true, false] {
        let is_it = |part: &&mut Settlement| {
            if is_told { told(part) == told(undone) } else { part.kind == undone.kind }
        };
        for part in parts.iter_mut().rev().filter(is_it) {
            let taken = minor.min(part.amount.minor());
            minor = minor.saturating_sub(taken);
            part.amount =
                Money::from_minor(part.amount.minor().saturating_sub(taken), part.amount.currency());
        }
        parts.retain(|part| part.amount.is_positive());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::{InvoiceKind, OpenItem, SettlementKind};
    use crate::money::Currency;

    fn euro(minor: i64) -> Money {
        Money::from_minor(minor, Currency::EUR)
    }

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    /// An invoice of 100.00 with what settled it.
    fn entry(settlements: Vec<Settlement>) -> ItemHistory {
        let item = OpenItem {
            invoice_id: "I1".parse().unwrap(),
            instalment: 1,
            customer_id: "ACME".parse().unwrap(),
            segment: None,
            document: InvoiceKind::Invoice,
            issue_date: day("2025-01-06"),
            due_date: day("2025-02-05"),
            amount: euro(10_000),
            open: euro(10_000),
            disputed: None,
            no_credit: false,
        };
        ItemHistory {
            item,
            number: "I1".parse().unwrap(),
            closed_on: None,
            voided: false,
            settlements,
            dunning_policy: None,
        }
    }

    fn undone(date: &str, minor: i64, paid: &str, allocated: &str) -> Settlement {
        let (source_date, allocated_on) = (Some(day(paid)), Some(day(allocated)));
        Settlement { source_date, allocated_on, ..Settlement::paid(day(date), euro(-minor)) }
    }

    fn left(settlements: Vec<Settlement>) -> Vec<(Date, i64)> {
        let invoice = PastInvoice::of_item(&entry(settlements)).unwrap();
        invoice.payments.iter().map(|part| (part.date, part.amount.minor())).collect()
    }

    #[test]
    fn what_is_undone_is_the_part_that_is_taken_back() {
        let paid = |date: &str, minor: i64| Settlement::paid(day(date), euro(minor));
        let both = [paid("2025-01-10", 6_000), paid("2025-01-20", 4_000)];
        let with = |undone: Settlement| left([both.as_slice(), &[undone]].concat());
        assert_eq!(
            with(undone("2025-01-25", 6_000, "2025-01-10", "2025-01-10")),
            [(day("2025-01-20"), 4_000)]
        );
        assert_eq!(
            with(undone("2025-01-25", 4_000, "2025-01-20", "2025-01-20")),
            [(day("2025-01-10"), 6_000)]
        );
        let half = [(day("2025-01-10"), 3_000), (day("2025-01-20"), 4_000)];
        assert_eq!(with(undone("2025-01-25", 3_000, "2025-01-10", "2025-01-10")), half);
        // Not told which: the newest, and what it does not hold out of the one before.
        assert_eq!(with(paid("2025-01-25", -5_000)), [(day("2025-01-10"), 5_000)]);
    }

    #[test]
    fn two_payments_of_one_day_are_told_apart_by_their_value_dates() {
        let put = |paid: &str, minor: i64| Settlement {
            source_date: Some(day(paid)),
            ..Settlement::paid(day("2025-01-20"), euro(minor))
        };
        let settled = vec![
            put("2025-01-10", 6_000),
            put("2025-01-17", 4_000),
            undone("2025-01-25", 6_000, "2025-01-10", "2025-01-20"),
        ];
        let invoice = PastInvoice::of_item(&entry(settled)).unwrap();
        assert_eq!(invoice.payments, [put("2025-01-17", 4_000)]);
    }

    #[test]
    fn an_undone_credit_does_not_touch_a_payment() {
        let credit = |date: &str, minor: i64| Settlement {
            kind: SettlementKind::CreditMemo,
            ..Settlement::paid(day(date), euro(minor))
        };
        let settled = vec![
            credit("2025-01-15", 4_000),
            Settlement::paid(day("2025-01-20"), euro(6_000)),
            credit("2025-01-25", -4_000),
        ];
        assert_eq!(left(settled), [(day("2025-01-20"), 6_000)]);
    }
}
