//! Python objects into types of the core, without JSON in between.
//!
//! | Python | wire |
//! | --- | --- |
//! | a class of the package, a `dict` | an object; `None` in an optional attribute is left out |
//! | `list`, `tuple` | a list |
//! | `str`, `bool`, `int`, `float` | themselves; a float never where an amount is due, a bool never where an int is due |
//! | `Decimal`, `date`, `datetime` with a time zone | only where the wire has a decimal, a date, an instant |
//!
//! In an attribute of a class a date must be a `date`; in a `dict` it may be text too, as in JSON.

use crate::form::{self, DEEPEST, Form, Integer, form_of, type_name};
use crate::plan::{Class, Field, Plan};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyString, PyTuple};
use receivables::{Error, wire};
use serde::de::value::{BorrowedStrDeserializer, StrDeserializer};
use serde::de::{DeserializeOwned, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Unexpected, Visitor};
use std::fmt;

/// Reads one object.
pub(crate) fn read<T: DeserializeOwned>(object: &Bound<'_, PyAny>, plan: &'static Plan) -> Result<T, Error> {
    T::deserialize(Value { object, plan, depth: 0, typed: false }).map_err(|refusal| *refusal.0)
}

/// A refusal on its way out: it gathers the path of the field.
#[derive(Debug)]
pub(crate) struct Refusal(Box<Error>);

impl Refusal {
    fn within(self, prefix: &str) -> Self {
        Self(Box::new(self.0.within(prefix)))
    }
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        Self(Box::new(error))
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for Refusal {}

impl serde::de::Error for Refusal {
    fn custom<T: fmt::Display>(text: T) -> Self {
        wire::from_serde("", &text.to_string()).into()
    }
}

/// One object on its way in.
struct Value<'a, 'py> {
    object: &'a Bound<'py, PyAny>,
    plan: &'static Plan,
    depth: u8,
    /// Whether it is an attribute of a class, whose annotations hold.
    typed: bool,
}

impl<'a, 'py> Value<'a, 'py> {
    fn form(&self) -> Result<Form<'a, 'py>, Refusal> {
        Ok(form_of(self.object, self.plan)?)
    }

    fn refuse<'de, V: Visitor<'de>>(&self, visitor: &V) -> Refusal {
        let found = type_name(self.object);
        serde::de::Error::invalid_type(Unexpected::Other(&found), visitor)
    }

    fn deeper(&self) -> Result<u8, Refusal> {
        if self.depth < DEEPEST {
            return Ok(self.depth.saturating_add(1));
        }
        Err(form::malformed("nested too deeply").into())
    }

    fn list<'de, V: Visitor<'de>>(&self, items: Items<'a, 'py>, visitor: V) -> Result<V::Value, Refusal> {
        visitor.visit_seq(List { items, at: 0, plan: self.plan, depth: self.deeper()?, typed: self.typed })
    }

    fn dict<'de, V: Visitor<'de>>(
        &self,
        dict: &'a Bound<'py, PyDict>,
        kind_first: bool,
        visitor: V,
    ) -> Result<V::Value, Refusal> {
        let py = dict.py();
        let kind = if kind_first { dict.get_item(intern!(py, "kind")).ok().flatten() } else { None };
        visitor.visit_map(Entries {
            left: dict.iter(),
            kind_given: kind.is_some(),
            kind,
            value: None,
            name: None,
            plan: self.plan,
            depth: self.deeper()?,
        })
    }

    fn object<'de, V: Visitor<'de>>(&self, class: &'static Class, visitor: V) -> Result<V::Value, Refusal> {
        visitor.visit_map(Attributes {
            object: self.object,
            class,
            fields: class.fields.iter(),
            tag_given: class.tag.is_none(),
            value: None,
            plan: self.plan,
            depth: self.deeper()?,
        })
    }

    /// A text that stands for something else; in a typed attribute it must be the real thing.
    fn text_for<'de, V: Visitor<'de>>(
        &self,
        text: &str,
        refuse: fn(String) -> Error,
        visitor: V,
    ) -> Result<V::Value, Refusal> {
        if self.typed {
            return Err(refuse(format!("the text {}", text.chars().take(40).collect::<String>())).into());
        }
        visitor.visit_str(text)
    }

    fn decimal<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        let refuse = |given| Error::NumberMalformed { field: String::new(), given };
        match self.form()? {
            Form::Decimal => visitor.visit_str(form::text(&form::decimal_text(self.object)?)?),
            Form::Text(text) => self.text_for(text, refuse, visitor),
            Form::Bool(flag) => Err(refuse(format!("the bool {flag}")).into()),
            Form::Integer(Integer::Signed(value)) => visitor.visit_i64(value),
            Form::Integer(Integer::Unsigned(value)) => visitor.visit_u64(value),
            Form::Float(value) => visitor.visit_f64(value),
            _ => Err(self.refuse(&visitor)),
        }
    }

    fn date<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        let refuse = |given| Error::DateMalformed { field: String::new(), given };
        match self.form()? {
            Form::Date => visitor.visit_str(form::text(&form::date_text(self.object)?)?),
            Form::DateTime => {
                let text = form::date_text(self.object)?;
                Err(refuse(format!("the datetime {}", form::text(&text)?)).into())
            }
            Form::Text(text) => self.text_for(text, refuse, visitor),
            _ => Err(self.refuse(&visitor)),
        }
    }

    fn instant<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        let refuse = |given| Error::InstantMalformed { field: String::new(), given };
        match self.form()? {
            Form::DateTime => visitor.visit_str(&form::instant_text(self.object)?),
            Form::Date => {
                let text = form::date_text(self.object)?;
                Err(refuse(format!("the date {}", form::text(&text)?)).into())
            }
            Form::Text(text) => self.text_for(text, refuse, visitor),
            _ => Err(self.refuse(&visitor)),
        }
    }
}

impl<'de> Deserializer<'de> for Value<'_, '_> {
    type Error = Refusal;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        match self.form()? {
            Form::Nothing => visitor.visit_unit(),
            Form::Bool(flag) => visitor.visit_bool(flag),
            Form::Integer(Integer::Signed(value)) => visitor.visit_i64(value),
            Form::Integer(Integer::Unsigned(value)) => visitor.visit_u64(value),
            Form::Float(value) if value.is_finite() => visitor.visit_f64(value),
            Form::Float(value) => {
                Err(Error::NumberMalformed { field: String::new(), given: format!("the number {value}") }
                    .into())
            }
            Form::Text(text) => visitor.visit_str(text),
            Form::Decimal => visitor.visit_str(form::text(&form::decimal_text(self.object)?)?),
            Form::Date => visitor.visit_str(form::text(&form::date_text(self.object)?)?),
            Form::DateTime => visitor.visit_str(&form::instant_text(self.object)?),
            Form::List(list) => self.list(Items::List(list), visitor),
            Form::Tuple(tuple) => self.list(Items::Tuple(tuple), visitor),
            Form::Dict(dict) => self.dict(dict, true, visitor),
            Form::Money(money) => visitor.visit_map(Amount { money, at: 0 }),
            Form::Object(class) => self.object(class, visitor),
            Form::Other => Err(self.refuse(&visitor)),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Refusal> {
        match self.form()? {
            Form::Dict(dict) => self.dict(dict, false, visitor),
            Form::Money(money) => visitor.visit_map(Amount { money, at: 0 }),
            Form::Object(class) if class.name == name || class.tag.is_some() => self.object(class, visitor),
            Form::Object(class) if !self.plan.classes.iter().any(|other| other.name == name) => {
                self.object(class, visitor)
            }
            _ => Err(self.refuse(&visitor)),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        match self.form()? {
            Form::Text(text) => visitor.visit_str(text),
            _ => Err(self.refuse(&visitor)),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        if self.object.is_none() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Refusal> {
        match name {
            "Decimal" => self.decimal(visitor),
            "Date" => self.date(visitor),
            "Timestamp" => self.instant(visitor),
            _ => visitor.visit_newtype_struct(self),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Refusal> {
        match self.form()? {
            Form::Text(text) => visitor.visit_enum(StrDeserializer::new(text)),
            _ => Err(self.refuse(&visitor)),
        }
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char bytes byte_buf unit unit_struct seq tuple
        tuple_struct map identifier ignored_any
    }
}

/// The entries of a `dict`; its `kind` first, so that a fact need not be kept until it is found.
struct Entries<'py> {
    left: pyo3::types::dict::BoundDictIterator<'py>,
    kind: Option<Bound<'py, PyAny>>,
    kind_given: bool,
    value: Option<Bound<'py, PyAny>>,
    name: Option<Bound<'py, PyString>>,
    plan: &'static Plan,
    depth: u8,
}

/// The attributes of an object of a class; those that are `None` are left out.
struct Attributes<'a, 'py> {
    object: &'a Bound<'py, PyAny>,
    class: &'static Class,
    fields: std::slice::Iter<'static, Field>,
    tag_given: bool,
    value: Option<(&'static Field, Bound<'py, PyAny>)>,
    plan: &'static Plan,
    depth: u8,
}

impl<'de> MapAccess<'de> for Attributes<'_, '_> {
    type Error = Refusal;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Refusal> {
        if let Some(tag) = self.class.tag.as_ref().filter(|_| !self.tag_given) {
            return seed.deserialize(StrDeserializer::new(&tag.name)).map(Some);
        }
        let py = self.object.py();
        for field in self.fields.by_ref() {
            let value = self.object.getattr(field.attribute.bind(py));
            let value = value.map_err(|e| form::malformed(&e.to_string()))?;
            if value.is_none() {
                continue;
            }
            self.value = Some((field, value));
            let read: Result<K::Value, Refusal> = seed.deserialize(StrDeserializer::new(&field.wire));
            return read.map(Some).map_err(|refusal| refusal.within(&field.wire));
        }
        Ok(None)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Refusal> {
        if let Some(tag) = self.class.tag.as_ref().filter(|_| !self.tag_given) {
            self.tag_given = true;
            return seed.deserialize(StrDeserializer::new(&tag.value));
        }
        let Some((field, value)) = self.value.take() else { return Err(out_of_step()) };
        seed.deserialize(Value { object: &value, plan: self.plan, depth: self.depth, typed: true })
            .map_err(|refusal: Refusal| refusal.within(&field.wire))
    }
}

impl<'de> MapAccess<'de> for Entries<'_> {
    type Error = Refusal;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Refusal> {
        if self.kind.is_some() {
            self.value = self.kind.take();
            return seed.deserialize(StrDeserializer::new("kind")).map(Some);
        }
        for (key, value) in self.left.by_ref() {
            let Ok(name) = key.cast_into::<PyString>() else {
                return Err(form::malformed("a key that is not a text").into());
            };
            if self.kind_given && name == "kind" {
                continue;
            }
            let plain = form::text(&name)?;
            let read: Result<K::Value, Refusal> = seed.deserialize(StrDeserializer::new(plain));
            let read = read.map_err(|refusal| refusal.within(plain))?;
            self.value = Some(value);
            self.name = Some(name);
            return Ok(Some(read));
        }
        Ok(None)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Refusal> {
        let Some(value) = self.value.take() else { return Err(out_of_step()) };
        seed.deserialize(Value { object: &value, plan: self.plan, depth: self.depth, typed: false }).map_err(
            |refusal: Refusal| {
                let name = self.name.as_ref().and_then(|name| form::text(name).ok());
                refusal.within(name.unwrap_or("kind"))
            },
        )
    }
}

/// The items of a list or tuple.
enum Items<'a, 'py> {
    List(&'a Bound<'py, PyList>),
    Tuple(&'a Bound<'py, PyTuple>),
}

struct List<'a, 'py> {
    items: Items<'a, 'py>,
    at: usize,
    plan: &'static Plan,
    depth: u8,
    typed: bool,
}

impl<'de> SeqAccess<'de> for List<'_, '_> {
    type Error = Refusal;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Refusal> {
        let item = match self.items {
            Items::List(list) => list.get_item(self.at),
            Items::Tuple(tuple) => tuple.get_item(self.at),
        };
        let Ok(object) = item else { return Ok(None) };
        let at = self.at;
        self.at = at.saturating_add(1);
        seed.deserialize(Value { object: &object, plan: self.plan, depth: self.depth, typed: self.typed })
            .map(Some)
            .map_err(|refusal: Refusal| refusal.within(&format!("[{at}]")))
    }
}

/// The two fields of an amount.
struct Amount {
    money: receivables::Money,
    at: u8,
}

impl<'de> MapAccess<'de> for Amount {
    type Error = Refusal;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Refusal> {
        let name = match self.at {
            0 => "amount",
            1 => "currency",
            _ => return Ok(None),
        };
        seed.deserialize(BorrowedStrDeserializer::new(name)).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Refusal> {
        self.at = self.at.saturating_add(1);
        if self.at == 1 {
            return seed.deserialize(StrDeserializer::new(&self.money.amount_text()));
        }
        seed.deserialize(StrDeserializer::new(self.money.currency().code()))
    }
}

fn out_of_step() -> Refusal {
    form::malformed("a value without a key").into()
}
