//! An entry and the transactions in it.

use super::tree::{At, Tree};
use super::xml::Xml;
use super::{parties, payment, signed};
use crate::calendar::Date;
use crate::statements::BankAmount;
use crate::statements::model::{
    BankAccount, FindingKind, Movement, MovementKind, MovementStatus, PaymentBatch, PaymentIds,
};
use crate::statements::output::Output;
use crate::statements::refuse::{Read, Refusal};
use crate::statements::text::said;
use std::io;

/// What every transaction of an entry takes from it.
struct Entry {
    amount: BankAmount,
    out: bool,
    reversal: bool,
    status: MovementStatus,
    booking_date: Option<Date>,
    value_date: Option<Date>,
}

impl Entry {
    fn read(node: At<'_>) -> Read<Self> {
        let missing = |field| Refusal::entry(node.line(), field, "nothing", "a value");
        let amount = node.amount_at("Amt")?.ok_or_else(|| missing("Ntry/Amt"))?;
        unsigned(node, amount, "Ntry/Amt")?;
        let side = node.word("CdtDbtInd").ok_or_else(|| missing("Ntry/CdtDbtInd"))?;
        let amount = signed(amount, Some(side), node, "Ntry/CdtDbtInd")?;
        let status = match node.any_word(&["Sts/Cd", "Sts/Prtry", "Sts"]) {
            Some("PDNG" | "FUTR") => MovementStatus::Pending,
            Some("INFO") => MovementStatus::Information,
            Some("BOOK") | None => MovementStatus::Booked,
            // What is rejected or held is no money.
            Some(other) => {
                return Err(Refusal::entry(node.line(), "Ntry/Sts", other, "BOOK, PDNG, FUTR or INFO"));
            }
        };
        Ok(Self {
            amount,
            out: side == "DBIT",
            reversal: matches!(node.word("RvslInd"), Some("true" | "1")),
            status,
            booking_date: node.day("BookgDt")?,
            value_date: node.day("ValDt")?,
        })
    }
}

/// Refuses an amount below zero: the mark of credit or debit says the direction, and two signs say nothing sure.
fn unsigned(node: At<'_>, amount: BankAmount, field: &str) -> Read<()> {
    if amount.is_negative() {
        let allowed = "an amount that is not below zero, and CRDT or DBIT beside it";
        return Err(Refusal::entry(node.line(), field, &amount.to_string(), allowed));
    }
    Ok(())
}

/// Reads the entry that has just begun and hands it on.
pub(super) fn read<R: io::Read>(xml: &mut Xml<'_, R>, tree: &mut Tree, output: &mut Output<'_>) -> Read<()> {
    let own = output.statement.as_mut().map(|statement| std::mem::take(&mut statement.account));
    let own = own.unwrap_or_default();
    let most = output.options().limits.details;
    // Most entries have one.
    let mut details = Vec::with_capacity(1);
    let mut bad = None;
    // What a transaction takes from its entry stands in front of it.
    let mut head: Option<Entry> = None;
    tree.read(xml, "TxDtls", |root, node| {
        let entry = match head.take() {
            Some(entry) => Ok(entry),
            None => Entry::read(root),
        };
        let read = entry.and_then(|entry| transaction(head.insert(entry), node, &own));
        match read {
            Ok(_) if u64::try_from(details.len()).unwrap_or(u64::MAX) >= most => {
                return Err(Refusal::beyond(node.line(), "Ntry/NtryDtls/TxDtls", "details", most));
            }
            Ok(detail) => details.push(detail),
            Err(refusal) => bad = bad.take().or(Some(refusal)),
        }
        Ok(())
    })?;
    let whole = match bad {
        Some(refusal) => Err(refusal),
        None => entry(tree.root(), head, details, &own),
    };
    if let Some(statement) = &mut output.statement {
        statement.account = own;
    }
    match whole {
        Ok(mut movement) => {
            movement.line = xml.line_of(movement.line);
            for detail in &mut movement.details {
                detail.line = xml.line_of(detail.line);
            }
            let differs = single_differs(&movement);
            let odd =
                movement.details.iter().any(|detail| detail.amount.is_zero() && !movement.amount.is_zero());
            let (line, amount) = (movement.line, movement.amount);
            let total = total_differs(&movement);
            output.movement(movement)?;
            if let Some(found) = total {
                let (expected, found) = (Some(amount.abs().to_string()), Some(found.to_string()));
                output.odd(FindingKind::BatchDisagrees, line, "Btch/TtlAmt", expected, found);
            }
            if let Some(found) = differs {
                let (expected, found) = (Some(amount.to_string()), Some(found.to_string()));
                output.odd(FindingKind::BatchDisagrees, line, "TxDtls/Amt", expected, found);
            }
            if odd {
                output.odd(FindingKind::FieldMissing, line, "TxDtls/Amt", None, None);
            }
            Ok(())
        }
        Err(refusal) => output.refuse(refusal.listed(output.options().lenient, |place| xml.line_of(place))),
    }
}

/// The amount of the only transaction, where it differs from its entry in the same currency and no charge explains it.
fn single_differs(movement: &Movement) -> Option<BankAmount> {
    let only = movement.exchange.as_ref()?.transaction?;
    let same = only.currency() == movement.amount.currency() && only.abs() != movement.amount.abs();
    let whole = same && movement.details.is_empty() && movement.charges.is_empty();
    let converted = movement.exchange.as_ref().is_some_and(|exchange| exchange.rate.is_some());
    (whole && !converted).then_some(only)
}

/// The stated total of a batch, where it differs from its entry in the same currency and no charge explains it.
fn total_differs(movement: &Movement) -> Option<BankAmount> {
    let total = movement.batch.as_ref()?.total?;
    let same = total.currency() == movement.amount.currency() && movement.charges.is_empty();
    (same && total.abs() != movement.amount.abs()).then_some(total)
}

/// The movement of an entry: with one transaction it is that payment, with several it is a batch of them.
fn entry(node: At<'_>, head: Option<Entry>, mut details: Vec<Movement>, own: &BankAccount) -> Read<Movement> {
    let head = head.map_or_else(|| Entry::read(node), Ok)?;
    let batch = batch(node)?;
    // One payment that is listed of several stays a part of them; one with the amount of all of them stands for all.
    let several = batch.as_ref().and_then(|batch| batch.count).is_some_and(|count| count > 1);
    let part = details
        .first()
        .is_some_and(|detail| !detail.amount.is_zero() && detail.amount.abs() != head.amount.abs());
    let single = details.len() == 1 && !(several && part);
    let mut movement = if single { details.remove(0) } else { transaction(&head, node, own)? };
    let detail_amount = movement.amount;
    movement.amount = head.amount;
    movement.line = node.line();
    if !detail_amount.is_zero() && detail_amount.abs() != head.amount.abs() && movement.exchange.is_none() {
        let exchange = movement.exchange.get_or_insert_default();
        exchange.transaction = Some(detail_amount);
    }
    let reference = |path| node.word(path).and_then(said);
    movement.ids.bank_reference = reference("AcctSvcrRef").or(movement.ids.bank_reference);
    movement.ids.entry_reference = reference("NtryRef");
    movement.codes.extend(
        payment::codes(node).into_iter().filter(|code| !movement.codes.contains(code)).collect::<Vec<_>>(),
    );
    if movement.charges.is_empty() {
        movement.charges = payment::charges(node)?;
    }
    movement.exchange = movement.exchange.or(payment::exchange(node)?);
    movement.text = match (node.get("AddtlNtryInf"), movement.text.take()) {
        (Some(own), Some(of_payment)) => Some(format!("{own} {of_payment}").into()),
        (own, of_payment) => own.or(of_payment),
    };
    movement.batch = batch.or_else(|| (!details.is_empty()).then(PaymentBatch::default)).map(Box::new);
    movement.details = details;
    Ok(movement)
}

/// What an entry says of its batch: the sum of what it says of each part.
fn batch(node: At<'_>) -> Read<Option<PaymentBatch>> {
    let mut whole: Option<PaymentBatch> = None;
    for part in node.each("NtryDtls").filter_map(|details| details.child("Btch")).chain(node.child("Btch")) {
        let count: Option<u64> = part.word("NbOfTxs").and_then(|count| count.parse().ok());
        let total = part.amount_at("TtlAmt")?;
        whole = Some(match whole {
            Some(before) => PaymentBatch {
                count: before.count.zip(count).and_then(|(one, two)| one.checked_add(two)),
                total: before.total.zip(total).and_then(|(one, two)| one.plus(two)),
                ..before
            },
            None => PaymentBatch {
                count,
                total,
                message_id: part.get("MsgId"),
                payment_information_id: part.get("PmtInfId"),
            },
        });
    }
    Ok(whole)
}

/// One transaction, in what is common to entries and their details.
fn transaction(entry: &Entry, node: At<'_>, own: &BankAccount) -> Read<Movement> {
    let side = node.word("CdtDbtInd");
    let is_entry = node.name() == "Ntry";
    let out = side.map_or(entry.out, |side| side == "DBIT");
    let exchange = payment::exchange(node)?;
    let amount = if is_entry { entry.amount } else { amount(entry, node, out)? };
    let mut movement = Movement::new(node.line(), amount);
    movement.reversal = entry.reversal;
    movement.status = entry.status;
    movement.booking_date = entry.booking_date;
    movement.value_date = entry.value_date.or(node.day("RltdDts/IntrBkSttlmDt")?);
    movement.return_reason = payment::return_reason(node);
    let came_back = movement.return_reason.is_some() || entry.reversal;
    movement.counterparty = parties::counterparty(node, own, out, came_back);
    movement.remittance = payment::remittance(node)?;
    movement.ids = if is_entry { PaymentIds::default() } else { payment::ids(node) };
    if let Some(creditor) =
        node.any(&["RltdPties/Cdtr/Id/PrvtId/Othr/Id", "RltdPties/Cdtr/Pty/Id/PrvtId/Othr/Id"])
        && movement.ids.mandate_id.is_some()
    {
        movement.ids.creditor_id = Some(creditor);
    }
    movement.codes = payment::codes(node);
    movement.text = if is_entry { None } else { node.get("AddtlTxInf") };
    movement.charges = if is_entry { Vec::new() } else { payment::charges(node)? };
    movement.exchange = exchange.filter(|exchange| {
        // Only what says more than the amount itself.
        let all = [exchange.instructed, exchange.transaction, exchange.counter_value];
        exchange.rate.is_some() || all.into_iter().flatten().any(|other| other.abs() != amount.abs())
    });
    if movement.return_reason.is_some() {
        movement.kind = MovementKind::Return;
    }
    Ok(movement)
}

/// The amount of a transaction: the first that stands in the currency of the entry; nothing where the file has none.
fn amount(entry: &Entry, node: At<'_>, out: bool) -> Read<BankAmount> {
    let paths = ["Amt", "AmtDtls/TxAmt/Amt", "AmtDtls/CntrValAmt/Amt", "AmtDtls/InstdAmt/Amt"];
    let (mut same, mut first) = (None, None);
    for path in paths {
        let Some(amount) = node.amount_at(path)? else { continue };
        unsigned(node, amount, "TxDtls/Amt")?;
        first = first.or(Some(amount));
        same = same.or(Some(amount).filter(|amount| amount.currency() == entry.amount.currency()));
    }
    let found = same.or(first).unwrap_or(BankAmount::zero(entry.amount.currency()));
    match node.word("CdtDbtInd") {
        Some("CRDT" | "DBIT") | None => Ok(if out { found.negated() } else { found }),
        Some(other) => Err(Refusal::entry(node.line(), "TxDtls/CdtDbtInd", other, "CRDT or DBIT")),
    }
}
