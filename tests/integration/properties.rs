//! The ledger against the reference model, and against the laws of any ledger, over random sequences of facts.
//!
//! `AGREEMENT_SEQUENCES` sets how many sequences the plain run takes; the bin `agreement` runs many more. What once
//! failed is kept in `regressions.jsonl`: one sequence a line, with the reason.

use proptest::prelude::{ProptestConfig, proptest};
use proptest::test_runner::{FileFailurePersistence, RngSeed};
use receivables::{AsOf, Fact, Ledger, Settings};
use receivables_tests::agreement::{self, Tally};
use receivables_tests::model::{Model, Verdict};
use receivables_tests::strategies::{SplitMix64, seeded_sequence, sequences};

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: Some(Box::new(FileFailurePersistence::WithSource("regressions"))),
        // A red test is red again: look further with another seed in `PROPTEST_RNG_SEED`, or with the bin `agreement`.
        rng_seed: std::env::var("PROPTEST_RNG_SEED")
            .map_or(RngSeed::Fixed(20_260_101), |seed| seed.parse().map_or(RngSeed::Random, RngSeed::Fixed)),
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config(64))]

    #[test]
    fn ledger_and_model_agree_after_every_fact(facts in sequences(12)) {
        agreement::agree(&facts, true, &mut Tally::default()).unwrap();
    }

    #[test]
    fn ledger_and_model_agree_on_long_sequences(facts in sequences(60)) {
        agreement::agree(&facts, false, &mut Tally::default()).unwrap();
    }

    #[test]
    fn telling_everything_again_changes_nothing(facts in sequences(30)) {
        agreement::repeating_changes_nothing(&agreement::accepted(&facts)).unwrap();
    }

    #[test]
    fn a_ledger_rebuilt_or_resumed_is_the_same(facts in sequences(30), seed: u64) {
        let taken = agreement::accepted(&facts);
        agreement::rebuilding_changes_nothing(&taken, &mut SplitMix64(seed)).unwrap();
    }

    #[test]
    fn the_order_of_facts_of_one_instant_does_not_matter(facts in sequences(30), seed: u64) {
        let taken = agreement::accepted(&facts);
        agreement::order_does_not_matter(&taken, &mut SplitMix64(seed)).unwrap();
    }

    #[test]
    fn no_question_is_answered_with_later_facts(facts in sequences(30)) {
        agreement::later_facts_do_not_count(&agreement::accepted(&facts)).unwrap();
    }

    #[test]
    fn a_batch_that_fails_leaves_no_trace(facts in sequences(30), seed: u64) {
        agreement::a_failing_batch_leaves_no_trace(&facts, &mut SplitMix64(seed)).unwrap();
    }
}

/// The plain run: every kind of fact accepted, every refusal met.
#[test]
fn many_seeded_sequences_agree() {
    let count = std::env::var("AGREEMENT_SEQUENCES").map_or(1_000, |text| text.parse().unwrap());
    let mut tally = Tally::default();
    for seed in 0..count {
        let facts = seeded_sequence(seed, 40);
        agreement::agree(&facts, false, &mut tally).unwrap_or_else(|what| panic!("seed {seed}: {what}"));
    }
    if count < 1_000 {
        return;
    }
    for kind in receivables::FactBody::KINDS.iter().filter(|kind| !UNMADE.contains(kind)) {
        assert!(tally.accepted.contains_key(kind), "no {kind} was accepted");
    }
    for code in MET {
        assert!(tally.refused.contains_key(code), "nothing was refused as {code}");
    }
    assert!(tally.repeated > 0);
}

/// Kinds that change no amount and are left to the tests of their rooms.
const UNMADE: &[&str] = &[
    "payment_method_updated",
    "payment_started",
    "payment_failed",
    "invoice_viewed",
    "message_sent",
    "message_opened",
    "delivery_failed",
    "reply_received",
    "call_logged",
    "plan_agreed",
    "action_done",
    "action_failed",
    "human_decision",
    "bank_movement_seen",
    "match_confirmed",
    "match_rejected",
];

/// Refusals that the makers provoke.
const MET: &[&str] = &[
    "already_ended",
    "amount_out_of_range",
    "before_reference",
    "credit_memo_unknown",
    "currency_mismatch",
    "customer_mismatch",
    "customer_unknown",
    "dates_disagree",
    "document_voided",
    "exceeds_item",
    "exceeds_source",
    "fact_conflict",
    "id_taken",
    "invoice_unknown",
    "malformed",
    "not_possible",
    "payment_unknown",
    "reference_unknown",
    "totals_disagree",
];

/// Sequences that once failed, each with the reason.
#[test]
fn sequences_that_once_failed_agree() {
    for line in include_str!("regressions.jsonl").lines() {
        let kept: serde_json::Value = serde_json::from_str(line).unwrap();
        let (name, facts) = (kept["name"].as_str().unwrap(), kept["facts"].as_array().unwrap());
        let facts: Vec<Fact> = facts.iter().map(|fact| Fact::from_json(&fact.to_string()).unwrap()).collect();
        agreement::agree(&facts, true, &mut Tally::default()).unwrap_or_else(|what| panic!("{name}: {what}"));
        for seed in 0..8 {
            agreement::all_laws(&facts, &mut SplitMix64(seed))
                .unwrap_or_else(|what| panic!("{name}: {what}"));
        }
    }
}

/// A story of facts, told to the model and to the ledger.
struct Story {
    model: Model,
    ledger: Ledger,
    told: usize,
}

impl Story {
    /// Customer C with invoices and payments in EUR, each `(id, day of January 2026, minor units)`.
    fn new(invoices: &[(&str, u32, u32)], payments: &[(&str, u32, u32)]) -> Self {
        let mut story = Self { model: Model::default(), ledger: Ledger::new(Settings::default()), told: 0 };
        assert_eq!(story.tell(1, r#""kind":"customer_recorded","customer":{"id":"C","name":"C"}"#), "");
        for (id, day, amount) in invoices {
            let body = format!(
                r#""kind":"invoice_issued","invoice":{{"id":"{id}","customer_id":"C","issue_date":"2026-01-{day:02}",
                "amount":{},"terms":{{"kind":"net","days":10}}}}"#,
                euros(*amount)
            );
            assert_eq!(story.tell(*day, &body), "");
        }
        for (id, day, amount) in payments {
            let body = format!(
                r#""kind":"payment_received","payment":{{"id":"{id}","customer_id":"C","value_date":"2026-01-{day:02}",
                "amount":{},"method":"bank_transfer"}}"#,
                euros(*amount)
            );
            assert_eq!(story.tell(*day, &body), "");
        }
        story
    }

    /// Tells a fact of a day, one hour after the last one; the code of the refusal, or nothing.
    fn tell(&mut self, day: u32, body: &str) -> String {
        self.told += 1;
        let text = format!(
            r#"{{{body},"id":"f{}","effective":"2026-01-{day:02}","recorded":"2026-02-01T{:02}:00:00Z"}}"#,
            self.told, self.told
        );
        let fact = Fact::from_json(&text).unwrap();
        let ledger = self.ledger.apply(&fact).map_or_else(|error| error.code().to_owned(), |_| String::new());
        let model = match self.model.apply(&fact) {
            Verdict::Refused(codes) => codes.into_iter().collect::<Vec<_>>().join(" "),
            _ => String::new(),
        };
        assert_eq!(model, ledger, "{text}");
        agreement::same_reports(&self.model, &self.ledger, &AsOf::day(fact.effective)).unwrap();
        ledger
    }

    fn allocate(&mut self, day: u32, id: &str, payment: &str, invoice: &str, amount: u32) -> String {
        let body = format!(
            r#""kind":"cash_allocated","allocation":{{"id":"{id}","payment_id":"{payment}","invoice_id":"{invoice}","amount":{}}}"#,
            euros(amount)
        );
        self.tell(day, &body)
    }

    fn undo(&mut self, day: u32, allocation: &str) -> String {
        self.tell(day, &format!(r#""kind":"cash_unallocated","allocation_id":"{allocation}""#))
    }

    fn return_payment(&mut self, day: u32, payment: &str, amount: u32) -> String {
        let body = format!(
            r#""kind":"payment_returned","payment_return":{{"payment_id":"{payment}","amount":{},"code":"AC04"}}"#,
            euros(amount)
        );
        self.tell(day, &body)
    }

    /// What is open of an invoice and free of a payment at the end of each day, in minor units.
    fn days(&self, invoice: &str, payment: &str, days: std::ops::RangeInclusive<u32>) -> Vec<(i64, i64)> {
        let day = |day: u32| {
            let at = AsOf::day(format!("2026-01-{day:02}").parse().unwrap());
            let items = self.ledger.open_items(&at).unwrap();
            let credits = self.ledger.open_credits(&at).unwrap();
            let open =
                items.iter().filter(|item| item.invoice_id.as_str() == invoice).map(|i| i.open.minor());
            let free = credits.iter().filter(|credit| credit.id.as_str() == payment).map(|c| c.open.minor());
            (open.sum(), free.sum())
        };
        days.map(day).collect()
    }
}

fn euros(minor: u32) -> String {
    format!(r#"{{"amount":"{}.{:02}","currency":"EUR"}}"#, minor / 100, minor % 100)
}

/// The money came on the 2nd, was put on I, and moved to J on the 9th. Then the bank takes it back as of the 5th: on the
/// 5th it was on I, so I is open from the 5th on; on the 9th nothing was left to move, so J is open all along.
#[test]
fn a_return_of_an_early_day_finds_the_allocations_of_that_day() {
    let mut story = Story::new(&[("I", 1, 10_000), ("J", 1, 10_000)], &[("P", 2, 10_000)]);
    assert_eq!(story.allocate(2, "a", "P", "I", 10_000), "");
    assert_eq!(story.undo(9, "a"), "");
    assert_eq!(story.allocate(9, "b", "P", "J", 10_000), "");
    assert_eq!(story.return_payment(5, "P", 10_000), "");
    assert_eq!(story.days("I", "P", 4..=5), [(0, 0), (10_000, 0)]);
    assert_eq!(story.days("I", "P", 8..=10), [(10_000, 0); 3]);
    assert_eq!(story.days("J", "P", 8..=10), [(10_000, 0); 3]);
}

/// The allocation was undone as of the 9th, and the invoice is then voided as of the 5th: from the 5th on nothing is
/// open, and never less than nothing.
#[test]
fn a_void_of_an_early_day_ends_what_was_undone_for_a_later_one() {
    let mut story = Story::new(&[("I", 1, 10_000)], &[("P", 2, 6_000)]);
    assert_eq!(story.allocate(2, "a", "P", "I", 6_000), "");
    assert_eq!(story.undo(9, "a"), "");
    assert_eq!(story.tell(5, r#""kind":"invoice_voided","invoice_id":"I""#), "");
    assert_eq!(story.days("I", "P", 4..=5), [(4_000, 0), (0, 6_000)]);
    assert_eq!(story.days("I", "P", 8..=10), [(0, 6_000); 3]);
}

/// 100 came, 60 went on I on the 3rd and 40 on J on the 4th. 50 go back on the 6th: 40 of the newer one, 10 of the older.
#[test]
fn a_return_unwinds_the_newest_first() {
    let mut story = Story::new(&[("I", 1, 6_000), ("J", 1, 4_000)], &[("P", 2, 10_000)]);
    assert_eq!(story.allocate(3, "a", "P", "I", 6_000), "");
    assert_eq!(story.allocate(4, "b", "P", "J", 4_000), "");
    assert_eq!(story.return_payment(6, "P", 5_000), "");
    assert_eq!(story.days("I", "P", 5..=6), [(0, 0), (1_000, 0)]);
    assert_eq!(story.days("J", "P", 5..=6), [(0, 0), (4_000, 0)]);
    assert_eq!(story.return_payment(7, "P", 5_001), "exceeds_source");
    assert_eq!(story.return_payment(7, "P", 5_000), "");
    assert_eq!(story.return_payment(8, "P", 1), "exceeds_source");
}

/// On the 5th 30 of the 100 are free, on the 8th none: 40 more on the 5th would overdraw the 8th.
#[test]
fn limits_hold_on_every_later_day() {
    let mut story = Story::new(&[("I", 1, 10_000), ("J", 1, 10_000)], &[("P", 2, 10_000)]);
    assert_eq!(story.allocate(3, "a", "P", "I", 7_000), "");
    assert_eq!(story.allocate(8, "b", "P", "J", 3_000), "");
    assert_eq!(story.allocate(5, "c", "P", "J", 1), "exceeds_source");
    assert_eq!(story.undo(6, "a"), "");
    // Now the 8th has 70 free, and the 5th still 30.
    assert_eq!(story.allocate(5, "d", "P", "J", 3_001), "exceeds_source");
    assert_eq!(story.allocate(6, "e", "P", "J", 7_000), "");
    assert_eq!(story.days("J", "P", 6..=8), [(3_000, 3_000), (3_000, 3_000), (0, 0)]);
}
