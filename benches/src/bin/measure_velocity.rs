//! Measures how soon a change of pace is noticed, and how often one is noticed that is none, against a plain threshold
//! on the rolling mean.
//!
//! Histories are real, shifts are injected. Customers are shuffled first: each invoice gets the days late of another one
//! of the same customer on the same terms, so that whatever changed in truth is gone and every alarm is a false one. Then
//! from a drawn invoice on every payment comes so many days later. Both watches look once a week and know only what was
//! paid by then. The plain threshold is the smallest number of whole days that gives no more false alarms than ours.

use clap::Parser;
use receivables::documents::PastInvoice;
use receivables::risk::{VelocityChange, VelocityOptions, payment_velocity};
use receivables::{CustomerId, Date};
use receivables_benches::{Draw, History};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// Detection delay and false alarms of the watch over payment behaviour.
#[derive(Parser)]
struct Arguments {
    /// CSV with `customer_id`, `invoice_id`, `issue_date`, `due_date`, `amount`, `currency`, `paid_date`.
    #[arg(long)]
    history: PathBuf,
    /// Least number of paid invoices of a customer.
    #[arg(long, default_value_t = 20)]
    invoices: usize,
    /// Shuffles, each with shifts at other invoices.
    #[arg(long, default_value_t = 5)]
    rounds: usize,
    /// Days by which payments come later.
    #[arg(long, value_delimiter = ',', default_value = "7,15,30")]
    shifts: Vec<i64>,
}

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;
type ByCustomer = BTreeMap<CustomerId, Vec<PastInvoice>>;

/// The weeks in which a watch gave a new alarm for a customer.
type Alarms = BTreeMap<CustomerId, Vec<Date>>;

fn main() -> Outcome<()> {
    let arguments = Arguments::parse();
    let (all, _) = History::read(&arguments.history)?.invoices();
    let mut customers: ByCustomer = BTreeMap::new();
    for invoice in all.into_iter().filter(|invoice| invoice.paid_date.is_some()) {
        customers.entry(invoice.customer_id.clone()).or_default().push(invoice);
    }
    customers.retain(|_, invoices| invoices.len() >= arguments.invoices);
    for invoices in customers.values_mut() {
        invoices.sort_by(|a, b| (a.due_date, &a.invoice_id).cmp(&(b.due_date, &b.invoice_id)));
    }
    let count: usize = customers.values().map(Vec::len).sum();
    println!(
        "{} customers with {} paid invoices or more, {count} invoices",
        customers.len(),
        arguments.invoices
    );
    let raw = ours(&customers)?;
    println!("as they are: {:.1} alarms in 1000 invoices", per_thousand(&raw, count));
    let shuffled: Vec<ByCustomer> =
        (0..arguments.rounds).map(|round| shuffle(&customers, round)).collect::<Outcome<_>>()?;
    let false_alarms = |watch: &dyn Fn(&ByCustomer) -> Outcome<Alarms>| -> Outcome<f64> {
        let mut sum = 0.0;
        for histories in &shuffled {
            sum += per_thousand(&watch(histories)?, count);
        }
        Ok(sum / shuffled.len() as f64)
    };
    let our_rate = false_alarms(&ours)?;
    let mut days = 1.0;
    while days < 90.0 && false_alarms(&|histories| Ok(plain(histories, days)))? > our_rate {
        days += 1.0;
    }
    println!(
        "shuffled: {our_rate:.2} false alarms in 1000 invoices; the mean of five has fewer above {days} days"
    );
    for shift in &arguments.shifts {
        let (mut mine, mut theirs) = (Delays::default(), Delays::default());
        for (round, histories) in shuffled.iter().enumerate() {
            let (changed, from) = inject(histories, *shift, round)?;
            mine.take(&changed, &from, &ours(&changed)?);
            theirs.take(&changed, &from, &plain(&changed, days));
        }
        println!("{shift} days later: ours {}", mine.told());
        println!("{shift} days later: mean {}", theirs.told());
    }
    Ok(())
}

fn per_thousand(alarms: &Alarms, invoices: usize) -> f64 {
    1e3 * alarms.values().map(Vec::len).sum::<usize>() as f64 / invoices.max(1) as f64
}

/// The same customers, each with days late drawn from their own on the same terms.
fn shuffle(customers: &ByCustomer, round: usize) -> Outcome<ByCustomer> {
    let mut shuffled = customers.clone();
    for (place, invoices) in shuffled.values_mut().enumerate() {
        let mut draw = Draw::of(0x5AFE, round * 100_000 + place);
        let mut by_terms: BTreeMap<i32, Vec<usize>> = BTreeMap::new();
        for (at, invoice) in invoices.iter().enumerate() {
            by_terms.entry(invoice.due_date.days_since(invoice.issue_date)).or_default().push(at);
        }
        for own in by_terms.into_values() {
            let mut late: Vec<i64> = own.iter().filter_map(|at| days_late(&invoices[*at])).collect();
            for at in (1..late.len()).rev() {
                late.swap(at, draw.place(at + 1));
            }
            for (at, late) in own.iter().zip(late) {
                pay(&mut invoices[*at], late)?;
            }
        }
    }
    Ok(shuffled)
}

fn days_late(invoice: &PastInvoice) -> Option<i64> {
    Some(i64::from(invoice.paid_date?.days_since(invoice.due_date)))
}

fn pay(invoice: &mut PastInvoice, late: i64) -> Outcome<()> {
    invoice.paid_date = Some(invoice.due_date.plus_days(late)?.max(invoice.issue_date));
    Ok(())
}

/// From an invoice between four and seven tenths of a customer's history on, every payment comes later. The answer names
/// the due date of that invoice.
fn inject(
    customers: &ByCustomer,
    shift: i64,
    round: usize,
) -> Outcome<(ByCustomer, BTreeMap<CustomerId, Date>)> {
    let (mut changed, mut from) = (customers.clone(), BTreeMap::new());
    for (place, (customer, invoices)) in changed.iter_mut().enumerate() {
        let mut draw = Draw::of(0x5417, round * 100_000 + place);
        let first = invoices.len() * 4 / 10 + draw.place(invoices.len() * 3 / 10 + 1);
        let Some(due) = invoices.get(first).map(|invoice| invoice.due_date) else { continue };
        for invoice in invoices.iter_mut().filter(|invoice| invoice.due_date >= due) {
            let late = days_late(invoice).unwrap_or(0) + shift;
            pay(invoice, late)?;
        }
        from.insert(customer.clone(), due);
    }
    Ok((changed, from))
}

/// Every Monday or whatever day it falls on, from the first due date to sixty days after the last.
fn weeks(customers: &ByCustomer) -> Vec<Date> {
    let due = || customers.values().flatten().map(|invoice| invoice.due_date);
    let (Some(first), Some(last)) = (due().min(), due().max()) else { return Vec::new() };
    let days = i64::from(last.days_since(first)) + 60;
    (0..=days / 7).filter_map(|week| first.plus_days(7 * week).ok()).collect()
}

fn ours(customers: &ByCustomer) -> Outcome<Alarms> {
    let all: Vec<PastInvoice> = customers.values().flatten().cloned().collect();
    let (mut alarms, mut seen) = (Alarms::new(), BTreeSet::new());
    for week in weeks(customers) {
        for change in payment_velocity(&all, week, &VelocityOptions::default())? {
            // The beginning of one and the same change may move a little as open invoices are paid.
            let is_new = seen.insert((change.customer_id.clone(), change.since));
            let near = |last: &Date| week.days_since(*last) < 30;
            let given = alarms.entry(change.customer_id.clone()).or_default();
            if change.change == VelocityChange::Slower && is_new && !given.last().is_some_and(near) {
                given.push(week);
            }
        }
    }
    Ok(alarms)
}

/// The plain threshold: the mean of the last five paid invoices is so many days above the mean of all before them.
fn plain(customers: &ByCustomer, days: f64) -> Alarms {
    let mut alarms = Alarms::new();
    let mean = |late: &[f64]| late.iter().sum::<f64>() / late.len() as f64;
    let weeks = weeks(customers);
    for (customer, invoices) in customers {
        let mut paid: Vec<(Date, f64)> = invoices
            .iter()
            .filter_map(|invoice| Some((invoice.paid_date?, days_late(invoice)? as f64)))
            .collect();
        paid.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
        let late: Vec<f64> = paid.iter().map(|(_, late)| *late).collect();
        let mut above = false;
        for week in &weeks {
            let known = paid.partition_point(|(date, _)| date < week);
            let now = known >= 10 && mean(&late[known - 5..known]) - mean(&late[..known - 5]) > days;
            if now && !above {
                alarms.entry(customer.clone()).or_default().push(*week);
            }
            above = now;
        }
    }
    alarms
}

/// How soon shifts were noticed.
#[derive(Default)]
struct Delays {
    days: Vec<i32>,
    invoices: Vec<usize>,
    shifts: usize,
}

impl Delays {
    fn take(&mut self, customers: &ByCustomer, from: &BTreeMap<CustomerId, Date>, alarms: &Alarms) {
        for (customer, due) in from {
            self.shifts += 1;
            let first = alarms.get(customer).and_then(|weeks| weeks.iter().find(|week| *week >= due));
            let Some(week) = first else { continue };
            self.days.push(week.days_since(*due));
            let since = customers.get(customer).into_iter().flatten();
            self.invoices.push(since.filter(|i| i.due_date >= *due && i.due_date < *week).count());
        }
    }

    fn told(mut self) -> String {
        self.days.sort_unstable();
        self.invoices.sort_unstable();
        let middle = |count: usize| count / 2;
        let within = |days: i32| 100 * self.days.iter().filter(|d| **d <= days).count() / self.shifts.max(1);
        format!(
            "noticed {} of {}: within 30 days {} %, 60 days {} %, 90 days {} %; half of the noticed within {} days, {} invoices",
            self.days.len(),
            self.shifts,
            within(30),
            within(60),
            within(90),
            self.days.get(middle(self.days.len())).copied().unwrap_or(0),
            self.invoices.get(middle(self.invoices.len())).copied().unwrap_or(0),
        )
    }
}
