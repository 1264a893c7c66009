//! Table `paper_ballot`.

use sea_orm::entity::prelude::*;

/// A numbered paper ballot of a decision.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "paper_ballot")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub decision_id: Uuid,
    /// From 1, without a gap.
    #[sea_orm(primary_key, auto_increment = false)]
    pub serial: i32,
    /// For whom it is; nothing while it is a spare one.
    pub elector_id: Option<Uuid>,
    /// The home it was brought to, one of the elector's.
    pub home_id: Option<Uuid>,
    /// `PaperState::as_str`.
    pub state: String,
    pub issued_by: Uuid,
    pub issued_at: DateTimeUtc,
    /// `DeliveryMethod::as_str`.
    pub delivery_method: Option<String>,
    pub delivered_at: Option<DateTimeUtc>,
    /// Who signed or witnessed, where the mail went; may be empty.
    #[sea_orm(column_type = "Text")]
    pub delivery_note: String,
    /// Who registered the delivery; nobody where it was registered before that was kept.
    pub delivered_by: Option<Uuid>,
    /// When it was signed for.
    pub received_at: Option<DateTimeUtc>,
    /// The mandate under which it was signed.
    pub mandate_id: Option<Uuid>,
    /// `VoidReason::as_str`.
    pub void_reason: Option<String>,
    /// The version of the elector's ballot it became.
    pub counted_version: Option<i32>,
}

impl ActiveModelBehavior for ActiveModel {}
