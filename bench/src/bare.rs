//! The bare driver of a database, as fast as it writes rows: what seeds, and what ballots are measured against.

use anyhow::Context;
use rusqlite::Connection;
use sea_orm::sqlx::postgres::PgConnection;
use sea_orm::sqlx::{AssertSqlSafe, Connection as _, Executor};

use crate::cell::Rows;
use crate::server::Place;

/// A connection by the bare driver.
pub enum Bare {
    /// rusqlite.
    Sqlite(Connection),
    /// PostgreSQL's COPY.
    Postgres(Box<PgConnection>),
}

impl Bare {
    /// Connects for writing a lot at once, before anybody reads: neither durable nor checked.
    pub async fn for_seeding(place: &Place, database: &str) -> anyhow::Result<Self> {
        let mut bare = Self::connect(place, database).await?;
        match &mut bare {
            Self::Sqlite(connection) => {
                connection.execute_batch(
                    "PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -200000",
                )?;
            }
            Self::Postgres(connection) => {
                for setting in ["session_replication_role = replica", "synchronous_commit = off"] {
                    connection.execute(AssertSqlSafe(format!("SET {setting}"))).await?;
                }
            }
        }
        Ok(bare)
    }

    /// Connects as the server does: durable and checked (`server/src/database.rs`).
    pub async fn connect(place: &Place, database: &str) -> anyhow::Result<Self> {
        Ok(match place {
            Place::Sqlite(_) => {
                let connection = Connection::open(place.file(database))?;
                let pragmas = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; \
                               PRAGMA busy_timeout = 10000";
                connection.execute_batch(pragmas)?;
                Self::Sqlite(connection)
            }
            Place::Postgres(_) => Self::Postgres(Box::new(PgConnection::connect(&place.url(database)).await?)),
        })
    }

    /// Writes rows in one transaction, and statements after them.
    pub async fn write(&mut self, tables: &[Rows], statements: &[String]) -> anyhow::Result<()> {
        match self {
            Self::Sqlite(connection) => {
                let transaction = connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
                for rows in tables {
                    let places = vec!["?"; rows.columns.split(',').count()].join(", ");
                    let insert = format!("INSERT INTO {} ({}) VALUES ({places})", rows.table, rows.columns);
                    let mut statement = transaction.prepare(&insert).with_context(|| insert.clone())?;
                    for row in &rows.rows {
                        statement.execute(rusqlite::params_from_iter(row)).with_context(|| rows.table)?;
                    }
                }
                for statement in statements {
                    transaction.execute_batch(statement)?;
                }
                transaction.commit()?;
            }
            Self::Postgres(connection) => {
                let mut transaction = connection.begin().await?;
                for rows in tables {
                    let mut text = String::with_capacity(rows.rows.len() * 200);
                    for row in &rows.rows {
                        for (index, cell) in row.iter().enumerate() {
                            if index > 0 {
                                text.push('\t');
                            }
                            cell.copy_to(&mut text);
                        }
                        text.push('\n');
                    }
                    let copy = format!("COPY {} ({}) FROM STDIN", rows.table, rows.columns);
                    let mut into = transaction.copy_in_raw(&copy).await?;
                    into.send(text.into_bytes()).await?;
                    into.finish().await.with_context(|| rows.table)?;
                }
                for statement in statements {
                    transaction.execute(AssertSqlSafe(statement.clone())).await?;
                }
                transaction.commit().await?;
            }
        }
        Ok(())
    }

    /// Puts everything where it stays, so that nothing of the seeding is left to be done while something is measured.
    pub async fn settle(&mut self) -> anyhow::Result<()> {
        match self {
            Self::Sqlite(connection) => connection.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)")?,
            Self::Postgres(connection) => {
                connection.execute("ANALYZE").await?;
                connection.execute("CHECKPOINT").await?;
            }
        }
        Ok(())
    }
}
