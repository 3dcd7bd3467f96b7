//! A book of customers and open items, made ready once, against which any number of movements is matched.

use super::batch::Batch;
use super::book::Book;
use super::evidence::Weights;
use super::fit::Limits;
use super::options::MatchOptions;
use super::render::report;
use super::report::MatchReport;
use super::words::WordList;
use crate::documents::{BankMovement, Customer, LearnedEvidence, MatchItem};
use crate::error::{Error, Result};

/// Customers and open items with their indexes. Building it costs time for the whole book; a movement then costs what
/// its own payers have.
///
/// Matching runs in two stages. [`CashBook::shards`] finds who may have paid and tells which movements may want the same
/// money; [`CashBook::match_movements`] allocates. Movements of different shards do not touch each other, so shards may
/// run apart, in any order and on any number of threads, and give together what one run gives.
#[derive(Debug)]
pub struct CashBook<'a> {
    book: Book,
    words: WordList,
    weights: Weights,
    options: &'a MatchOptions,
    items: Vec<&'a MatchItem>,
    customers: Vec<&'a Customer>,
}

impl<'a> CashBook<'a> {
    /// Takes the book in. The order of customers and items does not matter.
    ///
    /// # Errors
    /// What a customer, an item, the evidence or the options refuse, with its path; [`Error::CustomerUnknown`] for items
    /// of customers that are not there; [`Error::IdTaken`] for customers and items told twice.
    pub fn new(
        customers: &'a [Customer],
        items: &'a [MatchItem],
        learned: &LearnedEvidence,
        options: &'a MatchOptions,
    ) -> Result<Self> {
        options.check().map_err(|e| e.within("options"))?;
        learned.check().map_err(|e| e.within("learned"))?;
        check_each(customers, "customers", Customer::check)?;
        check_each(items, "items", MatchItem::check)?;
        let mut by_id: Vec<(usize, &Customer)> = customers.iter().enumerate().collect();
        by_id.sort_by(|a, b| a.1.id.cmp(&b.1.id));
        check_once(&by_id, "customers", |c| c.id.to_string())?;
        let known = |item: &MatchItem| by_id.binary_search_by(|c| c.1.id.cmp(&item.customer_id)).is_ok();
        for (at, item) in items.iter().enumerate() {
            if !known(item) {
                let id = item.customer_id.to_string();
                return Err(Error::CustomerUnknown { field: format!("items[{at}].customer_id"), id });
            }
        }
        let mut by_due: Vec<(usize, &MatchItem)> = items.iter().enumerate().collect();
        by_due.sort_by(|a, b| key(a.1).cmp(&key(b.1)));
        let name = |i: &MatchItem| {
            i.invoice_id
                .as_ref()
                .map(ToString::to_string)
                .or_else(|| i.credit_memo_id.as_ref().map(ToString::to_string))
        };
        check_once(&by_due, "items", |i| {
            format!("{} {}", name(i).unwrap_or_default(), i.instalment.unwrap_or(1))
        })?;
        let customers: Vec<&Customer> = by_id.into_iter().map(|c| c.1).collect();
        let items: Vec<&MatchItem> = by_due.into_iter().map(|i| i.1).collect();
        let book = Book::new(&customers, &items, learned)?;
        Ok(Self {
            book,
            words: WordList::new(&options.word_list()?),
            weights: Weights::new(&options.weight_list()?),
            options,
            items,
            customers,
        })
    }

    /// Matches movements against each other and the book. Their order does not matter.
    ///
    /// # Errors
    /// What a movement refuses, with its path; [`Error::IdTaken`] for a movement told twice.
    pub fn match_movements(&self, movements: &[BankMovement]) -> Result<MatchReport> {
        let limits = Limits::new(self.options);
        let batch = self.batch(movements, &limits)?;
        let answered = batch.answered();
        Ok(report(&batch, &answered, &self.items, &self.customers))
    }

    /// Places of movements that may want the same money, or that show each other who a payer is; each place once.
    ///
    /// # Errors
    /// What a movement refuses, with its path; [`Error::IdTaken`] for a movement told twice.
    pub fn shards(&self, movements: &[BankMovement]) -> Result<Vec<Vec<usize>>> {
        let limits = Limits::new(self.options);
        let batch = self.batch(movements, &limits)?;
        Ok(batch.shards(movements))
    }

    fn batch<'b>(&'b self, movements: &'b [BankMovement], limits: &'b Limits<'b>) -> Result<Batch<'b>> {
        check_each(movements, "movements", BankMovement::check)?;
        let mut order: Vec<(usize, &BankMovement)> = movements.iter().enumerate().collect();
        order.sort_by(|a, b| a.1.id.cmp(&b.1.id));
        check_once(&order, "movements", |m| m.id.to_string())?;
        let mut order: Vec<&BankMovement> = order.into_iter().map(|m| m.1).collect();
        order.sort_by(|a, b| (a.value_date, &a.id).cmp(&(b.value_date, &b.id)));
        Ok(Batch::new(&self.book, limits, &self.weights, &self.words, order))
    }
}

fn key(item: &MatchItem) -> impl Ord + '_ {
    (item.due_date, &item.invoice_id, &item.credit_memo_id, item.instalment)
}

fn check_each<T>(list: &[T], name: &str, check: impl Fn(&T) -> Result<()>) -> Result<()> {
    for (at, one) in list.iter().enumerate() {
        check(one).map_err(|e| e.within(&format!("{name}[{at}]")))?;
    }
    Ok(())
}

/// Refuses a sorted list in which two neighbours have one name.
fn check_once<T>(sorted: &[(usize, &T)], name: &str, id: impl Fn(&T) -> String) -> Result<()> {
    for pair in sorted.windows(2) {
        if let [first, second] = pair
            && id(first.1) == id(second.1)
        {
            return Err(Error::IdTaken {
                field: format!("{name}[{}]", second.0.max(first.0)),
                id: id(second.1),
            });
        }
    }
    Ok(())
}

/// Matches bank movements to open items: [`CashBook::new`] and [`CashBook::match_movements`] in one step.
///
/// # Errors
/// What a movement, an item, a customer, the evidence or the options refuse, with its path.
///
/// # Examples
/// ```
/// use receivables::matching::{MatchDecision, MatchKind, MatchOptions, match_cash};
/// use receivables::{BankMovement, BankText, Customer, CustomerId, LearnedEvidence, MatchItem, Money, MovementId};
/// let acme = Customer::new(CustomerId::new("C1")?, "Acme Tools GmbH".parse()?);
/// let item: MatchItem = receivables::wire::from_json(
///     r#"{"invoice_id":"I1","customer_id":"C1","number":"INV-2026-000417","issue_date":"2026-01-05",
///         "due_date":"2026-02-04","open":{"amount":"1190.00","currency":"EUR"}}"#,
/// )?;
/// let paid = Money::parse("1190.00", "EUR".parse()?)?;
/// let mut movement = BankMovement::new(MovementId::new("M1")?, "2026-02-03".parse()?, paid);
/// movement.payer_name = Some("ACME TOOLS GMBH".parse()?);
/// movement.text = Some(BankText::new("Rechnung INV-2026-000417")?);
/// let report = match_cash(&[movement], &[item], &[acme], &LearnedEvidence::default(), &MatchOptions::default())?;
/// let found = &report.matches[0];
/// assert_eq!((found.decision, found.best.kind), (MatchDecision::Apply, MatchKind::Exact));
/// assert_eq!(found.best.items[0].amount.to_string(), "1190.00 EUR");
/// # Ok::<(), receivables::Error>(())
/// ```
pub fn match_cash(
    movements: &[BankMovement],
    items: &[MatchItem],
    customers: &[Customer],
    learned: &LearnedEvidence,
    options: &MatchOptions,
) -> Result<MatchReport> {
    CashBook::new(customers, items, learned, options)?.match_movements(movements)
}
