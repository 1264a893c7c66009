//! The database: SQLite embedded by default, PostgreSQL by URL.

use std::path::Path;
use std::time::Duration;

use linyi_migrations::Migrator;
use sea_orm::sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sea_orm::{
    AccessMode, ConnectOptions, Database as Connector, DatabaseBackend, DatabaseConnection, DatabaseTransaction, DbErr,
    IsolationLevel, SqliteTransactionMode, TransactionOptions, TransactionTrait,
};
use sea_orm_migration::MigratorTrait;

/// Connections for reading and for writing.
///
/// SQLite has one writer: its connection is alone in a pool, so that writers wait in line instead of meeting `SQLITE_BUSY`.
#[derive(Clone, Debug)]
pub struct Database {
    reader: DatabaseConnection,
    writer: DatabaseConnection,
}

impl Database {
    /// Connects to `url`: `sqlite:<path>` or `postgres://…`. A missing SQLite file is made.
    pub async fn connect(url: &str) -> Result<Self, DbErr> {
        if let Some(path) = sqlite_path(url) {
            if let Some(folder) = Path::new(path).parent() {
                std::fs::create_dir_all(folder)
                    .map_err(|error| DbErr::Custom(format!("{}: {error}", folder.display())))?;
            }
            let writer = Connector::connect(sqlite_options(path, 1)).await?;
            let reader = Connector::connect(sqlite_options(path, 8)).await?;
            Ok(Self { reader, writer })
        } else {
            let mut options = ConnectOptions::new(url);
            options.max_connections(16).acquire_timeout(Duration::from_secs(10)).sqlx_logging(false);
            let pool = Connector::connect(options).await?;
            Ok(Self { reader: pool.clone(), writer: pool })
        }
    }

    /// Brings the schema up to date.
    pub async fn migrate(&self) -> Result<(), DbErr> {
        Migrator::up(&self.writer, None).await
    }

    /// Drops every table and makes the schema anew: only ever of a demonstration.
    pub async fn empty(&self) -> Result<(), DbErr> {
        Migrator::fresh(&self.writer).await
    }

    /// The connection for reads outside a transaction.
    pub fn reader(&self) -> &DatabaseConnection {
        &self.reader
    }

    /// Begins a write: `BEGIN IMMEDIATE` on SQLite, `SERIALIZABLE` on PostgreSQL, so that rules that span rows hold.
    pub async fn begin(&self) -> Result<DatabaseTransaction, DbErr> {
        let mut options = TransactionOptions::default();
        match self.writer.get_database_backend() {
            DatabaseBackend::Sqlite => options.sqlite_transaction_mode = Some(SqliteTransactionMode::Immediate),
            _ => options.isolation_level = Some(IsolationLevel::Serializable),
        }
        self.writer.begin_with_options(options).await
    }

    /// Begins a batch of ballots: like [`Database::begin`], but `READ COMMITTED` on PostgreSQL, because what a ballot
    /// depends on is locked, and what must not happen twice is a key. Serialising would make every voter of a decision
    /// wait for, and undo, every other.
    pub async fn begin_batch(&self) -> Result<DatabaseTransaction, DbErr> {
        match self.writer.get_database_backend() {
            DatabaseBackend::Sqlite => self.begin().await,
            _ => {
                let isolation_level = Some(IsolationLevel::ReadCommitted);
                let options = TransactionOptions { isolation_level, ..TransactionOptions::default() };
                self.writer.begin_with_options(options).await
            }
        }
    }

    /// Begins a read that sees the database as it is now, however long it takes; writers do not wait for it.
    pub async fn begin_snapshot(&self) -> Result<DatabaseTransaction, DbErr> {
        let mut options = TransactionOptions::default();
        match self.reader.get_database_backend() {
            DatabaseBackend::Sqlite => options.sqlite_transaction_mode = Some(SqliteTransactionMode::Deferred),
            _ => {
                options.isolation_level = Some(IsolationLevel::RepeatableRead);
                options.access_mode = Some(AccessMode::ReadOnly);
            }
        }
        self.reader.begin_with_options(options).await
    }

    /// How many tasks may write ballots at the same time.
    pub fn ballot_writers(&self) -> usize {
        if self.writer.get_database_backend() == DatabaseBackend::Sqlite { 1 } else { 3 }
    }

    /// Closes the connections; SQLite folds its write-ahead log back.
    pub async fn close(&self) {
        for connection in [&self.reader, &self.writer] {
            if let Err(error) = connection.clone().close().await {
                tracing::warn!(%error, "a database connection did not close cleanly");
            }
        }
    }
}

/// The file of a SQLite URL, without its scheme and query.
fn sqlite_path(url: &str) -> Option<&str> {
    let path = url.strip_prefix("sqlite:")?;
    let path = path.strip_prefix("//").unwrap_or(path);
    Some(path.split('?').next().unwrap_or(path))
}

fn sqlite_options(path: &str, connections: u32) -> ConnectOptions {
    let mut options = ConnectOptions::new(format!("sqlite:{path}?mode=rwc"));
    options
        .max_connections(connections)
        .acquire_timeout(Duration::from_secs(30))
        // A file does not hang up; asking it first costs every write a round through its thread.
        .test_before_acquire(false)
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(|options: SqliteConnectOptions| {
            // FULL: what was acknowledged is on disk even when the power fails.
            options
                .journal_mode(SqliteJournalMode::Wal)
                .synchronous(SqliteSynchronous::Full)
                .foreign_keys(true)
                .busy_timeout(Duration::from_secs(10))
        });
    options
}
