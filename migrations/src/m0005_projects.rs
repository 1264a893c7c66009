//! Projects, their steps, work items and money.

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
                    .table("project")
                    .col(uuid("id").primary_key())
                    .col(uuid("compound_id").unique_key())
                    .col(string("title"))
                    .col(text("summary"))
                    .col(string("stage"))
                    .col(date_null("planned_start"))
                    .col(date_null("planned_end"))
                    .col(timestamp_with_time_zone("created_at"))
                    .col(timestamp_with_time_zone("updated_at"))
                    .foreign_key(ForeignKey::create().from("project", "compound_id").to("compound", "id"))
                    .to_owned(),
            )
            .await?;
        manager.create_index(Index::create().name("project_by_stage").table("project").col("stage").to_owned()).await?;
        manager
            .create_table(
                Table::create()
                    .table("project_stage")
                    .col(uuid("project_id"))
                    .col(string("stage"))
                    .col(timestamp_with_time_zone("opened_at"))
                    .col(timestamp_with_time_zone_null("closed_at"))
                    .col(uuid_null("closed_by"))
                    .col(json_binary("evidence"))
                    .primary_key(Index::create().col("project_id").col("stage"))
                    .foreign_key(ForeignKey::create().from("project_stage", "project_id").to("project", "id"))
                    .foreign_key(ForeignKey::create().from("project_stage", "closed_by").to("person", "id"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("work_item")
                    .col(uuid("id").primary_key())
                    .col(uuid("compound_id"))
                    .col(uuid("project_id"))
                    .col(string("catalogue_code"))
                    .col(string("title"))
                    .col(string("location"))
                    .col(string("quantity"))
                    .col(big_integer("budget"))
                    .col(big_integer("resident_share"))
                    .col(string("status"))
                    .col(string("reason"))
                    .col(integer("position"))
                    .col(integer("percent"))
                    .foreign_key(ForeignKey::create().from("work_item", "compound_id").to("compound", "id"))
                    .foreign_key(ForeignKey::create().from("work_item", "project_id").to("project", "id"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("work_item_project_id_position")
                    .table("work_item")
                    .col("project_id")
                    .col("position")
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("funding_line")
                    .col(uuid("id").primary_key())
                    .col(uuid("project_id"))
                    .col(string("source_code"))
                    .col(big_integer("amount"))
                    .col(string("note"))
                    .col(integer("position"))
                    .foreign_key(ForeignKey::create().from("funding_line", "project_id").to("project", "id"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("funding_line_project_id_position")
                    .table("funding_line")
                    .col("project_id")
                    .col("position")
                    .to_owned(),
            )
            .await?;
        Ok(())
    }
}
