//! Table `area_correction`.

use sea_orm::entity::prelude::*;

/// A correction of the area of a home, with what it said before (R2).
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "area_correction")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub compound_id: Uuid,
    pub home_id: Uuid,
    /// 0.01 ㎡.
    pub area_before: i64,
    pub source_before: String,
    /// 0.01 ㎡.
    pub area_after: i64,
    pub source_after: String,
    /// Empty where a roster brought it.
    #[sea_orm(column_type = "Text")]
    pub reason: String,
    pub photos: Json,
    /// Nobody where the command line imported a roster.
    pub corrected_by: Option<Uuid>,
    pub corrected_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
