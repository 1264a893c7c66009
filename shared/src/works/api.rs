//! Types of the API of the works.

mod desk;
mod page;
mod writes;

pub use desk::{DeskWorks, DeskWorksRow, FormerParty, WorksDesk};
pub use page::{EntryView, ItemProgress, PartyView, WorksPage};
pub use writes::{PartySet, ProgressRecorded, RecordProgress, SetParty};
