//! Rows out of bytes, each with the line in which it begins, whatever ends the lines.

use crate::statements::refuse::{Read, Refusal};
use crate::statements::source::failed;
use std::collections::VecDeque;
use std::io;

/// Most columns of a row.
const MOST_COLUMNS: usize = 512;
/// The only cell of a row behind the last one. A quotation that is still open there takes it in.
const END: &str = "\u{1}";

/// Bytes on their way, with the lines that begin in them.
struct Feed<R> {
    inner: R,
    /// First byte and number of each line that is not empty and whose row is still to come.
    lines: VecDeque<(u64, u64)>,
    offset: u64,
    line: u64,
    /// Whether the next byte begins a line, and whether the last one was a carriage return.
    fresh: bool,
    returned: bool,
    /// What is still to be given behind the end.
    end: &'static [u8],
}

impl<R> Feed<R> {
    fn note(&mut self, bytes: &[u8]) {
        let mut rest = bytes;
        while let Some(first) = rest.first() {
            let length = match first {
                b'\n' if self.returned => {
                    self.returned = false;
                    1
                }
                b'\n' | b'\r' => {
                    self.line = self.line.saturating_add(1);
                    self.fresh = true;
                    self.returned = *first == b'\r';
                    1
                }
                _ => {
                    if self.fresh {
                        self.lines.push_back((self.offset, self.line));
                    }
                    self.fresh = false;
                    self.returned = false;
                    memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len())
                }
            };
            self.offset = self.offset.saturating_add(u64::try_from(length).unwrap_or(u64::MAX));
            rest = rest.get(length..).unwrap_or_default();
        }
    }
}

impl<R: io::Read> io::Read for Feed<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        if count == 0 {
            return self.end.read(buffer);
        }
        self.note(buffer.get(..count).unwrap_or_default());
        Ok(count)
    }
}

/// A reader of rows.
pub(super) struct Rows<R> {
    reader: csv::Reader<Feed<R>>,
    /// Whether the last row read was the one behind the end.
    closed: bool,
    line: u64,
}

impl<R: io::Read> Rows<R> {
    pub(super) fn new(inner: R, separator: u8, quote: u8) -> Self {
        let feed = Feed {
            inner,
            lines: VecDeque::new(),
            offset: 0,
            line: 1,
            fresh: true,
            returned: false,
            end: b"\n\x01",
        };
        let reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(separator)
            .quote(quote)
            .from_reader(feed);
        Self { reader, closed: true, line: 1 }
    }

    /// Where the bytes come from.
    pub(super) fn source(&mut self) -> &mut R {
        &mut self.reader.get_mut().inner
    }

    /// Reads the next row and gives its line; nothing at the end.
    ///
    /// # Errors
    /// A refusal when a quotation is open at the end, a row has too many columns or the source fails.
    pub(super) fn next(&mut self, record: &mut csv::StringRecord) -> Read<Option<u64>> {
        loop {
            let start = self.reader.position().byte();
            let read = self.reader.read_record(record);
            if matches!(read, Ok(false)) {
                let open = "a quotation that no mark ends";
                let allowed = "a mark at both ends of a quotation, or another one stated in csv.quote";
                return if self.closed {
                    Ok(None)
                } else {
                    Err(Refusal::file(self.line, "csv.quote", open, allowed))
                };
            }
            let feed = self.reader.get_mut();
            while feed.lines.front().is_some_and(|(at, _)| *at < start) {
                feed.lines.pop_front();
            }
            self.line = feed.lines.front().map_or(feed.line, |(_, line)| *line);
            match read.map_err(csv::Error::into_kind) {
                Ok(_) => {}
                Err(csv::ErrorKind::Io(error)) => return Err(failed(self.line, &error)),
                Err(_) => {
                    let found = "a row that cannot be read";
                    return Err(Refusal::file(self.line, "", found, "text in rows and columns"));
                }
            }
            if record.len() > MOST_COLUMNS {
                let found = format!("a row of {} columns", record.len());
                return Err(Refusal::file(self.line, "", &found, "up to 512 columns"));
            }
            self.closed = record.len() == 1 && record.get(0) == Some(END);
            if !self.closed {
                return Ok(Some(self.line));
            }
        }
    }
}
