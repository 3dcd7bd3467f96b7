//! Laws of the activity of a ledger that was filled at random: it agrees with the other answers of the ledger.

use super::told::kind_of;
use super::*;
use crate::calendar::Timestamp;
use crate::documents::{Fact, FactBody, ReceivablesBalance};
use crate::metrics::{MetricsOptions, ReceivablesBasis, measure};

/// A small generator of numbers, so that the test is the same everywhere.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }

    fn one(&mut self, of: &[&'static str]) -> &'static str {
        of[usize::try_from(self.roll(of.len() as u64)).unwrap()]
    }

    /// A day of the first half of 2024.
    fn day(&mut self) -> Date {
        Date::new(2024, 1, 1).unwrap().plus_days(i64::try_from(self.roll(182)).unwrap()).unwrap()
    }
}

const CURRENCIES: [&str; 3] = ["EUR", "USD", "JPY"];

/// What random facts refer to: number, customer, currency and day of the documents so far.
type Documents = Vec<(u64, String, &'static str, Date)>;

/// The text of a fact of a random kind; some are refused, which is no matter.
fn random_fact(dice: &mut Dice, number: u64, invoices: &mut Documents, payments: &mut Documents) -> String {
    let mut effective = dice.day();
    // Four facts share an instant; many become known months after their day.
    let recorded = format!("2024-{:02}-01T{:02}:00:00Z", 1 + number / 40, (number % 40) / 4);
    let customer = format!("C{}", dice.roll(4));
    let currency = dice.one(&CURRENCIES);
    let any = |documents: &Documents, dice: &mut Dice| {
        let last = documents.len().max(1) as u64;
        documents.get(usize::try_from(dice.roll(last)).unwrap()).cloned()
    };
    let money = |minor: u64, currency: &str| format!(r#"{{"amount":"{minor}","currency":"{currency}"}}"#);
    let nothing = (0, String::new(), "EUR", effective);
    let (invoice, owner, billed_in, issued) = any(invoices, dice).unwrap_or_else(|| nothing.clone());
    let (payment, payer, paid_in, paid) = any(payments, dice).unwrap_or(nothing);
    let later = |day: Date, dice: &mut Dice| day.plus_days(i64::try_from(dice.roll(40)).unwrap()).unwrap();
    let amount = 1 + dice.roll(900);
    let body = match dice.roll(20) {
        0 => {
            let segment = dice.one(&["large", "small"]);
            format!(
                r#""kind":"customer_recorded","customer":{{"id":"{customer}","name":"N","segment":"{segment}"}}"#
            )
        }
        1..=4 => {
            let days = dice.one(&["10", "30", "60"]);
            invoices.push((number, customer.clone(), currency, effective));
            let amount = money(300 + amount, currency);
            format!(
                r#""kind":"invoice_issued","invoice":{{"id":"I{number}","customer_id":"{customer}","issue_date":"{effective}","amount":{amount},"terms":{{"kind":"net","days":{days}}}}}"#
            )
        }
        5 => format!(
            r#""kind":"credit_memo_issued","credit_memo":{{"id":"M{number}","customer_id":"{customer}","issue_date":"{effective}","amount":{}}}"#,
            money(amount, currency)
        ),
        6..=8 => {
            let known = dice.roll(4) > 0;
            payments.push((
                number,
                if known { customer.clone() } else { String::new() },
                currency,
                effective,
            ));
            let whose = if known { format!(r#""customer_id":"{customer}","#) } else { String::new() };
            format!(
                r#""kind":"payment_received","payment":{{"id":"P{number}",{whose}"value_date":"{effective}","amount":{},"method":"card"}}"#,
                money(300 + amount, currency)
            )
        }
        9..=13 => {
            // A payment and an invoice that fit each other, where there are any.
            let fits =
                |of: &&(u64, String, &str, Date)| of.2 == paid_in && (payer.is_empty() || of.1 == payer);
            let found = invoices.iter().rev().find(fits).cloned();
            let to = found.unwrap_or((invoice, owner, billed_in, issued));
            effective = later(paid.max(to.3), dice);
            let target = if dice.roll(6) == 0 {
                let kept_for = if payer.is_empty() { customer } else { payer };
                format!(r#""on_account_customer_id":"{kept_for}""#)
            } else {
                format!(r#""invoice_id":"I{}""#, to.0)
            };
            let amount = money(amount.min(300), paid_in);
            format!(
                r#""kind":"cash_allocated","allocation":{{"id":"A{number}","payment_id":"P{payment}",{target},"amount":{amount}}}"#
            )
        }
        14 => {
            effective = later(effective, dice);
            format!(
                r#""kind":"cash_unallocated","allocation_id":"A{}""#,
                number.saturating_sub(1 + dice.roll(8))
            )
        }
        15 => {
            effective = later(paid, dice);
            format!(
                r#""kind":"payment_returned","payment_return":{{"payment_id":"P{payment}","code":"R01"}}"#
            )
        }
        16 => {
            effective = later(issued, dice);
            format!(r#""kind":"invoice_voided","invoice_id":"I{invoice}""#)
        }
        17 => {
            effective = later(issued, dice);
            let amount = money(amount.min(50), billed_in);
            format!(
                r#""kind":"written_off","write_off":{{"id":"W{number}","invoice_id":"I{invoice}","amount":{amount}}}"#
            )
        }
        18 => {
            effective = later(issued, dice);
            format!(
                r#""kind":"dispute_opened","dispute":{{"id":"D{number}","invoice_id":"I{invoice}","reason":"price"}}"#
            )
        }
        _ => {
            effective = later(issued, dice);
            let (failed, promised) = (money(amount, billed_in), dice.roll(2) == 0);
            if promised {
                format!(
                    r#""kind":"promise_made","promise":{{"id":"R{number}","customer_id":"{owner}","amount":{failed},"promised_date":"{}"}}"#,
                    later(effective, dice)
                )
            } else {
                format!(
                    r#""kind":"payment_failed","failure":{{"customer_id":"{owner}","invoice_ids":["I{invoice}"],"amount":{failed},"method":"card","code":"51"}}"#
                )
            }
        }
    };
    format!(r#"{{{body},"id":"f{number:03}","effective":"{effective}","recorded":"{recorded}"}}"#)
}

/// A ledger of whatever was accepted, in the order in which it came.
fn random_ledger(seed: u64) -> (Ledger, Vec<Fact>) {
    let mut dice = Dice(seed);
    let (mut ledger, mut accepted) = (Ledger::default(), Vec::new());
    for customer in 0..4 {
        let text = format!(
            r#"{{"kind":"customer_recorded","id":"c{customer}","effective":"2024-01-01","recorded":"2024-01-01T00:00:00Z","customer":{{"id":"C{customer}","name":"N"}}}}"#
        );
        accepted.push(Fact::from_json(&text).unwrap());
        ledger.apply(accepted.last().unwrap()).unwrap();
    }
    let (mut invoices, mut payments) = (Documents::new(), Documents::new());
    for number in 1..=400 {
        let Ok(fact) = Fact::from_json(&random_fact(&mut dice, number, &mut invoices, &mut payments)) else {
            continue; // About a customer who is not there yet.
        };
        if ledger.apply(&fact).is_ok() {
            accepted.push(fact);
        }
    }
    (ledger, accepted)
}

/// Periods with and without an instant of knowledge.
fn questions() -> Vec<(Date, AsOf)> {
    let day = |text: &str| text.parse::<Date>().unwrap();
    let mut questions = Vec::new();
    for (from, to) in [
        ("2024-01-01", "2024-01-31"),
        ("2024-02-15", "2024-04-14"),
        ("2024-04-01", "2024-06-30"),
        ("2024-05-31", "2024-05-31"),
    ] {
        questions.push((day(from), AsOf::day(day(to))));
        for known in ["2024-03-01T01:00:00Z", "2024-05-01T00:00:00Z"] {
            questions.push((day(from), AsOf::known(day(to), known.parse::<Timestamp>().unwrap())));
        }
    }
    questions
}

fn ties(balances: Vec<(&ReceivablesBalance, Currency)>, expected: &[crate::ledger::Balance]) {
    let sum = |currency: Currency, pick: &dyn Fn(&ReceivablesBalance) -> Money| {
        let amounts = balances.iter().filter(|(_, own)| *own == currency).map(|(balance, _)| pick(balance));
        amounts.fold(Money::zero(currency), |a, b| a.plus(b).unwrap())
    };
    let open = |currency: Currency| {
        expected.iter().find(|balance| balance.currency == currency).cloned().unwrap_or_else(|| {
            let zero = Money::zero(currency);
            crate::ledger::Balance {
                currency,
                open_items: zero,
                disputed: zero,
                credit_memos: zero,
                unapplied: zero,
                on_account: zero,
                receivables: zero,
                unidentified: zero,
            }
        })
    };
    for code in CURRENCIES {
        let currency = Currency::new(code).unwrap();
        let (open, sum) = (open(currency), |pick: &dyn Fn(&ReceivablesBalance) -> Money| sum(currency, pick));
        assert_eq!(sum(&|b| b.gross), open.open_items);
        assert_eq!(sum(&|b| b.current.plus(b.past_due).unwrap()), open.open_items);
        assert_eq!(sum(&|b| b.unapplied), open.unapplied);
        assert_eq!(sum(&|b| b.credits), open.credit_memos.plus(open.on_account).unwrap());
        assert_eq!(sum(&|b| b.unidentified.unwrap_or(Money::zero(currency))), open.unidentified);
        let receivables = |b: &ReceivablesBalance| b.receivables(ReceivablesBasis::LessCredits).unwrap();
        assert_eq!(sum(&receivables), open.receivables);
    }
}

#[test]
fn balances_tie_to_the_ledger_at_both_ends() {
    let mut open = 0;
    for seed in 1..=12 {
        let (ledger, _) = random_ledger(seed);
        for (from, end) in questions() {
            let activity = ledger.activity(from, &end, &ActivityOptions::default()).unwrap();
            let before = AsOf { as_of: from.plus_days(-1).unwrap(), known_at: end.known_at };
            let of = |pick: fn(&crate::documents::BalanceActivity) -> &ReceivablesBalance| {
                activity.balances.iter().map(|b| (pick(b), b.ending.gross.currency())).collect()
            };
            ties(of(|b| &b.beginning), &ledger.balances(&before).unwrap());
            ties(of(|b| &b.ending), &ledger.balances(&end).unwrap());
            open += activity.balances.iter().filter(|b| b.ending.gross.is_positive()).count();
        }
    }
    assert!(open > 100, "the ledgers are not empty: {open}");
}

#[test]
fn sales_of_whole_months_are_invoices_less_credit_memos() {
    let mut sold = 0;
    for seed in 1..=12 {
        let (ledger, _) = random_ledger(seed);
        for (from, to) in [("2024-01-01", "2024-01-31"), ("2024-03-01", "2024-05-31")] {
            let (from, end) = (from.parse::<Date>().unwrap(), AsOf::day(to.parse().unwrap()));
            let activity = ledger.activity(from, &end, &ActivityOptions::default()).unwrap();
            for code in CURRENCIES {
                let currency = Currency::new(code).unwrap();
                let total = |amounts: Vec<Money>| {
                    let own = amounts.into_iter().filter(|amount| amount.currency() == currency);
                    own.fold(Money::zero(currency), |a, b| a.plus(b).unwrap())
                };
                let billed = total(activity.invoices.iter().map(|invoice| invoice.amount).collect());
                let credited = total(activity.credit_memos.iter().map(|memo| memo.amount).collect());
                let months = activity.sales.iter().filter(|sales| sales.month >= from);
                assert_eq!(
                    total(months.map(|sales| sales.amount).collect()),
                    billed.minus(credited).unwrap()
                );
                sold += usize::from(billed.is_positive());
            }
        }
    }
    assert!(sold > 20, "something was sold: {sold}");
}

#[test]
fn every_activity_can_be_measured() {
    let mut applied = 0;
    for seed in 1..=12 {
        let (ledger, _) = random_ledger(seed);
        for (from, end) in questions() {
            let activity = ledger.activity(from, &end, &ActivityOptions::default()).unwrap();
            let report = measure(&activity, &MetricsOptions::default()).unwrap();
            assert_eq!(report.overall.invoices, activity.invoices.len() as u64);
            applied += activity.payments.iter().map(|payment| payment.applied.len()).sum::<usize>();
        }
    }
    assert!(applied > 20, "something was paid: {applied}");
}

#[test]
fn the_order_of_arrival_changes_nothing() {
    let mut compared = 0;
    for seed in 1..=12 {
        let (ledger, mut facts) = random_ledger(seed);
        facts.reverse();
        let mut turned = Ledger::default();
        if turned.apply_all(&facts).is_err() {
            continue; // Two facts of one instant that are accepted in one order only.
        }
        compared += 1;
        for (from, end) in questions() {
            let options = ActivityOptions::default();
            assert_eq!(
                ledger.activity(from, &end, &options).unwrap(),
                turned.activity(from, &end, &options).unwrap()
            );
        }
    }
    assert!(compared > 5, "most seeds are accepted in both orders: {compared}");
}

#[test]
fn the_kind_is_read_without_the_rest() {
    let (ledger, facts) = random_ledger(3);
    let mut kinds = std::collections::BTreeSet::new();
    for (place, fact) in (0..).zip(&facts) {
        assert_eq!(kind_of(ledger.log.bytes_of(place)), Some(fact.body.kind()));
        kinds.insert(fact.body.kind());
    }
    assert!(kinds.len() > 10 && FactBody::KINDS.len() > kinds.len());
}

#[test]
fn months_are_counted_back() {
    let before = |date: &str, months| months_before(date.parse().unwrap(), months).to_string();
    assert_eq!(before("2024-03-31", 0), "2024-03-01");
    assert_eq!(before("2024-01-15", 1), "2023-12-01");
    assert_eq!(before("2024-01-15", 24), "2022-01-01");
    assert_eq!(before("1901-01-15", 600), "1900-01-01");
}
