//! Dates as bank files write them.

use crate::calendar::Date;

fn number(text: &str) -> Option<u32> {
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    text.parse().ok()
}

/// A day; one beyond the end of its month (30 February) becomes the last of the month, and says so.
fn clamped(year: i32, month: u32, day: u32) -> Option<(Date, bool)> {
    if let Ok(date) = Date::new(year, month, day) {
        return Some((date, false));
    }
    if !(29..=31).contains(&day) {
        return None;
    }
    Date::new(year, month, 1).ok().map(|first| (first.month_end(), true))
}

/// `YYMMDD`; years from 80 on are of the last century.
pub(super) fn short(text: &str) -> Option<(Date, bool)> {
    if text.len() != 6 {
        return None;
    }
    let (year, month, day) = (number(text.get(..2)?)?, number(text.get(2..4)?)?, number(text.get(4..6)?)?);
    let century = if year >= 80 { 1900 } else { 2000 };
    clamped(i32::try_from(year).ok()?.checked_add(century)?, month, day)
}

/// `MMDD` without a year: the one nearest to another day.
pub(super) fn without_year(text: &str, near: Date) -> Option<(Date, bool)> {
    let (month, day) = (number(text.get(..2)?)?, number(text.get(2..4)?)?);
    // Half a year away or less there is no nearer one.
    if let Some((date, moved)) = clamped(near.year(), month, day)
        && date.days_since(near).unsigned_abs() <= 180
    {
        return Some((date, moved));
    }
    let years = [near.year(), near.year().checked_sub(1)?, near.year().checked_add(1)?];
    let dates = years.into_iter().filter_map(|year| clamped(year, month, day));
    dates.min_by_key(|(date, _)| date.days_since(near).unsigned_abs())
}

/// `YYYY-MM-DD`, also with a time or zone behind it.
pub(super) fn iso(text: &str) -> Option<Date> {
    let (date, rest) = text.split_at_checked(10)?;
    let closed = rest.is_empty() || rest.starts_with(['T', 'Z', '+', '-', ' ']);
    if closed { date.parse().ok() } else { None }
}

/// `YYYYMMDD`, also with a time behind it.
pub(super) fn packed(text: &str) -> Option<Date> {
    let (year, month, day) = (number(text.get(..4)?)?, number(text.get(4..6)?)?, number(text.get(6..8)?)?);
    Date::new(i32::try_from(year).ok()?, month, day).ok()
}

/// A date in a form made of `YYYY`, `YY`, `MM`, `DD` and what stands between; `D` and `M` take one or two digits.
pub(super) fn formed(text: &str, form: &str) -> Option<Date> {
    let mut rest = text.trim();
    let mut form = form;
    let (mut year, mut month, mut day) = (None, None, None);
    while let Some(letter) = form.chars().next() {
        let run = form.chars().take_while(|c| *c == letter).count();
        let (_, after) = form.split_at_checked(run.saturating_mul(letter.len_utf8()))?;
        form = after;
        if !matches!(letter, 'Y' | 'M' | 'D') {
            let literal: String = std::iter::repeat_n(letter, run).collect();
            rest = rest.strip_prefix(literal.as_str())?;
            continue;
        }
        let most = if run == 1 { 2 } else { run };
        let digits = rest.bytes().take(most).take_while(u8::is_ascii_digit).count();
        if digits == 0 || (run > 1 && digits != run) {
            return None;
        }
        let (value, after) = rest.split_at_checked(digits)?;
        rest = after;
        let value = number(value)?;
        match letter {
            'Y' if run == 2 => year = Some(value.checked_add(if value >= 80 { 1900 } else { 2000 })?),
            'Y' => year = Some(value),
            'M' => month = Some(value),
            _ => day = Some(value),
        }
    }
    // A time may stand behind a date.
    if !(rest.is_empty() || rest.starts_with([' ', 'T', ','])) {
        return None;
    }
    Date::new(i32::try_from(year?).ok()?, month?, day?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_found() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        assert_eq!(short("160230"), Some((day("2016-02-29"), true)));
        assert_eq!(short("991231"), Some((day("1999-12-31"), false)));
        assert_eq!(short("161332"), None);
        assert_eq!(without_year("0102", day("2023-12-30")), Some((day("2024-01-02"), false)));
        assert_eq!(without_year("1230", day("2024-01-02")), Some((day("2023-12-30"), false)));
        assert_eq!(formed("5.1.2024", "D.M.YYYY"), Some(day("2024-01-05")));
        assert_eq!(formed("01/05/24 10:00", "MM/DD/YY"), Some(day("2024-01-05")));
        assert_eq!(formed("2024-13-01", "YYYY-MM-DD"), None);
        assert_eq!(iso("2024-01-05+01:00"), Some(day("2024-01-05")));
        assert_eq!(iso("2024-01-055"), None);
    }
}
