//! Every word of the pages, Chinese and English side by side.
//!
//! Each feature has one file with two tables: what residents read and what the desk reads (`…Desk`), so that the
//! residents' module does not carry the desk's words. A key without one of the languages does not compile.
//!
//! ```text
//! texts! {
//!     /// Words of the places pages.
//!     Places {
//!         title: "小区", "Compounds";
//!         count: "共 {homes} 户", "{homes} homes";
//!     }
//! }
//! view! { <h1>{t().places.title}</h1> <p>{fill(t().places.count, &[("homes", &page.homes)])}</p> }
//! ```

mod acceptance;
mod audit;
mod consultations;
mod decisions;
mod deliberations;
mod demo;
mod desk;
mod frame;
mod inbox;
mod notices;
mod people;
mod places;
mod projects;
mod ratings;
mod rule_sets;
mod works;

use std::fmt::Display;

use linyi_shared::lang::Lang;

use crate::context::preferences;

/// Makes a table of words: a struct of `&'static str`, with a constant for each language.
macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident { $($key:ident: $zh:literal, $en:literal;)* })*) => {$(
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $name {$(
            #[doc = $zh]
            pub $key: &'static str,
        )*}

        impl $name {
            pub(super) const ZH: Self = Self { $($key: $zh,)* };
            pub(super) const EN: Self = Self { $($key: $en,)* };
            #[cfg(test)]
            pub(super) const ENTRIES: &[(&str, &str, &str)] = &[$((stringify!($key), $zh, $en),)*];
        }
    )*};
}
pub(crate) use texts;

macro_rules! tables {
    ($($key:ident: $module:ident::$name:ident,)*) => {
        /// The tables of one language.
        #[derive(Clone, Copy, Debug)]
        pub struct Texts {$(
            #[doc = concat!("Words of `", stringify!($module), "`.")]
            pub $key: &'static $module::$name,
        )*}

        impl Texts {
            #[inline(always)]
            fn of(lang: Lang) -> Self {
                match lang {
                    Lang::Zh => Self { $($key: &$module::$name::ZH,)* },
                    Lang::En => Self { $($key: &$module::$name::EN,)* },
                }
            }
        }

        #[cfg(test)]
        const TABLES: &[(&str, &[(&str, &str, &str)])] = &[$((stringify!($key), $module::$name::ENTRIES),)*];
    };
}

tables! {
    frame: frame::Frame,
    acceptance: acceptance::Acceptance,
    acceptance_desk: acceptance::AcceptanceDesk,
    audit: audit::Audit,
    consultations: consultations::Consultations,
    consultations_desk: consultations::ConsultationsDesk,
    decisions: decisions::Decisions,
    decisions_desk: decisions::DecisionsDesk,
    papers_desk: decisions::PapersDesk,
    deliberations: deliberations::Deliberations,
    deliberations_desk: deliberations::DeliberationsDesk,
    demo: demo::Demo,
    desk: desk::Desk,
    inbox: inbox::Inbox,
    notices: notices::Notices,
    notices_desk: notices::NoticesDesk,
    people: people::People,
    people_desk: people::PeopleDesk,
    places: places::Places,
    places_desk: places::PlacesDesk,
    projects: projects::Projects,
    projects_desk: projects::ProjectsDesk,
    ratings: ratings::Ratings,
    ratings_desk: ratings::RatingsDesk,
    rule_sets_desk: rule_sets::RuleSetsDesk,
    works: works::Works,
    works_desk: works::WorksDesk,
}

/// The words of the page's language: `t().places.title`.
///
/// Inlined so that only the keys a module really names stay in it.
#[inline(always)]
pub fn t() -> Texts {
    Texts::of(lang())
}

/// The page's language, for `linyi_shared::time` and [`Lang`]-aware rules.
#[inline(never)]
pub fn lang() -> Lang {
    preferences().lang
}

/// Fills `{name}` placeholders of a text: `fill(t().places.count, &[("homes", &page.homes)])`.
pub fn fill(text: &str, values: &[(&str, &dyn Display)]) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        if let Some((_, value)) = values.iter().find(|(key, _)| *key == name) {
            out.push_str(&value.to_string());
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn placeholders(text: &str) -> Vec<&str> {
        let mut names: Vec<_> =
            text.split('{').skip(1).filter_map(|part| part.split_once('}')).map(|(name, _)| name).collect();
        names.sort_unstable();
        names
    }

    #[test]
    fn both_languages_have_the_same_placeholders_and_neither_shouts() {
        for (table, entries) in TABLES {
            for (key, zh, en) in *entries {
                assert_eq!(placeholders(zh), placeholders(en), "{table}.{key}");
                assert!(!zh.contains(['!', '\u{ff01}']) && !en.contains(['!', '\u{ff01}']), "{table}.{key} shouts");
                assert!(!zh.trim().is_empty() && !en.trim().is_empty(), "{table}.{key} is empty");
            }
        }
    }

    #[test]
    fn placeholders_are_filled_by_name() {
        assert_eq!(fill("共 {homes} 户,{homes}/{all}", &[("homes", &3), ("all", &"10")]), "共 3 户,3/10");
    }
}
