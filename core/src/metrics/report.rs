//! All metrics of a period at once: by currency, by segment, by payment method, by dunning policy and level.
//!
//! A metric of amounts is of one currency; nothing is ever added across currencies. What only counts documents or
//! days is also given over all currencies.

use super::cycle::{CycleTime, cycle_time};
use super::figures::{measure_counts, measure_method, measure_slice, recovery_by_level, recovery_by_policy};
use super::measure::{Measure, Precision};
use super::slice::slices;
use super::{Activity, EarlyPayment, ReceivablesBasis};
use crate::calendar::Date;
use crate::documents::PaymentMethod;
use crate::error::Result;
use crate::ids::{Name, PolicyId};
use crate::money::{Currency, Money};
use crate::vocabulary::document;

document! {
    /// How the metrics are measured.
    #[derive(Copy, Default)]
    pub struct MetricsOptions {
        /// Decimals and rounding of every measure but bad debt to sales: half up to 2.
        #[serde(default)]
        pub precision: Precision,
        /// Decimals and rounding of bad debt to sales: half up to 3 unless given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub bad_debt_precision: Option<Precision>,
        /// Which receivables are measured.
        #[serde(default)]
        pub receivables: ReceivablesBasis,
        /// What a payment before its due date counts in the days late.
        #[serde(default)]
        pub early_payments: EarlyPayment,
    }

    /// The metrics of a period.
    pub struct MetricsReport {
        /// First day of the period.
        pub from: Date,
        /// Last day of the period.
        pub to: Date,
        /// Days of the period, both ends included.
        pub days: u32,
        /// What was measured, so that a reader knows which DSO this is.
        pub options: MetricsOptions,
        /// What counts documents and days, over all currencies.
        pub overall: CountMetrics,
        /// By currency, sorted.
        pub by_currency: Vec<CurrencyMetrics>,
        /// By currency and segment, sorted; entries without a segment come first.
        pub by_segment: Vec<SegmentMetrics>,
        /// By currency and payment method, sorted.
        pub by_method: Vec<MethodMetrics>,
        /// By currency, dunning policy and level, sorted: how the steps of a sequence perform.
        pub by_level: Vec<LevelMetrics>,
        /// By currency and dunning policy, sorted: how sequences compare.
        pub by_policy: Vec<PolicyMetrics>,
    }

    /// Metrics that count documents or days.
    pub struct CountMetrics {
        /// Invoices issued.
        pub invoices: u64,
        /// Payments received.
        pub payments: u64,
        /// Disputed invoices of those issued.
        pub dispute_rate: Measure,
        /// Invoices neither disputed nor credited.
        pub right_first_time_rate: Measure,
        /// Promises kept of those that came due.
        pub promise_kept_rate: Measure,
        /// Payments posted without a person.
        pub touchless_rate: Measure,
        /// Failed payments recovered in full.
        pub dunning_recovery_by_count: Measure,
        /// Cost of the function per invoice, in the currency of the cost; only over all currencies.
        pub cost_per_invoice: Measure,
        /// Invoices per person; only over all currencies.
        pub invoices_per_head: Measure,
        /// Days from issue to delivery.
        pub issue_to_delivery: CycleTime,
        /// Days from delivery to the first view.
        pub delivery_to_view: CycleTime,
        /// Days from issue until nothing is open.
        pub issue_to_close: CycleTime,
        /// Days from receipt of a payment until it is applied whole.
        pub receipt_to_application: CycleTime,
        /// Days from the opening of a dispute to its resolution.
        pub dispute_to_resolution: CycleTime,
    }

    /// The metrics of one currency.
    pub struct CurrencyMetrics {
        /// The currency.
        pub currency: Currency,
        /// Its metrics.
        pub metrics: MetricSet,
    }

    /// The metrics of one segment in one currency.
    pub struct SegmentMetrics {
        /// The currency.
        pub currency: Currency,
        /// The segment; absent for entries without one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub segment: Option<Name>,
        /// Its metrics.
        pub metrics: MetricSet,
    }

    /// Every metric of amounts. What was not given (balances, monthly sales) makes its metrics not available.
    pub struct MetricSet {
        /// Invoiced less credit memos.
        pub credit_sales: Money,
        /// Payments received.
        pub received: Money,
        /// Receivables at the beginning on the basis of the options; absent where no balance was given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub beginning_receivables: Option<Money>,
        /// Receivables at the end on the basis of the options; absent where no balance was given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub ending_receivables: Option<Money>,
        /// DSO on ending receivables.
        pub dso: Measure,
        /// DSO on mean receivables: another measure, never to be compared with `dso`.
        pub dso_average: Measure,
        /// DSO by count-back over the monthly sales.
        pub dso_count_back: Measure,
        /// DSO if nothing were past due.
        pub best_possible_dso: Measure,
        /// DSO less best possible DSO.
        pub average_days_delinquent: Measure,
        /// Days late by amount paid.
        pub weighted_days_late: Measure,
        /// Days granted by amount invoiced.
        pub weighted_days_to_terms: Measure,
        /// Days from issue to payment by amount paid.
        pub weighted_days_to_pay: Measure,
        /// Collection effectiveness index.
        pub collection_effectiveness: Measure,
        /// Receivables turnover in the period.
        pub turnover: Measure,
        /// Days of the period over turnover.
        pub collection_period: Measure,
        /// Cash applied to the invoices of the period.
        pub collection_rate: Measure,
        /// Past due of gross receivables at the end.
        pub past_due_share: Measure,
        /// Unapplied of gross receivables at the end.
        pub unapplied_share: Measure,
        /// Amount of disputed invoices of the amount invoiced.
        pub dispute_rate_by_amount: Measure,
        /// Amount of promises kept of the amount that came due.
        pub promise_kept_rate_by_amount: Measure,
        /// Amount recovered of the amount that failed.
        pub dunning_recovery: Measure,
        /// Bad debt expense of credit sales.
        pub bad_debt_to_sales: Measure,
        /// Written off less recovered of mean receivables.
        pub write_off_rate: Measure,
        /// From each ageing bucket into the next older one; empty where no buckets were given.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub roll_rates: Vec<RollRate>,
        /// What counts documents and days.
        pub counts: CountMetrics,
    }

    /// How much moved from one ageing bucket to the next older one.
    pub struct RollRate {
        /// The bucket at the beginning.
        pub from: Name,
        /// The next older bucket, at the end.
        pub to: Name,
        /// The share.
        pub rate: Measure,
    }

    /// The metrics of one payment method in one currency.
    pub struct MethodMetrics {
        /// The currency.
        pub currency: Currency,
        /// The method.
        pub method: PaymentMethod,
        /// Payments received.
        pub payments: u64,
        /// Amount received.
        pub received: Money,
        /// Days late by amount paid.
        pub weighted_days_late: Measure,
        /// Days from issue to payment by amount paid.
        pub weighted_days_to_pay: Measure,
        /// Payments posted without a person.
        pub touchless_rate: Measure,
        /// Payments that failed at first.
        pub failures: u64,
        /// Amount that failed at first.
        pub failed: Money,
        /// Amount recovered of it.
        pub dunning_recovery: Measure,
        /// Failures recovered in full.
        pub dunning_recovery_by_count: Measure,
    }

    /// What one level of a dunning policy brought back.
    ///
    /// Measured as a funnel: of what *reached* the level, what came in before the next one. Failures that ended at a
    /// level would be the wrong base: those not recovered have moved on.
    pub struct LevelMetrics {
        /// The currency.
        pub currency: Currency,
        /// The policy; absent for failures without one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub policy_id: Option<PolicyId>,
        /// The level, 0 before the first reminder.
        pub level: u32,
        /// Failures that reached it.
        pub reached: u64,
        /// Amount of the failures that reached it.
        pub reached_amount: Money,
        /// Amount recovered at it.
        pub recovered: Money,
        /// Recovered of the amount that reached it.
        pub dunning_recovery: Measure,
        /// Failures recovered in full at it, of those that reached it.
        pub dunning_recovery_by_count: Measure,
    }

    /// What a dunning policy brought back over all its levels.
    pub struct PolicyMetrics {
        /// The currency.
        pub currency: Currency,
        /// The policy; absent for failures without one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub policy_id: Option<PolicyId>,
        /// Failures it pursued.
        pub failures: u64,
        /// Their amount.
        pub failed: Money,
        /// Amount recovered.
        pub recovered: Money,
        /// Recovered of the amount that failed.
        pub dunning_recovery: Measure,
        /// Failures recovered in full.
        pub dunning_recovery_by_count: Measure,
    }
}

/// Measures a period.
///
/// The same activity gives the same report for any order of its lists.
///
/// # Errors
/// What [`Activity::check`] refuses, and [`Error::AmountOverflow`](crate::Error::AmountOverflow).
///
/// # Examples
/// ```
/// use receivables::metrics::{Activity, MetricsOptions, measure};
/// let activity: Activity = receivables::wire::from_json(
///     r#"{"from":"2024-01-01","to":"2024-03-31","invoices":[{"id":"I1","customer_id":"C1",
///         "issue_date":"2024-01-10","due_date":"2024-02-09","amount":{"amount":"100.00","currency":"EUR"},
///         "collected":{"amount":"80.00","currency":"EUR"}}]}"#,
/// )?;
/// let report = measure(&activity, &MetricsOptions::default())?;
/// let eur = report.by_currency.first().map(|entry| &entry.metrics);
/// let rate = eur.and_then(|metrics| metrics.collection_rate.value());
/// assert_eq!(rate.map(|v| v.to_string()).as_deref(), Some("80.00"));
/// # Ok::<(), receivables::Error>(())
/// ```
pub fn measure(activity: &Activity, options: &MetricsOptions) -> Result<MetricsReport> {
    activity.check()?;
    let days = u32::try_from(activity.to.days_since(activity.from)).unwrap_or(0).saturating_add(1);
    let whole = slices(activity, |_, _| ()).remove(&()).unwrap_or_default();
    let mut overall = measure_counts(&whole, options.precision)?;
    if let Some(cost) = activity.cost {
        overall.cost_per_invoice = super::cost_per_invoice(cost, overall.invoices, options.precision)?;
    }
    if let Some(headcount) = activity.headcount {
        overall.invoices_per_head = super::invoices_per_head(overall.invoices, headcount, options.precision)?;
    }
    let mut report = MetricsReport {
        from: activity.from,
        to: activity.to,
        days,
        options: *options,
        overall,
        by_currency: Vec::new(),
        by_segment: Vec::new(),
        by_method: measure_method(&whole, options)?,
        by_level: recovery_by_level(&whole, options.precision)?,
        by_policy: recovery_by_policy(&whole, options.precision)?,
    };
    for (currency, slice) in slices(activity, |currency, _| currency) {
        let metrics = measure_slice(activity, &slice, currency, days, options)?;
        report.by_currency.push(CurrencyMetrics { currency, metrics });
    }
    for ((currency, segment), slice) in slices(activity, |currency, segment| (currency, segment)) {
        let metrics = measure_slice(activity, &slice, currency, days, options)?;
        report.by_segment.push(SegmentMetrics { currency, segment: segment.cloned(), metrics });
    }
    Ok(report)
}

/// Days between two dates, for entries that have both.
pub(super) fn steps(
    pairs: impl Iterator<Item = (Option<Date>, Option<Date>)>,
    precision: Precision,
) -> Result<CycleTime> {
    let days = pairs.filter_map(|(start, end)| Some(end?.days_since(start?)));
    cycle_time(days, precision)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The activity worked by hand in the vectors.
    fn worked() -> Activity {
        let vectors: serde_json::Value =
            serde_json::from_str(include_str!("../../../tests/vectors/metrics.json")).unwrap();
        let found =
            vectors.as_array().unwrap().iter().find(|v| v["operation"] == "measure_activity").unwrap();
        crate::wire::from_json(&found["given"]["activity"].to_string()).unwrap()
    }

    #[test]
    fn the_order_of_the_lists_does_not_matter() {
        let activity = worked();
        let mut turned = activity.clone();
        turned.invoices.reverse();
        turned.payments.reverse();
        turned.balances.reverse();
        turned.sales.reverse();
        turned.promises.reverse();
        turned.failures.reverse();
        assert_ne!(activity, turned);
        let options = MetricsOptions::default();
        assert_eq!(measure(&activity, &options).unwrap(), measure(&turned, &options).unwrap());
    }

    #[test]
    fn segments_add_up_to_their_currency() {
        let report = measure(&worked(), &MetricsOptions::default()).unwrap();
        for whole in &report.by_currency {
            let parts = report.by_segment.iter().filter(|part| part.currency == whole.currency);
            let sum = |pick: fn(&MetricSet) -> Money| {
                parts
                    .clone()
                    .map(|part| pick(&part.metrics))
                    .try_fold(Money::zero(whole.currency), Money::plus)
            };
            assert_eq!(sum(|set| set.credit_sales).unwrap(), whole.metrics.credit_sales);
            assert_eq!(
                sum(|set| set.ending_receivables.unwrap()).unwrap(),
                whole.metrics.ending_receivables.unwrap()
            );
        }
    }

    #[test]
    fn gross_receivables_on_request() {
        let options = MetricsOptions { receivables: ReceivablesBasis::Gross, ..MetricsOptions::default() };
        let report = measure(&worked(), &options).unwrap();
        // 26,500 / 35,500 x 91 = 67.929…
        assert_eq!(report.by_currency[0].metrics.dso.value().unwrap().to_string(), "67.93");
    }
}
