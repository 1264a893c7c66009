//! Table `staff_account`.

use sea_orm::entity::prelude::*;

/// A staff member's password account.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "staff_account")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: Uuid,
    pub login: String,
    /// Argon2id, PHC string.
    pub password_hash: String,
    /// Wrong passwords in a row.
    pub failures: i32,
    /// No sign-in before this instant, UTC (R56).
    pub locked_until: Option<DateTimeUtc>,
    pub password_changed_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
