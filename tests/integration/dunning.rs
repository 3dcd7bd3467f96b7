//! Follow-up against its laws, over random histories; the bin `dunning_laws` runs many more.

use receivables_tests::dunning::{Tally, hold};

/// `DUNNING_HISTORIES` sets how many histories the plain run takes.
#[test]
fn follow_up_keeps_its_laws() {
    let count = std::env::var("DUNNING_HISTORIES").map_or(60, |text| text.parse().unwrap());
    let mut tally = Tally::default();
    for number in 0..count {
        hold(number, &mut tally).unwrap_or_else(|what| panic!("history {number}: {what}"));
    }
    for kind in ["send_message", "resend_to_other_contact", "escalate", "request_payment_method"] {
        assert!(tally.done.contains_key(kind), "no {kind} was ever done");
    }
    assert!(tally.superseded > 0 && tally.pauses > 0);
}
