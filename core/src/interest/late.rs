//! Simple interest, day by day, on what was open.

use super::scheme::{DatedRate, LateInterestScheme, RateRule};
use crate::calendar::Date;
use crate::error::{Error, Result};
use crate::money::{Money, Percent, Rounding};
use crate::vocabulary::document;
use rust_decimal::Decimal;
use std::collections::BTreeSet;

document! {
    /// A part of the debt that was paid.
    pub struct PrincipalPayment {
        /// The day on which it was paid: it bears interest up to and with that day.
        pub date: Date,
        /// How much, above zero.
        pub amount: Money,
    }

    /// Days with one rate and one open amount.
    pub struct InterestSegment {
        /// First day.
        pub from: Date,
        /// Last day.
        pub to: Date,
        /// How many days.
        pub days: u32,
        /// What was open.
        pub principal: Money,
        /// Percent a year.
        pub percent: Percent,
    }

    /// What is owed besides the debt.
    pub struct LateInterest {
        /// Interest, rounded half up once.
        pub interest: Money,
        /// The fixed sum, where the scheme has one and the debt was late.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub compensation: Option<Money>,
        /// Both together.
        pub total: Money,
        /// How it was counted.
        pub segments: Vec<InterestSegment>,
    }
}

/// Interest on a debt from the day after its due date up to and with a day, with the fixed sum of the scheme.
///
/// # Errors
/// [`Error::NotPossible`] where the scheme has no rate for a day; [`Error::ExceedsItem`] where more was paid than was
/// owed; [`Error::CurrencyMismatch`], [`Error::AmountOutOfRange`] with the path of the field.
///
/// # Examples
/// ```
/// use receivables::interest::{LateInterestScheme, late_interest};
/// use receivables::{Currency, Money};
/// let eu = LateInterestScheme::published("eu_ecb")?;
/// let debt = Money::parse("10000.00", Currency::EUR)?;
/// let late = late_interest(debt, "2024-03-31".parse()?, "2024-05-15".parse()?, &[], &eu)?;
/// assert_eq!((late.interest.to_string(), late.total.to_string()), ("154.11 EUR".into(), "194.11 EUR".into()));
/// # Ok::<(), receivables::Error>(())
/// ```
pub fn late_interest(
    principal: Money,
    due_date: Date,
    until: Date,
    payments: &[PrincipalPayment],
    scheme: &LateInterestScheme,
) -> Result<LateInterest> {
    principal.positive().map_err(|e| e.within("principal"))?;
    scheme.check().map_err(|e| e.within("scheme"))?;
    check_payments(principal, payments)?;
    let currency = principal.currency();
    let overflow = || Error::AmountOverflow { field: "interest".into() };
    let segments = segments(principal, due_date, until, payments, scheme)?;
    let mut exact = Decimal::ZERO;
    for segment in &segments {
        let part = segment.principal.amount().checked_mul(segment.percent.value());
        let part = part.and_then(|part| part.checked_mul(Decimal::from(segment.days)));
        exact = part.and_then(|part| exact.checked_add(part)).ok_or_else(overflow)?;
    }
    let exact = exact.checked_div(Decimal::from(36_500)).ok_or_else(overflow)?;
    let interest = Rounding::HalfUp.to_money(exact, currency)?;
    let compensation = scheme.compensation_for(principal).filter(|_| !segments.is_empty());
    let total = interest.plus(compensation.unwrap_or(Money::zero(currency)))?;
    Ok(LateInterest { interest, compensation, total, segments })
}

fn check_payments(principal: Money, payments: &[PrincipalPayment]) -> Result<()> {
    crate::documents::at_most(payments.len(), 10_000, "payments")?;
    let mut paid = Money::zero(principal.currency());
    for (at, payment) in payments.iter().enumerate() {
        let within = |error: Error| error.within(&format!("payments[{at}].amount"));
        payment.amount.in_currency(principal.currency()).map_err(within)?;
        payment.amount.positive().map_err(within)?;
        paid = paid.plus(payment.amount)?;
    }
    if paid.minor() > principal.minor() {
        return Err(Error::ExceedsItem {
            field: "payments".into(),
            id: "principal".into(),
            asked: paid.to_string(),
            open: principal.to_string(),
        });
    }
    Ok(())
}

/// The days that bear interest, cut where the rate or the open amount changes. Days on which nothing was open are left
/// out.
fn segments(
    principal: Money,
    due_date: Date,
    until: Date,
    payments: &[PrincipalPayment],
    scheme: &LateInterestScheme,
) -> Result<Vec<InterestSegment>> {
    let first = due_date.plus_days(1)?;
    if until < first {
        return Ok(Vec::new());
    }
    let start_rate = scheme.rate_on(first)?;
    let mut starts = BTreeSet::from([first]);
    for payment in payments {
        starts.insert(payment.date.plus_days(1)?);
    }
    if scheme.rule == RateRule::EachDay {
        starts.extend(scheme.rates.iter().map(|rate| rate.valid_from));
    }
    starts.retain(|day| *day >= first && *day <= until);
    let starts: Vec<Date> = starts.into_iter().collect();
    let mut segments = Vec::new();
    for (at, from) in starts.iter().enumerate() {
        let to = match starts.get(at.saturating_add(1)) {
            Some(next) => next.plus_days(-1)?,
            None => until,
        };
        let paid = payments.iter().filter(|payment| payment.date < *from);
        let open = paid.fold(principal.minor(), |open, payment| open.saturating_sub(payment.amount.minor()));
        if open == 0 {
            continue;
        }
        let rate: &DatedRate = match scheme.rule {
            RateRule::AtStart => start_rate,
            RateRule::EachDay => scheme.rate_on(*from)?,
        };
        if scheme.rule == RateRule::EachDay && rate.valid_to.is_some_and(|end| end < to) {
            scheme.rate_on(to)?;
        }
        let days = u32::try_from(to.days_since(*from).saturating_add(1)).unwrap_or(0);
        let principal = Money::from_minor(open, principal.currency());
        segments.push(InterestSegment { from: *from, to, days, principal, percent: rate.percent });
    }
    Ok(segments)
}
