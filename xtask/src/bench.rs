//! Measuring: the ratios of `docs/BENCH.md`, on throw-away databases of this machine.

use std::process::{Command, ExitCode};

use anyhow::{Context, Result};
use clap::ValueEnum;

use crate::postgres::{Cluster, Keeping};
use crate::setup::{self, Tool};
use crate::step::Steps;
use crate::{cargo, server};

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Database {
    /// The embedded database.
    Sqlite,
    /// A PostgreSQL that keeps what it acknowledged.
    Postgres,
}

/// Builds, measures and writes `target/bench.json`; a ratio that breaks its bound is a failure.
pub fn run(only: Option<Database>) -> Result<ExitCode> {
    let mut steps = Steps::new(3);
    let with_postgres = only != Some(Database::Sqlite);
    let tools: &[Tool] = if with_postgres { &[Tool::OpenSsl, Tool::Postgres] } else { &[Tool::OpenSsl] };
    steps.run("Checking the tools", || setup::ensure(tools))?;
    steps.run("Building the server and what measures it", || {
        cargo::succeed(&mut server::release("--bin=linyi-bench"))
    })?;
    steps.run("Measuring", || measure(only, with_postgres))
}

fn measure(only: Option<Database>, with_postgres: bool) -> Result<ExitCode> {
    let target = cargo::target_folder();
    // Beside what was built: the folder for temporary files may lie in memory.
    let folder = tempfile::Builder::new().prefix("bench-").tempdir_in(&target)?;
    let cluster = if with_postgres { Some(Cluster::start(Keeping::Everything)?) } else { None };
    let mut bench = Command::new(target.join("release/linyi-bench"));
    bench.arg("--folder").arg(folder.path()).arg("--output").arg(target.join("bench.json"));
    if let Some(cluster) = &cluster {
        bench.args(["--postgres", &cluster.url()]);
    }
    if only == Some(Database::Postgres) {
        bench.arg("--without-sqlite");
    }
    let status = bench.status().with_context(|| format!("cannot start {}", cargo::shown(&bench)))?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
