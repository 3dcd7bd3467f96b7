//! Loss rates from history.

use super::matrix::rate_within;
use crate::error::{Error, Result};
use crate::money::{Money, Ratio, Rounding, power_of_ten, rounded_quotient};
use crate::vocabulary::document;
use rust_decimal::Decimal;

document! {
    /// How balances roll from bucket to bucket, and what that means for losses.
    pub struct RollRates {
        /// Share that rolls from each bucket into the next; the last into loss. At most 1; none where the bucket had
        /// nothing to roll.
        pub rolls: Vec<Option<Ratio>>,
        /// Loss rate of each bucket: the product of the rolls from it on; none where one of them is not known.
        pub loss_rates: Vec<Option<Ratio>>,
    }
}

/// Decimals of a rate that is worked out.
const PLACES: u32 = 12;

/// A quotient of two amounts as a rate of 12 decimals, half up; none where there is nothing to divide by.
pub(super) fn quotient(above: i128, below: i128) -> Option<Decimal> {
    let scaled = rounded_quotient(&[above, power_of_ten(PLACES)?], &[below], Rounding::HalfUp)?;
    Some(Decimal::new(i64::try_from(scaled).ok()?, PLACES).normalize())
}

/// Loss rates of a cohort of sales: what is never paid, over what reaches each stage (the flow-rate method).
///
/// `reaching` is the amount of the cohort that is still open at the beginning of each stage, falling, the first being
/// the sales; `lost` is what is never paid.
///
/// # Errors
/// [`Error::CountOutOfRange`] without stages; [`Error::CurrencyMismatch`]; [`Error::AmountOutOfRange`] for a stage that is
/// not above zero, above the one before, or below what is lost.
///
/// # Examples
/// ```
/// use receivables::allowance::flow_loss_rates;
/// use receivables::{Currency, Money};
/// let eur = |text: &str| Money::parse(text, Currency::EUR);
/// let rates = flow_loss_rates(&[eur("100000")?, eur("50000")?, eur("8000")?], eur("2000")?)?;
/// assert_eq!(rates.iter().map(|rate| rate.to_string()).collect::<Vec<_>>(), ["0.02", "0.04", "0.25"]);
/// # Ok::<(), receivables::Error>(())
/// ```
pub fn flow_loss_rates(reaching: &[Money], lost: Money) -> Result<Vec<Ratio>> {
    let Some(first) = reaching.first() else {
        return Err(Error::CountOutOfRange { field: "reaching".into(), least: 1, most: 1_000, given: 0 });
    };
    lost.not_negative().map_err(|e| e.within("lost"))?;
    let mut most = *first;
    let mut rates = Vec::with_capacity(reaching.len());
    for (at, amount) in reaching.iter().enumerate() {
        let field = || format!("reaching[{at}]");
        amount.same_currency(lost).map_err(|e| e.within(&field()))?;
        let amount = amount.positive().map_err(|e| e.within(&field()))?;
        if amount.minor() > most.minor() || amount.minor() < lost.minor() {
            let (given, allowed) = (amount.to_string(), format!("{lost} to {most}"));
            return Err(Error::AmountOutOfRange { field: field(), given, allowed });
        }
        most = amount;
        let rate = quotient(i128::from(lost.minor()), i128::from(amount.minor()));
        rates.push(Ratio::new(rate.ok_or_else(|| Error::AmountOverflow { field: field() })?)?);
    }
    Ok(rates)
}

/// Roll rates and loss rates from balances by bucket at the end of consecutive periods.
///
/// Each roll is the sum of what stood in the next bucket one period later, over the sum of what stood in the bucket: a
/// quotient of sums, not a mean of quotients; it is cut at 1. `loss_roll` is the share of the last bucket that is lost.
///
/// # Errors
/// [`Error::CountOutOfRange`] for fewer than two periods, no buckets, or periods with different numbers of buckets;
/// [`Error::CurrencyMismatch`]; [`Error::AmountOutOfRange`].
pub fn roll_loss_rates(balances: &[Vec<Money>], loss_roll: Ratio) -> Result<RollRates> {
    let last = rate_within("loss_roll", loss_roll, 1)?;
    let count = |given: usize, least: usize, field: String| {
        Err(Error::CountOutOfRange { field, least, most: 1_000, given })
    };
    let buckets = balances.first().map_or(0, Vec::len);
    if balances.len() < 2 {
        return count(balances.len(), 2, "balances".into());
    }
    let currency = balances.first().and_then(|period| period.first()).map(|amount| amount.currency());
    let Some(currency) = currency else { return count(0, 1, "balances[0]".into()) };
    for (at, period) in balances.iter().enumerate() {
        if period.len() != buckets {
            return count(period.len(), buckets, format!("balances[{at}]"));
        }
        for (place, amount) in period.iter().enumerate() {
            let field = format!("balances[{at}][{place}]");
            amount
                .in_currency(currency)
                .and_then(|()| amount.not_negative())
                .map_err(|e| e.within(&field))?;
        }
    }
    let mut rolls: Vec<Option<Decimal>> = Vec::with_capacity(buckets);
    for bucket in 1..buckets {
        let (mut from, mut into) = (0_i128, 0_i128);
        for pair in balances.windows(2) {
            let [before, after] = pair else { continue };
            let minor = |period: &Vec<Money>, place: usize| {
                period.get(place).map_or(0, |amount| i128::from(amount.minor()))
            };
            from = from.saturating_add(minor(before, bucket.saturating_sub(1)));
            into = into.saturating_add(minor(after, bucket));
        }
        rolls.push(quotient(into.min(from), from));
    }
    rolls.push(Some(last));
    let mut product = Some(Decimal::ONE);
    let mut loss_rates = Vec::with_capacity(buckets);
    for roll in rolls.iter().rev() {
        product = product.zip(*roll).and_then(|(rest, roll)| {
            let exact = rest.checked_mul(roll)?;
            let half_up = rust_decimal::RoundingStrategy::MidpointAwayFromZero;
            Some(exact.round_dp_with_strategy(PLACES, half_up))
        });
        loss_rates.push(product.map(Ratio::new).transpose()?);
    }
    loss_rates.reverse();
    let rolls = rolls.into_iter().map(|roll| roll.map(Ratio::new).transpose()).collect::<Result<_>>()?;
    Ok(RollRates { rolls, loss_rates })
}
