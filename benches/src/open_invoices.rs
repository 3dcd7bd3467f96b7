//! Invoices that nobody has paid: the plainest load, for time and memory by invoice.

use crate::{DAYS, day};
use receivables::{
    Currency, Customer, CustomerId, Error, Fact, FactBody, FactId, Invoice, InvoiceId, Money, Name,
    PaymentTerms, Timestamp,
};

/// How many customers there are for so many invoices.
#[must_use]
pub const fn customers_for(invoices: usize) -> usize {
    if invoices < 50 { 1 } else { invoices / 50 }
}

/// A number of open invoices in EUR, net 30, issued over 700 days.
#[derive(Debug, Clone, Copy)]
pub struct OpenInvoices(pub usize);

impl OpenInvoices {
    /// The customers, who must be told before the invoices.
    pub fn customers(self) -> impl Iterator<Item = Result<Fact, Error>> {
        (0..customers_for(self.0)).map(|place| {
            let name = Name::new(&format!("Customer {place}"))?;
            let customer = Box::new(Customer::new(customer_id(place)?, name));
            let id = FactId::new(&format!("evt_c{place:08}"))?;
            let (today, body) = (day(0), FactBody::CustomerRecorded { customer });
            Ok(Fact::new(id, today, Timestamp::start_of(today), body))
        })
    }

    /// The invoices, by day of issue.
    pub fn invoices(self) -> impl Iterator<Item = Result<Fact, Error>> {
        (0..self.0).map(move |place| {
            let issued = day(place * DAYS / self.0);
            let invoice = Invoice::new(
                InvoiceId::new(&format!("INV-{place:08}"))?,
                customer_id(place * 7919 % customers_for(self.0))?,
                issued,
                Money::from_minor(Self::minor(place), Currency::EUR),
                PaymentTerms::net(30),
            );
            let id = FactId::new(&format!("evt_i{place:08}"))?;
            let body = FactBody::InvoiceIssued { invoice: Box::new(invoice) };
            Ok(Fact::new(id, issued, Timestamp::start_of(issued), body))
        })
    }

    /// All facts.
    ///
    /// # Errors
    /// None: the facts are sound.
    pub fn facts(self) -> Result<Vec<Fact>, Error> {
        self.customers().chain(self.invoices()).collect()
    }

    /// What all of them ask for, in cents.
    #[must_use]
    pub fn total_minor(self) -> i64 {
        (0..self.0).map(Self::minor).sum()
    }

    fn minor(place: usize) -> i64 {
        10_000 + i64::try_from(place % 977).unwrap_or_default() * 100
    }
}

fn customer_id(place: usize) -> Result<CustomerId, Error> {
    CustomerId::new(&format!("C{place:06}"))
}
