//! Sees to the tools a command needs: installs them where that is safe, else says exactly how.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Result, bail};

use crate::cargo;
use crate::postgres;

/// Something outside of the Rust packages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tool {
    /// The standard library for the browser.
    WasmTarget,
    /// Headers of OpenSSL and pkg-config: the web push crate links the system's OpenSSL.
    OpenSsl,
    /// A browser for the journeys.
    Chromium,
    /// The program through which tests drive it.
    ChromeDriver,
    /// Chinese glyphs, without which pages measure differently.
    ChineseFonts,
    /// The server programs of PostgreSQL.
    Postgres,
}

impl Tool {
    fn is_present(self) -> bool {
        match self {
            Self::WasmTarget => wasm_target_is_present(),
            Self::OpenSsl => answers("pkg-config", &["--exists", "openssl"]),
            Self::Chromium => cargo::program(&["chromium", "chromium-browser", "google-chrome"]).is_some(),
            Self::ChromeDriver => chromedriver().is_some(),
            Self::ChineseFonts => prints("fc-list", &[":lang=zh"]),
            Self::Postgres => postgres::programs().is_some(),
        }
    }

    /// Debian's packages.
    fn packages(self) -> &'static [&'static str] {
        match self {
            Self::WasmTarget => &[],
            Self::OpenSsl => &["libssl-dev", "pkg-config"],
            Self::Chromium => &["chromium"],
            Self::ChromeDriver => &["chromium-driver"],
            Self::ChineseFonts => &["fontconfig", "fonts-noto-cjk"],
            Self::Postgres => &["postgresql"],
        }
    }
}

/// Makes sure that every tool is there.
///
/// The wasm target is added through rustup; packages are installed on Debian as root (a container, a CI machine) and
/// nowhere else: on a person's own machine the command is printed instead.
pub fn ensure(tools: &[Tool]) -> Result<()> {
    let missing: Vec<Tool> = tools.iter().copied().filter(|tool| !tool.is_present()).collect();
    if missing.contains(&Tool::WasmTarget) {
        add_wasm_target()?;
    }
    let packages: Vec<&str> = missing.iter().flat_map(|tool| tool.packages()).copied().collect();
    if packages.is_empty() {
        return Ok(());
    }
    let install = format!("apt-get install --yes --no-install-recommends {}", packages.join(" "));
    if !(is_debian() && is_root()) {
        bail!("missing: {missing:?}. On Debian or Ubuntu: sudo apt-get update && sudo {install}");
    }
    println!("      missing: {missing:?}; running {install}");
    // One unreachable source need not stand in the way of packages that the others have.
    if let Err(error) = apt_get(&["update"]) {
        println!("      {error:#}");
    }
    apt_get(&install.split(' ').skip(1).collect::<Vec<_>>())?;
    match missing.iter().find(|tool| !tool.is_present()) {
        Some(tool) => bail!("{tool:?} is still missing after: {install}"),
        None => Ok(()),
    }
}

/// Where chromedriver is: `LINYI_CHROMEDRIVER`, else in `PATH`, else where Debian puts it.
pub fn chromedriver() -> Option<PathBuf> {
    let named = std::env::var_os("LINYI_CHROMEDRIVER").map(PathBuf::from);
    let debian = || Some(PathBuf::from("/usr/lib/chromium/chromedriver")).filter(|file| file.is_file());
    named.or_else(|| cargo::program(&["chromedriver"])).or_else(debian)
}

/// Whether this process may install packages and has to step down for PostgreSQL.
pub fn is_root() -> bool {
    output("id", &["-u"]).is_some_and(|id| id == "0")
}

/// What a program prints, trimmed, if it succeeds.
pub fn output(program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program)
        .args(arguments)
        .current_dir(cargo::root())
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

fn answers(program: &str, arguments: &[&str]) -> bool {
    output(program, arguments).is_some()
}

fn prints(program: &str, arguments: &[&str]) -> bool {
    output(program, arguments).is_some_and(|text| !text.is_empty())
}

fn is_debian() -> bool {
    Path::new("/etc/debian_version").exists() && cargo::program(&["apt-get"]).is_some()
}

fn wasm_target_is_present() -> bool {
    output("rustc", &["--print", "target-libdir", "--target", "wasm32-unknown-unknown"])
        .is_some_and(|folder| Path::new(&folder).exists())
}

fn add_wasm_target() -> Result<()> {
    if cargo::program(&["rustup"]).is_none() {
        bail!("the wasm32-unknown-unknown standard library is missing: install Rust through https://rustup.rs");
    }
    cargo::succeed(Command::new("rustup").args(["target", "add", "wasm32-unknown-unknown"]).current_dir(cargo::root()))
}

fn apt_get(arguments: &[&str]) -> Result<()> {
    let mut command = Command::new("apt-get");
    command.args(["--quiet", "-o", "Dpkg::Use-Pty=0"]).args(arguments);
    cargo::succeed(command.env("DEBIAN_FRONTEND", "noninteractive").stdin(Stdio::null()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_is_absent_or_refuses_says_nothing() {
        assert_eq!(output("no-such-program-of-linyi", &[]), None);
        assert_eq!(output("sh", &["-c", "echo half; exit 1"]), None);
        assert_eq!(output("sh", &["-c", "echo ' whole '"]), Some("whole".to_owned()));
    }
}
