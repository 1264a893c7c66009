//! The running server: built, asked for its port, run until stopped; `main` and the tests start the same.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener};
use std::sync::Arc;

use actix_web::dev::{Server, ServerHandle};
use actix_web::middleware::{Compress, from_fn};
use actix_web::{App, HttpServer, web};
use anyhow::Context;
use object_store::ObjectStore;
use object_store::local::LocalFileSystem;

use crate::config::ServeOptions;
use crate::database::Database;
use crate::features::decisions::ballot_log::sequencer::Sequencer;
use crate::http::site::{Files, Site};
use crate::http::{endpoint, form, identify, pages, problems, site};
use crate::jobs::worker::Worker;
use crate::state::State;
use crate::{demo, routes};

/// A server that listens but does not answer yet.
pub struct Application {
    state: Arc<State>,
    server: Server,
    address: SocketAddr,
}

impl Application {
    /// Opens database and store, brings the schema up to date, loads the demo district when asked, and listens;
    /// `embedded` is the browser site where the options name no folder.
    pub async fn build(options: ServeOptions, embedded: Files) -> anyhow::Result<Self> {
        if let Some(fault) = options.fault() {
            anyhow::bail!("{fault}");
        }
        if let Some(warning) = options.warning() {
            tracing::warn!("{warning}");
        }
        std::fs::create_dir_all(options.store.data.join("media"))
            .with_context(|| format!("the data folder {} cannot be made", options.store.data.display()))?;
        let photos = LocalFileSystem::new_with_prefix(options.store.data.join("media"))?;
        Self::build_with(options, Arc::new(photos), embedded).await
    }

    /// Like [`Application::build`], with photos in `photos`.
    pub async fn build_with(
        mut options: ServeOptions,
        photos: Arc<dyn ObjectStore>,
        embedded: Files,
    ) -> anyhow::Result<Self> {
        let url = options.store.database_url();
        let database = Database::connect(&url).await.context("the database cannot be opened")?;
        database.migrate().await.context("the database schema cannot be brought up to date")?;
        if options.demo {
            demo::progress::clear_interrupted(&database, &photos).await.context("a half-told demonstration stays")?;
        }
        let listener = TcpListener::bind(&options.listen)
            .with_context(|| format!("the address {} cannot be listened on", options.listen))?;
        let address = listener.local_addr()?;
        options.listen = address.to_string();
        let site = Arc::new(Site::load(options.site.as_deref(), embedded)?);
        let workers = options.workers;
        let state = State::new(options, database, photos).await?;
        if state.options.demo {
            demo::load(&state).await.context("the demo district cannot be loaded")?;
        }
        any_spawner::Executor::init_tokio().ok();
        let server = serve(Arc::clone(&state), site, listener, workers)?;
        Ok(Self { state, server, address })
    }

    /// The port it listens on.
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// The URL this machine itself reaches it by.
    pub fn own_url(&self) -> String {
        format!("http://{}", dialled(self.address))
    }

    /// What its requests share.
    pub fn state(&self) -> Arc<State> {
        Arc::clone(&self.state)
    }

    /// A handle to stop it with.
    pub fn handle(&self) -> ServerHandle {
        self.server.handle()
    }

    /// Answers and works on the job queue until stopped, then closes the database.
    pub async fn run_until_stopped(self) -> anyhow::Result<()> {
        let state = Arc::clone(&self.state);
        let jobs = Worker::start(Arc::clone(&state));
        let sequencer = Sequencer::start(Arc::clone(&state));
        let outcome = self.server.await;
        jobs.stop().await;
        sequencer.stop().await;
        state.database.close().await;
        Ok(outcome?)
    }

    /// Answers until stopped and leaves the job queue to the caller; tests run due jobs themselves.
    pub async fn answer_until_stopped(self) -> anyhow::Result<()> {
        let outcome = self.server.await;
        self.state.database.close().await;
        Ok(outcome?)
    }
}

/// The address to call a listener by: its own, and loopback where it listens on all of them.
fn dialled(listened: SocketAddr) -> SocketAddr {
    let ip = match listened.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(ip) if ip.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
        ip => ip,
    };
    SocketAddr::new(ip, listened.port())
}

fn serve(state: Arc<State>, site: Arc<Site>, listener: TcpListener, workers: Option<usize>) -> anyhow::Result<Server> {
    let data: web::Data<State> = web::Data::from(state);
    let site: web::Data<Site> = web::Data::from(site);
    let mut server = HttpServer::new(move || {
        // Middleware runs in reverse order of registration: identify first, compress last.
        App::new()
            .app_data(data.clone())
            .app_data(site.clone())
            .app_data(site::path_config())
            .app_data(site::query_config())
            .wrap(Compress::default())
            .wrap(from_fn(site::harden))
            .wrap(from_fn(identify::identify))
            .configure(site::register)
            .service(
                web::scope("/api/v1")
                    .wrap(from_fn(form::answer_browsers))
                    .wrap(from_fn(problems::translate))
                    .configure(|config| endpoint::register(config, routes::endpoints()))
                    .default_service(web::to(problems::not_found)),
            )
            .configure(pages::register)
    })
    .listen(listener)?
    // Its own handler drops what is under way on Ctrl-C; whoever runs it stops it by its handle.
    .disable_signals()
    .shutdown_timeout(10);
    if let Some(workers) = workers {
        server = server.workers(workers);
    }
    Ok(server.run())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_listener_is_called_by_its_own_address_and_by_loopback_when_it_has_many() {
        for (listened, expected) in [
            ("192.168.1.7:8080", "192.168.1.7:8080"),
            ("127.0.0.1:80", "127.0.0.1:80"),
            ("0.0.0.0:8080", "127.0.0.1:8080"),
            ("[::]:8080", "[::1]:8080"),
        ] {
            assert_eq!(dialled(listened.parse().expect("an address")).to_string(), expected);
        }
    }
}
