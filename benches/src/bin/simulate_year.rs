//! A company followed day by day for a year: every noon the facts of the day are told, a caseload is brought up to date,
//! and what it asks for is done. The answers of the customers are made up; they stand in the example `full_cycle`.

#[path = "../../../core/examples/full_cycle/quarter/mod.rs"]
mod quarter;

use clap::Parser;
use quarter::payer::Payer;
use quarter::{Draw, Follow, Tally};
use receivables::{Currency, Date, Fact, Instrument, Ledger, Money, Playbook, Result, Settings};
use receivables_benches::{Stopwatch, resident_bytes};

/// Times a year of follow-up, day by day, and says what became of the cases.
#[derive(Debug, Parser)]
struct Arguments {
    /// How many customers, each with an invoice every thirty days.
    #[arg(long, default_value_t = 10_000)]
    customers: u64,
    /// How many days.
    #[arg(long, default_value_t = 365)]
    days: u32,
    /// Among how many threads the customers are shared, each share with a ledger of its own.
    #[arg(long, default_value_t = 2)]
    threads: u64,
    /// The seed of what is drawn.
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

fn first_day() -> Result<Date> {
    "2026-01-01".parse()
}

/// A customer: two contacts; four of ten pay by card.
fn customer(number: u64) -> Result<(Vec<Fact>, Option<Instrument>)> {
    let on = first_day()?;
    let id = format!("C{number:07}");
    let mut facts = vec![Fact::from_json(&format!(
        r#"{{"kind":"customer_recorded","id":"c-{id}","effective":"{on}","recorded":"{on}T00:00:00Z","customer":{{"id":
        "{id}","name":"Made-up {number} Ltd","contacts":[{{"id":"ap","role":"accounts_payable","order":1,"email":
        "ap@made-up.example"}},{{"id":"fin","role":"finance_lead","order":2,"email":"fin@made-up.example"}}]}}}}"#
    ))?];
    if number % 10 >= 4 {
        return Ok((facts, None));
    }
    // A quarter of the cards expire within the year.
    let expires = on.plus_days(60 + i64::try_from(number * 37 % 1_300).unwrap_or(0))?;
    facts.push(Fact::from_json(&format!(
        r#"{{"kind":"payment_method_updated","id":"i-{id}","effective":"{on}","recorded":"{on}T00:00:00Z","instrument":{{
        "id":"card-{id}","customer_id":"{id}","method":"card","rail":"visa","expires":"{expires}","active":true}}}}"#
    ))?);
    let instrument = match facts.last().map(|fact| &fact.body) {
        Some(receivables::FactBody::PaymentMethodUpdated { instrument }) => Some(instrument.clone()),
        _ => None,
    };
    Ok((facts, instrument))
}

fn company(numbers: impl Iterator<Item = u64>, draw: Draw) -> Result<Follow> {
    let mut ledger = Ledger::new(Settings::default());
    let mut payers = Vec::new();
    for number in numbers {
        let (facts, instrument) = customer(number)?;
        ledger.apply_all(&facts)?;
        let cents = 5_000 + i64::try_from(draw.below(number, 20, 0, 500_000)).unwrap_or(0);
        let bill = 1 + i64::try_from(draw.below(number, 21, 0, 30)).unwrap_or(0);
        payers.push(Payer::new(
            format!("C{number:07}").parse()?,
            number,
            Money::from_minor(cents, Currency::EUR),
            if instrument.is_some() { 1 } else { 14 + u16::try_from(number % 3).unwrap_or(0) * 8 },
            first_day()?.plus_days(bill)?,
            instrument,
            draw,
        ));
    }
    Follow::new(ledger, payers, Playbook::standard()?, draw)
}

fn share(arguments: &Arguments, part: u64) -> Result<Tally> {
    let numbers = (0..arguments.customers).filter(|number| number % arguments.threads == part);
    company(numbers, Draw(arguments.seed))?.run(first_day()?, arguments.days)
}

fn main() -> Result<()> {
    let mut arguments = Arguments::parse();
    arguments.threads = arguments.threads.max(1);
    let clock = Stopwatch::start();
    let tallies: Vec<Result<Tally>> = std::thread::scope(|scope| {
        let started: Vec<_> = (0..arguments.threads)
            .map(|part| {
                let arguments = &arguments;
                scope.spawn(move || share(arguments, part))
            })
            .collect();
        started.into_iter().map(|thread| thread.join().expect("a share of the customers")).collect()
    });
    let mut all = Tally::default();
    for tally in tallies {
        all.add(&tally?);
    }
    println!(
        "{} customers, {} days, {} threads: {:.1} s, {} facts, {} refused, {} looks at a customer, {:.2} GB",
        arguments.customers,
        arguments.days,
        arguments.threads,
        clock.seconds(),
        all.facts,
        all.refused,
        all.looked_at,
        resident_bytes().map_or(f64::NAN, |bytes| bytes as f64 / 1e9)
    );
    println!("{} cases began, {} are open at the end", all.began, all.open);
    let (invoices, seen) = all.invoices;
    println!("no person needed: {} of {invoices} invoices", Tally::touchless(invoices, seen));
    println!("no person needed: {} of the cases", Tally::touchless(all.began, all.with_person));
    let (settled, seen) = all.settled;
    println!("  of those that began 30 days or more before the end: {}", Tally::touchless(settled, seen));
    println!("done");
    all.done.iter().for_each(|(kind, count)| println!("{count:>10}  {kind}"));
    println!("cases that ended, by what was done last");
    all.ended_after.iter().for_each(|(step, count)| println!("{count:>10}  {step}"));
    println!("why a person had to see a case");
    all.why.iter().for_each(|(reason, count)| println!("{count:>10}  {reason}"));
    Ok(())
}
