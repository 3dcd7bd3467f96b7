//! Before a card or mandate expires: a request for another one, some days before the last day on which it works.
//!
//! It is asked for only where nothing else on file outlives it, and once for each of the days named. A run that comes late
//! asks for the nearest day reached only. Where what is on file failed and the follow-up of a case asks for another one
//! already, nothing is asked for here: `decide` holds that.

use super::clock::Clock;
use super::history::History;
use super::policy::number;
use super::proposal::MethodRequest;
use crate::calendar::Timestamp;
use crate::documents::{AccountHistory, Channel, Contact, FactBody, Instrument};
use crate::error::{Error, Result};
use crate::ids::{ActionId, Name, digest};
use crate::money::Currency;
use crate::reason::Reason;
use crate::vocabulary::document;
use std::collections::{BTreeMap, BTreeSet};

document! {
    /// When a customer is told that a card or mandate is about to expire.
    pub struct ExpiryRule {
        /// Days before the last day on which it works, 0 for that day; each once.
        pub before_days: Vec<u32>,
    }
}

impl ExpiryRule {
    /// Checks the bounds.
    ///
    /// # Errors
    /// [`Error::CountOutOfRange`], [`Error::NumberOutOfRange`], [`Error::IdTaken`].
    pub fn check(&self) -> Result<()> {
        let given = self.before_days.len();
        if given == 0 || given > 20 {
            return Err(Error::CountOutOfRange { field: "before_days".into(), least: 1, most: 20, given });
        }
        let mut seen = BTreeSet::new();
        for (at, days) in self.before_days.iter().enumerate() {
            let field = format!("before_days[{at}]");
            number(&field, i64::from(*days), 0, 366)?;
            if !seen.insert(days) {
                return Err(Error::IdTaken { field, id: days.to_string() });
            }
        }
        Ok(())
    }
}

/// A request that is due because something on file expires.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExpiryRequest {
    /// Digest of customer, instrument, its last day and the days before it.
    pub id: ActionId,
    /// The step, such as `expiring-30`.
    pub step: Name,
    /// The currency of the customer's newest item.
    pub currency: Currency,
    /// What to ask for.
    pub request: MethodRequest,
    /// Why.
    pub reasons: Vec<Reason>,
    /// Not before this instant.
    pub not_before: Timestamp,
}

/// What is to be asked for because something on file expires, and when that answer changes.
///
/// # Errors
/// [`Error::DateOutOfRange`].
pub fn expiring(
    account: &AccountHistory,
    rule: &ExpiryRule,
    clock: &Clock<'_>,
) -> Result<(Vec<ExpiryRequest>, Option<Timestamp>)> {
    let farthest = rule.before_days.iter().copied().max().unwrap_or_default();
    let has_dates = account.facts.iter().any(|fact| match &fact.body {
        FactBody::PaymentMethodUpdated { instrument } => instrument.active && instrument.expires.is_some(),
        _ => false,
    });
    let newest = account.items.iter().max_by_key(|e| (e.item.issue_date, &e.item.invoice_id));
    let Some(currency) = newest.map(|entry| entry.item.amount.currency()).filter(|_| has_dates) else {
        return Ok((Vec::new(), None));
    };
    let history = History::new(account, clock)?;
    let mut desk = Expiry { account, clock, currency, next: None, found: Vec::new() };
    for instrument in history.instruments.values().filter(|instrument| instrument.active) {
        let Some(last) = instrument.expires.filter(|last| *last >= clock.today()) else { continue };
        let outlives = |other: &&Instrument| other.active && other.expires.is_none_or(|end| end > last);
        if history.instruments.values().any(outlives) {
            continue;
        }
        if last.days_since(clock.today()) > i32::try_from(farthest).unwrap_or(i32::MAX) {
            desk.wake(clock.day_start(last.plus_days(i64::from(farthest).saturating_neg())?)?);
            continue;
        }
        desk.ask(instrument, rule, &history)?;
    }
    Ok((desk.found, desk.next))
}

struct Expiry<'a, 'c> {
    account: &'a AccountHistory,
    clock: &'c Clock<'c>,
    currency: Currency,
    next: Option<Timestamp>,
    found: Vec<ExpiryRequest>,
}

impl Expiry<'_, '_> {
    fn wake(&mut self, at: Timestamp) {
        if at > self.clock.now() {
            self.next = Some(self.next.map_or(at, |known| known.min(at)));
        }
    }

    /// The request for the nearest day reached, if it was not done.
    fn ask(&mut self, instrument: &Instrument, rule: &ExpiryRule, history: &History<'_>) -> Result<()> {
        let Some(last) = instrument.expires else { return Ok(()) };
        let left = i64::from(last.days_since(self.clock.today()));
        self.wake(self.clock.day_start(last.plus_days(1)?)?);
        for days in rule.before_days.iter().filter(|days| i64::from(**days) < left) {
            self.wake(self.clock.day_start(last.plus_days(i64::from(*days).saturating_neg())?)?);
        }
        let Some(days) = rule.before_days.iter().filter(|days| i64::from(**days) >= left).min() else {
            return Ok(());
        };
        let step = Name::new(&format!("expiring-{days}"))?;
        let customer = self.account.customer.id.as_str();
        let (instrument_id, day) = (instrument.id.as_str(), last.to_string());
        let id =
            ActionId::new(&digest(&["receivables/action", customer, step.as_str(), instrument_id, &day]))?;
        let Some(contact) = contact(self.account, history).filter(|_| !history.outcomes.contains_key(&id))
        else {
            return Ok(());
        };
        let since = last.plus_days(i64::from(*days).saturating_neg())?;
        let (not_before, change) = self.clock.send_slot(self.clock.day_start(since)?)?;
        change.into_iter().chain([not_before]).for_each(|at| self.wake(at));
        let customer = &self.account.customer;
        let language = contact.language.as_ref().or(customer.language.as_ref());
        let name = ("customer_name".to_owned(), customer.name.to_string());
        let greeted = contact.name.iter().map(|name| ("contact_name".to_owned(), name.to_string()));
        let data: BTreeMap<String, String> = std::iter::once(name).chain(greeted).collect();
        let reason = Reason::new("method_expires").with("instrument", &instrument.id);
        self.found.push(ExpiryRequest {
            id,
            step,
            currency: self.currency,
            request: MethodRequest {
                contact_id: contact.id.clone(),
                language: language.or(self.clock.company().language.as_ref()).cloned(),
                methods: vec![instrument.method],
                unusable: vec![instrument.id.clone()],
                total: None,
                expires: Some(last),
                data,
            },
            reasons: vec![reason.with("expires", last).with("before_days", days)],
            not_before,
        });
        Ok(())
    }
}

fn contact<'a>(account: &'a AccountHistory, history: &History<'_>) -> Option<&'a Contact> {
    let contacts = account.customer.contacts_in_order();
    contacts.into_iter().find(|c| c.reached_by(Channel::Email) && !history.bounced.contains(&c.id))
}
