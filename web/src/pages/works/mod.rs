//! The works pages: who builds, whom to call, how far each item is.

mod desk_forms;
mod desk_list;
mod desk_read;
mod parties;
mod read;
mod timeline;

pub(super) use parties::{call, roles_words};

use crate::route::{PageRoute, page};

/// Pages of the residents' app.
pub const RESIDENT: &[PageRoute] = &[page("/projects/:id/works", read::works_page)];

/// Pages of the desk.
pub const DESK: &[PageRoute] =
    &[page("/desk/works", desk_list::list_page), page("/desk/projects/:id/works", desk_read::works_desk_page)];
