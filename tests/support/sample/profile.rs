//! Who a customer is: segment, habit of paying, place, terms, price. Drawn once, from the customer's own stream.

use super::SampleOptions;
use super::days::{after, months_after};
use super::place::{PLACES, Place};
use super::random::Stream;
use super::terms::Terms;
use super::words;
use receivables::{Currency, CustomerId, Date, PaymentMethod, Rail};

/// The size of customers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Segment {
    Enterprise,
    MidMarket,
    Startup,
}

impl Segment {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Enterprise => "enterprise",
            Self::MidMarket => "mid_market",
            Self::Startup => "startup",
        }
    }
}

/// How a customer pays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Habit {
    /// Around the due date.
    Punctual,
    /// Within the discount days, at times a little after them.
    DiscountTaker,
    /// One to five weeks after the due date, always.
    Late,
    /// A little later every month.
    Slowing,
    /// From some month on: misses invoices and pays all of them once someone is called or formally warned.
    EscalationOnly,
    /// The card on file expires and is replaced only after reminders.
    ExpiredCard,
    /// Contests every fourth invoice.
    Disputer,
    /// Promises when reminded; two promises of three are kept.
    Promiser,
    /// Punctual, but not in summer and around the turn of the year.
    Seasonal,
    /// Half now, half weeks later.
    PartPayer,
    /// Pays twice, or rounds up.
    OverPayer,
    /// Stops paying some month.
    NonPayer,
}

/// What is billed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Plan {
    /// A fee each month.
    Monthly,
    /// A year ahead.
    Annual,
    /// A year ahead, and usage above the included amount each quarter.
    AnnualAndUsage,
}

/// Everything about a customer that does not change during the simulation.
#[derive(Debug)]
pub(super) struct Profile {
    pub(super) index: usize,
    pub(super) id: CustomerId,
    pub(super) name: String,
    pub(super) slug: String,
    pub(super) legal_form: &'static str,
    pub(super) segment: Segment,
    pub(super) habit: Habit,
    pub(super) place: &'static Place,
    pub(super) zone: &'static str,
    pub(super) plan: Plan,
    pub(super) terms: Terms,
    pub(super) method: PaymentMethod,
    pub(super) rail: Rail,
    /// Net price of a month, in the smallest unit.
    pub(super) monthly_price: i64,
    pub(super) tax_basis_points: i64,
    /// First day as a customer.
    pub(super) joined: Date,
    /// Day of the month on which invoices are issued.
    pub(super) billing_day: usize,
    /// Month, counted from joining, in which the habit shows its bad side.
    pub(super) turning_month: usize,
    /// Month after which nothing more is billed.
    pub(super) leaves_after: Option<usize>,
    /// Weekday on which the customer pays what is due: 0 is Monday.
    pub(super) pay_run: Option<i64>,
    /// The currency the customer pays in, where it is not that of the invoices.
    pub(super) pays_in: Option<Currency>,
    pub(super) parent: Option<CustomerId>,
    /// Mails to the first contact come back until it is corrected.
    pub(super) bad_address: bool,
}

/// The id of the customer with a number.
pub(super) fn customer_id(index: usize) -> CustomerId {
    CustomerId::new(&format!("C{:04}", index + 1)).expect("a sound id")
}

/// Of twenty customers in a row the first is head of a group; these belong to it.
const CHILDREN: [usize; 3] = [4, 9, 15];
const GROUP: usize = 20;

impl Profile {
    /// Draws the customer with a number.
    pub(super) fn draw(options: &SampleOptions, index: usize, random: &mut Stream) -> Self {
        // Every second group of twenty has a parent company.
        let grouped = (index / GROUP).is_multiple_of(2);
        let head = grouped && index.is_multiple_of(GROUP);
        let child = grouped && CHILDREN.contains(&(index % GROUP));
        let segment = if head { Segment::Enterprise } else { random.weighted(&SEGMENTS) };
        let place = random.weighted(&PLACES);
        let habit = if head { Habit::Punctual } else { habit(segment, random) };
        let (method, rail) = way_of_paying(segment, habit, place, random);
        let plan = plan(segment, habit, random);
        let joined = if head || child { options.first_day() } else { joined(options, random) };
        let (name, slug) = words::company(index);
        let stops = habit == Habit::NonPayer;
        let net = place.tax_basis_points == 0;
        Self {
            index,
            id: customer_id(index),
            name,
            slug,
            legal_form: *random.pick(place.forms),
            segment,
            habit,
            place,
            zone: *random.pick(place.zones),
            plan,
            terms: terms(segment, habit, plan, random),
            method,
            rail,
            monthly_price: price(segment, place, random),
            tax_basis_points: if net && place.country == "US" && random.percent(35) {
                *random.pick(&[625, 700, 825, 888])
            } else {
                place.tax_basis_points
            },
            joined,
            billing_day: usize::try_from(random.below(25)).unwrap_or_default(),
            turning_month: usize::try_from(
                random.between(if stops { 9 } else { 5 }, if stops { 21 } else { 15 }),
            )
            .unwrap_or_default(),
            leaves_after: (!head && random.percent(9))
                .then(|| usize::try_from(random.between(8, 22)).unwrap_or_default()),
            pay_run: (segment != Segment::Startup && random.percent(45)).then(|| *random.pick(&[1, 3, 4])),
            pays_in: foreign(place, method, random),
            parent: child.then(|| customer_id(index / GROUP * GROUP)),
            bad_address: random.percent(3),
        }
    }

    /// The currency of the invoices.
    pub(super) fn currency(&self) -> Currency {
        self.place.currency
    }

    /// Whether the company draws the money itself.
    pub(super) fn is_pulled(&self) -> bool {
        matches!(self.method, PaymentMethod::Card | PaymentMethod::BankDebit)
    }

    /// The number that all ids of this customer carry.
    pub(super) fn number(&self) -> usize {
        self.index + 1
    }
}

const SEGMENTS: [(u64, Segment); 3] =
    [(15, Segment::Enterprise), (35, Segment::MidMarket), (50, Segment::Startup)];

fn habit(segment: Segment, random: &mut Stream) -> Habit {
    use Habit::{
        DiscountTaker, Disputer, EscalationOnly, ExpiredCard, Late, NonPayer, OverPayer, PartPayer, Promiser,
        Punctual, Seasonal, Slowing,
    };
    match segment {
        Segment::Enterprise => random.weighted(&[
            (44, Punctual),
            (10, DiscountTaker),
            (13, Late),
            (8, Slowing),
            (4, EscalationOnly),
            (12, Disputer),
            (4, Promiser),
            (4, Seasonal),
            (3, PartPayer),
            (3, OverPayer),
        ]),
        Segment::MidMarket => random.weighted(&[
            (44, Punctual),
            (9, DiscountTaker),
            (10, Late),
            (8, Slowing),
            (5, EscalationOnly),
            (7, Disputer),
            (8, Promiser),
            (6, Seasonal),
            (4, PartPayer),
            (4, OverPayer),
            (3, NonPayer),
        ]),
        Segment::Startup => random.weighted(&[
            (52, Punctual),
            (6, Late),
            (6, Slowing),
            (4, EscalationOnly),
            (12, ExpiredCard),
            (3, Disputer),
            (7, Promiser),
            (3, Seasonal),
            (3, PartPayer),
            (2, OverPayer),
            (7, NonPayer),
        ]),
    }
}

fn way_of_paying(
    segment: Segment,
    habit: Habit,
    place: &Place,
    random: &mut Stream,
) -> (PaymentMethod, Rail) {
    let card = [(60, Rail::Visa), (30, Rail::Mastercard), (10, Rail::Amex)];
    let transfer = (PaymentMethod::BankTransfer, place.transfer);
    let (cards, debits) = match (segment, habit) {
        (_, Habit::ExpiredCard) => (100, 0),
        (Segment::Startup, Habit::Punctual) => (72, 18),
        (Segment::MidMarket, Habit::Punctual) => (15, 45),
        (Segment::Startup, Habit::NonPayer) => (40, 20),
        (Segment::Startup | Segment::MidMarket, Habit::Seasonal) => (10, 30),
        _ => (0, 0),
    };
    let draw = random.below(100);
    match place.debit {
        _ if draw < cards => (PaymentMethod::Card, random.weighted(&card)),
        Some(rail) if draw < cards + debits => (PaymentMethod::BankDebit, rail),
        _ if place.country == "US" && segment != Segment::Startup && random.percent(22) => {
            (PaymentMethod::Check, Rail::Other)
        }
        _ if place.country == "US" && segment == Segment::Enterprise && random.percent(35) => {
            (PaymentMethod::BankTransfer, Rail::Wire)
        }
        _ => transfer,
    }
}

fn plan(segment: Segment, habit: Habit, random: &mut Stream) -> Plan {
    // Some habits show only over many invoices.
    if matches!(habit, Habit::Slowing | Habit::EscalationOnly | Habit::ExpiredCard | Habit::NonPayer) {
        return Plan::Monthly;
    }
    match segment {
        Segment::Enterprise => {
            random.weighted(&[(35, Plan::Monthly), (30, Plan::Annual), (35, Plan::AnnualAndUsage)])
        }
        Segment::MidMarket => {
            random.weighted(&[(66, Plan::Monthly), (26, Plan::Annual), (8, Plan::AnnualAndUsage)])
        }
        Segment::Startup => random.weighted(&[(84, Plan::Monthly), (16, Plan::Annual)]),
    }
}

fn terms(segment: Segment, habit: Habit, plan: Plan, random: &mut Stream) -> Terms {
    if habit == Habit::DiscountTaker {
        return Terms::TwoTen(30);
    }
    if plan != Plan::Monthly && segment != Segment::Startup && random.percent(55) {
        return random.weighted(&[
            (5, Terms::Parts { count: 4, first_days: 30, every_months: 3 }),
            (3, Terms::Parts { count: 2, first_days: 30, every_months: 6 }),
            (2, Terms::Parts { count: 3, first_days: 30, every_months: 1 }),
        ]);
    }
    match segment {
        Segment::Enterprise => {
            random.weighted(&[(3, Terms::Net(30)), (4, Terms::Net(45)), (5, Terms::Net(60))])
        }
        Segment::MidMarket => {
            random.weighted(&[(2, Terms::Net(15)), (8, Terms::Net(30)), (2, Terms::TwoTen(30))])
        }
        Segment::Startup => random.weighted(&[(5, Terms::Net(10)), (4, Terms::Net(15)), (1, Terms::Net(30))]),
    }
}

/// A net price of a month: round in the currency of the customer.
fn price(segment: Segment, place: &Place, random: &mut Stream) -> i64 {
    let major = match segment {
        Segment::Enterprise => random.between(24, 240) * 250,
        Segment::MidMarket => random.between(12, 110) * 50,
        Segment::Startup => *random.pick(&[49, 79, 99, 149, 199, 249, 349, 499, 799]),
    };
    match place.currency {
        Currency::JPY => major * 150,
        currency => major * currency.units(),
    }
}

/// Seven of ten were customers before the sample begins.
fn joined(options: &SampleOptions, random: &mut Stream) -> Date {
    let old = random.percent(70);
    let months = u64::try_from(options.months).unwrap_or_default();
    let month = usize::try_from(random.below(months.saturating_sub(2).max(1))).unwrap_or_default();
    let day = random.between(0, 27);
    if old { options.first_day() } else { after(months_after(options.first_day(), month), day) }
}

fn foreign(place: &Place, method: PaymentMethod, random: &mut Stream) -> Option<Currency> {
    let transfer = method == PaymentMethod::BankTransfer;
    match place.country {
        "JP" | "IE" | "ES" if transfer && random.percent(18) => Some(Currency::USD),
        "GB" if transfer && random.percent(4) => Some(Currency::EUR),
        _ => None,
    }
}
