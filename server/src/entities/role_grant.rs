//! Table `role_grant`.

use sea_orm::entity::prelude::*;

/// A role at a place.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "role_grant")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub person_id: Uuid,
    /// `Role::as_str`.
    pub role: String,
    pub place_id: Uuid,
    pub since: DateTimeUtc,
    pub until: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
