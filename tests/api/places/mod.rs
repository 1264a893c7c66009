//! `/places`, `/compounds`.

mod summary;
