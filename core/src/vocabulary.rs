//! Two macros for the documents: plain data with the pinned wire form, and closed lists of words.

/// Gives plain data its derives and the wire form: snake_case fields, unknown ones refused.
macro_rules! document {
    ($($item:item)+) => {
        $(
            #[derive(
                Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, borsh::BorshSerialize,
                borsh::BorshDeserialize,
            )]
            #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
            #[serde(deny_unknown_fields)]
            $item
        )+
    };
}

/// Declares a closed list of words, each with its text on the wire.
macro_rules! words {
    ($(#[$meta:meta])+ $name:ident { $($(#[$variant_meta:meta])+ $variant:ident $text:literal,)+ }) => {
        $(#[$meta])+
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
            borsh::BorshSerialize, borsh::BorshDeserialize,
        )]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum $name {
            $($(#[$variant_meta])+ #[serde(rename = $text)] $variant,)+
        }

        impl $name {
            /// Every word of the list, in declaration order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The word as it stands in JSON.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }
    };
}

pub(crate) use {document, words};
