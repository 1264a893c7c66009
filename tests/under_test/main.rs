//! The server as a process of its own, to be killed without warning: everything but the options is `linyi serve`.
//!
//! `linyi-under-test DATA DATABASE AHEAD` listens on a free port and prints its address; its clock is AHEAD seconds ahead.

use std::io::Write;

use anyhow::Context;
use linyi_server::application::Application;
use linyi_server::config::{ServeOptions, StoreOptions};
use linyi_server::http::site::Files;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let mut next = |what| arguments.next().with_context(|| format!("{what} is missing"));
    let store = StoreOptions { data: next("DATA")?.into(), database: Some(next("DATABASE")?) };
    let ahead = next("AHEAD")?.parse()?;
    // Two TLS libraries could offer a provider; the choice is made once, here.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let application =
        Application::build(ServeOptions { workers: Some(1), ..store.for_command() }, Files::new()).await?;
    application.state().clock.set_ahead(ahead);
    writeln!(std::io::stdout(), "{}", application.own_url())?;
    application.run_until_stopped().await
}
