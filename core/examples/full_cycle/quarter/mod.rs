//! Days that lie ahead, followed one by one: every noon the facts of the day are told, the caseload is brought up to date,
//! and what it asks for is done. How customers answer is made up, and stands here; it says what the program does with
//! such customers, not what yours will do.
//!
//! | assumed | |
//! | --- | --- |
//! | who pays | 72 of 100 customers up to five days before the due date; 15 one to twelve days after it; 11 only when reminded; 2 only when a person calls |
//! | a message | is opened within a day 8 times of 10; one who must be reminded pays one to four days after it with a chance of 10, 35, 40, 45, 50 percent, the harder the tone the likelier |
//! | a collection on the due day | fails 8 times of 100: no funds 45, do not honor 25, issuer away 15, card expired 15 of 100 of these |
//! | a retry | brings 35, 20, 80, 0 percent, by the same causes |
//! | a request for another card | brings one within one to five days 65 times of 100 |
//! | a call by a person, a day after the hand-over | 60 of 100 pay within a week; of those who only need a reminder 85 |
//! | new invoices | one every thirty days, as large as the last one, on the same terms |
#![allow(dead_code, reason = "the files are part of an example and of a measuring program")]

mod cases;
mod draw;
mod follow;
mod host;
pub(crate) mod payer;
mod tally;

pub(crate) use draw::Draw;
pub(crate) use follow::Follow;
pub(crate) use tally::Tally;
