//! Finding out how a table is written.

use super::Known;
use super::header;
use super::number::{amount, mark_of};
use super::row::{Below, Rule, account};
use super::rows::Rows;
use super::side;
use crate::calendar::Date;
use crate::statements::amount::CurrencyCode;
use crate::statements::dates;
use crate::statements::model::{CsvColumns, CsvDialect};
use crate::statements::refuse::{Read, Refusal};
use crate::statements::text::words;
use std::collections::{BTreeMap, BTreeSet};

/// Rows that are looked at.
const SAMPLE: usize = 200;
/// Forms of dates, in order of preference.
const DATE_FORMS: &[&str] = &[
    "YYYY-MM-DD",
    "YYYYMMDD",
    "YYYY/MM/DD",
    "YYYY.MM.DD",
    "DD.MM.YYYY",
    "DD.MM.YY",
    "D.M.YYYY",
    "DD-MM-YYYY",
    "DD/MM/YYYY",
    "MM/DD/YYYY",
    "D/M/YYYY",
    "M/D/YYYY",
    "DD/MM/YY",
    "MM/DD/YY",
    "MM-DD-YYYY",
    "DD-MM-YY",
];

/// The dialect of a table that begins like this, with what is stated taken as it is.
pub(super) fn dialect(head: &str, stated: &CsvDialect) -> Read<Known> {
    let separator = one_byte(stated.separator.as_deref(), "csv.separator")?;
    let quote = one_byte(stated.quote.as_deref(), "csv.quote")?.unwrap_or(b'"');
    let separator = separator.or_else(|| separator_of(head, quote)).unwrap_or(b',');
    let rows = rows(head, separator, quote)?;
    let (header_line, names) = header_of(&rows, stated)?;
    let mut columns = match &stated.columns {
        Some(columns) => columns.clone(),
        None if header_line > 0 => header::columns(&names),
        None => by_content(&rows),
    };
    if !header::is_enough(&columns) {
        let found =
            if names.is_empty() { "no column that can be told".to_owned() } else { names.join(" | ") };
        let allowed = "columns for a date and an amount: name them in csv.columns";
        return Err(Refusal::file(header_line.max(1), "header", &found, allowed));
    }
    let mut rule = places(&columns, &names)?;
    rule.names.clone_from(&names);
    rule.separator = separator;
    rule.quote = quote;
    let body: Vec<&Vec<String>> =
        rows.iter().filter(|(line, _)| *line > header_line).map(|(_, row)| row).collect();
    let below_header = || rows.iter().filter(move |(line, _)| *line > header_line);
    set_mark(&mut rule, stated, below_header())?;
    sides(&mut columns, &mut rule, stated, (header_line, &names), &body)?;
    if rule.side.is_none() && stated.columns.is_none() {
        let doubt = side::doubt(&rule, below_header());
        rule.side_doubt = doubt.map(|(line, at, cell)| (line, name_of(at, &names), cell));
    }
    rule.below = Below {
        credit: below(&rule, rule.credit, "credit", below_header())?,
        debit: below(&rule, rule.debit, "debit", below_header())?,
    };
    rule.date_form = match &stated.date_form {
        Some(form) => form.clone(),
        None => date_form_of(&rule, &body, header_line)?,
    };
    let stated_currency = stated.currency.as_deref().and_then(CurrencyCode::read);
    // The name of the amount may hold its currency: "Betrag (EUR)".
    let in_name = columns.amount.as_deref().and_then(|name| {
        name.split(|c: char| !c.is_ascii_uppercase())
            .find_map(|word| CurrencyCode::read(word).filter(|c| c.payable().is_some()))
    });
    rule.default_currency = stated_currency.or(in_name);
    rule.own_account = stated.account.as_deref().and_then(words).map(account);
    let shown = |byte: u8| Some(char::from(byte).to_string());
    let dialect = CsvDialect {
        separator: shown(separator),
        quote: shown(quote),
        header_line: Some(header_line),
        decimal_mark: shown(rule.mark),
        date_form: Some(rule.date_form.clone()),
        currency: rule.default_currency.map(|code| code.to_string()),
        account: stated.account.clone(),
        columns: Some(columns),
    };
    Ok((dialect, rule))
}

fn one_byte(text: Option<&str>, field: &str) -> Read<Option<u8>> {
    match text.map(str::as_bytes) {
        None => Ok(None),
        Some([byte]) if byte.is_ascii() => Ok(Some(*byte)),
        Some(_) => Err(Refusal::file(1, field, text.unwrap_or_default(), "one ASCII character")),
    }
}

/// The decimal mark: stated, or seen in the columns of amounts.
fn set_mark<'r>(
    rule: &mut Rule,
    stated: &CsvDialect,
    rows: impl Iterator<Item = &'r (u64, Vec<String>)>,
) -> Read<()> {
    rule.mark_known = stated.decimal_mark.is_some();
    if let Some(mark) = one_byte(stated.decimal_mark.as_deref(), "csv.decimal_mark")? {
        rule.mark = mark;
        return Ok(());
    }
    let places = [rule.amount, rule.credit, rule.debit, rule.balance];
    let cells = rows.flat_map(|(line, row)| {
        places.iter().flatten().filter_map(|at| Some((*line, row.get(*at)?.as_str())))
    });
    let seen = mark_of(cells)?;
    rule.mark_known = seen.is_some();
    rule.mark = seen.unwrap_or(b'.');
    Ok(())
}

/// Whether most amounts in a column for money in or out are below zero.
///
/// # Errors
/// A refusal where as many are as are not: nothing says which of them go the other way.
fn below<'r>(
    rule: &Rule,
    column: Option<usize>,
    field: &str,
    rows: impl Iterator<Item = &'r (u64, Vec<String>)>,
) -> Read<bool> {
    let Some(at) = column.filter(|_| rule.amount.is_none()) else { return Ok(false) };
    let (mut below, mut above, mut last) = (0_usize, 0_usize, (1, ""));
    for (line, row) in rows {
        let cell = row.get(at).map_or("", String::as_str);
        match amount(cell, rule.mark, None) {
            Some(value) if value.is_negative() => {
                below = below.saturating_add(1);
                last = (*line, cell);
            }
            Some(value) if !value.is_zero() => above = above.saturating_add(1),
            _ => {}
        }
    }
    if below > 0 && below == above {
        let allowed = "one sign in the whole column of money in or out";
        return Err(Refusal::file(last.0, field, last.1, allowed));
    }
    Ok(below > above)
}

/// The name of a column, or its number where it has none of its own.
pub(super) fn name_of(at: usize, names: &[String]) -> String {
    let name = names.get(at).filter(|name| !name.is_empty());
    let name = name.filter(|name| names.iter().filter(|other| other == name).count() == 1);
    name.cloned().unwrap_or_else(|| at.saturating_add(1).to_string())
}

/// The separator that stands in most rows with the same count; a cell may have several lines.
fn separator_of(head: &str, quote: u8) -> Option<u8> {
    let score = |separator: u8| {
        let found: Vec<usize> = match rows(head, separator, quote) {
            Ok(rows) => rows.iter().map(|(_, row)| row.len().saturating_sub(1)).collect(),
            // Marks of quotation that do not divide rows: each line counts.
            Err(_) => head.lines().take(SAMPLE).map(|line| outside_quotes(line, separator)).collect(),
        };
        let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
        for count in found {
            if count > 0 {
                let seen = counts.entry(count).or_insert(0);
                *seen = seen.saturating_add(1);
            }
        }
        counts.into_iter().map(|(count, lines)| (lines, count)).max().unwrap_or((0, 0))
    };
    let best = *b";\t|,";
    best.into_iter()
        .map(|byte| (score(byte), byte))
        .rev()
        .max_by_key(|(score, _)| *score)
        .filter(|(score, _)| score.0 > 0)
        .map(|(_, byte)| byte)
}

fn outside_quotes(line: &str, separator: u8) -> usize {
    let mut quoted = false;
    line.bytes()
        .filter(|byte| {
            quoted ^= *byte == b'"';
            !quoted && *byte == separator
        })
        .count()
}

/// The column of sides: by its name, else by its words where nothing is stated.
fn sides(
    columns: &mut CsvColumns,
    rule: &mut Rule,
    stated: &CsvDialect,
    (line, names): (u64, &[String]),
    body: &[&Vec<String>],
) -> Read<()> {
    if rule.side.is_none()
        && stated.columns.is_none()
        && let Some(at) = side::find(rule, body, line.saturating_add(1))?
    {
        columns.side = Some(name_of(at, names));
        for (place, column) in
            [(&mut rule.credit, &mut columns.credit), (&mut rule.debit, &mut columns.debit)]
        {
            if *place == Some(at) {
                (*place, *column) = (None, None);
            }
        }
        rule.side = Some(at);
        rule.side_found = true;
    }
    rule.side_signs = rule.side.is_some_and(|at| side::only_signs(at, body));
    Ok(())
}

/// The first rows with their lines; the last one may be cut and is left out.
fn rows(head: &str, separator: u8, quote: u8) -> Read<Vec<(u64, Vec<String>)>> {
    let cut = head.len() >= 60_000;
    let mut reader = Rows::new(head.as_bytes(), separator, quote);
    let mut record = csv::StringRecord::new();
    let mut rows = Vec::new();
    while rows.len() < SAMPLE {
        match reader.next(&mut record) {
            Ok(Some(line)) => {
                let clean = |cell: &str| cell.trim().trim_start_matches('\u{feff}').to_owned();
                rows.push((line, record.iter().map(clean).collect()));
            }
            Ok(None) => break,
            // A quotation may end behind the head.
            Err(refusal) if cut && refusal.field == "csv.quote" => break,
            Err(refusal) => return Err(refusal),
        }
    }
    if rows.len() > 2 && !head.ends_with('\n') && rows.len() < SAMPLE && cut {
        rows.pop();
    }
    Ok(rows)
}

/// The line and the names of the header.
fn header_of(rows: &[(u64, Vec<String>)], stated: &CsvDialect) -> Read<(u64, Vec<String>)> {
    if let Some(line) = stated.header_line {
        let names = rows.iter().find(|(at, _)| *at == line).map(|(_, row)| row.clone()).unwrap_or_default();
        return Ok((line, names));
    }
    let wanted: Option<&CsvColumns> = stated.columns.as_ref();
    for (line, row) in rows.iter().take(40) {
        let named = wanted.and_then(|columns| columns.amount.as_ref().or(columns.credit.as_ref()));
        let hit = match named.filter(|name| name.parse::<usize>().is_err()) {
            Some(name) => row.iter().any(|cell| cell == name),
            None => {
                header::is_enough(&header::columns(row)) && !row.iter().any(|cell| any_date(cell).is_some())
            }
        };
        if hit {
            return Ok((*line, row.clone()));
        }
    }
    Ok((0, Vec::new()))
}

/// Without a header: the first column of dates, the first of signed numbers, and the longest of words.
fn by_content(rows: &[(u64, Vec<String>)]) -> CsvColumns {
    let width = rows.iter().map(|(_, row)| row.len()).max().unwrap_or(0);
    let share = |test: &dyn Fn(&str) -> bool, at: usize| {
        let cells = rows.iter().filter_map(|(_, row)| row.get(at)).filter(|cell| !cell.is_empty());
        let (mut hits, mut all) = (0_usize, 0_usize);
        for cell in cells {
            all = all.saturating_add(1);
            hits = hits.saturating_add(usize::from(test(cell)));
        }
        all > 0 && hits.saturating_mul(10) >= all.saturating_mul(9)
    };
    let name = |at: usize| Some(at.saturating_add(1).to_string());
    let is_date = |cell: &str| any_date(cell).is_some();
    let is_amount = |cell: &str| {
        cell.contains([',', '.']) && [b'.', b','].iter().any(|mark| amount(cell, *mark, None).is_some())
    };
    let day = (0..width).find(|at| share(&is_date, *at));
    let number = (0..width).find(|at| Some(*at) != day && share(&is_amount, *at) && !share(&is_date, *at));
    let words = (0..width)
        .filter(|at| Some(*at) != day && Some(*at) != number)
        .max_by_key(|at| rows.iter().filter_map(|(_, row)| row.get(*at)).map(String::len).sum::<usize>());
    CsvColumns {
        booking_date: day.and_then(name),
        amount: number.and_then(name),
        text: words.and_then(name).into_iter().collect(),
        ..CsvColumns::default()
    }
}

fn any_date(cell: &str) -> Option<Date> {
    DATE_FORMS.iter().find_map(|form| dates::formed(cell, form))
}

/// Columns by their place: by number, or by name in the header.
fn places(columns: &CsvColumns, names: &[String]) -> Read<Rule> {
    let place = |name: &Option<String>| -> Read<Option<usize>> {
        let Some(name) = name else { return Ok(None) };
        let found = names.iter().position(|cell| cell == name);
        let number = || name.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        let refuse = || Refusal::file(1, "csv.columns", name, "a name in the header, or a number from 1");
        found.or_else(number).map(Some).ok_or_else(refuse)
    };
    let mut rule = Rule {
        booking_date: place(&columns.booking_date)?,
        value_date: place(&columns.value_date)?,
        amount: place(&columns.amount)?,
        credit: place(&columns.credit)?,
        debit: place(&columns.debit)?,
        side: place(&columns.side)?,
        currency: place(&columns.currency)?,
        counterparty: place(&columns.counterparty)?,
        counterparty_account: place(&columns.counterparty_account)?,
        reference: place(&columns.reference)?,
        id: place(&columns.id)?,
        account: place(&columns.account)?,
        balance: place(&columns.balance)?,
        ..Rule::default()
    };
    for name in &columns.text {
        rule.text.extend(place(&Some(name.clone()))?);
    }
    Ok(rule)
}

/// The form in which every date can be read; where several can and disagree, the one that keeps the rows in order.
fn date_form_of(rule: &Rule, rows: &[&Vec<String>], header_line: u64) -> Read<String> {
    let columns = [rule.booking_date, rule.value_date];
    // Each date with its account: rows of two accounts are in no order.
    let cells: Vec<(&str, &str)> = rows
        .iter()
        .filter(|row| {
            [rule.amount, rule.credit, rule.debit]
                .iter()
                .flatten()
                .any(|at| row.get(*at).is_some_and(|c| !c.is_empty()))
        })
        .flat_map(|row| {
            let account = rule.account.and_then(|at| row.get(at)).map_or("", String::as_str);
            let days = columns.iter().flatten().filter_map(|at| row.get(*at));
            days.map(move |day| (day.as_str(), account))
        })
        .filter(|(cell, _)| !cell.is_empty())
        .collect();
    let accounts: BTreeSet<&str> = cells.iter().map(|(_, account)| *account).collect();
    let of_account = |account: &str, days: &[Date]| -> Vec<Date> {
        let own = cells.iter().zip(days).filter(|((_, of), _)| *of == account);
        own.map(|(_, day)| *day).collect()
    };
    let cells: Vec<&str> = cells.iter().map(|(cell, _)| *cell).collect();
    let read = |form: &str| cells.iter().map(|cell| dates::formed(cell, form)).collect::<Option<Vec<_>>>();
    let mut fits: Vec<(&str, Vec<Date>)> =
        DATE_FORMS.iter().filter_map(|form| read(form).map(|days| (*form, days))).collect();
    let found = cells.first().copied().unwrap_or("no date");
    let allowed = "dates of one form: state it in csv.date_form, such as DD/MM/YYYY";
    let refuse = || Refusal::file(header_line.saturating_add(1), "csv.date_form", found, allowed);
    if fits.is_empty() {
        // One bad date must not hide the form of the others.
        let most = DATE_FORMS
            .iter()
            .map(|form| (cells.iter().filter(|cell| dates::formed(cell, form).is_some()).count(), *form));
        let best = most
            .rev()
            .max_by_key(|(count, _)| *count)
            .filter(|(count, _)| count.saturating_mul(2) > cells.len());
        return best.map(|(_, form)| form.to_owned()).ok_or_else(refuse);
    }
    let (first, days) = fits.remove(0);
    if fits.iter().all(|(_, other)| *other == days) {
        return Ok(first.to_owned());
    }
    let in_order = |days: &[Date]| days.is_sorted() || days.iter().rev().is_sorted();
    fits.insert(0, (first, days));
    let all_in_order = |days: &[Date]| accounts.iter().all(|account| in_order(&of_account(account, days)));
    let mut sorted = fits.iter().filter(|(_, days)| days.len() > 2 && all_in_order(days));
    match (sorted.next(), sorted.next()) {
        (Some((form, days)), other) if other.is_none_or(|(_, also)| also == days) => Ok((*form).to_owned()),
        _ => Err(refuse()),
    }
}
