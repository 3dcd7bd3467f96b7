//! Predicted against actual: the miss of a period, split into causes that add up to it exactly.

use crate::error::{Error, Result};
use crate::ids::InvoiceId;
use crate::money::{Currency, Money};
use crate::vocabulary::{document, words};
use std::collections::BTreeMap;

words! {
    /// Why what came in differs from what was expected.
    MissCause {
        /// Paid, and more was received in the period than its share of the expectation.
        PaidSooner "paid_sooner",
        /// Only a part was paid in the period, less than expected.
        PaidInPart "paid_in_part",
        /// Not paid in the period, and not disputed.
        Slipped "slipped",
        /// Not paid in the period because it is disputed.
        Disputed "disputed",
        /// Closed without cash: a credit memo, a write-off.
        Credited "credited",
        /// Cash for an invoice that was not there when the forecast was made.
        NewInvoice "new_invoice",
        /// Cash that belongs to no invoice.
        Unplanned "unplanned",
    }
}

document! {
    /// What a forecast expected of one invoice in the period.
    pub struct ExpectedCash {
        /// The invoice.
        pub invoice_id: InvoiceId,
        /// Number of the instalment, from 1.
        pub instalment: u32,
        /// Expected within the period, zero or more, at most what was open.
        pub expected: Money,
        /// What was open when the forecast was made, above zero.
        pub open: Money,
    }

    /// What came in for one invoice in the period, or what became of it.
    pub struct ActualCash {
        /// The invoice; none for money that belongs to no invoice.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub invoice_id: Option<InvoiceId>,
        /// Number of the instalment, from 1.
        pub instalment: u32,
        /// Cash received for it in the period, zero or more.
        pub received: Money,
        /// Whether it was disputed in the period.
        #[serde(default)]
        pub is_disputed: bool,
        /// Whether it was closed without cash in the period.
        #[serde(default)]
        pub is_credited: bool,
    }

    /// One cause of the miss.
    pub struct MissPart {
        /// The cause.
        pub cause: MissCause,
        /// Received less expected, by that cause.
        pub amount: Money,
        /// Invoices, or receipts without one.
        pub count: u64,
    }

    /// The miss of one currency.
    pub struct Miss {
        /// The currency.
        pub currency: Currency,
        /// What was expected.
        pub expected: Money,
        /// What was received.
        pub received: Money,
        /// Received less expected.
        pub miss: Money,
        /// Its causes; they add up to the miss. In the order of the list of causes, those that are zero left out.
        pub parts: Vec<MissPart>,
    }
}

/// Splits the miss of a period into its causes, by currency.
///
/// Each invoice has one cause. The parts of a currency add up to received less expected, to the smallest unit.
///
/// # Errors
/// [`Error::IdTaken`] for an invoice given twice, [`Error::AmountOutOfRange`] for an amount below zero, for
/// nothing open, and for more expected than was open, [`Error::CurrencyMismatch`], [`Error::AmountOverflow`].
pub fn explain_miss(expected: &[ExpectedCash], actual: &[ActualCash]) -> Result<Vec<Miss>> {
    let mut known: BTreeMap<(&InvoiceId, u32), &ActualCash> = BTreeMap::new();
    let mut sums = Sums::default();
    for (at, entry) in actual.iter().enumerate() {
        let within = |field: &str| format!("actual[{at}].{field}");
        let received = entry.received.not_negative().map_err(|e| e.within(&within("received")))?;
        match &entry.invoice_id {
            Some(id) if known.insert((id, entry.instalment), entry).is_some() => {
                return Err(Error::IdTaken { field: within("invoice_id"), id: id.to_string() });
            }
            Some(_) => {}
            None => sums.add(MissCause::Unplanned, Money::zero(received.currency()), received)?,
        }
    }
    let mut seen: BTreeMap<(&InvoiceId, u32), ()> = BTreeMap::new();
    for (at, entry) in expected.iter().enumerate() {
        let within = |field: &str| format!("expected[{at}].{field}");
        entry.expected.not_negative().map_err(|e| e.within(&within("expected")))?;
        entry.expected.same_currency(entry.open).map_err(|e| e.within(&within("open")))?;
        entry.open.positive().map_err(|e| e.within(&within("open")))?;
        if entry.expected.minor() > entry.open.minor() {
            let (field, given) = (within("expected"), entry.expected.to_string());
            return Err(Error::AmountOutOfRange { field, given, allowed: format!("at most {}", entry.open) });
        }
        let key = (&entry.invoice_id, entry.instalment);
        if seen.insert(key, ()).is_some() {
            return Err(Error::IdTaken { field: within("invoice_id"), id: entry.invoice_id.to_string() });
        }
        let found = known.remove(&key);
        let received = found.map_or(Money::zero(entry.expected.currency()), |found| found.received);
        let cause = cause(entry, found, received);
        sums.add(cause, entry.expected, received).map_err(|e| e.within(&within("expected")))?;
    }
    for entry in known.into_values() {
        sums.add(MissCause::NewInvoice, Money::zero(entry.received.currency()), entry.received)?;
    }
    sums.misses()
}

fn cause(expected: &ExpectedCash, found: Option<&ActualCash>, received: Money) -> MissCause {
    if received.minor() >= expected.expected.minor() && received.is_positive() {
        MissCause::PaidSooner
    } else if received.is_positive() {
        MissCause::PaidInPart
    } else if found.is_some_and(|found| found.is_credited) {
        MissCause::Credited
    } else if found.is_some_and(|found| found.is_disputed) {
        MissCause::Disputed
    } else {
        MissCause::Slipped
    }
}

/// Expected, received and count, by currency and cause.
#[derive(Default)]
struct Sums(BTreeMap<Currency, BTreeMap<MissCause, (Money, Money, u64)>>);

impl Sums {
    fn add(&mut self, cause: MissCause, expected: Money, received: Money) -> Result<()> {
        expected.same_currency(received)?;
        let zero = Money::zero(expected.currency());
        let entry = self.0.entry(expected.currency()).or_default().entry(cause).or_insert((zero, zero, 0));
        *entry = (entry.0.plus(expected)?, entry.1.plus(received)?, entry.2.saturating_add(1));
        Ok(())
    }

    fn misses(self) -> Result<Vec<Miss>> {
        let mut misses = Vec::new();
        for (currency, causes) in self.0 {
            let (mut expected, mut received) = (Money::zero(currency), Money::zero(currency));
            let mut parts = Vec::new();
            for (cause, (of, came, count)) in causes {
                expected = expected.plus(of)?;
                received = received.plus(came)?;
                let amount = came.minus(of)?;
                if !amount.is_zero() {
                    parts.push(MissPart { cause, amount, count });
                }
            }
            misses.push(Miss { currency, expected, received, miss: received.minus(expected)?, parts });
        }
        Ok(misses)
    }
}
