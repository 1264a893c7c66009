//! `/places`, `/compounds`.

mod roster;
mod summary;
