//! From the ledger to the metrics: what happened in a period, as the lists that [`measure`](crate::metrics::measure)
//! reads.
//!
//! | list | taken from |
//! | --- | --- |
//! | invoices | issued in the period and not voided; collected: payments put on them, less what was taken back |
//! | payments | value date in the period, gross: a later return does not take a payment out of it |
//! | balances | open items and credits by segment, the day before the period and at its end |
//! | sales | invoices not voided less credit memos, by calendar month, from the first one on |
//! | disputes, promises | opened or ended, made or due in the period |
//! | write-offs, recoveries | in the period; write-offs stand for the bad debt expense |
//!
//! A promise is kept when, from the day it was made to its day and grace, payments of at least its amount were put on
//! its invoices (on any of the customer's, where it names none). Segments are those of the end of the period. Money of
//! unknown payers has no segment and is no part of the balances. Failed payments are left out: which level a failure
//! reached is known to dunning, not to the ledger.

mod balances;
mod documents;
mod lists;

use crate::calendar::{AsOf, Date};
use crate::error::{Error, Result};
use crate::ledger::Ledger;
use crate::metrics::Activity;
use documents::Documents;

/// What happened from a day to the day of the question, both included.
///
/// `promise_grace_days` are calendar days after the day of a promise on which money still keeps it.
///
/// # Errors
/// [`Error::BeforeReference`] when the period ends before it begins; [`Error::AmountOverflow`],
/// [`Error::DateOutOfRange`].
///
/// # Examples
/// ```
/// use receivables::metrics::{MetricsOptions, measure};
/// use receivables::{AsOf, Fact, Ledger, Settings, activity::activity};
/// let mut ledger = Ledger::new(Settings::default());
/// for text in [
///     r#"{"kind":"customer_recorded","id":"f1","effective":"2026-01-01","recorded":"2026-01-01T09:00:00Z","customer":{"id":"C","name":"Acme"}}"#,
///     r#"{"kind":"invoice_issued","id":"f2","effective":"2026-01-10","recorded":"2026-01-10T09:00:00Z","invoice":{"id":"I","customer_id":"C","issue_date":"2026-01-10","amount":{"amount":"900.00","currency":"EUR"},"terms":{"kind":"net","days":30}}}"#,
/// ] {
///     ledger.apply(&Fact::from_json(text)?)?;
/// }
/// let quarter = activity(&ledger, "2026-01-01".parse()?, &AsOf::day("2026-03-31".parse()?), 0)?;
/// let report = measure(&quarter, &MetricsOptions::default())?;
/// // 900 open of 900 sold in 90 days.
/// let dso = report.by_currency[0].metrics.dso.value().map(|days| days.to_string());
/// assert_eq!(dso.as_deref(), Some("90.00"));
/// # Ok::<(), receivables::Error>(())
/// ```
pub fn activity(ledger: &Ledger, from: Date, at: &AsOf, promise_grace_days: u32) -> Result<Activity> {
    if at.as_of < from {
        let (given, earliest) = (at.as_of.to_string(), from.to_string());
        return Err(Error::BeforeReference { field: "as_of".into(), given, earliest });
    }
    let documents = Documents::read(ledger, at)?;
    let write_offs = documents.write_offs(from);
    Ok(Activity {
        from,
        to: at.as_of,
        invoices: documents.invoices(from)?,
        credit_memos: documents.credit_memos(from),
        payments: documents.payments(from)?,
        balances: balances::balances(ledger, from, at, &documents.segments)?,
        sales: documents.sales()?,
        disputes: documents.disputes(from),
        promises: documents.promises(from, promise_grace_days)?,
        failures: Vec::new(),
        bad_debts: write_offs.clone(),
        write_offs,
        recoveries: documents.recoveries(from),
        cost: None,
        headcount: None,
    })
}
