//! A small part of a message as a tree: one balance, one account, one entry. Its memory is used again for the next.

use super::xml::{Token, Xml};
use crate::calendar::Date;
use crate::statements::BankAmount;
use crate::statements::amount::CurrencyCode;
use crate::statements::dates;
use crate::statements::model::StatementText;
use crate::statements::refuse::{Read, Refusal};
use std::io;

/// Most bytes of text in one part; an entry sheds its payments as they are read.
const MOST_TEXT: usize = 1024 * 1024;
/// Most elements in one part.
const MOST_NODES: usize = 100_000;

#[derive(Debug, Clone, Copy)]
struct Range {
    start: usize,
    end: usize,
}

#[derive(Debug)]
struct Node {
    /// The name in short, by which most comparisons end.
    key: (usize, u64),
    name: Range,
    text: Range,
    currency: Option<CurrencyCode>,
    /// Whether the attribute `Ccy` stood there, readable or not.
    has_currency: bool,
    line: u64,
    /// One behind the last node below this one; zero while the node is open.
    end: usize,
}

/// Length and eight letters of a name, the first and last four: up to eight that is the whole name.
fn key(name: &str) -> (usize, u64) {
    let bytes = name.as_bytes();
    let letters = match (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        (Some(first), Some(last)) => {
            u64::from(u32::from_le_bytes(*first)) << 32 | u64::from(u32::from_le_bytes(*last))
        }
        _ => bytes.iter().fold(0, |key, byte| (key << 8) | u64::from(*byte)),
    };
    (bytes.len(), letters)
}

/// The tree: nodes in the order of the file.
#[derive(Debug, Default)]
pub(super) struct Tree {
    nodes: Vec<Node>,
    text: String,
    /// Used again for the elements that are open.
    open: Vec<usize>,
}

/// A node of a tree.
#[derive(Debug, Clone, Copy)]
pub(super) struct At<'a> {
    tree: &'a Tree,
    index: usize,
}

impl Tree {
    /// Reads the element that has just begun, up to its end. Every element named `shed` is handed over when it ends,
    /// together with the root, and then forgotten.
    pub(super) fn read<R: io::Read>(
        &mut self,
        xml: &mut Xml<'_, R>,
        shed: &str,
        mut each: impl FnMut(At<'_>, At<'_>) -> Read<()>,
    ) -> Read<()> {
        self.nodes.clear();
        self.text.clear();
        let mut open = std::mem::take(&mut self.open);
        open.clear();
        self.begin(xml, &mut open)?;
        while !open.is_empty() {
            match xml.next()? {
                Token::Begin => {
                    self.begin(xml, &mut open)?;
                    if let Some(text) = xml.leaf() {
                        self.add(text, xml.place())?;
                        self.end(&mut open, shed, &mut each)?;
                    }
                }
                Token::Text => self.add(&xml.text, xml.place())?,
                Token::End => self.end(&mut open, shed, &mut each)?,
                Token::Finish => {
                    let path = self.path(&open);
                    return Err(Refusal::file(
                        xml.place(),
                        &path,
                        "the end of the file",
                        "the end of the element",
                    ));
                }
            }
        }
        self.open = open;
        Ok(())
    }

    /// The innermost element ends.
    fn end(
        &mut self,
        open: &mut Vec<usize>,
        shed: &str,
        each: &mut impl FnMut(At<'_>, At<'_>) -> Read<()>,
    ) -> Read<()> {
        let Some(index) = open.pop() else { return Ok(()) };
        let Some((wanted, start)) = self.close(index) else { return Ok(()) };
        let node = At { tree: self, index };
        if wanted == key(shed) && index > 0 && node.name() == shed {
            each(At { tree: self, index: 0 }, node)?;
            self.nodes.truncate(index);
            self.text.truncate(start);
        }
        Ok(())
    }

    fn begin<R: io::Read>(&mut self, xml: &Xml<'_, R>, open: &mut Vec<usize>) -> Read<()> {
        if self.nodes.len() >= MOST_NODES {
            let found = format!("more than {MOST_NODES} elements");
            return Err(Refusal::file(xml.place(), &xml.name, &found, "up to 100000 in one part"));
        }
        open.push(self.nodes.len());
        let start = self.text.len();
        self.text.push_str(&xml.name);
        let end = self.text.len();
        self.nodes.push(Node {
            key: key(&xml.name),
            name: Range { start, end },
            text: Range { start: end, end },
            currency: if xml.currency.is_empty() { None } else { CurrencyCode::read(&xml.currency) },
            has_currency: !xml.currency.is_empty(),
            line: xml.place(),
            end: 0,
        });
        Ok(())
    }

    /// Text belongs to the element that began last, if it has no children.
    fn add(&mut self, text: &str, line: u64) -> Read<()> {
        let at = self.text.len();
        if let Some(node) = self.nodes.last_mut()
            && node.end == 0
        {
            if at.saturating_add(text.len()) > MOST_TEXT {
                return Err(Refusal::file(line, "", "more than 1 MiB of text", "up to 1 MiB in one part"));
            }
            self.text.push_str(text);
            node.text.end = self.text.len();
        }
        Ok(())
    }

    /// Closes a node; gives the key of its name and where its text begins.
    fn close(&mut self, index: usize) -> Option<((usize, u64), usize)> {
        let end = self.nodes.len();
        let node = self.nodes.get_mut(index)?;
        node.end = end;
        // What stands between children is layout.
        if end > index.saturating_add(1) {
            node.text.end = node.text.start;
        }
        Some((node.key, node.name.start))
    }

    fn path(&self, open: &[usize]) -> String {
        let names: Vec<_> = open.iter().map(|index| At { tree: self, index: *index }.name()).collect();
        names.join("/")
    }

    /// The element that was read.
    pub(super) const fn root(&self) -> At<'_> {
        At { tree: self, index: 0 }
    }
}

impl<'a> At<'a> {
    fn node(self) -> Option<&'a Node> {
        self.tree.nodes.get(self.index)
    }

    pub(super) fn name(self) -> &'a str {
        self.node().and_then(|node| self.tree.text.get(node.name.start..node.name.end)).unwrap_or_default()
    }

    pub(super) fn line(self) -> u64 {
        self.node().map_or(0, |node| node.line)
    }

    /// The text, without blanks around it.
    pub(super) fn text(self) -> &'a str {
        let text = self.node().and_then(|node| self.tree.text.get(node.text.start..node.text.end));
        let text = text.unwrap_or_default();
        // Most texts have none.
        match (text.as_bytes().first(), text.as_bytes().last()) {
            (Some(b'!'..=b'~'), Some(b'!'..=b'~')) => text,
            _ => text.trim(),
        }
    }

    /// The elements directly below.
    pub(super) fn children(self) -> impl Iterator<Item = At<'a>> {
        let tree = self.tree;
        let last = self.node().map_or(0, |node| if node.end == 0 { tree.nodes.len() } else { node.end });
        let first = self.index.saturating_add(1);
        let step = move |index: &usize| {
            let next =
                tree.nodes.get(*index).map_or(last, |node| if node.end == 0 { last } else { node.end });
            (next < last).then_some(next)
        };
        std::iter::successors((first < last).then_some(first), step).map(move |index| At { tree, index })
    }

    /// The elements of one name directly below.
    pub(super) fn each(self, name: &'static str) -> impl Iterator<Item = At<'a>> {
        let wanted = key(name);
        self.children().filter(move |child| {
            let known = child.node().is_some_and(|node| node.key == wanted);
            // Longer names may begin and end alike.
            known && (wanted.0 <= 8 || child.name() == name)
        })
    }

    /// The first element of one name directly below.
    pub(super) fn child(self, name: &str) -> Option<At<'a>> {
        let wanted = key(name);
        let nodes = self.tree.nodes.as_slice();
        let last = match nodes.get(self.index)?.end {
            0 => nodes.len(),
            end => end,
        };
        let mut index = self.index.saturating_add(1);
        while index < last {
            let node = nodes.get(index)?;
            let at = At { tree: self.tree, index };
            // Longer names may begin and end alike.
            if node.key == wanted && (wanted.0 <= 8 || at.name() == name) {
                return Some(at);
            }
            index = if node.end == 0 { last } else { node.end };
        }
        None
    }

    /// The first element on a path of names with slashes.
    pub(super) fn at(self, path: &str) -> Option<At<'a>> {
        let (mut node, mut rest) = (self, path);
        while let Some(slash) = rest.bytes().position(|byte| byte == b'/') {
            let (name, after) = rest.split_at_checked(slash)?;
            node = node.child(name)?;
            rest = after.get(1..)?;
        }
        node.child(rest)
    }

    /// The text on a path where it lies, if there is one that is not empty.
    pub(super) fn word(self, path: &'static str) -> Option<&'a str> {
        self.at(path).map(At::text).filter(|text| !text.is_empty())
    }

    /// The same on the first path that has one.
    pub(super) fn any_word(self, paths: &[&'static str]) -> Option<&'a str> {
        paths.iter().find_map(|path| self.word(path))
    }

    /// The text on a path, if there is one that is not empty.
    pub(super) fn get(self, path: &'static str) -> Option<StatementText> {
        self.word(path).map(StatementText::from)
    }

    /// The text on the first path that has one.
    pub(super) fn any(self, paths: &[&'static str]) -> Option<StatementText> {
        self.any_word(paths).map(StatementText::from)
    }

    /// The amount in this element; below zero only where it is written so.
    pub(super) fn amount(self) -> Read<BankAmount> {
        let node = self.node();
        let currency = node.and_then(|node| node.currency);
        if node.is_some_and(|node| node.has_currency) && currency.is_none() {
            let allowed = "a code of three capital letters in Ccy";
            return Err(Refusal::entry(self.line(), self.name(), self.text(), allowed));
        }
        BankAmount::read(self.text(), b'.', currency).ok_or_else(|| {
            let allowed = "digits and a point, up to 18 digits";
            Refusal::entry(self.line(), self.name(), self.text(), allowed)
        })
    }

    /// The amount on a path, if there is one.
    pub(super) fn amount_at(self, path: &'static str) -> Read<Option<BankAmount>> {
        self.at(path).map(|node| node.amount().map_err(|refusal| refusal.below(self.name()))).transpose()
    }

    /// The day on a path: a date, or the date of a date and time.
    pub(super) fn day(self, path: &'static str) -> Read<Option<Date>> {
        let Some(node) = self.at(path) else { return Ok(None) };
        let inner = node.child("Dt").or_else(|| node.child("DtTm")).unwrap_or(node);
        if inner.text().is_empty() {
            return Ok(None);
        }
        let refuse = || Refusal::entry(inner.line(), path, inner.text(), "a date such as 2026-01-31");
        dates::iso(inner.text()).map(Some).ok_or_else(refuse)
    }
}
