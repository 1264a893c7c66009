//! The server that is measured: the product as `linyi serve` runs it, in a thread of its own.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::{Arc, mpsc};
use std::thread::{self, JoinHandle};

use actix_web::dev::ServerHandle;
use anyhow::Context;
use linyi_server::application::Application;
use linyi_server::config::{ServeOptions, StoreOptions};
use linyi_server::database::Database;
use linyi_server::http::site::Files;
use linyi_server::state::State;
use object_store::memory::InMemory;
use sea_orm::ConnectionTrait;

/// Where databases are made.
#[derive(Clone, Debug)]
pub enum Place {
    /// Files in a folder.
    Sqlite(PathBuf),
    /// Databases of a server.
    Postgres(String),
}

impl Place {
    /// What it is called in the table.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Sqlite(_) => "sqlite",
            Self::Postgres(_) => "postgres",
        }
    }

    /// The file of a database of SQLite.
    pub fn file(&self, database: &str) -> PathBuf {
        match self {
            Self::Sqlite(folder) => folder.join(format!("{database}.db")),
            Self::Postgres(_) => PathBuf::new(),
        }
    }

    /// The URL of a database.
    pub fn url(&self, database: &str) -> String {
        match self {
            Self::Sqlite(_) => format!("sqlite:{}", self.file(database).display()),
            Self::Postgres(server) => {
                let head = server.rsplit_once('/').map_or(server.as_str(), |(head, _)| head);
                format!("{head}/{database}")
            }
        }
    }

    /// Makes a database with the schema.
    pub async fn create(&self, database: &str) -> anyhow::Result<()> {
        if let Self::Postgres(server) = self {
            let connection = sea_orm::Database::connect(server.as_str()).await?;
            connection.execute_unprepared(&format!("CREATE DATABASE {database}")).await?;
            connection.close().await?;
        }
        let made = Database::connect(&self.url(database)).await?;
        made.migrate().await?;
        made.close().await;
        Ok(())
    }
}

/// How many threads answer HTTP: as many as the product takes by itself.
pub fn workers() -> usize {
    thread::available_parallelism().map_or(2, usize::from)
}

/// A running server.
pub struct Server {
    /// What its requests share.
    pub state: Arc<State>,
    /// Where it listens.
    pub address: SocketAddr,
    handle: ServerHandle,
    thread: JoinHandle<anyhow::Result<()>>,
}

impl Server {
    /// Starts the product on a database.
    pub fn start(place: &Place, database: &str) -> anyhow::Result<Self> {
        let url = place.url(database);
        let (started, starting) = mpsc::channel();
        let thread = thread::spawn(move || {
            actix_web::rt::System::new().block_on(async move {
                let application =
                    Application::build_with(options(url), Arc::new(InMemory::new()), Files::new()).await?;
                let (state, port, handle) = (application.state(), application.port(), application.handle());
                let _ = started.send((state, SocketAddr::from(([127, 0, 0, 1], port)), handle));
                application.run_until_stopped().await
            })
        });
        let Ok((state, address, handle)) = starting.recv() else {
            let outcome = thread.join().map_err(|_| anyhow::anyhow!("the server panicked"))?;
            return Err(outcome.err().unwrap_or_else(|| anyhow::anyhow!("the server did not start")));
        };
        Ok(Self { state, address, handle, thread })
    }

    /// Stops it.
    pub async fn stop(self) -> anyhow::Result<()> {
        drop(self.state);
        self.handle.stop(true).await;
        self.thread.join().map_err(|_| anyhow::anyhow!("the server panicked"))?.context("the server ended badly")
    }
}

fn options(database: String) -> ServeOptions {
    ServeOptions {
        store: StoreOptions { data: std::env::temp_dir(), database: Some(database) },
        listen: "127.0.0.1:0".to_owned(),
        public_url: None,
        trusted_proxies: Vec::new(),
        demo: false,
        workers: Some(workers()),
        site: None,
        push_contact: "mailto:bench@localhost".to_owned(),
    }
}
