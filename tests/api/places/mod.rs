//! `/places`, `/compounds`.

mod registers;
mod roster;
mod summary;
