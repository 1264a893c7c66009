//! Rating rounds and their answers.

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
                    .table("rating_round")
                    .col(uuid("id").primary_key())
                    .col(uuid("compound_id"))
                    .col(uuid("project_id"))
                    .col(string("title"))
                    .col(timestamp_with_time_zone("opens_at"))
                    .col(timestamp_with_time_zone("closes_at"))
                    .col(integer("homes"))
                    .col(json_binary("items"))
                    .col(json_binary("method"))
                    .col(timestamp_with_time_zone_null("told_at"))
                    .col(uuid("created_by"))
                    .col(timestamp_with_time_zone("created_at"))
                    .foreign_key(ForeignKey::create().from("rating_round", "compound_id").to("compound", "id"))
                    .foreign_key(ForeignKey::create().from("rating_round", "project_id").to("project", "id"))
                    .foreign_key(ForeignKey::create().from("rating_round", "created_by").to("person", "id"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create().name("rating_round_project_id").table("rating_round").col("project_id").to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("rating_round_compound_id_closes_at")
                    .table("rating_round")
                    .col("compound_id")
                    .col("closes_at")
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("rating_answer")
                    .col(uuid("round_id"))
                    .col(uuid("home_id"))
                    .col(uuid("compound_id"))
                    .col(integer("version"))
                    .col(string("channel"))
                    .col(string("witness"))
                    .col(json_binary("levels"))
                    .col(text("remark"))
                    .col(text("wanted"))
                    .col(uuid("remark_id").unique_key())
                    .col(string("remark_state"))
                    .col(timestamp_with_time_zone("answered_at"))
                    .primary_key(Index::create().col("round_id").col("home_id"))
                    .foreign_key(ForeignKey::create().from("rating_answer", "round_id").to("rating_round", "id"))
                    .foreign_key(ForeignKey::create().from("rating_answer", "home_id").to("home", "id"))
                    .foreign_key(ForeignKey::create().from("rating_answer", "compound_id").to("compound", "id"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("rating_answer_round_id_remark_state")
                    .table("rating_answer")
                    .col("round_id")
                    .col("remark_state")
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("rating_answer_version")
                    .col(uuid("round_id"))
                    .col(uuid("home_id"))
                    .col(integer("version"))
                    .col(uuid("compound_id"))
                    .col(string("channel"))
                    .col(string("witness"))
                    .col(json_binary("levels"))
                    .col(text("remark"))
                    .col(text("wanted"))
                    .col(uuid_null("entered_by"))
                    .col(timestamp_with_time_zone("answered_at"))
                    .primary_key(Index::create().col("round_id").col("home_id").col("version"))
                    .foreign_key(
                        ForeignKey::create().from("rating_answer_version", "round_id").to("rating_round", "id"),
                    )
                    .foreign_key(ForeignKey::create().from("rating_answer_version", "home_id").to("home", "id"))
                    .foreign_key(ForeignKey::create().from("rating_answer_version", "compound_id").to("compound", "id"))
                    .foreign_key(ForeignKey::create().from("rating_answer_version", "entered_by").to("person", "id"))
                    .to_owned(),
            )
            .await?;
        Ok(())
    }
}
