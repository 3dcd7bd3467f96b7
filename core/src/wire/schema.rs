//! The JSON Schema of the wire: every type, operation and query in one document.
//!
//! The classes of Python, the types of TypeScript and `docs/reference/schema.json` are generated from it, so a field
//! or an operation is described once, where it is declared.
//!
//! | part | what it holds |
//! | --- | --- |
//! | `$defs` | every type by name |
//! | `x-roots` | the types that a host reads and writes by themselves |
//! | `x-operations` | by name: `description`, `given` (an object), `answer`; `progress` where it tells how far it is |
//! | `x-queries` | the same for the questions to a ledger |
//!
//! In `$defs` a union of objects says in `x-kind` (or by a constant `kind`) which value of `kind` names which object.

use crate::documents::Fact;
use crate::error::Result;
use crate::money::Money;
use schemars::{JsonSchema, SchemaGenerator, generate::SchemaSettings};
use serde_json::{Map, Value, json};

/// Describes one operation or query to the generator.
pub type Describe = fn(&mut SchemaGenerator) -> Signature;

/// What an operation or a query means, takes and gives.
#[derive(Debug, Clone)]
pub struct Signature {
    /// What it means.
    pub description: String,
    /// The schema of its arguments: one object.
    pub given: Value,
    /// The schema of its answer.
    pub answer: Value,
}

impl Signature {
    fn to_value(&self) -> Value {
        json!({ "description": self.description, "given": self.given, "answer": self.answer })
    }
}

/// The signature of a function from arguments to an answer.
pub(super) fn of_function<G: JsonSchema, R: JsonSchema>(
    _: fn(G) -> Result<R>,
    doc: &str,
    generator: &mut SchemaGenerator,
) -> Signature {
    signature::<G, R>(doc, generator)
}

/// The signature of a question to a ledger.
pub(super) fn of_query<G: JsonSchema, R: JsonSchema>(
    _: fn(&crate::ledger::Ledger, G) -> Result<R>,
    doc: &str,
    generator: &mut SchemaGenerator,
) -> Signature {
    signature::<G, R>(doc, generator)
}

/// The signature of something that takes `G` and gives `R`.
pub(super) fn signature<G: JsonSchema, R: JsonSchema>(
    doc: &str,
    generator: &mut SchemaGenerator,
) -> Signature {
    // Arguments are the function's own: they get no name of their own, except where they are one of several objects.
    let own = G::json_schema(generator).to_value();
    let is_one_of = ["oneOf", "anyOf"].iter().any(|key| own.get(key).is_some_and(Value::is_array));
    let given = if is_one_of { generator.subschema_for::<G>().to_value() } else { own };
    let lines: Vec<_> = doc.trim().lines().map(str::trim).collect();
    Signature { description: lines.join("\n"), given, answer: generator.subschema_for::<R>().to_value() }
}

/// The whole document.
///
/// # Examples
/// ```
/// let schema = receivables::wire::schema::document();
/// assert!(schema["$defs"]["Invoice"]["properties"]["customer_id"].is_object());
/// ```
#[must_use]
pub fn document() -> Value {
    let mut read = described(SchemaSettings::draft2020_12().for_deserialize());
    let written = described(SchemaSettings::draft2020_12().for_serialize());
    loosen(&mut read, &written);
    read
}

/// The whole document for one direction.
fn described(settings: SchemaSettings) -> Value {
    let mut generator = settings.into_generator();
    let roots = [generator.subschema_for::<Money>().to_value(), generator.subschema_for::<Fact>().to_value()];
    let mut operations = Map::new();
    for operation in super::operations() {
        let mut described = (operation.signature)(&mut generator).to_value();
        if let (Some(_), Some(entries)) = (operation.watched, described.as_object_mut()) {
            entries.insert("progress".into(), true.into());
        }
        operations.insert(operation.name.into(), described);
    }
    let mut queries = Map::new();
    for query in super::QUERIES {
        queries.insert(query.name.into(), (query.signature)(&mut generator).to_value());
    }
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "receivables",
        "description": "Everything that crosses the border of the engine as JSON.",
        "$defs": generator.take_definitions(true),
        "x-roots": roots,
        "x-operations": operations,
        "x-queries": queries,
    })
}

/// A field is required where it must be given and is always written: one schema serves both directions.
fn loosen(read: &mut Value, written: &Value) {
    match (read, written) {
        (Value::Object(read), Value::Object(written)) => {
            if let Some(Value::Array(required)) = read.get_mut("required")
                && written.contains_key("properties")
            {
                let always = written.get("required").and_then(Value::as_array);
                required.retain(|field| always.is_some_and(|names| names.contains(field)));
            }
            for (name, inner) in read.iter_mut() {
                if let Some(other) = written.get(name) {
                    loosen(inner, other);
                }
            }
        }
        (Value::Array(read), Value::Array(written)) if read.len() == written.len() => {
            for (inner, other) in read.iter_mut().zip(written) {
                loosen(inner, other);
            }
        }
        _ => {}
    }
}
