//! Fields, and the lines that begin and end them.

use crate::statements::source::MOST_PART;

/// The tags of the two messages. Patterns, because those are compared without a call.
macro_rules! tags {
    ($($tag:literal)+) => {
        fn known(tag: &str) -> Option<&'static str> {
            match tag {
                $($tag => Some($tag),)+
                _ => None,
            }
        }
    };
}
tags! {
    "13" "13D" "20" "21" "25" "25P" "28" "28C" "34F" "60F" "60M" "61" "62F" "62M" "64" "65" "86" "90C" "90D" "NS"
}

/// Most lines of one field.
pub(super) const MOST_LINES: usize = 2_000;

/// A field: its tag and its lines. Its memory is used again for the next.
#[derive(Default)]
pub(super) struct Field {
    pub(super) tag: &'static str,
    pub(super) line: u64,
    pub(super) text: String,
    pub(super) count: usize,
    pub(super) open: bool,
}

impl Field {
    pub(super) fn start(&mut self, tag: &'static str, line: u64, rest: &str) {
        (self.tag, self.line, self.count, self.open) = (tag, line, 1, true);
        self.text.clear();
        self.text.push_str(rest);
    }

    pub(super) fn push(&mut self, line: &str) {
        self.text.push('\n');
        self.text.push_str(line);
        self.count = self.count.saturating_add(1);
    }

    pub(super) fn lines(&self) -> std::str::Split<'_, char> {
        self.text.split('\n')
    }

    pub(super) fn first(&self) -> &str {
        let end = memchr::memchr(b'\n', self.text.as_bytes()).unwrap_or(self.text.len());
        self.text.get(..end).map(str::trim_end).unwrap_or_default()
    }

    /// The field with its colons, for a refusal.
    pub(super) fn name(&self) -> String {
        format!(":{}:", self.tag)
    }
}

/// Whether a text may still grow by another.
pub(super) fn fits(text: &str, more: &str) -> bool {
    let length = u64::try_from(text.len().saturating_add(more.len())).unwrap_or(u64::MAX);
    length < MOST_PART
}

/// The tag that a line begins with, and the rest.
pub(super) fn tag_of(line: &str) -> Option<(&'static str, &str)> {
    let mut body = line;
    if !line.starts_with(':') {
        body = line.trim_start_matches(['\u{1}', '\u{feff}']);
        if body.starts_with('{') {
            // The last block of a header may stand before the first field.
            body = body.get(body.rfind("{4:")?..)?.strip_prefix("{4:")?;
        }
    }
    let body = body.strip_prefix(':')?;
    // A tag has two or three letters.
    let end = body.bytes().take(4).position(|byte| byte == b':')?;
    Some((known(body.get(..end)?)?, body.get(end.checked_add(1)?..)?))
}

/// Whether a line ends the message: a hyphen of its own; behind the closing balance any line that starts with one.
pub(super) fn ends(line: &str, field: &Field, closed: bool) -> bool {
    if !line.starts_with(|c: char| matches!(c, '-' | '{') || c.is_whitespace() || c.is_control()) {
        return false;
    }
    let text = line.trim_matches(|c: char| c.is_whitespace() || c.is_control());
    if text.starts_with("{1:") || text.starts_with("{5:") {
        return true;
    }
    let in_text = field.open && matches!(field.tag, "86" | "61" | "NS") && !closed;
    text == "-" || text.starts_with("-}") || (!in_text && text.starts_with('-'))
}
