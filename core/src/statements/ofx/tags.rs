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
    /// The name of the tag in capitals, without its slash.
    pub(super) name: String,
    /// Whether it ends an element.
    pub(super) closes: bool,
    /// Attributes of a processing instruction.
    pub(super) instruction: String,
}

impl<R: io::Read> Tags<R> {
    pub(super) const fn new(source: Source<R>) -> Self {
        Self {
            source,
            bytes: Vec::new(),
            text: String::new(),
            name: String::new(),
            closes: false,
            instruction: String::new(),
        }
    }

    pub(super) const fn source(&self) -> &Source<R> {
        &self.source
    }

    fn until(&mut self, end: u8) -> Read<String> {
        let line = self.source.line();
        self.bytes.clear();
        self.source.mark();
        self.source.read_until(end, &mut self.bytes).map_err(|error| failed(line, &error))?;
        let done = self.bytes.last() == Some(&end);
        if done {
            self.bytes.pop();
        }
        let text = String::from_utf8_lossy(&self.bytes).into_owned();
        if !done && end == b'>' && !text.trim().is_empty() {
            return Err(Refusal::file(line, "<", &text, "a tag that ends with >"));
        }
        Ok(text)
    }

    /// The next tag; `false` at the end of the file. Processing instructions have the name `?`.
    pub(super) fn next(&mut self) -> Read<bool> {
        self.text.clear();
        loop {
            let text = self.until(b'<')?;
            unescape(&text, &mut self.text);
            let line = self.source.line();
            let mut tag = self.until(b'>')?;
            if tag.is_empty() && self.bytes.is_empty() && self.source.fill_buf().is_ok_and(<[u8]>::is_empty) {
                return Ok(false);
            }
            if let Some(body) = tag.strip_prefix("![CDATA[") {
                // The text ends with ]]>, and may have > before.
                let mut body = body.to_owned();
                while !body.ends_with("]]") {
                    let more = self.until(b'>')?;
                    if self.bytes.is_empty() || body.len() > 65_536 {
                        return Err(Refusal::file(line, "<![CDATA[", &body, "a text that ends with ]]>"));
                    }
                    body.push('>');
                    body.push_str(&more);
                }
                self.text.push_str(body.strip_suffix("]]").unwrap_or(&body));
                continue;
            }
            if tag.starts_with("!--") {
                while !tag.ends_with("--") {
                    tag = self.until(b'>')?;
                    if self.bytes.is_empty() {
                        return Err(Refusal::file(line, "<!--", "a comment without end", "-->"));
                    }
                }
                continue;
            }
            if tag.starts_with('!') {
                return Err(Refusal::file(line, "<!", &tag, "OFX without a document type or entities"));
            }
            self.instruction.clear();
            self.closes = tag.starts_with('/');
            if tag.starts_with('?') {
                self.instruction.push_str(&tag);
                "?".clone_into(&mut self.name);
            } else {
                let name = tag.trim_start_matches('/').trim_end_matches('/');
                let name = name.split_whitespace().next().unwrap_or_default();
                self.name = name.rsplit(':').next().unwrap_or_default().to_ascii_uppercase();
            }
            let trimmed = self.text.trim().to_owned();
            self.text = trimmed;
            return Ok(true);
        }
    }
}

/// The entities of XML and HTML that banks use; others stay as they are.
fn unescape(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let name = after.split_once(';').filter(|(name, _)| name.len() <= 8);
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
