//! The wire types as a small model that knows neither JSON Schema nor a language.

/// The type of a field, an argument or an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Type {
    /// Text of any form.
    Text,
    /// An exact decimal number, text on the wire.
    Decimal,
    /// A civil date, text on the wire.
    Date,
    /// An instant in UTC, text on the wire.
    Timestamp,
    /// A whole number.
    Integer,
    /// True or false.
    Boolean,
    /// A probability or another measure that is not money.
    Number,
    /// An amount with its currency.
    Money,
    /// Any JSON.
    Any,
    /// A class, a union, a list of words or another name for one of the types above.
    Named(String),
    /// A list.
    List(Box<Type>),
    /// Names to values.
    Map(Box<Type>),
    /// A value or nothing.
    Optional(Box<Type>),
    /// One of several forms; only what is taken has it.
    Either(Vec<Type>),
}

impl Type {
    /// Every name in the type.
    pub(super) fn names(&self) -> Vec<String> {
        match self {
            Self::Named(name) => vec![name.clone()],
            Self::List(inner) | Self::Map(inner) | Self::Optional(inner) => inner.names(),
            Self::Either(forms) => forms.iter().flat_map(Self::names).collect(),
            _ => Vec::new(),
        }
    }

    /// The same type without `Optional` around it.
    pub(super) fn inner(&self) -> &Self {
        match self {
            Self::Optional(inner) => inner,
            _ => self,
        }
    }
}

/// A field of a class, or an argument of a function.
#[derive(Debug, Clone)]
pub(super) struct Field {
    pub(super) name: String,
    pub(super) ty: Type,
    pub(super) doc: String,
    pub(super) required: bool,
    /// What it is when not given, where the schema says so.
    pub(super) default: Option<serde_json::Value>,
}

/// An object with named fields.
#[derive(Debug, Clone)]
pub(super) struct Class {
    pub(super) name: String,
    pub(super) doc: String,
    /// Name and value of the field that tells it from the others of its union.
    pub(super) tag: Option<(String, String)>,
    /// Required fields as declared, then the others by name.
    pub(super) fields: Vec<Field>,
}

/// One of several classes, told apart by a field.
#[derive(Debug, Clone)]
pub(super) struct Union {
    pub(super) name: String,
    pub(super) doc: String,
    pub(super) tag: String,
    /// Value of the tag, and name of the class.
    pub(super) members: Vec<(String, String)>,
}

/// A closed list of words, each with its meaning.
#[derive(Debug, Clone)]
pub(super) struct Words {
    pub(super) name: String,
    pub(super) doc: String,
    pub(super) words: Vec<(String, String)>,
}

/// Another name for a type.
#[derive(Debug, Clone)]
pub(super) struct Alias {
    pub(super) name: String,
    pub(super) doc: String,
    pub(super) ty: Type,
}

/// An operation or a query.
#[derive(Debug, Clone)]
pub(super) struct Function {
    pub(super) name: String,
    pub(super) doc: String,
    pub(super) arguments: Arguments,
    pub(super) answer: Type,
    /// It can tell how far it has come.
    pub(super) progress: bool,
}

/// What a function takes.
#[derive(Debug, Clone)]
pub(super) enum Arguments {
    /// One object with these fields.
    Fields(Vec<Field>),
    /// One of several objects: the name of the union.
    One(String),
}

/// Everything on the wire, each list sorted by name.
#[derive(Debug, Clone, Default)]
pub(super) struct Model {
    pub(super) aliases: Vec<Alias>,
    pub(super) words: Vec<Words>,
    pub(super) classes: Vec<Class>,
    pub(super) unions: Vec<Union>,
    pub(super) operations: Vec<Function>,
    pub(super) queries: Vec<Function>,
}

impl Model {
    /// The other name, where `name` is one.
    pub(super) fn alias(&self, name: &str) -> Option<&Alias> {
        self.aliases.iter().find(|a| a.name == name)
    }

    /// Whether `name` is a closed list of words.
    pub(super) fn is_words(&self, name: &str) -> bool {
        self.words.iter().any(|w| w.name == name)
    }

    /// The union, where `name` is one.
    pub(super) fn is_union(&self, name: &str) -> bool {
        self.unions.iter().any(|u| u.name == name)
    }
}

/// `round_amount` as `RoundAmount`.
pub(super) fn pascal(name: &str) -> String {
    name.split(['_', '-', ' ']).map(capital).collect()
}

/// `round_amount` as `roundAmount`.
pub(super) fn camel(name: &str) -> String {
    let pascal = pascal(name);
    let mut letters = pascal.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
