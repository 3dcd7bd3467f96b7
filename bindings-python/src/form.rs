//! What a Python object is, seen from the wire.

use crate::money::Money;
use crate::plan::{Class, Known, Plan};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyBool, PyDict, PyFloat, PyInt, PyList, PyString, PyTuple};
use receivables::Error;

/// Deepest nesting that is read; the same as in JSON text.
pub(crate) const DEEPEST: u8 = 120;

/// What an object is.
pub(crate) enum Form<'a, 'py> {
    Nothing,
    Bool(bool),
    Integer(Integer),
    Float(f64),
    Text(&'a str),
    Decimal,
    Date,
    DateTime,
    List(&'a Bound<'py, PyList>),
    Tuple(&'a Bound<'py, PyTuple>),
    Dict(&'a Bound<'py, PyDict>),
    Money(receivables::Money),
    Object(&'static Class),
    Other,
}

/// A whole number that fits the wire.
pub(crate) enum Integer {
    Signed(i64),
    Unsigned(u64),
}

/// What an object is; an error where it is a text or number that the wire cannot hold.
pub(crate) fn form_of<'a, 'py>(
    object: &'a Bound<'py, PyAny>,
    plan: &'static Plan,
) -> Result<Form<'a, 'py>, Error> {
    if let Ok(found) = object.cast::<PyString>() {
        return text(found).map(Form::Text);
    }
    if object.is_none() {
        return Ok(Form::Nothing);
    }
    match plan.known(object) {
        Some(Known::Class(at)) => return Ok(plan.classes.get(at).map_or(Form::Other, Form::Object)),
        Some(Known::Decimal) => return Ok(Form::Decimal),
        Some(Known::Date) => return Ok(Form::Date),
        Some(Known::DateTime) => return Ok(Form::DateTime),
        Some(Known::Money) => {
            return Ok(object.cast::<Money>().map_or(Form::Other, |money| Form::Money(money.get().inner)));
        }
        None => {}
    }
    if let Ok(dict) = object.cast::<PyDict>() {
        return Ok(Form::Dict(dict));
    }
    if let Ok(list) = object.cast::<PyList>() {
        return Ok(Form::List(list));
    }
    if let Ok(tuple) = object.cast::<PyTuple>() {
        return Ok(Form::Tuple(tuple));
    }
    // A bool is an int to Python; never to the wire.
    if let Ok(flag) = object.cast::<PyBool>() {
        return Ok(Form::Bool(flag.is_true()));
    }
    if object.is_instance_of::<PyInt>() {
        return integer(object).map(Form::Integer);
    }
    if object.is_instance_of::<PyFloat>() {
        return object.extract().map(Form::Float).map_err(|e| malformed(&e.to_string()));
    }
    Ok(subclass(object, plan))
}

/// Subclasses of the standard types, such as a timestamp of pandas.
fn subclass<'a, 'py>(object: &'a Bound<'py, PyAny>, plan: &Plan) -> Form<'a, 'py> {
    let py = object.py();
    let is = |of: &Py<PyAny>| object.is_instance(of.bind(py)).unwrap_or(false);
    if is(&plan.standard.decimal) {
        Form::Decimal
    } else if is(&plan.standard.datetime) {
        Form::DateTime
    } else if is(&plan.standard.date) {
        Form::Date
    } else {
        Form::Other
    }
}

/// The text of a `str`.
pub(crate) fn text<'a>(found: &'a Bound<'_, PyString>) -> Result<&'a str, Error> {
    found.to_str().map_err(|_| malformed("the text has half of a surrogate pair"))
}

fn integer(object: &Bound<'_, PyAny>) -> Result<Integer, Error> {
    if let Ok(signed) = object.extract() {
        return Ok(Integer::Signed(signed));
    }
    object.extract().map(Integer::Unsigned).map_err(|_| Error::NumberMalformed {
        field: String::new(),
        given: "an integer beyond 64 bits".into(),
    })
}

/// The plain text of a `Decimal`: never with an exponent, however it was made.
pub(crate) fn decimal_text<'py>(object: &Bound<'py, PyAny>) -> Result<Bound<'py, PyString>, Error> {
    let written = object.str().map_err(|e| malformed(&e.to_string()))?;
    let plain = text(&written)?;
    let Some((_, exponent)) = plain.split_once('E') else { return Ok(written) };
    if !exponent.parse::<i32>().is_ok_and(|exponent| (-40..=40).contains(&exponent)) {
        return Err(Error::NumberMalformed { field: String::new(), given: plain.chars().take(40).collect() });
    }
    object
        .call_method1(intern!(object.py(), "__format__"), (intern!(object.py(), "f"),))
        .and_then(|plain| plain.cast_into::<PyString>().map_err(PyErr::from))
        .map_err(|e| malformed(&e.to_string()))
}

/// The text of a `date`.
pub(crate) fn date_text<'py>(object: &Bound<'py, PyAny>) -> Result<Bound<'py, PyString>, Error> {
    object
        .call_method0(intern!(object.py(), "isoformat"))
        .and_then(|text| text.cast_into::<PyString>().map_err(PyErr::from))
        .map_err(|e| malformed(&e.to_string()))
}

/// The text of a plain `datetime` in UTC, field by field: less than half the time of `isoformat`. `None` for any other.
fn utc_text(object: &Bound<'_, PyAny>) -> PyResult<Option<String>> {
    static DATETIME_AND_UTC: PyOnceLock<(Py<PyAny>, Py<PyAny>)> = PyOnceLock::new();
    let py = object.py();
    let (datetime, utc) = DATETIME_AND_UTC.get_or_try_init(py, || {
        let module = py.import("datetime")?;
        let utc = module.getattr("timezone")?.getattr("utc")?;
        PyResult::Ok((module.getattr("datetime")?.unbind(), utc.unbind()))
    })?;
    if !object.get_type().is(datetime) || !object.getattr(intern!(py, "tzinfo"))?.is(utc) {
        return Ok(None);
    }
    let number = |name: &Bound<'_, PyString>| object.getattr(name)?.extract::<u32>();
    let (year, month, day) =
        (number(intern!(py, "year"))?, number(intern!(py, "month"))?, number(intern!(py, "day"))?);
    let (hour, minute, second) =
        (number(intern!(py, "hour"))?, number(intern!(py, "minute"))?, number(intern!(py, "second"))?);
    let micros = number(intern!(py, "microsecond"))?;
    let whole = format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}");
    Ok(Some(if micros == 0 { format!("{whole}Z") } else { format!("{whole}.{micros:06}Z") }))
}

/// The text of a `datetime` with a time zone.
pub(crate) fn instant_text(object: &Bound<'_, PyAny>) -> Result<String, Error> {
    if let Some(text) = utc_text(object).unwrap_or(None) {
        return Ok(text);
    }
    let written = date_text(object)?;
    let plain = text(&written)?;
    if let Some(utc) = plain.strip_suffix("+00:00") {
        return Ok(format!("{utc}Z"));
    }
    if plain.get(19..).is_some_and(|end| end.contains(['+', '-'])) {
        return Ok(plain.to_owned());
    }
    Err(Error::InstantMalformed {
        field: String::new(),
        given: format!("{plain} without a time zone: give the datetime its tzinfo"),
    })
}

/// The name of an object's type, for errors.
pub(crate) fn type_name(object: &Bound<'_, PyAny>) -> String {
    object.get_type().fully_qualified_name().map_or_else(|_| "object".into(), |name| name.to_string())
}

pub(crate) fn malformed(reason: &str) -> Error {
    Error::Malformed { field: String::new(), reason: reason.chars().take(200).collect() }
}
