//! A server in a process of its own, which can be killed as a power cut would.

use std::process::Stdio;

use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

use crate::app::TestApp;

/// A running process.
#[derive(Debug)]
pub struct ServerProcess {
    /// Its address: `http://127.0.0.1:<port>`; another one after every start.
    pub address: String,
    child: Child,
}

impl ServerProcess {
    /// Starts `program` on the data of an app that was closed, with the app's clock, and waits until it listens.
    pub async fn start(program: &str, app: &TestApp) -> Self {
        let store = &app.state.options.store;
        let mut child = Command::new(program)
            .arg(&store.data)
            .arg(store.database_url())
            .arg(app.state.clock.ahead().to_string())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .expect("a process");
        let mut lines = BufReader::new(child.stdout.take().expect("its output")).lines();
        let address = lines.next_line().await.expect("a readable output").expect("an address before its end");
        Self { address, child }
    }

    /// Ends it at once, whatever it is doing: `kill -9`.
    pub async fn kill(mut self) {
        self.child.kill().await.expect("a process that can be killed");
    }
}
