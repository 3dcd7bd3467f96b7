//! Counts what a thread holds of the heap, to hold readers to a multiple of their input.
//!
//! A binary that counts says `#[global_allocator] static ALLOCATOR: Counting = Counting;`. Without it every figure is 0.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

/// The allocator of the system, with a count for each thread.
#[derive(Debug)]
pub struct Counting;

thread_local! {
    static HELD: Cell<isize> = const { Cell::new(0) };
    static MOST: Cell<isize> = const { Cell::new(0) };
}

fn count(change: isize) {
    // A thread that is ending counts no more.
    let _ = HELD.try_with(|held| {
        let now = held.get().wrapping_add(change);
        held.set(now);
        let _ = MOST.try_with(|most| most.set(most.get().max(now)));
    });
}

fn size(bytes: usize) -> isize {
    isize::try_from(bytes).unwrap_or(isize::MAX)
}

// SAFETY: every call goes to the allocator of the system as it came; counting allocates nothing.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count(size(layout.size()));
        // SAFETY: the caller's promise is handed on.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        count(size(layout.size()).wrapping_neg());
        // SAFETY: the caller's promise is handed on.
        unsafe { System.dealloc(at, layout) }
    }

    unsafe fn realloc(&self, at: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
        // Old and new may be held at once.
        count(size(new_size));
        count(size(layout.size()).wrapping_neg());
        // SAFETY: the caller's promise is handed on.
        unsafe { System.realloc(at, layout, new_size) }
    }
}

/// What the work gives, and the most bytes that this thread held for it at once, its answer included.
pub fn most_held<T>(work: impl FnOnce() -> T) -> (T, usize) {
    let before = HELD.with(Cell::get);
    MOST.with(|most| most.set(before));
    let done = work();
    let most = MOST.with(Cell::get).saturating_sub(before);
    (done, usize::try_from(most).unwrap_or(0))
}
