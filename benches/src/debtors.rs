//! Customers each with open invoices, of which some are overdue: the load of a decision.

use receivables::{Date, Fact, Ledger, Result, Settings, Timestamp};

/// So many customers, each with so many open invoices.
#[derive(Debug, Clone, Copy)]
pub struct Debtors {
    /// How many customers; each has a case.
    pub customers: usize,
    /// How many open invoices each.
    pub items: usize,
}

fn customer(number: usize, on: Date) -> Result<Fact> {
    Fact::from_json(&format!(
        r#"{{"kind":"customer_recorded","id":"c{number}","effective":"{on}","recorded":"{on}T00:00:00Z","customer":
        {{"id":"C{number:06}","name":"Made-up Ltd","contacts":[{{"id":"ap","role":"accounts_payable","order":1,
        "email":"ap@made-up.example"}}]}}}}"#
    ))
}

fn invoice(number: usize, at: usize, on: Date) -> Result<Fact> {
    let euros = 100 + (number * 7 + at * 13) % 900;
    Fact::from_json(&format!(
        r#"{{"kind":"invoice_issued","id":"i{number}-{at}","effective":"{on}","recorded":"{on}T00:00:00Z","invoice":
        {{"id":"I{number:06}-{at}","customer_id":"C{number:06}","issue_date":"{on}",
        "amount":{{"amount":"{euros}.00","currency":"EUR"}},"terms":{{"kind":"net","days":30}}}}}}"#
    ))
}

fn message(round: usize, number: usize, at: Timestamp) -> Result<Fact> {
    let on = at.date();
    Fact::from_json(&format!(
        r#"{{"kind":"message_sent","id":"m{round}","effective":"{on}","recorded":"{at}","message":{{"id":"M{round}",
        "customer_id":"C{number:06}","contact_id":"ap","channel":"email"}}}}"#
    ))
}

impl Debtors {
    /// A ledger in which one invoice of each customer came due between one day and a month before `today`, the others
    /// later.
    ///
    /// # Errors
    /// None: the facts are sound.
    pub fn ledger(self, today: Date) -> Result<Ledger> {
        let mut ledger = Ledger::new(Settings::default());
        let first = today.plus_days(-70)?;
        for number in 0..self.customers {
            ledger.apply(&customer(number, first)?)?;
            for at in 0..self.items {
                let back = if at == 0 { 31 + number % 30 } else { (number + at * 5) % 30 };
                ledger.apply(&invoice(number, at, today.plus_days(-i64::try_from(back).unwrap_or(0))?)?)?;
            }
        }
        Ok(ledger)
    }

    /// A message to one of the customers, another one in each round.
    ///
    /// # Errors
    /// None: the fact is sound.
    pub fn message(self, round: usize, at: Timestamp) -> Result<Fact> {
        message(round, (round * 7_919) % self.customers, at)
    }
}
