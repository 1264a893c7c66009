//! Messages in both languages, and the language each device is reminded in.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

/// The migration.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // SQLite adds one column at a time.
        for column in [string("title_en").default("").to_owned(), text("body_en").default("").to_owned()] {
            manager.alter_table(Table::alter().table("inbox_message").add_column(column).to_owned()).await?;
        }
        // What was told in Chinese alone stays as it was told.
        let kept = Query::update()
            .table("inbox_message")
            .value("title_en", Expr::col("title"))
            .value("body_en", Expr::col("body"))
            .to_owned();
        manager.execute(kept).await?;
        let lang = string("lang").default("zh-CN").to_owned();
        manager.alter_table(Table::alter().table("push_subscription").add_column(lang).to_owned()).await
    }
}
