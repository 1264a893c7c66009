//! The acceptance pages: checks, defects, legal acceptance, warranty.

mod defects;
mod desk_check;
mod desk_complaint;
mod desk_defects;
mod desk_legal;
mod desk_list;
mod desk_observations;
mod desk_read;
mod lines;
mod observations;
mod overview;
mod read;
mod words;

use crate::route::{PageRoute, page};

/// Pages of the residents' app.
pub const RESIDENT: &[PageRoute] =
    &[page("/acceptance", overview::overview_page), page("/projects/:id/acceptance", read::acceptance_page)];

/// Pages of the desk.
pub const DESK: &[PageRoute] = &[
    page("/desk/acceptance", desk_list::list_page),
    page("/desk/projects/:id/acceptance", desk_read::acceptance_desk_page),
];
