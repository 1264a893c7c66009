//! Types of the API of consultations.

mod desk;
mod page;

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

pub use desk::{
    BuildingReach, ConsultationDesk, ConsultationForm, DeskConsultations, HomeDesk, HomeReach, HomesReach, RemarkView,
    VersionView, VisitView, WaitingProject,
};
pub use page::{
    AskedGroup, AskedItem, ConsultationCard, ConsultationPage, MyAnswer, MyHome, ProjectConsultations, SummaryItem,
    SummaryView,
};

use super::phase::Phase;
use super::rules::{AnswerChannel, Priority, ReachState, VisitResult};
use crate::id::{ConsultationId, HomeId, PhotoId};
use crate::projects::amount::Yuan;
use crate::text::{Name, Note, Text};

/// A consultation to be opened, or to be changed while nobody has answered.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct OfferConsultation {
    /// What it is called.
    pub title: Name,
    /// What it is about, in plain words.
    pub introduction: Text<1, 4000>,
    /// From when answers are taken, UTC.
    #[serde(deserialize_with = "crate::time::moment")]
    pub opens_at: DateTime<Utc>,
    /// Until when answers are taken, UTC.
    #[serde(deserialize_with = "crate::time::moment")]
    pub closes_at: DateTime<Utc>,
    /// Codes of the plan's catalogue that residents may choose from.
    #[serde(default)]
    pub offered: Vec<Text<1, 60>>,
}

/// Closing a consultation.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CloseConsultation {
    /// Why it closes before its end; may be empty afterwards.
    #[serde(default)]
    pub reason: Text<0, 200>,
}

/// Publishing the summary: every asked item is adopted or not, with the reason (dossier §1.2, N2).
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PublishSummary {
    /// What becomes of each asked item, by its code in the catalogue.
    #[serde(default)]
    pub outcomes: BTreeMap<String, ItemAdoption>,
}

/// What becomes of an asked item.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ItemAdoption {
    /// Whether it is adopted.
    pub adopted: bool,
    /// Why; needed when it is not adopted.
    #[serde(default)]
    pub reason: Text<0, 500>,
    /// The title of the work item; the catalogue's name where empty.
    #[serde(default)]
    pub title: Text<0, 60>,
    /// Where it is built.
    #[serde(default)]
    pub location: Text<0, 200>,
    /// How much, as written in the plan: `420 米`.
    #[serde(default)]
    pub quantity: Text<0, 60>,
    /// The budget in yuan, as text: `120000.00`.
    #[serde(default)]
    pub budget: Yuan,
    /// What residents pay themselves, in yuan, as text.
    #[serde(default)]
    pub resident_share: Yuan,
}

/// A resident's answer for a home.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct GiveAnswer {
    /// The home that answers.
    pub home_id: HomeId,
    /// The items wanted with their priorities, by code in the catalogue.
    #[serde(default)]
    pub wishes: BTreeMap<String, Priority>,
    /// What else is to be said.
    #[serde(default)]
    pub remark: Note,
    /// Photos of what is wrong.
    #[serde(default)]
    pub photos: Vec<PhotoId>,
    /// That an adult answers (R30).
    #[serde(default)]
    pub adult: bool,
}

/// An answer given on paper or on a visit, entered by staff.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct EnterAnswer {
    /// The home that answered.
    pub home_id: HomeId,
    /// `visit` or `paper`.
    pub channel: AnswerChannel,
    /// The items wanted with their priorities, by code in the catalogue.
    #[serde(default)]
    pub wishes: BTreeMap<String, Priority>,
    /// What else was said.
    #[serde(default)]
    pub remark: Note,
    /// Photos: of the paper where there is one.
    #[serde(default)]
    pub photos: Vec<PhotoId>,
    /// That an adult answered (R30).
    #[serde(default)]
    pub adult: bool,
}

/// A visit without an answer.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RecordVisit {
    /// The home visited.
    pub home_id: HomeId,
    /// `not_met` or `refused`; an answer is entered as one.
    pub result: VisitResult,
    /// What the next visitor should know.
    #[serde(default)]
    pub note: Text<0, 500>,
}

/// A consultation was opened, changed, closed or published.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ConsultationChanged {
    /// The consultation.
    pub id: ConsultationId,
    /// Where it stands now.
    pub phase: Phase,
}

/// An answer counts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AnswerAccepted {
    /// The consultation.
    pub id: ConsultationId,
    /// The home.
    pub home_id: HomeId,
    /// The version that counts now; the first is 1.
    pub version: i32,
    /// The way it came.
    pub channel: AnswerChannel,
    /// When, UTC.
    pub answered_at: DateTime<Utc>,
}

/// A visit is recorded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct VisitRecorded {
    /// The home.
    pub home_id: HomeId,
    /// How far the home is reached now.
    pub reach: ReachState,
}
