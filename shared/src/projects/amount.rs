//! Amounts as people write them in forms.

use std::borrow::Cow;

use serde::de::Error;
use serde::{Deserialize, Deserializer};

use crate::fault::InputFault;
use crate::money::Fen;

/// An amount of a request, written in yuan as text: `1234.50`, `1,234.50` or `1234`.
///
/// A bare JSON number is refused, because it could be meant as 分 as well as as yuan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Yuan(pub Fen);

impl<'de> Deserialize<'de> for Yuan {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <Cow<'de, str>>::deserialize(deserializer)?;
        let text = text.replace([',', '，'], "");
        let amount = Fen::parse_yuan(&text).filter(|amount| amount.0 <= MOST);
        amount.map(Self).ok_or_else(|| D::Error::custom(InputFault::NotAnAmount))
    }
}

/// The highest amount taken, 分: a hundred billion yuan, far above any project and far below overflow of a sum.
const MOST: i64 = 10_000_000_000_000;

#[cfg(feature = "openapi")]
mod openapi {
    use utoipa::openapi::RefOr;
    use utoipa::openapi::schema::{ObjectBuilder, Schema, SchemaType, Type};

    impl utoipa::PartialSchema for super::Yuan {
        fn schema() -> RefOr<Schema> {
            ObjectBuilder::new()
                .schema_type(SchemaType::Type(Type::String))
                .pattern(Some(r"^[0-9][0-9,]*(\.[0-9]{1,2})?$"))
                .into()
        }
    }

    impl utoipa::ToSchema for super::Yuan {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_read_in_yuan_and_never_guessed() {
        let read = |json: &str| serde_json::from_str::<Yuan>(json).ok().map(|yuan| yuan.0.0);
        assert_eq!(read(r#""1234.5""#), Some(123_450));
        assert_eq!(read(r#""1,234""#), Some(123_400));
        assert_eq!(read("1234"), None);
        assert_eq!(read(r#""-1""#), None);
        assert_eq!(read(r#""999999999999999""#), None);
    }
}
