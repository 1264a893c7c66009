//! Types of the API of `ratings`.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::rules::{Level, RatingChannel, RatingSubject, RoundResult};
use crate::id::{HomeId, PlaceId, ProjectId, RatingRoundId, RemarkId};
use crate::page::Page;
use crate::projects::rules::Stage;
use crate::text::{Name, Text};

/// A new round.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct OpenRound {
    /// Its title.
    pub title: Name,
    /// When it opens; a moment that has passed is now.
    #[serde(deserialize_with = "crate::time::moment")]
    pub opens_at: DateTime<Utc>,
    /// When it closes: seven days later at least (R48).
    #[serde(deserialize_with = "crate::time::moment")]
    pub closes_at: DateTime<Utc>,
}

/// A home's answer, in place of an earlier one.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct GiveRating {
    /// The home it speaks for.
    pub home_id: HomeId,
    /// Level by key of the question; questions may be left out.
    #[serde(default)]
    pub levels: BTreeMap<String, Level>,
    /// Anything else; reviewed before anybody else reads it (R51).
    #[serde(default)]
    pub remark: Text<0, 500>,
    /// What is wanted most next; reviewed likewise.
    #[serde(default)]
    pub wanted: Text<0, 200>,
}

/// An answer given on paper or on the telephone.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct EnterRating {
    /// The home it speaks for.
    pub home_id: HomeId,
    /// The way it came: paper or phone.
    pub channel: RatingChannel,
    /// Who witnessed it, by office and not by name (R48).
    pub witness: Name,
    /// Level by key of the question; questions may be left out.
    #[serde(default)]
    pub levels: BTreeMap<String, Level>,
    /// Anything else.
    #[serde(default)]
    pub remark: Text<0, 500>,
    /// What is wanted most next.
    #[serde(default)]
    pub wanted: Text<0, 200>,
}

/// A reviewed free text.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ReviewRemark {
    /// Whether everybody may read it.
    pub show: bool,
}

/// A round after a write.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RoundReceipt {
    /// The round.
    pub id: RatingRoundId,
    /// When it opens, UTC.
    pub opens_at: DateTime<Utc>,
    /// When it closes, UTC.
    pub closes_at: DateTime<Utc>,
}

/// An answer after a write; never what it said.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RatingReceipt {
    /// The round.
    pub id: RatingRoundId,
    /// The home.
    pub home_id: HomeId,
    /// How often the home has answered, from 1.
    pub version: u32,
    /// When, UTC.
    pub answered_at: DateTime<Utc>,
}

/// Where a round stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum RoundPhase {
    /// It opens later.
    Ahead,
    /// Homes answer now.
    Open,
    /// The result is out.
    Closed,
}

/// A question as it is asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AskedQuestion {
    /// Its key in answers and results.
    pub key: String,
    /// Its block.
    pub subject: RatingSubject,
    /// The item it is about; empty where it is about everything.
    pub item: String,
    /// The exact wording, in the caller's language.
    pub words: String,
}

/// What a home of the caller's answered; nobody else reads it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MyRating {
    /// The home.
    pub home_id: HomeId,
    /// Its address in the compound.
    pub label: String,
    /// How often it has answered; 0 for not yet.
    pub version: u32,
    /// The way the standing answer came.
    pub channel: Option<RatingChannel>,
    /// When, UTC.
    pub answered_at: Option<DateTime<Utc>>,
    /// Its levels.
    pub levels: BTreeMap<String, Level>,
    /// Anything else it said.
    pub remark: String,
    /// What it wants most next.
    pub wanted: String,
}

/// A free text after its review, without its home.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RatingRemark {
    /// Its number, which leads to no home.
    pub id: RemarkId,
    /// What was said.
    pub remark: String,
    /// What is wanted most next.
    pub wanted: String,
}

/// The result of a closed round (R49).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RoundOutcome {
    /// The figures, with small cells held back (R51).
    pub result: RoundResult,
    /// Whether more answers than allowed came by telephone (R48).
    pub phone_share_exceeded: bool,
    /// The share above which that is said, percent.
    pub phone_percent: u8,
    /// Free texts that were reviewed and shown.
    pub remarks: Vec<RatingRemark>,
    /// Free texts that wait for their review.
    pub remarks_waiting: u32,
    /// Free texts that are not shown.
    pub remarks_held: u32,
}

/// A round as everybody sees it: turnout while it runs, the result once it is closed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RatingRoundPage {
    /// The round.
    pub id: RatingRoundId,
    /// Its project.
    pub project_id: ProjectId,
    /// The compound.
    pub compound_id: PlaceId,
    /// Its name.
    pub compound_name: String,
    /// Its title.
    pub title: String,
    /// Where it stands.
    pub phase: RoundPhase,
    /// When it opens, UTC.
    pub opens_at: DateTime<Utc>,
    /// When it closes, UTC.
    pub closes_at: DateTime<Utc>,
    /// All homes in scope (`N`), fixed when the round was made.
    pub homes: u32,
    /// Homes that answered (`n`).
    pub answers: u32,
    /// The answers needed to stand for all (R50).
    pub minimum: u32,
    /// What is asked.
    pub questions: Vec<AskedQuestion>,
    /// The caller's homes in this compound.
    pub mine: Vec<MyRating>,
    /// The result, once the round is closed.
    pub outcome: Option<RoundOutcome>,
}

/// A round in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RoundCard {
    /// The round.
    pub id: RatingRoundId,
    /// The compound.
    pub compound_id: PlaceId,
    /// Its name.
    pub compound_name: String,
    /// Its title.
    pub title: String,
    /// Where it stands.
    pub phase: RoundPhase,
    /// When it opens, UTC.
    pub opens_at: DateTime<Utc>,
    /// When it closes, UTC.
    pub closes_at: DateTime<Utc>,
    /// All homes in scope (`N`).
    pub homes: u32,
    /// Homes that answered (`n`).
    pub answers: u32,
}

/// A project a round may be opened for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RatableProject {
    /// The project.
    pub project_id: ProjectId,
    /// The compound's name.
    pub compound_name: String,
    /// The step that is open now.
    pub stage: Stage,
}

/// The desk's list of rounds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeskRatings {
    /// Rounds of the caller's places, the latest first.
    pub rounds: Page<RoundCard>,
    /// Projects with works and without a running round, which the caller may open one for.
    pub projects: Vec<RatableProject>,
}

/// What the form for a new round needs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RoundForm {
    /// The project.
    pub project_id: ProjectId,
    /// The compound's name.
    pub compound_name: String,
    /// The step that is open now.
    pub stage: Stage,
    /// Whether a round may be opened now.
    pub may_open: bool,
    /// A round that runs already.
    pub running: Option<RatingRoundId>,
    /// What would be asked, word for word.
    pub questions: Vec<AskedQuestion>,
    /// Homes that would be asked.
    pub homes: u32,
    /// A suggested opening, UTC.
    pub opens_at: DateTime<Utc>,
    /// A suggested closing, UTC.
    pub closes_at: DateTime<Utc>,
}

/// A building in the entry of answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RatingBuilding {
    /// The building.
    pub building_id: PlaceId,
    /// Its name.
    pub name: String,
    /// Its homes.
    pub homes: u32,
    /// Homes that answered.
    pub answered: u32,
}

/// A home in the entry of answers: whether it answered, never what.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RatingHome {
    /// The home.
    pub home_id: HomeId,
    /// Its address in the compound.
    pub label: String,
    /// Whether it answered.
    pub answered: bool,
    /// Whether staff may enter an answer for it.
    pub may_enter: bool,
}

/// How many answers came by a way.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RatingChannelCount {
    /// The way.
    pub channel: RatingChannel,
    /// Homes.
    pub answers: u32,
}

/// A round as the desk works on it; sealed like for everybody.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeskRound {
    /// What everybody reads.
    pub page: RatingRoundPage,
    /// Answers by the way they came.
    pub channels: Vec<RatingChannelCount>,
    /// The buildings with their turnout.
    pub buildings: Vec<RatingBuilding>,
    /// The building whose homes are listed.
    pub building_id: Option<PlaceId>,
    /// Its homes.
    pub homes: Vec<RatingHome>,
    /// Whether the caller may enter answers now.
    pub may_enter: bool,
    /// Whether the caller may review free texts.
    pub may_review: bool,
    /// Free texts that wait for their review; none while the round runs.
    pub to_review: Vec<RatingRemark>,
}
