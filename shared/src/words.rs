//! Words in both languages, until the edge knows whose language to speak.

use std::fmt;
use std::ops::Deref;

use serde::{Deserialize, Serialize};

use crate::lang::Lang;

/// A sentence or a phrase in both languages, or one that both share: a figure, a proper name.
///
/// It reads and travels in Chinese, the default language, until [`Words::in_language`] has picked the reader's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct Words {
    told: String,
    english: Option<String>,
}

impl Words {
    /// Words made once for each language, such as a date.
    pub fn in_each(words: impl Fn(Lang) -> String) -> Self {
        Self { told: words(Lang::Zh), english: Some(words(Lang::En)) }
    }

    /// The words as they are read now.
    pub fn as_str(&self) -> &str {
        &self.told
    }

    /// The words in one language alone; what both languages share, and what was picked before, stays.
    pub fn in_language(self, lang: Lang) -> Self {
        match (lang, self.english) {
            (Lang::En, Some(english)) => english.into(),
            _ => self.told.into(),
        }
    }
}

impl From<[&str; 2]> for Words {
    /// Chinese first, English second.
    fn from([zh, en]: [&str; 2]) -> Self {
        Self { told: zh.to_owned(), english: Some(en.to_owned()) }
    }
}

impl From<[String; 2]> for Words {
    /// Chinese first, English second.
    fn from([zh, en]: [String; 2]) -> Self {
        Self { told: zh, english: Some(en) }
    }
}

impl From<String> for Words {
    /// What both languages share, or what is in the reader's language already.
    fn from(told: String) -> Self {
        Self { told, english: None }
    }
}

impl From<&str> for Words {
    /// What both languages share, or what is in the reader's language already.
    fn from(told: &str) -> Self {
        told.to_owned().into()
    }
}

impl From<&String> for Words {
    /// What both languages share, or what is in the reader's language already.
    fn from(told: &String) -> Self {
        told.clone().into()
    }
}

impl From<Words> for String {
    fn from(words: Words) -> Self {
        words.told
    }
}

impl Deref for Words {
    type Target = str;

    fn deref(&self) -> &str {
        &self.told
    }
}

impl PartialEq<&str> for Words {
    fn eq(&self, other: &&str) -> bool {
        self.told == *other
    }
}

impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_readers_language_is_picked_once() {
        let words = Words::from(["请写明原因", "say why"]);
        assert_eq!(words, "请写明原因");
        assert_eq!(words.clone().in_language(Lang::Zh), "请写明原因");
        let english = words.in_language(Lang::En);
        assert_eq!(english, "say why");
        assert_eq!(english.in_language(Lang::Zh), "say why");
        assert_eq!(Words::from("15").in_language(Lang::En), "15");
        assert_eq!(Words::in_each(|lang| lang.tag().to_owned()).in_language(Lang::En), "en");
    }
}
