//! Table `home_binding`.

use sea_orm::entity::prelude::*;

/// A home a person speaks for.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "home_binding")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub compound_id: Uuid,
    pub home_id: Uuid,
    pub person_id: Uuid,
    /// letter or staff.
    pub basis: String,
    /// owner, family or tenant.
    pub relation: String,
    pub since: DateTimeUtc,
    pub until: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
