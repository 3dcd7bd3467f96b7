//! Holds cash application against tables of invoices, payments and the true pairs. Only columns are translated here.
//!
//! Two layouts: three CSV tables (`table`), or JSON files with remittance advice and the type of each application
//! (`advice`). Prints precision, recall and F1 of the pairs (payment, invoice) that the best answers settle.

use clap::{Parser, Subcommand};
use receivables::matching::{EvidenceKind, Match, MatchDecision, MatchKind, MatchOptions, match_cash};
use receivables::{
    BankMovement, BankText, CreditMemoId, Currency, Customer, CustomerId, Date, InvoiceId, LearnedEvidence,
    MatchItem, Money, MovementId, Name, Reference,
};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Pairs of payments and invoices, held against the true ones.
#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    layout: Layout,
    /// Print every payment whose pairs or type are wrong to standard error.
    #[arg(long, global = true)]
    wrong: bool,
}

#[derive(Subcommand)]
enum Layout {
    /// CSV tables.
    Table {
        #[arg(long)]
        invoices: PathBuf,
        #[arg(long)]
        payments: PathBuf,
        #[arg(long)]
        matches: PathBuf,
    },
    /// JSON files, each a problem of its own.
    Advice { files: Vec<PathBuf> },
}

type Answer<T> = Result<T, String>;
type Pair = (String, String);

fn fault(error: impl std::fmt::Display) -> String {
    error.to_string()
}

/// A problem in the engine's own documents, with its truth.
#[derive(Default)]
struct Problem {
    customers: BTreeMap<String, Customer>,
    items: Vec<MatchItem>,
    movements: Vec<BankMovement>,
    pairs: BTreeSet<Pair>,
    /// The type of each application, where the layout tells it.
    types: BTreeMap<Pair, String>,
    /// Payments with lines of advice, and whether the number given is the invoice's own.
    advised: BTreeMap<String, bool>,
    options: MatchOptions,
}

/// An amount as such tables print it, often with the noise of floats: to the currency's smallest unit.
fn money(amount: f64, code: &str) -> Answer<Money> {
    let currency: Currency = code.parse().map_err(fault)?;
    Ok(Money::from_minor((amount * currency.units() as f64).round() as i64, currency))
}

fn reference(text: &str) -> Option<Reference> {
    let clean: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(120).collect();
    Reference::new(clean.trim()).ok()
}

fn date(text: &str) -> Answer<Date> {
    let dashed = match text.len() {
        8 => format!("{}-{}-{}", &text[..4], &text[4..6], &text[6..]),
        _ => text.to_owned(),
    };
    dashed.parse().map_err(fault)
}

fn item(id: &str, customer: &str, amount: Money, days: (Date, Date)) -> Answer<MatchItem> {
    let is_credit = !amount.is_positive();
    Ok(MatchItem {
        invoice_id: (!is_credit).then(|| InvoiceId::new(id)).transpose().map_err(fault)?,
        instalment: None,
        credit_memo_id: is_credit.then(|| CreditMemoId::new(id)).transpose().map_err(fault)?,
        customer_id: CustomerId::new(customer).map_err(fault)?,
        number: reference(id),
        references: Vec::new(),
        structured_reference: None,
        issue_date: days.0,
        due_date: days.1.max(days.0),
        open: amount.abs().map_err(fault)?,
        tax: None,
        discounts: Vec::new(),
        disputed: false,
    })
}

impl Problem {
    fn customer(&mut self, id: &str, name: &str) -> Answer<()> {
        if let Some(known) = self.customers.get_mut(id) {
            if known.name.as_str() != name && !known.aliases.iter().any(|a| a.as_str() == name) {
                known.aliases.extend(reference(name));
            }
            return Ok(());
        }
        let customer = Customer::new(CustomerId::new(id).map_err(fault)?, Name::new(name).map_err(fault)?);
        self.customers.insert(id.to_owned(), customer);
        Ok(())
    }

    fn matches(&self) -> Answer<Vec<Match>> {
        let customers: Vec<Customer> = self.customers.values().cloned().collect();
        let learned = LearnedEvidence::default();
        match_cash(&self.movements, &self.items, &customers, &learned, &self.options)
            .map(|report| report.matches)
            .map_err(fault)
    }
}

#[derive(Deserialize)]
struct InvoiceRow {
    invoice_id: String,
    #[serde(rename = "Document Number")]
    document: String,
    #[serde(rename = "Assignment Number")]
    assignment: String,
    #[serde(rename = "Billing Number")]
    billing: String,
    #[serde(rename = "Customer ID")]
    customer: String,
    #[serde(rename = "Customer Name")]
    name: String,
    #[serde(rename = "Currency Code")]
    currency: String,
    #[serde(rename = "Amount")]
    amount: f64,
    #[serde(rename = "Document Date")]
    issued: String,
    #[serde(rename = "Due Date")]
    due: String,
}

#[derive(Deserialize)]
struct PaymentRow {
    payment_id: String,
    #[serde(rename = "Business Partner")]
    payer: String,
    #[serde(rename = "Account Number")]
    account: String,
    #[serde(rename = "Memo Line")]
    memo: String,
    #[serde(rename = "Amount")]
    amount: f64,
    #[serde(rename = "Currency")]
    currency: String,
    #[serde(rename = "Posting Date")]
    posted: String,
}

#[derive(Deserialize)]
struct TruthRow {
    invoice_ids: String,
    payment_ids: String,
}

fn rows<T: serde::de::DeserializeOwned>(path: &Path) -> Answer<Vec<T>> {
    let mut reader = csv::Reader::from_path(path).map_err(fault)?;
    reader.deserialize().map(|row| row.map_err(fault)).collect()
}

fn table(invoices: &Path, payments: &Path, matches: &Path) -> Answer<Problem> {
    let mut problem = Problem::default();
    for row in rows::<InvoiceRow>(invoices)? {
        problem.customer(&row.customer, &row.name)?;
        let days = (date(&row.issued)?, date(&row.due)?);
        let mut item = item(&row.invoice_id, &row.customer, money(row.amount, &row.currency)?, days)?;
        item.number = reference(&row.billing);
        item.references = [&row.assignment, &row.document].into_iter().filter_map(|r| reference(r)).collect();
        problem.items.push(item);
    }
    for row in rows::<PaymentRow>(payments)? {
        let id = MovementId::new(&row.payment_id).map_err(fault)?;
        let mut movement = BankMovement::new(id, date(&row.posted)?, money(row.amount, &row.currency)?);
        movement.payer_name = reference(&row.payer);
        movement.payer_account = reference(&row.account);
        movement.text = BankText::new(&row.memo).ok();
        problem.movements.push(movement);
    }
    for row in rows::<TruthRow>(matches)? {
        let list = |text: &str| -> Answer<Vec<u64>> { serde_json::from_str(text).map_err(fault) };
        for payment in list(&row.payment_ids)? {
            for invoice in list(&row.invoice_ids)? {
                problem.pairs.insert((payment.to_string(), invoice.to_string()));
            }
        }
    }
    let currencies: BTreeSet<Currency> = problem.items.iter().map(|i| i.open.currency()).collect();
    // A unit of the small currencies, five hundredths of the others: what such tables call a small deduction.
    let small = |c: &Currency| Money::from_minor(if c.units() == 1 { 1 } else { 6 }, *c);
    problem.options.rounding_most = currencies.iter().map(small).collect();
    Ok(problem)
}

#[derive(Deserialize)]
struct Advice {
    invoices: Vec<AdviceInvoice>,
    payments: Vec<AdvicePayment>,
    remittance_lines: Vec<AdviceLine>,
    ground_truth: AdviceTruth,
}

#[derive(Deserialize)]
struct AdviceInvoice {
    invoice_id: String,
    customer_id: String,
    customer_name: String,
    invoice_date: Date,
    due_date: Date,
    amount: f64,
}

#[derive(Deserialize)]
struct AdvicePayment {
    payment_id: String,
    payment_date: Date,
    payer_name: String,
    amount: f64,
    reference_info: Option<String>,
}

#[derive(Deserialize)]
struct AdviceLine {
    payment_id: String,
    invoice_ref: String,
    amount: f64,
    memo: Option<String>,
}

#[derive(Deserialize)]
struct AdviceTruth {
    applications: Vec<Application>,
}

#[derive(Deserialize)]
struct Application {
    payment_id: String,
    invoice_id: String,
    match_type: String,
}

fn advice(file: &Path) -> Answer<Problem> {
    let given: Advice = serde_json::from_str(&fs::read_to_string(file).map_err(fault)?).map_err(fault)?;
    let mut problem = Problem::default();
    for row in &given.invoices {
        problem.customer(&row.customer_id, &row.customer_name)?;
        let days = (row.invoice_date, row.due_date);
        problem.items.push(item(&row.invoice_id, &row.customer_id, money(row.amount, "USD")?, days)?);
    }
    let numbers: BTreeSet<&str> = given.invoices.iter().map(|i| i.invoice_id.as_str()).collect();
    for row in given.payments {
        let id = MovementId::new(&row.payment_id).map_err(fault)?;
        let mut movement = BankMovement::new(id, row.payment_date, money(row.amount, "USD")?);
        movement.payer_name = reference(&row.payer_name);
        let mut text = String::new();
        for line in given.remittance_lines.iter().filter(|l| l.payment_id == row.payment_id) {
            let memo = line.memo.as_deref().unwrap_or_default();
            text.push_str(&format!("{} {:.2} {memo}; ", line.invoice_ref, line.amount));
            let own = problem.advised.entry(row.payment_id.clone()).or_insert(true);
            *own &= numbers.contains(line.invoice_ref.as_str());
        }
        text.push_str(&row.reference_info.unwrap_or_default());
        movement.text = BankText::new(&text).ok();
        problem.movements.push(movement);
    }
    for one in given.ground_truth.applications {
        let pair = (one.payment_id, one.invoice_id);
        problem.types.insert(pair.clone(), one.match_type);
        problem.pairs.insert(pair);
    }
    Ok(problem)
}

/// The type of an application in the words of the `advice` layout; what was paid twice is known from the second payment.
fn application_type(problem: &Problem, found: &Match, invoice: &str, twice: &BTreeSet<&str>) -> &'static str {
    let best = &found.best;
    let Some(own_number) = problem.advised.get(found.movement_id.as_str()) else { return "no_remittance" };
    if best.items.iter().any(|i| i.credit_memo_id.is_some()) {
        return "credit_memo";
    }
    let settled = best.items.iter().find(|i| i.invoice_id.as_ref().is_some_and(|i| i.as_str() == invoice));
    let open = problem.items.iter().find(|i| i.invoice_id.as_ref().is_some_and(|i| i.as_str() == invoice));
    let in_part = settled.zip(open).is_some_and(|(s, o)| s.amount.minor() < o.open.minor());
    if best.items.len() > 1 {
        return if in_part { "multi_invoice_partial" } else { "multi_invoice" };
    }
    match best.kind {
        MatchKind::Overpayment => "overpayment",
        MatchKind::Discount | MatchKind::LateDiscount => "discount_taken",
        MatchKind::Partial if says(found, "discount") => "discount_taken",
        MatchKind::Partial if says(found, "deduction") => "short_pay_deduction",
        MatchKind::Partial => "partial_payment",
        _ if twice.contains(invoice) => "duplicate_payment",
        _ if !own_number => "cross_reference",
        _ => "simple_1to1",
    }
}

/// Whether the text gives this as the reason why only a part is paid.
fn says(found: &Match, what: &str) -> bool {
    let is_it = |reason: &receivables::Reason| {
        reason.code.to_string() == "text_says" && reason.parameters.get("what").is_some_and(|v| v == what)
    };
    found.reasons.iter().any(is_it)
}

fn share(part: usize, of: usize) -> f64 {
    if of == 0 { 0.0 } else { part as f64 / of as f64 }
}

/// Precision, recall and F1 of pairs.
fn scores(found: &BTreeSet<Pair>, wanted: &BTreeSet<Pair>) -> serde_json::Value {
    let right = found.intersection(wanted).count();
    let (precision, recall) = (share(right, found.len()), share(right, wanted.len()));
    let f1 = if right == 0 { 0.0 } else { 2.0 * precision * recall / (precision + recall) };
    serde_json::json!({"pairs": found.len(), "precision": precision, "recall": recall, "f1": f1})
}

fn judge(problem: &Problem, tell: bool) -> Answer<serde_json::Value> {
    let matches = problem.matches()?;
    let name = |item: &receivables::matching::MatchedItem| {
        let invoice = item.invoice_id.as_ref().map(ToString::to_string);
        invoice.or_else(|| item.credit_memo_id.as_ref().map(ToString::to_string)).unwrap_or_default()
    };
    let (mut all, mut applied) = (BTreeSet::new(), BTreeSet::new());
    let twice: Vec<Pair> = duplicates(&matches);
    let twice: BTreeSet<&str> = twice.iter().map(|pair| pair.1.as_str()).collect();
    let (mut named, mut mixed) = (0_usize, 0_usize);
    for found in &matches {
        let mut own = BTreeSet::new();
        let mut wrong_type = false;
        for item in &found.best.items {
            let pair = (found.movement_id.to_string(), name(item));
            if let Some(wanted) = problem.types.get(&pair) {
                let given = application_type(problem, found, &pair.1, &twice);
                let plain = |t: &str| matches!(t, "simple_1to1" | "cross_reference");
                named += usize::from(given == wanted);
                mixed += usize::from(given != wanted && plain(given) && plain(wanted));
                wrong_type |= given != wanted;
            }
            if found.decision == MatchDecision::Apply {
                applied.insert(pair.clone());
            }
            own.insert(pair);
        }
        let id = found.movement_id.to_string();
        let wanted: BTreeSet<Pair> = problem.pairs.iter().filter(|p| p.0 == id).cloned().collect();
        if tell && (wanted != own || wrong_type) {
            let movement = problem.movements.iter().find(|m| m.id == found.movement_id);
            let text = movement.and_then(|m| m.text.as_ref()).map_or("", |t| t.as_str());
            let stated = found.best.evidence.iter().any(|e| e.evidence == EvidenceKind::Stated);
            eprintln!(
                "{id} {} {} stated={stated} | {text} | found {own:?} wanted {wanted:?}",
                found.best.kind, found.best.confidence
            );
        }
        all.extend(own);
    }
    let mut answer = serde_json::json!({
        "payments": matches.len(), "best": scores(&all, &problem.pairs), "applied": scores(&applied, &problem.pairs)
    });
    if !problem.types.is_empty() {
        answer["types"] = serde_json::json!({
            "right": named, "simple_and_cross_reference_mixed": mixed, "of": problem.types.len()
        });
    }
    Ok(answer)
}

/// What a second payment names again, as (payment, invoice).
fn duplicates(matches: &[Match]) -> Vec<Pair> {
    let second = matches.iter().filter(|m| m.best.kind == MatchKind::Duplicate);
    second
        .filter_map(|second| {
            let same = |m: &&Match| {
                m.best.customer_id == second.best.customer_id
                    && m.best.items.len() == 1
                    && m.best.items.iter().any(|i| Some(i.amount) == second.best.on_account)
            };
            let first = matches.iter().find(same)?;
            let invoice = first.best.items.first()?.invoice_id.as_ref()?;
            Some((first.movement_id.to_string(), invoice.to_string()))
        })
        .collect()
}

fn run(arguments: &Arguments) -> Answer<()> {
    match &arguments.layout {
        Layout::Table { invoices, payments, matches } => {
            let answer = judge(&table(invoices, payments, matches)?, arguments.wrong)?;
            println!("{answer}");
        }
        Layout::Advice { files } => {
            for file in files {
                println!("{}", judge(&advice(file)?, arguments.wrong)?);
            }
        }
    }
    Ok(())
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("match_pairs: {why}");
            ExitCode::from(2)
        }
    }
}
