//! Money put on items and on account.

use super::choices::Choices;
use super::{Maker, all, money};
use crate::model::{ItemKey, World};
use receivables::{
    Adjustment, AdjustmentKind, Allocation, CreditMemoId, Currency, CustomerId, Date, FactBody, InvoiceId,
    PaymentId,
};

impl Maker {
    /// A payment, rather one with something free.
    pub(super) fn pick_payment(
        &self,
        c: &mut Choices<'_>,
        world: &World<'_>,
        wanted: Option<Currency>,
        owner: Option<&CustomerId>,
    ) -> PaymentId {
        if c.rarely(6) {
            return PaymentId::new("P999").unwrap();
        }
        let every: Vec<PaymentId> = world.payments.keys().map(|id| (*id).clone()).collect();
        let fits = |id: &&PaymentId| {
            let payment = world.payments[id].1;
            let top = |id: &CustomerId| world.topmost(id, &all());
            let payer = payment.customer_id.as_ref();
            wanted.is_none_or(|currency| payment.amount.currency() == currency)
                && owner.is_none_or(|owner| payer.is_none_or(|payer| top(payer) == top(owner)))
                && world.payment_available(id, &all()) > 0
        };
        let free: Vec<PaymentId> = every.iter().filter(fits).cloned().collect();
        let list = if free.is_empty() || c.rarely(40) { every } else { free };
        c.one(&list).cloned().unwrap_or_else(|| PaymentId::new("P999").unwrap())
    }

    /// An item, rather one with something open.
    pub(super) fn pick_item(&self, c: &mut Choices<'_>, world: &World<'_>) -> ItemKey {
        let unknown = (InvoiceId::new("I999").unwrap(), 1);
        if c.rarely(6) {
            return unknown;
        }
        let every: Vec<ItemKey> = world.items().into_iter().map(|(key, ..)| key).collect();
        let open: Vec<ItemKey> =
            every.iter().filter(|key| world.item_open(key, &all()) > 0).cloned().collect();
        let list = if open.is_empty() || c.rarely(40) { every } else { open };
        c.one(&list).cloned().unwrap_or(unknown)
    }

    /// The number of the instalment: left out where it may be, sometimes where it may not, sometimes wrong.
    pub(super) fn number(c: &mut Choices<'_>, world: &World<'_>, key: &ItemKey) -> Option<u32> {
        let single = world.invoices.get(&key.0).is_none_or(|row| row.items.len() == 1);
        match c.byte() {
            250.. => Some(key.1 + 7),
            240..250 => None,
            0..120 if single => None,
            _ => Some(key.1),
        }
    }

    pub(super) fn allocation(&self, c: &mut Choices<'_>, world: &World<'_>) -> (FactBody, Date) {
        let key = self.pick_item(c, world);
        let invoice = world.invoices.get(&key.0).map(|row| (row.invoice, row.fact));
        let currency = invoice.map_or(Currency::EUR, |(invoice, _)| invoice.amount.currency());
        let open = world.item_open(&key, &all());
        let mut from = invoice.map_or(self.today, |(_, fact)| fact.effective);
        let memos: Vec<CreditMemoId> = world.credit_memos.keys().map(|id| (*id).clone()).collect();
        let (mut payment_id, mut credit_memo_id) = (None, None);
        let mut source = (currency, 0);
        if c.rarely(4) {
            credit_memo_id = Some(CreditMemoId::new("M999").unwrap());
        } else if c.rarely(45)
            && let Some(id) = c.one(&memos)
        {
            let (fact, memo) = world.credit_memos[id];
            source = (memo.amount.currency(), world.credit_memo_open(id, &all()));
            from = from.max(fact.effective);
            credit_memo_id = Some(id.clone());
        } else {
            let wanted = if c.rarely(40) { None } else { Some(currency) };
            let owner = invoice.map(|(invoice, _)| &invoice.customer_id);
            let id = self.pick_payment(c, world, wanted, owner.filter(|_| wanted.is_some()));
            if let Some((fact, payment)) = world.payments.get(&id) {
                source = (payment.amount.currency(), world.payment_available(&id, &all()));
                from = from.max(fact.effective);
            }
            payment_id = Some(id);
        }
        let mut amount = c.around(if source.0 == currency { open.min(source.1) } else { open });
        let mut payment_amount = None;
        if source.0 != currency {
            payment_amount = Some(money(c.around(source.1), source.0)).filter(|_| !c.rarely(20));
        } else if c.rarely(20) {
            payment_amount = Some(money(amount + i128::from(c.rarely(80)), currency));
        }
        let mut adjustments = Vec::new();
        if c.rarely(70) {
            let kind = *c.one(AdjustmentKind::ALL).unwrap();
            let size = (open - amount).clamp(1, 50);
            let small = kind == AdjustmentKind::SmallDifference && c.rarely(128);
            adjustments.push(Adjustment { kind, amount: money(if small { -2 } else { size }, currency) });
            amount = if small && c.rarely(100) { amount + 2 } else { amount };
        }
        let currency = if c.rarely(5) { c.currency() } else { currency };
        let allocation = Allocation {
            id: self.fresh(c, "A"),
            payment_id,
            credit_memo_id,
            instalment: Self::number(c, world, &key),
            invoice_id: Some(key.0),
            on_account_customer_id: None,
            amount: money(amount, currency),
            payment_amount,
            adjustments,
        };
        (FactBody::CashAllocated { allocation: Box::new(allocation) }, self.day_after(c, from))
    }

    pub(super) fn on_account(&self, c: &mut Choices<'_>, world: &World<'_>) -> (FactBody, Date) {
        let id = self.pick_payment(c, world, None, None);
        let row = world.payments.get(&id);
        let currency = row.map_or(Currency::EUR, |(_, payment)| payment.amount.currency());
        let from = row.map_or(self.today, |(fact, _)| fact.effective);
        let known = row.and_then(|(_, payment)| payment.customer_id.clone());
        let customer = known.filter(|_| !c.rarely(60)).unwrap_or_else(|| self.customer_id(c));
        let amount = c.around(world.payment_available(&id, &all()));
        let allocation = Allocation {
            id: self.fresh(c, "A"),
            payment_id: Some(id),
            credit_memo_id: None,
            invoice_id: None,
            instalment: None,
            on_account_customer_id: Some(customer),
            amount: money(amount, currency),
            payment_amount: None,
            adjustments: Vec::new(),
        };
        (FactBody::CashAllocated { allocation: Box::new(allocation) }, self.day_after(c, from))
    }
}
