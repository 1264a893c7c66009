//! Table `ballot_version`.

use sea_orm::entity::prelude::*;

/// An acknowledged version of a ballot, and its leaf of the public log; rows are only ever added.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "ballot_version")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub elector_id: Uuid,
    /// From 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub version: i32,
    pub decision_id: Uuid,
    /// `Channel::as_str`.
    pub channel: String,
    /// The choice by the id of its question.
    pub choices: Json,
    /// What hides the choices in the commitment; 32 bytes, shown on the voter's receipt alone.
    pub salt: Vec<u8>,
    /// The leaf: 32 bytes.
    pub commitment: Vec<u8>,
    /// Its place in the log, from 0; nothing until the sequencer has given it one.
    pub leaf_index: Option<i64>,
    /// The home it was given for.
    pub home_id: Uuid,
    /// The resident who cast it, or the staff member who entered it.
    pub submitted_by: Uuid,
    /// What makes its submission repeatable.
    pub submission_key: Option<String>,
    /// The number of the paper it came by.
    pub serial_number: Option<String>,
    #[sea_orm(column_type = "Text")]
    pub note: String,
    /// When it was received; for paper the moment on the signed receipt.
    pub received_at: DateTimeUtc,
    /// When it fell into the ballot box.
    pub recorded_at: Option<DateTimeUtc>,
    /// Since when it waited on a phone, to the millisecond; for the receipt of its voter alone.
    pub kept_since: Option<DateTimeUtc>,
    /// The mandate under which it was cast for the elector.
    pub mandate_id: Option<Uuid>,
}

impl ActiveModelBehavior for ActiveModel {}
