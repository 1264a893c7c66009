//! Words of the projects pages.

use super::texts;

texts! {
    /// What residents and visitors read.
    Projects {}

    /// What the desk reads.
    ProjectsDesk {}
}
