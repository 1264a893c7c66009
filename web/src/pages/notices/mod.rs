//! The notices pages.

mod desk_compose;
mod desk_list;
mod desk_objections;
mod desk_read;
mod evidence;
mod list;
mod objections;
mod read;
mod words;

use crate::route::{PageRoute, page};

/// Pages of the residents' app.
pub const RESIDENT: &[PageRoute] = &[page("/notices", list::list_page), page("/notices/:id", read::notice_page)];

/// Pages of the desk.
pub const DESK: &[PageRoute] = &[
    page("/desk/notices", desk_list::list_page),
    page("/desk/notices/:id", desk_read::notice_page),
    page("/desk/projects/:id/notices/new", desk_compose::compose_page),
];
