//! The demonstration's story: some compounds are carried along the way, so that no screen is empty.
//!
//! It is told through the API like everything else, by the people of the demonstration, day by day on the server's
//! clock; so it holds every rule, and what it shows is what a real compound would show.

mod chapters;
pub mod pictures;
mod teller;

use std::sync::Arc;

use anyhow::Context;
use linyi_shared::projects::rules::Stage;

use self::teller::Teller;
use super::progress;
use crate::entities::home;
use crate::state::State;

/// The compounds of the story: the place in the list of names, how many days ago it began, and how far it goes.
const PLOT: [(usize, i64, Stage); 4] =
    [(0, 420, Stage::Warranty), (1, 230, Stage::Works), (2, 62, Stage::Decision), (3, 6, Stage::Consultation)];

/// The homes of a compound the story speaks of, in their order: those people live in.
pub fn homes_told_of(homes: &[home::Model]) -> impl Iterator<Item = &home::Model> {
    homes.iter().filter(|home| home.kind != "shop" && home.status == "sold_delivered")
}

/// Whether the home at this place of [`homes_told_of`] neither answers nor votes while the story goes on, and so has
/// something left to do: the first five of ten vote, every second answers, every sixth from the second is visited.
pub fn is_silent(index: usize) -> bool {
    index % 10 >= 5 && index % 2 == 1 && index % 6 != 1
}

/// Tells the story through the server at `address`; a compound that left the reserve is left as it is.
pub async fn tell(state: &Arc<State>, address: &str) -> anyhow::Result<()> {
    let today = state.clock.ahead();
    let compounds = Teller::compounds(address).await?;
    let untold = |index: usize| compounds.get(index).filter(|compound| compound.stage == Stage::Reserve);
    if !PLOT.iter().any(|(index, ..)| untold(*index).is_some()) {
        return Ok(());
    }
    progress::begin(&state.database).await?;
    for (index, days_ago, until) in PLOT {
        let Some(compound) = untold(index) else { continue };
        tracing::info!(compound = compound.name, stage = until.as_str(), "telling the story of a compound");
        let told = match Teller::start(state, address, compound, days_ago).await {
            Ok(mut teller) => chapters::tell(&mut teller, until).await,
            Err(error) => Err(error),
        };
        // Whatever happened, the clock goes back to today.
        state.clock.set_ahead(today);
        told.with_context(|| format!("the story of {} until {}", compound.name, until.as_str()))?;
    }
    progress::end(&state.database).await
}
