//! What reading costs those who vote, and how fast the turnout is read.

use std::sync::Arc;
use std::time::Duration;

use super::{Bench, ROUNDS, Unused};
use crate::load::{self, Requests, Steady};
use crate::measure::{Measure, median};

/// How many decisions are voted on.
pub const DECISIONS: usize = 2 * ROUNDS + 1;
/// How often the turnout is read while people vote, in a second.
const READS: u32 = 1_000;
/// How many vote at once.
const CALLERS: usize = 64;
/// How long one measurement takes at most.
const LIMIT: Duration = Duration::from_millis(1_500);

/// Measures it.
pub async fn measure(bench: &Bench<'_>, unused: &mut Unused) -> anyhow::Result<Vec<Measure>> {
    let name = bench.place.name();
    let (mut alone, mut beside) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        alone.push(slowest(bench, unused.take()?).await?);
        let decision = unused.take()?;
        let read = Arc::new(bench.voters.read(decision));
        let reads = Steady::start(bench.server.address, read, READS).await?;
        beside.push(slowest(bench, decision).await?);
        reads.stop()?;
    }
    let (alone, beside) = (median(&alone), median(&beside));
    println!("        {name}: p99 of a cast {alone:.2} ms, beside reads {beside:.2} ms");

    let read = Requests::Again(Arc::new(bench.voters.read(unused.take()?)));
    let fixed = Requests::Again(Arc::new(
        b"GET /read HTTP/1.1\r\nhost: localhost\r\naccept: application/json\r\n\r\n".to_vec(),
    ));
    let (mut reads, mut constants) = (Vec::new(), Vec::new());
    let limit = Duration::from_millis(700);
    for _ in 0..ROUNDS {
        constants.push(load::callers(bench.constant.address, CALLERS, fixed.clone(), 200, limit).await?.rate());
        reads.push(load::callers(bench.server.address, CALLERS, read.clone(), 200, limit).await?.rate());
    }
    let (reads, constants) = (median(&reads), median(&constants));
    println!("        {name}: reads {reads:.0}/s, constant {constants:.0}/s");
    Ok(vec![
        Measure::at_most(
            format!("{name}: p99 of a cast beside {READS} reads/s / without, {CALLERS} callers"),
            beside / alone,
            1.5,
        ),
        Measure::at_least(format!("{name}: turnout reads/s / a constant of that size"), reads / constants, 0.6),
    ])
}

/// The time within which 99 of 100 ballots of a decision are answered, in milliseconds.
async fn slowest(bench: &Bench<'_>, decision: usize) -> anyhow::Result<f64> {
    let ballots = bench.voters.ballots(decision, 0..bench.district.voters.len());
    let cast = load::callers(bench.server.address, CALLERS, Requests::Each(Arc::new(ballots)), 201, LIMIT).await?;
    Ok(load::quantile(&cast.times, 0.99).as_secs_f64() * 1_000.0)
}
