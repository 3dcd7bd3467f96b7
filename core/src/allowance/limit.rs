//! Credit limits: what a customer owes and may come to owe, part by part, and whether deliveries should be held.

use crate::error::{Error, Result};
use crate::ids::CustomerId;
use crate::money::Money;
use crate::reason::Reason;
use crate::vocabulary::{document, words};

words! {
    /// A part of what a customer may come to owe.
    ExposurePart {
        /// Open items that are not due.
        NotDue "not_due",
        /// Open items past due.
        PastDue "past_due",
        /// Drafts: invoices that are not issued yet.
        Drafts "drafts",
        /// Orders that are confirmed and not invoiced.
        Orders "orders",
        /// Payments that came back.
        Returned "returned",
    }
}

words! {
    /// What to do with the next delivery.
    CreditDecision {
        /// Deliver.
        Release "release",
        /// Ask a person.
        Review "review",
        /// Do not deliver before something changes.
        Hold "hold",
    }
}

document! {
    /// The amount of one part.
    pub struct ExposureParts {
        /// Which part.
        pub part: ExposurePart,
        /// Its amount, zero or more.
        pub amount: Money,
        /// The most this part may be; no own limit where not given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub limit: Option<Money>,
    }

    /// What a customer may owe.
    pub struct CreditLimit {
        /// The customer.
        pub customer_id: CustomerId,
        /// The most all parts may be together, zero or more.
        pub limit: Money,
        /// The parts, each once.
        pub parts: Vec<ExposureParts>,
        /// What the customer has to its credit: unapplied cash and credit memos, zero or more.
        pub credits: Money,
        /// The next order that asks to be released, zero or more.
        pub next_order: Money,
        /// Days by which the oldest item is past due; 0 where none is.
        pub oldest_days_past_due: u32,
        /// From so many days past due on, hold; with 0 as with 1 as soon as anything is past due. No such rule where not
        /// given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub hold_days_past_due: Option<u32>,
        /// From this share of the limit in percent on, ask a person; 90 unless given.
        #[serde(default = "ninety_percent")]
        pub review_from_percent: u32,
    }

    /// What a customer may still be delivered, and why.
    pub struct CreditStanding {
        /// The customer.
        pub customer_id: CustomerId,
        /// All parts less credits, never below zero.
        pub exposure: Money,
        /// The limit less the exposure; below zero where it is exceeded.
        pub available: Money,
        /// What to do with the next order.
        pub decision: CreditDecision,
        /// Why, the weightiest first; empty where it is released.
        pub reasons: Vec<Reason>,
    }
}

/// From which share of a limit on a person is asked, where nothing else is said.
pub(crate) const fn ninety_percent() -> u32 {
    90
}

/// Whether the next order of a customer may be delivered.
///
/// It is held where the whole or a part is over its limit with the order, or something is past due for too long; a
/// person is asked where the exposure with the order comes near the limit. Credits lower the whole, not a part.
///
/// # Errors
/// [`Error::AmountOutOfRange`], [`Error::CurrencyMismatch`], [`Error::IdTaken`] for a part given twice,
/// [`Error::NumberOutOfRange`] for a percentage above 100, [`Error::AmountOverflow`].
pub fn credit_decision(given: &CreditLimit) -> Result<CreditStanding> {
    if given.review_from_percent > 100 {
        let found = i64::from(given.review_from_percent);
        return Err(Error::NumberOutOfRange {
            field: "review_from_percent".into(),
            least: 0,
            most: 100,
            given: found,
        });
    }
    let amount = |field: &str, amount: Money| {
        amount.same_currency(given.limit).and_then(|()| amount.not_negative()).map_err(|e| e.within(field))
    };
    let limit = amount("limit", given.limit)?;
    let (credits, order) = (amount("credits", given.credits)?, amount("next_order", given.next_order)?);
    let mut sum = Money::zero(limit.currency());
    let mut reasons = Vec::new();
    for (at, part) in given.parts.iter().enumerate() {
        if given.parts.iter().take(at).any(|earlier| earlier.part == part.part) {
            return Err(Error::IdTaken { field: format!("parts[{at}].part"), id: part.part.to_string() });
        }
        let value = amount(&format!("parts[{at}].amount"), part.amount)?;
        sum = sum.plus(value)?;
        if let Some(own) = part.limit {
            let own = amount(&format!("parts[{at}].limit"), own)?;
            if value.minor() > own.minor() {
                let reason = Reason::new("part_over_limit").with("part", part.part);
                reasons.push(reason.with("amount", value).with("limit", own));
            }
        }
    }
    let net = sum.minus(credits)?;
    let exposure = if net.is_negative() { Money::zero(limit.currency()) } else { net };
    let with_order = exposure.plus(order)?;
    if with_order.minor() > limit.minor() {
        let reason = Reason::new("over_limit").with("exposure", exposure).with("next_order", order);
        reasons.insert(0, reason.with("limit", limit));
    }
    let oldest = given.oldest_days_past_due;
    if let Some(most) = given.hold_days_past_due.filter(|most| oldest > 0 && oldest >= *most) {
        let days = Reason::new("past_due_too_long").with("days", oldest);
        reasons.push(days.with("hold_from_days", most));
    }
    let mut decision = if reasons.is_empty() { CreditDecision::Release } else { CreditDecision::Hold };
    let used = i128::from(with_order.minor()).saturating_mul(100);
    let near = i128::from(limit.minor()).saturating_mul(i128::from(given.review_from_percent));
    // Of a limit of zero nothing is used up as long as nothing is owed or asked for.
    let is_near = used >= near && (used > 0 || given.review_from_percent == 0);
    if decision == CreditDecision::Release && is_near {
        decision = CreditDecision::Review;
        let reason = Reason::new("near_limit").with("exposure", exposure).with("next_order", order);
        reasons.push(reason.with("limit", limit).with("review_from_percent", given.review_from_percent));
    }
    Ok(CreditStanding {
        customer_id: given.customer_id.clone(),
        exposure,
        available: limit.minus(exposure)?,
        decision,
        reasons,
    })
}
