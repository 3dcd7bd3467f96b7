//! JSON text into Python objects, guided by the plan: how answers come back.

use crate::error::internal;
use crate::money::Money;
use crate::plan::{Class, Plan, Shape};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyFloat, PyList, PyString, PyTuple};
use receivables::Currency;
use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt;

/// The object that a JSON text stands for.
pub(crate) fn build<'py>(
    py: Python<'py>,
    plan: &'static Plan,
    shape: &'static Shape,
    text: &str,
) -> PyResult<Bound<'py, PyAny>> {
    let builder = Builder { py, plan, raised: RefCell::new(None), dates: RefCell::new(BTreeMap::new()) };
    let mut deserializer = serde_json::Deserializer::from_str(text);
    (Seed { builder: &builder, shape }).deserialize(&mut deserializer).map_err(|error| {
        builder
            .raised
            .take()
            .unwrap_or_else(|| internal(py, &format!("an answer without its shape: {error}")))
    })
}

struct Builder<'py> {
    py: Python<'py>,
    plan: &'static Plan,
    /// What Python raised, since an error of serde can only hold text.
    raised: RefCell<Option<PyErr>>,
    /// Days repeat: each is made once for an answer.
    dates: RefCell<BTreeMap<[u8; 10], Bound<'py, PyAny>>>,
}

type Object<'py> = Bound<'py, PyAny>;

impl<'py> Builder<'py> {
    fn ok<T, E: serde::de::Error>(&self, made: PyResult<T>) -> Result<T, E> {
        made.map_err(|error| {
            let text = error.to_string();
            self.raised.replace(Some(error));
            E::custom(text)
        })
    }

    fn date(&self, text: &str) -> PyResult<Object<'py>> {
        let key: [u8; 10] = text.as_bytes().try_into().map_err(|_| internal(self.py, "not a date"))?;
        if let Some(known) = self.dates.borrow().get(&key) {
            return Ok(known.clone());
        }
        let part = |from, to| number(text, from, to);
        let made = self.plan.standard.date.bind(self.py).call1((part(0, 4), part(5, 7), part(8, 10)))?;
        self.dates.borrow_mut().insert(key, made.clone());
        Ok(made)
    }

    fn instant(&self, text: &str) -> PyResult<Object<'py>> {
        let part = |from, to| number(text, from, to);
        let decimals = text.get(20..).map(|rest| rest.trim_end_matches('Z')).unwrap_or_default();
        let micros: u32 = format!("{decimals:0<6}").parse().unwrap_or(0);
        let standard = &self.plan.standard;
        standard.datetime.bind(self.py).call1((
            part(0, 4),
            part(5, 7),
            part(8, 10),
            part(11, 13),
            part(14, 16),
            part(17, 19),
            micros,
            standard.utc.bind(self.py),
        ))
    }

    /// A new object of a class with nothing in it yet.
    fn empty(&self, class: &Class) -> PyResult<Object<'py>> {
        self.plan.standard.new_object.bind(self.py).call1((class.object.bind(self.py),))
    }

    /// Sets an attribute past the guard of a frozen class, as its own constructor does.
    fn set(&self, object: &Object<'py>, name: &Py<PyString>, value: &Object<'py>) -> PyResult<()> {
        set_attribute(object, name.bind(self.py), value)
    }

    fn fill<'de, A: MapAccess<'de>>(
        &self,
        class: &'static Class,
        mut map: A,
    ) -> Result<Object<'py>, A::Error> {
        let object = self.ok(self.empty(class))?;
        if let Some(tag) = &class.tag {
            self.ok(self.set(&object, &tag.attribute, tag.object.bind(self.py).as_any()))?;
        }
        let mut given = 0_u128;
        let mut next = 0;
        while let Some(at) = map.next_key_seed(Name { class, next })? {
            let Some(at) = at else {
                map.next_value::<serde::de::IgnoredAny>()?;
                continue;
            };
            let Some(field) = class.fields.get(at) else { continue };
            let value = map.next_value_seed(Seed { builder: self, shape: &field.shape })?;
            self.ok(self.set(&object, &field.attribute, &value))?;
            given |= 1_u128.checked_shl(u32::try_from(at).unwrap_or(u32::MAX)).unwrap_or(0);
            next = at.saturating_add(1);
        }
        for (at, field) in class.fields.iter().enumerate() {
            if given & 1_u128.checked_shl(u32::try_from(at).unwrap_or(u32::MAX)).unwrap_or(0) != 0 {
                continue;
            }
            let Some(default) = &field.default else {
                return Err(A::Error::custom(format_args!("{}.{} is missing", class.name, field.wire)));
            };
            let default = default.bind(self.py);
            let fresh = match default.cast::<PyDict>() {
                Ok(dict) => self.ok(dict.copy())?.into_any(),
                Err(_) => default.clone(),
            };
            self.ok(self.set(&object, &field.attribute, &fresh))?;
        }
        Ok(object)
    }
}

/// Sets an attribute past the guard of a frozen class.
#[expect(unsafe_code, reason = "the safe way costs a Python call for every field")]
pub(crate) fn set_attribute(
    object: &Bound<'_, PyAny>,
    name: &Bound<'_, PyString>,
    value: &Bound<'_, PyAny>,
) -> PyResult<()> {
    // SAFETY: three live objects of this interpreter; the call takes its own references.
    let status =
        unsafe { pyo3::ffi::PyObject_GenericSetAttr(object.as_ptr(), name.as_ptr(), value.as_ptr()) };
    if status == 0 { Ok(()) } else { Err(PyErr::fetch(object.py())) }
}

fn number(text: &str, from: usize, to: usize) -> u32 {
    text.get(from..to).and_then(|part| part.parse().ok()).unwrap_or(0)
}

/// The place of a field, by its name; the one after the last is tried first.
struct Name {
    class: &'static Class,
    next: usize,
}

impl<'de> DeserializeSeed<'de> for Name {
    type Value = Option<usize>;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Name {
    type Value = Option<usize>;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a field")
    }
    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Self::Value, E> {
        if self.class.fields.get(self.next).is_some_and(|field| field.wire == text) {
            return Ok(Some(self.next));
        }
        let is_tag = self.class.tag.as_ref().is_some_and(|tag| tag.name == text);
        let at = self.class.fields.iter().position(|field| field.wire == text);
        match at {
            None if !is_tag => Err(E::custom(format_args!("{} has no {text}", self.class.name))),
            at => Ok(at),
        }
    }
}

struct Seed<'a, 'py> {
    builder: &'a Builder<'py>,
    shape: &'static Shape,
}

impl<'de, 'py> DeserializeSeed<'de> for Seed<'_, 'py> {
    type Value = Object<'py>;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Object<'py>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, 'py> Visitor<'de> for Seed<'_, 'py> {
    type Value = Object<'py>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an answer")
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<Object<'py>, E> {
        Ok(self.builder.py.None().into_bound(self.builder.py))
    }

    fn visit_bool<E: serde::de::Error>(self, value: bool) -> Result<Object<'py>, E> {
        Ok(PyBool::new(self.builder.py, value).to_owned().into_any())
    }

    fn visit_i64<E: serde::de::Error>(self, value: i64) -> Result<Object<'py>, E> {
        let Ok(made) = value.into_pyobject(self.builder.py);
        Ok(made.into_any())
    }

    fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<Object<'py>, E> {
        let Ok(made) = value.into_pyobject(self.builder.py);
        Ok(made.into_any())
    }

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<Object<'py>, E> {
        Ok(PyFloat::new(self.builder.py, value).into_any())
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Object<'py>, E> {
        let Builder { py, plan, .. } = self.builder;
        let made = match self.shape {
            Shape::Word => Ok(PyString::intern(*py, text).into_any()),
            Shape::Decimal => plan.standard.decimal.bind(*py).call1((text,)),
            Shape::Date => self.builder.date(text),
            Shape::Timestamp => self.builder.instant(text),
            _ => Ok(PyString::new(*py, text).into_any()),
        };
        self.builder.ok(made)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Object<'py>, A::Error> {
        let shape = match self.shape {
            Shape::List(item) => item.as_ref(),
            _ => &Shape::Any,
        };
        let mut items = Vec::with_capacity(list.size_hint().unwrap_or(0).min(1024));
        while let Some(item) = list.next_element_seed(Seed { builder: self.builder, shape })? {
            items.push(item);
        }
        let py = self.builder.py;
        if matches!(self.shape, Shape::Any) {
            return self.builder.ok(PyList::new(py, items)).map(Bound::into_any);
        }
        self.builder.ok(PyTuple::new(py, items)).map(Bound::into_any)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Object<'py>, A::Error> {
        let Builder { py, plan, .. } = self.builder;
        match self.shape {
            Shape::Money => {
                let (mut amount, mut currency) = (String::new(), String::new());
                while let Some(name) = map.next_key::<std::borrow::Cow<'_, str>>()? {
                    if name == "amount" { amount = map.next_value()? } else { currency = map.next_value()? }
                }
                let money = Currency::new(&currency).and_then(|c| receivables::Money::parse(&amount, c));
                let inner = money.map_err(A::Error::custom)?;
                self.builder.ok(Bound::new(*py, Money { inner })).map(Bound::into_any)
            }
            Shape::Class(at) => match plan.classes.get(*at) {
                Some(class) => self.builder.fill(class, map),
                None => Err(A::Error::custom("no such class")),
            },
            Shape::Union(at) => {
                let union = plan.unions.get(*at).ok_or_else(|| A::Error::custom("no such union"))?;
                let name: Option<String> = map.next_key()?;
                if name.as_deref() != Some(&union.tag) {
                    return Err(A::Error::custom(format_args!("`{}` does not stand first", union.tag)));
                }
                let kind: String = map.next_value()?;
                let class = union.members.get(&kind).and_then(|at| plan.classes.get(*at));
                self.builder.fill(class.ok_or_else(|| A::Error::custom(format_args!("no kind {kind}")))?, map)
            }
            other => {
                let shape = if let Shape::Map(value) = other { value.as_ref() } else { &Shape::Any };
                let dict = PyDict::new(*py);
                while let Some(name) = map.next_key::<String>()? {
                    let value = map.next_value_seed(Seed { builder: self.builder, shape })?;
                    self.builder.ok(dict.set_item(name, value))?;
                }
                Ok(dict.into_any())
            }
        }
    }
}
