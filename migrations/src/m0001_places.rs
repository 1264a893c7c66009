//! Places and the two registers (dossier R1–R6).

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

/// The migration.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("place")
                    .col(uuid("id").primary_key())
                    .col(string("kind"))
                    .col(uuid_null("parent_id"))
                    .col(uuid_null("compound_id"))
                    .col(string("name"))
                    .col(integer("position"))
                    .foreign_key(ForeignKey::create().from("place", "parent_id").to("place", "id"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("place_parent_id_position")
                    .table("place")
                    .col("parent_id")
                    .col("position")
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(Index::create().name("place_compound_id").table("place").col("compound_id").to_owned())
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("compound")
                    .col(uuid("id").primary_key())
                    .col(uuid("cluster_id"))
                    .col(uuid("community_id"))
                    .col(integer("plan_year"))
                    .col(integer("built_year"))
                    .col(string("address"))
                    .foreign_key(ForeignKey::create().from("compound", "id").to("place", "id"))
                    .foreign_key(ForeignKey::create().from("compound", "cluster_id").to("place", "id"))
                    .foreign_key(ForeignKey::create().from("compound", "community_id").to("place", "id"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(Index::create().name("compound_cluster_id").table("compound").col("cluster_id").to_owned())
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("home")
                    .col(uuid("id").primary_key())
                    .col(uuid("compound_id"))
                    .col(uuid("building_id"))
                    .col(uuid("entrance_id"))
                    .col(integer("floor"))
                    .col(string("room"))
                    .col(string("label"))
                    .col(big_integer("area"))
                    .col(string("area_source"))
                    .col(string("kind"))
                    .col(string("status"))
                    .foreign_key(ForeignKey::create().from("home", "compound_id").to("compound", "id"))
                    .foreign_key(ForeignKey::create().from("home", "building_id").to("place", "id"))
                    .foreign_key(ForeignKey::create().from("home", "entrance_id").to("place", "id"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("home_compound_id_building_id_entrance_id_room")
                    .table("home")
                    .col("compound_id")
                    .col("building_id")
                    .col("entrance_id")
                    .col("room")
                    .unique()
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("owner")
                    .col(uuid("id").primary_key())
                    .col(uuid("compound_id"))
                    .col(string("kind"))
                    .col(string("name"))
                    .col(string("identifier"))
                    .foreign_key(ForeignKey::create().from("owner", "compound_id").to("compound", "id"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("owner_compound_id_identifier")
                    .table("owner")
                    .col("compound_id")
                    .col("identifier")
                    .unique()
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("home_owner")
                    .col(uuid("home_id"))
                    .col(uuid("owner_id"))
                    .col(uuid("compound_id"))
                    .primary_key(Index::create().col("home_id").col("owner_id"))
                    .foreign_key(ForeignKey::create().from("home_owner", "home_id").to("home", "id"))
                    .foreign_key(ForeignKey::create().from("home_owner", "owner_id").to("owner", "id"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(Index::create().name("home_owner_owner_id").table("home_owner").col("owner_id").to_owned())
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("household")
                    .col(uuid("id").primary_key())
                    .col(uuid("compound_id"))
                    .col(uuid("home_id").unique_key())
                    .col(string("name"))
                    .col(integer("adults"))
                    .foreign_key(ForeignKey::create().from("household", "compound_id").to("compound", "id"))
                    .foreign_key(ForeignKey::create().from("household", "home_id").to("home", "id"))
                    .to_owned(),
            )
            .await?;
        Ok(())
    }
}
