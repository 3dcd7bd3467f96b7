//! How much one contact is written to.
//!
//! A message that would be one too many is put off, never dropped: it goes on the first day on which the limits leave room
//! for it. Messages in every currency count, whoever asked for them, and so do copies to the contact.

use super::stage::Question;
use crate::calendar::Date;
use crate::error::Result;
use crate::ids::ContactId;
use crate::reason::Reason;

/// The first day from a day on which the limits leave room for one more message to a contact, and which limit says so;
/// none where that day itself does.
pub(super) fn free_from(
    q: &Question<'_>,
    contact: &ContactId,
    since: Date,
) -> Result<Option<(Date, Reason)>> {
    if q.policy.contact_limits.is_empty() {
        return Ok(None);
    }
    let mut sent = Vec::new();
    for message in &q.history.sent {
        let to = message.document.contact_id.as_ref();
        if to.is_none_or(|to| to == contact) {
            sent.push(q.clock.date_of(message.fact.happened_at())?);
        }
    }
    sent.sort_unstable();
    let mut found: Option<(Date, Reason)> = None;
    for limit in &q.policy.contact_limits {
        let most = usize::try_from(limit.messages).unwrap_or(usize::MAX);
        // The message before which only so many others may lie within the days.
        let Some(nth) = sent.len().checked_sub(most).and_then(|at| sent.get(at)) else { continue };
        let free = nth.plus_days(limit.days.into())?;
        if free > since && found.as_ref().is_none_or(|(known, _)| free > *known) {
            let reason =
                Reason::new("contact_limit").with("messages", limit.messages).with("days", limit.days);
            found = Some((free, reason));
        }
    }
    Ok(found)
}
