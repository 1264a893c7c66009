//! What is measured of one database.

mod casting;
mod reading;
mod sizes;

use std::sync::Arc;
use std::time::Instant;

use crate::constant::Constant;
use crate::measure::Measure;
use crate::seed::{self, District, Size};
use crate::server::{self, Place, Server};
use crate::voters::Voters;

/// The homes of the district of the plan.
const HOMES: usize = 16_219;
/// How often a thing is measured; the middle one counts.
const ROUNDS: usize = 3;

/// Measures everything of one database.
pub async fn measure(place: &Place) -> anyhow::Result<Vec<Measure>> {
    let start = Instant::now();
    let say = |what: &str| println!("{:>4} s  {}: {what}", start.elapsed().as_secs(), place.name());
    say("making a district of 16,219 homes");
    let callers = casting::callers_of(place);
    let decisions = casting::decisions(callers) + reading::DECISIONS;
    let size = Size { homes: HOMES, voters: HOMES, decisions };
    let district = Arc::new(seed::seed(place, "bench_district", size).await?);
    let server = Server::start(place, "bench_district")?;
    let voters = Voters::of(&district, &server)?;
    say("everybody opens the ballot");
    voters.open_ballots().await?;
    let mut unused = Unused(0..decisions);

    let page = server.state.pages.find(&server.state, district.decisions[0].id.into()).await?.body.to_vec();
    let constant = Constant::start(server::workers(), casting::RECEIPT.to_vec(), page)?;
    let bench = Bench { place, district: &district, server: &server, voters: &voters, constant: &constant };
    let mut measures = Vec::new();
    say("casting");
    measures.extend(casting::measure(&bench, callers, &mut unused).await?);
    say("reading");
    measures.extend(reading::measure(&bench, &mut unused).await?);
    constant.stop().await?;
    drop(voters);
    server.stop().await?;
    say("districts of three sizes");
    measures.extend(sizes::measure(place).await?);
    say("done");
    Ok(measures)
}

/// What the scenarios of the district work on.
struct Bench<'a> {
    place: &'a Place,
    district: &'a Arc<District>,
    server: &'a Server,
    voters: &'a Voters<'a>,
    constant: &'a Constant,
}

/// Decisions in which nobody has voted yet.
struct Unused(std::ops::Range<usize>);

impl Unused {
    fn take(&mut self) -> anyhow::Result<usize> {
        self.0.next().ok_or_else(|| anyhow::anyhow!("more decisions are needed than were made"))
    }
}
