//! Marks between thousands: the one rule for numbers that people and banks write for people.

/// The digits of a whole number, with or without marks between thousands. They stand in threes, or as in India in twos
/// before the last three, all apart by the same mark: a blank, an apostrophe, or one of `marks`. The first group is not
/// empty and begins with no zero.
pub(super) fn digits_of(text: &str, marks: &[char]) -> Option<String> {
    let Some(apart) = text.chars().find(|c| !c.is_ascii_digit()) else { return Some(text.to_owned()) };
    if !marks.contains(&apart) && !apart.is_whitespace() && !matches!(apart, '\'' | '\u{2019}') {
        return None;
    }
    let groups: Vec<&str> = text.split(apart).collect();
    let [first, middle @ .., last] = groups.as_slice() else { return None };
    let digits = groups.iter().all(|group| group.bytes().all(|byte| byte.is_ascii_digit()));
    let of = |length: usize| first.len() <= length && middle.iter().all(|group| group.len() == length);
    let grouped = last.len() == 3 && !first.is_empty() && !first.starts_with('0') && (of(3) || of(2));
    (digits && grouped).then(|| groups.concat())
}

#[cfg(test)]
mod tests {
    use super::digits_of;

    #[test]
    fn thousands_stand_in_threes_or_as_in_india() {
        for (text, digits) in [
            ("", ""),
            ("1234", "1234"),
            ("0", "0"),
            ("1,234", "1234"),
            ("12,34,567", "1234567"),
            ("1 234 567", "1234567"),
            ("1'234", "1234"),
        ] {
            assert_eq!(digits_of(text, &[',']).as_deref(), Some(digits), "{text}");
        }
        for bad in ["1.234", "1,2", "12,34", "1234,567", "0,123", ",123", "1,234 567", "1,,234", "1,23a"] {
            assert!(digits_of(bad, &[',']).is_none(), "{bad}");
        }
    }
}
