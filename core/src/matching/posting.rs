//! From a match to the facts that post it: the payment, what it settles, what stays on account, and the confirmation.
//!
//! The ids follow from the movement's, so that posting twice is telling twice. Credit memos are used up first; a missing
//! amount with a name is shared among the invoices by what each still needs; not a cent is lost.

use super::report::{MatchDecision, MatchOutcome, MatchedItem};
use crate::calendar::{Date, Timestamp};
use crate::documents::{Adjustment, Allocation, BankMovement, Fact, FactBody, Payment, PaymentMethod};
use crate::error::{Error, Result};
use crate::ids::{AllocationId, CreditMemoId, CustomerId, FactId, InvoiceId, MovementId, PaymentId};
use crate::money::{Money, split_by_amounts};
use crate::vocabulary::document;

/// What is still to be settled of an invoice.
struct Need<'a> {
    invoice: &'a InvoiceId,
    instalment: Option<u32>,
    amount: Money,
}

document! {
    /// How a match is posted.
    pub struct PostingTerms {
        /// The instant at which it becomes known.
        pub recorded: Timestamp,
        /// How often the movement was posted before and taken back; 0 where not given. It makes the ids differ, and the
        /// payment itself is told only the first time.
        #[serde(default)]
        pub occurrence: u32,
        /// The day from which the allocations count, such as the day on which an item was opened again; the value date
        /// where not given or earlier.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub applied_on: Option<Date>,
    }
}

/// The id of the payment that a movement becomes.
///
/// # Errors
/// [`Error::IdTooLong`](crate::Error) where nothing can be put before the movement's id.
pub fn payment_of(movement: &MovementId) -> Result<PaymentId> {
    PaymentId::new(&format!("bank-{movement}"))
}

/// The facts that post a match of a movement, in the order in which they are to be told. For what is no receivable it is
/// the confirmation alone; for an unknown payer there is none.
///
/// # Errors
/// [`Error::Malformed`] where the outcome is of another movement; [`Error::NotPossible`] where it settles more than the
/// money, credits and adjustments make up; what ids and amounts refuse.
pub fn match_facts(
    movement: &BankMovement,
    outcome: &MatchOutcome,
    terms: &PostingTerms,
) -> Result<Vec<Fact>> {
    let PostingTerms { recorded, occurrence, applied_on } = *terms;
    if movement.id != outcome.movement_id {
        let reason = format!("the outcome is of {}", outcome.movement_id);
        return Err(Error::Malformed { field: "movement_id".into(), reason });
    }
    let Some(customer) = &outcome.customer_id else {
        return Ok(if outcome.decision == MatchDecision::Ignore {
            vec![ignored(movement, terms)?]
        } else {
            vec![]
        });
    };
    let suffix = if occurrence == 0 { String::new() } else { format!("~{occurrence}") };
    let mut poster = Poster {
        movement,
        customer,
        recorded,
        applied_on: applied_on.map_or(movement.value_date, |day| day.max(movement.value_date)),
        stem: format!("bank-{}{suffix}", movement.id),
        facts: Vec::new(),
    };
    let payment = payment_of(&movement.id)?;
    if occurrence == 0 {
        poster.receive(&payment)?;
    }
    let mut needs: Vec<Need<'_>> = outcome.items.iter().filter_map(need).collect();
    let credits =
        outcome.items.iter().filter_map(|item| item.credit_memo_id.as_ref().map(|id| (id, item.amount)));
    for (memo, amount) in credits {
        poster.use_credit(memo, amount, &mut needs)?;
    }
    needs.retain(|need| need.amount.is_positive());
    poster.pay(&payment, outcome, &needs)?;
    if let Some(kept) = outcome.on_account.filter(|kept| kept.is_positive()) {
        let mut allocation = poster.allocation(kept)?;
        allocation.payment_id = Some(payment);
        allocation.on_account_customer_id = Some(customer.clone());
        poster.allocate(allocation)?;
    }
    poster.tell(
        "confirmed",
        FactBody::MatchConfirmed { movement_id: movement.id.clone(), customer_id: Some(customer.clone()) },
    )?;
    Ok(poster.facts)
}

/// What closes a movement that is no receivable.
fn ignored(movement: &BankMovement, terms: &PostingTerms) -> Result<Fact> {
    let id = FactId::new(&format!("bank-{}-ignored-{}", movement.id, terms.occurrence))?;
    let body = FactBody::MatchConfirmed { movement_id: movement.id.clone(), customer_id: None };
    Ok(Fact::new(id, movement.value_date, terms.recorded, body))
}

fn need(item: &MatchedItem) -> Option<Need<'_>> {
    let invoice = item.invoice_id.as_ref()?;
    Some(Need { invoice, instalment: item.instalment, amount: item.amount })
}

struct Poster<'a> {
    movement: &'a BankMovement,
    customer: &'a CustomerId,
    recorded: Timestamp,
    applied_on: Date,
    stem: String,
    facts: Vec<Fact>,
}

impl Poster<'_> {
    fn tell(&mut self, part: &str, body: FactBody) -> Result<()> {
        let id = FactId::new(&format!("{}-{part}", self.stem))?;
        let day = match &body {
            FactBody::CashAllocated { .. } => self.applied_on,
            _ => self.movement.value_date,
        };
        self.facts.push(Fact::new(id, day, self.recorded, body));
        Ok(())
    }

    fn receive(&mut self, id: &PaymentId) -> Result<()> {
        let (movement, customer) = (self.movement, self.customer.clone());
        let mut payment = Payment::new(
            id.clone(),
            Some(customer),
            movement.value_date,
            movement.amount,
            PaymentMethod::BankTransfer,
        );
        payment.payer_name.clone_from(&movement.payer_name);
        payment.payer_account.clone_from(&movement.payer_account);
        payment.references.extend(movement.structured_reference.clone());
        self.tell("received", FactBody::PaymentReceived { payment: Box::new(payment) })
    }

    /// An allocation with the next id, of nothing to nothing yet.
    fn allocation(&self, amount: Money) -> Result<Allocation> {
        Ok(Allocation {
            id: AllocationId::new(&format!("{}-{}", self.stem, self.facts.len()))?,
            payment_id: None,
            credit_memo_id: None,
            invoice_id: None,
            instalment: None,
            on_account_customer_id: None,
            amount,
            payment_amount: None,
            adjustments: Vec::new(),
        })
    }

    fn allocate(&mut self, allocation: Allocation) -> Result<()> {
        let part = format!("allocated-{}", self.facts.len());
        self.tell(&part, FactBody::CashAllocated { allocation: Box::new(allocation) })
    }

    /// Puts a credit memo on the invoices, first come first served.
    fn use_credit(&mut self, memo: &CreditMemoId, amount: Money, needs: &mut [Need<'_>]) -> Result<()> {
        let mut left = amount;
        for need in needs.iter_mut().filter(|need| need.amount.is_positive()) {
            left.same_currency(need.amount)?;
            let part = Money::from_minor(left.minor().min(need.amount.minor()), left.currency());
            if !part.is_positive() {
                break;
            }
            let mut allocation = self.allocation(part)?;
            allocation.credit_memo_id = Some(memo.clone());
            allocation.invoice_id = Some(need.invoice.clone());
            allocation.instalment = need.instalment;
            self.allocate(allocation)?;
            (left, need.amount) = (left.minus(part)?, need.amount.minus(part)?);
        }
        if left.is_positive() {
            let reason = format!("{left} of credit memo {memo} find no invoice");
            return Err(Error::NotPossible { field: "items".into(), reason });
        }
        Ok(())
    }

    /// Puts the money, and what is missing of it by name, on the invoices.
    fn pay(&mut self, payment: &PaymentId, outcome: &MatchOutcome, needs: &[Need<'_>]) -> Result<()> {
        let Some(first) = needs.first() else { return Ok(()) };
        let amounts: Vec<Money> = needs.iter().map(|need| need.amount).collect();
        let currency = first.amount.currency();
        let mut missing: Vec<Vec<Money>> = Vec::new();
        for adjustment in &outcome.adjustments {
            missing.push(if adjustment.amount.is_negative() {
                // What came on top belongs to the first one.
                let mut parts = vec![Money::zero(currency); needs.len()];
                if let Some(slot) = parts.first_mut() {
                    *slot = adjustment.amount;
                }
                parts
            } else {
                split_by_amounts(adjustment.amount, &amounts)?
            });
        }
        leave_cash(&amounts, &mut missing)?;
        let kept =
            outcome.on_account.map_or(Ok(self.movement.amount), |kept| self.movement.amount.minus(kept))?;
        let in_payment =
            if kept.currency() == currency { None } else { Some(split_by_amounts(kept, &amounts)?) };
        let mut spent = Money::zero(currency);
        for (at, need) in needs.iter().enumerate() {
            let parts: Vec<Money> = missing.iter().filter_map(|parts| parts.get(at)).copied().collect();
            let cash = parts.iter().try_fold(need.amount, |left, part| left.minus(*part))?;
            let mut allocation = self.allocation(cash)?;
            allocation.payment_id = Some(payment.clone());
            allocation.invoice_id = Some(need.invoice.clone());
            allocation.instalment = need.instalment;
            allocation.payment_amount = in_payment.as_ref().and_then(|parts| parts.get(at)).copied();
            for (adjustment, amount) in outcome.adjustments.iter().zip(parts) {
                if !amount.is_zero() {
                    allocation.adjustments.push(Adjustment { kind: adjustment.kind, amount });
                }
            }
            spent = spent.plus(cash)?;
            self.allocate(allocation)?;
        }
        if in_payment.is_none() && spent != kept {
            let reason = format!("{spent} are settled with {kept}");
            return Err(Error::NotPossible { field: "items".into(), reason });
        }
        Ok(())
    }
}

/// Moves what rounding took too much of an item to the one with most cash: no allocation is without money.
fn leave_cash(amounts: &[Money], missing: &mut [Vec<Money>]) -> Result<()> {
    for at in 0..amounts.len() {
        let left = cash(amounts, missing, at)?;
        let Some(short) = left.filter(|left| !left.is_positive()) else { continue };
        let mut most = (0, short);
        for other in 0..amounts.len() {
            if let Some(cash) = cash(amounts, missing, other)?.filter(|cash| *cash > most.1) {
                most = (other, cash);
            }
        }
        let by = Money::from_minor(1_i64.saturating_sub(short.minor()), short.currency());
        for parts in missing.iter_mut() {
            let Some(part) = parts.get(at).copied().filter(|part| *part >= by && most.0 != at) else {
                continue;
            };
            let more = parts.get(most.0).copied().unwrap_or(part).plus(by)?;
            if let Some(slot) = parts.get_mut(at) {
                *slot = part.minus(by)?;
            }
            if let Some(slot) = parts.get_mut(most.0) {
                *slot = more;
            }
            break;
        }
    }
    Ok(())
}

/// The money that goes to an item.
fn cash(amounts: &[Money], missing: &[Vec<Money>], at: usize) -> Result<Option<Money>> {
    let Some(amount) = amounts.get(at) else { return Ok(None) };
    let mut parts = missing.iter().filter_map(|parts| parts.get(at));
    parts.try_fold(*amount, |left, part| left.minus(*part)).map(Some)
}
