//! Bank files: every sample of the company is read, hostile files are refused soon and without much memory, and no
//! change of a byte makes a reader panic or answer differently for another way of feeding it.

use receivables::statements::{
    BankStatement, Movement, PostableOptions, ReturnablePayment, StatementFile, StatementFormat,
    StatementOptions, StatementSink, parse_statement, postable_movements, read_statements, statement_facts,
};
use receivables::{AsOf, Currency, CustomerId, Fact, Ledger, Money, PaymentId, PaymentMethod, Settings};
use receivables_tests::mutation::{mutated, samples};
use std::io::Read;

fn parse(bytes: &[u8]) -> StatementFile {
    parse_statement(bytes, &StatementOptions::default()).unwrap()
}

#[test]
fn every_sample_is_read_and_adds_up() {
    let all = samples();
    assert_eq!(all.len(), 11);
    for format in StatementFormat::ALL {
        assert!(all.iter().any(|(_, bytes)| parse(bytes).format == *format), "no sample in {format}");
    }
    for (name, bytes) in &all {
        let file = parse(bytes);
        assert!(file.findings.is_empty() && file.refused.is_empty(), "{name}: {:?}", file.findings);
        for statement in &file.statements {
            assert!(!statement.movements.is_empty(), "{name}");
            assert_ne!(statement.checks.balanced, Some(false), "{name}");
            assert!(statement.checks.movements == u64::try_from(statement.movements.len()).unwrap());
        }
    }
}

/// How a table reads, or why not; line breaks within texts all the same.
fn table_read(text: &str, options: &StatementOptions) -> String {
    match parse_statement(text.as_bytes(), options) {
        Ok(file) => serde_json::to_string(&file).unwrap().replace("\\r\\n", "\\n"),
        Err(error) => error.to_string(),
    }
}

#[test]
fn tables_read_alike_with_both_line_ends() {
    let vectors: Vec<serde_json::Value> =
        serde_json::from_str(include_str!("../vectors/statements.json")).unwrap();
    let mut seen = 0;
    for vector in vectors.iter().filter(|vector| vector["operation"] == "parse_statement") {
        let Some(text) = vector["given"]["text"].as_str() else { continue };
        let given = vector["given"].get("options").cloned();
        let options: StatementOptions =
            given.map(serde_json::from_value).transpose().unwrap().unwrap_or_default();
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let read = table_read(&text, &options);
        if read.starts_with("{\"format\":\"csv\"") || read.starts_with("csv line") {
            assert_eq!(table_read(&text.replace('\n', "\r\n"), &options), read, "{}", vector["name"]);
            seen += 1;
        }
    }
    assert!(seen > 20, "only {seen} vectors are tables");
}

/// A table of many columns, which would take minutes if each cell were compared with each.
#[test]
fn wide_tables_are_refused_and_the_widest_are_read() {
    let table = |columns: usize, rows: usize| {
        let row = format!("2024-01-01;1.00{}\n", ";x".repeat(columns));
        format!("date;amount{}\n{}", ";text".repeat(columns), row.repeat(rows))
    };
    let read = parse(table(510, 500).as_bytes());
    assert_eq!(read.statements[0].movements.len(), 500);
    let refused = parse_statement(table(20_000, 3).as_bytes(), &StatementOptions::default());
    assert_eq!(refused.unwrap_err().code(), "statement_malformed");
}

/// Invoices of the sample company that its statements pay, each with the amount.
#[test]
fn samples_pay_invoices_of_the_sample_company() {
    let facts = include_str!("../../core/examples/sample_company/facts.jsonl");
    let mut seen = 0;
    for (name, bytes) in samples() {
        let posting = postable_movements(&parse(&bytes).statements, &PostableOptions::default(), &[]);
        for movement in posting.movements.iter().filter(|m| m.amount.is_positive()) {
            let words = format!(
                "{} {} {}",
                movement.text.as_deref().unwrap_or_default(),
                movement.end_to_end_id.as_deref().unwrap_or_default(),
                movement.documents.join(" ")
            );
            let Some(at) = words.find("INV-") else { continue };
            let invoice: String = words[at..].chars().take(11).collect();
            let stated = format!("\"amount\":\"{}\"", movement.amount.amount_text());
            let issued =
                facts.lines().find(|line| line.contains(&format!("\"invoice\":{{\"id\":\"{invoice}\"")));
            assert!(issued.is_some_and(|line| line.contains(&stated)), "{name}: {invoice} {stated}");
            seen += 1;
        }
    }
    assert!(seen >= 10, "only {seen} receipts name their invoice");
}

#[test]
fn a_returned_debit_opens_its_invoice_again() {
    let mut ledger = Ledger::new(Settings::default());
    let recorded = "2026-10-29T08:00:00Z";
    for fact in [
        format!(
            r#"{{"kind":"customer_recorded","id":"f1","effective":"2026-10-01","recorded":"{recorded}","customer":{{"id":"C0072","name":"Tororra Metals B.V."}}}}"#
        ),
        format!(
            r#"{{"kind":"invoice_issued","id":"f2","effective":"2026-10-24","recorded":"{recorded}","invoice":{{"id":"INV-0072-24","customer_id":"C0072","issue_date":"2026-10-24","amount":{{"amount":"125.78","currency":"EUR"}},"terms":{{"kind":"net","days":10}}}}}}"#
        ),
        format!(
            r#"{{"kind":"payment_received","id":"f3","effective":"2026-10-28","recorded":"{recorded}","payment":{{"id":"PAY-72","customer_id":"C0072","value_date":"2026-10-28","amount":{{"amount":"125.78","currency":"EUR"}},"method":"bank_debit","rail":"sepa_core"}}}}"#
        ),
        format!(
            r#"{{"kind":"cash_allocated","id":"f4","effective":"2026-10-28","recorded":"{recorded}","allocation":{{"id":"AL-72","payment_id":"PAY-72","invoice_id":"INV-0072-24","amount":{{"amount":"125.78","currency":"EUR"}}}}}}"#
        ),
    ] {
        ledger.apply(&Fact::from_json(&fact).unwrap()).unwrap();
    }
    let as_of = AsOf::day("2026-10-31".parse().unwrap());
    assert!(ledger.open_items(&as_of).unwrap().is_empty());

    let amount = Money::parse("125.78", Currency::new("EUR").unwrap()).unwrap();
    let collected = ReturnablePayment {
        payment_id: Some(PaymentId::new("PAY-72").unwrap()),
        attempt_id: None,
        customer_id: CustomerId::new("C0072").unwrap(),
        invoice_ids: Vec::new(),
        amount,
        method: PaymentMethod::BankDebit,
        rail: None,
        instrument_id: None,
        references: vec!["INV-0072-24".into()],
    };
    let (_, bytes) = samples().into_iter().find(|(name, _)| name == "eur_account.camt053.xml").unwrap();
    let statements = parse(&bytes).statements;
    let options = PostableOptions::default();
    let read_at = "2026-11-01T06:00:00Z".parse().unwrap();
    let told = statement_facts(&statements, &[collected], &options, &[], read_at).unwrap();
    assert!(told.review.is_empty(), "{:?}", told.review);
    ledger.apply_all(&told.facts).unwrap();
    let open = ledger.open_items(&as_of).unwrap();
    let [item] = open.as_slice() else { panic!("{open:?}") };
    assert_eq!((item.invoice_id.as_str(), item.open), ("INV-0072-24", amount));
    // The same file again changes nothing.
    let digest = ledger.digest().unwrap();
    ledger.apply_all(&told.facts).unwrap();
    assert_eq!(ledger.digest().unwrap(), digest);
}

#[test]
fn ids_are_the_same_each_time_and_tell_equal_lines_apart() {
    for (name, bytes) in samples() {
        let file = parse(&bytes);
        let options = PostableOptions::default();
        let first = postable_movements(&file.statements, &options, &[]);
        let known: Vec<String> = first.movements.iter().map(|movement| movement.id.clone()).collect();
        let mut distinct = known.clone();
        distinct.sort();
        distinct.dedup();
        assert_eq!(distinct.len(), known.len(), "{name}");
        assert!(postable_movements(&file.statements, &options, &known).movements.is_empty(), "{name}");
    }
}

#[test]
fn the_way_of_feeding_does_not_matter() {
    /// Gives a few bytes at a time.
    struct Trickle<'a>(&'a [u8], usize);
    impl Read for Trickle<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
            self.1 = self.1 % 7 + 1;
            let count = self.1.min(buffer.len()).min(self.0.len());
            buffer[..count].copy_from_slice(&self.0[..count]);
            self.0 = &self.0[count..];
            Ok(count)
        }
    }
    for (name, bytes) in samples() {
        let mut counted = Counted::default();
        let file = read_statements(Trickle(&bytes, 0), &StatementOptions::default(), &mut counted).unwrap();
        let whole = parse(&bytes);
        assert_eq!(counted.statements, whole.statements, "{name}");
        assert_eq!((file.encoding, file.version), (whole.encoding, whole.version), "{name}");
    }
}

#[test]
fn parts_over_the_edge_of_the_buffer_are_whole() {
    // Blanks that say nothing move the file, so that each of its bytes once begins the second piece of 64 KiB.
    const PIECE: usize = 64 * 1024;
    let places = [
        ("camt", "<Ntry>"),
        ("mt94", "\n:25:"),
        ("ofx", "<STMTTRN>"),
        ("bai", "\n02,"),
        ("ach", "\n5"),
        ("edi", "\nST*"),
    ];
    let mut formats = 0;
    for (name, bytes) in samples() {
        let Ok(text) = String::from_utf8(bytes) else { continue };
        let text = text.replace("\r\n", "\n");
        let found = places.iter().find_map(|(part, mark)| text.find(mark).filter(|_| name.contains(part)));
        let Some(place) = found else { continue };
        formats += 1;
        let mut whole = Counted::default();
        read_statements(text.as_bytes(), &StatementOptions::default(), &mut whole).unwrap();
        let rest = text.len() - place;
        for shift in (1..rest.min(1_200)).step_by(3) {
            let blanks = " ".repeat(PIECE - place - shift);
            let moved = [&text[..place], &blanks, &text[place..]].concat();
            for moved in [moved.clone(), moved.replace('\n', "\r\n")] {
                let mut kept = Counted::default();
                read_statements(moved.as_bytes(), &StatementOptions::default(), &mut kept).unwrap();
                assert_eq!(kept.statements, whole.statements, "{name}, {shift}");
            }
        }
    }
    assert_eq!(formats, 10, "all samples but the table");
}

#[test]
fn every_format_tells_how_far_it_is() {
    /// Counts what is told.
    #[derive(Default)]
    struct Told(Vec<u64>);
    impl StatementSink for Told {
        fn movement(&mut self, _: &BankStatement, _: Movement) -> receivables::Result<()> {
            Ok(())
        }
        fn statement(&mut self, _: BankStatement) -> receivables::Result<()> {
            Ok(())
        }
        fn progress(&mut self, bytes: u64) -> receivables::Result<()> {
            self.0.push(bytes);
            Ok(())
        }
    }
    // The part between two marks of each sample, said until there are 300 KiB of it.
    let parts = [
        ("camt053", "<Stmt>", "</BkToCstmrStmt>"),
        ("mt940", ":61:", ":62F:"),
        ("v1.ofx", "<STMTTRN>", "</BANKTRANLIST>"),
        ("bai2", "16,", "49,"),
        ("ach", "\n5", "\n9"),
        ("edi", "\nST*", "\nGE*"),
        ("csv", "\n", "@end"),
    ];
    for (part, from, to) in parts {
        let (name, bytes) = samples().into_iter().find(|(name, _)| name.contains(part)).unwrap();
        let text = String::from_utf8_lossy(&bytes).replace("\r\n", "\n");
        let start = text.find(from).unwrap();
        let end = text.find(to).unwrap_or(text.len());
        let times = 300 * 1024 / (end - start) + 1;
        let long = [&text[..start], &text[start..end].repeat(times), &text[end..]].concat();
        let mut told = Told::default();
        let lenient = StatementOptions { lenient: true, ..StatementOptions::default() };
        read_statements(long.as_bytes(), &lenient, &mut told).unwrap();
        assert!(told.0.len() >= 4 && told.0.is_sorted(), "{name}: {:?}", told.0);
    }
}

/// Counts movements, and keeps them where there are few.
#[derive(Default)]
struct Counted {
    statements: Vec<BankStatement>,
    open: Vec<Movement>,
    movements: u64,
}

impl StatementSink for Counted {
    fn movement(&mut self, _: &BankStatement, movement: Movement) -> receivables::Result<()> {
        self.movements += 1;
        if self.movements < 1_000 {
            self.open.push(movement);
        }
        Ok(())
    }

    fn statement(&mut self, mut statement: BankStatement) -> receivables::Result<()> {
        statement.movements = std::mem::take(&mut self.open);
        self.statements.push(statement);
        Ok(())
    }
}

/// A head, then a pattern without end (1 GiB of it); counts what was taken.
struct Endless {
    head: Vec<u8>,
    pattern: Vec<u8>,
    at: usize,
    taken: u64,
}

impl Endless {
    fn new(head: &str, pattern: &str) -> Self {
        Self { head: head.into(), pattern: pattern.into(), at: 0, taken: 0 }
    }
}

impl Read for Endless {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        if self.taken > 1 << 30 {
            return Ok(0);
        }
        for slot in buffer.iter_mut() {
            *slot = if self.at < self.head.len() {
                self.head[self.at]
            } else {
                self.pattern[(self.at - self.head.len()) % self.pattern.len()]
            };
            self.at += 1;
        }
        self.taken += buffer.len() as u64;
        Ok(buffer.len())
    }
}

#[test]
fn parts_without_end_are_refused_soon() {
    const CAMT: &str = "<Document xmlns=\"camt.053.001.08\"><BkToCstmrStmt><Stmt>";
    const BAI: &str = "01,A,B,240402,0600,1,,,2/\n02,B,A,1,240401,2400,USD,2/\n03,1,USD/\n";
    const OFX: &str = "OFXHEADER:100\n\n<OFX><STMTRS>";
    const ACH: &str = "\
101 12100035898765432102404020600A094101                                                      \n\
5225ACME                                1234567890CTXCOLLECT         240402   1121000350000001\n\
627121000358DEBTORACC        0000010250INV-77         INITECH LLC             1121000350000001\n";
    for (head, pattern) in [
        (":20:A\n:86:", "A"),
        (":20:A\n:86:", "A\n"),
        (":20:A\n:61:", "1"),
        // Fields of details without end, about the statement and about one movement.
        (":20:A\n", ":86:ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNOPQRSTUVWXYZ\n"),
        (
            ":20:A\n:60F:C240101EUR1,00\n:61:2401020102C1,00NTRFNONREF\n",
            ":86:ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNOPQRSTUVWXYZ\n",
        ),
        (CAMT, "A"),
        (CAMT, "<a>"),
        (CAMT, "<!-- "),
        (CAMT, "<Ntry><a/>"),
        (&format!("{CAMT}<Ntry>"), "<a/>"),
        (&format!("{CAMT}<Ntry><Amt Ccy=\""), "E"),
        (&format!("{CAMT}<Ntry><Amt>"), "<![CDATA[1]]>"),
        (BAI, "16,195,1,0,,,"),
        (&format!("{BAI}16,195,1,0,,,"), "x\n88,x"),
        (&format!("{BAI}16,195,1,D,99999999"), ",1"),
        (OFX, "A"),
        (OFX, "<STMTTRN"),
        (OFX, "<STMTTRN><BAL>"),
        (&format!("{OFX}<![CDATA["), "]>"),
        ("101 121000358 9876543212610310815A094101", "X"),
        ("ST*820*1~BPR*", "1"),
        ("Date;Amount\n2024-01-01;1.00\n", "\"x"),
        // What one statement, movement or transaction set would make its reader hold.
        (":20:A\n:60F:C240101EUR1,00\n", ":65:C240102EUR1,00\n"),
        (CAMT, "<Bal><Amt Ccy=\"EUR\">1</Amt></Bal>"),
        (&format!("{CAMT}<Ntry><Amt Ccy=\"EUR\">1</Amt><CdtDbtInd>CRDT</CdtDbtInd>"), "<TxDtls/>"),
        (&format!("{OFX}<STMTTRN><TRNAMT>1"), "<SIC>1"),
        (&format!("{OFX}<LEDGERBAL>"), "<BALAMT>1</LEDGERBAL><LEDGERBAL>"),
        (
            ACH,
            "705RMR*IV*77**102.50\\                                                              00010000001\n",
        ),
        ("ST*820*0001~BPR*C*950*C*ACH*CTX~", "RMR*IV*1001**500*500*0~"),
        ("ST*820*0001~BPR*C*950*C*ACH*CTX~", &format!("NTE*GEN*{}~", "A".repeat(500_000))),
    ] {
        let mut source = Endless::new(head, pattern);
        let lenient = StatementOptions { lenient: true, ..StatementOptions::default() };
        let refusal = read_statements(&mut source, &lenient, &mut Counted::default()).unwrap_err();
        assert_eq!(refusal.code(), "statement_malformed", "{head}{pattern}");
        // Sixteen mebibytes are the most of any limit; what is read ahead comes on top.
        assert!(source.taken < 17 << 20, "{head}{pattern}: {} bytes were taken: {refusal}", source.taken);
    }
}

#[test]
fn bombs_are_refused() {
    let laughs = "<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]>\
        <Document xmlns=\"camt.053.001.08\"><BkToCstmrStmt><Stmt><Id>&b;</Id></Stmt></BkToCstmrStmt></Document>";
    for text in [laughs, &laughs.replace("<?xml version=\"1.0\"?>", ""), "<?OFX?><!DOCTYPE a><OFX></OFX>"] {
        let refusal = parse_statement(text.as_bytes(), &StatementOptions::default()).unwrap_err();
        assert!(refusal.field().starts_with("<!"), "{refusal}");
    }
}

#[test]
fn no_change_of_bytes_panics() {
    for (name, bytes) in samples() {
        let format = parse(&bytes).format;
        for seed in 0..400 {
            let changed = mutated(&bytes, seed);
            for options in [
                StatementOptions::default(),
                StatementOptions { lenient: true, format: Some(format), ..StatementOptions::default() },
            ] {
                let first = parse_statement(&changed, &options);
                assert_eq!(first, parse_statement(&changed, &options), "{name} {seed}");
                if let Ok(file) = first {
                    let _ = postable_movements(&file.statements, &PostableOptions::default(), &[]);
                    let text = receivables::wire::to_json(&file).unwrap();
                    let again: StatementFile = receivables::wire::from_json(&text).unwrap();
                    assert_eq!(again, file, "{name} {seed}: JSON both ways");
                }
            }
        }
    }
}
