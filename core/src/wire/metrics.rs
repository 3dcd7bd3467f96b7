//! Operations of the metrics room: one per metric, and the whole report.

use super::Operation;
use super::operation::run;
use crate::error::Result;
use crate::metrics::{
    self, Activity, AmountDays, CycleTime, EarlyPayment, Measure, MetricsOptions, MetricsReport, Precision,
    SalesPeriod,
};
use crate::money::{Money, Quantity};
use serde::Deserialize;

/// One operation per metric: its arguments by name, in the order of the function, then the precision.
macro_rules! operations {
    ($($name:ident ( $($(#[$meta:meta])* $field:ident : $ty:ty),* ) -> $out:ty;)+) => {
        pub(super) const OPERATIONS: &[Operation] = &[
            $(Operation { name: stringify!($name), run: $name },)+
            Operation { name: "measure_activity", run: |given| run(given, measure_activity) },
        ];

        $(fn $name(given: &str) -> Result<String> {
            #[derive(Deserialize)]
            #[serde(deny_unknown_fields)]
            struct Given {
                $($(#[$meta])* $field: $ty,)*
                #[serde(default)]
                precision: Precision,
            }
            fn body(given: Given) -> Result<$out> {
                metrics::$name($(given.$field,)* given.precision)
            }
            run(given, body)
        })+
    };
}

operations! {
    dso(receivables: Money, credit_sales: Money, days: u32) -> Measure;
    dso_average(beginning_receivables: Money, ending_receivables: Money, credit_sales: Money, days: u32) -> Measure;
    dso_count_back(receivables: Money, periods: Vec<SalesPeriod>) -> Measure;
    best_possible_dso(current_receivables: Money, credit_sales: Money, days: u32) -> Measure;
    average_days_delinquent(
        receivables: Money, current_receivables: Money, credit_sales: Money, days: u32
    ) -> Measure;
    weighted_days_late(
        payments: Vec<AmountDays>, #[serde(default)] early_payments: EarlyPayment
    ) -> Measure;
    weighted_days_to_terms(invoices: Vec<AmountDays>) -> Measure;
    weighted_days_to_pay(payments: Vec<AmountDays>) -> Measure;
    collection_effectiveness(
        beginning_receivables: Money, credit_sales: Money, ending_receivables: Money,
        ending_current_receivables: Money
    ) -> Measure;
    turnover(credit_sales: Money, beginning_receivables: Money, ending_receivables: Money) -> Measure;
    collection_period(
        credit_sales: Money, beginning_receivables: Money, ending_receivables: Money, days: u32
    ) -> Measure;
    collection_rate(collected: Money, invoiced: Money) -> Measure;
    past_due_share(past_due: Money, receivables: Money) -> Measure;
    roll_rate(rolled: Money, previous: Money) -> Measure;
    unapplied_share(unapplied: Money, receivables: Money) -> Measure;
    dispute_rate(disputed: u64, issued: u64) -> Measure;
    dispute_rate_by_amount(disputed: Money, issued: Money) -> Measure;
    promise_kept_rate(kept: u64, due: u64) -> Measure;
    touchless_rate(auto_posted: u64, payments: u64) -> Measure;
    cost_per_invoice(cost: Money, invoices: u64) -> Measure;
    invoices_per_head(invoices: u64, headcount: Quantity) -> Measure;
    bad_debt_to_sales(bad_debt: Money, credit_sales: Money) -> Measure;
    write_off_rate(
        written_off: Money, recovered: Money, beginning_receivables: Money, ending_receivables: Money
    ) -> Measure;
    dunning_recovery(recovered: Money, failed: Money) -> Measure;
    dunning_recovery_by_count(recovered: u64, failed: u64) -> Measure;
    right_first_time_rate(faulty: u64, issued: u64) -> Measure;
    cycle_time(days: Vec<i32>) -> CycleTime;
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Period {
    activity: Activity,
    #[serde(default)]
    options: MetricsOptions,
}

fn measure_activity(given: Period) -> Result<MetricsReport> {
    metrics::measure(&given.activity, &given.options).map_err(|e| e.within("activity"))
}
