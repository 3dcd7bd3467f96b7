//! Bank files and references.

use criterion::{Criterion, Throughput};
use receivables::references::{ReferenceScheme, check_reference, find_references};
use receivables::statements::{StatementOptions, parse_statement};
use receivables_tests::mutation::samples;
use std::fmt::Write;
use std::hint::black_box;

const ENTRIES: usize = 10_000;

pub(crate) fn statements(criterion: &mut Criterion) {
    let options = StatementOptions::default();
    let mut group = criterion.benchmark_group("statements/read");
    for (name, bytes) in samples() {
        let expected = parse_statement(&bytes, &options).unwrap();
        group.throughput(Throughput::Bytes(u64::try_from(bytes.len()).unwrap()));
        group.bench_function(&name, |bencher| {
            bencher.iter(|| {
                let file = parse_statement(black_box(&bytes), &options).unwrap();
                assert_eq!(file.statements.len(), expected.statements.len());
                file
            });
        });
    }
    group.finish();

    let mut text = String::from(
        "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt><Stmt><Id>S</Id>",
    );
    for index in 0..ENTRIES {
        write!(
            text,
            "<Ntry><Amt Ccy=\"EUR\">{index}.50</Amt><CdtDbtInd>CRDT</CdtDbtInd><ValDt><Dt>2026-01-02</Dt></ValDt>\
             <NtryDtls><TxDtls><RmtInf><Ustrd>INV-{index:06}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>"
        )
        .unwrap();
    }
    text.push_str("</Stmt></BkToCstmrStmt></Document>");
    let mut group = criterion.benchmark_group("statements/camt053");
    group.throughput(Throughput::Elements(u64::try_from(ENTRIES).unwrap()));
    group.bench_function("10k", |bencher| {
        bencher.iter(|| {
            let file = parse_statement(black_box(text.as_bytes()), &options).unwrap();
            assert_eq!(file.statements[0].movements.len(), ENTRIES);
            file
        });
    });
    group.finish();
}

pub(crate) fn references(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("references/check");
    for (scheme, text) in [
        (ReferenceScheme::Rf, "RF18 5390 0754 7034"),
        (ReferenceScheme::SwissQr, "21 00000 00003 13947 14300 09017"),
        (ReferenceScheme::Iban, "DE89 3704 0044 0532 0130 00"),
    ] {
        group.bench_function(scheme.as_str(), |bencher| {
            bencher.iter(|| assert!(check_reference(scheme, black_box(text)).valid));
        });
    }
    group.finish();
    let text = "Thanks for the delivery of 12 March, invoice 2026-000417, reference RF18 5390 0754 7034, order PO-4411";
    criterion.bench_function("references/find", |bencher| {
        bencher.iter(|| {
            let found = find_references(black_box(text), ReferenceScheme::STRONG);
            assert_eq!(found.len(), 1);
            found
        });
    });
}
