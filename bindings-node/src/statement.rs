//! Bank statement files.

use crate::envelope::{Envelope, envelope, guard};
use napi::bindgen_prelude::{AsyncTask, Buffer, Env, Result, Task};
use napi::threadsafe_function::{ThreadsafeFunction, ThreadsafeFunctionCallMode};
use napi_derive::napi;
use receivables::wire;

/// Reads the bytes of a bank statement file; options are JSON.
#[napi(catch_unwind)]
pub fn parse_statement_bytes(data: Buffer, options: String) -> Result<Envelope> {
    guard(|| envelope(wire::parse_statement_json(&data, &options, &mut |_| Ok(()))))
}

/// The same away from the main thread. The bytes are copied first, so that they may change meanwhile.
#[napi(catch_unwind)]
pub fn parse_statement_bytes_async(
    data: Buffer,
    options: String,
    progress: Option<ThreadsafeFunction<f64>>,
) -> AsyncTask<ParseStatement> {
    AsyncTask::new(ParseStatement { data: data.to_vec(), options, progress })
}

/// A file that is read away from the main thread.
pub struct ParseStatement {
    data: Vec<u8>,
    options: String,
    progress: Option<ThreadsafeFunction<f64>>,
}

impl Task for ParseStatement {
    type Output = Envelope;
    type JsValue = Envelope;

    fn compute(&mut self) -> Result<Envelope> {
        guard(|| {
            let mut told = |read: u64| {
                if let Some(progress) = &self.progress {
                    // Beyond 32 bits of kilobytes the count stands still: no file is that large.
                    let kilobytes = u32::try_from(read >> 10).unwrap_or(u32::MAX);
                    progress.call(Ok(f64::from(kilobytes) * 1024.0), ThreadsafeFunctionCallMode::NonBlocking);
                }
                Ok(())
            };
            envelope(wire::parse_statement_json(&self.data, &self.options, &mut told))
        })
    }

    fn resolve(&mut self, _: Env, output: Envelope) -> Result<Envelope> {
        Ok(output)
    }
}
