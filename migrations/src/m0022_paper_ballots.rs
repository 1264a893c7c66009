//! Paper ballots with their numbers and entries, and mandates to vote for somebody.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

/// The migration.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create_mandates(manager).await?;
        create_papers(manager).await?;
        let own_versions = integer("own_versions").default(0).to_owned();
        manager.alter_table(Table::alter().table("ballot").add_column(own_versions).to_owned()).await?;
        // Until now every version was cast by its voter or entered at once, so it was recorded when it was received.
        let recorded_at = timestamp_with_time_zone_null("recorded_at");
        manager.alter_table(Table::alter().table("ballot_version").add_column(recorded_at).to_owned()).await?;
        let mandate_id = uuid_null("mandate_id");
        manager.alter_table(Table::alter().table("ballot_version").add_column(mandate_id).to_owned()).await?;
        let db = manager.get_connection();
        db.execute_unprepared("UPDATE ballot_version SET recorded_at = received_at").await?;
        db.execute_unprepared(
            "UPDATE ballot SET own_versions = (SELECT COUNT(*) FROM ballot_version WHERE ballot_version.elector_id = \
             ballot.elector_id AND ballot_version.channel IN ('online', 'offline'))",
        )
        .await?;
        Ok(())
    }
}

async fn create_mandates(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("mandate")
                .col(uuid("id").primary_key())
                .col(uuid("decision_id"))
                .col(uuid("elector_id"))
                .col(string("kind"))
                .col(uuid_null("agent_id"))
                .col(string("agent_name"))
                .col(text("note"))
                .col(json_binary("instructions"))
                .col(uuid("registered_by"))
                .col(timestamp_with_time_zone("registered_at"))
                .col(timestamp_with_time_zone_null("revoked_at"))
                .col(uuid_null("revoked_by"))
                .col(text("revoked_because").default(""))
                .foreign_key(ForeignKey::create().from("mandate", "decision_id").to("decision", "id"))
                .foreign_key(ForeignKey::create().from("mandate", "elector_id").to("elector", "id"))
                .foreign_key(ForeignKey::create().from("mandate", "agent_id").to("person", "id"))
                .foreign_key(ForeignKey::create().from("mandate", "registered_by").to("person", "id"))
                .to_owned(),
        )
        .await?;
    manager
        .create_index(
            Index::create()
                .name("mandate_decision_id_agent_id")
                .table("mandate")
                .col("decision_id")
                .col("agent_id")
                .to_owned(),
        )
        .await?;
    manager
        .create_index(Index::create().name("mandate_elector_id").table("mandate").col("elector_id").to_owned())
        .await?;
    manager
        .create_table(
            Table::create()
                .table("mandate_photo")
                .col(uuid("photo_id").primary_key())
                .col(uuid("mandate_id"))
                .foreign_key(ForeignKey::create().from("mandate_photo", "photo_id").to("photo", "id"))
                .foreign_key(ForeignKey::create().from("mandate_photo", "mandate_id").to("mandate", "id"))
                .to_owned(),
        )
        .await
}

async fn create_papers(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("paper_ballot")
                .col(uuid("decision_id"))
                .col(integer("serial"))
                .col(uuid_null("elector_id"))
                .col(uuid_null("home_id"))
                .col(string("state"))
                .col(uuid("issued_by"))
                .col(timestamp_with_time_zone("issued_at"))
                .col(string_null("delivery_method"))
                .col(timestamp_with_time_zone_null("delivered_at"))
                .col(timestamp_with_time_zone_null("received_at"))
                .col(uuid_null("mandate_id"))
                .col(string_null("void_reason"))
                .col(integer_null("counted_version"))
                .primary_key(Index::create().col("decision_id").col("serial"))
                .foreign_key(ForeignKey::create().from("paper_ballot", "decision_id").to("decision", "id"))
                .foreign_key(ForeignKey::create().from("paper_ballot", "elector_id").to("elector", "id"))
                .foreign_key(ForeignKey::create().from("paper_ballot", "home_id").to("home", "id"))
                .foreign_key(ForeignKey::create().from("paper_ballot", "issued_by").to("person", "id"))
                .foreign_key(ForeignKey::create().from("paper_ballot", "mandate_id").to("mandate", "id"))
                .to_owned(),
        )
        .await?;
    // A version of a ballot came by one paper at most.
    manager
        .create_index(
            Index::create()
                .name("paper_ballot_elector_id_counted_version")
                .table("paper_ballot")
                .col("elector_id")
                .col("counted_version")
                .unique()
                .to_owned(),
        )
        .await?;
    manager
        .create_table(
            Table::create()
                .table("paper_entry")
                .col(uuid("decision_id"))
                .col(integer("serial"))
                .col(uuid("entered_by"))
                .col(json_binary("marks"))
                .col(timestamp_with_time_zone("entered_at"))
                .primary_key(Index::create().col("decision_id").col("serial").col("entered_by"))
                .foreign_key(
                    ForeignKey::create()
                        .from_tbl("paper_entry")
                        .from_col("decision_id")
                        .from_col("serial")
                        .to_tbl("paper_ballot")
                        .to_col("decision_id")
                        .to_col("serial"),
                )
                .foreign_key(ForeignKey::create().from("paper_entry", "entered_by").to("person", "id"))
                .to_owned(),
        )
        .await?;
    manager
        .create_table(
            Table::create()
                .table("paper_photo")
                .col(uuid("photo_id").primary_key())
                .col(uuid("decision_id"))
                .col(integer("serial"))
                .foreign_key(ForeignKey::create().from("paper_photo", "photo_id").to("photo", "id"))
                .foreign_key(
                    ForeignKey::create()
                        .from_tbl("paper_photo")
                        .from_col("decision_id")
                        .from_col("serial")
                        .to_tbl("paper_ballot")
                        .to_col("decision_id")
                        .to_col("serial"),
                )
                .to_owned(),
        )
        .await?;
    manager
        .create_index(
            Index::create()
                .name("paper_photo_decision_id_serial")
                .table("paper_photo")
                .col("decision_id")
                .col("serial")
                .to_owned(),
        )
        .await
}
