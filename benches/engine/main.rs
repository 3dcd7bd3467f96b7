//! Time of every operation that a host calls often, by size. Inputs are made outside the loop, answers are checked.

mod base;
mod credit;
mod decide;
mod failures;
mod json;
mod ledger;
mod matching;
mod risk;
mod statements;

use criterion::{Criterion, criterion_group, criterion_main};
use std::time::Duration;

/// Few samples and short ones: the whole set is meant to end in a few minutes.
fn short() -> Criterion {
    Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2))
}

criterion_group! {
    name = engine;
    config = short();
    targets = base::money, base::calendar, json::json, ledger::apply, ledger::ageing, ledger::whole,
        decide::decisions, decide::people, failures::failures, failures::collecting, risk::risk, credit::credit, matching::matching, statements::statements,
        statements::references
}
criterion_main!(engine);
