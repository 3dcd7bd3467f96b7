//! From a slice of an activity to its metrics.

use super::measure::{AmountDays, Measure, Precision};
use super::report::{
    CountMetrics, LevelMetrics, MethodMetrics, MetricSet, MetricsOptions, PolicyMetrics, RollRate, steps,
};
use super::slice::{Slice, total};
use super::{
    Activity, FailureActivity, PaymentActivity, PromiseOutcome, ReceivablesBalance, average_days_delinquent,
    bad_debt_to_sales, best_possible_dso, collection_effectiveness, collection_period, collection_rate,
    dispute_rate, dispute_rate_by_amount, dso, dso_average, dso_count_back, dunning_recovery,
    dunning_recovery_by_count, past_due_share, promise_kept_rate, right_first_time_rate, roll_rate,
    touchless_rate, turnover, unapplied_share, weighted_days_late, weighted_days_to_pay,
    weighted_days_to_terms, write_off_rate,
};
use crate::documents::PaymentMethod;
use crate::error::Result;
use crate::ids::PolicyId;
use crate::money::{Currency, Money};
use std::collections::BTreeMap;

/// Every metric of one currency.
pub(super) fn measure_slice(
    activity: &Activity,
    slice: &Slice<'_>,
    currency: Currency,
    days: u32,
    options: &MetricsOptions,
) -> Result<MetricSet> {
    let precision = options.precision;
    let (invoiced, credit_sales) = (slice.invoiced(currency)?, slice.credit_sales(currency)?);
    let receivables = slice.receivables(options.receivables)?;
    let terms = slice.invoices.iter().map(|invoice| AmountDays {
        amount: invoice.amount,
        days: invoice.due_date.days_since(invoice.issue_date),
    });
    let disputed = slice.invoices.iter().filter(|invoice| invoice.is_disputed).map(|invoice| invoice.amount);
    let (kept, due) = promised(slice, currency)?;
    let (failed, recovered) = failed_and_recovered(&slice.failures, currency)?;
    let bad_debt_precision = options.bad_debt_precision.unwrap_or_else(Precision::three_places);
    let mut metrics = MetricSet {
        credit_sales,
        received: total(currency, slice.payments.iter().map(|payment| payment.amount))?,
        beginning_receivables: receivables.map(|(beginning, _)| beginning),
        ending_receivables: receivables.map(|(_, ending)| ending),
        dso: Measure::not_given("balances"),
        dso_average: Measure::not_given("balances"),
        dso_count_back: Measure::not_given("balances"),
        best_possible_dso: Measure::not_given("balances"),
        average_days_delinquent: Measure::not_given("balances"),
        weighted_days_late: late(&slice.payments, options)?,
        weighted_days_to_terms: weighted_days_to_terms(terms, precision)?,
        weighted_days_to_pay: to_pay(&slice.payments, precision)?,
        collection_effectiveness: Measure::not_given("balances"),
        turnover: Measure::not_given("balances"),
        collection_period: Measure::not_given("balances"),
        collection_rate: collection_rate(
            total(currency, slice.invoices.iter().map(|invoice| invoice.collected))?,
            invoiced,
            precision,
        )?,
        past_due_share: Measure::not_given("balances"),
        unapplied_share: Measure::not_given("balances"),
        dispute_rate_by_amount: dispute_rate_by_amount(total(currency, disputed)?, invoiced, precision)?,
        promise_kept_rate_by_amount: super::effectiveness::share(("kept", kept), ("due", due), precision)?,
        dunning_recovery: dunning_recovery(recovered, failed, precision)?,
        bad_debt_to_sales: match slice.bad_debt(currency)? {
            Some(expense) => bad_debt_to_sales(expense, credit_sales, bad_debt_precision)?,
            None => Measure::not_given("bad_debts"),
        },
        write_off_rate: Measure::not_given("balances"),
        roll_rates: Vec::new(),
        counts: measure_counts(slice, precision)?,
    };
    if let Some((beginning, ending)) = receivables {
        measure_receivables(&mut metrics, (beginning, ending), days, precision)?;
        let (written_off, recovered) = slice.losses(currency)?;
        metrics.write_off_rate = write_off_rate(written_off, recovered, beginning, ending, precision)?;
        let oldest = activity.sales.iter().map(|sales| sales.month).min();
        let months = slice.months(currency, oldest, activity.to)?;
        metrics.dso_count_back = dso_count_back(ending, months, precision)?;
    }
    if let Some((beginning, ending)) = slice.balance()? {
        measure_dues(&mut metrics, &beginning, &ending, days, precision)?;
    }
    Ok(metrics)
}

/// What needs receivables on the basis of the options.
fn measure_receivables(
    metrics: &mut MetricSet,
    (beginning, ending): (Money, Money),
    days: u32,
    precision: Precision,
) -> Result<()> {
    let sales = metrics.credit_sales;
    metrics.dso = dso(ending, sales, days, precision)?;
    metrics.dso_average = dso_average(beginning, ending, sales, days, precision)?;
    metrics.turnover = turnover(sales, beginning, ending, precision)?;
    metrics.collection_period = collection_period(sales, beginning, ending, days, precision)?;
    Ok(())
}

/// What needs the parts not yet due and past due.
fn measure_dues(
    metrics: &mut MetricSet,
    beginning: &ReceivablesBalance,
    ending: &ReceivablesBalance,
    days: u32,
    precision: Precision,
) -> Result<()> {
    let sales = metrics.credit_sales;
    metrics.past_due_share = past_due_share(ending.past_due, ending.gross, precision)?;
    metrics.unapplied_share = unapplied_share(ending.unmatched()?, ending.gross, precision)?;
    metrics.best_possible_dso = best_possible_dso(ending.current, sales, days, precision)?;
    if let Some((start, end)) = metrics.beginning_receivables.zip(metrics.ending_receivables) {
        metrics.average_days_delinquent =
            average_days_delinquent(end, ending.current, sales, days, precision)?;
        metrics.collection_effectiveness =
            collection_effectiveness(start, sales, end, ending.current, precision)?;
    }
    for (younger, older) in beginning.buckets.iter().zip(ending.buckets.iter().skip(1)) {
        let rate = roll_rate(older.amount, younger.amount, precision)?;
        metrics.roll_rates.push(RollRate { from: younger.name.clone(), to: older.name.clone(), rate });
    }
    Ok(())
}

/// What counts documents and days.
pub(super) fn measure_counts(slice: &Slice<'_>, precision: Precision) -> Result<CountMetrics> {
    let (invoices, payments) = (count(&slice.invoices), count(&slice.payments));
    let disputed = count(slice.invoices.iter().filter(|invoice| invoice.is_disputed));
    let faulty = count(slice.invoices.iter().filter(|invoice| invoice.is_disputed || invoice.is_credited));
    let outcomes = |wanted| count(slice.promises.iter().filter(|promise| promise.outcome == wanted));
    let kept = outcomes(PromiseOutcome::Kept);
    let due = kept.saturating_add(outcomes(PromiseOutcome::Broken));
    let auto_posted = count(slice.payments.iter().filter(|payment| payment.is_auto_posted));
    let recovered = count(slice.failures.iter().filter(|failure| is_recovered(failure)));
    let issued = slice.invoices.iter();
    Ok(CountMetrics {
        invoices,
        payments,
        dispute_rate: dispute_rate(disputed, invoices, precision)?,
        right_first_time_rate: right_first_time_rate(faulty, invoices, precision)?,
        promise_kept_rate: promise_kept_rate(kept, due, precision)?,
        touchless_rate: touchless_rate(auto_posted, payments, precision)?,
        dunning_recovery_by_count: dunning_recovery_by_count(recovered, count(&slice.failures), precision)?,
        cost_per_invoice: Measure::not_given("cost"),
        invoices_per_head: Measure::not_given("headcount"),
        issue_to_delivery: steps(issued.clone().map(|i| (Some(i.issue_date), i.delivered_on)), precision)?,
        delivery_to_view: steps(issued.clone().map(|i| (i.delivered_on, i.viewed_on)), precision)?,
        issue_to_close: steps(issued.map(|i| (Some(i.issue_date), i.closed_on)), precision)?,
        receipt_to_application: steps(
            slice.payments.iter().map(|p| (Some(p.date), p.applied_on)),
            precision,
        )?,
        dispute_to_resolution: steps(
            slice.disputes.iter().map(|d| (Some(d.opened_on), d.closed_on)),
            precision,
        )?,
    })
}

/// By currency and payment method.
pub(super) fn measure_method(slice: &Slice<'_>, options: &MetricsOptions) -> Result<Vec<MethodMetrics>> {
    type Group<'a> = (Vec<&'a PaymentActivity>, Vec<&'a FailureActivity>);
    let mut groups: BTreeMap<(Currency, PaymentMethod), Group<'_>> = BTreeMap::new();
    for payment in &slice.payments {
        groups.entry((payment.amount.currency(), payment.method)).or_default().0.push(payment);
    }
    for failure in &slice.failures {
        groups.entry((failure.amount.currency(), failure.method)).or_default().1.push(failure);
    }
    let precision = options.precision;
    let measured = groups.into_iter().map(|((currency, method), (payments, failures))| {
        let (failed, recovered) = failed_and_recovered(&failures, currency)?;
        let auto_posted = count(payments.iter().filter(|payment| payment.is_auto_posted));
        let whole = count(failures.iter().filter(|failure| is_recovered(failure)));
        Ok(MethodMetrics {
            currency,
            method,
            payments: count(&payments),
            received: total(currency, payments.iter().map(|payment| payment.amount))?,
            weighted_days_late: late(&payments, options)?,
            weighted_days_to_pay: to_pay(&payments, precision)?,
            touchless_rate: touchless_rate(auto_posted, count(&payments), precision)?,
            failures: count(&failures),
            failed,
            dunning_recovery: dunning_recovery(recovered, failed, precision)?,
            dunning_recovery_by_count: dunning_recovery_by_count(whole, count(&failures), precision)?,
        })
    });
    measured.collect()
}

/// The failures of each currency and dunning policy.
fn by_policy<'a>(slice: &Slice<'a>) -> BTreeMap<(Currency, Option<&'a PolicyId>), Vec<&'a FailureActivity>> {
    let mut groups: BTreeMap<_, Vec<&FailureActivity>> = BTreeMap::new();
    for &failure in &slice.failures {
        groups.entry((failure.amount.currency(), failure.policy_id.as_ref())).or_default().push(failure);
    }
    groups
}

/// Recovery of each dunning policy.
pub(super) fn recovery_by_policy(slice: &Slice<'_>, precision: Precision) -> Result<Vec<PolicyMetrics>> {
    let measured = by_policy(slice).into_iter().map(|((currency, policy_id), failures)| {
        let (failed, recovered) = failed_and_recovered(&failures, currency)?;
        let whole = count(failures.iter().filter(|failure| is_recovered(failure)));
        Ok(PolicyMetrics {
            currency,
            policy_id: policy_id.cloned(),
            failures: count(&failures),
            failed,
            recovered,
            dunning_recovery: dunning_recovery(recovered, failed, precision)?,
            dunning_recovery_by_count: dunning_recovery_by_count(whole, count(&failures), precision)?,
        })
    });
    measured.collect()
}

/// Recovery of each level of each dunning policy: of what reached the level, what came in at it. Failures of which no
/// level is known are left out.
pub(super) fn recovery_by_level(slice: &Slice<'_>, precision: Precision) -> Result<Vec<LevelMetrics>> {
    let mut out = Vec::new();
    for ((currency, policy_id), failures) in by_policy(slice) {
        let levels: std::collections::BTreeSet<u32> = failures.iter().filter_map(|f| f.level).collect();
        for level in levels {
            let reached: Vec<_> = failures.iter().copied().filter(|f| f.level >= Some(level)).collect();
            let here: Vec<_> = reached.iter().copied().filter(|f| f.level == Some(level)).collect();
            let (reached_amount, _) = failed_and_recovered(&reached, currency)?;
            let (_, recovered) = failed_and_recovered(&here, currency)?;
            let whole = count(here.iter().filter(|failure| is_recovered(failure)));
            out.push(LevelMetrics {
                currency,
                policy_id: policy_id.cloned(),
                level,
                reached: count(&reached),
                reached_amount,
                recovered,
                dunning_recovery: dunning_recovery(recovered, reached_amount, precision)?,
                dunning_recovery_by_count: dunning_recovery_by_count(whole, count(&reached), precision)?,
            });
        }
    }
    Ok(out)
}

fn late(payments: &[&PaymentActivity], options: &MetricsOptions) -> Result<Measure> {
    let applied = payments.iter().flat_map(|payment| &payment.applied);
    let entries = applied.map(|part| AmountDays { amount: part.amount, days: part.days_late });
    weighted_days_late(entries, options.early_payments, options.precision)
}

fn to_pay(payments: &[&PaymentActivity], precision: Precision) -> Result<Measure> {
    let applied = payments.iter().flat_map(|payment| &payment.applied);
    let entries = applied.map(|part| AmountDays { amount: part.amount, days: part.days_to_pay });
    weighted_days_to_pay(entries, precision)
}

/// Amounts of promises kept, and of promises that came due.
fn promised(slice: &Slice<'_>, currency: Currency) -> Result<(Money, Money)> {
    let sum = |wanted| {
        let chosen = slice.promises.iter().filter(move |promise| promise.outcome == wanted);
        total(currency, chosen.map(|promise| promise.amount))
    };
    let kept = sum(PromiseOutcome::Kept)?;
    Ok((kept, kept.plus(sum(PromiseOutcome::Broken)?)?))
}

fn failed_and_recovered(failures: &[&FailureActivity], currency: Currency) -> Result<(Money, Money)> {
    let failed = total(currency, failures.iter().map(|failure| failure.amount))?;
    Ok((failed, total(currency, failures.iter().map(|failure| failure.recovered))?))
}

/// Recovered in full.
fn is_recovered(failure: &FailureActivity) -> bool {
    failure.recovered == failure.amount
}

fn count<T>(entries: impl IntoIterator<Item = T>) -> u64 {
    u64::try_from(entries.into_iter().count()).unwrap_or(u64::MAX)
}
