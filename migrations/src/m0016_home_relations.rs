//! What a person is to the home it speaks for.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

/// The migration.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // Letters were handed to owners before anybody was asked.
        let relation = string("relation").default("owner").to_owned();
        manager.alter_table(Table::alter().table("home_binding").add_column(relation).to_owned()).await
    }
}
