//! Since when a ballot waited on a phone, for the receipt of its voter.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

/// The migration.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // Of ballots of before only the audit trail knows it.
        let column = timestamp_with_time_zone_null("kept_since").to_owned();
        manager.alter_table(Table::alter().table("ballot_version").add_column(column).to_owned()).await
    }
}
