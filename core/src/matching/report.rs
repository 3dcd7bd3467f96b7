//! What cash application answers: for each movement who paid, what it settles, how sure that is, and why.

use super::evidence::EvidenceKind;
use crate::documents::Adjustment;
use crate::ids::{CreditMemoId, CustomerId, InvoiceId, MovementId};
use crate::money::{Figure, Money};
use crate::reason::Reason;
use crate::vocabulary::{document, words};

words! {
    /// How a movement relates to the items.
    MatchKind {
        /// It pays the items to the smallest unit.
        Exact "exact",
        /// A discount was taken that was still allowed.
        Discount "discount",
        /// A discount was taken that had ended: a person decides.
        LateDiscount "late_discount",
        /// Tax was withheld.
        Withholding "withholding",
        /// A bank kept a charge.
        Fee "fee",
        /// Late interest was paid on top.
        Interest "interest",
        /// A small difference.
        Rounding "rounding",
        /// Another currency, within the tolerance of the rate.
        Exchange "exchange",
        /// A part of the items.
        Partial "partial",
        /// More than the items: the rest stays on account.
        Overpayment "overpayment",
        /// Money of a customer without items.
        OnAccount "on_account",
        /// The same payment a second time: held on account.
        Duplicate "duplicate",
        /// Not a receivable, or of no known customer.
        NotReceivable "not_receivable",
    }
}

words! {
    /// What is to be done with a match.
    MatchDecision {
        /// Sure enough to be posted.
        Apply "apply",
        /// A person decides.
        Review "review",
        /// Nothing to post: not a receivable.
        Ignore "ignore",
    }
}

document! {
    /// A part of a match: one item or credit memo, and how much of it is settled.
    ///
    /// Exactly one of `invoice_id` and `credit_memo_id`.
    pub struct MatchedItem {
        /// The invoice.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub invoice_id: Option<InvoiceId>,
        /// Which instalment of it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub instalment: Option<u32>,
        /// The credit memo that is used.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub credit_memo_id: Option<CreditMemoId>,
        /// Who owes it.
        pub customer_id: CustomerId,
        /// How much of it is settled, in its currency, above zero for a credit memo too.
        pub amount: Money,
    }

    /// What one kind of evidence says for an answer.
    pub struct EvidenceShare {
        /// The kind.
        pub evidence: EvidenceKind,
        /// How much of it there is, to three decimals.
        pub value: Figure,
        /// Value times weight, in log-odds, to three decimals.
        pub log_odds: Figure,
    }

    /// An answer to a movement.
    pub struct MatchCandidate {
        /// How the movement relates to the items.
        pub kind: MatchKind,
        /// Who paid; none where it is not a receivable.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub customer_id: Option<CustomerId>,
        /// What is settled.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub items: Vec<MatchedItem>,
        /// What is missing of the items' total, or came on top, by name: none, one, or two at once.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub adjustments: Vec<Adjustment>,
        /// Money that stays with the customer, in the movement's currency.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub on_account: Option<Money>,
        /// Chance that this answer is right in all its parts, from 0 to 0.999999.
        pub confidence: Figure,
        /// Sum of the evidence, in log-odds, to three decimals.
        pub score: Figure,
        /// The evidence, in the order of the kinds.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub evidence: Vec<EvidenceShare>,
    }

    /// The match of one movement.
    pub struct Match {
        /// The movement.
        pub movement_id: MovementId,
        /// What is to be done.
        pub decision: MatchDecision,
        /// The best answer that agrees with all other movements.
        pub best: MatchCandidate,
        /// By how much the whole batch would be less likely if this answer were forbidden, in log-odds, to three decimals.
        pub margin: Figure,
        /// Why, and what was found on the way.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub reasons: Vec<Reason>,
        /// Chance that the right answer was not found, from 0 to 0.999999.
        pub unlisted: Figure,
        /// The evidence for that.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub unlisted_evidence: Vec<EvidenceShare>,
        /// The next best answers, most likely first.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub others: Vec<MatchCandidate>,
        /// What would make another answer the best.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub would_flip: Vec<Reason>,
    }

    /// The matches of a batch.
    pub struct MatchReport {
        /// One for each movement, by value date, then id.
        pub matches: Vec<Match>,
    }

    /// What is to be posted for a movement: the match without figures and runners-up.
    pub struct MatchOutcome {
        /// The movement.
        pub movement_id: MovementId,
        /// What is to be done.
        pub decision: MatchDecision,
        /// How the movement relates to the items.
        pub kind: MatchKind,
        /// Who paid; none where it is not a receivable.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub customer_id: Option<CustomerId>,
        /// What is settled.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub items: Vec<MatchedItem>,
        /// What is missing of the items' total, or came on top, by name: none, one, or two at once.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub adjustments: Vec<Adjustment>,
        /// Money that stays with the customer, in the movement's currency.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub on_account: Option<Money>,
    }
}

impl Match {
    /// What is to be posted.
    #[must_use]
    pub fn outcome(&self) -> MatchOutcome {
        MatchOutcome {
            movement_id: self.movement_id.clone(),
            decision: self.decision,
            kind: self.best.kind,
            customer_id: self.best.customer_id.clone(),
            items: self.best.items.clone(),
            adjustments: self.best.adjustments.clone(),
            on_account: self.best.on_account,
        }
    }
}
