//! The ledger as a Python class. Long work is done with the interpreter free for other threads.

use crate::answer;
use crate::error::{guard, internal, raise};
use crate::form::malformed;
use crate::plan::Plan;
use crate::progress::Told;
use crate::read::read;
use crate::write;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::pybacked::{PyBackedBytes, PyBackedStr};
use pyo3::types::PyBytes;
use receivables::{Applied, Error, Fact, Settings, wire};
use std::sync::{RwLock, RwLockReadGuard, RwLockWriteGuard};

/// How many lines are read between two calls of a progress callback.
const STEP: usize = 10_000;

/// The state behind `receivables.Ledger`.
#[pyclass(frozen, module = "receivables._native", name = "_Ledger")]
pub(crate) struct Ledger {
    inner: RwLock<receivables::Ledger>,
}

/// Why a call ended: a refusal of the core, or an exception of Python.
enum Stop {
    Refused(Error),
    Raised(PyErr),
    Broken,
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Self::Refused(error)
    }
}

impl Stop {
    fn exception(self, py: Python<'_>) -> PyErr {
        match self {
            Self::Refused(error) => raise(py, &error),
            Self::Raised(error) => error,
            Self::Broken => internal(py, "the ledger was left in the middle of a change by an earlier fault"),
        }
    }
}

impl Ledger {
    fn wrap(inner: receivables::Ledger) -> Self {
        Self { inner: RwLock::new(inner) }
    }

    fn reading(&self) -> Result<RwLockReadGuard<'_, receivables::Ledger>, Stop> {
        self.inner.read().map_err(|_| Stop::Broken)
    }

    fn changing(&self) -> Result<RwLockWriteGuard<'_, receivables::Ledger>, Stop> {
        self.inner.write().map_err(|_| Stop::Broken)
    }

    /// Applies facts, all or none, with the interpreter free.
    fn apply_facts(&self, py: Python<'_>, facts: &[Fact]) -> PyResult<(usize, usize)> {
        let batch = py.detach(|| -> Result<_, Stop> { Ok(self.changing()?.apply_all(facts)?) });
        batch.map(|batch| (batch.applied, batch.repeated)).map_err(|stop| stop.exception(py))
    }

    /// Asks something with the interpreter free.
    pub(crate) fn ask<T: Send>(
        &self,
        py: Python<'_>,
        question: impl FnOnce(&receivables::Ledger) -> Result<T, Error> + Send,
    ) -> PyResult<T> {
        let answer = py.detach(|| -> Result<T, Stop> { Ok(question(&*self.reading()?)?) });
        answer.map_err(|stop| stop.exception(py))
    }
}

#[pymethods]
impl Ledger {
    #[new]
    #[pyo3(signature = (settings=None))]
    fn new(py: Python<'_>, settings: Option<&Bound<'_, PyAny>>) -> PyResult<Self> {
        guard(py, || {
            let plan = Plan::of(py)?;
            let settings = settings.map(|given| read(given, plan)).transpose();
            let settings: Option<Settings> = settings.map_err(|e| raise(py, &e.within("settings")))?;
            Ok(Self::wrap(receivables::Ledger::new(settings.unwrap_or_default())))
        })
    }

    fn apply(&self, fact: &Bound<'_, PyAny>) -> PyResult<&'static str> {
        let py = fact.py();
        guard(py, || {
            let fact: Fact = read(fact, Plan::of(py)?).map_err(|e| raise(py, &e))?;
            let mut free = self.inner.try_write();
            let applied = match &mut free {
                Ok(ledger) => ledger.apply(&fact).map_err(Stop::Refused),
                // Another thread has it: wait with the interpreter free.
                Err(_) => py.detach(|| Ok(self.changing()?.apply(&fact)?)),
            };
            match applied.map_err(|stop| stop.exception(py))? {
                Applied::New => Ok("new"),
                Applied::Repeated => Ok("repeated"),
            }
        })
    }

    fn apply_all(&self, facts: &Bound<'_, PyAny>) -> PyResult<(usize, usize)> {
        let py = facts.py();
        guard(py, || {
            let plan = Plan::of(py)?;
            let mut read_facts: Vec<Fact> = Vec::with_capacity(facts.len().unwrap_or(0));
            for (at, fact) in facts.try_iter()?.enumerate() {
                let fact = read(&fact?, plan).map_err(|e| raise(py, &e.within(&format!("facts[{at}]"))))?;
                read_facts.push(fact);
            }
            self.apply_facts(py, &read_facts)
        })
    }

    #[pyo3(signature = (lines, progress=None))]
    fn apply_json_lines(
        &self,
        lines: &Bound<'_, PyAny>,
        progress: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<(usize, usize)> {
        let py = lines.py();
        guard(py, || {
            let text = Text::of(lines)?;
            let progress = progress.map(|callback| callback.clone().unbind());
            let facts = py.detach(|| read_lines(text.as_str()?, progress.as_ref()));
            self.apply_facts(py, &facts.map_err(|stop| stop.exception(py))?)
        })
    }

    fn query<'py>(&self, name: &str, given: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let py = given.py();
        guard(py, || {
            let plan = Plan::of(py)?;
            let text = write::arguments(given, plan).map_err(|e| raise(py, &e))?;
            let answer = self.ask(py, |ledger| wire::query(ledger, name, &text))?;
            answer::build(py, plan, plan.query(name)?, &answer)
        })
    }

    fn query_json_with(
        &self,
        py: Python<'_>,
        name: &str,
        given: &str,
        progress: Py<PyAny>,
    ) -> PyResult<String> {
        guard(py, || {
            Told::new(progress).while_doing(py, |told| {
                let broken =
                    |_| Error::Malformed { field: "ledger".into(), reason: "left half changed".into() };
                wire::query_with(&*self.inner.read().map_err(broken)?, name, given, told)
            })
        })
    }

    fn query_json(&self, py: Python<'_>, name: &str, given: &str) -> PyResult<String> {
        guard(py, || self.ask(py, |ledger| wire::query(ledger, name, given)))
    }

    fn to_bytes<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyBytes>> {
        guard(py, || Ok(PyBytes::new(py, &self.ask(py, receivables::Ledger::to_bytes)?)))
    }

    #[staticmethod]
    fn from_bytes(snapshot: &Bound<'_, PyAny>) -> PyResult<Self> {
        let py = snapshot.py();
        guard(py, || {
            let bytes: PyBackedBytes = snapshot.extract()?;
            let ledger = py.detach(|| receivables::Ledger::from_bytes(&bytes));
            ledger.map(Self::wrap).map_err(|e| raise(py, &e))
        })
    }

    fn digest(&self, py: Python<'_>) -> PyResult<String> {
        guard(py, || self.ask(py, receivables::Ledger::digest))
    }

    fn __len__(&self, py: Python<'_>) -> PyResult<usize> {
        guard(py, || self.ask(py, |ledger| Ok(ledger.len())))
    }
}

/// A text that stays where it is while the interpreter is free.
enum Text {
    Text(PyBackedStr),
    Bytes(PyBackedBytes),
}

impl Text {
    fn of(object: &Bound<'_, PyAny>) -> PyResult<Self> {
        if let Ok(bytes) = object.extract::<PyBackedBytes>() {
            return Ok(Self::Bytes(bytes));
        }
        if object.is_instance_of::<pyo3::types::PyString>() {
            let surrogate = |_| raise(object.py(), &malformed("the text has half of a surrogate pair"));
            return object.extract().map(Self::Text).map_err(surrogate);
        }
        Err(PyTypeError::new_err("JSON lines are str or bytes"))
    }

    fn as_str(&self) -> Result<&str, Stop> {
        match self {
            Self::Text(text) => Ok(text),
            Self::Bytes(bytes) => {
                std::str::from_utf8(bytes).map_err(|e| Stop::Refused(malformed(&format!("not UTF-8: {e}"))))
            }
        }
    }
}

/// Reads all facts, telling the callback now and then how far it is. An exception of the callback ends it.
fn read_lines(text: &str, progress: Option<&Py<PyAny>>) -> Result<Vec<Fact>, Stop> {
    let total = text.lines().filter(|line| !line.trim().is_empty()).count();
    let tell = |done: usize| {
        Python::attach(|py| {
            py.check_signals()?;
            progress.map_or(Ok(()), |callback| callback.call1(py, (done, total)).map(drop))
        })
        .map_err(Stop::Raised)
    };
    let mut facts = Vec::with_capacity(total);
    for fact in wire::json_lines(text, "facts") {
        facts.push(fact?);
        if facts.len() % STEP == 0 && facts.len() < total {
            tell(facts.len())?;
        }
    }
    tell(total)?;
    Ok(facts)
}
