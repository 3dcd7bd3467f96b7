//! Payment terms as people write them: a reader for the texts with one meaning, and the way back.

use super::{
    DayOfMonth, DiscountStep, DiscountUntil, Due, DueRule, PaymentTerms, Period, PrepaymentForm, TermsBase,
};
use crate::calendar::Date;
use crate::error::{Error, Result, quoted};
use std::fmt;

/// Longest text read as payment terms, in bytes.
const LONGEST_TEXT: usize = 200;

impl PaymentTerms {
    /// Reads terms from a text that has exactly one meaning. Capitals, commas and spare blanks do not matter.
    ///
    /// | text | meaning |
    /// | --- | --- |
    /// | `net 30`, `net 30 days`, `30 days`, `n/30` | 30 days after the issue date |
    /// | `net 30 ROG` | 30 days after delivery (receipt of goods) |
    /// | `due on receipt` | the issue date |
    /// | `EOM`, `end of following month` | end of the issue month, of the month after |
    /// | `EOM + 30 days`, `30 days after EOM` | end of the month, then 30 days |
    /// | `30 days then EOM` | 30 days, then to the end of that month |
    /// | `15 MFI`, `15 prox`, `20th of month following` | that day of the month after |
    /// | `15 MFI, cutoff 25` | the same, a month later when issued after the 25th |
    /// | `2/10 net 30`, `3/10 2/20 net 45` | with discounts for payment within 10, 20 days |
    /// | `2/10 EOM` | discount until the 10th of next month, all by its end (prox) |
    /// | `end of quarter`, `end of half-month`, … | end of the period |
    /// | `due 2026-03-31` | a fixed date |
    /// | `CIA`, `CWO`, `PIA`, `CND` | before delivery |
    /// | `COD` | on delivery: runs from the delivery date |
    ///
    /// # Errors
    /// [`Error::TermsAmbiguous`] with the readings, for texts such as `net 30 EOM`; [`Error::TextInvalid`] for texts
    /// that are not terms; [`Error::TextEmpty`], [`Error::TextTooLong`]; for numbers, what the terms refuse.
    pub fn parse(text: &str) -> Result<Self> {
        if text.trim().is_empty() {
            return Err(Error::TextEmpty { field: String::new() });
        }
        if text.len() > LONGEST_TEXT {
            let length = text.len();
            return Err(Error::TextTooLong { field: String::new(), limit: LONGEST_TEXT, length });
        }
        let unknown = || Error::TextInvalid {
            field: String::new(),
            reason: format!("not payment terms with one meaning: {}", quoted(text)),
        };
        let plain = plain(text);
        let mut words: Vec<&str> = plain.split(' ').collect();
        let mut discounts = Vec::new();
        while let Some((percent, number, used)) = discount_word(&words) {
            discounts.push((percent.parse().map_err(|_| unknown())?, number));
            words.drain(..used);
        }
        if let Some(days) = ambiguous_days(&words) {
            return Err(ambiguous(text, days));
        }
        if discounts.is_empty() {
            return terms_of(&words)?.ok_or_else(unknown);
        }
        let is_prox = matches!(*words, ["eom" | "prox"]);
        let terms = if is_prox { Some(Self::new(DueRule::EndOfFollowingMonth)) } else { terms_of(&words)? };
        let terms = terms.filter(|t| is_prox || matches!(t.due, Due::Once(DueRule::Net { .. })));
        let step = |(percent, number): (_, u16)| {
            let until = if is_prox {
                let day = DayOfMonth::new(number.into()).map_err(|_| unknown())?;
                DiscountUntil::DayOfFollowingMonth { day, cutoff_day: None }
            } else {
                DiscountUntil::Days { days: number }
            };
            Ok(DiscountStep { percent, until })
        };
        let steps = discounts.into_iter().map(step).collect::<Result<Vec<_>>>()?;
        terms.ok_or_else(unknown)?.with_discounts(steps)
    }

    /// The text of these terms that [`PaymentTerms::parse`] reads back as the same terms; `None` where no such text
    /// exists (instalments, business-day rules, most base dates).
    #[must_use]
    pub fn text(&self) -> Option<String> {
        let text = self.written();
        Self::parse(&text).ok().filter(|same| same == self).map(|_| text)
    }

    /// The terms in the usual notation, as far as that goes.
    fn written(&self) -> String {
        let mut text = String::new();
        for step in &self.discounts {
            let number = match step.until {
                DiscountUntil::Days { days } => days.to_string(),
                DiscountUntil::DayOfFollowingMonth { day, .. } => day.to_string(),
            };
            text.push_str(&format!("{}/{number} ", step.percent));
        }
        match &self.due {
            Due::Once(DueRule::EndOfFollowingMonth) if !self.discounts.is_empty() => text.push_str("EOM"),
            Due::Once(DueRule::Net { days: 0 }) if !self.discounts.is_empty() => text.push_str("net 0"),
            Due::Once(rule) => text.push_str(&rule.to_string()),
            Due::Instalments(instalments) => {
                text.push_str(&format!("{} instalments", instalments.parts().len()));
            }
        }
        if self.base == TermsBase::DeliveryDate && matches!(self.due, Due::Once(DueRule::Net { .. })) {
            text.push_str(" ROG");
        }
        text
    }
}

/// Writes the usual notation; where that does not say everything, the rest follows in brackets.
impl fmt::Display for PaymentTerms {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(text) = self.text() {
            return f.pad(&text);
        }
        write!(f, "{} (from {}", self.written(), self.base)?;
        for (rule, of) in
            [(self.business_day_rule, "due date"), (self.discount_business_day_rule, "discount")]
        {
            if !rule.is_unadjusted() {
                write!(f, ", {of} {rule}")?;
            }
        }
        f.write_str(")")
    }
}

impl fmt::Display for DueRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Net { days: 0 } => f.write_str("due on receipt"),
            Self::Net { days } => write!(f, "net {days}"),
            Self::EndOfMonth => f.write_str("EOM"),
            Self::EndOfFollowingMonth => f.write_str("end of following month"),
            Self::EndOfMonthPlusDays { days } => write!(f, "EOM + {days} days"),
            Self::DaysThenEndOfMonth { days } => write!(f, "{days} days then EOM"),
            Self::DayOfFollowingMonth { day, cutoff_day: None } => write!(f, "{day} MFI"),
            Self::DayOfFollowingMonth { day, cutoff_day: Some(cutoff) } => {
                write!(f, "{day} MFI, cutoff {cutoff}")
            }
            Self::EndOfPeriod { period } => write!(f, "end of {}", period_text(*period)),
            Self::On { due_date } => write!(f, "due {due_date}"),
            Self::Prepaid { form: PrepaymentForm::CashInAdvance } => f.write_str("CIA"),
            Self::Prepaid { form: PrepaymentForm::CashWithOrder } => f.write_str("CWO"),
            Self::Prepaid { form: PrepaymentForm::PaymentInAdvance } => f.write_str("PIA"),
            Self::CashOnDelivery => f.write_str("COD"),
            Self::CashBeforeNextDelivery => f.write_str("CND"),
        }
    }
}

impl std::str::FromStr for PaymentTerms {
    type Err = Error;
    fn from_str(text: &str) -> Result<Self> {
        Self::parse(text)
    }
}

const fn period_text(period: Period) -> &'static str {
    match period {
        Period::Week => "week",
        Period::TenDays => "ten-day period",
        Period::HalfMonth => "half-month",
        Period::Quarter => "quarter",
        Period::HalfYear => "half-year",
        Period::Year => "year",
    }
}

/// Small letters, single blanks, no commas, one spelling for the end of a month.
fn plain(text: &str) -> String {
    let spaced = text.to_lowercase().replace(',', " ").replace('+', " + ");
    let words: Vec<&str> = spaced.split_whitespace().filter(|word| *word != "the").collect();
    words
        .join(" ")
        .replace("end of following month", "eofm")
        .replace("end of next month", "eofm")
        .replace("end of month", "eom")
        .replace("fin de mois", "eom")
        .replace("jours", "days")
}

fn number(word: &str) -> Option<u16> {
    word.bytes().all(|b| b.is_ascii_digit()).then(|| word.parse().ok())?
}

/// A day of the month: `15`, `15th`, `1st`, `2nd`, `3rd`.
fn ordinal(word: &str) -> Option<u16> {
    let digits = ["th", "st", "nd", "rd"].iter().find_map(|ending| word.strip_suffix(ending));
    number(digits.unwrap_or(word))
}

/// A discount at the start: `2/10`, `2%/10`, `2% 10`, `2% 10 days`. Percent, number, words used.
fn discount_word<'a>(words: &[&'a str]) -> Option<(&'a str, u16, usize)> {
    let (first, rest) = words.split_first()?;
    if let Some((percent, days)) = first.split_once('/') {
        return (percent != "n").then_some((percent.trim_end_matches('%'), number(days)?, 1));
    }
    let percent = first.strip_suffix('%')?;
    match rest {
        [days, "days", ..] => Some((percent, number(days)?, 3)),
        [days, ..] => Some((percent, number(days)?, 2)),
        [] => None,
    }
}

/// The number in a text that names days and an end of month without saying which comes first.
fn ambiguous_days(words: &[&str]) -> Option<u16> {
    let is_end_named = words.contains(&"eom");
    let mut numbers = words.iter().filter_map(|word| number(word));
    let days = numbers.next().filter(|_| numbers.next().is_none())?;
    let is_plain = words.iter().all(|w| matches!(*w, "eom" | "net" | "days" | "day") || number(w).is_some());
    (is_end_named && is_plain).then_some(days)
}

fn ambiguous(text: &str, days: u16) -> Error {
    let mut readings = vec![
        DueRule::EndOfMonthPlusDays { days }.to_string(),
        DueRule::DaysThenEndOfMonth { days }.to_string(),
    ];
    // Only about a month can loosely mean "the end of next month".
    if (28..=31).contains(&days) {
        readings.push(DueRule::EndOfFollowingMonth.to_string());
    }
    Error::TermsAmbiguous { field: String::new(), given: quoted(text), readings }
}

/// The terms without discounts; `None` when the words are not terms.
fn terms_of(words: &[&str]) -> Result<Option<PaymentTerms>> {
    if let [rest @ .., "rog"] = words {
        let net = rule_of(rest)?.filter(|rule| matches!(rule, DueRule::Net { .. }));
        return Ok(net.map(|rule| PaymentTerms::new(rule).with_base(TermsBase::DeliveryDate)));
    }
    let terms = rule_of(words)?.map(PaymentTerms::new);
    Ok(terms.map(|terms| match terms.due {
        Due::Once(DueRule::CashOnDelivery) => terms.with_base(TermsBase::DeliveryDate),
        _ => terms,
    }))
}

fn rule_of(words: &[&str]) -> Result<Option<DueRule>> {
    let rule = match *words {
        ["due", "on" | "upon", "receipt"] | ["on" | "upon", "receipt"] => DueRule::Net { days: 0 },
        ["net", days] | ["net", days, "day" | "days"] | [days, "day" | "days"] | [days, "days", "net"] => {
            return Ok(number(days).map(|days| DueRule::Net { days }));
        }
        ["eom"] => DueRule::EndOfMonth,
        ["eofm"] => DueRule::EndOfFollowingMonth,
        ["eom", "+" | "plus", days]
        | ["eom", "+" | "plus", days, "day" | "days"]
        | [days, "day" | "days", "after", "eom"] => {
            return Ok(number(days).map(|days| DueRule::EndOfMonthPlusDays { days }));
        }
        [days, "day" | "days", "then", "eom"] => {
            return Ok(number(days).map(|days| DueRule::DaysThenEndOfMonth { days }));
        }
        ["cia"] | ["cash", "in", "advance"] => DueRule::Prepaid { form: PrepaymentForm::CashInAdvance },
        ["cwo"] | ["cash", "with", "order"] => DueRule::Prepaid { form: PrepaymentForm::CashWithOrder },
        ["pia"] | ["payment", "in", "advance"] => DueRule::Prepaid { form: PrepaymentForm::PaymentInAdvance },
        ["cod"] | ["cash", "on", "delivery"] => DueRule::CashOnDelivery,
        ["cnd"] | ["cash", "before", "next", "delivery"] => DueRule::CashBeforeNextDelivery,
        ["due", date] | ["due", "on", date] => {
            return Ok(date.parse::<Date>().ok().map(|due_date| DueRule::On { due_date }));
        }
        ["end", "of", ref period @ ..] => {
            let period = period.join(" ");
            let period = Period::ALL.iter().copied().find(|known| period_text(*known) == period);
            return Ok(period.map(|period| DueRule::EndOfPeriod { period }));
        }
        [one] if one.starts_with("n/") => {
            return Ok(one.strip_prefix("n/").and_then(number).map(|days| DueRule::Net { days }));
        }
        _ => return day_rule(words),
    };
    Ok(Some(rule))
}

/// `15 MFI`, `15 prox`, `20th of month following`, each with `cutoff 25` behind it or not.
fn day_rule(words: &[&str]) -> Result<Option<DueRule>> {
    let (words, cutoff) = match words {
        [before @ .., "cutoff", cutoff] => (before, Some(ordinal(cutoff))),
        _ => (words, None),
    };
    let day = match *words {
        [day, "mfi" | "prox"]
        | [day, "of", "month", "following"]
        | [day, "of", "following" | "next", "month"] => ordinal(day),
        _ => None,
    };
    let (Some(day), Some(cutoff_day)) = (day, cutoff.map_or(Some(None), |cutoff| cutoff.map(Some))) else {
        return Ok(None);
    };
    let day = DayOfMonth::new(day.into()).map_err(|e| e.at("day".into()))?;
    let cutoff_day = cutoff_day.map(|cutoff| DayOfMonth::new(cutoff.into())).transpose();
    let cutoff_day = cutoff_day.map_err(|e| e.at("cutoff_day".into()))?;
    Ok(Some(DueRule::DayOfFollowingMonth { day, cutoff_day }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_come_back_as_written() {
        for text in [
            "net 30",
            "net 30 ROG",
            "due on receipt",
            "EOM",
            "end of following month",
            "EOM + 30 days",
            "45 days then EOM",
            "15 MFI",
            "15 MFI, cutoff 25",
            "2/10 net 30",
            "2/10 net 30 ROG",
            "1.5/10 net 60",
            "3/10 2/20 net 45",
            "2/10 EOM",
            "end of ten-day period",
            "end of half-month",
            "end of quarter",
            "due 2026-03-31",
            "CIA",
            "CWO",
            "PIA",
            "COD",
            "CND",
        ] {
            let terms = PaymentTerms::parse(text).unwrap();
            assert_eq!(terms.text().as_deref(), Some(text));
            assert_eq!(terms.to_string(), text);
        }
    }

    #[test]
    fn other_spellings_mean_the_same() {
        for (text, canonical) in [
            ("  NET   30  Days ", "net 30"),
            ("30 days", "net 30"),
            ("n/30", "net 30"),
            ("net 0", "due on receipt"),
            ("2% 10 days, net 30", "2/10 net 30"),
            ("2%/10 n/30", "2/10 net 30"),
            ("2/10 prox", "2/10 EOM"),
            ("20th of the month following", "20 MFI"),
            ("1st of next month", "1 MFI"),
            ("10th prox", "10 MFI"),
            ("end of the month", "EOM"),
            ("EOM+30", "EOM + 30 days"),
            ("30 days after end of month", "EOM + 30 days"),
            ("cash with order", "CWO"),
        ] {
            assert_eq!(PaymentTerms::parse(text).unwrap().to_string(), canonical, "{text}");
        }
    }

    #[test]
    fn two_meanings_are_refused_with_both() {
        for text in [
            "net 30 EOM",
            "30 days EOM",
            "EOM 30",
            "EOM net 30",
            "net EOM 30",
            "30 jours fin de mois",
            "2/10 net 30 EOM",
        ] {
            let Err(Error::TermsAmbiguous { readings, .. }) = PaymentTerms::parse(text) else {
                panic!("{text}")
            };
            assert_eq!(readings, ["EOM + 30 days", "30 days then EOM", "end of following month"], "{text}");
            for reading in readings {
                assert_eq!(PaymentTerms::parse(&reading).unwrap().to_string(), reading);
            }
        }
        let Err(Error::TermsAmbiguous { readings, .. }) = PaymentTerms::parse("60 EOM") else { panic!() };
        assert_eq!(readings, ["EOM + 60 days", "60 days then EOM"]);
    }

    #[test]
    fn what_is_not_terms_is_refused() {
        for (text, code) in [
            ("", "text_empty"),
            ("soon", "text_invalid"),
            ("net thirty", "text_invalid"),
            ("net 99999", "text_invalid"),
            ("net -1", "text_invalid"),
            ("2/10", "text_invalid"),
            ("2/10 15 MFI", "text_invalid"),
            ("2/10 EOM + 30 days", "text_invalid"),
            ("x/10 net 30", "text_invalid"),
            ("32 MFI", "number_out_of_range"),
            ("2/40 net 30", "number_out_of_range"),
            ("2/20 3/10 net 30", "amount_out_of_range"),
            ("end of days", "text_invalid"),
        ] {
            assert_eq!(PaymentTerms::parse(text).unwrap_err().code(), code, "{text}");
        }
    }

    #[test]
    fn terms_without_a_text_still_say_what_they_are() {
        let terms = PaymentTerms::net(30).with_base(TermsBase::ReceiptDate);
        assert_eq!(terms.text(), None);
        assert_eq!(terms.to_string(), "net 30 (from receipt_date)");
    }
}
