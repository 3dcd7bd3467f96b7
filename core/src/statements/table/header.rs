//! Names of columns.

use crate::statements::model::CsvColumns;
use std::sync::LazyLock;

/// Field and name, in the order of the table.
static NAMES: LazyLock<Vec<(&'static str, &'static str)>> = LazyLock::new(|| {
    let rows = include_str!("../../../data/csv_columns.csv").lines();
    rows.filter(|line| !line.starts_with('#')).skip(1).filter_map(|line| line.split_once(',')).collect()
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
    let exact = NAMES.iter().enumerate().find(|(_, (_, name))| *name == cell);
    let padded = format!(" {cell} ");
    let part = || NAMES.iter().enumerate().find(|(_, (_, name))| padded.contains(&format!(" {name} ")));
    exact.or_else(part).map(|(rank, (field, _))| (*field, rank))
}

/// The columns of a header: each field gets the column whose name ranks first; texts get all.
pub(super) fn columns(cells: &[String]) -> CsvColumns {
    let mut best: Vec<(&'static str, usize, String)> = Vec::new();
    let mut columns = CsvColumns::default();
    for (at, cell) in cells.iter().enumerate() {
        let Some((field, rank)) = field_of(cell) else { continue };
        let name = if cells.iter().filter(|other| *other == cell).count() > 1 {
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
