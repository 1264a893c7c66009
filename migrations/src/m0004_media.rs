//! Photos.

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
                    .table("photo")
                    .col(uuid("id").primary_key())
                    .col(uuid_null("compound_id"))
                    .col(uuid("uploaded_by"))
                    .col(integer("width"))
                    .col(integer("height"))
                    .col(string("sha256"))
                    .col(boolean("public"))
                    .col(timestamp_with_time_zone("created_at"))
                    .foreign_key(ForeignKey::create().from("photo", "compound_id").to("compound", "id"))
                    .foreign_key(ForeignKey::create().from("photo", "uploaded_by").to("person", "id"))
                    .to_owned(),
            )
            .await?;
        Ok(())
    }
}
