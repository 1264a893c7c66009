//! The deliberations pages.

mod comments;
mod desk_comments;
mod desk_list;
mod desk_meeting;
mod desk_motion;
mod desk_read;
mod item;
mod list;
mod read;

use crate::route::{PageRoute, page};

/// Pages of the residents' app.
pub const RESIDENT: &[PageRoute] = &[
    page("/deliberations", list::list_page),
    page("/projects/:id/deliberation", read::deliberation_page),
    page("/projects/:id/deliberation/:item", item::item_page),
];

/// Pages of the desk.
pub const DESK: &[PageRoute] = &[
    page("/desk/deliberations", desk_list::list_page),
    page("/desk/projects/:id/deliberation", desk_read::deliberation_page),
];
