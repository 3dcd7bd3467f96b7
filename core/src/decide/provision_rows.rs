//! Gathers what stood in which bucket at the end of each month, and makes the rows of a provision matrix of it.

use super::provision::{LossRateMethod, PeriodEnd, ProvisionBucket, ProvisionGroup, ProvisionOptions};
use crate::ageing::{AgeingBasis, Columns};
use crate::allowance::{
    AgedItem, CohortStage, ExposureBucket, Outlier, borrowed_rates, cohort_stages, expected_credit_loss,
    part_of, roll_loss_rates,
};
use crate::calendar::Date;
use crate::documents::{ItemHistory, OpenItem};
use crate::error::{Error, Result};
use crate::ids::{CustomerId, Reference};
use crate::money::{Currency, Money, Ratio};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// The end of a month, and how many days after the one before.
#[derive(Debug, Clone, Copy)]
pub(super) struct MonthEnd {
    pub(super) day: Date,
    pub(super) days: i32,
}

/// The day so many months before: of the last day of a month the last day again.
pub(super) fn months_before(day: Date, months: u32) -> Result<Date> {
    let before = day.minus_months(months)?;
    Ok(if day == day.month_end() { before.month_end() } else { before })
}

/// The ends of so many months up to a day, earliest first.
pub(super) fn month_ends(day: Date, count: u32) -> Result<Vec<MonthEnd>> {
    let end = |back: u32| {
        let (day, before) = (months_before(day, back)?, months_before(day, back.saturating_add(1))?);
        Ok(MonthEnd { day, days: day.days_since(before) })
    };
    (0..count).rev().map(end).collect()
}

/// Currency and group.
type Key = (Currency, Option<String>);

/// What is gathered of a group, or of all groups in a currency.
#[derive(Clone)]
struct Gathered<'a> {
    periods: Vec<PeriodEnd>,
    today: Vec<Money>,
    specific: BTreeMap<CustomerId, Money>,
    cohort: Vec<AgedItem<'a>>,
}

/// Loss rates by bucket.
struct Rates {
    stages: Vec<CohortStage>,
    rolls: Vec<Option<Ratio>>,
    roll_loss: Vec<Option<Ratio>>,
}

impl Rates {
    fn of(&self, method: LossRateMethod) -> Vec<Option<Ratio>> {
        match method {
            LossRateMethod::Cohort => self.stages.iter().map(|stage| stage.rate).collect(),
            LossRateMethod::Roll => self.roll_loss.clone(),
        }
    }
}

/// The groups of a provision matrix while they are gathered.
pub(super) struct Rows<'a> {
    options: &'a ProvisionOptions,
    columns: Columns,
    ends: Vec<MonthEnd>,
    groups: BTreeMap<Key, Gathered<'a>>,
}

impl<'a> Rows<'a> {
    pub(super) const fn new(options: &'a ProvisionOptions, columns: Columns, ends: Vec<MonthEnd>) -> Self {
        Self { options, columns, ends, groups: BTreeMap::new() }
    }

    fn ages_from(&self, item: &OpenItem) -> Date {
        match self.options.ageing.basis {
            AgeingBasis::DueDate => item.due_date,
            AgeingBasis::IssueDate => item.issue_date,
        }
    }

    fn group(&mut self, item: &OpenItem) -> &mut Gathered<'a> {
        let group = self.options.ageing.group_by.of(&item.customer_id, item.segment.as_ref());
        let zero = Money::zero(item.open.currency());
        let (ends, buckets) = (&self.ends, self.columns.names().len());
        self.groups.entry((zero.currency(), group)).or_insert_with(|| Gathered {
            periods: ends
                .iter()
                .map(|end| PeriodEnd { day: end.day, amounts: vec![zero; buckets], newly_last: zero })
                .collect(),
            today: vec![zero; buckets],
            specific: BTreeMap::new(),
            cohort: Vec::new(),
        })
    }

    /// Adds an item that is open at the end of a month, by its place.
    pub(super) fn stands(&mut self, place: usize, item: &OpenItem) -> Result<()> {
        let Some(end) = self.ends.get(place).copied() else { return Ok(()) };
        let is_today = place.saturating_add(1) == self.ends.len();
        let age = end.day.days_since(self.ages_from(item));
        let column = self.columns.of(age);
        let is_last = column.saturating_add(1) == self.columns.names().len();
        let is_new = self.columns.of(age.saturating_sub(end.days)) < column;
        let reserve = self.options.specific.iter().find(|reserve| reserve.customer_id == item.customer_id);
        let group = self.group(item);
        if let Some(period) = group.periods.get_mut(place) {
            add(period.amounts.get_mut(column), item.open)?;
            if is_last && is_new {
                period.newly_last = period.newly_last.plus(item.open)?;
            }
        }
        match reserve {
            Some(reserve) if is_today => {
                let zero = Money::zero(item.open.currency());
                let sum = group.specific.entry(reserve.customer_id.clone()).or_insert(zero);
                add(Some(sum), item.open)
            }
            None if is_today => add(group.today.get_mut(column), item.open),
            _ => Ok(()),
        }
    }

    /// Adds an invoice of the cohort.
    pub(super) fn issued(&mut self, entry: &'a ItemHistory) {
        let aged = AgedItem { item: entry, ages_from: self.ages_from(&entry.item) };
        self.group(&entry.item).cohort.push(aged);
    }

    /// The groups with their rates and allowances.
    pub(super) fn finish(self, as_of: Date) -> Result<Vec<ProvisionGroup>> {
        let mut all: BTreeMap<Currency, Gathered<'a>> = BTreeMap::new();
        for ((currency, _), group) in &self.groups {
            match all.get_mut(currency) {
                Some(sum) => sum.join(group)?,
                None => drop(all.insert(*currency, group.clone())),
            }
        }
        let mut rows = Vec::with_capacity(self.groups.len());
        let mut overall: BTreeMap<Currency, Rates> = BTreeMap::new();
        for (currency, sum) in all {
            overall.insert(currency, self.rates(currency, &sum, as_of)?);
        }
        for ((currency, name), group) in &self.groups {
            if let Some(overall) = overall.get(currency) {
                let own = self.rates(*currency, group, as_of)?;
                rows.push(self.row((*currency, name.as_deref()), group, own, overall)?);
            }
        }
        Ok(rows)
    }

    fn rates(&self, currency: Currency, group: &Gathered<'_>, as_of: Date) -> Result<Rates> {
        let stages = cohort_stages(currency, &group.cohort, &self.columns.entry_days(), as_of)?;
        let rolling = |period: &PeriodEnd| {
            let mut amounts = period.amounts.clone();
            if let Some(last) = amounts.last_mut() {
                *last = period.newly_last;
            }
            amounts
        };
        let balances: Vec<Vec<Money>> = group.periods.iter().map(rolling).collect();
        let lost = stages.last().and_then(|stage| stage.rate);
        let rolls = roll_loss_rates(&balances, lost.unwrap_or(Ratio::new(Decimal::ZERO)?))?;
        let (mut rolls, mut roll_loss) = (rolls.rolls, rolls.loss_rates);
        if lost.is_none() {
            // What is lost of the last bucket is not known, so no product is.
            rolls.iter_mut().skip(self.columns.names().len().saturating_sub(1)).for_each(|roll| *roll = None);
            roll_loss.iter_mut().for_each(|rate| *rate = None);
        }
        Ok(Rates { stages, rolls, roll_loss })
    }

    fn row(
        &self,
        (currency, name): (Currency, Option<&str>),
        group: &Gathered<'_>,
        own: Rates,
        overall: &Rates,
    ) -> Result<ProvisionGroup> {
        let method = self.options.method;
        let rates = borrowed_rates(&own.of(method), &overall.of(method))?;
        let zero = Money::zero(currency);
        let nothing = Ratio::new(Decimal::ZERO)?;
        let mut buckets = Vec::with_capacity(rates.len());
        for (place, (bucket, rate)) in self.columns.names().iter().zip(&rates).enumerate() {
            let gross = group.today.get(place).copied().unwrap_or(zero);
            let gross = if rate.is_some() { gross } else { zero };
            let rate = rate.map_or(nothing, |(rate, _)| rate);
            buckets.push(ExposureBucket { bucket: bucket.clone(), gross, rate });
        }
        let outliers = self.outliers(group)?;
        let provided = expected_credit_loss(&buckets, &outliers, &self.options.scenarios)?;
        let mut without_rate = zero;
        let mut rows = Vec::with_capacity(rates.len());
        let known = own.stages.into_iter().zip(own.rolls.into_iter().zip(own.roll_loss));
        for (place, ((cohort, (roll, roll_loss_rate)), rate)) in known.zip(rates).enumerate() {
            let Some(row) = provided.buckets.get(place) else { continue };
            let gross = group.today.get(place).copied().unwrap_or(zero);
            if rate.is_none() {
                without_rate = without_rate.plus(gross)?;
            }
            rows.push(ProvisionBucket {
                bucket: row.bucket.clone(),
                gross,
                cohort,
                roll,
                roll_loss_rate,
                rate: rate.map(|(rate, _)| rate),
                rate_from: rate.map(|(_, from)| from),
                allowance: rate.map(|_| row.allowance),
            });
        }
        let mut cohort_open = zero;
        for aged in &group.cohort {
            cohort_open = cohort_open.plus(aged.item.item.open)?;
        }
        Ok(ProvisionGroup {
            currency,
            group: name.map(Reference::new).transpose()?,
            periods: group.periods.clone(),
            buckets: rows,
            specific_balances: outliers,
            general: provided.general,
            specific: provided.specific,
            allowance: provided.allowance,
            gross: provided.gross.plus(without_rate)?,
            without_rate,
            cohort_open,
        })
    }

    fn outliers(&self, group: &Gathered<'_>) -> Result<Vec<Outlier>> {
        let mut outliers = Vec::new();
        for reserve in &self.options.specific {
            if let Some(gross) = group.specific.get(&reserve.customer_id).copied() {
                let id = Reference::new(reserve.customer_id.as_str())?;
                let overflow = || Error::AmountOverflow { field: "specific".into() };
                let allowance = part_of(gross, reserve.rate.value()).ok_or_else(overflow)?;
                outliers.push(Outlier { id, gross, allowance });
            }
        }
        outliers.sort_by(|a, b| a.id.cmp(&b.id));
        Ok(outliers)
    }
}

impl<'a> Gathered<'a> {
    /// Adds what another group has; only what rates are worked out of.
    fn join(&mut self, other: &Gathered<'a>) -> Result<()> {
        for (period, more) in self.periods.iter_mut().zip(&other.periods) {
            for (sum, amount) in period.amounts.iter_mut().zip(&more.amounts) {
                *sum = sum.plus(*amount)?;
            }
            period.newly_last = period.newly_last.plus(more.newly_last)?;
        }
        self.cohort.extend(&other.cohort);
        Ok(())
    }
}

fn add(sum: Option<&mut Money>, amount: Money) -> Result<()> {
    if let Some(sum) = sum {
        *sum = sum.plus(amount)?;
    }
    Ok(())
}
