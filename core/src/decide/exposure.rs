//! Credit exposure out of a ledger: what a customer owes, part by part, and whether the next delivery is held.
//!
//! | part | what of the ledger |
//! | --- | --- |
//! | not due, past due | open items by due date; items whose terms grant no credit count as not due |
//! | returned | what is open again because the payment came back; it is in neither of the two above |
//! | credits | credit memos, unapplied payments and money on account |
//! | drafts, orders, next order | not in a ledger: the host says them |
//!
//! Parts are in the currency of the limit. What is open in other currencies is shown and is in no part, but the oldest
//! day past due is that of all currencies. A hold is an answer, not a fact: the host carries it out.

use crate::allowance::{
    CreditLimit, CreditStanding, ExposurePart, ExposureParts, credit_decision, ninety_percent,
};
use crate::calendar::{AsOf, Date};
use crate::documents::{AccountHistory, FactBody, ItemHistory, SettlementKind};
use crate::error::{Error, Result};
use crate::ids::CustomerId;
use crate::ledger::Ledger;
use crate::money::{Currency, Money};
use crate::vocabulary::document;
use std::collections::{BTreeMap, BTreeSet};

document! {
    /// The most one part of an exposure may be.
    pub struct PartLimit {
        /// The part.
        pub part: ExposurePart,
        /// The most it may be, zero or more.
        pub limit: Money,
    }

    /// On what terms a customer gets credit.
    pub struct CreditTerms {
        /// The most everything may be together, zero or more.
        pub limit: Money,
        /// Limits of parts, each part once.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub part_limits: Vec<PartLimit>,
        /// From so many days past due on, hold; no such rule where not given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub hold_days_past_due: Option<u32>,
        /// From this share of the limit in percent on, ask a person; 90 unless given.
        #[serde(default = "ninety_percent")]
        pub review_from_percent: u32,
    }

    /// A customer who gets credit, with what a ledger does not know.
    pub struct CustomerCredit {
        /// The customer.
        pub customer_id: CustomerId,
        /// On what terms.
        pub terms: CreditTerms,
        /// Invoices that are not issued yet, zero or more; none unless given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub drafts: Option<Money>,
        /// Orders that are confirmed and not invoiced, zero or more; none unless given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub orders: Option<Money>,
        /// The next order that asks to be released, zero or more; none unless given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub next_order: Option<Money>,
    }

    /// What a customer owes and may still be delivered.
    pub struct CustomerExposure {
        /// What the decision was taken from: the parts, the credits, the oldest day past due.
        pub exposure: CreditLimit,
        /// What is open in currencies other than that of the limit, by currency; in no part.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub other_currencies: Vec<Money>,
        /// What to do, and why.
        pub standing: CreditStanding,
    }
}

impl CreditTerms {
    fn check(&self) -> Result<()> {
        self.limit.not_negative().map_err(|e| e.within("limit"))?;
        for (at, part) in self.part_limits.iter().enumerate() {
            let field = |name: &str| format!("part_limits[{at}].{name}");
            if self.part_limits.iter().take(at).any(|earlier| earlier.part == part.part) {
                return Err(Error::IdTaken { field: field("part"), id: part.part.to_string() });
            }
            within_limit(part.limit, self.limit).map_err(|e| e.within(&field("limit")))?;
        }
        if self.review_from_percent > 100 {
            let (field, given) = ("review_from_percent".to_owned(), i64::from(self.review_from_percent));
            return Err(Error::NumberOutOfRange { field, least: 0, most: 100, given });
        }
        Ok(())
    }

    fn of_part(&self, part: ExposurePart) -> Option<Money> {
        self.part_limits.iter().find(|limit| limit.part == part).map(|limit| limit.limit)
    }
}

/// An amount of the limit's currency that is not below zero.
fn within_limit(amount: Money, limit: Money) -> Result<()> {
    amount.same_currency(limit)?;
    amount.not_negative().map(|_| ())
}

impl CustomerCredit {
    fn check(&self) -> Result<()> {
        self.terms.check().map_err(|e| e.within("terms"))?;
        let amounts = [("drafts", self.drafts), ("orders", self.orders), ("next_order", self.next_order)];
        for (field, amount) in amounts {
            amount
                .map_or(Ok(()), |amount| within_limit(amount, self.terms.limit))
                .map_err(|e| e.within(field))?;
        }
        Ok(())
    }
}

/// What customers owe on a day, part by part, and whether the next order of each may be delivered, by customer.
///
/// Those in `customers`; with `others` also every other customer with something open, on these terms.
///
/// # Errors
/// [`Error::CustomerUnknown`], [`Error::IdTaken`] for a customer or part named twice, [`Error::AmountOutOfRange`],
/// [`Error::CurrencyMismatch`] and [`Error::NumberOutOfRange`] for terms, [`Error::AmountOverflow`].
///
/// # Examples
/// ```
/// use receivables::{AsOf, Ledger, Settings, decide::credit_standings};
/// let ledger = Ledger::new(Settings::default());
/// assert!(credit_standings(&ledger, &AsOf::day("2026-03-31".parse()?), &[], None)?.is_empty());
/// # Ok::<(), receivables::Error>(())
/// ```
pub fn credit_standings(
    ledger: &Ledger,
    as_of: &AsOf,
    customers: &[CustomerCredit],
    others: Option<&CreditTerms>,
) -> Result<Vec<CustomerExposure>> {
    let mut named: BTreeSet<&CustomerId> = BTreeSet::new();
    let mut found = Vec::with_capacity(customers.len());
    for (at, customer) in customers.iter().enumerate() {
        let path = |e: Error| e.within(&format!("customers[{at}]"));
        customer.check().map_err(path)?;
        if !named.insert(&customer.customer_id) {
            let (field, id) = (format!("customers[{at}].customer_id"), customer.customer_id.to_string());
            return Err(Error::IdTaken { field, id });
        }
        let account = ledger.account(&customer.customer_id, as_of).map_err(path)?;
        found.push(exposure_of(&account, as_of.as_of, customer).map_err(path)?);
    }
    if let Some(terms) = others {
        terms.check().map_err(|e| e.within("others"))?;
        let open: BTreeSet<CustomerId> =
            ledger.open_items(as_of)?.into_iter().map(|item| item.customer_id).collect();
        for customer_id in open.into_iter().filter(|id| !named.contains(id)) {
            let account = ledger.account(&customer_id, as_of)?;
            let terms = terms.clone();
            let customer =
                CustomerCredit { customer_id, terms, drafts: None, orders: None, next_order: None };
            found.push(exposure_of(&account, as_of.as_of, &customer)?);
        }
    }
    found.sort_by(|a, b| a.exposure.customer_id.cmp(&b.exposure.customer_id));
    Ok(found)
}

fn exposure_of(account: &AccountHistory, day: Date, given: &CustomerCredit) -> Result<CustomerExposure> {
    let limit = given.terms.limit;
    let zero = Money::zero(limit.currency());
    let returns = returns(account);
    let (mut not_due, mut past_due, mut returned) = (zero, zero, zero);
    let mut elsewhere: BTreeMap<Currency, Money> = BTreeMap::new();
    let mut oldest = 0_u32;
    for entry in account.items.iter().filter(|entry| entry.item.open.is_positive()) {
        let open = entry.item.open;
        let late = if entry.item.no_credit { 0 } else { day.days_since(entry.item.due_date) };
        oldest = oldest.max(u32::try_from(late).unwrap_or(0));
        if open.currency() != limit.currency() {
            let sum = elsewhere.entry(open.currency()).or_insert(Money::zero(open.currency()));
            *sum = sum.plus(open)?;
            continue;
        }
        let back = came_back(entry, &returns)?;
        returned = returned.plus(back)?;
        let part = if late > 0 { &mut past_due } else { &mut not_due };
        *part = part.plus(open.minus(back)?)?;
    }
    let mut credits = zero;
    for credit in account.credits.iter().filter(|credit| credit.open.currency() == limit.currency()) {
        credits = credits.plus(credit.open)?;
    }
    let parts = [
        (ExposurePart::NotDue, not_due),
        (ExposurePart::PastDue, past_due),
        (ExposurePart::Returned, returned),
        (ExposurePart::Drafts, given.drafts.unwrap_or(zero)),
        (ExposurePart::Orders, given.orders.unwrap_or(zero)),
    ];
    let part = |(part, amount)| ExposureParts { part, amount, limit: given.terms.of_part(part) };
    let exposure = CreditLimit {
        customer_id: given.customer_id.clone(),
        limit,
        parts: parts.into_iter().map(part).collect(),
        credits,
        next_order: given.next_order.unwrap_or(zero),
        oldest_days_past_due: oldest,
        hold_days_past_due: given.terms.hold_days_past_due,
        review_from_percent: given.terms.review_from_percent,
    };
    let standing = credit_decision(&exposure)?;
    Ok(CustomerExposure { exposure, other_currencies: elsewhere.into_values().collect(), standing })
}

/// The days on which payments came back, with the value dates of those payments.
fn returns(account: &AccountHistory) -> BTreeSet<(Date, Date)> {
    let payments: BTreeMap<_, Date> = account
        .facts
        .iter()
        .filter_map(|fact| match &fact.body {
            FactBody::PaymentReceived { payment } => Some((&payment.id, payment.value_date)),
            _ => None,
        })
        .collect();
    let returned = account.facts.iter().filter_map(|fact| match &fact.body {
        FactBody::PaymentReturned { payment_return } => {
            Some((fact.effective, *payments.get(&payment_return.payment_id)?))
        }
        _ => None,
    });
    returned.collect()
}

/// What of an item is open because its payment came back.
fn came_back(entry: &ItemHistory, returns: &BTreeSet<(Date, Date)>) -> Result<Money> {
    let mut back = Money::zero(entry.item.open.currency());
    for part in &entry.settlements {
        let is_return = part.kind == SettlementKind::Payment && part.amount.is_negative();
        if is_return && returns.contains(&(part.date, part.source_date())) {
            back = back.minus(part.amount)?;
        }
    }
    Ok(if back.minor() > entry.item.open.minor() { entry.item.open } else { back })
}
