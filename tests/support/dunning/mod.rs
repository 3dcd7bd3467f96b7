//! Random histories of customers who owe money, and a host that does what it is asked, or not: what the laws of follow-up
//! are held against.
//!
//! A history is drawn from a seed, so a failure is found again by its number.

mod host;
mod laws;

pub use host::{Host, Trace};
pub use laws::{Tally, hold};

use crate::strategies::SplitMix64;
use receivables::{Date, Fact, Playbook};
use serde_json::{Value, json};

/// The first day of every history, a Thursday.
pub const FIRST_DAY: (i32, u32, u32) = (2026, 1, 1);

/// Something that happens by itself, at an hour of a day.
#[derive(Debug, Clone)]
pub struct Event {
    /// Days since the first one.
    pub day: i64,
    /// The fact.
    pub fact: Fact,
}

/// A day of a history.
#[must_use]
pub fn date(day: i64) -> Date {
    let (year, month, first) = FIRST_DAY;
    Date::new(year, month, first).unwrap().plus_days(day).unwrap()
}

/// A fact of a day, told at an hour and minute (UTC).
#[must_use]
pub fn fact(id: &str, day: i64, hour: u32, minute: u32, mut body: Value) -> Fact {
    body["id"] = id.into();
    body["effective"] = date(day).to_string().into();
    body["recorded"] = format!("{}T{hour:02}:{minute:02}:00Z", date(day)).into();
    Fact::from_json(&body.to_string()).unwrap_or_else(|error| panic!("{error}: {body}"))
}

/// The two customers: C in Chicago with two contacts and a card, D in Warsaw with one.
#[must_use]
pub fn customers(dice: &mut SplitMix64) -> Vec<Event> {
    let contact = |id: &str, order: u8| json!({"id": id, "role": "accounts_payable", "order": order, "email": format!("{id}@x.example")});
    let mut facts = vec![
        fact(
            "c",
            0,
            1,
            0,
            json!({"kind": "customer_recorded", "customer": {"id": "C", "name": "C",
            "time_zone": "America/Chicago", "country": "US", "contacts": [contact("a", 1), contact("b", 2)]}}),
        ),
        fact(
            "d",
            0,
            1,
            0,
            json!({"kind": "customer_recorded", "customer": {"id": "D", "name": "D",
            "time_zone": "Europe/Warsaw", "country": "PL", "contacts": [contact("w", 1)]}}),
        ),
    ];
    if dice.below(2) == 0 {
        let expires = date(i64::try_from(dice.below(60)).unwrap());
        facts.push(fact(
            "card",
            0,
            2,
            0,
            json!({"kind": "payment_method_updated", "instrument": {"id": "card-1",
            "customer_id": "C", "method": "card", "active": true, "expires": expires}}),
        ));
    }
    facts.into_iter().map(|fact| Event { day: 0, fact }).collect()
}

/// What may happen on a day; what the ledger refuses does not happen.
fn happening(dice: &mut SplitMix64, day: i64, n: usize) -> Value {
    let whole = |most: usize, dice: &mut SplitMix64| i64::try_from(dice.below(most)).unwrap();
    let (customer, currency) = if dice.below(3) == 0 { ("D", "PLN") } else { ("C", "EUR") };
    let money = |units: usize| json!({"amount": format!("{units}.00"), "currency": currency});
    let invoice = format!("{customer}{}", dice.below(5));
    let on = whole(9, dice);
    match dice.below(26) {
        0..=6 => json!({"kind": "invoice_issued", "invoice": {"id": invoice, "customer_id": customer,
            "issue_date": date(day), "amount": money(100), "terms": {"kind": "net", "days": dice.below(15)}}}),
        7 | 8 => {
            json!({"kind": "payment_received", "payment": {"id": format!("P{n}"), "customer_id": customer,
            "value_date": date(day), "amount": money(20 + 40 * dice.below(3)), "method": "bank_transfer"}})
        }
        9 | 10 => json!({"kind": "cash_allocated", "allocation": {"id": format!("A{n}"),
            "payment_id": format!("P{}", n.saturating_sub(1 + dice.below(4))), "invoice_id": invoice,
            "amount": money(20 + 40 * dice.below(3))}}),
        11 => json!({"kind": "promise_made", "promise": {"id": format!("R{n}"), "customer_id": customer,
            "invoice_ids": [invoice], "amount": money(50 + 50 * dice.below(2)), "promised_date": date(day + on)}}),
        12 => {
            let part = (dice.below(2) == 0).then(|| money(40));
            json!({"kind": "dispute_opened", "dispute": {"id": format!("X{}", dice.below(3)),
                "invoice_id": invoice, "reason": "quality", "amount": part}})
        }
        13 => json!({"kind": "dispute_resolved", "dispute_id": format!("X{}", dice.below(3)),
            "outcome": "rejected"}),
        14 => json!({"kind": "block_placed", "block": {"id": format!("B{n}"), "customer_id": customer,
            "reason": "order", "until": date(day + on)}}),
        15 => json!({"kind": "reply_received", "reply": {"customer_id": customer, "channel": "email",
            "intent": if dice.below(2) == 0 { "question" } else { "will_pay" }}}),
        16 => json!({"kind": "human_decision", "decision": {"customer_id": customer, "decision": "continue",
            "snooze_until": date(day + on)}}),
        17 => json!({"kind": "plan_agreed", "plan": {"id": format!("L{n}"), "customer_id": customer,
            "invoice_ids": [invoice], "instalments": [{"date": date(day + 1 + on), "amount": money(30)},
            {"date": date(day + 12 + on), "amount": money(30)}]}}),
        18 => json!({"kind": "invoice_delivered", "invoice_id": invoice}),
        19 => json!({"kind": "invoice_viewed", "invoice_id": invoice}),
        20 => json!({"kind": "message_opened", "message_id": format!("M{}", dice.below(12))}),
        21 => {
            json!({"kind": "delivery_failed", "message_id": format!("M{}", dice.below(12)), "reason": "bounced"})
        }
        22 => {
            json!({"kind": "payment_method_updated", "instrument": {"id": "card-2", "customer_id": customer,
            "method": "card", "active": dice.below(3) > 0, "expires": date(day + 4 * on)}})
        }
        23 => {
            json!({"kind": "credit_memo_issued", "credit_memo": {"id": format!("K{n}"), "customer_id": customer,
            "issue_date": date(day), "amount": money(30)}})
        }
        24 => json!({"kind": "written_off", "write_off": {"id": format!("W{n}"), "invoice_id": invoice,
            "amount": money(10)}}),
        _ => json!({"kind": "account_note", "note": {"customer_id": customer,
            "mark": *["key_account", "renewal_in_progress", "no_contact"].get(dice.below(3)).unwrap(),
            "marked": dice.below(3) == 0}}),
    }
}

/// A history of some weeks in which anything may happen.
#[must_use]
pub fn history(seed: u64) -> Vec<Event> {
    let mut dice = SplitMix64(seed);
    let mut events = customers(&mut dice);
    let days = 14 + dice.below(30);
    for n in 1..=days * 2 {
        let day = i64::try_from(n / 2).unwrap();
        let (hour, minute) =
            (u32::try_from(3 + dice.below(18)).unwrap(), u32::try_from(dice.below(4)).unwrap());
        let mut body = happening(&mut dice, day, n);
        if let Some(dispute) = body.get_mut("dispute").and_then(Value::as_object_mut) {
            dispute.retain(|_, value| !value.is_null());
        }
        events.push(Event { day, fact: fact(&format!("f{n}"), day, hour, minute, body) });
    }
    events.sort_by_key(|event| event.fact.recorded);
    events
}

/// A history in which whole things happen only: invoices, payments in full, disputes over all, and stops. What is done by
/// the program then follows from the calendar alone.
#[must_use]
pub fn plain_history(seed: u64) -> Vec<Event> {
    let mut dice = SplitMix64(seed);
    let mut events = customers(&mut dice);
    events.retain(|event| event.fact.id.as_str() != "card");
    let eur = json!({"amount": "100.00", "currency": "EUR"});
    for n in 0..1 + dice.below(4) {
        let (issued, days) = (dice.below(12), dice.below(12));
        let day = i64::try_from(issued).unwrap();
        let body = json!({"kind": "invoice_issued", "invoice": {"id": format!("C{n}"), "customer_id": "C",
            "issue_date": date(day), "amount": eur, "terms": {"kind": "net", "days": days}}});
        events.push(Event { day, fact: fact(&format!("i{n}"), day, 3, 0, body) });
        let later = i64::try_from(issued + days + dice.below(24)).unwrap();
        match dice.below(4) {
            0 => {
                let paid = json!({"kind": "payment_received", "payment": {"id": format!("P{n}"), "customer_id": "C",
                    "value_date": date(later), "amount": eur, "method": "bank_transfer"}});
                let put = json!({"kind": "cash_allocated", "allocation": {"id": format!("A{n}"),
                    "payment_id": format!("P{n}"), "invoice_id": format!("C{n}"), "amount": eur}});
                events.push(Event { day: later, fact: fact(&format!("p{n}"), later, 4, 0, paid) });
                events.push(Event { day: later, fact: fact(&format!("a{n}"), later, 4, 1, put) });
            }
            1 => {
                let body = json!({"kind": "dispute_opened", "dispute": {"id": format!("X{n}"),
                    "invoice_id": format!("C{n}"), "reason": "quality"}});
                events.push(Event { day: later, fact: fact(&format!("x{n}"), later, 4, 0, body) });
            }
            2 => {
                let until = date(later + i64::try_from(dice.below(9)).unwrap());
                let body = json!({"kind": "block_placed", "block": {"id": format!("B{n}"), "customer_id": "C",
                    "reason": "order", "until": until}});
                events.push(Event { day: later, fact: fact(&format!("b{n}"), later, 4, 0, body) });
            }
            _ => {}
        }
    }
    events.sort_by_key(|event| event.fact.recorded);
    events
}

/// The playbook under which a history is held against the laws: the standard one, with or without a plan of retries.
#[must_use]
pub fn playbook(seed: u64) -> Playbook {
    let mut playbook = Playbook::standard().unwrap();
    playbook.cash = None;
    if !seed.is_multiple_of(16) {
        playbook.retries = None;
    }
    if seed.is_multiple_of(3) {
        for policy in &mut playbook.policies {
            if let Some(times) = &mut policy.contact_times {
                (times.min_answers, times.max_wait_days) = (1, 2);
            }
        }
    }
    playbook
}
