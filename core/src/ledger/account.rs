//! A customer with everything the ledger knows, as plain data for the engines.

use super::Ledger;
use super::index::at;
use super::open::sort_credits;
use super::statement::ItemPast;
use crate::calendar::AsOf;
use crate::documents::{AccountHistory, CreditKind, Fact, FactBody, ItemHistory, OpenCredit, PastInvoice};
use crate::error::{Error, Result};
use crate::ids::{CustomerId, Reference};
use crate::money::Money;
use std::collections::BTreeMap;

impl Ledger {
    /// A customer with items, credits and facts as of a day.
    ///
    /// The facts are those about the customer, and those that moved money on their items though they are about another
    /// customer or none: payments of the parent or of an unknown payer, what put them on the items, and their returns.
    ///
    /// # Errors
    /// [`Error::CustomerUnknown`], also when the customer was not known yet at `known_at`.
    pub fn account(&self, customer: &CustomerId, as_of: &AsOf) -> Result<AccountHistory> {
        let unknown = || Error::CustomerUnknown { field: "customer_id".into(), id: customer.to_string() };
        let place = self.book.customer(customer.as_str()).ok_or_else(unknown)?;
        let version = self.version_at(place, as_of).ok_or_else(unknown)?;
        if as_of.known_at.is_some_and(|known_at| version.recorded > known_at) {
            return Err(unknown());
        }
        let head = self.book.customers.get(at(place)).map_or(super::index::NONE, |record| record.last_fact);
        let seen = |fact: &u32| as_of.sees(self.log.effective(*fact), self.log.recorded(*fact));
        let linked = self.book.links_of(place).filter(|link| seen(&link.via)).map(|link| link.fact);
        let mut about: Vec<u32> = self.log.chain(head).chain(linked).filter(seen).collect();
        about.sort_unstable();
        about.dedup();
        // Nearly in order already: what stands equal here is sorted below.
        about.sort_by_key(|fact| (self.log.recorded(*fact), self.log.effective(*fact)));
        let mut facts = Vec::with_capacity(about.len());
        let mut known = None;
        for fact in about {
            let told = self.log.fact(fact)?;
            if let FactBody::CustomerRecorded { customer } = &told.body
                && fact == version.fact
            {
                known = Some(customer.clone());
            }
            facts.push(told);
        }
        facts.sort_by(|a, b| a.order().cmp(&b.order()));
        let customer = match known {
            Some(customer) => customer,
            // Known, but effective only later.
            None => match self.log.fact(version.fact)?.body {
                FactBody::CustomerRecorded { customer } => customer,
                _ => return Err(unknown()),
            },
        };
        Ok(AccountHistory {
            customer: *customer,
            items: self.item_histories(place, as_of, &facts)?,
            credits: self.customer_credits(place, as_of)?,
            facts,
        })
    }

    /// Every item ever as the engines that look ahead read it, in the order of the customers.
    ///
    /// What became known on the day itself is in it; those engines leave out what happened on the day they are asked
    /// for.
    ///
    /// # Errors
    /// [`Error::AmountOverflow`], [`Error::DateOutOfRange`].
    pub fn past_invoices(&self, as_of: &AsOf) -> Result<Vec<PastInvoice>> {
        let mut past = Vec::new();
        for customer in self.customer_ids() {
            match self.account(customer, as_of) {
                Ok(account) => past.extend(PastInvoice::of_account(&account, as_of.as_of)),
                // Not known yet at `known_at`.
                Err(Error::CustomerUnknown { .. }) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(past)
    }

    fn item_histories(&self, customer: u32, as_of: &AsOf, facts: &[Fact]) -> Result<Vec<ItemHistory>> {
        let invoices: BTreeMap<&str, _> = facts
            .iter()
            .filter_map(|fact| match &fact.body {
                FactBody::InvoiceIssued { invoice } => Some((invoice.id.as_str(), invoice)),
                _ => None,
            })
            .collect();
        let histories = self.customer_items(customer, as_of)?.into_iter().map(|past| {
            let ItemPast { item, settlements, closed_on, voided } = past;
            let invoice = invoices.get(item.invoice_id.as_str());
            Ok(ItemHistory {
                number: Reference::new(invoice.map_or(item.invoice_id.as_str(), |i| i.printed_number()))?,
                dunning_policy: invoice.and_then(|invoice| invoice.dunning_policy.clone()),
                closed_on: closed_on.filter(|_| item.open.is_zero()),
                voided,
                settlements,
                item,
            })
        });
        histories.collect()
    }

    /// The credits of a customer: their own, and what is kept on account for them from whichever payment.
    pub(super) fn customer_credits(&self, customer: u32, as_of: &AsOf) -> Result<Vec<OpenCredit>> {
        let mut credits = Vec::new();
        for source in self.customer_sources(customer) {
            if let Some(state) = self.source_state(source, as_of) {
                self.credits_of(
                    source,
                    super::history::SourceState { on_account: 0, ..state },
                    as_of,
                    &mut credits,
                )?;
            }
        }
        let mut kept: BTreeMap<(&str, crate::calendar::Date), Money> = BTreeMap::new();
        for (source, entry) in self.on_account_entries(customer, as_of) {
            let sum = kept.entry((source.id.as_str(), source.date)).or_insert(Money::zero(source.currency));
            *sum = sum.minus(Money::from_minor(entry.source_delta, source.currency))?;
        }
        for ((id, date), open) in kept.into_iter().filter(|(_, open)| open.is_positive()) {
            credits.push(OpenCredit {
                credit: CreditKind::OnAccount,
                id: Reference::new(id)?,
                customer_id: Some(self.customer_id(customer)?.clone()),
                segment: self.version_at(customer, as_of).and_then(|version| version.segment.clone()),
                date,
                open,
            });
        }
        sort_credits(&mut credits);
        Ok(credits)
    }
}
