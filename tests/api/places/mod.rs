//! `/places`, `/compounds`.

mod registers;
mod resident_files;
mod residents;
mod roster;
mod summary;
