//! A message's row, read in the language of its reader.

use linyi_shared::lang::Lang;

use crate::entities::{inbox_message, push_subscription};

impl inbox_message::Model {
    /// Title and body in one language.
    pub fn told_in(&self, lang: Lang) -> (&str, &str) {
        match lang {
            Lang::Zh => (&self.title, &self.body),
            Lang::En => (&self.title_en, &self.body_en),
        }
    }
}

impl push_subscription::Model {
    /// The language this device is reminded in.
    pub fn language(&self) -> Lang {
        Lang::negotiate(&self.lang).unwrap_or_default()
    }
}
