//! Limits that must hold on every day and for everything that was ever known, not only today.

use crate::calendar::{Date, Timestamp};

/// A change of a balance: from a day on, known since an instant.
#[derive(Debug, Clone, Copy)]
pub(super) struct Point {
    pub(super) effective: Date,
    pub(super) recorded: Timestamp,
    pub(super) delta: i64,
}

/// The lowest balance at the end of any day from `from` on, as known at any instant from `known_from` on.
pub(super) fn lowest(points: &mut [Point], from: Date, known_from: Timestamp) -> i64 {
    points.sort_by_key(|point| point.effective);
    let mut instants: Vec<Timestamp> = points.iter().map(|point| point.recorded.max(known_from)).collect();
    instants.push(known_from);
    instants.sort_unstable();
    instants.dedup();
    instants.iter().map(|instant| lowest_known(points, from, *instant)).min().unwrap_or(0)
}

/// The lowest balance from a day on, counting only what was known at an instant. Points are sorted by day.
fn lowest_known(points: &[Point], from: Date, known_at: Timestamp) -> i64 {
    let known = |point: &&Point| point.recorded <= known_at;
    let sum = |balance: i64, point: &Point| balance.saturating_add(point.delta);
    let up_to = points.partition_point(|point| point.effective <= from);
    let (before, after) = points.split_at_checked(up_to).unwrap_or((points, &[]));
    let mut balance = before.iter().filter(known).fold(0, sum);
    let mut lowest = balance;
    for day in after.chunk_by(|a, b| a.effective == b.effective) {
        balance = day.iter().filter(known).fold(balance, sum);
        lowest = lowest.min(balance);
    }
    lowest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(day: u32, hour: i64, delta: i64) -> Point {
        let recorded = "2026-01-01T00:00:00Z".parse::<Timestamp>().unwrap().plus_hours(hour).unwrap();
        Point { effective: Date::new(2026, 1, day).unwrap(), recorded, delta }
    }

    #[test]
    fn looks_at_the_end_of_each_day_and_at_each_instant() {
        let day = |d| Date::new(2026, 1, d).unwrap();
        let hour = |h| point(1, h, 0).recorded;
        // 100 in on the 1st, 60 out on the 3rd, 60 back on the 5th.
        let mut points = vec![point(1, 1, 100), point(5, 3, 60), point(3, 2, -60)];
        assert_eq!(lowest(&mut points, day(1), hour(9)), 40);
        assert_eq!(lowest(&mut points, day(4), hour(9)), 40);
        assert_eq!(lowest(&mut points, day(5), hour(9)), 100);
        // Known in the order in, back, out: between the second and the third hour only the way out is known.
        assert_eq!(lowest(&mut points, day(5), hour(2)), 40);
        // Out and back on one day do not touch the end of the day.
        let mut points = vec![point(1, 1, 100), point(3, 2, -60), point(3, 3, 60)];
        assert_eq!(lowest(&mut points, day(1), hour(9)), 100);
    }
}
