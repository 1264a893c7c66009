//! The inbox pages.

mod list;
pub mod push;

use crate::route::{PageRoute, page};

/// Pages of the residents' app.
pub const RESIDENT: &[PageRoute] = &[page("/inbox", list::list_page)];
