//! Words of the notices pages.

use super::texts;

texts! {
    /// What residents and visitors read.
    Notices {}

    /// What the desk reads.
    NoticesDesk {}
}
