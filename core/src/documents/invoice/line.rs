//! One line of an invoice.

use crate::documents::vocabulary::document;
use crate::error::{Error, Result};
use crate::ids::Note;
use crate::money::{Currency, Money, Percent, Quantity, UnitPrice};

document! {
    /// One line of an invoice: what was sold, and its net amount of any sign.
    pub struct InvoiceLine {
        /// What was sold.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub description: Option<Note>,
        /// How much of it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub quantity: Option<Quantity>,
        /// Price of one, net, not rounded.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub unit_price: Option<UnitPrice>,
        /// Net amount of the line.
        pub net: Money,
        /// Rate of tax on the line.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub tax_percent: Option<Percent>,
        /// Tax of the line, where tax is shown by line.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub tax: Option<Money>,
    }
}

/// Every amount of the lines is in the invoice's currency.
pub(super) fn check_currency(lines: &[InvoiceLine], currency: Currency) -> Result<()> {
    for (at, line) in lines.iter().enumerate() {
        line.net.in_currency(currency).map_err(|e| e.within(&format!("lines[{at}].net")))?;
        if let Some(tax) = line.tax {
            tax.in_currency(currency).map_err(|e| e.within(&format!("lines[{at}].tax")))?;
        }
    }
    Ok(())
}

/// What the lines add up to, tax included: the document's tax where it is stated, else the tax of the lines.
///
/// Where both are stated they must agree.
pub(super) fn total(lines: &[InvoiceLine], tax: Option<Money>, currency: Currency) -> Result<Money> {
    let zero = Money::zero(currency);
    let net = lines.iter().try_fold(zero, |sum, line| sum.plus(line.net)).map_err(|e| e.within("lines"))?;
    let by_line = lines
        .iter()
        .filter_map(|line| line.tax)
        .try_fold(zero, Money::plus)
        .map_err(|e| e.within("lines"))?;
    let all_taxed = lines.iter().all(|line| line.tax.is_some());
    match tax {
        Some(stated) if all_taxed && stated != by_line => Err(Error::TotalsDisagree {
            field: "tax".into(),
            expected: by_line.to_string(),
            found: stated.to_string(),
        }),
        Some(stated) => net.plus(stated),
        None => net.plus(by_line),
    }
    .map_err(|e| if e.field().is_empty() { e.within("lines") } else { e })
}
