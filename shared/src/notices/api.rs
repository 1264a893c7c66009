//! Types of the API of notices.

mod desk;
mod page;

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

pub use desk::{DeskNotice, DeskNotices, DeskObjection, FieldForm, KindChoice, NoticeForm};
pub use page::{
    AnsweredObjection, FieldView, NoticeCard, NoticeContent, NoticeLink, NoticeList, NoticePage, ObjectingHome,
    OwnObjection, PostingView, VersionLine, Withdrawal,
};

use super::kind::NoticeKind;
use super::rules::{NoticeState, ObjectionState, PostingMoment};
use crate::id::{DecisionId, HomeId, NoticeId, ObjectionId, PhotoId};
use crate::text::{Body, Line, Name, Text};

/// The text of one field of a notice.
pub type FieldText = Text<1, 4000>;

/// An objection or its answer: a few sentences.
pub type Statement = Text<2, 2000>;

/// What staff want to publish for a project.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct DraftNotice {
    /// Which notice it is.
    pub kind: NoticeKind,
    /// The decision a notice of a vote (N3, N4, N5) tells of. When absent the only one of the project that stands where the
    /// notice belongs, or all of them where there are several.
    #[serde(default)]
    pub decision_id: Option<DecisionId>,
    /// The headline on the board.
    pub title: Line,
    /// The text in plain words.
    pub body: Body,
    /// The fields of its kind: key → text; those that the kind requires must be there.
    #[serde(default)]
    pub fields: BTreeMap<String, FieldText>,
    /// Pictures, public once it is published.
    #[serde(default)]
    pub photos: Vec<PhotoId>,
    /// Days of display; the default of its kind when absent.
    #[serde(default)]
    pub display_days: Option<u16>,
}

/// A draft as it shall read from now on.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ReviseNotice {
    /// The decision a notice of a vote tells of from now on; unchanged when absent.
    #[serde(default)]
    pub decision_id: Option<DecisionId>,
    /// Whether it names no decision any more and is read as a draft that never did, whatever `decision_id` says.
    #[serde(default)]
    pub all_decisions: bool,
    /// The headline on the board.
    pub title: Line,
    /// The text in plain words.
    pub body: Body,
    /// The fields of its kind: key → text.
    #[serde(default)]
    pub fields: BTreeMap<String, FieldText>,
    /// Pictures: those that stay and new ones.
    #[serde(default)]
    pub photos: Vec<PhotoId>,
    /// Days of display; unchanged when absent.
    #[serde(default)]
    pub display_days: Option<u16>,
}

/// A published notice as it shall read from now on: a new version (R36).
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CorrectNotice {
    /// Why, in words that are published with it.
    pub reason: Line,
    /// The headline on the board.
    pub title: Line,
    /// The text in plain words.
    pub body: Body,
    /// The fields of its kind: key → text.
    #[serde(default)]
    pub fields: BTreeMap<String, FieldText>,
    /// Pictures: those that stay and new ones.
    #[serde(default)]
    pub photos: Vec<PhotoId>,
    /// Days of display of the new version, counted anew; unchanged when absent.
    #[serde(default)]
    pub display_days: Option<u16>,
}

/// Taking a notice back.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct WithdrawNotice {
    /// Why, in words that stay in its place.
    pub reason: Line,
}

/// A sheet seen at its place (R36).
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RecordPosting {
    /// Hung up or taken down.
    pub moment: PostingMoment,
    /// Where: `1号楼1单元入口`.
    pub place: Name,
    /// What was to be seen there.
    pub photos: Vec<PhotoId>,
}

/// A home objects to a notice.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RaiseObjection {
    /// The home the caller speaks for.
    pub home_id: HomeId,
    /// What is wrong, in one's own words; published without the home once it is answered.
    pub text: Statement,
    /// Pictures; seen by staff only.
    #[serde(default)]
    pub photos: Vec<PhotoId>,
}

/// Staff answer an objection.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AnswerObjection {
    /// The answer, published with the objection.
    pub answer: Statement,
}

/// What a write on a notice left.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NoticeReceipt {
    /// The notice.
    pub id: NoticeId,
    /// Where it stands now.
    pub state: NoticeState,
    /// The latest published version; 0 for a draft.
    pub version: u32,
    /// Of that version, hex; absent for a draft.
    pub sha256: Option<String>,
    /// When its display period ends, UTC; absent for a draft.
    pub ends_at: Option<DateTime<Utc>>,
}

/// What a write on an objection left.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ObjectionReceipt {
    /// The objection.
    pub id: ObjectionId,
    /// Where it stands.
    pub state: ObjectionState,
    /// Until when it has to be answered, UTC (R34).
    pub due_at: DateTime<Utc>,
}
