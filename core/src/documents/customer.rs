//! A customer: who owes, whom to write to, and what is known about them.

use super::Channel;
use super::vocabulary::{document, words};
use crate::calendar::TimeZone;
use crate::error::{Error, Result};
use crate::ids::{ContactId, CustomerId, Name, PolicyId, Reference};
use crate::money::Money;
use std::collections::BTreeSet;

words! {
    /// What a contact does at the customer: decides who gets which message.
    ContactRole {
        /// Pays the invoices: the first to write to.
        AccountsPayable "accounts_payable",
        /// Answers for finance: head of accounting, controller, CFO.
        FinanceLead "finance_lead",
        /// Uses or ordered the product.
        Buyer "buyer",
        /// Management or owner.
        Executive "executive",
        /// Legal department.
        Legal "legal",
        /// Anyone else.
        Other "other",
    }
}

words! {
    /// What the host's CRM says of a customer. Marks change what follow-up is allowed, never an amount.
    CrmMark {
        /// A renewal or new contract is being negotiated.
        RenewalInProgress "renewal_in_progress",
        /// Customer success fears a cancellation.
        ChurnRisk "churn_risk",
        /// Follow-up needs a person's touch.
        KeyAccount "key_account",
        /// Insolvency proceedings: all follow-up stops.
        Insolvent "insolvent",
        /// The matter is with lawyers: all follow-up stops.
        InLegal "in_legal",
        /// The debtor or guarantor is a natural person: consumer-like contact rules apply.
        NaturalPerson "natural_person",
        /// The customer asked not to be contacted: a person decides.
        NoContact "no_contact",
    }
}

document! {
    /// A person or mailbox at a customer.
    pub struct Contact {
        /// The contact's id, unique within the customer.
        pub id: ContactId,
        /// Name to greet.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub name: Option<Name>,
        /// What the contact does.
        pub role: ContactRole,
        /// Whom to write to first: 1 before 2. Unique within the customer.
        pub order: u8,
        /// Mail address.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub email: Option<Reference>,
        /// Telephone number.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub phone: Option<Reference>,
        /// Language to write in (BCP 47, such as `de` or `pt-BR`), if not the customer's.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub language: Option<Name>,
    }

    /// A number by which a tax office knows the customer.
    pub struct TaxId {
        /// Kind of number, such as `vat`, `ein`, `gst`.
        pub kind: Name,
        /// Country that gave it (ISO 3166, two letters).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub country: Option<Name>,
        /// The number as printed.
        pub value: Reference,
    }

    /// A customer. The same id recorded again replaces what was known, from its effective date on.
    pub struct Customer {
        /// The customer's id.
        pub id: CustomerId,
        /// Legal or trading name.
        pub name: Name,
        /// Segment by which policies are chosen and figures are split, such as `enterprise`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub segment: Option<Name>,
        /// Contacts; the lowest order is written to first.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub contacts: Vec<Contact>,
        /// Other names under which the customer pays.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub aliases: Vec<Reference>,
        /// Bank accounts from which the customer pays (IBAN or the host's token).
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub accounts: Vec<Reference>,
        /// The customer above this one in its group, who may pay for it. It may be recorded later: until then this customer
        /// stands alone. No customer is above itself, whatever the number of steps.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub parent: Option<CustomerId>,
        /// Time zone of the customer; the company's where not given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub time_zone: Option<TimeZone>,
        /// Language to write in (BCP 47).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub language: Option<Name>,
        /// Country (ISO 3166, two letters).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub country: Option<Name>,
        /// Tax numbers.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub tax_ids: Vec<TaxId>,
        /// Yearly value of the contracts, zero or more.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub contract_value: Option<Money>,
        /// What the host's CRM says, all of it: a record takes back what notes before it had set, and notes after it change
        /// it again.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub marks: Vec<CrmMark>,
        /// Dunning policy for this customer, before that of the segment and of the company.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub dunning_policy: Option<PolicyId>,
    }
}

impl Contact {
    /// Whether the contact can be reached through a channel.
    #[must_use]
    pub const fn reached_by(&self, channel: Channel) -> bool {
        match channel {
            Channel::Email => self.email.is_some(),
            Channel::Phone | Channel::Sms => self.phone.is_some(),
            Channel::Letter | Channel::Portal => true,
        }
    }
}

impl Customer {
    /// A customer with a name and nothing else.
    #[must_use]
    pub const fn new(id: CustomerId, name: Name) -> Self {
        Self {
            id,
            name,
            segment: None,
            contacts: Vec::new(),
            aliases: Vec::new(),
            accounts: Vec::new(),
            parent: None,
            time_zone: None,
            language: None,
            country: None,
            tax_ids: Vec::new(),
            contract_value: None,
            marks: Vec::new(),
            dunning_policy: None,
        }
    }

    /// The contacts in the order in which they are written to.
    #[must_use]
    pub fn contacts_in_order(&self) -> Vec<&Contact> {
        let mut contacts: Vec<_> = self.contacts.iter().collect();
        contacts.sort_by(|a, b| (a.order, &a.id).cmp(&(b.order, &b.id)));
        contacts
    }

    /// Checks what a type alone cannot: unique contacts, no customer above itself, a contract value not below zero.
    ///
    /// # Errors
    /// [`Error::CountOutOfRange`], [`Error::IdTaken`], [`Error::CustomerMismatch`], [`Error::AmountOutOfRange`].
    pub fn check(&self) -> Result<()> {
        super::at_most(self.contacts.len(), 100, "contacts")?;
        super::at_most(self.aliases.len(), 1000, "aliases")?;
        super::at_most(self.accounts.len(), 1000, "accounts")?;
        super::at_most(self.tax_ids.len(), 100, "tax_ids")?;
        super::at_most(self.marks.len(), CrmMark::ALL.len(), "marks")?;
        let (mut ids, mut orders) = (BTreeSet::new(), BTreeSet::new());
        for (at, contact) in self.contacts.iter().enumerate() {
            if !ids.insert(&contact.id) {
                return Err(Error::IdTaken {
                    field: format!("contacts[{at}].id"),
                    id: contact.id.to_string(),
                });
            }
            if !orders.insert(contact.order) {
                return Err(Error::IdTaken {
                    field: format!("contacts[{at}].order"),
                    id: contact.order.to_string(),
                });
            }
        }
        if self.parent.as_ref() == Some(&self.id) {
            return Err(Error::CustomerMismatch {
                field: "parent".into(),
                expected: "another customer".into(),
                found: self.id.to_string(),
            });
        }
        self.contract_value
            .map_or(Ok(()), |value| value.not_negative().map(drop))
            .map_err(|e| e.within("contract_value"))
    }
}
