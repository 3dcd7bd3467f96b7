//! One code of a bank or network, and what it permits.

use crate::ids::{Name, Note, Reference};
use crate::vocabulary::{document, words};

words! {
    /// Who speaks the code.
    FailureSource {
        /// A card processor's decline code.
        Card "card",
        /// A card processor's advice.
        CardAdvice "card_advice",
        /// Visa's response code.
        Visa "visa",
        /// Mastercard's merchant advice code.
        MastercardAdvice "mastercard_advice",
        /// A return code of US ACH.
        Ach "ach",
        /// A reason code of a SEPA R-transaction.
        Sepa "sepa",
        /// A Bacs report and its code: `arudd/0`.
        Bacs "bacs",
        /// The rejection or recall of a credit transfer.
        Wire "wire",
    }
}

words! {
    /// How a failure is to be taken.
    FailureClass {
        /// It may clear by itself.
        Soft "soft",
        /// Trying again is useless until the payer acts.
        NeedsCustomer "needs_customer",
        /// The credential must not be used again.
        Hard "hard",
        /// The request was wrong.
        Config "config",
    }
}

words! {
    /// What may be done after a failure.
    PermittedAction {
        /// Try the same instrument again at once over another route.
        RetryElsewhere "retry_elsewhere",
        /// Try the same instrument again later.
        RetryLater "retry_later",
        /// Try another instrument of the customer.
        OtherInstrument "other_instrument",
        /// Ask the customer to act.
        CustomerMustAct "customer_must_act",
        /// Have an operator look at it; the customer is not written to first.
        OperatorMustAct "operator_must_act",
        /// Wait for a status: what became of the attempt is not known.
        AwaitStatus "await_status",
        /// Nothing is to be done.
        Nothing "nothing",
    }
}

words! {
    /// Who can mend the cause.
    Fixer {
        /// The customer.
        Customer "customer",
        /// The customer's bank.
        Bank "bank",
        /// The network.
        Network "network",
        /// The company that collects.
        Operator "operator",
    }
}

words! {
    /// In which return rate of the ACH network a return counts, besides the overall one.
    RateBucket {
        /// The unauthorised return rate.
        Unauthorised "unauthorised",
        /// The administrative return rate.
        Administrative "administrative",
    }
}

words! {
    /// Until when an ACH debit can come back.
    ReturnWindow {
        /// By the opening of the second banking day after settlement.
        TwoBankingDays "two_banking_days",
        /// By the opening of the banking day after the sixtieth calendar day after settlement.
        SixtyCalendarDays "sixty_calendar_days",
    }
}

document! {
    /// A code and what it permits.
    pub struct FailureCode {
        /// Who speaks it.
        pub source: FailureSource,
        /// The code, as given.
        pub code: Reference,
        /// What it says, in plain words.
        pub meaning: Note,
        /// How it is to be taken.
        pub class: FailureClass,
        /// What it permits.
        pub permitted: Vec<PermittedAction>,
        /// Who can mend the cause.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub fixer: Option<Fixer>,
        /// Hours to wait before the next try, at least.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub wait_hours: Option<u32>,
        /// How many further tries of the same collection, at most.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub most_retries: Option<u32>,
        /// The network's category of the code.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub category: Option<u8>,
        /// Which return rate it counts in.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub rate_bucket: Option<RateBucket>,
        /// Until when such a return can come.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub window: Option<ReturnWindow>,
        /// The payer is told of a decline in general words only.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        pub generic_to_payer: bool,
        /// What else to know.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub note: Option<Name>,
    }
}
