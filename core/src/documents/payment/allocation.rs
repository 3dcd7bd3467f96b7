//! Putting money on an item.

use crate::documents::vocabulary::{document, words};
use crate::error::{Error, Result};
use crate::ids::{AllocationId, CreditMemoId, CustomerId, InvoiceId, PaymentId};
use crate::money::Money;

words! {
    /// Why an item is settled by more, or less, than the money that came.
    AdjustmentKind {
        /// Early-payment discount that the customer took.
        Discount "discount",
        /// Charge that a bank took out of the payment.
        BankFee "bank_fee",
        /// Tax that the customer withheld and will certify.
        Withholding "withholding",
        /// A small difference, written off by rule; below zero when the customer paid a little too much.
        SmallDifference "small_difference",
        /// Late interest that the customer paid on top without being billed; below zero, since it settles nothing.
        Interest "interest",
    }
}

document! {
    /// An amount that settles part of an item without money.
    pub struct Adjustment {
        /// Why.
        #[serde(rename = "adjustment")]
        pub kind: AdjustmentKind,
        /// How much, in the item's currency; not zero. Above zero, except that interest is below zero and a small
        /// difference may be.
        pub amount: Money,
    }

    /// A part of a payment or credit memo, put on one item or kept on account.
    ///
    /// Exactly one of `payment_id` and `credit_memo_id`, and exactly one of `invoice_id` and
    /// `on_account_customer_id`. The item is settled by `amount` and the adjustments together.
    pub struct Allocation {
        /// The allocation's id.
        pub id: AllocationId,
        /// The payment it draws on.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub payment_id: Option<PaymentId>,
        /// The credit memo it draws on.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub credit_memo_id: Option<CreditMemoId>,
        /// The invoice it settles.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub invoice_id: Option<InvoiceId>,
        /// Which instalment, from 1; may be left out where there is only one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub instalment: Option<u32>,
        /// The customer for whom the money is kept on account.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub on_account_customer_id: Option<CustomerId>,
        /// Money put on the item, in the item's currency, above zero.
        pub amount: Money,
        /// The same money in the payment's currency, where the currencies differ; above zero.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub payment_amount: Option<Money>,
        /// What settles the item besides the money.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub adjustments: Vec<Adjustment>,
    }
}

/// Where the money of an allocation comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AllocationSource<'a> {
    /// A payment.
    Payment(&'a PaymentId),
    /// A credit memo.
    CreditMemo(&'a CreditMemoId),
}

/// Where the money of an allocation goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AllocationTarget<'a> {
    /// An invoice, and the instalment where it is named.
    Invoice(&'a InvoiceId, Option<u32>),
    /// A customer's account.
    OnAccount(&'a CustomerId),
}

impl Allocation {
    /// Part of a payment, put on an invoice with one instalment in the same currency.
    #[must_use]
    pub const fn of_payment(
        id: AllocationId,
        payment_id: PaymentId,
        invoice_id: InvoiceId,
        amount: Money,
    ) -> Self {
        Self {
            id,
            payment_id: Some(payment_id),
            credit_memo_id: None,
            invoice_id: Some(invoice_id),
            instalment: None,
            on_account_customer_id: None,
            amount,
            payment_amount: None,
            adjustments: Vec::new(),
        }
    }

    /// Where the money comes from.
    ///
    /// # Errors
    /// [`Error::Malformed`] when none or both of the sources are named.
    pub fn source(&self) -> Result<AllocationSource<'_>> {
        match (&self.payment_id, &self.credit_memo_id) {
            (Some(id), None) => Ok(AllocationSource::Payment(id)),
            (None, Some(id)) => Ok(AllocationSource::CreditMemo(id)),
            _ => Err(one_of("payment_id", "payment_id or credit_memo_id")),
        }
    }

    /// Where the money goes.
    ///
    /// # Errors
    /// [`Error::Malformed`] when none or both of the targets are named.
    pub fn target(&self) -> Result<AllocationTarget<'_>> {
        match (&self.invoice_id, &self.on_account_customer_id) {
            (Some(id), None) => Ok(AllocationTarget::Invoice(id, self.instalment)),
            (None, Some(id)) => Ok(AllocationTarget::OnAccount(id)),
            _ => Err(one_of("invoice_id", "invoice_id or on_account_customer_id")),
        }
    }

    /// What is taken from the payment or credit memo, in its currency.
    #[must_use]
    pub fn taken(&self) -> Money {
        self.payment_amount.unwrap_or(self.amount)
    }

    /// What the item is settled by: the money and the adjustments.
    ///
    /// # Errors
    /// [`Error::CurrencyMismatch`], [`Error::AmountOverflow`].
    pub fn settled(&self) -> Result<Money> {
        self.adjustments.iter().enumerate().try_fold(self.amount, |sum, (at, adjustment)| {
            sum.plus(adjustment.amount).map_err(|e| e.within(&format!("adjustments[{at}].amount")))
        })
    }

    /// Checks what a type alone cannot.
    ///
    /// # Errors
    /// [`Error::Malformed`], [`Error::CountOutOfRange`], [`Error::CurrencyMismatch`], [`Error::AmountOutOfRange`],
    /// [`Error::AmountOverflow`].
    pub fn check(&self) -> Result<()> {
        let source = self.source()?;
        let target = self.target()?;
        crate::documents::at_most(self.adjustments.len(), 100, "adjustments")?;
        let on_account = matches!(target, AllocationTarget::OnAccount(_));
        if on_account && !self.adjustments.is_empty() {
            return Err(one_of("adjustments", "none for money on account"));
        }
        if on_account && matches!(source, AllocationSource::CreditMemo(_)) {
            return Err(one_of("credit_memo_id", "a payment: a credit memo is a credit already"));
        }
        let settled = self.settled()?;
        crate::documents::document_amount(self.amount).map_err(|e| e.within("amount"))?;
        if let Some(taken) = self.payment_amount {
            crate::documents::document_amount(taken).map_err(|e| e.within("payment_amount"))?;
        }
        for (at, adjustment) in self.adjustments.iter().enumerate() {
            let field = format!("adjustments[{at}].amount");
            match adjustment.kind {
                AdjustmentKind::Interest => {
                    adjustment.amount.negated().and_then(Money::positive).map_err(|e| {
                        match e.within(&field) {
                            Error::AmountOutOfRange { field, .. } => Error::AmountOutOfRange {
                                field,
                                given: adjustment.amount.to_string(),
                                allowed: "below 0".into(),
                            },
                            other => other,
                        }
                    })?;
                }
                AdjustmentKind::SmallDifference if !adjustment.amount.is_zero() => {}
                _ => drop(adjustment.amount.positive().map_err(|e| e.within(&field))?),
            }
        }
        settled.positive().map(drop).map_err(|e| e.within("adjustments"))
    }
}

fn one_of(field: &str, allowed: &str) -> Error {
    Error::Malformed { field: field.into(), reason: format!("expected exactly {allowed}") }
}
