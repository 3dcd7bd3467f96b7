//! Operations of the money room: rounding, tax, exchange.

use super::Operation;
use super::operation::operation_table;
use crate::calendar::Date;
use crate::error::Result;
use crate::money::{
    self, Carrying, CashRounding, Conversion, Currency, ExchangeRate, Figure, Money, Percent, RateKind,
    RateTable, Ratio, RealisedDifference, Remeasurement, Rounding, TaxInclusive, TaxLine, TaxMethod,
    TaxTotals,
};
use serde::{Deserialize, Serialize};

pub(super) const OPERATIONS: &[Operation] = operation_table![
    /// A number rounded to decimals by a named mode.
    round_number,
    /// A number rounded to an amount of a currency by a named mode.
    round_amount,
    /// An amount rounded to what can be paid in cash, with the difference.
    cash_round,
    /// Tax of an invoice by rate, computed by line or by total.
    tax_totals,
    /// Net and tax contained in a gross amount.
    tax_inclusive,
    /// The rate that a table has for two currencies on a day.
    exchange_rate,
    /// An amount in another currency at a given rate.
    convert,
    /// An amount in another currency at the rate of a day, with the rate that was used.
    convert_on,
    /// An amount in another currency by way of a third one.
    triangulate,
    /// What an amount is carried at in the currency of the books.
    book_functional,
    /// Gain or loss on exchange when an item is settled, whole or in part.
    realised_difference,
    /// Gain or loss on exchange when an item is measured anew at the rate of a day.
    remeasure,
];

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct RoundNumber {
    value: Ratio,
    places: u32,
    #[serde(default)]
    rounding: Rounding,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct RoundedNumber {
    value: Figure,
}

fn round_number(given: RoundNumber) -> Result<RoundedNumber> {
    let value = money::round_to_places(given.value.value(), given.places, given.rounding)?;
    Ok(RoundedNumber { value: Figure::new(value)? })
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
