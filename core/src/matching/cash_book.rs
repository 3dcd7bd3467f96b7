//! A book of customers and open items, made ready once, against which any number of movements is matched.

use super::batch::Batch;
use super::beliefs::Beliefs;
use super::book::{Book, CustomerIds};
use super::evidence::Weights;
use super::fit::Limits;
use super::lookup::{KeyKind, key_of};
use super::names::Likeness;
use super::options::MatchOptions;
use super::payers::customers_of;
use super::render::report;
use super::report::MatchReport;
use super::sighting::Sighting;
use super::words::WordList;
use crate::documents::{BankMovement, Customer, LearnedEvidence, MatchItem};
use crate::error::{Error, Result};
use crate::ids::CustomerId;
use std::collections::BTreeMap;

/// Customers and open items with their indexes. Building it costs time for the whole book; a movement then costs what
/// its own payers have.
///
/// Matching runs in two stages. [`CashBook::sight`] finds for each movement who may have paid;
/// [`CashBook::allocate`] tells what the movements settle. [`CashBook::shards_of`] tells between the two which movements
/// may want the same money: movements of different shards do not touch each other, so both stages may run in pieces, in
/// any order and on any number of threads, and give together what [`CashBook::match_movements`] gives.
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
        check_once(&by_id, "customers", |c| &c.id, |c| c.id.to_string())?;
        let customers = CustomerIds::new(by_id.into_iter().map(|c| c.1).collect());
        let placed = in_order(items, &customers)?;
        let items: Vec<&MatchItem> = placed.iter().filter_map(|p| items.get(p.at)).collect();
        let owned = placed.iter().map(|p| p.customer).zip(items.iter().copied());
        let book = Book::new(&customers, owned, learned)?;
        drop(placed);
        Ok(Self {
            book,
            words: WordList::new(&options.word_list()?),
            weights: Weights::new(&options.weight_list()?),
            options,
            items,
            customers: customers.list,
        })
    }

    /// Matches movements against each other and the book. Their order does not matter.
    ///
    /// # Errors
    /// What a movement refuses, with its path; [`Error::IdTaken`] for a movement told twice.
    pub fn match_movements(&self, movements: &[BankMovement]) -> Result<MatchReport> {
        self.allocate(&self.sight(movements)?)
    }

    /// Places of movements that may want the same money, or that show each other who a payer is; each place once.
    ///
    /// # Errors
    /// What a movement refuses, with its path; [`Error::IdTaken`] for a movement told twice.
    pub fn shards(&self, movements: &[BankMovement]) -> Result<Vec<Vec<usize>>> {
        self.shards_of(&self.sight(movements)?)
    }

    /// The first stage: what each movement shows of its payer, whatever the others say, in the order given. A long list
    /// may be cut in pieces that run apart; their results are put together again.
    ///
    /// # Errors
    /// What a movement refuses, with its path.
    pub fn sight<'m>(&self, movements: &'m [BankMovement]) -> Result<Vec<Sighting<'m>>> {
        check_each(movements, "movements", BankMovement::check)?;
        // The same names come again and again.
        let mut alike: BTreeMap<&str, Vec<Likeness>> = BTreeMap::new();
        let sighted = |movement: &'m BankMovement| {
            let name = movement.payer_name.as_ref().map(|n| n.as_str());
            let found =
                |name: &'m str| alike.entry(name).or_insert_with(|| self.book.names.find(name)).clone();
            let likeness = name.map(found).unwrap_or_default();
            Sighting::new(movement, likeness, &self.book, &self.words, self.options)
        };
        Ok(movements.iter().map(sighted).collect())
    }

    /// [`CashBook::shards`] of movements that went through the first stage.
    ///
    /// # Errors
    /// [`Error::IdTaken`] for a movement told twice.
    pub fn shards_of<'s, 'm: 's>(
        &self,
        sightings: impl IntoIterator<Item = &'s Sighting<'m>>,
    ) -> Result<Vec<Vec<usize>>> {
        let limits = Limits::new(self.options);
        let (batch, places) = self.batch(sightings.into_iter().collect(), &limits)?;
        Ok(batch.shards(&places))
    }

    /// The second stage: what the movements settle, of one shard or of all.
    ///
    /// # Errors
    /// [`Error::IdTaken`] for a movement told twice.
    ///
    /// # Examples
    /// ```
    /// use receivables::matching::{CashBook, MatchOptions};
    /// use receivables::{BankMovement, LearnedEvidence, Money, MovementId};
    /// let (learned, options) = (LearnedEvidence::default(), MatchOptions::default());
    /// let book = CashBook::new(&[], &[], &learned, &options)?;
    /// let paid = Money::parse("10.00", "EUR".parse()?)?;
    /// let movements = [BankMovement::new(MovementId::new("M1")?, "2026-02-03".parse()?, paid)];
    /// let sightings = book.sight(&movements)?;
    /// let shards = book.shards_of(&sightings)?;
    /// let report = book.allocate(shards[0].iter().map(|at| &sightings[*at]))?;
    /// assert_eq!(report, book.match_movements(&movements)?);
    /// # Ok::<(), receivables::Error>(())
    /// ```
    pub fn allocate<'s, 'm: 's>(
        &self,
        sightings: impl IntoIterator<Item = &'s Sighting<'m>>,
    ) -> Result<MatchReport> {
        self.allocate_with(sightings, &mut |_, _| Ok(()))
    }

    /// [`CashBook::allocate`] that tells how far it has come: steps done, and steps in all. What `progress` refuses stops
    /// it.
    ///
    /// # Errors
    /// [`Error::IdTaken`] for a movement told twice; what `progress` returns.
    pub fn allocate_with<'s, 'm: 's>(
        &self,
        sightings: impl IntoIterator<Item = &'s Sighting<'m>>,
        progress: &mut dyn FnMut(u64, u64) -> Result<()>,
    ) -> Result<MatchReport> {
        let limits = Limits::new(self.options);
        let (batch, _) = self.batch(sightings.into_iter().collect(), &limits)?;
        let answered = batch.answered(progress)?;
        Ok(report(&batch, answered, &self.items, &self.customers))
    }

    /// Who may have paid by what a movement shows of itself, most likely first.
    #[must_use]
    pub fn payers(&self, sighting: &Sighting<'_>) -> Vec<&CustomerId> {
        let found = customers_of(sighting, 0, &self.book, &Beliefs::new(0));
        let customer = |at: u32| usize::try_from(at).ok().and_then(|at| self.customers.get(at));
        found.into_iter().filter_map(customer).map(|c| &c.id).collect()
    }

    /// A batch in the order of value date and id, with where each of its movements stood.
    fn batch<'b>(
        &'b self,
        sightings: Vec<&'b Sighting<'b>>,
        limits: &'b Limits<'b>,
    ) -> Result<(Batch<'b>, Vec<usize>)> {
        let mut order: Vec<(usize, &Sighting<'b>)> = sightings.into_iter().enumerate().collect();
        order.sort_by(|a, b| a.1.movement.id.cmp(&b.1.movement.id));
        check_once(&order, "movements", |s| &s.movement.id, |s| s.movement.id.to_string())?;
        order.sort_by_key(|s| s.1.day);
        let (places, order) = order.into_iter().unzip();
        Ok((Batch::new(&self.book, limits, &self.weights, &self.words, order), places))
    }
}

/// An item in the order in which the book has them.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Placed {
    due: i32,
    /// The beginning of its invoice's id: tells most ids apart without reading them.
    beginning: u64,
    at: usize,
    customer: u32,
}

fn name(item: &MatchItem) -> impl Ord + '_ {
    (&item.invoice_id, &item.credit_memo_id, item.instalment.unwrap_or(1))
}

/// Items by due date and name, each with its customer; none is told twice.
fn in_order(items: &[MatchItem], customers: &CustomerIds<'_>) -> Result<Vec<Placed>> {
    let mut placed = Vec::with_capacity(items.len());
    for (at, item) in items.iter().enumerate() {
        let customer = customers.place(&item.customer_id).ok_or_else(|| Error::CustomerUnknown {
            field: format!("items[{at}].customer_id"),
            id: item.customer_id.to_string(),
        })?;
        let id = item.invoice_id.as_ref().map_or(&[][..], |id| id.as_str().as_bytes());
        let beginning = (0..8).fold(0_u64, |b, i| (b << 8) | u64::from(id.get(i).copied().unwrap_or(0)));
        placed.push(Placed { due: item.due_date.epoch_day(), beginning, at, customer });
    }
    placed.sort_unstable_by(|a, b| {
        (a.due, a.beginning)
            .cmp(&(b.due, b.beginning))
            .then_with(|| items.get(a.at).map(name).cmp(&items.get(b.at).map(name)))
            .then_with(|| a.at.cmp(&b.at))
    });
    check_names(items)?;
    Ok(placed)
}

/// Refuses an item that was told before: the first such in the list.
fn check_names(items: &[MatchItem]) -> Result<()> {
    let hashed = |(at, item): (usize, &MatchItem)| {
        let id = |text: Option<&str>, kind| super::lookup::key(kind, text.unwrap_or_default().as_bytes());
        let invoice = id(item.invoice_id.as_ref().map(|i| i.as_str()), KeyKind::Number);
        let credit = id(item.credit_memo_id.as_ref().map(|c| c.as_str()), KeyKind::Reference);
        (key_of(KeyKind::Number, invoice ^ credit, u64::from(item.instalment.unwrap_or(1))), at)
    };
    let mut order: Vec<(u64, usize)> = items.iter().enumerate().map(hashed).collect();
    order.sort_unstable();
    let twice = |pair: &[(u64, usize)]| match pair {
        [a, b] if a.0 == b.0 => {
            let (first, second) = (items.get(a.1)?, items.get(b.1)?);
            (name(first) == name(second)).then_some((b.1, second))
        }
        _ => None,
    };
    match order.windows(2).filter_map(twice).min_by_key(|found| found.0) {
        None => Ok(()),
        Some((at, item)) => {
            let invoice = item.invoice_id.as_ref().map(ToString::to_string);
            let id = invoice.or_else(|| item.credit_memo_id.as_ref().map(ToString::to_string));
            let id = format!("{} {}", id.unwrap_or_default(), item.instalment.unwrap_or(1));
            Err(Error::IdTaken { field: format!("items[{at}]"), id })
        }
    }
}

fn check_each<T>(list: &[T], name: &str, check: impl Fn(&T) -> Result<()>) -> Result<()> {
    for (at, one) in list.iter().enumerate() {
        check(one).map_err(|e| e.within(&format!("{name}[{at}]")))?;
    }
    Ok(())
}

/// Refuses a sorted list in which two neighbours have one id.
fn check_once<'t, T, I: PartialEq + ?Sized + 't>(
    sorted: &[(usize, &'t T)],
    list: &str,
    id: impl Fn(&'t T) -> &'t I,
    text: impl Fn(&T) -> String,
) -> Result<()> {
    for pair in sorted.windows(2) {
        if let [first, second] = pair
            && id(first.1) == id(second.1)
        {
            return Err(Error::IdTaken {
                field: format!("{list}[{}]", second.0.max(first.0)),
                id: text(second.1),
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

/// [`match_cash`] that tells how far it has come: steps done, and steps in all. What `progress` refuses stops it, and
/// comes back.
///
/// # Errors
/// Those of [`match_cash`]; what `progress` returns.
///
/// # Examples
/// ```
/// use receivables::matching::{MatchOptions, match_cash_with};
/// use receivables::{Error, LearnedEvidence};
/// let (learned, options) = (LearnedEvidence::default(), MatchOptions::default());
/// let stop = || Error::NotPossible { field: "progress".into(), reason: "no time left".into() };
/// let stopped = match_cash_with(&[], &[], &[], &learned, &options, &mut |_, _| Err(stop()));
/// assert_eq!(stopped, Err(stop()));
/// ```
pub fn match_cash_with(
    movements: &[BankMovement],
    items: &[MatchItem],
    customers: &[Customer],
    learned: &LearnedEvidence,
    options: &MatchOptions,
    progress: &mut dyn FnMut(u64, u64) -> Result<()>,
) -> Result<MatchReport> {
    let book = CashBook::new(customers, items, learned, options)?;
    let sightings = book.sight(movements)?;
    book.allocate_with(&sightings, progress)
}
