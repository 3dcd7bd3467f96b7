//! Python objects into JSON text: how arguments reach the operations and queries.

use crate::form::{self, DEEPEST, Form, Integer, form_of, type_name};
use crate::plan::{Class, Plan};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString};
use receivables::Error;

type Written = Result<(), Error>;

/// The JSON of keyword arguments: those that are `None` are left out.
pub(crate) fn arguments(given: &Bound<'_, PyAny>, plan: &'static Plan) -> Result<String, Error> {
    let mut writer = Writer { out: Vec::with_capacity(256), plan };
    match given.cast::<PyDict>() {
        Ok(dict) => writer.dict(dict, 0, true)?,
        Err(_) => writer.value(given, 0)?,
    }
    writer.finish()
}

/// The JSON of any object.
pub(crate) fn value(given: &Bound<'_, PyAny>, plan: &'static Plan) -> Result<String, Error> {
    let mut writer = Writer { out: Vec::with_capacity(256), plan };
    writer.value(given, 0)?;
    writer.finish()
}

struct Writer {
    out: Vec<u8>,
    plan: &'static Plan,
}

impl Writer {
    fn finish(self) -> Result<String, Error> {
        String::from_utf8(self.out).map_err(|e| form::malformed(&e.to_string()))
    }

    fn json(&mut self, value: impl serde::Serialize) -> Written {
        serde_json::to_writer(&mut self.out, &value).map_err(|e| form::malformed(&e.to_string()))
    }

    fn value(&mut self, object: &Bound<'_, PyAny>, depth: u8) -> Written {
        if depth > DEEPEST {
            return Err(form::malformed("nested too deeply"));
        }
        match form_of(object, self.plan)? {
            Form::Nothing => self.json(()),
            Form::Bool(flag) => self.json(flag),
            Form::Integer(Integer::Signed(value)) => self.json(value),
            Form::Integer(Integer::Unsigned(value)) => self.json(value),
            Form::Float(value) if value.is_finite() => self.json(value),
            Form::Float(value) => {
                Err(Error::NumberMalformed { field: String::new(), given: format!("the number {value}") })
            }
            Form::Text(text) => self.json(text),
            Form::Decimal => self.json(form::text(&form::decimal_text(object)?)?),
            Form::Date => self.json(form::text(&form::date_text(object)?)?),
            Form::DateTime => self.json(form::instant_text(object)?),
            Form::Money(money) => self.json(money),
            Form::List(list) => self.list(list.iter(), depth),
            Form::Tuple(tuple) => self.list(tuple.iter(), depth),
            Form::Dict(dict) => self.dict(dict, depth, false),
            Form::Object(class) => self.object(object, class, depth),
            Form::Other => {
                Err(form::malformed(&format!("an object of type {} has no JSON", type_name(object))))
            }
        }
    }

    fn list<'py>(&mut self, items: impl Iterator<Item = Bound<'py, PyAny>>, depth: u8) -> Written {
        self.out.push(b'[');
        for (at, item) in items.enumerate() {
            if at > 0 {
                self.out.push(b',');
            }
            self.value(&item, depth.saturating_add(1)).map_err(|e| e.within(&format!("[{at}]")))?;
        }
        self.out.push(b']');
        Ok(())
    }

    fn dict(&mut self, dict: &Bound<'_, PyDict>, depth: u8, skip_none: bool) -> Written {
        self.out.push(b'{');
        let mut first = true;
        for (key, value) in dict {
            if skip_none && value.is_none() {
                continue;
            }
            let Ok(name) = key.cast_into::<PyString>() else {
                return Err(form::malformed("a key that is not a text"));
            };
            self.entry(form::text(&name)?, &value, &mut first, depth)?;
        }
        self.out.push(b'}');
        Ok(())
    }

    fn object(&mut self, object: &Bound<'_, PyAny>, class: &Class, depth: u8) -> Written {
        self.out.push(b'{');
        let mut first = true;
        if let Some(tag) = &class.tag {
            self.entry(&tag.name, tag.object.bind(object.py()).as_any(), &mut first, depth)?;
        }
        for field in &class.fields {
            let value = object.getattr(field.attribute.bind(object.py()));
            let value = value.map_err(|e| form::malformed(&e.to_string()))?;
            if !value.is_none() {
                self.entry(&field.wire, &value, &mut first, depth)?;
            }
        }
        self.out.push(b'}');
        Ok(())
    }

    fn entry(&mut self, name: &str, value: &Bound<'_, PyAny>, first: &mut bool, depth: u8) -> Written {
        if !std::mem::take(first) {
            self.out.push(b',');
        }
        self.json(name)?;
        self.out.push(b':');
        self.value(value, depth.saturating_add(1)).map_err(|e| e.within(name))
    }
}
