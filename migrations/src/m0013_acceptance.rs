//! Checks, defects, observations and the legal acceptance.

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
                    .table("resident_check")
                    .col(uuid("id").primary_key())
                    .col(uuid("compound_id"))
                    .col(uuid("project_id"))
                    .col(string_null("line_code"))
                    .col(uuid_null("work_item_id"))
                    .col(string("result"))
                    .col(text("note"))
                    .col(json_binary("photos"))
                    .col(integer("observers"))
                    .col(integer("accessible_observers"))
                    .col(uuid("checked_by"))
                    .col(timestamp_with_time_zone("checked_at"))
                    .foreign_key(ForeignKey::create().from("resident_check", "compound_id").to("compound", "id"))
                    .foreign_key(ForeignKey::create().from("resident_check", "project_id").to("project", "id"))
                    .foreign_key(ForeignKey::create().from("resident_check", "work_item_id").to("work_item", "id"))
                    .foreign_key(ForeignKey::create().from("resident_check", "checked_by").to("person", "id"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("resident_check_project_id_id")
                    .table("resident_check")
                    .col("project_id")
                    .col("id")
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("resident_check_compound_id_checked_at")
                    .table("resident_check")
                    .col("compound_id")
                    .col("checked_at")
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("defect")
                    .col(uuid("id").primary_key())
                    .col(uuid("compound_id"))
                    .col(uuid("project_id"))
                    .col(uuid("check_id").unique_key())
                    .col(string_null("line_code"))
                    .col(uuid_null("work_item_id"))
                    .col(text("description"))
                    .col(string("responsible"))
                    .col(date("due_on"))
                    .col(string("status"))
                    .col(integer("repairs"))
                    .col(date_null("repaired_on"))
                    .col(uuid_null("rectified_by"))
                    .col(timestamp_with_time_zone("found_at"))
                    .foreign_key(ForeignKey::create().from("defect", "compound_id").to("compound", "id"))
                    .foreign_key(ForeignKey::create().from("defect", "project_id").to("project", "id"))
                    .foreign_key(ForeignKey::create().from("defect", "check_id").to("resident_check", "id"))
                    .foreign_key(ForeignKey::create().from("defect", "work_item_id").to("work_item", "id"))
                    .foreign_key(ForeignKey::create().from("defect", "rectified_by").to("person", "id"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create().name("defect_project_id_id").table("defect").col("project_id").col("id").to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("defect_compound_id_status")
                    .table("defect")
                    .col("compound_id")
                    .col("status")
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("defect_change")
                    .col(uuid("id").primary_key())
                    .col(uuid("compound_id"))
                    .col(uuid("defect_id"))
                    .col(string("kind"))
                    .col(text("text"))
                    .col(json_binary("photos"))
                    .col(date_null("repaired_on"))
                    .col(uuid("changed_by"))
                    .col(timestamp_with_time_zone("changed_at"))
                    .foreign_key(ForeignKey::create().from("defect_change", "compound_id").to("compound", "id"))
                    .foreign_key(ForeignKey::create().from("defect_change", "defect_id").to("defect", "id"))
                    .foreign_key(ForeignKey::create().from("defect_change", "changed_by").to("person", "id"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("defect_change_defect_id_id")
                    .table("defect_change")
                    .col("defect_id")
                    .col("id")
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("observation")
                    .col(uuid("id").primary_key())
                    .col(uuid("compound_id"))
                    .col(uuid("project_id"))
                    .col(uuid_null("work_item_id"))
                    .col(text("text"))
                    .col(json_binary("photos"))
                    .col(uuid_null("home_id"))
                    .col(uuid("observed_by"))
                    .col(timestamp_with_time_zone("observed_at"))
                    .col(text("answer"))
                    .col(uuid_null("answered_by"))
                    .col(timestamp_with_time_zone_null("answered_at"))
                    .foreign_key(ForeignKey::create().from("observation", "compound_id").to("compound", "id"))
                    .foreign_key(ForeignKey::create().from("observation", "project_id").to("project", "id"))
                    .foreign_key(ForeignKey::create().from("observation", "work_item_id").to("work_item", "id"))
                    .foreign_key(ForeignKey::create().from("observation", "home_id").to("home", "id"))
                    .foreign_key(ForeignKey::create().from("observation", "observed_by").to("person", "id"))
                    .foreign_key(ForeignKey::create().from("observation", "answered_by").to("person", "id"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("observation_project_id_id")
                    .table("observation")
                    .col("project_id")
                    .col("id")
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("observation_compound_id_observed_at")
                    .table("observation")
                    .col("compound_id")
                    .col("observed_at")
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("legal_acceptance")
                    .col(uuid("id").primary_key())
                    .col(uuid("compound_id"))
                    .col(uuid("project_id"))
                    .col(string("result"))
                    .col(date("accepted_on"))
                    .col(string("certificate"))
                    .col(string("filing"))
                    .col(json_binary("parties"))
                    .col(json_binary("warranty"))
                    .col(text("note"))
                    .col(json_binary("photos"))
                    .col(string("reason"))
                    .col(uuid("recorded_by"))
                    .col(timestamp_with_time_zone("recorded_at"))
                    .foreign_key(ForeignKey::create().from("legal_acceptance", "compound_id").to("compound", "id"))
                    .foreign_key(ForeignKey::create().from("legal_acceptance", "project_id").to("project", "id"))
                    .foreign_key(ForeignKey::create().from("legal_acceptance", "recorded_by").to("person", "id"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("legal_acceptance_project_id_id")
                    .table("legal_acceptance")
                    .col("project_id")
                    .col("id")
                    .to_owned(),
            )
            .await?;
        Ok(())
    }
}
