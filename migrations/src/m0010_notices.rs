//! Notices with their versions, postings and objections.

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
                    .table("notice")
                    .col(uuid("id").primary_key())
                    .col(uuid("compound_id"))
                    .col(uuid("project_id"))
                    .col(string("kind"))
                    .col(string("status"))
                    .col(string("title"))
                    .col(text("body"))
                    .col(json_binary("fields"))
                    .col(json_binary("photos"))
                    .col(integer("display_days"))
                    .col(integer("version"))
                    .col(uuid("drafted_by"))
                    .col(timestamp_with_time_zone("drafted_at"))
                    .col(timestamp_with_time_zone("listed_at"))
                    .col(timestamp_with_time_zone_null("published_at"))
                    .col(timestamp_with_time_zone_null("ends_at"))
                    .col(integer("sheets_away"))
                    .col(timestamp_with_time_zone_null("ended_at"))
                    .col(timestamp_with_time_zone_null("withdrawn_at"))
                    .col(uuid_null("withdrawn_by"))
                    .col(text("withdrawn_reason"))
                    .col(integer("homes"))
                    .col(integer("homes_told"))
                    .foreign_key(ForeignKey::create().from("notice", "compound_id").to("compound", "id"))
                    .foreign_key(ForeignKey::create().from("notice", "project_id").to("project", "id"))
                    .foreign_key(ForeignKey::create().from("notice", "drafted_by").to("person", "id"))
                    .foreign_key(ForeignKey::create().from("notice", "withdrawn_by").to("person", "id"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("notice_compound_id_listed_at")
                    .table("notice")
                    .col("compound_id")
                    .col("listed_at")
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create().name("notice_project_id_kind").table("notice").col("project_id").col("kind").to_owned(),
            )
            .await?;
        manager
            .create_index(Index::create().name("notice_listed_at").table("notice").col("listed_at").to_owned())
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("notice_version")
                    .col(uuid("notice_id"))
                    .col(integer("version"))
                    .col(uuid("compound_id"))
                    .col(string("title"))
                    .col(text("body"))
                    .col(json_binary("fields"))
                    .col(json_binary("photos"))
                    .col(integer("display_days"))
                    .col(text("reason"))
                    .col(text("canonical"))
                    .col(string("sha256"))
                    .col(uuid("published_by"))
                    .col(timestamp_with_time_zone("published_at"))
                    .col(timestamp_with_time_zone("ends_at"))
                    .primary_key(Index::create().col("notice_id").col("version"))
                    .foreign_key(ForeignKey::create().from("notice_version", "notice_id").to("notice", "id"))
                    .foreign_key(ForeignKey::create().from("notice_version", "compound_id").to("compound", "id"))
                    .foreign_key(ForeignKey::create().from("notice_version", "published_by").to("person", "id"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("notice_posting")
                    .col(uuid("id").primary_key())
                    .col(uuid("compound_id"))
                    .col(uuid("notice_id"))
                    .col(integer("version"))
                    .col(string("moment"))
                    .col(string("place"))
                    .col(json_binary("photos"))
                    .col(uuid("recorded_by"))
                    .col(timestamp_with_time_zone("recorded_at"))
                    .foreign_key(ForeignKey::create().from("notice_posting", "compound_id").to("compound", "id"))
                    .foreign_key(ForeignKey::create().from("notice_posting", "notice_id").to("notice", "id"))
                    .foreign_key(ForeignKey::create().from("notice_posting", "recorded_by").to("person", "id"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("notice_posting_notice_id_recorded_at")
                    .table("notice_posting")
                    .col("notice_id")
                    .col("recorded_at")
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("objection")
                    .col(uuid("id").primary_key())
                    .col(uuid("compound_id"))
                    .col(uuid("notice_id"))
                    .col(integer("version"))
                    .col(uuid("person_id"))
                    .col(uuid("home_id"))
                    .col(text("body"))
                    .col(json_binary("photos"))
                    .col(string("status"))
                    .col(text("answer"))
                    .col(uuid_null("answered_by"))
                    .col(timestamp_with_time_zone_null("answered_at"))
                    .col(timestamp_with_time_zone_null("withdrawn_at"))
                    .col(timestamp_with_time_zone("due_at"))
                    .col(timestamp_with_time_zone("created_at"))
                    .col(string_null("open_key").unique_key())
                    .foreign_key(ForeignKey::create().from("objection", "compound_id").to("compound", "id"))
                    .foreign_key(ForeignKey::create().from("objection", "notice_id").to("notice", "id"))
                    .foreign_key(ForeignKey::create().from("objection", "person_id").to("person", "id"))
                    .foreign_key(ForeignKey::create().from("objection", "home_id").to("home", "id"))
                    .foreign_key(ForeignKey::create().from("objection", "answered_by").to("person", "id"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("objection_notice_id_created_at")
                    .table("objection")
                    .col("notice_id")
                    .col("created_at")
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("objection_compound_id_status")
                    .table("objection")
                    .col("compound_id")
                    .col("status")
                    .to_owned(),
            )
            .await?;
        Ok(())
    }
}
