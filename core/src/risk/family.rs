//! Companies under one parent: how the sisters of a customer pay tells something of a customer who has paid little yet.

use std::collections::BTreeMap;

/// Days late of payments, parts counted by share.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Paid {
    /// Sum of days late, each between 60 early and 90 late.
    pub(super) days_late: f64,
    /// Payments.
    pub(super) count: f64,
}

impl Paid {
    fn take(&mut self, days_late: f64, share: f64) {
        self.days_late += share * days_late;
        self.count += share;
    }
}

/// What is remembered of the companies under one parent, the parent among them.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Family {
    all: Paid,
    /// By the place of the customer.
    own: BTreeMap<usize, Paid>,
}

impl Family {
    /// A part of an invoice is paid.
    pub(super) fn paid(&mut self, customer: usize, days_late: f64, share: f64) {
        self.all.take(days_late, share);
        self.own.entry(customer).or_default().take(days_late, share);
    }

    /// What the others paid; none where they paid nothing.
    pub(super) fn sisters(&self, customer: usize) -> Option<Paid> {
        let own = self.own.get(&customer).copied().unwrap_or_default();
        let count = self.all.count - own.count;
        (count > 1e-6).then_some(Paid { days_late: self.all.days_late - own.days_late, count })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sisters_are_the_others() {
        let mut family = Family::default();
        family.paid(1, 10.0, 1.0);
        assert_eq!(family.sisters(1), None);
        assert_eq!(family.sisters(2), Some(Paid { days_late: 10.0, count: 1.0 }));
        family.paid(2, 4.0, 0.5);
        assert_eq!(family.sisters(1), Some(Paid { days_late: 2.0, count: 0.5 }));
    }
}
