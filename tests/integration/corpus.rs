//! The corpus of the fuzz targets (`fuzz/corpus`), and every sample changed at random, through the same checks.

use receivables::statements::StatementFormat;
use receivables_tests::mutation::{mutated, samples};
use receivables_tests::reading::{check_file, check_references};
use std::path::{Path, PathBuf};

/// The files of a target, sorted by name.
fn corpus(target: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz/corpus").join(target);
    let entries = std::fs::read_dir(&folder).unwrap_or_else(|why| panic!("{}: {why}", folder.display()));
    let mut files: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(files.len() >= 5, "{target}: {} files", files.len());
    files.into_iter().map(|path| (path.clone(), std::fs::read(path).unwrap())).collect()
}

#[test]
fn files_of_the_corpus_hold() {
    for (target, format) in [
        ("camt", Some(StatementFormat::Camt)),
        ("mt940", Some(StatementFormat::Mt940)),
        ("mt942", Some(StatementFormat::Mt942)),
        ("bai2", Some(StatementFormat::Bai2)),
        ("ofx1", Some(StatementFormat::Ofx)),
        ("ofx2", Some(StatementFormat::Ofx)),
        ("nacha", Some(StatementFormat::Nacha)),
        ("edi820", Some(StatementFormat::Edi820)),
        ("csv", Some(StatementFormat::Csv)),
        ("detect", None),
    ] {
        for (path, bytes) in corpus(target) {
            // What fails is named above its own message.
            let done = std::panic::catch_unwind(|| check_file(&bytes, format));
            assert!(done.is_ok(), "{}", path.display());
        }
    }
}

#[test]
fn texts_of_the_corpus_hold() {
    for (_, bytes) in corpus("references") {
        if let Ok(text) = std::str::from_utf8(&bytes) {
            check_references(text);
        }
    }
}

#[test]
fn changed_samples_hold() {
    for (_, bytes) in samples() {
        for seed in 0..60 {
            check_file(&mutated(&bytes, 7_000 + seed), None);
        }
    }
}
