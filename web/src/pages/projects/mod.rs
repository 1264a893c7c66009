//! The pages of compounds and their projects, and the desk's pages about them.

mod desk_close;
mod desk_edit;
mod desk_list;
mod desk_read;
pub(crate) mod desk_table;
mod five;
mod items;
pub(crate) mod list;
mod money;
mod read;
pub(crate) mod stages;
pub(crate) mod way;

use crate::route::{PageRoute, page};

/// Pages of the residents' app.
pub const RESIDENT: &[PageRoute] = &[page("/compounds", list::list_page), page("/compounds/:id", read::compound_page)];

/// Pages of the desk.
pub const DESK: &[PageRoute] =
    &[page("/desk/projects", desk_list::list_page), page("/desk/projects/:id", desk_read::project_page)];
