//! Time and memory of reading bank statement files.
//!
//! Without `--stream` each file is read from memory, and the shortest time of several passes counts. With it each file
//! is read once from disk, movements are counted and dropped, and the most memory that the process held is told.

use clap::Parser;
use receivables::statements::{
    BankStatement, Movement, StatementOptions, StatementSink, parse_statement, read_statements,
};
use receivables_benches::{Stopwatch, best_of};
use std::path::PathBuf;
use std::process::ExitCode;

/// Seconds of reading bank statement files, on one core.
#[derive(Parser)]
struct Arguments {
    /// The files; all of them are one pass.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// How many passes.
    #[arg(long, default_value_t = 5)]
    times: usize,
    /// Read from disk in pieces.
    #[arg(long)]
    stream: bool,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let report = if arguments.stream { stream(&arguments.files) } else { memory(&arguments) };
    match report {
        Ok(report) => {
            println!("{report:#}");
            ExitCode::SUCCESS
        }
        Err(why) => {
            eprintln!("statement_speed: {why}");
            ExitCode::from(2)
        }
    }
}

/// Counts what it is given.
#[derive(Default)]
struct Counted {
    movements: u64,
    details: u64,
}

impl StatementSink for Counted {
    fn movement(&mut self, _: &BankStatement, movement: Movement) -> receivables::Result<()> {
        self.movements += 1;
        self.details += u64::try_from(movement.details.len()).unwrap_or(0);
        Ok(())
    }

    fn statement(&mut self, _: BankStatement) -> receivables::Result<()> {
        Ok(())
    }
}

fn memory(arguments: &Arguments) -> Result<serde_json::Value, String> {
    let read = |path: &PathBuf| std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()));
    let files: Vec<Vec<u8>> = arguments.files.iter().map(read).collect::<Result<_, _>>()?;
    let options = StatementOptions::default();
    let pass = || {
        files.iter().try_fold((0, 0), |(statements, movements), bytes| {
            let file = parse_statement(bytes, &options)?;
            let own: usize = file.statements.iter().map(|s| s.movements.len()).sum();
            Ok::<_, receivables::Error>((statements + file.statements.len(), movements + own))
        })
    };
    let ((statements, movements), seconds) =
        best_of(arguments.times.max(1), pass).map_err(|error| error.to_string())?;
    let bytes: usize = files.iter().map(Vec::len).sum();
    Ok(serde_json::json!({
        "files": files.len(),
        "bytes": bytes,
        "statements": statements,
        "movements": movements,
        "seconds": seconds,
    }))
}

fn stream(files: &[PathBuf]) -> Result<serde_json::Value, String> {
    let mut counted = Counted::default();
    let mut bytes = 0;
    let watch = Stopwatch::start();
    for path in files {
        let said = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
        let file = std::fs::File::open(path).map_err(|error| said(&error))?;
        bytes += file.metadata().map_err(|error| said(&error))?.len();
        read_statements(file, &StatementOptions::default(), &mut counted).map_err(|error| said(&error))?;
    }
    let seconds = watch.seconds();
    Ok(serde_json::json!({
        "files": files.len(),
        "bytes": bytes,
        "movements": counted.movements,
        "details": counted.details,
        "seconds": seconds,
        "most_resident_bytes": most_resident_bytes(),
    }))
}

/// The most memory that the process held; nothing where the system does not say so.
fn most_resident_bytes() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kibibytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    kibibytes.checked_mul(1024)
}
