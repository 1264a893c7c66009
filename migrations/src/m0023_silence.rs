//! A compound's own rule on unanswered ballots with its proof, and the proof of every delivery (dossier R13).

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

/// The migration.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create_rules(manager).await?;
        create_deliveries(manager).await
    }
}

async fn create_rules(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("silence_rule")
                .col(uuid("decision_id").primary_key())
                .col(string("document"))
                .col(string("clause"))
                .col(text("text"))
                .col(date("adopted_on"))
                .col(text("adopted_how"))
                .foreign_key(ForeignKey::create().from("silence_rule", "decision_id").to("decision", "id"))
                .to_owned(),
        )
        .await?;
    manager
        .create_table(
            Table::create()
                .table("silence_photo")
                .col(uuid("photo_id").primary_key())
                .col(uuid("decision_id"))
                .col(integer("position"))
                .foreign_key(ForeignKey::create().from("silence_photo", "photo_id").to("photo", "id"))
                .foreign_key(
                    ForeignKey::create().from("silence_photo", "decision_id").to("silence_rule", "decision_id"),
                )
                .to_owned(),
        )
        .await?;
    manager
        .create_index(
            Index::create().name("silence_photo_decision_id").table("silence_photo").col("decision_id").to_owned(),
        )
        .await
}

async fn create_deliveries(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    // One column a statement: SQLite adds no more at once.
    let columns = [text("delivery_note").default("").to_owned(), uuid_null("delivered_by").to_owned()];
    for column in columns {
        manager.alter_table(Table::alter().table("paper_ballot").add_column(column).to_owned()).await?;
    }
    manager
        .create_table(
            Table::create()
                .table("delivery_photo")
                .col(uuid("photo_id").primary_key())
                .col(uuid("decision_id"))
                .col(integer("serial"))
                .foreign_key(ForeignKey::create().from("delivery_photo", "photo_id").to("photo", "id"))
                .foreign_key(
                    ForeignKey::create()
                        .from_tbl("delivery_photo")
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
                .name("delivery_photo_decision_id_serial")
                .table("delivery_photo")
                .col("decision_id")
                .col("serial")
                .to_owned(),
        )
        .await
}
