//! Corrections of the registers with their evidence, electors that may be one person, wider and narrower scopes, lifts.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

/// The migration.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        widen_scopes(manager).await?;
        correct_registers(manager).await?;
        judge_electors(manager).await?;
        share_lifts(manager).await
    }
}

/// Clusters and sets of homes that decide; the area of every home on a roll, and when it changed hands since.
async fn widen_scopes(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let alter = |table: &'static str, column: ColumnDef| Table::alter().table(table).add_column(column).to_owned();
    manager.alter_table(alter("decision", uuid_null("cluster_id").to_owned())).await?;
    manager.alter_table(alter("decision", string_null("scope_name").to_owned())).await?;
    manager.alter_table(alter("elector_home", big_integer("area").default(0).to_owned())).await?;
    manager.alter_table(alter("elector_home", timestamp_with_time_zone_null("changed_hands_at").to_owned())).await?;
    let areas = "UPDATE elector_home SET area = (SELECT home.area FROM home WHERE home.id = elector_home.home_id)";
    manager.get_connection().execute_unprepared(areas).await?;
    manager
        .create_index(Index::create().name("decision_cluster_id").table("decision").col("cluster_id").to_owned())
        .await?;
    manager
        .create_index(Index::create().name("elector_home_home_id").table("elector_home").col("home_id").to_owned())
        .await?;
    manager
        .create_table(
            Table::create()
                .table("decision_home")
                .col(uuid("decision_id"))
                .col(uuid("home_id"))
                .primary_key(Index::create().col("decision_id").col("home_id"))
                .foreign_key(ForeignKey::create().from("decision_home", "decision_id").to("decision", "id"))
                .foreign_key(ForeignKey::create().from("decision_home", "home_id").to("home", "id"))
                .to_owned(),
        )
        .await
}

async fn correct_registers(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("area_correction")
                .col(uuid("id").primary_key())
                .col(uuid("compound_id"))
                .col(uuid("home_id"))
                .col(big_integer("area_before"))
                .col(string("source_before"))
                .col(big_integer("area_after"))
                .col(string("source_after"))
                .col(text("reason"))
                .col(json_binary("photos"))
                .col(uuid_null("corrected_by"))
                .col(timestamp_with_time_zone("corrected_at"))
                .foreign_key(ForeignKey::create().from("area_correction", "compound_id").to("compound", "id"))
                .foreign_key(ForeignKey::create().from("area_correction", "home_id").to("home", "id"))
                .foreign_key(ForeignKey::create().from("area_correction", "corrected_by").to("person", "id"))
                .to_owned(),
        )
        .await?;
    manager
        .create_index(
            Index::create().name("area_correction_home_id").table("area_correction").col("home_id").to_owned(),
        )
        .await?;
    manager
        .create_table(
            Table::create()
                .table("ownership_transfer")
                .col(uuid("id").primary_key())
                .col(uuid("compound_id"))
                .col(uuid("home_id"))
                .col(json_binary("owners_before"))
                .col(json_binary("owners_after"))
                .col(text("reason"))
                .col(json_binary("photos"))
                .col(uuid_null("recorded_by"))
                .col(timestamp_with_time_zone("recorded_at"))
                .foreign_key(ForeignKey::create().from("ownership_transfer", "compound_id").to("compound", "id"))
                .foreign_key(ForeignKey::create().from("ownership_transfer", "home_id").to("home", "id"))
                .foreign_key(ForeignKey::create().from("ownership_transfer", "recorded_by").to("person", "id"))
                .to_owned(),
        )
        .await?;
    manager
        .create_index(
            Index::create().name("ownership_transfer_home_id").table("ownership_transfer").col("home_id").to_owned(),
        )
        .await
}

async fn judge_electors(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("elector_judgement")
                .col(uuid("id").primary_key())
                .col(uuid("place_id"))
                .col(text("first_key"))
                .col(text("second_key"))
                .col(json_binary("homes"))
                .col(string("verdict"))
                .col(text("reason"))
                .col(uuid("decided_by"))
                .col(timestamp_with_time_zone("decided_at"))
                .col(uuid_null("revoked_by"))
                .col(timestamp_with_time_zone_null("revoked_at"))
                .col(text_null("revoked_because"))
                // Held by the decision that counts, so that there is one for two electors.
                .col(string_null("open_key").unique_key())
                .foreign_key(ForeignKey::create().from("elector_judgement", "place_id").to("place", "id"))
                .foreign_key(ForeignKey::create().from("elector_judgement", "decided_by").to("person", "id"))
                .foreign_key(ForeignKey::create().from("elector_judgement", "revoked_by").to("person", "id"))
                .to_owned(),
        )
        .await?;
    manager
        .create_index(
            Index::create().name("elector_judgement_place_id").table("elector_judgement").col("place_id").to_owned(),
        )
        .await
}

async fn share_lifts(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("lift")
                .col(uuid("decision_id").primary_key())
                // Nothing until the scheme is entered.
                .col(json_binary_null("scheme"))
                .col(boolean("stricter_counts"))
                .foreign_key(ForeignKey::create().from("lift", "decision_id").to("decision", "id"))
                .to_owned(),
        )
        .await?;
    manager
        .create_table(
            Table::create()
                .table("lift_consent")
                .col(uuid("id").primary_key())
                .col(uuid("decision_id"))
                .col(uuid("home_id"))
                .col(string("effect"))
                .col(string("answer"))
                .col(text("note"))
                .col(json_binary("photos"))
                .col(uuid("recorded_by"))
                .col(timestamp_with_time_zone("recorded_at"))
                .foreign_key(ForeignKey::create().from("lift_consent", "decision_id").to("decision", "id"))
                .foreign_key(ForeignKey::create().from("lift_consent", "home_id").to("home", "id"))
                .foreign_key(ForeignKey::create().from("lift_consent", "recorded_by").to("person", "id"))
                .to_owned(),
        )
        .await?;
    manager
        .create_index(
            Index::create().name("lift_consent_decision_id").table("lift_consent").col("decision_id").to_owned(),
        )
        .await
}
