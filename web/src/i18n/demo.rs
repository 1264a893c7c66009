//! Words of the demo pages.

use super::texts;

texts! {
    /// Words of the demo pages.
    Demo {}
}
