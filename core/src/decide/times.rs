//! When customers answer: what a ledger teaches about the time of messages.

use crate::calendar::{AsOf, TimeZone, Timestamp};
use crate::dunning::{AnswerCount, Clock, answer_times as counted};
use crate::error::{Error, Result};
use crate::ledger::Ledger;
use crate::playbook::Playbook;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// How often customers answered, by segment, weekday and hour of their clock: for the `segments` of a policy's
/// `contact_times`. Sorted by segment, weekday, hour.
///
/// # Errors
/// What the playbook refuses; [`Error::DateOutOfRange`].
pub fn answer_times(ledger: &Ledger, playbook: &Playbook, now: Timestamp) -> Result<Vec<AnswerCount>> {
    playbook.check().map_err(|e| e.within("playbook"))?;
    let company = &playbook.company;
    let as_of = AsOf::known(company.time_zone.local_date(now)?, now);
    let mut clocks: BTreeMap<TimeZone, Clock<'_>> = BTreeMap::new();
    let mut accounts = Vec::new();
    for id in ledger.customer_ids() {
        match ledger.account(id, &as_of) {
            Ok(account) => accounts.push(account),
            Err(Error::CustomerUnknown { .. }) => {}
            Err(error) => return Err(error),
        }
    }
    let zone_of = |zone: Option<TimeZone>| zone.unwrap_or(company.time_zone);
    for account in &accounts {
        let zone = zone_of(account.customer.time_zone);
        if let Entry::Vacant(free) = clocks.entry(zone) {
            free.insert(Clock::new(now, company, zone)?);
        }
    }
    let with_clock = accounts
        .iter()
        .filter_map(|account| clocks.get(&zone_of(account.customer.time_zone)).map(|clock| (account, clock)));
    counted(with_clock)
}
