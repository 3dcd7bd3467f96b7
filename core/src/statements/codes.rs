//! Bank codes and what they mean: a table, dated, that the host can put rows before.

use super::model::{BankCode, Movement, MovementKind};
use super::options::BankCodeRule;
use rustc_hash::FxHasher;
use std::hash::BuildHasherDefault;
use std::sync::LazyLock;

/// What a code means on either side.
#[derive(Clone, Copy)]
struct Sides {
    credit: MovementKind,
    debit: MovementKind,
}

/// Rows by scheme and code; only asked, never walked.
type Table = hashbrown::HashMap<(&'static str, &'static str), Sides, BuildHasherDefault<FxHasher>>;

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let rows = include_str!("../../data/bank_codes.csv").lines();
    let mut table = Table::default();
    for line in rows.filter(|line| !line.starts_with('#')).skip(1) {
        let mut cells = line.split(',');
        let (scheme, code) = (cells.next().unwrap_or_default(), cells.next().unwrap_or_default());
        let (credit, debit) = (kind_of(cells.next()), kind_of(cells.next()));
        if let (Some(credit), Some(debit)) = (credit, debit) {
            table.insert((scheme, code), Sides { credit, debit });
        }
    }
    table
});

fn kind_of(word: Option<&str>) -> Option<MovementKind> {
    MovementKind::ALL.iter().copied().find(|kind| Some(kind.as_str()) == word)
}

/// The tables that one file is read with.
pub(super) struct Codes<'a> {
    own: &'a [BankCodeRule],
}

impl<'a> Codes<'a> {
    pub(super) const fn new(own: &'a [BankCodeRule]) -> Self {
        Self { own }
    }

    /// Gives a movement its kind by the first of its codes that says something, or else by its direction.
    pub(super) fn classify(&self, movement: &mut Movement) {
        if movement.kind != MovementKind::Other {
            return;
        }
        let out = movement.amount.is_negative();
        let (mut first, mut known) = (None, false);
        for sides in movement.codes.iter().filter_map(|code| self.sides(code)) {
            let kind = if out { sides.debit } else { sides.credit };
            known = true;
            if kind != MovementKind::Other {
                first = Some(kind);
                break;
            }
        }
        movement.kind = match first {
            Some(kind) => kind,
            None if movement.reversal => MovementKind::Reversal,
            // A known code that says nothing; a code that nobody knows leaves the direction.
            None if known || movement.amount.is_zero() => return,
            None if out => MovementKind::Payment,
            None => MovementKind::Receipt,
        };
        if movement.reversal && movement.kind != MovementKind::Return {
            movement.kind = MovementKind::Reversal;
        }
    }

    fn sides(&self, code: &BankCode) -> Option<Sides> {
        let mut text = code.code.as_str();
        loop {
            if let Some(row) = self.own.iter().find(|row| row.scheme == *code.scheme && row.code == text) {
                return Some(Sides { credit: row.credit, debit: row.debit });
            }
            if let Some(sides) = TABLE.get(&(code.scheme.as_str(), text)) {
                return Some(*sides);
            }
            // A subfamily that means the same in every family, such as charges; then the family; then the domain.
            if code.scheme == "iso20022"
                && text.len() == code.code.len()
                && let Some(sides) =
                    text.rsplit_once('-').and_then(|(_, last)| TABLE.get(&("iso20022_subfamily", last)))
            {
                return Some(*sides);
            }
            text = text.rsplit_once('-')?.0;
        }
    }
}
