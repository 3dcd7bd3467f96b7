//! Python bindings of `receivables`: a thin face over the wire form of the core.
//!
//! | file | what it does |
//! | --- | --- |
//! | `plan` | which Python class stands for which wire type |
//! | `form` | what a Python object is, seen from the wire |
//! | `read` | Python objects into types of the core, without JSON in between |
//! | `write` | Python objects into JSON text, for arguments |
//! | `answer` | JSON text into Python objects, for answers |
//! | `check` | what a class checks when it is constructed |
//! | `money`, `ledger` | the two classes that hold a value of the core |
//! | `progress` | callbacks that are told how far long work has come |
//! | `error` | refusals and panics as exceptions |
//!
//! It knows no rule of receivables: every check and every answer comes from the core.
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod answer;
mod caseload;
mod check;
mod error;
mod form;
mod ledger;
mod money;
mod plan;
mod progress;
mod read;
mod write;

use error::{guard, raise};
use plan::Plan;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyString};
use receivables::wire;

/// Makes the classes of the package known. Called once, by the package itself.
#[pyfunction]
fn _register(
    py: Python<'_>,
    classes: &Bound<'_, PyDict>,
    unions: &Bound<'_, PyDict>,
    operations: &Bound<'_, PyDict>,
    queries: &Bound<'_, PyDict>,
) -> PyResult<()> {
    guard(py, || Plan::register(classes, unions, operations, queries))
}

/// Checks an object at its construction, and makes its lists tuples.
#[pyfunction]
fn _check(object: &Bound<'_, PyAny>) -> PyResult<()> {
    guard(object.py(), || check::check(object))
}

/// Runs an operation: keyword arguments in, an object out. `progress` is told the steps done and the steps in all, where
/// the operation tells; what it raises stops the work.
#[pyfunction]
#[pyo3(signature = (operation, given, progress = None))]
fn _call<'py>(
    operation: &str,
    given: &Bound<'py, PyAny>,
    progress: Option<Py<PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    let py = given.py();
    guard(py, || {
        let plan = Plan::of(py)?;
        let text = write::arguments(given, plan).map_err(|e| raise(py, &e))?;
        let answer = match progress {
            None => py.detach(|| wire::call(operation, &text)).map_err(|e| raise(py, &e))?,
            Some(progress) => progress::Told::new(progress)
                .while_doing(py, |told| wire::call_with(operation, &text, told))?,
        };
        answer::build(py, plan, plan.operation(operation)?, &answer)
    })
}

/// Runs an operation like `call_json`, and tells `progress` how many steps are done, of how many; what it raises stops
/// the work.
#[pyfunction]
fn _call_json_with(
    py: Python<'_>,
    operation: &str,
    given: &Bound<'_, PyString>,
    progress: Py<PyAny>,
) -> PyResult<String> {
    guard(py, || {
        let text = form::text(given).map_err(|e| raise(py, &e))?;
        progress::Told::new(progress).while_doing(py, |told| wire::call_with(operation, text, told))
    })
}

/// Runs an operation from JSON text to JSON text.
#[pyfunction]
fn call_json(py: Python<'_>, operation: &str, given: &Bound<'_, PyString>) -> PyResult<String> {
    guard(py, || {
        let text = form::text(given).map_err(|e| raise(py, &e))?;
        py.detach(|| wire::call(operation, text)).map_err(|e| raise(py, &e))
    })
}

/// Reads the bytes of a bank statement file. `progress` is told how many bytes were read; what it raises stops the
/// reading.
#[pyfunction]
#[pyo3(signature = (data, options = None, progress = None))]
fn _parse_statement<'py>(
    data: &Bound<'py, PyBytes>,
    options: Option<&Bound<'py, PyAny>>,
    progress: Option<Py<PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    let py = data.py();
    guard(py, || {
        let plan = Plan::of(py)?;
        let options = options.map(|options| write::value(options, plan)).transpose();
        let options = options.map_err(|e| raise(py, &e))?.unwrap_or_default();
        let bytes = data.as_bytes();
        let mut raised = None;
        let mut told = |read: u64| match &progress {
            None => Ok(()),
            Some(progress) => Python::attach(|py| progress.call1(py, (read,)).map(drop)).map_err(|error| {
                raised = Some(error);
                receivables::Error::Malformed { field: "progress".into(), reason: "it raised".into() }
            }),
        };
        let answer = py.detach(|| wire::parse_statement_json(bytes, &options, &mut told));
        if let Some(error) = raised {
            return Err(error);
        }
        let answer = answer.map_err(|e| raise(py, &e))?;
        answer::build(py, plan, plan.operation("parse_statement")?, &answer)
    })
}

/// The object that the answer of an operation stands for: what `_call` makes of it.
#[pyfunction]
fn _answer<'py>(py: Python<'py>, operation: &str, answer: &str) -> PyResult<Bound<'py, PyAny>> {
    guard(py, || {
        let plan = Plan::of(py)?;
        answer::build(py, plan, plan.operation(operation)?, answer)
    })
}

/// The JSON text of any object of this package: what Rust and Node would write.
#[pyfunction]
fn to_json(py: Python<'_>, value: &Bound<'_, PyAny>) -> PyResult<String> {
    guard(py, || write::value(value, Plan::of(py)?).map_err(|e| raise(py, &e)))
}

/// The names of all operations.
#[pyfunction]
fn operations() -> Vec<&'static str> {
    wire::operations().map(|operation| operation.name).collect()
}

/// The names of all questions to a ledger.
#[pyfunction]
fn queries() -> Vec<&'static str> {
    wire::QUERIES.iter().map(|query| query.name).collect()
}

/// Panics, to show that no panic crosses the border.
#[pyfunction]
fn _panic(py: Python<'_>) -> PyResult<()> {
    guard(py, || {
        std::panic::resume_unwind(Box::new("on purpose"));
    })
}

#[pymodule]
fn _native(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("__version__", env!("CARGO_PKG_VERSION"))?;
    module.add_class::<money::Money>()?;
    module.add_class::<ledger::Ledger>()?;
    module.add_class::<caseload::Caseload>()?;
    module.add_function(wrap_pyfunction!(_register, module)?)?;
    module.add_function(wrap_pyfunction!(_check, module)?)?;
    module.add_function(wrap_pyfunction!(_call, module)?)?;
    module.add_function(wrap_pyfunction!(_call_json_with, module)?)?;
    module.add_function(wrap_pyfunction!(_answer, module)?)?;
    module.add_function(wrap_pyfunction!(_panic, module)?)?;
    module.add_function(wrap_pyfunction!(_parse_statement, module)?)?;
    module.add_function(wrap_pyfunction!(call_json, module)?)?;
    module.add_function(wrap_pyfunction!(to_json, module)?)?;
    module.add_function(wrap_pyfunction!(operations, module)?)?;
    module.add_function(wrap_pyfunction!(queries, module)?)?;
    Ok(())
}
