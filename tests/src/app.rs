//! A running server on a free port, with its own database, photos in memory and a clock tests may advance.

use std::sync::Arc;

use actix_web::dev::ServerHandle;
use chrono::{DateTime, Utc};
use linyi_server::application::Application;
use linyi_server::config::{ServeOptions, StoreOptions};
use linyi_server::http::site::Files;
use linyi_server::jobs::worker;
use linyi_server::state::State;
use linyi_shared::id::{HomeId, PlaceId};
use linyi_shared::people::rules::Role;
use object_store::memory::InMemory;
use tempfile::TempDir;

use crate::builders::CompoundBuilder;
use crate::callers::Caller;
use crate::database::TestDatabase;

/// A running server.
pub struct TestApp {
    /// What its requests share: for builders, the clock and the job queue.
    pub state: Arc<State>,
    /// Its address: `http://127.0.0.1:<port>`.
    pub address: String,
    handle: ServerHandle,
    _database: TestDatabase,
    _folder: TempDir,
}

impl TestApp {
    /// Starts a server without data.
    pub async fn start() -> Self {
        Self::start_with(|_| {}).await
    }

    /// Starts a server with changed options.
    pub async fn start_with(change: impl FnOnce(&mut ServeOptions)) -> Self {
        let _ = rustls::crypto::ring::default_provider().install_default();
        if let Ok(filter) = tracing_subscriber::EnvFilter::try_from_env("LINYI_TEST_LOG") {
            let _ = tracing_subscriber::fmt().with_env_filter(filter).with_test_writer().try_init();
        }
        let folder = TempDir::new().expect("a temporary folder");
        let database = TestDatabase::create(folder.path()).await;
        let mut options = ServeOptions {
            store: StoreOptions { data: folder.path().to_owned(), database: Some(database.url.clone()) },
            listen: "127.0.0.1:0".to_owned(),
            public_url: None,
            trusted_proxies: Vec::new(),
            demo: false,
            workers: Some(1),
            site: std::env::var_os("LINYI_SITE").map(Into::into),
            push_contact: "mailto:test@example.org".to_owned(),
        };
        change(&mut options);
        let application =
            Application::build_with(options, Arc::new(InMemory::new()), Files::new()).await.expect("a server");
        let state = application.state();
        let address = format!("http://127.0.0.1:{}", application.port());
        let handle = application.handle();
        tokio::spawn(application.answer_until_stopped());
        Self { state, address, handle, _database: database, _folder: folder }
    }

    /// Starts a demonstration with its story told.
    pub async fn start_demo() -> Self {
        let app = Self::start_with(|options| options.demo = true).await;
        linyi_server::demo::story::tell(&app.state, &app.address).await.expect("the story");
        app
    }

    /// A caller without an account.
    pub fn anonymous(&self) -> Caller {
        Caller::anonymous(self)
    }

    /// A staff member with `role` at `place`.
    pub async fn staff(&self, role: Role, place: PlaceId) -> Caller {
        Caller::staff(self, role, place).await
    }

    /// A resident who speaks for `home`.
    pub async fn resident(&self, home: HomeId) -> Caller {
        Caller::resident(self, &[home]).await
    }

    /// Residents, one for each home in turn, made together.
    pub async fn residents(&self, homes: &[HomeId]) -> Vec<Caller> {
        Caller::residents(self, homes).await
    }

    /// A resident who speaks for several homes.
    pub async fn resident_of(&self, homes: &[HomeId]) -> Caller {
        Caller::resident(self, homes).await
    }

    /// A compound to be built, with its project.
    pub fn compound(&self) -> CompoundBuilder<'_> {
        CompoundBuilder::new(self)
    }

    /// The server's clock now.
    pub fn now(&self) -> DateTime<Utc> {
        self.state.now()
    }

    /// Advances the server's clock.
    pub fn advance(&self, by: chrono::Duration) {
        self.state.clock.set_ahead(self.state.clock.ahead() + by.num_seconds());
    }

    /// Sets the server's clock to less than two seconds after a moment, which may be past: the examples of the law have
    /// their dates.
    pub fn set_clock(&self, to: DateTime<Utc>) {
        // The clock is moved by whole seconds.
        self.advance(to - self.now() + chrono::Duration::seconds(1));
    }

    /// Advances the server's clock by whole days.
    pub fn advance_days(&self, days: i64) {
        self.advance(chrono::Duration::days(days));
    }

    /// Stops answering at once, as a network that is gone.
    pub async fn stop(&self) {
        self.handle.stop(false).await;
    }

    /// Stops answering and leaves the database to another process; people who call keep their tokens.
    pub async fn close(&self) {
        self.stop().await;
        self.state.database.close().await;
    }

    /// Runs every due job now; answers how many succeeded.
    pub async fn run_jobs(&self) -> u32 {
        worker::run_due(&self.state).await.expect("the job queue")
    }
}

impl Drop for TestApp {
    fn drop(&mut self) {
        // Sent, not awaited: the server's threads end by themselves.
        drop(self.handle.stop(false));
    }
}
