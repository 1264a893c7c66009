//! The places pages of the desk: compounds with their registers, and the roster.

mod desk_adults;
mod desk_entry;
mod desk_home;
mod desk_import;
mod desk_list;
mod desk_preview;
mod desk_read;
mod desk_register;
mod desk_representatives;
mod desk_residents_file;

use crate::route::{PageRoute, page};

/// Pages of the residents' app.
pub const RESIDENT: &[PageRoute] = &[];

/// Pages of the desk.
pub const DESK: &[PageRoute] = &[
    page("/desk/places", desk_list::list_page),
    page("/desk/places/:id", desk_read::compound_page),
    page("/desk/places/:id/register", desk_register::register_page),
    page("/desk/homes/:id", desk_home::home_page),
    page("/desk/homes/:id/adults", desk_adults::adults_page),
    page("/desk/places/:id/representatives", desk_representatives::representatives_page),
    page("/desk/places/:id/roster", desk_import::import_page),
    page("/desk/places/:id/roster/:preview_id", desk_preview::preview_page),
    page("/desk/places/:id/registers/:register", desk_residents_file::import_page),
    page("/desk/places/:id/registers/:register/:preview_id", desk_residents_file::preview_page),
];
