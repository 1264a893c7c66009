//! A throw-away PostgreSQL cluster for tests and measurements: started on a free port of this machine, gone at the end.

use std::fs::{self, File};
use std::net::TcpListener;
use std::os::unix::fs::chown;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use tempfile::TempDir;

use crate::{cargo, setup};

const START_LIMIT: Duration = Duration::from_secs(60);

/// A running cluster; dropping it stops it and deletes its files.
pub struct Cluster {
    programs: PathBuf,
    account: Option<Account>,
    server: Child,
    port: u16,
    folder: TempDir,
}

/// What a cluster keeps when the power fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeping {
    /// Nothing: tests end with it.
    Nothing,
    /// Everything it acknowledged, as in use; measurements mean nothing otherwise.
    Everything,
}

/// The system account under which PostgreSQL runs when we are root, which it refuses.
#[derive(Clone, Copy)]
struct Account {
    user: u32,
    group: u32,
}

impl Cluster {
    /// Creates and starts a cluster and waits until it answers.
    pub fn start(keeping: Keeping) -> Result<Self> {
        let programs = programs().context("the server programs of PostgreSQL are missing")?;
        let account = if setup::is_root() { Some(postgres_account()?) } else { None };
        let folder = tempfile::Builder::new().prefix("linyi-postgres-").tempdir()?;
        if let Some(account) = account {
            chown(folder.path(), Some(account.user), Some(account.group))?;
        }
        let data = folder.path().join("data");

        let mut create = program(&programs, "initdb", account, folder.path());
        create.args(["--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C", "--no-sync", "--pgdata"]);
        let created = create.arg(&data).output().context("cannot start initdb")?;
        if !created.status.success() {
            bail!("initdb failed: {}", String::from_utf8_lossy(&created.stderr));
        }

        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let log = File::create(folder.path().join("log"))?;
        let mut serve = program(&programs, "postgres", account, folder.path());
        serve.arg("-D").arg(&data).args(["-h", "127.0.0.1", "-p"]).arg(port.to_string()).arg("-k").arg(folder.path());
        // Many tests connect at once, and none of them outlives a power cut.
        let settings: &[&str] = match keeping {
            Keeping::Nothing => &["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=300"],
            Keeping::Everything => &["shared_buffers=512MB", "max_wal_size=4GB"],
        };
        for setting in settings {
            serve.args(["-c", *setting]);
        }
        let server = serve.stdout(log.try_clone()?).stderr(log).spawn().context("cannot start postgres")?;
        let mut cluster = Self { programs, account, server, port, folder };
        cluster.wait_until_ready()?;
        Ok(cluster)
    }

    /// Where tests connect; the user may create databases.
    pub fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }

    fn program(&self, name: &str) -> Command {
        program(&self.programs, name, self.account, self.folder.path())
    }

    fn wait_until_ready(&mut self) -> Result<()> {
        let start = Instant::now();
        let port = self.port.to_string();
        loop {
            let mut ask = self.program("pg_isready");
            if ask.args(["--quiet", "--host=127.0.0.1", "--port", &port]).status()?.success() {
                return Ok(());
            }
            let ended = self.server.try_wait()?;
            if ended.is_some() || start.elapsed() > START_LIMIT {
                let log = fs::read_to_string(self.folder.path().join("log")).unwrap_or_default();
                bail!("postgres did not come up ({ended:?}):\n{log}");
            }
            thread::sleep(Duration::from_millis(50));
        }
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let data = self.folder.path().join("data");
        let mut stop = self.program("pg_ctl");
        let stopped = stop.args(["stop", "--silent", "--mode=immediate", "--pgdata"]).arg(data).status();
        if !stopped.is_ok_and(|status| status.success()) {
            // It may have ended by itself; then there is nothing left to kill.
            let _ = self.server.kill();
        }
        let _ = self.server.wait();
    }
}

/// The folder with `initdb`, `postgres`, `pg_ctl`: the newest one of Debian, else the one in `PATH`.
pub fn programs() -> Option<PathBuf> {
    let complete = |folder: &PathBuf| ["initdb", "postgres", "pg_ctl"].iter().all(|name| folder.join(name).is_file());
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let newest = versions
        .filter_map(|version| Some((version.file_name().to_str()?.parse::<u32>().ok()?, version.path().join("bin"))))
        .filter(|(_, folder)| complete(folder))
        .max();
    newest.map(|(_, folder)| folder).or_else(|| {
        let in_path = cargo::program(&["initdb"])?.parent()?.to_path_buf();
        Some(in_path).filter(complete)
    })
}

fn program(programs: &Path, name: &str, account: Option<Account>, folder: &Path) -> Command {
    let mut command = Command::new(programs.join(name));
    command.current_dir(folder).stdin(Stdio::null());
    if let Some(account) = account {
        command.uid(account.user).gid(account.group);
    }
    command
}

fn postgres_account() -> Result<Account> {
    let number = |flag| setup::output("id", &[flag, "postgres"])?.parse().ok();
    match (number("-u"), number("-g")) {
        (Some(user), Some(group)) => Ok(Account { user, group }),
        _ => bail!("PostgreSQL refuses to run as root, and there is no system account `postgres`"),
    }
}
