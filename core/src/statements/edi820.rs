//! EDI X12 820, payment order and remittance advice; also as segments in the addenda of CTX payments.
//!
//! `BPR` says how much is paid, `TRN` under which trace number, `N1` by whom, `RMR` for which document and `ADX` what
//! was deducted, below zero (above zero up to version 003030 of the standard, which `GS` names; here it is turned).
//! The sum of `RMR` and `ADX` is the amount of `BPR`. The money itself comes with a bank statement: the
//! movement here is information.
//!
//! Source: ASC X12 transaction set 820; element 426 for the reasons.

use super::BankAmount;
use super::amount::CurrencyCode;
use super::dates;
use super::model::{
    BankStatement, FindingKind, Movement, MovementKind, MovementStatus, Remittance, RemittanceAdjustment,
    RemittedDocument, StatementFormat, StatementKind, StatementText,
};
use super::output::Output;
use super::refuse::{Read, Refusal};
use super::source::{Source, failed};
use super::text::{said, words};
use std::io::{self, BufRead};

/// Most bytes of the segments of one transaction set.
const MOST_TEXT: usize = 16 * 1024 * 1024;
/// The last version of the standard with the opposite sign in `ADX`.
const LAST_OPPOSITE: u32 = 3030;

/// How segments and elements are divided.
#[derive(Clone, Copy)]
struct Marks {
    element: char,
    segment: u8,
}

impl Marks {
    /// Marks of a text that begins like this.
    fn of(head: &str) -> Option<Self> {
        if head.starts_with("ISA") {
            let element = head.chars().nth(3)?;
            // The header has a fixed length: its last letter ends segments.
            let segment = *head.as_bytes().get(105)?;
            return segment.is_ascii().then_some(Self { element, segment });
        }
        let element = head.chars().find(|c| !c.is_ascii_alphanumeric())?;
        let segment = head.bytes().find(|byte| matches!(byte, b'~' | b'\\' | b'\'' | b'\n'))?;
        Some(Self { element, segment })
    }
}

/// Reads a file.
pub(super) fn read<R: io::Read>(mut source: Source<R>, output: &mut Output<'_>) -> Read<()> {
    output.file.format = StatementFormat::Edi820;
    let head = source.head().trim_start().to_owned();
    let allowed = "ISA with separators, or ST*820";
    let marks = Marks::of(&head).ok_or_else(|| Refusal::file(1, "ISA", &head, allowed))?;
    let most = output.options().limits.segments;
    let mut set: Option<Set> = None;
    let (mut any, mut opposite, mut foreign) = (false, false, false);
    let mut chunk = 0;
    loop {
        if source.taken() >> 16 > chunk {
            chunk = source.taken() >> 16;
            output.progress(source.taken())?;
        }
        let line = source.line();
        source.mark();
        let mut bytes = Vec::new();
        let count = source.read_until(marks.segment, &mut bytes).map_err(|error| failed(line, &error))?;
        if count == 0 {
            break;
        }
        let text = String::from_utf8(bytes).unwrap_or_default();
        let text = text.trim_end_matches(char::from(marks.segment)).trim();
        let elements: Vec<&str> = text.split(marks.element).map(str::trim).collect();
        let tag = elements.first().copied().unwrap_or_default();
        match tag {
            "" => {}
            "GS" => {
                output.file.version = elements.get(8).and_then(|version| said(version));
                opposite = output.file.version.as_deref().is_some_and(has_opposite_sign);
            }
            "ISA" => output.file.message_id = elements.get(13).and_then(|id| said(id)),
            "ST" => {
                any = true;
                cut_off(&mut set, output, line)?;
                let kind = elements.get(1).copied().unwrap_or_default();
                foreign = kind != "820";
                if foreign {
                    output.odd(FindingKind::NotRead, line, "ST01", Some("820".into()), Some(kind.into()));
                } else {
                    let number = elements.get(2).and_then(|number| said(number));
                    set = Some(Set { opposite, ..Set::new(line, number, most) });
                }
            }
            _ if foreign && !matches!(tag, "SE" | "GE" | "IEA") => {}
            "BPR" if set.is_none() => {
                any = true;
                let mut own = Set::new(line, None, most);
                own.take(tag, &elements, line)?;
                set = Some(own);
            }
            "SE" | "GE" | "IEA" => {
                foreign = false;
                let stated = elements.get(1).and_then(|count| count.parse::<u64>().ok());
                if let Some(set) = set.take() {
                    set.finish(output, stated.filter(|_| tag == "SE"))?;
                }
            }
            _ => {
                if let Some(set) = &mut set
                    && let Err(refusal) = set.take(tag, &elements, line)
                {
                    output.refuse(refusal)?;
                }
            }
        }
    }
    output.file.encoding = source.encoding().into();
    cut_off(&mut set, output, source.line())?;
    if any { Ok(()) } else { Err(Refusal::file(1, "ST", "no transaction set", "ST*820")) }
}

/// A set that nothing ended is given as far as it goes.
fn cut_off(set: &mut Option<Set>, output: &mut Output<'_>, line: u64) -> Read<()> {
    if let Some(set) = set.take() {
        set.finish(output, None)?;
        output.odd(FindingKind::Truncated, line, "SE", None, None);
    }
    Ok(())
}

/// Whether a deduction in `ADX` is above zero: so up to version 003030, and below zero in later ones.
fn has_opposite_sign(version: &str) -> bool {
    let number = version.get(..6).and_then(|number| number.parse::<u32>().ok());
    number.is_some_and(|number| number <= LAST_OPPOSITE)
}

/// One transaction set.
struct Set {
    line: u64,
    number: Option<StatementText>,
    currency: Option<CurrencyCode>,
    movement: Option<Movement>,
    remittance: Remittance,
    payer: Option<StatementText>,
    payee: Option<StatementText>,
    trace: Option<StatementText>,
    in_payer: bool,
    /// Whether deductions are above zero.
    opposite: bool,
    segments: u64,
    /// How many there may be.
    most: u64,
    bytes: usize,
}

impl Set {
    fn new(line: u64, number: Option<StatementText>, most: u64) -> Self {
        Self {
            line,
            number,
            currency: CurrencyCode::read("USD"),
            movement: None,
            remittance: Remittance::default(),
            payer: None,
            payee: None,
            trace: None,
            in_payer: false,
            opposite: false,
            segments: 1,
            most,
            bytes: 0,
        }
    }

    fn take(&mut self, tag: &str, elements: &[&str], line: u64) -> Read<()> {
        self.segments = self.segments.saturating_add(1);
        self.bytes = elements.iter().fold(self.bytes, |bytes, element| bytes.saturating_add(element.len()));
        if self.segments > self.most {
            return Err(Refusal::beyond(line, tag, "segments", self.most));
        }
        if self.bytes > MOST_TEXT {
            let found = "more than 16 MiB of segments";
            return Err(Refusal::file(line, tag, found, "up to 16 MiB in one transaction set"));
        }
        let get = |at: usize| elements.get(at).copied().unwrap_or_default();
        match tag {
            "BPR" => {
                let refuse = || Refusal::entry(line, "BPR02", get(2), "digits and a point");
                let amount = BankAmount::read(get(2), b'.', self.currency).ok_or_else(refuse)?;
                let mut movement = Movement::new(line, amount);
                movement.value_date = dates::packed(get(16));
                movement.kind = MovementKind::Receipt;
                movement.status = MovementStatus::Information;
                movement.text = words(get(4)).map(|method| format!("BPR {} {method}", get(1)).into());
                self.movement = Some(movement);
            }
            "CUR" => self.set_currency(get(2)),
            "TRN" => self.trace = said(get(2)),
            "N1" => {
                self.in_payer = get(1) == "PR";
                match get(1) {
                    "PR" => self.payer = said(get(2)),
                    "PE" => self.payee = said(get(2)),
                    _ => {}
                }
            }
            _ => {
                let form = Form { line, currency: self.currency, opposite: self.opposite };
                segment(tag, elements, form, &mut self.remittance)?;
            }
        }
        Ok(())
    }

    fn set_currency(&mut self, code: &str) {
        let Some(currency) = CurrencyCode::read(code) else { return };
        self.currency = Some(currency);
        if let Some(movement) = &mut self.movement {
            movement.amount = movement.amount.with_currency(Some(currency));
        }
    }

    fn finish(self, output: &mut Output<'_>, stated: Option<u64>) -> Read<()> {
        let Some(mut movement) = self.movement else {
            return output.refuse(Refusal::entry(
                self.line,
                "BPR",
                "nothing",
                "one in every transaction set",
            ));
        };
        let mut statement = BankStatement::new(StatementKind::Remittance, self.line);
        statement.id = self.number;
        statement.account.owner = self.payee;
        output.begin(statement)?;
        movement.ids.trace_number = self.trace;
        movement.counterparty.get_or_insert_default().name = self.payer;
        let parts = self.remittance.documents.iter().flat_map(|document| {
            document
                .remitted
                .into_iter()
                .chain(document.adjustments.iter().map(|adjustment| adjustment.amount))
        });
        let parts = parts.chain(self.remittance.adjustments.iter().map(|adjustment| adjustment.amount));
        let total = parts.fold(None::<BankAmount>, |sum, part| sum.map_or(Some(part), |sum| sum.plus(part)));
        let (line, amount) = (movement.line, movement.amount);
        movement.remittance = self.remittance;
        output.movement(movement)?;
        if let Some(total) = total.filter(|total| *total != amount) {
            let (expected, found) = (Some(total.to_string()), Some(amount.to_string()));
            output.odd(FindingKind::ControlTotalDisagrees, line, "BPR02", expected, found);
        }
        let have = self.segments.saturating_add(1);
        if let Some(stated) = stated.filter(|stated| *stated != have) {
            output.odd(
                FindingKind::CountDisagrees,
                self.line,
                "SE01",
                Some(have.to_string()),
                Some(stated.to_string()),
            );
        }
        output.end()
    }
}

/// Where a segment stands, and how its amounts are meant.
#[derive(Clone, Copy)]
struct Form {
    line: u64,
    currency: Option<CurrencyCode>,
    /// Whether deductions are above zero.
    opposite: bool,
}

/// A segment about what is paid.
fn segment(tag: &str, elements: &[&str], form: Form, remittance: &mut Remittance) -> Read<()> {
    let get = |at: usize| elements.get(at).copied().unwrap_or_default();
    let amount = |at: usize| -> Read<Option<BankAmount>> {
        let text = get(at);
        if text.is_empty() {
            return Ok(None);
        }
        let field = format!("{tag}{at:02}");
        let refuse = || Refusal::entry(form.line, &field, text, "digits and a point");
        BankAmount::read(text, b'.', form.currency).map(Some).ok_or_else(refuse)
    };
    match tag {
        "RMR" => remittance.documents.push(RemittedDocument {
            number: get(2).into(),
            kind: said(get(1)),
            date: None,
            due: amount(5)?,
            remitted: amount(4)?,
            discount: amount(6)?,
            credit: None,
            adjustments: Vec::new(),
        }),
        "ADX" => {
            if let Some(amount) = amount(1)? {
                let amount = if form.opposite { amount.negated() } else { amount };
                let adjustment = RemittanceAdjustment { amount, code: said(get(2)), text: said(get(4)) };
                match remittance.documents.last_mut() {
                    Some(document) => document.adjustments.push(adjustment),
                    None => remittance.adjustments.push(adjustment),
                }
            }
        }
        "DTM" => {
            if let Some(document) = remittance.documents.last_mut() {
                document.date = document.date.or(dates::packed(get(2)));
            }
        }
        "NTE" => {
            if let Some(text) = words(get(2)) {
                if !remittance.text.is_empty() {
                    remittance.text.push(' ');
                }
                remittance.text.push_str(text);
            }
        }
        _ => {}
    }
    Ok(())
}

/// Segments in the text of another format, as far as they can be read.
pub(super) fn segments(text: &str, currency: Option<CurrencyCode>, remittance: &mut Remittance) {
    for part in text.split(['\\', '~']) {
        let part = part.trim();
        let start = ["RMR*", "ADX*"].iter().filter_map(|tag| part.find(tag)).min().unwrap_or(0);
        let elements: Vec<&str> = part.get(start..).unwrap_or_default().split('*').map(str::trim).collect();
        let tag = elements.first().copied().unwrap_or_default();
        // What cannot be read stays in the text.
        let _ = segment(tag, &elements, Form { line: 0, currency, opposite: false }, remittance);
    }
}
