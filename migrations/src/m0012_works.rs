//! Units taking part and progress of the works.

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
                    .table("party")
                    .col(uuid("id").primary_key())
                    .col(uuid("compound_id"))
                    .col(uuid("project_id"))
                    .col(string("role"))
                    .col(string("unit"))
                    .col(string("person"))
                    .col(string("phone"))
                    .col(uuid("set_by"))
                    .col(timestamp_with_time_zone("set_at"))
                    .col(timestamp_with_time_zone_null("replaced_at"))
                    .col(string("replaced_reason"))
                    .col(string_null("standing_key").unique_key())
                    .foreign_key(ForeignKey::create().from("party", "compound_id").to("compound", "id"))
                    .foreign_key(ForeignKey::create().from("party", "project_id").to("project", "id"))
                    .foreign_key(ForeignKey::create().from("party", "set_by").to("person", "id"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("party_project_id_set_at")
                    .table("party")
                    .col("project_id")
                    .col("set_at")
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("progress_entry")
                    .col(uuid("id").primary_key())
                    .col(uuid("compound_id"))
                    .col(uuid("project_id"))
                    .col(uuid("work_item_id"))
                    .col(integer("percent"))
                    .col(text("text"))
                    .col(json_binary("photos"))
                    .col(boolean("hidden_work"))
                    .col(string("location"))
                    .col(timestamp_with_time_zone_null("seen_at"))
                    .col(string("reason"))
                    .col(uuid_null("corrects").unique_key())
                    .col(uuid_null("shown_for").unique_key())
                    .col(uuid("recorded_by"))
                    .col(timestamp_with_time_zone("recorded_at"))
                    .foreign_key(ForeignKey::create().from("progress_entry", "compound_id").to("compound", "id"))
                    .foreign_key(ForeignKey::create().from("progress_entry", "project_id").to("project", "id"))
                    .foreign_key(ForeignKey::create().from("progress_entry", "work_item_id").to("work_item", "id"))
                    .foreign_key(ForeignKey::create().from("progress_entry", "corrects").to("progress_entry", "id"))
                    .foreign_key(ForeignKey::create().from("progress_entry", "shown_for").to("work_item", "id"))
                    .foreign_key(ForeignKey::create().from("progress_entry", "recorded_by").to("person", "id"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("progress_entry_project_id_id")
                    .table("progress_entry")
                    .col("project_id")
                    .col("id")
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("progress_entry_work_item_id_id")
                    .table("progress_entry")
                    .col("work_item_id")
                    .col("id")
                    .to_owned(),
            )
            .await?;
        Ok(())
    }
}
