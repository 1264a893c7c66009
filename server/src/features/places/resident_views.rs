//! The registers of single residents as the desk reads them: adults of a home (names masked, R54), and the members of the
//! representatives' meeting, whose office is public.

use std::collections::HashMap;

use actix_web::web;
use linyi_shared::decisions::rules::MeetingMembers;
use linyi_shared::id::{AdultId, HomeId, PersonId, PlaceId, RepresentativeId};
use linyi_shared::people::rules::Duty;
use linyi_shared::places::api::{
    AccountOption, AdultView, AdultsPage, HomeOption, RepresentativeView, RepresentativesPage, Seat,
};
use linyi_shared::places::rules::{masked_name, told_apart};
use linyi_shared::problem::Code;
use linyi_shared::time::local_date;
use uuid::Uuid;

use super::{queries, resident_queries};
use crate::error::Result;
use crate::http::caller::Caller;
use crate::state::State;

/// The adults of a home.
#[utoipa::path(get, path = "/desk/homes/{home_id}/adults", tag = "places", params(("home_id" = HomeId, Path)), responses((status = 200, body = AdultsPage)))]
pub async fn find_adults(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<HomeId>,
) -> Result<web::Json<AdultsPage>> {
    adults(&state, &caller, path.into_inner()).await.map(web::Json)
}

/// The residents' representatives of a compound.
#[utoipa::path(get, path = "/desk/compounds/{compound_id}/representatives", tag = "places", params(("compound_id" = PlaceId, Path)), responses((status = 200, body = RepresentativesPage)))]
pub async fn find_representatives(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<PlaceId>,
) -> Result<web::Json<RepresentativesPage>> {
    representatives(&state, &caller, path.into_inner()).await.map(web::Json)
}

/// The adults of a home, those who moved away included.
pub async fn adults(state: &State, caller: &Caller, id: HomeId) -> Result<AdultsPage> {
    let db = state.database.reader();
    // Whether the home exists is for those who may read it.
    caller.principal()?;
    let home = queries::find_home(db, id).await?.ok_or(Code::NotFound)?;
    let compound = PlaceId(home.compound_id);
    caller.require(state, Duty::ReadDesk, compound)?;
    let mut accounts = resident_queries::list_accounts(db, compound).await?;
    accounts.retain(|account| account.home_id == id.0);
    let accounts: Vec<_> = accounts
        .into_iter()
        .map(|account| AccountOption { id: PersonId(account.id), label: masked_name(&account.name) })
        .collect();
    let rows = resident_queries::list_adults_of_home(db, id).await?;
    let names = told_apart(&rows.iter().map(|row| row.name.as_str()).collect::<Vec<_>>());
    let adults = rows.into_iter().zip(names).map(|(row, name)| AdultView {
        id: AdultId(row.id),
        name,
        of_age_on: row.of_age_on,
        account: row.person_id.map(|person| account_of(&accounts, person)),
        entered_at: row.entered_at,
        ended_at: row.ended_at,
        ended_because: row.ended_because,
    });
    Ok(AdultsPage {
        home_id: id,
        compound_id: compound,
        compound_name: state.places().name(compound),
        may_correct: caller.may(state, Duty::KeepRoster, compound),
        adults: adults.collect(),
        accounts,
        label: home.label,
    })
}

/// The residents' representatives of a compound, former ones included.
pub async fn representatives(state: &State, caller: &Caller, compound: PlaceId) -> Result<RepresentativesPage> {
    caller.require(state, Duty::ReadDesk, compound)?;
    let db = state.database.reader();
    queries::find_compound_row(db, compound).await?.ok_or(Code::NotFound)?;
    let homes = queries::list_homes(db, compound).await?;
    let labels: HashMap<Uuid, String> = homes.iter().map(|home| (home.id, home.label.clone())).collect();
    let accounts: Vec<_> = resident_queries::list_accounts(db, compound)
        .await?
        .into_iter()
        .map(|account| AccountOption {
            id: PersonId(account.id),
            label: format!("{} {}", account.label, masked_name(&account.name)),
        })
        .collect();
    let today = local_date(state.now());
    let mut rows = resident_queries::list_representatives(db, compound).await?;
    rows.sort_by_key(|row| (std::cmp::Reverse(row.term_ends_on), row.id));
    let representatives: Vec<_> = rows
        .into_iter()
        .map(|row| RepresentativeView {
            id: RepresentativeId(row.id),
            seat: Seat::parse(&row.seat).unwrap_or(Seat::Other),
            home_id: HomeId(row.home_id),
            home: labels.get(&row.home_id).cloned().unwrap_or_default(),
            elected_on: row.elected_on,
            term_ends_on: row.term_ends_on,
            in_office: row.is_in_office(today),
            account: row.person_id.map(|person| account_of(&accounts, person)),
            ended_at: row.ended_at,
            name: row.name,
            ended_because: row.ended_because,
        })
        .collect();
    let serving = || representatives.iter().filter(|one| one.in_office);
    let members = MeetingMembers {
        members: serving().count() as i64,
        representatives: serving().filter(|one| one.seat == Seat::Resident).count() as i64,
        households: i64::try_from(queries::count_households(db, compound).await?).unwrap_or(i64::MAX),
    };
    Ok(RepresentativesPage {
        compound_id: compound,
        compound_name: state.places().name(compound),
        may_correct: caller.may(state, Duty::KeepRoster, compound),
        members,
        representatives,
        homes: homes.into_iter().map(|home| HomeOption { id: HomeId(home.id), label: home.label }).collect(),
        accounts,
    })
}

/// An account in words; nothing but its id once it is no longer connected to the home.
fn account_of(accounts: &[AccountOption], person: Uuid) -> AccountOption {
    let found = accounts.iter().find(|account| account.id == PersonId(person)).cloned();
    found.unwrap_or_else(|| AccountOption { id: PersonId(person), label: "—".to_owned() })
}
