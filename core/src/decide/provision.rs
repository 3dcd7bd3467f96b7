//! The provision matrix of a ledger, with rates from its own history.
//!
//! Balances by bucket at the end of each month back, as the ageing of that day has them, give the *roll rates*: what
//! stood in the next bucket a month later over what stood in the bucket, quotients of sums. A *cohort*, the invoices
//! issued in as many months before an interval long enough to see how they ended, gives the loss rates: of what was open
//! when it entered a bucket, the part that was written off later. One of the two, times a forward-looking factor, is
//! applied to what is open now. Where nothing of a group ever reached a bucket, the rate of all groups in the currency is
//! taken, else that of the neighbouring bucket, and the answer says so; where there is no rate at all, nothing is
//! provided for and the open amount is shown.
//!
//! Balances are what is open without credits. A customer who is provided for by itself leaves the buckets of today.

use super::provision_rows::{Rows, month_ends, months_before};
use crate::ageing::{AgeingOptions, Columns};
use crate::allowance::{CohortStage, Outlier, OverlayScenario, RateSource, overlay_factor, rate_within};
use crate::calendar::{AsOf, Date, Timestamp};
use crate::documents::ItemHistory;
use crate::error::{Error, Result};
use crate::ids::{CustomerId, Name, Reference};
use crate::ledger::Ledger;
use crate::money::{Currency, Money, Ratio};
use crate::vocabulary::{document, words};

words! {
    /// Where loss rates come from.
    LossRateMethod {
        /// From the write-offs of a cohort of invoices.
        Cohort "cohort",
        /// From how balances rolled from bucket to bucket; of what rolls into the last one, the cohort's share is lost.
        Roll "roll",
    }
}

document! {
    /// A customer whose balance is provided for by itself.
    pub struct SpecificReserve {
        /// The customer.
        pub customer_id: CustomerId,
        /// The share of everything the customer owes that is expected to be lost, 0 to 1.
        pub rate: Ratio,
    }

    /// How a provision matrix is built.
    #[serde(default)]
    pub struct ProvisionOptions {
        /// Buckets, from which date items age, and groups of like risk. Roll rates suppose buckets about a month wide.
        pub ageing: AgeingOptions,
        /// Months back: as many ends of months are compared, and so many months of invoices are the cohort. 12 unless
        /// given, 1 to 120.
        pub periods: u32,
        /// Months before the day of the question with which the cohort ends, so that it is known how its invoices ended:
        /// 12 unless given, at most 120.
        pub follow_months: u32,
        /// Which rates are applied; those of the cohort unless given.
        pub method: LossRateMethod,
        /// Views of the future; none where the past is taken to go on.
        pub scenarios: Vec<OverlayScenario>,
        /// Customers who are provided for by themselves, each once.
        pub specific: Vec<SpecificReserve>,
    }

    /// What was open at the end of a month, by bucket.
    pub struct PeriodEnd {
        /// The day.
        pub day: Date,
        /// By bucket, as the ageing of the day has it with what is known at the question.
        pub amounts: Vec<Money>,
        /// The part of the last bucket that was not in it a month before: what rolled into it.
        pub newly_last: Money,
    }

    /// A bucket of a provision matrix.
    pub struct ProvisionBucket {
        /// Its name, such as `31-60`.
        pub bucket: Name,
        /// Open in it, without what is provided for by itself.
        pub gross: Money,
        /// What of the cohort reached it and was lost.
        pub cohort: CohortStage,
        /// Share that rolls into the next bucket within a month; of the last one the share that is lost. None where nothing
        /// was there to roll.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub roll: Option<Ratio>,
        /// Loss rate by rolls: the product of the rolls from here on.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub roll_loss_rate: Option<Ratio>,
        /// The rate of the chosen method, own or borrowed, before the factor; none where there is none to borrow.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub rate: Option<Ratio>,
        /// Whose rate it is.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub rate_from: Option<RateSource>,
        /// Gross amount times rate times factor, rounded half up; none without a rate.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub allowance: Option<Money>,
    }

    /// The matrix of one currency, or of one group in it.
    pub struct ProvisionGroup {
        /// The currency of every amount.
        pub currency: Currency,
        /// The segment or customer; none where the matrix is not grouped or none is known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub group: Option<Reference>,
        /// The ends of months, earliest first; the last is the day of the question.
        pub periods: Vec<PeriodEnd>,
        /// By bucket, youngest first.
        pub buckets: Vec<ProvisionBucket>,
        /// What is provided for by itself, by customer.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub specific_balances: Vec<Outlier>,
        /// Sum of the buckets.
        pub general: Money,
        /// Sum of what is provided for by itself.
        pub specific: Money,
        /// General and specific.
        pub allowance: Money,
        /// Everything open that ages: what the ageing of the day calls `open`.
        pub gross: Money,
        /// The part of it in buckets without a rate: nothing is provided for it.
        pub without_rate: Money,
        /// What of the cohort is still open: neither paid nor lost.
        pub cohort_open: Money,
    }

    /// The provision matrix of a ledger.
    pub struct ProvisionMatrix {
        /// The day of the question.
        pub as_of: Date,
        /// What was known then, where the question says so.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub known_at: Option<Timestamp>,
        /// First issue date of the cohort.
        pub cohort_from: Date,
        /// Last issue date of the cohort.
        pub cohort_until: Date,
        /// Which rates are applied.
        pub method: LossRateMethod,
        /// By what rates are multiplied.
        pub factor: Ratio,
        /// By currency, then group.
        pub groups: Vec<ProvisionGroup>,
    }
}

impl Default for ProvisionOptions {
    fn default() -> Self {
        Self {
            ageing: AgeingOptions::default(),
            periods: 12,
            follow_months: 12,
            method: LossRateMethod::Cohort,
            scenarios: Vec::new(),
            specific: Vec::new(),
        }
    }
}

impl ProvisionOptions {
    /// Checks the bounds.
    ///
    /// # Errors
    /// What [`AgeingOptions::check`] refuses, [`Error::NumberOutOfRange`], [`Error::AmountOutOfRange`] for a share outside 0
    /// to 1 or of more than 12 decimals, [`Error::IdTaken`] for a customer named twice.
    pub fn check(&self) -> Result<()> {
        self.ageing.check().map_err(|e| e.within("ageing"))?;
        for (field, given, least) in [("periods", self.periods, 1), ("follow_months", self.follow_months, 0)]
        {
            if !(least..=120).contains(&given) {
                let (least, given) = (i64::from(least), i64::from(given));
                return Err(Error::NumberOutOfRange { field: field.into(), least, most: 120, given });
            }
        }
        for (at, reserve) in self.specific.iter().enumerate() {
            let field = |name: &str| format!("specific[{at}].{name}");
            if self.specific.iter().take(at).any(|earlier| earlier.customer_id == reserve.customer_id) {
                return Err(Error::IdTaken {
                    field: field("customer_id"),
                    id: reserve.customer_id.to_string(),
                });
            }
            rate_within(&field("rate"), reserve.rate, 1)?;
        }
        Ok(())
    }
}

/// The provision matrix of what is open on a day, with loss rates from the ledger's own history.
///
/// # Errors
/// What [`ProvisionOptions::check`] refuses, within `options`; [`Error::CustomerUnknown`] for a customer who is provided
/// for by itself and not known; what [`overlay_factor`] refuses of the scenarios; [`Error::DateOutOfRange`],
/// [`Error::AmountOverflow`].
///
/// # Examples
/// ```
/// use receivables::{AsOf, Ledger, Settings, decide::{ProvisionOptions, provision_matrix}};
/// let ledger = Ledger::new(Settings::default());
/// let matrix = provision_matrix(&ledger, &AsOf::day("2026-03-31".parse()?), &ProvisionOptions::default())?;
/// assert_eq!(matrix.cohort_from.to_string(), "2024-04-01");
/// assert_eq!(matrix.cohort_until.to_string(), "2025-03-31");
/// assert!(matrix.groups.is_empty());
/// # Ok::<(), receivables::Error>(())
/// ```
pub fn provision_matrix(
    ledger: &Ledger,
    as_of: &AsOf,
    options: &ProvisionOptions,
) -> Result<ProvisionMatrix> {
    options.check().map_err(|e| e.within("options"))?;
    for (at, reserve) in options.specific.iter().enumerate() {
        ledger
            .account(&reserve.customer_id, as_of)
            .map_err(|e| e.within(&format!("options.specific[{at}]")))?;
    }
    let factor = overlay_factor(&options.scenarios).map_err(|e| e.within("options"))?;
    let columns = Columns::new(&options.ageing)?;
    let ends = month_ends(as_of.as_of, options.periods.saturating_add(1))?;
    let back = options.follow_months.saturating_add(options.periods);
    let cohort_until = months_before(as_of.as_of, options.follow_months)?;
    let cohort_from = months_before(as_of.as_of, back)?.plus_days(1)?;
    let issued = |entry: &ItemHistory| {
        let in_time = (cohort_from..=cohort_until).contains(&entry.item.issue_date);
        in_time && !entry.voided && !entry.item.no_credit
    };
    let mut cohort = Vec::new();
    for customer in ledger.customer_ids() {
        match ledger.account(customer, as_of) {
            Ok(account) => cohort.extend(account.items.into_iter().filter(issued)),
            // Not known yet at `known_at`.
            Err(Error::CustomerUnknown { .. }) => {}
            Err(error) => return Err(error),
        }
    }
    let mut rows = Rows::new(options, columns, ends.clone());
    for (place, end) in ends.iter().enumerate() {
        let at = AsOf { as_of: end.day, known_at: as_of.known_at };
        for item in ledger.open_items(&at)?.iter().filter(|item| !item.no_credit) {
            rows.stands(place, item)?;
        }
    }
    cohort.iter().for_each(|entry| rows.issued(entry));
    Ok(ProvisionMatrix {
        as_of: as_of.as_of,
        known_at: as_of.known_at,
        cohort_from,
        cohort_until,
        method: options.method,
        factor,
        groups: rows.finish(as_of.as_of)?,
    })
}
