//! Laws of outlooks: what a survival curve says, and what amounts of other currencies do not.

use super::risk::{day, history, small};
use receivables::documents::PastInvoice;
use receivables::risk::{OutlookOptions, RiskModel};
use receivables::{Currency, Date, Money};

#[test]
fn a_survival_curve_falls_and_says_what_the_outlook_says() {
    let past = history(3, 600);
    let model = RiskModel::fit(&past, day(330), &small()).unwrap();
    let portfolio = model.portfolio(&past, day(330)).unwrap();
    let options = OutlookOptions { curve_days: 730, ..OutlookOptions::default() };
    let outlooks = portfolio.outlooks(&past, &options).unwrap();
    let plain = portfolio.outlooks(&past, &OutlookOptions::default()).unwrap();
    assert!(outlooks.len() > 20);
    for (mut outlook, plain) in outlooks.into_iter().zip(plain) {
        let curve = std::mem::take(&mut outlook.curve);
        assert_eq!(outlook, plain, "a curve changes nothing else");
        assert_eq!(curve.len(), 730);
        assert!(curve.iter().enumerate().all(|(at, point)| point.date == day(330 + at as u64)));
        assert!(curve.windows(2).all(|pair| pair[0].p_unpaid >= pair[1].p_unpaid));
        let on = |date: Date| curve.iter().find(|point| point.date == date).map(|point| point.p_unpaid);
        for horizon in &outlook.horizons {
            assert_eq!(on(day(329 + u64::from(horizon.days))), Some(horizon.p_unpaid));
        }
        if outlook.due_date >= day(330) {
            assert_eq!(on(outlook.due_date), Some(outlook.p_late));
        }
        for (date, left) in [(outlook.early_date, "0.9"), (outlook.expected_date, "0.5")] {
            let reached = curve.iter().find(|point| point.p_unpaid <= left.parse().unwrap());
            assert_eq!(date, reached.map(|point| point.date));
        }
    }
}

#[test]
fn amounts_of_another_currency_say_nothing_of_an_invoice() {
    let mut past = history(8, 600);
    for (n, invoice) in past.iter_mut().enumerate() {
        let currency = if n % 3 == 0 { Currency::JPY } else { Currency::EUR };
        invoice.amount = Money::from_minor(invoice.amount.minor(), currency);
    }
    let model = RiskModel::fit(&past, day(330), &small()).unwrap();
    let score = |past: &[PastInvoice]| {
        let portfolio = model.portfolio(past, day(330)).unwrap();
        portfolio.outlooks(past, &OutlookOptions::default()).unwrap()
    };
    let before = score(&past);
    for invoice in past.iter_mut().filter(|invoice| invoice.amount.currency() == Currency::JPY) {
        let n = i64::from(invoice.issue_date.day());
        invoice.amount = Money::from_minor(invoice.amount.minor() * (1 + 500 * (n % 2)), Currency::JPY);
    }
    let after = score(&past);
    let (mut same, mut moved) = (0, 0);
    for (before, after) in before.iter().zip(&after) {
        if before.open.currency() == Currency::EUR {
            assert_eq!(before, after);
            same += 1;
        } else if before.score != after.score {
            moved += 1;
        }
    }
    // What its own currency says does count.
    assert!(same > 20 && moved > 0, "{same} {moved}");
}
