//! Laws of cash application on made-up batches: money is conserved, nothing is settled beyond what is open, the order of
//! the input does not matter, shards give together what one run gives.

use super::draw::Draw;
use receivables::matching::{CashBook, MatchDecision, MatchReport, PostingTerms, match_cash, match_facts};
use receivables::{
    BankMovement, BankText, CreditMemoId, Currency, Customer, CustomerId, Date, InvoiceId, LearnedEvidence,
    MatchItem, Money, MovementId, Name, Reference, Timestamp,
};
use std::collections::BTreeMap;

struct Given {
    customers: Vec<Customer>,
    items: Vec<MatchItem>,
    movements: Vec<BankMovement>,
}

const NAMES: &[&str] = &["Alder Logistik GmbH", "Birch Foods Ltd", "Cedar Textil AG", "Alder Foods GmbH"];

fn day(offset: u64) -> Date {
    Date::new(2024, 1, 1).unwrap().plus_days(i64::try_from(offset).unwrap()).unwrap()
}

fn euros(minor: i64) -> Money {
    Money::from_minor(minor, Currency::EUR)
}

fn reference(text: &str) -> Option<Reference> {
    Some(Reference::new(text).unwrap())
}

/// Few customers, few different amounts: movements clash, sets are ambiguous, credits and duplicates take part.
fn given(seed: u64) -> Given {
    let mut draw = Draw(seed);
    let customer = |(at, name): (usize, &&str)| {
        let mut customer =
            Customer::new(CustomerId::new(&format!("C{at}")).unwrap(), Name::new(name).unwrap());
        customer.accounts = reference(&format!("DE{at:020}")).into_iter().collect();
        customer.parent = (at == 3).then(|| CustomerId::new("C0").unwrap());
        customer
    };
    let customers: Vec<Customer> = NAMES.iter().enumerate().map(customer).collect();
    let mut items = Vec::new();
    for at in 0..12 + draw.below(12) {
        let is_credit = draw.below(8) == 0;
        let issued = draw.below(30);
        items.push(MatchItem {
            invoice_id: (!is_credit).then(|| InvoiceId::new(&format!("I{at}")).unwrap()),
            instalment: None,
            credit_memo_id: is_credit.then(|| CreditMemoId::new(&format!("CM{at}")).unwrap()),
            customer_id: CustomerId::new(&format!("C{}", draw.below(4))).unwrap(),
            number: reference(&format!("INV-2024-{:05}", 100 + at)),
            references: Vec::new(),
            structured_reference: None,
            issue_date: day(issued),
            due_date: day(issued + 30),
            open: euros(i64::try_from(1_000 * (1 + draw.below(6)) + draw.below(3)).unwrap()),
            tax: None,
            discounts: Vec::new(),
            disputed: draw.below(10) == 0,
        });
    }
    let mut movements = Vec::new();
    for at in 0..10 + draw.below(10) {
        let first = &items[draw.pick(items.len())];
        let second = &items[draw.pick(items.len())];
        let mut amount = first.open.minor() + if draw.below(3) == 0 { second.open.minor() } else { 0 };
        amount += [0, 0, 0, -500, 700, -1][draw.pick(6)];
        let amount = if draw.below(15) == 0 { -amount } else { amount.max(1) };
        let id = MovementId::new(&format!("M{at}")).unwrap();
        let mut movement = BankMovement::new(id, day(35 + draw.below(5)), euros(amount));
        let who = draw.pick(NAMES.len());
        movement.payer_name = reference(NAMES[who]).filter(|_| draw.below(4) > 0);
        movement.payer_account = reference(&format!("DE{who:020}")).filter(|_| draw.below(3) > 0);
        let text = match draw.below(4) {
            0 => String::new(),
            1 => "payment".into(),
            2 => format!("INV {}", first.printed_number()),
            _ => format!("{} {}", first.printed_number(), second.printed_number()),
        };
        movement.text = Some(BankText::new(&text).unwrap());
        movements.push(movement);
    }
    Given { customers, items, movements }
}

fn run(given: &Given) -> MatchReport {
    let options = options();
    match_cash(&given.movements, &given.items, &given.customers, &LearnedEvidence::default(), &options)
        .unwrap()
}

fn options() -> receivables::matching::MatchOptions {
    receivables::matching::MatchOptions {
        bank_fee_most: vec![euros(600)],
        rounding_most: vec![euros(5)],
        withholding_percents: vec!["10".parse().unwrap()],
        interest_percents: vec!["9".parse().unwrap()],
        apply_confidence: receivables::Figure::new("0.5".parse().unwrap()).unwrap(),
        ..Default::default()
    }
}

/// The name of what a line settles.
fn settled(item: &receivables::matching::MatchedItem) -> String {
    item.invoice_id
        .as_ref()
        .map(ToString::to_string)
        .unwrap_or_else(|| item.credit_memo_id.as_ref().unwrap().to_string())
}

#[test]
fn money_is_conserved_and_nothing_is_settled_twice() {
    for seed in 0..150 {
        let given = given(seed);
        let report = run(&given);
        let mut taken: BTreeMap<String, i64> = BTreeMap::new();
        for found in &report.matches {
            let movement = given.movements.iter().find(|m| m.id == found.movement_id).unwrap();
            let best = &found.best;
            if best.customer_id.is_none() {
                assert!(best.items.is_empty(), "seed {seed}");
                continue;
            }
            let sign =
                |i: &receivables::matching::MatchedItem| if i.credit_memo_id.is_some() { -1 } else { 1 };
            let items: i64 = best.items.iter().map(|i| sign(i) * i.amount.minor()).sum();
            let missing = best.adjustments.iter().map(|a| a.amount.minor()).sum::<i64>();
            let kept = best.on_account.map_or(0, Money::minor);
            assert_eq!(items - missing + kept, movement.amount.minor(), "seed {seed} {}", found.movement_id);
            for item in &best.items {
                assert!(item.amount.is_positive());
                *taken.entry(settled(item)).or_default() += item.amount.minor();
            }
        }
        for item in &given.items {
            let name = item.invoice_id.as_ref().map(ToString::to_string);
            let name = name.unwrap_or_else(|| item.credit_memo_id.as_ref().unwrap().to_string());
            assert!(taken.get(&name).copied().unwrap_or(0) <= item.open.minor(), "seed {seed}: {name}");
        }
    }
}

#[test]
fn order_of_the_input_does_not_matter() {
    for seed in 0..40 {
        let mut given = given(seed);
        let first = run(&given);
        given.movements.reverse();
        given.items.rotate_left(5);
        given.customers.reverse();
        assert_eq!(run(&given), first, "seed {seed}");
    }
}

#[test]
fn shards_give_together_what_one_run_gives() {
    let mut several = 0;
    for seed in 0..40 {
        let given = given(seed);
        let whole = run(&given);
        let (learned, options) = (LearnedEvidence::default(), options());
        let book = CashBook::new(&given.customers, &given.items, &learned, &options).unwrap();
        let shards = book.shards(&given.movements).unwrap();
        several += usize::from(shards.len() > 1);
        let mut matches = Vec::new();
        for shard in shards {
            let part: Vec<BankMovement> = shard.iter().map(|at| given.movements[*at].clone()).collect();
            matches.extend(book.match_movements(&part).unwrap().matches);
        }
        matches.sort_by(|a, b| a.movement_id.cmp(&b.movement_id));
        let mut expected = whole.matches;
        expected.sort_by(|a, b| a.movement_id.cmp(&b.movement_id));
        assert_eq!(matches, expected, "seed {seed}");
    }
    assert!(several > 0, "some batches fall apart");
}

#[test]
fn both_stages_in_pieces_and_on_two_threads_give_what_one_run_gives() {
    for seed in 0..40 {
        let given = given(seed);
        let (learned, options) = (LearnedEvidence::default(), options());
        let book = CashBook::new(&given.customers, &given.items, &learned, &options).unwrap();
        let sightings: Vec<_> = std::thread::scope(|scope| {
            let sight = |piece| book.sight(piece).unwrap();
            let pieces: Vec<_> = given.movements.chunks(5).map(|p| scope.spawn(move || sight(p))).collect();
            pieces.into_iter().flat_map(|piece| piece.join().unwrap()).collect()
        });
        let shards = book.shards_of(&sightings).unwrap();
        assert_eq!(shards, book.shards(&given.movements).unwrap());
        let (left, right) = shards.split_at(shards.len() / 2);
        let mut matches: Vec<_> = std::thread::scope(|scope| {
            let allocate = |half: &[Vec<usize>]| {
                book.allocate(half.iter().flatten().map(|at| &sightings[*at])).unwrap().matches
            };
            let halves = [left, right].map(|half| scope.spawn(move || allocate(half)));
            halves.into_iter().flat_map(|half| half.join().unwrap()).collect()
        });
        let day = |id: &MovementId| given.movements.iter().find(|m| m.id == *id).unwrap().value_date;
        matches.sort_by(|a, b| {
            (day(&a.movement_id), &a.movement_id).cmp(&(day(&b.movement_id), &b.movement_id))
        });
        assert_eq!(MatchReport { matches }, run(&given), "seed {seed}");
    }
}

#[test]
fn an_item_told_twice_is_refused_whatever_its_dates() {
    let mut given = given(1);
    let mut again = given.items[2].clone();
    again.due_date = day(200);
    given.items.push(again);
    let (learned, options) = (LearnedEvidence::default(), options());
    let refused = CashBook::new(&given.customers, &given.items, &learned, &options).unwrap_err();
    assert_eq!((refused.code(), refused.field()), ("id_taken", format!("items[{}]", given.items.len() - 1)));
}

#[test]
fn every_applied_match_can_be_posted() {
    let mut posted = 0;
    let recorded: Timestamp = "2024-03-01T08:00:00Z".parse().unwrap();
    for seed in 0..60 {
        let given = given(seed);
        for found in run(&given).matches.iter().filter(|m| m.decision == MatchDecision::Apply) {
            let movement = given.movements.iter().find(|m| m.id == found.movement_id).unwrap();
            let terms = PostingTerms { recorded, occurrence: 0, applied_on: None };
            let facts = match_facts(movement, &found.outcome(), &terms).unwrap();
            assert!(facts.iter().all(|fact| fact.body.check().is_ok()), "seed {seed}: {facts:?}");
            posted += 1;
        }
    }
    assert!(posted > 100, "{posted}");
}

#[test]
fn hard_input_ends() {
    let mut given = given(7);
    for (at, movement) in given.movements.iter_mut().enumerate() {
        let text = match at % 4 {
            0 => "INV-2024-00101 ".repeat(8_000),
            1 => "1234567890".repeat(12_000),
            2 => "\u{202E}\u{FEFF}\u{1F4B6}".repeat(9_000),
            _ => "1.1.1-".repeat(20_000),
        };
        movement.text = Some(BankText::new(&text).unwrap());
    }
    assert_eq!(run(&given).matches.len(), given.movements.len());
    // Two thousand items of one amount, and a movement that fits all of them.
    let template = given.items.iter().find(|item| item.invoice_id.is_some()).unwrap().clone();
    let same = |at: usize| MatchItem {
        invoice_id: InvoiceId::new(&format!("S{at}")).ok(),
        number: None,
        open: euros(4_900),
        disputed: false,
        ..template.clone()
    };
    given.items = (0..2_000).map(same).collect();
    let mut movement = BankMovement::new(MovementId::new("M").unwrap(), day(60), euros(9_800));
    movement.payer_name = reference(NAMES[0]);
    given.movements = vec![movement];
    assert_eq!(run(&given).matches[0].decision, MatchDecision::Review);
}
