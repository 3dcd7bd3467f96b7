//! Questions to a ledger by name, and the operation that builds a ledger from facts and asks one.

use super::operation::Operation;
use super::{from_json, to_json};
use crate::ageing::{AgeingBasis, AgeingGroup, AgeingOptions, age};
use crate::calendar::{AsOf, Date, Timestamp};
use crate::documents::{Activity, Fact, OpenCredit, OpenItem};
use crate::error::{Error, Result, quoted};
use crate::ids::CustomerId;
use crate::ledger::{ActivityOptions, Ledger, Settings};
use crate::metrics::{MetricsOptions, MetricsReport, measure};
use crate::money::{Money, Quantity};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// One question: its name, and the function behind it.
#[derive(Clone, Copy)]
pub struct Query {
    /// The name, snake_case.
    pub name: &'static str,
    /// From a ledger and the JSON of the arguments (one object) to the JSON of the answer.
    pub run: fn(&Ledger, &str) -> Result<String>,
}

/// Every question that can be asked of a ledger.
pub const QUERIES: &[Query] = &[
    Query { name: "open_items", run: |l, g| ask(l, g, |l, q: AsOf| l.open_items(&q)) },
    Query { name: "open_credits", run: |l, g| ask(l, g, |l, q: AsOf| l.open_credits(&q)) },
    Query { name: "balances", run: |l, g| ask(l, g, |l, q: AsOf| l.balances(&q)) },
    Query { name: "ageing", run: |l, g| ask(l, g, |l, q: AgeingQuery| l.ageing(&q.as_of(), &q.options())) },
    Query { name: "statement", run: |l, g| ask(l, g, statement) },
    Query { name: "journal", run: |l, g| ask(l, g, |l, q: AsOf| l.journal(&q)) },
    Query { name: "trial_balance", run: |l, g| ask(l, g, |l, q: AsOf| l.trial_balance(&q)) },
    Query { name: "account", run: |l, g| ask(l, g, account) },
    Query { name: "decide", run: super::decide::decide_json },
    Query { name: "activity", run: |l, g| ask(l, g, activity) },
    Query { name: "metrics", run: |l, g| ask(l, g, metrics) },
    Query { name: "customer_ids", run: |l, g| ask(l, g, |l, _: NoArguments| Ok(customers(l))) },
];

/// Asks a ledger a question by name.
///
/// # Errors
/// [`Error::NameUnknown`] for the name; otherwise what the question refuses.
pub fn query(ledger: &Ledger, name: &str, given: &str) -> Result<String> {
    let unknown = || Error::NameUnknown { field: "query".into(), given: quoted(name) };
    let found = QUERIES.iter().find(|query| query.name == name).ok_or_else(unknown)?;
    (found.run)(ledger, given)
}

pub(super) const OPERATIONS: &[Operation] = &[
    Operation { name: "ledger", run: |given| built(from_json(given)?) },
    Operation { name: "age", run: |given| super::operation::run(given, aged) },
    Operation { name: "check_fact", run: |given| super::operation::run(given, checked) },
];

fn ask<Q: DeserializeOwned, R: Serialize>(
    ledger: &Ledger,
    given: &str,
    answer: fn(&Ledger, Q) -> Result<R>,
) -> Result<String> {
    to_json(&answer(ledger, from_json(given)?)?)
}

/// No arguments.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NoArguments {}

/// An ageing of a day.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AgeingQuery {
    as_of: Date,
    #[serde(default)]
    known_at: Option<Timestamp>,
    #[serde(default)]
    basis: Option<AgeingBasis>,
    #[serde(default)]
    bucket_days: Option<Vec<u32>>,
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
#[serde(deny_unknown_fields)]
struct CustomerQuery {
    customer_id: CustomerId,
    as_of: Date,
    #[serde(default)]
    known_at: Option<Timestamp>,
    /// First day of a statement.
    #[serde(default)]
    from: Option<Date>,
}

/// A question about a period.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ActivityQuery {
    from: Date,
    as_of: Date,
    #[serde(default)]
    known_at: Option<Timestamp>,
    #[serde(default)]
    options: ActivityOptions,
}

fn activity(ledger: &Ledger, query: ActivityQuery) -> Result<Activity> {
    query.options.check().map_err(|e| e.within("options"))?;
    ledger.activity(query.from, &AsOf { as_of: query.as_of, known_at: query.known_at }, &query.options)
}

/// The metrics of a period, with what only the host knows.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MetricsQuery {
    from: Date,
    as_of: Date,
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

fn statement(ledger: &Ledger, query: CustomerQuery) -> Result<crate::ledger::Statement> {
    let missing = || Error::Malformed { field: "from".into(), reason: "missing field `from`".into() };
    let as_of = AsOf { as_of: query.as_of, known_at: query.known_at };
    ledger.statement(&query.customer_id, query.from.ok_or_else(missing)?, &as_of)
}

fn account(ledger: &Ledger, query: CustomerQuery) -> Result<crate::documents::AccountHistory> {
    if query.from.is_some() {
        return Err(Error::Malformed { field: "from".into(), reason: "unknown field `from`".into() });
    }
    ledger.account(&query.customer_id, &AsOf { as_of: query.as_of, known_at: query.known_at })
}

fn customers(ledger: &Ledger) -> Vec<CustomerId> {
    ledger.customer_ids().into_iter().cloned().collect()
}

/// A ledger built from facts, and a question to it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Built {
    #[serde(default)]
    settings: Settings,
    facts: Vec<Fact>,
    query: String,
    #[serde(default)]
    arguments: serde_json::Value,
}

fn built(given: Built) -> Result<String> {
    let mut ledger = Ledger::new(given.settings);
    ledger.apply_all(&given.facts)?;
    if given.query == "digest" {
        return to_json(&ledger.digest()?);
    }
    query(&ledger, &given.query, &given.arguments.to_string()).map_err(|e| e.within("arguments"))
}

/// Items and credits to age, without a ledger.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Aged {
    items: Vec<OpenItem>,
    #[serde(default)]
    credits: Vec<OpenCredit>,
    as_of: Date,
    #[serde(default)]
    options: AgeingOptions,
}

fn aged(given: Aged) -> Result<crate::ageing::AgeingReport> {
    age(&given.items, &given.credits, &AsOf::day(given.as_of), &given.options)
}

/// A fact by itself: its shape and its documents, without a ledger.
fn checked(fact: Fact) -> Result<Fact> {
    fact.body.check()?;
    Ok(fact)
}
