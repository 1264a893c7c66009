//! `/places`, `/compounds`.

mod registers;
mod residents;
mod roster;
mod summary;
