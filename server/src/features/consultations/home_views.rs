//! The round on the stairs: the homes of a building with their states, and one home.

use actix_web::web;
use linyi_shared::consultations::api::{HomeDesk, HomeReach, HomesReach, VersionView, VisitView};
use linyi_shared::consultations::rules::{AnswerChannel, VisitResult, reach_of_home};
use linyi_shared::id::{ConsultationId, HomeId, PlaceId};
use linyi_shared::people::rules::Duty;
use linyi_shared::problem::Code;
use serde::Deserialize;

use super::desk_views::{buildings, state_of};
use super::record_visit::require_home_of;
use super::{catalogue, queries, views};
use crate::entities::{consultation_answer_version, home};
use crate::error::Result;
use crate::features::places;
use crate::http::caller::Caller;
use crate::state::State;

/// Which homes are listed.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
pub struct HomesQuery {
    /// The building; the first one when absent.
    #[serde(default)]
    pub building_id: String,
}

/// The homes of a building with their states.
#[utoipa::path(get, path = "/consultations/{consultation_id}/homes", tag = "consultations", params(("consultation_id" = ConsultationId, Path), HomesQuery), responses((status = 200, body = HomesReach)))]
pub async fn list_consultation_homes(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<ConsultationId>,
    query: web::Query<HomesQuery>,
) -> Result<web::Json<HomesReach>> {
    homes(&state, &caller, path.into_inner(), query.into_inner().building_id).await.map(web::Json)
}

/// One home: visits and versions, never what it wants.
#[utoipa::path(get, path = "/consultations/{consultation_id}/homes/{home_id}", tag = "consultations", params(("consultation_id" = ConsultationId, Path), ("home_id" = HomeId, Path)), responses((status = 200, body = HomeDesk)))]
pub async fn find_consultation_home(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<(ConsultationId, HomeId)>,
) -> Result<web::Json<HomeDesk>> {
    let (id, home) = path.into_inner();
    home_desk(&state, &caller, id, home).await.map(web::Json)
}

/// The homes of a building, of the first one where `building` is empty.
pub async fn homes(state: &State, caller: &Caller, id: ConsultationId, building: String) -> Result<HomesReach> {
    let db = state.database.reader();
    let row = queries::require_consultation(db, id).await?;
    let compound = PlaceId(row.compound_id);
    caller.require(state, Duty::VisitHomes, compound)?;
    let buildings = buildings(state, id, compound).await?;
    let building_id = match building.as_str() {
        "" => buildings.first().map(|building| building.building_id),
        text => Some(text.parse().map_err(|_| Code::InvalidQuery)?),
    };
    let contacts = queries::list_contacts(db, &[id.0]).await?.remove(&id.0).unwrap_or_default();
    let mut homes = match building_id {
        Some(building) => places::queries::list_homes_of_building(db, compound, building).await?,
        None => Vec::new(),
    };
    homes.sort_by_cached_key(walking_order);
    let homes = homes.into_iter().map(|home| HomeReach {
        reach: state_of(&contacts, &home),
        visits: contacts.get(&home.id).map_or(0, |contact| u32::try_from(contact.visits.len()).unwrap_or(u32::MAX)),
        home_id: home.id.into(),
        label: home.label,
        room: home.room,
        floor: home.floor,
    });
    Ok(HomesReach {
        id,
        phase: views::moments(&row).phase(state.now()),
        buildings,
        building_id,
        homes: homes.collect(),
        title: row.title,
    })
}

/// Entrance by entrance, floor by floor, as one walks.
fn walking_order(home: &home::Model) -> (String, i32, usize, String) {
    let entrance = home.label.strip_suffix(home.room.as_str()).unwrap_or(&home.label).to_owned();
    (entrance, home.floor, home.room.chars().count(), home.room.clone())
}

/// One home: visits and versions, never what it wants.
pub async fn home_desk(state: &State, caller: &Caller, id: ConsultationId, home: HomeId) -> Result<HomeDesk> {
    let db = state.database.reader();
    let row = queries::require_consultation(db, id).await?;
    let compound = PlaceId(row.compound_id);
    caller.require(state, Duty::VisitHomes, compound)?;
    let home = require_home_of(db, home, compound).await?;
    let items = queries::list_items(db, id).await?;
    let visits = queries::list_visits(db, id, HomeId(home.id)).await?;
    let versions = queries::list_versions(db, id, HomeId(home.id)).await?;
    let channel = versions.first().and_then(|version| AnswerChannel::parse(&version.channel));
    let results = visits.iter().filter_map(|visit| VisitResult::parse(&visit.outcome));
    Ok(HomeDesk {
        id,
        phase: views::moments(&row).phase(state.now()),
        closes_at: row.closes_at,
        groups: catalogue::asked(&state.plan, caller.lang, &items),
        home_id: home.id.into(),
        building_id: home.building_id.into(),
        label: home.label,
        reach: reach_of_home(channel, results),
        visits: visits
            .into_iter()
            .filter_map(|visit| {
                let result = VisitResult::parse(&visit.outcome)?;
                Some(VisitView { visited_at: visit.visited_at, result, note: visit.note })
            })
            .collect(),
        versions: versions.into_iter().map(version_view).collect::<Result<_>>()?,
        title: row.title,
    })
}

/// A version; photos are shown only where staff entered it, as they are of the paper.
fn version_view(version: consultation_answer_version::Model) -> Result<VersionView> {
    let channel = AnswerChannel::parse(&version.channel).unwrap_or(AnswerChannel::Paper);
    let photos = match channel {
        AnswerChannel::Online => Vec::new(),
        AnswerChannel::Visit | AnswerChannel::Paper => {
            serde_json::from_value(version.photos).map_err(anyhow::Error::from)?
        }
    };
    Ok(VersionView { version: version.version, channel, answered_at: version.answered_at, photos })
}
