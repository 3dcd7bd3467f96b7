//! A plain table of invoices, read as facts.
//!
//! | column | meaning |
//! | --- | --- |
//! | `customer_id` | who owes it |
//! | `invoice_id` | names the invoice, once in the file |
//! | `issue_date`, `due_date` | `2026-01-31` |
//! | `amount` | gross, above zero, a point before the decimals, no thousands separators |
//! | `currency` | ISO 4217 |
//! | `paid_date` | the day it was paid in full; empty while it is open |
//!
//! Columns may stand in any order; others are ignored. A row becomes: the customer (the first time), the invoice, and,
//! where it is paid, a payment and its allocation. A table does not say when a customer became known, so customers
//! are known from the first day of the calendar on; everything else is known on its own day.
#![allow(unreachable_pub, reason = "the file is part of an example and of a library")]

use super::refusal::Refusal;
use csv::StringRecord;
use receivables::calendar::DueRule;
use receivables::{
    Allocation, AllocationId, Currency, Customer, CustomerId, Date, Error, Fact, FactBody, FactId, Invoice,
    InvoiceId, Money, Name, Payment, PaymentId, PaymentMethod, PaymentTerms, Timestamp,
};
use std::collections::BTreeSet;
use std::io::Read;

/// The columns that must be there.
pub const COLUMNS: [&str; 7] =
    ["customer_id", "invoice_id", "issue_date", "due_date", "amount", "currency", "paid_date"];

// Places in COLUMNS.
const CUSTOMER: usize = 0;
const INVOICE: usize = 1;
const ISSUED: usize = 2;
const DUE: usize = 3;
const AMOUNT: usize = 4;
const CURRENCY: usize = 5;
const PAID: usize = 6;

/// Why a file as a whole is of no use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unusable {
    /// The header lacks these columns.
    MissingColumns(Vec<&'static str>),
    /// The header cannot be read.
    Unreadable(String),
}

impl std::fmt::Display for Unusable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::MissingColumns(names) => write!(f, "the header lacks {}", names.join(", ")),
            Self::Unreadable(why) => write!(f, "the header cannot be read: {why}"),
        }
    }
}

/// A table that is being read, row by row.
pub struct InvoiceTable<R> {
    reader: csv::Reader<R>,
    record: StringRecord,
    /// Where each of [`COLUMNS`] stands.
    places: [usize; 7],
    customers: BTreeSet<CustomerId>,
}

impl<R: Read> InvoiceTable<R> {
    /// Reads the header.
    ///
    /// # Errors
    /// [`Unusable`], where nothing can be read with it.
    pub fn open(input: R) -> Result<Self, Unusable> {
        let mut reader = csv::ReaderBuilder::new().flexible(true).trim(csv::Trim::All).from_reader(input);
        let header = reader.headers().map_err(|e| Unusable::Unreadable(e.to_string()))?;
        let found = COLUMNS.map(|name| header.iter().position(|column| column == name));
        let missing: Vec<_> =
            COLUMNS.iter().zip(&found).filter(|(_, place)| place.is_none()).map(|(name, _)| *name).collect();
        if !missing.is_empty() {
            return Err(Unusable::MissingColumns(missing));
        }
        let places = found.map(Option::unwrap_or_default);
        Ok(Self { reader, record: StringRecord::new(), places, customers: BTreeSet::new() })
    }

    /// The next row with its line in the file, as facts or as refused; none after the last one.
    pub fn next_row(&mut self) -> Option<(u64, Result<Vec<Fact>, Refusal>)> {
        let before = self.reader.position().line();
        match self.reader.read_record(&mut self.record) {
            Ok(false) => None,
            Ok(true) => {
                let line = self.record.position().map_or(before, csv::Position::line);
                Some((line, self.facts(line)))
            }
            Err(error) => {
                let line = error.position().map_or(before, csv::Position::line);
                let malformed = Error::Malformed { field: String::new(), reason: error.to_string() };
                Some((line, Err(Refusal::new(line, &malformed))))
            }
        }
    }

    fn facts(&mut self, line: u64) -> Result<Vec<Fact>, Refusal> {
        let row = Row { record: &self.record, places: self.places, line };
        let facts = row.facts(&self.customers)?;
        self.customers.insert(row.customer_id()?);
        Ok(facts)
    }
}

impl<R: Read> Iterator for InvoiceTable<R> {
    type Item = (u64, Result<Vec<Fact>, Refusal>);
    fn next(&mut self) -> Option<Self::Item> {
        self.next_row()
    }
}

struct Row<'a> {
    record: &'a StringRecord,
    places: [usize; 7],
    line: u64,
}

impl Row<'_> {
    fn text(&self, column: usize) -> Result<&str, Refusal> {
        let place = self.places.get(column).copied().unwrap_or(usize::MAX);
        self.record.get(place).ok_or_else(|| {
            let reason = format!("the row has {} fields only", self.record.len());
            self.refuse(column, Error::Malformed { field: String::new(), reason })
        })
    }

    fn refuse(&self, column: usize, error: Error) -> Refusal {
        Refusal::at(self.line, COLUMNS.get(column).copied().unwrap_or_default(), error)
    }

    fn read<T>(
        &self,
        column: usize,
        read: impl FnOnce(&str) -> receivables::Result<T>,
    ) -> Result<T, Refusal> {
        read(self.text(column)?).map_err(|error| self.refuse(column, error))
    }

    fn customer_id(&self) -> Result<CustomerId, Refusal> {
        self.read(CUSTOMER, CustomerId::new)
    }

    /// The day on which the customer paid; none while the field is empty.
    fn paid(&self) -> Result<Option<Date>, Refusal> {
        match self.text(PAID)? {
            "" => Ok(None),
            _ => self.read(PAID, str::parse).map(Some),
        }
    }

    fn facts(&self, known: &BTreeSet<CustomerId>) -> Result<Vec<Fact>, Refusal> {
        let customer_id = self.customer_id()?;
        let invoice_id = self.read(INVOICE, InvoiceId::new)?;
        let issued: Date = self.read(ISSUED, str::parse)?;
        let due_date: Date = self.read(DUE, str::parse)?;
        let currency = self.read(CURRENCY, Currency::new)?;
        let amount = self.read(AMOUNT, |text| Money::parse(text, currency)?.positive())?;
        let paid = self.paid()?;
        let mut facts = Vec::new();
        if !known.contains(&customer_id) {
            facts.push(self.customer(&customer_id)?);
        }
        let terms = PaymentTerms::new(DueRule::On { due_date });
        let invoice = Invoice::new(invoice_id.clone(), customer_id.clone(), issued, amount, terms);
        let body = FactBody::InvoiceIssued { invoice: Box::new(invoice) };
        facts.push(self.fact("i", issued, body)?);
        if let Some(paid) = paid {
            let id = self.read(INVOICE, |text| PaymentId::new(&format!("p:{text}")))?;
            let payment = Payment::new(id.clone(), Some(customer_id), paid, amount, PaymentMethod::Other);
            facts.push(self.fact("p", paid, FactBody::PaymentReceived { payment: Box::new(payment) })?);
            let allocation = self.read(INVOICE, |text| AllocationId::new(&format!("a:{text}")))?;
            let allocation = Allocation::of_payment(allocation, id, invoice_id, amount);
            let body = FactBody::CashAllocated { allocation: Box::new(allocation) };
            // Paid ahead of the invoice: the money waits for it.
            facts.push(self.fact("a", paid.max(issued), body)?);
        }
        for fact in &facts {
            fact.body.check().map_err(|error| self.refuse(AMOUNT, error))?;
        }
        Ok(facts)
    }

    fn customer(&self, id: &CustomerId) -> Result<Fact, Refusal> {
        let name = self.read(CUSTOMER, Name::new)?;
        let first = Date::new(1900, 1, 1).map_err(|error| self.refuse(CUSTOMER, error))?;
        let fact_id = self.read(CUSTOMER, |text| FactId::new(&format!("c:{text}")))?;
        let customer = Box::new(Customer::new(id.clone(), name));
        Ok(Fact::new(fact_id, first, Timestamp::start_of(first), FactBody::CustomerRecorded { customer }))
    }

    fn fact(&self, kind: &str, day: Date, body: FactBody) -> Result<Fact, Refusal> {
        let id = self.read(INVOICE, |text| FactId::new(&format!("{kind}:{text}")))?;
        Ok(Fact::new(id, day, Timestamp::start_of(day), body))
    }
}
