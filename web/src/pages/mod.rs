//! The pages, one folder a feature, one file a page named by its verb (`list`, `read`, `create`, …).
//!
//! # A page
//!
//! A page is a plain function returning [`AnyView`](leptos::prelude::AnyView), listed in its feature's table:
//!
//! ```text
//! // pages/places/mod.rs
//! pub const RESIDENT: &[PageRoute] = &[page("/compounds/:id", read::compound_page)];
//! pub const DESK: &[PageRoute] = &[page("/desk/places/:id", desk_read::compound_desk_page)];
//!
//! // pages/places/read.rs
//! pub fn compound_page() -> AnyView {
//!     resource_of("id", |api, id: PlaceId| api.find_compound(id)).view(compound)
//! }
//!
//! fn compound(page: CompoundPage) -> AnyView {
//!     view! {
//!         <PageHead title=page.name.clone()/>
//!         <Facts rows=vec![fact(t().places.homes, page.homes)]/>
//!     }
//!     .into_any()
//! }
//! ```
//!
//! Plain parts of a path stand before named ones in a table (`/votes/new` before `/votes/:id`).
//! Every list, filter and tab is a link with a query, so that it works without JavaScript; read it with
//! [`crate::route::query`] inside a resource's key.
//!
//! # Small modules
//!
//! Residents download this code on old phones. Split a page into plain functions that return `AnyView`, end every
//! `view!` with `.into_any()`, avoid closures where a value does, never format floats, never parse dates by hand, and
//! let the server compute what it can say in the answer.

pub mod acceptance;
pub mod audit;
pub mod consultations;
pub mod decisions;
pub mod deliberations;
pub mod demo;
pub mod desk;
pub mod home;
pub mod inbox;
pub mod notices;
pub mod people;
pub mod places;
pub mod projects;
pub mod ratings;
pub mod works;

use crate::route::PageRoute;

/// The tables of what residents read.
pub const RESIDENT: &[&[PageRoute]] = &[
    home::RESIDENT,
    places::RESIDENT,
    people::RESIDENT,
    projects::RESIDENT,
    notices::RESIDENT,
    works::RESIDENT,
    ratings::RESIDENT,
    inbox::RESIDENT,
];

/// The tables of where residents say something, and of who takes part in a vote; a module of its own, so that each stays small.
pub const VOICE: &[&[PageRoute]] =
    &[consultations::RESIDENT, deliberations::RESIDENT, acceptance::RESIDENT, decisions::TURNOUT];

/// The tables of where residents decide, and check their receipts on their own device.
pub const VOTE: &[&[PageRoute]] = &[decisions::RESIDENT];

/// The tables of the desk's app.
pub const DESK: &[&[PageRoute]] = &[
    desk::DESK,
    demo::DESK,
    places::DESK,
    people::DESK,
    projects::DESK,
    consultations::DESK,
    deliberations::DESK,
    decisions::DESK,
    notices::DESK,
    works::DESK,
    acceptance::DESK,
    ratings::DESK,
    audit::DESK,
];
