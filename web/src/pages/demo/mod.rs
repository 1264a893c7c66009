//! The demo pages.

use crate::route::PageRoute;

/// Pages of the desk.
pub const DESK: &[PageRoute] = &[];
