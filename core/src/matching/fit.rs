//! Why a payment and the items it settles may differ: discount, tax withheld, bank charge, rounding, another currency,
//! a part, too much. Every difference has a name and a limit; nothing else is accepted.

use super::book::{Book, Item};
use super::options::MatchOptions;
use super::report::MatchKind;
use crate::documents::AdjustmentKind;
use crate::money::Currency;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// What does not change from movement to movement, in whole smallest units where it can be.
#[derive(Debug, Clone)]
pub(super) struct Limits<'a> {
    pub(super) options: &'a MatchOptions,
    /// What is left of 100 after tax withheld, rising.
    pub(super) kept: Vec<Decimal>,
    /// Rates of late interest in percent a year, rising.
    rates: Vec<Decimal>,
    grace: i32,
}

/// A payment as the search sees it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Paid {
    pub(super) amount: i64,
    pub(super) currency: Currency,
    pub(super) day: i32,
}

/// Differences by name.
pub(super) type Adjusted = Vec<(AdjustmentKind, i64)>;

/// One way in which a payment settles items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fit {
    pub(super) kind: MatchKind,
    /// What is missing, in the items' currency, by name; below zero where more came. At most two.
    pub(super) adjustments: Adjusted,
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
        let mut rates: Vec<Decimal> =
            options.interest_percents.iter().map(|percent| percent.value()).collect();
        rates.sort_unstable();
        Self { options, kept, rates, grace: i32::from(options.discount_grace_days) }
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
        let fit = |kind, named: Option<AdjustmentKind>, amount: i64| Fit {
            kind,
            adjustments: named.map(|named| (named, amount)).into_iter().collect(),
            on_account: 0,
            lines: lines.to_vec(),
        };
        if currency != paid.currency {
            let Some(worth) = self.convert(paid.amount, paid.currency, currency) else { return Vec::new() };
            let near = worth.saturating_sub(total).saturating_abs() <= self.rate_window(total);
            return if near { vec![fit(MatchKind::Exchange, None, 0)] } else { Vec::new() };
        }
        let missing = total.saturating_sub(paid.amount);
        if missing == 0 {
            return vec![fit(MatchKind::Exact, None, 0)];
        }
        let near = |wanted: i64| missing.saturating_sub(wanted).saturating_abs() <= cents(items.len());
        let mut fits: Vec<Fit> = Vec::new();
        for (kind, named, wanted) in self.expected(paid, &items, total) {
            let in_time = fits.iter().any(|f| f.kind == MatchKind::Discount);
            let known = fits.iter().any(|f| f.kind == kind) || (kind == MatchKind::LateDiscount && in_time);
            if near(wanted) && (wanted > 0) == (missing > 0) && !known {
                fits.push(fit(kind, Some(named), missing));
            }
        }
        if missing.saturating_abs() <= self.rounding_most(currency, total) {
            fits.push(fit(MatchKind::Rounding, Some(AdjustmentKind::SmallDifference), missing));
        } else if missing > 0 && missing <= self.fee_most(currency) {
            fits.push(fit(MatchKind::Fee, Some(AdjustmentKind::BankFee), missing));
        }
        fits
    }

    /// Ways in which two differences at once explain what is missing: one that follows from the items, and a charge that
    /// a bank took out of what was left.
    pub(super) fn in_two(&self, paid: Paid, lines: &[(u32, i64)], book: &Book) -> Vec<Fit> {
        let items: Vec<(&Item, i64)> =
            lines.iter().filter_map(|(at, left)| book.item(*at).map(|item| (item, *left))).collect();
        let total = items.iter().fold(0_i64, |sum, i| sum.saturating_add(i.1));
        let most = self.fee_most(paid.currency);
        if most <= 0 || total <= 0 || items.iter().any(|i| i.0.currency != paid.currency) {
            return Vec::new();
        }
        let missing = total.saturating_sub(paid.amount);
        let two = |(kind, named, wanted): (MatchKind, AdjustmentKind, i64)| {
            let fee = missing.saturating_sub(wanted);
            (fee > cents(items.len()) && fee <= most).then(|| Fit {
                kind,
                adjustments: vec![(named, wanted), (AdjustmentKind::BankFee, fee)],
                on_account: 0,
                lines: lines.to_vec(),
            })
        };
        self.expected(paid, &items, total).into_iter().filter_map(two).collect()
    }

    /// The differences that follow from the items: discount, tax withheld, interest for the days by which they are late.
    fn expected(
        &self,
        paid: Paid,
        items: &[(&Item, i64)],
        total: i64,
    ) -> Vec<(MatchKind, AdjustmentKind, i64)> {
        let whole = |i: &&(&Item, i64)| i.0.open == i.1;
        let sum = |of: &dyn Fn(&Item) -> i64| {
            items.iter().filter(whole).fold(0_i64, |sum, i| sum.saturating_add(of(i.0)))
        };
        let mut expected = Vec::new();
        let discount = sum(&|item| self.discount(item, paid.day));
        let printed = sum(&|item| item.discount_on(i32::MIN, 0));
        if discount > 0 {
            expected.push((MatchKind::Discount, AdjustmentKind::Discount, discount));
        }
        if printed > 0 && printed != discount {
            expected.push((MatchKind::LateDiscount, AdjustmentKind::Discount, printed));
        }
        let tax = sum(&|item| item.tax);
        for kept in &self.kept {
            // Counted from the gross amount, or from what is left of it without the tax it contains.
            let withheld = |base: i64| {
                let part = Decimal::ONE_HUNDRED.checked_sub(*kept)?.checked_mul(Decimal::from(base))?;
                part.checked_div(Decimal::ONE_HUNDRED)?.round().to_i64()
            };
            let bases = [Some(total), (tax != 0).then(|| total.saturating_sub(tax))];
            let amounts = bases.into_iter().flatten().filter_map(withheld).filter(|amount| *amount > 0);
            expected.extend(amounts.map(|a| (MatchKind::Withholding, AdjustmentKind::Withholding, a)));
        }
        for rate in &self.rates {
            let interest = sum(&|item| late_interest(item, paid.day, *rate));
            if interest > 0 {
                let on_top = interest.saturating_neg();
                expected.push((MatchKind::Interest, AdjustmentKind::Interest, on_top));
            }
        }
        expected
    }

    /// The interest on an item at each rate, for searches by amount.
    pub(super) fn interest(&self, item: &Item, day: i32) -> Vec<i64> {
        self.rates.iter().map(|rate| late_interest(item, day, *rate)).collect()
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
                adjustments: Vec::new(),
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
        Some(Fit { kind: MatchKind::Partial, adjustments: Vec::new(), on_account: 0, lines: covered })
    }
}

/// A cent for each item that was rounded by itself, at least one.
fn cents(items: usize) -> i64 {
    i64::try_from(items / 6).unwrap_or(0).saturating_add(1)
}

/// Simple interest on what is open, in percent a year of 365 days, for the days after the due date; rounded half away
/// from zero.
fn late_interest(item: &Item, day: i32, rate: Decimal) -> i64 {
    let days = day.saturating_sub(item.due).max(0);
    let part = Decimal::from(item.open).checked_mul(rate).and_then(|p| p.checked_mul(Decimal::from(days)));
    let part = part.and_then(|p| p.checked_div(Decimal::from(36_500)));
    let mode = rust_decimal::RoundingStrategy::MidpointAwayFromZero;
    part.and_then(|p| p.round_dp_with_strategy(0, mode).to_i64()).unwrap_or(0)
}
