//! The person behind an access token.

use std::sync::Arc;

use jsonwebtoken::{Algorithm, DecodingKey, Validation, decode};
use linyi_shared::id::{HomeId, PersonId, PlaceId, SessionId};
use linyi_shared::people::relation::HomeRelation;
use linyi_shared::people::rules::{Grant, Role};
use linyi_shared::time::Instant;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::queries;
use crate::entities::home_binding;
use crate::error::Result;
use crate::http::caller::Principal;
use crate::state::State;

/// The claims of an access token.
#[derive(Debug, Serialize, Deserialize)]
pub struct Claims {
    /// The person.
    pub sub: Uuid,
    /// The session.
    pub sid: Uuid,
    /// When it ends, seconds since 1970, UTC.
    pub exp: i64,
}

/// Finds the person of a valid access token whose session still stands; anything else is nobody.
pub async fn of_token(state: &State, token: &str) -> Result<Option<Arc<Principal>>> {
    let mut validation = Validation::new(Algorithm::HS256);
    // The end is compared with the server's own clock, which a demonstration may advance.
    validation.validate_exp = false;
    let key = DecodingKey::from_secret(&state.keys.token_secret);
    let Ok(token) = decode::<Claims>(token, &key, &validation) else { return Ok(None) };
    if token.claims.exp <= state.now().timestamp() {
        return Ok(None);
    }
    state.principals.find(state, token.claims.sub.into(), token.claims.sid.into()).await
}

/// Reads the person of a session that stands, and until when what was read holds if nobody changes it.
pub async fn load(
    state: &State,
    person_id: PersonId,
    session_id: SessionId,
    now: Instant,
) -> Result<Option<(Principal, Instant)>> {
    let db = state.database.reader();
    let Some((session, person)) = queries::find_session_and_person(db, session_id).await? else { return Ok(None) };
    if session.revoked_at.is_some() || session.expires_at <= now || session.person_id != person_id.0 {
        return Ok(None);
    }
    let (grants, homes) =
        tokio::try_join!(queries::list_every_grant(db, person_id), queries::list_bindings(db, person_id))?;
    let turns = grants.iter().flat_map(|row| [Some(row.since), row.until]).flatten().filter(|turn| *turn > now);
    let until = turns.fold(session.expires_at, Instant::min);
    let grants = grants
        .into_iter()
        .filter(|row| queries::is_in_force(row, now))
        .filter_map(|row| Some(Grant { role: Role::parse(&row.role)?, place: PlaceId(row.place_id) }));
    let owned = homes.iter().filter(|row| relation_of(row).votes_as_owner()).map(|row| HomeId(row.home_id)).collect();
    let principal = Principal {
        person_id,
        name: person.name,
        session_id,
        grants: grants.collect(),
        homes: homes.into_iter().map(|row| (HomeId(row.home_id), PlaceId(row.compound_id))).collect(),
        owned,
    };
    Ok(Some((principal, until)))
}

/// What the person of a binding is to its home; an unknown word gives the least.
pub fn relation_of(binding: &home_binding::Model) -> HomeRelation {
    HomeRelation::parse(&binding.relation).unwrap_or(HomeRelation::Tenant)
}
