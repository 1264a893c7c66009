//! What reads kept in memory need: the frozen register apart from its decision, and a log of who changed.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

/// The migration.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // The register grows with the roll; every read of a decision carried it along.
        manager
            .create_table(
                Table::create()
                    .table("decision_register")
                    .col(uuid("decision_id").primary_key())
                    .col(text("text"))
                    .foreign_key(ForeignKey::create().from("decision_register", "decision_id").to("decision", "id"))
                    .to_owned(),
            )
            .await?;
        let frozen = Query::select()
            .columns(["id", "register_text"])
            .from("decision")
            .and_where(Expr::col("register_text").is_not_null())
            .to_owned();
        let moved = Query::insert()
            .into_table("decision_register")
            .columns(["decision_id", "text"])
            .select_from(frozen)
            .map_err(|error| DbErr::Custom(error.to_string()))?
            .to_owned();
        manager.execute(moved).await?;
        manager.alter_table(Table::alter().table("decision").drop_column("register_text").to_owned()).await?;
        // Rows are only ever added: other servers read what is new.
        manager
            .create_table(
                Table::create()
                    .table("principal_change")
                    .col(big_pk_auto("id"))
                    .col(uuid("person_id"))
                    .foreign_key(ForeignKey::create().from("principal_change", "person_id").to("person", "id"))
                    .to_owned(),
            )
            .await
    }
}
