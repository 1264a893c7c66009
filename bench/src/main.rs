//! Measures how fast ballots are taken and read, as ratios to what the machine itself can do in the same run.
//!
//! Ratios and not times: they say the same on every machine. What each one means stands in `docs/BENCH.md`.
#![expect(clippy::print_stdout, reason = "a measuring program speaks on stdout")]

mod bare;
mod cell;
mod constant;
mod load;
mod measure;
mod one_by_one;
mod rows;
mod scenarios;
mod seed;
mod server;
mod voters;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;
use clap::Parser;

use crate::server::Place;

/// Measures how fast ballots are taken and read.
#[derive(Parser)]
#[command(name = "linyi-bench")]
struct Options {
    /// A PostgreSQL server on which databases may be made: `postgres://…`; without it only SQLite is measured.
    #[arg(long, env = "LINYI_BENCH_POSTGRES", value_name = "URL")]
    postgres: Option<String>,
    /// Measure PostgreSQL alone.
    #[arg(long, env = "LINYI_BENCH_WITHOUT_SQLITE")]
    without_sqlite: bool,
    /// The folder for the databases of SQLite, on a disk; emptied at the end.
    #[arg(long, env = "LINYI_BENCH_FOLDER", value_name = "DIR")]
    folder: PathBuf,
    /// Where the ratios are written, as JSON.
    #[arg(long, env = "LINYI_BENCH_OUTPUT", value_name = "FILE")]
    output: PathBuf,
}

fn main() -> ExitCode {
    let _ = rustls::crypto::ring::default_provider().install_default();
    match run(&Options::parse()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Measures, prints and writes the ratios; answers whether every bound holds.
fn run(options: &Options) -> anyhow::Result<bool> {
    // The load comes from one thread, so that it takes as little of the machine from the server as it can.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let mut measures = Vec::new();
    let mut places = Vec::new();
    if !options.without_sqlite {
        places.push(Place::Sqlite(options.folder.clone()));
    }
    places.extend(options.postgres.clone().map(Place::Postgres));
    for place in &places {
        measures.extend(runtime.block_on(scenarios::measure(place))?);
    }
    println!("\n{}", measure::table(&measures));
    let json = serde_json::to_string_pretty(&measures)?;
    std::fs::write(&options.output, json).with_context(|| options.output.display().to_string())?;
    println!("{}", options.output.display());
    Ok(measures.iter().all(|measure| measure.holds))
}
