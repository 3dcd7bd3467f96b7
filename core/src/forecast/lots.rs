//! What is simulated: invoices that a customer will likely pay together, as one lot.
//!
//! A customer who pays one invoice mostly pays those due in the same week with it. So the open invoices of one customer,
//! currency and week of expected payment are one lot: taking each by itself would make the whole look far too certain.

use super::options::ForecastOptions;
use crate::calendar::Date;
use crate::documents::{PaymentChances, WHOLE_MILLIONTHS};
use crate::error::{Error, Result};
use crate::ids::Name;
use crate::money::Currency;
use crate::number::{float, key, mix};
use std::collections::{BTreeMap, BTreeSet};

/// What a row of the forecast adds up.
pub(super) type RowKey = (Currency, Option<Name>);

/// A lot: one draw decides when it is paid.
#[derive(Debug, Clone)]
pub(super) struct Lot {
    /// Place of its row.
    pub(super) row: usize,
    /// Open amount in smallest units.
    pub(super) amount: f64,
    /// The share of it that is expected to be unpaid at the end of every period.
    pub(super) unpaid: Vec<f64>,
    /// What its draws are keyed with: the customer, and the lot within.
    pub(super) customer: u64,
    pub(super) own: u64,
}

/// The lots of a forecast, with the exact expectation of every row.
#[derive(Debug)]
pub(super) struct Lots {
    pub(super) rows: Vec<RowKey>,
    /// Open amount of every row, in smallest units.
    pub(super) open: Vec<i64>,
    /// Expected to be collected by the end of each period, in millionths of smallest units, by row.
    pub(super) expected: Vec<Vec<i128>>,
    /// In the order of row, customer and week.
    pub(super) lots: Vec<Lot>,
}

/// What lots are made of: row, customer, week in which half is paid.
type LotKey<'a> = (usize, &'a str, i32);

/// Checks every item, and that none is given twice; errors name the list.
pub(super) fn check(items: &[PaymentChances], list: &str) -> Result<()> {
    let mut order: Vec<(&str, u32, usize)> = Vec::with_capacity(items.len());
    for (given, item) in items.iter().enumerate() {
        item.check().map_err(|e| e.within(&format!("{list}[{given}]")))?;
        order.push((item.invoice_id.as_str(), item.instalment, given));
    }
    order.sort_unstable();
    for pair in order.windows(2) {
        if let [(a, n, _), (b, m, given)] = pair
            && (a, n) == (b, m)
        {
            return Err(Error::IdTaken { field: format!("{list}[{given}].invoice_id"), id: (*a).to_owned() });
        }
    }
    Ok(())
}

/// A text as a number, the same everywhere.
fn number_of(text: &str) -> u64 {
    text.bytes().fold(0x243f_6a88_85a3_08d3, |hash, byte| mix(hash ^ u64::from(byte)))
}

impl Lots {
    /// The lots of items. `weeks` has the week of each item's lot: of the items themselves, or of what they were before
    /// a change, so that both sides have the same lots. The rows of `others`, with which they are compared, are there too.
    pub(super) fn new(
        items: &[PaymentChances],
        others: &[PaymentChances],
        weeks: &[i32],
        as_of: Date,
        options: &ForecastOptions,
    ) -> Result<Self> {
        let ends = options.ends(as_of)?;
        check(items, "items")?;
        let row_of = |item: &PaymentChances| -> RowKey {
            let segment = if options.by_segment { item.segment.clone() } else { None };
            (item.open.currency(), segment)
        };
        // What is sure to have been paid before the day of the question is not in the forecast.
        let items = || items.iter().zip(weeks).filter(|(item, _)| unpaid_before(item, as_of) > 0);
        let others = others.iter().filter(|item| unpaid_before(item, as_of) > 0);
        let rows: BTreeSet<RowKey> = items().map(|(item, _)| item).chain(others).map(row_of).collect();
        let rows: Vec<RowKey> = rows.into_iter().collect();
        let mut this = Self {
            open: vec![0; rows.len()],
            expected: vec![vec![0; ends.len()]; rows.len()],
            rows,
            lots: Vec::new(),
        };
        let mut gathered: BTreeMap<LotKey<'_>, (f64, Vec<f64>)> = BTreeMap::new();
        for (item, week) in items() {
            let Ok(row) = this.rows.binary_search(&row_of(item)) else { continue };
            let start = unpaid_before(item, as_of);
            let left = |date: &Date| relative(item.unpaid_on(*date), start);
            let unpaid: Vec<u32> = ends.iter().map(left).collect();
            this.count(row, item, &unpaid)?;
            let amount = float(item.open.minor());
            let key = (row, item.customer_id.as_str(), *week);
            let entry = gathered.entry(key).or_insert_with(|| (0.0, vec![0.0; ends.len()]));
            entry.0 += amount;
            for (slot, unpaid) in entry.1.iter_mut().zip(&unpaid) {
                *slot += amount * f64::from(*unpaid) / f64::from(WHOLE_MILLIONTHS);
            }
        }
        this.lots = gathered.into_iter().map(lot).collect();
        Ok(this)
    }

    /// Adds to the exact sums.
    fn count(&mut self, row: usize, item: &PaymentChances, unpaid: &[u32]) -> Result<()> {
        let overflow = || Error::AmountOverflow { field: "items".into() };
        let minor = item.open.minor();
        if let Some(open) = self.open.get_mut(row) {
            *open = open.checked_add(minor).ok_or_else(overflow)?;
        }
        for (slot, unpaid) in self.expected.get_mut(row).into_iter().flatten().zip(unpaid) {
            let paid = WHOLE_MILLIONTHS.saturating_sub(*unpaid);
            let part = i128::from(minor).checked_mul(i128::from(paid)).ok_or_else(overflow)?;
            *slot = slot.checked_add(part).ok_or_else(overflow)?;
        }
        Ok(())
    }
}

/// The chance that an item was unpaid on the eve of a day, in millionths.
pub(super) fn unpaid_before(item: &PaymentChances, day: Date) -> u32 {
    day.plus_days(-1).map_or(WHOLE_MILLIONTHS, |eve| item.unpaid_on(eve))
}

/// The chance to be unpaid of what was unpaid with the chance `start` before and is unpaid still, in millionths.
pub(super) fn relative(unpaid: u32, start: u32) -> u32 {
    let scaled = u64::from(unpaid).saturating_mul(u64::from(WHOLE_MILLIONTHS));
    let share = scaled.checked_div(u64::from(start)).unwrap_or(0);
    u32::try_from(share).unwrap_or(WHOLE_MILLIONTHS).min(WHOLE_MILLIONTHS)
}

/// The week of every item, counted from the day of the question, in which half of it is paid.
pub(super) fn weeks(items: &[PaymentChances], as_of: Date) -> Vec<i32> {
    items.iter().map(|item| middle_week(item, as_of)).collect()
}

/// The weeks of items that were changed: of those that were there before, as they were.
pub(super) fn weeks_as_before(items: &[PaymentChances], before: &[PaymentChances], as_of: Date) -> Vec<i32> {
    let key = |item: &PaymentChances| (item.invoice_id.clone(), item.instalment);
    let known: BTreeMap<_, i32> = before.iter().map(|item| (key(item), middle_week(item, as_of))).collect();
    let week =
        |item: &PaymentChances| known.get(&key(item)).copied().unwrap_or_else(|| middle_week(item, as_of));
    items.iter().map(week).collect()
}

fn middle_week(item: &PaymentChances, as_of: Date) -> i32 {
    let place = item.unpaid_millionths.partition_point(|unpaid| *unpaid > WHOLE_MILLIONTHS / 2);
    let days = i32::try_from(place).unwrap_or(i32::MAX);
    days.saturating_add(item.from.days_since(as_of)).div_euclid(7)
}

fn lot(((row, customer, week), (amount, unpaid)): (LotKey<'_>, (f64, Vec<f64>))) -> Lot {
    let customer = number_of(customer);
    let share = |left: f64| (left / amount).clamp(0.0, 1.0);
    let row_key = u64::try_from(row).unwrap_or(0);
    let week_key = u64::from(week.unsigned_abs()) ^ (u64::from(week.is_negative()) << 40);
    Lot {
        row,
        amount,
        unpaid: unpaid.into_iter().map(share).collect(),
        customer,
        own: key(customer, row_key, week_key),
    }
}
