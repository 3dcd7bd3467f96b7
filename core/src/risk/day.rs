//! The axis of the model: days after the due date in bands, and the cells in which the life of an invoice is cut.

/// First day after the due date of every band but the first: single days around the due date, wider ones farther off.
const BAND_STARTS: [i32; 33] = [
    -60, -45, -30, -21, -15, -12, -9, -7, -6, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 19,
    24, 31, 46, 61, 91, 121,
];

/// Number of bands.
pub(super) const BANDS: usize = 34;

/// A value for each band.
pub(super) type ByBand = [f64; BANDS];

/// A value for each day of the week, Monday first.
pub(super) type ByWeekday = [f64; 7];

/// Days late before and after which the outermost bands hold.
const FIRST_START: i32 = -60;
const LAST_START: i32 = 121;
const TABLE: usize = 182;

/// The band of every day from the first start to the last, worked out once.
const BAND_TABLE: [u8; TABLE] = {
    let mut table = [0_u8; TABLE];
    let mut slots: &mut [u8] = &mut table;
    let mut rest: &[i32] = &BAND_STARTS;
    let mut late = FIRST_START;
    let mut band = 0_u8;
    while let [slot, others @ ..] = slots {
        if let [start, later @ ..] = rest
            && *start <= late
        {
            band = band.saturating_add(1);
            rest = later;
        }
        *slot = band;
        late = late.saturating_add(1);
        slots = others;
    }
    table
};

/// The band of a day, counted from the due date.
pub(super) fn band(days_late: i32) -> usize {
    let late = days_late.clamp(FIRST_START.saturating_sub(1), LAST_START);
    let place = usize::try_from(late.saturating_sub(FIRST_START));
    place.ok().and_then(|place| BAND_TABLE.get(place)).map_or(0, |band| usize::from(*band))
}

/// First band of every stretch of life but the first: early, nearly due, due, and stages of late.
const STRETCH_STARTS: [usize; 7] = [5, 9, 14, 16, 19, 23, 27];

/// Number of stretches.
pub(super) const STRETCHES: usize = 8;

/// The stretch of a band.
pub(super) fn stretch(band: usize) -> usize {
    STRETCH_STARTS.partition_point(|start| *start <= band)
}

/// Whether the band is one day wide with neighbours that are, too.
pub(super) fn is_daily(band: usize) -> bool {
    (5..23).contains(&band)
}

/// First length of every class of terms but the first, in days from issue to due date.
const TERM_STARTS: [i32; 10] = [1, 8, 11, 15, 16, 21, 31, 46, 61, 91];

/// Number of classes of terms.
pub(super) const TERMS: usize = 11;

/// The class of terms.
pub(super) fn terms_class(terms_days: i32) -> usize {
    TERM_STARTS.partition_point(|start| *start <= terms_days)
}

/// The longest terms of the same class; the shortest where the class has no end.
pub(super) fn longest_of_class(terms_days: i32) -> i32 {
    let class = terms_class(terms_days);
    match TERM_STARTS.get(class) {
        Some(next) => next.saturating_sub(1),
        None => TERM_STARTS.last().copied().unwrap_or_default(),
    }
}

/// The day of the week, Monday 0, of a day since 1970-01-01 (a Thursday).
pub(super) fn weekday(day: i32) -> usize {
    usize::try_from(day.wrapping_add(3).rem_euclid(7)).unwrap_or(0)
}

/// From this many days late on, and before so many days to the due date, life is cut in weeks; later in months.
const WEEKLY_AFTER_DAYS: i32 = 45;
const WEEKLY_BEFORE_DAYS: i32 = -30;
const MONTHLY_AFTER_DAYS: i32 = 122;

/// A stretch of days in which an invoice may be paid: one day near the due date, a week or four farther off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    /// First day.
    pub(super) first: i32,
    /// Number of days, 1 to 28.
    pub(super) days: i32,
}

/// The spans from a day on, without end; the due date decides where weeks begin.
pub(super) fn spans(from: i32, due: i32) -> impl Iterator<Item = Span> {
    let mut first = from;
    std::iter::from_fn(move || {
        let late = first.saturating_sub(due);
        let days = if late >= MONTHLY_AFTER_DAYS {
            28
        } else if late >= WEEKLY_AFTER_DAYS {
            7
        } else {
            WEEKLY_BEFORE_DAYS.saturating_sub(late).clamp(1, 7)
        };
        let span = Span { first, days };
        first = first.saturating_add(days);
        Some(span)
    })
}

impl Span {
    /// Days late in its middle.
    pub(super) fn days_late(self, due: i32) -> i32 {
        self.first.saturating_add(self.days / 2).saturating_sub(due)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bands_are_single_days_around_the_due_date() {
        assert_eq!(
            (band(-400), band(-61), band(-60), band(0), band(1), band(7), band(8), band(9)),
            (0, 0, 1, 15, 16, 22, 23, 23)
        );
        assert_eq!(band(5_000), BANDS - 1);
        for late in -80..200 {
            assert_eq!(band(late), BAND_STARTS.partition_point(|start| *start <= late), "{late}");
        }
        assert_eq!((stretch(0), stretch(15), stretch(33)), (0, 3, 7));
    }

    #[test]
    fn spans_follow_each_other_without_a_gap() {
        let mut next = 100;
        for span in spans(100, 160).take(200) {
            assert_eq!(span.first, next);
            next += span.days;
        }
        // 60 days before the due date: weeks up to 30 days before, then days, then weeks from 45 days late.
        let days: Vec<i32> = spans(100, 160).take(6).map(|s| s.days).collect();
        assert_eq!(days, [7, 7, 7, 7, 2, 1]);
        assert!(spans(100, 160).any(|s| s.first == 205 && s.days == 7));
    }

    #[test]
    fn the_first_of_january_1970_was_a_thursday() {
        assert_eq!((weekday(0), weekday(-1), weekday(4)), (3, 2, 0));
    }
}
