//! Disputes of ballots that were entered on behalf of a home.

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
                    .table("ballot_dispute")
                    .col(uuid("id").primary_key())
                    .col(uuid("decision_id"))
                    .col(uuid("elector_id"))
                    .col(integer("version"))
                    .col(uuid("home_id"))
                    .col(uuid("person_id"))
                    .col(text("words"))
                    .col(timestamp_with_time_zone("made_at"))
                    .col(string_null("answer"))
                    .col(text("reason").default(""))
                    .col(uuid_null("answered_by"))
                    .col(timestamp_with_time_zone_null("answered_at"))
                    .foreign_key(ForeignKey::create().from("ballot_dispute", "decision_id").to("decision", "id"))
                    .foreign_key(
                        ForeignKey::create()
                            .from_tbl("ballot_dispute")
                            .from_col("elector_id")
                            .from_col("version")
                            .to_tbl("ballot_version")
                            .to_col("elector_id")
                            .to_col("version"),
                    )
                    .foreign_key(ForeignKey::create().from("ballot_dispute", "home_id").to("home", "id"))
                    .foreign_key(ForeignKey::create().from("ballot_dispute", "person_id").to("person", "id"))
                    .foreign_key(ForeignKey::create().from("ballot_dispute", "answered_by").to("person", "id"))
                    .to_owned(),
            )
            .await?;
        // A version is disputed once: what was answered is followed by the objection to the posted result.
        manager
            .create_index(
                Index::create()
                    .name("ballot_dispute_elector_id_version")
                    .table("ballot_dispute")
                    .col("elector_id")
                    .col("version")
                    .unique()
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("ballot_dispute_decision_id_answer")
                    .table("ballot_dispute")
                    .col("decision_id")
                    .col("answer")
                    .to_owned(),
            )
            .await
    }
}
