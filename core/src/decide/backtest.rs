//! Back-test of policies: two playbooks on the same past, each with only what was known on each day.
//!
//! | question | answer |
//! | --- | --- |
//! | How much work would it have been? | Messages, hand-overs and days on the worklist under both, customer by customer; the difference with an interval from customers drawn again. |
//! | Would more money have come? | Only choices whose chances were logged can tell; else the report says why it cannot. |
//!
//! The past does not answer back: in the replay every customer pays as they did. Work is therefore exact as long as
//! payment does not depend on it; where it does, a policy that makes people pay sooner would need less work than told.
//! Bank movements are not matched again: money counts from when it was put on the items.

use super::foresight::{Foresight, RiskView};
use super::logged::{ChoiceAt, ChoiceLog, LoggedChoice, chosen};
use super::months::Months;
use super::replay::{Past, Period, Trace, Work, known, replay};
use crate::calendar::{AsOf, Date, Timestamp};
use crate::dunning::Clock;
use crate::effects::{ChoiceEffect, ComparedChoice, EffectOptions, choice_effects, paired_totals};
use crate::error::{Error, Result};
use crate::ids::{CustomerId, Name};
use crate::ledger::Ledger;
use crate::playbook::Playbook;
use crate::reason::Reason;
use crate::vocabulary::document;
use std::collections::BTreeSet;

document! {
    /// Which part of the past is replayed, and what is known of choices made by chance.
    pub struct BacktestOptions {
        /// Only these customers; all where empty.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub customers: Vec<CustomerId>,
        /// Choices whose chances were logged. Each customer, currency and instant once. Of those of one customer and
        /// currency whose horizons overlap the first counts.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub choices: Vec<LoggedChoice>,
        /// Within how many days after a choice payment counts as its outcome, 1 to 365: 30 unless given.
        #[serde(default = "horizon")]
        pub horizon_days: u32,
        /// How much has to be known before an effect is told, and how intervals are drawn.
        #[serde(default)]
        pub effects: EffectOptions,
        /// At how many instants one customer is looked at at most, 1 to 1,000,000: 50,000 unless given. Who would need
        /// more is left out, and counted as `unfinished`.
        #[serde(default = "instants")]
        pub max_instants: u32,
    }

    /// Work of one kind under both playbooks.
    pub struct WorkEffect {
        /// The kind of action, or `worklist_days`: days on which a person had a customer on the worklist.
        pub kind: Name,
        /// Number of the level, where a level is the cause.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub level: Option<u8>,
        /// Under the first playbook.
        pub before: i64,
        /// Under the second.
        pub after: i64,
        /// How much more under the second; below zero where less.
        pub more: i64,
        /// Lower end of its interval, from customers drawn again; none with too few of them.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub low: Option<i64>,
        /// Upper end of its interval.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub high: Option<i64>,
    }

    /// What two playbooks would have done in a past period.
    pub struct PolicyBacktest {
        /// First day.
        pub from: Date,
        /// Last day.
        pub until: Date,
        /// Customers who were replayed: those with anything to do under either playbook.
        pub customers: u64,
        /// Those of them for whom the playbooks ask for different work.
        pub differing: u64,
        /// Customers for whom the replay came to no end (see `max_instants`): left out of the work.
        pub unfinished: u64,
        /// Messages, calls, tries to collect and other actions that the ledger says were done in the period, to hold the
        /// first column against: it is near where the first playbook was in use.
        pub done_in_truth: u64,
        /// Work by kind, then level.
        pub work: Vec<WorkEffect>,
        /// What comes in over the first playbook, by currency; empty where no choice was logged.
        pub cash: Vec<ChoiceEffect>,
        /// Choices whose horizon is not over yet: left out.
        pub too_recent: u64,
        /// Choices for a customer with nothing overdue in the currency: left out.
        pub nothing_overdue: u64,
        /// Choices within the horizon of an earlier one of the same customer and currency: left out, so that no money
        /// counts twice.
        pub overlapping: u64,
        /// Why nothing at all can be told of money; empty where `cash` says more.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub cannot_tell: Vec<Reason>,
    }
}

const fn horizon() -> u32 {
    30
}

const fn instants() -> u32 {
    50_000
}

impl Default for BacktestOptions {
    fn default() -> Self {
        Self {
            customers: Vec::new(),
            choices: Vec::new(),
            horizon_days: horizon(),
            effects: EffectOptions::default(),
            max_instants: instants(),
        }
    }
}

impl BacktestOptions {
    /// Checks the bounds.
    ///
    /// # Errors
    /// [`Error::NumberOutOfRange`].
    pub fn check(&self) -> Result<()> {
        self.effects.check().map_err(|e| e.within("effects"))?;
        for (field, given, most) in
            [("horizon_days", self.horizon_days, 365), ("max_instants", self.max_instants, 1_000_000)]
        {
            if given == 0 || given > most {
                let (most, given) = (i64::from(most), i64::from(given));
                return Err(Error::NumberOutOfRange { field: field.into(), least: 1, most, given });
            }
        }
        Ok(())
    }
}

/// What two playbooks would have done from a day to another, by what was known on each day.
///
/// `now` is the instant of the question: what was recorded later does not count, and the period ends there at the latest.
/// The days are those of the first playbook's company.
///
/// # Errors
/// What a playbook refuses, at `before` or `after`; [`Error::BeforeReference`] for a period that ends before it begins;
/// [`Error::CustomerUnknown`], [`Error::NumberOutOfRange`] and [`Error::IdTaken`] for the options; else as
/// [`decide`](super::decide).
pub fn policy_backtest(
    ledger: &Ledger,
    before: &Playbook,
    after: &Playbook,
    days: (Date, Date),
    options: &BacktestOptions,
    now: Timestamp,
) -> Result<PolicyBacktest> {
    policy_backtest_with(ledger, (before, after), days, options, None, now, &mut |_, _| Ok(()))
}

/// The same, with risk models where they have a say, and told how far it has come: customers done, and customers in all.
///
/// Models have the same say under both playbooks, as in [`decide_with_risk`](super::decide_with_risk). Where none are given
/// they are fitted month by month to what was known on the first of each month. A model that is given has a say from the
/// day for which it was fitted on; that it knew no more than was known then is the caller's care.
///
/// # Errors
/// As [`policy_backtest`]; what [`RiskView::check`] refuses, at `risk`; what `progress` returns.
pub fn policy_backtest_with(
    ledger: &Ledger,
    (before, after): (&Playbook, &Playbook),
    days: (Date, Date),
    options: &BacktestOptions,
    risk: Option<&RiskView>,
    now: Timestamp,
    progress: &mut dyn FnMut(u64, u64) -> Result<()>,
) -> Result<PolicyBacktest> {
    before.check().map_err(|e| e.within("before"))?;
    after.check().map_err(|e| e.within("after"))?;
    risk.map_or(Ok(()), |risk| risk.check().map_err(|e| e.within("risk")))?;
    options.check().map_err(|e| e.within("options"))?;
    let (from, until) = days;
    if until < from {
        let (given, earliest) = (until.to_string(), from.to_string());
        return Err(Error::BeforeReference { field: "until".into(), given, earliest });
    }
    let clock = Clock::new(now, &before.company, before.company.time_zone)?;
    let start = clock.day_start(from)?;
    let period = Period { start, end: clock.day_start(until.plus_days(1)?)?.min(now) };
    let as_of = AsOf::known(clock.today(), now);
    let months = Months::default();
    let foresight = risk.map(|risk| Foresight::of(ledger, before, risk, &months)).transpose()?;
    let foresight = foresight.as_ref();
    let customers = customers(ledger, options)?;
    let of = count(customers.len());
    let (mut pairs, mut idle) = (Vec::new(), 0_usize);
    let (mut done_in_truth, mut unfinished) = (0_u64, 0_u64);
    for (done, customer) in customers.into_iter().enumerate() {
        progress(count(done), of)?;
        let Some(account) = known(ledger, customer, &as_of)? else { continue };
        let past = Past::of(customer, &account, period, &clock)?;
        done_in_truth = done_in_truth.saturating_add(past.done);
        let traced = [before, after]
            .map(|playbook| replay(ledger, (playbook, foresight), &past, options.max_instants));
        let [first, second] = traced;
        let (Some(first), Some(second)) = (first?, second?) else {
            unfinished = unfinished.saturating_add(1);
            continue;
        };
        if first != Trace::default() || second != Trace::default() {
            pairs.push((first, second));
        } else {
            idle = idle.saturating_add(1);
        }
    }
    let log = ChoiceLog { ledger, zone: before.company.time_zone, horizon_days: options.horizon_days, as_of };
    let mut compared = Vec::new();
    let left_out = log
        .apart(&options.choices, |told| {
            let (first, second) = (chosen(before, foresight, &told)?, chosen(after, foresight, &told)?);
            let ChoiceAt { outcome, overdue, .. } = told;
            compared.push(ComparedChoice { outcome, overdue, before: first, after: second });
            Ok(())
        })
        .map_err(|e| e.within("options"))?;
    let cannot_tell =
        if compared.is_empty() { vec![Reason::new("no_choices").with("group", "any")] } else { Vec::new() };
    let work = work(&pairs, idle, &options.effects)?;
    progress(of, of)?;
    Ok(PolicyBacktest {
        from,
        until,
        customers: count(pairs.len()),
        differing: count(pairs.iter().filter(|(first, second)| first != second).count()),
        unfinished,
        done_in_truth,
        work,
        cash: choice_effects(&compared, &options.effects).map_err(|e| e.within("options"))?,
        too_recent: left_out.too_recent,
        nothing_overdue: left_out.nothing_overdue,
        overlapping: left_out.overlapping,
        cannot_tell,
    })
}

fn customers<'a>(ledger: &'a Ledger, options: &'a BacktestOptions) -> Result<Vec<&'a CustomerId>> {
    let known: BTreeSet<&CustomerId> = ledger.customer_ids().into_iter().collect();
    if options.customers.is_empty() {
        return Ok(known.into_iter().collect());
    }
    for (at, customer) in options.customers.iter().enumerate() {
        if !known.contains(customer) {
            let field = format!("options.customers[{at}]");
            return Err(Error::CustomerUnknown { field, id: customer.to_string() });
        }
    }
    let asked: BTreeSet<&CustomerId> = options.customers.iter().collect();
    Ok(asked.into_iter().collect())
}

/// Work by kind and level under both, with intervals that draw whole customers: those without work, too, for who has any is
/// chance.
fn work(pairs: &[(Trace, Trace)], idle: usize, options: &EffectOptions) -> Result<Vec<WorkEffect>> {
    let kinds: BTreeSet<&Work> =
        pairs.iter().flat_map(|(first, second)| first.work.keys().chain(second.work.keys())).collect();
    let of = |trace: &Trace, kind: &Work| trace.work.get(kind).copied().unwrap_or(0);
    let days = |trace: &Trace| i64::try_from(trace.worklist_days.len()).unwrap_or(i64::MAX);
    let more = |(first, second): &(Trace, Trace)| {
        let kinds = kinds.iter().map(|kind| of(second, kind).saturating_sub(of(first, kind)));
        kinds.chain([days(second).saturating_sub(days(first))]).collect()
    };
    let mut rows: Vec<Vec<i64>> = pairs.iter().map(more).collect();
    if rows.len() >= usize::try_from(options.min_customers).unwrap_or(usize::MAX) {
        rows.extend(std::iter::repeat_n(Vec::new(), idle));
    }
    let totals = paired_totals(&rows, options)?;
    let sum = |value: &dyn Fn(&(Trace, Trace)) -> i64| {
        pairs.iter().fold(0_i64, |sum, pair| sum.saturating_add(value(pair)))
    };
    let mut columns: Vec<(Name, Option<u8>, i64, i64)> = Vec::new();
    for kind in &kinds {
        let (before, after) = (sum(&|pair| of(&pair.0, kind)), sum(&|pair| of(&pair.1, kind)));
        columns.push((kind.0.clone(), kind.1, before, after));
    }
    let (before, after) = (sum(&|pair| days(&pair.0)), sum(&|pair| days(&pair.1)));
    columns.push((Name::new("worklist_days")?, None, before, after));
    let effects = columns.into_iter().enumerate().map(|(at, (kind, level, before, after))| {
        let ends = totals.get(at).map(|total| (total.low, total.high)).unwrap_or_default();
        let more = after.saturating_sub(before);
        WorkEffect { kind, level, before, after, more, low: ends.0, high: ends.1 }
    });
    Ok(effects.collect())
}

fn count(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}
