//! Reads a bank statement file and writes what is in it as JSON: statements, balances, movements.
//!
//! A refusal goes to standard error with its line, and the exit code is 2. With several files each answer is one line,
//! `{"file":…,"answer":…}` or `{"file":…,"refusal":…}`, and the exit code is 2 when one was refused.

use clap::Parser;
use receivables::statements::{StatementFormat, StatementOptions, parse_statement};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// A bank statement file as JSON.
#[derive(Parser)]
struct Arguments {
    /// The file, in any format that is read; several are answered one a line.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// The format, where it should not be found out.
    #[arg(long, value_parser = format)]
    format: Option<StatementFormat>,
    /// The encoding by its usual label, such as iso-8859-2.
    #[arg(long)]
    encoding: Option<String>,
    /// Options as JSON, such as {"csv":{"decimal_mark":","}}; the flags come on top.
    #[arg(long, default_value = "{}")]
    options: String,
    /// List bad entries and go on.
    #[arg(long)]
    lenient: bool,
    /// Write the JSON on indented lines.
    #[arg(long)]
    pretty: bool,
}

fn format(text: &str) -> Result<StatementFormat, String> {
    let words = || StatementFormat::ALL.iter().map(|format| format.as_str()).collect::<Vec<_>>().join(", ");
    StatementFormat::ALL.iter().copied().find(|format| format.as_str() == text).ok_or_else(words)
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(2),
        Err(why) => {
            eprintln!("parse_statement: {why}");
            ExitCode::from(2)
        }
    }
}

/// Answers for every file; says whether every one was read.
fn run(arguments: &Arguments) -> Result<bool, String> {
    let options: StatementOptions =
        receivables::wire::from_json(&arguments.options).map_err(|error| format!("options: {error}"))?;
    let options = StatementOptions {
        format: arguments.format.or(options.format),
        encoding: arguments.encoding.clone().or(options.encoding),
        lenient: arguments.lenient || options.lenient,
        ..options
    };
    let mut out = std::io::stdout().lock();
    let mut whole = true;
    for path in &arguments.files {
        let answer = read(path, &options);
        let line = match (&answer, arguments.files.len()) {
            (Ok(file), 1) if arguments.pretty => {
                serde_json::to_string_pretty(file).map_err(|error| error.to_string())?
            }
            (Ok(file), 1) => serde_json::to_string(file).map_err(|error| error.to_string())?,
            (Err(error), 1) => return Err(format!("{}: {error}", path.display())),
            (Ok(file), _) => serde_json::json!({ "file": path, "answer": file }).to_string(),
            (Err(error), _) => {
                whole = false;
                serde_json::json!({ "file": path, "refusal": error.to_json() }).to_string()
            }
        };
        writeln!(out, "{line}").map_err(|error| error.to_string())?;
    }
    Ok(whole)
}

fn read(
    path: &Path,
    options: &StatementOptions,
) -> receivables::Result<receivables::statements::StatementFile> {
    let bytes = std::fs::read(path).map_err(|error| receivables::Error::StatementMalformed {
        field: path.display().to_string(),
        format: "unknown".into(),
        line: 1,
        found: error.to_string(),
        allowed: "a file that can be read".into(),
    })?;
    parse_statement(&bytes, options)
}
