//! Commands beside `linyi serve`: what an installation needs before anybody can sign in, and imports.
//!
//! They run the same feature functions as the API, as the system, on the database of the installation.

use std::sync::Arc;

use anyhow::Context;
use linyi_shared::id::PlaceId;
use linyi_shared::lang::Lang;
use object_store::memory::InMemory;

use crate::config::StoreOptions;
use crate::database::Database;
use crate::error::Failure;
use crate::state::State;

pub mod import;
pub mod place;
pub mod recount;
pub mod staff;
pub mod verify;

/// Opens the installation's database, brings it up to date and puts together what features need.
pub async fn open(store: &StoreOptions) -> anyhow::Result<Arc<State>> {
    let database = Database::connect(&store.database_url()).await.context("the database cannot be opened")?;
    database.migrate().await.context("the database schema cannot be brought up to date")?;
    State::new(store.clone().for_command(), database, Arc::new(InMemory::new())).await
}

/// Finds a place by its id or its full name; a name that stands for several places is refused with their ids.
pub fn find_place(state: &State, text: &str) -> anyhow::Result<PlaceId> {
    let places = state.places();
    if let Ok(id) = text.parse::<PlaceId>() {
        return places.find(id).map(|node| node.id).with_context(|| format!("there is no place with the id {id}"));
    }
    let found = places.named(text);
    match found.as_slice() {
        [] => anyhow::bail!("there is no place called {text}; `linyi place list` shows all"),
        [only] => Ok(only.id),
        several => {
            let list: Vec<_> = several.iter().map(|node| format!("{} ({})", node.id, node.kind.as_str())).collect();
            anyhow::bail!("several places are called {text}; name one by its id: {}", list.join(", "))
        }
    }
}

/// A refusal as the command line tells it.
fn told(failure: Failure) -> anyhow::Error {
    match failure {
        Failure::Fault(fault) => fault,
        Failure::Refused(problem) => {
            let problem = problem.in_language(Lang::En);
            let fields = problem.errors.iter().map(|error| format!("\n  {}", error.detail));
            let detail = problem.detail.iter().map(|detail| format!("\n  {detail}"));
            anyhow::anyhow!("{}{}", problem.title, detail.chain(fields).collect::<String>())
        }
    }
}
