//! Looking for references in free text.

use super::ReferenceScheme;
use super::bank::structure;
use super::check::judge;
use crate::vocabulary::document;

/// Longest text that is searched; what is beyond is not looked at.
const MOST_TEXT: usize = 16_384;
/// Most characters of one reference with its separators.
const MOST_SPAN: usize = 60;

document! {
    /// A valid reference in a text.
    pub struct FoundReference {
        /// The scheme in which it is valid.
        pub scheme: ReferenceScheme,
        /// The reference without separators.
        pub value: String,
        /// The reference as it stands in the text.
        pub text: String,
        /// Where it begins, in characters from 0.
        pub start: u32,
        /// Where it ends, in characters.
        pub end: u32,
        /// Whether the hit is worth something by itself; else it counts only together with an open item.
        pub strong: bool,
    }
}

/// Finds every valid reference of the schemes given, in the order of the text; of references that overlap only the one
/// whose scheme stands first in `schemes`, and of one scheme the longest.
///
/// A reference may be cut by blanks and line breaks, as statements do, and those of ISO 11649 and Belgium may have hyphens
/// between their groups. It must not touch another letter or digit.
///
/// # Examples
/// ```
/// use receivables::references::{ReferenceScheme, find_references};
/// let found = find_references("Invoice RF18 5390 0754 7034, thanks", ReferenceScheme::STRONG);
/// assert_eq!(found[0].value, "RF18539007547034");
/// assert!(find_references("RF18 5390 0754 7035", ReferenceScheme::STRONG).is_empty());
/// ```
#[must_use]
pub fn find_references(text: &str, schemes: &[ReferenceScheme]) -> Vec<FoundReference> {
    let letters: Vec<char> = text.chars().take(MOST_TEXT).collect();
    let mut found: Vec<FoundReference> = Vec::new();
    for scheme in schemes {
        let mut at = 0;
        while at < letters.len() {
            let hit = starts_at(&letters, at).then(|| longest(*scheme, &letters, at)).flatten();
            let taken = |start: usize, end: usize| {
                let inside = |f: &FoundReference| {
                    usize::try_from(f.start).is_ok_and(|s| s < end)
                        && usize::try_from(f.end).is_ok_and(|e| e > start)
                };
                found.iter().any(inside)
            };
            match hit {
                Some((value, end)) if !taken(at, end) => {
                    found.push(FoundReference {
                        scheme: *scheme,
                        value,
                        text: letters.iter().take(end).skip(at).collect(),
                        start: u32::try_from(at).unwrap_or(u32::MAX),
                        end: u32::try_from(end).unwrap_or(u32::MAX),
                        strong: scheme.is_strong(),
                    });
                    at = end;
                }
                _ => at = at.saturating_add(1),
            }
        }
    }
    found.sort_by_key(|f| (f.start, f.end));
    found
}

/// Whether a word begins here.
fn starts_at(letters: &[char], at: usize) -> bool {
    let here = letters.get(at).is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '*'));
    let before = at.checked_sub(1).and_then(|before| letters.get(before));
    here && !before.is_some_and(|c| c.is_alphanumeric())
}

/// The longest valid reference of a scheme that begins here: its value and where it ends. Where none is written in the
/// usual way, one with hyphens between its groups is looked for.
fn longest(scheme: ReferenceScheme, letters: &[char], at: usize) -> Option<(String, usize)> {
    let shape = Shape::of(scheme, letters, at)?;
    valid(scheme, &shape, letters, at).or_else(|| valid(scheme, &shape.with_hyphens(scheme)?, letters, at))
}

/// The longest valid reference of a shape.
fn valid(scheme: ReferenceScheme, shape: &Shape, letters: &[char], at: usize) -> Option<(String, usize)> {
    let mut kept = 0;
    let mut ends = Vec::new();
    let mut text = String::new();
    for (offset, letter) in letters.iter().skip(at).take(MOST_SPAN).enumerate() {
        let end = at.saturating_add(offset).saturating_add(1);
        if shape.takes(*letter) {
            text.push(*letter);
            kept = usize::saturating_add(kept, usize::from(letter.is_ascii_alphanumeric()));
        } else if letter.is_whitespace() {
            continue;
        } else {
            break;
        }
        let next = letters.get(end);
        let closed = !next.is_some_and(|c| c.is_alphanumeric());
        if closed && kept >= shape.least && kept <= shape.most {
            ends.push((end, text.clone()));
        }
        if kept > shape.most {
            break;
        }
    }
    let grouped = |text: &str| shape.groups.is_none_or(|groups| has_groups(text, groups));
    let mut ends = ends.into_iter().rev().filter(|(_, text)| grouped(text));
    ends.find_map(|(end, text)| judge(scheme, &text).ok().map(|(value, _)| (value, end)))
}

/// Whether the letters and digits of a text stand in groups of these lengths.
fn has_groups(text: &str, lengths: &[usize]) -> bool {
    let groups = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|group| !group.is_empty());
    groups.map(str::len).eq(lengths.iter().copied())
}

/// What a reference of a scheme is made of.
struct Shape {
    least: usize,
    most: usize,
    separators: &'static str,
    letters: bool,
    /// Lengths of the groups, where only they tell it from other numbers.
    groups: Option<&'static [usize]>,
}

impl Shape {
    fn of(scheme: ReferenceScheme, letters: &[char], at: usize) -> Option<Self> {
        use ReferenceScheme as S;
        let head: String = letters.iter().skip(at).take(2).map(char::to_ascii_uppercase).collect();
        let starts = |prefix: &str| head == prefix;
        let shape =
            |least, most, separators, letters| Some(Self { least, most, separators, letters, groups: None });
        match scheme {
            S::Rf => starts("RF").then(|| shape(5, 25, "", true))?,
            S::Slovenian => starts("SI").then(|| shape(5, 24, "-", true))?,
            S::Croatian => starts("HR").then(|| shape(5, 24, "-", true))?,
            S::Iban => {
                let length = structure(&head)?.length;
                shape(length, length, "", true)
            }
            S::SwissQr => shape(27, 27, "", false),
            S::BelgianOgm => shape(12, 12, "+*/", false),
            S::Finnish => shape(4, 20, "", false),
            S::Estonian => shape(2, 20, "", false),
            S::KidMod10 | S::KidMod11 | S::SwedishOcr | S::SwedishOcrLength => shape(3, 25, "-", false),
            S::DanishFik71 => shape(15, 25, "+<", false),
            S::Lei => shape(20, 20, "", true),
            S::Bic => shape(8, 11, "", true),
            S::UsRouting => shape(9, 9, "", false),
        }
    }

    /// The same written with hyphens, where the scheme is strong enough to look for it. A Belgian number then stands in
    /// its own groups, `090-9337-55493`, so that no other number with hyphens is taken for one.
    fn with_hyphens(&self, scheme: ReferenceScheme) -> Option<Self> {
        let (separators, groups) = match scheme {
            ReferenceScheme::Rf => ("-", None),
            ReferenceScheme::BelgianOgm => ("+*/-", Some(&[3, 4, 5][..])),
            _ => return None,
        };
        Some(Self { separators, groups, ..*self })
    }

    fn takes(&self, letter: char) -> bool {
        let own = if self.letters { letter.is_ascii_alphanumeric() } else { letter.is_ascii_digit() };
        own || self.separators.contains(letter)
    }
}
