//! Transfers and checks: the customer pays one or more items, in full, less a discount, in part, or too much; the money
//! is put on the items at once, or after someone found out whose it is.

use super::account::{Account, Act};
use super::billing::basis_points;
use super::book::Clock;
use super::days::{after, working};
use super::entries::Share;
use super::profile::Habit;
use super::terms::{DISCOUNT_BASIS_POINTS, DISCOUNT_DAYS, Terms};
use receivables::{
    AdjustmentKind, Currency, Date, Money, Payment, PaymentMethod, Rail, Reference, Timestamp,
};

/// Units of the payment's currency for a million of the invoice's, about as they stood in these years.
fn per_million(from: Currency, to: Currency) -> i64 {
    let dollars = |currency: Currency| match currency {
        Currency::EUR => 1_095_000,
        Currency::GBP => 1_290_000,
        Currency::JPY => 6_700,
        _ => 1_000_000,
    };
    dollars(from) * 1_000_000 / dollars(to)
}

impl Account<'_> {
    /// The customer pays an item, and others that are about to be paid with it.
    pub(super) fn settle(&mut self, day: Date, item: usize) {
        if !self.is_payable(item) {
            return;
        }
        let mut items = vec![item];
        let horizon = after(day, if self.profile.pay_run.is_some() { 5 } else { 1 });
        let others: Vec<usize> = self.open_items().into_iter().filter(|&at| at != item).collect();
        for other in others {
            let soon = self.book.items[other].intent.is_some_and(|intent| intent <= horizon);
            if soon && self.is_payable(other) && self.book.bills[self.book.items[other].bill].issue <= day {
                items.push(other);
            }
        }
        let shares = items.into_iter().map(|item| self.share(day, item)).collect();
        self.pay(day, shares);
    }

    pub(super) fn is_payable(&self, item: usize) -> bool {
        let item = &self.book.items[item];
        item.open > item.disputed && !item.paid_unseen && !item.collecting && !item.in_plan
    }

    /// What the customer pays of an item that is payable.
    fn share(&mut self, day: Date, at: usize) -> Share {
        let item = &self.book.items[at];
        let bill = &self.book.bills[item.bill];
        let (open, payable, untouched) = (item.open, item.open - item.disputed, item.open == item.amount);
        let age = i64::from(day.days_since(bill.issue));
        let net_of_item = item.amount - basis_points_of(item.amount, bill.tax, bill.amount);
        let discounted = untouched && matches!(bill.terms, Terms::TwoTen(_)) && age <= DISCOUNT_DAYS + 4;
        let mut share = Share { item: at, money: payable, taken: 0, adjustments: Vec::new() };
        self.book.items[at].intent = None;
        if payable < open {
            // The contested part waits.
        } else if discounted {
            self.take_discount(day, &mut share, age);
        } else if untouched && self.profile.place.withheld_basis_points > 0 {
            let kept = basis_points(net_of_item, self.profile.place.withheld_basis_points);
            adjust(&mut share, AdjustmentKind::Withholding, kept);
        } else if untouched && self.profile.habit == Habit::PartPayer && self.random.percent(75) {
            share.money = payable * self.random.between(35, 65) / 100;
            self.plan_within(day, 15, 40, Act::Settle { item: at });
        } else if self.random.per_mille(12) {
            let cents = *self.random.pick(&[-30, -5, 1, 2, 10, 40]);
            adjust(&mut share, AdjustmentKind::SmallDifference, cents);
        }
        if self.profile.rail == Rail::Wire && self.random.percent(20) {
            let fee = *self.random.pick(&[1_500, 2_000, 2_500, 3_000]);
            adjust(&mut share, AdjustmentKind::BankFee, fee);
        }
        share.money = share.money.max(1);
        share.taken = self.taken(share.money);
        share
    }

    /// Two percent less; after the discount days it is granted to one of three, the others stay open by it.
    fn take_discount(&mut self, day: Date, share: &mut Share, age: i64) {
        let discount = basis_points(share.money, DISCOUNT_BASIS_POINTS);
        if age <= DISCOUNT_DAYS || self.random.percent(33) {
            adjust(share, AdjustmentKind::Discount, discount);
            return;
        }
        share.money -= discount;
        if self.random.percent(50) {
            self.plan_within(day, 30, 60, Act::Settle { item: share.item });
        }
    }

    /// The same money in the currency in which the customer pays.
    fn taken(&mut self, money: i64) -> i64 {
        let Some(currency) = self.profile.pays_in else { return money };
        let rate =
            i128::from(per_million(self.profile.currency(), currency) + self.random.between(-9_000, 9_000));
        let (from, to) = (self.profile.currency().units(), currency.units());
        let minor = i128::from(money) * rate * i128::from(to) / (i128::from(from) * 1_000_000);
        i64::try_from(minor).unwrap_or(money).max(1)
    }

    /// Money comes in for these shares.
    fn pay(&mut self, day: Date, shares: Vec<Share>) {
        let total: i64 = shares.iter().map(|share| share.taken).sum();
        let extra = self.too_much(total);
        let unknown = self.random.percent(4);
        let source = self.receive(day, total + extra, &shares, unknown);
        if self.profile.habit == Habit::OverPayer && extra == 0 && self.random.percent(14) {
            self.plan_double(day, total);
        }
        if unknown {
            for share in &shares {
                self.book.items[share.item].paid_unseen = true;
            }
            let days = self.random.weighted(&[(70, 4), (20, 11), (8, 45), (4, 2_000)]);
            self.plan_within(day, days, days * 2, Act::Identify { source, shares });
            return;
        }
        if extra > 0 {
            self.plan_within(day, 6, 30, Act::UseCredit { source });
        }
        if !self.misplace(day, source, &shares) {
            for share in shares {
                self.void_later(day, share.item);
                self.book.allocate(day, Clock::Bank, source, share);
            }
        }
    }

    /// Some round up to the next hundred.
    fn too_much(&mut self, total: i64) -> i64 {
        let rounds = self.profile.habit == Habit::OverPayer && self.random.percent(14);
        let hundred = self.profile.currency().units() * 100;
        if rounds { hundred - total % hundred } else { 0 }
    }

    /// Some pay the same again by mistake.
    fn plan_double(&mut self, day: Date, total: i64) {
        let source = self.receive(working(after(day, 1)), total, &[], false);
        self.plan_within(after(day, 4), 6, 35, Act::UseCredit { source });
    }

    fn receive(&mut self, day: Date, total: i64, shares: &[Share], unknown: bool) -> usize {
        let known = shares.iter().map(|share| self.book.items[share.item].known).max();
        let currency = self.profile.pays_in.unwrap_or(self.profile.currency());
        let parent = self.profile.parent.clone().filter(|_| self.random.percent(45));
        let quotes = self.random.percent(if unknown { 15 } else { 70 });
        let names = unknown || self.random.percent(20);
        let (pulled, transfer) = (self.profile.is_pulled(), self.profile.place.transfer);
        let legal = format!("{} {}", self.profile.name, self.profile.legal_form).to_uppercase();
        let account = format!("acct-{:04}", self.profile.number());
        let mut numbers: Vec<String> = Vec::new();
        for share in shares {
            let number = self.book.bills[self.book.items[share.item].bill].id.to_string();
            if !numbers.contains(&number) {
                numbers.push(number);
            }
        }
        let adorn = |payment: &mut Payment| {
            if pulled {
                (payment.method, payment.rail) = (PaymentMethod::BankTransfer, Some(transfer));
            }
            if payment.method == PaymentMethod::Check {
                payment.rail = None;
            }
            if let Some(parent) = parent {
                payment.customer_id = Some(parent);
            }
            if unknown {
                payment.customer_id = None;
                payment.payer_account = Reference::new(&account).ok();
            }
            if names {
                payment.payer_name = Reference::new(&legal).ok();
            }
            if quotes && !numbers.is_empty() {
                payment.references.extend(Reference::new(&numbers.join(" ")).ok());
            }
        };
        let known = known.unwrap_or(self.book.known);
        self.book.receive(day, Clock::Bank, known, Money::from_minor(total, currency), adorn)
    }

    /// Someone found out whose money it is.
    pub(super) fn identify(&mut self, day: Date, source: usize, shares: Vec<Share>) {
        for share in shares {
            self.book.items[share.item].paid_unseen = false;
            self.book.allocate(day, Clock::Office, source, share);
        }
        if self.book.sources[source].available > 0 {
            self.plan_within(day, 5, 30, Act::UseCredit { source });
        }
    }

    /// One payment of a hundred lands on the wrong item of the customer; put right days later.
    fn misplace(&mut self, day: Date, source: usize, shares: &[Share]) -> bool {
        let [share] = shares else { return false };
        if !share.adjustments.is_empty() || share.money != share.taken || !self.random.per_mille(25) {
            return false;
        }
        let other = self.open_items().into_iter().find(|&at| {
            let item = &self.book.items[at];
            at != share.item
                && item.open - item.disputed >= share.money
                && !item.paid_unseen
                && !item.collecting
        });
        let Some(other) = other else { return false };
        self.book.items[share.item].paid_unseen = true;
        self.book.allocate(day, Clock::Bank, source, Share { item: other, ..share.clone() });
        self.plan_within(day, 3, 15, Act::PutRight { source, item: share.item });
        true
    }

    /// The wrong allocation is undone and the right one made.
    pub(super) fn put_right(&mut self, day: Date, source: usize, item: usize) {
        self.book.items[item].paid_unseen = false;
        let Some(at) = self.book.sources[source].live.iter().position(|put| put.item != Some(item)) else {
            return;
        };
        let wrong = self.book.sources[source].live[at].item;
        self.book.unallocate(day, source, at, "Put on the wrong invoice.");
        let money = self.book.sources[source].available.min(self.book.items[item].open);
        self.book.allocate(
            day,
            Clock::Office,
            source,
            Share { item, money, taken: money, adjustments: Vec::new() },
        );
        if let Some(wrong) = wrong {
            self.plan_within(day, 1, 6, Act::Settle { item: wrong });
        }
    }

    /// What is left of a payment or credit memo goes on open items, back to the customer, or on account.
    pub(super) fn use_credit(&mut self, day: Date, source: usize) {
        if let Some(at) = self.book.sources[source].live.iter().position(|put| put.item.is_none()) {
            self.book.unallocate(day, source, at, "On account money is used.");
        }
        let same = self.book.sources[source].currency == self.profile.currency();
        for item in self.open_items().into_iter().filter(|_| same) {
            let left = self.book.sources[source].available;
            let money = left.min(self.book.items[item].open - self.book.items[item].disputed);
            let clear = !self.book.items[item].paid_unseen && !self.book.items[item].collecting;
            if money > 0 && clear {
                let share = Share { item, money, taken: money, adjustments: Vec::new() };
                self.book.allocate(day, Clock::Office, source, share);
            }
        }
        if self.book.sources[source].available > 0 {
            self.leave_or_refund(day, source);
        }
    }

    fn leave_or_refund(&mut self, day: Date, source: usize) {
        let is_payment = self.book.sources[source].payment.is_some();
        match self.random.below(100) {
            0..=29 => self.book.refund(day, source, "Nothing else is open."),
            30..=54 if is_payment => {
                let owner = self.profile.id.clone();
                self.book.put_on_account(day, source, &owner);
                self.plan_within(day, 20, 60, Act::UseCredit { source });
            }
            _ => self.plan_within(day, 15, 40, Act::UseCredit { source }),
        }
    }

    /// A part of what a payment plan covers.
    pub(super) fn pay_part(&mut self, day: Date, amount: i64) {
        let mut left = amount;
        let mut shares = Vec::new();
        for item in self.open_items() {
            let money = left.min(self.book.items[item].open);
            if self.book.items[item].in_plan && money > 0 {
                shares.push(Share { item, money, taken: money, adjustments: Vec::new() });
                left -= money;
            }
        }
        let total = amount - left;
        if total == 0 {
            return;
        }
        let known: Timestamp = self.book.known;
        let transfer = self.profile.place.transfer;
        let total = self.book.money(total);
        let source = self.book.receive(day, Clock::Bank, known, total, |payment| {
            (payment.method, payment.rail) = (PaymentMethod::BankTransfer, Some(transfer));
        });
        for share in shares {
            self.book.allocate(day, Clock::Bank, source, share);
        }
    }

    /// Two invoices of a thousand turn out to be wrong after they were paid.
    fn void_later(&mut self, day: Date, item: usize) {
        if self.random.per_mille(4) {
            let bill = self.book.items[item].bill;
            self.plan_within(day, 5, 25, Act::Void { bill });
        }
    }
}

/// The part of `amount` that `part` is of `whole`, rounded down.
fn basis_points_of(amount: i64, part: i64, whole: i64) -> i64 {
    i64::try_from(i128::from(amount) * i128::from(part) / i128::from(whole)).unwrap_or_default()
}

/// Settles a part of the share without money, where enough money is left.
fn adjust(share: &mut Share, kind: AdjustmentKind, amount: i64) {
    if amount.abs() * 4 < share.money && amount != 0 {
        share.money -= amount;
        share.adjustments.push((kind, amount));
    }
}
