//! Node bindings of `receivables`: JSON text in, JSON text out.
//!
//! `index.js` is the face: it writes and reads the JSON and throws `ReceivablesError`. Here every call answers with an
//! envelope, because an error of Node-API can hold only a text: `ok` with the answer, or `refusal` with the refusal as
//! JSON. No panic leaves: each entry catches it, background work too.
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

pub mod caseload;
pub mod envelope;
pub mod ledger;
pub mod progress;
pub mod statement;
pub mod work;

use envelope::{Envelope, envelope, guard};
use napi::bindgen_prelude::{AsyncTask, FnArgs, Function, Result, Unknown};
use napi::threadsafe_function::ThreadsafeFunction;
use napi_derive::napi;
use progress::told;
use receivables::wire;
use work::Work;

/// The version of the package.
#[napi]
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Runs an operation.
#[napi(catch_unwind)]
pub fn call(operation: String, given: String) -> Result<Envelope> {
    guard(|| envelope(wire::call(&operation, &given)))
}

/// Runs an operation, and tells `progress` how many steps are done, of how many; what it throws stops the work.
#[napi(catch_unwind)]
pub fn call_with(
    operation: String,
    given: String,
    progress: Function<FnArgs<(f64, f64)>, Unknown>,
) -> Result<Envelope> {
    told(&progress, |told| wire::call_with(&operation, &given, told))
}

/// Runs an operation away from the main thread; `progress` is told the steps done and the steps in all.
#[napi(catch_unwind)]
pub fn call_async(
    operation: String,
    given: String,
    progress: Option<ThreadsafeFunction<Vec<u32>>>,
) -> AsyncTask<Work> {
    AsyncTask::new(Work::Call { operation, given, progress })
}

/// The names of all operations.
#[napi(catch_unwind)]
pub fn operations() -> Vec<&'static str> {
    wire::operations().map(|operation| operation.name).collect()
}

/// The names of all questions to a ledger.
#[napi(catch_unwind)]
pub fn queries() -> Vec<&'static str> {
    wire::QUERIES.iter().map(|query| query.name).collect()
}

/// Panics, to show that no panic leaves.
#[napi(catch_unwind)]
pub fn panic_on_purpose() -> Result<()> {
    guard(|| std::panic::resume_unwind(Box::new("on purpose")))
}
