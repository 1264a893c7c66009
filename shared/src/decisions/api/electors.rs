//! Types of the API for electors that may be one person (R3).

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::area::Area;
use crate::id::{HomeId, PlaceId};
use crate::projects::terms::terms;
use crate::text::Text;

terms! {
    /// What somebody decided about two electors.
    pub enum MergeVerdict {
        /// One counted person; the next roll counts it once, with the area of all homes.
        Same = "same", "是同一计票人", "the same counted person";
        /// Two counted persons.
        Different = "different", "不是同一计票人", "not the same";
    }
}

/// One side of a possible merge.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ElectorSide {
    /// A home of it, which names it in a decision.
    pub home_id: HomeId,
    /// Its owners, masked.
    pub owners: Vec<String>,
    /// Its homes, by their addresses.
    pub homes: Vec<String>,
    /// Their area together, 0.01 ㎡.
    pub area: Area,
}

/// Two electors that share an owner.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PossibleMergeView {
    /// The one named first in the register.
    pub first: ElectorSide,
    /// The other.
    pub second: ElectorSide,
}

/// A decision about two electors.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ElectorJudgementView {
    /// The decision.
    pub id: Uuid,
    /// The homes of the one when it was decided.
    pub first: Vec<String>,
    /// The homes of the other.
    pub second: Vec<String>,
    /// What was decided.
    pub verdict: MergeVerdict,
    /// Why.
    pub reason: String,
    /// Who decided.
    pub decided_by: String,
    /// When, UTC.
    pub decided_at: DateTime<Utc>,
    /// When it was revoked, UTC; it counts until then.
    pub revoked_at: Option<DateTime<Utc>>,
    /// Why it was revoked.
    pub revoked_because: Option<String>,
}

/// Electors of a compound, or of a cluster, that may be one person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ElectorsPage {
    /// The compound or cluster.
    pub place_id: PlaceId,
    /// Its name.
    pub place_name: String,
    /// Its cluster, where the place is a compound.
    pub cluster_id: Option<PlaceId>,
    /// Whether the reader may decide.
    pub may_decide: bool,
    /// `P`: counted persons as the registers stand.
    pub persons: i64,
    /// `A`, 0.01 ㎡.
    pub area: Area,
    /// How many persons fewer the decisions make.
    pub fewer: u32,
    /// Pairs that wait for a decision.
    pub open: Vec<PossibleMergeView>,
    /// Decisions so far, the latest first, revoked ones included.
    pub judgements: Vec<ElectorJudgementView>,
}

/// A decision about two electors, each named by one of its homes.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct JudgeElectors {
    /// A home of the one.
    pub first_home_id: HomeId,
    /// A home of the other.
    pub second_home_id: HomeId,
    /// What is decided.
    pub verdict: MergeVerdict,
    /// Why; kept and audited.
    pub reason: Text<1, 500>,
}

/// A decision about two electors that no longer counts for the next roll.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RevokeJudgement {
    /// Why.
    pub reason: Text<1, 500>,
}

/// A decision about two electors was kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ElectorsJudged {
    /// The decision.
    pub id: Uuid,
    /// `P` of the place as the registers stand now.
    pub persons: i64,
    /// `A`, 0.01 ㎡; no decision changes it.
    pub area: Area,
}
