//! The door of the metrics: an activity that contradicts itself is refused with the path of the entry at fault.

use super::{Activity, BalanceActivity, InvoiceActivity, PaymentActivity, ReceivablesBalance};
use crate::calendar::Date;
use crate::error::{Error, Result};
use crate::money::Money;
use std::collections::BTreeSet;

impl Activity {
    /// Refuses an activity that contradicts itself.
    ///
    /// # Errors
    /// [`Error::BeforeReference`] for a period that ends before it begins or a date before the one it follows,
    /// [`Error::NotPossible`] for a document outside the period, [`Error::IdTaken`] for an entry given twice,
    /// [`Error::CurrencyMismatch`], [`Error::AmountOutOfRange`], [`Error::ExceedsSource`],
    /// [`Error::TotalsDisagree`], [`Error::NumberOutOfRange`] for a month that does not start on its first day.
    pub fn check(&self) -> Result<()> {
        not_before("to", self.to, self.from)?;
        each(&self.invoices, "invoices", |invoice| self.check_invoice(invoice))?;
        each(&self.payments, "payments", |payment| self.check_payment(payment))?;
        each(&self.balances, "balances", BalanceActivity::check)?;
        each(&self.sales, "sales", |sales| self.check_month(sales.month))?;
        each(&self.disputes, "disputes", |dispute| {
            positive("amount", dispute.amount)?;
            dispute.closed_on.map_or(Ok(()), |closed| not_before("closed_on", closed, dispute.opened_on))
        })?;
        each(&self.promises, "promises", |promise| positive("amount", promise.amount))?;
        each(&self.failures, "failures", |failure| {
            positive("amount", failure.amount)?;
            part("recovered", failure.recovered, failure.amount)
        })?;
        let lists = [
            ("credit_memos", &self.credit_memos),
            ("write_offs", &self.write_offs),
            ("recoveries", &self.recoveries),
        ];
        for (name, list) in lists {
            each(list, name, |entry| entry.amount.not_negative().map(drop).map_err(|e| e.within("amount")))?;
        }
        self.check_unique()
    }

    fn check_unique(&self) -> Result<()> {
        unique(&self.invoices, "invoices", |invoice| invoice.id.to_string())?;
        unique(&self.payments, "payments", |payment| payment.id.to_string())?;
        unique(&self.disputes, "disputes", |dispute| dispute.id.to_string())?;
        unique(&self.promises, "promises", |promise| promise.id.to_string())?;
        unique(&self.failures, "failures", |failure| failure.id.to_string())?;
        let group = |currency, segment: &Option<crate::ids::Name>| {
            segment.as_ref().map_or_else(|| format!("{currency}"), |name| format!("{currency} {name}"))
        };
        unique(&self.balances, "balances", |b| group(b.ending.gross.currency(), &b.segment))?;
        unique(&self.sales, "sales", |s| format!("{} of {}", group(s.amount.currency(), &s.segment), s.month))
    }

    fn check_invoice(&self, invoice: &InvoiceActivity) -> Result<()> {
        self.inside("issue_date", invoice.issue_date)?;
        positive("amount", invoice.amount)?;
        part("collected", invoice.collected, invoice.amount)?;
        let delivered = invoice.delivered_on.unwrap_or(invoice.issue_date);
        for (field, date, earliest) in [
            ("delivered_on", invoice.delivered_on, invoice.issue_date),
            ("viewed_on", invoice.viewed_on, delivered),
        ] {
            date.map_or(Ok(()), |date| not_before(field, date, earliest))?;
        }
        Ok(())
    }

    fn check_payment(&self, payment: &PaymentActivity) -> Result<()> {
        self.inside("date", payment.date)?;
        positive("amount", payment.amount)?;
        payment.applied_on.map_or(Ok(()), |applied| not_before("applied_on", applied, payment.date))?;
        let mut applied = Money::zero(payment.amount.currency());
        for (at, entry) in payment.applied.iter().enumerate() {
            let sum = entry.amount.not_negative().and_then(|amount| applied.plus(amount));
            applied = sum.map_err(|e| e.within(&format!("applied[{at}].amount")))?;
        }
        if applied.minor() <= payment.amount.minor() {
            return Ok(());
        }
        Err(Error::ExceedsSource {
            field: "applied".into(),
            id: payment.id.to_string(),
            asked: applied.to_string(),
            available: payment.amount.to_string(),
        })
    }

    fn check_month(&self, month: Date) -> Result<()> {
        if month.day() != 1 {
            let given = i64::from(month.day());
            return Err(Error::NumberOutOfRange { field: "month".into(), least: 1, most: 1, given });
        }
        if month <= self.to {
            return Ok(());
        }
        Err(Error::NotPossible {
            field: "month".into(),
            reason: format!("{month} is after the period, which ends {}", self.to),
        })
    }

    fn inside(&self, field: &str, date: Date) -> Result<()> {
        if (self.from..=self.to).contains(&date) {
            return Ok(());
        }
        let reason = format!("{date} is outside the period {} to {}", self.from, self.to);
        Err(Error::NotPossible { field: field.into(), reason })
    }
}

impl BalanceActivity {
    fn check(&self) -> Result<()> {
        self.beginning.check().map_err(|e| e.within("beginning"))?;
        self.ending.check().map_err(|e| e.within("ending"))?;
        self.beginning.gross.same_currency(self.ending.gross).map_err(|e| e.within("ending.gross"))?;
        let names =
            |balance: &ReceivablesBalance| balance.buckets.iter().map(|b| b.name.clone()).collect::<Vec<_>>();
        if names(&self.beginning) == names(&self.ending) {
            return Ok(());
        }
        let reason = "these are not the buckets of the beginning".into();
        Err(Error::NotPossible { field: "ending.buckets".into(), reason })
    }
}

/// Checks every entry of a list; the entry at fault is named.
fn each<T>(list: &[T], name: &str, check: impl Fn(&T) -> Result<()>) -> Result<()> {
    list.iter()
        .enumerate()
        .try_for_each(|(at, entry)| check(entry).map_err(|e| e.within(&format!("{name}[{at}]"))))
}

/// Refuses an entry that is there twice.
fn unique<T>(list: &[T], name: &str, key: impl Fn(&T) -> String) -> Result<()> {
    let mut seen = BTreeSet::new();
    list.iter().enumerate().try_for_each(|(at, entry)| {
        let id = key(entry);
        if seen.insert(id.clone()) {
            Ok(())
        } else {
            Err(Error::IdTaken { field: format!("{name}[{at}]"), id })
        }
    })
}

fn not_before(field: &str, date: Date, earliest: Date) -> Result<()> {
    if date >= earliest {
        return Ok(());
    }
    let (given, earliest) = (date.to_string(), earliest.to_string());
    Err(Error::BeforeReference { field: field.into(), given, earliest })
}

fn positive(field: &str, amount: Money) -> Result<()> {
    amount.positive().map(drop).map_err(|e| e.within(field))
}

/// Refuses a part in another currency, below zero or above the whole.
fn part(field: &str, part: Money, whole: Money) -> Result<()> {
    whole.same_currency(part).map_err(|e| e.within(field))?;
    if part.is_negative() || part.minor() > whole.minor() {
        let allowed = format!("0 to {whole}");
        return Err(Error::AmountOutOfRange { field: field.into(), given: part.to_string(), allowed });
    }
    Ok(())
}
