//! Table `representative`.

use sea_orm::entity::prelude::*;

/// A member of the residents' representatives' meeting (R27).
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "representative")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub compound_id: Uuid,
    /// The home the person lives in.
    pub home_id: Uuid,
    pub name: String,
    /// `Seat::as_str`.
    pub seat: String,
    pub elected_on: Date,
    /// The last day of the term.
    pub term_ends_on: Date,
    /// Whose account casts the ballot; an account is in one entry.
    pub person_id: Option<Uuid>,
    pub entered_by: Uuid,
    pub entered_at: DateTimeUtc,
    pub ended_at: Option<DateTimeUtc>,
    #[sea_orm(column_type = "Text")]
    pub ended_because: String,
}

impl ActiveModelBehavior for ActiveModel {}
