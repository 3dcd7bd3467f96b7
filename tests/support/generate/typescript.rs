//! The types of TypeScript: plain objects with the fields of the JSON.

use super::model::{Arguments, Class, Field, Function, Model, Type, camel, pascal};
use std::fmt::Write;

/// The whole of `types.d.ts`.
pub(super) fn types(model: &Model) -> String {
    let mut out = String::from(
        "// Generated from the types of the core by `make generate`. Do not edit.\n\n\
         /** An exact amount in a currency. The amount is text with at most the currency's decimals, never a number. */\n\
         export interface Money {\n  amount: string;\n  currency: Currency;\n}\n",
    );
    for alias in model.aliases.iter().filter(|a| a.name != "Money") {
        let form = match alias.ty {
            Type::Decimal => " Exact, as text such as `\"12.5\"`.",
            Type::Date => " As text such as `\"2026-01-31\"`.",
            Type::Timestamp => " As text such as `\"2026-01-31T09:00:00Z\"`.",
            _ => "",
        };
        comment(&mut out, "\n", &format!("{}{form}", alias.doc));
        let _ = writeln!(out, "export type {} = {};", alias.name, name_of(&alias.ty));
    }
    for words in &model.words {
        let meanings: Vec<_> = words.words.iter().map(|(word, doc)| format!("- `{word}`: {doc}")).collect();
        comment(&mut out, "\n", &format!("{}\n\n{}", words.doc, meanings.join("\n")));
        let all: Vec<_> = words.words.iter().map(|(word, _)| format!("\"{word}\"")).collect();
        let _ = writeln!(out, "export type {} = {};", words.name, all.join(" | "));
    }
    for class in &model.classes {
        interface(&mut out, class);
    }
    for union in &model.unions {
        comment(&mut out, "\n", &union.doc);
        let members: Vec<_> = union.members.iter().map(|(_, class)| format!("\n  | {class}")).collect();
        let _ = writeln!(out, "export type {} ={};", union.name, members.concat());
    }
    functions(&mut out, model);
    out
}

fn interface(out: &mut String, class: &Class) {
    comment(out, "\n", &class.doc);
    let _ = writeln!(out, "export interface {} {{", class.name);
    if let Some((tag, kind)) = &class.tag {
        let _ = writeln!(out, "  {tag}: \"{kind}\";");
    }
    fields(out, &class.fields);
    out.push_str("}\n");
}

fn fields(out: &mut String, fields: &[Field]) {
    for field in fields {
        comment(out, "  ", &field.doc);
        let ty = name_of(field.ty.inner());
        let _ = match field.required {
            true => writeln!(out, "  {}: {ty};", field.name),
            false => writeln!(out, "  {}?: {ty} | undefined;", field.name),
        };
    }
}

fn functions(out: &mut String, model: &Model) {
    for function in model.operations.iter().chain(&model.queries) {
        if let Arguments::Fields(arguments) = &function.arguments {
            comment(out, "\n", &format!("What `{}` takes.", camel(&function.name)));
            let _ = writeln!(out, "export interface {} {{", given_of(function));
            fields(out, arguments);
            out.push_str("}\n");
        }
    }
    for function in &model.operations {
        comment(out, "\n", &function.doc);
        let _ = writeln!(out, "export declare function {};", signature(function));
    }
    comment(out, "\n", "The questions that a ledger answers.");
    out.push_str("export interface LedgerQueries {\n");
    for function in &model.queries {
        comment(out, "  ", &function.doc);
        let _ = writeln!(out, "  {};", signature(function));
    }
    out.push_str("}\n");
    for (name, part) in [("OperationName", &model.operations), ("QueryName", &model.queries)] {
        let names: Vec<_> = part.iter().map(|f| format!("\"{}\"", f.name)).collect();
        let all = if names.is_empty() { "never".to_owned() } else { names.join(" | ") };
        let _ = writeln!(out, "\nexport type {name} = {all};");
    }
}

fn given_of(function: &Function) -> String {
    match &function.arguments {
        Arguments::Fields(_) => format!("{}Given", pascal(&function.name)),
        Arguments::One(union) => union.clone(),
    }
}

fn signature(function: &Function) -> String {
    let optional = matches!(&function.arguments, Arguments::Fields(all) if all.iter().all(|f| !f.required));
    let mark = if optional { "?" } else { "" };
    format!("{}(given{mark}: {}): {}", camel(&function.name), given_of(function), answer_of(&function.answer))
}

fn answer_of(ty: &Type) -> String {
    match ty {
        Type::Optional(inner) => format!("{} | null", name_of(inner)),
        other => name_of(other),
    }
}

fn name_of(ty: &Type) -> String {
    match ty {
        Type::Text | Type::Decimal | Type::Date | Type::Timestamp => "string".into(),
        Type::Integer | Type::Number => "number".into(),
        Type::Boolean => "boolean".into(),
        Type::Money => "Money".into(),
        Type::Any => "unknown".into(),
        Type::Named(name) => name.clone(),
        Type::Either(forms) => forms.iter().map(name_of).collect::<Vec<_>>().join(" | "),
        Type::List(item) => match item.as_ref() {
            Type::Optional(_) | Type::Either(_) => format!("({})[]", name_of(item)),
            other => format!("{}[]", name_of(other)),
        },
        Type::Map(value) => format!("Record<string, {}>", name_of(value)),
        Type::Optional(inner) => format!("{} | null", name_of(inner)),
    }
}

/// A doc comment; `before` is a line break or the indentation.
fn comment(out: &mut String, before: &str, doc: &str) {
    let indent = before.trim_start_matches('\n');
    if before.starts_with('\n') {
        out.push('\n');
    }
    if doc.is_empty() {
        return;
    }
    let doc = doc.replace("*/", "* /");
    let lines: Vec<_> = doc.lines().map(str::trim_end).collect();
    match lines.as_slice() {
        [line] => {
            let _ = writeln!(out, "{indent}/** {line} */");
        }
        _ => {
            let _ = writeln!(out, "{indent}/**");
            for line in lines {
                let _ = writeln!(out, "{}", format!("{indent} * {line}").trim_end());
            }
            let _ = writeln!(out, "{indent} */");
        }
    }
}
