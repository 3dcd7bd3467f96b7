//! Which Python class stands for which wire type. The package hands it over at import; it is generated.

use crate::check::{self, Check};
use crate::error::internal;
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyString, PyTuple, PyType};
use std::collections::BTreeMap;

/// The type of a field or an answer.
pub(crate) enum Shape {
    Text,
    Word,
    Decimal,
    Date,
    Timestamp,
    Money,
    Any,
    List(Box<Shape>),
    Map(Box<Shape>),
    Class(usize),
    Union(usize),
}

/// A field of a class.
pub(crate) struct Field {
    pub(crate) attribute: Py<PyString>,
    pub(crate) wire: String,
    pub(crate) shape: Shape,
    /// What it is when the wire leaves it out; none where it is always there.
    pub(crate) default: Option<Py<PyAny>>,
    pub(crate) is_list: bool,
}

/// The field that tells a class from the others of its union.
pub(crate) struct Tag {
    pub(crate) name: String,
    pub(crate) value: String,
    pub(crate) attribute: Py<PyString>,
    pub(crate) object: Py<PyString>,
}

/// A class.
pub(crate) struct Class {
    pub(crate) name: String,
    pub(crate) object: Py<PyType>,
    pub(crate) tag: Option<Tag>,
    pub(crate) fields: Vec<Field>,
    pub(crate) check: Option<Check>,
}

/// One of several classes.
pub(crate) struct Union {
    pub(crate) tag: String,
    /// Sorted by the value of the tag.
    pub(crate) members: BTreeMap<String, usize>,
}

/// What an object of a type is to the wire.
#[derive(Clone, Copy)]
pub(crate) enum Known {
    Class(usize),
    Money,
    Decimal,
    Date,
    DateTime,
}

/// Types of the standard library that stand for wire types.
pub(crate) struct Standard {
    pub(crate) decimal: Py<PyAny>,
    pub(crate) date: Py<PyAny>,
    pub(crate) datetime: Py<PyAny>,
    pub(crate) utc: Py<PyAny>,
    pub(crate) new_object: Py<PyAny>,
}

/// All of it.
pub(crate) struct Plan {
    /// By the address of the type: types live as long as the interpreter.
    known: Vec<(usize, Known)>,
    pub(crate) classes: Vec<Class>,
    pub(crate) unions: Vec<Union>,
    pub(crate) standard: Standard,
    operations: BTreeMap<String, Shape>,
    queries: BTreeMap<String, Shape>,
}

static PLAN: PyOnceLock<Plan> = PyOnceLock::new();

impl Plan {
    /// The plan of the package.
    pub(crate) fn of(py: Python<'_>) -> PyResult<&'static Self> {
        PLAN.get(py).ok_or_else(|| PyRuntimeError::new_err("import the package receivables first"))
    }

    /// Takes the plan over.
    pub(crate) fn register(
        classes: &Bound<'_, PyDict>,
        unions: &Bound<'_, PyDict>,
        operations: &Bound<'_, PyDict>,
        queries: &Bound<'_, PyDict>,
    ) -> PyResult<()> {
        let py = classes.py();
        let names = Names { classes: places(classes)?, unions: places(unions)? };
        let mut plan = Self {
            known: Vec::new(),
            classes: Vec::new(),
            unions: Vec::new(),
            standard: Standard::import(py)?,
            operations: names.shapes(operations)?,
            queries: names.shapes(queries)?,
        };
        let mut union_of = BTreeMap::new();
        for (name, entry) in unions {
            let name: String = name.extract()?;
            let (tag, members): (String, BTreeMap<String, String>) = entry.extract()?;
            for class in members.values() {
                union_of.insert(class.clone(), name.clone());
            }
            let members = members.into_iter().map(|(kind, class)| Ok((kind, names.class(py, &class)?)));
            plan.unions.push(Union { tag, members: members.collect::<PyResult<_>>()? });
        }
        for (name, entry) in classes {
            let class = names.read_class(&name.extract::<String>()?, &entry, &union_of)?;
            plan.known.push((class.object.as_ptr().addr(), Known::Class(plan.classes.len())));
            plan.classes.push(class);
        }
        let standard = &plan.standard;
        for (object, known) in [
            (&standard.decimal, Known::Decimal),
            (&standard.date, Known::Date),
            (&standard.datetime, Known::DateTime),
        ] {
            plan.known.push((object.as_ptr().addr(), known));
        }
        plan.known.push((py.get_type::<crate::money::Money>().as_ptr().addr(), Known::Money));
        plan.known.sort_by_key(|(address, _)| *address);
        PLAN.set(py, plan).map_err(|_| PyRuntimeError::new_err("the plan is registered already"))
    }

    /// What a type is to the wire, where it is known as exactly this type.
    pub(crate) fn known(&self, of: &Bound<'_, PyAny>) -> Option<Known> {
        let address = of.get_type_ptr().addr();
        let at = self.known.binary_search_by_key(&address, |(address, _)| *address).ok()?;
        self.known.get(at).map(|(_, known)| *known)
    }

    /// The answer of an operation.
    pub(crate) fn operation(&self, name: &str) -> PyResult<&Shape> {
        self.operations.get(name).ok_or_else(|| PyRuntimeError::new_err(format!("no plan for {name}")))
    }

    /// The answer of a query.
    pub(crate) fn query(&self, name: &str) -> PyResult<&Shape> {
        self.queries.get(name).ok_or_else(|| PyRuntimeError::new_err(format!("no plan for {name}")))
    }
}

impl Standard {
    fn import(py: Python<'_>) -> PyResult<Self> {
        let datetime = py.import("datetime")?;
        Ok(Self {
            decimal: py.import("decimal")?.getattr("Decimal")?.unbind(),
            date: datetime.getattr("date")?.unbind(),
            datetime: datetime.getattr("datetime")?.unbind(),
            utc: datetime.getattr("timezone")?.getattr("utc")?.unbind(),
            new_object: py.import("builtins")?.getattr("object")?.getattr("__new__")?.unbind(),
        })
    }
}

/// The places of classes and unions by name.
struct Names {
    classes: BTreeMap<String, usize>,
    unions: BTreeMap<String, usize>,
}

fn places(entries: &Bound<'_, PyDict>) -> PyResult<BTreeMap<String, usize>> {
    entries.keys().iter().enumerate().map(|(at, name)| Ok((name.extract()?, at))).collect()
}

impl Names {
    fn class(&self, py: Python<'_>, name: &str) -> PyResult<usize> {
        self.classes.get(name).copied().ok_or_else(|| internal(py, &format!("no class {name}")))
    }

    fn shapes(&self, entries: &Bound<'_, PyDict>) -> PyResult<BTreeMap<String, Shape>> {
        entries.iter().map(|(name, shape)| Ok((name.extract()?, self.shape(&shape)?))).collect()
    }

    fn shape(&self, given: &Bound<'_, PyAny>) -> PyResult<Shape> {
        let py = given.py();
        if let Ok((outer, inner)) = given.extract::<(String, Bound<'_, PyAny>)>() {
            return Ok(match outer.as_str() {
                "list" => Shape::List(Box::new(self.shape(&inner)?)),
                "map" => Shape::Map(Box::new(self.shape(&inner)?)),
                "optional" => self.shape(&inner)?,
                "class" => Shape::Class(self.class(py, &inner.extract::<String>()?)?),
                "union" => {
                    let name: String = inner.extract()?;
                    let found = self.unions.get(&name).copied();
                    Shape::Union(found.ok_or_else(|| internal(py, &format!("no union {name}")))?)
                }
                other => return Err(internal(py, &format!("no shape {other}"))),
            });
        }
        let name: String = given.extract()?;
        Ok(match name.as_str() {
            "text" => Shape::Text,
            "word" => Shape::Word,
            "decimal" => Shape::Decimal,
            "date" => Shape::Date,
            "timestamp" => Shape::Timestamp,
            "money" => Shape::Money,
            _ => Shape::Any,
        })
    }

    fn read_class(
        &self,
        name: &str,
        entry: &Bound<'_, PyAny>,
        union_of: &BTreeMap<String, String>,
    ) -> PyResult<Class> {
        type Entry<'py> = (Bound<'py, PyType>, Option<(String, String)>, Bound<'py, PyTuple>);
        let py = entry.py();
        let (object, tag, given): Entry<'_> = entry.extract()?;
        let tag = tag.map(|(tag, value)| Tag {
            attribute: PyString::intern(py, &tag).unbind(),
            object: PyString::intern(py, &value).unbind(),
            name: tag,
            value,
        });
        let mut fields = Vec::new();
        for field in &given {
            let (attribute, wire, shape, default): (String, String, Bound<'_, PyAny>, Bound<'_, PyAny>) =
                field.extract()?;
            let shape = self.shape(&shape)?;
            fields.push(Field {
                attribute: PyString::intern(py, &attribute).unbind(),
                wire,
                is_list: matches!(shape, Shape::List(_)),
                shape,
                default: (!default.is(py.Ellipsis())).then(|| default.unbind()),
            });
        }
        let check = check::of(union_of.get(name).map_or(name, String::as_str));
        Ok(Class { name: name.to_owned(), object: object.unbind(), tag, fields, check })
    }
}
