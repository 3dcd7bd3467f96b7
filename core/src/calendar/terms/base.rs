//! The date from which payment terms run.

use crate::calendar::Date;
use crate::error::{Error, Result};
use crate::vocabulary::words;

words! {
    /// From which date the terms run. The base day itself is not counted.
    #[derive(Default)]
    TermsBase {
        /// The date on the invoice. The default.
        #[default]
        IssueDate "issue_date",
        /// The day of delivery ("ROG", receipt of goods).
        DeliveryDate "delivery_date",
        /// The day on which the customer received the invoice.
        ReceiptDate "receipt_date",
        /// The later of receipt of the invoice and delivery; the one that is known where only one is. The rule of
        /// Directive 2011/7/EU, article 3(3)(b), for contracts that are silent.
        LaterOfReceiptAndDelivery "later_of_receipt_and_delivery",
        /// The last day of the month of the invoice.
        EndOfIssueMonth "end_of_issue_month",
    }
}

/// The dates of one invoice from which terms may run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BaseDates {
    /// Date on the invoice.
    pub issue_date: Date,
    /// Day of delivery, where known.
    pub delivery_date: Option<Date>,
    /// Day on which the customer received the invoice, where known.
    pub receipt_date: Option<Date>,
}

impl BaseDates {
    /// Only the date on the invoice is known.
    #[must_use]
    pub const fn issued(issue_date: Date) -> Self {
        Self { issue_date, delivery_date: None, receipt_date: None }
    }
}

impl TermsBase {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
    pub(super) fn is_default(&self) -> bool {
        *self == Self::IssueDate
    }

    /// The base date, when the date on the invoice alone decides it.
    pub(super) fn known_from_issue(self, issue_date: Date) -> Option<Date> {
        match self {
            Self::IssueDate => Some(issue_date),
            Self::EndOfIssueMonth => Some(issue_date.month_end()),
            Self::DeliveryDate | Self::ReceiptDate | Self::LaterOfReceiptAndDelivery => None,
        }
    }

    /// The base date of an invoice.
    ///
    /// # Errors
    /// [`Error::Malformed`] naming the date that is needed and not given.
    pub fn date(self, dates: &BaseDates) -> Result<Date> {
        let missing = |field: &str| Error::Malformed {
            field: field.into(),
            reason: format!("the terms run from the {self}, which is not given"),
        };
        match self {
            Self::IssueDate => Ok(dates.issue_date),
            Self::EndOfIssueMonth => Ok(dates.issue_date.month_end()),
            Self::DeliveryDate => dates.delivery_date.ok_or_else(|| missing("delivery_date")),
            Self::ReceiptDate => dates.receipt_date.ok_or_else(|| missing("receipt_date")),
            // `None` is below every date, so this is the one known where only one is.
            Self::LaterOfReceiptAndDelivery => {
                dates.receipt_date.max(dates.delivery_date).ok_or_else(|| missing("receipt_date"))
            }
        }
    }
}
