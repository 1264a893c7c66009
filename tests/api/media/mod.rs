//! `/photos` and what becomes of them.

mod unused_photos;
