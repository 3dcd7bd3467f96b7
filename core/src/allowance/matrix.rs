//! The provision matrix.

use crate::error::{Error, Result};
use crate::ids::{Name, Reference};
use crate::money::{Money, Ratio, Rounding, power_of_ten, rounded_quotient};
use crate::vocabulary::document;
use rust_decimal::Decimal;

document! {
    /// What is open in a bucket of age, and the share of it that is never paid.
    pub struct ExposureBucket {
        /// Its name, such as `31-60`; with a group of like risk where rates differ by group.
        pub bucket: Name,
        /// Gross amount without what is provided for one by one, zero or more.
        pub gross: Money,
        /// Loss rate from 0 to 1, at most 12 decimals.
        pub rate: Ratio,
    }

    /// A balance that is provided for by itself; it is not in the buckets.
    pub struct Outlier {
        /// The customer, invoice or case.
        pub id: Reference,
        /// What is open, zero or more.
        pub gross: Money,
        /// What is expected to be lost of it, from zero to the gross amount.
        pub allowance: Money,
    }

    /// One view of the future, with how much worse than the past it is.
    pub struct OverlayScenario {
        /// Its probability; all together 1.
        pub probability: Ratio,
        /// By what the loss rates are multiplied, zero or more, at most 100.
        pub factor: Ratio,
    }

    /// A bucket with its allowance.
    pub struct BucketAllowance {
        /// Its name.
        pub bucket: Name,
        /// Gross amount.
        pub gross: Money,
        /// The rate that was applied: with the factor, at most 1.
        pub rate: Ratio,
        /// The product, rounded half up.
        pub allowance: Money,
    }

    /// An allowance with its parts.
    pub struct CreditLossReport {
        /// By what the rates were multiplied.
        pub factor: Ratio,
        /// By bucket, as given.
        pub buckets: Vec<BucketAllowance>,
        /// Sum of the buckets.
        pub general: Money,
        /// Sum of what is provided for one by one.
        pub specific: Money,
        /// General and specific.
        pub allowance: Money,
        /// Everything open: buckets and single balances.
        pub gross: Money,
    }
}

/// Decimals a rate may have: products of two such stay exact.
const RATE_PLACES: u32 = 12;

/// Checks a number against bounds and the decimals allowed.
pub(crate) fn rate_within(field: &str, rate: Ratio, most: u32) -> Result<Decimal> {
    let value = rate.value();
    if value >= Decimal::ZERO && value <= Decimal::from(most) && value.normalize().scale() <= RATE_PLACES {
        return Ok(value.normalize());
    }
    let allowed = format!("0 to {most}, at most {RATE_PLACES} decimals");
    Err(Error::AmountOutOfRange { field: field.into(), given: rate.to_string(), allowed })
}

/// The mean of the factors, weighted by probability; 1 without scenarios.
///
/// # Errors
/// [`Error::AmountOutOfRange`] for a probability outside 0 to 1 or a factor outside 0 to 100,
/// [`Error::TotalsDisagree`] where probabilities do not add up to 1.
///
/// # Examples
/// ```
/// use receivables::allowance::{OverlayScenario, overlay_factor};
/// let view = |probability: &str, factor: &str| -> receivables::Result<OverlayScenario> {
///     Ok(OverlayScenario { probability: probability.parse()?, factor: factor.parse()? })
/// };
/// let factor = overlay_factor(&[view("0.6", "1")?, view("0.3", "1.2")?, view("0.1", "1.5")?])?;
/// assert_eq!(factor.to_string(), "1.11");
/// # Ok::<(), receivables::Error>(())
/// ```
pub fn overlay_factor(scenarios: &[OverlayScenario]) -> Result<Ratio> {
    if scenarios.is_empty() {
        return Ratio::new(Decimal::ONE);
    }
    let overflow = || Error::AmountOverflow { field: "scenarios".into() };
    let (mut sum, mut factor) = (Decimal::ZERO, Decimal::ZERO);
    for (at, scenario) in scenarios.iter().enumerate() {
        let chance = rate_within(&format!("scenarios[{at}].probability"), scenario.probability, 1)?;
        let times = rate_within(&format!("scenarios[{at}].factor"), scenario.factor, 100)?;
        sum = sum.checked_add(chance).ok_or_else(overflow)?;
        let part = chance.checked_mul(times).ok_or_else(overflow)?;
        factor = factor.checked_add(part).ok_or_else(overflow)?;
    }
    if sum.normalize() != Decimal::ONE {
        return Err(Error::TotalsDisagree {
            field: "scenarios".into(),
            expected: sum.normalize().to_string(),
            found: "1".into(),
        });
    }
    Ratio::new(
        factor.round_dp_with_strategy(RATE_PLACES, rust_decimal::RoundingStrategy::MidpointAwayFromZero),
    )
}

/// The allowance of a provision matrix.
///
/// # Errors
/// What [`overlay_factor`] refuses; [`Error::CountOutOfRange`] without buckets; [`Error::CurrencyMismatch`];
/// [`Error::AmountOutOfRange`] for an amount below zero, a rate outside 0 to 1, or a single allowance above its gross
/// amount; [`Error::AmountOverflow`].
///
/// # Examples
/// ```
/// use receivables::allowance::{ExposureBucket, expected_credit_loss};
/// use receivables::{Currency, Money};
/// let bucket = |bucket: &str, gross: &str, rate: &str| -> receivables::Result<ExposureBucket> {
///     Ok(ExposureBucket { bucket: bucket.parse()?, gross: Money::parse(gross, Currency::EUR)?, rate: rate.parse()? })
/// };
/// let report = expected_credit_loss(&[bucket("current", "15000000", "0.003")?, bucket("1-30", "7500000", "0.016")?], &[], &[])?;
/// assert_eq!(report.allowance, Money::parse("165000.00", Currency::EUR)?);
/// # Ok::<(), receivables::Error>(())
/// ```
pub fn expected_credit_loss(
    buckets: &[ExposureBucket],
    outliers: &[Outlier],
    scenarios: &[OverlayScenario],
) -> Result<CreditLossReport> {
    let factor = overlay_factor(scenarios)?;
    let Some(first) = buckets.first() else {
        return Err(Error::CountOutOfRange { field: "buckets".into(), least: 1, most: 10_000, given: 0 });
    };
    let zero = Money::zero(first.gross.currency());
    let (mut general, mut specific, mut gross) = (zero, zero, zero);
    let mut rows = Vec::with_capacity(buckets.len());
    for (at, bucket) in buckets.iter().enumerate() {
        let within = |e: Error| e.within(&format!("buckets[{at}]"));
        let row = provided(bucket, factor).map_err(within)?;
        gross = gross.plus(row.gross).map_err(|e| within(e.within("gross")))?;
        general = general.plus(row.allowance)?;
        rows.push(row);
    }
    for (at, outlier) in outliers.iter().enumerate() {
        let field = |name: &str| format!("outliers[{at}].{name}");
        let open = outlier.gross.not_negative().map_err(|e| e.within(&field("gross")))?;
        let lost = outlier.allowance.not_negative().map_err(|e| e.within(&field("allowance")))?;
        gross = gross.plus(open).map_err(|e| e.within(&field("gross")))?;
        specific = specific.plus(lost).map_err(|e| e.within(&field("allowance")))?;
        if lost.minor() > open.minor() {
            let (given, allowed) = (lost.to_string(), format!("0 up to {open}"));
            return Err(Error::AmountOutOfRange { field: field("allowance"), given, allowed });
        }
    }
    let allowance = general.plus(specific)?;
    Ok(CreditLossReport { factor, buckets: rows, general, specific, allowance, gross })
}

fn provided(bucket: &ExposureBucket, factor: Ratio) -> Result<BucketAllowance> {
    let gross = bucket.gross.not_negative().map_err(|e| e.within("gross"))?;
    let rate = rate_within("rate", bucket.rate, 1)?;
    let overflow = || Error::AmountOverflow { field: "rate".into() };
    let raised = rate.checked_mul(factor.value()).ok_or_else(overflow)?.min(Decimal::ONE);
    Ok(BucketAllowance {
        bucket: bucket.bucket.clone(),
        gross,
        rate: Ratio::new(raised)?,
        allowance: part_of(gross, raised).ok_or_else(overflow)?,
    })
}

/// A share of an amount, rounded half up, once.
pub(crate) fn part_of(amount: Money, rate: Decimal) -> Option<Money> {
    let below = power_of_ten(rate.scale())?;
    let minor = rounded_quotient(&[i128::from(amount.minor()), rate.mantissa()], &[below], Rounding::HalfUp)?;
    Some(Money::from_minor(i64::try_from(minor).ok()?, amount.currency()))
}
