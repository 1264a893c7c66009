//! The first page of the desk.

mod overview;

use crate::route::{PageRoute, page};

/// Pages of the desk.
pub const DESK: &[PageRoute] = &[page("/desk", overview::overview_page)];
