//! XML as a stream of three things: begin, end, text. No document type, no entities but the five of XML.
//!
//! A file in memory is read where it lies ([`super::plain`]), and places in it are offsets until somebody asks for the
//! line; a file from a source is read in pieces, and places are lines at once. Both ways refuse the same.

use super::plain::Plain;
use crate::statements::refuse::{Read, Refusal};
use crate::statements::source::{MOST_PART, Source, TOO_LONG, failed};
use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};
use std::io;

/// Deepest nesting that is read; a message has about 20 levels.
const DEEPEST: usize = 64;

/// What comes next.
pub(super) enum Token {
    /// An element begins: its name stands in [`Xml::name`], its currency and namespace beside it.
    Begin,
    /// The innermost element ends.
    End,
    /// Text, in [`Xml::text`].
    Text,
    /// The end of the file.
    Finish,
}

/// Where the file comes from.
pub(in crate::statements) enum Input<'x, R: io::Read> {
    /// From a source, in pieces.
    Pieces(Source<R>),
    /// From memory, with the name of its encoding and what ends a line.
    Memory(&'x str, &'static str, u8),
}

enum Reading<'x, R: io::Read> {
    Pieces(Reader<Source<R>>, Vec<u8>),
    Memory { plain: Plain<'x>, encoding: &'static str, line_break: u8, counted: (u64, u64) },
}

/// The stream.
pub(super) struct Xml<'x, R: io::Read> {
    reading: Reading<'x, R>,
    found: Found,
    depth: usize,
    /// An empty element has begun and must end.
    closes: bool,
}

/// What the last token brought.
#[derive(Default)]
pub(super) struct Found {
    /// Local name of the element that began last.
    pub(super) name: String,
    /// Its attribute `Ccy`.
    pub(super) currency: String,
    /// The namespace that it declares.
    pub(super) namespace: String,
    /// The text that came last.
    pub(super) text: String,
}

impl<R: io::Read> std::ops::Deref for Xml<'_, R> {
    type Target = Found;
    fn deref(&self) -> &Found {
        &self.found
    }
}

impl<'x, R: io::Read> Xml<'x, R> {
    pub(super) fn new(input: Input<'x, R>) -> Self {
        let reading = match input {
            Input::Pieces(source) => Reading::Pieces(Reader::from_reader(source), Vec::new()),
            Input::Memory(text, encoding, line_break) => {
                Reading::Memory { plain: Plain::new(text), encoding, line_break, counted: (0, 1) }
            }
        };
        Self { reading, found: Found::default(), depth: 0, closes: false }
    }

    /// The place behind what was read last.
    pub(super) fn place(&self) -> u64 {
        match &self.reading {
            Reading::Pieces(reader, _) => reader.get_ref().line(),
            Reading::Memory { plain, .. } => plain.place(),
        }
    }

    /// The line of a place. Places that rise cost the bytes between them.
    pub(super) fn line_of(&mut self, place: u64) -> u64 {
        match &mut self.reading {
            Reading::Pieces(..) => place,
            Reading::Memory { plain, counted, line_break, .. } => {
                let text = plain.text();
                if place < counted.0 {
                    *counted = (0, 1);
                }
                let at = |place: u64| usize::try_from(place).unwrap_or(usize::MAX).min(text.len());
                let passed = text.as_bytes().get(at(counted.0)..at(place)).unwrap_or_default();
                let breaks = u64::try_from(memchr::memchr_iter(*line_break, passed).count()).unwrap_or(0);
                *counted = (place, counted.1.saturating_add(breaks));
                counted.1
            }
        }
    }

    pub(super) fn taken(&self) -> u64 {
        match &self.reading {
            Reading::Pieces(reader, _) => reader.get_ref().taken(),
            Reading::Memory { plain, .. } => plain.place(),
        }
    }

    pub(super) fn encoding(&self) -> &'static str {
        match &self.reading {
            Reading::Pieces(reader, _) => reader.get_ref().encoding(),
            Reading::Memory { encoding, .. } => encoding,
        }
    }

    /// How many elements are open.
    pub(super) const fn depth(&self) -> usize {
        self.depth
    }

    /// The text of the element that has just begun, where there is nothing else in it and it lies in memory; its end is
    /// then read too.
    pub(super) fn leaf(&mut self) -> Option<&'x str> {
        let Reading::Memory { plain, .. } = &mut self.reading else { return None };
        let text = if self.closes { None } else { plain.leaf() };
        self.depth = self.depth.saturating_sub(usize::from(text.is_some()));
        text
    }

    /// The next thing.
    pub(super) fn next(&mut self) -> Read<Token> {
        if self.closes {
            self.closes = false;
            self.depth = self.depth.saturating_sub(1);
            return Ok(Token::End);
        }
        let found = &mut self.found;
        let token = match &mut self.reading {
            Reading::Memory { plain, .. } => plain.next(found)?,
            Reading::Pieces(reader, buffer) => piece(reader, buffer, found)?,
        };
        match token {
            Taken::Begin { place, closed } => {
                if self.depth >= DEEPEST {
                    let open = format!("{} open elements", self.depth);
                    return Err(Refusal::file(place, "", &open, "up to 64"));
                }
                self.depth = self.depth.saturating_add(1);
                self.closes = closed;
                Ok(Token::Begin)
            }
            Taken::End => {
                self.depth = self.depth.saturating_sub(1);
                Ok(Token::End)
            }
            Taken::Text => Ok(Token::Text),
            Taken::Finish => Ok(Token::Finish),
        }
    }
}

/// What one step of a reader brought; the details stand in [`Found`].
pub(super) enum Taken {
    /// An element that begins at a place, and whether it ends at once.
    Begin {
        place: u64,
        closed: bool,
    },
    End,
    Text,
    Finish,
}

/// The next thing of a file that comes in pieces.
fn piece<R: io::Read>(
    reader: &mut Reader<Source<R>>,
    buffer: &mut Vec<u8>,
    found: &mut Found,
) -> Read<Taken> {
    loop {
        buffer.clear();
        reader.get_mut().mark();
        let place = reader.get_ref().line();
        let event = reader.read_event_into(buffer).map_err(|error| broken(place, &error))?;
        limited(reader.get_ref().part(), place)?;
        if let Some(taken) = taken(&event, found, place)? {
            return Ok(taken);
        }
    }
}

/// Refuses a part that is too long.
pub(super) fn limited(length: u64, place: u64) -> Read<()> {
    if length > MOST_PART {
        return Err(Refusal::file(place, "", TOO_LONG, "lines, tags and texts of up to 1 MiB"));
    }
    Ok(())
}

/// What an event means; nothing for comments, declarations and processing instructions.
pub(super) fn taken(event: &Event<'_>, found: &mut Found, place: u64) -> Read<Option<Taken>> {
    let text = |found: &mut Found, text: &str| {
        found.text.clear();
        found.text.push_str(text);
        Taken::Text
    };
    Ok(Some(match event {
        Event::Start(start) => {
            take(start, found, place)?;
            Taken::Begin { place, closed: false }
        }
        Event::Empty(start) => {
            take(start, found, place)?;
            Taken::Begin { place, closed: true }
        }
        Event::End(_) => Taken::End,
        Event::Text(content) => text(found, &content.xml10_content()),
        Event::CData(content) => text(found, &content.xml10_content()),
        Event::GeneralRef(reference) => {
            let letter = letter_of(reference, place)?;
            text(found, letter.encode_utf8(&mut [0; 4]))
        }
        Event::DocType(content) => {
            let allowed = "XML without a document type";
            return Err(Refusal::file(place, "<!DOCTYPE", &content.xml10_content(), allowed));
        }
        Event::Eof => Taken::Finish,
        Event::Decl(_) | Event::Comment(_) | Event::PI(_) => return Ok(None),
    }))
}

/// The letter of a character reference, or of one of the five entities of XML.
fn letter_of(reference: &BytesRef<'_>, place: u64) -> Read<char> {
    let name = reference.xml10_content();
    let letter = match reference.resolve_char_ref() {
        Ok(Some(letter)) => Some(letter),
        Ok(None) => predefined(&name),
        Err(_) => None,
    };
    let allowed = "&amp; &lt; &gt; &quot; &apos; and character references";
    letter.ok_or_else(|| Refusal::file(place, "&", &name, allowed))
}

fn predefined(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}

fn take(start: &BytesStart<'_>, found: &mut Found, place: u64) -> Read<()> {
    found.name.clear();
    found.name.push_str(start.local_name().as_ref());
    found.currency.clear();
    found.namespace.clear();
    if start.attributes_raw().is_empty() {
        return Ok(());
    }
    for attribute in start.attributes().with_checks(false).take(32) {
        let attribute = attribute
            .map_err(|error| Refusal::file(place, &found.name, &error.to_string(), "name=\"value\""))?;
        match attribute.key.as_ref() {
            "Ccy" => found.currency.push_str(&attribute.value),
            key if key.starts_with("xmlns") && attribute.value.contains("camt.") => {
                found.namespace.clear();
                found.namespace.push_str(&attribute.value);
            }
            _ => {}
        }
    }
    Ok(())
}

pub(super) fn broken(place: u64, error: &quick_xml::Error) -> Refusal {
    if let quick_xml::Error::Io(error) = error {
        return failed(place, error);
    }
    Refusal::file(place, "", &error.to_string(), "well-formed XML")
}
