//! Judging one reference.

use super::bank::{judge_bic, judge_iban, judge_lei, judge_routing, packed, rotated_97};
use super::digits::{digits, grouped, grouped_from_right, luhn, modulus_11, seven_three_one};
use super::{ReferenceScheme, models, swiss};
use crate::vocabulary::{document, words};
use std::borrow::Cow;

words! {
    /// Why a reference is not valid in its scheme.
    ReferenceFault {
        /// Too short or too long.
        Length "length",
        /// A character or a prefix that the scheme does not have.
        Form "form",
        /// The check digits are wrong.
        CheckDigits "check_digits",
        /// No IBAN is known for the country.
        CountryUnknown "country_unknown",
        /// The scheme has no such model.
        ModelUnknown "model_unknown",
        /// Nothing but zeros.
        AllZero "all_zero",
    }
}

/// The reference without separators and as it is printed, or what is wrong.
pub(super) type Judged = Result<(String, String), ReferenceFault>;

document! {
    /// What a scheme says of a reference.
    pub struct ReferenceCheck {
        /// The scheme.
        pub scheme: ReferenceScheme,
        /// Whether the reference is valid in it.
        pub valid: bool,
        /// The reference without separators; only where it is valid.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub value: Option<String>,
        /// The reference as it is printed; only where it is valid.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub printed: Option<String>,
        /// What is wrong; only where it is not valid.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub fault: Option<ReferenceFault>,
    }
}

/// Judges a reference: separators are dropped, then length, form and check digits are looked at, in this order.
///
/// An invalid reference is an ordinary answer, not an error: payers mistype.
///
/// # Examples
/// ```
/// use receivables::references::{ReferenceFault, ReferenceScheme, check_reference};
/// let good = check_reference(ReferenceScheme::Rf, "rf18 5390-0754 7034");
/// assert_eq!(good.value.as_deref(), Some("RF18539007547034"));
/// assert_eq!(good.printed.as_deref(), Some("RF18 5390 0754 7034"));
/// let bad = check_reference(ReferenceScheme::BelgianOgm, "010/8068/17180");
/// assert_eq!(bad.fault, Some(ReferenceFault::CheckDigits));
/// ```
/// Source: the standards named in the [module](super).
#[must_use]
pub fn check_reference(scheme: ReferenceScheme, text: &str) -> ReferenceCheck {
    // No scheme goes beyond 35 characters; separators may double that.
    let judged = if text.len() > 100 { Err(ReferenceFault::Length) } else { judge(scheme, text) };
    match judged {
        Ok((value, printed)) => {
            ReferenceCheck { scheme, valid: true, value: Some(value), printed: Some(printed), fault: None }
        }
        Err(fault) => ReferenceCheck { scheme, valid: false, value: None, printed: None, fault: Some(fault) },
    }
}

/// The IBAN in a text that is nothing else, without blanks; the quick way for readers of files.
pub(crate) fn read_iban(text: &str) -> Option<Cow<'_, str>> {
    let starts = text.as_bytes().first_chunk::<4>()?;
    let [a, b, c, d] = starts;
    let may_be =
        a.is_ascii_alphabetic() && b.is_ascii_alphabetic() && c.is_ascii_digit() && d.is_ascii_digit();
    if may_be && text.len() <= 50 { super::bank::iban(text).ok() } else { None }
}

pub(super) fn judge(scheme: ReferenceScheme, text: &str) -> Judged {
    use ReferenceScheme as S;
    match scheme {
        S::Rf => judge_rf(text),
        S::SwissQr => judge_swiss(text),
        S::BelgianOgm => judge_belgian(text),
        S::Finnish => judge_plain(text, 4, 20, seven_three_one, |value| grouped_from_right(value, 5)),
        S::Estonian => judge_plain(text, 2, 20, seven_three_one, |value| grouped(value, 4, 4)),
        S::KidMod10 | S::SwedishOcr => judge_plain(text, 2, 25, luhn, str::to_owned),
        S::KidMod11 => judge_kid_11(text),
        S::SwedishOcrLength => judge_ocr_length(text),
        S::DanishFik71 => judge_fik(text),
        S::Slovenian => models::judge("SI", text),
        S::Croatian => models::judge("HR", text),
        S::Iban => judge_iban(text),
        S::Bic => judge_bic(text),
        S::Lei => judge_lei(text),
        S::UsRouting => judge_routing(text),
    }
}

fn judge_rf(text: &str) -> Judged {
    let value: String = text.chars().filter(|c| !c.is_whitespace() && !"-.,/:;".contains(*c)).collect();
    let value = value.to_ascii_uppercase();
    if !(5..=25).contains(&value.len()) {
        return Err(ReferenceFault::Length);
    }
    let checks = value.strip_prefix("RF").and_then(|rest| rest.get(..2)).ok_or(ReferenceFault::Form)?;
    if !checks.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(ReferenceFault::Form);
    }
    match rotated_97(&value) {
        Some(1) => {
            let printed = grouped(&value, 4, 4);
            Ok((value, printed))
        }
        Some(_) => Err(ReferenceFault::CheckDigits),
        None => Err(ReferenceFault::Form),
    }
}

fn judge_swiss(text: &str) -> Judged {
    let value = packed(text);
    let numbers = digits(&value).ok_or(ReferenceFault::Form)?;
    if !(16..=27).contains(&numbers.len()) {
        return Err(ReferenceFault::Length);
    }
    if numbers.iter().all(|digit| *digit == 0) {
        return Err(ReferenceFault::AllZero);
    }
    let (last, base) = numbers.split_last().ok_or(ReferenceFault::Length)?;
    if swiss::check_digit(base) != *last {
        return Err(ReferenceFault::CheckDigits);
    }
    let value = format!("{value:0>27}");
    let printed = grouped(&value, 2, 5);
    Ok((value, printed))
}

fn judge_belgian(text: &str) -> Judged {
    let value: String = text.chars().filter(|c| !c.is_whitespace() && !"+*/.-".contains(*c)).collect();
    let numbers = digits(&value).ok_or(ReferenceFault::Form)?;
    if numbers.len() != 12 {
        return Err(ReferenceFault::Length);
    }
    let whole = |part: Option<&str>| part.and_then(|part| part.parse::<u64>().ok());
    let (base, check) = (whole(value.get(..10)), whole(value.get(10..)));
    let (Some(base), Some(check)) = (base, check) else { return Err(ReferenceFault::Form) };
    let expected = if base % 97 == 0 { 97 } else { base % 97 };
    if check != expected {
        return Err(ReferenceFault::CheckDigits);
    }
    let part = |range: std::ops::Range<usize>| value.get(range).unwrap_or_default();
    let printed = format!("+++{}/{}/{}+++", part(0..3), part(3..7), part(7..12));
    Ok((value, printed))
}

/// Digits of which the last is the check of the others.
fn judge_plain(
    text: &str,
    least: usize,
    most: usize,
    check: fn(&[u8]) -> u8,
    print: impl Fn(&str) -> String,
) -> Judged {
    let value = packed(text);
    let numbers = digits(&value).ok_or(ReferenceFault::Form)?;
    let significant = if most == 20 { value.trim_start_matches('0') } else { &value };
    if !(least..=most).contains(&significant.len()) {
        return Err(ReferenceFault::Length);
    }
    let (last, base) = numbers.split_last().ok_or(ReferenceFault::Length)?;
    if check(base) != *last {
        return Err(ReferenceFault::CheckDigits);
    }
    Ok((significant.to_owned(), print(significant)))
}

fn judge_kid_11(text: &str) -> Judged {
    let value = packed(text);
    if !(2..=25).contains(&value.len()) {
        return Err(ReferenceFault::Length);
    }
    let (base, last) = value.split_at_checked(value.len().saturating_sub(1)).ok_or(ReferenceFault::Form)?;
    let base = digits(base).ok_or(ReferenceFault::Form)?;
    let expected = match modulus_11(&base, 7) {
        10 => "-".to_owned(),
        digit => digit.to_string(),
    };
    if last != "-" && !last.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(ReferenceFault::Form);
    }
    if last != expected {
        return Err(ReferenceFault::CheckDigits);
    }
    let value = value.into_owned();
    Ok((value.clone(), value))
}

fn judge_ocr_length(text: &str) -> Judged {
    let judged = judge_plain(text, 3, 25, luhn, str::to_owned)?;
    let length = judged.0.len();
    let stated = judged.0.get(length.saturating_sub(2)..length.saturating_sub(1));
    if stated == Some((length % 10).to_string().as_str()) {
        Ok(judged)
    } else {
        Err(ReferenceFault::CheckDigits)
    }
}

fn judge_fik(text: &str) -> Judged {
    // A whole code line is `+71<123456789012345+12345678<`: only the reference counts.
    let packed = packed(text);
    let line = packed.strip_prefix('+').unwrap_or(&packed);
    let value = match line.strip_prefix("71<") {
        Some(rest) => rest.split('+').next().unwrap_or_default(),
        None => line,
    };
    let numbers = digits(value).ok_or(ReferenceFault::Form)?;
    if numbers.len() != 15 {
        return Err(ReferenceFault::Length);
    }
    let (last, base) = numbers.split_last().ok_or(ReferenceFault::Length)?;
    if luhn(base) != *last {
        return Err(ReferenceFault::CheckDigits);
    }
    Ok((value.to_owned(), format!("+71<{value}")))
}
