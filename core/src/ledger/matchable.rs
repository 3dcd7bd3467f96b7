//! What cash application reads of a ledger: open movements, open items with their numbers, customers, learned evidence.
//!
//! A movement is open from the day it was seen until a match of it is confirmed, and again once that match is rejected.
//! Rejecting a match for another customer than the one confirmed changes nothing but what is learned.

use super::Ledger;
use super::index::at;
use super::records::{NamedKind, SourceKind};
use crate::calendar::{AsOf, Date, Timestamp};
use crate::documents::{
    BankMovement, CreditMemo, Customer, EvidenceCounter, Fact, FactBody, Invoice, LearnedEvidence,
    MatchDiscount, MatchInput, MatchItem, MatchVerdict, OpenItem,
};
use crate::error::{Error, Result, quoted};
use crate::ids::{CreditMemoId, CustomerId, InvoiceId, MovementId, PaymentId, Reference};
use crate::money::Money;
use std::collections::BTreeMap;

impl Ledger {
    /// What cash application reads: open movements by value date and id, items by due date, customers by id, and what
    /// confirmed and rejected matches taught.
    ///
    /// # Errors
    /// None in practice.
    pub fn match_input(&self, as_of: &AsOf) -> Result<MatchInput> {
        let Movements { open: movements, learned, verdicts, .. } = self.movements(as_of)?;
        let mut items = Vec::new();
        for open in self.open_items(as_of)? {
            items.push(self.match_item(open)?);
        }
        items.extend(self.match_credits(as_of)?);
        Ok(MatchInput { movements, items, customers: self.customers_at(as_of)?, learned, verdicts })
    }

    /// The instants at which open movements became known, by movement.
    ///
    /// # Errors
    /// None in practice.
    pub fn open_movements(&self, as_of: &AsOf) -> Result<BTreeMap<MovementId, Timestamp>> {
        Ok(self.movements(as_of)?.known)
    }

    /// Movements of which a match is confirmed, by id: for which customer, or none where it is no receivable.
    ///
    /// # Errors
    /// None in practice.
    pub fn matched_movements(
        &self,
        as_of: &AsOf,
    ) -> Result<BTreeMap<MovementId, (BankMovement, Option<CustomerId>)>> {
        Ok(self.movements(as_of)?.matched)
    }

    /// Refuses a movement that was not seen.
    ///
    /// # Errors
    /// [`Error::NameUnknown`].
    pub fn known_movement(&self, movement: &MovementId) -> Result<()> {
        let given = || quoted(movement.as_str());
        let unknown = || Error::NameUnknown { field: "movement_id".into(), given: given() };
        self.book.named(NamedKind::Movement, movement.as_str()).map(|_| ()).ok_or_else(unknown)
    }

    /// The last day on which anything changed on what an allocation would settle: from it on an amount that is open now
    /// is open for good. None where the document is not there.
    #[must_use]
    pub fn last_change_of_invoice(&self, invoice: &InvoiceId, instalment: Option<u32>) -> Option<Date> {
        let first = self.book.invoice(invoice.as_str())?;
        let place = first.saturating_add(instalment.unwrap_or(1).saturating_sub(1));
        self.item(place).filter(|item| item.invoice == *invoice).map(|item| item.latest)
    }

    /// The same of a credit memo.
    #[must_use]
    pub fn last_change_of_credit_memo(&self, credit_memo: &CreditMemoId) -> Option<Date> {
        let place = self.book.source(SourceKind::CreditMemo, credit_memo.as_str())?;
        self.book.sources.get(at(place)).map(|source| source.latest)
    }

    /// The same of a payment.
    #[must_use]
    pub fn last_change_of_payment(&self, payment: &PaymentId) -> Option<Date> {
        let place = self.book.source(SourceKind::Payment, payment.as_str())?;
        self.book.sources.get(at(place)).map(|source| source.latest)
    }

    /// The payer of a payment, or none where it was not identified; nothing where no such payment was told.
    #[must_use]
    pub fn payer_of(&self, payment: &PaymentId) -> Option<Option<&CustomerId>> {
        let place = self.book.source(SourceKind::Payment, payment.as_str())?;
        let source = self.book.sources.get(at(place))?;
        Some(self.book.customers.get(at(source.customer)).map(|customer| &customer.id))
    }

    /// Whether money of one customer may settle what another owes: they are the same, or of one group.
    #[must_use]
    pub fn may_pay_for(&self, payer: &CustomerId, owner: &CustomerId, as_of: &AsOf) -> bool {
        let place = |id: &CustomerId| self.book.customer(id.as_str());
        match (place(payer), place(owner)) {
            (Some(payer), Some(owner)) => {
                payer == owner || self.topmost(payer, as_of) == self.topmost(owner, as_of)
            }
            _ => false,
        }
    }

    /// Movements without a confirmed match, and the evidence of the verdicts so far.
    fn movements(&self, as_of: &AsOf) -> Result<Movements> {
        let mut facts: Vec<Fact> = Vec::new();
        for place in &self.book.bank_facts {
            if as_of.sees(self.log.effective(*place), self.log.recorded(*place)) {
                facts.push(self.log.fact(*place)?);
            }
        }
        facts.sort_by(|a, b| a.order().cmp(&b.order()));
        let mut seen: BTreeMap<MovementId, (BankMovement, Standing)> = BTreeMap::new();
        let mut known = BTreeMap::new();
        for fact in &facts {
            if let FactBody::BankMovementSeen { movement } = &fact.body {
                seen.insert(movement.id.clone(), ((**movement).clone(), Standing::Open));
                known.insert(movement.id.clone(), fact.recorded);
            }
        }
        let mut verdicts = Vec::new();
        for fact in &facts {
            let Some(verdict) = verdict(&fact.body) else { continue };
            let Some((_, standing)) = seen.get_mut(&verdict.movement_id) else { continue };
            let matched = Standing::Matched(verdict.customer_id.clone());
            if verdict.confirmed {
                *standing = matched;
            } else if *standing == matched {
                *standing = Standing::Open;
            }
            verdicts.push(verdict);
        }
        let mut counter = EvidenceCounter::default();
        for verdict in &verdicts {
            if let (Some(customer), Some((movement, _))) =
                (&verdict.customer_id, seen.get(&verdict.movement_id))
            {
                counter.count(movement, customer, verdict.confirmed);
            }
        }
        let learned = counter.evidence();
        let matched = seen.iter().filter_map(|(id, (movement, standing))| match standing {
            Standing::Matched(customer) => Some((id.clone(), (movement.clone(), customer.clone()))),
            Standing::Open => None,
        });
        let matched = matched.collect();
        seen.retain(|_, (_, standing)| *standing == Standing::Open);
        known.retain(|id, _| seen.contains_key(id));
        verdicts.retain(|verdict| seen.contains_key(&verdict.movement_id));
        let mut open: Vec<BankMovement> = seen.into_values().map(|(movement, _)| movement).collect();
        open.sort_by(|a, b| (a.value_date, &a.id).cmp(&(b.value_date, &b.id)));
        Ok(Movements { open, known, matched, learned, verdicts })
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

/// Movements with what was said of them.
struct Movements {
    open: Vec<BankMovement>,
    known: BTreeMap<MovementId, Timestamp>,
    matched: BTreeMap<MovementId, (BankMovement, Option<CustomerId>)>,
    learned: LearnedEvidence,
    verdicts: Vec<MatchVerdict>,
}

/// Where a movement stands.
#[derive(PartialEq, Eq)]
enum Standing {
    Open,
    /// A match was confirmed: for a customer, or as no receivable.
    Matched(Option<CustomerId>),
}

fn verdict(body: &FactBody) -> Option<MatchVerdict> {
    match body {
        FactBody::MatchConfirmed { movement_id, customer_id } => Some(MatchVerdict {
            movement_id: movement_id.clone(),
            customer_id: customer_id.clone(),
            confirmed: true,
        }),
        FactBody::MatchRejected { movement_id, customer_id, .. } => Some(MatchVerdict {
            movement_id: movement_id.clone(),
            customer_id: customer_id.clone(),
            confirmed: false,
        }),
        _ => None,
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
