//! XML as a stream of three things: begin, end, text. No document type, no entities but the five of XML.

use crate::statements::refuse::{Read, Refusal};
use crate::statements::source::{Source, failed};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
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

/// The stream.
pub(super) struct Xml<R: io::Read> {
    reader: Reader<Source<R>>,
    buffer: Vec<u8>,
    /// Local name of the element that began last.
    pub(super) name: String,
    /// Its attribute `Ccy`.
    pub(super) currency: String,
    /// The namespace that it declares.
    pub(super) namespace: String,
    /// The text that came last.
    pub(super) text: String,
    depth: usize,
    /// An empty element has begun and must end.
    closes: bool,
}

impl<R: io::Read> Xml<R> {
    pub(super) fn new(source: Source<R>) -> Self {
        Self {
            reader: Reader::from_reader(source),
            buffer: Vec::new(),
            name: String::new(),
            currency: String::new(),
            namespace: String::new(),
            text: String::new(),
            depth: 0,
            closes: false,
        }
    }

    pub(super) fn line(&self) -> u64 {
        self.reader.get_ref().line()
    }

    pub(super) fn taken(&self) -> u64 {
        self.reader.get_ref().taken()
    }

    pub(super) fn encoding(&self) -> &'static str {
        self.reader.get_ref().encoding()
    }

    /// How many elements are open.
    pub(super) const fn depth(&self) -> usize {
        self.depth
    }

    /// The next thing.
    pub(super) fn next(&mut self) -> Read<Token> {
        if self.closes {
            self.closes = false;
            self.depth = self.depth.saturating_sub(1);
            return Ok(Token::End);
        }
        loop {
            self.buffer.clear();
            self.reader.get_mut().mark();
            let line = self.reader.get_ref().line();
            let event = match self.reader.read_event_into(&mut self.buffer) {
                Ok(event) => event,
                Err(error) => return Err(broken(line, &error)),
            };
            match event {
                Event::Start(start) => {
                    take(&start, &mut self.name, &mut self.currency, &mut self.namespace, line)?;
                    self.depth = deeper(self.depth, line)?;
                    return Ok(Token::Begin);
                }
                Event::Empty(start) => {
                    take(&start, &mut self.name, &mut self.currency, &mut self.namespace, line)?;
                    self.depth = deeper(self.depth, line)?;
                    self.closes = true;
                    return Ok(Token::Begin);
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Token::End);
                }
                Event::Text(text) => {
                    self.text.clear();
                    self.text.push_str(&text.xml10_content());
                    return Ok(Token::Text);
                }
                Event::CData(text) => {
                    self.text.clear();
                    self.text.push_str(&text.xml10_content());
                    return Ok(Token::Text);
                }
                Event::GeneralRef(reference) => {
                    let letter = match reference.resolve_char_ref() {
                        Ok(Some(letter)) => Some(letter),
                        Ok(None) => predefined(&reference.xml10_content()),
                        Err(_) => None,
                    };
                    let allowed = "&amp; &lt; &gt; &quot; &apos; and character references";
                    let Some(letter) = letter else {
                        return Err(Refusal::file(line, "&", &reference.xml10_content(), allowed));
                    };
                    self.text.clear();
                    self.text.push(letter);
                    return Ok(Token::Text);
                }
                Event::DocType(text) => {
                    let allowed = "XML without a document type";
                    return Err(Refusal::file(line, "<!DOCTYPE", &text.xml10_content(), allowed));
                }
                Event::Eof => return Ok(Token::Finish),
                Event::Decl(_) | Event::Comment(_) | Event::PI(_) => {}
            }
        }
    }
}

fn deeper(depth: usize, line: u64) -> Read<usize> {
    if depth >= DEEPEST {
        return Err(Refusal::file(line, "", &format!("{depth} open elements"), "up to 64"));
    }
    Ok(depth.saturating_add(1))
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

fn take(
    start: &BytesStart<'_>,
    name: &mut String,
    currency: &mut String,
    namespace: &mut String,
    line: u64,
) -> Read<()> {
    name.clear();
    name.push_str(start.local_name().as_ref());
    currency.clear();
    namespace.clear();
    if start.attributes_raw().trim().is_empty() {
        return Ok(());
    }
    for attribute in start.attributes().with_checks(false).take(32) {
        let attribute =
            attribute.map_err(|error| Refusal::file(line, name, &error.to_string(), "name=\"value\""))?;
        match attribute.key.as_ref() {
            "Ccy" => currency.push_str(&attribute.value),
            key if key.starts_with("xmlns") && attribute.value.contains("camt.") => {
                namespace.clear();
                namespace.push_str(&attribute.value);
            }
            _ => {}
        }
    }
    Ok(())
}

fn broken(line: u64, error: &quick_xml::Error) -> Refusal {
    if let quick_xml::Error::Io(error) = error {
        return failed(line, error);
    }
    let found = error.to_string();
    Refusal::file(line, "", &found, "well-formed XML")
}
