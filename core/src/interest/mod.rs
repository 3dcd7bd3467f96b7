//! Late interest and statutory compensation on overdue invoices.
//!
//! | scheme | rate | which rate counts | fixed sum |
//! | --- | --- | --- | --- |
//! | `eu_ecb` | ECB main refinancing rate + 8 points | that of each half-year, day by day | EUR 40 for each invoice |
//! | `uk_boe` | Bank of England base rate + 8 points | that of the half-year in which the debt fell due, to the end | GBP 40, 70 or 100 by debt |
//!
//! Simple interest on what was open on each day, over 365 days, from the day after the due date, rounded half up once.
//! A contract may say otherwise: a [`LateInterestScheme`] is data, and [`monthly_late_fee`] counts whole months.
//!
//! Source: Directive 2011/7/EU, articles 3 to 6; Late Payment of Commercial Debts (Interest) Act 1998 (UK) and its rate
//! orders; rates as the ECB and the Bank of England published them.

mod late;
mod monthly;
mod rules;
mod scheme;

pub use late::{InterestSegment, LateInterest, PrincipalPayment, late_interest};
pub use monthly::{Compounding, monthly_late_fee};
pub use rules::LateInterestRules;
pub use scheme::{Compensation, DatedRate, LateInterestScheme, RateRule};
