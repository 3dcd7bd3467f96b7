//! A cohort of invoices followed from bucket to bucket, to payment or write-off.

use super::rates::quotient;
use crate::calendar::Date;
use crate::documents::{ItemHistory, SettlementKind};
use crate::error::{Error, Result};
use crate::money::{Currency, Money, Ratio};
use crate::vocabulary::{document, words};

words! {
    /// Whose history the loss rate of a bucket comes from.
    RateSource {
        /// The group's own.
        Own "own",
        /// That of all groups in the currency: nothing of the group reached the bucket.
        AllGroups "all_groups",
        /// That of the next younger bucket with a rate, or where there is none of the next older one: nothing in the
        /// currency reached the bucket.
        Neighbour "neighbour",
    }
}

document! {
    /// What of a cohort of invoices reached a bucket, and what of that was lost.
    pub struct CohortStage {
        /// Open at the end of the first day on which the item stands in the bucket; for the first bucket what was
        /// invoiced.
        pub reached: Money,
        /// The part of it that was written off later; a write-off that was taken back does not count.
        pub lost: Money,
        /// Lost over reached, 12 decimals, half up; none where nothing reached the bucket.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub rate: Option<Ratio>,
    }
}

/// An item with the date from which it ages.
#[derive(Debug, Clone, Copy)]
pub struct AgedItem<'a> {
    /// The item with what settled it.
    pub item: &'a ItemHistory,
    /// Its due date, or its issue date where buckets count from that.
    pub ages_from: Date,
}

/// Loss rates of a cohort by bucket: of what was open when it entered the bucket, the part that was written off later.
///
/// `entry_days` are the ages at which the second bucket and each later one begin, rising. What a bucket was not reached
/// by yet on the day `as_of` does not count in it. Where nothing is written off before the last bucket this is the
/// flow-rate method ([`super::flow_loss_rates`]); what is written off earlier is in no later bucket, as it is in none of
/// an ageing.
///
/// # Errors
/// [`Error::CurrencyMismatch`], [`Error::AmountOverflow`], [`Error::DateOutOfRange`].
pub fn cohort_stages(
    currency: Currency,
    items: &[AgedItem<'_>],
    entry_days: &[i32],
    as_of: Date,
) -> Result<Vec<CohortStage>> {
    let zero = Money::zero(currency);
    let mut stages = vec![(zero, zero); entry_days.len().saturating_add(1)];
    for (at, aged) in items.iter().enumerate() {
        aged.item.item.amount.in_currency(currency).map_err(|e| e.within(&format!("items[{at}].amount")))?;
        let mut entry: Option<Date> = None;
        for (place, stage) in stages.iter_mut().enumerate() {
            if let Some(days) = place.checked_sub(1).and_then(|before| entry_days.get(before)) {
                let day = aged.ages_from.plus_days(i64::from(*days))?.max(aged.item.item.issue_date);
                if day > as_of {
                    break;
                }
                entry = Some(day);
            }
            let (reached, lost) = followed(aged.item, entry, as_of)?;
            stage.0 = stage.0.plus(reached)?;
            stage.1 = stage.1.plus(lost)?;
        }
    }
    let stage = |(reached, lost): (Money, Money)| {
        let rate = quotient(i128::from(lost.minor()), i128::from(reached.minor()));
        Ok(CohortStage { reached, lost, rate: rate.map(Ratio::new).transpose()? })
    };
    stages.into_iter().map(stage).collect()
}

/// What of an item was open at the end of a day (what was invoiced where none is given), and what of that was written
/// off later.
fn followed(entry: &ItemHistory, day: Option<Date>, as_of: Date) -> Result<(Money, Money)> {
    let mut open = entry.item.amount;
    let mut lost = Money::zero(open.currency());
    for part in entry.settlements.iter().filter(|part| part.date <= as_of) {
        if day.is_some_and(|day| part.date <= day) {
            open = open.minus(part.amount)?;
        } else if part.kind == SettlementKind::WriteOff {
            lost = lost.plus(part.amount)?;
        }
    }
    let zero = Money::zero(open.currency());
    let open = if open.is_negative() { zero } else { open };
    let lost = if lost.is_negative() { zero } else { lost };
    Ok((open, if lost.minor() > open.minor() { open } else { lost }))
}

/// The rate of each bucket with whose it is: its own, else that of all groups, else that of a neighbour; none where there
/// is no rate at all.
///
/// # Errors
/// [`Error::CountOutOfRange`] where there are not as many of all groups as of this one.
pub fn borrowed_rates(
    own: &[Option<Ratio>],
    all_groups: &[Option<Ratio>],
) -> Result<Vec<Option<(Ratio, RateSource)>>> {
    if own.len() != all_groups.len() {
        let (least, given) = (own.len(), all_groups.len());
        return Err(Error::CountOutOfRange { field: "all_groups".into(), least, most: least, given });
    }
    let known: Vec<Option<(Ratio, RateSource)>> = own
        .iter()
        .zip(all_groups)
        .map(|(own, all)| {
            let own = own.map(|rate| (rate, RateSource::Own));
            own.or_else(|| all.map(|rate| (rate, RateSource::AllGroups)))
        })
        .collect();
    let neighbour = |place: usize| {
        let (younger, older) = known.split_at_checked(place)?;
        let found = younger.iter().rev().chain(older).find_map(|rate| *rate);
        found.map(|(rate, _)| (rate, RateSource::Neighbour))
    };
    Ok(known.iter().enumerate().map(|(place, rate)| rate.or_else(|| neighbour(place))).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bucket_without_history_borrows() {
        let rates =
            |list: &[&str]| -> Vec<Option<Ratio>> { list.iter().map(|text| text.parse().ok()).collect() };
        let found = borrowed_rates(&rates(&["", "0.1", "", ""]), &rates(&["", "0.2", "0.3", ""])).unwrap();
        let text: Vec<String> = found.iter().flatten().map(|(rate, from)| format!("{rate} {from}")).collect();
        assert_eq!(text, ["0.1 neighbour", "0.1 own", "0.3 all_groups", "0.3 neighbour"]);
        assert_eq!(borrowed_rates(&[None], &[None]).unwrap(), [None]);
        assert_eq!(borrowed_rates(&[None], &[]).unwrap_err().code(), "count_out_of_range");
    }
}
