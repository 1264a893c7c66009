//! The registers of single residents: adults home by home (R30), the members of the representatives' meeting (R27).

use chrono::{Days, Months};
use linyi_shared::projects::rules::Stage;
use linyi_shared::time::local_date;
use serde_json::json;

use super::STAFF;
use crate::demo::story::teller::Teller;

/// How many homes have their adults registered so far, and how many adults each.
const HOMES: usize = 3;
const ADULTS: usize = 2;
/// Members of the meeting: residents' representatives, who are at least four fifths, then others.
const REPRESENTATIVES: usize = 10;
const OTHERS: usize = 2;
/// The months of a term: five years, as that of the residents' committee.
const TERM: Months = Months::new(60);

/// Tells of both; the compound that decides now has yet to elect its representatives.
pub async fn tell(teller: &mut Teller<'_>, until: Stage) -> anyhow::Result<()> {
    register_adults(teller).await?;
    if until != Stage::Decision {
        register_representatives(teller).await?;
    }
    Ok(())
}

async fn register_adults(teller: &mut Teller<'_>) -> anyhow::Result<()> {
    let homes: Vec<_> = teller.homes.iter().copied().take(HOMES).collect();
    for (index, home) in homes.into_iter().enumerate() {
        for number in index * ADULTS..(index + 1) * ADULTS {
            let adult = json!({
                "name": format!("演示居民{:02}", number + 1),
                "birth_date": format!("{}-03-{:02}", 1951 + number * 4, number + 1),
            });
            teller.post(STAFF, &format!("/homes/{home}/adults"), adult).await?;
        }
    }
    Ok(())
}

async fn register_representatives(teller: &mut Teller<'_>) -> anyhow::Result<()> {
    let elected_on = local_date(teller.now()) - Days::new(30);
    let path = format!("/compounds/{}/representatives", teller.compound);
    let homes: Vec<_> = teller.homes.iter().copied().cycle().step_by(4).take(REPRESENTATIVES + OTHERS).collect();
    for (index, home) in homes.into_iter().enumerate() {
        let member = json!({
            "name": format!("演示代表{:02}", index + 1),
            "home_id": home,
            "seat": if index < REPRESENTATIVES { "resident" } else { "other" },
            "elected_on": elected_on,
            "term_ends_on": elected_on + TERM,
        });
        teller.post(STAFF, &path, member).await?;
    }
    Ok(())
}
