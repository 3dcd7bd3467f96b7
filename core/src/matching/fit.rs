//! Why a payment and the items it settles may differ: discount, tax withheld, bank charge, rounding, another currency,
//! a part, too much. Every difference has a name and a limit; nothing else is accepted.

use super::book::{Book, Item};
use super::options::MatchOptions;
use super::report::MatchKind;
use crate::money::Currency;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// What does not change from movement to movement, in whole smallest units where it can be.
#[derive(Debug, Clone)]
pub(super) struct Limits<'a> {
    pub(super) options: &'a MatchOptions,
    /// What is left of 100 after tax withheld, rising.
    pub(super) kept: Vec<Decimal>,
    grace: i32,
}

/// A payment as the search sees it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Paid {
    pub(super) amount: i64,
    pub(super) currency: Currency,
    pub(super) day: i32,
}

/// One way in which a payment settles items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fit {
    pub(super) kind: MatchKind,
    /// What is missing, in the items' currency; below zero when a little too much came.
    pub(super) adjustment: i64,
    pub(super) on_account: i64,
    /// Items with what is settled of each.
    pub(super) lines: Vec<(u32, i64)>,
}

impl<'a> Limits<'a> {
    pub(super) fn new(options: &'a MatchOptions) -> Self {
        let mut kept: Vec<Decimal> = options
            .withholding_percents
            .iter()
            .filter_map(|percent| Decimal::ONE_HUNDRED.checked_sub(percent.value()))
            .filter(|kept| !kept.is_zero())
            .collect();
        kept.sort_unstable();
        Self { options, kept, grace: i32::from(options.discount_grace_days) }
    }

    pub(super) fn fee_most(&self, currency: Currency) -> i64 {
        MatchOptions::limit(&self.options.bank_fee_most, currency)
    }

    /// The small difference accepted for a total: the smaller of both limits.
    pub(super) fn rounding_most(&self, currency: Currency, total: i64) -> i64 {
        let fixed = MatchOptions::limit(&self.options.rounding_most, currency);
        let share = Decimal::from(total.saturating_abs()).checked_mul(self.options.rounding_percent.value());
        let share = share.and_then(|s| s.checked_div(Decimal::ONE_HUNDRED)).and_then(|s| s.to_i64());
        fixed.min(share.unwrap_or(fixed))
    }

    /// The discount of an item that may be taken on a day.
    pub(super) fn discount(&self, item: &Item, day: i32) -> i64 {
        item.discount_on(day, self.grace)
    }

    /// An amount in another currency by the rates given.
    pub(super) fn convert(&self, amount: i64, from: Currency, to: Currency) -> Option<i64> {
        let (from_rate, to_rate) = (self.options.rate(from)?, self.options.rate(to)?);
        let whole = Decimal::from(amount).checked_div(Decimal::from(from.units()))?;
        let other = whole.checked_mul(to_rate)?.checked_div(from_rate)?;
        other.checked_mul(Decimal::from(to.units()))?.round().to_i64()
    }

    /// How far a converted amount may be off.
    pub(super) fn rate_window(&self, amount: i64) -> i64 {
        let percent = self.options.rate_tolerance_percent.value();
        let share = Decimal::from(amount.saturating_abs()).checked_mul(percent);
        share.and_then(|s| s.checked_div(Decimal::ONE_HUNDRED)).and_then(|s| s.to_i64()).unwrap_or(0)
    }

    /// The gross amount of which so much came after tax was withheld.
    pub(super) fn gross(amount: i64, kept: Decimal) -> Option<i64> {
        Decimal::from(amount).checked_mul(Decimal::ONE_HUNDRED)?.checked_div(kept)?.round().to_i64()
    }

    /// Every way in which the payment settles these items, each with what is left of it, in full.
    pub(super) fn in_full(&self, paid: Paid, lines: &[(u32, i64)], book: &Book) -> Vec<Fit> {
        let items: Vec<(&Item, i64)> =
            lines.iter().filter_map(|(at, left)| book.item(*at).map(|item| (item, *left))).collect();
        let Some(currency) = items.first().map(|i| i.0.currency) else { return Vec::new() };
        if items.len() != lines.len() || items.iter().any(|i| i.0.currency != currency) {
            return Vec::new();
        }
        let total = items.iter().fold(0_i64, |sum, i| sum.saturating_add(i.1));
        if total <= 0 {
            return Vec::new();
        }
        let fit = |kind, adjustment| Fit { kind, adjustment, on_account: 0, lines: lines.to_vec() };
        if currency != paid.currency {
            let Some(worth) = self.convert(paid.amount, paid.currency, currency) else { return Vec::new() };
            let near = worth.saturating_sub(total).saturating_abs() <= self.rate_window(total);
            return if near { vec![fit(MatchKind::Exchange, 0)] } else { Vec::new() };
        }
        let missing = total.saturating_sub(paid.amount);
        if missing == 0 {
            return vec![fit(MatchKind::Exact, 0)];
        }
        let mut fits = Vec::new();
        // A cent for each item that was rounded by itself, at least one.
        let cents = i64::try_from(items.len() / 6).unwrap_or(0).saturating_add(1);
        let whole = |i: &&(&Item, i64)| i.0.open == i.1;
        let discount =
            items.iter().filter(whole).fold(0_i64, |sum, i| sum.saturating_add(self.discount(i.0, paid.day)));
        let printed =
            items.iter().filter(whole).fold(0_i64, |sum, i| sum.saturating_add(i.0.discount_on(i32::MIN, 0)));
        let near = |wanted: i64| missing.saturating_sub(wanted).saturating_abs() <= cents;
        if discount > 0 && near(discount) {
            fits.push(fit(MatchKind::Discount, missing));
        } else if printed > 0 && near(printed) {
            fits.push(fit(MatchKind::LateDiscount, missing));
        }
        let tax = items.iter().filter(whole).fold(0_i64, |sum, i| sum.saturating_add(i.0.tax));
        for kept in &self.kept {
            // Counted from the gross amount, or from what is left of it without the tax it contains.
            let withheld = |base: i64| {
                let part = Decimal::ONE_HUNDRED.checked_sub(*kept)?.checked_mul(Decimal::from(base))?;
                part.checked_div(Decimal::ONE_HUNDRED)?.round().to_i64()
            };
            if withheld(total).is_some_and(near)
                || (tax != 0 && withheld(total.saturating_sub(tax)).is_some_and(near))
            {
                fits.push(fit(MatchKind::Withholding, missing));
            }
        }
        if missing.saturating_abs() <= self.rounding_most(currency, total) {
            fits.push(fit(MatchKind::Rounding, missing));
        } else if missing > 0 && missing <= self.fee_most(currency) {
            fits.push(fit(MatchKind::Fee, missing));
        }
        fits
    }

    /// A part of the items, oldest due date first, or all of them and money left over.
    pub(super) fn otherwise(&self, paid: Paid, lines: &[(u32, i64)], book: &Book) -> Option<Fit> {
        let mut order: Vec<(i32, u32, i64)> = Vec::with_capacity(lines.len());
        for (at, left) in lines {
            let item = book.item(*at).filter(|i| i.currency == paid.currency)?;
            order.push((item.due, *at, *left));
        }
        let total = order.iter().fold(0_i64, |sum, o| sum.saturating_add(o.2));
        if total <= 0 || paid.amount <= 0 {
            return None;
        }
        if total < paid.amount {
            let on_account = paid.amount.saturating_sub(total);
            return Some(Fit {
                kind: MatchKind::Overpayment,
                adjustment: 0,
                on_account,
                lines: lines.to_vec(),
            });
        }
        order.sort_unstable();
        let credits = order.iter().filter(|o| o.2 < 0).fold(0_i64, |sum, o| sum.saturating_sub(o.2));
        let mut rest = paid.amount.saturating_add(credits);
        let mut covered = Vec::new();
        for (_, at, left) in order {
            let part = if left < 0 { left } else { left.min(rest) };
            if left > 0 {
                rest = rest.saturating_sub(part);
            }
            if part != 0 {
                covered.push((at, part));
            }
        }
        Some(Fit { kind: MatchKind::Partial, adjustment: 0, on_account: 0, lines: covered })
    }
}
