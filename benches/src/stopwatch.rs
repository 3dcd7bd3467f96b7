//! Measuring time, in seconds.

use std::time::Instant;

/// Time since it was started.
#[derive(Debug, Clone, Copy)]
pub struct Stopwatch(Instant);

impl Stopwatch {
    /// Starts.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "measuring time is what it is for")]
    pub fn start() -> Self {
        Self(Instant::now())
    }

    /// Seconds since the start.
    #[must_use]
    pub fn seconds(self) -> f64 {
        self.0.elapsed().as_secs_f64()
    }
}

/// Seconds for which the main thread was on a processor; on Linux only. It moves by a few milliseconds. Where the kernel
/// does not count by thread, the seconds of all threads together, in steps of a hundredth.
#[must_use]
pub fn processor_seconds() -> Option<f64> {
    let by_thread = std::fs::read_to_string("/proc/self/schedstat").ok();
    let first = by_thread.as_ref().and_then(|text| text.split(' ').next()?.parse::<f64>().ok());
    match first.filter(|nanoseconds| *nanoseconds > 0.0) {
        Some(nanoseconds) => Some(nanoseconds / 1e9),
        None => ticks().map(|ticks| ticks / 100.0),
    }
}

/// The processor time of the process by now, user and system, in hundredths of a second.
fn ticks() -> Option<f64> {
    let text = std::fs::read_to_string("/proc/self/stat").ok()?;
    // Behind the name in brackets user and system time are the 12th and 13th words.
    let mut fields = text.rsplit(')').next()?.split_whitespace().skip(11);
    let (user, system): (f64, f64) = (fields.next()?.parse().ok()?, fields.next()?.parse().ok()?);
    Some(user + system)
}

/// Runs something a number of times; the last result and the shortest time in seconds. Where the system tells how long
/// the processor was used, that counts: other work on the machine then does not.
///
/// # Errors
/// The first error of what was run.
///
/// # Panics
/// When asked to run nothing.
pub fn best_of<T, E>(times: usize, mut run: impl FnMut() -> Result<T, E>) -> Result<(T, f64), E> {
    let mut best = None;
    for _ in 0..times {
        let (watch, before) = (Stopwatch::start(), processor_seconds());
        let result = run()?;
        let used = processor_seconds().zip(before).map(|(after, before)| after - before);
        let seconds = used.filter(|used| *used > 0.0).unwrap_or_else(|| watch.seconds());
        let shortest = best.map_or(seconds, |(_, before): (T, f64)| before.min(seconds));
        best = Some((result, shortest));
    }
    Ok(best.expect("at least one run"))
}

/// Runs something a number of times; the last result and the shortest time by the clock, for work of several threads.
///
/// # Errors
/// The first error of what was run.
///
/// # Panics
/// When asked to run nothing.
pub fn best_by_clock<T, E>(times: usize, mut run: impl FnMut() -> Result<T, E>) -> Result<(T, f64), E> {
    let mut best: Option<(T, f64)> = None;
    for _ in 0..times {
        let watch = Stopwatch::start();
        let result = run()?;
        let seconds = watch.seconds();
        best = Some((result, best.map_or(seconds, |(_, before)| before.min(seconds))));
    }
    Ok(best.expect("at least one run"))
}
