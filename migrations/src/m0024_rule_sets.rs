//! Rule sets that districts add by a documented local decision (dossier R29).

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
                    .table("rule_set")
                    .col(uuid("id").primary_key())
                    .col(uuid("district_id"))
                    .col(string("code"))
                    .col(string("kind"))
                    .col(string("name_zh"))
                    .col(string("name_en"))
                    .col(text("basis_zh"))
                    .col(text("basis_en"))
                    .col(date("effective_from"))
                    .col(date_null("effective_to"))
                    .col(string("unit"))
                    .col(json_binary("quorum"))
                    .col(json_binary("majority"))
                    .col(json_binary("timing"))
                    .col(string("gate_denominator"))
                    .col(string("document_number"))
                    .col(text("document_title"))
                    .col(uuid("added_by"))
                    .col(timestamp_with_time_zone("added_at"))
                    .col(uuid_null("ended_by"))
                    .col(timestamp_with_time_zone_null("ended_at"))
                    .col(text("ended_because"))
                    .foreign_key(ForeignKey::create().from("rule_set", "district_id").to("place", "id"))
                    .foreign_key(ForeignKey::create().from("rule_set", "added_by").to("person", "id"))
                    .foreign_key(ForeignKey::create().from("rule_set", "ended_by").to("person", "id"))
                    .to_owned(),
            )
            .await?;
        // Outcomes name a rule set by its code, so a code is never used again.
        manager
            .create_index(
                Index::create()
                    .name("rule_set_district_id_code")
                    .table("rule_set")
                    .col("district_id")
                    .col("code")
                    .unique()
                    .to_owned(),
            )
            .await
    }
}
