//! Tags and values, in SGML (version 1, where values have no end tag) and XML (version 2) alike.

use crate::statements::refuse::{Read, Refusal};
use crate::statements::source::{Source, failed};
use std::io::{self, BufRead};

/// A tag, with the text in front of it.
pub(super) struct Tags<R> {
    source: Source<R>,
    bytes: Vec<u8>,
    /// The text before the tag, without blanks around it.
    pub(super) text: String,
    /// The name of the tag in capitals, without its slash; `?` for a processing instruction.
    pub(super) name: String,
    /// Whether it ends an element.
    pub(super) closes: bool,
}

impl<R: io::Read> Tags<R> {
    pub(super) const fn new(source: Source<R>) -> Self {
        Self { source, bytes: Vec::new(), text: String::new(), name: String::new(), closes: false }
    }

    pub(super) const fn source(&self) -> &Source<R> {
        &self.source
    }

    /// Reads up to a letter into the buffer, without it; says whether the letter was there.
    fn until(&mut self, end: u8) -> Read<bool> {
        let line = self.source.line();
        self.bytes.clear();
        self.source.mark();
        self.source.read_until(end, &mut self.bytes).map_err(|error| failed(line, &error))?;
        let done = self.bytes.last() == Some(&end);
        if done {
            self.bytes.pop();
        }
        Ok(done)
    }

    /// The buffer as text: the source gives UTF-8, and is cut at letters of one byte only.
    fn read(&self) -> &str {
        std::str::from_utf8(&self.bytes).unwrap_or_default()
    }

    /// Takes the next tag where it lies in the buffer as a whole, with a plain name and text; most do.
    fn plain(&mut self) -> Option<()> {
        let have = self.source.head();
        let begin = memchr::memchr(b'<', have.as_bytes())?;
        let text = have.get(..begin)?;
        let inside = have.get(begin.checked_add(1)?..)?;
        let end = memchr::memchr(b'>', inside.as_bytes())?;
        let tag = inside.get(..end)?;
        let name = tag.strip_prefix('/');
        let closes = name.is_some();
        let name = name.unwrap_or(tag);
        let is_plain = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'.';
        if name.is_empty() || !name.bytes().all(is_plain) || text.as_bytes().contains(&b'&') {
            return None;
        }
        self.text.clear();
        self.text.push_str(trimmed(text));
        self.name.clear();
        self.name.push_str(name);
        self.closes = closes;
        let line_break = self.source.line_break();
        let breaks = text.bytes().filter(|byte| *byte == line_break).count();
        // The text and the tag with its brackets.
        let passed = begin.checked_add(end)?.checked_add(2)?;
        self.source.pass(passed, breaks);
        Some(())
    }

    /// The next tag; `false` at the end of the file.
    pub(super) fn next(&mut self) -> Read<bool> {
        if self.plain().is_some() {
            return Ok(true);
        }
        self.text.clear();
        loop {
            let begins = self.until(b'<')?;
            let text = std::str::from_utf8(&self.bytes).unwrap_or_default();
            if text.contains('&') {
                unescape(text, &mut self.text);
            } else {
                self.text.push_str(if self.text.is_empty() { text.trim() } else { text });
            }
            if !begins {
                return Ok(false);
            }
            let line = self.source.line();
            if !self.until(b'>')? {
                return Err(Refusal::file(line, "<", self.read(), "a tag that ends with >"));
            }
            match self.bytes.first() {
                Some(b'!') => self.declaration(line)?,
                Some(b'?') => {
                    "?".clone_into(&mut self.name);
                    self.closes = false;
                    return Ok(true);
                }
                _ => {
                    self.take_name();
                    if self.text.ends_with(char::is_whitespace) || self.text.starts_with(char::is_whitespace)
                    {
                        self.text = self.text.trim().to_owned();
                    }
                    return Ok(true);
                }
            }
        }
    }

    fn take_name(&mut self) {
        let tag = std::str::from_utf8(&self.bytes).unwrap_or_default();
        self.closes = tag.starts_with('/');
        let name = tag.trim_start_matches('/').trim_end_matches('/');
        let end = name.find(|c: char| c.is_whitespace()).unwrap_or(name.len());
        let name = name.get(..end).unwrap_or_default();
        // A namespace may stand before the name.
        let name = name.rsplit(':').next().unwrap_or_default();
        self.name.clear();
        self.name.push_str(name);
        self.name.make_ascii_uppercase();
    }

    /// A CDATA section adds to the text, a comment is passed over, a document type is refused.
    fn declaration(&mut self, line: u64) -> Read<()> {
        if let Some(body) = self.read().strip_prefix("![CDATA[") {
            // The text ends with ]]>, and may have > before.
            let mut body = body.to_owned();
            while !body.ends_with("]]") {
                if !self.until(b'>')? || body.len() > 65_536 {
                    return Err(Refusal::file(line, "<![CDATA[", &body, "a text that ends with ]]>"));
                }
                body.push('>');
                body.push_str(self.read());
            }
            self.text.push_str(body.strip_suffix("]]").unwrap_or(&body));
            return Ok(());
        }
        if !self.read().starts_with("!--") {
            return Err(Refusal::file(line, "<!", self.read(), "OFX without a document type or entities"));
        }
        let mut passed = 0_usize;
        while !self.bytes.ends_with(b"--") {
            passed = passed.saturating_add(self.bytes.len()).saturating_add(1);
            if !self.until(b'>')? || passed > 1_048_576 {
                return Err(Refusal::file(line, "<!--", "a comment without end", "--> within 1 MiB"));
            }
        }
        Ok(())
    }
}

/// The text without blanks around it.
fn trimmed(text: &str) -> &str {
    match text.as_bytes() {
        // Most have none.
        [] | [b'!'..=b'~'] | [b'!'..=b'~', .., b'!'..=b'~'] => text,
        _ => text.trim(),
    }
}

/// The entities of XML and HTML that banks use; others stay as they are.
fn unescape(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        // A name has up to 8 letters: to look further would read the rest again for every ampersand.
        let end = after.bytes().take(9).position(|byte| byte == b';');
        let name = end.and_then(|end| Some((after.get(..end)?, after.get(end.saturating_add(1)..)?)));
        let letter = name.and_then(|(name, _)| match name {
            "amp" => Some('&'),
            "lt" => Some('<'),
            "gt" => Some('>'),
            "quot" => Some('"'),
            "apos" => Some('\''),
            "nbsp" => Some(' '),
            _ => {
                let number = name.strip_prefix('#')?;
                let code = match number.strip_prefix(['x', 'X']) {
                    Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                    None => number.parse().ok()?,
                };
                char::from_u32(code)
            }
        });
        match (letter, name) {
            (Some(letter), Some((_, behind))) => {
                out.push(letter);
                rest = behind;
            }
            _ => {
                out.push('&');
                rest = after;
            }
        }
    }
    out.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_ampersands_are_read_once() {
        // Minutes, if each of them looked for its end in all that follows.
        let text = "&".repeat(1 << 20);
        let mut out = String::new();
        unescape(&text, &mut out);
        assert_eq!(out, text);
    }

    #[test]
    fn entities_of_up_to_eight_letters() {
        for (text, plain) in [
            ("AT&amp;T &#233;&#xE9;", "AT&T éé"),
            ("a & b; c", "a & b; c"),
            ("&#0000065;", "A"),
            ("&#00000065;", "&#00000065;"),
            ("é&é;&;", "é&é;&;"),
        ] {
            let mut out = String::new();
            unescape(text, &mut out);
            assert_eq!(out, plain);
        }
    }
}
