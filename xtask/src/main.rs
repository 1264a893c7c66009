//! Tasks of the repository, run as `cargo xtask <command>`: build, serve, test and measure Linyi with kept libraries as parts.
#![expect(clippy::print_stdout, reason = "a task runner speaks on stdout")]

mod alone;
mod bench;
mod cargo;
mod pack;
mod postgres;
mod server;
mod setup;
mod site;
mod size;
mod step;
mod style;
mod test;

use std::process::ExitCode;

use anyhow::Result;
use clap::Parser;

use crate::test::Check;

/// Build, serve, test and measure Linyi.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
enum Task {
    /// Build the browser modules and the server in release: target/release/linyi.
    Build,
    /// Build, then run the server in demo mode.
    Serve {
        /// Options handed to `linyi serve --demo`.
        #[arg(last = true)]
        options: Vec<String>,
    },
    /// Build only the browser site: target/site.
    Site {
        /// Build fast and with debug assertions into target/site-checked, to look for a hydration mismatch.
        #[arg(long)]
        debug_assertions: bool,
    },
    /// Measure how fast ballots are taken and read (docs/BENCH.md); writes target/bench.json.
    Bench {
        /// Measure one database alone.
        #[arg(long, value_enum)]
        only: Option<bench::Database>,
    },
    /// Run every check, or the named ones.
    Test {
        /// Checks to run, separated by commas; all of them if absent.
        #[arg(long, value_enum, value_delimiter = ',')]
        only: Vec<Check>,
    },
}

fn main() -> ExitCode {
    match run(Task::parse()) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(task: Task) -> Result<ExitCode> {
    match task {
        Task::Build => server::build().map(|()| ExitCode::SUCCESS),
        Task::Serve { options } => server::serve(&options),
        Task::Site { debug_assertions } => {
            let flavour = if debug_assertions { site::Flavour::Checked } else { site::Flavour::Release };
            site::build_alone(flavour).map(|()| ExitCode::SUCCESS)
        }
        Task::Bench { only } => bench::run(only),
        Task::Test { only } => Ok(test::run(&only)),
    }
}
