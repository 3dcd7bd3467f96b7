//! References with check digits: payment references of many countries, IBAN, BIC, LEI, routing numbers.
//!
//! A payment reference tells the payee which invoice is paid without any guessing, if it arrives whole: that is what the
//! check digits say. Schemes differ in strength. Modulus 97 lets one wrong number in 97 pass and is worth searching for
//! in free text; a single digit (Luhn, 7-3-1, modulus 11) lets one in ten pass, so a hit counts only together with an
//! open item.
//!
//! | scheme | form | check | strong |
//! | --- | --- | --- | --- |
//! | `rf` | `RF`, 2 digits, 1 to 21 letters and digits | modulus 97 | yes |
//! | `swiss_qr` | 27 digits (old ESR: left of it zeros) | modulus 10, recursive | by its length |
//! | `belgian_ogm` | `+++ddd/dddd/ddddd+++` | modulus 97 | yes |
//! | `finnish`, `estonian` | 4 to 20 and 2 to 20 digits | weights 7 3 1 | no |
//! | `kid_mod10`, `kid_mod11` | 2 to 25 digits | Luhn; modulus 11, `-` for ten | no |
//! | `swedish_ocr`, `swedish_ocr_length` | 2 to 25 digits | Luhn, the second with its length before the check digit | no |
//! | `danish_fik71` | 15 digits | Luhn | no |
//! | `slovenian`, `croatian` | `SI` or `HR`, model, up to three parts | modulus 11 by model | by its prefix |
//! | `iban`, `lei` | by country; 20 characters | modulus 97 | yes |
//! | `bic`, `us_routing` | 8 or 11 characters; 9 digits | none; weights 3 7 1 | no |
//!
//! Sources: ISO 11649, ISO 13616 and the SWIFT registry, ISO 9362, ISO 17442; the Swiss QR-bill guidelines; the Belgian
//! OGM-VCS standard; Finance Finland and the Estonian Banking Association on reference numbers; Nets on KID, Bankgirot
//! on OCR; the models of the Slovenian and Croatian payment forms (`core/data/reference_models.csv`).

mod bank;
mod check;
mod digits;
mod find;
mod generate;
mod models;
mod scheme;
mod swiss;

#[cfg(feature = "statements")]
pub(crate) use check::read_iban;
pub use check::{ReferenceCheck, ReferenceFault, check_reference};
pub use find::{FoundReference, find_references};
pub use generate::generate_reference;
pub use scheme::ReferenceScheme;
