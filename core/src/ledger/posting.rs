//! Accounts by role, and postings on them.

use crate::ids::Name;
use crate::money::Money;
use crate::vocabulary::{document, words};

words! {
    /// The part an account plays in the general ledger. Hosts map roles to their own accounts.
    AccountRole {
        /// Receivables control account: open items less credit memos.
        ReceivablesControl "receivables_control",
        /// Payments of known customers that belong to no item yet; taken off the receivables.
        UnappliedCash "unapplied_cash",
        /// Money kept on account; taken off the receivables.
        OnAccountCash "on_account_cash",
        /// Payments of unknown payers.
        Suspense "suspense",
        /// Bank.
        Cash "cash",
        /// Money captured by a processor and not paid out yet.
        ProcessorClearing "processor_clearing",
        /// Billed and not yet earned.
        ContractLiability "contract_liability",
        /// Earned revenue.
        Revenue "revenue",
        /// Tax owed to the tax office.
        TaxPayable "tax_payable",
        /// Early-payment discounts that customers took.
        DiscountAllowed "discount_allowed",
        /// Fees of banks and processors.
        BankFees "bank_fees",
        /// Tax withheld by customers, to be certified.
        WithholdingReceivable "withholding_receivable",
        /// Small differences written off by rule.
        SmallDifferences "small_differences",
        /// Late interest that customers paid without being billed.
        InterestIncome "interest_income",
        /// Amounts given up as lost.
        BadDebt "bad_debt",
        /// Money that came for what was given up.
        BadDebtRecovery "bad_debt_recovery",
        /// Gains and losses between the rate of a document and that of its payment.
        RealisedExchange "realised_exchange",
        /// Where one currency leaves and another comes in, so that each balances.
        CurrencyExchange "currency_exchange",
    }
}

words! {
    /// The side of an account.
    Side {
        /// Debit.
        Debit "debit",
        /// Credit.
        Credit "credit",
    }
}

document! {
    /// One line of a journal entry.
    pub struct Posting {
        /// The part the account plays.
        pub role: AccountRole,
        /// Name of the account in the host's general ledger, where the settings give it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub account: Option<Name>,
        /// On which side.
        pub side: Side,
        /// How much, zero or more, in the document's currency. Zero only for gains and losses of exchange.
        pub amount: Money,
        /// The same in the currency of the books, where the ledger keeps them in one currency; zero or more.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub functional: Option<Money>,
    }
}
