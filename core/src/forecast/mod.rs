//! Cash forecast: what comes in from what is open, by period, how sure that is, and what would change it.
//!
//! Each invoice brings its amount on some day, with the chances that a risk model (or the host) gives: plain data, the
//! [`PaymentChances`](crate::documents::PaymentChances). The *expected* cash of a period is the sum of amount times
//! chance. Its *interval* comes from drawn paths: customers pay faster or slower together, which no sum of independent
//! chances can show, so a common shock and one for each customer are drawn first.
//!
//! | question | function |
//! | --- | --- |
//! | what comes in, by day or week | [`forecast_cash`] |
//! | what if some pay later, or never | [`what_if`]: the same draws twice, and the difference in pairs |
//! | what if the invoices were others | [`compare_cash`] |
//! | why did it come differently | [`explain_miss`]: causes that add up to the miss |
//! | how good were such forecasts | [`backtest_forecast`] makes them at earlier days, with what was known then; [`judge_backtest`] holds them against what came in |

mod backtest;
mod lots;
mod miss;
mod options;
mod report;
mod rest;
mod scenario;
mod shocks;
mod simulate;

pub use backtest::{
    Backtest, BacktestPeriod, BacktestRow, backtest_forecast, backtest_forecast_with, judge_backtest,
};
pub use miss::{ActualCash, ExpectedCash, Miss, MissCause, MissPart, explain_miss};
pub use options::ForecastOptions;
pub use report::{
    CashDifference, CashForecast, CashPeriod, CashRow, DifferenceRow, WhatIf, compare_cash,
    compare_cash_with, forecast_cash, forecast_cash_in_parallel, forecast_cash_with, what_if, what_if_with,
};
pub use scenario::Scenario;
