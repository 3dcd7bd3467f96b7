//! Metrics from the ledger of the made-up company, against what its facts say at first sight.

use receivables::ledger::ActivityOptions;
use receivables::metrics::{MetricsOptions, measure};
use receivables::{Activity, AsOf, Currency, Date, Fact, FactBody, Ledger, Money};
use receivables_tests::sample::{self, SampleOptions};

/// Periods of three months over the whole life of the company.
fn quarters(options: &SampleOptions) -> Vec<(Date, AsOf)> {
    let first = options.first_day();
    let quarters = (0..options.months).step_by(3).map(|month| {
        let from = first.plus_months(u32::try_from(month).unwrap()).unwrap();
        (from, AsOf::day(from.plus_months(3).unwrap().plus_days(-1).unwrap()))
    });
    quarters.collect()
}

fn total(currency: Currency, amounts: impl Iterator<Item = Money>) -> Money {
    amounts
        .filter(|amount| amount.currency() == currency)
        .fold(Money::zero(currency), |a, b| a.plus(b).unwrap())
}

/// What the facts of a period say without any ledger: payments, those posted by program, their amounts.
fn payments_told(facts: &[Fact], from: Date, to: Date) -> Vec<(bool, Money)> {
    let told = facts.iter().filter(|fact| (from..=to).contains(&fact.effective));
    told.filter_map(|fact| match &fact.body {
        FactBody::PaymentReceived { payment } => Some((payment.auto_posted, payment.amount)),
        _ => None,
    })
    .collect()
}

#[test]
fn the_metrics_of_the_company_are_those_of_its_facts() {
    let options = SampleOptions { customers: 120, ..SampleOptions::default() };
    let facts = sample::facts(&options);
    let mut ledger = Ledger::default();
    ledger.apply_all(&facts).unwrap();
    let mut measured = 0;
    for (from, end) in quarters(&options) {
        let activity = ledger.activity(from, &end, &ActivityOptions::default()).unwrap();
        let report = measure(&activity, &MetricsOptions::default()).unwrap();
        let told = payments_told(&facts, from, end.as_of);
        assert_eq!(report.overall.payments, u64::try_from(told.len()).unwrap());
        for entry in &report.by_currency {
            let (currency, metrics) = (entry.currency, &entry.metrics);
            let own: Vec<_> = told.iter().filter(|(_, amount)| amount.currency() == currency).collect();
            let touchless = own.iter().filter(|(auto, _)| *auto).count();
            assert_eq!(metrics.received, total(currency, own.iter().map(|(_, amount)| *amount)));
            let found = activity.payments.iter().filter(|payment| payment.amount.currency() == currency);
            assert_eq!(touchless, found.filter(|payment| payment.is_auto_posted).count());
            let balances = ledger.balances(&end).unwrap();
            let open = balances.iter().find(|balance| balance.currency == currency);
            let receivables = open.map_or(Money::zero(currency), |balance| balance.receivables);
            assert_eq!(metrics.ending_receivables, Some(receivables));
            measured += usize::from(metrics.dso.value().is_some());
        }
    }
    assert!(measured > 8, "most quarters have a DSO: {measured}");
}

#[test]
fn the_end_of_a_quarter_is_the_beginning_of_the_next() {
    let options = SampleOptions { customers: 120, ..SampleOptions::default() };
    let mut ledger = Ledger::default();
    ledger.apply_all(&sample::facts(&options)).unwrap();
    let activities: Vec<Activity> = quarters(&options)
        .iter()
        .map(|(from, end)| ledger.activity(*from, end, &ActivityOptions::default()).unwrap())
        .collect();
    for pair in activities.windows(2) {
        for code in ["EUR", "USD", "GBP"] {
            let currency = Currency::new(code).unwrap();
            let ending = total(currency, pair[0].balances.iter().map(|balance| balance.ending.gross));
            let beginning = total(currency, pair[1].balances.iter().map(|balance| balance.beginning.gross));
            assert_eq!(ending, beginning, "{code} from {}", pair[1].from);
        }
    }
    let failures: Vec<_> = activities.iter().flat_map(|activity| &activity.failures).collect();
    assert!(failures.iter().any(|failure| failure.recovered == failure.amount));
    assert!(failures.iter().any(|failure| failure.recovered.is_zero()));
    let promises: Vec<_> = activities.iter().flat_map(|activity| &activity.promises).collect();
    let outcomes: std::collections::BTreeSet<_> = promises.iter().map(|promise| promise.outcome).collect();
    assert_eq!(outcomes.len(), 3, "kept, broken and running promises: {outcomes:?}");
}
