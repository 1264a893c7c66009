//! Words of the deliberations pages.

use super::texts;

texts! {
    /// What residents and visitors read.
    Deliberations {}

    /// What the desk reads.
    DeliberationsDesk {}
}
