//! Inbox and push subscriptions.

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
                    .table("inbox_message")
                    .col(uuid("id").primary_key())
                    .col(uuid("person_id"))
                    .col(string("kind"))
                    .col(string("title"))
                    .col(text("body"))
                    .col(string("link"))
                    .col(timestamp_with_time_zone("created_at"))
                    .col(timestamp_with_time_zone_null("read_at"))
                    .foreign_key(ForeignKey::create().from("inbox_message", "person_id").to("person", "id"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("inbox_message_person_id_id")
                    .table("inbox_message")
                    .col("person_id")
                    .col("id")
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("push_subscription")
                    .col(uuid("id").primary_key())
                    .col(uuid("person_id"))
                    .col(text("endpoint"))
                    .col(string("endpoint_hash").unique_key())
                    .col(string("p256dh"))
                    .col(string("auth"))
                    .col(timestamp_with_time_zone("created_at"))
                    .foreign_key(ForeignKey::create().from("push_subscription", "person_id").to("person", "id"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("push_subscription_person_id")
                    .table("push_subscription")
                    .col("person_id")
                    .to_owned(),
            )
            .await?;
        Ok(())
    }
}
