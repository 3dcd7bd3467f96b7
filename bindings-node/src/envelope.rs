//! What a call answers, and what it does with text and panics.

use napi::bindgen_prelude::{Buffer, Either, Error, Result};
use napi_derive::napi;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// What a call answers: the answer, or the refusal as JSON.
pub(crate) type Answer = std::result::Result<String, receivables::Error>;

/// The envelope of an answer.
#[napi(object)]
pub struct Envelope {
    /// The answer.
    pub ok: Option<String>,
    /// The refusal: `code`, `category`, `message`, `details`.
    pub refusal: Option<String>,
}

pub(crate) fn envelope(answer: Answer) -> Envelope {
    match answer {
        Ok(text) => Envelope { ok: Some(text), refusal: None },
        Err(error) => Envelope { ok: None, refusal: Some(error.to_json().to_string()) },
    }
}

/// Text as a string or as a buffer of UTF-8.
pub(crate) type Text = Either<String, Buffer>;

pub(crate) fn text_of(text: &Text) -> std::result::Result<&str, receivables::Error> {
    match text {
        Either::A(text) => Ok(text),
        Either::B(bytes) => utf8(bytes),
    }
}

pub(crate) fn utf8(bytes: &[u8]) -> std::result::Result<&str, receivables::Error> {
    std::str::from_utf8(bytes).map_err(|e| receivables::Error::Malformed {
        field: String::new(),
        reason: format!("not UTF-8: {e}"),
    })
}

/// Runs the work; a panic in it becomes an error.
pub(crate) fn guard<T>(work: impl FnOnce() -> T) -> Result<T> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|panic| {
        let said = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
        let said = said.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default();
        Error::from_reason(format!("internal fault: {said}"))
    })
}

pub(crate) fn broken<E>(_: E) -> Error {
    Error::from_reason("internal fault: it was left in the middle of a change by an earlier fault")
}
