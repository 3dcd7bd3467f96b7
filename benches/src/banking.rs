//! A made-up book of customers and open items, and bank movements that pay some of them.
//!
//! | what | how often |
//! | --- | --- |
//! | one item paid, two, up to six | six in ten, two in ten, two in ten |
//! | items named in full, by their last five digits, not at all | 70, 20, 10 in a hundred |
//! | account of the payer known, new, missing | 70, 20, 10 in a hundred |
//! | name in capitals, cut, with an address, with a letter wrong | in turn |
//! | tax withheld, a bank charge, a discount | one in thirty each |
//! | no receivable at all | one in twenty |

use crate::day;
use crate::draw::Draw;
use receivables::matching::MatchOptions;
use receivables::{
    BankMovement, BankText, Currency, Customer, CustomerId, InvoiceId, MatchItem, Money, MovementId, Name,
    Reference,
};

/// A book and its movements, with the right answers.
#[derive(Debug, Clone)]
pub struct Banking {
    /// The customers.
    pub customers: Vec<Customer>,
    /// The open items.
    pub items: Vec<MatchItem>,
    /// The movements.
    pub movements: Vec<BankMovement>,
    /// For each movement the places of the items it pays; empty where it is no receivable.
    pub right: Vec<Vec<usize>>,
    /// Limits to match with.
    pub options: MatchOptions,
}

const FIRST: &[&str] = &[
    "Alder", "Birch", "Cedar", "Dorn", "Elm", "Falk", "Ginster", "Hasel", "Iris", "Juniper", "Kiefer",
    "Linde", "Maple", "Nuss", "Oak", "Pinie", "Quitte", "Rowan", "Sorrel", "Tanne", "Ulme", "Vetch", "Weide",
    "Yarrow", "Zeder", "Amber", "Basalt", "Coral", "Dolomit", "Ember", "Flint", "Granit", "Heron", "Ibis",
    "Jaspis", "Kranich",
];
const SECOND: &[&str] = &[
    "Logistik",
    "Textil",
    "Foods",
    "Systems",
    "Bau",
    "Medien",
    "Trading",
    "Optik",
    "Energie",
    "Papier",
    "Verlag",
    "Werkzeuge",
    "Chemie",
    "Marine",
    "Motoren",
    "Pharma",
    "Robotics",
    "Saaten",
    "Traffic",
    "Umzug",
];
const FORMS: &[&str] = &["GmbH", "AG", "Ltd", "Inc", "SAS", "BV", "SpA", "KG"];

impl Banking {
    /// Makes a book; `movements` must not be more than half of `items`.
    ///
    /// # Panics
    /// Never: what it makes is sound.
    #[must_use]
    pub fn new(customers: usize, items: usize, movements: usize) -> Self {
        let customer_list: Vec<Customer> = (0..customers).map(customer).collect();
        let item_list: Vec<MatchItem> = (0..items).map(|at| item(at, customers)).collect();
        let mut banking = Self {
            customers: customer_list,
            items: item_list,
            movements: Vec::with_capacity(movements),
            right: Vec::with_capacity(movements),
            options: MatchOptions {
                bank_fee_most: vec![Money::from_minor(3_500, Currency::EUR)],
                rounding_most: vec![Money::from_minor(100, Currency::EUR)],
                withholding_percents: ["10", "15"].iter().map(|p| p.parse().expect("a percentage")).collect(),
                ..MatchOptions::default()
            },
        };
        for at in 0..movements {
            banking.pay(at, customers);
        }
        banking
    }

    fn pay(&mut self, at: usize, customers: usize) {
        let mut draw = Draw::of(3, at);
        if draw.happens(5) {
            let amount =
                Money::from_minor(10_000 + i64::try_from(draw.below(9_000_000)).unwrap_or(0), Currency::EUR);
            let mut movement = BankMovement::new(id(at), day(60), amount);
            movement.payer_name = Some(text("STRIPE PAYMENTS EUROPE"));
            movement.text = BankText::new(&format!("PAYOUT {}", draw.below(10_000_000))).ok();
            self.movements.push(movement);
            self.right.push(Vec::new());
            return;
        }
        // Each movement has items of its own: those of a customer stand `customers` apart.
        let rounds = self.items.len() / customers;
        let slot = at % (customers * (rounds / 7).max(1));
        let (who, first) = (slot % customers, slot / customers * 7);
        let count = match draw.below(10) {
            0..=5 => 1,
            6 | 7 => 2,
            _ => 3 + draw.place(4),
        };
        let places: Vec<usize> = (first..first + count)
            .map(|round| round * customers + who)
            .filter(|place| *place < self.items.len())
            .collect();
        let total: i64 = places.iter().map(|p| self.items[*p].open.minor()).sum();
        let paid = match draw.below(30) {
            0 => total * 9 / 10,
            1 => total - 1_500,
            _ => total,
        };
        let mut movement = BankMovement::new(id(at), day(60), Money::from_minor(paid, Currency::EUR));
        let customer = &self.customers[who];
        movement.payer_name = Some(text(&dressed(customer.name.as_str(), &mut draw)));
        movement.payer_account = match draw.below(10) {
            0..=6 => Some(customer.accounts[0].clone()),
            7 | 8 => Some(text(&format!("DE{:020}", 77_000_000 + who))),
            _ => None,
        };
        let numbers: Vec<&str> = places.iter().map(|p| self.items[*p].printed_number()).collect();
        let words = match draw.below(10) {
            0..=6 => format!("Rechnung {}", numbers.join(", ")),
            7 | 8 => {
                format!("RE {}", numbers.iter().map(|n| &n[n.len() - 6..]).collect::<Vec<_>>().join(" "))
            }
            _ => "Sammelzahlung".to_owned(),
        };
        movement.text = BankText::new(&words).ok();
        self.movements.push(movement);
        self.right.push(places);
    }
}

fn id(at: usize) -> MovementId {
    MovementId::new(&format!("M{at:07}")).expect("a short id")
}

fn text(words: &str) -> Reference {
    Reference::new(words).expect("a short text")
}

/// The name as a bank might show it.
fn dressed(name: &str, draw: &mut Draw) -> String {
    let capitals = name.to_uppercase();
    match draw.below(6) {
        0 => capitals.chars().take(18).collect(),
        1 => format!("{capitals}, {} HAUPTSTR., KOELN", draw.below(200)),
        2 => {
            let place = 1 + draw.place(4);
            capitals.chars().enumerate().map(|(at, c)| if at == place { 'X' } else { c }).collect()
        }
        _ => capitals,
    }
}

fn customer(at: usize) -> Customer {
    let (a, b) = (at % FIRST.len(), at / FIRST.len() % FIRST.len());
    let (c, d) = (at / FIRST.len() / FIRST.len() % SECOND.len(), at % FORMS.len());
    let name = format!("{} {} {} {}", FIRST[a], FIRST[b], SECOND[c], FORMS[d]);
    let id = CustomerId::new(&format!("C{at:06}")).expect("a short id");
    let mut customer = Customer::new(id, Name::new(&name).expect("a short name"));
    customer.accounts = vec![text(&format!("DE{at:020}"))];
    customer
}

fn item(at: usize, customers: usize) -> MatchItem {
    let mut draw = Draw::of(1, at);
    let who = at % customers;
    let issued = usize::try_from(draw.below(55)).unwrap_or_default();
    MatchItem {
        invoice_id: InvoiceId::new(&format!("I{at:07}")).ok(),
        instalment: None,
        credit_memo_id: None,
        customer_id: CustomerId::new(&format!("C{who:06}")).expect("a short id"),
        number: Some(text(&format!("INV-2026-{at:07}"))),
        references: Vec::new(),
        structured_reference: None,
        issue_date: day(issued),
        due_date: day(issued + 30),
        open: Money::from_minor(1_000 + i64::try_from(draw.below(5_000_000)).unwrap_or(0), Currency::EUR),
        tax: None,
        discounts: Vec::new(),
        disputed: false,
    }
}
