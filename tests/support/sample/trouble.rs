//! What goes wrong on the seller's side, and what is lost: voided invoices, goodwill, write-offs, recoveries.

use super::account::{Account, Act, Loss};
use super::book::Clock;
use receivables::{Date, FactBody, Note, PaymentMethod, Recovery, RecoveryId, WriteOff, WriteOffId};

impl Account<'_> {
    /// A wrong invoice is voided and issued again; money that was on it goes to the new one.
    pub(super) fn void(&mut self, day: Date, bill: usize) {
        let busy = self.book.bills[bill].items.clone().any(|at| {
            let item = &self.book.items[at];
            item.disputed > 0
                || item.paid_unseen
                || item.collecting
                || item.in_plan
                || item.promised.is_some()
        });
        let lost = self.losses.iter().any(|loss| self.book.items[loss.item].bill == bill);
        if busy || lost || self.book.bills[bill].is_void {
            return;
        }
        let (amount, tax, terms) =
            (self.book.bills[bill].amount, self.book.bills[bill].tax, self.book.bills[bill].terms);
        let freed = self.book.void(day, bill, "Wrong company on the invoice.");
        let again = self.book.issue(day, amount - tax, tax, terms, |_| ());
        for source in freed {
            self.plan_within(day, 2, 4, Act::UseCredit { source });
        }
        self.plan_follow_up(day, again);
    }

    /// A credit for poor service, used with a later invoice or paid back.
    pub(super) fn goodwill(&mut self, day: Date, bill: usize) {
        if self.book.bills[bill].is_void {
            return;
        }
        let amount = self.book.bills[bill].amount * self.random.between(4, 15) / 100;
        if amount > 0 {
            let source = self.book.credit(day, bill, amount, "Service credit.");
            self.plan_within(day, 8, 40, Act::UseCredit { source });
        }
    }

    /// What is still open on an item is given up.
    pub(super) fn write_off(&mut self, day: Date, item: usize) {
        let (open, known) = (self.book.items[item].open, self.book.items[item].known);
        let busy = self.book.items[item].in_plan || self.book.items[item].paid_unseen;
        if open == 0 || busy || self.book.items[item].disputed > 0 {
            return;
        }
        let id = WriteOffId::new(&self.book.next_id("WO")).expect("a sound id");
        let write_off = WriteOff {
            id: id.clone(),
            invoice_id: self.book.bills[self.book.items[item].bill].id.clone(),
            instalment: self.book.items[item].instalment,
            amount: self.book.money(open),
            reason: Note::new("No answer for months.").ok(),
        };
        let known = self.book.emit(day, Clock::Office, known, FactBody::WrittenOff { write_off });
        self.book.items[item].open = 0;
        self.book.items[item].known = known;
        self.losses.push(Loss { id, item, amount: open, known });
        if self.random.percent(35) {
            let write_off = self.losses.len() - 1;
            self.plan_within(day, 30, 110, Act::Recover { write_off });
        }
    }

    /// An agency brings in a part of what was given up.
    pub(super) fn recover(&mut self, day: Date, write_off: usize) {
        let amount = (self.losses[write_off].amount * self.random.between(30, 100) / 100).max(1);
        let transfer = self.profile.place.transfer;
        let money = self.book.money(amount);
        let known = self.losses[write_off].known;
        let source = self.book.receive(day, Clock::Bank, known, money, |payment| {
            (payment.method, payment.rail) = (PaymentMethod::BankTransfer, Some(transfer));
        });
        let id = RecoveryId::new(&self.book.next_id("RC")).expect("a sound id");
        let from = &self.book.sources[source];
        let Some(payment_id) = from.payment.clone() else { return };
        let write_off_id = self.losses[write_off].id.clone();
        let recovery = Recovery { id, write_off_id, payment_id, amount: money };
        let known = from.known.max(self.losses[write_off].known);
        let known = self.book.emit(day, Clock::Bank, known, FactBody::Recovered { recovery });
        self.book.sources[source].available = 0;
        self.book.sources[source].known = known;
    }
}
