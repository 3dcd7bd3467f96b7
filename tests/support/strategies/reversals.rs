//! What takes money and items back or away: undone allocations, returns, refunds, write-offs, recoveries, voids.

use super::choices::Choices;
use super::{Maker, all, money};
use crate::model::World;
use receivables::{
    AllocationId, CreditMemoId, Currency, Date, FactBody, PaymentId, PaymentReturn, Recovery, RecoveryId,
    Reference, Refund, RefundId, WriteOff, WriteOffId,
};

impl Maker {
    pub(super) fn unallocation(&self, c: &mut Choices<'_>, world: &World<'_>) -> (FactBody, Date) {
        let rows: Vec<_> = world.allocations.values().collect();
        let unknown = (AllocationId::new("A999").unwrap(), self.today);
        let (allocation_id, from) = match c.one(&rows) {
            Some(row) if !c.rarely(6) => (row.allocation.id.clone(), row.fact.effective),
            _ => unknown,
        };
        (FactBody::CashUnallocated { allocation_id, reason: None }, self.day_after(c, from))
    }

    pub(super) fn returned(&self, c: &mut Choices<'_>, world: &World<'_>) -> (FactBody, Date) {
        let every: Vec<PaymentId> = world.payments.keys().map(|id| (*id).clone()).collect();
        let payment_id = match c.one(&every) {
            Some(id) if !c.rarely(6) => id.clone(),
            _ => PaymentId::new("P999").unwrap(),
        };
        let row = world.payments.get(&payment_id);
        let from = row.map_or(self.today, |(fact, _)| fact.effective);
        let mut currency = row.map_or(Currency::EUR, |(_, payment)| payment.amount.currency());
        if c.rarely(6) {
            currency = c.currency();
        }
        let rest = world.not_yet_returned(&payment_id);
        let amount = (c.byte() >= 100).then(|| money(c.around(rest), currency));
        let payment_return = PaymentReturn {
            payment_id,
            amount,
            code: Reference::new("R01").unwrap(),
            fee: None,
            network_reference: c.rarely(70).then(|| Reference::new(c.one(&["N1", "N2"]).unwrap()).unwrap()),
        };
        (FactBody::PaymentReturned { payment_return }, self.day_after(c, from))
    }

    pub(super) fn refund(&self, c: &mut Choices<'_>, world: &World<'_>) -> (FactBody, Date) {
        let id: RefundId = self.fresh(c, "R");
        let memos: Vec<CreditMemoId> = world.credit_memos.keys().map(|id| (*id).clone()).collect();
        let (mut payment_id, mut credit_memo_id) = (None, None);
        let (mut currency, mut left, mut from) = (Currency::EUR, 0, self.today);
        if c.rarely(70)
            && let Some(memo_id) = c.one(&memos)
        {
            let (fact, memo) = world.credit_memos[memo_id];
            (currency, left, from) =
                (memo.amount.currency(), world.credit_memo_open(memo_id, &all()), fact.effective);
            credit_memo_id = Some(memo_id.clone());
        } else {
            let source = self.pick_payment(c, world, None, None);
            if let Some((fact, payment)) = world.payments.get(&source) {
                (currency, left, from) =
                    (payment.amount.currency(), world.payment_available(&source, &all()), fact.effective);
            }
            payment_id = Some(source);
        }
        if c.rarely(6) {
            currency = c.currency();
        }
        let amount = money(c.around(left), currency);
        let refund = Refund { id, payment_id, credit_memo_id, amount, reason: None };
        (FactBody::RefundPaid { refund }, self.day_after(c, from))
    }

    pub(super) fn write_off(&self, c: &mut Choices<'_>, world: &World<'_>) -> (FactBody, Date) {
        let key = self.pick_item(c, world);
        let row = world.invoices.get(&key.0);
        let from = row.map_or(self.today, |row| row.fact.effective);
        let mut currency = row.map_or(Currency::EUR, |row| row.invoice.amount.currency());
        if c.rarely(6) {
            currency = c.currency();
        }
        let amount = money(c.around(world.item_open(&key, &all())), currency);
        let instalment = Self::number(c, world, &key);
        let id: WriteOffId = self.fresh(c, "W");
        let write_off = WriteOff { id, invoice_id: key.0, instalment, amount, reason: None };
        (FactBody::WrittenOff { write_off }, self.day_after(c, from))
    }

    pub(super) fn recovery(&self, c: &mut Choices<'_>, world: &World<'_>) -> (FactBody, Date) {
        let rows: Vec<_> = world.write_offs.values().collect();
        let row = c.one(&rows).copied();
        let mut currency = row.map_or(Currency::EUR, |row| row.write_off.amount.currency());
        let payment_id = self.pick_payment(c, world, Some(currency), None);
        let mut from = row.map_or(self.today, |row| row.fact.effective);
        if let Some((fact, _)) = world.payments.get(&payment_id) {
            from = from.max(fact.effective);
        }
        if c.rarely(6) {
            currency = c.currency();
        }
        let rest = row.map_or(1, |row| world.not_recovered(&row.write_off.id, &all()));
        let rest = if c.rarely(120) { rest } else { rest.min(world.payment_available(&payment_id, &all())) };
        let write_off_id =
            row.map_or_else(|| WriteOffId::new("W999").unwrap(), |row| row.write_off.id.clone());
        let id: RecoveryId = self.fresh(c, "V");
        let recovery = Recovery { id, write_off_id, payment_id, amount: money(c.around(rest), currency) };
        (FactBody::Recovered { recovery }, self.day_after(c, from))
    }

    pub(super) fn void(&self, c: &mut Choices<'_>, world: &World<'_>) -> (FactBody, Date) {
        let (invoice_id, _) = self.pick_item(c, world);
        let from = world.invoices.get(&invoice_id).map_or(self.today, |row| row.fact.effective);
        (FactBody::InvoiceVoided { invoice_id, reason: None }, self.day_after(c, from))
    }
}
