//! Many answers of a portfolio at once, told on the way and shared among threads at the caller's word.

use super::curve::Curve;
use super::outlook::{OutlookOptions, newest};
use super::portfolio::Portfolio;
use crate::documents::{CustomerGrade, InvoiceOutlook, PastInvoice, PaymentChances};
use crate::error::{Error, Result};
use crate::ids::CustomerId;
use crate::number::millionths;
use crate::parallel::in_parts;
use std::collections::BTreeMap;
use std::num::NonZeroUsize;

/// Told how many are done, of how many.
type Progress<'p> = &'p mut dyn FnMut(u64, u64) -> Result<()>;

/// How many are answered before progress is told, and how many a thread takes at a time.
const TOLD_EVERY: usize = 4_096;
const EACH: usize = 128;

/// Answers in the order of the invoices. They are worked out customer by customer, since what is remembered of one is
/// then at hand; the first refusal in that order ends it.
fn answers<A: Send>(
    invoices: &[&PastInvoice],
    threads: NonZeroUsize,
    progress: Progress<'_>,
    answer: impl Fn(usize, &PastInvoice) -> Result<Option<A>> + Sync,
) -> Result<Vec<A>> {
    let count = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
    let mut asked: Vec<(usize, &PastInvoice)> = invoices.iter().copied().enumerate().collect();
    asked.sort_by(|(_, a), (_, b)| a.customer_id.cmp(&b.customer_id));
    let mut all: Vec<(usize, A)> = Vec::new();
    let mut done = 0_usize;
    progress(0, count(asked.len()))?;
    for part in asked.chunks(TOLD_EVERY) {
        let mut slots: Vec<Result<Option<A>>> = part.iter().map(|_| Ok(None)).collect();
        in_parts(threads, &mut slots, EACH, |first, slots| {
            for ((place, invoice), slot) in part.iter().skip(first).zip(slots) {
                *slot = answer(*place, invoice);
            }
        });
        for ((place, _), slot) in part.iter().zip(slots) {
            all.extend(slot?.map(|answer| (*place, answer)));
        }
        done = done.saturating_add(part.len());
        progress(count(done), count(asked.len()))?;
    }
    all.sort_unstable_by_key(|(place, _)| *place);
    Ok(all.into_iter().map(|(_, answer)| answer).collect())
}

fn silent(_: u64, _: u64) -> Result<()> {
    Ok(())
}

impl Portfolio<'_> {
    /// Outlooks of every invoice that is open in the morning of the day of the portfolio, by due date, then invoice
    /// and instalment. Invoices issued on that day are among them, later ones are not.
    ///
    /// # Errors
    /// As [`Self::outlook`], with the place of the invoice; what [`OutlookOptions::check`] refuses.
    pub fn outlooks(
        &self,
        invoices: &[PastInvoice],
        options: &OutlookOptions,
    ) -> Result<Vec<InvoiceOutlook>> {
        self.outlooks_in_parallel(invoices, options, NonZeroUsize::MIN, &mut silent)
    }

    /// [`Self::outlooks`] by so many threads, the same answers: tells how many invoices are done, of how many. What
    /// `progress` refuses stops it.
    ///
    /// # Errors
    /// As [`Self::outlooks`]; what `progress` returns.
    pub fn outlooks_in_parallel(
        &self,
        invoices: &[PastInvoice],
        options: &OutlookOptions,
        threads: NonZeroUsize,
        progress: &mut dyn FnMut(u64, u64) -> Result<()>,
    ) -> Result<Vec<InvoiceOutlook>> {
        options.check().map_err(|e| e.within("options"))?;
        let outlook = |at: usize, invoice: &PastInvoice| {
            let place = |e: Error| e.within(&format!("invoices[{at}]"));
            let is_open = invoice.issue_date <= self.as_of()
                && invoice.open_before(self.as_of()).map_err(place)?.is_positive();
            if is_open { self.outlook(invoice, options).map(Some).map_err(place) } else { Ok(None) }
        };
        let all: Vec<&PastInvoice> = invoices.iter().collect();
        let mut outlooks = answers(&all, threads, progress, outlook)?;
        outlooks.sort_by(|a, b| {
            (a.due_date, &a.invoice_id, a.instalment).cmp(&(b.due_date, &b.invoice_id, b.instalment))
        });
        Ok(outlooks)
    }

    /// The grades of every customer with an invoice before the day of the portfolio, by id.
    ///
    /// # Errors
    /// What [`OutlookOptions::check`] refuses.
    pub fn grades(&self, past: &[PastInvoice], options: &OutlookOptions) -> Result<Vec<CustomerGrade>> {
        self.grades_in_parallel(past, options, NonZeroUsize::MIN, &mut silent)
    }

    /// [`Self::grades`] by so many threads, the same answers: tells how many customers are done, of how many. What
    /// `progress` refuses stops it.
    ///
    /// # Errors
    /// As [`Self::grades`]; what `progress` returns.
    pub fn grades_in_parallel(
        &self,
        past: &[PastInvoice],
        options: &OutlookOptions,
        threads: NonZeroUsize,
        progress: &mut dyn FnMut(u64, u64) -> Result<()>,
    ) -> Result<Vec<CustomerGrade>> {
        options.check().map_err(|e| e.within("options"))?;
        let mut own: BTreeMap<&CustomerId, Vec<&PastInvoice>> = BTreeMap::new();
        for invoice in past.iter().filter(|invoice| invoice.issue_date < self.as_of()) {
            own.entry(&invoice.customer_id).or_default().push(invoice);
        }
        let newest: Vec<Vec<&PastInvoice>> = own.into_values().map(newest).collect();
        let latest: Vec<&PastInvoice> = newest.iter().filter_map(|newest| newest.first().copied()).collect();
        answers(&latest, threads, progress, |place, latest| {
            let newest = newest.get(place).map(Vec::as_slice).unwrap_or_default();
            self.grade_like(latest, newest, options).map(Some)
        })
    }

    /// The chances of every invoice that is open in the morning of the day of the portfolio, day by day for `days`
    /// days: what a forecast reads. In the order given; invoices issued after that day are planned ones, and are paid
    /// as if issued on it, so much later.
    ///
    /// # Errors
    /// What [`PastInvoice::check`] refuses, with the place of the invoice; [`Error::DateOutOfRange`].
    pub fn chances(&self, invoices: &[PastInvoice], days: u32) -> Result<Vec<PaymentChances>> {
        self.chances_in_parallel(invoices, days, NonZeroUsize::MIN, &mut silent)
    }

    /// [`Self::chances`] by so many threads, the same answers: tells how many invoices are done, of how many. What
    /// `progress` refuses stops it.
    ///
    /// # Errors
    /// As [`Self::chances`]; what `progress` returns.
    pub fn chances_in_parallel(
        &self,
        invoices: &[PastInvoice],
        days: u32,
        threads: NonZeroUsize,
        progress: &mut dyn FnMut(u64, u64) -> Result<()>,
    ) -> Result<Vec<PaymentChances>> {
        let all: Vec<&PastInvoice> = invoices.iter().collect();
        answers(&all, threads, progress, |at, invoice| {
            self.chances_of(invoice, days).map_err(|e| e.within(&format!("invoices[{at}]")))
        })
    }

    /// The chances of one invoice, if it is open.
    fn chances_of(&self, invoice: &PastInvoice, days: u32) -> Result<Option<PaymentChances>> {
        let open = invoice.open_before(self.as_of())?;
        if !open.is_positive() {
            return Ok(None);
        }
        let mut curve = Curve::default();
        let wait = invoice.issue_date.days_since(self.as_of()).max(0);
        if wait > 0 {
            let due_date = invoice.due_date.plus_days(i64::from(wait).saturating_neg())?;
            let (paid_date, payments) = (None, Vec::new());
            let seen =
                PastInvoice { issue_date: self.as_of(), due_date, paid_date, payments, ..invoice.clone() };
            self.curve_into(&seen, &mut curve)?;
        } else {
            self.curve_into(invoice, &mut curve)?;
        }
        let last = i32::try_from(days).unwrap_or(i32::MAX).saturating_sub(wait);
        let chance = |day: i32| u32::try_from(millionths(curve.unpaid_after(day))).unwrap_or(0);
        Ok(Some(PaymentChances {
            customer_id: invoice.customer_id.clone(),
            invoice_id: invoice.invoice_id.clone(),
            instalment: invoice.instalment,
            segment: invoice.segment.clone(),
            open,
            from: self.as_of().plus_days(i64::from(wait))?,
            unpaid_millionths: (0..last.max(1)).map(chance).collect(),
        }))
    }
}
