//! Metrics: how long sales stay unpaid, how well they are collected, how clean the work is.
//!
//! Every metric is a plain function from amounts and counts of one currency to a [`Measure`]; [`measure()`] takes an
//! [`Activity`] and returns them all. Definitions, assumptions and worked figures are in `docs/concepts/metrics.md`.
//! Nothing here knows the ledger: it makes an activity, or the host fills one from its own tables.

mod balance;
mod cycle;
mod dso;
mod effectiveness;
mod figures;
mod measure;
mod quality;
mod report;
mod slice;

pub use crate::documents::{
    Activity, AppliedActivity, BalanceActivity, BucketBalance, DisputeActivity, FailureActivity,
    InvoiceActivity, MonthlySales, PaymentActivity, PromiseActivity, PromiseOutcome, ReceivablesBalance,
    SegmentAmount,
};
pub use balance::ReceivablesBasis;
pub use cycle::{CycleTime, cycle_time};
pub use dso::{
    EarlyPayment, SalesPeriod, average_days_delinquent, best_possible_dso, dso, dso_average, dso_count_back,
    weighted_days_late, weighted_days_to_pay, weighted_days_to_terms,
};
pub use effectiveness::{
    collection_effectiveness, collection_period, collection_rate, past_due_share, roll_rate, turnover,
};
pub use measure::{AmountDays, Measure, Precision, Unit};
pub use quality::{
    bad_debt_to_sales, cost_per_invoice, dispute_rate, dispute_rate_by_amount, dunning_recovery,
    dunning_recovery_by_count, invoices_per_head, promise_kept_rate, right_first_time_rate, touchless_rate,
    unapplied_share, write_off_rate,
};
pub use report::{
    CountMetrics, CurrencyMetrics, LevelMetrics, MethodMetrics, MetricSet, MetricsOptions, MetricsReport,
    PolicyMetrics, RollRate, SegmentMetrics, measure,
};
