//! A customer joins: who they are, whom to write to, the card or mandate on file; and what the CRM says later.

use super::account::{Account, Act};
use super::book::Clock;
use super::days::{after, instant, months_after};
use super::profile::{Habit, Plan, Segment};
use super::random::Stream;
use super::words;
use receivables::{
    AccountNote, Contact, ContactId, ContactRole, CrmMark, Customer, Date, FactBody, Instrument,
    InstrumentId, Money, Name, Note, PaymentMethod, Reference, TaxId, TimeZone,
};

fn name(text: &str) -> Option<Name> {
    Some(Name::new(text).expect("a sound name"))
}

fn reference(text: &str) -> Option<Reference> {
    Some(Reference::new(text).expect("a sound reference"))
}

/// The contact of accounts payable.
pub(super) fn payable() -> ContactId {
    ContactId::new("ap").expect("a sound id")
}

impl Account<'_> {
    pub(super) fn join(&mut self, day: Date) {
        let customer = self.customer(false);
        // Heads of groups are recorded before their children, which start the same day.
        self.book.known = instant(day, if self.profile.parent.is_some() { 1_800 } else { 0 });
        let body = FactBody::CustomerRecorded { customer: Box::new(customer) };
        let known = self.book.known;
        self.book.known = self.book.emit(day, Clock::Opening, known, body);
        if self.profile.is_pulled() {
            self.put_on_file(day);
        }
        self.plan_billing(day);
        self.plan_notes(day);
        if self.bad_address {
            self.plan_within(day, 60, 150, Act::Correct);
        }
    }

    fn plan_billing(&mut self, day: Date) {
        let first = after(day, i64::try_from(self.profile.billing_day).unwrap_or_default());
        self.plan(first, Act::Bill { month: 0 });
        if self.profile.plan == Plan::AnnualAndUsage {
            self.plan(months_after(first, 3), Act::Usage { month: 3 });
        }
    }

    fn plan_notes(&mut self, day: Date) {
        if self.profile.plan != Plan::Monthly && self.random.percent(60) {
            self.plan(after(day, 310), Act::Note(0));
        }
        if self.profile.habit == Habit::Slowing && self.random.percent(60) {
            self.plan_within(day, 250, 500, Act::Note(2));
        }
        if self.profile.segment == Segment::Enterprise && self.random.percent(15) {
            self.plan_within(day, 30, 300, Act::Note(3));
        }
    }

    /// A CRM mark is set or taken back.
    pub(super) fn note(&mut self, day: Date, turn: usize) {
        let (mark, marked, text) = match turn {
            0 => (CrmMark::RenewalInProgress, true, "Renewal meeting is set."),
            1 => (CrmMark::RenewalInProgress, false, "Renewal is signed."),
            2 => (CrmMark::ChurnRisk, true, "Usage fell by half since last quarter."),
            3 => (
                CrmMark::KeyAccount,
                true,
                "Reference customer; any letter goes through the account manager.",
            ),
            4 => (CrmMark::Insolvent, true, "Administrator appointed; claim is filed."),
            _ => (CrmMark::InLegal, true, "Handed to our lawyers."),
        };
        if turn == 0 {
            self.plan_within(day, 30, 55, Act::Note(1));
        }
        let note = AccountNote {
            customer_id: self.profile.id.clone(),
            mark: Some(mark),
            marked,
            text: Note::new(text).ok(),
        };
        let known = self.book.known;
        self.book.emit(day, Clock::Office, known, FactBody::AccountNoted { note });
    }

    /// The mail address is put right: the customer is recorded again.
    pub(super) fn correct_contact(&mut self, day: Date) {
        self.bad_address = false;
        let customer = Box::new(self.customer(true));
        let known = self.book.known;
        self.book.known = self.book.emit(day, Clock::Office, known, FactBody::CustomerRecorded { customer });
    }

    fn customer(&self, corrected: bool) -> Customer {
        let profile = self.profile;
        let legal = format!("{} {}", profile.name, profile.legal_form);
        let mut customer = Customer::new(profile.id.clone(), Name::new(&legal).expect("a sound name"));
        customer.segment = name(profile.segment.name());
        customer.contacts = self.contacts(corrected);
        if profile.index.is_multiple_of(3) {
            customer.aliases.extend(reference(&profile.name.to_uppercase()));
        }
        if !profile.is_pulled() {
            customer.accounts.extend(reference(&format!("acct-{:04}", profile.number())));
        }
        customer.parent.clone_from(&profile.parent);
        customer.time_zone = TimeZone::new(profile.zone).ok();
        customer.language = name(profile.place.language);
        customer.country = name(profile.place.country);
        if profile.segment != Segment::Startup {
            let (kind, start) = profile.place.tax_id;
            customer.tax_ids.extend(Name::new(kind).ok().zip(name(profile.place.country)).map(
                |(kind, country)| {
                    let value = format!("{start}{:05}", profile.number());
                    TaxId { kind, country: Some(country), value: Reference::new(&value).expect("a number") }
                },
            ));
        }
        customer.contract_value = Some(Money::from_minor(profile.monthly_price * 12, profile.currency()));
        customer
    }

    /// Accounts payable first; larger customers have a finance lead and a buyer too.
    fn contacts(&self, corrected: bool) -> Vec<Contact> {
        let profile = self.profile;
        // People keep their names however often the customer is recorded.
        let mut random = Stream::new(0, u64::try_from(profile.index).unwrap_or_default());
        let domain = format!("{}.example", profile.slug);
        let roles: &[(&str, ContactRole, &str)] = match profile.segment {
            Segment::Enterprise => &[
                ("ap", ContactRole::AccountsPayable, "payables"),
                ("fin", ContactRole::FinanceLead, "finance"),
                ("buy", ContactRole::Buyer, "procurement"),
            ],
            Segment::MidMarket => &[
                ("ap", ContactRole::AccountsPayable, "accounting"),
                ("fin", ContactRole::FinanceLead, "finance"),
            ],
            Segment::Startup => &[("ap", ContactRole::AccountsPayable, "billing")],
        };
        let wrong = profile.bad_address && !corrected;
        (1_u8..)
            .zip(roles)
            .map(|(order, &(id, role, mailbox))| Contact {
                id: ContactId::new(id).expect("a sound id"),
                name: name(&words::person(&mut random)),
                role,
                order,
                email: reference(&if wrong && order == 1 {
                    format!("{mailbox}@old.{domain}")
                } else {
                    format!("{mailbox}@{domain}")
                }),
                phone: profile.place.phone.filter(|_| profile.segment != Segment::Startup).and_then(
                    |start| {
                        reference(&format!("{start}{:02}", (profile.index * 3 + usize::from(order)) % 100))
                    },
                ),
                language: None,
            })
            .collect()
    }

    /// Puts a new card or mandate on file.
    pub(super) fn put_on_file(&mut self, day: Date) {
        self.cards += 1;
        let card = self.profile.method == PaymentMethod::Card;
        let months = match (self.profile.habit, self.cards) {
            (Habit::ExpiredCard, 1) => self.profile.turning_month,
            _ => 36,
        };
        self.card_expires = card.then(|| months_after(day, months).month_end());
        let instrument = Instrument {
            id: self.instrument_id(),
            customer_id: self.profile.id.clone(),
            method: self.profile.method,
            rail: Some(self.profile.rail),
            expires: self.card_expires,
            active: true,
        };
        let known = self.book.known;
        self.book.known =
            self.book.emit(day, Clock::System, known, FactBody::PaymentMethodUpdated { instrument });
    }

    /// The card or mandate on file.
    pub(super) fn instrument_id(&self) -> InstrumentId {
        let word = if self.profile.method == PaymentMethod::Card { "card" } else { "mandate" };
        InstrumentId::new(&format!("{word}-{:04}-{}", self.profile.number(), self.cards)).expect("a sound id")
    }
}
