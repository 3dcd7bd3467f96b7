//! Receivables by currency and segment at both ends of the period.

use crate::calendar::{AsOf, Date};
use crate::documents::CreditKind;
use crate::error::Result;
use crate::ids::{CustomerId, Name};
use crate::ledger::Ledger;
use crate::metrics::{Balance, BalanceActivity};
use crate::money::{Currency, Money};
use std::collections::BTreeMap;

type Balances = BTreeMap<(Currency, Option<Name>), Balance>;

pub(super) fn balances(
    ledger: &Ledger,
    from: Date,
    at: &AsOf,
    segments: &BTreeMap<CustomerId, Option<Name>>,
) -> Result<Vec<BalanceActivity>> {
    let before = AsOf { as_of: from.plus_days(-1)?, known_at: at.known_at };
    let mut beginning = on(ledger, &before, segments)?;
    let mut out = Vec::new();
    for ((currency, segment), ending) in on(ledger, at, segments)? {
        let beginning = beginning.remove(&(currency, segment.clone())).unwrap_or_else(|| nothing(currency));
        out.push(BalanceActivity { segment, beginning, ending });
    }
    for ((currency, segment), beginning) in beginning {
        out.push(BalanceActivity { segment, beginning, ending: nothing(currency) });
    }
    out.sort_by(|a, b| {
        let key = |entry: &BalanceActivity| (entry.ending.gross.currency(), entry.segment.clone());
        key(a).cmp(&key(b))
    });
    Ok(out)
}

const fn nothing(currency: Currency) -> Balance {
    let zero = Money::zero(currency);
    Balance {
        gross: zero,
        current: zero,
        past_due: zero,
        unapplied: zero,
        credits: zero,
        buckets: Vec::new(),
    }
}

/// What is open on a day. A customer stands in one segment at both ends, so that the figures can be compared.
fn on(ledger: &Ledger, at: &AsOf, segments: &BTreeMap<CustomerId, Option<Name>>) -> Result<Balances> {
    let mut balances = Balances::new();
    let segment = |customer: &CustomerId| segments.get(customer).cloned().flatten();
    for item in ledger.open_items(at)? {
        let key = (item.open.currency(), segment(&item.customer_id));
        let balance = balances.entry(key).or_insert_with(|| nothing(item.open.currency()));
        balance.gross = balance.gross.plus(item.open)?;
        let part = if item.due_date < at.as_of { &mut balance.past_due } else { &mut balance.current };
        *part = part.plus(item.open)?;
    }
    for credit in ledger.open_credits(at)? {
        let Some(customer) = &credit.customer_id else { continue };
        let key = (credit.open.currency(), segment(customer));
        let balance = balances.entry(key).or_insert_with(|| nothing(credit.open.currency()));
        match credit.credit {
            CreditKind::CreditMemo => balance.credits = balance.credits.plus(credit.open)?,
            CreditKind::Unapplied | CreditKind::OnAccount => {
                balance.unapplied = balance.unapplied.plus(credit.open)?;
            }
            CreditKind::Unidentified => {}
        }
    }
    Ok(balances)
}
