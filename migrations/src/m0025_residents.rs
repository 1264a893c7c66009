//! The registers of single residents: adults and representatives; several electors of one home on a roll.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

/// The migration.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        register_adults(manager).await?;
        register_representatives(manager).await?;
        share_homes(manager).await
    }
}

async fn register_adults(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("adult")
                .col(uuid("id").primary_key())
                .col(uuid("compound_id"))
                .col(uuid("home_id"))
                .col(string("name"))
                // Nothing for whoever was of age when the entry was made: no date of birth is kept.
                .col(date_null("of_age_on"))
                // An account casts the ballot of one entry.
                .col(uuid_null("person_id").unique_key())
                .col(uuid("entered_by"))
                .col(timestamp_with_time_zone("entered_at"))
                .col(timestamp_with_time_zone_null("ended_at"))
                .col(text("ended_because"))
                .foreign_key(ForeignKey::create().from("adult", "compound_id").to("compound", "id"))
                .foreign_key(ForeignKey::create().from("adult", "home_id").to("home", "id"))
                .foreign_key(ForeignKey::create().from("adult", "person_id").to("person", "id"))
                .foreign_key(ForeignKey::create().from("adult", "entered_by").to("person", "id"))
                .to_owned(),
        )
        .await?;
    manager
        .create_index(Index::create().name("adult_compound_id").table("adult").col("compound_id").to_owned())
        .await?;
    manager.create_index(Index::create().name("adult_home_id").table("adult").col("home_id").to_owned()).await
}

async fn register_representatives(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("representative")
                .col(uuid("id").primary_key())
                .col(uuid("compound_id"))
                .col(uuid("home_id"))
                .col(string("name"))
                .col(string("seat"))
                .col(date("elected_on"))
                .col(date("term_ends_on"))
                .col(uuid_null("person_id").unique_key())
                .col(uuid("entered_by"))
                .col(timestamp_with_time_zone("entered_at"))
                .col(timestamp_with_time_zone_null("ended_at"))
                .col(text("ended_because"))
                .foreign_key(ForeignKey::create().from("representative", "compound_id").to("compound", "id"))
                .foreign_key(ForeignKey::create().from("representative", "home_id").to("home", "id"))
                .foreign_key(ForeignKey::create().from("representative", "person_id").to("person", "id"))
                .foreign_key(ForeignKey::create().from("representative", "entered_by").to("person", "id"))
                .to_owned(),
        )
        .await?;
    manager
        .create_index(
            Index::create().name("representative_compound_id").table("representative").col("compound_id").to_owned(),
        )
        .await
}

/// A home may be the home of several electors of one decision. SQLite changes no key in place, so the table is made
/// anew, on both databases in the same way; nothing refers to it.
async fn share_homes(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("elector_home_shared")
                .col(uuid("decision_id"))
                .col(uuid("home_id"))
                .col(uuid("compound_id"))
                .col(uuid("elector_id"))
                .col(uuid("building_id"))
                .col(big_integer("area").default(0))
                .col(timestamp_with_time_zone_null("changed_hands_at"))
                .primary_key(Index::create().col("decision_id").col("home_id").col("elector_id"))
                .foreign_key(ForeignKey::create().from("elector_home_shared", "decision_id").to("decision", "id"))
                .foreign_key(ForeignKey::create().from("elector_home_shared", "home_id").to("home", "id"))
                .foreign_key(ForeignKey::create().from("elector_home_shared", "elector_id").to("elector", "id"))
                .foreign_key(ForeignKey::create().from("elector_home_shared", "building_id").to("place", "id"))
                .to_owned(),
        )
        .await?;
    let db = manager.get_connection();
    db.execute_unprepared(
        "INSERT INTO elector_home_shared \
         (decision_id, home_id, compound_id, elector_id, building_id, area, changed_hands_at) \
         SELECT decision_id, home_id, compound_id, elector_id, building_id, area, changed_hands_at FROM elector_home",
    )
    .await?;
    db.execute_unprepared("DROP TABLE elector_home").await?;
    db.execute_unprepared("ALTER TABLE elector_home_shared RENAME TO elector_home").await?;
    manager
        .create_index(
            Index::create().name("elector_home_elector_id").table("elector_home").col("elector_id").to_owned(),
        )
        .await?;
    manager
        .create_index(Index::create().name("elector_home_home_id").table("elector_home").col("home_id").to_owned())
        .await
}
