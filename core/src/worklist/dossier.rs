//! The hand-off dossier: everything a person needs to act, in one value.

use super::log::{LogEntry, interaction_log};
use crate::calendar::{AsOf, Date};
use crate::documents::{
    AccountHistory, CommitmentStanding, Contact, CrmMark, OpenCredit, PayerBehaviour, Standing,
};
use crate::error::Result;
use crate::ids::{CustomerId, InvoiceId, Name, Reference};
use crate::money::{Currency, Money};
use crate::vocabulary::document;

document! {
    /// An open item with its age.
    pub struct DossierItem {
        /// The invoice.
        pub invoice_id: InvoiceId,
        /// Which instalment, from 1.
        pub instalment: u32,
        /// Number as printed.
        pub number: Reference,
        /// Date on the invoice.
        pub issue_date: Date,
        /// When it is or was due.
        pub due_date: Date,
        /// Days past due; below zero before the due date.
        pub days_past_due: i32,
        /// What was asked for.
        pub amount: Money,
        /// What is open.
        pub open: Money,
        /// The disputed part of what is open.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub disputed: Option<Money>,
        /// Whether its terms grant no credit: it is not past due.
        #[serde(default, skip_serializing_if = "crate::documents::is_false")]
        pub no_credit: bool,
    }

    /// How promises and plans turned out.
    pub struct PromiseCounts {
        /// Those whose day has not passed.
        pub active: u32,
        /// Those that were kept.
        pub kept: u32,
        /// Those of which a large part came.
        #[serde(default, skip_serializing_if = "is_none")]
        pub partly_kept: u32,
        /// Those that were broken.
        pub broken: u32,
        /// Those that another took the place of.
        pub replaced: u32,
    }

    /// A customer's matter in one currency, as of a day.
    pub struct Dossier {
        /// The customer.
        pub customer_id: CustomerId,
        /// The customer's name.
        pub name: Name,
        /// The currency.
        pub currency: Currency,
        /// The day.
        pub as_of: Date,
        /// How the customer has paid so far, where that was told.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub behaviour: Option<PayerBehaviour>,
        /// Open items, oldest due date first.
        pub items: Vec<DossierItem>,
        /// Open credits.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub credits: Vec<OpenCredit>,
        /// Open amount past due, credits not taken off.
        pub overdue: Money,
        /// How promises and plans turned out.
        pub promises: PromiseCounts,
        /// Promises and plans, in the order in which they were made.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub commitments: Vec<CommitmentStanding>,
        /// Contacts, in the order in which they are written to.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub contacts: Vec<Contact>,
        /// Marks of the CRM that hold on the day.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub marks: Vec<CrmMark>,
        /// Everything that was said and tried, in time order, in every currency.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub log: Vec<LogEntry>,
    }
}

/// The dossier of a customer in one currency.
///
/// # Errors
/// [`Error::AmountOverflow`](crate::Error::AmountOverflow).
pub fn dossier(
    account: &AccountHistory,
    currency: Currency,
    as_of: Date,
    commitments: Vec<CommitmentStanding>,
    behaviour: Option<PayerBehaviour>,
) -> Result<Dossier> {
    let open =
        |e: &&crate::documents::ItemHistory| e.item.open.is_positive() && e.item.open.currency() == currency;
    let mut items: Vec<DossierItem> = Vec::new();
    let mut overdue = Money::zero(currency);
    for entry in account.items.iter().filter(open) {
        let days_past_due = entry.item.days_past_due(as_of);
        if days_past_due > 0 && !entry.item.no_credit {
            overdue = overdue.plus(entry.item.open)?;
        }
        items.push(DossierItem {
            invoice_id: entry.item.invoice_id.clone(),
            instalment: entry.item.instalment,
            number: entry.number.clone(),
            issue_date: entry.item.issue_date,
            due_date: entry.item.due_date,
            days_past_due,
            amount: entry.item.amount,
            open: entry.item.open,
            disputed: entry.item.disputed,
            no_credit: entry.item.no_credit,
        });
    }
    items.sort_by(|a, b| {
        (a.due_date, &a.invoice_id, a.instalment).cmp(&(b.due_date, &b.invoice_id, b.instalment))
    });
    let mut credits: Vec<_> =
        account.credits.iter().filter(|c| c.open.currency() == currency).cloned().collect();
    credits.sort_by(|a, b| (a.date, &a.id).cmp(&(b.date, &b.id)));
    Ok(Dossier {
        customer_id: account.customer.id.clone(),
        name: account.customer.name.clone(),
        currency,
        as_of,
        behaviour,
        items,
        credits,
        overdue,
        promises: counts(&commitments),
        commitments,
        contacts: account.customer.contacts_in_order().into_iter().cloned().collect(),
        marks: account.marks(&AsOf::day(as_of)),
        log: interaction_log(&account.facts)?,
    })
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the form that serde asks for")]
const fn is_none(count: &u32) -> bool {
    *count == 0
}

fn counts(commitments: &[CommitmentStanding]) -> PromiseCounts {
    let of = |standing: Standing| {
        u32::try_from(commitments.iter().filter(|c| c.standing == standing).count()).unwrap_or(u32::MAX)
    };
    PromiseCounts {
        active: of(Standing::Active),
        kept: of(Standing::Kept),
        partly_kept: of(Standing::PartlyKept),
        broken: of(Standing::Broken),
        replaced: of(Standing::Replaced),
    }
}
