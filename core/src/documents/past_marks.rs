//! The past of an account as the engines that look ahead read it: its items, and what the facts say of each.

use super::{AccountHistory, Fact, FactBody, ItemHistory, Mark, MarkKind, PastInvoice};
use crate::calendar::Date;
use crate::ids::InvoiceId;
use std::collections::BTreeMap;

impl PastInvoice {
    /// The items of an account that were not voided, with their payments and with what the account's facts say of
    /// them: disputes, failed collections, promises, reminders and calls; and with the parent that the customer has now.
    ///
    /// A promise counts as broken on the day after its date where the item was not closed by then. A message without
    /// invoices, or a call, counts for every item that was open on its day.
    #[must_use]
    pub fn of_account(account: &AccountHistory, as_of: Date) -> Vec<Self> {
        let mut past: Vec<Self> = account.items.iter().filter_map(Self::of_item).collect();
        let closed: BTreeMap<(&InvoiceId, u32), Option<Date>> = account.items.iter().map(closing).collect();
        for invoice in &mut past {
            invoice.parent_id.clone_from(&account.customer.parent);
            let closed_on = closed.get(&(&invoice.invoice_id, invoice.instalment)).copied().flatten();
            let told = Told { invoice, closed_on, as_of };
            let marks: Vec<Mark> =
                account.facts.iter().flat_map(|fact| told.marks(fact, &account.facts)).collect();
            invoice.marks = marks;
        }
        past
    }
}

fn closing(entry: &ItemHistory) -> ((&InvoiceId, u32), Option<Date>) {
    ((&entry.item.invoice_id, entry.item.instalment), entry.closed_on)
}

/// An invoice about which facts are read.
struct Told<'a> {
    invoice: &'a PastInvoice,
    closed_on: Option<Date>,
    as_of: Date,
}

impl Told<'_> {
    fn marks(&self, fact: &Fact, all: &[Fact]) -> Vec<Mark> {
        let id = &self.invoice.invoice_id;
        let on = |mark| vec![Mark { date: fact.effective, mark }];
        match &fact.body {
            FactBody::DisputeOpened { dispute } if dispute.invoice_id == *id => on(MarkKind::DisputeOpened),
            FactBody::DisputeResolved { dispute_id, .. } => {
                let is_ours = all.iter().any(|fact| match &fact.body {
                    FactBody::DisputeOpened { dispute } => {
                        dispute.id == *dispute_id && dispute.invoice_id == *id
                    }
                    _ => false,
                });
                if is_ours { on(MarkKind::DisputeResolved) } else { Vec::new() }
            }
            FactBody::PaymentFailed { failure } if failure.invoice_ids.contains(id) => {
                on(MarkKind::PaymentFailed)
            }
            FactBody::PromiseMade { promise } if self.is_meant(&promise.invoice_ids, fact.effective) => {
                let mut marks = on(MarkKind::PromiseMade);
                let kept = self.closed_on.is_some_and(|closed| closed <= promise.promised_date);
                let broken_on = promise.promised_date.plus_days(1).ok();
                marks.extend(
                    broken_on
                        .filter(|date| !kept && *date <= self.as_of)
                        .map(|date| Mark { date, mark: MarkKind::PromiseBroken }),
                );
                marks
            }
            FactBody::MessageSent { message } if self.is_meant(&message.invoice_ids, fact.effective) => {
                on(MarkKind::Contacted)
            }
            FactBody::CallLogged { .. } if self.is_meant(&[], fact.effective) => on(MarkKind::Contacted),
            _ => Vec::new(),
        }
    }

    /// Whether a list names the invoice; an empty one means all that is open on its day.
    fn is_meant(&self, named: &[InvoiceId], date: Date) -> bool {
        let is_open = self.invoice.issue_date <= date && self.closed_on.is_none_or(|closed| closed >= date);
        if named.is_empty() { is_open } else { named.contains(&self.invoice.invoice_id) }
    }
}
