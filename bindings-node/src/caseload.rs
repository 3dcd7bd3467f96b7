//! The caseload.

use crate::envelope::{Envelope, broken, envelope, guard};
use crate::ledger::{NativeLedger, Shared};
use crate::work::Work;
use napi::bindgen_prelude::{AsyncTask, Result};
use napi_derive::napi;
use receivables::wire;
use std::sync::{Arc, Mutex};

/// The state behind `Caseload` of `index.js`.
#[napi]
pub struct NativeCaseload {
    inner: Arc<Mutex<receivables::decide::Caseload>>,
}

/// A new caseload, or the refusal.
#[napi(object, object_from_js = false)]
pub struct MadeCaseload {
    /// The caseload.
    pub caseload: Option<NativeCaseload>,
    /// The refusal.
    pub refusal: Option<String>,
}

/// An empty caseload under a playbook, with risk models where they have a say.
#[napi(catch_unwind)]
pub fn new_caseload(playbook: String, risk: String) -> Result<MadeCaseload> {
    guard(|| match wire::caseload_with_risk(&playbook, &risk) {
        Ok(caseload) => MadeCaseload {
            caseload: Some(NativeCaseload { inner: Arc::new(Mutex::new(caseload)) }),
            refusal: None,
        },
        Err(error) => MadeCaseload { caseload: None, refusal: Some(error.to_json().to_string()) },
    })
}

pub(crate) fn look(
    caseload: &Mutex<receivables::decide::Caseload>,
    ledger: &Shared,
    now: &str,
) -> Result<Envelope> {
    let ledger = ledger.ledger.read().map_err(broken)?;
    let mut caseload = caseload.lock().map_err(broken)?;
    Ok(envelope(wire::caseload_refresh(&mut caseload, &ledger, now)))
}

#[napi]
impl NativeCaseload {
    /// Brings the answers up to an instant; what became different.
    #[napi(catch_unwind)]
    pub fn refresh(&self, ledger: &NativeLedger, now: String) -> Result<Envelope> {
        guard(|| look(&self.inner, &ledger.inner, &now))?
    }

    /// The same away from the main thread.
    #[napi(catch_unwind)]
    pub fn refresh_async(&self, ledger: &NativeLedger, now: String) -> AsyncTask<Work> {
        let (caseload, ledger) = (Arc::clone(&self.inner), Arc::clone(&ledger.inner));
        AsyncTask::new(Work::Look { caseload, ledger, now })
    }

    /// All decisions of the last look.
    #[napi(catch_unwind)]
    pub fn decisions(&self) -> Result<Envelope> {
        guard(|| Ok(envelope(wire::caseload_decisions(&*self.inner.lock().map_err(broken)?))))?
    }
}
