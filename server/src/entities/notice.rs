//! Table `notice`.

use sea_orm::entity::prelude::*;

/// A notice (公示): drafted, published in immutable versions, ended after its period or withdrawn.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "notice")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub compound_id: Uuid,
    pub project_id: Uuid,
    /// The decision a notice of a vote names (N3, N4, N5).
    pub decision_id: Option<Uuid>,
    /// The cluster whose compounds all read it, because they decided together.
    pub cluster_id: Option<Uuid>,
    /// `NoticeKind::as_str`.
    pub kind: String,
    /// draft, published, ended or withdrawn.
    pub status: String,
    /// Of the draft, then of the latest version.
    pub title: String,
    #[sea_orm(column_type = "Text")]
    pub body: String,
    /// Field key → text.
    pub fields: Json,
    /// Ids, in order.
    pub photos: Json,
    pub display_days: i32,
    /// The latest published version; 0 for a draft.
    pub version: i32,
    pub drafted_by: Uuid,
    pub drafted_at: DateTimeUtc,
    /// Its place in lists: when it was drafted, then when it was first published.
    pub listed_at: DateTimeUtc,
    /// Of the first version.
    pub published_at: Option<DateTimeUtc>,
    /// End of the display period (R35), as it stands now.
    pub ends_at: Option<DateTimeUtc>,
    /// Places whose sheet of the latest version was taken down too early and is not back (R37).
    pub sheets_away: i32,
    pub ended_at: Option<DateTimeUtc>,
    pub withdrawn_at: Option<DateTimeUtc>,
    pub withdrawn_by: Option<Uuid>,
    /// Empty while it stands.
    #[sea_orm(column_type = "Text")]
    pub withdrawn_reason: String,
    /// Homes of the compound at the first publication.
    pub homes: i32,
    /// Homes among them whose residents got it into their inbox.
    pub homes_told: i32,
}

impl ActiveModelBehavior for ActiveModel {}
