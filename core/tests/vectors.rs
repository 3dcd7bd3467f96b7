//! Runs every vector of `tests/vectors` through the table of operations.

use serde_json::Value;
use std::path::PathBuf;

fn check(vector: &Value) -> Result<(), String> {
    let operation = vector["operation"].as_str().ok_or("no operation")?;
    let outcome = receivables::wire::call(operation, &vector["given"].to_string());
    match (outcome, vector.get("expect"), vector.get("error")) {
        (Ok(json), Some(expect), None) => {
            let found: Value = serde_json::from_str(&json).map_err(|e| e.to_string())?;
            if found == *expect { Ok(()) } else { Err(format!("expected {expect}\n   found {found}")) }
        }
        (Err(error), None, Some(expect)) => {
            let found = (error.code().to_owned(), error.field());
            let text = |key: &str| expect[key].as_str().unwrap_or_default().to_owned();
            let expected = (text("code"), text("field"));
            if found == expected { Ok(()) } else { Err(format!("expected {expected:?}\n   found {error:?}")) }
        }
        (outcome, ..) => Err(format!("unexpected outcome {outcome:?}")),
    }
}

#[test]
fn every_vector() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../tests/vectors");
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    let (mut run, mut wrong) = (0, Vec::new());
    for path in files {
        let vectors: Vec<Value> = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        for vector in vectors {
            run += 1;
            if let Err(why) = check(&vector) {
                wrong.push(format!("{}: {}: {why}", path.display(), vector["name"]));
            }
        }
    }
    assert!(run > 0, "no vectors found");
    assert!(wrong.is_empty(), "{} of {run} vectors failed\n{}", wrong.len(), wrong.join("\n"));
}
