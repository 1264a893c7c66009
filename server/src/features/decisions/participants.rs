//! The participation list: after the close everybody reads which rooms took part; no name, no choice (R24, R55).

use std::collections::BTreeMap;

use actix_web::web;
use linyi_shared::area::Area;
use linyi_shared::decisions::api::{ParticipantHome, ParticipantsPage};
use linyi_shared::id::DecisionId;
use linyi_shared::page::Page;
use linyi_shared::problem::Code;
use serde::Deserialize;

use super::views::parse_cursor;
use super::{queries, scope, turnout_queries};
use crate::error::Result;
use crate::http::caller::Caller;
use crate::state::State;

/// Homes on one page.
const PAGE: usize = 100;

/// The query of the participation list.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
pub struct ParticipantsQuery {
    /// Where to go on, from `homes.meta.next`.
    #[serde(default)]
    pub cursor: String,
}

/// Which rooms took part; refused until the vote is closed.
#[utoipa::path(get, path = "/decisions/{decision_id}/participants", tag = "decisions", params(("decision_id" = DecisionId, Path), ParticipantsQuery), responses((status = 200, body = ParticipantsPage)))]
pub async fn list_participants(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<DecisionId>,
    query: web::Query<ParticipantsQuery>,
) -> Result<web::Json<ParticipantsPage>> {
    participants(&state, &caller, path.into_inner(), query.into_inner().cursor).await.map(web::Json)
}

/// Which rooms took part, after `cursor`.
pub async fn participants(state: &State, _: &Caller, id: DecisionId, cursor: String) -> Result<ParticipantsPage> {
    let (db, now) = (state.database.reader(), state.now());
    let row = queries::require_decision(db, id).await?;
    row.check_public(now)?;
    let standing = row.state_at(now);
    if standing.is_sealed() {
        return Err(Code::ResultSealed.into());
    }
    let cursor = parse_cursor(&cursor)?;
    let (mut all, mut took_part) = (0, 0);
    if row.rules()?.unit.is_individual() {
        // The counters count residents; here it is rooms.
        let mut rooms = BTreeMap::new();
        for home in turnout_queries::list_roll_homes(db, id).await? {
            *rooms.entry(home.id).or_insert(false) |= home.versions.is_some();
        }
        all += rooms.len() as i64;
        took_part += rooms.into_values().filter(|voted| *voted).count() as i64;
    } else {
        for building in turnout_queries::list_by_building(db, id).await? {
            all += building.homes;
            took_part += building.voted;
        }
    }
    let places = state.places();
    let compounds = scope::compounds(&places, &row);
    let rows = turnout_queries::list_participants(db, id, &compounds, cursor, PAGE as u64 + 1).await?;
    let homes = Page::from_surplus(rows, PAGE, |row: &turnout_queries::Participant| row.id.to_string());
    let items = homes.items.into_iter().map(|home| ParticipantHome {
        label: scope::label(&places, &row, home.compound_id, &home.label),
        area: Area(home.area),
        took_part: home.took_part,
    });
    let items = items.collect();
    Ok(ParticipantsPage {
        id,
        compound_name: places.name(row.compound()),
        state: standing,
        all: u32::try_from(all).unwrap_or(u32::MAX),
        took_part: u32::try_from(took_part).unwrap_or(u32::MAX),
        homes: Page { items, meta: homes.meta },
        title: row.title,
    })
}
