//! When a customer means to pay an item, by habit.

use super::account::Account;
use super::days::{after, next, working};
use super::profile::Habit;
use super::terms::{DISCOUNT_DAYS, Terms};
use receivables::Date;

impl Account<'_> {
    /// The day on which the customer means to pay an item; none where nothing will come without pressure.
    pub(super) fn intent(&mut self, item: usize) -> Option<Date> {
        let due = self.book.items[item].due;
        let bill = &self.book.bills[self.book.items[item].bill];
        let (issue, terms) = (bill.issue, bill.terms);
        let month = self.months_since_joining(issue);
        let turned = month >= self.profile.turning_month;
        let random = &mut self.random;
        let day = match self.profile.habit {
            Habit::DiscountTaker | Habit::Punctual if matches!(terms, Terms::TwoTen(_)) => {
                match random.below(100) {
                    0..=79 => after(issue, random.between(5, DISCOUNT_DAYS)),
                    80..=91 => after(issue, DISCOUNT_DAYS + random.between(1, 4)),
                    _ => after(due, random.between(-1, 3)),
                }
            }
            Habit::Punctual | Habit::ExpiredCard | Habit::DiscountTaker => {
                after(due, random.weighted(&[(5, -5), (10, -3), (20, -1), (30, 0), (14, 1), (5, 3), (2, 9)]))
            }
            Habit::Late => after(due, random.between(6, 38)),
            Habit::Slowing => {
                let drift = i64::try_from(month).unwrap_or_default() * 4;
                after(due, (drift + random.between(-4, 7)).min(115))
            }
            Habit::EscalationOnly if turned => return None,
            Habit::NonPayer if turned => return None,
            Habit::EscalationOnly => after(due, random.between(-1, 5)),
            Habit::NonPayer => after(due, random.between(0, 14)),
            Habit::Disputer => after(due, random.between(-2, 9)),
            Habit::Promiser if random.percent(40) => after(due, random.between(-2, 3)),
            Habit::Promiser => after(due, random.between(60, 120)),
            Habit::Seasonal if matches!(due.month(), 1 | 7 | 8 | 12) => after(due, random.between(22, 50)),
            Habit::Seasonal => after(due, random.between(-4, 2)),
            Habit::PartPayer => after(due, random.between(-2, 8)),
            Habit::OverPayer => after(due, random.between(-8, 0)),
        };
        Some(self.on_pay_run(day.max(after(issue, 1))))
    }

    /// Full months between joining and a day.
    pub(super) fn months_since_joining(&self, day: Date) -> usize {
        usize::try_from(day.days_since(self.profile.joined) / 30).unwrap_or_default()
    }

    fn on_pay_run(&self, day: Date) -> Date {
        let late = matches!(self.profile.habit, Habit::DiscountTaker);
        match self.profile.pay_run {
            Some(weekday) if !late => next(day, weekday),
            _ => working(day),
        }
    }
}
