//! Retries that a planner plans, in the follow-up of a case.

use receivables::failures::{FailureSource, FailureTable, LimitCounts, RetryProgram, ReturnCounts};
use receivables::{Action, ActionKind, Decisions, Fact, Ledger, Playbook, Settings, Timestamp, decide};

const CUSTOMER: &str = r#"{"kind":"customer_recorded","id":"c","effective":"2026-01-02","recorded":"2026-01-02T08:00:00Z","customer":{"id":"A","name":"Alder","contacts":[{"id":"ap","role":"accounts_payable","order":1,"email":"ap@alder.example"}]}}"#;
const INVOICE: &str = r#"{"kind":"invoice_issued","id":"i","effective":"2026-01-05","recorded":"2026-01-05T09:00:00Z","invoice":{"id":"I","customer_id":"A","issue_date":"2026-01-05","amount":{"amount":"49.00","currency":"USD"},"terms":{"kind":"net","days":10}}}"#;

const HOUR: i64 = 3_600_000_000;

/// Due on Thursday 15 January. One card or mandate on file; what happens is told one after the other.
struct Story {
    ledger: Ledger,
    playbook: Playbook,
    method: (&'static str, &'static str),
    told: usize,
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

impl Story {
    fn new(method: &'static str, rail: &'static str) -> Self {
        let playbook = Playbook::standard().unwrap();
        assert_eq!(playbook.retries.as_ref(), Some(&RetryProgram::standard().unwrap()));
        let mut story =
            Self { ledger: Ledger::new(Settings::default()), playbook, method: (method, rail), told: 0 };
        story.tell(CUSTOMER);
        story.update("token-1", "2026-01-02T08:00:00Z", "");
        story.tell(INVOICE);
        story
    }

    fn tell(&mut self, text: &str) {
        self.ledger.apply(&Fact::from_json(text).unwrap()).unwrap();
    }

    fn fact(&mut self, kind: &str, when: Timestamp, body: &str) {
        self.told += 1;
        let (number, day) = (self.told, when.date());
        self.tell(&format!(
            r#"{{"kind":"{kind}","id":"f{number}","effective":"{day}","recorded":"{when}",{body}}}"#
        ));
    }

    fn update(&mut self, token: &str, when: &str, more: &str) {
        let (method, rail) = self.method;
        let body = format!(
            r#""instrument":{{"id":"{token}","customer_id":"A","method":"{method}","rail":"{rail}","active":true{more}}}"#
        );
        self.fact("payment_method_updated", at(when), &body);
    }

    fn fail(&mut self, token: &str, when: Timestamp, code: &str, attempt: Option<&str>) {
        let (method, rail) = self.method;
        let attempt = attempt.map_or(String::new(), |id| format!(r#""attempt_id":"{id}","#));
        let body = format!(
            r#""failure":{{{attempt}"customer_id":"A","invoice_ids":["I"],"amount":{{"amount":"49.00","currency":"USD"}},"method":"{method}","rail":"{rail}","instrument_id":"{token}","code":"{code}"}}"#
        );
        self.fact("payment_failed", when, &body);
    }

    /// The host does what an action asks.
    fn start(&mut self, action: &Action, when: Timestamp) -> String {
        let ActionKind::RetryPayment(retry) = &action.kind else { panic!("not a retry") };
        let (id, action_id, token) = (format!("t{}", self.told), &action.id, retry.instrument_id.clone());
        let method = self.method.0;
        let body = format!(
            r#""attempt":{{"id":"{id}","customer_id":"A","invoice_ids":["I"],"amount":{{"amount":"49.00","currency":"USD"}},"method":"{method}","instrument_id":"{token}","action_id":"{action_id}"}}"#
        );
        self.fact("payment_started", when, &body);
        id
    }

    fn ask(&self, now: Timestamp) -> Decisions {
        decide(&self.ledger, &self.playbook, now).unwrap()
    }

    fn retry(&self, now: Timestamp) -> Option<Action> {
        let mut actions = self.ask(now).actions;
        actions.retain(|action| matches!(action.kind, ActionKind::RetryPayment(_)));
        assert!(actions.len() < 2, "{actions:?}");
        actions.pop()
    }

    fn asks_for_a_method(&self, now: Timestamp) -> bool {
        self.ask(now).actions.iter().any(|action| matches!(action.kind, ActionKind::RequestPaymentMethod(_)))
    }
}

fn plan_attempt(action: &Action) -> Option<u32> {
    let ActionKind::RetryPayment(retry) = &action.kind else { return None };
    retry.plan.as_ref().map(|plan| plan.attempt)
}

fn says(action: &Action, code: &str) -> bool {
    action.reasons.iter().any(|reason| reason.code.as_str() == code)
}

/// On the due date, before the case begins.
const FAILED: &str = "2026-01-15T08:30:00Z";

#[test]
fn the_first_action_comes_with_the_failure_and_stays_the_same() {
    let mut story = Story::new("card", "visa");
    assert_eq!(story.retry(at(FAILED)), None);
    story.fail("token-1", at(FAILED), "insufficient_funds", None);
    let first = story.retry(at(FAILED)).expect("the call that knows of the failure answers it");
    assert_eq!(plan_attempt(&first), Some(1));
    assert!(first.not_before > at(FAILED));
    for days in 1..12 {
        let later = story.retry(at(FAILED).plus_hours(24 * days).unwrap()).expect("still to be done");
        assert_eq!((&later.id, later.not_before, &later.kind), (&first.id, first.not_before, &first.kind));
    }
}

#[test]
fn an_attempt_without_a_result_is_a_barrier_and_each_failure_has_a_retry() {
    let mut story = Story::new("card", "visa");
    story.fail("token-1", at(FAILED), "insufficient_funds", None);
    let first = story.retry(at(FAILED)).unwrap();
    let attempt = story.start(&first, first.not_before);
    for days in 0..40 {
        assert_eq!(story.retry(first.not_before.plus_hours(24 * days).unwrap()), None, "day {days}");
    }
    let failed = first.not_before.plus_hours(1).unwrap();
    story.fail("token-1", failed, "do_not_honor", Some(&attempt));
    let second = story.retry(failed).expect("the next failure has its own retry");
    assert_ne!(second.id, first.id);
    assert_eq!(plan_attempt(&second), Some(2));
    assert!(second.not_before.micros() - failed.micros() >= 24 * HOUR);
}

#[test]
fn a_dead_card_is_asked_for_at_once_and_a_new_one_is_tried_at_once() {
    let mut story = Story::new("card", "visa");
    story.fail("token-1", at(FAILED), "stolen_card", None);
    assert_eq!(story.retry(at(FAILED)), None);
    assert!(story.asks_for_a_method(at(FAILED)), "asked in the same call");
    // The same token, updated; and a second one besides, which is tried where the first one is dead.
    let updated = "2026-01-16T10:20:00Z";
    story.update("token-1", updated, "");
    let retry = story.retry(at(updated)).expect("an update re-arms");
    assert_eq!(retry.not_before, at("2026-01-16T12:00:00Z"));
    assert!(says(&retry, "instrument_without_failure") && plan_attempt(&retry).is_none());
    let attempt = story.start(&retry, retry.not_before);
    story.fail("token-1", retry.not_before, "pickup_card", Some(&attempt));
    assert_eq!(story.retry(at("2026-01-16T12:00:00Z")), None);
    story.update("token-2", "2026-01-17T06:00:00Z", "");
    let other = story.retry(at("2026-01-17T06:00:00Z")).expect("another card");
    let ActionKind::RetryPayment(retry) = &other.kind else { panic!("not a retry") };
    assert_eq!((retry.instrument_id.as_str(), other.not_before), ("token-2", at("2026-01-17T06:00:00Z")));
}

#[test]
fn no_try_is_planned_after_the_card_has_expired() {
    // On its last day there is an hour left; the day after there is none.
    for (expires, tried) in [("2026-01-15", Some(at("2026-01-15T09:00:00Z"))), ("2026-01-14", None)] {
        let mut story = Story::new("card", "visa");
        story.update("token-1", "2026-01-03T08:00:00Z", &format!(r#","expires":"{expires}""#));
        story.fail("token-1", at(FAILED), "insufficient_funds", None);
        assert_eq!(story.retry(at(FAILED)).map(|retry| retry.not_before), tried);
        // Asked for either way: because nothing is left to try, or because the card is about to expire.
        assert!(story.asks_for_a_method(at(FAILED)));
    }
}

#[test]
fn a_debit_is_presented_twice_more_on_business_days_and_within_the_return_rate() {
    let mut story = Story::new("bank_debit", "ach");
    let mut failed = at(FAILED);
    story.fail("token-1", failed, "R01", None);
    for number in 1..=2 {
        let retry = story.retry(failed).expect("R01 may be presented twice more");
        assert_eq!(plan_attempt(&retry), Some(number));
        assert!(story.playbook.company.holidays.is_business_day(retry.not_before.date()));
        let attempt = story.start(&retry, retry.not_before);
        failed = retry.not_before.plus_hours(48).unwrap();
        story.fail("token-1", failed, "R01", Some(&attempt));
    }
    assert_eq!(story.retry(failed), None, "three presentments in all");
    assert!(story.asks_for_a_method(failed));

    // 15 % in all: of 99 debits 14 came back, and 15 of 100 are still at the ceiling; 15 of 99 would be 16 of 100.
    let mut story = Story::new("bank_debit", "ach");
    story.fail("token-1", at(FAILED), "R01", None);
    for (returns, allowed) in [(13, true), (14, true), (15, false)] {
        let counts = ReturnCounts { debits: 99, unauthorised: 0, administrative: 0, all_returns: returns };
        let program = RetryProgram { ach_returns: Some(counts), ..RetryProgram::standard().unwrap() };
        story.playbook.retries = Some(program);
        assert_eq!(story.retry(at(FAILED)).is_some(), allowed, "{returns} returns");
    }
}

#[test]
fn a_try_that_costs_more_than_it_brings_is_not_made() {
    let mut story = Story::new("card", "visa");
    story.fail("token-1", at(FAILED), "insufficient_funds", None);
    let fee = "49.00".parse().map(|amount: rust_decimal::Decimal| amount.to_string()).unwrap();
    let fee = receivables::Money::parse(&fee, receivables::Currency::USD).unwrap();
    story.playbook.retries = Some(RetryProgram { fees: vec![fee], ..RetryProgram::standard().unwrap() });
    assert_eq!(story.retry(at(FAILED)), None);
    assert!(story.asks_for_a_method(at(FAILED)));
}

#[test]
fn a_technical_failure_goes_over_another_route_at_once() {
    let mut story = Story::new("card", "visa");
    story.fail("token-1", at(FAILED), "91", None);
    assert_eq!(story.retry(at(FAILED)).map(|action| goes_elsewhere(&action)), Some(false), "none is known");
    let program = RetryProgram { other_route: true, ..RetryProgram::standard().unwrap() };
    story.playbook.retries = Some(program);
    let action = story.retry(at(FAILED)).unwrap();
    assert!(goes_elsewhere(&action));
    assert_eq!(action.not_before, at(FAILED), "at once");
    assert_eq!(plan_attempt(&action), None, "no instant was drawn");
}

fn goes_elsewhere(action: &Action) -> bool {
    matches!(&action.kind, ActionKind::RetryPayment(retry) if retry.elsewhere)
}

/// Numbers that look random and are the same every time (SplitMix64).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % bound
    }
}

const RAILS: [(&str, &str, FailureSource, &[&str]); 5] = [
    ("card", "visa", FailureSource::Visa, &["51", "05", "insufficient_funds", "91", "no_such_code"]),
    ("card", "mastercard", FailureSource::MastercardAdvice, &["insufficient_funds", "do_not_honor"]),
    ("bank_debit", "ach", FailureSource::Ach, &["R01", "R09"]),
    ("bank_debit", "sepa_core", FailureSource::Sepa, &["AM04", "MS03"]),
    ("bank_debit", "bacs", FailureSource::Bacs, &["0"]),
];

/// Between two facts the answer is the same whenever and however often one asks, and in whatever order the facts came.
#[test]
fn asking_changes_nothing() {
    let mut numbers = Numbers(5);
    let (mut planned, mut asked_for) = (0, 0);
    for _ in 0..150 {
        let rail = usize::try_from(numbers.below(RAILS.len() as u64)).unwrap();
        let (method, name, _, codes) = RAILS[rail];
        let mut story = Story::new(method, name);
        // Without a failure the levels plan, and they go by the days past due.
        story.fail("token-1", at(FAILED), codes[0], None);
        let mut now = at(FAILED).plus_hours(1).unwrap();
        for _ in 0..6 {
            let token = ["token-1", "token-2"][usize::try_from(numbers.below(2)).unwrap()];
            match numbers.below(4) {
                0 => story.update(token, &now.to_string(), ""),
                1 => story.fail(token, now, "stolen_card", None),
                _ => {
                    let code = codes[usize::try_from(numbers.below(codes.len() as u64)).unwrap()];
                    story.fail(token, now, code, None);
                }
            }
            // Up to the next fact; before the window of three weeks ends and a person takes over.
            let next = now.plus_hours(i64::try_from(1 + numbers.below(70)).unwrap()).unwrap();
            let first = story.retry(now);
            let told = |action: &Option<Action>| {
                action.as_ref().map(|a| (a.id.clone(), a.not_before, a.kind.clone(), a.reasons.clone()))
            };
            for _ in 0..3 {
                let between = numbers.below(u64::try_from(next.micros() - now.micros()).unwrap());
                let later = Timestamp::from_micros(now.micros() + i64::try_from(between).unwrap()).unwrap();
                let again = story.retry(later);
                let same =
                    |(id, not_before, kind, _): (_, _, _, Vec<receivables::Reason>)| (id, not_before, kind);
                assert_eq!(told(&again).map(same), told(&first).map(same), "{now} {later}");
            }
            planned += usize::from(first.is_some());
            asked_for += usize::from(story.asks_for_a_method(now));
            now = next;
        }
        // The same facts in the opposite order, as far as they may come in it.
        let mut facts: Vec<Fact> = story.ledger.facts().map(Result::unwrap).collect();
        let records = facts.iter().filter(|fact| fact.body.kind() != "payment_failed").count();
        facts.sort_by_key(|fact| fact.body.kind() == "payment_failed");
        facts[records..].reverse();
        let mut other = Ledger::new(Settings::default());
        other.apply_all(&facts).unwrap();
        assert_eq!(decide(&other, &story.playbook, now).unwrap(), story.ask(now));
    }
    assert!(planned > 200 && asked_for > 100, "{planned} {asked_for}");
}

/// A host that tries whenever it is asked to, in vain, keeps every limit of the table without knowing it.
#[test]
fn no_story_breaks_a_limit() {
    let table = FailureTable::standard().unwrap();
    let mut numbers = Numbers(11);
    let mut made = [0_usize; RAILS.len()];
    for _ in 0..250 {
        let rail = usize::try_from(numbers.below(RAILS.len() as u64)).unwrap();
        let (method, name, source, codes) = RAILS[rail];
        let mut story = Story::new(method, name);
        let mut program = RetryProgram::standard().unwrap();
        // Nothing but the limits holds the planner back.
        program.options.most_tries = None;
        program.options.waiting_percent_a_day = "0".parse().unwrap();
        program.options.min_gap_hours = u32::try_from(1 + numbers.below(6)).unwrap();
        program.options.explore_percent =
            ["0", "100"][usize::try_from(numbers.below(2)).unwrap()].parse().unwrap();
        story.playbook.retries = Some(program);
        let mut failed = at(FAILED);
        let mut declines = vec![failed];
        story.fail(
            "token-1",
            failed,
            codes[usize::try_from(numbers.below(codes.len() as u64)).unwrap()],
            None,
        );
        while let Some(retry) = story.retry(failed).filter(|_| declines.len() < 60) {
            let tried = retry.not_before.plus_hours(i64::try_from(numbers.below(5)).unwrap()).unwrap();
            let attempt = story.start(&retry, tried);
            for limit in table.limits.iter().filter(|limit| limit.source == source) {
                let skip = usize::from(limit.counts == LimitCounts::Reattempts);
                let window = i64::from(limit.days) * 24 * HOUR;
                let counted = declines.iter().skip(skip);
                let inside = counted.filter(|earlier| tried.micros() - earlier.micros() < window).count();
                assert!(inside < usize::try_from(limit.most).unwrap(), "{limit:?}: {declines:?} {tried}");
            }
            made[rail] += 1;
            failed = tried;
            declines.push(failed);
            let code = codes[usize::try_from(numbers.below(codes.len() as u64)).unwrap()];
            story.fail("token-1", failed, code, Some(&attempt));
        }
    }
    assert!(made.iter().all(|count| *count > 20), "{made:?}");
}
