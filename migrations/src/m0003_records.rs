//! Audit, idempotency, jobs, settings and kept submissions.

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
                    .table("audit_entry")
                    .col(uuid("id").primary_key())
                    .col(timestamp_with_time_zone("at"))
                    .col(uuid_null("person_id"))
                    .col(string("action"))
                    .col(string("object_kind"))
                    .col(uuid("object_id"))
                    .col(uuid_null("compound_id"))
                    .col(json_binary("details"))
                    .col(uuid("request_id"))
                    .col(string_null("address_hash"))
                    .to_owned(),
            )
            .await?;
        manager.create_index(Index::create().name("audit_entry_at").table("audit_entry").col("at").to_owned()).await?;
        manager
            .create_index(
                Index::create()
                    .name("audit_entry_object_kind_object_id")
                    .table("audit_entry")
                    .col("object_kind")
                    .col("object_id")
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("idempotency_key")
                    .col(uuid("person_id"))
                    .col(string("key"))
                    .col(string("request_hash"))
                    .col(json_binary("response"))
                    .col(timestamp_with_time_zone("created_at"))
                    .primary_key(Index::create().col("person_id").col("key"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("job")
                    .col(uuid("id").primary_key())
                    .col(string("kind"))
                    .col(json_binary("payload"))
                    .col(timestamp_with_time_zone("run_at"))
                    .col(integer("attempts"))
                    .col(string_null("last_error"))
                    .col(timestamp_with_time_zone("created_at"))
                    .to_owned(),
            )
            .await?;
        manager.create_index(Index::create().name("job_run_at").table("job").col("run_at").to_owned()).await?;
        manager
            .create_table(
                Table::create().table("setting").col(string("name").primary_key()).col(json_binary("value")).to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("submission")
                    .col(uuid("id").primary_key())
                    .col(json_binary("payload"))
                    .col(timestamp_with_time_zone("expires_at"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create().name("submission_expires_at").table("submission").col("expires_at").to_owned(),
            )
            .await?;
        Ok(())
    }
}
