//! Table `observation`.

use sea_orm::entity::prelude::*;

/// What a resident or staff saw; public once it is answered.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "observation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub compound_id: Uuid,
    pub project_id: Uuid,
    pub work_item_id: Option<Uuid>,
    #[sea_orm(column_type = "Text")]
    pub text: String,
    pub photos: Json,
    /// The home of a resident; none for staff.
    pub home_id: Option<Uuid>,
    pub observed_by: Uuid,
    pub observed_at: DateTimeUtc,
    /// Empty while there is none.
    #[sea_orm(column_type = "Text")]
    pub answer: String,
    pub answered_by: Option<Uuid>,
    pub answered_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
