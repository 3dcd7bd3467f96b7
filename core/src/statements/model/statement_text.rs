//! A short text as the bank wrote it.

use compact_str::CompactString;
use std::fmt;
use std::ops::Deref;

/// A text of a bank, such as a name, an account or an id: in use it is a `&str`, and in JSON it is a text.
///
/// Up to 24 bytes lie in the value itself, so that a movement of ten short texts needs no memory of its own for them.
///
/// # Examples
/// ```
/// use receivables::statements::StatementText;
/// let name = StatementText::from("MULLER GMBH");
/// assert_eq!(name, "MULLER GMBH");
/// assert!(name.ends_with("GMBH"));
/// assert_eq!(String::from(name), "MULLER GMBH");
/// ```
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StatementText(CompactString);

impl StatementText {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// Adds to the end.
    pub fn push_str(&mut self, more: &str) {
        self.0.push_str(more);
    }
}

impl Deref for StatementText {
    type Target = str;
    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl AsRef<str> for StatementText {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl From<&str> for StatementText {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl From<String> for StatementText {
    fn from(text: String) -> Self {
        Self(text.into())
    }
}

impl From<std::borrow::Cow<'_, str>> for StatementText {
    fn from(text: std::borrow::Cow<'_, str>) -> Self {
        Self(text.into())
    }
}

impl From<StatementText> for String {
    fn from(text: StatementText) -> Self {
        text.0.into()
    }
}

impl PartialEq<str> for StatementText {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for StatementText {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl fmt::Display for StatementText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self)
    }
}

impl fmt::Debug for StatementText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl serde::Serialize for StatementText {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for StatementText {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        CompactString::deserialize(deserializer).map(Self)
    }
}

impl borsh::BorshSerialize for StatementText {
    fn serialize<W: borsh::io::Write>(&self, writer: &mut W) -> borsh::io::Result<()> {
        self.as_str().serialize(writer)
    }
}

impl borsh::BorshDeserialize for StatementText {
    fn deserialize_reader<R: borsh::io::Read>(reader: &mut R) -> borsh::io::Result<Self> {
        String::deserialize_reader(reader).map(Self::from)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for StatementText {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "StatementText".into()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        String::json_schema(generator)
    }
}
