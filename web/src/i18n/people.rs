//! Words of the people pages.

use super::texts;

texts! {
    /// What residents and visitors read.
    People {}

    /// What the desk reads.
    PeopleDesk {}
}
