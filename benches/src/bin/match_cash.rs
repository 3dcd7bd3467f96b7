//! Matches the bank movements of a folder to its open items. Only columns are translated here.

use clap::Parser;
use receivables::matching::{EvidenceWeight, MatchCandidate, MatchKind, MatchOptions, MatchRate, match_cash};
use receivables::{
    BankMovement, BankText, CreditMemoId, Currency, Customer, CustomerId, Date, InvoiceId, LearnedEvidence,
    MatchDiscount, MatchItem, Money, MovementId, Name, Percent, Rate, Reference,
};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Bank movements to open items: one JSON object a line for each movement.
#[derive(Parser)]
struct Arguments {
    /// Folder with customers, invoices, transactions, history (`.jsonl`) and `policy.json`.
    #[arg(long)]
    dir: PathBuf,
    /// Where the answers go.
    #[arg(long)]
    out: PathBuf,
    /// Write the evidence of every answer too, to fit weights to.
    #[arg(long)]
    evidence: Option<PathBuf>,
    /// Weights to go by (`evidence,weight`), in place of those that come with the crate.
    #[arg(long)]
    weights: Option<PathBuf>,
}

#[derive(Deserialize)]
struct CustomerRow {
    id: String,
    name: String,
    parent: Option<String>,
    country: Option<String>,
    #[serde(default)]
    aliases: Vec<String>,
    #[serde(default)]
    accounts: Vec<String>,
}

#[derive(Deserialize)]
struct InvoiceRow {
    id: String,
    customer: String,
    number: String,
    #[serde(rename = "type")]
    kind: String,
    currency: String,
    amount: String,
    issued: Date,
    due: Date,
    #[serde(default)]
    refs: Vec<String>,
    structured_ref: Option<String>,
    discount_pct: Option<serde_json::Number>,
    discount_until: Option<Date>,
}

#[derive(Deserialize)]
struct MovementRow {
    id: String,
    value_date: Date,
    amount: String,
    currency: String,
    payer_name: Option<String>,
    payer_account: Option<String>,
    text: Option<String>,
    structured_ref: Option<String>,
}

#[derive(Deserialize)]
struct HistoryRow {
    value_date: Date,
    payer_name: Option<String>,
    payer_account: Option<String>,
    customer: String,
}

#[derive(Deserialize)]
struct PolicyRow {
    base_currency: String,
    fx_per_base: BTreeMap<String, serde_json::Number>,
    fx_tolerance_pct: serde_json::Number,
    bank_fee_max: String,
    rounding_max: String,
    #[serde(default)]
    withholding_rates: Vec<serde_json::Number>,
}

type Answer<T> = Result<T, String>;

fn fault(error: impl std::fmt::Display) -> String {
    error.to_string()
}

fn rows<T: serde::de::DeserializeOwned>(path: &Path) -> Answer<Vec<T>> {
    let text = fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let read = |(at, line): (usize, &str)| {
        serde_json::from_str(line).map_err(|e| format!("{}:{}: {e}", path.display(), at + 1))
    };
    lines.map(read).collect()
}

/// A text that may be missing; blank counts as missing, control characters become blanks.
fn reference(text: Option<&String>) -> Answer<Option<Reference>> {
    let Some(text) = text else { return Ok(None) };
    let clean: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let clean: String = clean.trim().chars().take(120).collect();
    if clean.is_empty() { Ok(None) } else { Reference::new(&clean).map(Some).map_err(fault) }
}

fn references(texts: &[String]) -> Answer<Vec<Reference>> {
    let read: Answer<Vec<Option<Reference>>> = texts.iter().map(|t| reference(Some(t))).collect();
    Ok(read?.into_iter().flatten().collect())
}

fn money(amount: &str, currency: &str) -> Answer<Money> {
    Money::parse(amount, currency.parse::<Currency>().map_err(fault)?).map_err(fault)
}

fn customer(row: CustomerRow) -> Answer<Customer> {
    let mut customer =
        Customer::new(CustomerId::new(&row.id).map_err(fault)?, Name::new(&row.name).map_err(fault)?);
    customer.parent = row.parent.map(|p| CustomerId::new(&p)).transpose().map_err(fault)?;
    customer.country = row.country.map(|c| Name::new(&c)).transpose().map_err(fault)?;
    customer.aliases = references(&row.aliases)?;
    customer.accounts = references(&row.accounts)?;
    Ok(customer)
}

fn item(row: InvoiceRow) -> Answer<MatchItem> {
    let is_credit = row.kind == "credit_note";
    let amount = money(&row.amount, &row.currency)?.abs().map_err(fault)?;
    let percent = row.discount_pct.map(|p| p.to_string().parse::<Percent>()).transpose().map_err(fault)?;
    let discounts = percent.zip(row.discount_until).map(|(percent, until)| MatchDiscount { percent, until });
    Ok(MatchItem {
        invoice_id: (!is_credit).then(|| InvoiceId::new(&row.id)).transpose().map_err(fault)?,
        instalment: None,
        credit_memo_id: is_credit.then(|| CreditMemoId::new(&row.id)).transpose().map_err(fault)?,
        customer_id: CustomerId::new(&row.customer).map_err(fault)?,
        number: reference(Some(&row.number))?,
        references: references(&row.refs)?,
        structured_reference: reference(row.structured_ref.as_ref())?,
        issue_date: row.issued,
        due_date: row.due,
        open: amount,
        tax: None,
        discounts: discounts.into_iter().collect(),
        disputed: false,
    })
}

fn movement(row: MovementRow) -> Answer<BankMovement> {
    let id = MovementId::new(&row.id).map_err(fault)?;
    let mut movement = BankMovement::new(id, row.value_date, money(&row.amount, &row.currency)?);
    movement.payer_name = reference(row.payer_name.as_ref())?;
    movement.payer_account = reference(row.payer_account.as_ref())?;
    movement.text = row.text.map(|t| BankText::new(&t)).transpose().map_err(fault)?;
    movement.structured_reference = reference(row.structured_ref.as_ref())?;
    Ok(movement)
}

fn learned(rows: Vec<HistoryRow>) -> Answer<LearnedEvidence> {
    let mut learned = LearnedEvidence::default();
    for (at, row) in rows.into_iter().enumerate() {
        let id = MovementId::new(&format!("history-{at}")).map_err(fault)?;
        let mut movement = BankMovement::new(id, row.value_date, Money::from_minor(1, Currency::EUR));
        movement.payer_name = reference(row.payer_name.as_ref())?;
        movement.payer_account = reference(row.payer_account.as_ref())?;
        learned.confirm(&movement, &CustomerId::new(&row.customer).map_err(fault)?);
    }
    Ok(learned)
}

/// The limits of the policy are taken at face value in every currency of its rates.
fn options(policy: &PolicyRow) -> Answer<MatchOptions> {
    let mut options = MatchOptions::default();
    let mut currencies: Vec<&String> = policy.fx_per_base.keys().collect();
    if !currencies.contains(&&policy.base_currency) {
        currencies.push(&policy.base_currency);
    }
    for code in currencies {
        options.bank_fee_most.push(money(&policy.bank_fee_max, code)?);
        options.rounding_most.push(money(&policy.rounding_max, code)?);
    }
    for (code, rate) in &policy.fx_per_base {
        let rate: Rate = rate.to_string().parse().map_err(fault)?;
        options.rates.push(MatchRate { currency: code.parse().map_err(fault)?, rate });
    }
    options.rate_tolerance_percent = policy.fx_tolerance_pct.to_string().parse().map_err(fault)?;
    let percents: Result<_, _> =
        policy.withholding_rates.iter().map(|r| r.to_string().parse::<Percent>()).collect();
    options.withholding_percents = percents.map_err(fault)?;
    Ok(options)
}

fn weights(path: &Path) -> Answer<Vec<EvidenceWeight>> {
    let mut reader = csv::Reader::from_path(path).map_err(fault)?;
    let read = |row: Result<(String, String), csv::Error>| {
        let (evidence, weight) = row.map_err(fault)?;
        let weight = serde_json::json!({"evidence": evidence, "weight": weight});
        serde_json::from_value(weight).map_err(fault)
    };
    reader.deserialize().map(read).collect()
}

#[derive(serde::Serialize)]
struct Line<'a> {
    id: &'a str,
    customer: Option<&'a str>,
    invoices: Vec<Settled<'a>>,
    kind: &'static str,
    confidence: serde_json::Value,
}

#[derive(serde::Serialize)]
struct Settled<'a> {
    id: &'a str,
    amount: String,
}

fn line<'a>(id: &'a str, best: &'a MatchCandidate) -> Answer<Line<'a>> {
    let settled = best.items.iter().map(|item| {
        let (id, sign) = match (&item.invoice_id, &item.credit_memo_id) {
            (Some(invoice), _) => (invoice.as_str(), ""),
            (None, Some(credit)) => (credit.as_str(), "-"),
            (None, None) => ("", ""),
        };
        Settled { id, amount: format!("{sign}{}", item.amount.amount_text()) }
    });
    let kind = match best.kind {
        MatchKind::NotReceivable => "noise",
        MatchKind::Exchange => "fx",
        MatchKind::LateDiscount => "discount",
        other => other.as_str(),
    };
    let confidence: f64 = best.confidence.to_string().parse().map_err(fault)?;
    Ok(Line {
        id,
        customer: best.customer_id.as_ref().map(CustomerId::as_str),
        invoices: settled.collect(),
        kind,
        confidence: confidence.into(),
    })
}

fn run(arguments: &Arguments) -> Answer<()> {
    let path = |name: &str| arguments.dir.join(name);
    let customers: Answer<Vec<Customer>> =
        rows(&path("customers.jsonl"))?.into_iter().map(customer).collect();
    let items: Answer<Vec<MatchItem>> = rows(&path("invoices.jsonl"))?.into_iter().map(item).collect();
    let movements: Answer<Vec<BankMovement>> =
        rows(&path("transactions.jsonl"))?.into_iter().map(movement).collect();
    let history = path("history.jsonl");
    let learned = learned(if history.exists() { rows(&history)? } else { Vec::new() })?;
    let policy = fs::read_to_string(path("policy.json")).map_err(fault)?;
    let mut options = options(&serde_json::from_str(&policy).map_err(fault)?)?;
    if let Some(path) = &arguments.weights {
        options.weights = weights(path)?;
    }
    if arguments.evidence.is_some() {
        options.most_candidates = 20;
    }
    let report = match_cash(&movements?, &items?, &customers?, &learned, &options).map_err(fault)?;
    let mut out = BufWriter::new(fs::File::create(&arguments.out).map_err(fault)?);
    for found in &report.matches {
        let text = serde_json::to_string(&line(found.movement_id.as_str(), &found.best)?).map_err(fault)?;
        writeln!(out, "{text}").map_err(fault)?;
    }
    if let Some(path) = &arguments.evidence {
        let mut out = BufWriter::new(fs::File::create(path).map_err(fault)?);
        for found in &report.matches {
            writeln!(out, "{}", serde_json::to_string(found).map_err(fault)?).map_err(fault)?;
        }
        out.flush().map_err(fault)?;
    }
    out.flush().map_err(fault)
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("match_cash: {why}");
            ExitCode::from(2)
        }
    }
}
