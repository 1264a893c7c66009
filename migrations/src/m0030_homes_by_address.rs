//! Homes in the order of their addresses: lists of everybody go through a compound page by page.

use sea_orm_migration::prelude::*;

/// The migration.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let by_address = Index::create()
            .name("home_compound_id_label_id")
            .table("home")
            .col("compound_id")
            .col("label")
            .col("id")
            .to_owned();
        manager.create_index(by_address).await
    }
}
