//! The story of one customer: what happens on which day, and what follows from it.

use super::book::Book;
use super::days::after;
use super::entries::Share;
use super::profile::Profile;
use super::random::Stream;
use receivables::{AttemptId, Date, DisputeId, Fact, MessageId, Timestamp, WriteOffId};
use std::collections::BTreeMap;

/// Something that happens on a day.
#[derive(Debug, Clone)]
pub(super) enum Act {
    Join,
    Correct,
    Note(usize),
    Bill { month: usize },
    Usage { month: usize },
    Deliver { bill: usize },
    View { bill: usize },
    Void { bill: usize },
    Goodwill { bill: usize },
    Collect { item: usize, attempt: u32 },
    Land { item: usize, attempt: Option<(AttemptId, Timestamp)> },
    TakeBack { source: usize },
    ReplaceCard,
    Settle { item: usize },
    Identify { source: usize, shares: Vec<Share> },
    PutRight { source: usize, item: usize },
    UseCredit { source: usize },
    PayPart { amount: i64 },
    Remind { item: usize, level: u8 },
    Answer { message: usize, item: usize, level: u8 },
    Escalate { item: usize, level: u8 },
    Dispute { item: usize },
    Resolve { dispute: usize },
    WriteOff { item: usize },
    Recover { write_off: usize },
}

/// A message that was sent.
#[derive(Debug)]
pub(super) struct Sent {
    pub(super) id: MessageId,
    pub(super) known: Timestamp,
}

/// A dispute.
#[derive(Debug)]
pub(super) struct Case {
    pub(super) id: DisputeId,
    pub(super) item: usize,
    pub(super) amount: i64,
    pub(super) known: Timestamp,
    pub(super) block: Option<receivables::BlockId>,
}

/// A write-off.
#[derive(Debug)]
pub(super) struct Loss {
    pub(super) id: WriteOffId,
    pub(super) item: usize,
    pub(super) amount: i64,
    pub(super) known: Timestamp,
}

/// The state of the story.
#[derive(Debug)]
pub(super) struct Account<'a> {
    pub(super) profile: &'a Profile,
    pub(super) random: Stream,
    pub(super) book: Book<'a>,
    queue: BTreeMap<(Date, usize), Act>,
    queued: usize,
    last_day: Date,
    pub(super) sent: Vec<Sent>,
    pub(super) cases: Vec<Case>,
    pub(super) losses: Vec<Loss>,
    pub(super) last_message: Option<Date>,
    /// Last good day of the card on file.
    pub(super) card_expires: Option<Date>,
    /// How often a card was put on file.
    pub(super) cards: usize,
    /// Cards and debits fail from now on.
    pub(super) pull_fails: bool,
    /// A replacement of the card is on its way.
    pub(super) card_on_its_way: bool,
    /// Nothing more is billed.
    pub(super) suspended: bool,
    /// The customer agreed to a payment plan.
    pub(super) plan_agreed: bool,
    /// Whether the mail address is wrong.
    pub(super) bad_address: bool,
}

impl<'a> Account<'a> {
    pub(super) fn new(profile: &'a Profile, random: Stream, clock: Stream, last_day: Date) -> Self {
        Self {
            profile,
            random,
            book: Book::new(profile, clock, last_day),
            queue: BTreeMap::new(),
            queued: 0,
            last_day,
            sent: Vec::new(),
            cases: Vec::new(),
            losses: Vec::new(),
            last_message: None,
            card_expires: None,
            cards: 0,
            pull_fails: false,
            card_on_its_way: false,
            suspended: false,
            plan_agreed: false,
            bad_address: profile.bad_address,
        }
    }

    /// Tells the story to its last day.
    pub(super) fn tell(mut self) -> Vec<Fact> {
        self.plan(self.profile.joined, Act::Join);
        while let Some(((day, _), act)) = self.queue.pop_first() {
            if day > self.last_day {
                break;
            }
            self.act(day, act);
        }
        self.book.facts
    }

    /// Lets something happen on a day.
    pub(super) fn plan(&mut self, day: Date, act: Act) {
        self.queued += 1;
        self.queue.insert((day, self.queued), act);
    }

    /// Lets something happen between so many days from now.
    pub(super) fn plan_within(&mut self, day: Date, least: i64, most: i64, act: Act) {
        let days = self.random.between(least, most);
        self.plan(after(day, days), act);
    }

    fn act(&mut self, day: Date, act: Act) {
        match act {
            Act::Join => self.join(day),
            Act::Correct => self.correct_contact(day),
            Act::Note(turn) => self.note(day, turn),
            Act::Bill { month } => self.bill(day, month),
            Act::Usage { month } => self.bill_usage(day, month),
            Act::Deliver { bill } => self.deliver(day, bill),
            Act::View { bill } => self.view(day, bill),
            Act::Void { bill } => self.void(day, bill),
            Act::Goodwill { bill } => self.goodwill(day, bill),
            Act::Collect { item, attempt } => self.collect(day, item, attempt),
            Act::Land { item, attempt } => self.land(day, item, attempt),
            Act::TakeBack { source } => self.take_back(day, source),
            Act::ReplaceCard => self.replace_card(day),
            other => self.act_of_people(day, other),
        }
    }

    fn act_of_people(&mut self, day: Date, act: Act) {
        match act {
            Act::Settle { item } => self.settle(day, item),
            Act::Identify { source, shares } => self.identify(day, source, shares),
            Act::PutRight { source, item } => self.put_right(day, source, item),
            Act::UseCredit { source } => self.use_credit(day, source),
            Act::Remind { item, level } => self.remind(day, item, level),
            Act::Answer { message, item, level } => self.answer(day, message, item, level),
            Act::Escalate { item, level } => self.escalate(day, item, level),
            Act::PayPart { amount } => self.pay_part(day, amount),
            Act::Dispute { item } => self.dispute(day, item),
            Act::Resolve { dispute } => self.resolve(day, dispute),
            Act::WriteOff { item } => self.write_off(day, item),
            Act::Recover { write_off } => self.recover(day, write_off),
            _ => {}
        }
    }

    /// Items that are open now, oldest due date first.
    pub(super) fn open_items(&self) -> Vec<usize> {
        let mut open: Vec<usize> =
            (0..self.book.items.len()).filter(|&at| self.book.items[at].open > 0).collect();
        open.sort_by_key(|&at| (self.book.items[at].due, at));
        open
    }

    /// Items that are past due on a day, oldest first.
    pub(super) fn overdue(&self, day: Date) -> Vec<usize> {
        self.open_items().into_iter().filter(|&at| self.book.items[at].due < day).collect()
    }
}
