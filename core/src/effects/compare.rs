//! What another choice would have brought in.

use super::EffectOptions;
use super::outcome::{LoggedOutcome, customers_of, expected_of, weight_of};
use super::weighing::{Weighed, Weighing};
use crate::error::{Error, Result};
use crate::ids::Name;
use crate::money::{Currency, Money};
use crate::number::{float, float_of, millionths_of, whole};
use crate::reason::Reason;
use crate::vocabulary::document;
use std::collections::BTreeSet;

document! {
    /// A logged choice, with what each of two policies would have chosen in its place.
    pub struct ComparedChoice {
        /// What was chosen, and what came of it.
        pub outcome: LoggedOutcome,
        /// What was overdue at the choice, above zero.
        pub overdue: Money,
        /// What the first policy would have chosen.
        pub before: Name,
        /// What the second policy would have chosen.
        pub after: Name,
    }

    /// Money that comes within the horizon under the second policy and not under the first.
    pub struct EffectEstimate {
        /// How much more comes; below zero where less. Rounded once.
        pub expected: Money,
        /// Lower end of its interval.
        pub low: Money,
        /// Upper end of its interval.
        pub high: Money,
        /// Whether only the errors of a forecast were weighted.
        pub doubly_robust: bool,
    }

    /// What a log tells of the second policy against the first, in one currency.
    pub struct ChoiceEffect {
        /// The currency.
        pub currency: Currency,
        /// Choices that were logged.
        pub choices: u64,
        /// Those in which the policies would have chosen otherwise than each other: only they can make a difference.
        pub differing: u64,
        /// What was overdue at them.
        pub overdue: Money,
        /// Effective number of the differing choices that were as the first policy would have made them, rounded.
        pub effective_before: u64,
        /// The same for the second policy.
        pub effective_after: u64,
        /// The estimate; none where the log cannot tell.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub estimate: Option<EffectEstimate>,
        /// Why it cannot tell; empty where it can.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub cannot_tell: Vec<Reason>,
    }
}

/// What the choices of a second policy would have brought in over those of a first, by currency.
///
/// The order of the choices does not matter. Where the policies never differ the effect is exactly zero.
///
/// # Errors
/// What [`LoggedOutcome::check`] and [`EffectOptions::check`] refuse; [`Error::AmountOutOfRange`],
/// [`Error::AmountOverflow`].
pub fn choice_effects(choices: &[ComparedChoice], options: &EffectOptions) -> Result<Vec<ChoiceEffect>> {
    options.check().map_err(|e| e.within("options"))?;
    crate::documents::at_most(choices.len(), 5_000_000, "choices")?;
    for (at, choice) in choices.iter().enumerate() {
        crate::documents::document_amount(choice.overdue)
            .map_err(|e| e.within(&format!("choices[{at}].overdue")))?;
    }
    customers_of(choices.iter().map(|choice| &choice.outcome), |at| format!("choices[{at}].outcome"))?;
    let currencies: BTreeSet<Currency> = choices.iter().map(|choice| choice.overdue.currency()).collect();
    currencies.into_iter().map(|currency| effect_in(currency, choices, options)).collect()
}

fn effect_in(
    currency: Currency,
    choices: &[ComparedChoice],
    options: &EffectOptions,
) -> Result<ChoiceEffect> {
    let own: Vec<&ComparedChoice> = choices.iter().filter(|c| c.overdue.currency() == currency).collect();
    let mut differing: Vec<&ComparedChoice> = own.iter().copied().filter(|c| c.before != c.after).collect();
    differing.sort_by(|a, b| key(a).cmp(&key(b)));
    let mut overdue = Money::zero(currency);
    for choice in &differing {
        overdue = overdue.plus(choice.overdue).map_err(|e: Error| e.within("choices"))?;
    }
    let mut effect = ChoiceEffect {
        currency,
        choices: count(own.len()),
        differing: count(differing.len()),
        overdue,
        effective_before: 0,
        effective_after: 0,
        estimate: None,
        cannot_tell: Vec::new(),
    };
    let zero = Money::zero(currency);
    if own.is_empty() || differing.is_empty() {
        effect.estimate =
            Some(EffectEstimate { expected: zero, low: zero, high: zero, doubly_robust: false });
        return Ok(effect);
    }
    let doubly_robust = differing.iter().all(|choice| choice.outcome.expected.is_some());
    let customers = customers_of(differing.iter().map(|c| &c.outcome), |at| format!("choices[{at}]"))?;
    let weighing = |target: fn(&ComparedChoice) -> &Name| {
        let weighed = differing.iter().map(|choice| Weighed {
            customer: customers.binary_search(&&choice.outcome.customer_id).unwrap_or(usize::MAX),
            weight: weight_of(&choice.outcome, target(choice)),
            amount: float(choice.overdue.minor()),
            recovered: float_of(choice.outcome.recovered.value()),
            expected: expected_of(&choice.outcome, doubly_robust),
        });
        Weighing::of(customers.len(), weighed)
    };
    let (before, after) = (weighing(|choice| &choice.before), weighing(|choice| &choice.after));
    (effect.effective_before, effect.effective_after) =
        (count_of(before.effective()), count_of(after.effective()));
    effect.cannot_tell = before.objections("before", options);
    effect.cannot_tell.extend(after.objections("after", options));
    effect.cannot_tell.sort_unstable();
    effect.cannot_tell.dedup();
    if !effect.cannot_tell.is_empty() {
        return Ok(effect);
    }
    let more = |shares: &[Option<f64>]| match shares {
        [Some(before), Some(after)] => Some(after - before),
        _ => None,
    };
    let ends = Weighing::interval(&[&before, &after], options, more);
    match (more(&[before.share(), after.share()]), ends) {
        (Some(share), Some((low, high))) => {
            let money = |share: f64| millionths_of(overdue, whole(share * 1e6));
            let (expected, low, high) = (money(share), money(low), money(high));
            effect.estimate = Some(EffectEstimate { expected, low, high, doubly_robust });
        }
        _ => effect.cannot_tell.push(Reason::new("few_customers").with("customers", customers.len())),
    }
    Ok(effect)
}

/// One order for all choices: sums of floats depend on it.
fn key(choice: &ComparedChoice) -> impl Ord + '_ {
    let outcome = &choice.outcome;
    (
        (&outcome.customer_id, &outcome.group, &choice.before, &choice.after),
        (choice.overdue.minor(), outcome.chance, outcome.recovered, outcome.expected),
    )
}

fn count(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}

fn count_of(number: f64) -> u64 {
    u64::try_from(whole(number)).unwrap_or(0)
}
