//! What the party organisation studied before residents decide, the decision a notice tells of, and the days of a
//! complaint about something under warranty.

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
                    .table("party_study")
                    .col(uuid("decision_id").primary_key())
                    .col(date("studied_on"))
                    .col(string("organisation"))
                    .col(text("resolution"))
                    .col(integer("attended"))
                    .col(json_binary("photos"))
                    .col(uuid("recorded_by"))
                    .col(timestamp_with_time_zone("recorded_at"))
                    .foreign_key(ForeignKey::create().from("party_study", "decision_id").to("decision", "id"))
                    .foreign_key(ForeignKey::create().from("party_study", "recorded_by").to("person", "id"))
                    .to_owned(),
            )
            .await?;
        // One column a statement: SQLite adds no more at once. A notice of before names no decision.
        let columns = [
            ("notice", uuid_null("decision_id").to_owned()),
            ("notice", uuid_null("cluster_id").to_owned()),
            ("defect", date_null("determined_on").to_owned()),
            ("defect", date_null("on_site_on").to_owned()),
        ];
        for (table, column) in columns {
            manager.alter_table(Table::alter().table(table).add_column(column).to_owned()).await?;
        }
        for column in ["decision_id", "cluster_id"] {
            let index = Index::create().name(format!("notice_{column}")).table("notice").col(column).to_owned();
            manager.create_index(index).await?;
        }
        Ok(())
    }
}
