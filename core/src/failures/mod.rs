//! Failed payments: what a code permits, how often and when one may try again, and until when a bank may take money back.
//!
//! A code of a bank or network never means "retry" by itself: it permits a *set* of actions.
//!
//! | class | meaning | permits |
//! | --- | --- | --- |
//! | `soft` | may clear by itself | try the same instrument later, try another route or instrument |
//! | `needs_customer` | useless until the payer acts | ask the payer, try another instrument |
//! | `hard` | this credential is dead | another instrument only |
//! | `config` | the request was wrong | an operator mends it; the payer is not written to first |
//!
//! The table of codes is data ([`FailureTable`]): versioned, with its sources, replaceable as a whole. What it does not
//! know takes its `default` and is counted ([`unmapped_codes`]), never silently soft.
//!
//! Sources: decline codes and advice as card processors publish them; Visa and Mastercard categories as acquirers publish
//! them; Nacha Operating Rules, Appendix Four and 2.12.4; EPC guidance on reason codes of R-transactions; Bacs reason
//! codes. In words: `docs/concepts/failures.md`.

mod ach;
mod code;
mod draw;
mod experience;
mod fit;
mod limit;
mod plan;
mod plan_options;
mod program;
mod prospect;
mod sepa;
mod standing;
mod story;
mod success;
mod table;
mod verdict;
mod waiting;

pub use ach::{
    AchReturnRates, RateBreach, Reinitiation, ReinitiationRule, ReturnCeilings, ReturnCounts,
    ach_reinitiation, ach_return_deadline, ach_return_rates,
};
pub use code::{FailureClass, FailureCode, FailureSource, Fixer, PermittedAction, RateBucket, ReturnWindow};
pub use experience::retry_observations;
pub use limit::{AttemptLimit, LimitCounts, LimitScope, LimitVerdict, attempt_limit};
pub use plan::{RetrySchedule, plan_retries};
pub use plan_options::{RetryPlanOptions, RetryQuestion};
pub use program::RetryProgram;
pub use prospect::RetryPlanner;
pub use sepa::{SepaWindows, sepa_windows};
pub use standing::instrument_standings;
pub use success::{RetryObservation, RetryPriors, RetrySuccess};
pub use table::{DefaultRule, FailureTable, TextRule};
pub use verdict::{FailureVerdict, MatchedBy, UnmappedCode, unmapped_codes};
