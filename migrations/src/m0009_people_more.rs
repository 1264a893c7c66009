//! Roster files waiting for confirmation.

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
                    .table("roster_preview")
                    .col(uuid("id").primary_key())
                    .col(uuid("compound_id"))
                    .col(uuid("person_id"))
                    .col(text("content"))
                    .col(timestamp_with_time_zone("created_at"))
                    .col(timestamp_with_time_zone("expires_at"))
                    .foreign_key(ForeignKey::create().from("roster_preview", "compound_id").to("compound", "id"))
                    .foreign_key(ForeignKey::create().from("roster_preview", "person_id").to("person", "id"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("roster_preview_compound_id")
                    .table("roster_preview")
                    .col("compound_id")
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create().name("roster_preview_expires_at").table("roster_preview").col("expires_at").to_owned(),
            )
            .await?;
        Ok(())
    }
}
