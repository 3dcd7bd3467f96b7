//! Refusals and panics as exceptions.

use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use receivables::Error;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The exception for a refusal of the core.
pub(crate) fn raise(py: Python<'_>, error: &Error) -> PyErr {
    let details = error.details().to_string();
    make(py, "_refusal", (error.code(), error.category().as_str(), error.to_string(), details))
}

/// The exception for a fault of our own.
pub(crate) fn internal(py: Python<'_>, reason: &str) -> PyErr {
    make(py, "_internal", (reason,))
}

/// Runs the body of an entry; a panic in it becomes an exception.
pub(crate) fn guard<T>(py: Python<'_>, body: impl FnOnce() -> PyResult<T>) -> PyResult<T> {
    catch_unwind(AssertUnwindSafe(body)).unwrap_or_else(|panic| {
        let said = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
        let said = said.or_else(|| panic.downcast_ref::<String>().cloned());
        Err(internal(py, said.as_deref().unwrap_or("panic")))
    })
}

fn make<'py>(py: Python<'py>, maker: &str, given: impl pyo3::call::PyCallArgs<'py>) -> PyErr {
    static MODULE: PyOnceLock<Py<PyModule>> = PyOnceLock::new();
    let made = MODULE
        .get_or_try_init(py, || py.import("receivables._errors").map(Bound::unbind))
        .and_then(|module| module.bind(py).getattr(maker)?.call1(given));
    match made {
        Ok(exception) => PyErr::from_value(exception),
        Err(error) => PyRuntimeError::new_err(error.to_string()),
    }
}
