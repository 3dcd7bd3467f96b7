//! Outlooks and grades as documents: the answers of a portfolio in dates, shares and money.

use super::curve::Curve;
use super::explain::{Case, health, known_payments, points_of, scored};
use super::model::Asked;
use super::portfolio::{Known, Portfolio};
use super::replay::Shot;
use super::rows::Row;
use super::steps::Walk;
use crate::documents::{
    CurvePoint, CustomerGrade, HorizonOutlook, InvoiceOutlook, PastInvoice, RiskGrade, RiskScore,
};
use crate::error::{Error, Result};
use crate::ids::{CustomerId, Name};
use crate::number::{exp, ratio, share_of};
use crate::vocabulary::document;

document! {
    /// What is told of each invoice, and where grades begin.
    pub struct OutlookOptions {
        /// Horizons in days from the day of the question, rising, 1 to 730; at most 800 of them.
        #[serde(default = "horizons")]
        pub horizon_days: Vec<u32>,
        /// Days of the survival curve, up to 730; none unless given.
        #[serde(default, skip_serializing_if = "is_none")]
        pub curve_days: u32,
        /// Least health of the grades A, B, C and D; below the last one it is E.
        #[serde(default = "grades")]
        pub grade_health: [u32; 4],
        /// Points without contributions: an outlook then takes a fraction of the time. `base_points` are the points
        /// themselves, so that they still add up.
        #[serde(default, skip_serializing_if = "crate::documents::is_false")]
        pub without_reasons: bool,
    }
}

fn horizons() -> Vec<u32> {
    vec![7, 14, 30, 60, 90]
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
const fn is_none(days: &u32) -> bool {
    *days == 0
}

const fn grades() -> [u32; 4] {
    [85, 70, 50, 30]
}

impl Default for OutlookOptions {
    fn default() -> Self {
        Self { horizon_days: horizons(), curve_days: 0, grade_health: grades(), without_reasons: false }
    }
}

impl OutlookOptions {
    /// Checks that horizons rise and grades fall.
    ///
    /// # Errors
    /// [`Error::CountOutOfRange`], [`Error::NumberOutOfRange`].
    pub fn check(&self) -> Result<()> {
        crate::documents::at_most(self.horizon_days.len(), 800, "horizon_days")?;
        let out = |field: String, least: i64, most: i64, given: u32| Error::NumberOutOfRange {
            field,
            least,
            most,
            given: i64::from(given),
        };
        let mut least = 1;
        for (at, days) in self.horizon_days.iter().enumerate() {
            if i64::from(*days) < least || *days > 730 {
                return Err(out(format!("horizon_days[{at}]"), least, 730, *days));
            }
            least = i64::from(*days).saturating_add(1);
        }
        if self.curve_days > 730 {
            return Err(out("curve_days".to_owned(), 0, 730, self.curve_days));
        }
        let mut most = 100;
        for (at, health) in self.grade_health.iter().enumerate() {
            if i64::from(*health) > most {
                return Err(out(format!("grade_health[{at}]"), 0, most, *health));
            }
            most = i64::from(*health);
        }
        Ok(())
    }

    /// How many days ahead an answer looks.
    fn days_ahead(&self) -> i32 {
        let days = self.horizon_days.last().copied().unwrap_or(0).max(self.curve_days);
        i32::try_from(days).unwrap_or(i32::MAX)
    }

    fn grade(&self, health: u32) -> RiskGrade {
        let place = self.grade_health.iter().take_while(|least| health < **least).count();
        RiskGrade::ALL.get(place).copied().unwrap_or(RiskGrade::E)
    }
}

impl Portfolio<'_> {
    /// What is expected of an invoice that is open in the morning of the day of the portfolio.
    ///
    /// # Errors
    /// What [`PastInvoice::check`] refuses; [`Error::BeforeReference`] for an invoice issued after that day;
    /// [`Error::NotPossible`] for one that is paid.
    pub fn outlook(&self, invoice: &PastInvoice, options: &OutlookOptions) -> Result<InvoiceOutlook> {
        self.check(invoice)?;
        let row = self.row(invoice);
        let day = self.as_of().epoch_day();
        let open = invoice.open_before(self.as_of())?;
        if !open.is_positive() {
            let reason = format!("nothing of {} is open on {}", invoice.invoice_id, self.as_of());
            return Err(Error::NotPossible { field: "invoice_id".into(), reason });
        }
        let known = self.known(&invoice.customer_id);
        let (memory, shot) = (known.memory, self.shot(&row, known));
        let asked = Asked::told(day, &row, options.days_ahead());
        let mut curve = Curve::default();
        let score = if options.without_reasons {
            self.model.draw(&shot, asked, &mut curve);
            points_of(&curve, day, row.due)
        } else {
            self.draw_explained(&row, known, &shot, asked, &mut curve)
        };
        let on = |days: Option<i32>| days.map(|days| self.as_of().plus_days(i64::from(days))).transpose();
        let horizon = |days: &u32| {
            let after = i32::try_from(*days).unwrap_or(i32::MAX).saturating_sub(1);
            let unpaid = curve.unpaid_after(after);
            Ok(HorizonOutlook {
                days: *days,
                p_unpaid: ratio(unpaid)?,
                expected: share_of(open, 1.0 - unpaid),
            })
        };
        let point = |days: u32| {
            let unpaid = curve.unpaid_after(i32::try_from(days).unwrap_or(i32::MAX));
            Ok(CurvePoint { date: self.as_of().plus_days(i64::from(days))?, p_unpaid: ratio(unpaid)? })
        };
        Ok(InvoiceOutlook {
            customer_id: invoice.customer_id.clone(),
            invoice_id: invoice.invoice_id.clone(),
            instalment: invoice.instalment,
            as_of: self.as_of(),
            due_date: invoice.due_date,
            open,
            p_late: ratio(late_by(&curve, &row, day, 0))?,
            p_late_over_30: ratio(late_by(&curve, &row, day, 30))?,
            early_date: on(curve.quantile_days(0.1))?,
            expected_date: on(curve.median_days())?,
            late_date: on(curve.upper_days(0.9))?,
            horizons: options.horizon_days.iter().map(horizon).collect::<Result<_>>()?,
            curve: (0..options.curve_days).map(point).collect::<Result<_>>()?,
            score,
            known_payments: known_payments(memory),
            model: self.name().clone(),
        })
    }

    /// Draws the curve of an invoice from a day on, and says why it is so.
    fn draw_explained(
        &self,
        row: &Row<'_>,
        known: Known<'_>,
        shot: &Shot<'_>,
        asked: Asked,
        curve: &mut Curve,
    ) -> RiskScore {
        let (model, today, day) = (self.model, self.as_of().epoch_day(), asked.day);
        let (coefficients, steps) = model.explained(shot);
        let (chance, until) = scored(day, row.due);
        let trees = model.weight_of_trees(day <= row.issue);
        let mut walk = Walk::new(&steps, trees, until);
        model.draw_with(shot, &coefficients, asked, curve, |leg| walk.along(leg));
        let base = self.plain(row, day, || {
            let habit = self.habit(row, self.stranger());
            model.unpaid_by(habit, &steps.first, trees, (day, row.due), until)
        });
        let (memory, features) = (known.memory, &shot.features);
        Case { row, day, today, memory, features }.score(chance, base, &walk.unpaid())
    }

    /// The grade of a customer; one without history gets the grade of the terms, and 0 known payments.
    ///
    /// The invoice in question is on the terms and for the amount that the customer's invoices usually have, issued within
    /// a week from the day of the portfolio on. One is looked at for the day of the week of each of the customer's seven
    /// newest invoices; the answer is that of the one whose chance to be late is the middle one. So the day on which one
    /// asks says nothing about the customer.
    ///
    /// # Errors
    /// [`Error::NotPossible`] where there is no invoice at all to take terms and amount from.
    pub fn grade(
        &self,
        customer: &CustomerId,
        past: &[PastInvoice],
        options: &OutlookOptions,
    ) -> Result<CustomerGrade> {
        let own = past.iter().filter(|invoice| invoice.customer_id == *customer);
        let own = newest(own.filter(|invoice| invoice.issue_date < self.as_of()).collect());
        let Some(latest) = own.first() else {
            let reason = format!("{customer} has no invoice before {}", self.as_of());
            return Err(Error::NotPossible { field: "customer_id".into(), reason });
        };
        self.grade_like(latest, &own, options)
    }

    /// The grade of the customer of the newest invoices: on the terms of the latest, issued on the days of the week on
    /// which they were.
    pub(super) fn grade_like(
        &self,
        latest: &PastInvoice,
        newest: &[&PastInvoice],
        options: &OutlookOptions,
    ) -> Result<CustomerGrade> {
        let day = self.as_of().epoch_day();
        let known = self.known(&latest.customer_id);
        let memory = known.memory;
        let mut row = self.row(latest);
        let terms = row.terms_days();
        row.marks = &[];
        row.parts.clear();
        if let Some(usual) = memory.mean_ln_amount(row.currency) {
            row.ln_amount = usual;
            row.amount = exp(row.ln_amount);
        }
        let mut curve = Curve::default();
        let mut week: Vec<(f64, i32)> = newest
            .iter()
            .map(|like| {
                let days = like.issue_date.epoch_day().saturating_sub(day).rem_euclid(DAYS_OF_WEEK);
                let issue = day.saturating_add(days);
                (row.issue, row.due) = (issue, issue.saturating_add(terms));
                self.model.draw(&self.shot(&row, known), Asked::told(issue, &row, 0), &mut curve);
                (late_by(&curve, &row, issue, 0), issue)
            })
            .collect();
        week.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let issue = week.get(week.len() / 2).map_or(day, |(_, issue)| *issue);
        (row.issue, row.due) = (issue, issue.saturating_add(terms));
        let score = {
            let shot = self.shot(&row, known);
            self.draw_explained(&row, known, &shot, Asked::told(issue, &row, 0), &mut curve)
        };
        let (late, over_30) = (late_by(&curve, &row, issue, 0), late_by(&curve, &row, issue, 30));
        let health = health(late, over_30);
        Ok(CustomerGrade {
            customer_id: latest.customer_id.clone(),
            as_of: self.as_of(),
            grade: options.grade(health),
            health,
            p_late: ratio(late)?,
            p_late_over_30: ratio(over_30)?,
            expected_days_late: curve.median_days().map(|days| days.saturating_sub(terms)),
            score,
            known_payments: known_payments(memory),
            model: self.name().clone(),
        })
    }
}

const DAYS_OF_WEEK: i32 = 7;

/// So many of a customer's newest invoices say on which days of the week invoices are issued.
const NEWEST: usize = 7;

/// The newest of a customer's invoices, the newest first.
pub(super) fn newest(mut invoices: Vec<&PastInvoice>) -> Vec<&PastInvoice> {
    let key = |invoice: &&PastInvoice| (invoice.issue_date, invoice.invoice_id.clone(), invoice.instalment);
    invoices.sort_by_cached_key(|invoice| std::cmp::Reverse(key(invoice)));
    invoices.truncate(NEWEST);
    invoices
}

/// The chance of payment more than so many days after the due date; 1 where that has passed.
fn late_by(curve: &Curve, row: &Row<'_>, day: i32, days: i32) -> f64 {
    curve.unpaid_after(row.due.saturating_add(days).saturating_sub(day))
}

impl super::RiskModel {
    /// The name under which answers quote the model.
    pub(super) fn name(&self) -> Name {
        let text = format!("risk 1, {} invoices up to {}", self.invoices, self.as_of);
        Name::new(&text).unwrap_or_else(|_| unreachable!("a short text of digits and letters"))
    }
}
