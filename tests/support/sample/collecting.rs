//! Cards and bank debits: the company draws the money; attempts fail, are repeated, and debits come back.

use super::account::{Account, Act};
use super::billing::basis_points;
use super::book::Clock;
use super::days::{after, working};
use super::entries::Share;
use super::profile::Habit;
use receivables::{
    AttemptId, Date, FactBody, Name, Note, PaymentAttempt, PaymentFailure, PaymentMethod, Rail, Reference,
    Timestamp,
};

/// Attempts for one item before people take over.
const MOST_ATTEMPTS: u32 = 4;

impl Account<'_> {
    /// An attempt is made to draw what is open on an item.
    pub(super) fn collect(&mut self, day: Date, item: usize, attempt: u32) {
        if self.book.items[item].open == 0 {
            self.book.items[item].collecting = false;
            return;
        }
        self.book.items[item].collecting = true;
        let card = self.profile.method == PaymentMethod::Card;
        // A card answers at once: only repeated attempts are announced. A debit takes days.
        let started = (!card || attempt > 0).then(|| self.start(day, item));
        if !card {
            self.plan(working(after(day, 2)), Act::Land { item, attempt: started });
        } else if let Some((code, text)) = self.card_failure(day) {
            self.fail(day, item, started, code, text);
            self.after_failure(day, item, attempt, code);
        } else {
            self.land(day, item, started);
        }
    }

    fn start(&mut self, day: Date, item: usize) -> (AttemptId, Timestamp) {
        let id = AttemptId::new(&self.book.next_id("AT")).expect("a sound id");
        let (open, known) = (self.book.items[item].open, self.book.items[item].known);
        let attempt = PaymentAttempt {
            id: id.clone(),
            customer_id: self.profile.id.clone(),
            invoice_ids: vec![self.book.bills[self.book.items[item].bill].id.clone()],
            amount: self.book.money(open),
            method: self.profile.method,
            instrument_id: Some(self.instrument_id()),
            action_id: None,
            level: None,
        };
        (id, self.book.emit(day, Clock::System, known, FactBody::PaymentStarted { attempt }))
    }

    /// Why the card is declined today; none when it is not.
    fn card_failure(&mut self, day: Date) -> Option<(&'static str, &'static str)> {
        if self.profile.habit == Habit::NonPayer
            && self.months_since_joining(day) >= self.profile.turning_month
        {
            self.pull_fails = true;
        }
        if self.pull_fails {
            return Some(("46", "Closed account"));
        }
        if self.card_expires.is_some_and(|last| last < day) {
            return Some(("54", "Expired card"));
        }
        self.random.percent(7).then(|| {
            self.random.weighted(&[
                (60, ("51", "Insufficient funds")),
                (25, ("05", "Do not honor")),
                (10, ("65", "Activity limit exceeded")),
                (5, ("91", "Issuer unavailable")),
            ])
        })
    }

    fn fail(
        &mut self,
        day: Date,
        item: usize,
        started: Option<(AttemptId, Timestamp)>,
        code: &str,
        text: &str,
    ) {
        let (open, known) = (self.book.items[item].open, self.book.items[item].known);
        let known = started.as_ref().map_or(known, |(_, at)| known.max(*at));
        let failure = PaymentFailure {
            attempt_id: started.map(|(id, _)| id),
            customer_id: self.profile.id.clone(),
            invoice_ids: vec![self.book.bills[self.book.items[item].bill].id.clone()],
            amount: self.book.money(open),
            method: self.profile.method,
            rail: Some(self.profile.rail),
            instrument_id: Some(self.instrument_id()),
            code: Reference::new(code).expect("a code"),
            advice: (code == "46").then(|| Name::new("do_not_try_again").expect("a name")),
            text: Note::new(text).ok(),
            network_reference: None,
        };
        self.book.emit(day, Clock::System, known, FactBody::PaymentFailed { failure: Box::new(failure) });
    }

    /// Tries again, asks for another card, or leaves it to people.
    fn after_failure(&mut self, day: Date, item: usize, attempt: u32, code: &str) {
        if matches!(code, "54" | "46") {
            self.book.items[item].collecting = false;
            self.plan(after(day, 1), Act::Remind { item, level: 1 });
            if code == "54" && !self.card_on_its_way {
                self.card_on_its_way = true;
                let (least, most) = if self.profile.habit == Habit::ExpiredCard { (9, 50) } else { (2, 8) };
                self.plan_within(day, least, most, Act::ReplaceCard);
            }
            return;
        }
        if attempt + 1 < MOST_ATTEMPTS {
            let days = [3, 5, 7][usize::try_from(attempt).unwrap_or_default().min(2)];
            self.plan(after(day, days), Act::Collect { item, attempt: attempt + 1 });
            return;
        }
        self.give_up(day, item);
    }

    /// Attempts end: reminders go out, and most customers then send the money.
    fn give_up(&mut self, day: Date, item: usize) {
        self.book.items[item].collecting = false;
        self.plan(after(day, 1), Act::Remind { item, level: 1 });
        if self.profile.habit != Habit::NonPayer {
            self.plan_within(day, 5, 30, Act::Settle { item });
        }
    }

    /// The customer gives another card; everything open is drawn from it.
    pub(super) fn replace_card(&mut self, day: Date) {
        self.card_on_its_way = false;
        self.put_on_file(day);
        for item in self.open_items() {
            if !self.book.items[item].collecting && self.is_payable(item) {
                self.book.items[item].collecting = true;
                self.plan_within(day, 0, 1, Act::Collect { item, attempt: 1 });
            }
        }
    }

    /// The money of an attempt is in and put on its item.
    pub(super) fn land(&mut self, day: Date, item: usize, started: Option<(AttemptId, Timestamp)>) {
        self.book.items[item].collecting = false;
        let money = self.book.items[item].open;
        if money == 0 {
            return;
        }
        let known = self.book.items[item].known;
        let known = started.as_ref().map_or(known, |(_, at)| known.max(*at));
        let card = self.profile.method == PaymentMethod::Card;
        let fee = self.book.money(basis_points(money, 290));
        let final_on = match self.profile.rail {
            Rail::Ach => Some(after(day, 4)),
            Rail::SepaCore => Some(after(day, 56)),
            _ => None,
        };
        let amount = self.book.money(money);
        let source = self.book.receive(day, Clock::System, known, amount, |payment| {
            payment.attempt_id = started.map(|(id, _)| id);
            payment.fee = card.then_some(fee);
            payment.provisional_until = final_on.filter(|_| !card);
            payment.auto_posted = true;
        });
        let share = Share { item, money, taken: money, adjustments: Vec::new() };
        self.book.allocate(day, Clock::System, source, share);
        if !card && self.debit_returns(day) {
            self.plan_within(day, 2, 5, Act::TakeBack { source });
        }
    }

    fn debit_returns(&mut self, day: Date) -> bool {
        let turned = self.months_since_joining(day) >= self.profile.turning_month;
        (self.profile.habit == Habit::NonPayer && turned) || self.random.percent(6)
    }

    /// The bank takes a debit back; it is drawn again a week later, or given up.
    pub(super) fn take_back(&mut self, day: Date, source: usize) {
        if working(day) != day {
            return self.plan(working(day), Act::TakeBack { source });
        }
        let ruined = self.profile.habit == Habit::NonPayer;
        let code = match (self.profile.rail, ruined) {
            (Rail::Ach, false) => "R01",
            (Rail::Ach, true) => "R02",
            (Rail::SepaCore | Rail::SepaB2b, false) => "AM04",
            (Rail::SepaCore | Rail::SepaB2b, true) => "AC04",
            (_, false) => "0",
            (_, true) => "B",
        };
        let fee = *self.random.pick(&[300, 500, 750]);
        let items = self.book.take_back(day, source, code, Some(fee));
        for item in items {
            if ruined {
                self.give_up(day, item);
            } else {
                self.book.items[item].collecting = true;
                self.plan_within(day, 6, 10, Act::Collect { item, attempt: 1 });
            }
        }
        if self.random.percent(20) {
            self.charge_return_fee(day, fee);
        }
    }
}
