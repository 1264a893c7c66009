//! Types of the API for lifts (加装电梯).

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::decisions::rules::{FloorWeight, LiftAnswer, LiftEffect, LiftFloor, LiftScheme, LiftShare, ShareMeasure};
use crate::id::{DecisionId, HomeId, PhotoId};
use crate::text::Text;

/// The scheme of a lift, as staff enter it before the notice.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SetLiftScheme {
    /// The whole cost in yuan: `480000` or `480000.50`.
    pub total_yuan: Text<1, 20>,
    /// What subsidies pay of it, in yuan; nothing when absent.
    #[serde(default)]
    pub subsidy_yuan: Text<0, 20>,
    /// What the weights multiply.
    pub measure: ShareMeasure,
    /// The weight of every floor with a home.
    pub floors: Vec<FloorWeight>,
    /// Whether the older provincial reading has to be reached as well (E6).
    #[serde(default)]
    pub stricter_counts: bool,
}

/// What the owner of a home that the lift takes something from said.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RecordLiftConsent {
    /// The home.
    pub home_id: HomeId,
    /// What the lift does to it.
    pub effect: LiftEffect,
    /// What its owner said.
    pub answer: LiftAnswer,
    /// What is taken, and how the owner was asked.
    pub note: Text<1, 500>,
    /// Photos of the signed paper; at least one for a consent or a refusal.
    #[serde(default)]
    pub photos: Vec<PhotoId>,
}

/// A step of a lift was kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LiftKept {
    /// The decision.
    pub id: DecisionId,
}

/// What a home of the reader pays.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MyLiftShare {
    /// Its address.
    pub label: String,
    /// What it pays.
    pub share: LiftShare,
}

/// The latest word of a home that had to be asked apart.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LiftConsentView {
    /// The home.
    pub home_id: HomeId,
    /// Its address.
    pub label: String,
    /// What the lift does to it.
    pub effect: LiftEffect,
    /// What its owner said.
    pub answer: LiftAnswer,
    /// Whether that is enough.
    pub met: bool,
    /// What is taken, and how the owner was asked; for the desk alone.
    pub note: String,
    /// Photos of the signed paper; for the desk alone.
    pub photos: Vec<PhotoId>,
    /// When it was recorded, UTC.
    pub recorded_at: DateTime<Utc>,
}

/// A lift: who pays what, and who has to be asked apart.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LiftPage {
    /// The decision.
    pub id: DecisionId,
    /// What it is called.
    pub title: String,
    /// Who decides, in words.
    pub scope_name: String,
    /// The scheme; before it is entered a proposal with the usual weights and no cost.
    pub scheme: LiftScheme,
    /// Whether the scheme is entered.
    pub is_set: bool,
    /// Whether the older reading has to be reached as well.
    pub stricter_counts: bool,
    /// What each floor pays, the highest first; empty while no scheme is entered.
    pub floors: Vec<LiftFloor>,
    /// What the reader's homes pay.
    pub mine: Vec<MyLiftShare>,
    /// Homes that have to be asked apart.
    pub consents: Vec<LiftConsentView>,
}
