//! An exact amount with its currency, as a Python value.

use crate::error::{guard, raise};
use crate::form::{decimal_text, text, type_name};
use crate::plan::Plan;
use pyo3::basic::CompareOp;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyFloat, PyInt, PyString, PyTuple};
use receivables::{Currency, Error};
use std::hash::{DefaultHasher, Hash, Hasher};

/// An exact amount of a currency, always in whole smallest units.
#[pyclass(frozen, module = "receivables", name = "Money")]
pub(crate) struct Money {
    pub(crate) inner: receivables::Money,
}

fn number_malformed(given: String) -> Error {
    Error::NumberMalformed { field: "amount".into(), given }
}

/// The amount out of a `Decimal` or a text; a float, int or bool is refused, as in JSON.
fn parse(amount: &Bound<'_, PyAny>, currency: &Bound<'_, PyAny>) -> Result<receivables::Money, Error> {
    let Ok(code) = currency.cast::<PyString>() else {
        let reason = format!("invalid type: {}, expected a text", type_name(currency));
        return Err(Error::Malformed { field: "currency".into(), reason });
    };
    let code = text(code).map_err(|e| e.within("currency"))?;
    let currency = Currency::new(code).map_err(|e| e.within("currency"))?;
    let plan = Plan::of(amount.py())
        .map_err(|e| Error::Malformed { field: String::new(), reason: e.to_string() })?;
    let plain = if let Ok(plain) = amount.cast::<PyString>() {
        plain.clone()
    } else if amount.is_instance(plan.standard.decimal.bind(amount.py())).unwrap_or(false) {
        decimal_text(amount).map_err(|e| e.within("amount"))?
    } else {
        let kind = type_name(amount);
        let number = amount.is_instance_of::<PyFloat>() || amount.is_instance_of::<PyInt>();
        if number && !amount.is_instance_of::<PyBool>() {
            let said = amount.repr().map(|r| r.to_string()).unwrap_or_default();
            return Err(number_malformed(format!(
                "the {kind} {}",
                said.chars().take(30).collect::<String>()
            )));
        }
        return Err(number_malformed(format!("an object of type {kind}")));
    };
    let plain = text(&plain).map_err(|e| e.within("amount"))?;
    receivables::Money::parse(plain, currency).map_err(|e| e.at("amount".into()))
}

impl Money {
    fn refuse<T>(py: Python<'_>, made: Result<T, Error>) -> PyResult<T> {
        made.map_err(|e| raise(py, &e))
    }
}

#[pymethods]
impl Money {
    #[classattr]
    fn __match_args__() -> (&'static str, &'static str) {
        ("amount", "currency")
    }

    #[new]
    fn new(amount: &Bound<'_, PyAny>, currency: &Bound<'_, PyAny>) -> PyResult<Self> {
        let py = amount.py();
        guard(py, || Ok(Self { inner: Self::refuse(py, parse(amount, currency))? }))
    }

    /// The amount with exactly the currency's decimals.
    #[getter]
    fn amount<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Plan::of(py)?.standard.decimal.bind(py).call1((self.inner.amount_text().as_str(),))
    }

    /// The currency's code.
    #[getter]
    fn currency<'py>(&self, py: Python<'py>) -> Bound<'py, PyString> {
        PyString::intern(py, self.inner.currency().code())
    }

    /// The amount in the smallest unit.
    #[getter]
    fn minor(&self) -> i64 {
        self.inner.minor()
    }

    fn __add__(&self, other: &Bound<'_, PyAny>) -> PyResult<Py<PyAny>> {
        let py = other.py();
        let Ok(other) = other.cast::<Self>() else { return Ok(py.NotImplemented()) };
        let inner = Self::refuse(py, self.inner.plus(other.get().inner))?;
        Ok(Bound::new(py, Self { inner })?.into_any().unbind())
    }

    fn __sub__(&self, other: &Bound<'_, PyAny>) -> PyResult<Py<PyAny>> {
        let py = other.py();
        let Ok(other) = other.cast::<Self>() else { return Ok(py.NotImplemented()) };
        let inner = Self::refuse(py, self.inner.minus(other.get().inner))?;
        Ok(Bound::new(py, Self { inner })?.into_any().unbind())
    }

    fn __neg__(&self, py: Python<'_>) -> PyResult<Self> {
        Ok(Self { inner: Self::refuse(py, self.inner.negated())? })
    }

    fn __abs__(&self, py: Python<'_>) -> PyResult<Self> {
        Ok(Self { inner: Self::refuse(py, self.inner.abs())? })
    }

    fn __richcmp__(&self, other: &Bound<'_, PyAny>, op: CompareOp) -> PyResult<Py<PyAny>> {
        let py = other.py();
        let Ok(other) = other.cast::<Self>() else { return Ok(py.NotImplemented()) };
        let other = other.get().inner;
        if !matches!(op, CompareOp::Eq | CompareOp::Ne) {
            Self::refuse(py, self.inner.same_currency(other))?;
        }
        Ok(PyBool::new(py, op.matches(self.inner.cmp(&other))).to_owned().into_any().unbind())
    }

    fn __hash__(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.inner.hash(&mut hasher);
        hasher.finish()
    }

    fn __str__(&self) -> String {
        self.inner.to_string()
    }

    fn __repr__(&self) -> String {
        format!("Money('{}', '{}')", self.inner.amount_text(), self.inner.currency())
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyTuple>)> {
        let py = slf.py();
        let money = slf.get().inner;
        let given = PyTuple::new(py, [money.amount_text().as_str(), money.currency().code()])?;
        Ok((slf.get_type().into_any(), given))
    }

    fn __copy__(slf: Bound<'_, Self>) -> Bound<'_, Self> {
        slf
    }

    fn __deepcopy__<'py>(slf: Bound<'py, Self>, _memo: &Bound<'py, PyAny>) -> Bound<'py, Self> {
        slf
    }
}
