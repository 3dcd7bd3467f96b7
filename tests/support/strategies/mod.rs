//! Makers of fact sequences: random, small in ids and amounts so that collisions are frequent, and full of faults.
//!
//! A sequence is drawn from bytes. One draw of a few bytes makes one fact; a byte of zero always means the plain and
//! valid choice, high bytes mean faults. So [`proptest`] can shrink a failure to few and plain facts, and the seeded
//! [`SplitMix64`] can make many sequences fast from the same code. The maker asks the reference model what is open, so
//! that amounts hit the limits exactly, one unit below and one above.

mod cash;
mod choices;
mod documents;
mod reversals;
mod talk;

use crate::model::{Model, World};
use choices::{Choices, Kind};
use proptest::collection::vec;
use proptest::prelude::{Strategy, any};
use receivables::{
    AsOf, Currency, Customer, CustomerId, Date, Fact, FactBody, FactId, Money, Name, Timestamp,
};

/// The bytes from which one fact is made.
pub type Draw = [u8; 16];

/// A small seeded generator (Steele, Lea, Flood: SplitMix64).
#[derive(Debug, Clone)]
pub struct SplitMix64(pub u64);

impl SplitMix64 {
    /// The next number.
    pub fn next_u64(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `bound`.
    pub fn below(&mut self, bound: usize) -> usize {
        let bound = u64::try_from(bound.max(1)).unwrap_or(1);
        usize::try_from(self.next_u64() % bound).unwrap_or(0)
    }

    /// The bytes of one fact.
    pub fn draw(&mut self) -> Draw {
        let mut bytes = [0; 16];
        bytes[..8].copy_from_slice(&self.next_u64().to_le_bytes());
        bytes[8..].copy_from_slice(&self.next_u64().to_le_bytes());
        bytes
    }

    /// Puts a list into random order.
    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for at in (1..list.len()).rev() {
            list.swap(at, self.below(at + 1));
        }
    }
}

/// Sequences of up to `most` facts after the customers, as draws.
pub fn draws(most: usize) -> impl Strategy<Value = Vec<Draw>> {
    vec(any::<Draw>(), 1..=most)
}

/// Sequences of up to `most` facts after the customers.
pub fn sequences(most: usize) -> impl Strategy<Value = Vec<Fact>> {
    draws(most).prop_map(|draws| sequence_of(&draws))
}

/// The sequence of facts that some draws make.
#[must_use]
pub fn sequence_of(draws: &[Draw]) -> Vec<Fact> {
    let mut maker = Maker::default();
    for draw in draws {
        maker.make(draw);
    }
    maker.facts
}

/// The sequence of a seed: 1 to `most` facts after the customers.
#[must_use]
pub fn seeded_sequence(seed: u64, most: usize) -> Vec<Fact> {
    let mut numbers = SplitMix64(seed);
    let length = 1 + numbers.below(most);
    let draws: Vec<Draw> = (0..length).map(|_| numbers.draw()).collect();
    sequence_of(&draws)
}

/// Makes facts one after another and remembers what was accepted.
#[derive(Debug)]
pub struct Maker {
    model: Model,
    facts: Vec<Fact>,
    today: Date,
    now: Timestamp,
}

impl Default for Maker {
    /// Four customers: C1, its daughter C2, C2's daughter C3, and C4 who belongs to nobody.
    fn default() -> Self {
        let today = Date::new(2026, 1, 10).unwrap();
        let mut maker =
            Self { model: Model::default(), facts: Vec::new(), today, now: Timestamp::start_of(today) };
        for (id, parent) in [("C1", None), ("C2", Some("C1")), ("C3", Some("C2")), ("C4", None)] {
            let mut customer = Customer::new(id.parse().unwrap(), id.parse().unwrap());
            customer.parent = parent.map(|p| p.parse().unwrap());
            customer.segment = (id == "C1").then(|| Name::new("gold").unwrap());
            maker.push(Fact::new(
                FactId::new(id).unwrap(),
                today,
                maker.now,
                FactBody::CustomerRecorded { customer: Box::new(customer) },
            ));
        }
        maker
    }
}

fn money(minor: i128, currency: Currency) -> Money {
    Money::from_minor(i64::try_from(minor).unwrap(), currency)
}

/// The end of all times of a sequence: sees every fact.
fn all() -> AsOf {
    AsOf::day(Date::new(2199, 12, 31).unwrap())
}

impl Maker {
    /// The facts made so far.
    #[must_use]
    pub fn facts(&self) -> &[Fact] {
        &self.facts
    }

    /// Makes the next fact.
    pub fn make(&mut self, draw: &Draw) -> Fact {
        let mut c = Choices { bytes: draw, at: 0 };
        let drawn = c.kind();
        let kind = if c.rarely(6) { drawn } else { self.possible(drawn) };
        self.tick(&mut c);
        let mut fact = match kind {
            Kind::Repetition => self.facts[c.byte() % self.facts.len()].clone(),
            Kind::Conflict => self.conflict(&mut c),
            _ => {
                let id = FactId::new(&format!("f{}", self.facts.len())).unwrap();
                let (body, effective) = self.body(kind, &mut c);
                Fact::new(id, effective, self.now, body)
            }
        };
        if c.rarely(8) {
            fact.recorded = self.facts[c.byte() % self.facts.len()].recorded;
        }
        self.push(fact.clone());
        fact
    }

    /// The kind itself, or what must be there before it.
    fn possible(&self, kind: Kind) -> Kind {
        let facts = self.model.facts().to_vec();
        let world = World::tell(&facts);
        match kind {
            Kind::Recovery if world.write_offs.is_empty() => self.possible(Kind::WriteOff),
            Kind::Resolution if world.disputes.is_empty() => self.possible(Kind::Dispute),
            Kind::Unallocation if world.allocations.is_empty() => self.possible(Kind::Allocation),
            Kind::Allocation | Kind::WriteOff | Kind::Void | Kind::Dispute if world.invoices.is_empty() => {
                Kind::Invoice
            }
            Kind::Allocation | Kind::Recovery | Kind::OnAccount | Kind::Return | Kind::Refund
                if world.payments.is_empty() =>
            {
                Kind::Payment
            }
            same => same,
        }
    }

    fn push(&mut self, fact: Fact) {
        self.model.apply(&fact);
        self.facts.push(fact);
    }

    /// Often the same instant and day as before.
    fn tick(&mut self, c: &mut Choices<'_>) {
        let hours = [0, 0, 0, 1, 1, 24][c.byte() % 6];
        self.now = self.now.plus_hours(hours).unwrap();
        let days = [0, 0, 0, 0, 1, 1, 2, 5][c.byte() % 8];
        self.today = self.today.plus_days(days).unwrap();
    }

    /// An id used before with something else in it.
    fn conflict(&mut self, c: &mut Choices<'_>) -> Fact {
        let mut fact = self.facts[c.byte() % self.facts.len()].clone();
        if c.rarely(128) {
            fact.effective = fact.effective.plus_days(1).unwrap();
        } else {
            fact.recorded = fact.recorded.plus_hours(1).unwrap();
        }
        fact
    }

    /// A day for something that refers to a document of that day.
    fn day_after(&self, c: &mut Choices<'_>, reference: Date) -> Date {
        let latest = reference.max(self.today);
        let step = i64::try_from(c.byte() % 5).unwrap();
        match c.byte() % 16 {
            0..=7 => latest,
            8 | 9 => reference,
            10 | 11 => reference.plus_days(step).unwrap(),
            12 | 13 => latest.plus_days(step).unwrap(),
            14 => latest.plus_days(-step).unwrap(),
            _ => reference.plus_days(-1).unwrap(),
        }
    }

    /// A day for a document of its own.
    fn own_day(&self, c: &mut Choices<'_>) -> Date {
        let step = i64::try_from(c.byte() % 6).unwrap();
        match c.byte() % 8 {
            0..=3 => self.today,
            4 | 5 => self.today.plus_days(-step).unwrap(),
            _ => self.today.plus_days(step).unwrap(),
        }
    }

    /// A new id most of the time, else one that may be taken.
    fn fresh<T: std::str::FromStr>(&self, c: &mut Choices<'_>, letter: &str) -> T
    where
        T::Err: std::fmt::Debug,
    {
        let number = if c.rarely(8) { c.byte() % self.facts.len() } else { self.facts.len() };
        format!("{letter}{number}").parse().unwrap()
    }

    fn customer_id(&self, c: &mut Choices<'_>) -> CustomerId {
        if c.rarely(5) {
            return CustomerId::new("C9").unwrap();
        }
        CustomerId::new(c.one(&["C1", "C1", "C2", "C3", "C4"]).unwrap()).unwrap()
    }

    fn body(&mut self, kind: Kind, c: &mut Choices<'_>) -> (FactBody, Date) {
        let facts = self.model.facts().to_vec();
        let world = World::tell(&facts);
        match kind {
            Kind::Customer => self.customer(c),
            Kind::Payment => self.payment(c),
            Kind::CreditMemo => self.credit_memo(c, &world),
            Kind::Allocation => self.allocation(c, &world),
            Kind::OnAccount => self.on_account(c, &world),
            Kind::Unallocation => self.unallocation(c, &world),
            Kind::Return => self.returned(c, &world),
            Kind::Refund => self.refund(c, &world),
            Kind::WriteOff => self.write_off(c, &world),
            Kind::Recovery => self.recovery(c, &world),
            Kind::Void => self.void(c, &world),
            Kind::Dispute => self.dispute(c, &world),
            Kind::Resolution => self.resolution(c, &world),
            Kind::Interaction => self.interaction(c, &world),
            Kind::Invoice | Kind::Repetition | Kind::Conflict => self.invoice(c),
        }
    }
}
