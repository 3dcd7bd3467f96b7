//! Work away from the main thread.

use crate::caseload::look;
use crate::envelope::{Envelope, envelope, guard, utf8};
use crate::ledger::{Shared, apply_lines};
use crate::progress::watched;
use napi::bindgen_prelude::{Env, Result, Task};
use napi::threadsafe_function::ThreadsafeFunction;
use receivables::wire;
use std::sync::{Arc, Mutex};

/// Work away from the main thread.
pub enum Work {
    /// An operation.
    Call {
        /// Its name.
        operation: String,
        /// Its input as JSON.
        given: String,
        /// Who is told how far it is.
        progress: Option<ThreadsafeFunction<Vec<u32>>>,
    },
    /// Facts on their way into a ledger, as text or as bytes.
    Apply {
        /// The ledger.
        ledger: Shared,
        /// One fact on each line.
        lines: std::result::Result<String, Vec<u8>>,
    },
    /// A question to a ledger.
    Query {
        /// The ledger.
        ledger: Shared,
        /// The question's name.
        name: String,
        /// Its input as JSON.
        given: String,
    },
    /// A look of a caseload at a ledger.
    Look {
        /// The caseload.
        caseload: Arc<Mutex<receivables::decide::Caseload>>,
        /// The ledger.
        ledger: Shared,
        /// The instant as JSON.
        now: String,
    },
    /// The digest of a ledger.
    Digest {
        /// The ledger.
        ledger: Shared,
    },
}

impl Task for Work {
    type Output = Envelope;
    type JsValue = Envelope;

    fn compute(&mut self) -> Result<Envelope> {
        guard(|| match self {
            Self::Call { operation, given, progress: None } => Ok(envelope(wire::call(operation, given))),
            Self::Call { operation, given, progress: Some(progress) } => {
                Ok(envelope(watched(operation, given, progress)))
            }
            Self::Apply { ledger, lines: Ok(text) } => apply_lines(ledger, Ok(text)),
            Self::Apply { ledger, lines: Err(bytes) } => apply_lines(ledger, utf8(bytes)),
            Self::Query { ledger, name, given } => ledger.query(name, given),
            Self::Look { caseload, ledger, now } => look(caseload, ledger, now),
            Self::Digest { ledger } => ledger.digest(),
        })?
    }

    fn resolve(&mut self, _: Env, output: Envelope) -> Result<Envelope> {
        Ok(output)
    }
}
