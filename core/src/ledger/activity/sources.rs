//! Payments and credit memos: what came in, what it paid, and what is left at both ends.

use super::ends::{Credit, End};
use super::{Draft, Frame};
use crate::calendar::Date;
use crate::documents::{AppliedActivity, FactBody, PaymentActivity};
use crate::error::{Error, Result};
use crate::ids::{InvoiceId, PaymentId};
use crate::ledger::index::NONE;
use crate::ledger::records::{Entry, EntryKind, Item, Source, SourceKind};
use crate::money::Money;
use std::collections::{BTreeMap, BTreeSet};

/// Items that a payment has paid, with the amount in the payment's currency.
type Paid<'a> = BTreeMap<(&'a InvoiceId, u16), (&'a Item, i64)>;

impl<'a> Frame<'a> {
    /// Walks over all payments and credit memos.
    pub(super) fn sources(&self, draft: &mut Draft<'a>) -> Result<()> {
        for source in &self.ledger.book.sources {
            if !self.sees(source.fact) {
                continue;
            }
            self.left_at_both_ends(source, draft);
            let group = self.group(source.currency, source.customer);
            match source.kind {
                SourceKind::CreditMemo => {
                    if source.date >= self.oldest_month {
                        draft.sell(source.date, group, source.amount.saturating_neg());
                    }
                    if self.holds(source.date) {
                        draft.reduce(source.date, source.id.as_str(), group, source.amount);
                    }
                }
                SourceKind::Payment if self.holds(source.date) => {
                    let (customer, payment) = self.payment(source)?;
                    draft.ends.touch(self.group(source.currency, customer));
                    draft.activity.payments.push(payment);
                }
                SourceKind::Payment => {}
            }
        }
        Ok(())
    }

    fn left_at_both_ends(&self, source: &Source, draft: &mut Draft<'a>) {
        let credit = match (source.kind, source.customer) {
            (SourceKind::CreditMemo, _) => Credit::Open,
            (SourceKind::Payment, NONE) => Credit::Unidentified,
            (SourceKind::Payment, _) => Credit::Unapplied,
        };
        for (end, as_of) in [(End::Beginning, &self.before), (End::Ending, &self.end)] {
            let Some(state) = self.ledger.source_state(source, as_of) else { continue };
            draft.ends.credit(self.group(source.currency, source.customer), end, credit, state.available);
            if state.on_account > 0 {
                for (customer, kept) in self.ledger.on_account(source, as_of) {
                    draft.ends.credit(self.group(source.currency, customer), end, Credit::Open, kept);
                }
            }
        }
    }

    /// A payment of the period with whose it is.
    fn payment(&self, source: &'a Source) -> Result<(u32, PaymentActivity)> {
        let unknown = || Error::PaymentUnknown { field: "payment_id".into(), id: source.id.to_string() };
        let FactBody::PaymentReceived { payment } = self.ledger.log.fact(source.fact)?.body else {
            return Err(unknown());
        };
        let paid = self.paid(source);
        let customer = payer(source, &paid);
        let applied = paid.values().map(|(item, minor)| AppliedActivity {
            amount: Money::from_minor(*minor, source.currency),
            days_late: source.date.days_since(item.due),
            days_to_pay: source.date.days_since(item.issue),
        });
        let known = (customer != NONE).then(|| self.ledger.customer_id(customer).cloned()).transpose()?;
        let activity = PaymentActivity {
            id: PaymentId::new(&source.id)?,
            customer_id: known,
            segment: self.group(source.currency, customer).1.cloned(),
            method: payment.method,
            date: source.date,
            amount: Money::from_minor(source.amount, source.currency),
            is_auto_posted: payment.auto_posted,
            applied_on: self.applied_on(source),
            applied: applied.collect(),
        };
        Ok((customer, activity))
    }

    fn seen_entries(&self, source: &'a Source) -> impl Iterator<Item = &'a Entry> {
        let entries = self.ledger.book.source_entries(source);
        entries.filter(|entry| self.ledger.sees_entry(&self.end, entry))
    }

    /// What a payment has paid, less what was taken back, by item.
    fn paid(&self, source: &'a Source) -> Paid<'a> {
        let mut paid = Paid::new();
        for entry in self.seen_entries(source).filter(|entry| entry.is_allocation()) {
            if let Some(item) = self.ledger.item(entry.item) {
                let (_, sum) = paid.entry((&item.invoice, item.instalment)).or_insert((item, 0));
                *sum = sum.saturating_sub(entry.source_delta);
            }
        }
        paid.retain(|_, (_, minor)| *minor > 0);
        paid
    }

    /// The day on which nothing of a payment was unapplied any more; none while something is, or when all of it was
    /// returned.
    fn applied_on(&self, source: &'a Source) -> Option<Date> {
        let mut days: BTreeMap<Date, i64> = BTreeMap::new();
        let mut kept = source.amount;
        for entry in self.seen_entries(source) {
            let day = days.entry(entry.effective).or_default();
            *day = day.saturating_add(entry.source_delta);
            if entry.kind == EntryKind::Returned {
                kept = kept.saturating_add(entry.source_delta);
            }
        }
        let (mut available, mut applied_on) = (source.amount, None);
        for (day, delta) in days {
            available = available.saturating_add(delta);
            applied_on = if available == 0 { applied_on.or(Some(day)) } else { None };
        }
        applied_on.filter(|_| kept > 0)
    }
}

/// Whose a payment is: its customer, or the only one whose items it has paid.
fn payer(source: &Source, paid: &Paid<'_>) -> u32 {
    let owners: BTreeSet<u32> = paid.values().map(|(item, _)| item.customer).collect();
    match (source.customer, owners.first()) {
        (NONE, Some(owner)) if owners.len() == 1 => *owner,
        (customer, _) => customer,
    }
}
