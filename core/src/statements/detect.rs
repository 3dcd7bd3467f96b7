//! Which format a file is in, by its first lines.

use super::model::StatementFormat;
use super::refuse::{Read, Refusal};

/// What is allowed when no format fits.
const ALLOWED: &str = "camt.052/053/054, MT940, MT942, BAI2, OFX, a Nacha file, EDI 820 or a table";

/// The format of a file that begins like this. `table` says that the host described a table.
pub(super) fn format(head: &str, table: bool) -> Read<StatementFormat> {
    use StatementFormat as Format;
    let text = head.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '\u{1}');
    if text.is_empty() {
        return Err(Refusal::file(1, "", "an empty file", ALLOWED));
    }
    if text.starts_with('<') {
        return markup(text);
    }
    let first = text.lines().next().unwrap_or_default().trim_end();
    if first.starts_with("OFXHEADER") || (!table && text.contains("<OFX>")) {
        return Ok(Format::Ofx);
    }
    if let Some(swift) = swift(text) {
        return Ok(swift);
    }
    if is_edi(text) {
        return Ok(Format::Edi820);
    }
    if first.starts_with("101")
        && (first.len() >= 94 || first.get(34..37) == Some("094"))
        && !first.contains(',')
    {
        return Ok(Format::Nacha);
    }
    if !table && is_bai2(text, first) {
        return Ok(Format::Bai2);
    }
    if table || text.lines().take(60).any(|line| line.contains([',', ';', '\t', '|'])) {
        return Ok(Format::Csv);
    }
    Err(Refusal::file(1, "", first, ALLOWED))
}

fn markup(text: &str) -> Read<StatementFormat> {
    if text.contains("<OFX>") || text.contains("<?OFX") {
        return Ok(StatementFormat::Ofx);
    }
    let known = ["BkToCstmrStmt", "BkToCstmrAcctRpt", "BkToCstmrDbtCdtNtfctn", "camt.05"];
    // A document type is refused by the reader of XML, with its place.
    if known.iter().any(|name| text.contains(name)) || text.contains("<!DOCTYPE") {
        return Ok(StatementFormat::Camt);
    }
    let root = text.split('<').find(|tag| tag.starts_with(|c: char| c.is_ascii_alphabetic()));
    let root: String = root
        .unwrap_or_default()
        .chars()
        .take_while(|c| !matches!(c, '>' | '/') && !c.is_whitespace())
        .collect();
    Err(Refusal::file(1, "", &format!("<{root}>"), "a message camt.052, camt.053 or camt.054, or OFX"))
}

/// SWIFT: lines that begin with a tag between colons.
fn swift(text: &str) -> Option<StatementFormat> {
    let tags = text.lines().take(400).filter_map(|line| {
        let rest = line.trim_start_matches(['\u{1}', '{', '4', ':', ' ']);
        let line = if line.starts_with(':') { line } else { rest };
        let tag = line.strip_prefix(':')?.split(':').next()?;
        let known = matches!(tag.len(), 2 | 3)
            && (tag == "NS" || tag.bytes().take(2).all(|byte| byte.is_ascii_digit()));
        known.then_some(tag)
    });
    // The block of the first message says it, or else its fields.
    let first = text.split_once(":20:").map_or(text, |(block, _)| block);
    let block = first.split_once("{2:").and_then(|(_, block)| block.get(1..4));
    let mut any = text.starts_with("{1:F");
    let mut hint = None;
    for tag in tags {
        any = true;
        match (block, tag) {
            (Some("942"), _) | (None, "34F") => return Some(StatementFormat::Mt942),
            (Some("940"), _) | (None, "60F" | "60M" | "62F" | "62M") => return Some(StatementFormat::Mt940),
            (_, "13D" | "13" | "90D" | "90C") => hint = hint.or(Some(StatementFormat::Mt942)),
            (_, "61") => hint = hint.or(Some(StatementFormat::Mt940)),
            (_, "20") if hint.is_some() => break,
            _ => {}
        }
    }
    hint.or(any.then_some(StatementFormat::Mt940))
}

fn is_edi(text: &str) -> bool {
    let mut letters = text.chars();
    let tag: String = letters.by_ref().take(3).collect();
    let separator = letters.next().is_some_and(|c| !c.is_alphanumeric() && !c.is_whitespace());
    (matches!(tag.as_str(), "ISA" | "BPR") && separator)
        || text.starts_with("ST*820")
        || text.starts_with("GS*RA")
}

/// Records of two digits and a comma.
fn is_bai2(text: &str, first: &str) -> bool {
    const CODES: [&str; 9] = ["00", "01", "02", "03", "16", "49", "88", "98", "99"];
    let is_record = |line: &str| {
        let (code, rest) = line.split_at_checked(2).unwrap_or_default();
        CODES.contains(&code) && rest.starts_with(',')
    };
    let second = text.lines().nth(1).unwrap_or_default().trim_start();
    is_record(first) && (first.ends_with('/') || is_record(second) || first.starts_with("01,"))
}
