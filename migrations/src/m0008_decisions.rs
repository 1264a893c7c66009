//! Decisions, their frozen rolls, ballots and outcomes.

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
                    .table("decision")
                    .col(uuid("id").primary_key())
                    .col(uuid("compound_id"))
                    .col(uuid("project_id"))
                    .col(uuid("scope_id"))
                    .col(string("title"))
                    .col(text("explanation"))
                    .col(string("kind"))
                    .col(json_binary("rule_set"))
                    .col(string("state"))
                    .col(timestamp_with_time_zone("opens_at"))
                    .col(timestamp_with_time_zone("closes_at"))
                    .col(boolean("temporary"))
                    .col(boolean("counts_parking"))
                    .col(integer("changes_allowed"))
                    .col(string("duplicates"))
                    .col(big_integer("persons"))
                    .col(big_integer("area"))
                    .col(text_null("register_text"))
                    .col(string_null("register_hash"))
                    .col(uuid("created_by"))
                    .col(timestamp_with_time_zone("created_at"))
                    .col(timestamp_with_time_zone_null("notified_at"))
                    .col(timestamp_with_time_zone_null("provisional_at"))
                    .col(timestamp_with_time_zone_null("final_at"))
                    .foreign_key(ForeignKey::create().from("decision", "compound_id").to("compound", "id"))
                    .foreign_key(ForeignKey::create().from("decision", "project_id").to("project", "id"))
                    .foreign_key(ForeignKey::create().from("decision", "scope_id").to("place", "id"))
                    .foreign_key(ForeignKey::create().from("decision", "created_by").to("person", "id"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("decision_compound_id_state")
                    .table("decision")
                    .col("compound_id")
                    .col("state")
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("decision_project_id_state")
                    .table("decision")
                    .col("project_id")
                    .col("state")
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("decision_extension")
                    .col(uuid("decision_id"))
                    .col(integer("number"))
                    .col(timestamp_with_time_zone("previous_closes_at"))
                    .col(timestamp_with_time_zone("closes_at"))
                    .col(text("reason"))
                    .col(uuid("decided_by"))
                    .col(timestamp_with_time_zone("decided_at"))
                    .primary_key(Index::create().col("decision_id").col("number"))
                    .foreign_key(ForeignKey::create().from("decision_extension", "decision_id").to("decision", "id"))
                    .foreign_key(ForeignKey::create().from("decision_extension", "decided_by").to("person", "id"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("decision_item")
                    .col(uuid("id").primary_key())
                    .col(uuid("decision_id"))
                    .col(integer("position"))
                    .col(uuid_null("work_item_id"))
                    .col(string_null("gate_question"))
                    .col(string("title"))
                    .col(text("explanation"))
                    .col(big_integer("resident_share"))
                    .foreign_key(ForeignKey::create().from("decision_item", "decision_id").to("decision", "id"))
                    .foreign_key(ForeignKey::create().from("decision_item", "work_item_id").to("work_item", "id"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("decision_item_decision_id_position")
                    .table("decision_item")
                    .col("decision_id")
                    .col("position")
                    .unique()
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("elector")
                    .col(uuid("id").primary_key())
                    .col(uuid("compound_id"))
                    .col(uuid("decision_id"))
                    .col(integer("position"))
                    .col(text("identity"))
                    .col(big_integer("area"))
                    .foreign_key(ForeignKey::create().from("elector", "compound_id").to("compound", "id"))
                    .foreign_key(ForeignKey::create().from("elector", "decision_id").to("decision", "id"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("elector_decision_id_position")
                    .table("elector")
                    .col("decision_id")
                    .col("position")
                    .unique()
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("elector_home")
                    .col(uuid("decision_id"))
                    .col(uuid("home_id"))
                    .col(uuid("compound_id"))
                    .col(uuid("elector_id"))
                    .col(uuid("building_id"))
                    .primary_key(Index::create().col("decision_id").col("home_id"))
                    .foreign_key(ForeignKey::create().from("elector_home", "decision_id").to("decision", "id"))
                    .foreign_key(ForeignKey::create().from("elector_home", "home_id").to("home", "id"))
                    .foreign_key(ForeignKey::create().from("elector_home", "elector_id").to("elector", "id"))
                    .foreign_key(ForeignKey::create().from("elector_home", "building_id").to("place", "id"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create().name("elector_home_elector_id").table("elector_home").col("elector_id").to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("ballot")
                    .col(uuid("id").primary_key())
                    .col(uuid("compound_id"))
                    .col(uuid("decision_id"))
                    .col(uuid("elector_id"))
                    .col(integer("versions"))
                    .col(integer("counted"))
                    .foreign_key(ForeignKey::create().from("ballot", "compound_id").to("compound", "id"))
                    .foreign_key(ForeignKey::create().from("ballot", "decision_id").to("decision", "id"))
                    .foreign_key(ForeignKey::create().from("ballot", "elector_id").to("elector", "id"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("ballot_decision_id_elector_id")
                    .table("ballot")
                    .col("decision_id")
                    .col("elector_id")
                    .unique()
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("ballot_version")
                    .col(uuid("ballot_id"))
                    .col(integer("version"))
                    .col(string("receipt_number").unique_key())
                    .col(string("channel"))
                    .col(json_binary("choices"))
                    .col(uuid("home_id"))
                    .col(uuid_null("cast_by"))
                    .col(uuid_null("entered_by"))
                    .col(string_null("serial_number"))
                    .col(text("note"))
                    .col(timestamp_with_time_zone("received_at"))
                    .primary_key(Index::create().col("ballot_id").col("version"))
                    .foreign_key(ForeignKey::create().from("ballot_version", "ballot_id").to("ballot", "id"))
                    .foreign_key(ForeignKey::create().from("ballot_version", "home_id").to("home", "id"))
                    .foreign_key(ForeignKey::create().from("ballot_version", "cast_by").to("person", "id"))
                    .foreign_key(ForeignKey::create().from("ballot_version", "entered_by").to("person", "id"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("ballot_evidence")
                    .col(uuid("photo_id").primary_key())
                    .col(uuid("ballot_id"))
                    .col(integer("version"))
                    .foreign_key(ForeignKey::create().from("ballot_evidence", "photo_id").to("photo", "id"))
                    .foreign_key(ForeignKey::create().from("ballot_evidence", "ballot_id").to("ballot", "id"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("ballot_evidence_ballot_id_version")
                    .table("ballot_evidence")
                    .col("ballot_id")
                    .col("version")
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("decision_outcome")
                    .col(uuid("decision_id"))
                    .col(integer("version"))
                    .col(json_binary("figures"))
                    .col(uuid("published_by"))
                    .col(timestamp_with_time_zone("published_at"))
                    .primary_key(Index::create().col("decision_id").col("version"))
                    .foreign_key(ForeignKey::create().from("decision_outcome", "decision_id").to("decision", "id"))
                    .foreign_key(ForeignKey::create().from("decision_outcome", "published_by").to("person", "id"))
                    .to_owned(),
            )
            .await?;
        Ok(())
    }
}
