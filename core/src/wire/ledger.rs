//! Questions to a ledger by name, and the operation that builds a ledger from facts and asks one.

use super::allowance::{modelled_credit_loss, slowdowns};
use super::credit::{credit_standings, provision_matrix};
use super::decide::{answer_times, decide_with_risk, early_warnings, policy_diff};
use super::effects::{policy_backtest, recovery_by_action};
use super::forecast::{cash_forecast, what_if};
use super::ledger_matching::{match_input, match_movements, undo_match};
use super::ledger_risk::{fit_risk, grade_customers, score_invoices};
use super::operation::{Operation, operation_table};
use super::retries::retry_success;
use super::{from_json, to_json};
use crate::ageing::{self, AgeingBasis, AgeingGroup, AgeingOptions, AgeingReport};
use crate::calendar::{AsOf, Date, Timestamp};
use crate::decide::Decisions;
use crate::documents::{AccountHistory, Activity, Fact, OpenCredit, OpenItem};
use crate::error::{Error, Result, quoted};
use crate::ids::CustomerId;
use crate::ledger::{AccountBalance, ActivityOptions, Balance, JournalEntry, Ledger, Settings, Statement};
use crate::metrics::{MetricsOptions, MetricsReport, measure};
use crate::money::{Money, Quantity};
use crate::playbook::Playbook;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// One question: its name, and the function behind it.
#[derive(Clone, Copy)]
pub struct Query {
    /// The name, snake_case.
    pub name: &'static str,
    /// From a ledger and the JSON of the arguments (one object) to the JSON of the answer.
    pub run: fn(&Ledger, &str) -> Result<String>,
    /// What it means, takes and gives: what the methods of Python and Node are generated from.
    #[cfg(feature = "schema")]
    pub signature: super::schema::Describe,
}

/// Makes a table of questions out of functions `fn(&Ledger, Given) -> Result<Answer>`, each with its doc comment. The
/// name of the function is the name of the question.
macro_rules! query_table {
    ($($(#[doc = $doc:literal])+ $function:ident),* $(,)?) => {
        &[$(Query {
            name: stringify!($function),
            run: |ledger, given| ask(ledger, given, $function),
            #[cfg(feature = "schema")]
            signature: |generator| super::schema::of_query($function, concat!($($doc, "\n"),+), generator),
        },)*]
    };
}

/// Every question that can be asked of a ledger.
pub const QUERIES: &[Query] = query_table![
    /// Items with an open amount, by due date, then invoice and instalment.
    open_items,
    /// Credits that are not used up, by date, then id.
    open_credits,
    /// What is open and what is credit, for each currency.
    balances,
    /// The open items by age, with credits beside the buckets.
    ageing,
    /// The account of one customer over a period: opening balance, movements, closing balance.
    statement,
    /// The double-entry postings of every fact.
    journal,
    /// The balance of every account.
    trial_balance,
    /// One customer with items, credits and facts.
    account,
    /// What happened in a period, as the metrics read it.
    activity,
    /// The metrics of a period: DSO and its family, effectiveness, rates; overall and by currency, segment, method and
    /// dunning level.
    metrics,
    /// What to do now: actions with their reasons, the worklist, what is skipped and why, and the next wake-up.
    decide,
    /// What to do now, with risk models: grades choose behaviour, the worklist is ordered by what will stay unpaid, and
    /// customer success hears of who pays later than before.
    decide_with_risk,
    /// What another playbook would change: who moves, who is written to tomorrow, what it brings where that is known.
    policy_diff,
    /// What two playbooks would have done in a past period, each day with what was known then; money only where chances
    /// were logged.
    policy_backtest,
    /// How much is recovered after each group of actions, by choices whose chances were logged.
    recovery_by_action,
    /// How often customers answered, by segment, weekday and hour: what `contact_times` of a policy reads.
    answer_times,
    /// What becomes of early warnings: whom to tell, and what is held back and why.
    early_warnings,
    /// Every customer, by id.
    customer_ids,
    /// What cash application reads: open movements, items with their numbers, customers, learned evidence.
    match_input,
    /// Matches the open bank movements to what is open.
    match_movements,
    /// The facts that take a confirmed match back: what was posted for it is unallocated, the movement is open again.
    undo_match,
    /// A risk model fitted to the ledger's own history.
    fit_risk,
    /// What is expected of every invoice that is open in the morning of a day: chances, dates, money by horizon, and why.
    score_invoices,
    /// The grade of every customer with an invoice before a day.
    grade_customers,
    /// Cash expected from what is open, by period, with intervals.
    cash_forecast,
    /// A cash forecast with and without a change of payment behaviour, on the same draws.
    what_if,
    /// The customers whose pace of payment has changed on like terms.
    slowdowns,
    /// Expected credit losses of what is open, by the risk model.
    modelled_credit_loss,
    /// The provision matrix of what is open, with loss rates and roll rates from the ledger's own history.
    provision_matrix,
    /// What customers owe, part by part, and whether the next order of each may be delivered, with the reasons.
    credit_standings,
    /// What the retries so far teach about the chances of the next ones, for the `success` of a program of retries.
    retry_success,
];

/// Asks a ledger a question by name.
///
/// # Errors
/// [`Error::NameUnknown`] for the name; otherwise what the question refuses.
pub fn query(ledger: &Ledger, name: &str, given: &str) -> Result<String> {
    (named(name)?.run)(ledger, given)
}

/// The question with a name.
fn named(name: &str) -> Result<&'static Query> {
    let unknown = || Error::NameUnknown { field: "query".into(), given: quoted(name) };
    QUERIES.iter().find(|query| query.name == name).ok_or_else(unknown)
}

pub(super) const OPERATIONS: &[Operation] = operation_table![
    /// The open items given, by age, without a ledger.
    age,
    /// Checks a fact by itself, its shape and its documents, without a ledger; gives it back in its pinned form.
    check_fact,
    /// Reads a snapshot, as hexadecimal text, back; gives the number of its facts and its digest.
    restore,
];

/// The operation that has an answer of any kind.
pub(super) const ANY: &[Operation] = &[Operation {
    name: "ledger",
    watched: None,
    run: |given| built(from_json(given)?),
    #[cfg(feature = "schema")]
    signature: |generator| {
        let doc = "Builds a ledger from facts and asks it one question by name (or for its `digest`).";
        super::schema::signature::<Built, serde_json::Value>(doc, generator)
    },
}];

fn ask<Q: DeserializeOwned, R: Serialize>(
    ledger: &Ledger,
    given: &str,
    answer: fn(&Ledger, Q) -> Result<R>,
) -> Result<String> {
    to_json(&answer(ledger, from_json(given)?)?)
}

/// No arguments.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct NoArguments {}

/// An ageing of a day.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct AgeingQuery {
    /// The day the question is about.
    as_of: Date,
    /// Only facts recorded up to this instant; all where not given.
    #[serde(default)]
    known_at: Option<Timestamp>,
    /// From which date age is counted; the due date where not given.
    #[serde(default)]
    basis: Option<AgeingBasis>,
    /// Last day of each bucket but the open one, rising; 30, 60, 90 where not given.
    #[serde(default)]
    bucket_days: Option<Vec<u32>>,
    /// By what the totals are split.
    #[serde(default)]
    group_by: Option<AgeingGroup>,
}

impl AgeingQuery {
    const fn as_of(&self) -> AsOf {
        AsOf { as_of: self.as_of, known_at: self.known_at }
    }

    fn options(&self) -> AgeingOptions {
        let usual = AgeingOptions::default();
        AgeingOptions {
            basis: self.basis.unwrap_or(usual.basis),
            bucket_days: self.bucket_days.clone().unwrap_or(usual.bucket_days),
            group_by: self.group_by.unwrap_or(usual.group_by),
        }
    }
}

/// A question about one customer.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct CustomerQuery {
    /// The customer.
    customer_id: CustomerId,
    /// The day the question is about.
    as_of: Date,
    /// Only facts recorded up to this instant; all where not given.
    #[serde(default)]
    known_at: Option<Timestamp>,
}

/// A period of one customer.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct StatementQuery {
    /// The customer.
    customer_id: CustomerId,
    /// First day of the statement.
    from: Date,
    /// Last day of the statement.
    as_of: Date,
    /// Only facts recorded up to this instant; all where not given.
    #[serde(default)]
    known_at: Option<Timestamp>,
}

fn open_items(ledger: &Ledger, at: AsOf) -> Result<Vec<OpenItem>> {
    ledger.open_items(&at)
}

fn open_credits(ledger: &Ledger, at: AsOf) -> Result<Vec<OpenCredit>> {
    ledger.open_credits(&at)
}

fn balances(ledger: &Ledger, at: AsOf) -> Result<Vec<Balance>> {
    ledger.balances(&at)
}

fn ageing(ledger: &Ledger, query: AgeingQuery) -> Result<AgeingReport> {
    ledger.ageing(&query.as_of(), &query.options())
}

fn statement(ledger: &Ledger, query: StatementQuery) -> Result<Statement> {
    let as_of = AsOf { as_of: query.as_of, known_at: query.known_at };
    ledger.statement(&query.customer_id, query.from, &as_of)
}

fn journal(ledger: &Ledger, at: AsOf) -> Result<Vec<JournalEntry>> {
    ledger.journal(&at)
}

fn trial_balance(ledger: &Ledger, at: AsOf) -> Result<Vec<AccountBalance>> {
    ledger.trial_balance(&at)
}

fn account(ledger: &Ledger, query: CustomerQuery) -> Result<AccountHistory> {
    ledger.account(&query.customer_id, &AsOf { as_of: query.as_of, known_at: query.known_at })
}

/// A question about a period.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct ActivityQuery {
    /// First day of the period.
    from: Date,
    /// Last day of the period.
    as_of: Date,
    /// Only facts recorded up to this instant; all where not given.
    #[serde(default)]
    known_at: Option<Timestamp>,
    /// How the activity is gathered.
    #[serde(default)]
    options: ActivityOptions,
}

fn activity(ledger: &Ledger, query: ActivityQuery) -> Result<Activity> {
    query.options.check().map_err(|e| e.within("options"))?;
    ledger.activity(query.from, &AsOf { as_of: query.as_of, known_at: query.known_at }, &query.options)
}

/// The metrics of a period, with what only the host knows.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct MetricsQuery {
    /// First day of the period.
    from: Date,
    /// Last day of the period.
    as_of: Date,
    /// Only facts recorded up to this instant; all where not given.
    #[serde(default)]
    known_at: Option<Timestamp>,
    /// How the metrics are measured.
    #[serde(default)]
    options: MetricsOptions,
    /// How the activity is gathered.
    #[serde(default)]
    activity: ActivityOptions,
    /// What the receivables function cost in the period.
    #[serde(default)]
    cost: Option<Money>,
    /// People in the receivables function, full-time equivalents.
    #[serde(default)]
    headcount: Option<Quantity>,
}

fn metrics(ledger: &Ledger, query: MetricsQuery) -> Result<MetricsReport> {
    let as_of = AsOf { as_of: query.as_of, known_at: query.known_at };
    query.activity.check().map_err(|e| e.within("activity"))?;
    let mut activity = ledger.activity(query.from, &as_of, &query.activity)?;
    (activity.cost, activity.headcount) = (query.cost, query.headcount);
    measure(&activity, &query.options)
}

/// What to do now.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct DecideQuery {
    /// The policies; the standard playbook where not given.
    #[serde(default)]
    playbook: Option<Playbook>,
    /// The instant of the question.
    now: Timestamp,
}

fn decide(ledger: &Ledger, query: DecideQuery) -> Result<Decisions> {
    let playbook = query.playbook.map_or_else(Playbook::standard, Ok)?;
    crate::decide::decide(ledger, &playbook, query.now)
}

fn customer_ids(ledger: &Ledger, _: NoArguments) -> Result<Vec<CustomerId>> {
    Ok(ledger.customer_ids().into_iter().cloned().collect())
}

/// A ledger built from facts, and a question to it.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Built {
    /// What the ledger is set up with.
    #[serde(default)]
    settings: Settings,
    /// The facts, in any order.
    facts: Vec<Fact>,
    /// The name of the question.
    query: String,
    /// The arguments of the question.
    #[serde(default)]
    arguments: serde_json::Value,
}

fn built(given: Built) -> Result<String> {
    let mut ledger = Ledger::new(given.settings);
    ledger.apply_all(&given.facts)?;
    if given.query == "digest" {
        return to_json(&ledger.digest()?);
    }
    let question = named(&given.query)?;
    (question.run)(&ledger, &given.arguments.to_string()).map_err(|e| e.within("arguments"))
}

/// Items and credits to age, without a ledger.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Aged {
    /// The items.
    items: Vec<OpenItem>,
    /// The credits.
    #[serde(default)]
    credits: Vec<OpenCredit>,
    /// The day the question is about.
    as_of: Date,
    /// Basis, buckets and groups.
    #[serde(default)]
    options: AgeingOptions,
}

fn age(given: Aged) -> Result<AgeingReport> {
    given.options.check().map_err(|e| e.within("options"))?;
    ageing::age(&given.items, &given.credits, &AsOf::day(given.as_of), &given.options)
}

/// A fact by itself: its shape and its documents, without a ledger.
fn check_fact(fact: Fact) -> Result<Fact> {
    fact.body.check()?;
    Ok(fact)
}

/// A snapshot as hexadecimal text.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Snapshot {
    /// The bytes of `to_bytes`, two hexadecimal digits each.
    snapshot: String,
}

/// What a snapshot holds.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Restored {
    /// The number of its facts.
    facts: usize,
    /// The digest of the ledger.
    digest: String,
}

fn restore(given: Snapshot) -> Result<Restored> {
    let bytes = bytes_of(&given.snapshot)?;
    let ledger = Ledger::from_bytes(&bytes)?;
    Ok(Restored { facts: ledger.len(), digest: ledger.digest()? })
}

/// The bytes behind hexadecimal text: two digits each, of either case.
fn bytes_of(text: &str) -> Result<Vec<u8>> {
    let bad =
        || Error::TextInvalid { field: "snapshot".into(), reason: "expected hexadecimal digits".into() };
    hexadecimal_bytes(text).ok_or_else(bad)
}

/// The bytes behind hexadecimal text; none where it is not.
pub(super) fn hexadecimal_bytes(text: &str) -> Option<Vec<u8>> {
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let pairs = text.as_bytes().chunks(2).map(|pair| match *pair {
        [high, low] => digit(high)?.checked_mul(16)?.checked_add(digit(low)?),
        _ => None,
    });
    pairs.collect::<Option<_>>()
}
