//! Reminders and what they lead to: messages opened, replies, calls, promises, plans, and the end of patience.

use super::account::{Account, Act, Sent};
use super::book::Clock;
use super::days::{after, working};
use super::joining::payable;
use super::profile::{Habit, Segment};
use receivables::{
    Block, BlockId, Call, CallOutcome, Channel, ContactId, Date, FactBody, HumanDecision, InvoiceId, Message,
    MessageId, Name, Note, PaymentPlan, PlanId, PlanInstalment, Promise, PromiseId, Reply, ReplyIntent, Tone,
};

/// Days past due of the four levels.
const STEPS: [i64; 4] = [4, 14, 28, 45];
const TONES: [Tone; 4] = [Tone::Friendly, Tone::Neutral, Tone::Firm, Tone::Formal];
/// Days between two messages to one customer.
const PAUSE: i64 = 7;

impl Account<'_> {
    /// A reminder goes out, unless there is a reason to wait.
    pub(super) fn remind(&mut self, day: Date, item: usize, level: u8) {
        let today = working(day);
        let state = &self.book.items[item];
        if state.open == 0 || state.disputed > 0 || state.in_plan || state.collecting {
            return;
        }
        let promised = state.promised.map(|until| after(until, 2));
        let paused = self.last_message.map(|last| after(last, PAUSE));
        let earliest = promised.max(paused).unwrap_or(today).max(today);
        if earliest > day {
            self.plan(earliest, Act::Remind { item, level });
            return;
        }
        self.book.items[item].promised = None;
        let message = self.send(day, level);
        let at = usize::from(level.clamp(1, 4));
        if let Some(step) = STEPS.get(at) {
            let next = after(self.book.items[item].due, *step).max(after(day, 8));
            self.plan(next, Act::Remind { item, level: level + 1 });
        }
        self.plan_within(day, 0, 2, Act::Answer { message, item, level });
        if level >= 3 {
            self.plan_within(day, 1, 3, Act::Escalate { item, level });
        }
    }

    fn send(&mut self, day: Date, level: u8) -> usize {
        let at = usize::from(level.clamp(1, 4)) - 1;
        let mut invoice_ids: Vec<InvoiceId> = Vec::new();
        for item in self.overdue(day).into_iter().take(8) {
            let id = &self.book.bills[self.book.items[item].bill].id;
            if self.book.items[item].disputed == 0 && !invoice_ids.contains(id) {
                invoice_ids.push(id.clone());
            }
        }
        let known = self.book.items.iter().map(|item| item.known).fold(self.book.known, Ord::max);
        let id = MessageId::new(&self.book.next_id("MS")).expect("a sound id");
        let lead = level >= 3 && self.profile.segment != Segment::Startup;
        let message = Message {
            id: id.clone(),
            customer_id: self.profile.id.clone(),
            contact_id: Some(if lead { ContactId::new("fin").expect("a sound id") } else { payable() }),
            channel: if level == 4 && self.profile.segment == Segment::Enterprise {
                Channel::Letter
            } else {
                Channel::Email
            },
            invoice_ids,
            template: Name::new(&format!("reminder-{level}")).ok(),
            tone: Some(TONES[at]),
            action_id: None,
            level: None,
        };
        let known =
            self.book.emit(day, Clock::Office, known, FactBody::MessageSent { message: Box::new(message) });
        self.last_message = Some(day);
        self.sent.push(Sent { id, known });
        self.sent.len() - 1
    }

    /// The message is opened or comes back, and perhaps answered.
    pub(super) fn answer(&mut self, day: Date, message: usize, item: usize, level: u8) {
        let (id, known) = (self.sent[message].id.clone(), self.sent[message].known);
        if self.bad_address && level < 3 {
            let body = FactBody::DeliveryFailed {
                invoice_id: None,
                message_id: Some(id),
                contact_id: Some(payable()),
                reason: Note::new("550 no such mailbox").expect("a note"),
            };
            self.book.emit(day, Clock::System, known, body);
            return;
        }
        if self.random.percent(48) {
            let body = FactBody::MessageOpened { message_id: id, contact_id: None };
            self.sent[message].known = self.book.emit(day, Clock::System, known, body);
            self.reply(day, message, item, level);
        }
    }

    fn reply(&mut self, day: Date, message: usize, item: usize, level: u8) {
        let state = &self.book.items[item];
        if state.open == 0 {
            return;
        }
        let draw = self.random.below(100);
        match self.profile.habit {
            _ if state.paid_unseen => {
                self.say(day, message, ReplyIntent::SaysPaid, "We sent this last week, please check.");
            }
            _ if draw < 4 => {
                self.say(day, message, ReplyIntent::Automatic, "I am out of office until Monday.")
            }
            _ if draw < 9 => {
                self.say(day, message, ReplyIntent::Question, "Which order does this belong to?")
            }
            Habit::Promiser if draw < 80 => self.promise(day, message, item),
            Habit::Late | Habit::Slowing | Habit::Seasonal | Habit::PartPayer if draw < 24 => {
                self.promise(day, message, item);
            }
            Habit::Late | Habit::Slowing if draw < 40 => {
                self.say(day, message, ReplyIntent::WillPay, "It is in our next payment run.");
            }
            Habit::Disputer if draw < 25 => {
                self.say(day, message, Self::contesting(), "We do not agree with the amount.");
            }
            Habit::NonPayer if level >= 3 && draw < 30 => {
                self.say(day, message, ReplyIntent::Refuses, "We cannot pay this now.");
            }
            Habit::NonPayer if draw < 28 => self.promise(day, message, item),
            _ => {}
        }
    }

    fn say(&mut self, day: Date, message: usize, intent: ReplyIntent, text: &str) {
        let reply = Reply {
            customer_id: self.profile.id.clone(),
            contact_id: Some(payable()),
            message_id: Some(self.sent[message].id.clone()),
            channel: Channel::Email,
            intent,
            text: Note::new(text).ok(),
        };
        let known = self.sent[message].known;
        self.sent[message].known =
            self.book.emit(day, Clock::System, known, FactBody::ReplyReceived { reply });
    }

    /// The customer names a day, and keeps it or not.
    fn promise(&mut self, day: Date, message: usize, item: usize) {
        if self.book.items[item].promised.is_some() || !self.is_payable(item) {
            return;
        }
        let until = working(after(day, self.random.between(4, 14)));
        self.say(day, message, ReplyIntent::WillPay, &format!("We will pay by {until}."));
        self.record_promise(day, item, until, self.sent[message].known);
        let kept = self.profile.habit != Habit::NonPayer && self.random.percent(66);
        if kept {
            let paid = after(until, -self.random.between(0, 2)).max(after(day, 1));
            self.book.items[item].intent = Some(paid);
            self.plan(paid, Act::Settle { item });
        }
    }

    fn record_promise(&mut self, day: Date, item: usize, until: Date, known: receivables::Timestamp) {
        let state = &self.book.items[item];
        let promise = Promise {
            id: PromiseId::new("-").expect("a sound id"),
            customer_id: self.profile.id.clone(),
            invoice_ids: vec![self.book.bills[state.bill].id.clone()],
            amount: self.book.money(state.open - state.disputed),
            promised_date: until,
        };
        let known = known.max(state.known);
        let id = PromiseId::new(&self.book.next_id("PR")).expect("a sound id");
        let promise = Promise { id, ..promise };
        self.book.items[item].promised = Some(until);
        self.book.emit(day, Clock::Office, known, FactBody::PromiseMade { promise });
    }

    /// A person calls; after the formal notice a person decides.
    pub(super) fn escalate(&mut self, day: Date, item: usize, level: u8) {
        if working(day) != day {
            return self.plan(working(day), Act::Escalate { item, level });
        }
        let state = &self.book.items[item];
        if state.open == 0 || state.disputed > 0 || state.in_plan {
            return;
        }
        if level == 3 {
            self.call(day, item);
        } else {
            self.decide(day, item);
        }
    }

    fn call(&mut self, day: Date, item: usize) {
        let outcome = self.random.weighted(&[
            (46, CallOutcome::Reached),
            (28, CallOutcome::NoAnswer),
            (21, CallOutcome::Voicemail),
            (5, CallOutcome::WrongNumber),
        ]);
        let reached = outcome == CallOutcome::Reached;
        let text = if reached { "Spoke to accounts payable about what is past due." } else { "" };
        let call = Call {
            customer_id: self.profile.id.clone(),
            contact_id: Some(payable()),
            outcome,
            text: Note::new(text).ok().filter(|_| reached),
            action_id: None,
        };
        let known = self.book.items[item].known;
        let known = self.book.emit(day, Clock::Office, known, FactBody::CallLogged { call });
        if !reached || self.book.items[item].promised.is_some() || !self.is_payable(item) {
            return;
        }
        if self.profile.habit == Habit::EscalationOnly && self.random.percent(50) {
            let until = working(after(day, 7));
            self.record_promise(day, item, until, known);
            self.pay_all(day, 2, 6);
        } else if self.profile.habit == Habit::Slowing && self.random.percent(40) {
            self.plan_within(day, 2, 9, Act::Settle { item });
        }
    }

    /// Everything past due is paid at once.
    fn pay_all(&mut self, day: Date, least: i64, most: i64) {
        let paid = working(after(day, self.random.between(least, most)));
        let items = self.overdue(day);
        for &item in &items {
            self.book.items[item].intent = Some(paid);
        }
        for item in items {
            self.plan(paid, Act::Settle { item });
        }
    }

    fn decide(&mut self, day: Date, item: usize) {
        let agency = self.profile.habit == Habit::NonPayer;
        let time = !agency && self.random.percent(25);
        let decision = if agency {
            "agency"
        } else if time {
            "give_time"
        } else {
            "continue"
        };
        let decision = HumanDecision {
            customer_id: self.profile.id.clone(),
            case_id: None,
            action_id: None,
            decision: Name::new(decision).expect("a name"),
            snooze_until: time.then(|| after(day, 14)),
            text: None,
            move_to: None,
        };
        let known = self.book.items[item].known;
        self.book.emit(day, Clock::Office, known, FactBody::HumanDecided { decision });
        match self.profile.habit {
            Habit::NonPayer if self.suspended => {}
            Habit::NonPayer if self.random.percent(30) => self.agree_plan(day),
            Habit::NonPayer => self.end_of_patience(day),
            Habit::EscalationOnly => self.pay_all(day, 2, 8),
            _ if self.random.percent(25) => self.plan_within(day, 3, 21, Act::Settle { item }),
            _ => {}
        }
    }

    /// Everything past due is paid in monthly parts.
    fn agree_plan(&mut self, day: Date) {
        if self.plan_agreed {
            return self.end_of_patience(day);
        }
        self.plan_agreed = true;
        self.suspended = true;
        let items: Vec<usize> = self.overdue(day).into_iter().filter(|&at| self.is_payable(at)).collect();
        let total: i64 = items.iter().map(|&at| self.book.items[at].open).sum();
        let count = self.random.between(3, 6);
        if total < count {
            return;
        }
        let mut known = self.book.known;
        let mut invoice_ids = Vec::new();
        for &at in &items {
            self.book.items[at].in_plan = true;
            known = known.max(self.book.items[at].known);
            invoice_ids.push(self.book.bills[self.book.items[at].bill].id.clone());
        }
        invoice_ids.dedup();
        let mut instalments = Vec::new();
        for part in 0..count {
            let amount = total / count + i64::from(part < total % count);
            let date = working(after(day, 15 + part * 30));
            instalments.push(PlanInstalment { date, amount: self.book.money(amount) });
            self.plan(date, Act::PayPart { amount });
        }
        let id = PlanId::new(&self.book.next_id("PL")).expect("a sound id");
        let plan = PaymentPlan { id, customer_id: self.profile.id.clone(), invoice_ids, instalments };
        self.book.emit(day, Clock::Office, known, FactBody::PlanAgreed { plan });
    }

    /// Service ends, an agency takes over, and what is open is written off months later.
    fn end_of_patience(&mut self, day: Date) {
        self.suspended = true;
        let block = Block {
            id: BlockId::new(&self.book.next_id("BL")).expect("a sound id"),
            customer_id: self.profile.id.clone(),
            invoice_ids: Vec::new(),
            reason: Name::new("agency").expect("a name"),
            until: None,
        };
        let known = self.book.known;
        self.book.emit(day, Clock::Office, known, FactBody::BlockPlaced { block });
        if self.random.percent(45) {
            let turn = *self.random.pick(&[4, 5]);
            self.plan_within(day, 10, 40, Act::Note(turn));
        }
        for item in self.open_items() {
            let lost = after(self.book.items[item].due, 190).max(after(day, 75));
            self.plan_within(lost, 0, 45, Act::WriteOff { item });
        }
    }
}
