//! Whether a fact may be taken: everything that is wrong with it, as a list.
//!
//! A list, and not the first thing found: which refusal is reported follows from the categories alone (shape, identity,
//! currency, amount, state), whatever the order of the questions below.

use super::world::{AllocationRow, InvoiceRow, item_of};
use super::{ItemKey, World};
use receivables::{
    Allocation, AllocationSource, AllocationTarget, AsOf, Category, CreditMemoId, Currency, CustomerId,
    Dispute, Error, Fact, FactBody, InvoiceId, Money, PaymentId, PaymentReturn, Recovery, Refund, WriteOff,
};

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
    fn refuse(&mut self, code: &'static str) {
        self.wrong.push(Refusal { category: category_of(code), code, always: false });
    }

    fn refuse_if(&mut self, wrong: bool, code: &'static str) {
        if wrong {
            self.refuse(code);
        }
    }

    fn body(&mut self) {
        let fact = self.fact;
        match &fact.body {
            // A parent may come later: until then the customer stands alone.
            FactBody::CustomerRecorded { .. } => {}
            FactBody::InvoiceIssued { invoice } => {
                self.refuse_if(self.world.invoices.contains_key(&invoice.id), "id_taken");
                self.customer(&invoice.customer_id);
                self.refuse_if(fact.effective != invoice.issue_date, "dates_disagree");
                if super::schedule::base(invoice).is_none() {
                    self.wrong.push(Refusal {
                        category: Category::Identity,
                        code: "malformed",
                        always: false,
                    });
                }
                let parts = super::instalments(invoice);
                self.refuse_if(parts.iter().any(|(_, amount)| *amount == 0), "amount_out_of_range");
            }
            FactBody::CreditMemoIssued { credit_memo } => {
                self.refuse_if(self.world.credit_memos.contains_key(&credit_memo.id), "id_taken");
                self.customer(&credit_memo.customer_id);
                if let Some(id) = &credit_memo.invoice_id {
                    if let Some(row) = self.invoice(id) {
                        self.one_group(&credit_memo.customer_id, &row.invoice.customer_id);
                    }
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
    fn interaction(&mut self) {
        match &self.fact.body {
            FactBody::InvoiceDelivered { invoice_id, .. } | FactBody::InvoiceViewed { invoice_id, .. } => {
                self.invoice(invoice_id);
            }
            FactBody::PaymentStarted { attempt } => {
                self.unused("attempt", attempt.id.as_str());
                self.customer(&attempt.customer_id);
                self.invoices(&attempt.invoice_ids);
            }
            FactBody::MessageSent { message } => {
                self.unused("message", message.id.as_str());
                self.customer(&message.customer_id);
                self.invoices(&message.invoice_ids);
            }
            FactBody::MessageOpened { message_id, .. } => self.other("message", message_id.as_str()),
            FactBody::PromiseMade { promise } => {
                self.unused("promise", promise.id.as_str());
                self.customer(&promise.customer_id);
                self.invoices(&promise.invoice_ids);
            }
            FactBody::BlockPlaced { block } => {
                self.unused("block", block.id.as_str());
                self.customer(&block.customer_id);
                self.invoices(&block.invoice_ids);
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

    fn customer(&mut self, id: &CustomerId) {
        self.refuse_if(!self.world.customers.contains_key(id), "customer_unknown");
    }

    fn invoice(&mut self, id: &InvoiceId) -> Option<&'w InvoiceRow<'a>> {
        let found = self.world.invoices.get(id);
        match found {
            None => self.refuse("invoice_unknown"),
            Some(row) => self.not_before(row.fact),
        }
        found
    }

    fn invoices(&mut self, ids: &[InvoiceId]) {
        for id in ids {
            self.invoice(id);
        }
    }

    fn other(&mut self, kind: &'static str, id: &str) {
        match self.world.others.get(&(kind, id)) {
            None => self.refuse("reference_unknown"),
            Some((fact, _)) => self.not_before(fact),
        }
    }

    fn unused(&mut self, kind: &'static str, id: &str) {
        self.refuse_if(self.world.others.contains_key(&(kind, id)), "id_taken");
    }

    fn not_before(&mut self, reference: &Fact) {
        let before = self.fact.effective < reference.effective || self.fact.recorded < reference.recorded;
        self.refuse_if(before, "before_reference");
    }

    fn currency(&mut self, amount: Money, expected: Currency) -> bool {
        self.refuse_if(amount.currency() != expected, "currency_mismatch");
        amount.currency() == expected
    }

    /// The item that an invoice id and a number name.
    fn item(&mut self, id: &InvoiceId, number: Option<u32>) -> Option<(&'w InvoiceRow<'a>, ItemKey)> {
        let row = self.invoice(id)?;
        if number.is_none() && row.items.len() > 1 {
            // A fault of the form, but one that shows only once the invoice is found.
            self.wrong.push(Refusal { category: Category::Identity, code: "malformed", always: false });
            return None;
        }
        let number = number.unwrap_or(1);
        if item_of(row, number).is_none() {
            self.refuse("invoice_unknown");
            return None;
        }
        self.refuse_if(is_voided(row), "document_voided");
        Some((row, (id.clone(), number)))
    }

    /// Every question that must still find enough once this fact counts. Before a document is there it has nothing, so a
    /// fact dated too early is refused for the amount, which comes before the dates.
    fn questions(&self) -> Vec<AsOf> {
        self.world.questions_from(self.fact.effective, self.fact.recorded)
    }

    fn item_has(&mut self, row: &InvoiceRow<'a>, key: &ItemKey, settled: i128) {
        if !is_voided(row) {
            let questions = self.questions();
            let short = questions.iter().any(|at| self.world.item_open(key, at) < settled);
            self.refuse_if(short, "exceeds_item");
        }
    }

    fn payment(&mut self, id: &PaymentId) -> Option<(&'a Fact, &'a receivables::Payment)> {
        let found = self.world.payments.get(id).copied();
        match found {
            None => self.refuse("payment_unknown"),
            Some((fact, _)) => self.not_before(fact),
        }
        found
    }

    fn credit_memo(&mut self, id: &CreditMemoId) -> Option<(&'a Fact, &'a receivables::CreditMemo)> {
        let found = self.world.credit_memos.get(id).copied();
        match found {
            None => self.refuse("credit_memo_unknown"),
            Some((fact, _)) => self.not_before(fact),
        }
        found
    }

    fn payment_has(&mut self, id: &PaymentId, taken: i128) {
        let short = self.questions().iter().any(|at| self.world.payment_available(id, at) < taken);
        self.refuse_if(short, "exceeds_source");
    }

    fn credit_memo_has(&mut self, id: &CreditMemoId, taken: i128) {
        let short = self.questions().iter().any(|at| self.world.credit_memo_open(id, at) < taken);
        self.refuse_if(short, "exceeds_source");
    }

    fn one_group(&mut self, payer: &CustomerId, owner: &CustomerId) {
        let differ = payer != owner && self.world.topmost(payer) != self.world.topmost(owner);
        self.refuse_if(differ, "customer_mismatch");
    }

    fn allocated(&mut self, allocation: &Allocation) {
        let (Ok(source), Ok(target)) = (allocation.source(), allocation.target()) else { return };
        self.refuse_if(self.world.allocations.contains_key(&allocation.id), "id_taken");
        let payer = match source {
            AllocationSource::Payment(id) => {
                self.payment(id).map(|(_, payment)| (payment.customer_id.as_ref(), payment.amount))
            }
            AllocationSource::CreditMemo(id) => {
                self.credit_memo(id).map(|(_, memo)| (Some(&memo.customer_id), memo.amount))
            }
        };
        let taken = allocation.taken();
        let same_currency = allocation.amount.currency() == taken.currency();
        self.refuse_if(same_currency && taken != allocation.amount, "totals_disagree");
        if let Some((_, amount)) = payer
            && self.currency(taken, amount.currency())
        {
            match source {
                AllocationSource::Payment(id) => self.payment_has(id, i128::from(taken.minor())),
                AllocationSource::CreditMemo(id) => self.credit_memo_has(id, i128::from(taken.minor())),
            }
        }
        match target {
            AllocationTarget::Invoice(id, number) => {
                let Some((row, key)) = self.item(id, number) else { return };
                if let Some((Some(payer), _)) = payer {
                    self.one_group(payer, &row.invoice.customer_id);
                }
                if self.currency(allocation.amount, row.invoice.amount.currency())
                    && let Ok(settled) = allocation.settled()
                {
                    self.item_has(row, &key, i128::from(settled.minor()));
                }
            }
            AllocationTarget::OnAccount(id) => {
                self.customer(id);
                self.refuse_if(!same_currency, "currency_mismatch");
                if let Some((Some(payer), _)) = payer {
                    self.one_group(payer, id);
                }
            }
        }
    }

    fn returned(&mut self, payment_return: &PaymentReturn) {
        let id = &payment_return.payment_id;
        let Some((_, payment)) = self.payment(id) else { return };
        if let Some(amount) = payment_return.amount
            && !self.currency(amount, payment.amount.currency())
        {
            return;
        }
        if payment_return.amount.is_none() && self.world.not_yet_returned(id) == 0 {
            self.refuse("already_ended");
            return;
        }
        let lacks = World::clone(self.world).return_lacks(self.fact, id, payment_return.amount);
        let mut known_too_early =
            self.world.questions_from(self.fact.effective, self.fact.recorded).into_iter();
        let early = known_too_early.any(|at| !self.world.sees_payment(id, &at));
        self.refuse_if(lacks > 0 || early, "exceeds_source");
    }

    fn refunded(&mut self, refund: &Refund) {
        self.refuse_if(self.world.refunds.contains_key(&refund.id), "id_taken");
        let taken = i128::from(refund.amount.minor());
        match (&refund.payment_id, &refund.credit_memo_id) {
            (Some(id), None) => {
                if let Some((_, payment)) = self.payment(id)
                    && self.currency(refund.amount, payment.amount.currency())
                {
                    self.payment_has(id, taken);
                }
            }
            (None, Some(id)) => {
                if let Some((_, memo)) = self.credit_memo(id)
                    && self.currency(refund.amount, memo.amount.currency())
                {
                    self.credit_memo_has(id, taken);
                }
            }
            _ => {}
        }
    }

    fn written_off(&mut self, write_off: &WriteOff) {
        self.refuse_if(self.world.write_offs.contains_key(&write_off.id), "id_taken");
        let Some((row, key)) = self.item(&write_off.invoice_id, write_off.instalment) else { return };
        if self.currency(write_off.amount, row.invoice.amount.currency()) {
            self.item_has(row, &key, i128::from(write_off.amount.minor()));
        }
    }

    fn recovered(&mut self, recovery: &Recovery) {
        self.refuse_if(self.world.recoveries.contains_key(&recovery.id), "id_taken");
        let amount = i128::from(recovery.amount.minor());
        let payment = self.payment(&recovery.payment_id);
        if let Some((_, payment)) = payment
            && self.currency(recovery.amount, payment.amount.currency())
        {
            self.payment_has(&recovery.payment_id, amount);
        }
        let Some(row) = self.world.write_offs.get(&recovery.write_off_id) else {
            self.refuse("reference_unknown");
            return;
        };
        self.not_before(row.fact);
        let Some(invoice) = self.world.invoices.get(&row.write_off.invoice_id) else { return };
        if let Some(payer) = payment.and_then(|(_, payment)| payment.customer_id.as_ref()) {
            self.one_group(payer, &invoice.invoice.customer_id);
        }
        self.refuse_if(is_voided(invoice), "document_voided");
        if self.currency(recovery.amount, row.write_off.amount.currency()) {
            let recovered =
                self.world.recoveries.values().filter(|(_, r)| r.write_off_id == recovery.write_off_id);
            let recovered: i128 = recovered.map(|(_, r)| i128::from(r.amount.minor())).sum();
            let left = i128::from(row.write_off.amount.minor()) - recovered;
            self.refuse_if(left < amount, "exceeds_item");
        }
    }

    fn voided(&mut self, id: &InvoiceId) {
        let Some(row) = self.invoice(id) else { return };
        self.refuse_if(is_voided(row), "document_voided");
        let recovered = self.world.recoveries.values().any(|(_, recovery)| {
            let write_off = self.world.write_offs.get(&recovery.write_off_id);
            write_off.is_some_and(|row| row.write_off.invoice_id == *id)
        });
        self.refuse_if(recovered, "not_possible");
        let undone =
            self.world.allocations.values().filter(|row| {
                row.allocation.invoice_id.as_ref() == Some(id) && changes_anything(row, self.fact)
            });
        let met = undone.map(|row| self.world.meets_a_return(self.fact, row)).any(|met| met);
        self.refuse_if(met, "not_possible");
    }

    fn disputed(&mut self, dispute: &Dispute) {
        self.refuse_if(self.world.disputes.contains_key(&dispute.id), "id_taken");
        let Some((row, key)) = self.item(&dispute.invoice_id, dispute.instalment) else { return };
        if let Some(amount) = dispute.amount
            && self.currency(amount, row.invoice.amount.currency())
        {
            let whole = item_of(row, key.1).map_or(0, |item| item.amount);
            self.refuse_if(i128::from(amount.minor()) > whole, "exceeds_item");
        }
    }

    /// Once the fact counts, nothing may be below zero on any day, whoever asks.
    fn nothing_negative(&mut self, after: &World<'_>) {
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

fn is_voided(row: &InvoiceRow<'_>) -> bool {
    row.voided.is_some()
}

/// What is in force of an allocation once every known change counts.
fn live_now(row: &AllocationRow<'_>) -> i128 {
    row.live.iter().map(|change| change.delta.taken).sum()
}

/// Whether something of an allocation is in force on a day from a fact's on.
fn changes_anything(row: &AllocationRow<'_>, fact: &Fact) -> bool {
    let days = row.live.iter().map(|change| change.effective.max(fact.effective));
    days.into_iter().any(|day| {
        let counts = row.live.iter().filter(|change| change.effective <= day);
        counts.map(|change| change.delta.taken).sum::<i128>() != 0
    })
}
