//! What cash application reads of a ledger: open movements, open items with their numbers, customers, learned evidence.
//!
//! A movement is open from the day it was seen until a match of it is confirmed, and again once that match is rejected.

use super::Ledger;
use super::index::at;
use super::records::SourceKind;
use crate::calendar::AsOf;
use crate::documents::{
    BankMovement, CreditMemo, Customer, Fact, FactBody, Invoice, LearnedEvidence, MatchDiscount, MatchInput,
    MatchItem, OpenItem,
};
use crate::error::Result;
use crate::ids::{MovementId, Reference};
use crate::money::Money;
use std::collections::BTreeMap;

impl Ledger {
    /// What cash application reads: open movements by value date and id, items by due date, customers by id, and what
    /// confirmed and rejected matches taught.
    ///
    /// # Errors
    /// None in practice.
    pub fn match_input(&self, as_of: &AsOf) -> Result<MatchInput> {
        let (movements, learned) = self.movements(as_of)?;
        let mut items = Vec::new();
        for open in self.open_items(as_of)? {
            items.push(self.match_item(open)?);
        }
        items.extend(self.match_credits(as_of)?);
        Ok(MatchInput { movements, items, customers: self.customers_at(as_of)?, learned })
    }

    /// Movements without a confirmed match, and the evidence of the verdicts so far.
    fn movements(&self, as_of: &AsOf) -> Result<(Vec<BankMovement>, LearnedEvidence)> {
        let mut facts: Vec<Fact> = Vec::new();
        for fact in self.facts() {
            let fact = fact?;
            let is_about_cash = matches!(
                fact.body,
                FactBody::BankMovementSeen { .. }
                    | FactBody::MatchConfirmed { .. }
                    | FactBody::MatchRejected { .. }
            );
            if is_about_cash && as_of.sees(fact.effective, fact.recorded) {
                facts.push(fact);
            }
        }
        facts.sort_by(|a, b| a.order().cmp(&b.order()));
        let mut seen: BTreeMap<MovementId, (BankMovement, bool)> = BTreeMap::new();
        for fact in &facts {
            if let FactBody::BankMovementSeen { movement } = &fact.body {
                seen.insert(movement.id.clone(), ((**movement).clone(), true));
            }
        }
        let mut learned = LearnedEvidence::default();
        for fact in &facts {
            let (id, customer, right) = match &fact.body {
                FactBody::MatchConfirmed { movement_id, customer_id } => {
                    (movement_id, customer_id.as_ref(), true)
                }
                FactBody::MatchRejected { movement_id, customer_id, .. } => {
                    (movement_id, Some(customer_id), false)
                }
                _ => continue,
            };
            let Some((movement, open)) = seen.get_mut(id) else { continue };
            *open = !right;
            match customer {
                Some(customer) if right => learned.confirm(movement, customer),
                Some(customer) => learned.reject(movement, customer),
                None => {}
            }
        }
        let mut movements: Vec<BankMovement> =
            seen.into_values().filter(|(_, open)| *open).map(|(movement, _)| movement).collect();
        movements.sort_by(|a, b| (a.value_date, &a.id).cmp(&(b.value_date, &b.id)));
        Ok((movements, learned))
    }

    fn customers_at(&self, as_of: &AsOf) -> Result<Vec<Customer>> {
        let mut customers = Vec::new();
        for place in 0..self.book.customers.len() {
            let place = super::index::place(place);
            let Some(version) = self.version_at(place, as_of) else { continue };
            if let FactBody::CustomerRecorded { customer } = self.log.fact(version.fact)?.body {
                customers.push(*customer);
            }
        }
        customers.sort_by(|a, b| a.id.cmp(&b.id));
        Ok(customers)
    }

    fn match_item(&self, open: OpenItem) -> Result<MatchItem> {
        let place = self.book.invoice(open.invoice_id.as_str());
        let fact = place.and_then(|p| self.book.items.get(at(p))).map(|item| item.fact);
        let document = fact.map(|fact| self.log.fact(fact)).transpose()?.map(|fact| fact.body);
        let disputed = open.disputed.is_some();
        let mut item = MatchItem {
            invoice_id: Some(open.invoice_id),
            instalment: Some(open.instalment),
            credit_memo_id: None,
            customer_id: open.customer_id,
            number: None,
            references: Vec::new(),
            structured_reference: None,
            issue_date: open.issue_date,
            due_date: open.due_date,
            open: open.open,
            tax: None,
            discounts: Vec::new(),
            disputed,
        };
        if let Some(FactBody::InvoiceIssued { invoice }) = document {
            self.of_invoice(*invoice, &mut item)?;
        }
        Ok(item)
    }

    /// The numbers of an invoice; its tax and discounts where it is open as a whole.
    fn of_invoice(&self, invoice: Invoice, item: &mut MatchItem) -> Result<()> {
        if invoice.amount == item.open {
            let discounts = self.schedule(&invoice)?.discounts;
            item.discounts =
                discounts.iter().map(|d| MatchDiscount { percent: d.percent, until: d.until }).collect();
            item.tax = invoice.tax;
        }
        item.number = invoice.number;
        item.references = invoice.references;
        item.references.extend(invoice.po_number);
        item.structured_reference = invoice.structured_reference;
        Ok(())
    }

    fn match_credits(&self, as_of: &AsOf) -> Result<Vec<MatchItem>> {
        let mut items = Vec::new();
        for source in self.book.sources.iter().filter(|source| source.kind == SourceKind::CreditMemo) {
            let Some(state) = self.source_state(source, as_of).filter(|state| state.available > 0) else {
                continue;
            };
            let FactBody::CreditMemoIssued { credit_memo } = self.log.fact(source.fact)?.body else {
                continue;
            };
            items.push(credit_item(*credit_memo, Money::from_minor(state.available, source.currency)));
        }
        items.sort_by(|a, b| (a.due_date, &a.credit_memo_id).cmp(&(b.due_date, &b.credit_memo_id)));
        Ok(items)
    }
}

fn credit_item(memo: CreditMemo, open: Money) -> MatchItem {
    let number: Option<Reference> = memo.references.first().cloned();
    MatchItem {
        invoice_id: None,
        instalment: None,
        credit_memo_id: Some(memo.id),
        customer_id: memo.customer_id,
        number,
        references: memo.references,
        structured_reference: None,
        issue_date: memo.issue_date,
        due_date: memo.issue_date,
        open,
        tax: None,
        discounts: Vec::new(),
        disputed: false,
    }
}
