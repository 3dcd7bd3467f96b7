//! What a fact refers to must be there, in one group and one currency, and have enough.

use super::{Check, Refusal, is_voided};
use crate::model::ItemKey;
use crate::model::rows::{InvoiceRow, item_of};
use receivables::{AsOf, Category, CreditMemoId, Currency, CustomerId, Fact, InvoiceId, Money, PaymentId};

impl<'w, 'a> Check<'w, 'a> {
    pub(super) fn customer(&mut self, id: &CustomerId) {
        self.refuse_if(!self.world.customers.contains_key(id), "customer_unknown");
    }

    pub(super) fn invoice(&mut self, id: &InvoiceId) -> Option<&'w InvoiceRow<'a>> {
        let found = self.world.invoices.get(id);
        match found {
            None => self.refuse("invoice_unknown"),
            Some(row) => self.not_before(row.fact),
        }
        found
    }

    /// Invoices that are named together with a customer.
    pub(super) fn invoices(&mut self, ids: &[InvoiceId], customer: &CustomerId) {
        self.customer(customer);
        for id in ids {
            if let Some(row) = self.invoice(id) {
                self.one_group(customer, &row.invoice.customer_id);
            }
        }
    }

    /// A day agreed on that may not lie before the fact.
    pub(super) fn not_past(&mut self, date: Option<receivables::Date>) {
        self.refuse_if(date.is_some_and(|date| date < self.fact.effective), "before_reference");
    }

    pub(super) fn other(&mut self, kind: &'static str, id: &str) {
        match self.world.others.get(&(kind, id)) {
            None => self.refuse("reference_unknown"),
            Some((fact, _)) => self.not_before(fact),
        }
    }

    pub(super) fn unused(&mut self, kind: &'static str, id: &str) {
        self.refuse_if(self.world.others.contains_key(&(kind, id)), "id_taken");
    }

    pub(super) fn not_before(&mut self, reference: &Fact) {
        let before = self.fact.effective < reference.effective || self.fact.recorded < reference.recorded;
        self.refuse_if(before, "before_reference");
    }

    pub(super) fn currency(&mut self, amount: Money, expected: Currency) -> bool {
        self.refuse_if(amount.currency() != expected, "currency_mismatch");
        amount.currency() == expected
    }

    /// The item that an invoice id and a number name.
    pub(super) fn item(
        &mut self,
        id: &InvoiceId,
        number: Option<u32>,
    ) -> Option<(&'w InvoiceRow<'a>, ItemKey)> {
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
    pub(super) fn questions(&self) -> Vec<AsOf> {
        self.world.questions_from(self.fact.effective, self.fact.recorded)
    }

    pub(super) fn item_has(&mut self, row: &InvoiceRow<'a>, key: &ItemKey, settled: i128) {
        if !is_voided(row) {
            let questions = self.questions();
            let short = questions.iter().any(|at| self.world.item_open(key, at) < settled);
            self.refuse_if(short, "exceeds_item");
        }
    }

    pub(super) fn payment(&mut self, id: &PaymentId) -> Option<(&'a Fact, &'a receivables::Payment)> {
        let found = self.world.payments.get(id).copied();
        match found {
            None => self.refuse("payment_unknown"),
            Some((fact, _)) => self.not_before(fact),
        }
        found
    }

    pub(super) fn credit_memo(
        &mut self,
        id: &CreditMemoId,
    ) -> Option<(&'a Fact, &'a receivables::CreditMemo)> {
        let found = self.world.credit_memos.get(id).copied();
        match found {
            None => self.refuse("credit_memo_unknown"),
            Some((fact, _)) => self.not_before(fact),
        }
        found
    }

    pub(super) fn payment_has(&mut self, id: &PaymentId, taken: i128) {
        let short = self.questions().iter().any(|at| self.world.payment_available(id, at) < taken);
        self.refuse_if(short, "exceeds_source");
    }

    pub(super) fn credit_memo_has(&mut self, id: &CreditMemoId, taken: i128) {
        let short = self.questions().iter().any(|at| self.world.credit_memo_open(id, at) < taken);
        self.refuse_if(short, "exceeds_source");
    }

    pub(super) fn one_group(&mut self, payer: &CustomerId, owner: &CustomerId) {
        let at = AsOf::known(self.fact.effective, self.fact.recorded);
        let differ = payer != owner && self.world.topmost(payer, &at) != self.world.topmost(owner, &at);
        self.refuse_if(differ, "customer_mismatch");
    }
}
