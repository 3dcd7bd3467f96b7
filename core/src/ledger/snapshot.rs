//! Keeping a ledger: as bytes, and proving that two are the same.
//!
//! A snapshot is the settings and the facts in order of arrival; the book follows from them. So a ledger read back and
//! the facts after it are exactly the ledger that was written. The long-term form is the facts as JSON lines: a
//! snapshot of another format version is refused, and is rebuilt from them.

use super::log::decode;
use super::{Ledger, Settings};
use crate::documents::{Fact, FactBody};
use crate::error::{Error, Result};
use crate::ids::FactId;
use sha2::{Digest, Sha256};

/// What every snapshot begins with; the last byte is the format version.
const MAGIC: &[u8; 8] = b"RCVBLES\x02";
const DIGEST_LENGTH: usize = 32;

impl Ledger {
    /// The ledger as bytes, for [`Ledger::from_bytes`] of the same format version.
    ///
    /// # Errors
    /// [`Error::SnapshotUnreadable`]; in practice none.
    ///
    /// # Examples
    /// ```
    /// use receivables::ledger::{Ledger, Settings};
    /// let ledger = Ledger::new(Settings::default());
    /// let again = Ledger::from_bytes(&ledger.to_bytes()?)?;
    /// assert_eq!(again.digest()?, ledger.digest()?);
    /// # Ok::<(), receivables::Error>(())
    /// ```
    pub fn to_bytes(&self) -> Result<Vec<u8>> {
        let mut bytes = MAGIC.to_vec();
        let settings = borsh::to_vec(&self.settings).map_err(|e| unreadable(&e.to_string()))?;
        part(&mut bytes, &settings)?;
        bytes.extend_from_slice(&u64::try_from(self.log.len()).unwrap_or(u64::MAX).to_le_bytes());
        for fact in self.log.encoded() {
            part(&mut bytes, fact)?;
        }
        let digest = Sha256::digest(&bytes);
        bytes.extend_from_slice(&digest);
        Ok(bytes)
    }

    /// A ledger from the bytes of [`Ledger::to_bytes`].
    ///
    /// # Errors
    /// [`Error::SnapshotUnreadable`] when the bytes are not a snapshot, damaged or of another format version.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self> {
        let body = bytes.len().checked_sub(DIGEST_LENGTH).and_then(|length| bytes.split_at_checked(length));
        let (body, digest) = body.ok_or_else(|| unreadable("too short"))?;
        let mut rest =
            body.strip_prefix(MAGIC).ok_or_else(|| unreadable("not a snapshot of this format version"))?;
        if Sha256::digest(body).as_slice() != digest {
            return Err(unreadable("damaged: the checksum does not agree"));
        }
        let settings: Settings =
            borsh::from_slice(take(&mut rest)?).map_err(|e| unreadable(&e.to_string()))?;
        let mut ledger = Self::new(settings);
        let (count, mut rest) = rest.split_first_chunk::<8>().ok_or_else(|| unreadable("cut off"))?;
        for _ in 0..u64::from_le_bytes(*count) {
            let encoded = take(&mut rest)?;
            let fact = decode(encoded)?;
            ledger.apply_encoded(&fact, encoded).map_err(|e| unreadable(&e.to_string()))?;
        }
        if rest.is_empty() { Ok(ledger) } else { Err(unreadable("bytes left over")) }
    }

    /// A digest of the settings and of all facts: two ledgers with the same digest give the same answers.
    ///
    /// It is the SHA-256, in hexadecimal, of the settings as one JSON line and each fact as one JSON line, sorted by
    /// recorded instant, effective date, kind and id, each line ended by a line feed; so anyone can check it with
    /// standard tools. The order in which facts of one instant arrived does not change it. Where facts arrived after
    /// others that were recorded later, money had already moved when they came, and the answers may depend on it; so a
    /// last line lists the ids in order of arrival, as a JSON array, those of one instant in a row in the order above.
    /// Records of customers count as being in order: they move no money.
    ///
    /// # Errors
    /// None in practice.
    pub fn digest(&self) -> Result<String> {
        let mut hasher = Sha256::new();
        let mut line = |text: String| {
            hasher.update(text.as_bytes());
            hasher.update(b"\n");
        };
        line(crate::json::to_json(&self.settings)?);
        let mut facts: Vec<_> = self.facts().collect::<Result<_>>()?;
        let arrival = out_of_order(&facts);
        facts.sort_by(|a, b| a.order().cmp(&b.order()));
        for fact in &facts {
            line(fact.to_json()?);
        }
        if !arrival.is_empty() {
            line(crate::json::to_json(&arrival)?);
        }
        Ok(hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
    }
}

/// The ids of facts in order of arrival, where that is not the order in which they were recorded; else nothing. Those of
/// one instant that arrived in a row stand in their canonical order.
fn out_of_order(facts: &[Fact]) -> Vec<FactId> {
    let mut arrived: Vec<&Fact> =
        facts.iter().filter(|fact| !matches!(fact.body, FactBody::CustomerRecorded { .. })).collect();
    if arrived.is_sorted_by_key(|fact| fact.recorded) {
        return Vec::new();
    }
    for row in arrived.chunk_by_mut(|a, b| a.recorded == b.recorded) {
        row.sort_by(|a, b| a.order().cmp(&b.order()));
    }
    arrived.into_iter().map(|fact| fact.id.clone()).collect()
}

/// Appends a part with its length.
fn part(bytes: &mut Vec<u8>, part: &[u8]) -> Result<()> {
    let length = u32::try_from(part.len()).map_err(|_| unreadable("a part is too long"))?;
    bytes.extend_from_slice(&length.to_le_bytes());
    bytes.extend_from_slice(part);
    Ok(())
}

/// Takes the next part off.
fn take<'a>(rest: &mut &'a [u8]) -> Result<&'a [u8]> {
    let cut = || unreadable("cut off");
    let (length, after) = rest.split_first_chunk::<4>().ok_or_else(cut)?;
    let length = usize::try_from(u32::from_le_bytes(*length)).map_err(|_| cut())?;
    let (part, after) = after.split_at_checked(length).ok_or_else(cut)?;
    *rest = after;
    Ok(part)
}

fn unreadable(reason: &str) -> Error {
    Error::SnapshotUnreadable { reason: reason.chars().take(200).collect() }
}
