//! Records out of lines.

use crate::statements::refuse::{Read, Refusal};
use crate::statements::source::Source;
use std::collections::VecDeque;
use std::io;

const CODES: [&str; 8] = ["01", "02", "03", "16", "49", "88", "98", "99"];
/// Stands between a record and its continuation: divides fields, but is no comma of a text.
pub(super) const SEAM: char = '\u{1f}';

/// One record; its continuations are joined to it.
#[derive(Debug)]
pub(super) struct Record {
    pub(super) code: String,
    pub(super) body: String,
    pub(super) line: u64,
    /// How many records it is with its continuations.
    pub(super) parts: u64,
}

impl Record {
    /// Joins a continuation.
    pub(super) fn continue_with(&mut self, body: &str, most: usize) -> Read<()> {
        if self.body.len().saturating_add(body.len()) > most {
            let found = "a record of more than 1 MiB";
            return Err(Refusal::file(self.line, &self.code, found, "up to 1 MiB with continuations"));
        }
        self.body.push(SEAM);
        self.body.push_str(body);
        self.parts = self.parts.saturating_add(1);
        Ok(())
    }

    pub(super) fn fields(&self) -> Fields<'_> {
        Fields { rest: Some(&self.body) }
    }
}

/// Fields from the left; what is left over is the text.
pub(super) struct Fields<'a> {
    rest: Option<&'a str>,
}

impl<'a> Iterator for Fields<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let rest = self.rest?;
        match rest.split_once([',', SEAM]) {
            Some((field, rest)) => {
                self.rest = Some(rest);
                Some(field)
            }
            None => {
                self.rest = None;
                Some(rest)
            }
        }
    }
}

impl<'a> Fields<'a> {
    /// Everything that is left.
    pub(super) fn rest(&mut self) -> Option<&'a str> {
        self.rest.take()
    }
}

/// Cuts the file into records.
pub(super) struct Records<R> {
    source: Source<R>,
    line: String,
    waiting: VecDeque<Record>,
    ended: bool,
}

impl<R: io::Read> Records<R> {
    pub(super) const fn new(source: Source<R>) -> Self {
        Self { source, line: String::new(), waiting: VecDeque::new(), ended: false }
    }

    pub(super) const fn line(&self) -> u64 {
        self.source.line()
    }

    pub(super) const fn taken(&self) -> u64 {
        self.source.taken()
    }

    pub(super) fn encoding(&self) -> &'static str {
        self.source.encoding()
    }

    /// The next record. One is held back, because the line after may go on with it.
    pub(super) fn next(&mut self) -> Read<Option<Record>> {
        while self.waiting.len() < 2 && !self.ended {
            let at = self.source.line();
            if !self.source.read_line(&mut self.line)? {
                self.ended = true;
                break;
            }
            let line = std::mem::take(&mut self.line);
            for piece in pieces(&line) {
                self.piece(piece, at)?;
            }
            self.line = line;
        }
        Ok(self.waiting.pop_front())
    }

    fn piece(&mut self, piece: &str, line: u64) -> Read<()> {
        let text = piece.trim();
        if text.is_empty() {
            return Ok(());
        }
        if let Some((code, body)) = coded(text) {
            let body = body.strip_suffix('/').unwrap_or(body);
            self.waiting.push_back(Record { code: code.into(), body: body.into(), line, parts: 1 });
            return Ok(());
        }
        // A record that was broken goes on here.
        match self.waiting.back_mut() {
            Some(record) if record.body.len() < super::MOST_RECORD => {
                record.body.push(' ');
                record.body.push_str(text.strip_suffix('/').unwrap_or(text));
                Ok(())
            }
            _ => Err(Refusal::file(line, "", text, "a record: 01, 02, 03, 16, 49, 88, 98 or 99 and a comma")),
        }
    }
}

/// The code of a record and the rest behind its comma.
fn coded(text: &str) -> Option<(&str, &str)> {
    let (code, rest) = text.split_at_checked(2)?;
    if !CODES.contains(&code) {
        return None;
    }
    match rest.strip_prefix(',') {
        Some(body) => Some((code, body)),
        // An empty continuation.
        None => (rest.is_empty() || rest == "/").then_some((code, "")),
    }
}

/// The records of one line: a slash ends one only before another, or at the end of the line.
fn pieces(line: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    for (at, _) in line.match_indices('/') {
        let next = at.saturating_add(1);
        let rest = line.get(next..).unwrap_or_default();
        let body = rest.trim_start();
        let gap = rest.len() > body.len();
        if gap && coded(body).is_some() {
            pieces.extend(line.get(start..next));
            start = next;
        }
    }
    pieces.extend(line.get(start..));
    pieces
}
