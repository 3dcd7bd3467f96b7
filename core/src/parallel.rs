//! Work shared among threads, at the caller's word: parts of a list that do not depend on each other, so that nothing
//! shows how many threads there were.

use std::num::NonZeroUsize;
use std::sync::{Mutex, PoisonError};

/// More threads than any machine has processors would only cost memory.
const MOST_THREADS: usize = 256;

/// Works on a list in parts of `each`; the work is told the place of the first of them. Where the system refuses a
/// thread, the others do its part.
pub(crate) fn in_parts<T: Send>(
    threads: NonZeroUsize,
    items: &mut [T],
    each: usize,
    work: impl Fn(usize, &mut [T]) + Sync,
) {
    let parts = items.chunks_mut(each.max(1));
    let helpers = threads.get().min(MOST_THREADS).min(parts.len()).saturating_sub(1);
    let queue = Mutex::new(parts.enumerate());
    let run = || {
        loop {
            let next = queue.lock().unwrap_or_else(PoisonError::into_inner).next();
            let Some((place, part)) = next else { return };
            work(place.saturating_mul(each.max(1)), part);
        }
    };
    if helpers == 0 {
        return run();
    }
    std::thread::scope(|scope| {
        for _ in 0..helpers {
            if std::thread::Builder::new().spawn_scoped(scope, run).is_err() {
                break;
            }
        }
        run();
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_is_worked_on_once() {
        for (threads, each) in [(1, 3), (2, 3), (5, 1), (300, 7), (3, 100), (2, 0)] {
            let mut items: Vec<usize> = vec![0; 50];
            in_parts(NonZeroUsize::new(threads).unwrap(), &mut items, each, |first, part| {
                part.iter_mut().enumerate().for_each(|(at, item)| *item += first + at);
            });
            assert_eq!(items, (0..50).collect::<Vec<_>>());
        }
    }
}
