//! Building and running the server with the browser site inside.

use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Command, ExitCode};
use std::thread;

use anyhow::{Context, Result};

use crate::setup::{self, Tool};
use crate::step::Steps;
use crate::{cargo, site};

/// Builds everything that one deployment needs: one binary.
pub fn build() -> Result<()> {
    build_in("release")?;
    println!("{}", binary().display());
    Ok(())
}

/// Builds the same with less optimisation, to be checked; answers where it lies.
pub fn build_checked() -> Result<PathBuf> {
    build_in("release-checked")?;
    Ok(cargo::target_folder().join("release-checked/linyi"))
}

fn build_in(profile: &str) -> Result<()> {
    let mut steps = Steps::new(site::STEPS + 2);
    steps.run("Checking the tools", || setup::ensure(&[Tool::WasmTarget, Tool::OpenSsl]))?;
    // Only the program embeds the site. The server beneath it is built meanwhile: optimising a browser module takes one
    // core. Both write elsewhere, so neither waits for the other; where they fail, the last step says so.
    thread::scope(|scope| {
        let beneath =
            scope.spawn(|| cargo::command(["build", "--profile", profile, "--package=linyi", "--lib"]).status());
        let site = site::build(site::Flavour::Release, &mut steps);
        let _ = beneath.join();
        site
    })?;
    steps.run("Building the server", || {
        cargo::succeed(&mut cargo::command(["build", "--profile", profile, "--package=linyi", "--bin=linyi"]))
    })
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
