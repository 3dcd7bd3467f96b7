//! The quick way through a file in memory: tags without attributes but `Ccy`, their ends, and text are read in place.
//! Everything else in XML (attributes, comments, declarations, references, CDATA) is left to the reader of XML, one
//! event at a time, and so is whatever is malformed: both ways of reading refuse the same.

use super::xml::{Found, Taken, broken, limited, taken};
use crate::statements::refuse::Read;
use quick_xml::Reader;
use quick_xml::errors::IllFormedError;
use quick_xml::events::Event;

/// A file in memory and how far it was read.
pub(super) struct Plain<'x> {
    text: &'x str,
    at: usize,
    /// Names of the open elements, with their prefixes.
    open: Vec<&'x str>,
}

impl<'x> Plain<'x> {
    pub(super) const fn new(text: &'x str) -> Self {
        Self { text, at: 0, open: Vec::new() }
    }

    pub(super) const fn text(&self) -> &'x str {
        self.text
    }

    /// The byte behind what was read last.
    pub(super) fn place(&self) -> u64 {
        u64::try_from(self.at).unwrap_or(u64::MAX)
    }

    /// The next thing.
    pub(super) fn next(&mut self, found: &mut Found) -> Read<Taken> {
        loop {
            let rest = self.text.get(self.at..).unwrap_or_default();
            let quick = match rest.as_bytes() {
                [] => return Ok(Taken::Finish),
                [b'<', b'/', ..] => self.end(rest),
                [b'<', ..] => self.begin(rest, found),
                [b'&', ..] => None,
                _ => return self.words(rest, found),
            };
            if let Some(quick) = quick {
                return Ok(quick);
            }
            if let Some(slow) = self.other(rest, found)? {
                return Ok(slow);
            }
        }
    }

    /// What stands between the element that has just begun and its end, where it is nothing but plain text; both are
    /// then read.
    pub(super) fn leaf(&mut self) -> Option<&'x str> {
        let rest = self.text.get(self.at..)?;
        let length = memchr::memchr3(b'<', b'&', b'\r', rest.as_bytes())?;
        let (words, behind) = rest.split_at_checked(length)?;
        limited(u64::try_from(length).unwrap_or(u64::MAX), self.place()).ok()?;
        let name = *self.open.last()?;
        let behind = behind.as_bytes().strip_prefix(b"</")?.strip_prefix(name.as_bytes())?;
        if behind.first() != Some(&b'>') {
            return None;
        }
        self.open.pop();
        self.advance(length.saturating_add(name.len()).saturating_add(3));
        Some(words)
    }

    fn advance(&mut self, length: usize) {
        self.at = self.at.saturating_add(length).min(self.text.len());
    }

    /// `</Name>` of the innermost element.
    fn end(&mut self, rest: &str) -> Option<Taken> {
        let name = *self.open.last()?;
        let behind = rest.as_bytes().get(2..)?.strip_prefix(name.as_bytes())?;
        if behind.first() != Some(&b'>') {
            return None;
        }
        self.open.pop();
        self.advance(name.len().saturating_add(3));
        Some(Taken::End)
    }

    /// `<Name>`, `<Name/>` and `<Name Ccy="EUR">`.
    fn begin(&mut self, rest: &'x str, found: &mut Found) -> Option<Taken> {
        let inner = rest.get(1..)?;
        // Most names are nothing but letters.
        let mut length = inner.bytes().position(|byte| !byte.is_ascii_alphabetic())?;
        let mut local = 0_usize;
        for byte in inner.as_bytes().get(length..).unwrap_or_default() {
            match byte {
                // A namespace stands before the name.
                b':' if local == 0 => local = length.saturating_add(1),
                b':' | b'0'..=b'9' | b'_' | b'-' | b'.' | b'a'..=b'z' | b'A'..=b'Z' => {}
                _ => break,
            }
            length = length.saturating_add(1);
        }
        let (name, behind) = inner.split_at_checked(length)?;
        if name.is_empty() {
            return None;
        }
        let (currency, closed, tail) = match behind.as_bytes() {
            [b'>', ..] => ("", false, 1),
            [b'/', b'>', ..] => ("", true, 2),
            _ => {
                let value = behind.strip_prefix(" Ccy=\"")?;
                let (value, after) = value.split_at_checked(memchr::memchr(b'"', value.as_bytes())?)?;
                if !after.starts_with("\">") {
                    return None;
                }
                (value, false, value.len().saturating_add(8))
            }
        };
        let length = length.saturating_add(tail).saturating_add(1);
        if length > 1024 {
            return None;
        }
        let place = self.place();
        self.advance(length);
        if !closed {
            self.open.push(name);
        }
        found.name.clear();
        found.name.push_str(name.get(local..).unwrap_or(name));
        found.currency.clear();
        found.currency.push_str(currency);
        found.namespace.clear();
        Some(Taken::Begin { place, closed })
    }

    /// Text up to the next tag or reference.
    fn words(&mut self, rest: &str, found: &mut Found) -> Read<Taken> {
        let length = memchr::memchr2(b'<', b'&', rest.as_bytes()).unwrap_or(rest.len());
        limited(u64::try_from(length).unwrap_or(u64::MAX), self.place())?;
        let words = rest.get(..length).unwrap_or_default();
        found.text.clear();
        if memchr::memchr(b'\r', words.as_bytes()).is_none() {
            found.text.push_str(words);
        } else {
            // A line ends the same, however it was written.
            found.text.push_str(&words.replace("\r\n", "\n").replace('\r', "\n"));
        }
        self.advance(length);
        Ok(Taken::Text)
    }

    /// One event by the reader of XML; nothing where it says nothing.
    fn other(&mut self, rest: &'x str, found: &mut Found) -> Read<Option<Taken>> {
        let place = self.place();
        let mut reader = Reader::from_reader(rest.as_bytes());
        reader.config_mut().allow_unmatched_ends = true;
        let event = reader.read_event().map_err(|error| broken(place, &error))?;
        let length = reader.buffer_position();
        limited(length, place)?;
        self.advance(usize::try_from(length).unwrap_or(usize::MAX));
        match &event {
            Event::Start(start) => {
                let name = rest.get(1..start.name().as_ref().len().saturating_add(1));
                self.open.push(name.unwrap_or_default());
            }
            Event::End(end) => {
                let (expected, name) = (self.open.pop(), end.name());
                if expected != Some(name.as_ref()) {
                    let found = name.as_ref().to_owned();
                    let error = match expected {
                        Some(expected) => {
                            IllFormedError::MismatchedEndTag { expected: expected.to_owned(), found }
                        }
                        None => IllFormedError::UnmatchedEndTag(found),
                    };
                    return Err(broken(place, &error.into()));
                }
            }
            _ => {}
        }
        taken(&event, found, place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        let mut plain = Plain::new(text);
        let mut found = Found::default();
        let mut out = Vec::new();
        loop {
            out.push(match plain.next(&mut found) {
                Ok(Taken::Begin { closed, .. }) => format!("{}|{}|{closed}", found.name, found.currency),
                Ok(Taken::End) => "/".into(),
                Ok(Taken::Text) => found.text.clone(),
                Ok(Taken::Finish) => return out,
                Err(refusal) => return vec![refusal.found],
            });
        }
    }

    #[test]
    fn quick_and_slow_ways_give_the_same() {
        let quick = read("<a><n:b Ccy=\"EUR\">1\r\n2</n:b><c/></a>");
        let slow = read("<a ><n:b  Ccy='EUR'>1\r\n2</n:b ><c /></a ><!-- x -->");
        assert_eq!(quick, slow);
        assert_eq!(quick, ["a||false", "b|EUR|false", "1\n2", "/", "c||true", "/"]);
    }

    #[test]
    fn ends_must_match() {
        for bad in ["<a></b>", "<a></b >", "</a>", "<a></n:a>", "<a", "&x"] {
            assert_eq!(read(bad).len(), 1, "{bad}");
            assert!(!read(bad)[0].is_empty(), "{bad}");
        }
    }
}
