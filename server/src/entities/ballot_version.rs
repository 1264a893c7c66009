//! Table `ballot_version`.

use sea_orm::entity::prelude::*;

/// An acknowledged version of a ballot; rows are only ever added.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "ballot_version")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub ballot_id: Uuid,
    /// From 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub version: i32,
    pub receipt_number: String,
    /// `Channel::as_str`.
    pub channel: String,
    /// The choice by the id of its question.
    pub choices: Json,
    /// The home it was given for.
    pub home_id: Uuid,
    /// The resident who cast it.
    pub cast_by: Option<Uuid>,
    /// The staff member who entered it.
    pub entered_by: Option<Uuid>,
    /// Printed on the paper.
    pub serial_number: Option<String>,
    #[sea_orm(column_type = "Text")]
    pub note: String,
    pub received_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
