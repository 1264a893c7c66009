//! Motions, meetings and comments.

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
                    .table("motion")
                    .col(uuid("id").primary_key())
                    .col(uuid("compound_id"))
                    .col(uuid("project_id").unique_key())
                    .col(integer("version"))
                    .col(timestamp_with_time_zone("created_at"))
                    .foreign_key(ForeignKey::create().from("motion", "compound_id").to("compound", "id"))
                    .foreign_key(ForeignKey::create().from("motion", "project_id").to("project", "id"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("motion_version")
                    .col(uuid("motion_id"))
                    .col(integer("version"))
                    .col(uuid("compound_id"))
                    .col(string("title"))
                    .col(text("body"))
                    .col(json_binary("items"))
                    .col(string("party_body"))
                    .col(date("held_on"))
                    .col(string("place"))
                    .col(string("chair"))
                    .col(integer("attendance"))
                    .col(text("record"))
                    .col(json_binary("photos"))
                    .col(string("reason"))
                    .col(uuid("published_by"))
                    .col(timestamp_with_time_zone("published_at"))
                    .primary_key(Index::create().col("motion_id").col("version"))
                    .foreign_key(ForeignKey::create().from("motion_version", "motion_id").to("motion", "id"))
                    .foreign_key(ForeignKey::create().from("motion_version", "compound_id").to("compound", "id"))
                    .foreign_key(ForeignKey::create().from("motion_version", "published_by").to("person", "id"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("meeting")
                    .col(uuid("id").primary_key())
                    .col(uuid("compound_id"))
                    .col(uuid("project_id"))
                    .col(integer("version"))
                    .col(timestamp_with_time_zone("created_at"))
                    .foreign_key(ForeignKey::create().from("meeting", "compound_id").to("compound", "id"))
                    .foreign_key(ForeignKey::create().from("meeting", "project_id").to("project", "id"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(Index::create().name("meeting_project_id").table("meeting").col("project_id").to_owned())
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("meeting_version")
                    .col(uuid("meeting_id"))
                    .col(integer("version"))
                    .col(uuid("compound_id"))
                    .col(string("kind"))
                    .col(timestamp_with_time_zone("held_at"))
                    .col(string("place"))
                    .col(string("chair"))
                    .col(integer("attendance"))
                    .col(string("attendees"))
                    .col(text("minutes"))
                    .col(text("amendments"))
                    .col(json_binary("photos"))
                    .col(string("reason"))
                    .col(uuid("published_by"))
                    .col(timestamp_with_time_zone("published_at"))
                    .primary_key(Index::create().col("meeting_id").col("version"))
                    .foreign_key(ForeignKey::create().from("meeting_version", "meeting_id").to("meeting", "id"))
                    .foreign_key(ForeignKey::create().from("meeting_version", "compound_id").to("compound", "id"))
                    .foreign_key(ForeignKey::create().from("meeting_version", "published_by").to("person", "id"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("comment")
                    .col(uuid("id").primary_key())
                    .col(uuid("compound_id"))
                    .col(uuid("project_id"))
                    .col(uuid("work_item_id"))
                    .col(uuid("home_id"))
                    .col(uuid("person_id"))
                    .col(text("body"))
                    .col(string("state"))
                    .col(string("hidden_reason"))
                    .col(integer("answer_version"))
                    .col(timestamp_with_time_zone("created_at"))
                    .foreign_key(ForeignKey::create().from("comment", "compound_id").to("compound", "id"))
                    .foreign_key(ForeignKey::create().from("comment", "project_id").to("project", "id"))
                    .foreign_key(ForeignKey::create().from("comment", "work_item_id").to("work_item", "id"))
                    .foreign_key(ForeignKey::create().from("comment", "home_id").to("home", "id"))
                    .foreign_key(ForeignKey::create().from("comment", "person_id").to("person", "id"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("comment_work_item_id_id")
                    .table("comment")
                    .col("work_item_id")
                    .col("id")
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("comment_compound_id_answer_version")
                    .table("comment")
                    .col("compound_id")
                    .col("answer_version")
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(Index::create().name("comment_project_id").table("comment").col("project_id").to_owned())
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("comment_answer")
                    .col(uuid("comment_id"))
                    .col(integer("version"))
                    .col(uuid("compound_id"))
                    .col(text("body"))
                    .col(string("reason"))
                    .col(uuid("answered_by"))
                    .col(timestamp_with_time_zone("answered_at"))
                    .primary_key(Index::create().col("comment_id").col("version"))
                    .foreign_key(ForeignKey::create().from("comment_answer", "comment_id").to("comment", "id"))
                    .foreign_key(ForeignKey::create().from("comment_answer", "compound_id").to("compound", "id"))
                    .foreign_key(ForeignKey::create().from("comment_answer", "answered_by").to("person", "id"))
                    .to_owned(),
            )
            .await?;
        Ok(())
    }
}
