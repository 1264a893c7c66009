//! Words of the consultations pages.

use super::texts;

texts! {
    /// What residents and visitors read.
    Consultations {}

    /// What the desk reads.
    ConsultationsDesk {}
}
