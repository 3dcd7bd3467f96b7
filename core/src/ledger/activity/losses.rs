//! Disputes, write-offs and recoveries.

use super::{Draft, Frame, segment_amount};
use crate::calendar::Date;
use crate::documents::{DisputeActivity, SegmentAmount};
use crate::error::Result;
use crate::ids::DisputeId;
use crate::ledger::index::at;
use crate::ledger::records::{Entry, EntryKind, NamedKind};
use crate::money::Money;
use std::collections::BTreeMap;

/// Amounts by the day and fact that order them.
type Ordered<'a> = BTreeMap<(Date, &'a [u8]), SegmentAmount>;

impl<'a> Frame<'a> {
    /// Disputes opened or ended in the period.
    pub(super) fn disputes(&self, draft: &mut Draft<'a>) -> Result<()> {
        let book = &self.ledger.book;
        let disputes = book.named.iter().filter(|named| named.kind == NamedKind::Dispute);
        for named in disputes.filter(|named| self.sees(named.fact)) {
            let record = book.disputes.get(at(named.subject));
            let Some((record, item)) = record.and_then(|r| Some((r, self.ledger.item(r.item)?))) else {
                continue;
            };
            let ends = |entry: &&Entry| {
                entry.kind == EntryKind::DisputeEnded
                    && entry.subject == named.subject
                    && self.ledger.sees_entry(&self.end, entry)
            };
            let closed_on = book.item_entries(item).find(ends).map(|entry| entry.effective);
            let opened_on = self.ledger.log.effective(named.fact);
            if !self.holds(opened_on) && !closed_on.is_some_and(|day| self.holds(day)) {
                continue;
            }
            let group = self.group(item.currency, item.customer);
            draft.ends.touch(group);
            draft.activity.disputes.push(DisputeActivity {
                id: DisputeId::new(&named.id)?,
                segment: group.1.cloned(),
                amount: Money::from_minor(record.amount, item.currency),
                opened_on,
                closed_on,
            });
        }
        Ok(())
    }

    /// Write-offs and recoveries of the period. A write-off that a void released again is none; one of before the
    /// period that was released in it lowers the expense. A recovery counts less what returns took back of it.
    pub(super) fn losses(&self, draft: &mut Draft<'a>) -> Result<()> {
        let ledger = self.ledger;
        let (mut written_off, mut recovered) = (Ordered::new(), Ordered::new());
        for entry in &ledger.book.entries {
            let is_loss = matches!(
                entry.kind,
                EntryKind::WrittenOff
                    | EntryKind::WriteOffReleased
                    | EntryKind::Recovered
                    | EntryKind::RecoveryUnwound
            );
            if !is_loss || !self.holds(entry.effective) || !ledger.sees_entry(&self.end, entry) {
                continue;
            }
            let direct = ledger.book.write_offs.get(at(entry.subject)).filter(|_| !entry.is_recovery());
            let Some(record) = direct.or_else(|| ledger.book.recovered_write_off(entry)) else { continue };
            let item = ledger.item_or_unknown(record.item)?;
            let group = self.group(item.currency, item.customer);
            let key = (entry.effective, ledger.log.id_of(entry.fact));
            let written_on = ledger.log.effective(record.fact);
            match entry.kind {
                EntryKind::WrittenOff => {
                    written_off.insert(key, segment_amount(group, record.amount));
                    draft.lose(group, record.amount);
                }
                EntryKind::WriteOffReleased => {
                    written_off.remove(&(written_on, ledger.log.id_of(record.fact)));
                    draft.lose(group, record.amount.saturating_neg());
                }
                _ => {
                    let made = ledger.book.recoveries.get(at(entry.subject)).map_or(entry.fact, |r| r.fact);
                    let key = (ledger.log.effective(made), ledger.log.id_of(made));
                    let sum = recovered.entry(key).or_insert_with(|| segment_amount(group, 0));
                    sum.amount = sum.amount.minus(Money::from_minor(entry.source_delta, item.currency))?;
                    draft.ends.touch(group);
                }
            }
        }
        // What was recovered before the period and went back in it lowers nothing of the period.
        recovered.retain(|_, recovery| recovery.amount.is_positive());
        draft.activity.write_offs = written_off.into_values().collect();
        draft.activity.recoveries = recovered.into_values().collect();
        Ok(())
    }
}
