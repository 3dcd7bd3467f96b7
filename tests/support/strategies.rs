//! Makers of fact sequences: random, small in ids and amounts so that collisions are frequent, and full of faults.
//!
//! A sequence is drawn from bytes. One draw of a few bytes makes one fact; a byte of zero always means the plain and
//! valid choice, high bytes mean faults. So [`proptest`] can shrink a failure to few and plain facts, and the seeded
//! [`SplitMix64`] can make many sequences fast from the same code. The maker asks the reference model what is open, so
//! that amounts hit the limits exactly, one unit below and one above.

use crate::model::{ItemKey, Model, World};
use proptest::collection::vec;
use proptest::prelude::{Strategy, any};
use receivables::calendar::{DueRule, InstalmentShare, Instalments, TermsBase};
use receivables::money::RestRule;
use receivables::{
    AccountNote, Adjustment, AdjustmentKind, Allocation, AllocationId, AsOf, Block, BlockId, CreditMemo,
    CreditMemoId, Currency, Customer, CustomerId, Date, Dispute, DisputeId, DisputeOutcome, Fact, FactBody,
    FactId, Invoice, InvoiceId, InvoiceKind, Money, Name, Payment, PaymentId, PaymentMethod, PaymentReturn,
    PaymentTerms, Promise, PromiseId, Recovery, RecoveryId, Reference, Refund, RefundId, Timestamp, WriteOff,
    WriteOffId,
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
enum Kind {
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
struct Choices<'d> {
    bytes: &'d Draw,
    at: usize,
}

impl Choices<'_> {
    fn byte(&mut self) -> usize {
        // Past the end the bytes are read again, mixed, so that long facts need no longer draws.
        let round = self.at / self.bytes.len();
        let byte = self.bytes[self.at % self.bytes.len()];
        self.at += 1;
        if byte == 0 { 0 } else { usize::from(byte.rotate_left(round as u32 * 3)) }
    }

    /// One of a list; the first for a zero byte.
    fn one<'l, T>(&mut self, list: &'l [T]) -> Option<&'l T> {
        let byte = self.byte();
        list.get(byte.checked_rem(list.len())?)
    }

    /// True in about `of_256` of 256 cases; never for a zero byte.
    fn rarely(&mut self, of_256: usize) -> bool {
        self.byte() >= 256 - of_256
    }

    fn kind(&mut self) -> Kind {
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
    fn around(&mut self, limit: i128) -> i128 {
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

    fn currency(&mut self) -> Currency {
        let codes = ["EUR", "EUR", "EUR", "EUR", "JPY", "KWD"];
        Currency::new(self.one(&codes).unwrap()).unwrap()
    }

    fn fresh_amount(&mut self) -> i128 {
        *self.one(&[10_000, 100, 1, 3, 99_999, 10_000, 12_345, 2, 30_000, 10_001]).unwrap()
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

    fn invoice(&self, c: &mut Choices<'_>) -> (FactBody, Date) {
        let day = self.own_day(c);
        let amount = money(c.fresh_amount(), c.currency());
        let id = self.fresh(c, "I");
        let mut invoice = Invoice::new(id, self.customer_id(c), day, amount, self.terms(c, day));
        if c.rarely(40) {
            invoice.document = InvoiceKind::DebitMemo;
        }
        if c.rarely(60) {
            invoice.tax = Some(money(i128::from(amount.minor()) / 5, amount.currency()));
        }
        invoice.earned = c.rarely(80);
        let effective = if c.rarely(6) { day.plus_days(1).unwrap() } else { day };
        (FactBody::InvoiceIssued { invoice: Box::new(invoice) }, effective)
    }

    fn terms(&self, c: &mut Choices<'_>, day: Date) -> PaymentTerms {
        let net = |c: &mut Choices<'_>| DueRule::Net { days: u16::try_from(c.byte() % 40).unwrap() };
        match c.byte() % 16 {
            0..=6 => PaymentTerms::new(net(c)),
            7 | 8 => PaymentTerms::new(DueRule::On { due_date: day.plus_days(3).unwrap() }),
            9 => PaymentTerms::new(DueRule::EndOfMonth),
            10 if c.rarely(60) => PaymentTerms::new(net(c)).with_base(TermsBase::DeliveryDate),
            _ => {
                let share = |c: &mut Choices<'_>| InstalmentShare {
                    weight: (c.byte() % 4 + 1).to_string().parse().unwrap(),
                    due: net(c),
                };
                let parts = (0..c.byte() % 3 + 2).map(|_| share(c)).collect();
                PaymentTerms::instalments(Instalments::new(parts, RestRule::LargestRemainder).unwrap())
            }
        }
    }

    fn credit_memo(&self, c: &mut Choices<'_>, world: &World<'_>) -> (FactBody, Date) {
        let mut day = self.own_day(c);
        let mut customer_id = self.customer_id(c);
        let mut amount = money(c.fresh_amount(), c.currency());
        let mut invoice_id = None;
        let invoices: Vec<_> = world.invoices.values().collect();
        if c.rarely(100)
            && let Some(row) = c.one(&invoices)
        {
            customer_id = row.invoice.customer_id.clone();
            amount = money(c.around(i128::from(row.invoice.amount.minor())), row.invoice.amount.currency());
            day = self.day_after(c, row.invoice.issue_date);
            invoice_id = Some(row.invoice.id.clone());
        }
        let memo = CreditMemo {
            id: self.fresh(c, "M"),
            customer_id,
            issue_date: day,
            amount,
            tax: None,
            invoice_id,
            reason: None,
            references: Vec::new(),
            exchange_rate: None,
            earned: c.rarely(80),
        };
        (FactBody::CreditMemoIssued { credit_memo: Box::new(memo) }, day)
    }

    fn payment(&self, c: &mut Choices<'_>) -> (FactBody, Date) {
        let day = self.own_day(c);
        let customer_id = if c.rarely(40) { None } else { Some(self.customer_id(c)) };
        let amount = money(c.fresh_amount(), c.currency());
        let id: PaymentId = self.fresh(c, "P");
        let mut payment = Payment::new(id, customer_id, day, amount, PaymentMethod::BankTransfer);
        if c.rarely(30) {
            payment.fee = Some(money(i128::from(amount.minor()) / 10, amount.currency()));
        }
        let effective = if c.rarely(6) { day.plus_days(-1).unwrap() } else { day };
        (FactBody::PaymentReceived { payment: Box::new(payment) }, effective)
    }

    /// A payment, rather one with something free.
    fn pick_payment(
        &self,
        c: &mut Choices<'_>,
        world: &World<'_>,
        wanted: Option<Currency>,
        owner: Option<&CustomerId>,
    ) -> PaymentId {
        if c.rarely(6) {
            return PaymentId::new("P999").unwrap();
        }
        let every: Vec<PaymentId> = world.payments.keys().map(|id| (*id).clone()).collect();
        let fits = |id: &&PaymentId| {
            let payment = world.payments[id].1;
            let top = |id: &CustomerId| world.topmost(id);
            let payer = payment.customer_id.as_ref();
            wanted.is_none_or(|currency| payment.amount.currency() == currency)
                && owner.is_none_or(|owner| payer.is_none_or(|payer| top(payer) == top(owner)))
                && world.payment_available(id, &all()) > 0
        };
        let free: Vec<PaymentId> = every.iter().filter(fits).cloned().collect();
        let list = if free.is_empty() || c.rarely(40) { every } else { free };
        c.one(&list).cloned().unwrap_or_else(|| PaymentId::new("P999").unwrap())
    }

    /// An item, rather one with something open.
    fn pick_item(&self, c: &mut Choices<'_>, world: &World<'_>) -> ItemKey {
        let unknown = (InvoiceId::new("I999").unwrap(), 1);
        if c.rarely(6) {
            return unknown;
        }
        let every: Vec<ItemKey> = world.items().into_iter().map(|(key, ..)| key).collect();
        let open: Vec<ItemKey> =
            every.iter().filter(|key| world.item_open(key, &all()) > 0).cloned().collect();
        let list = if open.is_empty() || c.rarely(40) { every } else { open };
        c.one(&list).cloned().unwrap_or(unknown)
    }

    /// The number of the instalment: left out where it may be, sometimes where it may not, sometimes wrong.
    fn number(c: &mut Choices<'_>, world: &World<'_>, key: &ItemKey) -> Option<u32> {
        let single = world.invoices.get(&key.0).is_none_or(|row| row.items.len() == 1);
        match c.byte() {
            250.. => Some(key.1 + 7),
            240..250 => None,
            0..120 if single => None,
            _ => Some(key.1),
        }
    }

    fn allocation(&self, c: &mut Choices<'_>, world: &World<'_>) -> (FactBody, Date) {
        let key = self.pick_item(c, world);
        let invoice = world.invoices.get(&key.0).map(|row| (row.invoice, row.fact));
        let currency = invoice.map_or(Currency::EUR, |(invoice, _)| invoice.amount.currency());
        let open = world.item_open(&key, &all());
        let mut from = invoice.map_or(self.today, |(_, fact)| fact.effective);
        let memos: Vec<CreditMemoId> = world.credit_memos.keys().map(|id| (*id).clone()).collect();
        let (mut payment_id, mut credit_memo_id) = (None, None);
        let mut source = (currency, 0);
        if c.rarely(45)
            && let Some(id) = c.one(&memos)
        {
            let (fact, memo) = world.credit_memos[id];
            source = (memo.amount.currency(), world.credit_memo_open(id, &all()));
            from = from.max(fact.effective);
            credit_memo_id = Some(id.clone());
        } else {
            let wanted = if c.rarely(40) { None } else { Some(currency) };
            let owner = invoice.map(|(invoice, _)| &invoice.customer_id);
            let id = self.pick_payment(c, world, wanted, owner.filter(|_| !wanted.is_none()));
            if let Some((fact, payment)) = world.payments.get(&id) {
                source = (payment.amount.currency(), world.payment_available(&id, &all()));
                from = from.max(fact.effective);
            }
            payment_id = Some(id);
        }
        let mut amount = c.around(if source.0 == currency { open.min(source.1) } else { open });
        let mut payment_amount = None;
        if source.0 != currency {
            payment_amount = Some(money(c.around(source.1), source.0)).filter(|_| !c.rarely(20));
        } else if c.rarely(20) {
            payment_amount = Some(money(amount + i128::from(c.rarely(80)), currency));
        }
        let mut adjustments = Vec::new();
        if c.rarely(70) {
            let kind = *c.one(AdjustmentKind::ALL).unwrap();
            let size = (open - amount).clamp(1, 50);
            let small = kind == AdjustmentKind::SmallDifference && c.rarely(128);
            adjustments.push(Adjustment { kind, amount: money(if small { -2 } else { size }, currency) });
            amount = if small && c.rarely(100) { amount + 2 } else { amount };
        }
        let currency = if c.rarely(5) { c.currency() } else { currency };
        let allocation = Allocation {
            id: self.fresh(c, "A"),
            payment_id,
            credit_memo_id,
            instalment: Self::number(c, world, &key),
            invoice_id: Some(key.0),
            on_account_customer_id: None,
            amount: money(amount, currency),
            payment_amount,
            adjustments,
        };
        (FactBody::CashAllocated { allocation: Box::new(allocation) }, self.day_after(c, from))
    }

    fn on_account(&self, c: &mut Choices<'_>, world: &World<'_>) -> (FactBody, Date) {
        let id = self.pick_payment(c, world, None, None);
        let row = world.payments.get(&id);
        let currency = row.map_or(Currency::EUR, |(_, payment)| payment.amount.currency());
        let from = row.map_or(self.today, |(fact, _)| fact.effective);
        let known = row.and_then(|(_, payment)| payment.customer_id.clone());
        let customer = known.filter(|_| !c.rarely(60)).unwrap_or_else(|| self.customer_id(c));
        let amount = c.around(world.payment_available(&id, &all()));
        let allocation = Allocation {
            id: self.fresh(c, "A"),
            payment_id: Some(id),
            credit_memo_id: None,
            invoice_id: None,
            instalment: None,
            on_account_customer_id: Some(customer),
            amount: money(amount, currency),
            payment_amount: None,
            adjustments: Vec::new(),
        };
        (FactBody::CashAllocated { allocation: Box::new(allocation) }, self.day_after(c, from))
    }

    fn unallocation(&self, c: &mut Choices<'_>, world: &World<'_>) -> (FactBody, Date) {
        let rows: Vec<_> = world.allocations.values().collect();
        let unknown = (AllocationId::new("A999").unwrap(), self.today);
        let (allocation_id, from) = match c.one(&rows) {
            Some(row) if !c.rarely(6) => (row.allocation.id.clone(), row.fact.effective),
            _ => unknown,
        };
        (FactBody::CashUnallocated { allocation_id, reason: None }, self.day_after(c, from))
    }

    fn returned(&self, c: &mut Choices<'_>, world: &World<'_>) -> (FactBody, Date) {
        let every: Vec<PaymentId> = world.payments.keys().map(|id| (*id).clone()).collect();
        let payment_id = match c.one(&every) {
            Some(id) if !c.rarely(6) => id.clone(),
            _ => PaymentId::new("P999").unwrap(),
        };
        let row = world.payments.get(&payment_id);
        let from = row.map_or(self.today, |(fact, _)| fact.effective);
        let mut currency = row.map_or(Currency::EUR, |(_, payment)| payment.amount.currency());
        if c.rarely(6) {
            currency = c.currency();
        }
        let rest = world.not_yet_returned(&payment_id);
        let amount = (c.byte() >= 100).then(|| money(c.around(rest), currency));
        let payment_return = PaymentReturn {
            payment_id,
            amount,
            code: Reference::new("R01").unwrap(),
            fee: None,
            network_reference: None,
        };
        (FactBody::PaymentReturned { payment_return }, self.day_after(c, from))
    }

    fn refund(&self, c: &mut Choices<'_>, world: &World<'_>) -> (FactBody, Date) {
        let id: RefundId = self.fresh(c, "R");
        let memos: Vec<CreditMemoId> = world.credit_memos.keys().map(|id| (*id).clone()).collect();
        let (mut payment_id, mut credit_memo_id) = (None, None);
        let (mut currency, mut left, mut from) = (Currency::EUR, 0, self.today);
        if c.rarely(70)
            && let Some(memo_id) = c.one(&memos)
        {
            let (fact, memo) = world.credit_memos[memo_id];
            (currency, left, from) =
                (memo.amount.currency(), world.credit_memo_open(memo_id, &all()), fact.effective);
            credit_memo_id = Some(memo_id.clone());
        } else {
            let source = self.pick_payment(c, world, None, None);
            if let Some((fact, payment)) = world.payments.get(&source) {
                (currency, left, from) =
                    (payment.amount.currency(), world.payment_available(&source, &all()), fact.effective);
            }
            payment_id = Some(source);
        }
        if c.rarely(6) {
            currency = c.currency();
        }
        let amount = money(c.around(left), currency);
        let refund = Refund { id, payment_id, credit_memo_id, amount, reason: None };
        (FactBody::RefundPaid { refund }, self.day_after(c, from))
    }

    fn write_off(&self, c: &mut Choices<'_>, world: &World<'_>) -> (FactBody, Date) {
        let key = self.pick_item(c, world);
        let row = world.invoices.get(&key.0);
        let from = row.map_or(self.today, |row| row.fact.effective);
        let mut currency = row.map_or(Currency::EUR, |row| row.invoice.amount.currency());
        if c.rarely(6) {
            currency = c.currency();
        }
        let amount = money(c.around(world.item_open(&key, &all())), currency);
        let instalment = Self::number(c, world, &key);
        let id: WriteOffId = self.fresh(c, "W");
        let write_off = WriteOff { id, invoice_id: key.0, instalment, amount, reason: None };
        (FactBody::WrittenOff { write_off }, self.day_after(c, from))
    }

    fn recovery(&self, c: &mut Choices<'_>, world: &World<'_>) -> (FactBody, Date) {
        let rows: Vec<_> = world.write_offs.values().collect();
        let row = c.one(&rows).copied();
        let mut currency = row.map_or(Currency::EUR, |row| row.write_off.amount.currency());
        let payment_id = self.pick_payment(c, world, Some(currency), None);
        let mut from = row.map_or(self.today, |row| row.fact.effective);
        if let Some((fact, _)) = world.payments.get(&payment_id) {
            from = from.max(fact.effective);
        }
        if c.rarely(6) {
            currency = c.currency();
        }
        let rest = row.map_or(1, |row| world.not_recovered(&row.write_off.id, &all()));
        let rest = if c.rarely(120) { rest } else { rest.min(world.payment_available(&payment_id, &all())) };
        let write_off_id =
            row.map_or_else(|| WriteOffId::new("W999").unwrap(), |row| row.write_off.id.clone());
        let id: RecoveryId = self.fresh(c, "V");
        let recovery = Recovery { id, write_off_id, payment_id, amount: money(c.around(rest), currency) };
        (FactBody::Recovered { recovery }, self.day_after(c, from))
    }

    fn void(&self, c: &mut Choices<'_>, world: &World<'_>) -> (FactBody, Date) {
        let (invoice_id, _) = self.pick_item(c, world);
        let from = world.invoices.get(&invoice_id).map_or(self.today, |row| row.fact.effective);
        (FactBody::InvoiceVoided { invoice_id, reason: None }, self.day_after(c, from))
    }

    fn dispute(&self, c: &mut Choices<'_>, world: &World<'_>) -> (FactBody, Date) {
        let key = self.pick_item(c, world);
        let row = world.invoices.get(&key.0);
        let from = row.map_or(self.today, |row| row.fact.effective);
        let mut currency = row.map_or(Currency::EUR, |row| row.invoice.amount.currency());
        if c.rarely(6) {
            currency = c.currency();
        }
        let amount = c.rarely(160).then(|| money(c.around(world.item_open(&key, &all())), currency));
        let dispute = Dispute {
            id: self.fresh::<DisputeId>(c, "D"),
            instalment: Self::number(c, world, &key),
            invoice_id: key.0,
            amount,
            reason: Name::new("quality").unwrap(),
            text: None,
        };
        (FactBody::DisputeOpened { dispute }, self.day_after(c, from))
    }

    fn resolution(&self, c: &mut Choices<'_>, world: &World<'_>) -> (FactBody, Date) {
        let rows: Vec<_> = world.disputes.values().collect();
        let (dispute_id, from) = match c.one(&rows) {
            Some(row) if !c.rarely(6) => (row.dispute.id.clone(), row.fact.effective),
            _ => (DisputeId::new("D999").unwrap(), self.today),
        };
        let outcome = *c.one(DisputeOutcome::ALL).unwrap();
        (FactBody::DisputeResolved { dispute_id, outcome, text: None }, self.day_after(c, from))
    }

    /// A new version of a customer: another segment, another place in the group.
    fn customer(&self, c: &mut Choices<'_>) -> (FactBody, Date) {
        let id = *c.one(&["C1", "C2", "C3", "C4", "C5"]).unwrap();
        let mut customer = Customer::new(id.parse().unwrap(), id.parse().unwrap());
        customer.segment = c.one(&[None, Some("gold"), Some("basic")]).unwrap().map(|s| s.parse().unwrap());
        // Parents only point to a lower number, so that no circle comes about.
        let parent = match id {
            "C2" | "C3" => *c.one(&[Some("C1"), None]).unwrap(),
            "C4" => *c.one(&[None, Some("C1"), Some("C3")]).unwrap(),
            "C5" => *c.one(&[None, Some("C4"), Some("C2")]).unwrap(),
            _ => None,
        };
        customer.parent = parent.map(|p| p.parse().unwrap());
        (FactBody::CustomerRecorded { customer: Box::new(customer) }, self.own_day(c))
    }

    fn interaction(&self, c: &mut Choices<'_>, world: &World<'_>) -> (FactBody, Date) {
        let customer_id = self.customer_id(c);
        let own: Vec<InvoiceId> = world
            .invoices
            .values()
            .filter(|row| row.invoice.customer_id == customer_id)
            .map(|row| row.invoice.id.clone())
            .collect();
        let invoice_ids: Vec<InvoiceId> = c.one(&own).cloned().into_iter().collect();
        let from = invoice_ids.iter().map(|id| world.invoices[id].fact.effective).max();
        let day = self.day_after(c, from.unwrap_or(self.today));
        let blocks: Vec<_> = world.others.iter().filter(|((kind, _), _)| *kind == "block").collect();
        let body = match c.byte() % 5 {
            0 => FactBody::PromiseMade {
                promise: Promise {
                    id: self.fresh::<PromiseId>(c, "Q"),
                    customer_id,
                    invoice_ids,
                    amount: money(100, Currency::EUR),
                    promised_date: day.plus_days(7).unwrap(),
                },
            },
            1 => FactBody::BlockPlaced {
                block: Block {
                    id: self.fresh::<BlockId>(c, "B"),
                    customer_id,
                    invoice_ids,
                    reason: Name::new("pause").unwrap(),
                    until: None,
                },
            },
            2 => {
                let id = c.one(&blocks).map_or("B999", |((_, id), _)| id);
                FactBody::BlockLifted { block_id: BlockId::new(id).unwrap() }
            }
            3 => FactBody::AccountNoted {
                note: AccountNote { customer_id, mark: None, marked: false, text: None },
            },
            _ => FactBody::InvoiceDelivered {
                invoice_id: invoice_ids.first().cloned().unwrap_or_else(|| InvoiceId::new("I999").unwrap()),
                contact_id: None,
                channel: None,
            },
        };
        (body, day)
    }
}
