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
//! | refund | unapplied, or receivables for a credit memo | cash |
//! | write-off | bad debt | receivables |
//! | recovery | unapplied | bad-debt recovery |
//!
//! Every entry balances in each currency, and in the currency of the books where the ledger keeps them in one. A part of
//! a document takes its share of the booked amount by what was settled before and after it, so that the shares of a
//! closed item add up to what was booked, to the smallest unit.
//!
//! Source: `domain/ledger.md`, postings; `domain/fx.md`.

use super::Ledger;
use super::index::{NONE, at};
use super::posting::{AccountRole as Role, Posting, Side};
use super::records::{Entry, EntryKind, Item, Source, SourceKind};
use crate::calendar::{AsOf, Date, Timestamp};
use crate::documents::{AdjustmentKind, Allocation, Fact, FactBody, Payment, PaymentMethod};
use crate::error::{Error, Result};
use crate::ids::{FactId, Name};
use crate::money::{Currency, Money, Rate, Rounding, rounded_quotient, split_by_amounts};
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

/// Amounts of one entry in the currency of the books.
#[derive(Debug, Clone, Copy, Default)]
struct Shares {
    item: i64,
    source: i64,
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
            self.post_document(place, fact, group)?;
        }
        let first = self.log.meta(place).map_or(NONE, |meta| meta.first_entry);
        let entries = self.book.entries.get(at(first)..).unwrap_or_default();
        let entries = entries.iter().zip(first..).take_while(|(entry, _)| entry.fact == place);
        for (entry, number) in entries.filter(|(entry, _)| self.sees_entry(as_of, entry)) {
            let group = groups.entry((entry.effective, self.entry_recorded(entry))).or_insert_with(lines);
            let shares =
                self.settings.functional_currency.map(|_| shares.get(&number).copied().unwrap_or_default());
            self.post_entry(entry, fact, shares, group)?;
        }
        let finished = groups.into_iter().map(|((day, known), lines)| Ok((day, known, lines.finish()?)));
        finished.filter(|group| group.as_ref().map_or(true, |(.., postings)| !postings.is_empty())).collect()
    }

    /// Postings of what a fact brings itself: an invoice, a credit memo, a payment, a fee; and of a void, which takes
    /// the whole invoice back.
    fn post_document(&self, place: u32, fact: &Fact, lines: &mut Lines<'_>) -> Result<()> {
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
                debug_assert!(self.log.meta(place).is_some(), "a fact of the log");
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
                    lines.add(Role::Cash, fee.negated()?, minor.map(i64::saturating_neg));
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
                self.post_allocation(entry, shares, lines)
            }
            EntryKind::Returned | EntryKind::Refunded | EntryKind::Recovered => {
                let source = self.source(entry.source)?;
                let amount = Money::from_minor(entry.source_delta, source.currency);
                let share = shares.map(|shares| shares.source);
                lines.add(credit_role(source), amount.negated()?, share.map(i64::saturating_neg));
                let other = match &fact.body {
                    FactBody::Recovered { .. } => Role::BadDebtRecovery,
                    FactBody::PaymentReturned { .. } => cash_role(self.payment(&source.id)?.method),
                    _ => Role::Cash,
                };
                lines.add(other, amount, share);
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
    fn post_allocation(&self, entry: &Entry, shares: Option<Shares>, lines: &mut Lines<'_>) -> Result<()> {
        let source = self.source(entry.source)?;
        let taken = Money::from_minor(entry.source_delta, source.currency);
        let source_share = shares.map(|shares| shares.source);
        lines.add(credit_role(source), taken.negated()?, source_share.map(i64::saturating_neg));
        let Some(item) = self.item(entry.item) else {
            lines.add(Role::OnAccountCash, taken, source_share);
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
        if entry.extra_delta != 0 {
            for (role, amount) in self.adjusted_by(entry, item.currency)? {
                let share = item_share.map(|share| portion(share, amount.minor(), entry.item_delta));
                adjusted_share = adjusted_share.saturating_add(share.unwrap_or(0));
                lines.add(role, amount, share);
            }
        }
        let books = self.settings.functional_currency;
        if let (Some(_), Some(item_share), Some(source_share)) = (books, item_share, source_share) {
            // Debits above zero: what the item lost, the source gave and the adjustments took must come to nothing.
            let open = item_share.saturating_sub(source_share).saturating_add(adjusted_share);
            lines.add(Role::RealisedExchange, Money::zero(item.currency), Some(open.saturating_neg()));
        }
        Ok(())
    }

    /// The adjustments of an entry, each with its account: those of the allocation, or all of them taken back. A part can
    /// only be taken back of a small difference.
    fn adjusted_by(&self, entry: &Entry, currency: Currency) -> Result<Vec<(Role, Money)>> {
        let allocation = self.allocation_of(entry)?;
        let stated = allocation.adjustments.iter().map(|adjustment| adjustment.amount.minor());
        let stated = stated.fold(0, i64::saturating_add);
        let back = entry.extra_delta == stated;
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

    /// What each entry changes in the currency of the books; empty where the ledger has none.
    fn shares(&self, as_of: &AsOf) -> Result<BTreeMap<u32, Shares>> {
        let mut shares: BTreeMap<u32, Shares> = BTreeMap::new();
        if self.settings.functional_currency.is_none() {
            return Ok(shares);
        }
        for (number, item) in self.book.items.iter().enumerate() {
            let booked = self.booked_item(item, number)?;
            let steps = self.steps(item.last_entry, as_of, |entry| (entry.item_delta, entry.earlier_of_item));
            for (entry, share) in parts(booked, item.amount, &steps) {
                shares.entry(entry).or_default().item = share;
            }
        }
        for source in &self.book.sources {
            let booked = self.booked_source(source)?;
            let steps =
                self.steps(source.last_entry, as_of, |entry| (entry.source_delta, entry.earlier_of_source));
            for (entry, share) in parts(booked, source.amount, &steps) {
                shares.entry(entry).or_default().source = share;
            }
        }
        Ok(shares)
    }

    /// The entries of a list with their changes, in the order of day, instant, fact and subject.
    fn steps(&self, last: u32, as_of: &AsOf, change: impl Fn(&Entry) -> (i64, u32)) -> Vec<(u32, i64)> {
        let mut steps = Vec::new();
        let mut number = last;
        while let Some(entry) = self.book.entries.get(at(number)) {
            let (delta, earlier) = change(entry);
            if delta != 0 && entry.kind != EntryKind::Voided && self.sees_entry(as_of, entry) {
                let record = self.book.allocations.get(at(entry.subject)).filter(|_| entry.is_allocation());
                let subject = record.map(|record| record.id.clone());
                let key = (entry.effective, self.entry_recorded(entry), self.log.id_of(entry.fact), subject);
                steps.push((key, number, delta));
            }
            number = earlier;
        }
        steps.sort_by(|a, b| a.0.cmp(&b.0));
        steps.into_iter().map(|(_, number, delta)| (number, delta)).collect()
    }

    /// What an item was booked at: its part of the booked amount of the invoice.
    fn booked_item(&self, item: &Item, number: usize) -> Result<i64> {
        if Some(item.currency) == self.settings.functional_currency {
            return Ok(item.amount);
        }
        let FactBody::InvoiceIssued { invoice } = self.log.fact(item.fact)?.body else { return Ok(0) };
        let Some(booked) = self.functional(invoice.amount, invoice.exchange_rate, invoice.issue_date)? else {
            return Ok(0);
        };
        if item.instalments == 1 {
            return Ok(booked.minor());
        }
        let before = usize::from(item.instalment).saturating_sub(1);
        let first = number.saturating_sub(before);
        let siblings = self.book.items.get(first..first.saturating_add(usize::from(item.instalments)));
        let amounts: Vec<Money> =
            siblings.unwrap_or_default().iter().map(|i| Money::from_minor(i.amount, i.currency)).collect();
        Ok(split_by_amounts(booked, &amounts)?.get(before).map_or(0, |part| part.minor()))
    }

    fn booked_source(&self, source: &Source) -> Result<i64> {
        let amount = Money::from_minor(source.amount, source.currency);
        if Some(source.currency) == self.settings.functional_currency {
            return Ok(source.amount);
        }
        let rate: Option<Rate> = match self.log.fact(source.fact)?.body {
            FactBody::PaymentReceived { payment } => payment.exchange_rate,
            FactBody::CreditMemoIssued { credit_memo } => credit_memo.exchange_rate,
            _ => None,
        };
        Ok(self.functional(amount, rate, source.date)?.map_or(0, Money::minor))
    }
}

/// Splits what was booked over steps by what was used up before and after each; the parts of a document that is used up
/// add up to the whole.
fn parts(booked: i64, amount: i64, steps: &[(u32, i64)]) -> Vec<(u32, i64)> {
    let (mut left, mut left_share) = (amount, booked);
    let mut parts = Vec::with_capacity(steps.len());
    for (number, delta) in steps {
        left = left.saturating_add(*delta);
        let share = portion(booked, left, amount);
        parts.push((*number, share.saturating_sub(left_share)));
        left_share = share;
    }
    parts
}

/// `whole` × `part` / `of`, rounded half up once.
fn portion(whole: i64, part: i64, of: i64) -> i64 {
    let wide = rounded_quotient(&[i128::from(whole), i128::from(part)], &[i128::from(of)], Rounding::HalfUp);
    wide.and_then(|minor| i64::try_from(minor).ok()).unwrap_or(0)
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
    }
}
