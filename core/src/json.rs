//! JSON text in and out, with typed errors that name the field: the one door for text, so that a bad field has the same
//! code and path wherever it comes from.

use crate::error::{Error, Result};
use serde::de::DeserializeOwned;

/// Reads one value.
///
/// # Errors
/// Whatever the type refuses, with the path of the field; [`Error::Malformed`] for the syntax and for missing,
/// unknown or mistyped fields.
pub fn from_json<T: DeserializeOwned>(text: &str) -> Result<T> {
    match serde_json::from_str(text) {
        Ok(value) => Ok(value),
        Err(first) => Err(explain::<T>(text, &first)),
    }
}

/// Reads again, slower, to learn the path of the field at fault.
fn explain<T: DeserializeOwned>(text: &str, first: &serde_json::Error) -> Error {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    match serde_path_to_error::deserialize::<_, T>(&mut deserializer) {
        Ok(_) => malformed("", &first.to_string()),
        Err(error) => {
            let path = error.path().to_string();
            from_serde(if path == "." { "" } else { &path }, &error.inner().to_string())
        }
    }
}

/// The typed error behind the text of a serde error, put at `path`.
///
/// A path is cut to 200 characters: the name of an unknown field is the sender's, and may be of any length.
#[must_use]
pub fn from_serde(path: &str, text: &str) -> Error {
    let path: String = path.chars().take(200).collect();
    if let Some(typed) = Error::from_serde_text(text) {
        return typed.within(&path);
    }
    let missing = text.strip_prefix("missing field `").and_then(|rest| rest.split('`').next());
    match missing {
        // serde stands at the object around a missing field; the error names the field itself.
        Some(name) => malformed(name, text).within(&path),
        None => malformed(&path, text),
    }
}

fn malformed(path: &str, reason: &str) -> Error {
    Error::Malformed { field: path.into(), reason: reason.chars().take(200).collect() }
}

/// Writes one value in its pinned form.
///
/// # Errors
/// [`Error::Malformed`]; no type of this crate causes it.
pub fn to_json<T: serde::Serialize>(value: &T) -> Result<String> {
    serde_json::to_string(value).map_err(|e| malformed("", &e.to_string()))
}
