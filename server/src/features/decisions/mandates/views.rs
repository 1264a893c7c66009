//! What the desk sees of mandates; never what a principal told the agent.

use actix_web::web;
use linyi_shared::decisions::api::{AgentOption, MandateView, MandatesPage};
use linyi_shared::id::{DecisionId, MandateId, PersonId};
use linyi_shared::people::rules::Duty;

use super::queries;
use crate::entities::{decision, mandate};
use crate::error::Result;
use crate::features::decisions::desk_views::entry_homes;
use crate::features::decisions::queries::{list_homes_of_electors, list_items, require_decision};
use crate::features::decisions::scope;
use crate::features::decisions::views::item_view;
use crate::features::decisions::voter_views::labels_of;
use crate::http::caller::Caller;
use crate::state::State;

/// The mandates of a decision.
#[utoipa::path(get, path = "/decisions/{decision_id}/mandates", tag = "decisions", params(("decision_id" = DecisionId, Path)), responses((status = 200, body = MandatesPage)))]
pub async fn list_mandates(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<DecisionId>,
) -> Result<web::Json<MandatesPage>> {
    mandates(&state, &caller, path.into_inner()).await.map(web::Json)
}

/// The mandates of a decision, the latest first, with what is needed to register one.
pub async fn mandates(state: &State, caller: &Caller, id: DecisionId) -> Result<MandatesPage> {
    let db = state.database.reader();
    let row = require_decision(db, id).await?;
    let compounds = scope::require_somewhere(state, caller, &row, Duty::EnterBallots)?;
    row.check_public(state.now())?;
    let agents = queries::list_agents(db, &compounds).await?.into_iter();
    Ok(MandatesPage {
        id,
        state: row.state_at(state.now()),
        items: list_items(db, id).await?.into_iter().map(item_view).collect(),
        homes: entry_homes(state, &row, &compounds).await?,
        agents: agents
            .map(|agent| AgentOption {
                id: PersonId(agent.id),
                label: format!("{} {}", agent.label, masked(&agent.name)),
            })
            .collect(),
        mandates: views(state, &row, queries::list_mandates(db, id).await?).await?,
        title: row.title,
    })
}

/// The mandates of a decision that are in force.
pub async fn in_force(state: &State, decision: &decision::Model) -> Result<Vec<MandateView>> {
    let mut rows = queries::list_mandates(state.database.reader(), decision.decision_id()).await?;
    rows.retain(|row| row.revoked_at.is_none());
    views(state, decision, rows).await
}

async fn views(state: &State, decision: &decision::Model, rows: Vec<mandate::Model>) -> Result<Vec<MandateView>> {
    let db = state.database.reader();
    let electors: Vec<_> = rows.iter().map(|row| row.elector_id).collect();
    let homes = labels_of(state, decision, list_homes_of_electors(db, &electors).await?);
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    let used = queries::list_used(db, &ids).await?;
    let view = |row: mandate::Model| MandateView {
        id: MandateId(row.id),
        kind: row.mandate_kind(),
        homes: homes.get(&row.elector_id).cloned().unwrap_or_default(),
        online: row.agent_id.is_some(),
        used: used.contains(&row.id),
        registered_at: row.registered_at,
        revoked_at: row.revoked_at,
        agent_name: row.agent_name,
        note: row.note,
    };
    Ok(rows.into_iter().map(view).collect())
}

/// A name as staff see it at first: the family name (R54).
fn masked(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map(|first| first.to_string()).unwrap_or_default() + &"*".repeat(letters.count())
}
