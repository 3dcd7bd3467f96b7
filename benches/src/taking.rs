//! Taking the rows of a table of invoices into a ledger: good rows whole, bad rows put aside.

use receivables::{Date, Error, Fact, FactBody, Ledger, Settings};
use receivables_tests::invoice_csv::{InvoiceTable, Unusable};
use receivables_tests::refusal::Refusal;
use std::io::Read;

/// What became of a table.
#[derive(Debug)]
pub struct Taken {
    /// The rows that were taken.
    pub ledger: Ledger,
    /// How many they are.
    pub rows: usize,
    /// The rows that were refused, by line.
    pub refusals: Vec<Refusal>,
    /// The first and the last day on which an invoice was issued.
    pub issued: Option<(Date, Date)>,
}

impl Taken {
    /// Reads a table to its end.
    ///
    /// # Errors
    /// [`Unusable`] when the header says that nothing can be read with it.
    pub fn from_table(input: impl Read) -> Result<Self, Unusable> {
        let ledger = Ledger::new(Settings::default());
        let mut taken = Self { ledger, rows: 0, refusals: Vec::new(), issued: None };
        for (line, row) in InvoiceTable::open(input)? {
            match row.and_then(|facts| taken.take(line, &facts)) {
                Ok(()) => taken.rows += 1,
                Err(refusal) => taken.refusals.push(refusal),
            }
        }
        Ok(taken)
    }

    /// Takes a row whole or not at all; its customer stays, since only the first row of a customer tells it.
    fn take(&mut self, line: u64, facts: &[Fact]) -> Result<(), Refusal> {
        let is_customer = |fact: &&Fact| matches!(fact.body, FactBody::CustomerRecorded { .. });
        let (customers, rest): (Vec<&Fact>, Vec<&Fact>) = facts.iter().partition(is_customer);
        for facts in [customers, rest] {
            self.ledger.apply_all(facts).map_err(|error| Refusal::new(line, &without_place(error)))?;
        }
        let issued = facts.iter().filter(|fact| matches!(fact.body, FactBody::InvoiceIssued { .. }));
        for day in issued.map(|fact| fact.effective) {
            let (first, last) = self.issued.unwrap_or((day, day));
            self.issued = Some((first.min(day), last.max(day)));
        }
        Ok(())
    }

    /// The last day of every month from the first to the last in which an invoice was issued.
    ///
    /// # Errors
    /// [`Error::DateOutOfRange`] at the end of the calendar.
    pub fn month_ends(&self) -> Result<Vec<Date>, Error> {
        let Some((first, last)) = self.issued else { return Ok(Vec::new()) };
        let mut ends = vec![first.month_end()];
        while let Some(end) = ends.last().filter(|end| **end < last) {
            ends.push(end.plus_days(1)?.month_end());
        }
        Ok(ends)
    }
}

/// The error with its field as the row knows it: `facts[2].allocation.amount` becomes `allocation.amount`.
fn without_place(error: Error) -> Error {
    let field = error.field();
    match field.split_once("].") {
        Some((_, field)) => error.at(field.to_owned()),
        None => error,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: &str = "customer_id,invoice_id,issue_date,due_date,amount,currency,paid_date\n";

    fn taken(rows: &str) -> Taken {
        Taken::from_table(format!("{HEADER}{rows}").as_bytes()).unwrap()
    }

    #[test]
    fn an_invoice_told_twice_is_refused_and_its_customer_stays() {
        let taken = taken(
            "A,INV-1,2026-01-05,2026-02-04,10.00,EUR,\n\
             B,INV-1,2026-01-06,2026-02-05,20.00,EUR,\n\
             B,INV-2,2026-03-06,2026-04-05,30.00,EUR,\n",
        );
        let [refusal] = taken.refusals.as_slice() else { panic!("{:?}", taken.refusals) };
        // The fact of an invoice is named after it, so the second telling contradicts the first.
        assert_eq!((refusal.line, refusal.code.as_str()), (3, "fact_conflict"));
        assert_eq!(taken.rows, 2);
        let ends: Vec<_> = taken.month_ends().unwrap().iter().map(Date::to_string).collect();
        assert_eq!(ends, ["2026-01-31", "2026-02-28", "2026-03-31"]);
    }

    #[test]
    fn an_empty_table_has_no_months() {
        assert!(taken("").month_ends().unwrap().is_empty());
    }
}
