//! The made-up company: what ships is what the generator makes, and it holds together.
//!
//! The check of amounts here is a second, plain bookkeeping that knows neither the generator's books nor the ledger: it
//! replays the facts in the order of their days, and again as they were known at the end of each month.

use receivables::calendar::{BaseDates, HolidayCalendar};
use receivables::ledger::Applied;
use receivables::{
    AllocationSource, AllocationTarget, AsOf, Date, Fact, FactBody, InvoiceId, Ledger, Money, PaymentId,
    Settings, Timestamp,
};
use receivables_tests::sample::{self, SampleOptions};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

fn shipped() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../core/examples/sample_company/facts.jsonl")
}

#[test]
fn the_shipped_company_is_fresh() {
    let text = sample::json_lines(&sample::facts(&SampleOptions::default()));
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(shipped().parent().unwrap()).unwrap();
        std::fs::write(shipped(), &text).unwrap();
    }
    let stored = std::fs::read_to_string(shipped()).unwrap_or_default();
    assert!(stored == text, "core/examples/sample_company/facts.jsonl is stale: run with UPDATE=1");
    assert!(text.len() < 7_000_000, "{} bytes", text.len());
}

#[test]
fn every_line_reads_back_as_it_was() {
    for fact in sample::facts(&SampleOptions { customers: 60, ..SampleOptions::default() }) {
        let text = fact.to_json().unwrap();
        assert_eq!(Fact::from_json(&text).unwrap(), fact);
    }
}

#[test]
fn every_sort_of_business_happens() {
    let facts = sample::facts(&SampleOptions::default());
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for fact in &facts {
        *counts.entry(fact.body.kind()).or_default() += 1;
    }
    println!("{} facts: {counts:#?}", facts.len());
    assert!((20_000..=25_999).contains(&facts.len()), "{}", facts.len());
    // Outcomes of proposed actions need the actions, which the generator does not know. Its payments are allocated by
    // the company itself; only the bank statement of the last morning is not matched yet.
    let elsewhere = ["action_done", "action_failed", "match_confirmed", "match_rejected"];
    let missing: Vec<_> = FactBody::KINDS
        .iter()
        .filter(|kind| !counts.contains_key(*kind) && !elsewhere.contains(*kind))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn amounts_never_go_below_nothing_however_little_is_known() {
    let options = SampleOptions { customers: 300, ..SampleOptions::default() };
    let facts = sample::facts(&options);
    let mut known = options.first_day();
    while known <= options.last_day() {
        known = known.plus_months(1).unwrap();
        let until = Timestamp::start_of(known);
        let seen: Vec<&Fact> = facts.iter().filter(|fact| fact.recorded < until).collect();
        PlainBooks::default().replay(seen);
    }
}

#[test]
fn the_story_ends_in_the_middle_of_business() {
    let options = SampleOptions::default();
    let facts = sample::facts(&options);
    let mut books = PlainBooks::default();
    books.replay(facts.iter().collect());
    let today = options.last_day();
    let mut buckets = [0_usize; 5];
    for (key, open) in books.open.iter().filter(|(_, open)| **open > 0) {
        let days = today.days_since(books.due[key]);
        assert!(*open > 0);
        let bucket = match days {
            ..=0 => 0,
            1..=30 => 1,
            31..=60 => 2,
            61..=90 => 3,
            _ => 4,
        };
        buckets[bucket] += 1;
    }
    println!("open items by bucket: {buckets:?}");
    assert!(buckets.iter().all(|count| *count > 5), "{buckets:?}");
    let left = books.available.values().filter(|left| **left > 0).count();
    let ownerless = books.ownerless.iter().filter(|id| books.available[*id] > 0).count();
    println!("{left} credits left, {ownerless} of unknown payers, {} disputes", books.disputes.len());
    assert!(left > 5 && ownerless > 1 && books.disputes.len() > 2);
    assert!(books.promises.iter().any(|until| *until > today));
    assert!(books.promises.iter().filter(|until| **until < today).count() > 50);
}

#[test]
fn a_ledger_accepts_every_fact_and_agrees_with_the_plain_books() {
    let options = SampleOptions::default();
    let facts = sample::facts(&options);
    let mut ledger = Ledger::new(Settings::default());
    for (at, fact) in facts.iter().enumerate() {
        let applied = ledger.apply(fact).unwrap_or_else(|error| panic!("fact {at}: {error}\n{fact:?}"));
        assert_eq!(applied, Applied::New);
    }
    for months in [3, 12, options.months] {
        let day =
            options.first_day().plus_months(u32::try_from(months).unwrap()).unwrap().plus_days(-1).unwrap();
        let at = AsOf::known(day, Timestamp::start_of(day.plus_days(1).unwrap()));
        let mut books = PlainBooks::default();
        books.replay(facts.iter().filter(|fact| at.sees(fact.effective, fact.recorded)).collect());
        let items = ledger.open_items(&at).unwrap();
        let open: BTreeMap<_, _> = items
            .iter()
            .map(|item| ((item.invoice_id.clone(), item.instalment), item.open.minor()))
            .collect();
        books.open.retain(|_, open| *open > 0);
        assert_eq!(open, books.open, "{day}");
        assert!(
            items.iter().all(|item| item.due_date == books.due[&(item.invoice_id.clone(), item.instalment)])
        );
        let mut left: BTreeMap<String, i64> = BTreeMap::new();
        for credit in ledger.open_credits(&at).unwrap() {
            *left.entry(credit.id.to_string()).or_default() += credit.open.minor();
        }
        for put in books.live.values().filter(|put| put.item.is_none()) {
            *books.available.get_mut(&put.source).unwrap() += put.taken;
        }
        books.available.retain(|_, left| *left > 0);
        assert_eq!(left, books.available, "{day}");
    }
}

#[test]
fn other_companies_are_accepted_in_any_order() {
    for seed in 1..=4 {
        let mut facts = sample::facts(&SampleOptions { seed, customers: 90, months: 18 });
        let digest = |facts: &[Fact]| {
            let mut ledger = Ledger::new(Settings::default());
            let batch = ledger.apply_all(facts).unwrap_or_else(|error| panic!("seed {seed}: {error}"));
            assert_eq!((batch.applied, batch.repeated), (facts.len(), 0));
            ledger.digest().unwrap()
        };
        let told = digest(&facts);
        facts.reverse();
        assert_eq!(told, digest(&facts), "seed {seed}");
    }
}

/// The plain bookkeeping: open amounts of instalments and what is left of sources, in smallest units.
#[derive(Default)]
struct PlainBooks {
    open: BTreeMap<(InvoiceId, u32), i64>,
    due: BTreeMap<(InvoiceId, u32), Date>,
    available: BTreeMap<String, i64>,
    ownerless: BTreeSet<String>,
    live: BTreeMap<String, Live>,
    written_off: BTreeMap<String, i64>,
    disputes: BTreeSet<String>,
    promises: Vec<Date>,
}

/// A live allocation: what it took from which source, and what it settled on which item.
struct Live {
    source: String,
    taken: i64,
    item: Option<(InvoiceId, u32)>,
    settled: i64,
}

impl PlainBooks {
    /// By day, then as recorded; after each day nothing may be below zero.
    fn replay(&mut self, mut facts: Vec<&Fact>) {
        facts.sort_by_key(|fact| (fact.effective, fact.recorded, fact.body.rank()));
        for day in facts.chunk_by(|a, b| a.effective == b.effective) {
            for fact in day {
                self.apply(fact);
            }
            let end = day[0].effective;
            assert!(self.open.values().all(|open| *open >= 0), "{end}: {:?}", self.worst());
            let short: Vec<_> = self.available.iter().filter(|(_, left)| **left < 0).collect();
            assert!(short.is_empty(), "{end}: {short:?}");
        }
    }

    fn worst(&self) -> Option<(&(InvoiceId, u32), &i64)> {
        self.open.iter().min_by_key(|(_, open)| **open)
    }

    fn apply(&mut self, fact: &Fact) {
        match &fact.body {
            FactBody::InvoiceIssued { invoice } => {
                assert_eq!(invoice.issue_date, fact.effective);
                for (at, (due, amount)) in instalments(invoice).into_iter().enumerate() {
                    let key = (invoice.id.clone(), u32::try_from(at).unwrap() + 1);
                    self.due.insert(key.clone(), due);
                    assert!(self.open.insert(key, amount.minor()).is_none(), "{}", invoice.id);
                }
            }
            FactBody::PaymentReceived { payment } => {
                assert_eq!(payment.value_date, fact.effective);
                if payment.customer_id.is_none() {
                    self.ownerless.insert(payment.id.to_string());
                }
                assert!(self.available.insert(payment.id.to_string(), payment.amount.minor()).is_none());
            }
            FactBody::CreditMemoIssued { credit_memo } => {
                assert_eq!(credit_memo.issue_date, fact.effective);
                let id = credit_memo.id.to_string();
                assert!(self.available.insert(id, credit_memo.amount.minor()).is_none());
            }
            FactBody::CashAllocated { allocation } => self.allocate(allocation),
            FactBody::CashUnallocated { allocation_id, .. } => self.release(allocation_id.as_str()),
            FactBody::PaymentReturned { payment_return } => self.take_back(&payment_return.payment_id),
            FactBody::InvoiceVoided { invoice_id, .. } => self.void(invoice_id),
            _ => self.apply_rest(fact),
        }
    }

    fn apply_rest(&mut self, fact: &Fact) {
        match &fact.body {
            FactBody::RefundPaid { refund } => {
                let source = refund.payment_id.as_ref().map(ToString::to_string);
                let source = source.or(refund.credit_memo_id.as_ref().map(ToString::to_string)).unwrap();
                *self.available.get_mut(&source).unwrap() -= refund.amount.minor();
            }
            FactBody::WrittenOff { write_off } => {
                let key = (write_off.invoice_id.clone(), write_off.instalment.unwrap_or(1));
                *self.open.get_mut(&key).unwrap() -= write_off.amount.minor();
                self.written_off.insert(write_off.id.to_string(), write_off.amount.minor());
            }
            FactBody::Recovered { recovery } => {
                let lost = self.written_off.get_mut(recovery.write_off_id.as_str()).unwrap();
                *lost -= recovery.amount.minor();
                assert!(*lost >= 0);
                *self.available.get_mut(recovery.payment_id.as_str()).unwrap() -= recovery.amount.minor();
            }
            FactBody::DisputeOpened { dispute } => {
                assert!(self.disputes.insert(dispute.id.to_string()));
            }
            FactBody::DisputeResolved { dispute_id, .. } => {
                assert!(self.disputes.remove(dispute_id.as_str()), "{dispute_id}");
            }
            FactBody::PromiseMade { promise } => {
                assert!(promise.promised_date > fact.effective);
                self.promises.push(promise.promised_date);
            }
            _ => {}
        }
    }

    fn allocate(&mut self, allocation: &receivables::Allocation) {
        let source = match allocation.source().unwrap() {
            AllocationSource::Payment(id) => id.to_string(),
            AllocationSource::CreditMemo(id) => id.to_string(),
        };
        let settled = allocation.settled().unwrap().minor();
        let taken = allocation.taken().minor();
        *self.available.get_mut(&source).unwrap() -= taken;
        let item = match allocation.target().unwrap() {
            AllocationTarget::Invoice(id, instalment) => Some((id.clone(), instalment.unwrap_or(1))),
            AllocationTarget::OnAccount(_) => None,
        };
        if let Some(item) = &item {
            *self.open.get_mut(item).unwrap() -= settled;
        }
        let live = Live { source, taken, item, settled };
        assert!(self.live.insert(allocation.id.to_string(), live).is_none());
    }

    fn release(&mut self, allocation: &str) {
        let Live { source, taken, item, settled } = self.live.remove(allocation).expect("a live allocation");
        *self.available.get_mut(&source).unwrap() += taken;
        if let Some(item) = item {
            *self.open.get_mut(&item).unwrap() += settled;
        }
    }

    /// The sample returns whole payments only.
    fn take_back(&mut self, payment: &PaymentId) {
        let puts: Vec<String> = self
            .live
            .iter()
            .filter(|(_, put)| put.source == payment.as_str())
            .map(|(id, _)| id.clone())
            .collect();
        for id in puts {
            self.release(&id);
        }
        assert!(self.available.insert(payment.to_string(), 0).unwrap() > 0);
    }

    fn void(&mut self, invoice: &InvoiceId) {
        let on_it = |item: &Option<(InvoiceId, u32)>| item.as_ref().is_some_and(|(id, _)| id == invoice);
        let puts: Vec<String> =
            self.live.iter().filter(|(_, put)| on_it(&put.item)).map(|(id, _)| id.clone()).collect();
        for id in puts {
            self.release(&id);
        }
        for (_, open) in self.open.iter_mut().filter(|((id, _), _)| id == invoice) {
            assert!(*open > 0);
            *open = 0;
        }
    }
}

/// Due dates and amounts of the instalments.
fn instalments(invoice: &receivables::Invoice) -> Vec<(Date, Money)> {
    let dates = BaseDates::issued(invoice.issue_date);
    let schedule = invoice.terms.schedule(&dates, invoice.amount, &HolidayCalendar::weekends_only()).unwrap();
    schedule.instalments.iter().map(|part| (part.due_date, part.amount)).collect()
}
