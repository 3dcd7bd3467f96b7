//! Disputes: opened by the customer, resolved by people, with a credit memo where the customer was right.

use super::account::{Account, Act, Case};
use super::book::Clock;
use super::entries::Share;
use super::profile::Habit;
use receivables::{
    Block, BlockId, Date, Dispute, DisputeId, DisputeOutcome, FactBody, Name, Note, ReplyIntent,
};

const REASONS: [(&str, &str); 6] = [
    ("pricing", "The price is not the one in our contract."),
    ("usage", "We did not use that much."),
    ("po_missing", "Our order number is missing."),
    ("service_level", "The service was down for two days."),
    ("duplicate", "We have paid this with the last invoice."),
    ("seats", "Two of our people had left before."),
];

impl Account<'_> {
    pub(super) fn dispute(&mut self, day: Date, at: usize) {
        let item = &self.book.items[at];
        let free = item.open == item.amount && item.disputed == 0 && !item.paid_unseen && !item.collecting;
        if !free || item.in_plan || self.book.bills[item.bill].is_void {
            return;
        }
        let (open, instalment, known) = (item.open, item.instalment, item.known);
        let invoice_id = self.book.bills[item.bill].id.clone();
        let whole = self.random.percent(45);
        let amount = if whole { open } else { (open * self.random.between(10, 40) / 100).max(1) };
        let &(reason, text) = self.random.pick(&REASONS);
        let id = DisputeId::new(&self.book.next_id("DI")).expect("a sound id");
        let dispute = Dispute {
            id: id.clone(),
            invoice_id: invoice_id.clone(),
            instalment,
            amount: (!whole).then(|| self.book.money(amount)),
            reason: Name::new(reason).expect("a name"),
            text: Note::new(text).ok(),
        };
        let known = self.book.emit(day, Clock::Office, known, FactBody::DisputeOpened { dispute });
        self.book.items[at].known = known;
        self.book.items[at].disputed = amount;
        let block = self.random.percent(25).then(|| {
            let id = BlockId::new(&self.book.next_id("BL")).expect("a sound id");
            let block = Block {
                id: id.clone(),
                customer_id: self.profile.id.clone(),
                invoice_ids: vec![invoice_id],
                reason: Name::new("dispute").expect("a name"),
                until: None,
            };
            self.book.emit(day, Clock::Office, known, FactBody::BlockPlaced { block });
            id
        });
        let known = self.book.items[at].known;
        self.cases.push(Case { id, item: at, amount, known, block });
        let dispute = self.cases.len() - 1;
        let slow = self.profile.habit == Habit::Disputer && self.random.percent(45);
        let (least, most) = if slow { (45, 120) } else { (6, 40) };
        self.plan_within(day, least, most, Act::Resolve { dispute });
    }

    pub(super) fn resolve(&mut self, day: Date, dispute: usize) {
        let (item, amount) = (self.cases[dispute].item, self.cases[dispute].amount);
        if self.book.bills[self.book.items[item].bill].is_void {
            return;
        }
        let outcome = self.random.weighted(&[
            (35, DisputeOutcome::Upheld),
            (30, DisputeOutcome::Rejected),
            (25, DisputeOutcome::Settled),
            (10, DisputeOutcome::Withdrawn),
        ]);
        let known = self.cases[dispute].known.max(self.book.items[item].known);
        let text = match outcome {
            DisputeOutcome::Upheld => "Customer is right; credit follows.",
            DisputeOutcome::Rejected => "Invoice matches the contract.",
            DisputeOutcome::Settled => "Met in the middle.",
            DisputeOutcome::Withdrawn => "Found the order after all.",
        };
        let body = FactBody::DisputeResolved {
            dispute_id: self.cases[dispute].id.clone(),
            outcome,
            text: Note::new(text).ok(),
        };
        // A block is lifted an instant after it was placed at the earliest: both follow the dispute.
        let known = super::days::later(known, 1_000);
        let known = self.book.emit(day, Clock::Office, known, body);
        self.book.items[item].known = known;
        self.book.items[item].disputed = 0;
        if let Some(block_id) = self.cases[dispute].block.take() {
            self.book.emit(day, Clock::Office, known, FactBody::BlockLifted { block_id });
        }
        let given = match outcome {
            DisputeOutcome::Upheld => amount,
            DisputeOutcome::Settled => amount / 2,
            _ => 0,
        };
        self.credit_item(day, item, given.min(self.book.items[item].open));
        self.plan_within(day, 3, 18, Act::Settle { item });
        self.plan_within(day, 10, 20, Act::Remind { item, level: 1 });
    }

    /// A credit memo, put on the item it is about.
    fn credit_item(&mut self, day: Date, item: usize, amount: i64) {
        if amount == 0 {
            return;
        }
        let bill = self.book.items[item].bill;
        let source = self.book.credit(day, bill, amount, "Dispute resolved.");
        let share = Share { item, money: amount, taken: amount, adjustments: Vec::new() };
        self.book.allocate(day, Clock::Office, source, share);
    }

    /// What a customer writes who contests something.
    pub(super) const fn contesting() -> ReplyIntent {
        ReplyIntent::Disputes
    }
}
