//! The languages of the product.

use serde::{Deserialize, Serialize};

/// A language the product speaks completely; Chinese is the default.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Lang {
    /// Simplified Chinese.
    #[default]
    #[serde(rename = "zh-CN")]
    Zh,
    /// English.
    #[serde(rename = "en")]
    En,
}

impl Lang {
    /// The BCP 47 tag, as written into `<html lang>`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Zh => "zh-CN",
            Self::En => "en",
        }
    }

    /// Reads a tag or a whole `Accept-Language` value: the first language we speak wins.
    pub fn negotiate(value: &str) -> Option<Self> {
        value.split(',').find_map(|part| {
            let tag = part.split(';').next().unwrap_or("").trim().to_ascii_lowercase();
            if tag == "zh" || tag.starts_with("zh-") {
                Some(Self::Zh)
            } else if tag == "en" || tag.starts_with("en-") {
                Some(Self::En)
            } else {
                None
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_language_we_speak_wins() {
        assert_eq!(Lang::negotiate("fr, en-GB;q=0.8, zh;q=0.5"), Some(Lang::En));
        assert_eq!(Lang::negotiate("zh-Hans-CN"), Some(Lang::Zh));
        assert_eq!(Lang::negotiate("fr"), None);
    }
}
