//! Expected credit loss by the model: what is open times the chance that it is not paid within a year, times the share
//! of that which is lost.

use super::curve::Curve;
use super::portfolio::Portfolio;
use crate::documents::PastInvoice;
use crate::error::{Error, Result};
use crate::money::{Currency, Money, Ratio};
use crate::number::{float_of, ratio, share_of};
use crate::vocabulary::document;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

document! {
    /// Losses expected of one currency.
    pub struct ModelledLoss {
        /// The currency.
        pub currency: Currency,
        /// What is open.
        pub gross: Money,
        /// Sum over invoices of open amount times chance of no payment within a year times share lost, each rounded.
        pub allowance: Money,
        /// The allowance over what is open.
        pub rate: Ratio,
        /// Invoices that are open.
        pub invoices: u64,
    }
}

/// What is not paid after so many days counts as in default.
const DEFAULT_DAYS: i32 = 365;

impl Portfolio<'_> {
    /// Losses expected of what is open in the morning of the day of the portfolio, by currency.
    ///
    /// # Errors
    /// [`Error::AmountOutOfRange`] for a share outside 0 to 1; what [`PastInvoice::check`] refuses;
    /// [`Error::AmountOverflow`].
    pub fn losses(&self, invoices: &[PastInvoice], loss_given_default: Ratio) -> Result<Vec<ModelledLoss>> {
        let share = loss_given_default.value();
        if share < Decimal::ZERO || share > Decimal::ONE {
            let (field, allowed) = ("loss_given_default".to_owned(), "0 to 1".to_owned());
            return Err(Error::AmountOutOfRange { field, given: share.to_string(), allowed });
        }
        let lost = float_of(share);
        let mut curve = Curve::default();
        let mut sums: BTreeMap<Currency, (Money, Money, u64)> = BTreeMap::new();
        for (at, invoice) in invoices.iter().enumerate().filter(|(_, i)| i.issue_date <= self.as_of()) {
            let place = |e: Error| e.within(&format!("invoices[{at}]"));
            let open = invoice.open_before(self.as_of()).map_err(place)?;
            if !open.is_positive() {
                continue;
            }
            self.curve_into(invoice, &mut curve).map_err(place)?;
            let zero = Money::zero(open.currency());
            let entry = sums.entry(open.currency()).or_insert((zero, zero, 0));
            entry.0 = entry.0.plus(open)?;
            entry.1 = entry.1.plus(share_of(open, curve.unpaid_after(DEFAULT_DAYS) * lost))?;
            entry.2 = entry.2.saturating_add(1);
        }
        let report = |(currency, (gross, allowance, invoices)): (Currency, (Money, Money, u64))| {
            let rate = crate::number::float(allowance.minor()) / crate::number::float(gross.minor()).max(1.0);
            Ok(ModelledLoss { currency, gross, allowance, rate: ratio(rate)?, invoices })
        };
        sums.into_iter().map(report).collect()
    }
}
