//! The column that says whether money came in or went out.

use super::header::plain;
use super::number::amount;
use super::row::Rule;
use crate::statements::BankAmount;
use crate::statements::refuse::{Read, Refusal};

/// Words that say that money went out.
const OUT: &[&str] = &[
    "D",
    "DR",
    "DB",
    "DT",
    "DEB",
    "DEBIT",
    "DEBITS",
    "DBIT",
    "DEBET",
    "DEBITO",
    "AF",
    "UIT",
    "S",
    "SOLL",
    "LASTSCHRIFT",
    "OUT",
    "OUTGOING",
    "MONEY OUT",
    "PAID OUT",
    "WITHDRAWAL",
    "DEBE",
    "CARGO",
    "DARE",
    "H-",
];
/// Words that say that it came in.
const IN: &[&str] = &[
    "C",
    "CR",
    "CT",
    "CRED",
    "CREDIT",
    "CREDITS",
    "CRDT",
    "KREDIT",
    "CREDITO",
    "BIJ",
    "H",
    "HABEN",
    "GUTSCHRIFT",
    "IN",
    "INCOMING",
    "MONEY IN",
    "PAID IN",
    "DEPOSIT",
    "HABER",
    "ABONO",
    "AVERE",
];

/// Which way money went.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    In,
    Out,
}

fn way(text: &str) -> Option<Way> {
    match text {
        "+" => return Some(Way::In),
        "-" | "\u{2212}" => return Some(Way::Out),
        _ => {}
    }
    let word = plain(text);
    if OUT.contains(&word.as_str()) { Some(Way::Out) } else { IN.contains(&word.as_str()).then_some(Way::In) }
}

/// The first cell with a word for money out within a longer text, such as `Debit Card`, where no amount has a sign: its
/// line and column. Amounts are then read by their sign, as money in, and that is told.
pub(super) fn doubt<'r>(
    rule: &Rule,
    rows: impl Iterator<Item = &'r (u64, Vec<String>)>,
) -> Option<(u64, usize, String)> {
    let place = rule.amount?;
    let mut first = None;
    for (line, row) in rows {
        let Some(value) = row.get(place).and_then(|cell| amount(cell, rule.mark, None)) else { continue };
        if value.is_negative() {
            return None;
        }
        if first.is_none() {
            let cells = row.iter().enumerate().filter(|(at, _)| *at != place);
            let mut words = cells.filter(|(_, cell)| has_out(cell));
            first = words.next().map(|(at, cell)| (*line, at, cell.clone()));
        }
    }
    first
}

/// The same while rows are read, for words that stand behind the rows that were looked at first.
pub(super) struct Doubt {
    open: bool,
}

impl Doubt {
    /// Nothing is in doubt where a column says the direction, columns are stated, or it was told already.
    pub(super) const fn new(rule: &Rule, stated: bool) -> Self {
        Self { open: !stated && rule.side.is_none() && rule.side_doubt.is_none() && rule.amount.is_some() }
    }

    /// The place and text of the first cell with such a word, as long as no amount had a sign.
    pub(super) fn look(&mut self, rule: &Rule, record: &csv::StringRecord) -> Option<(usize, String)> {
        let place = rule.amount.filter(|_| self.open)?;
        let value = record.get(place).and_then(|cell| amount(cell.trim(), rule.mark, None))?;
        let found = record.iter().enumerate().find(|(at, cell)| *at != place && has_out(cell));
        self.open = !value.is_negative() && found.is_none();
        found.filter(|_| !value.is_negative()).map(|(at, cell)| (at, cell.trim().to_owned()))
    }
}

/// Whether one of the longer words for money out stands in a text.
fn has_out(text: &str) -> bool {
    let padded = format!(" {} ", plain(text));
    let mut long = OUT.iter().filter(|word| word.len() > 4);
    long.any(|word| padded.contains(&format!(" {word} ")))
}

/// The amount with the sign that the column of sides gives it.
///
/// # Errors
/// A refusal when the word is missing or unknown, or a column named so disagrees with the sign of the amount.
pub(super) fn signed(rule: &Rule, cell: &str, line: u64, value: BankAmount) -> Read<BankAmount> {
    let cell = cell.trim();
    match way(cell) {
        Some(Way::Out) => Ok(value.abs().negated()),
        Some(Way::In) if value.is_negative() && !rule.side_found => {
            Err(Refusal::entry(line, "side", cell, "a word that agrees with the sign of the amount"))
        }
        Some(Way::In) => Ok(value),
        // A sign needs no word, and where only signs stand, none is a plus.
        None if value.is_negative() || value.is_zero() || (cell.is_empty() && rule.side_signs) => Ok(value),
        None => Err(Refusal::entry(line, "side", cell, "a word for credit or debit")),
    }
}

/// Whether a column of sides has only signs.
pub(super) fn only_signs(at: usize, rows: &[&Vec<String>]) -> bool {
    let mut cells = rows.iter().filter_map(|row| row.get(at)).filter(|cell| !cell.is_empty()).peekable();
    cells.peek().is_some() && cells.all(|cell| matches!(cell.as_str(), "+" | "-" | "\u{2212}"))
}

/// A column by its words, where amounts have no sign and no column has the name for it.
///
/// # Errors
/// A refusal when columns disagree, or words for money out stand among others: all amounts would be receipts.
pub(super) fn find(rule: &Rule, rows: &[&Vec<String>], line: u64) -> Read<Option<usize>> {
    let Some(place) = rule.amount else { return Ok(None) };
    let days = [rule.booking_date, rule.value_date];
    let dated =
        |row: &Vec<String>| days.iter().flatten().any(|at| row.get(*at).is_some_and(|c| !c.is_empty()));
    let rows: Vec<&Vec<String>> = rows
        .iter()
        .copied()
        .filter(|row| dated(row) && row.get(place).is_some_and(|c| !c.is_empty()))
        .collect();
    let negative = |row: &&Vec<String>| {
        row.get(place).and_then(|cell| amount(cell, rule.mark, None)).is_some_and(BankAmount::is_negative)
    };
    if rows.iter().any(negative) {
        return Ok(None);
    }
    let named = rule.named();
    let width = rows.iter().map(|row| row.len()).max().unwrap_or(0);
    let mut found: Option<(usize, Vec<Option<Way>>)> = None;
    let mut doubt = None;
    for at in (0..width).filter(|at| *at != place) {
        let cells: Vec<&str> = rows.iter().filter_map(|row| row.get(at)).map(String::as_str).collect();
        // In a column that has another meaning a letter is no word, and a mark alone may stand for nothing.
        let other = named.contains(&at);
        let word = |cell: &str| way(cell).filter(|_| !plain(cell).is_empty() && (cell.len() > 1 || !other));
        let ways: Vec<Option<Way>> = cells.iter().map(|cell| word(cell)).collect();
        let (words, filled) = (ways.iter().flatten().count(), cells.iter().filter(|c| !c.is_empty()).count());
        let out = cells.iter().zip(&ways).find(|(cell, way)| cell.len() > 1 && **way == Some(Way::Out));
        if words < rows.len() {
            doubt = doubt.or(out.filter(|_| words.saturating_mul(2) >= filled).map(|(cell, _)| *cell));
            continue;
        }
        if words == 0 || (other && out.is_none()) {
            continue;
        }
        match &found {
            Some((_, known)) if *known != ways => {
                let allowed = "one column of words for credit and debit: name it in csv.columns";
                return Err(Refusal::file(line, "csv.columns.side", "two columns that disagree", allowed));
            }
            Some(_) => {}
            None => found = Some((at, ways)),
        }
    }
    match (found, doubt) {
        (Some((at, _)), _) => Ok(Some(at)),
        (None, None) => Ok(None),
        (None, Some(cell)) => {
            let allowed =
                "amounts with a sign, or a column of words for credit and debit: name it in csv.columns";
            Err(Refusal::file(line, "csv.columns.side", cell, allowed))
        }
    }
}
