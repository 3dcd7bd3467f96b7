//! Which file is read.

use super::arguments::Arguments;
use super::invoice_csv::InvoiceTable;
use super::progress::Counted;
use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

/// A file that is open.
pub(crate) struct Input {
    /// How it is named in the report.
    pub(crate) name: String,
    /// What is in it.
    pub(crate) content: Content,
}

/// The two forms that can be read.
pub(crate) enum Content {
    /// Facts, one a line.
    Facts(BufReader<Counted<File>>),
    /// A table of invoices.
    Invoices(Box<InvoiceTable<Counted<File>>>),
}

/// Opens the file that was asked for, or the sample company.
pub(crate) fn open(arguments: &Arguments) -> Result<Input, String> {
    if let Some(path) = &arguments.invoices {
        let table = InvoiceTable::open(file(path)?).map_err(|why| format!("{}: {why}", path.display()))?;
        return Ok(Input { name: path.display().to_string(), content: Content::Invoices(Box::new(table)) });
    }
    let (name, path) = match &arguments.facts {
        Some(path) => (path.display().to_string(), path.clone()),
        None => ("the sample company".to_owned(), sample()),
    };
    Ok(Input { name, content: Content::Facts(BufReader::new(file(&path)?)) })
}

fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/sample_company/facts.jsonl")
}

fn file(path: &Path) -> Result<Counted<File>, String> {
    let refuse = |error: std::io::Error| format!("{}: {error}", path.display());
    let file = File::open(path).map_err(refuse)?;
    let length = file.metadata().map_err(refuse)?;
    if length.is_dir() {
        return Err(format!("{}: is a folder", path.display()));
    }
    Ok(Counted::new(file, length.len()))
}
