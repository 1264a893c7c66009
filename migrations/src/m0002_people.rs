//! People, roles, sessions and letters.

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
                    .table("person")
                    .col(uuid("id").primary_key())
                    .col(string("name"))
                    .col(timestamp_with_time_zone("created_at"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("staff_account")
                    .col(uuid("person_id").primary_key())
                    .col(string("login").unique_key())
                    .col(string("password_hash"))
                    .col(integer("failures"))
                    .col(timestamp_with_time_zone_null("locked_until"))
                    .col(timestamp_with_time_zone("password_changed_at"))
                    .foreign_key(ForeignKey::create().from("staff_account", "person_id").to("person", "id"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("role_grant")
                    .col(uuid("id").primary_key())
                    .col(uuid("person_id"))
                    .col(string("role"))
                    .col(uuid("place_id"))
                    .col(timestamp_with_time_zone("since"))
                    .col(timestamp_with_time_zone_null("until"))
                    .foreign_key(ForeignKey::create().from("role_grant", "person_id").to("person", "id"))
                    .foreign_key(ForeignKey::create().from("role_grant", "place_id").to("place", "id"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(Index::create().name("role_grant_person_id").table("role_grant").col("person_id").to_owned())
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("home_binding")
                    .col(uuid("id").primary_key())
                    .col(uuid("compound_id"))
                    .col(uuid("home_id"))
                    .col(uuid("person_id"))
                    .col(string("basis"))
                    .col(timestamp_with_time_zone("since"))
                    .col(timestamp_with_time_zone_null("until"))
                    .foreign_key(ForeignKey::create().from("home_binding", "compound_id").to("compound", "id"))
                    .foreign_key(ForeignKey::create().from("home_binding", "home_id").to("home", "id"))
                    .foreign_key(ForeignKey::create().from("home_binding", "person_id").to("person", "id"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("home_binding_person_id_home_id")
                    .table("home_binding")
                    .col("person_id")
                    .col("home_id")
                    .unique()
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("home_binding_compound_id_home_id")
                    .table("home_binding")
                    .col("compound_id")
                    .col("home_id")
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("session")
                    .col(uuid("id").primary_key())
                    .col(uuid("person_id"))
                    .col(string("device"))
                    .col(timestamp_with_time_zone("created_at"))
                    .col(timestamp_with_time_zone("renewed_at"))
                    .col(timestamp_with_time_zone("expires_at"))
                    .col(timestamp_with_time_zone_null("revoked_at"))
                    .col(string("refresh_hash"))
                    .col(string_null("previous_hash"))
                    .col(timestamp_with_time_zone_null("previous_until"))
                    .foreign_key(ForeignKey::create().from("session", "person_id").to("person", "id"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(Index::create().name("session_person_id").table("session").col("person_id").to_owned())
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("letter_code")
                    .col(uuid("id").primary_key())
                    .col(uuid("compound_id"))
                    .col(uuid("home_id"))
                    .col(string("code_hash").unique_key())
                    .col(uuid("issued_by"))
                    .col(timestamp_with_time_zone("issued_at"))
                    .col(timestamp_with_time_zone("expires_at"))
                    .col(timestamp_with_time_zone_null("used_at"))
                    .col(uuid_null("used_by"))
                    .col(timestamp_with_time_zone_null("revoked_at"))
                    .foreign_key(ForeignKey::create().from("letter_code", "compound_id").to("compound", "id"))
                    .foreign_key(ForeignKey::create().from("letter_code", "home_id").to("home", "id"))
                    .foreign_key(ForeignKey::create().from("letter_code", "issued_by").to("person", "id"))
                    .foreign_key(ForeignKey::create().from("letter_code", "used_by").to("person", "id"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("letter_code_compound_id_home_id")
                    .table("letter_code")
                    .col("compound_id")
                    .col("home_id")
                    .to_owned(),
            )
            .await?;
        Ok(())
    }
}
