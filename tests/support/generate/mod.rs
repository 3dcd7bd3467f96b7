//! Files generated from the wire types and from the table of errors.
//!
//! One source, four readers: the JSON Schema of the core becomes a small model ([`model`]), and from the model come
//! the classes of Python, the types of TypeScript and the pages under `docs/reference`.

mod errors;
mod javascript;
mod model;
mod python;
mod read;
mod typescript;

use std::path::PathBuf;

/// Every generated file: its path from the root of the repository, and its text.
#[must_use]
pub fn files() -> Vec<(&'static str, String)> {
    let schema = receivables::wire::schema::document();
    let model = read::model(&schema);
    let schema_text = serde_json::to_string_pretty(&schema).expect("a schema is JSON");
    vec![
        ("docs/reference/schema.json", schema_text + "\n"),
        ("docs/reference/errors.md", errors::page()),
        ("bindings-node/types.d.ts", typescript::types(&model)),
        ("bindings-node/index.mjs", javascript::module(&model)),
        ("bindings-python/python/receivables/_types.py", python::types(&model)),
        ("bindings-python/python/receivables/_operations.py", python::operations(&model)),
        ("bindings-python/python/receivables/_queries.py", python::queries(&model)),
        ("bindings-python/python/receivables/_plan.py", python::plan(&model)),
    ]
}

/// The files whose committed text is not what is generated; with `update`, they are written.
#[must_use]
pub fn stale(update: bool) -> Vec<&'static str> {
    let root = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/.."));
    let mut stale = Vec::new();
    for (path, text) in files() {
        let place = root.join(path);
        if std::fs::read_to_string(&place).is_ok_and(|committed| committed == text) {
            continue;
        }
        if update {
            let folder = place.parent().expect("a file is in a folder");
            std::fs::create_dir_all(folder).expect("the folder can be made");
            std::fs::write(&place, text).expect("the file can be written");
        }
        stale.push(path);
    }
    if update && std::env::var_os("UPDATE").is_some() { Vec::new() } else { stale }
}
