//! A payment schedule: what payment terms mean for one invoice, as dates and amounts.

use super::{BaseDates, Due, PaymentTerms};
use crate::calendar::{Date, HolidayCalendar};
use crate::error::Result;
use crate::money::{Money, Percent, Weight, split_with};
use crate::vocabulary::document;

document! {
    /// One part of an amount with its due date. An invoice without instalments has exactly one.
    #[derive(Copy)]
    pub struct Instalment {
        /// Its number, from 1.
        pub number: u32,
        /// Last day on which a payment is on time.
        pub due_date: Date,
        /// Its amount; all instalments add up to the whole exactly.
        pub amount: Money,
    }

    /// A discount with the last day on which it can be taken.
    #[derive(Copy)]
    pub struct DiscountDeadline {
        /// Percent off the whole.
        pub percent: Percent,
        /// Last day on which a payment earns it.
        pub until: Date,
    }

    /// Due dates and amounts of one invoice, and its discounts.
    pub struct PaymentSchedule {
        /// The parts of the amount, by number.
        pub instalments: Vec<Instalment>,
        /// The discounts on the whole, in the order in which they are tried.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub discounts: Vec<DiscountDeadline>,
    }
}

impl PaymentSchedule {
    /// The discount that a payment on a day earns: the first step that still runs.
    #[must_use]
    pub fn discount_on(&self, paid: Date) -> Option<DiscountDeadline> {
        self.discounts.iter().copied().find(|step| paid <= step.until)
    }
}

impl PaymentTerms {
    /// The due date, for the common terms that need no more than the date on the invoice: one due date, no
    /// business-day rule. `None` for all others; ask [`PaymentTerms::schedule`]. Nothing is allocated.
    ///
    /// # Errors
    /// [`crate::Error::DateOutOfRange`] inside the `Some`.
    ///
    /// # Examples
    /// ```
    /// use receivables::PaymentTerms;
    /// let due = PaymentTerms::net(30).due_date_from_issue("2024-01-31".parse()?);
    /// assert_eq!(due.unwrap()?.to_string(), "2024-03-01");
    /// # Ok::<(), receivables::Error>(())
    /// ```
    #[inline]
    #[must_use]
    pub fn due_date_from_issue(&self, issue_date: Date) -> Option<Result<Date>> {
        match &self.due {
            Due::Once(rule) if self.business_day_rule.is_unadjusted() => {
                Some(rule.due_date(self.base.known_from_issue(issue_date)?))
            }
            _ => None,
        }
    }

    /// The day by which everything is due: the due date, or the latest of the instalments. Nothing is allocated.
    ///
    /// # Errors
    /// [`crate::Error::Malformed`] when the terms run from a date that is not given; [`crate::Error::DateOutOfRange`] at
    /// `due_date`.
    pub fn due_date(&self, dates: &BaseDates, calendar: &HolidayCalendar) -> Result<Date> {
        let base = self.base.date(dates)?;
        let adjusted = |rule: super::DueRule| calendar.adjust(rule.due_date(base)?, self.business_day_rule);
        let last = match &self.due {
            Due::Once(rule) => adjusted(*rule),
            Due::Instalments(instalments) => {
                let mut due = instalments.parts().iter().map(|part| adjusted(part.due));
                due.try_fold(None, |last: Option<Date>, date| Ok(last.max(Some(date?))))
                    .map(|last| last.unwrap_or(base))
            }
        };
        last.map_err(|e| e.within("due_date"))
    }

    /// Due dates, amounts and discount deadlines of one invoice.
    ///
    /// Instalments are split exactly (see [`split`](crate::money::split)); each due date is moved by the business-day
    /// rule of the terms; discounts attach to the whole and have a business-day rule of their own.
    ///
    /// # Errors
    /// [`crate::Error::Malformed`] when the terms run from a date that is not given; [`crate::Error::DateOutOfRange`] at
    /// `due_date` or `discounts[n].until`; what [`split`](crate::money::split) refuses.
    ///
    /// # Examples
    /// ```
    /// use receivables::calendar::{BaseDates, HolidayCalendar};
    /// use receivables::{Currency, Money, PaymentTerms};
    /// let terms = PaymentTerms::parse("2/10 net 30")?;
    /// let dates = BaseDates::issued("2024-03-15".parse()?);
    /// let amount = Money::parse("1000.00", Currency::USD)?;
    /// let schedule = terms.schedule(&dates, amount, &HolidayCalendar::weekends_only())?;
    /// assert_eq!(schedule.instalments[0].due_date.to_string(), "2024-04-14");
    /// // The discount day itself still earns the discount, the day after does not.
    /// assert!(schedule.discount_on("2024-03-25".parse()?).is_some());
    /// assert!(schedule.discount_on("2024-03-26".parse()?).is_none());
    /// # Ok::<(), receivables::Error>(())
    /// ```
    pub fn schedule(
        &self,
        dates: &BaseDates,
        amount: Money,
        calendar: &HolidayCalendar,
    ) -> Result<PaymentSchedule> {
        let due_dates = self.due_dates(dates, calendar)?;
        let amounts = match &self.due {
            Due::Once(_) => vec![amount],
            Due::Instalments(instalments) => {
                let weights: Vec<Weight> = instalments.parts().iter().map(|part| part.weight).collect();
                split_with(amount, &weights, instalments.rest())?
            }
        };
        let instalments = (1..).zip(due_dates.into_iter().zip(amounts));
        let instalments =
            instalments.map(|(number, (due_date, amount))| Instalment { number, due_date, amount }).collect();
        Ok(PaymentSchedule { instalments, discounts: self.discount_deadlines(dates, calendar)? })
    }

    /// The due date of each instalment, in the order of their numbers; one where there are no instalments.
    ///
    /// # Errors
    /// As [`PaymentTerms::due_date`].
    pub fn due_dates(&self, dates: &BaseDates, calendar: &HolidayCalendar) -> Result<Vec<Date>> {
        let base = self.base.date(dates)?;
        let adjusted = |rule: super::DueRule| {
            let due = rule.due_date(base).and_then(|due| calendar.adjust(due, self.business_day_rule));
            due.map_err(|e| e.within("due_date"))
        };
        match &self.due {
            Due::Once(rule) => Ok(vec![adjusted(*rule)?]),
            Due::Instalments(instalments) => {
                instalments.parts().iter().map(|part| adjusted(part.due)).collect()
            }
        }
    }

    /// The last day of each discount step, in the order in which the steps are tried.
    ///
    /// # Errors
    /// [`crate::Error::Malformed`] when the terms run from a date that is not given; [`crate::Error::DateOutOfRange`].
    pub fn discount_deadlines(
        &self,
        dates: &BaseDates,
        calendar: &HolidayCalendar,
    ) -> Result<Vec<DiscountDeadline>> {
        if self.discounts.is_empty() {
            return Ok(Vec::new());
        }
        let base = self.base.date(dates)?;
        let deadline = |(at, step): (usize, &super::DiscountStep)| {
            let until = step.until.date(base);
            let until = until.and_then(|until| calendar.adjust(until, self.discount_business_day_rule));
            let until = until.map_err(|e| e.within(&format!("discounts[{at}].until")))?;
            Ok(DiscountDeadline { percent: step.percent, until })
        };
        self.discounts.iter().enumerate().map(deadline).collect()
    }
}
