//! Customers, disputes, and what changes no amount.

use super::choices::Choices;
use super::{Maker, all, money};
use crate::model::World;
use receivables::{
    AccountNote, Block, BlockId, Currency, Customer, Date, Dispute, DisputeId, DisputeOutcome, FactBody,
    InvoiceId, Name, Promise, PromiseId,
};

impl Maker {
    pub(super) fn dispute(&self, c: &mut Choices<'_>, world: &World<'_>) -> (FactBody, Date) {
        let key = self.pick_item(c, world);
        let row = world.invoices.get(&key.0);
        let from = row.map_or(self.today, |row| row.fact.effective);
        let mut currency = row.map_or(Currency::EUR, |row| row.invoice.amount.currency());
        if c.rarely(6) {
            currency = c.currency();
        }
        let amount = c.rarely(160).then(|| money(c.around(world.item_open(&key, &all())), currency));
        let dispute = Dispute {
            id: self.fresh::<DisputeId>(c, "D"),
            instalment: Self::number(c, world, &key),
            invoice_id: key.0,
            amount,
            reason: Name::new("quality").unwrap(),
            text: None,
        };
        (FactBody::DisputeOpened { dispute }, self.day_after(c, from))
    }

    pub(super) fn resolution(&self, c: &mut Choices<'_>, world: &World<'_>) -> (FactBody, Date) {
        let rows: Vec<_> = world.disputes.values().collect();
        let (dispute_id, from) = match c.one(&rows) {
            Some(row) if !c.rarely(6) => (row.dispute.id.clone(), row.fact.effective),
            _ => (DisputeId::new("D999").unwrap(), self.today),
        };
        let outcome = *c.one(DisputeOutcome::ALL).unwrap();
        (FactBody::DisputeResolved { dispute_id, outcome, text: None }, self.day_after(c, from))
    }

    /// A new version of a customer: another segment, another place in the group.
    pub(super) fn customer(&self, c: &mut Choices<'_>) -> (FactBody, Date) {
        let id = *c.one(&["C1", "C2", "C3", "C4", "C5"]).unwrap();
        let mut customer = Customer::new(id.parse().unwrap(), id.parse().unwrap());
        customer.segment = c.one(&[None, Some("gold"), Some("basic")]).unwrap().map(|s| s.parse().unwrap());
        // Parents mostly point to a lower number: circles are refused.
        let circle = c.rarely(40).then(|| *c.one(&["C1", "C2", "C3", "C4", "C5"]).unwrap());
        let parent = match id {
            "C2" | "C3" => *c.one(&[Some("C1"), None]).unwrap(),
            "C4" => *c.one(&[None, Some("C1"), Some("C3")]).unwrap(),
            "C5" => *c.one(&[None, Some("C4"), Some("C2")]).unwrap(),
            _ => None,
        };
        let parent = circle.filter(|above| *above != id).or(parent);
        customer.parent = parent.map(|p| p.parse().unwrap());
        (FactBody::CustomerRecorded { customer: Box::new(customer) }, self.own_day(c))
    }

    pub(super) fn interaction(&self, c: &mut Choices<'_>, world: &World<'_>) -> (FactBody, Date) {
        let customer_id = self.customer_id(c);
        let own: Vec<InvoiceId> = world
            .invoices
            .values()
            .filter(|row| row.invoice.customer_id == customer_id)
            .map(|row| row.invoice.id.clone())
            .collect();
        let invoice_ids: Vec<InvoiceId> = c.one(&own).cloned().into_iter().collect();
        let from = invoice_ids.iter().map(|id| world.invoices[id].fact.effective).max();
        let day = self.day_after(c, from.unwrap_or(self.today));
        let blocks: Vec<_> = world.others.iter().filter(|((kind, _), _)| *kind == "block").collect();
        let body = match c.byte() % 5 {
            0 => FactBody::PromiseMade {
                promise: Promise {
                    id: self.fresh::<PromiseId>(c, "Q"),
                    customer_id,
                    invoice_ids,
                    amount: money(100, Currency::EUR),
                    promised_date: day.plus_days(7).unwrap(),
                },
            },
            1 => FactBody::BlockPlaced {
                block: Block {
                    id: self.fresh::<BlockId>(c, "B"),
                    customer_id,
                    invoice_ids,
                    reason: Name::new("pause").unwrap(),
                    until: None,
                },
            },
            2 => {
                let id = c.one(&blocks).map_or("B999", |((_, id), _)| id);
                FactBody::BlockLifted { block_id: BlockId::new(id).unwrap() }
            }
            3 => FactBody::AccountNoted {
                note: AccountNote { customer_id, mark: None, marked: false, text: None },
            },
            _ => FactBody::InvoiceDelivered {
                invoice_id: invoice_ids.first().cloned().unwrap_or_else(|| InvoiceId::new("I999").unwrap()),
                contact_id: None,
                channel: None,
            },
        };
        (body, day)
    }
}
