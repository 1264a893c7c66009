//! What everybody reads of a deliberation; nothing in it says who wrote or attended.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::deliberations::rules::{CommentState, MeetingKind, ProposingBody};
use crate::id::{CommentId, HomeId, MeetingId, MotionId, PhotoId, PlaceId, ProjectId, WorkItemId};
use crate::money::Fen;
use crate::page::Page;
use crate::projects::rules::Stage;

/// The deliberation of a project.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeliberationPage {
    /// The project.
    pub project_id: ProjectId,
    /// Its title.
    pub title: String,
    /// The compound.
    pub compound_id: PlaceId,
    /// Its name.
    pub compound_name: String,
    /// The step that is open now.
    pub stage: Stage,
    /// The motion as it stands.
    pub motion: Option<MotionView>,
    /// The meetings, the latest first.
    pub meetings: Vec<MeetingView>,
    /// The work items that were not dropped, with what residents say.
    pub items: Vec<ItemDiscussion>,
    /// Whether comments are taken now.
    pub takes_comments: bool,
    /// The caller's homes in this compound.
    pub my_homes: Vec<CommentingHome>,
}

/// The motion as it stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MotionView {
    /// The motion.
    pub id: MotionId,
    /// Its title.
    pub title: String,
    /// What is proposed.
    pub text: String,
    /// The work items it proposes.
    pub items: Vec<ProposedItem>,
    /// Whose meeting proposed.
    pub body: ProposingBody,
    /// The day of that meeting.
    pub held_on: NaiveDate,
    /// Where.
    pub place: String,
    /// Who chaired, by office.
    pub chair: String,
    /// How many attended.
    pub attendance: u32,
    /// The record of the meeting.
    pub record: String,
    /// Photos.
    pub photos: Vec<PhotoId>,
    /// Its versions, the latest first.
    pub versions: Vec<VersionNote>,
}

/// A work item a motion proposes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProposedItem {
    /// The work item.
    pub id: WorkItemId,
    /// Its title.
    pub title: String,
}

/// A version of a motion or of minutes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct VersionNote {
    /// Its number, from 1.
    pub version: u32,
    /// When it was published, UTC.
    pub published_at: DateTime<Utc>,
    /// Why it was made; empty for the first.
    pub reason: String,
    /// The text it had: the motion's text, or the minutes.
    pub text: String,
}

/// A meeting.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MeetingView {
    /// The meeting.
    pub id: MeetingId,
    /// Its form.
    pub kind: MeetingKind,
    /// When it was held, UTC.
    pub held_at: DateTime<Utc>,
    /// Where.
    pub place: String,
    /// Who chaired, by office.
    pub chair: String,
    /// How many attended.
    pub attendance: u32,
    /// The bodies and offices that attended.
    pub attendees: String,
    /// What was said and agreed.
    pub minutes: String,
    /// What was changed in the motion.
    pub amendments: String,
    /// Photos.
    pub photos: Vec<PhotoId>,
    /// Its versions, the latest first.
    pub versions: Vec<VersionNote>,
}

/// A work item with what residents say about it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ItemDiscussion {
    /// The work item.
    pub id: WorkItemId,
    /// Its title.
    pub title: String,
    /// Where.
    pub location: String,
    /// How much, as written in the plan.
    pub quantity: String,
    /// Its budget, 分.
    pub budget: Fen,
    /// Whether the motion proposes it.
    pub proposed: bool,
    /// Comments everybody can see, hidden ones included.
    pub comments: u32,
    /// How many of them were answered.
    pub answered: u32,
    /// The latest comments, at most three.
    pub latest: Vec<CommentView>,
}

/// A comment, without its author.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CommentView {
    /// The comment.
    pub id: CommentId,
    /// Where it stands.
    pub state: CommentState,
    /// The text; none when hidden or taken back.
    pub text: Option<String>,
    /// Why it is hidden; empty otherwise.
    pub hidden_reason: String,
    /// When it was written, UTC.
    pub created_at: DateTime<Utc>,
    /// Whether the caller wrote it.
    pub mine: bool,
    /// The official answer.
    pub answer: Option<AnswerView>,
}

/// An official answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AnswerView {
    /// The answer as it stands.
    pub text: String,
    /// When this version was given, UTC.
    pub answered_at: DateTime<Utc>,
    /// Its version, from 1.
    pub version: u32,
    /// Why it was corrected; empty for the first version.
    pub reason: String,
}

/// A home the caller may comment for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CommentingHome {
    /// The home.
    pub id: HomeId,
    /// Its address in the compound.
    pub label: String,
}

/// All comments on a work item.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ItemComments {
    /// The project.
    pub project_id: ProjectId,
    /// The compound's name.
    pub compound_name: String,
    /// The item; its latest comments are left out here.
    pub item: ItemDiscussion,
    /// Whether comments on it are taken now.
    pub takes_comments: bool,
    /// The caller's homes in this compound.
    pub my_homes: Vec<CommentingHome>,
    /// The comments, the latest first.
    pub comments: Page<CommentView>,
}
