//! Words of the works pages.

use super::texts;

texts! {
    /// What residents and visitors read.
    Works {}

    /// What the desk reads.
    WorksDesk {}
}
