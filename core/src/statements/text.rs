//! Words of banks: placeholders that say nothing, and lines that belong together.

/// The text, unless it is one of the words that stand for nothing.
pub(super) fn said<'a, T: From<&'a str>>(text: &'a str) -> Option<T> {
    words(text).map(T::from)
}

/// The same in place.
pub(super) fn words(text: &str) -> Option<&str> {
    let text = match text.as_bytes() {
        // Most have no blanks around them.
        [b'!'..=b'~'] | [b'!'..=b'~', .., b'!'..=b'~'] => text,
        _ => text.trim(),
    };
    let nothing = matches!(text, "" | "NOTPROVIDED" | "NOT PROVIDED" | "NONREF" | "NONE" | "-");
    (!nothing).then_some(text)
}

/// Joins lines. A line that is filled to its last column goes on in the next without a blank, so that a number cut at
/// the edge is whole again; a shorter one is followed by a blank.
pub(super) fn joined<'a>(lines: impl Iterator<Item = &'a str>, width: usize) -> String {
    let mut out = String::new();
    let mut full = true;
    for line in lines {
        if !full && !out.ends_with(' ') {
            out.push(' ');
        }
        out.push_str(line);
        full = line.len() >= width && line.chars().count() >= width;
    }
    out.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_lines_go_on() {
        assert_eq!(joined(["abc", "de", "f"].into_iter(), 3), "abcde f");
        assert_eq!(said::<&str>(" NONREF "), None);
        assert_eq!(said(" x "), Some("x"));
    }
}
