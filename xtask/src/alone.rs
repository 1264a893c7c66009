//! The program alone: copied into an empty folder it starts, serves, and stops when asked to.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result, bail, ensure};
use tempfile::TempDir;

use crate::cargo;

/// What the plan says of the district; the demonstration has exactly these.
const SUMMARY: [&str; 3] = ["\"clusters\":20", "\"compounds\":126", "\"homes\":16219"];

/// Copies `binary` away from everything it was built with and checks that it is whole.
pub fn check(binary: &Path) -> Result<()> {
    let folder = TempDir::new().context("a temporary folder")?;
    let alone = folder.path().join("linyi");
    fs::copy(binary, &alone).with_context(|| binary.display().to_string())?;
    let mut server = Command::new(&alone)
        .args(["serve", "--demo", "--listen", "127.0.0.1:0"])
        .current_dir(folder.path())
        .env_clear()
        .stdout(Stdio::piped())
        .spawn()
        .context("the binary does not start")?;
    let outcome = visit(&mut server);
    let stopped = stop(server);
    outcome?;
    stopped
}

fn visit(server: &mut Child) -> Result<()> {
    let output = server.stdout.take().context("its output was not piped")?;
    let mut lines = BufReader::new(output).lines();
    let address = loop {
        let line = lines.next().context("it ended before it listened")??;
        if let Some((_, address)) = line.split_once("listens on http://") {
            break address.to_owned();
        }
    };
    println!("      it listens");
    get(&address, "/healthz")?;
    let summary = get(&address, "/api/v1/places/summary")?;
    for part in SUMMARY {
        ensure!(summary.contains(part), "the summary lacks {part}: {summary}");
    }
    let home = get(&address, "/")?;
    for name in ["app.js", "app_bg.wasm", "style.css"] {
        let path = home.split('"').find(|part| part.starts_with("/pkg/") && part.ends_with(name));
        get(&address, path.with_context(|| format!("the home page does not load {name}"))?)?;
    }
    println!("      pages, API and browser files are inside");
    Ok(())
}

/// Stops the server as Ctrl-C does; it must end by itself and without an error.
fn stop(mut server: Child) -> Result<()> {
    cargo::succeed(Command::new("kill").args(["-INT", &server.id().to_string()]))?;
    let status = server.wait()?;
    ensure!(status.success(), "asked to stop, it ended with {status}");
    println!("      it stops when asked to");
    Ok(())
}

/// The body of a page; anything but 200 is an error.
fn get(address: &str, path: &str) -> Result<String> {
    let mut stream = TcpStream::connect(address).with_context(|| address.to_owned())?;
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n")?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    let answer = String::from_utf8_lossy(&answer);
    let (head, body) = answer.split_once("\r\n\r\n").with_context(|| format!("{path}: no answer"))?;
    if !head.starts_with("HTTP/1.1 200") {
        bail!("{path}: {}", head.lines().next().unwrap_or_default());
    }
    Ok(body.to_owned())
}
