//! Numbers as tables write them.

use crate::statements::BankAmount;
use crate::statements::amount::CurrencyCode;
use crate::statements::refuse::{Read, Refusal};
use crate::statements::thousands::digits_of;

/// A number with thousands apart, a minus at either end or brackets around, and its currency at either end.
pub(super) fn amount(text: &str, mark: u8, currency: Option<CurrencyCode>) -> Option<BankAmount> {
    let text = text.trim();
    // Most have nothing to be taken away.
    if text.bytes().all(|byte| byte.is_ascii_digit() || byte == mark || byte == b'-')
        && let Some(value) = BankAmount::read(text, mark, currency)
    {
        return Some(value);
    }
    let (mut rest, brackets) = match text.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')) {
        Some(inner) => (inner, true),
        None => (text, false),
    };
    let (mut minus, mut own, mut sign) = (None, None, false);
    loop {
        rest = rest.trim_matches(|c: char| c.is_whitespace() || c == '"');
        if let (None, Some((letter, without))) = (minus, cut(rest, &['-', '\u{2212}', '+'])) {
            minus = Some(letter != '+');
            rest = without;
        } else if let (false, Some((_, without))) = (sign, cut(rest, &['€', '$', '£', '¥'])) {
            sign = true;
            rest = without;
        } else if let (None, Some((code, without))) = (own, code(rest)) {
            own = Some(code);
            rest = without;
        } else {
            break;
        }
    }
    let (whole, part) = rest.split_once(char::from(mark)).unwrap_or((rest, ""));
    if !part.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let other = if mark == b',' { '.' } else { ',' };
    let mut plain = digits_of(whole, &[other])?;
    plain.push(char::from(mark));
    plain.push_str(part);
    let value = BankAmount::read(&plain, mark, own.or(currency))?;
    Some(if brackets || minus == Some(true) { value.negated() } else { value })
}

/// One of these letters at one end, and what is left without it.
fn cut<'t>(text: &'t str, letters: &[char]) -> Option<(char, &'t str)> {
    let first = text.chars().next().filter(|c| letters.contains(c));
    let last = text.chars().next_back().filter(|c| letters.contains(c));
    first.zip(text.strip_prefix(letters)).or_else(|| last.zip(text.strip_suffix(letters)))
}

/// Three capitals at one end, and what is left without them.
fn code(text: &str) -> Option<(CurrencyCode, &str)> {
    let capital = |c: char| c.is_ascii_uppercase();
    let front = text.split_at_checked(3).filter(|(_, rest)| !rest.starts_with(capital));
    let back = text.len().checked_sub(3).and_then(|at| text.split_at_checked(at));
    let back = back.filter(|(rest, _)| !rest.ends_with(capital)).map(|(rest, code)| (code, rest));
    [front, back].into_iter().flatten().find_map(|(code, rest)| Some((CurrencyCode::read(code)?, rest)))
}

/// The decimal mark that most cells show; nothing where none needs one. A cell such as `1.500` has two readings and shows
/// nothing.
///
/// # Errors
/// A refusal when cells with two readings are all there is.
pub(super) fn mark_of<'c>(cells: impl Iterator<Item = (u64, &'c str)>) -> Read<Option<u8>> {
    let (mut points, mut commas, mut doubt) = (0_usize, 0_usize, None);
    for (line, cell) in cells {
        match (amount(cell, b'.', None), amount(cell, b',', None)) {
            (Some(_), None) => points = points.saturating_add(1),
            (None, Some(_)) => commas = commas.saturating_add(1),
            (point, comma) if point != comma => doubt = doubt.or(Some((line, cell))),
            _ => {}
        }
    }
    match doubt {
        Some((line, cell)) if points == 0 && commas == 0 => {
            Err(Refusal { entry: false, ..two_readings(line, cell) })
        }
        _ if commas > points => Ok(Some(b',')),
        _ => Ok((points > 0).then_some(b'.')),
    }
}

/// The refusal of a number whose mark may stand before decimals or between thousands.
pub(super) fn two_readings(line: u64, cell: &str) -> Refusal {
    Refusal::entry(
        line,
        "csv.decimal_mark",
        cell,
        "a number of one reading: state the mark in csv.decimal_mark",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_stand_in_groups() {
        for (text, mark, shown) in [
            ("1.234,50", b',', "1234.50"),
            ("1 234,50 EUR", b',', "1234.50"),
            ("EUR -1'234.5", b'.', "-1234.50"),
            ("(1,234.00)", b'.', "-1234.00"),
            ("1,23,456.00", b'.', "123456.00"),
            ("12,00-", b',', "-12.00"),
            ("\u{2212} 3", b'.', "-3.00"),
            ("$ .5", b'.', "0.50"),
        ] {
            let read = amount(text, mark, CurrencyCode::read("EUR"));
            assert_eq!(read.map(BankAmount::amount_text).as_deref(), Some(shown), "{text}");
        }
        for bad in [
            "12,50",
            "-1,2,3.00",
            "1,2345",
            "0,500",
            "1,234 567",
            "1.2.3",
            "",
            "-",
            "EUR",
            "1,,234",
            "12 x",
            "--1",
        ] {
            assert!(amount(bad, b'.', None).is_none(), "{bad}");
        }
    }

    #[test]
    fn a_mark_is_shown_or_refused() {
        let mark = |cells: &[&str]| mark_of(cells.iter().map(|cell| (1, *cell)));
        assert_eq!(mark(&["1.500", "0,5"]).unwrap(), Some(b','));
        assert_eq!(mark(&["1.500.000"]).unwrap(), Some(b','));
        assert_eq!(mark(&["0.500", "1.500"]).unwrap(), Some(b'.'));
        assert_eq!(mark(&["15", "x"]).unwrap(), None);
        assert!(mark(&["1.500", "980"]).is_err());
    }
}
