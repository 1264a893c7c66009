//! Table `place`.

use sea_orm::entity::prelude::*;

/// A node of the tree of places.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "place")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// `PlaceKind::as_str`.
    pub kind: String,
    /// The node above; a compound's is its community.
    pub parent_id: Option<Uuid>,
    /// The compound of a compound, building or entrance.
    pub compound_id: Option<Uuid>,
    pub name: String,
    /// Order among its siblings.
    pub position: i32,
}

impl ActiveModelBehavior for ActiveModel {}
