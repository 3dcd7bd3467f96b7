//! Operations of the metrics room: one per metric, and the whole report.

use super::operation::{Operation, operation_table};
use crate::error::Result;
use crate::metrics::{
    self, Activity, AmountDays, CycleTime, EarlyPayment, Measure, MetricsOptions, MetricsReport, Precision,
    SalesPeriod,
};
use crate::money::{Money, Quantity};
use serde::Deserialize;

/// One operation per metric: its arguments by name, in the order of the function, then the precision.
macro_rules! metric_operations {
    ($($(#[doc = $doc:literal])+ $name:ident ( $($(#[$meta:meta])* $field:ident : $ty:ty),* $(,)? ) -> $out:ty;)+) => {
        $(mod $name {
            use super::*;
            #[derive(Deserialize)]
            #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
            #[serde(deny_unknown_fields)]
            pub(super) struct Given {
                $($(#[$meta])* $field: $ty,)*
                #[serde(default)]
                precision: Precision,
            }
            pub(super) fn $name(given: Given) -> Result<$out> {
                metrics::$name($(given.$field,)* given.precision)
            }
        })+
        use self::{$($name::$name),+};

        pub(super) const OPERATIONS: &[Operation] = operation_table![
            $($(#[doc = $doc])+ $name,)+
            /// All metrics of one period, for the whole and by segment.
            measure_activity,
        ];
    };
}

metric_operations! {
    /// Days sales outstanding of a period: receivables at its end, over credit sales of the period, times its days.
    dso(receivables: Money, credit_sales: Money, days: u32) -> Measure;
    /// DSO on the mean of beginning and ending receivables. Another measure than [`dso`]: label it, never mix.
    dso_average(beginning_receivables: Money, ending_receivables: Money, credit_sales: Money, days: u32) -> Measure;
    /// DSO by count-back (exhaustion): `periods`, newest first, are taken whole while receivables last, the last pro rata.
    dso_count_back(receivables: Money, periods: Vec<SalesPeriod>) -> Measure;
    /// Best possible DSO: what it would be if nothing were past due.
    best_possible_dso(current_receivables: Money, credit_sales: Money, days: u32) -> Measure;
    /// Average days delinquent: [`dso`] less [`best_possible_dso`], rounded once.
    average_days_delinquent(
        receivables: Money, current_receivables: Money, credit_sales: Money, days: u32
    ) -> Measure;
    /// Mean days late of what was paid, weighted by amount.
    weighted_days_late(
        payments: Vec<AmountDays>, #[serde(default)] early_payments: EarlyPayment
    ) -> Measure;
    /// Mean days granted (due date less issue date) of what was invoiced, weighted by amount.
    weighted_days_to_terms(invoices: Vec<AmountDays>) -> Measure;
    /// Mean days from issue to payment of what was paid, weighted by amount.
    weighted_days_to_pay(payments: Vec<AmountDays>) -> Measure;
    /// Collection effectiveness index: of what could have been collected in the period, how much was.
    collection_effectiveness(
        beginning_receivables: Money, credit_sales: Money, ending_receivables: Money,
        ending_current_receivables: Money
    ) -> Measure;
    /// Receivables turnover: credit sales over the mean of beginning and ending receivables.
    turnover(credit_sales: Money, beginning_receivables: Money, ending_receivables: Money) -> Measure;
    /// Collection period: the days of the period over the [`turnover`], from the exact turnover.
    collection_period(
        credit_sales: Money, beginning_receivables: Money, ending_receivables: Money, days: u32
    ) -> Measure;
    /// Collection rate of a cohort: cash applied so far to the invoices of a period, over what they billed.
    collection_rate(collected: Money, invoiced: Money) -> Measure;
    /// Share of receivables that is past due.
    past_due_share(past_due: Money, receivables: Money) -> Measure;
    /// Roll rate: of what was in an ageing bucket one period ago, how much is in the next older bucket now.
    roll_rate(rolled: Money, previous: Money) -> Measure;
    /// Unapplied cash in percent of gross receivables: money received that no one has matched yet.
    unapplied_share(unapplied: Money, receivables: Money) -> Measure;
    /// Disputed invoices in percent of the invoices issued, counted.
    dispute_rate(disputed: u64, issued: u64) -> Measure;
    /// Amount of disputed invoices in percent of the amount invoiced.
    dispute_rate_by_amount(disputed: Money, issued: Money) -> Measure;
    /// Promises kept (paid in full by their date and grace) in percent of the promises that came due.
    promise_kept_rate(kept: u64, due: u64) -> Measure;
    /// Payments posted without a person in percent of all payments.
    touchless_rate(auto_posted: u64, payments: u64) -> Measure;
    /// What one invoice costs: cost of the receivables function (people, systems, fees) over invoices handled.
    cost_per_invoice(cost: Money, invoices: u64) -> Measure;
    /// Invoices handled by one person of the receivables function, full-time equivalents.
    invoices_per_head(invoices: u64, headcount: Quantity) -> Measure;
    /// Bad debt expense of the period in percent of its credit sales.
    bad_debt_to_sales(bad_debt: Money, credit_sales: Money) -> Measure;
    /// Written off less recovered in percent of mean receivables.
    write_off_rate(
        written_off: Money, recovered: Money, beginning_receivables: Money, ending_receivables: Money
    ) -> Measure;
    /// Amount that dunning brought back in percent of the amount that had failed at first.
    dunning_recovery(recovered: Money, failed: Money) -> Measure;
    /// Failed payments that dunning brought back in full, in percent of those that failed, counted.
    dunning_recovery_by_count(recovered: u64, failed: u64) -> Measure;
    /// Invoices that were right the first time: neither disputed nor corrected by a credit memo, in percent.
    right_first_time_rate(faulty: u64, issued: u64) -> Measure;
    /// Median and ninetieth percentile of a list of days, in any order.
    cycle_time(days: Vec<i32>) -> CycleTime;
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Period {
    /// What happened in the period.
    activity: Activity,
    /// Which metrics, and how they are rounded.
    #[serde(default)]
    options: MetricsOptions,
}

fn measure_activity(given: Period) -> Result<MetricsReport> {
    metrics::measure(&given.activity, &given.options).map_err(|e| e.within("activity"))
}
