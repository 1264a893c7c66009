//! What a ballot and a read cost in a small compound, in a district and in a city.

use std::sync::Arc;
use std::time::Duration;

use crate::load::{self, Requests};
use crate::measure::{Measure, median};
use crate::seed::{self, District, Size};
use crate::server::{Place, Server};
use crate::voters::Voters;

/// The sizes, in homes.
const HOMES: [usize; 3] = [180, 16_219, 1_000_000];
/// How often each is measured, in turns.
const ROUNDS: usize = 5;
/// Ballots of one measurement.
const BALLOTS: usize = 2_700;
/// How many vote, or read, at once.
const CALLERS: usize = 64;
/// How long one measurement may take.
const LIMIT: Duration = Duration::from_secs(20);
/// How long reading is measured each time.
const READING: Duration = Duration::from_millis(500);

/// Measures it.
pub async fn measure(place: &Place) -> anyhow::Result<Vec<Measure>> {
    let name = place.name();
    let mut districts = Vec::new();
    for homes in HOMES {
        // As many ballots everywhere: a small compound votes on many decisions, a large one on few.
        let voters = homes.min(BALLOTS * ROUNDS);
        let decisions = (BALLOTS * ROUNDS).div_ceil(voters);
        let database = format!("bench_{homes}");
        let district = seed::seed(place, &database, Size { homes, voters, decisions }).await?;
        districts.push((district, Server::start(place, &database)?));
    }
    let voters: Vec<_> = districts
        .iter()
        .map(|(district, server)| Voters::of(district, server).map(|voters| (district, server, voters)))
        .collect::<anyhow::Result<_>>()?;
    for (_, _, voters) in &voters {
        voters.open_ballots().await?;
    }
    let (mut casts, mut reads) = (vec![Vec::new(); HOMES.len()], vec![Vec::new(); HOMES.len()]);
    for round in 0..ROUNDS {
        for (index, (district, server, voters)) in voters.iter().enumerate() {
            let ballots = Requests::Each(Arc::new(ballots(district, voters, round)));
            casts[index].push(1.0 / load::callers(server.address, CALLERS, ballots, 201, LIMIT).await?.rate());
            let read = Requests::Again(Arc::new(voters.read(0)));
            reads[index].push(1.0 / load::callers(server.address, CALLERS, read, 200, READING).await?.rate());
        }
    }
    drop(voters);
    for (_, server) in districts {
        server.stop().await?;
    }
    let spread = |what: &str, costs: &[Vec<f64>]| {
        let costs: Vec<_> = costs.iter().map(|costs| median(costs)).collect();
        let microseconds: Vec<_> = costs.iter().map(|cost| format!("{:.0}", cost * 1e6)).collect();
        println!("        {name}: {what} at {HOMES:?} homes: {} µs", microseconds.join(", "));
        let (least, most) =
            costs.iter().fold((f64::MAX, 0.0_f64), |(least, most), cost| (least.min(*cost), most.max(*cost)));
        let title = format!("{name}: cost of {what} at 180, 16,219 and 1,000,000 homes, largest / smallest");
        Measure::at_most(title, most / least, 1.3)
    };
    Ok(vec![spread("a ballot", &casts), spread("a read", &reads)])
}

/// The ballots of one round: those who have not voted yet, decision by decision.
fn ballots(district: &District, voters: &Voters<'_>, round: usize) -> Vec<Vec<u8>> {
    let all = district.voters.len();
    let numbers = round * BALLOTS..(round + 1) * BALLOTS;
    numbers.flat_map(|number| voters.ballots(number / all, number % all..number % all + 1)).collect()
}
