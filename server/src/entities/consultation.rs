//! Table `consultation`.

use sea_orm::entity::prelude::*;

/// A consultation (一征) of a project: every home is asked what to change (dossier §1.2).
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "consultation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub compound_id: Uuid,
    pub project_id: Uuid,
    pub title: String,
    #[sea_orm(column_type = "Text")]
    pub introduction: String,
    pub opens_at: DateTimeUtc,
    pub closes_at: DateTimeUtc,
    /// Set when staff close it; answers are refused from then on.
    pub closed_at: Option<DateTimeUtc>,
    pub closed_by: Option<Uuid>,
    /// Why it was closed before `closes_at`.
    pub close_reason: Option<String>,
    /// Counts frozen at the close, without the outcome of the items.
    pub summary: Option<Json>,
    /// When the summary with its outcomes was published.
    pub published_at: Option<DateTimeUtc>,
    pub published_by: Option<Uuid>,
    pub created_by: Uuid,
    pub created_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
