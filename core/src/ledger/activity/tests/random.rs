//! Ledgers filled at random, the same on every machine.

use crate::calendar::Date;
use crate::documents::Fact;
use crate::ledger::Ledger;

pub(super) const CURRENCIES: [&str; 3] = ["EUR", "USD", "JPY"];

/// A document that later facts refer to.
#[derive(Clone)]
struct Document {
    number: u64,
    /// Empty where the payer is unknown.
    customer: String,
    currency: &'static str,
    date: Date,
}

/// A generator of facts.
struct Random {
    state: u64,
    invoices: Vec<Document>,
    payments: Vec<Document>,
    /// The latest day for which an allocation was undone or a payment returned: voids come after it.
    latest_undone: Date,
}

/// A ledger of whatever was accepted, with the facts in the order in which they came.
pub(super) fn ledger(seed: u64) -> (Ledger, Vec<Fact>) {
    let mut random =
        Random { state: seed, invoices: Vec::new(), payments: Vec::new(), latest_undone: first_day() };
    let (mut ledger, mut accepted) = (Ledger::default(), Vec::new());
    for customer in 0..4 {
        let text = format!(
            r#"{{"kind":"customer_recorded","id":"c{customer}","effective":"2024-01-01","recorded":"2024-01-01T00:00:00Z","customer":{{"id":"C{customer}","name":"N"}}}}"#
        );
        accepted.push(Fact::from_json(&text).unwrap());
        ledger.apply(accepted.last().unwrap()).unwrap();
    }
    for number in 1..=400 {
        let fact = Fact::from_json(&random.fact(number)).unwrap();
        if ledger.apply(&fact).is_ok() {
            accepted.push(fact);
        }
    }
    (ledger, accepted)
}

fn first_day() -> Date {
    Date::new(2024, 1, 1).unwrap()
}

fn money(minor: u64, currency: &str) -> String {
    format!(r#"{{"amount":"{minor}","currency":"{currency}"}}"#)
}

impl Random {
    fn roll(&mut self, sides: u64) -> u64 {
        self.state =
            self.state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.state >> 33) % sides
    }

    fn place(&mut self, length: usize) -> usize {
        usize::try_from(self.roll(u64::try_from(length.max(1)).unwrap())).unwrap()
    }

    fn one(&mut self, of: &[&'static str]) -> &'static str {
        of[self.place(of.len())]
    }

    /// The day itself or one of the 39 after it.
    fn later(&mut self, day: Date) -> Date {
        day.plus_days(i64::try_from(self.roll(40)).unwrap()).unwrap()
    }

    /// The text of a fact of a random kind; some are refused by the ledger, which is no matter.
    fn fact(&mut self, number: u64) -> String {
        let effective = first_day().plus_days(i64::try_from(self.roll(182)).unwrap()).unwrap();
        // Four facts share an instant; many become known months after their day.
        let recorded = format!("2024-{:02}-01T{:02}:00:00Z", 1 + number / 40, (number % 40) / 4);
        let (body, effective) = match self.roll(20) {
            0..=8 => (self.document(number, effective), effective),
            9..=13 => self.allocation(number),
            14..=17 => self.undoing(number, effective),
            _ => self.talk(number),
        };
        format!(r#"{{{body},"id":"f{number:03}","effective":"{effective}","recorded":"{recorded}"}}"#)
    }

    fn document(&mut self, number: u64, date: Date) -> String {
        let customer = format!("C{}", self.roll(4));
        let currency = self.one(&CURRENCIES);
        let amount = money(1 + self.roll(900), currency);
        let mut new = Document { number, customer: customer.clone(), currency, date };
        match self.roll(9) {
            0 => {
                let segment = self.one(&["large", "small"]);
                format!(
                    r#""kind":"customer_recorded","customer":{{"id":"{customer}","name":"N","segment":"{segment}"}}"#
                )
            }
            1 => format!(
                r#""kind":"credit_memo_issued","credit_memo":{{"id":"M{number}","customer_id":"{customer}","issue_date":"{date}","amount":{amount}}}"#
            ),
            2..=5 => {
                let days = self.one(&["10", "30", "60"]);
                self.invoices.push(new);
                format!(
                    r#""kind":"invoice_issued","invoice":{{"id":"I{number}","customer_id":"{customer}","issue_date":"{date}","amount":{amount},"terms":{{"kind":"net","days":{days}}}}}"#
                )
            }
            _ => {
                let mut whose = format!(r#""customer_id":"{customer}","#);
                if self.roll(4) == 0 {
                    (whose, new.customer) = (String::new(), String::new());
                }
                self.payments.push(new);
                format!(
                    r#""kind":"payment_received","payment":{{"id":"P{number}",{whose}"value_date":"{date}","amount":{amount},"method":"card"}}"#
                )
            }
        }
    }

    fn any(&mut self, of_invoices: bool) -> Document {
        let length = if of_invoices { self.invoices.len() } else { self.payments.len() };
        let place = self.place(length);
        let found = if of_invoices { self.invoices.get(place) } else { self.payments.get(place) };
        found.cloned().unwrap_or(Document {
            number: 0,
            customer: "C0".into(),
            currency: "EUR",
            date: first_day(),
        })
    }

    /// Part of a payment, put on the newest invoice that fits, or on account.
    fn allocation(&mut self, number: u64) -> (String, Date) {
        let payment = self.any(false);
        let fits = |invoice: &&Document| {
            invoice.currency == payment.currency
                && (payment.customer.is_empty() || invoice.customer == payment.customer)
        };
        let invoice = self.invoices.iter().rev().find(fits).cloned();
        let invoice = invoice.unwrap_or_else(|| self.any(true));
        let target = match (self.roll(6), payment.customer.as_str()) {
            (0, "") => r#""on_account_customer_id":"C1""#.to_owned(),
            (0, payer) => format!(r#""on_account_customer_id":"{payer}""#),
            _ => format!(r#""invoice_id":"I{}""#, invoice.number),
        };
        let amount = money(1 + self.roll(200), payment.currency);
        let from = payment.number;
        let body = format!(
            r#""kind":"cash_allocated","allocation":{{"id":"A{number}","payment_id":"P{from}",{target},"amount":{amount}}}"#
        );
        (body, self.later(payment.date.max(invoice.date)))
    }

    /// Something taken back or given up.
    fn undoing(&mut self, number: u64, day: Date) -> (String, Date) {
        let (invoice, payment) = (self.any(true), self.any(false));
        let (billed, paid) = (invoice.number, payment.number);
        let kind = self.roll(4);
        let (body, earliest) = match kind {
            0 => {
                let allocation = number.saturating_sub(1 + self.roll(8));
                (format!(r#""kind":"cash_unallocated","allocation_id":"A{allocation}""#), day)
            }
            1 => (
                format!(
                    r#""kind":"payment_returned","payment_return":{{"payment_id":"P{paid}","code":"R01"}}"#
                ),
                payment.date,
            ),
            2 => {
                let body = format!(r#""kind":"invoice_voided","invoice_id":"I{billed}""#);
                (body, invoice.date.max(self.latest_undone))
            }
            _ => {
                let amount = money(1 + self.roll(50), invoice.currency);
                let body = format!(
                    r#""kind":"written_off","write_off":{{"id":"W{number}","invoice_id":"I{billed}","amount":{amount}}}"#
                );
                (body, invoice.date)
            }
        };
        let effective = self.later(earliest);
        if kind < 2 {
            self.latest_undone = self.latest_undone.max(effective);
        }
        (body, effective)
    }

    /// A dispute, a promise or a failed payment.
    fn talk(&mut self, number: u64) -> (String, Date) {
        let invoice = self.any(true);
        let (owner, billed) = (&invoice.customer, invoice.number);
        let amount = money(1 + self.roll(900), invoice.currency);
        let effective = self.later(invoice.date);
        let body = match self.roll(3) {
            0 => format!(
                r#""kind":"dispute_opened","dispute":{{"id":"D{number}","invoice_id":"I{billed}","reason":"price"}}"#
            ),
            1 => {
                let promised = self.later(effective);
                format!(
                    r#""kind":"promise_made","promise":{{"id":"R{number}","customer_id":"{owner}","amount":{amount},"promised_date":"{promised}"}}"#
                )
            }
            _ => format!(
                r#""kind":"payment_failed","failure":{{"customer_id":"{owner}","invoice_ids":["I{billed}"],"amount":{amount},"method":"card","code":"51"}}"#
            ),
        };
        (body, effective)
    }
}
