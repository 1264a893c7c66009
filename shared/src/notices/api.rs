//! Types of the API of notices.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::kind::NoticeKind;
use super::rules::{NoticeState, ObjectionState, PostingMoment};
use crate::id::{HomeId, NoticeId, ObjectionId, PhotoId, PlaceId, ProjectId};
use crate::page::Page;
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

/// A notice in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NoticeCard {
    /// The notice.
    pub id: NoticeId,
    /// Its compound.
    pub compound_id: PlaceId,
    /// The compound's name.
    pub compound_name: String,
    /// Which notice it is.
    pub kind: NoticeKind,
    /// The headline; the one it had when it was withdrawn.
    pub title: String,
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

/// A published notice with everything its page shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NoticePage {
    /// What a list shows of it.
    pub card: NoticeCard,
    /// Its project.
    pub project_id: ProjectId,
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
