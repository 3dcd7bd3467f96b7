//! Thin data: with 200 invoices the model is on average better than the smoothed history of each customer and nowhere much
//! worse, and with none it answers from its prior.

use receivables::documents::PastInvoice;
use receivables::risk::{OutlookOptions, RiskModel, RiskOptions};
use receivables::{Currency, Date, Money};
use receivables_tests::strategies::SplitMix64;
use std::collections::BTreeMap;

fn day(days: i64) -> Date {
    "2025-01-06".parse::<Date>().unwrap().plus_days(days).unwrap()
}

/// Thirty customers, each with a mean days late and a spread of its own; invoices at 30 days, three a day. Nobody pays on
/// a week-end.
fn trade(seed: u64, invoices: i64) -> Vec<PastInvoice> {
    let mut dice = SplitMix64(seed);
    let mut number = |below: usize| i64::try_from(dice.below(below)).unwrap();
    let paces: Vec<(i64, i64)> = (0..30).map(|_| (number(25) - 10, 2 + number(8))).collect();
    let mut all = Vec::new();
    for place in 0..invoices {
        let customer = usize::try_from(number(6) * number(6)).unwrap().min(29);
        let (mean, spread) = paces[customer];
        // The sum of three draws is round about a mean, as delays are.
        let mut late =
            mean + (0..3).map(|_| number(usize::try_from(2 * spread).unwrap()) - spread).sum::<i64>() / 2;
        let due = place / 3 + 30;
        while (due + late).rem_euclid(7) > 4 {
            late += 1;
        }
        all.push(PastInvoice {
            customer_id: format!("C{customer:02}").parse().unwrap(),
            invoice_id: format!("I{place:05}").parse().unwrap(),
            instalment: 1,
            segment: None,
            parent_id: None,
            issue_date: day(place / 3),
            due_date: day(due),
            amount: Money::from_minor(10_000 + 100 * number(5_000), Currency::EUR),
            payments: Vec::new(),
            paid_date: Some(day((due + late).max(place / 3))),
            marks: Vec::new(),
        });
    }
    all
}

/// The share of a customer's invoices paid late, smoothed towards that of all by three invoices.
struct Smoothed {
    all: f64,
    own: BTreeMap<String, (f64, f64)>,
}

impl Smoothed {
    fn learn(past: &[PastInvoice], until: Date) -> Self {
        let (mut late, mut count, mut own) = (1.0, 2.0, BTreeMap::<String, (f64, f64)>::new());
        for invoice in past {
            let Some(paid) = invoice.paid_date.filter(|paid| *paid < until) else { continue };
            let is_late = f64::from(u8::from(paid > invoice.due_date));
            (late, count) = (late + is_late, count + 1.0);
            let entry = own.entry(invoice.customer_id.to_string()).or_default();
            *entry = (entry.0 + is_late, entry.1 + 1.0);
        }
        Self { all: late / count, own }
    }

    fn chance(&self, invoice: &PastInvoice) -> f64 {
        let (late, count) = self.own.get(invoice.customer_id.as_str()).copied().unwrap_or_default();
        (late + 3.0 * self.all) / (count + 3.0)
    }
}

/// How far a chance is from what happened, squared (Brier 1950).
fn loss(chance: f64, late: bool) -> f64 {
    let miss = if late { 1.0 - chance } else { chance };
    miss * miss
}

#[test]
fn two_hundred_invoices_are_enough_to_match_the_smoothed_history() {
    let (mut ours, mut theirs, mut count) = (0.0, 0.0, 0.0);
    for seed in 0..8 {
        let all = trade(seed, 500);
        // Known are the first 200 invoices, as of the day after the last of them; asked are the next 300 as they come,
        // each with what was paid before its issue date.
        let cut = all[200].issue_date;
        let known: Vec<PastInvoice> = all[..200]
            .iter()
            .map(|invoice| {
                let mut invoice = invoice.clone();
                invoice.paid_date = invoice.paid_date.filter(|paid| *paid < cut);
                invoice
            })
            .collect();
        let model = RiskModel::fit(&known, cut, &RiskOptions::default()).unwrap();
        let asked: Vec<(usize, Date)> = (200..500).map(|place| (place, all[place].issue_date)).collect();
        let curves = model.curves_following(&all, &asked).unwrap();
        let (mut own, mut base) = (0.0, 0.0);
        for ((place, today), curve) in asked.iter().zip(&curves) {
            let invoice = &all[*place];
            let late = invoice.paid_date.unwrap() > invoice.due_date;
            let p_late = curve.unpaid_after(invoice.due_date.days_since(*today));
            assert!((0.0..=1.0).contains(&p_late));
            own += loss(p_late, late);
            base += loss(Smoothed::learn(&all, *today).chance(invoice), late);
        }
        // A drawn trade may favour counting shares: never by more than a hundredth.
        assert!(own <= base + 3.0, "seed {seed}: {:.4} against {:.4}", own / 300.0, base / 300.0);
        (ours, theirs, count) = (ours + own, theirs + base, count + 300.0);
    }
    assert!(ours <= theirs, "Brier score {:.4} against {:.4}", ours / count, theirs / count);
}

#[test]
fn without_history_the_prior_answers_and_says_so() {
    let model = RiskModel::fit(&[], day(0), &RiskOptions::default()).unwrap();
    assert_eq!(model.invoices(), 0);
    let mut one = trade(1, 1);
    one[0].paid_date = None;
    let outlooks = model.portfolio(&one, day(0)).unwrap().outlooks(&one, &OutlookOptions::default()).unwrap();
    assert_eq!(outlooks[0].known_payments, 0);
    // Terms of 30 days: by the prior 1 % a day up to 13 days before the due date, then 3, 6, 12 % and so on.
    let p_late: f64 = outlooks[0].p_late.to_string().parse().unwrap();
    assert!((0.2..0.8).contains(&p_late), "{p_late}");
    assert!(outlooks[0].model.as_str().contains("0 invoices"), "{}", outlooks[0].model);
}
