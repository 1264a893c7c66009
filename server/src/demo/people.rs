//! Signing in to the demonstration with one tap: every account is made when it is first asked for, plainly labelled.

use std::collections::HashMap;

use actix_web::{HttpRequest, HttpResponse, web};
use linyi_shared::id::{HomeId, PersonId, PlaceId};
use linyi_shared::lang::Lang;
use linyi_shared::people::api::{DemoChosen, DemoCompound, DemoHome, DemoPage, DemoPlace, DemoRole, DemoSignIn};
use linyi_shared::people::relation::HomeRelation;
use linyi_shared::people::rules::Role;
use linyi_shared::places::api::PlaceKind;
use linyi_shared::problem::{Code, Problem};
use linyi_shared::projects::rules::Stage;
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use serde::Deserialize;
use serde_json::json;
use uuid::Uuid;

use super::{clock, story};
use crate::entities::{home, home_binding};
use crate::error::Result;
use crate::features::people::{bind_home, queries, sessions, sign_in, staff_accounts};
use crate::features::places::queries::CompoundRow;
use crate::features::{decisions, places};
use crate::http::caller::Caller;
use crate::http::input::Input;
use crate::state::State;
use crate::write::Write;

/// How many compounds are offered to begin with.
const OFFERED: usize = 8;
/// How many homes of each are one tap away.
const HOMES_OFFERED: usize = 3;
/// How a binding made here is told from one by letter.
const BASIS: &str = "demo";

/// Which compound's people are shown.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PeopleQuery {
    /// The compound; the first one offered when empty.
    #[serde(default)]
    pub compound_id: String,
}

/// Everybody who can be signed in as.
pub async fn list_people(
    state: web::Data<State>,
    caller: Caller,
    query: web::Query<PeopleQuery>,
) -> Result<web::Json<DemoPage>> {
    page(&state, &caller, query.into_inner().compound_id).await.map(web::Json)
}

/// Signs in for a home or with a role.
pub async fn create_session(
    request: HttpRequest,
    state: web::Data<State>,
    caller: Caller,
    Input(input): Input<DemoSignIn>,
) -> Result<HttpResponse> {
    require_demo(&state)?;
    let device = sign_in::device(&request);
    let tokens = state
        .write_secret(&caller, async |tx| {
            let person = match (input.home_id, input.role, input.compound_id) {
                (Some(home), None, None) => resident(tx, home).await?,
                (None, Some(role), Some(compound)) => staff(&state, tx, role, compound).await?,
                _ => {
                    let words = ["请选一户，或选一个身份和小区", "choose a home, or a role with a compound"];
                    return Err(Problem::new(Code::InvalidInput).with_field("/home_id", words).into());
                }
            };
            sessions::open(&state, &**tx, person, &device).await
        })
        .await?;
    Ok(sign_in::with_cookies(&state, tokens))
}

/// Answers as if there were no demonstration where there is none.
pub fn require_demo(state: &State) -> Result<()> {
    if state.options.demo { Ok(()) } else { Err(Code::NotFound.into()) }
}

/// The page of the demonstration.
pub async fn page(state: &State, _: &Caller, compound_id: String) -> Result<DemoPage> {
    require_demo(state)?;
    let db = state.database.reader();
    let rows = places::queries::list_compounds(db, "", None, 1_000).await?;
    let offered = offer(&rows);
    let asked = compound_id.parse::<Uuid>().ok();
    let chosen = rows.iter().find(|row| Some(row.id) == asked).or(offered.first().copied());
    let mut compounds = Vec::with_capacity(offered.len());
    for row in &offered {
        let homes = places::queries::list_homes(db, PlaceId(row.id)).await?;
        let households = decisions::queries::list_households(db, PlaceId(row.id)).await?;
        compounds.push(DemoCompound {
            id: PlaceId(row.id),
            name: row.name.clone(),
            stage: stage(row),
            homes: spread(&homes, &households),
        });
    }
    let chosen = match chosen {
        None => None,
        Some(row) => Some(DemoChosen {
            id: PlaceId(row.id),
            name: row.name.clone(),
            homes: places::queries::list_homes(db, PlaceId(row.id)).await?.iter().map(demo_home).collect(),
            roles: roles(state, PlaceId(row.id)),
        }),
    };
    let clock = clock::read(state);
    Ok(DemoPage {
        now: clock.now,
        days_ahead: clock.days_ahead,
        compounds,
        all: rows.iter().map(|row| DemoPlace { id: PlaceId(row.id), name: row.name.clone() }).collect(),
        chosen,
    })
}

/// The first compound of every stage that has one, furthest along the way last; reserve fills up what is left.
fn offer(rows: &[CompoundRow]) -> Vec<&CompoundRow> {
    let first = |wanted: &Stage| rows.iter().find(|row| stage(row) == *wanted);
    let mut offered: Vec<_> = Stage::ALL.iter().filter(|stage| **stage != Stage::Reserve).filter_map(first).collect();
    let in_reserve = rows.iter().filter(|row| stage(row) == Stage::Reserve);
    let room = if offered.is_empty() { 3 } else { 1 };
    offered.extend(in_reserve.take(room));
    offered.truncate(OFFERED);
    offered
}

fn stage(row: &CompoundRow) -> Stage {
    Stage::parse(&row.stage).unwrap_or(Stage::Reserve)
}

/// A few homes with a household, from all over the compound, that the story left with something to do.
fn spread(homes: &[home::Model], households: &HashMap<Uuid, Uuid>) -> Vec<DemoHome> {
    let told = story::homes_told_of(homes).enumerate().filter(|(index, _)| story::is_silent(*index));
    let lived_in: Vec<_> = told.map(|(_, home)| home).filter(|home| households.contains_key(&home.id)).collect();
    let step = (lived_in.len() / HOMES_OFFERED).max(1);
    lived_in.into_iter().step_by(step).take(HOMES_OFFERED).map(demo_home).collect()
}

fn demo_home(home: &home::Model) -> DemoHome {
    DemoHome { id: home.id.into(), label: home.label.clone() }
}

/// The roles in the order of the work, each where it is at home.
fn roles(state: &State, compound: PlaceId) -> Vec<DemoRole> {
    let roles = Role::ALL.iter().filter_map(|role| {
        let place = place_of(state, *role, compound)?;
        Some(DemoRole { role: *role, place_name: state.places().name(place) })
    });
    roles.collect()
}

/// Where a role is held that is to work on this compound.
fn place_of(state: &State, role: Role, compound: PlaceId) -> Option<PlaceId> {
    let kind = match role {
        Role::CommitteeMember | Role::Contractor => PlaceKind::Compound,
        Role::GridWorker | Role::CommunityStaff => PlaceKind::Community,
        Role::SubdistrictOfficer => PlaceKind::Subdistrict,
        Role::HousingBureau | Role::Auditor | Role::Administrator => PlaceKind::District,
    };
    let places = state.places();
    let is_compound = places.find(compound).is_some_and(|node| node.kind == PlaceKind::Compound);
    let of_kind = |id: &PlaceId| places.find(*id).is_some_and(|node| node.kind == kind);
    places.ancestors(compound).into_iter().filter(|_| is_compound).find(of_kind)
}

async fn resident(tx: &Write<'_>, home: HomeId) -> Result<PersonId> {
    let home = places::queries::find_home(&**tx, home).await?.ok_or(Code::NotFound)?;
    if let Some(person) = queries::find_bound_by(&**tx, home.id.into(), BASIS).await? {
        return Ok(PersonId(person));
    }
    let person = bind_home::create_person(tx, &format!("演示居民（{}）", home.label)).await?;
    let id = Uuid::now_v7();
    home_binding::ActiveModel {
        id: Set(id),
        compound_id: Set(home.compound_id),
        home_id: Set(home.id),
        person_id: Set(person.0),
        basis: Set(BASIS.to_owned()),
        relation: Set(HomeRelation::Owner.as_str().to_owned()),
        since: Set(tx.now),
        until: Set(None),
    }
    .insert(&**tx)
    .await?;
    tx.change_principal(person).await?;
    let details = json!({"home_id": home.id, "person_id": person, "basis": BASIS});
    tx.audit("people.bind_home", "home_binding", id, Some(PlaceId(home.compound_id)), &details).await?;
    Ok(person)
}

async fn staff(state: &State, tx: &Write<'_>, role: Role, compound: PlaceId) -> Result<PersonId> {
    let place = place_of(state, role, compound).ok_or(Code::NotFound)?;
    let name = format!("演示{}", role.words(Lang::Zh));
    if let Some(person) = queries::find_granted(&**tx, role.as_str(), place, &name).await? {
        return Ok(PersonId(person));
    }
    let person = bind_home::create_person(tx, &name).await?;
    staff_accounts::add_grant(tx, person, role, place).await?;
    Ok(person)
}
