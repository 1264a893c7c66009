//! Works: the units taking part with their persons in charge, and how far each work item is, with photos.
//!
//! Invariant: nothing is overwritten — a replaced unit stays with the reason it was replaced for, and a correction of
//! progress is an entry of its own. `work_item.percent` is what the entry says that is shown for the item.

pub mod desk_views;
pub mod queries;
pub mod record_progress;
pub mod set_party;
pub mod views;
