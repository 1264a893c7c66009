//! Building and running the server with the browser site inside.

use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Command, ExitCode};
use std::thread;

use anyhow::{Context, Result};

use crate::setup::{self, Tool};
use crate::site::Flavour;
use crate::step::Steps;
use crate::{cargo, site};

/// Builds everything that one deployment needs: one binary.
pub fn build() -> Result<()> {
    let mut steps = Steps::new(site::STEPS + 2);
    steps.run("Checking the tools", || setup::ensure(&[Tool::WasmTarget, Tool::OpenSsl]))?;
    // Only the program embeds the site. The server beneath it is built meanwhile: optimising a browser module takes one
    // core. Both write elsewhere, so neither waits for the other; where the server fails, the last step says so.
    thread::scope(|scope| {
        let beneath = scope.spawn(|| release("--lib").status());
        let site = site::build(Flavour::Release, &mut steps);
        let _ = beneath.join();
        site
    })?;
    steps.run("Building the server", || cargo::succeed(&mut release("--bin=linyi")))?;
    println!("{}", binary().display());
    Ok(())
}

/// Builds one target in release: of the server, or of what measures it.
///
/// Both are always selected and the target chooses: with one selection there is one set of features, and dependencies
/// are compiled once.
pub fn release(target: &str) -> Command {
    cargo::command(["build", "--release", "--package=linyi", "--package=linyi-bench", target])
}

/// Builds the same without optimising it, of what the tests compiled already; answers where it lies.
pub fn build_as_tested() -> Result<PathBuf> {
    let mut steps = Steps::new(site::STEPS + 1);
    site::build(Flavour::Release, &mut steps)?;
    steps
        .run("Building the program", || cargo::succeed(&mut cargo::command(["build", "--workspace", "--bin=linyi"])))?;
    Ok(cargo::target_folder().join("debug/linyi"))
}

/// Builds, then becomes the server: signals reach it directly.
pub fn serve(options: &[String]) -> Result<ExitCode> {
    build()?;
    let mut server = Command::new(binary());
    server.args(["serve", "--demo"]).args(options);
    Err(server.exec()).with_context(|| format!("cannot start {}", cargo::shown(&server)))
}

/// Where the built binary lies.
pub fn binary() -> PathBuf {
    cargo::target_folder().join("release/linyi")
}
