//! Tables as text: words to the left, numbers to the right.

use comfy_table::{CellAlignment, Table, presets};
use receivables::Money;

/// A section with its title and a table; `words` columns hold words, the others numbers.
pub(super) fn section(title: &str, words: usize, header: Vec<String>, rows: Vec<Vec<String>>) -> String {
    if rows.is_empty() {
        return format!("{title}\n  nothing\n");
    }
    let mut table = Table::new();
    table.load_style(presets::UTF8_FULL_CONDENSED).set_header(header).add_rows(rows);
    for column in table.column_iter_mut().skip(words) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    format!("{title}\n{}\n", table.trim_fmt())
}

/// An amount with its thousands apart, without its currency: `-1,234.50`.
pub(super) fn amount(money: Money) -> String {
    let text = money.amount_text();
    let (sign, digits) = text.strip_prefix('-').map_or(("", text.as_str()), |rest| ("-", rest));
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let mut grouped = String::new();
    for (left, digit) in (0..whole.len()).rev().zip(whole.chars()) {
        grouped.push(digit);
        if left > 0 && left % 3 == 0 {
            grouped.push(',');
        }
    }
    let point = if decimals.is_empty() { "" } else { "." };
    format!("{sign}{grouped}{point}{decimals}")
}

/// Words as a row of a table.
pub(super) fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}
