//! Where the readers of all formats put what they found: checks as they go, then on to the sink.

use super::BankAmount;
use super::codes::Codes;
use super::model::{BankStatement, Finding, FindingKind, Movement, MovementStatus, StatementFile};
use super::options::StatementOptions;
use super::refuse::{Read, Refusal};
use super::sink::StatementSink;
use crate::error::Error;

/// Most findings that one statement or file lists; what comes after is not listed.
const MOST_FINDINGS: usize = 1_000;

/// What one file has given so far.
pub(super) struct Output<'a> {
    /// The file without its statements.
    pub(super) file: StatementFile,
    /// The statement that is being read, without its movements.
    pub(super) statement: Option<BankStatement>,
    /// What the sink refused.
    pub(super) halted: Option<Error>,
    /// Whether the format states a balance at the start.
    pub(super) expects_opening: bool,
    /// Whether it states one at the end.
    pub(super) expects_closing: bool,
    /// Whether the balances of the open statement are those before and behind its movements. A test, a correction and a
    /// deletion book nothing, so there is nothing to judge.
    pub(super) judged: bool,
    options: &'a StatementOptions,
    codes: Codes<'a>,
    sink: &'a mut dyn StatementSink,
    booked: Booked,
    statements: u64,
}

/// A statement that waits while another of the same file is read.
pub(super) struct Parked {
    statement: BankStatement,
    booked: Booked,
}

impl Parked {
    /// The line in which it begins.
    pub(super) const fn line(&self) -> u64 {
        self.statement.line
    }
}

/// Sums of booked movements.
#[derive(Default)]
struct Booked {
    credits: Option<BankAmount>,
    debits: Option<BankAmount>,
    /// Movements were in several currencies or too large to add.
    broken: bool,
}

impl<'a> Output<'a> {
    pub(super) fn new(
        file: StatementFile,
        options: &'a StatementOptions,
        sink: &'a mut dyn StatementSink,
    ) -> Self {
        Self {
            file,
            statement: None,
            halted: None,
            expects_opening: true,
            expects_closing: true,
            judged: true,
            options,
            codes: Codes::new(&options.codes),
            sink,
            booked: Booked::default(),
            statements: 0,
        }
    }

    pub(super) const fn options(&self) -> &'a StatementOptions {
        self.options
    }

    /// How many statements were finished.
    pub(super) const fn statements(&self) -> u64 {
        self.statements
    }

    /// Begins a statement; one that is open is finished first.
    pub(super) fn begin(&mut self, statement: BankStatement) -> Read<()> {
        self.end()?;
        self.booked = Booked::default();
        self.judged = true;
        self.statement = Some(statement);
        Ok(())
    }

    /// Sets the open statement aside.
    pub(super) fn park(&mut self) -> Option<Parked> {
        let statement = self.statement.take()?;
        Some(Parked { statement, booked: std::mem::take(&mut self.booked) })
    }

    /// Goes on with a statement that was set aside; none may be open.
    pub(super) fn resume(&mut self, parked: Parked) {
        self.statement = Some(parked.statement);
        self.booked = parked.booked;
    }

    /// Gives a movement its kind by its codes.
    pub(super) fn classify(&self, movement: &mut Movement) {
        self.codes.classify(movement);
    }

    /// Takes a movement of the open statement.
    pub(super) fn movement(&mut self, mut movement: Movement) -> Read<()> {
        self.codes.classify(&mut movement);
        for detail in &mut movement.details {
            self.codes.classify(detail);
        }
        self.count(&movement);
        let Some(statement) = &self.statement else { return Ok(()) };
        let line = movement.line;
        let taken = self.sink.movement(statement, movement);
        self.halt(line, taken)
    }

    fn count(&mut self, movement: &Movement) {
        if let Some(statement) = &mut self.statement {
            statement.checks.movements = statement.checks.movements.saturating_add(1);
        }
        if !movement.details.is_empty() {
            self.check_batch(movement);
        }
        if movement.status != MovementStatus::Booked {
            return;
        }
        let side =
            if movement.amount.is_negative() { &mut self.booked.debits } else { &mut self.booked.credits };
        let sum = side.map_or(Some(movement.amount), |sum| sum.plus(movement.amount));
        if sum.is_none() {
            self.booked.broken = true;
        }
        *side = sum.or(*side);
    }

    /// Details of a batch must add up to it; so must its count.
    fn check_batch(&mut self, movement: &Movement) {
        if let Some(statement) = &mut self.statement {
            let batches = statement.checks.batches.get_or_insert(0);
            *batches = batches.saturating_add(1);
        }
        let total = movement.details_total();
        // What the bank kept of the whole lies between the details and the entry.
        let charged = movement
            .charges
            .iter()
            .try_fold(total, |sum, charge| sum.map(|sum| sum.plus(charge.amount.negated())));
        if total != Some(movement.amount) && charged.flatten() != Some(movement.amount) {
            self.find(Finding {
                kind: FindingKind::BatchDisagrees,
                line: movement.line,
                field: movement.ids.bank_reference.as_deref().map(str::to_owned),
                expected: Some(movement.amount.to_string()),
                found: total.map(|total| total.to_string()),
            });
        }
        let stated = movement.batch.as_ref().and_then(|batch| batch.count);
        let have = u64::try_from(movement.details.len()).unwrap_or(u64::MAX);
        if stated.is_some_and(|stated| stated != have) {
            self.find(Finding {
                kind: FindingKind::CountDisagrees,
                line: movement.line,
                field: Some("batch.count".into()),
                expected: stated.map(|count| count.to_string()),
                found: Some(have.to_string()),
            });
        }
    }

    /// Notes something odd about the open statement, or about the file when none is open.
    pub(super) fn find(&mut self, finding: Finding) {
        let list = match &mut self.statement {
            Some(statement) => &mut statement.checks.findings,
            None => &mut self.file.findings,
        };
        if list.len() < MOST_FINDINGS {
            list.push(finding);
        }
    }

    /// The same in short.
    pub(super) fn odd(
        &mut self,
        kind: FindingKind,
        line: u64,
        field: &str,
        expected: Option<String>,
        found: Option<String>,
    ) {
        self.find(Finding { kind, line, field: Some(field.into()), expected, found });
    }

    /// Lists a bad entry where reading is lenient; hands the refusal back where it is not.
    pub(super) fn refuse(&mut self, refusal: Refusal) -> Read<()> {
        if !self.options.lenient || !refusal.entry || self.halted.is_some() {
            return Err(refusal);
        }
        let entry = refusal.into_entry();
        if self.file.refused.len() < MOST_FINDINGS.saturating_mul(100) {
            self.file.refused.push(entry);
        }
        Ok(())
    }

    /// Refuses a statement that has more balances than it may have.
    pub(super) fn fits_balances(&self, line: u64, field: &str) -> Read<()> {
        let have = self.statement.as_ref().map_or(0, |statement| statement.balances.len());
        let most = self.options.limits.balances;
        if u64::try_from(have).unwrap_or(u64::MAX) > most {
            return Err(Refusal::beyond(line, field, "balances", most));
        }
        Ok(())
    }

    /// Finishes the open statement, if there is one.
    pub(super) fn end(&mut self) -> Read<()> {
        let Some(mut statement) = self.statement.take() else { return Ok(()) };
        self.check_balances(&mut statement);
        self.statements = self.statements.saturating_add(1);
        let line = statement.line;
        let taken = self.sink.statement(statement);
        self.halt(line, taken)
    }

    fn check_balances(&self, statement: &mut BankStatement) {
        use super::model::StatementKind as Kind;
        let booked = &self.booked;
        statement.checks.credits = booked.credits;
        statement.checks.debits = booked.debits;
        let note = |kind, line, expected: Option<BankAmount>, found: Option<BankAmount>| {
            let shown = |amount: Option<BankAmount>| amount.map(|amount| amount.to_string());
            Finding { kind, line, field: None, expected: shown(expected), found: shown(found) }
        };
        let (opening, closing) = (
            statement.opening().map(|balance| balance.amount),
            statement.closing().map(|balance| balance.amount),
        );
        let mut findings = Vec::new();
        if statement.kind == Kind::Statement {
            if opening.is_none() && self.expects_opening {
                findings.push(note(FindingKind::OpeningBalanceMissing, statement.line, None, None));
            }
            if closing.is_none() && self.expects_closing {
                findings.push(note(FindingKind::ClosingBalanceMissing, statement.line, None, None));
            }
        }
        if statement.account.key().is_empty() && statement.kind != Kind::Remittance {
            findings.push(note(FindingKind::AccountMissing, statement.line, None, None));
        }
        let computed = match (opening, booked.broken) {
            (Some(opening), false) if self.judged => {
                let sides = [booked.credits, booked.debits].into_iter().flatten();
                sides.into_iter().try_fold(opening, BankAmount::plus)
            }
            _ => None,
        };
        let apart = match (booked.credits, booked.debits) {
            (Some(credits), Some(debits)) => credits.plus(debits).is_none(),
            _ => false,
        };
        if (opening.is_some() && computed.is_none() && self.judged) || booked.broken || apart {
            findings.push(note(
                FindingKind::CurrencyDiffers,
                statement.line,
                opening,
                booked.credits.or(booked.debits),
            ));
        }
        // During the day the sides are not complete: a report is only compared where it states both ends.
        // Nor are totals without their movements, which only formats without the duty to list them have.
        let listed = self.expects_opening || statement.checks.movements > 0;
        if let (Some(computed), Some(closing), true) = (computed, closing, listed) {
            let balanced = computed == closing;
            statement.checks.balanced = Some(balanced);
            if !balanced {
                findings.push(note(
                    FindingKind::BalanceDisagrees,
                    statement.line,
                    Some(computed),
                    Some(closing),
                ));
            }
        }
        statement.checks.computed_closing = computed;
        statement.checks.findings.extend(findings);
    }

    /// Tells the sink how far the file was read.
    pub(super) fn progress(&mut self, bytes: u64) -> Read<()> {
        let taken = self.sink.progress(bytes);
        self.halt(0, taken)
    }

    fn halt(&mut self, line: u64, taken: crate::error::Result<()>) -> Read<()> {
        taken.map_err(|error| {
            let text = error.to_string();
            self.halted = Some(error);
            Refusal::file(line, "", &text, "")
        })
    }
}
