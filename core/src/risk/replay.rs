//! The history told again, day by day: every question sees the morning of its day.
//!
//! On each day the questions come first, then the invoices of the day, then a day of waiting for all that is open,
//! then its payments and what went away without one. So nothing that happens on a day can change a score of that day. A
//! payment is told on the day from which it counts on the invoice, and counts as one of its value date.

use super::family::{Family, Paid};
use super::feature::{Features, Scene, features};
use super::habit::{Habit, Norms};
use super::memory::Memory;
use super::rows::{LONGEST_DAYS, Row, Rows};
use super::week::Week;
use crate::calendar::Date;
use crate::documents::MarkKind;
use crate::error::{Error, Result};
use crate::number::add;
use std::borrow::Cow;

/// A question: the place of an invoice in the rows, in the morning of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Question {
    pub(super) day: i32,
    pub(super) row: usize,
}

/// What is known for a question.
#[derive(Debug, Clone)]
pub(super) struct Shot<'h> {
    pub(super) features: Features,
    pub(super) habit: Cow<'h, Habit>,
}

/// Everything that happens, by day.
struct Script {
    issues: Vec<(i32, usize)>,
    /// The place of the invoice, and of the part among those of the invoice.
    parts: Vec<(i32, u32, usize)>,
    marks: Vec<(i32, usize, MarkKind)>,
}

/// When the norms grow with what is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Counting {
    /// From the first day on: a model is fitted.
    All,
    /// From a day on, as long as few payments are known: a model of a short history goes on.
    WhileFew {
        /// The day for which the model was fitted: what happened before it is in the norms.
        from: i32,
    },
    /// They stay as a model has them.
    None,
}

/// With more payments the norms of a model stay as they are.
const FEW_PAYMENTS: f64 = 1_000.0;

/// The state between two days.
pub(super) struct Replay<'a> {
    rows: &'a Rows<'a>,
    pub(super) norms: Norms,
    counting: Counting,
    /// Whether the norms grow on the day that is told.
    grows: bool,
    half_life_days: f64,
    pub(super) memories: Vec<Option<Memory>>,
    pub(super) families: Vec<Family>,
    active: Vec<usize>,
    hazards: super::norm_cache::HazardCache,
}

impl<'a> Replay<'a> {
    pub(super) fn new(rows: &'a Rows<'a>, norms: Norms, counting: Counting, half_life_days: f64) -> Self {
        let memories = rows.customers.iter().map(|_| None).collect();
        let families = rows.families.iter().map(|_| Family::default()).collect();
        let (active, hazards) = (Vec::new(), super::norm_cache::HazardCache::default());
        Self { rows, norms, counting, grows: false, half_life_days, memories, families, active, hazards }
    }

    /// Tells everything before `end` and answers the questions, which are of no later day, in the order of days.
    /// `progress` is told the days done, and the days in all.
    pub(super) fn run(
        &mut self,
        questions: &[Question],
        end: i32,
        mut answer: impl FnMut(usize, Shot<'static>),
        progress: &mut dyn FnMut(u64, u64) -> Result<()>,
    ) -> Result<()> {
        let rows = self.rows;
        let script = Script::of(rows);
        let mut order: Vec<(i32, usize)> = questions.iter().enumerate().map(|(at, q)| (q.day, at)).collect();
        order.sort_unstable();
        let mut asked = order.iter().peekable();
        let mut issues = script.issues.iter().peekable();
        let mut parts = script.parts.iter().peekable();
        let mut marks = script.marks.iter().peekable();
        let first = script.first().unwrap_or(end).min(order.first().map_or(end, |(day, _)| *day));
        if end.saturating_sub(first) > LONGEST_DAYS {
            let reason = format!("it lies more than {LONGEST_DAYS} days after the first invoice");
            return Err(Error::NotPossible { field: "as_of".into(), reason });
        }
        let days = |last: i32| u64::from(last.saturating_sub(first).unsigned_abs());
        for day in first..=end {
            progress(days(day), days(end))?;
            while let Some((_, at)) = asked.next_if(|(asked, _)| *asked <= day) {
                if let Some((question, row)) =
                    questions.get(*at).and_then(|q| Some((q, rows.rows.get(q.row)?)))
                {
                    answer(*at, self.shot(row, question.day));
                }
            }
            if day == end {
                break;
            }
            while let Some((_, row)) = issues.next_if(|(on, _)| *on <= day) {
                self.issue(*row, day);
            }
            while let Some((_, row, mark)) = marks.next_if(|(on, ..)| *on <= day) {
                self.mark(*row, *mark);
            }
            self.grows = match self.counting {
                Counting::All => true,
                Counting::WhileFew { from } => day >= from && self.norms.payments() < FEW_PAYMENTS,
                Counting::None => false,
            };
            self.wait(day);
            while let Some((_, part, row)) = parts.next_if(|(on, ..)| *on <= day) {
                self.settle(*row, *part);
            }
            let memories = &self.memories;
            self.active
                .retain(|c| memories.get(*c).and_then(Option::as_ref).is_some_and(|m| !m.open.is_empty()));
        }
        Ok(())
    }

    /// What is known of an invoice in the morning of a day.
    pub(super) fn shot(&mut self, row: &Row<'_>, day: i32) -> Shot<'static> {
        let fresh;
        let memory = match self.memories.get(row.customer).and_then(Option::as_ref) {
            Some(memory) => memory,
            None => {
                fresh = Memory::new(day);
                &fresh
            }
        };
        let state = if self.counting == Counting::None { i32::MIN } else { day };
        let hazards = self.hazards.of(&self.norms, row.terms_days(), state);
        let habit = habit(day, memory, &self.norms, &hazards, self.half_life_days);
        let family = row.family.and_then(|family| self.families.get(family));
        let sisters = family.and_then(|family| family.sisters(row.customer));
        shot(row, day, memory, &self.norms, Cow::Owned(habit), sisters)
    }

    fn issue(&mut self, row: usize, day: i32) {
        let Some(row) = self.rows.rows.get(row) else { return };
        let Some(slot) = self.memories.get_mut(row.customer) else { return };
        let memory = slot.get_or_insert_with(|| Memory::new(day));
        if memory.open.is_empty() {
            self.active.push(row.customer);
        }
        memory.issued(row);
    }

    fn mark(&mut self, row: usize, mark: MarkKind) {
        let customer = self.rows.rows.get(row).map(|row| row.customer);
        if let Some(Some(memory)) = customer.and_then(|c| self.memories.get_mut(c)) {
            memory.marked(mark);
        }
    }

    fn wait(&mut self, day: i32) {
        let factor = self.norms.factor(day);
        let (norms, grows) = (&mut self.norms, self.grows);
        for customer in &self.active {
            let Some(Some(memory)) = self.memories.get_mut(*customer) else { continue };
            memory.waited(day, factor, self.half_life_days, |band, terms, count| {
                if grows {
                    add(&mut norms.all.risk, band, count);
                    if let Some(class) = norms.by_terms.get_mut(super::day::terms_class(terms)) {
                        add(&mut class.risk, band, count);
                    }
                }
            });
        }
    }

    fn settle(&mut self, row: usize, part: u32) {
        let Some(row) = self.rows.rows.get(row) else { return };
        let Some(part) = usize::try_from(part).ok().and_then(|part| row.parts.get(part)).copied() else {
            return;
        };
        let Some(Some(memory)) = self.memories.get_mut(row.customer) else { return };
        if !part.is_paid {
            memory.close(row, part.share);
            return;
        }
        let (norms, grows) = (&mut self.norms, self.grows);
        for day in part.day.saturating_add(1)..=part.told {
            // It seemed open, but was paid.
            let count = part.share * norms.factor(day);
            let band = super::day::band(day.saturating_sub(row.due));
            memory.waited_in_vain(day, band, count, self.half_life_days);
            if grows {
                add(&mut norms.all.risk, band, -count);
                if let Some(class) = norms.by_terms.get_mut(super::day::terms_class(row.terms_days())) {
                    add(&mut class.risk, band, -count);
                }
            }
        }
        memory.paid(row, part, self.norms.week.weekday(part.day), self.half_life_days);
        if let Some(family) = row.family.and_then(|family| self.families.get_mut(family)) {
            family.paid(row.customer, days_late(part.day, row), part.share);
        }
        if !self.grows {
            return;
        }
        let late = part.day.saturating_sub(row.due);
        let band = super::day::band(late);
        add(&mut self.norms.all.paid, band, part.share);
        if let Some(class) = self.norms.by_terms.get_mut(super::day::terms_class(row.terms_days())) {
            add(&mut class.paid, band, part.share);
        }
        if let Some(group) = row.group.and_then(|group| self.norms.groups.get_mut(group)) {
            group.0 += part.share * days_late(part.day, row);
            group.1 += part.share;
        }
    }
}

/// Days late of a payment, far ones cut off for means.
fn days_late(day: i32, row: &Row<'_>) -> f64 {
    f64::from(day.saturating_sub(row.due)).clamp(-60.0, 90.0)
}

/// What is known of an invoice in the morning of a day, from the memory of its customer.
pub(super) fn shot<'h>(
    row: &Row<'_>,
    day: i32,
    memory: &Memory,
    norms: &Norms,
    habit: Cow<'h, Habit>,
    sisters: Option<Paid>,
) -> Shot<'h> {
    let features = features(&Scene { row, day, memory, norms, habit: &habit, sisters });
    Shot { features, habit }
}

/// The habit of a customer in the morning of a day, on terms of those hazards.
pub(super) fn habit(
    day: i32,
    memory: &Memory,
    norms: &Norms,
    hazards: &super::day::ByBand,
    half_life_days: f64,
) -> Habit {
    let fade = memory.fade(day, half_life_days);
    Habit::of(&memory.tally, &memory.by_weekday, fade, norms, hazards)
}

impl Script {
    fn of(rows: &Rows<'_>) -> Self {
        let (mut issues, mut parts, mut marks) = (Vec::new(), Vec::new(), Vec::new());
        for (place, row) in rows.rows.iter().enumerate() {
            issues.push((row.issue, place));
            parts.extend((0..).zip(&row.parts).map(|(number, part)| (part.told, number, place)));
            marks.extend(
                row.marks.iter().map(|mark| (mark.date.epoch_day().max(row.issue), place, mark.mark)),
            );
        }
        issues.sort_unstable();
        parts.sort_unstable_by_key(|(day, number, place)| (*day, *place, *number));
        marks.sort_by_key(|(day, place, mark)| (*day, *place, *mark));
        Self { issues, parts, marks }
    }

    fn first(&self) -> Option<i32> {
        self.issues.first().map(|(day, _)| *day)
    }
}

/// The week of a history, from payments before `end`.
pub(super) fn week_of(rows: &Rows<'_>, end: i32, holidays: &[Date]) -> Week {
    let mut week = Week::new(holidays);
    let (mut paid, mut risk) = ([0.0; 7], [0.0; 7]);
    for row in &rows.rows {
        for part in row.parts.iter().filter(|part| part.is_paid && part.told < end) {
            week.add_days(row.issue, part.day, part.share, &mut risk);
            if !week.is_holiday(part.day) {
                add(&mut paid, super::day::weekday(part.day), part.share);
            }
        }
    }
    week.learn(&paid, &risk);
    week
}
