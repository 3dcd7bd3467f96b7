//! Taking facts in: each is checked against the book, and only a sound one changes it.
//!
//! A fact is *planned* first, which reads the book and refuses or says what is to change, and then *committed*, which
//! cannot fail. So a refused fact leaves no trace. A batch that is refused takes its committed facts back, newest
//! first.

mod batch;
mod cash;
mod change;
mod documents;
mod interaction;
mod retold;
mod reversal;
mod unwinding;

pub use batch::Batch;
pub(super) use change::Change;

use super::{Ledger, index::NONE};
use crate::documents::{Fact, FactBody};
use crate::error::{Error, Result};

/// What became of a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Applied {
    /// It was new and counts now.
    New,
    /// It was told before: the same fact with the same content, or a return or failure that the network told under the
    /// same reference. Nothing changed.
    Repeated,
}

impl Ledger {
    /// Takes a fact in.
    ///
    /// The fact is taken whole, or refused and leaves no trace. A fact that was told before has no effect; nor has a
    /// return or failure that the network told before under the same reference, whatever the id of the fact.
    ///
    /// # Errors
    /// Shape: what the documents refuse. Identity: [`Error::FactConflict`], [`Error::IdTaken`], the `…_unknown` errors,
    /// [`Error::CustomerMismatch`]. Currency: [`Error::CurrencyMismatch`], [`Error::ExchangeRateMissing`]. Amount:
    /// [`Error::ExceedsItem`], [`Error::ExceedsSource`], [`Error::AmountOutOfRange`], [`Error::TotalsDisagree`]. State:
    /// [`Error::BeforeReference`], [`Error::DocumentVoided`], [`Error::AlreadyEnded`], [`Error::NotPossible`].
    ///
    /// # Examples
    /// ```
    /// use receivables::{Fact, ledger::{Applied, Ledger, Settings}};
    /// let mut ledger = Ledger::new(Settings::default());
    /// let fact = Fact::from_json(r#"{"kind":"customer_recorded","id":"f1","effective":"2026-01-01",
    ///     "recorded":"2026-01-01T08:00:00Z","customer":{"id":"ACME","name":"Acme"}}"#)?;
    /// assert_eq!(ledger.apply(&fact)?, Applied::New);
    /// assert_eq!(ledger.apply(&fact)?, Applied::Repeated);
    /// # Ok::<(), receivables::Error>(())
    /// ```
    pub fn apply(&mut self, fact: &Fact) -> Result<Applied> {
        let mut encoded = std::mem::take(&mut self.scratch);
        encoded.clear();
        let outcome = match borsh::to_writer(&mut encoded, fact) {
            Ok(()) => self.apply_encoded(fact, &encoded),
            Err(e) => Err(Error::Malformed { field: String::new(), reason: e.to_string() }),
        };
        self.scratch = encoded;
        outcome
    }

    /// Takes a fact in whose compact form is known.
    pub(super) fn apply_encoded(&mut self, fact: &Fact, encoded: &[u8]) -> Result<Applied> {
        let before = self.log.find(fact.id.as_str());
        if before.is_some_and(|place| self.log.bytes_of(place) == encoded) {
            return Ok(Applied::Repeated);
        }
        fact.body.check()?;
        if before.is_some() {
            return Err(Error::FactConflict { fact_id: fact.id.to_string() });
        }
        if self.log.next() >= NONE.saturating_sub(1) || self.book.entries.len() >= MOST_ENTRIES {
            return Err(Error::NotPossible { field: "id".into(), reason: "the ledger is full".into() });
        }
        if self.is_retold(fact)? {
            return Ok(Applied::Repeated);
        }
        let change = self.plan(fact)?;
        self.commit(fact, encoded, change);
        Ok(Applied::New)
    }

    /// What a fact would change, or why it is refused. Reads only.
    fn plan(&self, fact: &Fact) -> Result<Change> {
        match &fact.body {
            FactBody::CustomerRecorded { customer } => self.plan_customer(fact, customer),
            FactBody::InvoiceIssued { invoice } => {
                self.plan_invoice(fact, invoice).map_err(|e| inside("invoice", e))
            }
            FactBody::CreditMemoIssued { credit_memo } => {
                self.plan_credit_memo(fact, credit_memo).map_err(|e| inside("credit_memo", e))
            }
            FactBody::PaymentReceived { payment } => {
                self.plan_payment(fact, payment).map_err(|e| inside("payment", e))
            }
            FactBody::CashAllocated { allocation } => {
                self.plan_allocation(fact, allocation).map_err(|e| inside("allocation", e))
            }
            FactBody::CashUnallocated { allocation_id, .. } => self.plan_unallocation(fact, allocation_id),
            FactBody::PaymentReturned { payment_return } => {
                self.plan_return(fact, payment_return).map_err(|e| inside("payment_return", e))
            }
            FactBody::InvoiceVoided { invoice_id, .. } => self.plan_void(fact, invoice_id),
            FactBody::RefundPaid { refund } => {
                self.plan_refund(fact, refund).map_err(|e| inside("refund", e))
            }
            FactBody::WrittenOff { write_off } => {
                self.plan_write_off(fact, write_off).map_err(|e| inside("write_off", e))
            }
            FactBody::Recovered { recovery } => {
                self.plan_recovery(fact, recovery).map_err(|e| inside("recovery", e))
            }
            FactBody::DisputeOpened { dispute } => {
                self.plan_dispute(fact, dispute).map_err(|e| inside("dispute", e))
            }
            FactBody::DisputeResolved { dispute_id, .. } => self.plan_dispute_end(fact, dispute_id),
            other => self.plan_interaction(fact, other),
        }
    }

    /// Makes a planned change. Cannot fail.
    fn commit(&mut self, fact: &Fact, encoded: &[u8], change: Change) {
        let place = self.log.next();
        let latest = change.entries.iter().map(|entry| entry.effective).max();
        let (customer, entries) = change.commit(&mut self.book, fact, place);
        self.book.link_touched(place, customer, entries);
        let first_entry = super::index::place(self.book.entries.len().saturating_sub(entries));
        let earlier = match self.book.customers.get_mut(super::index::at(customer)) {
            Some(record) => std::mem::replace(&mut record.last_fact, place),
            None => NONE,
        };
        if fact.body.is_about_bank_movement() {
            self.book.bank_facts.push(place);
        }
        self.latest_effective = self.latest_effective.max(latest).max(Some(fact.effective));
        self.latest_recorded = self.latest_recorded.max(Some(fact.recorded));
        self.log.push(fact, encoded, first_entry, customer, earlier);
    }
}

/// Puts the name of the document before the path of the field; the two times are fields of the fact itself.
fn inside(document: &str, error: Error) -> Error {
    if matches!(error.field().as_str(), "effective" | "recorded") { error } else { error.within(document) }
}

const MOST_ENTRIES: usize = 4_000_000_000;
