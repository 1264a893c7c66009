//! A database for each test, cloned from a template that was migrated once per run.

use std::path::{Path, PathBuf};

use linyi_server::database::Database;
use sea_orm::{ConnectionTrait, Database as Connector};
use tempfile::TempDir;
use tokio::sync::OnceCell;
use uuid::Uuid;

/// Which database the tests run on: `sqlite`, or the URL of a PostgreSQL server they may make databases on.
pub const VARIABLE: &str = "LINYI_TEST_DATABASE";

/// The migrated SQLite file.
static SQLITE: OnceCell<(TempDir, PathBuf)> = OnceCell::const_new();
/// The migrated PostgreSQL database's name.
static POSTGRES: OnceCell<String> = OnceCell::const_new();

/// Makes a database for one test and answers its URL.
pub async fn create(folder: &Path) -> String {
    match std::env::var(VARIABLE) {
        Ok(server) if server.starts_with("postgres") => create_postgres(&server).await,
        Ok(kind) if kind != "sqlite" => panic!("{VARIABLE} is neither `sqlite` nor a postgres URL: {kind}"),
        _ => create_sqlite(folder).await,
    }
}

async fn create_sqlite(folder: &Path) -> String {
    let (_, template) = SQLITE
        .get_or_init(async || {
            let folder = TempDir::new().expect("a temporary folder");
            let file = folder.path().join("template.db");
            let database = Database::connect(&format!("sqlite:{}", file.display())).await.expect("a database");
            database.migrate().await.expect("the schema");
            database.close().await;
            (folder, file)
        })
        .await;
    let file = folder.join("linyi.db");
    std::fs::copy(template, &file).expect("a copy of the template");
    format!("sqlite:{}", file.display())
}

async fn create_postgres(server: &str) -> String {
    let template = POSTGRES
        .get_or_init(async || {
            let name = format!("template_{}", Uuid::now_v7().simple());
            execute(server, &format!("CREATE DATABASE {name}")).await;
            let database = Database::connect(&with_name(server, &name)).await.expect("a database");
            database.migrate().await.expect("the schema");
            database.close().await;
            name
        })
        .await;
    let name = format!("test_{}", Uuid::now_v7().simple());
    execute(server, &format!("CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")).await;
    with_name(server, &name)
}

async fn execute(server: &str, sql: &str) {
    let connection = Connector::connect(server).await.expect("the PostgreSQL server");
    connection.execute_unprepared(sql).await.expect(sql);
    connection.close().await.expect("a closed connection");
}

/// The server's URL with another database.
fn with_name(server: &str, name: &str) -> String {
    let (head, _) = server.rsplit_once('/').expect("a URL with a database");
    format!("{head}/{name}")
}
