//! The page of errors: by category, in the order in which refusals are reported.

use receivables::error::{Category, Error};
use std::fmt::Write;

const CATEGORIES: [(Category, &str); 5] = [
    (Category::Shape, "The input cannot be read."),
    (Category::Identity, "An id is unknown, or taken by something else."),
    (Category::Currency, "A currency is unknown, differs from the expected one, or has no exchange rate."),
    (Category::Amount, "An amount, rate or share is out of its bounds."),
    (
        Category::State,
        "The input is sound, but the ledger or the policy is in a state that does not allow it.",
    ),
];

/// The page.
pub(super) fn page() -> String {
    let mut page = String::from(
        "# Errors\n\n<!-- Generated from `core/src/error.rs` by `make generate`. -->\n\n\
         An error says that a call was wrong. A business outcome (a dispute, an ambiguous match, a blocked customer) is \
         never an error: it is data in a report. Nothing is changed by a call that is refused.\n\n\
         When several things are wrong at once, the first category in the order of this page is reported. The code and \
         the details are the contract, the same in Rust, Python and Node; the text of the message is not.\n\n\
         | | Rust | Python | Node |\n| --- | --- | --- | --- |\n\
         | refusal | `Error` | `ReceivablesError`, one subclass for each category | `ReceivablesError` |\n\
         | code | `error.code()` | `error.code` | `error.code` |\n\
         | category | `error.category()` | `error.category` | `error.category` |\n\
         | path of the field at fault | `error.field()` | `error.field` | `error.field` |\n\
         | everything else | `error.details()` | `error.details` | `error.details` |\n",
    );
    for (category, meaning) in CATEGORIES {
        let _ = write!(page, "\n## {category}\n\n{meaning}\n\n| code | meaning |\n| --- | --- |\n");
        for (slug, _, doc) in Error::ALL.iter().filter(|(_, of, _)| *of == category) {
            let _ = writeln!(page, "| `{slug}` | {} |", doc.trim());
        }
    }
    page
}
