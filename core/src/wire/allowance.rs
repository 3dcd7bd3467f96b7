//! Operations of the allowance room, of payment velocity, and the same as questions to a ledger.

use super::ledger_risk::modelled;
use super::operation::{Operation, operation_table};
use super::progress::Stages;
use crate::allowance::{
    self, AllowanceMovement, CreditLimit, CreditLossReport, CreditStanding, ExposureBucket, Outlier,
    OverlayScenario, RollRates,
};
use crate::calendar::{AsOf, Date, Timestamp};
use crate::documents::PastInvoice;
use crate::error::Result;
use crate::ledger::Ledger;
use crate::money::{Money, Ratio};
use crate::risk::{LossOptions, ModelledLoss, PaymentVelocity, VelocityOptions};
use serde::Deserialize;

pub(super) const OPERATIONS: &[Operation] = operation_table![
    /// The allowance for expected credit losses of a provision matrix.
    expected_credit_loss,
    /// Loss rates of a cohort of sales: what is never paid, over what reaches each stage.
    flow_loss_rates,
    /// Roll rates and loss rates from balances by bucket at the end of consecutive periods.
    roll_loss_rates,
    /// The charge that leads from an opening allowance to a closing one.
    allowance_movement,
    /// Whether the next order of a customer may be delivered.
    credit_decision,
    /// The customers whose pace of payment has changed on like terms.
    payment_velocity,
];

/// A provision matrix.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Matrix {
    /// By bucket of age.
    buckets: Vec<ExposureBucket>,
    /// Balances that are provided for one by one; they are not in the buckets.
    #[serde(default)]
    outliers: Vec<Outlier>,
    /// Views of the future; none where the past is taken to go on.
    #[serde(default)]
    scenarios: Vec<OverlayScenario>,
}

fn expected_credit_loss(given: Matrix) -> Result<CreditLossReport> {
    allowance::expected_credit_loss(&given.buckets, &given.outliers, &given.scenarios)
}

/// A cohort of sales.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Cohort {
    /// What of the cohort is open at the beginning of each stage, falling; the first is the sales.
    reaching: Vec<Money>,
    /// What is never paid.
    lost: Money,
}

fn flow_loss_rates(given: Cohort) -> Result<Vec<Ratio>> {
    allowance::flow_loss_rates(&given.reaching, given.lost)
}

/// Balances by bucket over time.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Rolls {
    /// For each period its balances by bucket, youngest bucket first.
    balances: Vec<Vec<Money>>,
    /// The share of the last bucket that is lost, 0 to 1.
    loss_roll: Ratio,
}

fn roll_loss_rates(given: Rolls) -> Result<RollRates> {
    allowance::roll_loss_rates(&given.balances, given.loss_roll)
}

/// The movement of an allowance without its charge.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Moved {
    /// At the beginning, zero or more.
    opening: Money,
    /// Written off against the allowance, zero or more.
    write_offs: Money,
    /// Recoveries that the policy books to the allowance, zero or more.
    recoveries: Money,
    /// Difference of exchange, of any sign.
    exchange: Money,
    /// At the end, zero or more.
    closing: Money,
}

fn allowance_movement(given: Moved) -> Result<AllowanceMovement> {
    let Moved { opening, write_offs, recoveries, exchange, closing } = given;
    allowance::allowance_movement(opening, write_offs, recoveries, exchange, closing)
}

fn credit_decision(given: CreditLimit) -> Result<CreditStanding> {
    allowance::credit_decision(&given)
}

/// A history to watch.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Watched {
    /// The invoices with their payments.
    invoices: Vec<PastInvoice>,
    /// The day of the question: what happened on it or later is not known.
    as_of: Date,
    /// How a change is recognised.
    #[serde(default)]
    options: VelocityOptions,
}

fn payment_velocity(given: Watched) -> Result<Vec<PaymentVelocity>> {
    crate::risk::payment_velocity(&given.invoices, given.as_of, &given.options)
}

/// A question about a ledger's customers.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct VelocityQuery {
    /// The day of the question: what happened on it or later is not known.
    as_of: Date,
    /// Only facts recorded up to this instant; all where not given.
    #[serde(default)]
    known_at: Option<Timestamp>,
    /// How a change is recognised.
    #[serde(default)]
    options: VelocityOptions,
}

/// The customers whose pace has changed.
pub(super) fn slowdowns(ledger: &Ledger, query: VelocityQuery) -> Result<Vec<PaymentVelocity>> {
    let at = AsOf { as_of: query.as_of, known_at: query.known_at };
    crate::risk::payment_velocity(&ledger.past_invoices(&at)?, query.as_of, &query.options)
}

/// Losses expected by the model.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct LossQuery {
    /// The day of the question: what happened on it or later is not known.
    as_of: Date,
    /// Only facts recorded up to this instant; all where not given.
    #[serde(default)]
    known_at: Option<Timestamp>,
    /// The model, as `fit_risk` gave it; fitted to the ledger's own history where not given.
    #[serde(default)]
    model: Option<String>,
    /// Of what is in default, the share that is lost, 0 to 1.
    loss_given_default: Ratio,
    /// What is unpaid so many days after its due date is in default: 90 where not given, at most 365.
    #[serde(default)]
    default_days_past_due: Option<u32>,
}

pub(super) fn modelled_credit_loss(ledger: &Ledger, query: LossQuery) -> Result<Vec<ModelledLoss>> {
    let at = AsOf { as_of: query.as_of, known_at: query.known_at };
    let mut options = LossOptions::new(query.loss_given_default);
    options.default_days_past_due = query.default_days_past_due.unwrap_or(options.default_days_past_due);
    options.check()?;
    let silent = &mut |_, _| Ok(());
    let (past, model) = modelled(ledger, &at, query.model.as_deref(), &mut Stages::new(1, silent))?;
    model.portfolio(&past, query.as_of)?.losses(&past, &options)
}
