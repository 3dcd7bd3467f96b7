//! How far long work has come, and whether it goes on.

use std::ops::ControlFlow;

/// How far long work has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Progress {
    /// Steps done.
    pub done: usize,
    /// Steps in all. What a step is depends on the work; the last is told too.
    pub of: usize,
}

impl Progress {
    /// So many steps of so many.
    #[must_use]
    pub const fn new(done: usize, of: usize) -> Self {
        Self { done, of }
    }
}

/// Who is told of progress: where it breaks, the work stops and gives no answer, for half of it is none.
pub type Watch<'a> = dyn FnMut(Progress) -> ControlFlow<()> + 'a;
