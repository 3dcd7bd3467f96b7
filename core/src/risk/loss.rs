//! Expected credit loss by the model: what is open, times the chance of default, times the share of that which is lost.
//!
//! An invoice is in default when it is unpaid so many days after its due date: 90 unless the host says otherwise, for
//! IFRS 9 (B5.5.37) presumes default no later than that. What is unpaid that long already is in default for certain. The
//! share lost belongs to the same days: of what is 90 days late much is still paid, of what is a year late little.

use super::curve::Curve;
use super::portfolio::Portfolio;
use crate::calendar::Date;
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
        /// Sum over invoices of the open amount times the chance of loss, each rounded. The chance of loss is that of default
        /// times the share lost, to six decimals.
        pub allowance: Money,
        /// The allowance over what is open.
        pub rate: Ratio,
        /// Invoices that are open.
        pub invoices: u64,
    }
}

document! {
    /// What counts as a loss.
    pub struct LossOptions {
        /// Of what is in default, the share that is lost, 0 to 1.
        pub loss_given_default: Ratio,
        /// What is unpaid so many days after its due date is in default: 90 unless given, at most 365, where curves end.
        #[serde(default = "ninety_days")]
        pub default_days_past_due: u32,
    }
}

const fn ninety_days() -> u32 {
    90
}

impl LossOptions {
    /// A share lost of what is in default 90 days past due.
    #[must_use]
    pub const fn new(loss_given_default: Ratio) -> Self {
        Self { loss_given_default, default_days_past_due: ninety_days() }
    }

    /// Checks the bounds.
    ///
    /// # Errors
    /// [`Error::AmountOutOfRange`] for a share outside 0 to 1, [`Error::NumberOutOfRange`] for more than 365 days.
    pub fn check(&self) -> Result<()> {
        let share = self.loss_given_default.value();
        if share < Decimal::ZERO || share > Decimal::ONE {
            let (field, allowed) = ("loss_given_default".to_owned(), "0 to 1".to_owned());
            return Err(Error::AmountOutOfRange { field, given: share.to_string(), allowed });
        }
        if self.default_days_past_due > 365 {
            let (field, given) = ("default_days_past_due".to_owned(), i64::from(self.default_days_past_due));
            return Err(Error::NumberOutOfRange { field, least: 0, most: 365, given });
        }
        Ok(())
    }

    /// Days after the question at whose end an invoice comes into default; below zero where it is.
    fn days_to_default(&self, invoice: &PastInvoice, as_of: Date) -> i32 {
        let days = i32::try_from(self.default_days_past_due).unwrap_or(i32::MAX);
        invoice.due_date.days_since(as_of).saturating_add(days)
    }
}

impl Portfolio<'_> {
    /// Losses expected of what is open in the morning of the day of the portfolio, by currency.
    ///
    /// # Errors
    /// What [`LossOptions::check`] and [`PastInvoice::check`] refuse; [`Error::AmountOverflow`].
    pub fn losses(&self, invoices: &[PastInvoice], options: &LossOptions) -> Result<Vec<ModelledLoss>> {
        options.check()?;
        let lost = float_of(options.loss_given_default.value());
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
            let default = curve.unpaid_after(options.days_to_default(invoice, self.as_of()));
            entry.1 = entry.1.plus(share_of(open, default * lost))?;
            entry.2 = entry.2.saturating_add(1);
        }
        let report = |(currency, (gross, allowance, invoices)): (Currency, (Money, Money, u64))| {
            let rate = crate::number::float(allowance.minor()) / crate::number::float(gross.minor()).max(1.0);
            Ok(ModelledLoss { currency, gross, allowance, rate: ratio(rate)?, invoices })
        };
        sums.into_iter().map(report).collect()
    }
}
