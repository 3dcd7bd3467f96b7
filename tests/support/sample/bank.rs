//! The bank statement of the last morning: money that nobody has matched yet.
//!
//! Some of it names what it pays and is settled at once; some of it is for a person: a name without a number, a payer whom
//! nobody knows. And there is what every account shows beside receipts: interest and rent.

use super::SampleOptions;
use super::days::{after, instant};
use receivables::{
    AsOf, BankMovement, BankText, Currency, Date, Fact, FactBody, FactId, Ledger, Money, MovementId,
    OpenItem, Reference, Settings,
};
use std::collections::BTreeMap;

/// What a payer writes around the numbers.
const WORDS: [&str; 5] = ["Invoice", "Rechnung", "Facture no", "payment of", "Ref."];

/// Movements of the day before the last, seen in the last morning.
pub(super) fn movements(options: &SampleOptions, facts: &[Fact]) -> Vec<Fact> {
    let last_day = options.last_day();
    let mut ledger = Ledger::new(Settings::default());
    for fact in facts {
        ledger.apply(fact).expect("the story is told in order");
    }
    let open = ledger.open_items(&AsOf::day(last_day)).expect("a ledger that answers");
    let mut statement = Statement { day: after(last_day, -1), seen: last_day, facts: Vec::new() };
    let mut by_customer: BTreeMap<&str, Vec<&OpenItem>> = BTreeMap::new();
    // Customers with money that is not put on anything yet have paid already.
    let credits = ledger.open_credits(&AsOf::day(last_day)).expect("a ledger that answers");
    let has_paid =
        |item: &OpenItem| credits.iter().any(|c| c.customer_id.as_ref() == Some(&item.customer_id));
    for item in open.iter().filter(|item| is_paid_soon(item, last_day) && !has_paid(item)) {
        by_customer.entry(item.customer_id.as_str()).or_default().push(item);
    }
    let payers: Vec<Vec<&OpenItem>> = by_customer.into_values().collect();
    let name = |item: &OpenItem| {
        let account = ledger.account(&item.customer_id, &AsOf::day(last_day)).expect("a known customer");
        account.customer.name.to_string()
    };
    for (number, items) in payers.iter().step_by(3).take(8).enumerate() {
        let word = WORDS[number % WORDS.len()];
        statement.receipt(
            &name(items[0]).to_uppercase(),
            &format!("{word} {}", items[0].invoice_id),
            items[0].open,
        );
    }
    for items in payers.iter().filter(|items| items.len() > 1).take(2) {
        let sum = items[0].open.plus(items[1].open).expect("one currency");
        let text = format!("{}, {}", items[0].invoice_id, items[1].invoice_id);
        statement.receipt(&name(items[1]), &text, sum);
    }
    if let Some(items) = payers.get(1) {
        // The letter O in the place of the figure 0.
        let number = items[0].invoice_id.as_str().replacen("-0", "-O", 1);
        statement.receipt(&name(items[0]), &number, items[0].open);
    }
    if let Some(items) = payers.get(4) {
        let part = Money::from_minor(items[0].open.minor() / 3, items[0].open.currency());
        statement.receipt(&name(items[0]), "on account", part);
    }
    let euros = |minor: i64| Money::from_minor(minor, Currency::EUR);
    statement.receipt("Zephyr Vending Oy", "machine 4711", euros(8_812));
    statement.receipt("Your bank", "credit interest third quarter", euros(419));
    statement.receipt("Harbour Street Estates", "office rent November", euros(-240_000));
    statement.facts
}

fn is_paid_soon(item: &OpenItem, last_day: Date) -> bool {
    let days = item.days_past_due(last_day);
    (-10..=25).contains(&days) && item.disputed.is_none() && item.open == item.amount && !item.no_credit
}

struct Statement {
    day: Date,
    seen: Date,
    facts: Vec<Fact>,
}

impl Statement {
    fn receipt(&mut self, payer: &str, text: &str, amount: Money) {
        let number = self.facts.len() + 1;
        let id = MovementId::new(&format!("{}-{number}", self.day)).expect("a short id");
        let mut movement = BankMovement::new(id, self.day, amount);
        movement.payer_name = Some(Reference::new(payer).expect("a name"));
        movement.text = Some(BankText::new(text).expect("a text"));
        let body = FactBody::BankMovementSeen { movement: Box::new(movement) };
        let id = FactId::new(&format!("F-BANK-{number}")).expect("a short id");
        self.facts.push(Fact::new(id, self.day, instant(self.seen, 6 * 3_600 + 600), body));
    }
}
