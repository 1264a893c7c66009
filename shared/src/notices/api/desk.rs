//! What the desk reads of notices.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::super::kind::NoticeKind;
use super::super::rules::ObjectionState;
use super::{NoticeCard, NoticeContent, PostingView, VersionLine, Withdrawal};
use crate::decisions::api::DecisionLink;
use crate::id::{DecisionId, ObjectionId, PhotoId, ProjectId};
use crate::page::Page;

/// A field of a kind of notice, as a form asks for it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FieldForm {
    /// The key.
    pub key: String,
    /// Its name in the caller's language.
    pub label: String,
    /// Whether it must be filled.
    pub required: bool,
    /// Whether a telephone number must stand in it.
    pub needs_phone: bool,
    /// What stands in it at first.
    pub text: String,
}

/// A kind of notice, as the form offers it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KindChoice {
    /// The kind.
    pub kind: NoticeKind,
    /// Whether the project stands where it is due.
    pub due: bool,
}

/// What a form for a new notice needs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NoticeForm {
    /// The project.
    pub project_id: ProjectId,
    /// The compound's name.
    pub compound_name: String,
    /// Every kind.
    pub kinds: Vec<KindChoice>,
    /// The kind asked for.
    pub kind: Option<NoticeKind>,
    /// The decisions it may tell of, the latest first; for the notices of a vote.
    #[serde(default)]
    pub decisions: Vec<DecisionLink>,
    /// The one proposed: the only one that stands where the notice belongs.
    #[serde(default)]
    pub decision_id: Option<DecisionId>,
    /// A headline to start with.
    pub title: String,
    /// The fields of the kind asked for.
    pub fields: Vec<FieldForm>,
    /// Days of display to start with.
    pub display_days: u16,
    /// The fewest days of display.
    pub min_days: u16,
    /// Why these days, in the caller's language.
    pub days_basis: String,
}

/// An objection as the desk sees it: which home, never who.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeskObjection {
    /// The objection.
    pub id: ObjectionId,
    /// The home it was raised for.
    pub home_label: String,
    /// Where it stands.
    pub state: ObjectionState,
    /// What was said.
    pub text: String,
    /// The pictures.
    pub photos: Vec<PhotoId>,
    /// The answer; empty while it is open.
    pub answer: String,
    /// The version it is about.
    pub version: u32,
    /// Until when it has to be answered, UTC.
    pub due_at: DateTime<Utc>,
    /// Whether that day has passed without an answer.
    pub overdue: bool,
    /// When it was raised, UTC.
    pub created_at: DateTime<Utc>,
}

/// A notice as the desk works on it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeskNotice {
    /// What a list shows of it.
    pub card: NoticeCard,
    /// Its project.
    pub project_id: ProjectId,
    /// The decision it tells of, where it names one.
    #[serde(default)]
    pub decision: Option<DecisionLink>,
    /// The decisions a draft may tell of, the latest first; for the notices of a vote.
    #[serde(default)]
    pub decisions: Vec<DecisionLink>,
    /// What it says: the draft, or the latest version.
    pub content: NoticeContent,
    /// The fields of its kind with what stands in them, for the forms.
    pub fields: Vec<FieldForm>,
    /// The fewest days of display.
    pub min_days: u16,
    /// Why these days, in the caller's language.
    pub days_basis: String,
    /// Every published version, the latest first.
    pub versions: Vec<VersionLine>,
    /// Why it went, if it went.
    pub withdrawal: Option<Withdrawal>,
    /// Where it hung.
    pub postings: Vec<PostingView>,
    /// Homes of the compound when it was published.
    pub homes: u32,
    /// Homes among them that were told by inbox.
    pub homes_told: u32,
    /// Every objection, the open ones first.
    pub objections: Vec<DeskObjection>,
    /// Whether the caller may publish, correct, answer here.
    pub may_write: bool,
    /// Names of fields a draft lacks before it can be published, in the caller's language.
    pub missing: Vec<String>,
    /// Whether the project has come to the step this notice belongs to.
    pub is_due: bool,
    /// Places where the sheet was taken down before its period was over and has not been put up again (R37).
    pub missing_at: Vec<String>,
    /// Whether it may be ended now.
    pub may_end: bool,
}

/// Notices of the desk, with how many objections wait.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeskNotices {
    /// The notices, the latest first.
    pub notices: Page<NoticeCard>,
    /// Open objections in all of the caller's places.
    pub open_objections: u32,
    /// Those among them whose answer is overdue.
    pub overdue_objections: u32,
}
