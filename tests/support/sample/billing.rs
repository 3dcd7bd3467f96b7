//! Invoices: issued, delivered, looked at; and what is planned from then on.

use super::account::{Account, Act};
use super::book::Clock;
use super::days::{after, months_after};
use super::joining::payable;
use super::profile::{Habit, Plan, Segment};
use super::terms::Terms;
use receivables::{
    Channel, Currency, Date, FactBody, Invoice, InvoiceLine, Money, Note, PaymentMethod, Reference,
};

/// A share of an amount in hundredths of a percent, rounded half up.
pub(super) fn basis_points(amount: i64, points: i64) -> i64 {
    (amount * points + 5_000) / 10_000
}

impl Account<'_> {
    /// The fee of a month or year, and the next one after it.
    pub(super) fn bill(&mut self, day: Date, month: usize) {
        let step = if self.profile.plan == Plan::Monthly { 1 } else { 12 };
        if self.suspended || self.profile.leaves_after.is_some_and(|last| month > last) {
            return;
        }
        self.plan(self.billing_date(month + step), Act::Bill { month: month + step });
        let net = self.fee(month, step);
        let words = if step == 1 { "Subscription, one month" } else { "Subscription, one year in advance" };
        self.issue(day, net, self.profile.terms, words, false);
    }

    /// Usage above what a yearly fee includes, in arrears.
    pub(super) fn bill_usage(&mut self, day: Date, month: usize) {
        if self.suspended || self.profile.leaves_after.is_some_and(|last| month > last) {
            return;
        }
        self.plan(self.billing_date(month + 3), Act::Usage { month: month + 3 });
        let used = self.random.between(5, 60);
        let net = self.profile.monthly_price * used / 100;
        let terms = match self.profile.terms {
            Terms::Parts { first_days, .. } => Terms::Net(first_days),
            other => other,
        };
        if net > 0 {
            self.issue(day, net, terms, "Usage above the included amount", true);
        }
    }

    fn billing_date(&self, month: usize) -> Date {
        let first = after(self.profile.joined, i64::try_from(self.profile.billing_day).unwrap_or_default());
        months_after(first, month)
    }

    /// Larger customers add seats and use more or less; prices rise by five percent a year.
    fn fee(&mut self, month: usize, months: usize) -> i64 {
        let base = self.profile.monthly_price * i64::try_from(months).unwrap_or(1);
        let raised = if month >= 12 { basis_points(base, 10_500) } else { base };
        if self.profile.segment == Segment::Startup {
            return raised;
        }
        basis_points(raised, self.random.between(9_200, 11_800))
    }

    /// Issues an invoice and plans what follows from it.
    fn issue(&mut self, day: Date, net: i64, terms: Terms, words: &str, usage: bool) {
        let tax = basis_points(net, self.profile.tax_basis_points);
        let currency = self.profile.currency();
        let order = (self.profile.segment == Segment::Enterprise).then(|| self.random.between(4_000, 9_999));
        let detailed = self.profile.plan != Plan::Monthly;
        let bill = self.book.issue(day, net, tax, terms, |invoice| {
            invoice.po_number = order.and_then(|number| Reference::new(&format!("PO-{number}")).ok());
            invoice.earned = usage;
            if detailed {
                invoice.lines.push(line(words, net, currency));
            }
        });
        self.plan_follow_up(day, bill);
        self.plan_trouble(day, bill);
    }

    /// Delivery, payment and reminders of an invoice.
    pub(super) fn plan_follow_up(&mut self, day: Date, bill: usize) {
        self.plan(day, Act::Deliver { bill });
        let card = self.profile.method == PaymentMethod::Card;
        for item in self.book.bills[bill].items.clone() {
            let due = self.book.items[item].due;
            if self.profile.is_pulled() {
                let drawn = if card { after(day, 1) } else { super::days::working(due) };
                self.book.items[item].collecting = true;
                self.plan(drawn, Act::Collect { item, attempt: 0 });
                continue;
            }
            if let Some(intent) = self.intent(item) {
                self.book.items[item].intent = Some(intent);
                self.plan(intent, Act::Settle { item });
            }
            self.plan(after(due, 4), Act::Remind { item, level: 1 });
        }
    }

    /// What may go wrong with an invoice: it is wrong, contested, or the service was poor.
    fn plan_trouble(&mut self, day: Date, bill: usize) {
        let first = self.book.bills[bill].items.start;
        let due = self.book.items[first].due;
        let disputes = if self.profile.habit == Habit::Disputer { 240 } else { 8 };
        if !self.profile.is_pulled() && self.random.per_mille(disputes) {
            let latest = i64::from(due.days_since(day)).min(30);
            self.plan_within(day, 2, latest.max(3), Act::Dispute { item: first });
        } else if self.random.per_mille(9) {
            self.plan_within(day, 1, 4, Act::Void { bill });
        } else if self.random.per_mille(12) {
            self.plan_within(day, 4, 25, Act::Goodwill { bill });
        }
    }

    pub(super) fn deliver(&mut self, day: Date, bill: usize) {
        let (invoice_id, known) = (self.book.bills[bill].id.clone(), self.book.bills[bill].known);
        if self.bad_address {
            let body = FactBody::DeliveryFailed {
                invoice_id: Some(invoice_id),
                message_id: None,
                contact_id: Some(payable()),
                reason: Note::new("550 no such mailbox").expect("a note"),
            };
            self.book.emit(day, Clock::System, known, body);
            return;
        }
        let channel =
            Some(if self.profile.segment == Segment::Enterprise { Channel::Portal } else { Channel::Email });
        let body = FactBody::InvoiceDelivered { invoice_id, contact_id: None, channel };
        self.book.bills[bill].known = self.book.emit(day, Clock::System, known, body);
        if self.random.percent(18) {
            self.plan_within(day, 0, 5, Act::View { bill });
        }
    }

    pub(super) fn view(&mut self, day: Date, bill: usize) {
        let (invoice_id, known) = (self.book.bills[bill].id.clone(), self.book.bills[bill].known);
        let body = FactBody::InvoiceViewed { invoice_id, contact_id: Some(payable()) };
        self.book.emit(day, Clock::System, known, body);
    }

    /// A fee of the bank is passed on.
    pub(super) fn charge_return_fee(&mut self, day: Date, minor: i64) {
        let bill = self.book.issue(day, minor, 0, Terms::Net(10), |memo: &mut Invoice| {
            memo.document = receivables::InvoiceKind::DebitMemo;
        });
        self.plan_follow_up(day, bill);
    }
}

fn line(words: &str, net: i64, currency: Currency) -> InvoiceLine {
    InvoiceLine {
        description: Note::new(words).ok(),
        quantity: None,
        unit_price: None,
        net: Money::from_minor(net, currency),
        tax_percent: None,
        tax: None,
    }
}
