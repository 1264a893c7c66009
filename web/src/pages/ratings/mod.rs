//! The ratings pages.

mod desk_enter;
mod desk_list;
mod desk_new;
mod desk_read;
mod form;
mod outcome;
mod read;
mod words;

use crate::route::{PageRoute, page};

/// Pages of the residents' app.
pub const RESIDENT: &[PageRoute] = &[page("/ratings/:id", read::round_page)];

/// Pages of the desk.
pub const DESK: &[PageRoute] = &[
    page("/desk/ratings", desk_list::list_page),
    page("/desk/ratings/:id", desk_read::round_page),
    page("/desk/projects/:id/ratings/new", desk_new::new_page),
];
