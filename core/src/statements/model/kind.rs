//! What a movement is, in words that are the same for every bank.

use crate::vocabulary::words;

words! {
    /// What a movement is, whatever code the bank used for it. The sign of the amount says which way money went.
    MovementKind {
        /// Money from a payer: a transfer, a cheque, a deposit.
        Receipt "receipt",
        /// A direct debit or other collection of our own that was credited.
        Collection "collection",
        /// Money that we paid.
        Payment "payment",
        /// A payment that came back: out of our account when a receipt or collection is returned, into it when one of
        /// our own payments is.
        Return "return",
        /// The bank undoes an earlier entry of its own.
        Reversal "reversal",
        /// A fee of the bank.
        Fee "fee",
        /// Interest, either way.
        Interest "interest",
        /// Settlement of many card or clearing transactions.
        Settlement "settlement",
        /// A transfer between own accounts, sweeps and cash concentration.
        Internal "internal",
        /// Notes and coins, cash machines.
        Cash "cash",
        /// A card payment of our own.
        Card "card",
        /// A correction of the bank.
        Adjustment "adjustment",
        /// No money moved.
        Information "information",
        /// Anything else, or a code that says nothing.
        Other "other",
    }
}
