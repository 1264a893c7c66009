//! The projects pages.

use crate::route::PageRoute;

/// Pages of the residents' app.
pub const RESIDENT: &[PageRoute] = &[];

/// Pages of the desk.
pub const DESK: &[PageRoute] = &[];
