//! IBAN, BIC, LEI and routing numbers.

use super::check::{Judged, ReferenceFault};
use super::digits::{digits, grouped, modulus_97, routing_sum};
use std::borrow::Cow;
use std::sync::LazyLock;

/// The IBAN of one country.
pub(super) struct Structure {
    pub(super) country: &'static str,
    pub(super) length: usize,
    /// Parts of the national number: how many, of which class.
    bban: Vec<(usize, u8)>,
}

/// By the two letters of the country.
static STRUCTURES: LazyLock<Vec<Option<Structure>>> = LazyLock::new(|| {
    let rows = include_str!("../../data/iban_structures.csv").lines();
    let rows = rows.filter(|line| !line.starts_with('#')).skip(1);
    let read = |line: &'static str| {
        let mut cells = line.trim().split(',');
        let (country, length, form) = (cells.next()?, cells.next()?.parse().ok()?, cells.next()?);
        // `4!a6!n8!n`: that many letters, digits or either.
        let part = |part: &str| {
            let (count, class) = part.split_once('!')?;
            Some((count.parse().ok()?, *class.as_bytes().first()?))
        };
        let bban = form.split_inclusive(['n', 'a', 'c']).map(part).collect::<Option<_>>()?;
        Some(Structure { country, length, bban })
    };
    let mut by_country: Vec<Option<Structure>> = std::iter::repeat_with(|| None).take(26 * 26).collect();
    for row in rows.filter_map(read) {
        if let Some(place) = place(row.country).and_then(|at| by_country.get_mut(at)) {
            *place = Some(row);
        }
    }
    by_country
});

/// Where a country of two capital letters stands.
fn place(country: &str) -> Option<usize> {
    let letter = |byte: u8| byte.is_ascii_uppercase().then(|| usize::from(byte.wrapping_sub(b'A')));
    match country.as_bytes() {
        [first, second] => Some(letter(*first)?.saturating_mul(26).saturating_add(letter(*second)?)),
        _ => None,
    }
}

/// What the IBAN of a country looks like.
pub(super) fn structure(country: &str) -> Option<&'static Structure> {
    STRUCTURES.get(place(country)?)?.as_ref()
}

/// Whether a national number has its form.
fn has_form(bban: &str, form: &[(usize, u8)]) -> bool {
    let mut rest = bban.as_bytes();
    for (count, class) in form {
        let Some((head, tail)) = rest.split_at_checked(*count) else { return false };
        let fits = |byte: &u8| match class {
            b'n' => byte.is_ascii_digit(),
            b'a' => byte.is_ascii_uppercase(),
            _ => byte.is_ascii_digit() || byte.is_ascii_uppercase(),
        };
        if !head.iter().all(fits) {
            return false;
        }
        rest = tail;
    }
    rest.is_empty()
}

/// Modulus 97 with the first four characters moved to the end.
pub(super) fn rotated_97(text: &str) -> Option<u32> {
    let (head, tail) = text.split_at_checked(4)?;
    modulus_97(tail.bytes().chain(head.bytes()))
}

/// The IBAN without blanks.
pub(super) fn iban(text: &str) -> Result<Cow<'_, str>, ReferenceFault> {
    let packed = packed(text);
    let country = packed.get(..2).ok_or(ReferenceFault::Length)?;
    let structure = structure(country).ok_or(ReferenceFault::CountryUnknown)?;
    if packed.len() != structure.length {
        return Err(ReferenceFault::Length);
    }
    let checks = packed.get(2..4).ok_or(ReferenceFault::Form)?;
    let bban = packed.get(4..).ok_or(ReferenceFault::Form)?;
    if !checks.bytes().all(|byte| byte.is_ascii_digit()) || !has_form(bban, &structure.bban) {
        return Err(ReferenceFault::Form);
    }
    if rotated_97(&packed) != Some(1) {
        return Err(ReferenceFault::CheckDigits);
    }
    Ok(packed)
}

pub(super) fn judge_iban(text: &str) -> Judged {
    let value = iban(text)?.into_owned();
    let printed = grouped(&value, 4, 4);
    Ok((value, printed))
}

pub(super) fn judge_bic(text: &str) -> Judged {
    let packed = packed(text).into_owned();
    if packed.len() != 8 && packed.len() != 11 {
        return Err(ReferenceFault::Length);
    }
    let is_form = packed.bytes().enumerate().all(|(at, byte)| match at {
        0..=5 => byte.is_ascii_uppercase(),
        _ => byte.is_ascii_uppercase() || byte.is_ascii_digit(),
    });
    if is_form { Ok((packed.clone(), packed)) } else { Err(ReferenceFault::Form) }
}

pub(super) fn judge_lei(text: &str) -> Judged {
    let packed = packed(text);
    if packed.len() != 20 {
        return Err(ReferenceFault::Length);
    }
    if !packed.bytes().skip(18).all(|byte| byte.is_ascii_digit()) {
        return Err(ReferenceFault::Form);
    }
    match modulus_97(packed.bytes()) {
        Some(1) => Ok((packed.clone().into_owned(), packed.into_owned())),
        Some(_) => Err(ReferenceFault::CheckDigits),
        None => Err(ReferenceFault::Form),
    }
}

pub(super) fn judge_routing(text: &str) -> Judged {
    let packed = packed(text);
    let numbers = digits(&packed).ok_or(ReferenceFault::Form)?;
    if numbers.len() != 9 {
        return Err(ReferenceFault::Length);
    }
    if numbers.iter().all(|digit| *digit == 0) {
        return Err(ReferenceFault::AllZero);
    }
    if routing_sum(&numbers) != 0 {
        return Err(ReferenceFault::CheckDigits);
    }
    Ok((packed.clone().into_owned(), packed.into_owned()))
}

/// Capital letters, without blanks.
pub(super) fn packed(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase()) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    out.extend(text.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_uppercase()));
    Cow::Owned(out)
}
