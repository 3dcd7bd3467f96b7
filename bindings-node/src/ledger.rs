//! The ledger.

use crate::envelope::{Envelope, Text, broken, envelope, guard, text_of};
use crate::progress::told;
use crate::work::Work;
use napi::bindgen_prelude::{AsyncTask, Buffer, Either, Error, FnArgs, Function, Result, Unknown};
use napi_derive::napi;
use receivables::{Fact, wire};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, RwLock};

/// A ledger that several threads may ask, with the number of its facts, which needs no waiting.
pub struct Guarded {
    pub(crate) ledger: RwLock<receivables::Ledger>,
    count: AtomicU32,
}

pub(crate) type Shared = Arc<Guarded>;

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

    pub(crate) fn query(&self, name: &str, given: &str) -> Result<Envelope> {
        Ok(envelope(wire::query(&*self.ledger.read().map_err(broken)?, name, given)))
    }

    pub(crate) fn digest(&self) -> Result<Envelope> {
        let digest = self.ledger.read().map_err(broken)?.digest();
        Ok(envelope(digest.map(|digest| format!("\"{digest}\""))))
    }
}

fn count_of(ledger: &receivables::Ledger) -> u32 {
    u32::try_from(ledger.len()).unwrap_or(u32::MAX)
}

/// Reads facts, one on each line, and applies them, all or none.
pub(crate) fn apply_lines(
    ledger: &Shared,
    lines: std::result::Result<&str, receivables::Error>,
) -> Result<Envelope> {
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
    pub(crate) inner: Shared,
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
