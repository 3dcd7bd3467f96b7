//! Operations of `decide` and the playbook.

use super::operation::{Operation, run};
use super::{from_json, to_json};
use crate::calendar::Timestamp;
use crate::decide::{Decisions, decide, decide_accounts};
use crate::documents::{AccountHistory, Fact};
use crate::error::Result;
use crate::ledger::{Ledger, Settings};
use crate::playbook::Playbook;
use serde::Deserialize;

pub(super) const OPERATIONS: &[Operation] = &[
    Operation { name: "decide", run: |given| run(given, decided) },
    Operation { name: "decide_accounts", run: |given| run(given, decided_accounts) },
    Operation { name: "standard_playbook", run: |given| run(given, |_: NoArguments| Playbook::standard()) },
    Operation { name: "check_playbook", run: |given| run(given, checked) },
];

/// No arguments.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NoArguments {}

/// The arguments of `decide` for a ledger that is there already.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Question {
    #[serde(default)]
    playbook: Option<Playbook>,
    now: Timestamp,
}

/// Facts to build a ledger from, and the question.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Told {
    #[serde(default)]
    settings: Settings,
    facts: Vec<Fact>,
    #[serde(default)]
    playbook: Option<Playbook>,
    now: Timestamp,
}

/// Accounts, and the question.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Accounts {
    accounts: Vec<AccountHistory>,
    #[serde(default)]
    playbook: Option<Playbook>,
    now: Timestamp,
}

fn or_standard(playbook: Option<Playbook>) -> Result<Playbook> {
    playbook.map_or_else(Playbook::standard, Ok)
}

/// The decisions for a ledger, from the JSON of `{"playbook"?, "now"}`: what both bindings call.
///
/// # Errors
/// As [`decide`](crate::decide::decide).
pub fn decide_json(ledger: &Ledger, given: &str) -> Result<String> {
    let question: Question = from_json(given)?;
    to_json(&decide(ledger, &or_standard(question.playbook)?, question.now)?)
}

fn decided(given: Told) -> Result<Decisions> {
    let mut ledger = Ledger::new(given.settings);
    ledger.apply_all(&given.facts)?;
    decide(&ledger, &or_standard(given.playbook)?, given.now)
}

fn decided_accounts(given: Accounts) -> Result<Decisions> {
    decide_accounts(given.accounts, &or_standard(given.playbook)?, given.now)
}

/// A playbook by itself.
fn checked(playbook: Playbook) -> Result<Playbook> {
    playbook.check()?;
    Ok(playbook)
}
