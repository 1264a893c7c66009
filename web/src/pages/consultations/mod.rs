//! The consultations pages.

mod answer;
mod desk_homes;
mod desk_list;
mod desk_manage;
mod desk_offer;
mod desk_publish;
mod desk_visit;
mod list;
mod picture;
mod read;
mod summary;

use crate::route::{PageRoute, page};

/// Pages of the residents' app.
pub const RESIDENT: &[PageRoute] =
    &[page("/projects/:id/consultations", list::list_page), page("/consultations/:id", read::consultation_page)];

/// Pages of the desk.
pub const DESK: &[PageRoute] = &[
    page("/desk/consultations", desk_list::list_page),
    page("/desk/projects/:id/consultations/new", desk_offer::new_page),
    page("/desk/consultations/:id", desk_manage::manage_page),
    page("/desk/consultations/:id/homes", desk_homes::homes_page),
    page("/desk/consultations/:id/homes/:home_id", desk_visit::home_page),
];
