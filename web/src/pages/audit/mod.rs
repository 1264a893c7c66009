//! The audit pages.

mod list;

use crate::route::{PageRoute, page};

/// Pages of the desk.
pub const DESK: &[PageRoute] = &[page("/desk/audit", list::list_page)];
