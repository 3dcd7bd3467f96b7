//! The classes and functions of Python, and the plan by which answers become objects.

use super::model::{Arguments, Class, Field, Function, Model, Type};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt::Write;

const HEAD: &str = "# Generated from the types of the core by `make generate`. Do not edit.\n";

/// The whole of `_types.py`.
pub(super) fn types(model: &Model) -> String {
    let mut out = String::from(HEAD);
    out.push_str(
        "\"\"\"The documents, policies and reports of the engine: frozen, with real decimals, dates and datetimes.\"\"\"\n\n\
         from __future__ import annotations\n\n\
         import dataclasses\nimport datetime as dt\nfrom collections.abc import Mapping, Sequence\n\
         from decimal import Decimal\n\
         from typing import Any, Literal, Union\n\n\
         from receivables._native import Money, _check\n",
    );
    for words in &model.words {
        let all: Vec<_> = words.words.iter().map(|(word, _)| format!("    \"{word}\",\n")).collect();
        let _ = write!(out, "\n{} = Literal[\n{}]\n", words.name, all.concat());
        let meanings: Vec<_> = words.words.iter().map(|(word, doc)| format!("- `{word}`: {doc}")).collect();
        docstring(&mut out, "", &format!("{}\n\n{}", words.doc, meanings.join("\n")));
    }
    for class in &model.classes {
        dataclass(&mut out, model, class);
    }
    for union in &model.unions {
        let members: Vec<_> = union.members.iter().map(|(_, class)| format!("    {class},\n")).collect();
        let _ = write!(out, "\n{} = Union[\n{}]\n", union.name, members.concat());
        docstring(&mut out, "", &union.doc);
    }
    let words = model.words.iter().map(|w| w.name.as_str());
    let classes = model.classes.iter().map(|c| c.name.as_str());
    let unions = model.unions.iter().map(|u| u.name.as_str());
    let names: BTreeSet<_> = words.chain(classes).chain(unions).chain(["Money"]).collect();
    all(&mut out, names.into_iter());
    out
}

fn all<'a>(out: &mut String, names: impl Iterator<Item = &'a str>) {
    out.push_str("\n\n__all__ = [\n");
    for name in names {
        let _ = writeln!(out, "    \"{name}\",");
    }
    out.push_str("]\n");
}

fn dataclass(out: &mut String, model: &Model, class: &Class) {
    let _ = write!(
        out,
        "\n\n@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)\nclass {}:\n",
        class.name
    );
    docstring(out, "    ", if class.doc.is_empty() { &class.name } else { &class.doc });
    out.push('\n');
    if let Some((tag, kind)) = &class.tag {
        let _ = writeln!(
            out,
            "    {tag}: Literal[\"{kind}\"] = dataclasses.field(default=\"{kind}\", init=False)"
        );
    }
    for field in &class.fields {
        let annotation = annotation(model, field);
        let name = attribute(&field.name);
        let _ = match default(model, field) {
            None => writeln!(out, "    {name}: {annotation}"),
            Some(text) if text == "{}" => {
                writeln!(out, "    {name}: {annotation} = dataclasses.field(default_factory=dict)")
            }
            Some(text) => writeln!(out, "    {name}: {annotation} = {text}"),
        };
        if !field.doc.is_empty() {
            docstring(out, "    ", &field.doc);
        }
    }
    out.push_str("\n    def __post_init__(self) -> None:\n        _check(self)\n");
}

/// The whole of `_operations.py`.
pub(super) fn operations(model: &Model) -> String {
    let mut out = head("The pure functions of the engine, each with keyword arguments.", &["_call"], model);
    for function in &model.operations {
        out.push_str("\n\n");
        definition(&mut out, model, function, "");
    }
    all(&mut out, model.operations.iter().map(|f| f.name.as_str()));
    out
}

/// The whole of `_queries.py`.
pub(super) fn queries(model: &Model) -> String {
    let mut out = head("The questions that a ledger answers.", &["_Ledger"], model);
    out.push_str(
        "\n\nclass Queries:\n    \"\"\"The questions that a ledger answers, each with keyword arguments.\"\"\"\n\n    \
         __slots__ = (\"_native\",)\n\n    _native: _Ledger\n",
    );
    for function in &model.queries {
        out.push('\n');
        definition(&mut out, model, function, "    ");
    }
    all(&mut out, ["Queries"].into_iter());
    out
}

fn head(doc: &str, native: &[&str], model: &Model) -> String {
    let mut used = BTreeSet::new();
    let functions = if native.contains(&"_call") { &model.operations } else { &model.queries };
    for function in functions {
        names_in(model, &function.answer, &mut used);
        match &function.arguments {
            Arguments::Fields(fields) => fields.iter().for_each(|f| names_in(model, &f.ty, &mut used)),
            Arguments::One(union) => {
                used.insert(union.clone());
            }
        }
    }
    let watched = functions.iter().any(|f| f.progress);
    let abc = if watched { "Callable, Mapping, Sequence" } else { "Mapping, Sequence" };
    let mut out = format!(
        "{HEAD}\"\"\"{doc}\"\"\"\n\nfrom __future__ import annotations\n\n\
         import datetime as dt\nfrom collections.abc import {abc}\nfrom decimal import Decimal\n\
         from typing import Any\n\nfrom receivables._native import Money, {}\n",
        native.join(", ")
    );
    if !used.is_empty() {
        out.push_str("from receivables._types import (\n");
        for name in used {
            let _ = writeln!(out, "    {name},");
        }
        out.push_str(")\n");
    }
    out
}

fn names_in(model: &Model, ty: &Type, names: &mut BTreeSet<String>) {
    match ty {
        Type::Named(name) => match model.alias(name) {
            Some(alias) => names_in(model, &alias.ty, names),
            None => {
                names.insert(name.clone());
            }
        },
        Type::Either(forms) => forms.iter().for_each(|form| names_in(model, form, names)),
        Type::List(inner) | Type::Map(inner) | Type::Optional(inner) => names_in(model, inner, names),
        _ => {}
    }
}

fn definition(out: &mut String, model: &Model, function: &Function, indent: &str) {
    let is_method = !indent.is_empty();
    let mut parameters = Vec::new();
    let mut entries = Vec::new();
    let given = match &function.arguments {
        Arguments::One(union) => {
            parameters.push(format!("given: {union}"));
            "given".to_owned()
        }
        Arguments::Fields(fields) => {
            parameters.extend((!fields.is_empty()).then(|| "*".to_owned()));
            for field in fields {
                let name = attribute(&field.name);
                let ty = annotation(model, field);
                parameters.push(match default(model, field).as_deref() {
                    None => format!("{name}: {ty}"),
                    Some("{}") => format!("{name}: {ty} | None = None"),
                    Some(text) => format!("{name}: {ty} = {text}"),
                });
                entries.push(format!("\"{}\": {name}", field.name));
            }
            format!("{{{}}}", entries.join(", "))
        }
    };
    if is_method {
        parameters.insert(0, "self".into());
    }
    if function.progress {
        parameters.push("progress: Callable[[int, int], object] | None = None".to_owned());
    }
    let lines: String = parameters.iter().map(|p| format!("{indent}    {p},\n")).collect();
    let name = attribute(&function.name);
    let _ = writeln!(out, "{indent}def {name}(\n{lines}{indent}) -> {}:", name_of(model, &function.answer));
    let mut doc = function.doc.clone();
    if let Arguments::Fields(fields) = &function.arguments
        && fields.iter().any(|f| !f.doc.is_empty())
    {
        doc.push_str("\n\nArgs:");
        for field in fields {
            let meaning = field.doc.split_whitespace().collect::<Vec<_>>().join(" ");
            let _ = write!(doc, "\n    {}: {meaning}", attribute(&field.name));
        }
    }
    if function.progress {
        doc.push_str(
            "\n    progress: Called now and then with the steps done and the steps in all; what it raises stops the work.",
        );
    }
    docstring(out, &format!("{indent}    "), &doc);
    let call = if is_method { "self._native.query" } else { "_call" };
    let answer = name_of(model, &function.answer);
    let watch = if function.progress { ", progress" } else { "" };
    let _ = writeln!(out, "{indent}    answer: {answer} = {call}(\"{}\", {given}{watch})", function.name);
    let _ = writeln!(out, "{indent}    return answer");
}

/// The whole of `_plan.py`.
pub(super) fn plan(model: &Model) -> String {
    let mut out = String::from(HEAD);
    out.push_str(
        "\"\"\"By which answers become objects: for each class its tag and its fields (attribute, wire name, type, default).\n\n\
         `...` stands for a field that is always there.\n\"\"\"\n\n\
         from __future__ import annotations\n\nfrom decimal import Decimal  # noqa: F401\nfrom typing import Any\n\nfrom receivables import _types\n\n\
         CLASSES: dict[str, Any] = {\n",
    );
    for class in &model.classes {
        let tag = class.tag.as_ref().map_or("None".into(), |(tag, kind)| format!("(\"{tag}\", \"{kind}\")"));
        let _ = writeln!(out, "    \"{0}\": (_types.{0}, {tag}, (", class.name);
        for field in &class.fields {
            let default = match default(model, field).as_deref() {
                None => "...".to_owned(),
                Some("{}") => "{}".to_owned(),
                Some(text) => text.to_owned(),
            };
            let ty = descriptor(model, &field.ty);
            let _ = writeln!(
                out,
                "        (\"{}\", \"{}\", {ty}, {default}),",
                attribute(&field.name),
                field.name
            );
        }
        out.push_str("    )),\n");
    }
    out.push_str("}\n\nUNIONS: dict[str, Any] = {\n");
    for union in &model.unions {
        let _ = writeln!(out, "    \"{}\": (\"{}\", {{", union.name, union.tag);
        for (kind, class) in &union.members {
            let _ = writeln!(out, "        \"{kind}\": \"{class}\",");
        }
        out.push_str("    }),\n");
    }
    out.push_str("}\n");
    for (name, functions) in [("OPERATIONS", &model.operations), ("QUERIES", &model.queries)] {
        let _ = write!(out, "\n{name}: dict[str, Any] = {{\n");
        for function in functions {
            let _ = writeln!(out, "    \"{}\": {},", function.name, descriptor(model, &function.answer));
        }
        out.push_str("}\n");
    }
    out
}

fn descriptor(model: &Model, ty: &Type) -> String {
    match ty {
        Type::Text => "\"text\"".into(),
        Type::Decimal => "\"decimal\"".into(),
        Type::Date => "\"date\"".into(),
        Type::Timestamp => "\"timestamp\"".into(),
        Type::Integer => "\"integer\"".into(),
        Type::Boolean => "\"boolean\"".into(),
        Type::Number => "\"number\"".into(),
        Type::Money => "\"money\"".into(),
        Type::Any | Type::Either(_) => "\"any\"".into(),
        Type::Named(name) => match model.alias(name) {
            Some(alias) => descriptor(model, &alias.ty),
            None if model.is_words(name) => "\"word\"".into(),
            None if model.is_union(name) => format!("(\"union\", \"{name}\")"),
            None => format!("(\"class\", \"{name}\")"),
        },
        Type::List(item) => format!("(\"list\", {})", descriptor(model, item)),
        Type::Map(value) => format!("(\"map\", {})", descriptor(model, value)),
        Type::Optional(inner) => format!("(\"optional\", {})", descriptor(model, inner)),
    }
}

/// The annotation of a field, with `None` where the default is the core's to fill in.
fn annotation(model: &Model, field: &Field) -> String {
    let name = name_of(model, &field.ty);
    if default(model, field).as_deref() == Some("None") && !name.ends_with("| None") && name != "Any" {
        return format!("{name} | None");
    }
    name
}

fn name_of(model: &Model, ty: &Type) -> String {
    match ty {
        Type::Text => "str".into(),
        Type::Decimal => "Decimal".into(),
        Type::Date => "dt.date".into(),
        Type::Timestamp => "dt.datetime".into(),
        Type::Integer => "int".into(),
        Type::Boolean => "bool".into(),
        Type::Number => "float".into(),
        Type::Money => "Money".into(),
        Type::Any => "Any".into(),
        Type::Named(name) => match model.alias(name) {
            Some(alias) => name_of(model, &alias.ty),
            None => name.clone(),
        },
        Type::Either(forms) => forms.iter().map(|form| name_of(model, form)).collect::<Vec<_>>().join(" | "),
        Type::List(item) => format!("Sequence[{}]", name_of(model, item)),
        Type::Map(value) => format!("Mapping[str, {}]", name_of(model, value)),
        Type::Optional(inner) => format!("{} | None", name_of(model, inner)),
    }
}

/// The default of a field as Python; `None` (of Rust) where it must be given.
fn default(model: &Model, field: &Field) -> Option<String> {
    if field.required {
        return None;
    }
    let plain = match &field.ty {
        Type::Named(name) => model.alias(name).map_or(&field.ty, |alias| &alias.ty),
        other => other,
    };
    let is_text = matches!(plain, Type::Text) || matches!(plain, Type::Named(n) if model.is_words(n));
    let given = field.default.is_some();
    assert!(!is_text || given, "{}: give its default as `schemars(extend(\"default\" = …))`", field.name);
    Some(match (plain, &field.default) {
        (Type::List(_), None) => "()".into(),
        (Type::List(_), Some(Value::Array(all))) if all.is_empty() => "()".into(),
        (Type::Map(_), None) => "{}".into(),
        (Type::Map(_), Some(Value::Object(all))) if all.is_empty() => "{}".into(),
        (Type::Boolean, None) => "False".into(),
        (Type::Boolean, Some(Value::Bool(on))) => if *on { "True" } else { "False" }.into(),
        (Type::Integer, Some(Value::Number(number))) => number.to_string(),
        (Type::Decimal, Some(Value::String(text))) => format!("Decimal(\"{text}\")"),
        (_, Some(Value::String(text))) if is_text => format!("\"{text}\""),
        _ => "None".into(),
    })
}

/// The name of an attribute: a word of the language gets an underscore.
fn attribute(name: &str) -> String {
    const TAKEN: [&str; 12] =
        ["from", "class", "global", "import", "is", "in", "not", "or", "and", "pass", "return", "with"];
    if TAKEN.contains(&name) { format!("{name}_") } else { name.to_owned() }
}

fn docstring(out: &mut String, indent: &str, doc: &str) {
    let doc = doc.replace('\\', "\\\\").replace("\"\"\"", "'''");
    let lines: Vec<_> = doc.lines().map(str::trim_end).collect();
    match lines.as_slice() {
        [] => {}
        [line] => {
            let _ = writeln!(out, "{indent}\"\"\"{line}\"\"\"");
        }
        [first, rest @ ..] => {
            let _ = writeln!(out, "{indent}\"\"\"{first}");
            for line in rest {
                let _ = writeln!(out, "{}", format!("{indent}{line}").trim_end());
            }
            let _ = writeln!(out, "{indent}\"\"\"");
        }
    }
}
