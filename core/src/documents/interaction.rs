//! What passed between the company and a customer: deliveries, messages, replies, calls, promises, plans, disputes,
//! blocks, notes, and what became of proposed actions.

use super::vocabulary::{document, words};
use crate::calendar::Date;
use crate::documents::CrmMark;
use crate::error::{Error, Result};
use crate::ids::{
    ActionId, BlockId, CaseId, ContactId, CustomerId, DisputeId, InvoiceId, MessageId, Name, Note, PlanId,
    PolicyId, PromiseId,
};
use crate::money::Money;

words! {
    /// Through which channel something was said.
    Channel {
        /// E-mail.
        Email "email",
        /// Telephone.
        Phone "phone",
        /// Text message.
        Sms "sms",
        /// Letter.
        Letter "letter",
        /// The customer's portal.
        Portal "portal",
    }
}

words! {
    /// How a message sounds, from the softest to the hardest.
    Tone {
        /// Before anything is due.
        Helpful "helpful",
        /// Soon after the due date.
        Friendly "friendly",
        /// Matter of fact.
        Neutral "neutral",
        /// With a date and a consequence.
        Firm "firm",
        /// Formal notice.
        Formal "formal",
    }
}

words! {
    /// What a reply is about.
    ReplyIntent {
        /// Will pay.
        WillPay "will_pay",
        /// Says it is paid.
        SaysPaid "says_paid",
        /// Contests it.
        Disputes "disputes",
        /// Asks something.
        Question "question",
        /// Will not pay.
        Refuses "refuses",
        /// An automatic answer.
        Automatic "automatic",
        /// Anything else.
        Other "other",
    }
}

words! {
    /// What became of a call.
    CallOutcome {
        /// Someone answered.
        Reached "reached",
        /// Nobody answered.
        NoAnswer "no_answer",
        /// A message was left.
        Voicemail "voicemail",
        /// The number is wrong.
        WrongNumber "wrong_number",
    }
}

words! {
    /// How a dispute ended.
    DisputeOutcome {
        /// The customer was right.
        Upheld "upheld",
        /// The company was right.
        Rejected "rejected",
        /// Both gave way.
        Settled "settled",
        /// The customer took it back.
        Withdrawn "withdrawn",
    }
}

document! {
    /// A message that was sent.
    pub struct Message {
        /// The message's id.
        pub id: MessageId,
        /// To which customer.
        pub customer_id: CustomerId,
        /// To which contact.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub contact_id: Option<ContactId>,
        /// Through which channel.
        pub channel: Channel,
        /// About which invoices.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub invoice_ids: Vec<InvoiceId>,
        /// From which template.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub template: Option<Name>,
        /// How it sounds.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub tone: Option<Tone>,
        /// The action that asked for it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub action_id: Option<ActionId>,
        /// Number of the dunning level that it belongs to, as the action said: from it the metrics know how far a case went.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub level: Option<u8>,
    }

    /// Something the customer said.
    pub struct Reply {
        /// Which customer.
        pub customer_id: CustomerId,
        /// Which contact.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub contact_id: Option<ContactId>,
        /// To which message it answers.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub message_id: Option<MessageId>,
        /// Through which channel.
        pub channel: Channel,
        /// What it is about.
        pub intent: ReplyIntent,
        /// The words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub text: Option<Note>,
    }

    /// A telephone call to a customer.
    pub struct Call {
        /// Which customer.
        pub customer_id: CustomerId,
        /// Which contact.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub contact_id: Option<ContactId>,
        /// What became of it.
        pub outcome: CallOutcome,
        /// What was said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub text: Option<Note>,
        /// The action that asked for it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub action_id: Option<ActionId>,
    }

    /// A promise to pay. Kept when at least its amount comes for its invoices up to its date and the grace of the
    /// policy, else broken.
    pub struct Promise {
        /// The promise's id.
        pub id: PromiseId,
        /// Who promised.
        pub customer_id: CustomerId,
        /// For which invoices; all open ones where empty.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub invoice_ids: Vec<InvoiceId>,
        /// How much, above zero.
        pub amount: Money,
        /// By which day.
        pub promised_date: Date,
    }

    /// One part of a payment plan.
    pub struct PlanInstalment {
        /// By which day.
        pub date: Date,
        /// How much, above zero.
        pub amount: Money,
    }

    /// A payment plan that replaces the pursuit of its invoices while it is kept.
    pub struct PaymentPlan {
        /// The plan's id.
        pub id: PlanId,
        /// With whom.
        pub customer_id: CustomerId,
        /// For which invoices.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub invoice_ids: Vec<InvoiceId>,
        /// What is to be paid when: one currency, days rising.
        pub instalments: Vec<PlanInstalment>,
    }

    /// A dispute over an invoice or a part of it.
    pub struct Dispute {
        /// The dispute's id.
        pub id: DisputeId,
        /// The invoice.
        pub invoice_id: InvoiceId,
        /// Which instalment, from 1; may be left out where there is only one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub instalment: Option<u32>,
        /// How much is disputed, above zero; the whole amount of the item where not given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub amount: Option<Money>,
        /// Reason code of the host.
        pub reason: Name,
        /// What the customer says.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub text: Option<Note>,
    }

    /// A stop on dunning, set by a person.
    pub struct Block {
        /// The block's id.
        pub id: BlockId,
        /// Which customer.
        pub customer_id: CustomerId,
        /// Only for these invoices; for all where empty.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub invoice_ids: Vec<InvoiceId>,
        /// Why.
        pub reason: Name,
        /// Last day of the block; until lifted where not given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub until: Option<Date>,
    }

    /// What the host's CRM or a person says of a customer, from its effective date on.
    pub struct AccountNote {
        /// Which customer.
        pub customer_id: CustomerId,
        /// A mark that is set or taken back.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub mark: Option<CrmMark>,
        /// Whether the mark is set (true) or taken back.
        #[serde(default, skip_serializing_if = "super::is_false")]
        pub marked: bool,
        /// The words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub text: Option<Note>,
    }

    /// What became of a proposed action.
    pub struct ActionOutcome {
        /// The action.
        pub action_id: ActionId,
        /// For which customer.
        pub customer_id: CustomerId,
        /// What happened.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub text: Option<Note>,
        /// Number of the dunning level that it belongs to, as the action said: from it the metrics know how far a case went.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub level: Option<u8>,
    }

    /// A version of a dunning policy to which a running case is moved.
    pub struct PolicyMove {
        /// The policy.
        pub policy_id: PolicyId,
        /// Its version; the one valid on the day of the decision where not given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub version: Option<u32>,
    }

    /// What a person decided on a case.
    pub struct HumanDecision {
        /// Which customer.
        pub customer_id: CustomerId,
        /// The case.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub case_id: Option<CaseId>,
        /// The action it answers.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub action_id: Option<ActionId>,
        /// What was decided, in the host's words, such as `continue`, `agency`, `give_time`.
        pub decision: Name,
        /// Nothing more is proposed for the case before this day.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub snooze_until: Option<Date>,
        /// The policy under which the program goes on with the case from this day.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub move_to: Option<PolicyMove>,
        /// Why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub text: Option<Note>,
    }
}

impl Promise {
    /// Checks sign and bounds.
    ///
    /// # Errors
    /// [`Error::CountOutOfRange`], [`Error::AmountOutOfRange`].
    pub fn check(&self) -> Result<()> {
        super::at_most(self.invoice_ids.len(), 10_000, "invoice_ids")?;
        super::document_amount(self.amount).map_err(|e| e.within("amount"))
    }
}

impl PaymentPlan {
    /// Checks that there is something to pay, in one currency, on rising days.
    ///
    /// # Errors
    /// [`Error::CountOutOfRange`], [`Error::CurrencyMismatch`], [`Error::AmountOutOfRange`],
    /// [`Error::BeforeReference`].
    pub fn check(&self) -> Result<()> {
        super::at_most(self.invoice_ids.len(), 10_000, "invoice_ids")?;
        let Some(first) = self.instalments.first().filter(|_| self.instalments.len() <= 1_000) else {
            return Err(Error::CountOutOfRange {
                field: "instalments".into(),
                least: 1,
                most: 1_000,
                given: self.instalments.len(),
            });
        };
        let mut last: Option<Date> = None;
        for (at, part) in self.instalments.iter().enumerate() {
            let field = |name: &str| format!("instalments[{at}].{name}");
            part.amount.in_currency(first.amount.currency()).map_err(|e| e.within(&field("amount")))?;
            super::document_amount(part.amount).map_err(|e| e.within(&field("amount")))?;
            if let Some(before) = last.filter(|before| *before >= part.date) {
                return Err(Error::BeforeReference {
                    field: field("date"),
                    given: part.date.to_string(),
                    earliest: format!("after {before}"),
                });
            }
            last = Some(part.date);
        }
        Ok(())
    }
}
