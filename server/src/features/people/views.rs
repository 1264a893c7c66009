//! What people see of themselves.

use std::collections::HashMap;

use actix_web::web;
use linyi_shared::id::PlaceId;
use linyi_shared::lang::Lang;
use linyi_shared::people::api::{AccountPage, GrantView, HomeBindingView, Me, SessionView};
use linyi_shared::places::rules::AreaSource;

use super::{principals, queries};
use crate::entities::home;
use crate::error::Result;
use crate::features::{inbox, places};
use crate::http::caller::Caller;
use crate::state::State;

/// The signed-in person, or `null`.
#[utoipa::path(get, path = "/me", tag = "people", responses((status = 200, body = Option<Me>)))]
pub async fn find_me(state: web::Data<State>, caller: Caller) -> Result<web::Json<Option<Me>>> {
    me(&state, &caller).await.map(web::Json)
}

/// The caller's sessions, the latest first.
#[utoipa::path(get, path = "/sessions", tag = "people", responses((status = 200, body = Vec<SessionView>)))]
pub async fn list_sessions(state: web::Data<State>, caller: Caller) -> Result<web::Json<Vec<SessionView>>> {
    sessions(&state, &caller).await.map(web::Json)
}

/// The signed-in person's own page, or `null`.
#[utoipa::path(get, path = "/me/account", tag = "people", responses((status = 200, body = Option<AccountPage>)))]
pub async fn find_account(state: web::Data<State>, caller: Caller) -> Result<web::Json<Option<AccountPage>>> {
    account(&state, &caller).await.map(web::Json)
}

/// The signed-in person with the devices signed in.
pub async fn account(state: &State, caller: &Caller) -> Result<Option<AccountPage>> {
    let Some(me) = me(state, caller).await? else { return Ok(None) };
    let account = queries::find_account_of(state.database.reader(), me.person_id).await?;
    let sessions = sessions(state, caller).await?;
    Ok(Some(AccountPage { me, sessions, login: account.map(|account| account.login) }))
}

/// The signed-in person with roles, homes and the count of unread messages.
pub async fn me(state: &State, caller: &Caller) -> Result<Option<Me>> {
    let Some(principal) = &caller.principal else { return Ok(None) };
    let db = state.database.reader();
    let places = state.places();
    let ids: Vec<_> = principal.homes.iter().map(|(home, _)| *home).collect();
    let rows: HashMap<_, _> = queries::list_homes(db, &ids).await?.into_iter().map(|row| (row.id, row)).collect();
    let homes = queries::list_bindings(db, principal.person_id).await?;
    let homes = homes.iter().map(|row| HomeBindingView {
        home_id: row.home_id.into(),
        compound_id: row.compound_id.into(),
        compound_name: places.name(row.compound_id.into()),
        label: rows.get(&row.home_id).map(|home| home.label.clone()).unwrap_or_default(),
        relation: principals::relation_of(row),
        area: rows.get(&row.home_id).map(|home| area_words(home, caller.lang)).unwrap_or_default(),
    });
    let grants = principal.grants.iter().map(|grant| GrantView {
        role: grant.role,
        place_id: grant.place,
        place_name: places.name(PlaceId(grant.place.0)),
    });
    Ok(Some(Me {
        person_id: principal.person_id,
        name: principal.name.clone(),
        grants: grants.collect(),
        homes: homes.collect(),
        unread: u32::try_from(inbox::queries::count_unread(db, principal.person_id).await?).unwrap_or(u32::MAX),
    }))
}

/// The area of a home and where it comes from (R2).
fn area_words(home: &home::Model, lang: Lang) -> String {
    let stated = places::correct_area::stated(home);
    match lang {
        Lang::Zh => format!("计票面积 {} 平方米（{}）", stated.area, source_words(stated.source, lang)),
        Lang::En => format!("area that counts: {} ㎡ ({})", stated.area, source_words(stated.source, lang)),
    }
}

fn source_words(source: AreaSource, lang: Lang) -> &'static str {
    match (source, lang) {
        (AreaSource::Register, Lang::Zh) => "不动产登记簿",
        (AreaSource::Register, Lang::En) => "from the land register",
        (AreaSource::Survey, Lang::Zh) => "实测",
        (AreaSource::Survey, Lang::En) => "from a survey",
        (AreaSource::Contract, Lang::Zh) => "购房合同",
        (AreaSource::Contract, Lang::En) => "from the purchase contract",
    }
}

/// The caller's sessions, the latest first.
pub async fn sessions(state: &State, caller: &Caller) -> Result<Vec<SessionView>> {
    let principal = caller.principal()?;
    let rows = queries::list_sessions(state.database.reader(), principal.person_id, state.now()).await?;
    let views = rows.into_iter().map(|row| SessionView {
        current: row.id == principal.session_id.0,
        id: row.id.into(),
        device: row.device,
        created_at: row.created_at,
        renewed_at: row.renewed_at,
    });
    Ok(views.collect())
}
