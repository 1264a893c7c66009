//! The apps: their page tables and what surrounds every page.

use leptos::prelude::*;
use linyi_shared::people::api::Me;

use crate::api::{Load, SharedApi, resource};
use crate::context::{Freshness, provide_submission};
use crate::pages;
use crate::route::{Location, PageRoute, find, provide_location};
use crate::ui::{desk_frame, frame, not_found_page};

/// Which browser module draws a page; a link from one to another loads the document anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bundle {
    /// What residents and visitors read, and all that is not below.
    Resident,
    /// Where residents say something: consult, deliberate, check.
    Voice,
    /// Where residents decide.
    Vote,
    /// The staff desk and the demonstration.
    Desk,
}

impl Bundle {
    /// The bundle this browser module was built for.
    #[cfg(feature = "hydrate")]
    pub const BUILT: Self = if cfg!(feature = "desk") {
        Self::Desk
    } else if cfg!(feature = "voice") {
        Self::Voice
    } else if cfg!(feature = "vote") {
        Self::Vote
    } else {
        Self::Resident
    };

    /// The bundle that draws a path.
    pub fn of_path(path: &str) -> Self {
        let below = |root: &str| path == root || path.strip_prefix(root).is_some_and(|rest| rest.starts_with('/'));
        if below("/desk") || below("/demo") {
            Self::Desk
        } else if find(pages::VOICE, path).is_some() {
            Self::Voice
        } else if find(pages::VOTE, path).is_some() {
            Self::Vote
        } else {
            Self::Resident
        }
    }

    /// The name of its files: `<name>.js` and `<name>_bg.wasm`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Resident => "app",
            Self::Voice => "voice",
            Self::Vote => "vote",
            Self::Desk => "desk",
        }
    }
}

/// Everything in `<body>`; the one entry of the server, of hydration and of the offline shell.
pub fn root(bundle: Bundle, api: SharedApi) -> AnyView {
    provide_context(api);
    match bundle {
        Bundle::Resident => {
            surround(pages::RESIDENT);
            frame(outlet)
        }
        Bundle::Voice => {
            surround(pages::VOICE);
            frame(outlet)
        }
        Bundle::Vote => {
            surround(pages::VOTE);
            frame(outlet)
        }
        Bundle::Desk => {
            surround(pages::DESK);
            desk_frame(outlet)
        }
    }
}

/// Provides what every page may ask for.
fn surround(table: &'static [&'static [PageRoute]]) {
    let location = provide_location(table);
    provide_submission();
    provide_context(Freshness(RwSignal::new(0)));
    provide_context(Visitor(resource(|| (), |api, ()| api.find_me())));
    provide_context(Path(Memo::new(move |_| location.address.with(|address| address.path.clone()))));
}

#[derive(Clone, Copy)]
struct Path(Memo<String>);

/// Who is looking, shared by all pages.
#[derive(Clone, Copy)]
struct Visitor(Load<Option<Me>>);

/// The signed-in person, `None` for a visitor: draw it with `visitor().view(|me| …)`; loaded once for the whole page.
pub fn visitor() -> Load<Option<Me>> {
    match use_context() {
        Some(Visitor(load)) => load,
        None => resource(|| (), |api, ()| api.find_me()),
    }
}

/// The page of the path; drawn anew whenever the path changes.
fn outlet() -> AnyView {
    let (Some(Path(path)), Some(location)) = (use_context(), use_context::<Location>()) else {
        return not_found_page();
    };
    match find(location.table, &path.get()) {
        Some((route, params)) => {
            provide_context(params);
            (route.view)()
        }
        None => not_found_page(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_path_has_one_bundle() {
        assert_eq!(Bundle::of_path("/"), Bundle::Resident);
        assert_eq!(Bundle::of_path("/nothing/here"), Bundle::Resident);
        assert_eq!(Bundle::of_path("/deliberations"), Bundle::Voice);
        assert_eq!(Bundle::of_path("/decisions"), Bundle::Vote);
        assert_eq!(Bundle::of_path("/decisions/7/receipt"), Bundle::Vote);
        assert_eq!(Bundle::of_path("/desk/decisions/7"), Bundle::Desk);
        assert_eq!(Bundle::of_path("/demo"), Bundle::Desk);
        assert_eq!(Bundle::of_path("/desktop"), Bundle::Resident);
    }

    #[test]
    fn no_pattern_stands_in_two_tables() {
        let tables = [pages::RESIDENT, pages::VOICE, pages::VOTE, pages::DESK];
        let mut patterns: Vec<_> = tables.into_iter().flatten().copied().flatten().map(|route| route.pattern).collect();
        let all = patterns.len();
        patterns.sort_unstable();
        patterns.dedup();
        assert_eq!(patterns.len(), all);
    }
}
