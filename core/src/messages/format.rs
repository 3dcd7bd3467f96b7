//! Amounts and dates as a language writes them.

use super::language::MessageLanguage;
use crate::calendar::Date;
use crate::money::Money;

impl MessageLanguage {
    /// An amount, such as `1.200,00 EUR`.
    pub(super) fn money(&self, money: Money) -> String {
        let text = money.amount_text();
        let (sign, digits) = match text.strip_prefix('-') {
            Some(digits) => ("-", digits),
            None => ("", text.as_str()),
        };
        let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
        let mut amount = format!("{sign}{}", self.grouped(whole));
        if !decimals.is_empty() {
            amount.push_str(&self.decimal);
            amount.push_str(decimals);
        }
        self.money.replace("{amount}", &amount).replace("{code}", money.currency().code())
    }

    fn grouped(&self, whole: &str) -> String {
        let least = usize::from(self.min_group_digits).saturating_add(3);
        if whole.len() < least {
            return whole.to_owned();
        }
        let mut grouped = String::with_capacity(whole.len().saturating_mul(2));
        for (at, digit) in whole.chars().enumerate() {
            let left = whole.len().saturating_sub(at);
            if at > 0 && left % 3 == 0 {
                grouped.push_str(&self.group);
            }
            grouped.push(digit);
        }
        grouped
    }

    /// A date, such as `2. März 2026`.
    pub(super) fn date(&self, date: Date) -> String {
        let form = self.date_of_first.as_ref().filter(|_| date.day() == 1).unwrap_or(&self.date);
        let month = usize::try_from(date.month()).ok().and_then(|month| month.checked_sub(1));
        let month = month.and_then(|at| self.months.get(at)).map_or("", String::as_str);
        form.replace("{day}", &date.day().to_string())
            .replace("{month}", month)
            .replace("{year}", &date.year().to_string())
    }

    /// A word of the language, or the word itself where the language has none.
    pub(super) fn word<'a>(&'a self, word: &'a str) -> &'a str {
        self.words.get(word).map_or(word, String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_and_dates_of_five_languages() {
        // By the number and date patterns of CLDR for each language.
        let expected = [
            ("en", "EUR\u{a0}1,234.50", "EUR\u{a0}-1,234,567.00", "JPY\u{a0}12,345", "1 March 2026"),
            ("de", "1.234,50\u{a0}EUR", "-1.234.567,00\u{a0}EUR", "12.345\u{a0}JPY", "1. März 2026"),
            (
                "fr",
                "1\u{202f}234,50\u{a0}EUR",
                "-1\u{202f}234\u{202f}567,00\u{a0}EUR",
                "12\u{202f}345\u{a0}JPY",
                "1er mars 2026",
            ),
            ("es", "1234,50\u{a0}EUR", "-1.234.567,00\u{a0}EUR", "12.345\u{a0}JPY", "1 de marzo de 2026"),
            (
                "pl",
                "1234,50\u{a0}EUR",
                "-1\u{a0}234\u{a0}567,00\u{a0}EUR",
                "12\u{a0}345\u{a0}JPY",
                "1 marca 2026",
            ),
        ];
        let money = |text: &str| serde_json::from_str::<Money>(text).unwrap();
        for (language, (tag, small, large, yen, date)) in
            MessageLanguage::shipped().unwrap().iter().zip(expected)
        {
            assert_eq!(language.language.as_str(), tag);
            assert_eq!(language.money(money(r#"{"amount":"1234.50","currency":"EUR"}"#)), small);
            assert_eq!(language.money(money(r#"{"amount":"-1234567.00","currency":"EUR"}"#)), large);
            assert_eq!(language.money(money(r#"{"amount":"12345","currency":"JPY"}"#)), yen);
            assert_eq!(language.date("2026-03-01".parse().unwrap()), date);
        }
    }
}
