//! The load: requests that were put together before, over connections that stay open, from one thread.
//!
//! It does as little as it can, because it shares the machine with the server: it writes a request, reads one answer, and
//! looks at nothing but its status and its length.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context, bail, ensure};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::task::JoinSet;

/// Requests to be sent.
#[derive(Clone)]
pub enum Requests {
    /// Each of them once.
    Each(Arc<Vec<Vec<u8>>>),
    /// One again and again.
    Again(Arc<Vec<u8>>),
}

impl Requests {
    fn get(&self, index: usize) -> Option<&[u8]> {
        match self {
            Self::Each(all) => all.get(index).map(Vec::as_slice),
            Self::Again(one) => Some(one),
        }
    }
}

/// What a load came to.
#[derive(Clone, Debug, Default)]
pub struct Load {
    /// How long each answer took.
    pub times: Vec<Duration>,
    /// How long all took together.
    pub elapsed: Duration,
}

impl Load {
    /// Answers in a second.
    pub fn rate(&self) -> f64 {
        self.times.len() as f64 / self.elapsed.as_secs_f64()
    }
}

/// The time within which `share` of the answers came.
pub fn quantile(times: &[Duration], share: f64) -> Duration {
    let mut times = times.to_vec();
    times.sort_unstable();
    let place = ((times.len() as f64 * share).ceil() as usize).clamp(1, times.len().max(1)) - 1;
    times.get(place).copied().unwrap_or_default()
}

/// So many callers, each sending its next request when its last one is answered, until none is left or time is up.
pub async fn callers(
    address: SocketAddr,
    count: usize,
    requests: Requests,
    status: u16,
    limit: Duration,
) -> anyhow::Result<Load> {
    let mut connections = Vec::with_capacity(count);
    for _ in 0..count {
        connections.push(Connection::open(address).await?);
    }
    let next = Arc::new(AtomicUsize::new(0));
    let start = Instant::now();
    let mut tasks = JoinSet::new();
    for mut connection in connections {
        let (next, requests) = (Arc::clone(&next), requests.clone());
        tasks.spawn(async move {
            let mut times = Vec::new();
            while start.elapsed() < limit
                && let Some(request) = requests.get(next.fetch_add(1, Ordering::Relaxed))
            {
                let sent = Instant::now();
                connection.ask(request, status).await?;
                times.push(sent.elapsed());
            }
            anyhow::Ok(times)
        });
    }
    let mut load = Load::default();
    while let Some(times) = tasks.join_next().await {
        load.times.extend(times??);
    }
    load.elapsed = start.elapsed();
    Ok(load)
}

/// One request so many times a second until dropped, whether the last ones were answered or not.
pub struct Steady(JoinSet<anyhow::Result<()>>);

impl Steady {
    /// Over how many connections it comes.
    const CONNECTIONS: u32 = 8;

    /// Starts it.
    pub async fn start(address: SocketAddr, request: Arc<Vec<u8>>, per_second: u32) -> anyhow::Result<Self> {
        let pause = Duration::from_secs(1) * Self::CONNECTIONS / per_second;
        let mut tasks: JoinSet<anyhow::Result<()>> = JoinSet::new();
        for number in 0..Self::CONNECTIONS {
            let mut connection = Connection::open(address).await?;
            let request = Arc::clone(&request);
            let mut due = tokio::time::Instant::now() + pause * number / Self::CONNECTIONS;
            tasks.spawn(async move {
                loop {
                    tokio::time::sleep_until(due).await;
                    connection.ask(&request, 200).await?;
                    due += pause;
                }
            });
        }
        Ok(Self(tasks))
    }

    /// Ends it; an answer that was not as it should be is an error.
    pub fn stop(mut self) -> anyhow::Result<()> {
        match self.0.try_join_next() {
            Some(Ok(Err(error))) => Err(error),
            _ => Ok(()),
        }
    }
}

/// A connection that stays open.
struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
}

impl Connection {
    async fn open(address: SocketAddr) -> anyhow::Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, buffer: Vec::with_capacity(16 * 1024) })
    }

    /// Sends a request and reads its answer, which must have this status.
    async fn ask(&mut self, request: &[u8], status: u16) -> anyhow::Result<()> {
        self.stream.write_all(request).await?;
        self.buffer.clear();
        let (mut length, mut scanned) = (None, 0);
        loop {
            ensure!(self.stream.read_buf(&mut self.buffer).await? > 0, "the server closed a connection");
            if length.is_none() {
                length = whole_length(&self.buffer, scanned)?;
                scanned = self.buffer.len().saturating_sub(3);
            }
            if length.is_some_and(|length| self.buffer.len() >= length) {
                break;
            }
        }
        if self.buffer.get(9..12) != Some(status.to_string().as_bytes()) {
            bail!("not answered with {status}: {}", String::from_utf8_lossy(&self.buffer));
        }
        Ok(())
    }
}

/// The length of an answer with its head, once the head is there.
fn whole_length(answer: &[u8], scanned: usize) -> anyhow::Result<Option<usize>> {
    let Some(end) = answer[scanned..].windows(4).position(|part| part == b"\r\n\r\n") else { return Ok(None) };
    let end = scanned + end;
    let head = std::str::from_utf8(&answer[..end])?;
    let lengths = head.split("\r\n").filter_map(|line| line.split_once(':'));
    let mut lengths = lengths.filter(|(name, _)| name.eq_ignore_ascii_case("content-length"));
    let length: usize = lengths.next().context("an answer without a length")?.1.trim().parse()?;
    Ok(Some(end + 4 + length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_as_long_as_its_head_says() {
        let answer = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nx: y\r\n\r\nhello";
        assert_eq!(whole_length(answer, 0).expect("a head"), Some(answer.len()));
        assert_eq!(whole_length(&answer[..20], 0).expect("a part of a head"), None);
    }

    #[test]
    fn a_quantile_is_the_time_of_the_slowest_of_that_share() {
        let times: Vec<_> = (1..=100).map(Duration::from_millis).collect();
        assert_eq!(quantile(&times, 0.99), Duration::from_millis(99));
        assert_eq!(quantile(&times, 0.5), Duration::from_millis(50));
        assert_eq!(quantile(&[], 0.5), Duration::ZERO);
    }
}
