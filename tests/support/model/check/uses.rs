//! The questions for each kind of fact that uses an item or a source, or takes one back.

use super::{Check, is_voided};
use crate::model::World;
use crate::model::rows::item_of;
use receivables::{
    Allocation, AllocationSource, AllocationTarget, Dispute, InvoiceId, PaymentReturn, Recovery, Refund,
    WriteOff,
};

impl Check<'_, '_> {
    pub(super) fn allocated(&mut self, allocation: &Allocation) {
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

    pub(super) fn returned(&mut self, payment_return: &PaymentReturn) {
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
        let kept = self.world.not_yet_returned(id);
        let asked = payment_return.amount.map_or(kept, |amount| i128::from(amount.minor()));
        let refunds = self.world.refunds.values().filter(|(_, r)| r.payment_id.as_ref() == Some(id));
        let refunded: i128 = refunds.map(|(_, refund)| i128::from(refund.amount.minor())).sum();
        let by_refund = !early && asked <= kept && asked > kept - refunded;
        let code = if by_refund { "not_possible" } else { "exceeds_source" };
        self.refuse_if(lacks > 0 || early, code);
        let late = World::clone(self.world).meets_another(self.fact, id, payment_return.amount);
        self.refuse_if(late, "not_possible");
    }

    pub(super) fn refunded(&mut self, refund: &Refund) {
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

    pub(super) fn written_off(&mut self, write_off: &WriteOff) {
        self.refuse_if(self.world.write_offs.contains_key(&write_off.id), "id_taken");
        let Some((row, key)) = self.item(&write_off.invoice_id, write_off.instalment) else { return };
        if self.currency(write_off.amount, row.invoice.amount.currency()) {
            self.item_has(row, &key, i128::from(write_off.amount.minor()));
        }
    }

    pub(super) fn recovered(&mut self, recovery: &Recovery) {
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
            let whole = i128::from(row.write_off.amount.minor());
            let mut questions = self.questions().into_iter();
            let short =
                questions.any(|at| whole - self.world.recovered(&recovery.write_off_id, &at) < amount);
            self.refuse_if(short, "exceeds_item");
        }
    }

    pub(super) fn voided(&mut self, id: &InvoiceId) {
        let Some(row) = self.invoice(id) else { return };
        self.refuse_if(is_voided(row), "document_voided");
        let mut of_it = self.world.write_offs.values().filter(|row| row.write_off.invoice_id == *id);
        let questions = self.questions();
        let recovered =
            of_it.any(|row| questions.iter().any(|at| self.world.recovered(&row.write_off.id, at) > 0));
        self.refuse_if(recovered, "not_possible");
        let mut undone = self.world.allocations.values();
        let met = undone.any(|row| {
            row.allocation.invoice_id.as_ref() == Some(id) && self.world.meets_a_return(self.fact, row)
        });
        self.refuse_if(met, "not_possible");
    }

    pub(super) fn disputed(&mut self, dispute: &Dispute) {
        self.refuse_if(self.world.disputes.contains_key(&dispute.id), "id_taken");
        let Some((row, key)) = self.item(&dispute.invoice_id, dispute.instalment) else { return };
        if let Some(amount) = dispute.amount
            && self.currency(amount, row.invoice.amount.currency())
        {
            let whole = item_of(row, key.1).map_or(0, |item| item.amount);
            self.refuse_if(i128::from(amount.minor()) > whole, "exceeds_item");
        }
    }
}
