//! What is expected of one invoice, and of a customer's next one.

use super::vocabulary::{document, words};
use crate::calendar::Date;
use crate::ids::{CustomerId, InvoiceId, Name};
use crate::money::{Money, Ratio};
use crate::reason::Reason;

words! {
    /// The chance that a score is about.
    ScoredChance {
        /// Paid after the due date: for an invoice that is not past due.
        Late "late",
        /// Still unpaid in thirty days: for an invoice that is past due.
        UnpaidInThirtyDays "unpaid_in_thirty_days",
    }
}

document! {
    /// What moved a score, and how far.
    pub struct Contribution {
        /// Points, above zero where it raises the chance.
        pub points: i64,
        /// What it is, with the figures behind it.
        pub reason: Reason,
    }

    /// The chance behind an invoice's rank, as points that add up.
    pub struct RiskScore {
        /// The chance that is scored.
        pub chance: ScoredChance,
        /// The hundredfold natural logarithm of its odds: 0 is one in two, 110 three in four, -220 one in ten.
        pub points: i64,
        /// The points of an invoice of the same terms from a customer without history.
        pub base_points: i64,
        /// What leads from the one to the other: with the base they add up to the points. Strongest first.
        pub contributions: Vec<Contribution>,
    }

    /// What is expected up to a day.
    pub struct HorizonOutlook {
        /// Days from the day of the question: 7 means that day and the six after it.
        pub days: u32,
        /// The chance that nothing of what is open is paid by then.
        pub p_unpaid: Ratio,
        /// What is expected to be collected by then, of what is open.
        pub expected: Money,
    }

    /// A point of a survival curve.
    pub struct CurvePoint {
        /// The day at whose end it holds.
        pub date: Date,
        /// The chance that what is open is unpaid then: the share of many such invoices that still is.
        pub p_unpaid: Ratio,
    }

    /// What is expected of an invoice that is open in the morning of a day.
    pub struct InvoiceOutlook {
        /// Who owes it.
        pub customer_id: CustomerId,
        /// The invoice.
        pub invoice_id: InvoiceId,
        /// Number of the instalment, from 1.
        pub instalment: u32,
        /// The day of the question: what happened on it is not known yet.
        pub as_of: Date,
        /// When it is due.
        pub due_date: Date,
        /// What is open, above zero.
        pub open: Money,
        /// Chance from 0 to 1 that it is paid after its due date; 1 when that has passed.
        pub p_late: Ratio,
        /// Chance from 0 to 1 that it is paid more than 30 days after its due date, or never.
        pub p_late_over_30: Ratio,
        /// First day by which it is paid with a chance of one in ten; none where the model does not reach so far.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub early_date: Option<Date>,
        /// First day by which it is as likely paid as not.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub expected_date: Option<Date>,
        /// With `early_date`, the bounds between which it is paid with a chance of about four in five.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub late_date: Option<Date>,
        /// By horizon, as asked for.
        pub horizons: Vec<HorizonOutlook>,
        /// The survival curve, a point for each day from `as_of` on, as many as asked for.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub curve: Vec<CurvePoint>,
        /// Why, in points that add up.
        pub score: RiskScore,
        /// Payments of the customer that were known, parts counted by share and rounded down.
        pub known_payments: u32,
        /// The model that says so.
        pub model: Name,
    }
}

words! {
    /// A letter for the risk that the next invoice of a customer is paid late or very late.
    RiskGrade {
        /// The least risk.
        A "a",
        /// Little risk.
        B "b",
        /// Some risk.
        C "c",
        /// Much risk.
        D "d",
        /// The most risk.
        E "e",
    }
}

document! {
    /// How a customer stands: what an invoice issued within a week would meet, on the customer's usual terms, amount and
    /// days of the week; of these the one whose chance to be late is the middle one.
    pub struct CustomerGrade {
        /// The customer.
        pub customer_id: CustomerId,
        /// The day of the question.
        pub as_of: Date,
        /// The letter.
        pub grade: RiskGrade,
        /// Health from 0 (worst) to 100: half for being on time, half for not being over 30 days late.
        pub health: u32,
        /// Chance that the invoice is paid late.
        pub p_late: Ratio,
        /// Chance that it is paid more than 30 days late, or never.
        pub p_late_over_30: Ratio,
        /// Days from the due date to the day by which it is as likely paid as not; below zero when early.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub expected_days_late: Option<i32>,
        /// Why, in points that add up.
        pub score: RiskScore,
        /// Payments that were known, parts counted by share and rounded down.
        pub known_payments: u32,
        /// The model that says so.
        pub model: Name,
    }
}
