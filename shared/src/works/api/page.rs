//! What everybody sees of the works.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::id::{PartyId, PhotoId, PlaceId, ProgressId, ProjectId, WorkItemId};
use crate::page::Page;
use crate::projects::rules::Stage;
use crate::works::rules::PartyRole;

/// Everything the page of the works shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WorksPage {
    /// The project.
    pub project_id: ProjectId,
    /// Its compound.
    pub compound_id: PlaceId,
    /// The compound's name.
    pub compound_name: String,
    /// The project's title.
    pub title: String,
    /// The step the project is at.
    pub stage: Stage,
    /// How far the works are together, 0–100, truncated.
    pub percent: u8,
    /// The planned start.
    pub planned_start: Option<NaiveDate>,
    /// The planned end.
    pub planned_end: Option<NaiveDate>,
    /// The units that take part, in the order of their roles.
    pub parties: Vec<PartyView>,
    /// Units that have to be named and are not.
    pub missing_parties: Vec<PartyRole>,
    /// The work items, in the plan's order.
    pub items: Vec<ItemProgress>,
    /// What was recorded, the latest first.
    pub timeline: Page<EntryView>,
}

/// A unit taking part; its person in charge and telephone number are public by law (R38).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PartyView {
    /// The record.
    pub id: PartyId,
    /// What it does.
    pub role: PartyRole,
    /// Its legal name.
    pub unit: String,
    /// The person in charge.
    pub person: String,
    /// The telephone number of the person in charge.
    pub phone: String,
    /// Since when it is named, UTC.
    pub since: DateTime<Utc>,
}

/// How far a work item is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ItemProgress {
    /// The work item.
    pub id: WorkItemId,
    /// Its title.
    pub title: String,
    /// Where it is built.
    pub location: String,
    /// How much: `420 米`.
    pub quantity: String,
    /// How far it is, 0–100.
    pub percent: u8,
    /// The entry that says so.
    pub latest: Option<EntryView>,
}

/// An entry of progress.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EntryView {
    /// The entry.
    pub id: ProgressId,
    /// The work item.
    pub work_item_id: WorkItemId,
    /// Its title.
    pub item_title: String,
    /// How far it was, 0–100.
    pub percent: u8,
    /// What was done.
    pub text: String,
    /// Photos.
    pub photos: Vec<PhotoId>,
    /// Whether it shows what was covered afterwards.
    pub hidden_work: bool,
    /// Where the photos were taken; may be empty.
    pub location: String,
    /// When the photos were taken, UTC.
    pub seen_at: Option<DateTime<Utc>>,
    /// Why it is lower than before or corrects an entry; empty otherwise.
    pub reason: String,
    /// The entry it takes the place of.
    pub corrects: Option<ProgressId>,
    /// Whether another entry took its place.
    pub is_corrected: bool,
    /// When it was recorded, UTC.
    pub recorded_at: DateTime<Utc>,
}
