//! Every rule of the tables one below its limit, at it, and one above.

use receivables::failures::{
    FailureSource, FailureTable, LimitCounts, PermittedAction, RateBreach, ReinitiationRule, ReturnCeilings,
    ReturnCounts, ach_reinitiation, ach_return_rates, attempt_limit, instrument_standings,
};
use receivables::{Fact, PaymentFailure, Timestamp};

const HOUR: i64 = 3_600_000_000;

fn start() -> Timestamp {
    "2026-03-02T00:00:00Z".parse().unwrap()
}

fn table() -> FailureTable {
    FailureTable::standard().unwrap()
}

/// The figures as their sources have them, so that a slip in the table is seen here and not only by its own tests.
#[test]
fn the_limits_are_those_of_the_schemes() {
    let found: Vec<_> =
        table().limits.iter().map(|l| (l.source.to_string(), l.most, l.days, l.counts)).collect();
    let expected = [
        ("visa", 15, 30, LimitCounts::Reattempts),
        ("mastercard_advice", 10, 1, LimitCounts::Declines),
        ("mastercard_advice", 35, 30, LimitCounts::Declines),
        ("card", 15, 30, LimitCounts::Reattempts),
        ("ach", 2, 180, LimitCounts::Reattempts),
        ("sepa", 2, 90, LimitCounts::Reattempts),
        ("bacs", 1, 30, LimitCounts::Reattempts),
    ];
    let expected: Vec<_> =
        expected.map(|(source, most, days, counts)| (source.to_string(), most, days, counts)).into();
    assert_eq!(found, expected);
}

#[test]
fn every_window_at_its_limit() {
    for limit in table().limits {
        let hours = i64::from(limit.days) * 24;
        let end = start().plus_hours(hours).unwrap();
        for used in [limit.most - 1, limit.most, limit.most + 1] {
            // A minute apart, the first one at the start; asked a microsecond before the first one leaves the window.
            let minute = |number: u32| start().micros() + i64::from(number) * HOUR / 60;
            let tried: Vec<_> =
                (0..used).map(|number| Timestamp::from_micros(minute(number)).unwrap()).collect();
            let before = Timestamp::from_micros(end.micros() - 1).unwrap();
            let full = attempt_limit(&limit, &tried, before).unwrap();
            assert_eq!((full.allowed, full.used), (used < limit.most, used), "{limit:?}");
            assert_eq!(full.left, limit.most.saturating_sub(used));
            // So many must leave that there is room for one.
            let leaving = (used + 1).saturating_sub(limit.most);
            let room = leaving.checked_sub(1).map_or(before.micros(), |last| minute(last) + hours * HOUR);
            assert_eq!(full.next_allowed.unwrap().micros(), room, "{limit:?} with {used}");
            // The first one leaves: one less in the window.
            let later = attempt_limit(&limit, &tried, end).unwrap();
            assert_eq!(later.used, used.saturating_sub(1));
            assert_eq!(later.allowed, used <= limit.most);
        }
    }
}

fn failure(rail: &str, method: &str, code: &str, advice: Option<&str>) -> String {
    let advice = advice.map_or(String::new(), |advice| format!(r#","advice":"{advice}""#));
    format!(
        r#"{{"customer_id":"A","amount":{{"amount":"49.00","currency":"USD"}},"method":"{method}","rail":"{rail}","instrument_id":"t","code":"{code}"{advice}}}"#
    )
}

/// How a code of a list is told.
fn told(source: FailureSource, code: &str) -> Option<String> {
    let bacs = code.strip_prefix("arudd/");
    Some(match source {
        FailureSource::Card => failure("amex", "card", code, None),
        FailureSource::CardAdvice => failure("amex", "card", "generic_decline", Some(code)),
        FailureSource::Visa => failure("visa", "card", code, None),
        FailureSource::MastercardAdvice => failure("mastercard", "card", "generic_decline", Some(code)),
        FailureSource::Ach => failure("ach", "bank_debit", code, None),
        FailureSource::Sepa => failure("sepa_core", "bank_debit", code, None),
        FailureSource::Bacs => failure("bacs", "bank_debit", bacs?, None),
        FailureSource::Wire => return None,
    })
}

#[test]
fn every_wait_at_its_end() {
    let table = table();
    let mut waits = 0;
    for code in table.codes.iter().filter(|code| code.wait_hours.is_some()) {
        let Some(text) = told(code.source, code.code.as_str()) else { continue };
        let failure: PaymentFailure = serde_json::from_str(&text).unwrap();
        let verdict = table.verdict(&failure, start()).unwrap();
        let wait = i64::from(code.wait_hours.unwrap());
        assert_eq!(verdict.not_before, Some(start().plus_hours(wait).unwrap()), "{code:?}");
        let facts = [fact(0, &text)];
        for (hours, waiting) in [(wait - 1, true), (wait, false), (wait + 1, false)] {
            let now = start().plus_hours(hours).unwrap();
            let standings = instrument_standings(&facts, &table, now).unwrap();
            assert_eq!(standings[0].not_before.is_some(), waiting, "{code:?} after {hours} hours");
        }
        waits += 1;
    }
    assert!(waits >= 8, "Mastercard alone has eight");
}

fn fact(number: u32, failure: &str) -> Fact {
    // Two days apart, so that no wait is open at the end.
    let when = start().plus_hours(i64::from(number) * 48).unwrap();
    let day = when.date();
    let text = format!(
        r#"{{"kind":"payment_failed","id":"f{number}","effective":"{day}","recorded":"{when}","failure":{failure}}}"#
    );
    Fact::from_json(&text).unwrap()
}

#[test]
fn every_code_at_the_retries_it_allows() {
    let table = table();
    let mut seen = 0;
    for code in table.codes.iter().filter(|code| code.most_retries.is_some()) {
        let most = code.most_retries.unwrap();
        let Some(text) = told(code.source, code.code.as_str()) else { continue };
        for reattempts in [most.saturating_sub(1), most, most + 1] {
            let facts: Vec<Fact> = (0..=reattempts).map(|number| fact(number, &text)).collect();
            let standings = instrument_standings(&facts, &table, start().plus_hours(5_000).unwrap()).unwrap();
            let may = code.permitted.contains(&PermittedAction::RetryLater) && reattempts < most;
            assert_eq!(standings[0].usable, may, "{code:?} after {reattempts}");
        }
        seen += 1;
    }
    assert!(seen > 3, "{seen}");
}

#[test]
fn an_entry_is_presented_again_up_to_its_limits() {
    let (table, rule) = (table(), ReinitiationRule::default());
    let settled: receivables::Date = "2024-01-10".parse().unwrap();
    for code in table.codes.iter().filter(|code| code.source == FailureSource::Ach) {
        let code_allows =
            code.permitted.contains(&PermittedAction::RetryLater) && code.most_retries.is_some();
        let most = code.most_retries.unwrap_or(0).min(rule.most);
        for used in [most.saturating_sub(1), most, most + 1] {
            for days in [i64::from(rule.days) - 1, i64::from(rule.days), i64::from(rule.days) + 1] {
                let on = settled.plus_days(days).unwrap();
                let found = ach_reinitiation(&table, &rule, code.code.as_str(), settled, used, on).unwrap();
                let expected = code_allows && used < most && days <= i64::from(rule.days);
                assert_eq!(found.allowed, expected, "{} used {used} on day {days}", code.code);
                assert_eq!(found.last_day.to_string(), "2024-07-08");
            }
        }
    }
}

#[test]
fn return_rates_at_their_ceilings() {
    let ceilings = ReturnCeilings::standard().unwrap();
    // Of 12,000 debits 0.5 % are 60, 3 % are 360, 15 % are 1,800.
    for (which, ceiling) in
        [(RateBreach::Unauthorised, 60), (RateBreach::Administrative, 360), (RateBreach::Overall, 1_800)]
    {
        for (returns, above) in [(ceiling - 1, false), (ceiling, false), (ceiling + 1, true)] {
            let counts = ReturnCounts {
                debits: 12_000,
                unauthorised: if which == RateBreach::Unauthorised { returns } else { 0 },
                administrative: if which == RateBreach::Administrative { returns } else { 0 },
                all_returns: returns,
            };
            let rates = ach_return_rates(&counts, &ceilings).unwrap();
            assert_eq!(rates.breaches.contains(&which), above, "{which} with {returns}");
        }
    }
}

/// The networks count declines of a card, whatever came between: a success or an update starts a new series, not a new
/// window.
#[test]
fn a_success_between_declines_leaves_the_window_full() {
    let table = table();
    let text = failure("mastercard", "card", "insufficient_funds", None);
    for (between, most) in [(false, 10), (true, 10), (true, 9)] {
        let mut facts = Vec::new();
        for number in 0..most {
            let when = start().plus_hours(i64::from(number)).unwrap();
            let day = when.date();
            facts.push(Fact::from_json(&format!(
                r#"{{"kind":"payment_failed","id":"f{number}","effective":"{day}","recorded":"{when}","failure":{text}}}"#
            )).unwrap());
            if between && number == 4 {
                facts.push(Fact::from_json(&format!(
                    r#"{{"kind":"payment_method_updated","id":"m","effective":"{day}","recorded":"{when}","instrument":{{"id":"t","customer_id":"A","method":"card","rail":"mastercard","active":true}}}}"#
                )).unwrap());
            }
        }
        let now = start().plus_hours(12).unwrap();
        let standings = instrument_standings(&facts, &table, now).unwrap();
        let full = Some(start().plus_hours(24).unwrap()).filter(|_| most == 10);
        assert_eq!(standings[0].not_before, full, "{most} declines, update between: {between}");
        assert!(standings[0].usable);
    }
}
