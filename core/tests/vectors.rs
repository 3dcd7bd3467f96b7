//! Runs every worked vector of `tests/vectors` through the table of operations.

use receivables::{AsOf, Error, Fact, Ledger, Settings};
use serde_json::Value;
use std::collections::BTreeSet;
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
    if let Some(part) = vector.get("expect_part") {
        let found = answer(&operation, &vector["given"]);
        let different = match &found {
            Ok(found) => difference(part, found, ""),
            Err(error) => Some(format!("refused: {error:?}")),
        };
        return different.map(|different| format!("{name}\n  {different}"));
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

/// Where an answer differs from the part of it that is expected: fields that are not named may be anything, lists have the
/// same length.
fn difference(part: &Value, found: &Value, path: &str) -> Option<String> {
    match (part, found) {
        (Value::Object(part), Value::Object(found)) => part.iter().find_map(|(name, part)| {
            difference(part, found.get(name).unwrap_or(&Value::Null), &format!("{path}.{name}"))
        }),
        (Value::Array(part), Value::Array(found)) if part.len() == found.len() => {
            let mut pairs = part.iter().zip(found).enumerate();
            pairs.find_map(|(at, (part, found))| difference(part, found, &format!("{path}[{at}]")))
        }
        _ => (part != found).then(|| format!("{path}: expected {part}, found {found}")),
    }
}

/// Every vector, with the name of its file.
fn vectors() -> Vec<(String, Value)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/vectors");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|e| e == "json"));
    files.sort();
    let read = |file: &std::path::PathBuf| {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        let list: Vec<Value> = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
        list.into_iter().map(move |vector| (name.clone(), vector))
    };
    files.iter().flat_map(read).collect()
}

#[test]
fn every_vector_holds() {
    let all = vectors();
    let names: BTreeSet<_> = all.iter().map(|(_, vector)| vector["name"].to_string()).collect();
    assert!(!all.is_empty() && names.len() == all.len(), "every vector has a name of its own");
    let faults: Vec<_> =
        all.iter().filter_map(|(file, v)| fault(v).map(|text| format!("{file}: {text}"))).collect();
    assert!(faults.is_empty(), "{} of {} vectors fail:\n{}", faults.len(), all.len(), faults.join("\n"));
}

#[test]
fn every_code_has_a_vector() {
    let provoked: BTreeSet<String> = vectors()
        .iter()
        .filter_map(|(_, vector)| vector["error"]["code"].as_str().map(str::to_owned))
        .collect();
    let known: BTreeSet<String> = Error::ALL.iter().map(|(code, ..)| (*code).to_owned()).collect();
    let without: Vec<_> = known.difference(&provoked).collect();
    assert!(without.is_empty(), "no vector provokes {without:?}");
    let unknown: Vec<_> = provoked.difference(&known).collect();
    assert!(unknown.is_empty(), "vectors expect codes that there are not: {unknown:?}");
}

/// The facts of a vector that refuses one of them: the others, and the one.
fn refused(vector: &Value) -> Option<(Settings, Vec<Fact>, Result<Fact, Error>)> {
    let place = vector["error"]["field"].as_str()?.strip_prefix("facts[")?;
    let place: usize = place.split(']').next()?.parse().ok()?;
    let facts = vector["given"]["facts"].as_array()?;
    let others = facts.iter().enumerate().filter(|(at, _)| *at != place);
    let others = others.map(|(_, fact)| Fact::from_json(&fact.to_string()).unwrap()).collect();
    let settings = vector["given"].get("settings").map_or_else(Settings::default, |settings| {
        receivables::wire::from_json(&settings.to_string()).unwrap()
    });
    Some((settings, others, Fact::from_json(&facts[place].to_string())))
}

/// Everything that a ledger says of itself.
fn state(ledger: &Ledger) -> (Vec<u8>, String, String) {
    let end = AsOf::day("2199-12-31".parse().unwrap());
    let answers = (ledger.balances(&end).unwrap(), ledger.trial_balance(&end).unwrap());
    (ledger.to_bytes().unwrap(), ledger.digest().unwrap(), format!("{answers:?}"))
}

#[test]
fn a_refused_fact_leaves_no_trace() {
    let mut seen = 0;
    for (_, vector) in vectors() {
        let Some((settings, others, Ok(fact))) = refused(&vector) else { continue };
        seen += 1;
        let (name, code) = (&vector["name"], &vector["error"]["code"]);
        let mut ledger = Ledger::new(settings.clone());
        ledger.apply_all(&others).unwrap();
        let before = state(&ledger);
        assert_eq!(ledger.apply(&fact).unwrap_err().code(), code, "{name}: by itself");
        assert_eq!(state(&ledger), before, "{name}: by itself");
        let mut batch: Vec<&Fact> = others.iter().collect();
        batch.push(&fact);
        let mut empty = Ledger::new(settings);
        let nothing = state(&empty);
        assert_eq!(empty.apply_all(batch).unwrap_err().code(), code, "{name}: in a batch");
        assert_eq!(state(&empty), nothing, "{name}: in a batch");
    }
    assert!(seen > 50, "only {seen} vectors refuse a fact");
}
