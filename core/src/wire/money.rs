//! Operations of the money room: rounding, tax, exchange.

use super::Operation;
use super::operation::run;
use crate::calendar::Date;
use crate::error::Result;
use crate::money::{
    self, Carrying, CashRounding, Conversion, Currency, ExchangeRate, Figure, Money, Percent, RateKind,
    RateTable, Ratio, RealisedDifference, Remeasurement, Rounding, TaxInclusive, TaxLine, TaxMethod,
    TaxTotals,
};
use serde::{Deserialize, Serialize};

pub(super) const OPERATIONS: &[Operation] = &[
    Operation { name: "round_number", run: |given| run(given, round_number) },
    Operation { name: "round_amount", run: |given| run(given, round_amount) },
    Operation { name: "cash_round", run: |given| run(given, cash_round) },
    Operation { name: "tax_totals", run: |given| run(given, tax_totals) },
    Operation { name: "tax_inclusive", run: |given| run(given, tax_inclusive) },
    Operation { name: "exchange_rate", run: |given| run(given, exchange_rate) },
    Operation { name: "convert", run: |given| run(given, convert) },
    Operation { name: "convert_on", run: |given| run(given, convert_on) },
    Operation { name: "triangulate", run: |given| run(given, triangulate) },
    Operation { name: "book_functional", run: |given| run(given, book_functional) },
    Operation { name: "realised_difference", run: |given| run(given, realised_difference) },
    Operation { name: "remeasure", run: |given| run(given, remeasure) },
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RoundNumber {
    value: Ratio,
    places: u32,
    #[serde(default)]
    rounding: Rounding,
}

#[derive(Serialize)]
struct RoundedNumber {
    value: Figure,
}

fn round_number(given: RoundNumber) -> Result<RoundedNumber> {
    let value = money::round_to_places(given.value.value(), given.places, given.rounding)?;
    Ok(RoundedNumber { value: Figure::new(value)? })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RoundAmount {
    value: Ratio,
    currency: Currency,
    #[serde(default)]
    rounding: Rounding,
}

fn round_amount(given: RoundAmount) -> Result<Money> {
    given.rounding.to_money(given.value.value(), given.currency)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CashRound {
    amount: Money,
    increment: Money,
    #[serde(default)]
    rounding: Rounding,
}

fn cash_round(given: CashRound) -> Result<CashRounding> {
    money::cash_round(given.amount, given.increment, given.rounding)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Taxed {
    lines: Vec<TaxLine>,
    #[serde(default)]
    method: TaxMethod,
    #[serde(default)]
    rounding: Rounding,
}

fn tax_totals(given: Taxed) -> Result<TaxTotals> {
    money::tax_totals(&given.lines, given.method, given.rounding)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Gross {
    gross: Money,
    rate_percent: Percent,
    #[serde(default)]
    rounding: Rounding,
}

fn tax_inclusive(given: Gross) -> Result<TaxInclusive> {
    money::tax_included(given.gross, given.rate_percent, given.rounding)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LookUp {
    table: RateTable,
    from: Currency,
    to: Currency,
    on: Date,
    #[serde(default)]
    kind: RateKind,
}

fn exchange_rate(given: LookUp) -> Result<ExchangeRate> {
    given.table.rate_of(given.kind, given.from, given.to, given.on).cloned()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Convert {
    amount: Money,
    to: Currency,
    rate: ExchangeRate,
    #[serde(default)]
    rounding: Rounding,
}

fn convert(given: Convert) -> Result<Money> {
    money::convert(given.amount, given.to, &given.rate, given.rounding)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ConvertOn {
    amount: Money,
    to: Currency,
    on: Date,
    #[serde(default)]
    kind: RateKind,
    table: RateTable,
    #[serde(default)]
    rounding: Rounding,
}

fn convert_on(given: ConvertOn) -> Result<Conversion> {
    given.table.convert(given.amount, given.to, given.on, given.kind, given.rounding)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Triangulate {
    amount: Money,
    to: Currency,
    first: ExchangeRate,
    second: ExchangeRate,
    #[serde(default)]
    intermediate_places: Option<u32>,
    #[serde(default)]
    rounding: Rounding,
}

fn triangulate(given: Triangulate) -> Result<Conversion> {
    let Triangulate { amount, to, first, second, intermediate_places, rounding } = given;
    money::triangulate(amount, to, &first, &second, intermediate_places, rounding)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Book {
    amount: Money,
    functional: Currency,
    rate: ExchangeRate,
    #[serde(default)]
    rounding: Rounding,
}

fn book_functional(given: Book) -> Result<Carrying> {
    money::book(given.amount, given.functional, &given.rate, given.rounding)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Settle {
    item: Carrying,
    settled: Money,
    rate: ExchangeRate,
    #[serde(default)]
    rounding: Rounding,
}

fn realised_difference(given: Settle) -> Result<RealisedDifference> {
    money::realised_difference(given.item, given.settled, &given.rate, given.rounding)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Close {
    item: Carrying,
    rate: ExchangeRate,
    #[serde(default)]
    rounding: Rounding,
}

fn remeasure(given: Close) -> Result<Remeasurement> {
    money::remeasure(given.item, &given.rate, given.rounding)
}
