//! STAND-IN until the ledger lands on main: facts in, recognised when repeated; nothing is computed.

use crate::calendar::AsOf;
use crate::documents::vocabulary::document;
use crate::documents::{Fact, FactBody, OpenItem};
use crate::error::{Error, Result};
use crate::ids::FactId;
use crate::money::Currency;
use borsh::BorshDeserialize;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

document! {
    /// What a ledger is set up with.
    #[derive(Default)]
    #[serde(default)]
    pub struct Settings {
        /// The currency of the books.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub functional_currency: Option<Currency>,
    }
}

/// What became of a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Applied {
    /// It was new.
    New,
    /// It was known.
    Repeated,
}

/// What became of a batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Batch {
    /// Facts that were new.
    pub applied: usize,
    /// Facts that were known.
    pub repeated: usize,
}

/// A ledger.
#[derive(Debug, Clone, Default, borsh::BorshSerialize, borsh::BorshDeserialize)]
pub struct Ledger {
    settings: Settings,
    facts: BTreeMap<FactId, Fact>,
}

impl Ledger {
    /// An empty ledger.
    ///
    /// # Errors
    /// None.
    pub fn new(settings: Settings) -> Result<Self> {
        Ok(Self { settings, facts: BTreeMap::new() })
    }
    /// Applies a fact.
    ///
    /// # Errors
    /// What the fact refuses.
    pub fn apply(&mut self, fact: &Fact) -> Result<Applied> {
        fact.body.check()?;
        match self.facts.get(&fact.id) {
            Some(known) if known == fact => Ok(Applied::Repeated),
            Some(_) => Err(Error::FactConflict { fact_id: fact.id.to_string() }),
            None => {
                self.facts.insert(fact.id.clone(), fact.clone());
                Ok(Applied::New)
            }
        }
    }
    /// Applies many facts or none.
    ///
    /// # Errors
    /// What a fact refuses.
    pub fn apply_all<'a>(&mut self, facts: impl IntoIterator<Item = &'a Fact>) -> Result<Batch> {
        let before = self.facts.clone();
        let mut batch = Batch::default();
        for (at, fact) in facts.into_iter().enumerate() {
            match self.apply(fact) {
                Ok(Applied::New) => batch.applied = batch.applied.saturating_add(1),
                Ok(Applied::Repeated) => batch.repeated = batch.repeated.saturating_add(1),
                Err(error) => {
                    self.facts = before;
                    return Err(error.within(&format!("facts[{at}]")));
                }
            }
        }
        Ok(batch)
    }
    /// Open items.
    ///
    /// # Errors
    /// None.
    pub fn open_items(&self, at: &AsOf) -> Result<Vec<OpenItem>> {
        let items = self.facts.values().filter(|f| at.sees(f.effective, f.recorded));
        Ok(items
            .filter_map(|fact| match &fact.body {
                FactBody::InvoiceIssued { invoice } => Some(OpenItem {
                    invoice_id: invoice.id.clone(),
                    instalment: 1,
                    customer_id: invoice.customer_id.clone(),
                    segment: None,
                    document: invoice.document,
                    issue_date: invoice.issue_date,
                    due_date: invoice.issue_date,
                    amount: invoice.amount,
                    open: invoice.amount,
                    disputed: None,
                }),
                _ => None,
            })
            .collect())
    }
    /// How many facts.
    #[must_use]
    pub fn len(&self) -> usize {
        self.facts.len()
    }
    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.facts.is_empty()
    }
    /// A snapshot.
    ///
    /// # Errors
    /// [`Error::SnapshotUnreadable`].
    pub fn to_bytes(&self) -> Result<Vec<u8>> {
        borsh::to_vec(self).map_err(|e| Error::SnapshotUnreadable { reason: e.to_string() })
    }
    /// Reads a snapshot.
    ///
    /// # Errors
    /// [`Error::SnapshotUnreadable`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self> {
        Self::try_from_slice(bytes).map_err(|e| Error::SnapshotUnreadable { reason: e.to_string() })
    }
    /// The digest.
    ///
    /// # Errors
    /// None.
    pub fn digest(&self) -> Result<String> {
        let sum = Sha256::digest(self.to_bytes()?);
        Ok(sum.iter().map(|byte| format!("{byte:02x}")).collect())
    }
}
