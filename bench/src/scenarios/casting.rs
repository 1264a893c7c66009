//! Ballots in a second over HTTP, against what HTTP and the database alone can do, and against ballots one by one.

use std::sync::Arc;
use std::time::{Duration, Instant};

use linyi_server::database::Database;

use super::{Bench, ROUNDS, Unused};
use crate::bare::Bare;
use crate::load::{self, Requests};
use crate::measure::{Measure, median};
use crate::one_by_one;
use crate::rows;
use crate::server::Place;

/// As long as a receipt is.
pub const RECEIPT: &[u8] = &[b' '; 600];
/// How long one measurement takes at most.
const LIMIT: Duration = Duration::from_millis(1_500);
/// How long the server of constants is measured each time.
const CONSTANT: Duration = Duration::from_millis(700);
/// Rows that the bare driver writes in one transaction; the best counts.
const BATCHES: [usize; 2] = [1_024, 8_192];

/// How many callers there are at once.
pub fn callers_of(place: &Place) -> &'static [usize] {
    match place {
        Place::Sqlite(_) => &[1, 8, 64, 256],
        Place::Postgres(_) => &[1, 8, 64],
    }
}

/// How many decisions are voted on.
pub fn decisions(callers: &[usize]) -> usize {
    (callers.len() + BATCHES.len()) * ROUNDS + callers.len()
}

/// Measures it.
pub async fn measure(bench: &Bench<'_>, callers: &[usize], unused: &mut Unused) -> anyhow::Result<Vec<Measure>> {
    let name = bench.place.name();
    let mut bare_rates = Vec::new();
    let mut rates = vec![(Vec::new(), Vec::new()); callers.len()];
    // Rounds alternate what is compared, so that a disturbance of the machine meets all of it.
    for _ in 0..ROUNDS {
        bare_rates.push(bare_rate(bench, unused).await?);
        for (count, (constant, cast)) in callers.iter().zip(&mut rates) {
            constant.push(constant_rate(bench, *count).await?);
            cast.push(cast_rate(bench, *count, unused).await?);
        }
    }
    let bare = median(&bare_rates);
    println!("        {name}: bare {bare:.0}/s");
    let database = Database::connect(&bench.place.url("bench_district")).await?;
    let mut measures = Vec::new();
    for (count, (constant, cast)) in callers.iter().zip(&rates) {
        let (constant, cast) = (median(constant), median(cast));
        let single = one_by_one::rate(&database, bench.district, unused.take()?, *count, LIMIT).await?;
        println!(
            "        {name}: {count} callers: constant {constant:.0}/s, ballots {cast:.0}/s, one by one {single:.0}/s"
        );
        let limit = 1.0 / (1.0 / constant + 1.0 / bare);
        let title = format!("{name}: ballots/s / limit of HTTP and bare driver, {count} callers");
        measures.push(match (bench.place, count) {
            (Place::Sqlite(_), 64 | 256) => Measure::at_least(title, cast / limit, 0.4),
            (Place::Postgres(_), 64) => Measure::at_least(title, cast / limit, 0.25),
            _ => Measure::told(title, cast / limit),
        });
        let title = format!("{name}: ballots/s / one transaction per ballot, {count} callers");
        measures.push(match count {
            64 => Measure::more_than(title, cast / single, 1.0),
            _ => Measure::told(title, cast / single),
        });
    }
    database.close().await;
    Ok(measures)
}

async fn constant_rate(bench: &Bench<'_>, callers: usize) -> anyhow::Result<f64> {
    let request = bench.voters.ballots(0, 0..1).remove(0);
    let requests = Requests::Again(Arc::new(request));
    Ok(load::callers(bench.constant.address, callers, requests, 201, CONSTANT).await?.rate())
}

async fn cast_rate(bench: &Bench<'_>, callers: usize, unused: &mut Unused) -> anyhow::Result<f64> {
    let ballots = bench.voters.ballots(unused.take()?, 0..bench.district.voters.len());
    Ok(load::callers(bench.server.address, callers, Requests::Each(Arc::new(ballots)), 201, LIMIT).await?.rate())
}

/// Ballots in a second that the bare driver writes, durably and in its best batches.
async fn bare_rate(bench: &Bench<'_>, unused: &mut Unused) -> anyhow::Result<f64> {
    let mut best: f64 = 0.0;
    for batch in BATCHES {
        let decision = unused.take()?;
        let mut bare = Bare::connect(bench.place, "bench_district").await?;
        let voters = bench.district.voters.len();
        let batches: Vec<_> = (0..voters)
            .step_by(batch)
            .map(|first| {
                let (tables, counts) = rows::ballots(bench.district, decision, first..(first + batch).min(voters));
                (tables, counts.iter().map(|count| count.statement(bench.place)).collect::<Vec<_>>())
            })
            .collect();
        let start = Instant::now();
        for (tables, statements) in &batches {
            bare.write(tables, statements).await?;
        }
        best = best.max(voters as f64 / start.elapsed().as_secs_f64());
    }
    Ok(best)
}
