//! Words of the acceptance pages.

use super::texts;

texts! {
    /// What residents and visitors read.
    Acceptance {}

    /// What the desk reads.
    AcceptanceDesk {}
}
