//! Node bindings of `receivables`: JSON text in, JSON text out.
//!
//! `index.js` is the face: it writes and reads the JSON and throws `ReceivablesError`. Here every call answers with an
//! envelope, because an error of Node-API can hold only a text: `[true, answer]`, or `[false, refusal as JSON]`.
//! No panic leaves: each entry catches it, background work too.
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use napi::bindgen_prelude::{AsyncTask, Buffer, Either, Env, Error, FnArgs, Function, Result, Task, Unknown};
use napi::threadsafe_function::{ThreadsafeFunction, ThreadsafeFunctionCallMode};
use napi_derive::napi;
use receivables::{Fact, wire};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, RwLock};

/// What a call answers: the answer, or the refusal as JSON.
type Answer = std::result::Result<String, receivables::Error>;

/// The envelope of an answer.
#[napi(object)]
pub struct Envelope {
    /// The answer.
    pub ok: Option<String>,
    /// The refusal: `code`, `category`, `message`, `details`.
    pub refusal: Option<String>,
}

fn envelope(answer: Answer) -> Envelope {
    match answer {
        Ok(text) => Envelope { ok: Some(text), refusal: None },
        Err(error) => Envelope { ok: None, refusal: Some(error.to_json().to_string()) },
    }
}

/// Text as a string or as a buffer of UTF-8.
type Text = Either<String, Buffer>;

fn text_of(text: &Text) -> std::result::Result<&str, receivables::Error> {
    match text {
        Either::A(text) => Ok(text),
        Either::B(bytes) => utf8(bytes),
    }
}

fn utf8(bytes: &[u8]) -> std::result::Result<&str, receivables::Error> {
    std::str::from_utf8(bytes).map_err(|e| receivables::Error::Malformed {
        field: String::new(),
        reason: format!("not UTF-8: {e}"),
    })
}

/// Runs the work; a panic in it becomes an error.
fn guard<T>(work: impl FnOnce() -> T) -> Result<T> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|panic| {
        let said = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
        let said = said.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default();
        Error::from_reason(format!("internal fault: {said}"))
    })
}

/// The version of the package.
#[napi]
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Runs an operation.
#[napi(catch_unwind)]
pub fn call(operation: String, given: String) -> Result<Envelope> {
    guard(|| envelope(wire::call(&operation, &given)))
}

/// Runs an operation, and tells `progress` how many steps are done, of how many; what it throws stops the work.
#[napi(catch_unwind)]
pub fn call_with(
    operation: String,
    given: String,
    progress: Function<FnArgs<(f64, f64)>, Unknown>,
) -> Result<Envelope> {
    told(&progress, |told| wire::call_with(&operation, &given, told))
}

/// A callback that is told the steps done and the steps in all.
type Progress<'p> = Function<'p, FnArgs<(f64, f64)>, Unknown<'p>>;

/// Does work that tells a callback how far it is. What the callback throws comes out.
fn told(
    progress: &Progress<'_>,
    work: impl FnOnce(&mut dyn FnMut(u64, u64) -> receivables::Result<()>) -> receivables::Result<String>,
) -> Result<Envelope> {
    let mut thrown = None;
    let count = |steps: u64| f64::from(u32::try_from(steps).unwrap_or(u32::MAX));
    let outcome = guard(|| {
        work(&mut |done, of| {
            progress.call(FnArgs::from((count(done), count(of)))).map(drop).map_err(|error| {
                thrown = Some(error);
                receivables::Error::Malformed { field: "progress".into(), reason: "it threw".into() }
            })
        })
    })?;
    thrown.map_or_else(|| Ok(envelope(outcome)), Err)
}

/// Runs an operation away from the main thread; `progress` is told the steps done and the steps in all.
#[napi(catch_unwind)]
pub fn call_async(
    operation: String,
    given: String,
    progress: Option<ThreadsafeFunction<Vec<u32>>>,
) -> AsyncTask<Work> {
    AsyncTask::new(Work::Call { operation, given, progress })
}

fn watched(operation: &str, given: &str, progress: &ThreadsafeFunction<Vec<u32>>) -> Answer {
    let mut told = |done: u64, of: u64| {
        let steps = [done, of].map(|count| u32::try_from(count).unwrap_or(u32::MAX));
        progress.call(Ok(steps.to_vec()), ThreadsafeFunctionCallMode::NonBlocking);
        Ok(())
    };
    wire::call_with(operation, given, &mut told)
}

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

/// The names of all operations.
#[napi(catch_unwind)]
pub fn operations() -> Vec<&'static str> {
    wire::operations().map(|operation| operation.name).collect()
}

/// The names of all questions to a ledger.
#[napi(catch_unwind)]
pub fn queries() -> Vec<&'static str> {
    wire::QUERIES.iter().map(|query| query.name).collect()
}

/// Panics, to show that no panic leaves.
#[napi(catch_unwind)]
pub fn panic_on_purpose() -> Result<()> {
    guard(|| std::panic::resume_unwind(Box::new("on purpose")))
}

/// A ledger that several threads may ask, with the number of its facts, which needs no waiting.
pub struct Guarded {
    ledger: RwLock<receivables::Ledger>,
    count: AtomicU32,
}

type Shared = Arc<Guarded>;

impl Guarded {
    fn share(ledger: receivables::Ledger) -> Shared {
        let count = AtomicU32::new(count_of(&ledger));
        Arc::new(Self { ledger: RwLock::new(ledger), count })
    }

    /// Changes the ledger. The number of facts is told last.
    fn change<T>(&self, change: impl FnOnce(&mut receivables::Ledger) -> T) -> Result<T> {
        let mut ledger = self.ledger.write().map_err(broken)?;
        let changed = change(&mut ledger);
        self.count.store(count_of(&ledger), Ordering::Release);
        Ok(changed)
    }

    fn query(&self, name: &str, given: &str) -> Result<Envelope> {
        Ok(envelope(wire::query(&*self.ledger.read().map_err(broken)?, name, given)))
    }

    fn digest(&self) -> Result<Envelope> {
        let digest = self.ledger.read().map_err(broken)?.digest();
        Ok(envelope(digest.map(|digest| format!("\"{digest}\""))))
    }
}

fn count_of(ledger: &receivables::Ledger) -> u32 {
    u32::try_from(ledger.len()).unwrap_or(u32::MAX)
}

fn broken<E>(_: E) -> Error {
    Error::from_reason("internal fault: it was left in the middle of a change by an earlier fault")
}

/// Reads facts, one on each line, and applies them, all or none.
fn apply_lines(ledger: &Shared, lines: std::result::Result<&str, receivables::Error>) -> Result<Envelope> {
    let read = || -> std::result::Result<Vec<Fact>, receivables::Error> {
        wire::json_lines(lines?, "facts").collect()
    };
    let facts = match read() {
        Ok(facts) => facts,
        Err(error) => return Ok(envelope(Err(error))),
    };
    let batch = ledger.change(|ledger| ledger.apply_all(&facts))?;
    Ok(envelope(batch.map(|b| format!("{{\"applied\":{},\"repeated\":{}}}", b.applied, b.repeated))))
}

/// The state behind `Ledger` of `index.js`.
#[napi]
pub struct NativeLedger {
    inner: Shared,
}

/// A new ledger, or the refusal.
#[napi(object, object_from_js = false)]
pub struct Made {
    /// The ledger.
    pub ledger: Option<NativeLedger>,
    /// The refusal.
    pub refusal: Option<String>,
}

fn made(ledger: std::result::Result<receivables::Ledger, receivables::Error>) -> Made {
    match ledger {
        Ok(ledger) => Made { ledger: Some(NativeLedger { inner: Guarded::share(ledger) }), refusal: None },
        Err(error) => Made { ledger: None, refusal: Some(error.to_json().to_string()) },
    }
}

/// An empty ledger with settings.
#[napi(catch_unwind)]
pub fn new_ledger(settings: String) -> Result<Made> {
    guard(|| {
        let settings = wire::from_json(&settings).map_err(|e| e.within("settings"));
        made(settings.map(receivables::Ledger::new))
    })
}

/// The ledger of a snapshot.
#[napi(catch_unwind)]
pub fn ledger_from_bytes(snapshot: Buffer) -> Result<Made> {
    guard(|| made(receivables::Ledger::from_bytes(&snapshot)))
}

#[napi]
impl NativeLedger {
    /// Applies one fact: `"new"` or `"repeated"`.
    #[napi(catch_unwind)]
    pub fn apply(&self, fact: String) -> Result<Envelope> {
        guard(|| {
            let fact = match Fact::from_json(&fact) {
                Ok(fact) => fact,
                Err(error) => return Ok(envelope(Err(error))),
            };
            let applied = self.inner.change(|ledger| ledger.apply(&fact))?;
            let word = |applied| match applied {
                receivables::Applied::New => "\"new\"".to_owned(),
                receivables::Applied::Repeated => "\"repeated\"".to_owned(),
            };
            Ok(envelope(applied.map(word)))
        })?
    }

    /// Applies facts, one on each line, all or none.
    #[napi(catch_unwind)]
    pub fn apply_lines(&self, lines: Text) -> Result<Envelope> {
        guard(|| apply_lines(&self.inner, text_of(&lines)))?
    }

    /// The same away from the main thread. Work on one ledger waits for its turn. A buffer is copied first, because
    /// the caller may go on writing to it.
    #[napi(catch_unwind)]
    pub fn apply_lines_async(&self, lines: Text) -> AsyncTask<Work> {
        let lines = match lines {
            Either::A(text) => Ok(text),
            Either::B(bytes) => Err(bytes.to_vec()),
        };
        AsyncTask::new(Work::Apply { ledger: Arc::clone(&self.inner), lines })
    }

    /// Asks a question by name.
    #[napi(catch_unwind)]
    pub fn query(&self, name: String, given: String) -> Result<Envelope> {
        guard(|| self.inner.query(&name, &given))?
    }

    /// Asks a question by name, and tells `progress` how many steps are done, of how many; what it throws stops the work.
    #[napi(catch_unwind)]
    pub fn query_with(
        &self,
        name: String,
        given: String,
        progress: Function<FnArgs<(f64, f64)>, Unknown>,
    ) -> Result<Envelope> {
        let ledger = self.inner.ledger.read().map_err(broken)?;
        told(&progress, |told| wire::query_with(&ledger, &name, &given, told))
    }

    /// The same away from the main thread.
    #[napi(catch_unwind)]
    pub fn query_async(&self, name: String, given: String) -> AsyncTask<Work> {
        AsyncTask::new(Work::Query { ledger: Arc::clone(&self.inner), name, given })
    }

    /// A snapshot.
    #[napi(catch_unwind)]
    pub fn to_bytes(&self) -> Result<Buffer> {
        guard(|| {
            let bytes = self.inner.ledger.read().map_err(broken)?.to_bytes();
            bytes.map(Buffer::from).map_err(|e| Error::from_reason(e.to_string()))
        })?
    }

    /// SHA-256 of settings and facts.
    #[napi(catch_unwind)]
    pub fn digest(&self) -> Result<Envelope> {
        guard(|| self.inner.digest())?
    }

    /// The same away from the main thread.
    #[napi(catch_unwind)]
    pub fn digest_async(&self) -> AsyncTask<Work> {
        AsyncTask::new(Work::Digest { ledger: Arc::clone(&self.inner) })
    }

    /// How many facts there are. Never waits.
    #[napi(catch_unwind)]
    pub fn count(&self) -> u32 {
        self.inner.count.load(Ordering::Acquire)
    }
}

/// The state behind `Caseload` of `index.js`.
#[napi]
pub struct NativeCaseload {
    inner: Arc<Mutex<receivables::decide::Caseload>>,
}

/// A new caseload, or the refusal.
#[napi(object, object_from_js = false)]
pub struct MadeCaseload {
    /// The caseload.
    pub caseload: Option<NativeCaseload>,
    /// The refusal.
    pub refusal: Option<String>,
}

/// An empty caseload under a playbook, with risk models where they have a say.
#[napi(catch_unwind)]
pub fn new_caseload(playbook: String, risk: String) -> Result<MadeCaseload> {
    guard(|| match wire::caseload_with_risk(&playbook, &risk) {
        Ok(caseload) => MadeCaseload {
            caseload: Some(NativeCaseload { inner: Arc::new(Mutex::new(caseload)) }),
            refusal: None,
        },
        Err(error) => MadeCaseload { caseload: None, refusal: Some(error.to_json().to_string()) },
    })
}

fn look(caseload: &Mutex<receivables::decide::Caseload>, ledger: &Shared, now: &str) -> Result<Envelope> {
    let ledger = ledger.ledger.read().map_err(broken)?;
    let mut caseload = caseload.lock().map_err(broken)?;
    Ok(envelope(wire::caseload_refresh(&mut caseload, &ledger, now)))
}

#[napi]
impl NativeCaseload {
    /// Brings the answers up to an instant; what became different.
    #[napi(catch_unwind)]
    pub fn refresh(&self, ledger: &NativeLedger, now: String) -> Result<Envelope> {
        guard(|| look(&self.inner, &ledger.inner, &now))?
    }

    /// The same away from the main thread.
    #[napi(catch_unwind)]
    pub fn refresh_async(&self, ledger: &NativeLedger, now: String) -> AsyncTask<Work> {
        let (caseload, ledger) = (Arc::clone(&self.inner), Arc::clone(&ledger.inner));
        AsyncTask::new(Work::Look { caseload, ledger, now })
    }

    /// All decisions of the last look.
    #[napi(catch_unwind)]
    pub fn decisions(&self) -> Result<Envelope> {
        guard(|| Ok(envelope(wire::caseload_decisions(&*self.inner.lock().map_err(broken)?))))?
    }
}

/// Work away from the main thread.
pub enum Work {
    /// An operation.
    Call {
        /// Its name.
        operation: String,
        /// Its input as JSON.
        given: String,
        /// Who is told how far it is.
        progress: Option<ThreadsafeFunction<Vec<u32>>>,
    },
    /// Facts on their way into a ledger, as text or as bytes.
    Apply {
        /// The ledger.
        ledger: Shared,
        /// One fact on each line.
        lines: std::result::Result<String, Vec<u8>>,
    },
    /// A question to a ledger.
    Query {
        /// The ledger.
        ledger: Shared,
        /// The question's name.
        name: String,
        /// Its input as JSON.
        given: String,
    },
    /// A look of a caseload at a ledger.
    Look {
        /// The caseload.
        caseload: Arc<Mutex<receivables::decide::Caseload>>,
        /// The ledger.
        ledger: Shared,
        /// The instant as JSON.
        now: String,
    },
    /// The digest of a ledger.
    Digest {
        /// The ledger.
        ledger: Shared,
    },
}

impl Task for Work {
    type Output = Envelope;
    type JsValue = Envelope;

    fn compute(&mut self) -> Result<Envelope> {
        guard(|| match self {
            Self::Call { operation, given, progress: None } => Ok(envelope(wire::call(operation, given))),
            Self::Call { operation, given, progress: Some(progress) } => {
                Ok(envelope(watched(operation, given, progress)))
            }
            Self::Apply { ledger, lines: Ok(text) } => apply_lines(ledger, Ok(text)),
            Self::Apply { ledger, lines: Err(bytes) } => apply_lines(ledger, utf8(bytes)),
            Self::Query { ledger, name, given } => ledger.query(name, given),
            Self::Look { caseload, ledger, now } => look(caseload, ledger, now),
            Self::Digest { ledger } => ledger.digest(),
        })?
    }

    fn resolve(&mut self, _: Env, output: Envelope) -> Result<Envelope> {
        Ok(output)
    }
}
