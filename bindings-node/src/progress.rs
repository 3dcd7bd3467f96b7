//! Callbacks that are told how far work is.

use crate::envelope::{Answer, Envelope, envelope, guard};
use napi::bindgen_prelude::{FnArgs, Function, Result, Unknown};
use napi::threadsafe_function::{ThreadsafeFunction, ThreadsafeFunctionCallMode};
use receivables::wire;

/// A callback that is told the steps done and the steps in all.
pub(crate) type Progress<'p> = Function<'p, FnArgs<(f64, f64)>, Unknown<'p>>;

/// Does work that tells a callback how far it is. What the callback throws comes out.
pub(crate) fn told(
    progress: &Progress<'_>,
    work: impl FnOnce(&mut dyn FnMut(u64, u64) -> receivables::Result<()>) -> receivables::Result<String>,
) -> Result<Envelope> {
    let mut thrown = None;
    let count = |steps: u64| f64::from(u32::try_from(steps).unwrap_or(u32::MAX));
    let outcome = guard(|| {
        work(&mut |done, of| {
            progress.call(FnArgs::from((count(done), count(of)))).map(drop).map_err(|error| {
                thrown = Some(error);
                receivables::Error::Malformed { field: "progress".into(), reason: "it threw".into() }
            })
        })
    })?;
    thrown.map_or_else(|| Ok(envelope(outcome)), Err)
}

/// Runs an operation away from the main thread, and tells a callback how far it is.
pub(crate) fn watched(operation: &str, given: &str, progress: &ThreadsafeFunction<Vec<u32>>) -> Answer {
    let mut told = |done: u64, of: u64| {
        let steps = [done, of].map(|count| u32::try_from(count).unwrap_or(u32::MAX));
        progress.call(Ok(steps.to_vec()), ThreadsafeFunctionCallMode::NonBlocking);
        Ok(())
    };
    wire::call_with(operation, given, &mut told)
}
