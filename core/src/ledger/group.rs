//! Groups of customers: who may pay for whom.
//!
//! Customers belong to one group when the same customer is topmost above them. A fact is judged by the hierarchy of its
//! own day, as known at its own instant: a customer who was sold may be paid for up to that day, also when the payment is
//! told later, and not after it. Before the first day for which anything is recorded of a customer the earliest record
//! counts. A parent that is not recorded yet is no parent: until it is, the customer stands alone.

use super::Ledger;
use super::index::{NONE, at};
use super::records::Version;
use crate::calendar::{AsOf, Date};
use crate::documents::{Customer, Fact};
use crate::error::{Error, Result};

/// Days on which a version is in force: from one day to the day before another; none where there is no end.
type Span = (Option<Date>, Option<Date>);

impl Ledger {
    /// Refuses two customers that are neither the same nor in one group on the day of a fact. A payer not identified fits
    /// everyone.
    pub(super) fn same_group(&self, fact: &Fact, payer: u32, owner: u32, field: &str) -> Result<()> {
        let as_of = AsOf::known(fact.effective, fact.recorded);
        if payer == NONE || payer == owner || self.topmost(payer, &as_of) == self.topmost(owner, &as_of) {
            return Ok(());
        }
        let id =
            |place: u32| self.book.customers.get(at(place)).map(|c| c.id.to_string()).unwrap_or_default();
        Err(Error::CustomerMismatch { field: field.into(), expected: id(payer), found: id(owner) })
    }

    /// The topmost customer above another one. Circles are refused when they are told; where one was believed before a
    /// correction, the chain ends before it closes.
    pub(super) fn topmost(&self, customer: u32, as_of: &AsOf) -> u32 {
        let (mut place, mut passed) = (customer, Vec::new());
        loop {
            let version = self.version_at(place, as_of).or_else(|| self.versions(place).first().copied());
            let parent = version.and_then(|version| version.parent.as_ref());
            match parent.and_then(|id| self.book.customer(id.as_str())) {
                Some(above) if !passed.contains(&above) => passed.push(std::mem::replace(&mut place, above)),
                _ => return place,
            }
        }
    }

    /// The versions of a customer, in the order in which they count.
    fn versions(&self, customer: u32) -> Vec<&Version> {
        let record = self.book.customers.get(at(customer));
        let mut versions: Vec<&Version> = record.map(|c| c.versions.iter().collect()).unwrap_or_default();
        versions.sort_by_key(|v| (v.effective, v.recorded, self.log.id_of(v.fact)));
        versions
    }

    /// Refuses a customer whose parent is below it on any day on which the record counts.
    pub(super) fn no_circle(&self, fact: &Fact, customer: &Customer) -> Result<()> {
        let Some(parent) = &customer.parent else { return Ok(()) };
        // A parent that is not recorded yet is above nobody. A customer that is not may be named as a parent already.
        let Some(above) = self.book.customer(parent.as_str()) else { return Ok(()) };
        let below = self.book.customer(customer.id.as_str()).unwrap_or(NONE);
        let key = (fact.effective, fact.recorded, fact.id.as_str().as_bytes());
        let versions = self.versions(below);
        let place = versions.partition_point(|v| (v.effective, v.recorded, self.log.id_of(v.fact)) < key);
        let from = (place > 0).then_some(fact.effective);
        let until = versions.get(place).map(|next| next.effective);
        self.not_above(customer, above, (from, until))
    }

    /// Refuses a customer that stands above a parent of its own on any day of a span.
    fn not_above(&self, customer: &Customer, above: u32, span: Span) -> Result<()> {
        let mut open: Vec<(u32, Span, usize)> = vec![(above, span, 0)];
        while let Some((place, (from, until), depth)) = open.pop() {
            if depth > self.book.customers.len() {
                continue;
            }
            let versions = self.versions(place);
            for (number, version) in versions.iter().enumerate() {
                let start = (number > 0).then_some(version.effective).max(from);
                let end = versions.get(number.saturating_add(1)).map(|next| next.effective);
                let end = [end, until].into_iter().flatten().min();
                let Some(parent) =
                    version.parent.as_ref().filter(|_| end.is_none_or(|end| start < Some(end)))
                else {
                    continue;
                };
                if *parent == customer.id {
                    let reason = format!("{} would be above itself: a group has no circle", customer.id);
                    return Err(Error::NotPossible { field: "customer.parent".into(), reason });
                }
                if let Some(above) = self.book.customer(parent.as_str()) {
                    open.push((above, (start, end), depth.saturating_add(1)));
                }
            }
        }
        Ok(())
    }
}
