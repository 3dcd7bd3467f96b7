//! From JSON Schema to the model. It understands what the house rules allow (plain objects, words, unions tagged by
//! one field) and stops at anything else, so that a type outside the rules is noticed.

use super::model::{Alias, Arguments, Class, Field, Function, Model, Type, Union, Words, pascal};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// The model of a schema document.
pub(super) fn model(schema: &Value) -> Model {
    let mut reader = Reader { definitions: object(&schema["$defs"]), model: Model::default() };
    for (name, definition) in object(&schema["$defs"]) {
        reader.define(name, definition);
    }
    reader.tag_members();
    for (name, signature) in object(&schema["x-operations"]) {
        let function = reader.function(name, signature);
        reader.model.operations.push(function);
    }
    for (name, signature) in object(&schema["x-queries"]) {
        let function = reader.function(name, signature);
        reader.model.queries.push(function);
    }
    let roots = list(&schema["x-roots"]).iter().filter_map(reference).collect();
    let mut model = reader.model;
    prune(&mut model, roots);
    model.classes.sort_by(|a, b| a.name.cmp(&b.name));
    model.unions.sort_by(|a, b| a.name.cmp(&b.name));
    model
}

/// Leaves out what nobody takes or gives by itself, such as a part that is flattened into its whole.
fn prune(model: &mut Model, mut todo: Vec<String>) {
    let fields = |fields: &[Field]| fields.iter().flat_map(|f| f.ty.names()).collect::<Vec<_>>();
    for function in model.operations.iter().chain(&model.queries) {
        todo.extend(function.answer.names());
        match &function.arguments {
            Arguments::One(union) => todo.push(union.clone()),
            Arguments::Fields(all) => todo.extend(fields(all)),
        }
    }
    let mut used = BTreeSet::new();
    while let Some(name) = todo.pop() {
        if !used.insert(name.clone()) {
            continue;
        }
        todo.extend(model.alias(&name).map(|a| a.ty.names()).unwrap_or_default());
        let of_class = model.classes.iter().filter(|c| c.name == name);
        todo.extend(of_class.flat_map(|c| fields(&c.fields)));
        let of_union = model.unions.iter().filter(|u| u.name == name);
        todo.extend(of_union.flat_map(|u| u.members.iter().map(|(_, class)| class.clone())));
    }
    model.aliases.retain(|a| used.contains(&a.name) || a.name == "Currency");
    model.words.retain(|w| used.contains(&w.name));
    model.classes.retain(|c| used.contains(&c.name));
    model.unions.retain(|u| used.contains(&u.name));
}

struct Reader<'a> {
    definitions: &'a Map<String, Value>,
    model: Model,
}

impl Reader<'_> {
    fn define(&mut self, name: &str, definition: &Value) {
        let doc = doc_of(definition);
        if name == "Money" {
            return self.alias(name, doc, Type::Money);
        }
        if let Some(words) = words_of(definition) {
            return self.model.words.push(Words { name: name.into(), doc, words });
        }
        assert!(!name.ends_with(|c: char| c.is_ascii_digit()), "{name}: two types have one name");
        for variants in ["oneOf", "anyOf"].map(|list| &definition[list]).into_iter().filter(|v| v.is_array())
        {
            let has_common = definition["properties"].is_object();
            if has_common || definition["oneOf"].is_array() {
                let common = if has_common { self.fields(name, definition, None) } else { Vec::new() };
                return self.union(name, doc, list(variants), &common);
            }
        }
        if definition["properties"].is_object() {
            let fields = self.fields(name, definition, None);
            return self.model.classes.push(Class { name: name.into(), doc, tag: None, fields });
        }
        if is_empty_object(definition) {
            return self.model.classes.push(Class { name: name.into(), doc, tag: None, fields: Vec::new() });
        }
        let ty = self.type_of(name, definition);
        self.alias(name, doc, ty);
    }

    fn alias(&mut self, name: &str, doc: String, ty: Type) {
        self.model.aliases.push(Alias { name: name.into(), doc, ty });
    }

    /// A union of objects; `common` are fields that each of them has besides its own.
    fn union(&mut self, name: &str, doc: String, variants: &[Value], common: &[Field]) {
        let mut members = Vec::new();
        let mut tag = "kind".to_owned();
        for variant in self.flat(variants) {
            if let Some(kind) = variant["x-kind"].as_str() {
                members.push((kind.to_owned(), reference(&variant).expect("x-kind stands beside $ref")));
                continue;
            }
            let Some((field, kind)) = tag_of(&variant) else {
                panic!("{name}: a variant is neither a word nor tagged by one field: {variant}");
            };
            let class = format!("{name}{}", pascal(&kind));
            let mut fields = self.fields(name, &variant, Some(&field));
            if let Some(inner) = reference(&variant) {
                fields.extend(self.fields(&inner, &self.definitions[&inner], None));
            }
            fields.extend(common.iter().cloned());
            fields.sort_by_key(|field| !field.required);
            let tagged = Some((field.clone(), kind.clone()));
            self.model.classes.push(Class {
                name: class.clone(),
                doc: doc_of(&variant),
                tag: tagged,
                fields,
            });
            members.push((kind, class));
            tag = field;
        }
        self.model.unions.push(Union { name: name.into(), doc, tag, members });
    }

    /// The variants, where one that names another union stands for all of that one's.
    fn flat(&self, variants: &[Value]) -> Vec<Value> {
        let mut flat = Vec::new();
        for variant in variants {
            let target = reference(variant).map(|name| &self.definitions[&name]["oneOf"]);
            match target.and_then(Value::as_array) {
                Some(inner) if variant["properties"].is_null() && variant["x-kind"].is_null() => {
                    flat.extend(self.flat(inner));
                }
                _ => flat.push(variant.clone()),
            }
        }
        flat
    }

    /// Gives the classes that a union names by reference their tag.
    fn tag_members(&mut self) {
        let mut tags = BTreeMap::new();
        for union in &self.model.unions {
            for (kind, class) in &union.members {
                tags.insert(class.clone(), (union.tag.clone(), kind.clone()));
            }
        }
        for class in &mut self.model.classes {
            if class.tag.is_none() {
                class.tag = tags.remove(&class.name);
            }
        }
    }

    fn function(&mut self, name: &str, signature: &Value) -> Function {
        let given = &signature["given"];
        let arguments = if let Some(one) = reference(given) {
            Arguments::One(one)
        } else if given["oneOf"].is_array() {
            let union = format!("{}Given", pascal(name));
            self.union(&union, doc_of(given), list(&given["oneOf"]), &[]);
            Arguments::One(union)
        } else {
            Arguments::Fields(self.fields(name, given, None))
        };
        let answer = self.type_of(name, &signature["answer"]);
        let progress = signature["progress"] == true;
        Function { name: name.into(), doc: doc_of(signature), arguments, answer, progress }
    }

    fn fields(&self, name: &str, definition: &Value, without: Option<&str>) -> Vec<Field> {
        let Some(properties) = definition["properties"].as_object() else { return Vec::new() };
        let required: Vec<&str> = definition["required"]
            .as_array()
            .map(|names| names.iter().filter_map(Value::as_str).collect())
            .unwrap_or_default();
        let field = |(field, schema): (&String, &Value)| Field {
            name: field.clone(),
            ty: self.type_of(&format!("{name}.{field}"), schema),
            doc: doc_of(schema),
            required: required.contains(&field.as_str()),
            default: schema.get("default").filter(|d| !d.is_null()).cloned(),
        };
        let mut fields: Vec<_> =
            properties.iter().filter(|(f, _)| Some(f.as_str()) != without).map(field).collect();
        let place = |f: &Field| required.iter().position(|r| *r == f.name).unwrap_or(usize::MAX);
        fields.sort_by_key(place);
        fields
    }

    fn type_of(&self, name: &str, schema: &Value) -> Type {
        if let Some(target) = reference(schema) {
            return if target == "Money" { Type::Money } else { Type::Named(target) };
        }
        for several in [&schema["anyOf"], &schema["oneOf"]] {
            if let Some([value, Value::Object(null)]) = several.as_array().map(Vec::as_slice)
                && null.get("type").and_then(Value::as_str) == Some("null")
            {
                return Type::Optional(Box::new(self.type_of(name, value)));
            }
        }
        if let Some(forms) = schema["anyOf"].as_array() {
            return Type::Either(forms.iter().map(|form| self.type_of(name, form)).collect());
        }
        let format = schema["format"].as_str().unwrap_or_default();
        match &schema["type"] {
            Value::String(one) => match one.as_str() {
                "string" => match format {
                    "decimal" => Type::Decimal,
                    "date" => Type::Date,
                    "date-time" => Type::Timestamp,
                    _ => Type::Text,
                },
                "integer" => Type::Integer,
                "number" => Type::Number,
                "boolean" => Type::Boolean,
                "array" => Type::List(Box::new(self.items(name, schema))),
                "object" => self.map_of(name, schema),
                other => panic!("{name}: no rule for type {other}"),
            },
            Value::Array(several) => {
                let value = several.iter().find(|t| t.as_str() != Some("null"));
                let mut plain = schema.clone();
                plain["type"] = value.cloned().unwrap_or_default();
                Type::Optional(Box::new(self.type_of(name, &plain)))
            }
            _ if schema.as_bool() == Some(true) || schema.as_object().is_some_and(only_words_about) => {
                Type::Any
            }
            _ => panic!("{name}: no rule for {schema}"),
        }
    }

    fn items(&self, name: &str, schema: &Value) -> Type {
        if schema["items"].is_object() {
            return self.type_of(name, &schema["items"]);
        }
        let parts: Vec<_> = schema["prefixItems"]
            .as_array()
            .map(|parts| parts.iter().map(|part| self.type_of(name, part)).collect())
            .unwrap_or_default();
        match parts.as_slice() {
            [first, rest @ ..] if rest.iter().all(|part| part == first) => first.clone(),
            _ => Type::Any,
        }
    }

    fn map_of(&self, name: &str, schema: &Value) -> Type {
        if schema["additionalProperties"].is_object() {
            return Type::Map(Box::new(self.type_of(name, &schema["additionalProperties"])));
        }
        let by_pattern =
            schema["patternProperties"].as_object().and_then(|patterns| patterns.values().next());
        let by_word = schema["properties"].as_object().and_then(|properties| properties.values().next());
        match by_pattern.or(by_word) {
            Some(value) => Type::Map(Box::new(self.type_of(name, value))),
            None => Type::Any,
        }
    }
}

/// The words of a closed list: constants one by one, or an `enum`, or both.
fn words_of(definition: &Value) -> Option<Vec<(String, String)>> {
    let one = std::slice::from_ref(definition);
    let variants = definition["oneOf"].as_array().map_or(one, Vec::as_slice);
    let mut words = Vec::new();
    for variant in variants {
        if let Some(word) = variant["const"].as_str() {
            words.push((word.to_owned(), doc_of(variant)));
        } else {
            for word in variant["enum"].as_array()? {
                words.push((word.as_str()?.to_owned(), String::new()));
            }
        }
    }
    Some(words)
}

/// The constant field of a variant: its name and value.
fn tag_of(variant: &Value) -> Option<(String, String)> {
    variant["properties"]
        .as_object()?
        .iter()
        .find_map(|(field, schema)| schema["const"].as_str().map(|value| (field.clone(), value.to_owned())))
}

fn reference(schema: &Value) -> Option<String> {
    schema["$ref"].as_str()?.strip_prefix("#/$defs/").map(str::to_owned)
}

fn is_empty_object(definition: &Value) -> bool {
    definition["type"] == "object"
        && !definition["additionalProperties"].is_object()
        && definition["patternProperties"].is_null()
}

fn only_words_about(schema: &Map<String, Value>) -> bool {
    schema.keys().all(|key| matches!(key.as_str(), "description" | "title" | "default"))
}

/// The doc comment without the links of Rust, in one piece per paragraph.
fn doc_of(schema: &Value) -> String {
    let text = schema["description"].as_str().unwrap_or_default();
    let text = text.split("\n# ").next().unwrap_or_default();
    text.trim().replace("[`", "`").replace("`]", "`").replace("`(Self)", "`")
}

fn object(value: &Value) -> &Map<String, Value> {
    value.as_object().expect("an object")
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}
