//! The caseload as a Python class. Looking is done with the interpreter free for other threads.

use crate::answer;
use crate::error::{guard, raise};
use crate::ledger::Ledger;
use crate::plan::{Plan, Shape};
use crate::write;
use pyo3::prelude::*;
use receivables::{Error, wire};
use std::sync::{Mutex, MutexGuard};

/// The state behind `receivables.Caseload`.
#[pyclass(frozen, module = "receivables._native", name = "_Caseload")]
pub(crate) struct Caseload {
    inner: Mutex<receivables::decide::Caseload>,
}

impl Caseload {
    fn lock(&self) -> Result<MutexGuard<'_, receivables::decide::Caseload>, Error> {
        let reason = "the caseload was left in the middle of a look by an earlier fault";
        self.inner.lock().map_err(|_| Error::NotPossible { field: String::new(), reason: reason.into() })
    }
}

#[pymethods]
impl Caseload {
    #[new]
    #[pyo3(signature = (playbook=None, risk=None))]
    fn new(
        py: Python<'_>,
        playbook: Option<&Bound<'_, PyAny>>,
        risk: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        guard(py, || {
            let plan = Plan::of(py)?;
            let text = |given: Option<&Bound<'_, PyAny>>, field: &str| {
                let text = given.map_or_else(|| Ok("null".to_owned()), |given| write::value(given, plan));
                text.map_err(|e| raise(py, &e.within(field)))
            };
            let (playbook, risk) = (text(playbook, "playbook")?, text(risk, "risk")?);
            let made = py.detach(|| wire::caseload_with_risk(&playbook, &risk)).map_err(|e| raise(py, &e))?;
            Ok(Self { inner: Mutex::new(made) })
        })
    }

    fn refresh<'py>(
        &self,
        ledger: &Bound<'py, Ledger>,
        now: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let py = now.py();
        guard(py, || {
            let plan = Plan::of(py)?;
            let now = write::value(now, plan).map_err(|e| raise(py, &e.within("now")))?;
            let look =
                |ledger: &receivables::Ledger| wire::caseload_refresh(&mut *self.lock()?, ledger, &now);
            let answer = ledger.get().ask(py, look)?;
            let changes = plan.operation("caseload_changes")?;
            let shape = if let Shape::List(one) = changes { one } else { changes };
            answer::build(py, plan, shape, &answer)
        })
    }

    fn decisions<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        guard(py, || {
            let plan = Plan::of(py)?;
            let text = py.detach(|| wire::caseload_decisions(&*self.lock()?)).map_err(|e| raise(py, &e))?;
            if text == "null" {
                return Ok(None);
            }
            answer::build(py, plan, plan.operation("decide")?, &text).map(Some)
        })
    }
}
