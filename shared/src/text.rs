//! Bounded texts: parsed at the edge, so that handlers never see an unchecked string.

use std::fmt;
use std::ops::Deref;

use serde::{Deserialize, Serialize};

use crate::fault::InputFault;

/// A trimmed text of `MIN` to `MAX` characters (Unicode scalar values), without control characters but line breaks.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Text<const MIN: usize, const MAX: usize>(String);

/// A name or a title of one line.
pub type Name = Text<1, 60>;
/// A sentence or two.
pub type Line = Text<1, 200>;
/// A paragraph that may be empty.
pub type Note = Text<0, 2000>;
/// A long text, such as minutes or the body of a notice.
pub type Body = Text<1, 20000>;

impl<const MIN: usize, const MAX: usize> Text<MIN, MAX> {
    /// The text itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The text itself, owned.
    pub fn into_string(self) -> String {
        self.0
    }
}

impl<const MIN: usize, const MAX: usize> TryFrom<String> for Text<MIN, MAX> {
    type Error = InputFault;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let text = text.replace("\r\n", "\n");
        let text = text.trim();
        let length = text.chars().count();
        if length == 0 && MIN > 0 {
            return Err(InputFault::Missing);
        }
        if length < MIN {
            return Err(InputFault::TooShort { least: MIN });
        }
        if length > MAX {
            return Err(InputFault::TooLong { most: MAX, length });
        }
        if text.chars().any(|c| c.is_control() && c != '\n' && c != '\t') {
            return Err(InputFault::Unprintable);
        }
        Ok(Self(text.to_owned()))
    }
}

impl<const MIN: usize, const MAX: usize> From<Text<MIN, MAX>> for String {
    fn from(text: Text<MIN, MAX>) -> Self {
        text.0
    }
}

impl<const MIN: usize, const MAX: usize> Deref for Text<MIN, MAX> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl<const MIN: usize, const MAX: usize> fmt::Display for Text<MIN, MAX> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(feature = "openapi")]
mod openapi {
    use utoipa::openapi::RefOr;
    use utoipa::openapi::schema::{ObjectBuilder, Schema, SchemaType, Type};

    impl<const MIN: usize, const MAX: usize> utoipa::PartialSchema for super::Text<MIN, MAX> {
        fn schema() -> RefOr<Schema> {
            ObjectBuilder::new()
                .schema_type(SchemaType::Type(Type::String))
                .min_length(Some(MIN))
                .max_length(Some(MAX))
                .into()
        }
    }

    impl<const MIN: usize, const MAX: usize> utoipa::ToSchema for super::Text<MIN, MAX> {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_trimmed_and_counted_in_characters() {
        assert_eq!(Text::<1, 4>::try_from(" 老旧小区 ".to_owned()).map(String::from), Ok("老旧小区".into()));
        let long = Text::<1, 3>::try_from("老旧小区".to_owned());
        assert_eq!(long, Err(InputFault::TooLong { most: 3, length: 4 }));
        assert_eq!(Text::<8, 9>::try_from("老旧小区".to_owned()).err(), Some(InputFault::TooShort { least: 8 }));
        assert_eq!(Text::<1, 3>::try_from("  ".to_owned()), Err(InputFault::Missing));
        assert_eq!(Text::<0, 9>::try_from("a\u{0}b".to_owned()).err(), Some(InputFault::Unprintable));
    }
}
