//! The command line of `linyi`: every command, its options and their environment variables.

use std::io::Write;
use std::path::PathBuf;

use clap::builder::BoolishValueParser;
use clap::{Args, Parser, Subcommand};
use linyi_server::application::Application;
use linyi_server::commands::place::Place;
use linyi_server::commands::staff::Staff;
use linyi_server::commands::{import, recount, verify};
use linyi_server::config::{ServeOptions, StoreOptions};
use linyi_server::database::Database;
use linyi_server::http::site::Files;
use linyi_server::{demo, openapi};
use linyi_shared::id::DecisionId;
use linyi_shared::places::rules::ResidentRegister;

/// Linyi (邻议): residents of old compounds decide, in the open, how their homes are renovated.
#[derive(Parser)]
#[command(name = "linyi", version)]
struct Options {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the API and the pages; brings the database up to date first.
    Serve(ServeOptions),
    /// Bring the database schema up to date and stop.
    Migrate(StoreOptions),
    /// Import files.
    Import {
        #[command(subcommand)]
        what: Import,
    },
    /// Create and list places: the district, its communities and compounds.
    Place {
        #[command(subcommand)]
        what: Place,
    },
    /// Create staff accounts, give and take roles.
    ///
    /// A new installation begins with `linyi place create`, then `linyi staff create`, then `linyi import roster`.
    Staff {
        #[command(subcommand)]
        what: Staff,
    },
    /// Count the ballots again and compare with everything kept beside them; any difference is an error.
    Recount {
        /// One decision, by its id; every decision without it.
        #[arg(long, env = "LINYI_RECOUNT_DECISION", value_name = "ID")]
        decision: Option<DecisionId>,
        /// Where the data is.
        #[command(flatten)]
        store: StoreOptions,
    },
    /// Check a downloaded log of ballots, without a server and without trusting one (format: docs/BALLOT-LOG.md).
    Verify {
        /// The log, as `GET /api/v1/decisions/{id}/log/file` gives it.
        #[arg(env = "LINYI_VERIFY_FILE")]
        file: PathBuf,
        /// An earlier file of the same log, which must be its beginning.
        #[arg(long, env = "LINYI_VERIFY_EARLIER", value_name = "FILE")]
        earlier: Option<PathBuf>,
        /// A voter's receipt, as `GET /api/v1/decisions/{id}/receipt` gives it, whose ballot must be in the log.
        #[arg(long, env = "LINYI_VERIFY_RECEIPT", value_name = "FILE")]
        receipt: Option<PathBuf>,
    },
    /// Print the OpenAPI document.
    Openapi,
    /// Print the effective configuration without secrets and stop.
    CheckConfig(ServeOptions),
}

#[derive(Subcommand)]
enum Import {
    /// Import the roster of a compound from a CSV file (columns: docs/ROSTER.md).
    Roster {
        /// The CSV file.
        #[arg(env = "LINYI_ROSTER_FILE")]
        file: PathBuf,
        /// The compound: its id or its full name.
        #[arg(long, env = "LINYI_ROSTER_COMPOUND")]
        compound: String,
        /// Apply the changes; without it only the preview is printed.
        #[arg(long, env = "LINYI_ROSTER_APPLY", value_parser = BoolishValueParser::new())]
        apply: bool,
        /// Where the data is.
        #[command(flatten)]
        store: StoreOptions,
    },
    /// Import the register of adults of a compound from a CSV file (columns: docs/ROSTER.md).
    Adults(ResidentsOptions),
    /// Import the register of residents' representatives of a compound from a CSV file (columns: docs/ROSTER.md).
    Representatives(ResidentsOptions),
}

/// A file of residents and where it goes.
#[derive(Args)]
struct ResidentsOptions {
    /// The CSV file.
    #[arg(env = "LINYI_RESIDENTS_FILE")]
    file: PathBuf,
    /// The compound: its id or its full name.
    #[arg(long, env = "LINYI_RESIDENTS_COMPOUND")]
    compound: String,
    /// The login of the staff member who answers for the entries; with the duty to keep the compound's rosters.
    #[arg(long, env = "LINYI_RESIDENTS_BY", value_name = "LOGIN")]
    by: String,
    /// Apply the changes; without it only the preview is printed.
    #[arg(long, env = "LINYI_RESIDENTS_APPLY", value_parser = BoolishValueParser::new())]
    apply: bool,
    /// Where the data is.
    #[command(flatten)]
    store: StoreOptions,
}

/// Runs what the command line asks for, with the browser site that the program brings.
pub async fn run(site: Files) -> anyhow::Result<()> {
    tracing_subscriber::fmt()
        .with_env_filter(
            tracing_subscriber::EnvFilter::try_from_env("LINYI_LOG")
                .unwrap_or_else(|_| "info,sqlx=warn,sea_orm_migration=warn,actix_server=warn,leptos=warn".into()),
        )
        .with_writer(std::io::stderr)
        .init();
    // Two TLS libraries could offer a provider; the choice is made once, here.
    let _ = rustls::crypto::ring::default_provider().install_default();
    match Options::parse().command {
        Command::Serve(options) => serve(options, site).await,
        Command::Migrate(store) => {
            let database = Database::connect(&store.database_url()).await?;
            database.migrate().await?;
            database.close().await;
            say("The database schema is up to date.")
        }
        Command::Import { what } => say(&import_file(what).await?),
        Command::Place { what } => say(&what.run().await?),
        Command::Staff { what } => say(&what.run().await?),
        Command::Recount { decision, store } => say(&recount::recount(&store, decision).await?),
        Command::Verify { file, earlier, receipt } => {
            say(&verify::ballot_log(&file, earlier.as_deref(), receipt.as_deref())?)
        }
        Command::Openapi => say(&openapi::document().to_pretty_json()?),
        Command::CheckConfig(options) => match options.fault() {
            Some(fault) => anyhow::bail!("{fault}"),
            None => {
                say(&options.describe())?;
                options.warning().map_or(Ok(()), |warning| say(&format!("warning: {warning}")))
            }
        },
    }
}

async fn import_file(what: Import) -> anyhow::Result<String> {
    let (register, ResidentsOptions { file, compound, by, apply, store }) = match what {
        Import::Roster { file, compound, apply, store } => {
            return import::roster(&store, &file, &compound, apply).await;
        }
        Import::Adults(options) => (ResidentRegister::Adults, options),
        Import::Representatives(options) => (ResidentRegister::Representatives, options),
    };
    import::residents(&store, register, &file, &compound, &by, apply).await
}

async fn serve(options: ServeOptions, site: Files) -> anyhow::Result<()> {
    let demo = options.demo;
    let application = tokio::select! {
        built = Application::build(options, site) => built?,
        () = asked_to_stop() => return say("Stopped before the start was complete; nothing is half-written."),
    };
    let state = application.state();
    let address = application.own_url();
    let handle = application.handle();
    let server = actix_web::rt::spawn(application.run_until_stopped());
    if demo {
        // The story is told through the running server.
        let told = tokio::select! {
            told = demo::story::tell(&state, &address) => Some(told),
            () = asked_to_stop() => None,
        };
        let Some(told) = told else {
            handle.stop(true).await;
            server.await??;
            return say("Stopped before the demonstration was complete; the next start makes it anew.");
        };
        if let Err(error) = told {
            handle.stop(true).await;
            return Err(error);
        }
    }
    let url = state.public_url();
    say(&format!("Linyi listens on {url}"))?;
    if demo {
        say(&format!("Open {url} in a phone-sized window; {url}/demo signs you in as any role. Ctrl-C stops."))?;
    }
    actix_web::rt::spawn(async move {
        asked_to_stop().await;
        // What is under way is answered; asked once more, it is dropped.
        tokio::select! {
            () = handle.stop(true) => {}
            () = asked_to_stop() => handle.stop(false).await,
        }
    });
    server.await??;
    say("Stopped.")
}

/// Waits for Ctrl-C, or for the signal by which services are stopped.
async fn asked_to_stop() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let Ok(mut terminated) = signal(SignalKind::terminate()) else { return std::future::pending().await };
        tokio::select! {
            _ = tokio::signal::ctrl_c() => {}
            _ = terminated.recv() => {}
        }
    }
    #[cfg(not(unix))]
    let _ = tokio::signal::ctrl_c().await;
}

/// Prints a line; a closed pipe is no fault of ours.
fn say(text: &str) -> anyhow::Result<()> {
    match writeln!(std::io::stdout(), "{text}") {
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        other => Ok(other?),
    }
}

#[cfg(test)]
mod tests {
    use clap::{Arg, ArgAction, Command, CommandFactory};

    use super::Options;

    /// Every argument of a command and of those below it.
    fn arguments(command: &Command) -> Vec<Arg> {
        let own = command.get_arguments().filter(|argument| argument.get_id() != "help").cloned();
        own.chain(command.get_subcommands().flat_map(arguments)).collect()
    }

    fn options() -> Command {
        let mut command = Options::command();
        command.build();
        command
    }

    #[test]
    fn every_argument_has_a_variable_and_the_read_me_names_it() {
        let read_me = include_str!("../../README.md");
        for argument in arguments(&options()) {
            if matches!(argument.get_action(), ArgAction::Version | ArgAction::Help)
                || argument.get_id() == "subcommand"
            {
                continue;
            }
            let variable = argument.get_env().and_then(|name| name.to_str()).unwrap_or_default();
            assert!(read_me.contains(&format!("`{variable}`")), "{} has the variable {variable:?}", argument.get_id());
        }
    }

    #[test]
    fn switches_are_set_by_any_usual_yes() {
        let command = options();
        let mut switches = arguments(&command);
        switches.retain(|argument| matches!(argument.get_action(), ArgAction::SetTrue));
        assert!(switches.iter().any(|switch| switch.get_id() == "demo"));
        for switch in switches {
            let values = switch.get_value_parser().possible_values().into_iter().flatten();
            let values: Vec<_> = values.map(|value| value.get_name().to_owned()).collect();
            for said in ["1", "true", "yes", "on", "0", "false", "no", "off"] {
                assert!(values.iter().any(|value| value == said), "{} does not take {said}", switch.get_id());
            }
        }
    }
}
