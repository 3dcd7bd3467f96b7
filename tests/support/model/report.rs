//! The reports, as sums over the history.

use super::World;
use super::force::in_force;
use super::rows::item_of;
use receivables::{
    AllocationTarget, AsOf, CreditKind, Currency, CustomerId, Date, InvoiceId, InvoiceKind, Name,
};
use std::collections::BTreeMap;

/// An open item.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Item {
    /// When it is due.
    pub due_date: Date,
    /// The invoice.
    pub invoice_id: InvoiceId,
    /// The number of the instalment.
    pub instalment: u32,
    /// Who owes it.
    pub customer_id: CustomerId,
    /// The customer's segment.
    pub segment: Option<Name>,
    /// Invoice or debit memo.
    pub document: InvoiceKind,
    /// Date on the invoice.
    pub issue_date: Date,
    /// Its currency.
    pub currency: Currency,
    /// What was asked for.
    pub amount: i128,
    /// What is open.
    pub open: i128,
    /// What of it is disputed.
    pub disputed: i128,
    /// Whether it is asked for before or on delivery.
    pub no_credit: bool,
}

/// An open credit.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Credit {
    /// Date of the credit memo or the money.
    pub date: Date,
    /// The payment or credit memo.
    pub id: String,
    /// What kind of credit.
    pub kind: CreditKind,
    /// Whose it is.
    pub customer_id: Option<CustomerId>,
    /// The customer's segment.
    pub segment: Option<Name>,
    /// Its currency.
    pub currency: Currency,
    /// What is left.
    pub open: i128,
}

/// The totals of one currency.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Totals {
    /// Open items.
    pub open_items: i128,
    /// Open credit memos.
    pub credit_memos: i128,
    /// Free money of known payers.
    pub unapplied: i128,
    /// Money on account.
    pub on_account: i128,
    /// Free money of unknown payers.
    pub unidentified: i128,
}

impl Totals {
    /// What customers owe on balance; money of unknown payers is not counted.
    #[must_use]
    pub fn net(&self) -> i128 {
        self.open_items - self.credit_memos - self.unapplied - self.on_account
    }
}

/// A range of days past the basis of an ageing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Bucket {
    /// First day of the range; none where it has no beginning.
    pub first: Option<i32>,
    /// Last day of the range; none where it has no end.
    pub last: Option<i32>,
}

/// Open and disputed amounts by currency and bucket.
pub type Aged = BTreeMap<(Currency, Bucket), (i128, i128)>;

/// Open items, by due date, invoice and instalment.
#[must_use]
pub fn open_items(world: &World<'_>, at: &AsOf) -> Vec<Item> {
    let mut items = Vec::new();
    for (key, row, item) in world.items() {
        let open = world.item_open(&key, at);
        if open == 0 {
            continue;
        }
        let customer = world.customer(&row.invoice.customer_id, at);
        items.push(Item {
            due_date: item.due_date,
            invoice_id: key.0.clone(),
            instalment: key.1,
            customer_id: row.invoice.customer_id.clone(),
            segment: customer.and_then(|c| c.segment.clone()),
            document: row.invoice.document,
            issue_date: row.invoice.issue_date,
            currency: row.invoice.amount.currency(),
            amount: item_of(row, key.1).map_or(0, |item| item.amount),
            open,
            disputed: world.item_disputed(&key, at),
            no_credit: item.no_credit,
        });
    }
    items.sort();
    items
}

/// Open credits, by date and id; money on account of one payment for one customer is one credit.
#[must_use]
pub fn open_credits(world: &World<'_>, at: &AsOf) -> Vec<Credit> {
    let segment = |id: &CustomerId| world.customer(id, at).and_then(|c| c.segment.clone());
    let mut credits = Vec::new();
    for (id, (_, memo)) in &world.credit_memos {
        credits.push(Credit {
            date: memo.issue_date,
            id: id.to_string(),
            kind: CreditKind::CreditMemo,
            customer_id: Some(memo.customer_id.clone()),
            segment: segment(&memo.customer_id),
            currency: memo.amount.currency(),
            open: world.credit_memo_open(id, at),
        });
    }
    for (id, (_, payment)) in &world.payments {
        let of = |kind, customer_id: Option<CustomerId>, open| Credit {
            date: payment.value_date,
            id: id.to_string(),
            kind,
            segment: customer_id.as_ref().and_then(segment),
            customer_id,
            currency: payment.amount.currency(),
            open,
        };
        let kind = match payment.customer_id {
            Some(_) => CreditKind::Unapplied,
            None => CreditKind::Unidentified,
        };
        credits.push(of(kind, payment.customer_id.clone(), world.payment_available(id, at)));
        let mut on_account: BTreeMap<&CustomerId, i128> = BTreeMap::new();
        for row in world.allocations.values().filter(|row| row.allocation.payment_id.as_ref() == Some(*id)) {
            if let Ok(AllocationTarget::OnAccount(customer)) = row.allocation.target() {
                *on_account.entry(customer).or_default() += in_force(&row.live, at).taken;
            }
        }
        for (customer, open) in on_account {
            credits.push(of(CreditKind::OnAccount, Some(customer.clone()), open));
        }
    }
    credits.retain(|credit| credit.open != 0);
    credits.sort();
    credits
}

/// The totals by currency; currencies without any are left out.
#[must_use]
pub fn totals(items: &[Item], credits: &[Credit]) -> BTreeMap<Currency, Totals> {
    let mut totals: BTreeMap<Currency, Totals> = BTreeMap::new();
    for item in items {
        totals.entry(item.currency).or_default().open_items += item.open;
    }
    for credit in credits {
        let of = totals.entry(credit.currency).or_default();
        match credit.kind {
            CreditKind::CreditMemo => of.credit_memos += credit.open,
            CreditKind::Unapplied => of.unapplied += credit.open,
            CreditKind::OnAccount => of.on_account += credit.open,
            CreditKind::Unidentified => of.unidentified += credit.open,
        }
    }
    totals
}

/// Puts each open item on credit into the bucket of the days since `basis`.
#[must_use]
pub fn age(items: &[Item], as_of: Date, basis: fn(&Item) -> Date, buckets: &[Bucket]) -> Aged {
    let mut aged = Aged::new();
    for item in items.iter().filter(|item| !item.no_credit) {
        let days = as_of.days_since(basis(item));
        for bucket in buckets {
            let begun = bucket.first.is_none_or(|first| days >= first);
            let ended = bucket.last.is_some_and(|last| days > last);
            if begun && !ended {
                let sum = aged.entry((item.currency, *bucket)).or_default();
                *sum = (sum.0 + item.open, sum.1 + item.disputed);
            }
        }
    }
    aged
}
