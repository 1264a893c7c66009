//! The macro behind every closed list of words: one Chinese term, one English term, one stored name.

/// Declares an enum whose variants have a stored name and words in both languages:
/// `Variant = "stored_name", "中文", "English";`. A term without one of them does not compile.
///
/// Gives `ALL` (in the order written), `as_str`, `parse` and `words`; serde uses the stored name.
macro_rules! terms {
    ($(#[$doc:meta])* pub enum $Term:ident {
        $($(#[$variant_doc:meta])* $Variant:ident = $name:literal, $zh:literal, $en:literal;)*
    }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        pub enum $Term {
            $($(#[$variant_doc])* #[serde(rename = $name)] $Variant,)*
        }

        impl $Term {
            /// Every value, in its order.
            pub const ALL: &'static [Self] = &[$(Self::$Variant,)*];

            /// The value as it is stored and travels.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$Variant => $name,)* }
            }

            /// Reads a stored value.
            pub fn parse(text: &str) -> Option<Self> {
                match text { $($name => Some(Self::$Variant),)* _ => None }
            }

            /// The value in words.
            pub fn words(self, lang: $crate::lang::Lang) -> &'static str {
                match lang {
                    $crate::lang::Lang::Zh => match self { $(Self::$Variant => $zh,)* },
                    $crate::lang::Lang::En => match self { $(Self::$Variant => $en,)* },
                }
            }
        }
    };
}

pub(crate) use terms;
