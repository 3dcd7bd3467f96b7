//! Reading choices from bytes: zero is the plain choice, high bytes are faults.

use super::Draw;
use receivables::Currency;

const KINDS: &[(u32, Kind)] = &[
    (15, Kind::Invoice),
    (14, Kind::Payment),
    (26, Kind::Allocation),
    (5, Kind::OnAccount),
    (6, Kind::CreditMemo),
    (7, Kind::Unallocation),
    (9, Kind::Return),
    (5, Kind::Refund),
    (6, Kind::WriteOff),
    (4, Kind::Recovery),
    (6, Kind::Void),
    (5, Kind::Dispute),
    (4, Kind::Resolution),
    (4, Kind::Repetition),
    (3, Kind::Conflict),
    (4, Kind::Customer),
    (5, Kind::Interaction),
];

#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    Invoice,
    Payment,
    Allocation,
    OnAccount,
    CreditMemo,
    Unallocation,
    Return,
    Refund,
    WriteOff,
    Recovery,
    Void,
    Dispute,
    Resolution,
    Repetition,
    Conflict,
    Customer,
    Interaction,
}

/// Reads choices from the bytes of a draw.
pub(super) struct Choices<'d> {
    pub(super) bytes: &'d Draw,
    pub(super) at: usize,
}

impl Choices<'_> {
    pub(super) fn byte(&mut self) -> usize {
        // Past the end the bytes are read again, mixed, so that long facts need no longer draws.
        let round = self.at / self.bytes.len();
        let byte = self.bytes[self.at % self.bytes.len()];
        self.at += 1;
        if byte == 0 { 0 } else { usize::from(byte.rotate_left(round as u32 * 3)) }
    }

    /// One of a list; the first for a zero byte.
    pub(super) fn one<'l, T>(&mut self, list: &'l [T]) -> Option<&'l T> {
        let byte = self.byte();
        list.get(byte.checked_rem(list.len())?)
    }

    /// True in about `of_256` of 256 cases; never for a zero byte.
    pub(super) fn rarely(&mut self, of_256: usize) -> bool {
        self.byte() >= 256 - of_256
    }

    pub(super) fn kind(&mut self) -> Kind {
        let sum: u32 = KINDS.iter().map(|(weight, _)| weight).sum();
        let mut place = (self.byte() * 256 + self.byte()) as u32 * sum / 65_536;
        for (weight, kind) in KINDS {
            if place < *weight {
                return *kind;
            }
            place -= weight;
        }
        Kind::Invoice
    }

    /// An amount around a limit.
    pub(super) fn around(&mut self, limit: i128) -> i128 {
        let amount = match self.byte() % 16 {
            0..=5 => limit,
            6 | 7 => limit / 2,
            8 => limit / 3,
            9 => limit - 1,
            10 | 11 => limit + 1,
            12 => 1,
            13 => limit * 2,
            14 => 10,
            _ => limit / 10,
        };
        amount.max(1)
    }

    pub(super) fn currency(&mut self) -> Currency {
        let codes = ["EUR", "EUR", "EUR", "EUR", "JPY", "KWD"];
        Currency::new(self.one(&codes).unwrap()).unwrap()
    }

    pub(super) fn fresh_amount(&mut self) -> i128 {
        *self.one(&[10_000, 100, 1, 3, 99_999, 10_000, 12_345, 2, 30_000, 10_001]).unwrap()
    }
}
