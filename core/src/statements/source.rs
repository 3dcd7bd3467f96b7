//! Bytes in, UTF-8 out: encodings, lines, and a limit on what one line or tag may weigh.
//!
//! Memory is flat: one buffer of [`CHUNK`] bytes of the file and its UTF-8, and one line or tag of at most [`MOST_PART`]
//! bytes, whatever the size of the file.

use super::refuse::{Read, Refusal};
use encoding_rs::{Decoder, Encoding, WINDOWS_1252};
use std::io::{self, BufRead, ErrorKind};

/// Bytes read at once.
const CHUNK: usize = 64 * 1024;
/// Most bytes of one line, tag or text.
pub(super) const MOST_PART: u64 = 1024 * 1024;

/// How bytes become text.
enum Mode {
    /// UTF-8, and where it is not valid, windows-1252 byte by byte.
    Guess,
    /// A stated encoding.
    Decode(Box<Decoder>),
}

/// What was met on the way.
#[derive(Debug, Clone, Copy, Default)]
struct Seen {
    high: bool,
    utf8: bool,
    /// A byte that is not UTF-8.
    single: bool,
    /// One of 0x80 to 0x9F among them, which Latin-1 does not use.
    windows: bool,
    /// A carriage return.
    returns: bool,
    /// A character outside the SWIFT set.
    outside_swift: bool,
}

/// A reader that gives valid UTF-8, counts lines and refuses parts without end.
pub(super) struct Source<R> {
    inner: R,
    mode: Mode,
    stated: Option<&'static Encoding>,
    raw: Vec<u8>,
    out: String,
    at: usize,
    /// A line that lies in two pieces.
    whole: String,
    line: u64,
    /// What ends a line: a line feed, or a carriage return in a file that begins without any line feed.
    breaks: u8,
    part: u64,
    taken: u64,
    ended: bool,
    seen: Seen,
}

/// Marks the error of a part without end.
pub(super) const TOO_LONG: &str = "a line or tag of more than 1 MiB";

impl<R: io::Read> Source<R> {
    /// Looks at the first bytes.
    ///
    /// # Errors
    /// A refusal when the source fails or the encoding stated is not known.
    pub(super) fn new(inner: R, label: Option<&str>) -> Read<Self> {
        let mut source = Self {
            inner,
            mode: Mode::Guess,
            stated: None,
            raw: Vec::new(),
            out: String::new(),
            at: 0,
            whole: String::new(),
            line: 1,
            breaks: b'\n',
            part: 0,
            taken: 0,
            ended: false,
            seen: Seen::default(),
        };
        source.read_raw().map_err(|e| failed(1, &e))?;
        let stated = match label {
            Some(label) => Some(Encoding::for_label(label.as_bytes()).ok_or_else(|| {
                Refusal::file(1, "encoding", label, "a label of the WHATWG encoding standard")
            })?),
            None => declared(&source.raw),
        };
        let bom = Encoding::for_bom(&source.raw);
        if let Some((encoding, length)) = bom {
            source.raw.drain(..length.min(source.raw.len()));
            source.state(encoding);
        } else if let Some(encoding) = stated {
            source.state(encoding);
        }
        source.decode();
        // Behind a carriage return at the very end a line feed may still come.
        let known = source.out.as_bytes().split_last().map(|(_, head)| head).unwrap_or_default();
        if memchr::memchr(b'\r', known).is_some() && memchr::memchr(b'\n', source.out.as_bytes()).is_none() {
            source.breaks = b'\r';
        }
        Ok(source)
    }

    fn state(&mut self, encoding: &'static Encoding) {
        self.stated = Some(encoding);
        if encoding != encoding_rs::UTF_8 {
            self.mode = Mode::Decode(Box::new(encoding.new_decoder_without_bom_handling()));
        }
    }

    /// The text that is there without reading more: at most the first chunk.
    pub(super) fn head(&self) -> &str {
        self.out.get(self.at..).unwrap_or_default()
    }

    /// The line of the next byte, from 1.
    pub(super) const fn line(&self) -> u64 {
        self.line
    }

    /// The byte that ends a line.
    pub(super) const fn line_break(&self) -> u8 {
        self.breaks
    }

    /// How many bytes of UTF-8 were given out.
    pub(super) const fn taken(&self) -> u64 {
        self.taken
    }

    /// How many bytes were given out since the last mark.
    pub(super) const fn part(&self) -> u64 {
        self.part
    }

    /// A new line, tag or text begins: the limit counts from here.
    pub(super) const fn mark(&mut self) {
        self.part = 0;
    }

    /// The encoding as far as it is known.
    pub(super) fn encoding(&self) -> &'static str {
        if let Some(encoding) = self.stated
            && (encoding != encoding_rs::UTF_8 || !self.seen.single)
        {
            return encoding.name();
        }
        match self.seen {
            Seen { single: true, windows: false, .. } => "ISO-8859-1",
            Seen { single: true, .. } => "windows-1252",
            Seen { high: false, outside_swift: false, .. } => "SWIFT-X",
            Seen { high: false, .. } => "US-ASCII",
            _ => "UTF-8",
        }
    }

    fn read_raw(&mut self) -> io::Result<()> {
        let have = self.raw.len();
        self.raw.resize(have.saturating_add(CHUNK), 0);
        let mut filled = have;
        while let Some(room) = self.raw.get_mut(filled..)
            && !room.is_empty()
        {
            match self.inner.read(room) {
                Ok(0) => {
                    self.ended = true;
                    break;
                }
                Ok(count) => filled = filled.saturating_add(count),
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        self.raw.truncate(filled);
        Ok(())
    }

    /// The name that a whole text in memory gets, as [`Source::encoding`] would give it once the text was read.
    pub(super) fn encoding_of(&self, text: &str) -> &'static str {
        match self.stated {
            Some(encoding) => encoding.name(),
            None if !text.is_ascii() => "UTF-8",
            None if all_swift(text.as_bytes()) => "SWIFT-X",
            None => "US-ASCII",
        }
    }

    /// Whether the bytes are read as UTF-8, as far as was stated.
    pub(super) const fn is_utf8(&self) -> bool {
        matches!(self.mode, Mode::Guess)
    }

    /// Turns what was read into UTF-8.
    fn decode(&mut self) {
        self.out.clear();
        self.at = 0;
        match &mut self.mode {
            Mode::Decode(decoder) => {
                let room = decoder.max_utf8_buffer_length(self.raw.len()).unwrap_or(CHUNK.saturating_mul(4));
                self.out.reserve(room);
                let _ = decoder.decode_to_string(&self.raw, &mut self.out, self.ended);
                self.raw.clear();
            }
            Mode::Guess => guess(&mut self.raw, &mut self.out, self.ended, &mut self.seen),
        }
        self.seen.returns |= memchr::memchr(b'\r', self.out.as_bytes()).is_some();
        if !self.seen.outside_swift {
            self.seen.outside_swift = !all_swift(self.out.as_bytes());
        }
    }

    /// Counts bytes as given out, with the line breaks in them.
    pub(super) fn pass(&mut self, bytes: usize, breaks: usize) {
        let length = u64::try_from(bytes).unwrap_or(u64::MAX);
        self.line = self.line.saturating_add(u64::try_from(breaks).unwrap_or(0));
        self.part = self.part.saturating_add(length);
        self.taken = self.taken.saturating_add(length);
        self.at = self.at.saturating_add(bytes);
    }

    /// Reads the next line without its end into `line`; `false` at the end of the file.
    ///
    /// # Errors
    /// A refusal when the line is longer than [`MOST_PART`] or the source fails.
    pub(super) fn read_line(&mut self, line: &mut String) -> Read<bool> {
        line.clear();
        self.mark();
        let at = self.line;
        let mut count = 0_usize;
        loop {
            self.fill().map_err(|e| failed(at, &e))?;
            let have = self.head();
            let end = memchr::memchr(self.breaks, have.as_bytes()).map(|end| end.saturating_add(1));
            let taken = end.unwrap_or(have.len());
            line.push_str(have.get(..taken).unwrap_or_default());
            count = count.saturating_add(taken);
            self.pass(taken, usize::from(end.is_some()));
            if end.is_some() || taken == 0 {
                break;
            }
        }
        line.truncate(line.trim_end_matches(['\n', '\r']).len());
        Ok(count > 0)
    }

    /// The same without a copy: a line that lies in the buffer as a whole is lent from there. With it whether carriage
    /// returns may stand in it.
    ///
    /// # Errors
    /// As [`Source::read_line`].
    pub(super) fn next_line(&mut self) -> Read<Option<(&str, bool)>> {
        let begin = self.at;
        if let Some(end) = memchr::memchr(self.breaks, self.head().as_bytes()) {
            self.mark();
            self.pass(end.saturating_add(1), 1);
            let line = self.out.get(begin..begin.saturating_add(end)).unwrap_or_default();
            let returns = self.seen.returns;
            return Ok(Some((if returns { line.trim_end_matches('\r') } else { line }, returns)));
        }
        let mut line = std::mem::take(&mut self.whole);
        let any = self.read_line(&mut line)?;
        self.whole = line;
        Ok(any.then_some((self.whole.as_str(), self.seen.returns)))
    }

    /// Reads on where all was given out.
    fn fill(&mut self) -> io::Result<()> {
        if self.part > MOST_PART {
            return Err(io::Error::other(TOO_LONG));
        }
        while self.at >= self.out.len() && !(self.ended && self.raw.is_empty()) {
            if !self.ended {
                self.read_raw()?;
            }
            self.decode();
            if self.ended {
                self.raw.clear();
            }
        }
        Ok(())
    }
}

/// The refusal behind an error of input.
pub(super) fn failed(line: u64, error: &io::Error) -> Refusal {
    let text = error.to_string();
    if text == TOO_LONG {
        return Refusal::file(line, "", TOO_LONG, "lines, tags and texts of up to 1 MiB");
    }
    Refusal::file(line, "", &format!("the source failed: {text}"), "a source that can be read to its end")
}

/// Whether a byte is a letter that SWIFT messages may have, line breaks and the frame of a message included.
const fn is_swift(byte: u8) -> bool {
    // Without a branch, so that many bytes are judged at once.
    let letter = (byte | 0x20).wrapping_sub(b'a') < 26;
    // 0 to 9 and colon; ' ( ) + , - . /, in one row with the asterisk, which is not allowed.
    let digit = byte.wrapping_sub(b'0') < 11;
    let mark = byte.wrapping_sub(b'\'') < 9 && byte != b'*';
    let other = matches!(byte, b'?' | b' ' | b'\r' | b'\n' | b'{' | b'}' | 1 | 3);
    letter | digit | mark | other
}

/// Whether all bytes are.
fn all_swift(bytes: &[u8]) -> bool {
    bytes.chunks(64).all(|chunk| chunk.iter().fold(true, |all, byte| all & is_swift(*byte)))
}

/// Valid UTF-8 as it is; any other byte as windows-1252. An unfinished character at the end stays for the next chunk.
fn guess(raw: &mut Vec<u8>, out: &mut String, ended: bool, seen: &mut Seen) {
    let mut rest = raw.as_slice();
    let mut kept = Vec::new();
    loop {
        match std::str::from_utf8(rest) {
            Ok(text) => {
                let high = !text.is_ascii();
                seen.high |= high;
                seen.utf8 |= high;
                out.push_str(text);
                break;
            }
            Err(error) => {
                let (valid, tail) = rest.split_at(error.valid_up_to().min(rest.len()));
                let high = !valid.is_ascii();
                seen.high |= high;
                seen.utf8 |= high;
                out.push_str(std::str::from_utf8(valid).unwrap_or_default());
                if error.error_len().is_none() && !ended {
                    kept = tail.to_vec();
                    break;
                }
                let Some((bad, after)) = tail.split_first() else { break };
                *seen = Seen { high: true, single: true, windows: seen.windows || *bad < 0xA0, ..*seen };
                let (letter, _) = WINDOWS_1252.decode_without_bom_handling(std::slice::from_ref(bad));
                out.push_str(&letter);
                rest = after;
            }
        }
    }
    *raw = kept;
}

/// The encoding that the head of the file declares: an XML declaration, or nothing.
fn declared(raw: &[u8]) -> Option<&'static Encoding> {
    let head = raw.get(..raw.len().min(256))?;
    if head.starts_with(&[0, b'<']) || head.starts_with(&[0, b':']) {
        return Some(encoding_rs::UTF_16BE);
    }
    if matches!(head, [b'<' | b':' | b'O' | b'0', 0, ..]) {
        return Some(encoding_rs::UTF_16LE);
    }
    let text: String = head.iter().map(|byte| char::from(*byte)).collect();
    let text = text.trim_start();
    let declaration = text.strip_prefix("<?xml")?.split("?>").next()?;
    let value = declaration.split("encoding").nth(1)?.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let label = value.get(1..)?.split(quote).next()?;
    Encoding::for_label(label.as_bytes()).filter(|encoding| !encoding.name().starts_with("UTF-16"))
}

impl<R: io::Read> io::Read for Source<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let have = self.fill_buf()?;
        let count = have.len().min(buffer.len());
        for (slot, byte) in buffer.iter_mut().zip(have.iter()) {
            *slot = *byte;
        }
        self.consume(count);
        Ok(count)
    }
}

impl<R: io::Read> BufRead for Source<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.fill()?;
        Ok(self.out.as_bytes().get(self.at..).unwrap_or_default())
    }

    fn consume(&mut self, count: usize) {
        let end = self.at.saturating_add(count).min(self.out.len());
        let gone = self.out.as_bytes().get(self.at..end).unwrap_or_default();
        let breaks = memchr::memchr_iter(self.breaks, gone).count();
        self.pass(gone.len(), breaks);
    }
}
