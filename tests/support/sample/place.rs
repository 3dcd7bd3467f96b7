//! Where customers are: currency, time zones, language, tax and the rails they pay on.

use receivables::{Currency, Rail};

/// A country of the sample.
#[derive(Debug)]
pub(super) struct Place {
    /// ISO 3166.
    pub(super) country: &'static str,
    /// What invoices there are in.
    pub(super) currency: Currency,
    /// Time zones of the IANA database.
    pub(super) zones: &'static [&'static str],
    /// BCP 47.
    pub(super) language: &'static str,
    /// Tax on invoices in hundredths of a percent: what the made-up seller charges there.
    pub(super) tax_basis_points: i64,
    /// Endings of company names.
    pub(super) forms: &'static [&'static str],
    /// Rail of bank debits, where customers there use them.
    pub(super) debit: Option<Rail>,
    /// Rail of transfers.
    pub(super) transfer: Rail,
    /// Kind of the tax number, and how it begins.
    pub(super) tax_id: (&'static str, &'static str),
    /// Start of telephone numbers, followed by two digits.
    pub(super) phone: Option<&'static str>,
    /// Hundredths of a percent of the net amount that customers there withhold.
    pub(super) withheld_basis_points: i64,
}

const US: Place = Place {
    country: "US",
    currency: Currency::USD,
    zones: &["America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles"],
    language: "en-US",
    tax_basis_points: 0,
    forms: &["Inc.", "LLC", "Corp."],
    debit: Some(Rail::Ach),
    transfer: Rail::Ach,
    tax_id: ("ein", "00-00"),
    phone: Some("+1 202 555 01"),
    withheld_basis_points: 0,
};

const GB: Place = Place {
    country: "GB",
    currency: Currency::GBP,
    zones: &["Europe/London"],
    language: "en-GB",
    tax_basis_points: 2_000,
    forms: &["Ltd", "plc", "LLP"],
    debit: Some(Rail::Bacs),
    transfer: Rail::FasterPayments,
    tax_id: ("vat", "GB000"),
    phone: Some("+44 20 7946 00"),
    withheld_basis_points: 0,
};

const DE: Place = Place {
    country: "DE",
    currency: Currency::EUR,
    zones: &["Europe/Berlin"],
    language: "de",
    tax_basis_points: 1_900,
    forms: &["GmbH", "AG", "GmbH & Co. KG"],
    debit: Some(Rail::SepaCore),
    transfer: Rail::SepaCredit,
    tax_id: ("vat", "DE000"),
    phone: Some("+49 30 23125 0"),
    withheld_basis_points: 0,
};

const FR: Place = Place {
    country: "FR",
    zones: &["Europe/Paris"],
    language: "fr",
    tax_basis_points: 2_000,
    forms: &["SAS", "SARL", "SA"],
    tax_id: ("vat", "FR00"),
    phone: None,
    ..DE
};

const NL: Place = Place {
    country: "NL",
    zones: &["Europe/Amsterdam"],
    language: "nl",
    tax_basis_points: 2_100,
    forms: &["B.V.", "N.V."],
    tax_id: ("vat", "NL000"),
    phone: None,
    ..DE
};

const ES: Place = Place {
    country: "ES",
    zones: &["Europe/Madrid"],
    language: "es",
    tax_basis_points: 2_100,
    forms: &["S.L.", "S.A."],
    tax_id: ("vat", "ES0"),
    phone: None,
    ..DE
};

const IE: Place = Place {
    country: "IE",
    zones: &["Europe/Dublin"],
    language: "en-IE",
    tax_basis_points: 2_300,
    forms: &["Ltd", "DAC"],
    tax_id: ("vat", "IE000"),
    phone: None,
    ..DE
};

const JP: Place = Place {
    country: "JP",
    currency: Currency::JPY,
    zones: &["Asia/Tokyo"],
    language: "ja",
    tax_basis_points: 1_000,
    forms: &["K.K.", "G.K."],
    debit: None,
    transfer: Rail::Wire,
    tax_id: ("jct", "T000"),
    phone: None,
    withheld_basis_points: 0,
};

const IN: Place = Place {
    country: "IN",
    currency: Currency::USD,
    zones: &["Asia/Kolkata"],
    language: "en-IN",
    tax_basis_points: 0,
    forms: &["Pvt Ltd", "Ltd"],
    debit: None,
    transfer: Rail::Wire,
    tax_id: ("gst", "00AAA"),
    phone: None,
    withheld_basis_points: 1_000,
};

/// Countries with how many of a hundred customers are there.
pub(super) const PLACES: [(u64, &Place); 9] =
    [(38, &US), (15, &GB), (14, &DE), (9, &FR), (6, &NL), (5, &ES), (4, &IE), (5, &JP), (4, &IN)];
