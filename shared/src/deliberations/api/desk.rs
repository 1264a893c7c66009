//! What the desk reads of deliberations.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::page::{AnswerView, DeliberationPage};
use crate::deliberations::rules::CommentState;
use crate::id::{CommentId, PlaceId, ProjectId, WorkItemId};
use crate::page::Page;
use crate::projects::rules::Stage;

/// A comment as the desk works on it; nobody learns whose it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeskComment {
    /// The comment.
    pub id: CommentId,
    /// The project.
    pub project_id: ProjectId,
    /// The compound's name.
    pub compound_name: String,
    /// The work item.
    pub work_item_id: WorkItemId,
    /// Its title.
    pub item_title: String,
    /// Where it stands.
    pub state: CommentState,
    /// The text, also of a hidden one; empty when taken back.
    pub text: String,
    /// Why it is hidden; empty otherwise.
    pub hidden_reason: String,
    /// When it was written, UTC.
    pub created_at: DateTime<Utc>,
    /// The official answer.
    pub answer: Option<AnswerView>,
    /// Whether the caller may answer and hide it.
    pub may_answer: bool,
}

/// A project as the desk lists it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeskProject {
    /// The project.
    pub project_id: ProjectId,
    /// Its compound.
    pub compound_id: PlaceId,
    /// The compound's name.
    pub compound_name: String,
    /// The step that is open now.
    pub stage: Stage,
    /// Whether a motion is recorded.
    pub has_motion: bool,
    /// Meetings recorded.
    pub meetings: u32,
    /// Comments that wait for an answer.
    pub waiting: u32,
}

/// The desk's list: what waits for an answer stands first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeskDeliberations {
    /// Comments without an answer, the oldest first.
    pub waiting: Page<DeskComment>,
    /// How many wait in all.
    pub waiting_count: u32,
    /// Projects in the steps of motion, deliberation and decision.
    pub projects: Vec<DeskProject>,
}

/// One project's deliberation as the desk works on it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeskDeliberation {
    /// What everybody reads.
    pub page: DeliberationPage,
    /// Whether the caller may record the motion now.
    pub may_propose: bool,
    /// Whether the caller may amend it now.
    pub may_amend: bool,
    /// Whether the caller may record a meeting now.
    pub may_meet: bool,
    /// Whether the caller may correct minutes, answer and hide.
    pub may_write: bool,
    /// The day now, for forms.
    pub today: NaiveDate,
    /// Comments, the latest first.
    pub comments: Page<DeskComment>,
}
