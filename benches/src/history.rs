//! A table of invoices with the day on which each was paid, read from a file.

use receivables::documents::PastInvoice;
use receivables::{Currency, CustomerId, Date, InvoiceId, Money};
use std::collections::BTreeMap;
use std::path::Path;

/// A table: its rows, and its columns by name.
#[derive(Debug)]
pub struct History {
    name: String,
    columns: BTreeMap<String, usize>,
    records: Vec<csv::StringRecord>,
}

impl History {
    /// Reads a file whole.
    ///
    /// # Errors
    /// A text that names the file.
    pub fn read(path: &Path) -> Result<Self, String> {
        let name = path.display().to_string();
        let mut reader = csv::Reader::from_path(path).map_err(|error| format!("{name}: {error}"))?;
        let headers = reader.headers().map_err(|error| format!("{name}: {error}"))?.clone();
        let columns = headers.iter().enumerate().map(|(at, title)| (title.to_owned(), at)).collect();
        let records =
            reader.records().collect::<Result<_, _>>().map_err(|error| format!("{name}: {error}"))?;
        Ok(Self { name, columns, records })
    }

    fn field<'a>(&self, record: &'a csv::StringRecord, column: &str) -> &'a str {
        self.columns.get(column).and_then(|at| record.get(*at)).unwrap_or_default().trim()
    }

    /// The values of a column.
    pub fn column<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.records.iter().map(move |record| self.field(record, name))
    }

    /// Every row that can be one, as an invoice, and whether all could; the others go to standard error.
    #[must_use]
    pub fn invoices(&self) -> (Vec<PastInvoice>, bool) {
        let mut good = Vec::new();
        for record in &self.records {
            match self.invoice(record).and_then(|invoice| invoice.check().map(|()| invoice)) {
                Ok(invoice) => good.push(invoice),
                Err(error) => {
                    let line = record.position().map_or(0, csv::Position::line);
                    eprintln!("{}: line {line}: {} ({error})", self.name, error.code());
                }
            }
        }
        let all = good.len() == self.records.len();
        (good, all)
    }

    fn invoice(&self, record: &csv::StringRecord) -> receivables::Result<PastInvoice> {
        let text = |column: &str| self.field(record, column);
        let within = |column: &'static str| move |error: receivables::Error| error.within(column);
        let currency = Currency::new(text("currency")).map_err(within("currency"))?;
        let paid = Some(text("paid_date")).filter(|text| !text.is_empty());
        Ok(PastInvoice {
            customer_id: CustomerId::new(text("customer_id")).map_err(within("customer_id"))?,
            invoice_id: InvoiceId::new(text("invoice_id")).map_err(within("invoice_id"))?,
            instalment: 1,
            segment: None,
            parent_id: None,
            issue_date: text("issue_date").parse().map_err(within("issue_date"))?,
            due_date: text("due_date").parse().map_err(within("due_date"))?,
            amount: Money::parse(text("amount"), currency).map_err(within("amount"))?,
            payments: Vec::new(),
            paid_date: paid.map(str::parse).transpose().map_err(within("paid_date"))?,
            marks: Vec::new(),
        })
    }

    /// The day each invoice was paid, by invoice.
    ///
    /// # Errors
    /// A text that names the file, for a day that is none.
    pub fn paid_dates(&self) -> Result<BTreeMap<String, Date>, String> {
        let row = |record: &csv::StringRecord| {
            let date = self.field(record, "paid_date").parse::<Date>();
            Ok((
                self.field(record, "invoice_id").to_owned(),
                date.map_err(|e| format!("{}: {e}", self.name))?,
            ))
        };
        self.records.iter().map(row).collect()
    }
}
