//! The one error of the crate: flat, typed, with a stable slug for every variant.
//!
//! An error says that a *call* was wrong. A business outcome (a dispute, an ambiguous match, a blocked customer)
//! is never an error: it is data in a report.
//!
//! When several things are wrong at once, the first in this order is reported: shape, identity, currency, amount,
//! state. The slug ([`Error::code`]) and the fields ([`Error::details`]) are the contract; the text is not.

use serde::{Deserialize, Serialize};
use std::fmt;

/// What every fallible function of the crate returns.
pub type Result<T> = std::result::Result<T, Error>;

/// The five kinds of refusal, in the order in which they are reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Category {
    /// The input cannot be read: wrong type, missing or unknown field, text out of bounds.
    Shape,
    /// An id is unknown, or taken by something else.
    Identity,
    /// A currency is unknown, differs from the expected one, or has no exchange rate.
    Currency,
    /// An amount, rate or share is out of its bounds.
    Amount,
    /// The input is sound, but the ledger or the policy is in a state that does not allow it.
    State,
}

impl Category {
    /// The category as it stands in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Shape => "shape",
            Self::Identity => "identity",
            Self::Currency => "currency",
            Self::Amount => "amount",
            Self::State => "state",
        }
    }
}

impl fmt::Display for Category {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

macro_rules! errors {
    ($($(#[doc = $doc:literal])+ $category:ident $slug:literal $variant:ident { $($(#[doc = $fdoc:literal])+ $field:ident : $ty:ty),* $(,)? } $text:literal;)+) => {
        /// Why an input was refused. See the [module page](self) for the order in which refusals are reported.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
        #[serde(tag = "code", rename_all = "snake_case")]
        #[non_exhaustive]
        pub enum Error {
            $($(#[doc = $doc])+ #[error($text)] $variant { $($(#[doc = $fdoc])+ $field: $ty),* },)+
        }

        impl Error {
            /// The stable slug of this error, the same in Rust, Python and Node.
            #[must_use]
            pub const fn code(&self) -> &'static str {
                match self { $(Self::$variant { .. } => $slug,)+ }
            }

            /// Which kind of refusal this is.
            #[must_use]
            pub const fn category(&self) -> Category {
                match self { $(Self::$variant { .. } => Category::$category,)+ }
            }

            /// Every slug with its category and meaning, in declaration order: what `docs/reference/errors.md` lists.
            pub const ALL: &'static [(&'static str, Category, &'static str)] =
                &[$(($slug, Category::$category, concat!($($doc),+)),)+];
        }
    };
}

errors! {
    /// The JSON or the object cannot be read: bad syntax, a wrong type, a missing or an unknown field.
    Shape "malformed" Malformed {
        /// Path of the field, such as `invoice.lines[2].net`; empty for the whole input.
        field: String,
        /// What was wrong.
        reason: String,
    } "malformed input at '{field}': {reason}";
    /// A text that must say something is empty or blank.
    Shape "text_empty" TextEmpty {
        /// Path of the field.
        field: String,
    } "'{field}' is empty";
    /// A text is longer than its field allows.
    Shape "text_too_long" TextTooLong {
        /// Path of the field.
        field: String,
        /// Largest length in bytes of UTF-8.
        limit: usize,
        /// Length given.
        length: usize,
    } "'{field}' has {length} bytes, at most {limit} are allowed";
    /// A text has characters that its field does not allow (control characters, blanks around an id, a bad form).
    Shape "text_invalid" TextInvalid {
        /// Path of the field.
        field: String,
        /// What was wrong.
        reason: String,
    } "'{field}' is not acceptable: {reason}";
    /// A number is not in the plain decimal form: a float, NaN, an exponent out of bounds, too many digits.
    Shape "number_malformed" NumberMalformed {
        /// Path of the field.
        field: String,
        /// What was given, cut to 40 characters.
        given: String,
    } "'{field}' is not an exact decimal number: {given}";
    /// A date is not in the form `2026-01-31`, or does not exist.
    Shape "date_malformed" DateMalformed {
        /// Path of the field.
        field: String,
        /// What was given, cut to 40 characters.
        given: String,
    } "'{field}' is not a date: {given}";
    /// A date or instant is before 1900 or after 2199.
    Shape "date_out_of_range" DateOutOfRange {
        /// Path of the field.
        field: String,
        /// What was given or computed.
        given: String,
    } "'{field}' is outside the years 1900 to 2199: {given}";
    /// An instant is not in the form `2026-01-31T09:00:00Z`.
    Shape "instant_malformed" InstantMalformed {
        /// Path of the field.
        field: String,
        /// What was given, cut to 40 characters.
        given: String,
    } "'{field}' is not an instant in UTC: {given}";
    /// A name of a time zone is not in the IANA database.
    Shape "time_zone_unknown" TimeZoneUnknown {
        /// Path of the field.
        field: String,
        /// What was given, cut to 40 characters.
        given: String,
    } "'{field}' is not a known time zone: {given}";
    /// A text for payment terms has more than one reading; state the one that is meant.
    Shape "terms_ambiguous" TermsAmbiguous {
        /// Path of the field.
        field: String,
        /// What was given, cut to 40 characters.
        given: String,
        /// The readings, each a text that has one meaning.
        readings: Vec<String>,
    } "'{field}' has more than one reading: {given}";
    /// A list has more entries than allowed, or fewer than needed.
    Shape "count_out_of_range" CountOutOfRange {
        /// Path of the field.
        field: String,
        /// Fewest entries allowed.
        least: usize,
        /// Most entries allowed.
        most: usize,
        /// Entries given.
        given: usize,
    } "'{field}' has {given} entries, {least} to {most} are allowed";
    /// A whole number is out of its bounds (days, an hour of the day, a level).
    Shape "number_out_of_range" NumberOutOfRange {
        /// Path of the field.
        field: String,
        /// Smallest value allowed.
        least: i64,
        /// Largest value allowed.
        most: i64,
        /// Value given.
        given: i64,
    } "'{field}' is {given}, {least} to {most} are allowed";
    /// A bank file breaks the rules of its format, or is in none that is read.
    Shape "statement_malformed" StatementMalformed {
        /// Field of the format or path in the file, such as `:61:` or `BkToCstmrStmt/Stmt/Ntry/Amt`.
        field: String,
        /// The format, or `unknown`.
        format: String,
        /// Line of the file, from 1.
        line: u64,
        /// What stands there, cut to 80 characters.
        found: String,
        /// What is allowed, in words.
        allowed: String,
    } "{format} line {line}: '{field}' is {found}, allowed is {allowed}";
    /// A snapshot is not one of ours, is damaged, or was written by another format version.
    Shape "snapshot_unreadable" SnapshotUnreadable {
        /// What was wrong.
        reason: String,
    } "the snapshot cannot be read: {reason}";
    /// The name of an operation, a policy, a level or another entry of a table is not known.
    Identity "name_unknown" NameUnknown {
        /// Path of the field.
        field: String,
        /// The name given, cut to 40 characters.
        given: String,
    } "'{field}' names something that is not there: {given}";
    /// A fact id was used before with other content. Nothing was changed.
    Identity "fact_conflict" FactConflict {
        /// The fact's id.
        fact_id: String,
    } "the fact id {fact_id} was used before with other content";
    /// The id of a document (invoice, payment, promise …) is already taken by another fact.
    Identity "id_taken" IdTaken {
        /// Path of the field.
        field: String,
        /// The id.
        id: String,
    } "'{field}': the id {id} is already taken";
    /// A customer is not known to the ledger.
    Identity "customer_unknown" CustomerUnknown {
        /// Path of the field.
        field: String,
        /// The id.
        id: String,
    } "'{field}': there is no customer {id}";
    /// An invoice or one of its instalments is not known to the ledger.
    Identity "invoice_unknown" InvoiceUnknown {
        /// Path of the field.
        field: String,
        /// The id.
        id: String,
    } "'{field}': there is no invoice {id}";
    /// A credit memo is not known to the ledger.
    Identity "credit_memo_unknown" CreditMemoUnknown {
        /// Path of the field.
        field: String,
        /// The id.
        id: String,
    } "'{field}': there is no credit memo {id}";
    /// A payment is not known to the ledger.
    Identity "payment_unknown" PaymentUnknown {
        /// Path of the field.
        field: String,
        /// The id.
        id: String,
    } "'{field}': there is no payment {id}";
    /// Something else that a fact refers to (allocation, dispute, promise, block, message …) is not known.
    Identity "reference_unknown" ReferenceUnknown {
        /// Path of the field.
        field: String,
        /// The id.
        id: String,
    } "'{field}': there is no {id}";
    /// Two documents that must belong to one customer, or to one group, belong to different ones.
    Identity "customer_mismatch" CustomerMismatch {
        /// Path of the field.
        field: String,
        /// The customer expected.
        expected: String,
        /// The customer found.
        found: String,
    } "'{field}' belongs to customer {found}, not to {expected} or its group";
    /// A currency is not a payable currency of ISO 4217.
    Currency "currency_unknown" CurrencyUnknown {
        /// Path of the field.
        field: String,
        /// What was given, cut to 40 characters.
        given: String,
    } "'{field}' is not a payable currency: {given}";
    /// Two amounts that must be in one currency are not.
    Currency "currency_mismatch" CurrencyMismatch {
        /// Path of the field.
        field: String,
        /// The currency expected.
        expected: String,
        /// The currency found.
        found: String,
    } "'{field}' is in {found}, expected {expected}";
    /// No exchange rate is known for a date, nor in the days before it that the table allows.
    Currency "exchange_rate_missing" ExchangeRateMissing {
        /// Path of the field.
        field: String,
        /// Currency to convert from.
        from: String,
        /// Currency to convert to.
        to: String,
        /// The date asked for.
        date: String,
    } "'{field}': no exchange rate from {from} to {to} on {date}";
    /// An amount has more decimals than its currency.
    Amount "amount_over_precise" AmountOverPrecise {
        /// Path of the field.
        field: String,
        /// What was given.
        given: String,
        /// The currency.
        currency: String,
        /// Decimals that the currency has.
        decimals: u32,
    } "'{field}' {given} has more than the {decimals} decimals of {currency}";
    /// An amount, rate or share is out of its bounds: not above zero where it must be, over a limit.
    Amount "amount_out_of_range" AmountOutOfRange {
        /// Path of the field.
        field: String,
        /// What was given.
        given: String,
        /// What is allowed, in words.
        allowed: String,
    } "'{field}' is {given}, allowed is {allowed}";
    /// A sum or product does not fit.
    Amount "amount_overflow" AmountOverflow {
        /// Path of the field or name of the computation.
        field: String,
    } "'{field}' does not fit an amount";
    /// Parts do not add up to the whole they claim.
    Amount "totals_disagree" TotalsDisagree {
        /// Path of the field that states the whole.
        field: String,
        /// What the parts add up to.
        expected: String,
        /// What was stated.
        found: String,
    } "'{field}' is {found}, but its parts add up to {expected}";
    /// A document's own date differs from the effective date of the fact that brings it.
    Shape "dates_disagree" DatesDisagree {
        /// Path of the document's date.
        field: String,
        /// The fact's effective date.
        expected: String,
        /// The document's date.
        found: String,
    } "'{field}' is {found}, but the fact is effective on {expected}";
    /// More is taken from a payment or credit memo than it has left.
    Amount "exceeds_source" ExceedsSource {
        /// Path of the field.
        field: String,
        /// The payment or credit memo.
        id: String,
        /// What was asked for.
        asked: String,
        /// What it has left at that date.
        available: String,
    } "'{field}' takes {asked} from {id}, which has {available} left";
    /// More is put on an item than it has open.
    Amount "exceeds_item" ExceedsItem {
        /// Path of the field.
        field: String,
        /// The invoice.
        id: String,
        /// What was asked for.
        asked: String,
        /// What it has open at that date.
        open: String,
    } "'{field}' settles {asked} of {id}, which has {open} open";
    /// A document was voided, so nothing more can happen to it.
    State "document_voided" DocumentVoided {
        /// Path of the field.
        field: String,
        /// The document.
        id: String,
    } "'{field}': {id} was voided";
    /// Something is already over (allocation undone, dispute resolved, block lifted) and cannot end twice.
    State "already_ended" AlreadyEnded {
        /// Path of the field.
        field: String,
        /// What is over.
        id: String,
    } "'{field}': {id} has already ended";
    /// A date or instant lies before the thing it refers to.
    State "before_reference" BeforeReference {
        /// Path of the field.
        field: String,
        /// What was given.
        given: String,
        /// The earliest possible value.
        earliest: String,
    } "'{field}' is {given}, before what it refers to ({earliest})";
    /// The question needs a state that the ledger or the policy is not in.
    State "not_possible" NotPossible {
        /// Path of the field.
        field: String,
        /// Why not.
        reason: String,
    } "'{field}': {reason}";
}

const MARK: &str = "@receivables:";

impl Error {
    /// The typed fields of the error as JSON, without the code.
    ///
    /// # Examples
    /// ```
    /// let refusal = receivables::Currency::new("XTS").unwrap_err();
    /// assert_eq!(refusal.code(), "currency_unknown");
    /// assert_eq!(refusal.details()["given"], "XTS");
    /// ```
    #[must_use]
    pub fn details(&self) -> serde_json::Value {
        match serde_json::to_value(self) {
            Ok(serde_json::Value::Object(mut map)) => {
                map.remove("code");
                serde_json::Value::Object(map)
            }
            _ => serde_json::Value::Null,
        }
    }

    /// The path of the field at fault; empty where the error is about the whole input.
    #[must_use]
    pub fn field(&self) -> String {
        self.details().get("field").and_then(|f| f.as_str()).unwrap_or_default().to_owned()
    }

    /// The error as it crosses a language border: `code`, `category`, `message`, `details`.
    #[must_use]
    pub fn to_json(&self) -> serde_json::Value {
        serde_json::json!({
            "code": self.code(),
            "category": self.category().as_str(),
            "message": self.to_string(),
            "details": self.details(),
        })
    }

    /// The same error with `prefix` put before the path of its field.
    #[must_use]
    pub fn within(self, prefix: &str) -> Self {
        let inner = self.field();
        let path = match (prefix.is_empty(), inner.is_empty()) {
            (true, _) => inner,
            (_, true) => prefix.to_owned(),
            _ if inner.starts_with('[') => format!("{prefix}{inner}"),
            _ => format!("{prefix}.{inner}"),
        };
        self.at(path)
    }

    /// The same error with the path of its field replaced; an error without a field stays as it is.
    #[must_use]
    pub fn at(self, path: String) -> Self {
        let Ok(serde_json::Value::Object(mut map)) = serde_json::to_value(&self) else { return self };
        if let Some(field) = map.get_mut("field") {
            *field = serde_json::Value::String(path);
        }
        serde_json::from_value(serde_json::Value::Object(map)).unwrap_or(self)
    }

    /// Carries this typed error through a serde deserialiser, whose own error can hold only text.
    pub(crate) fn through<E: serde::de::Error>(self) -> E {
        match serde_json::to_string(&self) {
            Ok(json) => E::custom(format_args!("{MARK}{json}")),
            Err(_) => E::custom(self),
        }
    }

    /// Takes a typed error back out of the text of a serde error; `None` when the text is serde's own.
    #[must_use]
    pub fn from_serde_text(text: &str) -> Option<Self> {
        let start = text.find(MARK)?.checked_add(MARK.len())?;
        serde_json::Deserializer::from_str(text.get(start..)?).into_iter::<Self>().next()?.ok()
    }
}

/// At most 40 characters of an input, for an error that quotes it.
pub(crate) fn quoted(text: &str) -> String {
    text.chars().take(40).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn serde_tag_is_the_code() {
        let error =
            Error::ExceedsItem { field: "a".into(), id: "I".into(), asked: "1".into(), open: "0".into() };
        assert_eq!(serde_json::to_value(&error).unwrap()["code"], error.code());
        assert!(
            Error::ALL
                .iter()
                .any(|(slug, category, _)| *slug == error.code() && *category == error.category())
        );
    }

    #[test]
    fn every_slug_is_its_variant_in_snake_case() {
        for (slug, ..) in Error::ALL {
            // Unknown tags would be refused with another message than a missing field.
            let text = format!("{{\"code\":\"{slug}\"}}");
            let refusal = serde_json::from_str::<Error>(&text).unwrap_err().to_string();
            assert!(refusal.contains("missing field"), "{slug}: {refusal}");
        }
    }

    #[test]
    fn paths_nest() {
        let error = Error::TextEmpty { field: "id".into() }.within("lines[3]").within("invoice");
        assert_eq!(error.field(), "invoice.lines[3].id");
    }

    #[test]
    fn a_typed_error_survives_serde() {
        let error = Error::TextEmpty { field: String::new() };
        let carried: serde_json::Error = error.clone().through();
        assert_eq!(Error::from_serde_text(&carried.to_string()), Some(error));
    }
}
