//! Many customers, looked at by one thread or several: each is decided by itself, and the answers stand in the order of
//! the customers, so that nothing shows how many threads there were.

use super::cash::Holds;
use super::desk::{Answer, Desk};
use super::foresight::Foresight;
use crate::calendar::{AsOf, Timestamp};
use crate::error::{Error, Result};
use crate::ids::CustomerId;
use crate::ledger::Ledger;
use crate::playbook::Playbook;
use std::num::NonZeroUsize;

/// One question to a ledger, for any customer.
#[derive(Clone, Copy)]
pub(super) struct Look<'a> {
    pub(super) ledger: &'a Ledger,
    pub(super) playbook: &'a Playbook,
    pub(super) now: Timestamp,
    pub(super) as_of: &'a AsOf,
    pub(super) holds: &'a Holds,
    pub(super) foresight: Option<&'a Foresight<'a>>,
}

/// More threads than any machine has processors would only cost memory.
const MOST_THREADS: usize = 256;

impl Look<'_> {
    /// The answers for customers, in their order; an empty one for those not known yet at that instant.
    fn some(self, customers: &[&CustomerId]) -> Result<Vec<Answer>> {
        let mut desk = Desk::new(self.playbook, self.now, self.holds)?.foreseeing(self.foresight);
        let answer = |id: &&CustomerId| match self.ledger.account(id, self.as_of) {
            Ok(account) => desk.answer(&account),
            Err(Error::CustomerUnknown { .. }) => Ok(Answer::default()),
            Err(error) => Err(error),
        };
        customers.iter().map(answer).collect()
    }

    /// The same by several threads. Where the system refuses a thread, this one does its part.
    pub(super) fn all(self, customers: &[&CustomerId], threads: NonZeroUsize) -> Result<Vec<Answer>> {
        let each = customers.len().div_ceil(threads.get().min(MOST_THREADS));
        if each == customers.len() {
            return self.some(customers);
        }
        std::thread::scope(|scope| {
            let mut parts = customers.chunks(each);
            let first = parts.next().unwrap_or_default();
            let start =
                |part| (part, std::thread::Builder::new().spawn_scoped(scope, move || self.some(part)));
            let started: Vec<_> = parts.map(start).collect();
            let mut answers = self.some(first)?;
            for (part, thread) in started {
                let more = match thread.map(std::thread::ScopedJoinHandle::join) {
                    Ok(Ok(more)) => more,
                    Ok(Err(panic)) => std::panic::resume_unwind(panic),
                    Err(_refused) => self.some(part),
                };
                answers.extend(more?);
            }
            Ok(answers)
        })
    }
}
