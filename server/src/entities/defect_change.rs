//! Table `defect_change`.

use sea_orm::entity::prelude::*;

/// What happened to a defect, in order; never changed.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "defect_change")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub compound_id: Uuid,
    pub defect_id: Uuid,
    /// `ChangeKind::as_str`.
    pub kind: String,
    #[sea_orm(column_type = "Text")]
    pub text: String,
    pub photos: Json,
    pub repaired_on: Option<Date>,
    pub changed_by: Uuid,
    pub changed_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
