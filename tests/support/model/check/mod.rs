//! Whether a fact may be taken: everything that is wrong with it, as a list.
//!
//! A list, and not the first thing found: which refusal is reported follows from the categories alone (shape, identity,
//! currency, amount, state), whatever the order of the questions below.

mod references;
mod uses;

use super::World;
use super::rows::{AllocationRow, InvoiceRow};
use receivables::{Category, Error, Fact, FactBody};

/// One thing that is wrong with a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refusal {
    /// Its kind: the first kind is reported.
    pub category: Category,
    /// The code of the error.
    pub code: &'static str,
    /// Found by the document's own check, which may speak before any question about the ledger.
    pub always: bool,
}

/// Everything that is wrong with a fact, given the facts accepted before it.
#[must_use]
pub fn refusals(before: &[Fact], fact: &Fact) -> Vec<Refusal> {
    let mut with: Vec<Fact> = before.to_vec();
    with.push(fact.clone());
    let world = World::tell(before);
    let mut check = Check { world: &world, fact, wrong: Vec::new() };
    if let Err(error) = fact.body.check() {
        check.wrong.push(Refusal { category: error.category(), code: error.code(), always: true });
    }
    check.body();
    if check.wrong.is_empty() && matches!(fact.body, FactBody::CustomerRecorded { .. }) {
        check.refuse_if(World::tell(&with).has_circle(), "not_possible");
    }
    if check.wrong.is_empty() {
        check.nothing_negative(&World::tell(&with));
    }
    check.wrong
}

/// The category in which a code is declared.
fn category_of(code: &str) -> Category {
    Error::ALL.iter().find(|(slug, ..)| *slug == code).map_or(Category::State, |(_, category, _)| *category)
}

struct Check<'w, 'a> {
    world: &'w World<'a>,
    fact: &'w Fact,
    wrong: Vec<Refusal>,
}

impl<'w, 'a> Check<'w, 'a> {
    pub(super) fn refuse(&mut self, code: &'static str) {
        self.wrong.push(Refusal { category: category_of(code), code, always: false });
    }

    pub(super) fn refuse_if(&mut self, wrong: bool, code: &'static str) {
        if wrong {
            self.refuse(code);
        }
    }

    pub(super) fn body(&mut self) {
        let fact = self.fact;
        match &fact.body {
            // A parent may come later: until then the customer stands alone.
            FactBody::CustomerRecorded { .. } => {}
            FactBody::InvoiceIssued { invoice } => {
                self.refuse_if(self.world.invoices.contains_key(&invoice.id), "id_taken");
                self.customer(&invoice.customer_id);
                self.refuse_if(fact.effective != invoice.issue_date, "dates_disagree");
                if crate::model::schedule::base(invoice).is_none() {
                    self.wrong.push(Refusal {
                        category: Category::Identity,
                        code: "malformed",
                        always: false,
                    });
                }
                let parts = crate::model::instalments(invoice);
                self.refuse_if(parts.iter().any(|(_, amount, _)| *amount == 0), "amount_out_of_range");
            }
            FactBody::CreditMemoIssued { credit_memo } => {
                self.refuse_if(self.world.credit_memos.contains_key(&credit_memo.id), "id_taken");
                self.customer(&credit_memo.customer_id);
                if let Some(row) = credit_memo.invoice_id.as_ref().and_then(|id| self.invoice(id)) {
                    self.one_group(&credit_memo.customer_id, &row.invoice.customer_id);
                }
                self.refuse_if(fact.effective != credit_memo.issue_date, "dates_disagree");
            }
            FactBody::PaymentReceived { payment } => {
                self.refuse_if(self.world.payments.contains_key(&payment.id), "id_taken");
                if let Some(id) = &payment.customer_id {
                    self.customer(id);
                }
                if let Some(id) = &payment.attempt_id {
                    self.other("attempt", id.as_str());
                }
                self.refuse_if(fact.effective != payment.value_date, "dates_disagree");
            }
            FactBody::CashAllocated { allocation } => self.allocated(allocation),
            FactBody::CashUnallocated { allocation_id, .. } => {
                match self.world.allocations.get(allocation_id) {
                    None => self.refuse("reference_unknown"),
                    Some(row) => {
                        self.not_before(row.fact);
                        self.refuse_if(live_now(row) == 0, "already_ended");
                        self.refuse_if(self.world.meets_a_return(fact, row), "not_possible");
                    }
                }
            }
            FactBody::PaymentReturned { payment_return } => self.returned(payment_return),
            FactBody::RefundPaid { refund } => self.refunded(refund),
            FactBody::WrittenOff { write_off } => self.written_off(write_off),
            FactBody::Recovered { recovery } => self.recovered(recovery),
            FactBody::InvoiceVoided { invoice_id, .. } => self.voided(invoice_id),
            FactBody::DisputeOpened { dispute } => self.disputed(dispute),
            FactBody::DisputeResolved { dispute_id, .. } => match self.world.disputes.get(dispute_id) {
                None => self.refuse("reference_unknown"),
                Some(row) => {
                    self.not_before(row.fact);
                    let voided = self.world.invoices.get(&row.dispute.invoice_id).is_some_and(is_voided);
                    self.refuse_if(row.resolved.is_some() || voided, "already_ended");
                }
            },
            _ => self.interaction(),
        }
    }

    /// Facts that change no amount.
    pub(super) fn interaction(&mut self) {
        match &self.fact.body {
            FactBody::InvoiceDelivered { invoice_id, .. } | FactBody::InvoiceViewed { invoice_id, .. } => {
                self.invoice(invoice_id);
            }
            FactBody::PaymentStarted { attempt } => {
                self.unused("attempt", attempt.id.as_str());
                self.invoices(&attempt.invoice_ids, &attempt.customer_id);
            }
            FactBody::MessageSent { message } => {
                self.unused("message", message.id.as_str());
                self.invoices(&message.invoice_ids, &message.customer_id);
            }
            FactBody::MessageOpened { message_id, .. } => self.other("message", message_id.as_str()),
            FactBody::PromiseMade { promise } => {
                self.unused("promise", promise.id.as_str());
                self.invoices(&promise.invoice_ids, &promise.customer_id);
                self.not_past(Some(promise.promised_date));
            }
            FactBody::BlockPlaced { block } => {
                self.unused("block", block.id.as_str());
                self.invoices(&block.invoice_ids, &block.customer_id);
                self.not_past(block.until);
            }
            FactBody::BlockLifted { block_id } => {
                self.other("block", block_id.as_str());
                let row = self.world.others.get(&("block", block_id.as_str()));
                self.refuse_if(row.is_some_and(|(_, ended)| ended.is_some()), "already_ended");
            }
            FactBody::AccountNoted { note } => self.customer(&note.customer_id),
            other => unimplemented!("the model does not know {}", other.kind()),
        }
    }

    /// Once the fact counts, nothing may be below zero on any day, whoever asks.
    pub(super) fn nothing_negative(&mut self, after: &World<'_>) {
        for at in after.questions_from(self.fact.effective, self.fact.recorded) {
            let items = after.items();
            self.refuse_if(items.iter().any(|(key, ..)| after.item_open(key, &at) < 0), "exceeds_item");
            let payments = after.payments.keys();
            let mut payments = payments.map(|id| after.payment_available(id, &at));
            self.refuse_if(payments.any(|free| free < 0), "exceeds_source");
            let mut memos = after.credit_memos.keys().map(|id| after.credit_memo_open(id, &at));
            self.refuse_if(memos.any(|open| open < 0), "exceeds_source");
            let mut write_offs = after.write_offs.keys().map(|id| after.not_recovered(id, &at));
            self.refuse_if(write_offs.any(|rest| rest < 0), "exceeds_item");
            if !self.wrong.is_empty() {
                return;
            }
        }
    }
}

pub(super) fn is_voided(row: &InvoiceRow<'_>) -> bool {
    row.voided.is_some()
}

/// What is in force of an allocation once every known change counts.
fn live_now(row: &AllocationRow<'_>) -> i128 {
    row.live.iter().map(|change| change.delta.taken).sum()
}

/// Whether something of an allocation is in force on a day from a fact's on.
pub(crate) fn changes_anything(row: &AllocationRow<'_>, fact: &Fact) -> bool {
    let days = row.live.iter().map(|change| change.effective.max(fact.effective));
    days.into_iter().any(|day| {
        let counts = row.live.iter().filter(|change| change.effective <= day);
        counts.map(|change| change.delta.taken).sum::<i128>() != 0
    })
}
