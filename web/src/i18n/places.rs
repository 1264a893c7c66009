//! Words of the places pages.

use super::texts;

texts! {
    /// What residents and visitors read.
    Places {}

    /// What the desk reads.
    PlacesDesk {}
}
