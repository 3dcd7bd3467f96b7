//! The journal: double-entry postings for each fact, derived from the facts whenever they are asked for.
//!
//! | fact | debit | credit |
//! | --- | --- | --- |
//! | invoice | receivables | contract liability or revenue; tax |
//! | credit memo, void | contract liability or revenue; tax | receivables |
//! | payment | cash or processor clearing; fees | unapplied, or suspense where the payer is unknown |
//! | allocation | unapplied or suspense; discount, fees, withholding, small differences | receivables |
//! | allocation undone | receivables | what the allocation debited |
//! | return | unapplied or suspense | cash or processor clearing |
//! | fee of a return | fees | cash or processor clearing |
//! | refund | unapplied, or receivables for a credit memo | cash |
//! | write-off | bad debt | receivables |
//! | recovery | unapplied | bad-debt recovery |
//! | recovery that a return takes back | bad-debt recovery | unapplied |
//!
//! Every entry balances in each currency, and in the currency of the books where the ledger keeps them in one. A part of
//! a document takes its share of the booked amount by what was settled before and after it, so that the shares of a
//! closed item add up to what was booked, to the smallest unit.
//!
//! Source: double-entry bookkeeping; IAS 21, paragraphs 21 to 28, for exchange differences. In words:
//! `docs/concepts/ledger.md`.

use super::Ledger;
use super::index::{NONE, at};
use super::posting::{AccountRole as Role, Posting, Side};
use super::records::{Entry, EntryKind, Source, SourceKind};
use super::shares::{Shares, portion};
use crate::calendar::{AsOf, Date, Timestamp};
use crate::documents::{AdjustmentKind, Allocation, Fact, FactBody, Payment, PaymentMethod};
use crate::error::{Error, Result};
use crate::ids::{FactId, Name};
use crate::money::{Currency, Money};
use crate::vocabulary::document;
use std::collections::BTreeMap;

document! {
    /// What one fact means for the books on one day.
    pub struct JournalEntry {
        /// The fact.
        pub fact_id: FactId,
        /// The kind of fact.
        pub kind: Name,
        /// The day for which it is posted.
        pub effective: Date,
        /// The instant at which it became known.
        pub recorded: Timestamp,
        /// The postings; they balance.
        pub postings: Vec<Posting>,
    }

    /// The balance of one account in one currency.
    pub struct AccountBalance {
        /// The part the account plays.
        pub role: Role,
        /// Name of the account in the host's general ledger, where the settings give it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub account: Option<Name>,
        /// Debits less credits in this currency.
        pub balance: Money,
        /// The same in the currency of the books.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub functional: Option<Money>,
    }
}

/// Lines that are being put together; debits above zero, credits below.
struct Lines<'a> {
    ledger: &'a Ledger,
    lines: Vec<(Role, Money, Option<i64>)>,
}

impl Lines<'_> {
    fn add(&mut self, role: Role, amount: Money, functional: Option<i64>) {
        if !amount.is_zero() || functional.is_some_and(|minor| minor != 0) {
            self.lines.push((role, amount, functional));
        }
    }

    fn finish(self) -> Result<Vec<Posting>> {
        let books = self.ledger.settings.functional_currency;
        let mut postings = Vec::with_capacity(self.lines.len());
        for (role, amount, functional) in self.lines {
            let functional = books.zip(functional).map(|(books, minor)| Money::from_minor(minor, books));
            let sign = if amount.is_zero() { functional.unwrap_or(amount) } else { amount };
            postings.push(Posting {
                role,
                account: self.ledger.settings.accounts.get(&role).cloned(),
                side: if sign.is_negative() { Side::Credit } else { Side::Debit },
                amount: amount.abs()?,
                functional: functional.map(Money::abs).transpose()?,
            });
        }
        Ok(postings)
    }
}

impl Ledger {
    /// The postings of every fact that counts, by day, then instant, kind and fact.
    ///
    /// Facts that mean nothing for the books have no entry.
    ///
    /// # Errors
    /// [`Error::AmountOverflow`] when a share does not fit.
    pub fn journal(&self, as_of: &AsOf) -> Result<Vec<JournalEntry>> {
        let shares = self.shares(as_of)?;
        let mut journal: Vec<(JournalEntry, u8)> = Vec::new();
        for place in 0..self.log.next() {
            let fact = self.log.fact(place)?;
            for (effective, recorded, postings) in self.postings_of(place, &fact, as_of, &shares)? {
                let kind = Name::new(fact.body.kind())?;
                let entry = JournalEntry { fact_id: fact.id.clone(), kind, effective, recorded, postings };
                journal.push((entry, fact.body.rank()));
            }
        }
        journal.sort_by(|(a, x), (b, y)| {
            (a.effective, a.recorded, x, &a.fact_id).cmp(&(b.effective, b.recorded, y, &b.fact_id))
        });
        Ok(journal.into_iter().map(|(entry, _)| entry).collect())
    }

    /// The balance of every account on a day, by role, then currency. Accounts without balance are left out.
    ///
    /// # Errors
    /// [`Error::AmountOverflow`].
    pub fn trial_balance(&self, as_of: &AsOf) -> Result<Vec<AccountBalance>> {
        let mut sums: BTreeMap<(Role, Currency), (i128, i128)> = BTreeMap::new();
        for posting in self.journal(as_of)?.iter().flat_map(|entry| &entry.postings) {
            let sign = if posting.side == Side::Debit { 1 } else { -1 };
            let signed = |minor: i64| i128::from(minor).saturating_mul(sign);
            let sum = sums.entry((posting.role, posting.amount.currency())).or_default();
            sum.0 = sum.0.saturating_add(signed(posting.amount.minor()));
            sum.1 = sum.1.saturating_add(posting.functional.map_or(0, |money| signed(money.minor())));
        }
        let books = self.settings.functional_currency;
        let balance = |((role, currency), (amount, functional)): ((Role, Currency), (i128, i128))| {
            Ok(AccountBalance {
                role,
                account: self.settings.accounts.get(&role).cloned(),
                balance: Self::wide_money(amount, currency)?,
                functional: books.map(|books| Self::wide_money(functional, books)).transpose()?,
            })
        };
        sums.into_iter().filter(|(_, sum)| *sum != (0, 0)).map(balance).collect()
    }

    /// The postings of one fact, one group for each day and instant.
    fn postings_of(
        &self,
        place: u32,
        fact: &Fact,
        as_of: &AsOf,
        shares: &BTreeMap<u32, Shares>,
    ) -> Result<Vec<(Date, Timestamp, Vec<Posting>)>> {
        let mut groups: BTreeMap<(Date, Timestamp), Lines<'_>> = BTreeMap::new();
        let lines = || Lines { ledger: self, lines: Vec::new() };
        if as_of.sees(fact.effective, fact.recorded) {
            let group = groups.entry((fact.effective, fact.recorded)).or_insert_with(lines);
            self.post_document(fact, group)?;
        }
        let first = self.log.meta(place).map_or(NONE, |meta| meta.first_entry);
        let entries = self.book.entries.get(at(first)..).unwrap_or_default();
        let entries = entries.iter().zip(first..).take_while(|(entry, _)| entry.fact == place);
        for (entry, number) in entries.filter(|(entry, _)| self.sees_entry(as_of, entry)) {
            let group = groups.entry((entry.effective, self.entry_recorded(entry))).or_insert_with(lines);
            let share = |number: u32| shares.get(&number).copied().unwrap_or_default();
            let shares = self.settings.functional_currency.map(|_| {
                let allocated = share(self.allocated_by(entry)).item;
                Shares { allocated, ..share(number) }
            });
            self.post_entry(entry, fact, shares, group)?;
        }
        let finished = groups.into_iter().map(|((day, known), lines)| Ok((day, known, lines.finish()?)));
        finished.filter(|group| group.as_ref().map_or(true, |(.., postings)| !postings.is_empty())).collect()
    }

    /// Postings of what a fact brings itself: an invoice, a credit memo, a payment, a fee; and of a void, which takes
    /// the whole invoice back.
    fn post_document(&self, fact: &Fact, lines: &mut Lines<'_>) -> Result<()> {
        match &fact.body {
            FactBody::InvoiceIssued { invoice } => {
                let booked = self.functional(invoice.amount, invoice.exchange_rate, invoice.issue_date)?;
                billed(invoice.amount, invoice.tax_amount(), invoice.earned, booked, 1, lines)
            }
            FactBody::CreditMemoIssued { credit_memo: memo } => {
                let booked = self.functional(memo.amount, memo.exchange_rate, memo.issue_date)?;
                let tax = memo.tax.unwrap_or(Money::zero(memo.amount.currency()));
                billed(memo.amount, tax, memo.earned, booked, -1, lines)
            }
            FactBody::InvoiceVoided { invoice_id, .. } => {
                let item = self
                    .item_place(invoice_id, "invoice_id")
                    .and_then(|first| self.item_or_unknown(first))?;
                let FactBody::InvoiceIssued { invoice } = self.log.fact(item.fact)?.body else {
                    return Ok(());
                };
                let booked = self.functional(invoice.amount, invoice.exchange_rate, invoice.issue_date)?;
                billed(invoice.amount, invoice.tax_amount(), invoice.earned, booked, -1, lines)
            }
            FactBody::PaymentReceived { payment } => self.post_receipt(payment, lines),
            FactBody::PaymentReturned { payment_return } => match payment_return.fee {
                Some(fee) => {
                    let payment = self.payment(payment_return.payment_id.as_str())?;
                    let functional = self.functional(fee, payment.exchange_rate, payment.value_date)?;
                    let minor = functional.map(Money::minor);
                    lines.add(Role::BankFees, fee, minor);
                    lines.add(cash_role(payment.method), fee.negated()?, minor.map(i64::saturating_neg));
                    Ok(())
                }
                None => Ok(()),
            },
            _ => Ok(()),
        }
    }

    fn post_receipt(&self, payment: &Payment, lines: &mut Lines<'_>) -> Result<()> {
        let booked = self.functional(payment.amount, payment.exchange_rate, payment.value_date)?;
        let fee = payment.fee.unwrap_or(Money::zero(payment.amount.currency()));
        let fee_share = booked.map(|b| portion(b.minor(), fee.minor(), payment.amount.minor()));
        let total = booked.map(Money::minor);
        let net = total.zip(fee_share).map(|(total, fee)| total.saturating_sub(fee));
        lines.add(cash_role(payment.method), payment.amount.minus(fee)?, net);
        lines.add(Role::BankFees, fee, fee_share);
        let credit = if payment.customer_id.is_some() { Role::UnappliedCash } else { Role::Suspense };
        lines.add(credit, payment.amount.negated()?, total.map(i64::saturating_neg));
        Ok(())
    }

    /// Postings of one entry.
    fn post_entry(
        &self,
        entry: &Entry,
        fact: &Fact,
        shares: Option<Shares>,
        lines: &mut Lines<'_>,
    ) -> Result<()> {
        match entry.kind {
            EntryKind::Allocated | EntryKind::Unallocated | EntryKind::Unwound | EntryKind::Released => {
                self.post_allocation(entry, fact, shares, lines)
            }
            EntryKind::Returned | EntryKind::Refunded | EntryKind::Recovered | EntryKind::RecoveryUnwound => {
                let source = self.source(entry.source)?;
                let amount = Money::from_minor(entry.source_delta, source.currency);
                let left = shares.map(|shares| shares.source);
                let share = shares.map(|shares| shares.gone);
                lines.add(credit_role(source), amount.negated()?, left.map(i64::saturating_neg));
                let other = match entry.kind {
                    EntryKind::Recovered | EntryKind::RecoveryUnwound => Role::BadDebtRecovery,
                    EntryKind::Returned => cash_role(self.payment(&source.id)?.method),
                    _ => Role::Cash,
                };
                lines.add(other, amount, share);
                let open = left.zip(share).map(|(left, share)| left.saturating_sub(share));
                lines.add(Role::RealisedExchange, Money::zero(source.currency), open);
                Ok(())
            }
            EntryKind::WrittenOff | EntryKind::WriteOffReleased => {
                let item = self.item_or_unknown(entry.item)?;
                let amount = Money::from_minor(entry.item_delta, item.currency);
                let share = shares.map(|shares| shares.item);
                lines.add(Role::ReceivablesControl, amount, share);
                lines.add(Role::BadDebt, amount.negated()?, share.map(i64::saturating_neg));
                Ok(())
            }
            EntryKind::Voided | EntryKind::DisputeOpened | EntryKind::DisputeEnded => Ok(()),
        }
    }

    /// Postings of an allocation, or of what takes it back.
    fn post_allocation(
        &self,
        entry: &Entry,
        fact: &Fact,
        shares: Option<Shares>,
        lines: &mut Lines<'_>,
    ) -> Result<()> {
        let source = self.source(entry.source)?;
        let taken = Money::from_minor(entry.source_delta, source.currency);
        let source_share = shares.map(|shares| shares.source);
        lines.add(credit_role(source), taken.negated()?, source_share.map(i64::saturating_neg));
        let Some(item) = self.item(entry.item) else {
            let placed = shares.map(|shares| shares.on_account.saturating_neg());
            lines.add(Role::OnAccountCash, taken, placed);
            let open = source_share.zip(placed).map(|(given, placed)| given.saturating_sub(placed));
            lines.add(Role::RealisedExchange, Money::zero(source.currency), open);
            return Ok(());
        };
        let settled = Money::from_minor(entry.item_delta, item.currency);
        let item_share = shares.map(|shares| shares.item);
        lines.add(Role::ReceivablesControl, settled, item_share);
        if item.currency != source.currency {
            let cash = entry.item_delta.saturating_sub(entry.extra_delta);
            lines.add(Role::CurrencyExchange, taken, source_share);
            let cash = Money::from_minor(cash, item.currency);
            lines.add(Role::CurrencyExchange, cash.negated()?, source_share.map(i64::saturating_neg));
        }
        let mut adjusted_share = 0_i64;
        let made = self.book.entries.get(at(self.allocated_by(entry))).map_or(0, |made| made.item_delta);
        for (role, amount) in self.adjusted_by(entry, fact, item.currency)? {
            let share = shares.map(|shares| portion(shares.allocated, amount.minor(), made));
            adjusted_share = adjusted_share.saturating_add(share.unwrap_or(0));
            lines.add(role, amount, share);
        }
        let books = self.settings.functional_currency;
        if let (Some(_), Some(item_share), Some(source_share)) = (books, item_share, source_share) {
            // Debits above zero: what the item lost, the source gave and the adjustments took must come to nothing.
            let open = item_share.saturating_sub(source_share).saturating_add(adjusted_share);
            lines.add(Role::RealisedExchange, Money::zero(item.currency), Some(open.saturating_neg()));
        }
        Ok(())
    }

    /// The entry that made the allocation which an entry makes or takes back; `NONE` for any other entry.
    fn allocated_by(&self, entry: &Entry) -> u32 {
        let record = self.book.allocations.get(at(entry.subject)).filter(|_| entry.is_allocation());
        record.and_then(|record| self.log.meta(record.fact)).map_or(NONE, |meta| meta.first_entry)
    }

    /// The adjustments that come or go with an entry of an allocation, each with its account: those of the allocation,
    /// or all of them taken back. A part can only be taken back of a small difference.
    fn adjusted_by(&self, entry: &Entry, fact: &Fact, currency: Currency) -> Result<Vec<(Role, Money)>> {
        let read;
        let allocation = match &fact.body {
            FactBody::CashAllocated { allocation } => allocation,
            _ => {
                read = self.allocation_of(entry)?;
                &read
            }
        };
        let stated = allocation.adjustments.iter().map(|adjustment| adjustment.amount.minor());
        let stated = stated.fold(0, i64::saturating_add);
        if allocation.adjustments.is_empty() || entry.extra_delta == 0 && !self.adjusts_unseen(entry, stated)
        {
            return Ok(Vec::new());
        }
        let back = if stated == 0 { entry.source_delta > 0 } else { entry.extra_delta == stated };
        if !back && entry.extra_delta != stated.saturating_neg() {
            let part = Money::from_minor(entry.extra_delta.saturating_neg(), currency);
            return Ok(vec![(Role::SmallDifferences, part)]);
        }
        let amount = |money: Money| if back { money.negated() } else { Ok(money) };
        let adjustments = allocation.adjustments.iter();
        adjustments
            .map(|adjustment| Ok((adjustment_role(adjustment.kind), amount(adjustment.amount)?)))
            .collect()
    }

    /// Whether adjustments that cancel each other, and so do not show in the amounts of any entry, come or go with this
    /// one: they come with the first of the money and go with the last of it.
    fn adjusts_unseen(&self, entry: &Entry, stated: i64) -> bool {
        let Some(source) = self.book.sources.get(at(entry.source)).filter(|_| stated == 0) else {
            return false;
        };
        let key = |entry: &Entry| (entry.effective, self.entry_recorded(entry), entry.fact);
        let of_it = |other: &&Entry| other.is_allocation() && other.subject == entry.subject;
        let earlier = self.book.source_entries(source).filter(of_it).filter(|other| key(other) < key(entry));
        let before = earlier.fold(0_i64, |sum, other| sum.saturating_add(other.source_delta));
        (before == 0) != (before.saturating_add(entry.source_delta) == 0)
    }

    fn allocation_of(&self, entry: &Entry) -> Result<Box<Allocation>> {
        let record = self.book.allocations.get(at(entry.subject));
        match record.map(|record| self.log.fact(record.fact)).transpose()?.map(|fact| fact.body) {
            Some(FactBody::CashAllocated { allocation }) => Ok(allocation),
            _ => Err(Error::ReferenceUnknown { field: "allocation_id".into(), id: String::new() }),
        }
    }

    fn payment(&self, id: &str) -> Result<Box<Payment>> {
        let unknown = || Error::PaymentUnknown { field: "payment_id".into(), id: id.into() };
        let place = self.book.source(SourceKind::Payment, id).ok_or_else(unknown)?;
        match self.log.fact(self.source(place)?.fact)?.body {
            FactBody::PaymentReceived { payment } => Ok(payment),
            _ => Err(unknown()),
        }
    }
}

/// Postings of an invoice (sign 1), or of a credit memo or void (sign -1).
fn billed(
    amount: Money,
    tax: Money,
    earned: bool,
    booked: Option<Money>,
    sign: i64,
    lines: &mut Lines<'_>,
) -> Result<()> {
    let tax_share = booked.map(|b| portion(b.minor(), tax.minor(), amount.minor()));
    let net_share = booked.zip(tax_share).map(|(b, tax)| b.minor().saturating_sub(tax));
    let signed = |money: Money, sign: i64| if sign < 0 { money.negated() } else { Ok(money) };
    let share = |minor: Option<i64>, sign: i64| minor.map(|minor| minor.saturating_mul(sign));
    let income = if earned { Role::Revenue } else { Role::ContractLiability };
    lines.add(Role::ReceivablesControl, signed(amount, sign)?, share(booked.map(Money::minor), sign));
    let against = sign.saturating_neg();
    lines.add(income, signed(amount.minus(tax)?, against)?, share(net_share, against));
    lines.add(Role::TaxPayable, signed(tax, against)?, share(tax_share, against));
    Ok(())
}

/// Where the money of a method arrives.
const fn cash_role(method: PaymentMethod) -> Role {
    match method {
        PaymentMethod::Card | PaymentMethod::BankDebit | PaymentMethod::Wallet => Role::ProcessorClearing,
        PaymentMethod::BankTransfer | PaymentMethod::Check | PaymentMethod::Cash | PaymentMethod::Other => {
            Role::Cash
        }
    }
}

/// Where the money of a source stands until it is used.
const fn credit_role(source: &Source) -> Role {
    match source.kind {
        SourceKind::CreditMemo => Role::ReceivablesControl,
        SourceKind::Payment if source.customer == NONE => Role::Suspense,
        SourceKind::Payment => Role::UnappliedCash,
    }
}

const fn adjustment_role(kind: AdjustmentKind) -> Role {
    match kind {
        AdjustmentKind::Discount => Role::DiscountAllowed,
        AdjustmentKind::BankFee => Role::BankFees,
        AdjustmentKind::Withholding => Role::WithholdingReceivable,
        AdjustmentKind::SmallDifference => Role::SmallDifferences,
        AdjustmentKind::Interest => Role::InterestIncome,
    }
}
