//! Numbers of banks that write a point or a comma, with or without marks for thousands.

use crate::statements::BankAmount;
use crate::statements::amount::CurrencyCode;
use crate::statements::thousands::digits_of;

/// What a number may look like.
pub(super) const ALLOWED: &str = "a number with a point or a comma as decimal mark; marks for thousands only \
     between groups of three digits (or of two before the last three), and not one mark alone before three digits";

/// A number with a point or a comma. Where it has both, the last one is the decimal mark; a mark that comes more than
/// once divides thousands. One mark alone before three digits has two readings (`1,234`), so it is no number, unless
/// the currency has three decimals or no group of thousands could stand before it (`0.125`, `1234.500`).
pub(super) fn number(text: &str, currency: Option<CurrencyCode>) -> Option<BankAmount> {
    let text = text.trim();
    let (negative, body) = match text.as_bytes().first() {
        Some(b'-') => (true, text.get(1..)?),
        Some(b'+') => (false, text.get(1..)?),
        _ => (false, text),
    };
    let (whole, part) = match body.rfind([',', '.']) {
        Some(at) => {
            let mark = body.get(at..)?.chars().next()?;
            let before = body.get(..at)?;
            if before.contains(mark) { (body, "") } else { (before, body.get(at.checked_add(1)?..)?) }
        }
        None => (body, ""),
    };
    let plain = whole.bytes().all(|byte| byte.is_ascii_digit());
    let thousands = (1..=3).contains(&whole.len()) && !whole.starts_with('0') && part.len() == 3;
    if plain && thousands {
        let exponent = currency.and_then(|code| code.payable()).map(crate::money::Currency::exponent);
        if exponent != Some(3) {
            return None;
        }
    }
    let amount = if plain && body.starts_with(|c: char| c.is_ascii_digit()) {
        let mark = body.as_bytes().get(whole.len()).copied().unwrap_or(b'.');
        BankAmount::read(body, mark, currency)?
    } else {
        let whole = digits_of(whole, &[',', '.'])?;
        BankAmount::read(&format!("{whole}.{part}"), b'.', currency)?
    };
    Some(if negative { amount.negated() } else { amount })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_for_thousands_stand_between_groups_of_three() {
        for (text, currency, shown) in [
            ("-12,5", "EUR", "-12.50"),
            ("+200.29", "EUR", "200.29"),
            ("1,234.56", "USD", "1234.56"),
            ("1.234,56", "EUR", "1234.56"),
            ("1 234,56", "EUR", "1234.56"),
            ("1,234,567", "USD", "1234567.00"),
            ("1,234,567.8", "USD", "1234567.80"),
            ("12,34,567.50", "INR", "1234567.50"),
            ("0.125", "EUR", "0.125"),
            ("1234.500", "EUR", "1234.50"),
            ("1.500", "KWD", "1.500"),
            (".5", "USD", "0.50"),
            ("300,", "EUR", "300.00"),
        ] {
            let amount = number(text, CurrencyCode::read(currency));
            assert_eq!(amount.map(BankAmount::amount_text).as_deref(), Some(shown), "{text}");
        }
        for bad in [
            "1,234",
            "-1,500",
            "1.500",
            "1,2,3.00",
            "-1,2,3",
            "1.234.56",
            "12,34.50",
            "1,234.567,8",
            "--1",
            "1.-5",
            "",
            "-",
            ".",
            "1 2",
            "1e3",
            "1234,567,890",
            "0,123.45",
        ] {
            assert!(number(bad, CurrencyCode::read("USD")).is_none(), "{bad}");
        }
    }
}
