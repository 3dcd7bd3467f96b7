//! What follow-up proposes, as plain data.

use crate::calendar::{Date, Timestamp};
use crate::documents::{
    BrokenPromise, Channel, ChargeLine, CommitmentStanding, CrmMark, ItemHistory, ItemLine, PaymentMethod,
    PlannedRetry, Rail, Tone,
};
use crate::ids::{ActionId, CaseId, ContactId, InstrumentId, InvoiceId, MessageId, Name, PolicyId};
use crate::money::Money;
use crate::reason::Reason;
use crate::vocabulary::document;
use std::collections::BTreeMap;

document! {
    /// A message to send.
    pub struct Reminder {
        /// To whom.
        pub contact_id: ContactId,
        /// Who gets it too.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub also_to: Vec<ContactId>,
        /// Through which channel.
        pub channel: Channel,
        /// How it sounds.
        pub tone: Tone,
        /// The host's template.
        pub template: Name,
        /// Language to write in (BCP 47).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub language: Option<Name>,
        /// Whether it carries a link to pay at once.
        #[serde(default, skip_serializing_if = "crate::documents::is_false")]
        pub payment_link: bool,
        /// The items it is about, oldest due date first.
        pub items: Vec<ItemLine>,
        /// What is asked for: the items less the customer's open credits, above zero.
        pub total: Money,
        /// The last day to pay that it names.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub pay_by: Option<Date>,
        /// What it asks for besides, not in the total: proposed, not booked.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub charges: Vec<ChargeLine>,
        /// The promise that was broken and made this message due.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub broken_promise: Option<BrokenPromise>,
        /// Texts for the template: names to values.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        pub data: BTreeMap<String, String>,
    }

    /// A message or invoice to send again, to another contact. Exactly one of `message_id` and `invoice_id`.
    pub struct Resend {
        /// The message that was not opened or did not arrive.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub message_id: Option<MessageId>,
        /// The invoice that was not viewed or did not arrive.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub invoice_id: Option<InvoiceId>,
        /// To whom now.
        pub contact_id: ContactId,
        /// Through which channel.
        pub channel: Channel,
        /// How it sounds.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub tone: Option<Tone>,
        /// The host's template.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub template: Option<Name>,
        /// Language to write in (BCP 47).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub language: Option<Name>,
        /// The items it is about, oldest due date first.
        pub items: Vec<ItemLine>,
        /// What is asked for now, above zero.
        pub total: Money,
        /// Texts for the template: names to values.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        pub data: BTreeMap<String, String>,
    }

    /// An attempt to collect.
    pub struct Retry {
        /// By which method.
        pub method: PaymentMethod,
        /// With which card or mandate on file.
        pub instrument_id: InstrumentId,
        /// On which rail.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub rail: Option<Rail>,
        /// The day it is planned for.
        pub planned_date: Date,
        /// How much, above zero.
        pub amount: Money,
        /// For which items, oldest due date first.
        pub items: Vec<ItemLine>,
        /// Whether it goes over another route than the attempt that failed: another acquirer or processor.
        #[serde(default, skip_serializing_if = "crate::documents::is_false")]
        pub elsewhere: bool,
        /// How its instant was planned, with the chance with which it was drawn; none where a level fixed it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub plan: Option<PlannedRetry>,
    }

    /// A request to put a card or mandate on file that works.
    pub struct MethodRequest {
        /// To whom.
        pub contact_id: ContactId,
        /// Language to write in (BCP 47).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub language: Option<Name>,
        /// Which methods would do.
        pub methods: Vec<PaymentMethod>,
        /// What is on file and cannot be used.
        pub unusable: Vec<InstrumentId>,
        /// What is to be paid; none where nothing is due.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub total: Option<Money>,
        /// Last day on which what is on file works, where it still does.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub expires: Option<Date>,
        /// Texts for the template: names to values.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        pub data: BTreeMap<String, String>,
    }

    /// A step that a higher one made needless.
    pub struct Superseded {
        /// Number of its level.
        pub level: u8,
        /// The id it would have had.
        pub action_id: ActionId,
    }

    /// Which version of which policy.
    pub struct PolicyVersion {
        /// The policy.
        pub id: PolicyId,
        /// Its version.
        pub version: u32,
    }
}

/// What is to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Task {
    /// Send a message.
    Message(Box<Reminder>),
    /// Send a message again, to another contact.
    Resend(Box<Resend>),
    /// Try to collect.
    Retry(Box<Retry>),
    /// Ask for a card or mandate that works.
    MethodRequest(Box<MethodRequest>),
    /// A person takes over.
    Escalate,
    /// Tell customer success.
    Alert(CrmMark),
}

/// One thing to do in a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Digest of case, step and occurrence.
    pub id: ActionId,
    /// The case; before the due date the one that will begin unless the item is paid.
    pub case_id: CaseId,
    /// The step, such as `level-3`.
    pub step: Name,
    /// Number of the level, where a level is the cause.
    pub level: Option<u8>,
    /// What is to be done.
    pub task: Task,
    /// Why.
    pub reasons: Vec<Reason>,
    /// Not before this instant.
    pub not_before: Timestamp,
    /// Lower steps that were reached, never done, and are not done any more.
    pub superseded: Vec<Superseded>,
}

/// What follow-up says of one case at one instant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pursuit {
    /// What is to be done, in no special order.
    pub proposals: Vec<Proposal>,
    /// Why nothing, or nothing more, is to be done.
    pub held: Vec<Reason>,
    /// Why a person should look at it.
    pub attention: Vec<Reason>,
    /// Open amount of everything past due.
    pub overdue: Money,
    /// The same without credits and what is held back, zero or more.
    pub net_overdue: Money,
    /// Oldest due date of what is past due.
    pub oldest_due: Option<Date>,
    /// Where promises and plans in this currency stand.
    pub commitments: Vec<CommitmentStanding>,
    /// Cards and mandates in whose place another one is asked for here, now or since the cause of it.
    pub asked: Vec<InstrumentId>,
    /// The earliest instant after the question at which any of this can change without a new fact.
    pub next_change: Option<Timestamp>,
}

pub(super) fn line(entry: &ItemHistory, open: Money) -> ItemLine {
    ItemLine {
        invoice_id: entry.item.invoice_id.clone(),
        instalment: entry.item.instalment,
        number: entry.number.clone(),
        due_date: entry.item.due_date,
        open,
    }
}
