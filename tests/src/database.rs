//! A database for each test, cloned from a template that was migrated once per run, and gone with it.

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

/// The database of one test.
pub struct TestDatabase {
    /// Where a server reaches it.
    pub url: String,
    /// The PostgreSQL server it lies on; a SQLite file goes with its folder.
    server: Option<String>,
}

impl TestDatabase {
    /// Makes a database; SQLite's file lies in `folder`.
    pub async fn create(folder: &Path) -> Self {
        match std::env::var(VARIABLE) {
            Ok(server) if server.starts_with("postgres") => {
                Self { url: create_postgres(&server).await, server: Some(server) }
            }
            Ok(kind) if kind != "sqlite" => panic!("{VARIABLE} is neither `sqlite` nor a postgres URL: {kind}"),
            _ => Self { url: create_sqlite(folder).await, server: None },
        }
    }
}

impl Drop for TestDatabase {
    /// Hundreds of databases would fill a small disk. The test's own runtime may be ending, so another one drops it.
    fn drop(&mut self) {
        let Some(server) = self.server.take() else { return };
        let (_, name) = self.url.rsplit_once('/').expect("a URL with a database");
        let sql = format!("DROP DATABASE {name} WITH (FORCE)");
        let dropping = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
            runtime.block_on(execute(&server, &sql));
        });
        let dropped = dropping.join();
        // A second panic would hide why the test failed.
        assert!(dropped.is_ok() || std::thread::panicking(), "the database of a test was not dropped");
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
