//! What a decision leaves behind: who called and signed it, corrections, its archive, repeats.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

/// The migration.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // One column a statement: SQLite adds no more at once.
        let columns = [
            ("decision", string("initiator").default("").to_owned()),
            ("decision", string("contact").default("").to_owned()),
            ("decision", text("signatories").default("").to_owned()),
            ("decision", timestamp_with_time_zone_null("archived_at").to_owned()),
            ("decision", uuid_null("repeats_decision_id").to_owned()),
            ("decision_outcome", text("reason").default("").to_owned()),
        ];
        for (table, column) in columns {
            manager.alter_table(Table::alter().table(table).add_column(column).to_owned()).await?;
        }
        manager
            .create_index(
                Index::create()
                    .name("decision_repeats_decision_id")
                    .table("decision")
                    .col("repeats_decision_id")
                    .to_owned(),
            )
            .await
    }
}
