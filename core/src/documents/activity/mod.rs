//! What happened in a period, as plain lists: all that the metrics need, and nothing that a ledger would not know.
//!
//! A ledger makes one for any period (`Ledger::activity`), or the host fills one from its own tables.
//!
//! Currencies stay apart: each entry is in one currency, and a metric is of one currency. A *segment* groups
//! customers as the host likes; entries without one form a group of their own.

mod balance;
mod check;

pub use balance::{BucketBalance, ReceivablesBalance};

use crate::calendar::Date;
use crate::documents::PaymentMethod;
use crate::documents::vocabulary::{document, words};
use crate::ids::{AttemptId, CustomerId, DisputeId, InvoiceId, Name, PaymentId, PolicyId, PromiseId};
use crate::money::{Money, Quantity};

document! {
    /// What happened from one day to another, both included.
    pub struct Activity {
        /// First day of the period.
        pub from: Date,
        /// Last day of the period.
        pub to: Date,
        /// Invoices issued in the period.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub invoices: Vec<InvoiceActivity>,
        /// Credit memos issued in the period: they lower its credit sales.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub credit_memos: Vec<SegmentAmount>,
        /// Payments received in the period.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub payments: Vec<PaymentActivity>,
        /// Receivables at the beginning and end; one entry per currency and segment.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub balances: Vec<BalanceActivity>,
        /// Net credit sales (invoices less credit memos) by calendar month, for the count-back: as far back as there
        /// is history, up to the month of `to`. A month without an entry had no sales.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub sales: Vec<MonthlySales>,
        /// Disputes opened or closed in the period.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub disputes: Vec<DisputeActivity>,
        /// Promises made, or come due, in the period.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub promises: Vec<PromiseActivity>,
        /// Payments that failed at first, with what came back since.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub failures: Vec<FailureActivity>,
        /// Amounts written off in the period.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub write_offs: Vec<SegmentAmount>,
        /// Amounts that came in for what had been written off.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub recoveries: Vec<SegmentAmount>,
        /// Bad debt expense booked in the period: write-offs where they are booked directly, else the change of the
        /// provision. Leave empty where not known.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub bad_debts: Vec<SegmentAmount>,
        /// What the receivables function cost in the period, as the host states it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub cost: Option<Money>,
        /// People in the receivables function, full-time equivalents, as the host states it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub headcount: Option<Quantity>,
    }

    /// An invoice issued in the period, as it stands at its end.
    pub struct InvoiceActivity {
        /// The invoice.
        pub id: InvoiceId,
        /// Its customer.
        pub customer_id: CustomerId,
        /// The customer's segment.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub segment: Option<Name>,
        /// Issue date, in the period.
        pub issue_date: Date,
        /// Due date; of the last instalment where there are several. It lies before the issue date where the terms
        /// count from an earlier delivery.
        pub due_date: Date,
        /// What was billed, tax included, above zero.
        pub amount: Money,
        /// Cash applied to it up to the end of the period; credits do not count.
        pub collected: Money,
        /// The day it reached the customer.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub delivered_on: Option<Date>,
        /// The day the customer first opened it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub viewed_on: Option<Date>,
        /// The day nothing was open any more.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub closed_on: Option<Date>,
        /// Whether it was ever disputed.
        #[serde(default, skip_serializing_if = "crate::documents::is_false")]
        pub is_disputed: bool,
        /// Whether a credit memo corrected it.
        #[serde(default, skip_serializing_if = "crate::documents::is_false")]
        pub is_credited: bool,
    }

    /// A payment received in the period.
    pub struct PaymentActivity {
        /// The payment.
        pub id: PaymentId,
        /// Its customer; absent while unknown.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub customer_id: Option<CustomerId>,
        /// The customer's segment.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub segment: Option<Name>,
        /// How it was paid.
        pub method: PaymentMethod,
        /// Value date, in the period.
        pub date: Date,
        /// How much, above zero.
        pub amount: Money,
        /// Whether it was applied whole without a person.
        pub is_auto_posted: bool,
        /// The day nothing of it was unapplied any more.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub applied_on: Option<Date>,
        /// What it paid.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub applied: Vec<AppliedActivity>,
    }

    /// A part of a payment put on an invoice.
    pub struct AppliedActivity {
        /// How much of the payment's currency, zero or more.
        pub amount: Money,
        /// Value date less due date; below zero when early.
        pub days_late: i32,
        /// Value date less issue date.
        pub days_to_pay: i32,
    }

    /// Receivables of one currency and segment at the beginning and the end of the period.
    pub struct BalanceActivity {
        /// The segment.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub segment: Option<Name>,
        /// At the end of the day before `from`.
        pub beginning: ReceivablesBalance,
        /// At the end of `to`.
        pub ending: ReceivablesBalance,
    }

    /// Net credit sales of one calendar month, of one currency and segment.
    pub struct MonthlySales {
        /// First day of the month.
        pub month: Date,
        /// The segment.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub segment: Option<Name>,
        /// Invoices less credit memos; up to `to` only, for its month.
        pub amount: Money,
    }

    /// A dispute.
    pub struct DisputeActivity {
        /// The dispute.
        pub id: DisputeId,
        /// The customer's segment.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub segment: Option<Name>,
        /// The disputed amount, above zero.
        pub amount: Money,
        /// The day it was opened.
        pub opened_on: Date,
        /// The day it was resolved.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub closed_on: Option<Date>,
    }

    /// A promise to pay, with what became of it.
    pub struct PromiseActivity {
        /// The promise.
        pub id: PromiseId,
        /// The customer's segment.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub segment: Option<Name>,
        /// How much was promised, above zero.
        pub amount: Money,
        /// What became of it up to the end of the period.
        pub outcome: PromiseOutcome,
    }

    /// A payment that failed at first.
    pub struct FailureActivity {
        /// The first attempt that failed.
        pub id: AttemptId,
        /// The customer's segment.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub segment: Option<Name>,
        /// How it should have been paid.
        pub method: PaymentMethod,
        /// How much should have been paid, above zero.
        pub amount: Money,
        /// How much of it came in within the window that the host looks at; from zero to the amount.
        pub recovered: Money,
        /// The dunning policy that pursued it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub policy_id: Option<PolicyId>,
        /// The highest dunning level it reached, 0 before the first reminder; absent where not known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub level: Option<u32>,
    }

    /// An amount of a segment.
    pub struct SegmentAmount {
        /// The segment.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub segment: Option<Name>,
        /// How much.
        pub amount: Money,
    }
}

words! {
    /// What became of a promise.
    PromiseOutcome {
        /// Paid in full by its date and grace.
        Kept "kept",
        /// Not paid in full by then.
        Broken "broken",
        /// Its date and grace have not passed.
        Pending "pending",
    }
}
