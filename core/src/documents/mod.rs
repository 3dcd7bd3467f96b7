//! Documents: the plain, validated data that comes in as facts and that every engine reads.
//!
//! Documents know money and dates. They do not know the ledger, the engines, or how they are stored.

mod account;
mod activity;
mod company;
mod customer;
mod early_warning;
mod fact;
mod instrument_standing;
mod interaction;
mod invoice;
mod invoice_outlook;
mod matching;
mod message_parts;
mod outlook;
mod past_invoice;
mod past_marks;
mod payment;
mod payment_chances;
mod retry_prospect;
mod standing;
pub(crate) use crate::vocabulary;

pub use account::{AccountHistory, ItemHistory, Settlement, SettlementKind};
pub use activity::{
    Activity, AppliedActivity, BalanceActivity, BucketBalance, DisputeActivity, FailureActivity,
    InvoiceActivity, MonthlySales, PaymentActivity, PromiseActivity, PromiseOutcome, ReceivablesBalance,
    SegmentAmount,
};
pub use company::Company;
pub use customer::{Contact, ContactRole, CrmMark, Customer, TaxId};
pub use early_warning::EarlyWarning;
pub use fact::{Fact, FactBody};
pub use instrument_standing::InstrumentStanding;
pub use interaction::{
    AccountNote, ActionOutcome, Block, Call, CallOutcome, Channel, Dispute, DisputeOutcome, HumanDecision,
    Message, PaymentPlan, PlanInstalment, PolicyMove, Promise, Reply, ReplyIntent, Tone,
};
pub use invoice::{CreditKind, CreditMemo, Invoice, InvoiceKind, InvoiceLine, OpenCredit, OpenItem};
pub use invoice_outlook::{
    Contribution, CurvePoint, CustomerGrade, HorizonOutlook, InvoiceOutlook, RiskGrade, RiskScore,
    ScoredChance,
};
pub(crate) use matching::EvidenceCounter;
pub use matching::{
    BankMovement, LearnedEvidence, MatchDiscount, MatchInput, MatchItem, MatchVerdict, PayerEvidence,
};
pub use message_parts::{BrokenPromise, ChargeKind, ChargeLine, ItemLine};
pub use outlook::{PayerBehaviour, PaymentOutlook};
pub use past_invoice::{Mark, MarkKind, PastInvoice};
pub use payment::{
    Adjustment, AdjustmentKind, Allocation, AllocationSource, AllocationTarget, Instrument, Payment,
    PaymentAttempt, PaymentFailure, PaymentMethod, PaymentReturn, Rail, Recovery, Refund, WriteOff,
};
pub(crate) use payment_chances::MOST_CHANCES;
pub use payment_chances::{PaymentChances, WHOLE_MILLIONTHS};
pub use retry_prospect::{PlannedRetry, RetryProspect};
pub(crate) use standing::Receipts;
pub use standing::{CommitmentKind, CommitmentStanding, Standing};

use crate::error::{Error, Result};
use crate::money::Money;

/// Largest amount of one document, in the smallest unit: ten trillion of a currency with two decimals.
///
/// It leaves room for sums over millions of documents.
pub const LARGEST_DOCUMENT_MINOR: i64 = 1_000_000_000_000_000;

/// Refuses an amount that is not above zero, or above [`LARGEST_DOCUMENT_MINOR`].
pub(crate) fn document_amount(amount: Money) -> Result<()> {
    if amount.positive()?.minor() <= LARGEST_DOCUMENT_MINOR {
        return Ok(());
    }
    Err(Error::AmountOutOfRange {
        field: String::new(),
        given: amount.to_string(),
        allowed: format!("up to {}", Money::from_minor(LARGEST_DOCUMENT_MINOR, amount.currency())),
    })
}

/// Refuses a contained tax below zero or above the amount.
pub(crate) fn contained_tax(tax: Option<Money>, amount: Money) -> Result<()> {
    match tax {
        Some(tax) if tax.is_negative() || tax.minor() > amount.minor() => Err(Error::AmountOutOfRange {
            field: "tax".into(),
            given: tax.to_string(),
            allowed: "0 up to the amount".into(),
        }),
        _ => Ok(()),
    }
}

/// Refuses a list that is too long.
pub(crate) fn at_most(given: usize, most: usize, field: &str) -> Result<()> {
    if given <= most {
        return Ok(());
    }
    Err(Error::CountOutOfRange { field: field.into(), least: 0, most, given })
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
pub(crate) fn is_false(flag: &bool) -> bool {
    !*flag
}
