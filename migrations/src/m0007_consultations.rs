//! Consultations: what is asked, the answers of homes with all their versions, and the visits.

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
                    .table("consultation")
                    .col(uuid("id").primary_key())
                    .col(uuid("compound_id"))
                    .col(uuid("project_id"))
                    .col(string("title"))
                    .col(text("introduction"))
                    .col(timestamp_with_time_zone("opens_at"))
                    .col(timestamp_with_time_zone("closes_at"))
                    .col(timestamp_with_time_zone_null("closed_at"))
                    .col(uuid_null("closed_by"))
                    .col(string_null("close_reason"))
                    .col(json_binary_null("summary"))
                    .col(timestamp_with_time_zone_null("published_at"))
                    .col(uuid_null("published_by"))
                    .col(uuid("created_by"))
                    .col(timestamp_with_time_zone("created_at"))
                    .foreign_key(ForeignKey::create().from("consultation", "compound_id").to("compound", "id"))
                    .foreign_key(ForeignKey::create().from("consultation", "project_id").to("project", "id"))
                    .foreign_key(ForeignKey::create().from("consultation", "closed_by").to("person", "id"))
                    .foreign_key(ForeignKey::create().from("consultation", "published_by").to("person", "id"))
                    .foreign_key(ForeignKey::create().from("consultation", "created_by").to("person", "id"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create().name("consultation_project_id").table("consultation").col("project_id").to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("consultation_compound_id_id")
                    .table("consultation")
                    .col("compound_id")
                    .col("id")
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("consultation_item")
                    .col(uuid("consultation_id"))
                    .col(string("code"))
                    .col(integer("position"))
                    .col(boolean_null("adopted"))
                    .col(string("reason"))
                    .col(uuid_null("work_item_id"))
                    .primary_key(Index::create().col("consultation_id").col("code"))
                    .foreign_key(
                        ForeignKey::create().from("consultation_item", "consultation_id").to("consultation", "id"),
                    )
                    .foreign_key(ForeignKey::create().from("consultation_item", "work_item_id").to("work_item", "id"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("consultation_answer")
                    .col(uuid("compound_id"))
                    .col(uuid("consultation_id"))
                    .col(uuid("home_id"))
                    .col(integer("version"))
                    .col(string("channel"))
                    .col(json_binary("wanted"))
                    .col(text("remark"))
                    .col(json_binary("photos"))
                    .col(uuid("answered_by"))
                    .col(timestamp_with_time_zone("answered_at"))
                    .primary_key(Index::create().col("consultation_id").col("home_id"))
                    .foreign_key(ForeignKey::create().from("consultation_answer", "compound_id").to("compound", "id"))
                    .foreign_key(
                        ForeignKey::create().from("consultation_answer", "consultation_id").to("consultation", "id"),
                    )
                    .foreign_key(ForeignKey::create().from("consultation_answer", "home_id").to("home", "id"))
                    .foreign_key(ForeignKey::create().from("consultation_answer", "answered_by").to("person", "id"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("consultation_answer_version")
                    .col(uuid("compound_id"))
                    .col(uuid("consultation_id"))
                    .col(uuid("home_id"))
                    .col(integer("version"))
                    .col(string("channel"))
                    .col(json_binary("wanted"))
                    .col(text("remark"))
                    .col(json_binary("photos"))
                    .col(uuid("answered_by"))
                    .col(timestamp_with_time_zone("answered_at"))
                    .primary_key(Index::create().col("consultation_id").col("home_id").col("version"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("consultation_answer_version", "consultation_id")
                            .to("consultation", "id"),
                    )
                    .foreign_key(ForeignKey::create().from("consultation_answer_version", "home_id").to("home", "id"))
                    .foreign_key(
                        ForeignKey::create().from("consultation_answer_version", "answered_by").to("person", "id"),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("home_visit")
                    .col(uuid("id").primary_key())
                    .col(uuid("compound_id"))
                    .col(uuid("consultation_id"))
                    .col(uuid("home_id"))
                    .col(string("outcome"))
                    .col(string("note"))
                    .col(uuid("visited_by"))
                    .col(timestamp_with_time_zone("visited_at"))
                    .foreign_key(ForeignKey::create().from("home_visit", "compound_id").to("compound", "id"))
                    .foreign_key(ForeignKey::create().from("home_visit", "consultation_id").to("consultation", "id"))
                    .foreign_key(ForeignKey::create().from("home_visit", "home_id").to("home", "id"))
                    .foreign_key(ForeignKey::create().from("home_visit", "visited_by").to("person", "id"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("home_visit_consultation_id_home_id")
                    .table("home_visit")
                    .col("consultation_id")
                    .col("home_id")
                    .to_owned(),
            )
            .await?;
        Ok(())
    }
}
