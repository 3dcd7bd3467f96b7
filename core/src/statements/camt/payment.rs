//! What a payment carries: references, remittance, charges, amounts in other currencies.

use super::tree::At;
use crate::references::{ReferenceScheme, check_reference};
use crate::statements::model::{
    BankCode, Charge, Exchange, PaymentIds, Remittance, RemittanceAdjustment, RemittedDocument, ReturnReason,
    StatementText, StructuredReference,
};
use crate::statements::refuse::Read;
use crate::statements::text::{joined, said};

/// Longest line of free remittance text.
const USTRD: usize = 140;

/// The references of a transaction.
pub(super) fn ids(node: At<'_>) -> PaymentIds {
    let Some(refs) = node.child("Refs") else { return PaymentIds::default() };
    let get = |path| refs.word(path).and_then(said);
    PaymentIds {
        bank_reference: get("AcctSvcrRef"),
        end_to_end_id: get("EndToEndId"),
        transaction_id: get("TxId"),
        instruction_id: get("InstrId"),
        message_id: get("MsgId"),
        payment_information_id: get("PmtInfId"),
        mandate_id: get("MndtId"),
        creditor_id: None,
        uetr: get("UETR"),
        clearing_reference: get("ClrSysRef"),
        check_number: get("ChqNb"),
        ..PaymentIds::default()
    }
}

/// Bank transaction codes: of ISO 20022, and the bank's own.
pub(super) fn codes(node: At<'_>) -> Vec<BankCode> {
    let Some(node) = node.child("BkTxCd") else { return Vec::new() };
    let mut codes = Vec::new();
    if let Some(domain) = node.word("Domn/Cd") {
        let mut code = String::from(domain);
        for part in ["Domn/Fmly/Cd", "Domn/Fmly/SubFmlyCd"] {
            if let Some(part) = node.at(part).map(At::text).filter(|part| !part.is_empty()) {
                code.push('-');
                code.push_str(part);
            }
        }
        codes.push(BankCode { scheme: "iso20022".into(), code: code.into() });
    }
    let Some(own) = node.any_word(&["Prtry/Cd", "Prtry"]) else { return codes };
    // The German committee writes SWIFT type, GVC and journal number in one: NTRF+166+9301+.
    let mut parts = own.split('+');
    if let (Some(swift), Some(gvc)) = (parts.next(), parts.next())
        && gvc.len() == 3
        && gvc.bytes().all(|byte| byte.is_ascii_digit())
    {
        codes.push(BankCode { scheme: "gvc".into(), code: gvc.into() });
        if let Some(code) = swift.get(1..).filter(|code| code.len() == 3) {
            codes.push(BankCode { scheme: "swift".into(), code: code.into() });
        }
    }
    codes.push(BankCode { scheme: "proprietary".into(), code: own.into() });
    codes
}

/// Remittance information, free and structured.
pub(super) fn remittance(node: At<'_>) -> Read<Remittance> {
    let mut remittance =
        Remittance { purpose: node.any(&["Purp/Cd", "Purp/Prtry"]), ..Remittance::default() };
    let Some(info) = node.child("RmtInf") else { return Ok(remittance) };
    let mut lines: Vec<String> = info.each("Ustrd").map(|line| line.text().to_owned()).collect();
    for block in info.each("Strd") {
        structured(block, &mut remittance)?;
        lines.extend(block.each("AddtlRmtInf").map(|line| line.text().to_owned()));
    }
    lines.retain(|line| !line.is_empty());
    remittance.text = joined(lines.iter().map(String::as_str), USTRD);
    if lines.len() > 1 {
        remittance.lines = lines;
    }
    Ok(remittance)
}

fn structured(block: At<'_>, remittance: &mut Remittance) -> Read<()> {
    if let Some(info) = block.child("CdtrRefInf") {
        let declared = info.any(&["Tp/CdOrPrtry/Prtry", "Tp/CdOrPrtry/Cd", "Tp/Cd", "CdtrRefTp/Cd"]);
        let issuer = info.any_word(&["Tp/Issr", "CdtrRefTp/Issr"]);
        if let Some(value) = info.any_word(&["Ref", "CdtrRef"]) {
            remittance.references.push(reference(value, declared, issuer));
        }
    }
    let amounts = block.child("RfrdDocAmt");
    let mut documents = block.each("RfrdDocInf").filter_map(|node| {
        let number = node.any(&["Nb", "RfrdDocNb"])?;
        let kind = node.any(&["Tp/CdOrPrtry/Cd", "Tp/CdOrPrtry/Prtry", "RfrdDocTp/Cd"]);
        let date = node.day("RltdDt").ok().flatten();
        Some(RemittedDocument {
            number,
            kind,
            date,
            due: None,
            remitted: None,
            discount: None,
            credit: None,
            adjustments: Vec::new(),
        })
    });
    let mut first = documents.next();
    if let Some(amounts) = amounts {
        let adjustments = adjustments(amounts)?;
        match &mut first {
            Some(document) => {
                document.due = amounts.amount_at("DuePyblAmt")?;
                document.remitted = amounts.amount_at("RmtdAmt")?;
                // Since version 4 the amount stands one level deeper, beside its type.
                document.discount = match amounts.amount_at("DscntApldAmt/Amt")? {
                    Some(amount) => Some(amount),
                    None => amounts.amount_at("DscntApldAmt")?,
                };
                document.credit = amounts.amount_at("CdtNoteAmt")?;
                document.adjustments = adjustments;
            }
            None => remittance.adjustments.extend(adjustments),
        }
    }
    remittance.documents.extend(first.into_iter().chain(documents));
    Ok(())
}

fn adjustments(amounts: At<'_>) -> Read<Vec<RemittanceAdjustment>> {
    let mut list = Vec::new();
    for node in amounts.each("AdjstmntAmtAndRsn") {
        let Some(amount) = node.amount_at("Amt")? else { continue };
        let amount = if node.word("CdtDbtInd") == Some("CRDT") { amount } else { amount.negated() };
        list.push(RemittanceAdjustment { amount, code: node.get("Rsn"), text: node.get("AddtlInf") });
    }
    Ok(list)
}

/// A structured reference: the scheme that the file names, or the only one that fits by its form.
pub(super) fn reference(
    value: &str,
    declared: Option<StatementText>,
    issuer: Option<&str>,
) -> StructuredReference {
    use ReferenceScheme as Scheme;
    let order: &[Scheme] = match (declared.as_deref(), issuer) {
        (_, Some("BBA")) => &[Scheme::BelgianOgm, Scheme::Rf],
        (Some("QRR"), _) => &[Scheme::SwissQr],
        (Some("SCOR"), _) => {
            &[Scheme::Rf, Scheme::BelgianOgm, Scheme::SwissQr, Scheme::Slovenian, Scheme::Croatian]
        }
        _ => &[Scheme::Rf, Scheme::SwissQr, Scheme::Slovenian, Scheme::Croatian, Scheme::BelgianOgm],
    };
    let valid = order.iter().map(|scheme| check_reference(*scheme, value)).find(|check| check.valid);
    match valid {
        Some(check) => StructuredReference {
            scheme: Some(check.scheme),
            value: check.value.unwrap_or_default().into(),
            valid: true,
            declared,
        },
        None => {
            let named = matches!(declared.as_deref(), Some("QRR"))
                || value.starts_with("RF")
                || issuer == Some("BBA");
            StructuredReference {
                scheme: order.first().copied().filter(|_| named),
                value: value.into(),
                valid: false,
                declared,
            }
        }
    }
}

/// Why a payment came back.
pub(super) fn return_reason(node: At<'_>) -> Option<Box<ReturnReason>> {
    let info = node.child("RtrInf")?;
    let code = info.any(&["Rsn/Cd", "Rsn/Prtry", "RtrRsn/Cd", "RtrRsn/Prtry"]);
    let text: Vec<_> = info.each("AddtlInf").map(|line| line.text().to_owned()).collect();
    let text = Some(text.join(" ")).filter(|text| !text.is_empty());
    Some(Box::new(ReturnReason { code, text: text.map(Into::into) }))
}

/// Charges: since version 4 in records.
pub(super) fn charges(node: At<'_>) -> Read<Vec<Charge>> {
    let mut charges = Vec::new();
    for list in node.each("Chrgs") {
        let records: Vec<_> = list.each("Rcrd").collect();
        let single = if records.is_empty() { vec![list] } else { records };
        for record in single {
            let amount = match record.amount_at("Amt")? {
                Some(amount) => Some(amount),
                None => record.amount_at("TtlChrgsAndTaxAmt")?,
            };
            let Some(amount) = amount else { continue };
            let refund = record.word("CdtDbtInd") == Some("CRDT");
            charges.push(Charge {
                amount: if refund { amount.negated() } else { amount },
                bearer: record.get("Br"),
                included: matches!(record.word("ChrgInclInd"), Some("true" | "1")),
                text: record.any(&["Tp/Cd", "Tp/Prtry/Id", "Tp/Prtry"]),
            });
        }
    }
    Ok(charges)
}

/// Amounts in other currencies.
pub(super) fn exchange(node: At<'_>) -> Read<Option<Box<Exchange>>> {
    let Some(amounts) = node.child("AmtDtls") else { return Ok(None) };
    let parts = ["InstdAmt", "TxAmt", "CntrValAmt"].map(|name| amounts.child(name));
    let rates = parts.into_iter().flatten().find_map(|part| part.child("CcyXchg"));
    let exchange = Exchange {
        instructed: amounts.amount_at("InstdAmt/Amt")?,
        transaction: amounts.amount_at("TxAmt/Amt")?,
        counter_value: amounts.amount_at("CntrValAmt/Amt")?,
        rate: rates.and_then(|node| node.get("XchgRate")),
        unit_currency: rates.and_then(|node| node.get("UnitCcy")),
        source_currency: rates.and_then(|node| node.get("SrcCcy")),
        target_currency: rates.and_then(|node| node.get("TrgtCcy")),
    };
    Ok((!exchange.is_empty()).then(|| Box::new(exchange)))
}
