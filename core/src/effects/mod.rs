//! Effects: what an action does to recovery, learned from choices whose chances were logged.
//!
//! Who was written to and paid proves nothing: those who are written to are others than those who are left alone. Only
//! where chance had a part in the choice, and the chance was written down, can the past tell what another choice would
//! have brought. Each outcome then counts with one over the chance of its choice, so that the outcomes of one action
//! stand for all choices (Horvitz and Thompson 1952; self-normalised: Hájek 1971). Where a forecast that was made before
//! the choice is given for every outcome, only its errors are weighted (doubly robust: Robins, Rotnitzky and Zhao 1994).
//! Intervals draw whole customers again with replacement (Efron's bootstrap), because the choices of one customer are no
//! independent trials.
//!
//! | where the past cannot tell | reason |
//! | --- | --- |
//! | nothing was logged | `no_choices` |
//! | too few choices, counted by how evenly they weigh (Kish 1965): `(Σw)² / Σw²` | `few_effective` |
//! | choices of the group of too few customers to draw an interval from | `few_customers` |
//! | the weights do not add up to the number of choices: chances are wrong, or in some choices the action could not happen | `chances_disagree` |
//!
//! | question | function |
//! | --- | --- |
//! | how much is recovered after each group of actions | [`recovery_by_group`] |
//! | what another choice would have brought in | [`choice_effects`] |
//! | between which bounds a difference lies, customer by customer | [`paired_totals`] |

mod compare;
mod options;
mod outcome;
mod resample;
mod weighing;

pub use compare::{ChoiceEffect, ComparedChoice, EffectEstimate, choice_effects};
pub use options::EffectOptions;
pub use outcome::{GroupRecovery, LoggedOutcome, RecoveryEstimate, recovery_by_group};
pub use resample::{PairedTotal, paired_totals};
