//! Making a reference out of a number of one's own.

use super::bank::{packed, structure};
use super::check::{Judged, ReferenceFault, judge};
use super::digits::{digits, luhn, modulus_11, modulus_97, seven_three_one};
use super::{ReferenceCheck, ReferenceScheme, models, swiss};
use crate::error::{Error, Result, quoted};

/// Puts check digits to a number: the reference to print on an invoice.
///
/// `base` is the number without check digits: letters and digits for `rf`, 18 characters for `lei`, the parts with
/// hyphens for `slovenian` and `croatian`, digits for the others, filled with zeros from the left where the length is
/// fixed. `prefix` is the model (`12`) for `slovenian` and `croatian` and the country for `iban`, else it must be left
/// out.
///
/// # Errors
/// [`Error::TextInvalid`] with field `base` or `prefix`, and what is wrong as its reason; [`Error::NameUnknown`] for
/// `bic`, which has no check digits.
///
/// # Examples
/// ```
/// use receivables::references::{ReferenceScheme, generate_reference};
/// let made = generate_reference(ReferenceScheme::Rf, "1234561", None)?;
/// assert_eq!(made.value.as_deref(), Some("RF341234561"));
/// let made = generate_reference(ReferenceScheme::Slovenian, "123456", Some("12"))?;
/// assert_eq!(made.printed.as_deref(), Some("SI12 1234560"));
/// # Ok::<(), receivables::Error>(())
/// ```
pub fn generate_reference(
    scheme: ReferenceScheme,
    base: &str,
    prefix: Option<&str>,
) -> Result<ReferenceCheck> {
    use ReferenceScheme as S;
    let invalid =
        |field: &str, reason: &str| Error::TextInvalid { field: field.into(), reason: reason.into() };
    let takes_prefix = matches!(scheme, S::Slovenian | S::Croatian | S::Iban);
    if takes_prefix != prefix.is_some() {
        let reason = if takes_prefix { "this scheme needs one" } else { "this scheme has none" };
        return Err(invalid("prefix", reason));
    }
    if base.len() > 64 {
        return Err(invalid("base", ReferenceFault::Length.as_str()));
    }
    if scheme == S::Bic {
        return Err(Error::NameUnknown { field: "scheme".into(), given: quoted(scheme.as_str()) });
    }
    let made = make(scheme, &packed(base), prefix.unwrap_or_default());
    match made {
        Ok((value, printed)) => Ok(ReferenceCheck {
            scheme,
            valid: true,
            value: Some(value),
            printed: Some(printed),
            fault: None,
        }),
        Err(fault @ (ReferenceFault::ModelUnknown | ReferenceFault::CountryUnknown)) => {
            Err(invalid("prefix", fault.as_str()))
        }
        Err(fault) => Err(invalid("base", fault.as_str())),
    }
}

fn make(scheme: ReferenceScheme, base: &str, prefix: &str) -> Judged {
    use ReferenceScheme as S;
    let plain = |check: fn(&[u8]) -> u8| {
        let numbers = digits(base).ok_or(ReferenceFault::Form)?;
        judge(scheme, &format!("{base}{}", check(&numbers)))
    };
    match scheme {
        S::Rf => judge(scheme, &format!("RF{:02}{base}", complement(&format!("{base}RF00"))?)),
        S::SwissQr => filled(scheme, base, 26, swiss::check_digit),
        S::BelgianOgm => {
            if base.is_empty() || base.len() > 10 {
                return Err(ReferenceFault::Length);
            }
            let _ = digits(base).ok_or(ReferenceFault::Form)?;
            let number: u64 = base.parse().map_err(|_| ReferenceFault::Form)?;
            let check = if number.is_multiple_of(97) { 97 } else { number % 97 };
            judge(scheme, &format!("{number:010}{check:02}"))
        }
        S::Finnish | S::Estonian => plain(seven_three_one),
        S::KidMod10 | S::SwedishOcr => plain(luhn),
        S::KidMod11 => {
            let numbers = digits(base).ok_or(ReferenceFault::Form)?;
            let check = modulus_11(&numbers, 7);
            judge(scheme, &if check == 10 { format!("{base}-") } else { format!("{base}{check}") })
        }
        S::SwedishOcrLength => {
            let with_length = format!("{base}{}", base.len().saturating_add(2) % 10);
            let numbers = digits(&with_length).ok_or(ReferenceFault::Form)?;
            judge(scheme, &format!("{with_length}{}", luhn(&numbers)))
        }
        S::DanishFik71 => filled(scheme, base, 14, luhn),
        S::Slovenian => models::generate("SI", prefix, base),
        S::Croatian => models::generate("HR", prefix, base),
        S::Iban => {
            let country = packed(prefix);
            structure(&country).ok_or(ReferenceFault::CountryUnknown)?;
            let check = complement(&format!("{base}{country}00"))?;
            judge(scheme, &format!("{country}{check:02}{base}"))
        }
        S::Lei => judge(scheme, &format!("{base}{:02}", complement(&format!("{base}00"))?)),
        S::UsRouting => {
            let numbers = digits(base).ok_or(ReferenceFault::Form)?;
            if numbers.len() != 8 {
                return Err(ReferenceFault::Length);
            }
            let check = 10_u32.saturating_sub(super::digits::routing_sum(&numbers)) % 10;
            judge(scheme, &format!("{base}{check}"))
        }
        S::Bic => Err(ReferenceFault::Form),
    }
}

/// 98 less the remainder by 97.
fn complement(text: &str) -> std::result::Result<u32, ReferenceFault> {
    let rest = modulus_97(text.bytes()).ok_or(ReferenceFault::Form)?;
    Ok(98_u32.saturating_sub(rest))
}

/// Digits filled with zeros from the left, with the check digit behind.
fn filled(scheme: ReferenceScheme, base: &str, length: usize, check: fn(&[u8]) -> u8) -> Judged {
    if base.is_empty() || base.len() > length {
        return Err(ReferenceFault::Length);
    }
    let base = format!("{base:0>length$}");
    let numbers = digits(&base).ok_or(ReferenceFault::Form)?;
    judge(scheme, &format!("{base}{}", check(&numbers)))
}
