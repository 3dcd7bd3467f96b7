//! Names of columns.

use crate::statements::model::CsvColumns;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Field and name between blanks, in the order of the table.
static NAMES: LazyLock<Vec<(&'static str, String)>> = LazyLock::new(|| {
    let rows = include_str!("../../../data/csv_columns.csv").lines();
    rows.filter(|line| !line.starts_with('#'))
        .skip(1)
        .filter_map(|line| line.split_once(','))
        .map(|(field, name)| (field, format!(" {name} ")))
        .collect()
});

/// Capitals without accents; anything else than letters and digits is one blank.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::new();
    for letter in text.chars() {
        let folded = match letter {
            'ä' | 'Ä' | 'à' | 'á' | 'â' | 'å' | 'Å' | 'ą' | 'Ą' => "A",
            'ö' | 'Ö' | 'ó' | 'ô' | 'ø' | 'Ø' | 'Ó' => "O",
            'ü' | 'Ü' | 'ú' | 'û' => "U",
            'é' | 'è' | 'ê' | 'É' | 'ë' | 'ę' | 'Ę' => "E",
            'í' | 'î' | 'ï' => "I",
            'ß' => "SS",
            'ł' | 'Ł' => "L",
            'ç' => "C",
            'ś' | 'Ś' => "S",
            'ż' | 'ź' => "Z",
            _ => "",
        };
        if folded.is_empty() {
            let letter = letter.to_ascii_uppercase();
            if letter.is_alphanumeric() {
                out.push(letter);
            } else if !out.ends_with(' ') && !out.is_empty() {
                out.push(' ');
            }
        } else {
            out.push_str(folded);
        }
    }
    out.trim_end().to_owned()
}

/// The field of a column by its name.
fn field_of(cell: &str) -> Option<(&'static str, usize)> {
    let cell = plain(cell);
    if cell.is_empty() || cell.len() > 60 {
        return None;
    }
    let exact = NAMES.iter().position(|(_, name)| name.trim() == cell);
    let padded = format!(" {cell} ");
    let part = || {
        let held: Vec<usize> = (0..NAMES.len())
            .filter(|rank| NAMES.get(*rank).is_some_and(|(_, name)| padded.contains(name.as_str())))
            .collect();
        let name = |rank: usize| NAMES.get(rank).map_or("", |(_, name)| name.as_str());
        // "Credit Debit Indicator" is no column of credits.
        let within =
            |rank: usize| held.iter().any(|other| *other != rank && name(*other).contains(name(rank)));
        held.iter().copied().find(|rank| !within(*rank))
    };
    let rank = exact.or_else(part)?;
    NAMES.get(rank).map(|(field, _)| (*field, rank))
}

/// The columns of a header: each field gets the column whose name ranks first; texts get all.
pub(super) fn columns(cells: &[String]) -> CsvColumns {
    let mut best: Vec<(&'static str, usize, String)> = Vec::new();
    let mut columns = CsvColumns::default();
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for cell in cells {
        let seen = times.entry(cell).or_insert(0);
        *seen = seen.saturating_add(1);
    }
    for (at, cell) in cells.iter().enumerate() {
        let Some((field, rank)) = field_of(cell) else { continue };
        let name = if times.get(cell.as_str()).is_some_and(|seen| *seen > 1) {
            at.saturating_add(1).to_string()
        } else {
            cell.trim().to_owned()
        };
        if field == "text" {
            columns.text.push(name);
            continue;
        }
        match best.iter_mut().find(|(known, ..)| *known == field) {
            Some(known) if rank < known.1 => *known = (field, rank, name),
            Some(_) => {}
            None => best.push((field, rank, name)),
        }
    }
    for (field, _, name) in best {
        let slot = match field {
            "booking_date" => &mut columns.booking_date,
            "value_date" => &mut columns.value_date,
            "amount" => &mut columns.amount,
            "credit" => &mut columns.credit,
            "debit" => &mut columns.debit,
            "side" => &mut columns.side,
            "currency" => &mut columns.currency,
            "counterparty" => &mut columns.counterparty,
            "counterparty_account" => &mut columns.counterparty_account,
            "reference" => &mut columns.reference,
            "id" => &mut columns.id,
            "account" => &mut columns.account,
            _ => &mut columns.balance,
        };
        *slot = Some(name);
    }
    columns
}

/// Whether the columns can hold a movement: a day and an amount.
pub(super) const fn is_enough(columns: &CsvColumns) -> bool {
    let day = columns.booking_date.is_some() || columns.value_date.is_some();
    day && (columns.amount.is_some() || columns.credit.is_some() || columns.debit.is_some())
}
