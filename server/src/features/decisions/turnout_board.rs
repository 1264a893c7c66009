//! The turnout board, projected in a meeting and asked for every few seconds: how many, never how (R6).

use actix_web::web;
use linyi_shared::decisions::api::TurnoutBoard;
use linyi_shared::id::DecisionId;

use super::{queries, views};
use crate::error::Result;
use crate::http::caller::Caller;
use crate::state::State;

/// The turnout of a decision by the server's clock.
#[utoipa::path(get, path = "/decisions/{decision_id}/turnout", tag = "decisions", params(("decision_id" = DecisionId, Path)), responses((status = 200, body = TurnoutBoard)))]
pub async fn find_turnout(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<DecisionId>,
) -> Result<web::Json<TurnoutBoard>> {
    board(&state, &caller, path.into_inner()).await.map(web::Json)
}

/// The turnout of a decision by the server's clock.
pub async fn board(state: &State, _: &Caller, id: DecisionId) -> Result<TurnoutBoard> {
    let now = state.now();
    let row = queries::require_decision(state.database.reader(), id).await?;
    row.check_public(now)?;
    let rule_set = row.rules()?;
    Ok(TurnoutBoard {
        id,
        compound_name: state.places().name(row.compound()),
        scope_name: views::scope_name(state, &row).await?,
        state: row.state_at(now),
        opens_at: row.opens_at,
        closes_at: row.closes_at,
        now,
        unit: rule_set.unit,
        needs: rule_set.needed_to_stand(row.all()),
        gate_denominator: rule_set.denominator(),
        turnout: views::turnout(state, &row).await?,
        title: row.title,
    })
}
