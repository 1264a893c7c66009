//! What is open now, for the page 议事.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::id::PlaceId;
use crate::page::PageMeta;
use crate::projects::terms::terms;

terms! {
    /// What residents can take part in.
    pub enum MatterKind {
        /// 一征: tell what to change.
        Consultation = "consultation", "征求意见", "consultation";
        /// 三议 ① ②: read the motion and comment on its items.
        Deliberation = "deliberation", "提议与商议", "motion and deliberation";
        /// 三议 ③: vote.
        Decision = "decision", "表决", "vote";
        /// Rate what was built.
        Rating = "rating", "满意度评价", "rating";
    }
}

/// Something residents can take part in now.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OpenMatter {
    /// What it is.
    pub kind: MatterKind,
    /// The consultation, project, decision or rating round.
    pub id: Uuid,
    /// Its title.
    pub title: String,
    /// The compound.
    pub compound_id: PlaceId,
    /// Its name.
    pub compound_name: String,
    /// When it closes, UTC; a deliberation has no set end.
    pub closes_at: Option<DateTime<Utc>>,
}

/// What is open now, in the caller's compounds or in all.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeliberationList {
    /// The names of the caller's compounds, where the list is limited to them.
    pub limited_to: Vec<String>,
    /// Whether the caller has a home of one's own.
    pub has_home: bool,
    /// What is open, the next close first.
    pub matters: Vec<OpenMatter>,
    /// How to go on, by project.
    pub meta: PageMeta,
}
