//! What residents and visitors read of notices.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::super::kind::NoticeKind;
use super::super::rules::{NoticeState, ObjectionState, PostingMoment};
use crate::decisions::api::DecisionLink;
use crate::id::{HomeId, NoticeId, ObjectionId, PhotoId, PlaceId, ProjectId};
use crate::page::Page;

/// A notice in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NoticeCard {
    /// The notice.
    pub id: NoticeId,
    /// Its compound.
    pub compound_id: PlaceId,
    /// The compound's name, or that of the cluster whose compounds all read it.
    pub compound_name: String,
    /// Which notice it is.
    pub kind: NoticeKind,
    /// The headline; the one it had when it was withdrawn.
    pub title: String,
    /// Its first picture, if it has one; none once it was withdrawn.
    pub photo: Option<PhotoId>,
    /// Where it stands.
    pub state: NoticeState,
    /// Whether its display period is over.
    pub period_over: bool,
    /// When it was first published, UTC; absent for a draft.
    pub published_at: Option<DateTime<Utc>>,
    /// When its display period ends, UTC; absent for a draft.
    pub ends_at: Option<DateTime<Utc>>,
    /// Objections that wait for an answer.
    pub open_objections: u32,
}

/// Published notices, the latest first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NoticeList {
    /// The notices of this page of the list.
    pub notices: Page<NoticeCard>,
    /// The compound the list is limited to, by name; all compounds when absent.
    pub limited_to: Option<String>,
    /// The caller's own compound, by name, when there is one to limit the list to.
    pub own_compound: Option<String>,
}

/// A field of a notice with its words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FieldView {
    /// The key.
    pub key: String,
    /// Its name in the caller's language.
    pub label: String,
    /// What stands in it.
    pub text: String,
}

/// One published version, as the list of versions shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct VersionLine {
    /// From 1.
    pub version: u32,
    /// When it was published, UTC.
    pub published_at: DateTime<Utc>,
    /// Why it was corrected; empty for the first.
    pub reason: String,
    /// What differs from the version before, in the caller's words: names of fields.
    pub changed: Vec<String>,
    /// Of its canonical text, hex.
    pub sha256: String,
}

/// A sheet seen at its place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PostingView {
    /// Hung up or taken down.
    pub moment: PostingMoment,
    /// Where.
    pub place: String,
    /// What was to be seen.
    pub photos: Vec<PhotoId>,
    /// The version that hung there.
    pub version: u32,
    /// When it was recorded, UTC.
    pub recorded_at: DateTime<Utc>,
}

/// An answered objection as everybody reads it: “某户”, never which.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AnsweredObjection {
    /// The objection.
    pub id: ObjectionId,
    /// What the home said.
    pub text: String,
    /// What it was answered.
    pub answer: String,
    /// When it was raised, UTC.
    pub created_at: DateTime<Utc>,
    /// When it was answered, UTC.
    pub answered_at: Option<DateTime<Utc>>,
}

/// One of the caller's own objections.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OwnObjection {
    /// The objection.
    pub id: ObjectionId,
    /// The home it was raised for: `3号楼2单元501`.
    pub home_label: String,
    /// Where it stands.
    pub state: ObjectionState,
    /// What was said.
    pub text: String,
    /// The pictures.
    pub photos: Vec<PhotoId>,
    /// The answer; empty while it is open.
    pub answer: String,
    /// Until when it has to be answered, UTC.
    pub due_at: DateTime<Utc>,
    /// When it was raised, UTC.
    pub created_at: DateTime<Utc>,
}

/// A home the caller may object for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ObjectingHome {
    /// The home.
    pub id: HomeId,
    /// Its address in the compound.
    pub label: String,
}

/// Why a notice went.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Withdrawal {
    /// When, UTC.
    pub at: DateTime<Utc>,
    /// Why.
    pub reason: String,
}

/// What a notice says, in one version.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NoticeContent {
    /// The headline.
    pub title: String,
    /// The text.
    pub body: String,
    /// The fields that are filled, in the order of the kind.
    pub fields: Vec<FieldView>,
    /// The pictures.
    pub photos: Vec<PhotoId>,
    /// Days of display.
    pub display_days: u16,
}

/// A notice as the page of its decision links it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NoticeLink {
    /// The notice.
    pub id: NoticeId,
    /// Its headline.
    pub title: String,
    /// When it was first published, UTC.
    pub published_at: DateTime<Utc>,
}

/// A published notice with everything its page shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NoticePage {
    /// What a list shows of it.
    pub card: NoticeCard,
    /// Its project.
    pub project_id: ProjectId,
    /// The decision it tells of, where it names one.
    #[serde(default)]
    pub decision: Option<DecisionLink>,
    /// What it says in the version shown; a withdrawn notice says nothing any more.
    pub content: Option<NoticeContent>,
    /// The version shown.
    pub version: u32,
    /// Every version, the latest first.
    pub versions: Vec<VersionLine>,
    /// Of the version shown, hex.
    pub sha256: String,
    /// On what law or plan it rests, in the caller's language.
    pub basis: String,
    /// Why it is shown for these days, in the caller's language.
    pub days_basis: String,
    /// Why it went, if it went.
    pub withdrawal: Option<Withdrawal>,
    /// Where it hung.
    pub postings: Vec<PostingView>,
    /// Homes of the compound when it was first published.
    pub homes: u32,
    /// Homes among them that were told by inbox; the others read it on the board.
    pub homes_told: u32,
    /// Answered objections.
    pub answered: Vec<AnsweredObjection>,
    /// The caller's own objections.
    pub mine: Vec<OwnObjection>,
    /// Homes the caller may object for now; empty when nobody may.
    pub may_object_for: Vec<ObjectingHome>,
    /// The address of the page, for the poster.
    pub link: String,
    /// The same as a QR code: an SVG document.
    pub qr_svg: String,
}
