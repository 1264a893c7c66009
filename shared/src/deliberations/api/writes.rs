//! What is sent, and what a write leaves.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::deliberations::rules::{CommentState, MeetingKind, ProposingBody};
use crate::id::{CommentId, HomeId, MeetingId, MotionId, PhotoId, WorkItemId};
use crate::text::{Body, Line, Name, Text};

/// The motion of the party organisation with the record of its meeting (dossier §1.2, R28).
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ProposeMotion {
    /// Its title.
    pub title: Name,
    /// What is proposed, in plain words.
    pub text: Body,
    /// The work items it proposes.
    #[serde(default)]
    pub items: Vec<WorkItemId>,
    /// Whose meeting proposed.
    pub body: ProposingBody,
    /// The day of that meeting.
    pub held_on: NaiveDate,
    /// Where it was held.
    pub place: Line,
    /// Who chaired, by office and not by name.
    pub chair: Name,
    /// How many attended.
    pub attendance: u16,
    /// The record of the meeting.
    pub record: Body,
    /// Photos of the signed record and the meeting.
    #[serde(default)]
    pub photos: Vec<PhotoId>,
}

/// A changed motion: the whole text again, and why.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AmendMotion {
    /// Its title.
    pub title: Name,
    /// What is proposed now, in plain words.
    pub text: Body,
    /// The work items it proposes now.
    #[serde(default)]
    pub items: Vec<WorkItemId>,
    /// Whose meeting proposed the change.
    pub body: ProposingBody,
    /// The day of that meeting.
    pub held_on: NaiveDate,
    /// Where it was held.
    pub place: Line,
    /// Who chaired, by office and not by name.
    pub chair: Name,
    /// How many attended.
    pub attendance: u16,
    /// The record of the meeting.
    pub record: Body,
    /// Photos; those of the earlier version may be named again.
    #[serde(default)]
    pub photos: Vec<PhotoId>,
    /// Why it was changed; published.
    pub reason: Line,
}

/// A deliberation meeting with its attendance and minutes (dossier §1.2).
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RecordMeeting {
    /// The form of the meeting.
    pub kind: MeetingKind,
    /// When it was held.
    #[serde(deserialize_with = "crate::time::moment")]
    pub held_at: DateTime<Utc>,
    /// Where.
    pub place: Line,
    /// Who chaired, by office and not by name.
    pub chair: Name,
    /// How many attended.
    pub attendance: u16,
    /// The bodies and offices that attended, such as `居委会 5 人`; never names.
    pub attendees: Line,
    /// What was said and agreed.
    pub minutes: Body,
    /// What was changed in the motion; empty where nothing.
    #[serde(default)]
    pub amendments: Text<0, 5000>,
    /// Photos of the sheet of attendance and the meeting.
    #[serde(default)]
    pub photos: Vec<PhotoId>,
}

/// Corrected minutes: the whole record again, and why.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CorrectMeeting {
    /// The form of the meeting.
    pub kind: MeetingKind,
    /// When it was held.
    #[serde(deserialize_with = "crate::time::moment")]
    pub held_at: DateTime<Utc>,
    /// Where.
    pub place: Line,
    /// Who chaired, by office and not by name.
    pub chair: Name,
    /// How many attended.
    pub attendance: u16,
    /// The bodies and offices that attended; never names.
    pub attendees: Line,
    /// What was said and agreed.
    pub minutes: Body,
    /// What was changed in the motion; empty where nothing.
    #[serde(default)]
    pub amendments: Text<0, 5000>,
    /// Photos; those of the earlier version may be named again.
    #[serde(default)]
    pub photos: Vec<PhotoId>,
    /// Why it was corrected; published.
    pub reason: Line,
}

/// What a home says about an item.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct WriteComment {
    /// The home it speaks for.
    pub home_id: HomeId,
    /// The comment.
    pub text: Text<1, 500>,
}

/// The official answer to a comment, or its correction.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AnswerComment {
    /// The answer.
    pub text: Text<1, 2000>,
    /// Why an earlier answer is corrected; not needed for the first.
    #[serde(default)]
    pub reason: Text<0, 200>,
}

/// A comment is hidden.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct HideComment {
    /// Why; it stands in place of the text (R58).
    pub reason: Line,
}

/// The motion after a write.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MotionReceipt {
    /// The motion.
    pub id: MotionId,
    /// Its latest version, from 1.
    pub version: u32,
}

/// A meeting after a write.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MeetingReceipt {
    /// The meeting.
    pub id: MeetingId,
    /// The latest version of its minutes, from 1.
    pub version: u32,
}

/// A comment after a write.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CommentReceipt {
    /// The comment.
    pub id: CommentId,
    /// Where it stands.
    pub state: CommentState,
    /// The version of its official answer; 0 while there is none.
    pub answer_version: u32,
}
