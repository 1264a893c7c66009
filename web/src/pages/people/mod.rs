//! The people pages.

mod bind;
mod desk;
mod desk_letters;
mod devices;
pub mod letter;
mod me;
mod sign_in;

use crate::route::{PageRoute, page};

/// Pages of the residents' app.
pub const RESIDENT: &[PageRoute] = &[
    page("/sign-in", sign_in::sign_in_page),
    page("/bind", bind::bind_page),
    page("/bind/:code", bind::bind_page),
    page("/me", me::me_page),
];

/// Pages of the desk.
pub const DESK: &[PageRoute] =
    &[page("/desk/people", desk::people_page), page("/desk/places/:id/letters", desk_letters::letters_page)];
