//! Runs every worked vector of `tests/vectors` through the table of operations.

use serde_json::Value;
use std::path::Path;

/// What an operation answers, or the code and field of its refusal.
fn answer(operation: &str, given: &Value) -> Result<Value, (String, String)> {
    match receivables::wire::call(operation, &given.to_string()) {
        Ok(text) => Ok(serde_json::from_str(&text).unwrap()),
        Err(error) => Err((error.code().to_owned(), error.field())),
    }
}

/// What is wrong with one vector, if anything.
fn fault(vector: &Value) -> Option<String> {
    let text = |name: &str| vector[name].as_str().unwrap_or_default().to_owned();
    let (name, operation) = (text("name"), text("operation"));
    if name.is_empty() || operation.is_empty() || text("why").is_empty() || vector["given"].is_null() {
        return Some(format!("a vector needs name, operation, given and why: {vector}"));
    }
    let expected = match (vector.get("expect"), vector.get("error")) {
        (Some(expect), None) => Ok(expect.clone()),
        (None, Some(error)) => Err((
            error["code"].as_str().unwrap_or_default().to_owned(),
            error["field"].as_str().unwrap_or_default().to_owned(),
        )),
        _ => return Some(format!("{name}: needs one of expect and error")),
    };
    let found = answer(&operation, &vector["given"]);
    (found != expected).then(|| format!("{name}\n  expected {expected:?}\n  found    {found:?}"))
}

#[test]
fn every_vector_holds() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/vectors");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let (mut names, mut faults) = (Vec::new(), Vec::new());
    for file in files.iter().filter(|file| file.extension().is_some_and(|e| e == "json")) {
        let vectors: Vec<Value> = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
        for vector in &vectors {
            names.push(vector["name"].to_string());
            faults.extend(fault(vector).map(|text| format!("{}: {text}", file.display())));
        }
    }
    let count = names.len();
    names.sort();
    names.dedup();
    assert!(count > 0 && names.len() == count, "every vector has a name of its own");
    assert!(faults.is_empty(), "{} of {count} vectors fail:\n{}", faults.len(), faults.join("\n"));
}
