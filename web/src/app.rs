//! The two apps: their page tables and what surrounds every page.

use leptos::prelude::*;
use linyi_shared::people::api::Me;

use crate::api::{Load, SharedApi, resource};
use crate::context::{Freshness, provide_submission};
use crate::pages;
use crate::route::{Location, PageRoute, find, provide_location};
use crate::ui::{desk_frame, frame, not_found_page};

/// Which of the two browser modules a document is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bundle {
    /// Public and residents' pages.
    Resident,
    /// The staff desk and the demonstration.
    Desk,
}

impl Bundle {
    /// The bundle that draws a path.
    pub fn of_path(path: &str) -> Self {
        let below = |root: &str| path == root || path.strip_prefix(root).is_some_and(|rest| rest.starts_with('/'));
        if below("/desk") || below("/demo") { Self::Desk } else { Self::Resident }
    }
}

/// Everything in `<body>`; the one entry of the server, of hydration and of the offline shell.
pub fn root(bundle: Bundle, api: SharedApi) -> AnyView {
    provide_context(api);
    match bundle {
        Bundle::Resident => ResidentApp(),
        Bundle::Desk => DeskApp(),
    }
}

/// The residents' app.
#[component]
pub fn ResidentApp() -> AnyView {
    surround(pages::RESIDENT);
    frame(outlet)
}

/// The desk's app.
#[component]
pub fn DeskApp() -> AnyView {
    surround(pages::DESK);
    desk_frame(outlet)
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
