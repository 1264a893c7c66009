//! The demo pages: there only where the server runs a demonstration.

mod sign_in;

use crate::route::{PageRoute, page};

/// Pages of the desk.
pub const DESK: &[PageRoute] = &[page("/demo", sign_in::demo_page)];
