//! Every check of the project, in order, ending with one line of totals.

use std::env;
use std::process::{Command, ExitCode, Output};
use std::thread::{self, JoinHandle};
use std::time::Instant;

use anyhow::{Context, Result};
use clap::ValueEnum;

use crate::postgres::{Cluster, Keeping};
use crate::setup::{self, Tool};
use crate::site::Flavour;
use crate::step::{Steps, seconds};
use crate::{alone, cargo, server, site, size};

/// One of the checks, named as on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Check {
    /// The form of the source.
    Fmt,
    /// Lints of native code and of the browser modules; any warning fails.
    Clippy,
    /// Tests beside the code, and examples in its documentation.
    Unit,
    /// The API over SQLite.
    ApiSqlite,
    /// The API over a throw-away PostgreSQL.
    ApiPostgres,
    /// The pages in a browser.
    Browser,
    /// The bytes of the first load.
    Size,
    /// The program, alone in an empty folder.
    Alone,
}

impl Check {
    fn title(self) -> &'static str {
        match self {
            Self::Fmt => "fmt: the form of the source",
            Self::Clippy => "clippy: lints, native and browser",
            Self::Unit => "unit: tests beside the code, examples in its documentation",
            Self::ApiSqlite => "api-sqlite: the API over SQLite",
            Self::ApiPostgres => "api-postgres: the API over PostgreSQL",
            Self::Browser => "browser: the pages in Chromium",
            Self::Size => "size: the bytes of the first load",
            Self::Alone => "alone: the program in an empty folder",
        }
    }

    fn tools(self) -> &'static [Tool] {
        match self {
            Self::Fmt => &[],
            Self::Clippy => &[Tool::WasmTarget, Tool::OpenSsl],
            Self::Unit | Self::ApiSqlite => &[Tool::OpenSsl],
            Self::ApiPostgres => &[Tool::OpenSsl, Tool::Postgres],
            Self::Browser => &[Tool::WasmTarget, Tool::OpenSsl, Tool::Chromium, Tool::ChromeDriver, Tool::ChineseFonts],
            Self::Size => &[Tool::WasmTarget],
            Self::Alone => &[Tool::WasmTarget, Tool::OpenSsl],
        }
    }

    /// Whether it needs the site that people load.
    fn needs_site(self) -> bool {
        matches!(self, Self::Browser | Self::Size | Self::Alone)
    }

    fn run(self) -> Result<Tally> {
        match self {
            Self::Fmt => cargo::succeed(&mut cargo::command(["fmt", "--all", "--check"])).map(|()| Tally::PASSED),
            Self::Clippy => clippy(),
            Self::Unit => unit(),
            Self::ApiSqlite => api("sqlite"),
            Self::ApiPostgres => Cluster::start(Keeping::Nothing).and_then(|cluster| api(&cluster.url())),
            Self::Browser => browser(),
            Self::Size => {
                let manifest = site::build(Flavour::Release, &mut Steps::new(site::STEPS))?;
                Ok(if size::check(&manifest)? { Tally::PASSED } else { Tally::FAILED })
            }
            Self::Alone => alone::check(&server::build_as_tested()?).map(|()| Tally::PASSED),
        }
    }
}

/// Tests counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Tally {
    passed: u64,
    failed: u64,
}

impl Tally {
    const PASSED: Self = Self { passed: 1, failed: 0 };
    const FAILED: Self = Self { passed: 0, failed: 1 };

    fn plus(self, other: Self) -> Self {
        Self { passed: self.passed + other.passed, failed: self.failed + other.failed }
    }

    /// Reads the line with which a test binary ends: `test result: ok. 12 passed; 0 failed; …`.
    fn from_line(line: &str) -> Option<Self> {
        let (_, counts) = line.strip_prefix("test result: ")?.split_once(". ")?;
        let count = |word: &str| counts.split("; ").find_map(|part| part.strip_suffix(word)?.trim().parse().ok());
        Some(Self { passed: count("passed")?, failed: count("failed")? })
    }
}

/// Runs the named checks, or all; a failing one does not keep the others from running.
pub fn run(only: &[Check]) -> ExitCode {
    let checks: Vec<Check> =
        Check::value_variants().iter().copied().filter(|check| only.is_empty() || only.contains(check)).collect();
    let mut tools: Vec<Tool> = checks.iter().flat_map(|check| check.tools()).copied().collect();
    tools.sort();
    tools.dedup();

    let mut total = Tally::default();
    let mut summary = Vec::new();
    if let Err(error) = setup::ensure(&tools) {
        println!("setup: {error:#}");
        total = Tally::FAILED;
    } else {
        let is_later = checks.iter().position(|check| check.needs_site()).is_some_and(|place| place > 0);
        let mut site = is_later.then(begin_site);
        for (index, check) in checks.iter().enumerate() {
            println!("\n==== [{}/{}] {}", index + 1, checks.len(), check.title());
            let start = Instant::now();
            if check.needs_site()
                && let Some(site) = site.take()
            {
                print_site(site);
            }
            let tally = check.run().unwrap_or_else(|error| {
                println!("error: {error:#}");
                Tally::FAILED
            });
            let time = seconds(start.elapsed());
            summary.push(format!("{}: {} passed, {} failed, {time}", check.title(), tally.passed, tally.failed));
            println!("==== {} passed, {} failed, {time}", tally.passed, tally.failed);
            total = total.plus(tally);
        }
    }

    println!();
    for line in summary {
        println!("{line}");
    }
    println!("{} passed, {} failed", total.passed, total.failed);
    if total.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Builds the site beside the first checks: optimising a browser module takes one core. Its words are kept until then.
fn begin_site() -> JoinHandle<std::io::Result<Output>> {
    let program = env::current_exe();
    thread::spawn(move || Command::new(program?).arg("site").output())
}

/// Waits for the site and prints how it was built. Where that failed, the check that needs it builds again and fails.
fn print_site(site: JoinHandle<std::io::Result<Output>>) {
    match site.join() {
        Ok(Ok(output)) => {
            print!("{}{}", String::from_utf8_lossy(&output.stderr), String::from_utf8_lossy(&output.stdout));
        }
        Ok(Err(error)) => println!("the site was not built beforehand: {error}"),
        Err(_) => println!("the site was not built beforehand"),
    }
}

/// Native code as one workspace, in which the server turns on the pages' server side; then the browser modules,
/// whose features never meet the server's. All modules are the same code but for the one that checks receipts; the
/// others only begin with another page.
fn clippy() -> Result<Tally> {
    let deny = ["--", "-D", "warnings"];
    let browser = ["clippy", "--package=linyi-web", "--lib", "--target=wasm32-unknown-unknown"];
    let mut tally = Tally::PASSED;
    let runs = [
        cargo::command(["clippy", "--workspace", "--all-targets"].into_iter().chain(deny)),
        cargo::command(browser.into_iter().chain(["--no-default-features", "--features=hydrate"]).chain(deny)),
        cargo::command(browser.into_iter().chain(["--no-default-features", "--features=hydrate,vote"]).chain(deny)),
    ];
    for mut run in runs {
        println!("-- {}", cargo::shown(&run));
        if !run.status()?.success() {
            tally = Tally::FAILED;
        }
    }
    Ok(tally)
}

/// Every test except the two binaries of `linyi-tests`.
///
/// All test runs select the whole workspace and choose by target: with one selection there is one set of features,
/// and dependencies are compiled once.
fn unit() -> Result<Tally> {
    let mut code = cargo::command(["test", "--no-fail-fast", "--workspace", "--lib", "--bins"]);
    for name in integration_tests()? {
        code.args(["--test", &name]);
    }
    let mut examples = cargo::command(["test", "--no-fail-fast", "--workspace", "--doc"]);
    Ok(count(&mut code)?.plus(count(&mut examples)?))
}

/// Names of test binaries in packages other than `linyi-tests`, whose own need a database or a browser.
fn integration_tests() -> Result<Vec<String>> {
    let mut command = cargo::command(["metadata", "--no-deps", "--format-version=1"]);
    let output = command.output().context("cannot start cargo metadata")?;
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).context("cargo metadata")?;
    let packages = metadata["packages"].as_array().context("cargo metadata names no packages")?.iter();
    let others = packages.filter(|package| package["name"] != "linyi-tests");
    let targets = others.filter_map(|package| package["targets"].as_array()).flatten();
    let tests = targets.filter(|target| target["kind"][0] == "test");
    Ok(tests.filter_map(|target| target["name"].as_str()).map(str::to_owned).collect())
}

fn api(database: &str) -> Result<Tally> {
    let mut command = cargo::command(["test", "--no-fail-fast", "--workspace", "--test=api"]);
    count(command.env("LINYI_TEST_DATABASE", database))
}

fn browser() -> Result<Tally> {
    // What people load, and nothing that was made for the tests.
    site::build(Flavour::Release, &mut Steps::new(site::STEPS))?;
    let driver = setup::chromedriver().context("chromedriver is missing")?;
    let mut command =
        cargo::command(["test", "--no-fail-fast", "--workspace", "--test=browser", "--", "--test-threads=2"]);
    count(command.env("LINYI_SITE", Flavour::Release.folder()).env("LINYI_CHROMEDRIVER", driver))
}

/// Runs cargo's tests and sums what each test binary reports.
fn count(command: &mut Command) -> Result<Tally> {
    println!("-- {}", cargo::shown(command));
    let mut tally = Tally::default();
    let succeeded = cargo::stream(command, |line| {
        println!("{line}");
        tally = tally.plus(Tally::from_line(line).unwrap_or_default());
        Ok(())
    })?;
    if !succeeded && tally.failed == 0 {
        println!("error: it did not compile, or a test binary ended without a result");
        tally = tally.plus(Tally::FAILED);
    }
    Ok(tally)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_result_line_of_a_test_binary_is_counted() {
        let line = "test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 3 filtered out; finished in 0.01s";
        assert_eq!(Tally::from_line(line), Some(Tally { passed: 12, failed: 0 }));
        let line = "test result: FAILED. 7 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.20s";
        assert_eq!(Tally::from_line(line), Some(Tally { passed: 7, failed: 2 }));
        assert_eq!(Tally::from_line("test result_is_printed ... ok"), None);
    }

    #[test]
    fn a_run_that_breaks_off_without_a_result_has_failed() {
        let run = |script| count(Command::new("sh").args(["-c", script])).expect("sh runs");
        assert_eq!(run("exit 101"), Tally::FAILED);
        assert_eq!(run("echo 'test result: ok. 3 passed; 0 failed; 0 ignored'"), Tally { passed: 3, failed: 0 });
        assert_eq!(
            run("echo 'test result: FAILED. 3 passed; 1 failed; 0 ignored'; exit 101"),
            Tally { passed: 3, failed: 1 }
        );
    }

    #[test]
    fn checks_are_named_as_on_the_command_line() {
        let names: Vec<String> = Check::value_variants()
            .iter()
            .filter_map(|check| Some(check.to_possible_value()?.get_name().to_owned()))
            .collect();
        assert_eq!(names, ["fmt", "clippy", "unit", "api-sqlite", "api-postgres", "browser", "size", "alone"]);
    }
}
