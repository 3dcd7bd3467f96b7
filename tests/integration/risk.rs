//! Laws of the risk model and the forecast, over made-up histories.

use receivables::documents::{Mark, MarkKind, PastInvoice, Settlement, SettlementKind};
use receivables::forecast::{ForecastOptions, Scenario, forecast_cash, forecast_cash_in_parallel, what_if};
use receivables::risk::{OutlookOptions, RiskModel, RiskOptions, VelocityOptions, payment_velocity};
use receivables::{Currency, CustomerId, Date, InvoiceId, Money};
use std::num::NonZeroUsize;

/// A number drawn from a counter.
fn draw(seed: u64, counter: u64, below: u64) -> u64 {
    let mut z = (seed << 32 | counter).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    (z ^ (z >> 31)) % below
}

pub(super) fn day(days: u64) -> Date {
    "2025-01-06".parse::<Date>().unwrap().plus_days(i64::try_from(days).unwrap()).unwrap()
}

/// Ten customers, each with a pace of its own, over a year; what is paid after day 400 is open.
pub(super) fn history(seed: u64, invoices: u64) -> Vec<PastInvoice> {
    (0..invoices)
        .map(|n| {
            let customer = draw(seed, 3 * n, 10);
            let issued = n * 365 / invoices;
            let terms = [14, 30, 30, 60][usize::try_from(customer % 4).unwrap()];
            let paid = issued + terms + 4 * customer + draw(seed, 3 * n + 1, 9);
            PastInvoice {
                customer_id: CustomerId::new(&format!("C{customer}")).unwrap(),
                invoice_id: InvoiceId::new(&format!("I{n:05}")).unwrap(),
                instalment: 1,
                segment: None,
                parent_id: None,
                issue_date: day(issued),
                due_date: day(issued + terms),
                amount: Money::from_minor(
                    1_000 + i64::try_from(draw(seed, 3 * n + 2, 900_000)).unwrap(),
                    if customer.is_multiple_of(2) { Currency::EUR } else { Currency::USD },
                ),
                payments: Vec::new(),
                paid_date: (paid < 400).then(|| day(paid)),
                marks: Vec::new(),
            }
        })
        .collect()
}

pub(super) fn small() -> RiskOptions {
    RiskOptions { trees: 12, ..RiskOptions::default() }
}

#[test]
fn the_order_of_a_history_does_not_matter() {
    let past = history(1, 400);
    let mut turned = past.clone();
    turned.reverse();
    let options = OutlookOptions::default();
    let [a, b] = [&past, &turned].map(|past| {
        let model = RiskModel::fit(past, day(300), &small()).unwrap();
        let outlooks = model.portfolio(past, day(300)).unwrap().outlooks(past, &options).unwrap();
        (model.to_bytes().unwrap(), outlooks)
    });
    assert_eq!(a, b);
    assert_eq!(RiskModel::from_bytes(&a.0).unwrap().to_bytes().unwrap(), a.0);
}

/// What settled an invoice that was paid on a day, told in another way: every third was paid by half and the rest credited
/// or written off, every seventh was not paid at all; every fifth was put on the invoice later than it was paid.
fn settle_in_parts(n: u64, invoice: &mut PastInvoice) {
    let Some(date) =
        invoice.paid_date.filter(|_| n.is_multiple_of(3) || n.is_multiple_of(5) || n.is_multiple_of(7))
    else {
        return;
    };
    if n.is_multiple_of(5) {
        let part = Settlement::paid(date.plus_days(17).unwrap(), invoice.amount);
        let part = Settlement { source_date: Some(date), ..part };
        (invoice.payments, invoice.paid_date) = (vec![part], None);
        return;
    }
    let kind = if n.is_multiple_of(2) { SettlementKind::CreditMemo } else { SettlementKind::WriteOff };
    let half = Money::from_minor(invoice.amount.minor() / 2, invoice.amount.currency());
    let rest = invoice.amount.minus(half).unwrap();
    let first = Settlement { kind, ..Settlement::paid(date, half) };
    let first = if n.is_multiple_of(7) { first } else { Settlement::paid(date, half) };
    let last = Settlement { kind, ..Settlement::paid(date.plus_days(9).unwrap(), rest) };
    (invoice.payments, invoice.paid_date) = (vec![first, last], None);
}

/// The history of companies under three parents and in two segments, to whom things happen besides payment.
fn eventful(seed: u64, invoices: u64) -> Vec<PastInvoice> {
    let mut past = history(seed, invoices);
    for (n, invoice) in (0_u64..).zip(&mut past) {
        let customer = usize::from(invoice.customer_id.as_str().as_bytes()[1] - b'0');
        invoice.parent_id = (customer < 9).then(|| format!("P{}", customer % 3).parse().unwrap());
        invoice.segment = (customer % 2 == 0).then(|| "retail".parse().unwrap());
        let kinds = MarkKind::ALL.iter().cycle().skip(usize::try_from(n).unwrap() % MarkKind::ALL.len());
        invoice.marks = kinds
            .take(3)
            .zip([2_i64, 20, 45])
            .map(|(kind, days)| Mark { date: invoice.issue_date.plus_days(days).unwrap(), mark: *kind })
            .collect();
        settle_in_parts(n, invoice);
    }
    past
}

#[test]
fn threads_do_not_show() {
    let (past, now) = (history(9, 2_500), day(380));
    let silent = || |_, _| Ok(());
    let one = NonZeroUsize::MIN;
    let model = RiskModel::fit(&past, now, &small()).unwrap();
    let portfolio = model.portfolio(&past, now).unwrap();
    let (options, weeks) =
        (OutlookOptions::default(), ForecastOptions { paths: 700, ..ForecastOptions::default() });
    let outlooks = portfolio.outlooks(&past, &options).unwrap();
    let grades = portfolio.grades(&past, &options).unwrap();
    let chances = portfolio.chances(&past, 91).unwrap();
    let forecast = forecast_cash(&chances, now, &weeks).unwrap();
    assert!(outlooks.len() > 100 && grades.len() == 10);
    for threads in [one.saturating_add(1), one.saturating_add(4)] {
        let again = RiskModel::fit_in_parallel(&past, now, &small(), threads, &mut silent()).unwrap();
        assert_eq!(again.to_bytes().unwrap(), model.to_bytes().unwrap());
        let portfolio = again.portfolio(&past, now).unwrap();
        let parallel = portfolio.outlooks_in_parallel(&past, &options, threads, &mut silent());
        assert_eq!(parallel.unwrap(), outlooks);
        assert_eq!(portfolio.grades_in_parallel(&past, &options, threads, &mut silent()).unwrap(), grades);
        assert_eq!(portfolio.chances_in_parallel(&past, 91, threads, &mut silent()).unwrap(), chances);
        let again = forecast_cash_in_parallel(&chances, now, &weeks, threads, &mut silent());
        assert_eq!(again.unwrap(), forecast);
    }
}

#[test]
fn scoring_tells_how_far_it_is_and_can_be_stopped() {
    let (past, now) = (history(10, 300), day(300));
    let model = RiskModel::fit(&past, now, &small()).unwrap();
    let mut told = Vec::new();
    let portfolio = model.portfolio_with(&past, now, &mut |done, of| {
        told.push((done, of));
        Ok(())
    });
    assert_eq!((told[0].0, told.last().map(|(done, of)| done == of)), (0, Some(true)));
    let portfolio = portfolio.unwrap();
    let options = OutlookOptions::default();
    let enough = || receivables::Error::NotPossible { field: "progress".into(), reason: "enough".into() };
    let stopped = portfolio.outlooks_in_parallel(&past, &options, NonZeroUsize::MIN, &mut |done, of| {
        if done == of { Err(enough()) } else { Ok(()) }
    });
    assert_eq!(stopped.unwrap_err(), enough());
    let mut rising = Vec::new();
    let asked = serde_json::json!({"invoices": past, "as_of": now}).to_string();
    for name in ["score_invoices", "grade_customers", "forecast_cash", "fit_risk"] {
        rising.clear();
        let answer = receivables::wire::call_with(name, &asked, &mut |done, of| {
            rising.push((done, of));
            Ok(())
        });
        assert_eq!(answer.unwrap(), receivables::wire::call(name, &asked).unwrap());
        assert!(rising.len() > 10 && rising.is_sorted(), "{name}");
        assert!(rising[0].0 == 0 && rising.last().is_some_and(|(done, of)| done == of), "{name}");
    }
}

#[test]
fn the_future_does_not_change_a_score_of_the_past() {
    let mut past = eventful(2, 400);
    let now = day(250);
    // Nobody knows yet of a customer segment and a currency to come.
    for invoice in past.iter_mut().filter(|invoice| invoice.issue_date > day(300)) {
        invoice.segment = Some("new".parse().unwrap());
        for amount in invoice.payments.iter_mut().map(|part| &mut part.amount).chain([&mut invoice.amount]) {
            *amount = Money::from_minor(amount.minor(), Currency::GBP);
        }
    }
    let known: Vec<PastInvoice> = past
        .iter()
        .filter(|invoice| invoice.issue_date <= now)
        .map(|invoice| PastInvoice {
            paid_date: invoice.paid_date.filter(|d| *d < now),
            payments: invoice.payments.iter().filter(|part| part.date < now).cloned().collect(),
            marks: invoice.marks.iter().filter(|mark| mark.date < now).copied().collect(),
            ..invoice.clone()
        })
        .collect();
    let options = OutlookOptions::default();
    let holidays = RiskOptions { holidays: vec![day(100), day(256)], ..small() };
    let [a, b] = [&past, &known].map(|told| {
        let model = RiskModel::fit(told, now, &holidays).unwrap();
        let outlooks = model.portfolio(told, now).unwrap().outlooks(told, &options).unwrap();
        // A model of little history that goes on counting knows each day no more than its evening before.
        let young = RiskModel::fit(told, day(40), &holidays).unwrap();
        let asked = told.iter().enumerate().filter(|(_, i)| i.issue_date > day(40) && i.issue_date <= now);
        let asked: Vec<(usize, Date)> = asked.map(|(place, invoice)| (place, invoice.issue_date)).collect();
        let following = young.curves_following(told, &asked).unwrap();
        (model.to_bytes().unwrap(), outlooks, following)
    });
    assert!(!a.1.is_empty() && a.2.len() > 200);
    assert_eq!(a, b);
}

#[test]
fn a_newcomer_is_judged_by_sister_companies() {
    // Two groups of twenty: those under SLOW pay 15 to 17 days late, those under FAST 3 to 5 days early.
    let invoice = |n: u64, parent: &str, customer: u64| {
        let issued = day(n);
        let late = if parent == "SLOW" { 20 } else { 0 };
        PastInvoice {
            customer_id: format!("{parent}-{customer}").parse().unwrap(),
            invoice_id: format!("{parent}-{n}-{customer}").parse().unwrap(),
            parent_id: Some(parent.parse().unwrap()),
            segment: None,
            issue_date: issued,
            due_date: issued.plus_days(30).unwrap(),
            paid_date: Some(day(n + 25 + late + draw(n, customer, 3))),
            ..history(9, 1).remove(0)
        }
    };
    // Each of the forty companies has no more than a few invoices, so that there is always a newcomer to learn from.
    let past: Vec<PastInvoice> =
        (0..400).flat_map(|n| [invoice(n, "SLOW", n / 20), invoice(n, "FAST", n / 20)]).collect();
    let now = day(460);
    let model = RiskModel::fit(&past, now, &RiskOptions::default()).unwrap();
    let [slow, fast] = ["SLOW", "FAST"].map(|parent| {
        let newcomer = PastInvoice { paid_date: None, ..invoice(460, parent, 99) };
        let portfolio = model.portfolio(&past, now).unwrap();
        portfolio.outlook(&newcomer, &OutlookOptions::default()).unwrap()
    });
    assert_eq!((slow.known_payments, fast.known_payments), (0, 0));
    assert!(
        slow.p_late.value() - fast.p_late.value() > "0.3".parse().unwrap(),
        "{} {}",
        slow.p_late,
        fast.p_late
    );
    let reason = slow.score.contributions.iter().find(|c| c.reason.code.as_str() == "sister_companies");
    assert!(reason.is_some_and(|c| c.points > 0), "{:?}", slow.score);
}

#[test]
fn nobody_is_expected_to_pay_on_a_holiday() {
    // Paid on any weekday, never on a week-end.
    let mut past = history(10, 900);
    for invoice in &mut past {
        while let Some(date) = invoice.paid_date.filter(|d| d.days_since(day(0)).rem_euclid(7) > 4) {
            invoice.paid_date = Some(date.plus_days(1).unwrap());
        }
    }
    // A Monday; the holiday is the day after, a Tuesday.
    let (now, holiday) = (day(350), day(351));
    let paid_on_tuesday = |holidays: Vec<Date>| {
        let options = RiskOptions { holidays, ..small() };
        let model = RiskModel::fit(&past, now, &options).unwrap();
        let asked =
            PastInvoice { due_date: holiday, issue_date: day(337), paid_date: None, ..past[7].clone() };
        let curve = model.portfolio(&past, now).unwrap().curve(&asked).unwrap();
        curve.unpaid_after(0) - curve.unpaid_after(1)
    };
    let (open, closed) = (paid_on_tuesday(Vec::new()), paid_on_tuesday(vec![holiday]));
    assert!(closed < open / 4.0, "{open} {closed}");
}

#[test]
fn points_add_up_and_chances_are_chances() {
    let past = history(3, 600);
    let now = day(330);
    let model = RiskModel::fit(&past, now, &RiskOptions::default()).unwrap();
    let portfolio = model.portfolio(&past, now).unwrap();
    let outlooks = portfolio.outlooks(&past, &OutlookOptions::default()).unwrap();
    assert!(outlooks.len() > 20);
    for outlook in &outlooks {
        let sum: i64 = outlook.score.contributions.iter().map(|c| c.points).sum();
        assert_eq!(outlook.score.base_points + sum, outlook.score.points, "{}", outlook.invoice_id);
        let unpaid: Vec<_> = outlook.horizons.iter().map(|h| h.p_unpaid.value()).collect();
        assert!(unpaid.windows(2).all(|pair| pair[0] >= pair[1]));
        assert!(outlook.p_late_over_30 <= outlook.p_late);
        assert!(outlook.horizons.iter().all(|h| h.expected.minor() <= outlook.open.minor()));
        assert!(outlook.early_date <= outlook.expected_date && outlook.expected_date <= outlook.late_date);
    }
    // Customers are made slower by number, and the model must have seen it.
    let grades = portfolio.grades(&past, &OutlookOptions::default()).unwrap();
    assert_eq!(grades.len(), 10);
    assert!(grades[9].health < grades[0].health, "{} {}", grades[9].health, grades[0].health);
}

#[test]
fn points_are_the_same_without_reasons() {
    let past = history(5, 400);
    let model = RiskModel::fit(&past, day(300), &small()).unwrap();
    let portfolio = model.portfolio(&past, day(300)).unwrap();
    let silent = OutlookOptions { without_reasons: true, ..OutlookOptions::default() };
    let with = portfolio.outlooks(&past, &OutlookOptions::default()).unwrap();
    let without = portfolio.outlooks(&past, &silent).unwrap();
    assert!(with.len() > 20);
    for (mut with, without) in with.into_iter().zip(without) {
        // Where the curve ends early because nearly all is paid, the chance is kept from none all the same.
        assert!(
            (with.score.points - without.score.points).abs() <= 1,
            "{:?} {:?}",
            with.score,
            without.score
        );
        assert!(without.score.contributions.is_empty() && without.score.base_points == without.score.points);
        with.score = without.score.clone();
        assert_eq!(with, without);
    }
}

#[test]
fn one_class_only_and_almost_nothing_are_answered() {
    for invoices in [0, 1, 2, 30] {
        for paid_late in [false, true] {
            let mut past = history(4, invoices);
            for invoice in &mut past {
                let days = if paid_late { 5 } else { 0 };
                invoice.paid_date = Some(invoice.due_date.plus_days(days).unwrap());
            }
            let now = day(600);
            let model = RiskModel::fit(&past, now, &RiskOptions::default()).unwrap();
            let portfolio = model.portfolio(&past, now).unwrap();
            let next = PastInvoice {
                invoice_id: InvoiceId::new("NEXT").unwrap(),
                issue_date: now,
                due_date: now.plus_days(30).unwrap(),
                paid_date: None,
                ..history(4, 1).remove(0)
            };
            let curve = portfolio.curve(&next).unwrap();
            assert!(curve.unpaid().iter().all(|chance| (0.0..=1.0).contains(chance)));
            assert!(curve.unpaid().windows(2).all(|pair| pair[0] >= pair[1]));
        }
    }
}

#[test]
fn a_score_needs_only_the_customers_own_invoices() {
    let past = history(5, 400);
    let now = day(320);
    let model = RiskModel::fit(&past, now, &small()).unwrap();
    let all = model.portfolio(&past, now).unwrap().outlooks(&past, &OutlookOptions::default()).unwrap();
    let own: Vec<PastInvoice> = past.iter().filter(|i| i.customer_id.as_str() == "C3").cloned().collect();
    let alone = model.portfolio(&own, now).unwrap().outlooks(&own, &OutlookOptions::default()).unwrap();
    let of_c3: Vec<_> = all.into_iter().filter(|o| o.customer_id.as_str() == "C3").collect();
    assert!(!alone.is_empty());
    assert_eq!(of_c3, alone);
}

#[test]
fn a_part_payment_counts_by_its_share() {
    let now = day(200);
    let mut past = history(6, 200);
    let whole = RiskModel::fit(&past, now, &small()).unwrap();
    for invoice in &mut past {
        if let Some(date) = invoice.paid_date.take() {
            let half = Money::from_minor(invoice.amount.minor() / 2, invoice.amount.currency());
            let rest = invoice.amount.minus(half).unwrap();
            invoice.payments = [half, rest].map(|amount| Settlement::paid(date, amount)).to_vec();
        }
    }
    let parts = RiskModel::fit(&past, now, &small()).unwrap();
    let chance = |model: &RiskModel| {
        let portfolio = model.portfolio(&past, now).unwrap();
        let open = past.iter().find(|i| i.issue_date < now && i.open_before(now).unwrap().is_positive());
        portfolio.curve(open.unwrap()).unwrap().unpaid_after(20)
    };
    assert!((chance(&whole) - chance(&parts)).abs() < 0.02, "{} {}", chance(&whole), chance(&parts));
}

#[test]
fn a_forecast_adds_up_and_does_not_mind_order() {
    let past = history(7, 500);
    let now = day(300);
    let known: Vec<PastInvoice> = past.iter().filter(|i| i.issue_date <= now).cloned().collect();
    let model = RiskModel::fit(&past, now, &small()).unwrap();
    let mut items = model.portfolio(&known, now).unwrap().chances(&known, 91).unwrap();
    let options = ForecastOptions { paths: 400, ..ForecastOptions::default() };
    let forecast = forecast_cash(&items, now, &options).unwrap();
    items.reverse();
    assert_eq!(forecast_cash(&items, now, &options).unwrap(), forecast);
    assert_eq!(forecast.rows.len(), 2);
    for row in &forecast.rows {
        let sum: i64 = row.periods.iter().map(|period| period.expected.minor()).sum();
        assert_eq!(sum + row.later.minor(), row.open.minor());
        for period in &row.periods {
            assert!(period.low.minor() <= period.high.minor());
            assert!(period.low_so_far.minor() <= period.high_so_far.minor());
        }
        let first = &row.periods[0];
        assert!((first.low.minor()..=first.high.minor()).contains(&first.expected.minor()));
    }
    let nothing =
        what_if(&items, &Scenario::LargestCustomersLater { customers: 0, days: 5 }, now, &options).unwrap();
    let is_zero = |d: &receivables::forecast::CashDifference| {
        d.expected.is_zero() && d.low.is_zero() && d.high.is_zero()
    };
    assert!(nothing.difference.iter().flat_map(|row| &row.periods).all(is_zero), "the same draws cancel out");
    let later = what_if(&items, &Scenario::AllLater { days: 7 }, now, &options).unwrap();
    assert!(later.difference.iter().all(|row| row.periods[0].expected.is_negative()));
}

#[test]
fn a_steady_customer_gives_few_alarms_and_a_slowdown_is_found() {
    let past = history(8, 1_000);
    let alarms = payment_velocity(&past, day(400), &VelocityOptions::default()).unwrap();
    assert!(alarms.len() <= 3, "ten steady customers, a hundred invoices each: {} alarms", alarms.len());
    let mut slower = past;
    for invoice in slower.iter_mut().filter(|i| i.customer_id.as_str() == "C1" && i.issue_date >= day(200)) {
        invoice.paid_date =
            invoice.paid_date.map(|date| date.plus_days(20).unwrap()).filter(|d| *d < day(400));
    }
    let alarms = payment_velocity(&slower, day(400), &VelocityOptions::default()).unwrap();
    let found = alarms.iter().find(|alarm| alarm.customer_id.as_str() == "C1").unwrap();
    assert!(found.since.days_since(day(200)) < 60, "{}", found.since);
    assert!(found.days_late_since - found.days_late_before > 12);
    assert!(found.probability.value() > "0.95".parse().unwrap());
}
