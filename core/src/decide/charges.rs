//! What a message asks for besides the invoices, and what the law wants before that: where follow-up, interest and the
//! customer's country meet.
//!
//! A charge is proposed with its message, on what is open and pursued on the day it leaves. It is not booked and not added
//! to the amount asked for: the next message states it anew, so that nothing is counted twice. Statutory interest and fixed
//! sums are between businesses: a natural person is not asked for them.

use super::desk::Desk;
use crate::calendar::{AsOf, Date};
use crate::documents::{AccountHistory, ChargeKind, ChargeLine, CrmMark, Fact, FactBody, Tone};
use crate::dunning::{Case, Clock, DunningPolicy, LegalStep, Level, Proposal, Pursuit, Reminder, Task};
use crate::error::{Error, Result};
use crate::ids::Name;
use crate::interest::{LateInterestScheme, late_interest};
use crate::reason::Reason;

/// One customer's case, as far as charges go.
struct Debtor<'a> {
    account: &'a AccountHistory,
    case: &'a Case,
    clock: &'a Clock<'a>,
    legal: Option<&'a LegalStep>,
    is_natural_person: bool,
}

impl Desk<'_> {
    /// Puts charges into the messages of a case, and what the law still wants into its hand-over.
    pub(super) fn charge(
        &mut self,
        account: &AccountHistory,
        case: &Case,
        policy: &DunningPolicy,
        pursuit: &mut Pursuit,
        clock: &Clock<'_>,
    ) -> Result<()> {
        let country = account.customer.country.as_ref();
        let table = self.playbook.legal_steps()?;
        let legal = country.and_then(|country| table.iter().find(|row| row.holds(country, clock.today())));
        let marks = || account.marks(&AsOf::known(clock.today(), clock.now()));
        for proposal in &mut pursuit.proposals {
            let level = proposal.level.and_then(|n| policy.levels.iter().find(|level| level.level == n));
            let Proposal { task, reasons, not_before, .. } = proposal;
            match (task, level) {
                (Task::Message(reminder), Some(level))
                    if !level.fee.is_empty() || !level.charges.is_empty() =>
                {
                    let is_natural_person = marks().contains(&CrmMark::NaturalPerson);
                    let debtor = Debtor { account, case, clock, legal, is_natural_person };
                    debtor.fee(level, reminder, reasons);
                    let on = clock.date_of(*not_before)?;
                    self.statutory(&debtor, level, on, reminder, reasons)?;
                }
                (Task::Escalate, _) => {
                    let wanted = legal.filter(|row| row.formal_notice);
                    if let Some(row) = wanted.filter(|_| !formal_notice_sent(account, case, clock)) {
                        reasons.push(Reason::new("formal_notice_missing").with("country", &row.country));
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Late interest and fixed sums for the items of a message that leaves on a day.
    fn statutory(
        &mut self,
        debtor: &Debtor<'_>,
        level: &Level,
        on: Date,
        reminder: &mut Reminder,
        reasons: &mut Vec<Reason>,
    ) -> Result<()> {
        let wants = |kind: ChargeKind| level.charges.contains(&kind);
        if level.charges.is_empty() {
            return Ok(());
        }
        if debtor.is_natural_person {
            reasons.push(Reason::new("charge_not_allowed").with("mark", CrmMark::NaturalPerson));
            return Ok(());
        }
        let Some(scheme) = self.scheme_for(debtor.account.customer.country.as_ref())? else {
            reasons.push(Reason::new("no_interest_scheme"));
            return Ok(());
        };
        for item in &reminder.items {
            let late = match late_interest(item.open, item.due_date, on, &[], scheme) {
                Ok(late) => late,
                // The table of rates ends before that day: the rest of the message goes without.
                Err(Error::NotPossible { .. }) => {
                    let missing = Reason::new("interest_rate_missing").with("scheme", &scheme.name);
                    reasons.push(missing.with("date", on));
                    return Ok(());
                }
                Err(error) => return Err(error),
            };
            let interest = Some(late.interest).filter(|_| wants(ChargeKind::LateInterest));
            let fixed = late.compensation.filter(|_| wants(ChargeKind::Compensation));
            for (kind, amount) in [(ChargeKind::LateInterest, interest), (ChargeKind::Compensation, fixed)] {
                if let Some(amount) = amount.filter(|amount| amount.is_positive()) {
                    reminder.charges.push(ChargeLine {
                        kind,
                        invoice_id: Some(item.invoice_id.clone()),
                        instalment: Some(item.instalment),
                        amount,
                    });
                }
            }
        }
        Ok(())
    }

    /// The scheme for a country, read once.
    fn scheme_for(&mut self, country: Option<&Name>) -> Result<Option<&LateInterestScheme>> {
        let Some(rules) = &self.playbook.late_interest else { return Ok(None) };
        let Some(name) = rules.name_for(country) else { return Ok(None) };
        if !self.schemes.contains_key(name) {
            self.schemes.insert(name.clone(), rules.scheme(name)?);
        }
        Ok(self.schemes.get(name))
    }
}

impl Debtor<'_> {
    /// The fee of a level, unless the law wants more reminders without one first.
    fn fee(&self, level: &Level, reminder: &mut Reminder, reasons: &mut Vec<Reason>) {
        let Some(amount) = level.fee_in(self.case.currency) else { return };
        let free = self.legal.map_or(0, |row| row.free_reminders);
        let sent = messages(self.account, self.case, self.clock).count();
        if sent < usize::try_from(free).unwrap_or(usize::MAX) {
            let reason = Reason::new("fee_not_allowed").with("free_reminders", free).with("sent", sent);
            reasons.push(reason);
            return;
        }
        let kind = ChargeKind::Fee;
        reminder.charges.push(ChargeLine { kind, invoice_id: None, instalment: None, amount });
    }
}

/// The messages since a case began that are known.
fn messages<'a>(
    account: &'a AccountHistory,
    case: &Case,
    clock: &Clock<'_>,
) -> impl Iterator<Item = Option<Tone>> {
    let (start, today, now) = (case.start, clock.today(), clock.now());
    let counts =
        move |fact: &&'a Fact| fact.effective >= start && fact.effective <= today && fact.recorded <= now;
    account.facts.iter().filter(counts).filter_map(|fact| match &fact.body {
        FactBody::MessageSent { message } => Some(message.tone),
        _ => None,
    })
}

fn formal_notice_sent(account: &AccountHistory, case: &Case, clock: &Clock<'_>) -> bool {
    messages(account, case, clock).any(|tone| tone == Some(Tone::Formal))
}
