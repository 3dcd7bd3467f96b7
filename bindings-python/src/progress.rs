//! Callbacks of Python that are told how far long work has come.

use crate::error::raise;
use pyo3::prelude::*;
use receivables::Error;

/// A callback, and what it raised.
pub(crate) struct Told {
    callback: Py<PyAny>,
    raised: Option<PyErr>,
}

impl Told {
    pub(crate) const fn new(callback: Py<PyAny>) -> Self {
        Self { callback, raised: None }
    }

    /// Does work with the interpreter free. What the callback raises ends it, as do signals such as an interrupt.
    pub(crate) fn while_doing<T: Send>(
        mut self,
        py: Python<'_>,
        work: impl FnOnce(&mut dyn FnMut(u64, u64) -> Result<(), Error>) -> Result<T, Error> + Send,
    ) -> PyResult<T> {
        let outcome = py.detach(|| {
            work(&mut |done, of| {
                let called = Python::attach(|py| {
                    py.check_signals()?;
                    self.callback.call1(py, (done, of)).map(drop)
                });
                called.map_err(|error| {
                    self.raised = Some(error);
                    Error::Malformed { field: "progress".into(), reason: "it raised".into() }
                })
            })
        });
        match self.raised {
            Some(error) => Err(error),
            None => outcome.map_err(|e| raise(py, &e)),
        }
    }
}
