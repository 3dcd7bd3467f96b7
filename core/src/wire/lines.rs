//! JSON lines: one value on each line, as exports and logs have it.

use crate::error::{Error, Result};
use serde::de::DeserializeOwned;

/// Reads one value from each line that is not blank. The field of a refusal starts with `name[i]`, where `i` counts
/// the values from zero.
///
/// # Examples
/// ```
/// use receivables::{Money, wire};
/// let text = "{\"amount\":\"1\",\"currency\":\"EUR\"}\n\n{\"amount\":1,\"currency\":\"EUR\"}\n";
/// let mut read = wire::json_lines::<Money>(text, "amounts");
/// assert_eq!(read.next().unwrap()?.to_string(), "1.00 EUR");
/// let refusal = read.next().unwrap().unwrap_err();
/// assert_eq!((refusal.code(), refusal.field().as_str()), ("number_malformed", "amounts[1].amount"));
/// assert!(read.next().is_none());
/// # Ok::<(), receivables::Error>(())
/// ```
pub fn json_lines<'a, T: DeserializeOwned>(
    text: &'a str,
    name: &'a str,
) -> impl Iterator<Item = Result<T>> + 'a {
    text.lines()
        .filter(|line| !line.trim().is_empty())
        .enumerate()
        .map(move |(at, line)| super::from_json(line).map_err(|e: Error| e.within(&format!("{name}[{at}]"))))
}
