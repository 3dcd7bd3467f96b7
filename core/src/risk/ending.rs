//! How an invoice ended: paid, given up, or credited as a whole.
//!
//! What was credited was not to be paid, so an invoice is paid with the last payment of the rest. Where more was written
//! off than paid it was given up; a small rest that was written off says nothing against the payment of the others.

use crate::calendar::Date;
use crate::documents::{PastInvoice, SettlementKind};
use crate::error::Result;
use crate::money::Money;

/// How an invoice stands in the morning of a day.
pub(super) enum Ending {
    /// Something is open.
    Open,
    /// Paid, by the value date of the last payment; and the day since which that is known.
    Paid { on: Date, told: Date },
    /// More of it was written off than paid, at last on this day.
    GivenUp(Date),
    /// Credited as a whole.
    Nothing,
}

impl Ending {
    pub(super) fn of(invoice: &PastInvoice, as_of: Date) -> Result<Self> {
        if invoice.open_before(as_of)?.is_positive() {
            return Ok(Self::Open);
        }
        let mut paid = invoice.amount;
        let mut written_off = Money::zero(paid.currency());
        let (mut paid_on, mut given_up_on) = (invoice.paid_date.filter(|day| *day < as_of), None);
        let mut told_on = paid_on;
        for part in &invoice.payments {
            match part.kind {
                SettlementKind::Payment => {
                    paid_on = paid_on.max(Some(invoice.paid_on(part)));
                    told_on = told_on.max(Some(part.date));
                }
                SettlementKind::CreditMemo => {
                    paid = paid.minus(part.amount)?;
                    told_on = told_on.max(Some(part.date));
                }
                SettlementKind::WriteOff => {
                    paid = paid.minus(part.amount)?;
                    written_off = written_off.plus(part.amount)?;
                    told_on = told_on.max(Some(part.date));
                    given_up_on = given_up_on.max(Some(part.date));
                }
            }
        }
        Ok(match (paid_on.zip(told_on), given_up_on) {
            (_, Some(day)) if written_off.minor() > paid.minor() => Self::GivenUp(day),
            (Some((on, told)), _) => Self::Paid { on, told },
            _ => Self::Nothing,
        })
    }
}
