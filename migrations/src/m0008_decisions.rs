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
        // One row an elector, whatever the code does: the key is the elector (R12, R17).
        manager
            .create_table(
                Table::create()
                    .table("ballot")
                    .col(uuid("elector_id").primary_key())
                    .col(uuid("compound_id"))
                    .col(uuid("decision_id"))
                    .col(integer("versions"))
                    .col(integer("counted"))
                    .col(string("counted_channel"))
                    .col(timestamp_with_time_zone("counted_at"))
                    .foreign_key(ForeignKey::create().from("ballot", "compound_id").to("compound", "id"))
                    .foreign_key(ForeignKey::create().from("ballot", "decision_id").to("decision", "id"))
                    .foreign_key(ForeignKey::create().from("ballot", "elector_id").to("elector", "id"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(Index::create().name("ballot_decision_id").table("ballot").col("decision_id").to_owned())
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("ballot_version")
                    .col(uuid("elector_id"))
                    .col(integer("version"))
                    .col(uuid("decision_id"))
                    .col(string("channel"))
                    .col(json_binary("choices"))
                    .col(binary("salt"))
                    .col(binary("commitment"))
                    .col(big_integer_null("leaf_index"))
                    .col(uuid("home_id"))
                    .col(uuid("submitted_by"))
                    .col(string_null("submission_key"))
                    .col(string_null("serial_number"))
                    .col(text("note"))
                    .col(timestamp_with_time_zone("received_at"))
                    .primary_key(Index::create().col("elector_id").col("version"))
                    .foreign_key(ForeignKey::create().from("ballot_version", "elector_id").to("ballot", "elector_id"))
                    .foreign_key(ForeignKey::create().from("ballot_version", "home_id").to("home", "id"))
                    .foreign_key(ForeignKey::create().from("ballot_version", "submitted_by").to("person", "id"))
                    .to_owned(),
            )
            .await?;
        // A place in the log belongs to one leaf; leaves without a place wait for the sequencer.
        manager
            .create_index(
                Index::create()
                    .name("ballot_version_decision_id_leaf_index")
                    .table("ballot_version")
                    .col("decision_id")
                    .col("leaf_index")
                    .unique()
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("ballot_version_submitted_by_submission_key")
                    .table("ballot_version")
                    .col("submitted_by")
                    .col("submission_key")
                    .unique()
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("ballot_evidence")
                    .col(uuid("photo_id").primary_key())
                    .col(uuid("elector_id"))
                    .col(integer("version"))
                    .foreign_key(ForeignKey::create().from("ballot_evidence", "photo_id").to("photo", "id"))
                    .foreign_key(ForeignKey::create().from("ballot_evidence", "elector_id").to("ballot", "elector_id"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("ballot_evidence_elector_id_version")
                    .table("ballot_evidence")
                    .col("elector_id")
                    .col("version")
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("decision_turnout")
                    .col(uuid("decision_id").primary_key())
                    .col(big_integer("persons"))
                    .col(big_integer("area"))
                    .foreign_key(ForeignKey::create().from("decision_turnout", "decision_id").to("decision", "id"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("building_turnout")
                    .col(uuid("decision_id"))
                    .col(uuid("building_id"))
                    .col(big_integer("homes"))
                    .col(big_integer("voted"))
                    .primary_key(Index::create().col("decision_id").col("building_id"))
                    .foreign_key(ForeignKey::create().from("building_turnout", "decision_id").to("decision", "id"))
                    .foreign_key(ForeignKey::create().from("building_turnout", "building_id").to("place", "id"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("ballot_log")
                    .col(uuid("decision_id").primary_key())
                    .col(big_integer("size"))
                    .foreign_key(ForeignKey::create().from("ballot_log", "decision_id").to("decision", "id"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("tree_head")
                    .col(uuid("decision_id"))
                    .col(big_integer("size"))
                    .col(binary("root"))
                    .col(timestamp_with_time_zone("at"))
                    .col(binary("signature"))
                    .primary_key(Index::create().col("decision_id").col("size"))
                    .foreign_key(ForeignKey::create().from("tree_head", "decision_id").to("ballot_log", "decision_id"))
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
