//! Retry plans against brute force, and against the limits they must keep.

use receivables::failures::{
    AttemptLimit, FailureClass, FailureSource, LimitCounts, LimitScope, RetryPlanOptions, RetryPriors,
    RetryQuestion, RetrySchedule, RetrySuccess, plan_retries,
};
use receivables::{Currency, Money, Name, Timestamp};

/// Numbers that look random and are the same every time (SplitMix64).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % bound
    }

    fn money(&mut self, least: u64, bound: u64) -> Money {
        Money::from_minor(i64::try_from(least + self.below(bound)).unwrap(), Currency::USD)
    }
}

const HOUR: i64 = 3_600_000_000;

fn start() -> Timestamp {
    "2026-03-02T00:00:00Z".parse().unwrap()
}

fn after(hours: u64) -> Timestamp {
    start().plus_hours(i64::try_from(hours).unwrap()).unwrap()
}

fn question(numbers: &mut Numbers) -> RetryQuestion {
    let limits = (0..numbers.below(3)).map(|_| AttemptLimit {
        source: FailureSource::Visa,
        per: LimitScope::Credential,
        most: u32::try_from(1 + numbers.below(4)).unwrap(),
        days: u32::try_from(1 + numbers.below(9)).unwrap(),
        counts: LimitCounts::Declines,
        categories: Vec::new(),
        origin: None,
    });
    let limits = limits.collect();
    let tried = (0..numbers.below(4)).map(|_| after(numbers.below(72))).collect();
    RetryQuestion {
        id: Name::new(&format!("failure-{}", numbers.below(1_000_000))).unwrap(),
        amount: numbers.money(100, 20_000),
        class: FailureClass::Soft,
        code: None,
        failed_at: start(),
        tried,
        most_retries: Some(u32::try_from(numbers.below(9)).unwrap()).filter(|most| *most > 0),
        not_before: None,
        not_after: None,
        business_days: None,
        limits,
        time_zone: None,
    }
}

fn options(numbers: &mut Numbers, horizon_days: u32) -> RetryPlanOptions {
    RetryPlanOptions {
        horizon_days,
        hours: vec![0, u32::try_from(1 + numbers.below(23)).unwrap()],
        min_gap_hours: u32::try_from(6 + numbers.below(60)).unwrap(),
        most_tries: None,
        fee: Some(numbers.money(0, 900)),
        waiting_percent_a_day: ["0", "1.5", "20"][usize::try_from(numbers.below(3)).unwrap()]
            .parse()
            .unwrap(),
        explore_percent: ["0", "10", "100"][usize::try_from(numbers.below(3)).unwrap()].parse().unwrap(),
        seed: Name::new("seed").unwrap(),
    }
}

fn plan(question: &RetryQuestion, options: &RetryPlanOptions) -> RetrySchedule {
    let success = RetrySuccess::learn(&[], &RetryPriors::standard().unwrap()).unwrap();
    plan_retries(question, &success, options, after(72)).unwrap()
}

#[test]
fn no_plan_breaks_a_limit() {
    let mut numbers = Numbers(1);
    let mut planned = 0;
    for _ in 0..3_000 {
        let question = question(&mut numbers);
        let options = options(&mut numbers, 12);
        let schedule = plan(&question, &options);
        assert_eq!(schedule, plan(&question, &options), "asked again");
        planned += schedule.retries.len();
        let mut tries: Vec<Timestamp> = question.tried.clone();
        tries.extend(schedule.retries.iter().map(|retry| retry.at));
        if let Some(most) = question.most_retries {
            assert!(schedule.retries.is_empty() || tries.len() <= usize::try_from(most).unwrap());
        }
        let gap = i64::from(options.min_gap_hours) * HOUR;
        for (at, retry) in schedule.retries.iter().enumerate() {
            let before = &tries[..question.tried.len() + at];
            assert!(before.iter().all(|earlier| retry.at.micros() - earlier.micros() >= gap), "{schedule:?}");
            for limit in &question.limits {
                let window = i64::from(limit.days) * 24 * HOUR;
                // The failure itself is a decline, too.
                let declines = before.iter().chain(std::iter::once(&question.failed_at));
                let inside = declines.filter(|earlier| retry.at.micros() - earlier.micros() < window);
                assert!(inside.count() < usize::try_from(limit.most).unwrap(), "{limit:?} {schedule:?}");
            }
        }
    }
    assert!(planned > 3_000, "only {planned} tries were planned");
}

/// The best that any set of instants can bring, by trying them all: recovered less cost, as parts of a smallest unit.
fn best(question: &RetryQuestion, options: &RetryPlanOptions, slots: &[Timestamp], made: u32) -> f64 {
    let Some((first, rest)) = slots.split_first() else { return 0.0 };
    let wait = best(question, options, rest, made);
    if question.most_retries.is_some_and(|most| made >= most) {
        return wait;
    }
    let one = RetryQuestion { tried: Vec::new(), most_retries: Some(1), ..question.clone() };
    // The chance of one instant, read off a plan that may use no other.
    let hour = u32::try_from(first.micros().rem_euclid(24 * HOUR) / HOUR).unwrap();
    let alone = RetryPlanOptions { horizon_days: 1, hours: vec![hour], fee: None, ..options.clone() };
    let priors = RetryPriors::standard().unwrap();
    let number = usize::try_from(made).unwrap().min(priors.by_attempt.len() - 1);
    let lift: f64 = priors.by_attempt[number].to_string().parse().unwrap();
    let success = RetrySuccess::learn(&[], &priors).unwrap();
    let found = plan_retries(&one, &success, &alone, *first).unwrap();
    let percent: f64 = found.retries[0].success_percent.to_string().parse().unwrap();
    let chance = percent / 100.0 * lift;
    let gap = i64::from(options.min_gap_hours) * HOUR;
    let next = slots.partition_point(|at| at.micros() < first.micros() + gap);
    let amount = question.amount.minor() as f64;
    let fee = options.fee.unwrap().minor() as f64;
    let waited = (first.micros() - after(72).micros()) as f64 / (24.0 * HOUR as f64);
    let percent: f64 = options.waiting_percent_a_day.to_string().parse().unwrap();
    let (kept, whole) = (1.0 - percent / 100.0, (0..100).filter(|day| f64::from(*day) + 1.0 <= waited));
    let worth = whole.fold(1.0, |left, _| left * kept) * (1.0 - percent / 100.0 * waited.fract());
    let go =
        chance * amount * worth - fee + (1.0 - chance) * best(question, options, &slots[next..], made + 1);
    wait.max(go)
}

#[test]
fn the_plan_is_as_good_as_the_best_of_all() {
    let mut numbers = Numbers(7);
    for _ in 0..60 {
        let question = RetryQuestion { limits: Vec::new(), tried: Vec::new(), ..question(&mut numbers) };
        let options = RetryPlanOptions { explore_percent: "0".parse().unwrap(), ..options(&mut numbers, 4) };
        let mut slots = Vec::new();
        for hour in 72..=72 + 4 * 24 {
            if options.hours.contains(&u32::try_from(hour % 24).unwrap()) {
                slots.push(after(hour));
            }
        }
        let schedule = plan(&question, &options);
        let waited = schedule.expected_waiting_cost.map_or(0, |cost| cost.minor());
        let found = (schedule.expected_recovered.minor() - schedule.expected_cost.minor() - waited) as f64;
        let best = best(&question, &options, &slots, 0);
        assert!((found - best).abs() < 4.0, "{found} is not {best}: {question:?} {options:?} {schedule:?}");
    }
}
