//! Which of the two messages is open: the booked statement MT940 or the interim report MT942. One file may have both.

use crate::statements::model::{StatementFormat, StatementKind};
use crate::statements::output::Output;

/// What speaks for a kind of message, the weaker before the stronger.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Evidence {
    /// The format of the file.
    File,
    /// A field that one of the two rarely has.
    Hint,
    /// A field that only one of the two has, or the word of the host that the file is MT942.
    Field,
    /// The block in front of the message.
    Block,
}

/// The kind of the open message, and what speaks for it.
pub(super) struct MessageKind {
    pub(super) kind: StatementKind,
    evidence: Evidence,
}

impl MessageKind {
    /// What a message is as long as nothing in it says more.
    pub(super) fn of_file(output: &Output<'_>) -> Self {
        let stated = output.options().format == Some(StatementFormat::Mt942);
        let report = stated || output.file.format == StatementFormat::Mt942;
        Self {
            kind: if report { StatementKind::Report } else { StatementKind::Statement },
            evidence: if stated { Evidence::Field } else { Evidence::File },
        }
    }

    /// Takes what is stronger than all before.
    pub(super) fn learn(&mut self, kind: StatementKind, evidence: Evidence) {
        if evidence > self.evidence {
            *self = Self { kind, evidence };
        }
    }
}

/// What a field says: the floor limit belongs to MT942, balances to MT940.
pub(super) fn of_field(tag: &str) -> Option<(StatementKind, Evidence)> {
    match tag {
        "34F" => Some((StatementKind::Report, Evidence::Field)),
        "60F" | "60M" | "62F" | "62M" => Some((StatementKind::Statement, Evidence::Field)),
        "13" | "13D" | "90C" | "90D" => Some((StatementKind::Report, Evidence::Hint)),
        _ => None,
    }
}

/// What the block `{2:O940…}` or `{2:I942…}` says; the last one in the line counts.
pub(super) fn of_block(line: &str) -> Option<StatementKind> {
    let (_, block) = line.rsplit_once("{2:")?;
    match block.get(1..4)? {
        "940" => Some(StatementKind::Statement),
        "942" => Some(StatementKind::Report),
        _ => None,
    }
}
