//! Sessions: a short access token and a rotating refresh token, kept as a hash, revocable, with reuse detection.

use chrono::Duration;
use jsonwebtoken::{EncodingKey, Header, encode};
use linyi_shared::id::{PersonId, SessionId};
use linyi_shared::people::api::Tokens;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, IntoActiveModel};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::principals::Claims;
use super::queries;
use crate::entities::session;
use crate::error::Result;
use crate::http::cookies::SESSION_DAYS;
use crate::http::identify::hex;
use crate::keys;
use crate::state::State;

/// How long an access token lasts, in minutes.
const ACCESS_MINUTES: i64 = 15;
/// How long the token before stays good, in seconds: several requests of one page may renew at once.
const GRACE_SECONDS: i64 = 60;

/// Opens a session for `person` on a device that calls itself `device`.
pub async fn open(state: &State, db: &impl ConnectionTrait, person: PersonId, device: &str) -> Result<Tokens> {
    let now = state.now();
    let id = SessionId(Uuid::now_v7());
    let refresh_token = new_refresh_token(id)?;
    session::ActiveModel {
        id: Set(id.0),
        person_id: Set(person.0),
        device: Set(device.chars().take(120).collect()),
        created_at: Set(now),
        renewed_at: Set(now),
        expires_at: Set(now + Duration::days(SESSION_DAYS)),
        revoked_at: Set(None),
        refresh_hash: Set(hash(&refresh_token)),
        previous_hash: Set(None),
        previous_until: Set(None),
    }
    .insert(db)
    .await?;
    tokens(state, person, id, refresh_token)
}

/// Renews the session of a refresh token; `None` when it ended.
///
/// Within the grace period the token before gets an access token, and an empty refresh token: the new one is with
/// the request that came first.
/// A token that was replaced longer than the grace period ago has been stolen or copied: the session is revoked.
pub async fn renew(state: &State, refresh_token: &str) -> Result<Option<Tokens>> {
    let Some(id) = refresh_token.split_once('.').and_then(|(id, _)| id.parse::<SessionId>().ok()) else {
        return Ok(None);
    };
    let transaction = state.database.begin().await?;
    let now = state.now();
    let Some(row) = queries::find_session(&transaction, id).await? else { return Ok(None) };
    if row.revoked_at.is_some() || row.expires_at <= now {
        return Ok(None);
    }
    let person = PersonId(row.person_id);
    let presented = hash(refresh_token);
    let is_current = presented == row.refresh_hash;
    let is_previous =
        row.previous_hash.as_deref() == Some(&presented) && row.previous_until.is_some_and(|until| until > now);
    let previous_hash = row.refresh_hash.clone();
    let mut row = row.into_active_model();
    if !is_current && !is_previous {
        row.revoked_at = Set(Some(now));
        row.update(&transaction).await?;
        queries::insert_change(&transaction, person).await?;
        transaction.commit().await?;
        state.principals.forget(person);
        tracing::warn!(session = %id, "a refresh token was used again, the session is revoked");
        return Ok(None);
    }
    if is_previous {
        // The winner of the race has the new refresh token; this request only needs to go on.
        return Ok(Some(tokens(state, person, id, String::new())?));
    }
    let next = new_refresh_token(id)?;
    row.refresh_hash = Set(hash(&next));
    row.previous_hash = Set(Some(previous_hash));
    row.previous_until = Set(Some(now + Duration::seconds(GRACE_SECONDS)));
    row.renewed_at = Set(now);
    row.expires_at = Set(now + Duration::days(SESSION_DAYS));
    row.update(&transaction).await?;
    transaction.commit().await?;
    Ok(Some(tokens(state, person, id, next)?))
}

fn tokens(state: &State, person: PersonId, session: SessionId, refresh_token: String) -> Result<Tokens> {
    let expires_at = state.now() + Duration::minutes(ACCESS_MINUTES);
    Ok(Tokens { session_id: session, access_token: access_token(state, person, session)?, refresh_token, expires_at })
}

/// Signs an access token of a session, good for fifteen minutes from now.
pub fn access_token(state: &State, person: PersonId, session: SessionId) -> Result<String> {
    let ends_at = state.now() + Duration::minutes(ACCESS_MINUTES);
    let claims = Claims { sub: person.0, sid: session.0, exp: ends_at.timestamp() };
    let key = EncodingKey::from_secret(&state.keys.token_secret);
    encode(&Header::default(), &claims, &key).map_err(|error| anyhow::Error::from(error).into())
}

fn new_refresh_token(id: SessionId) -> Result<String> {
    Ok(format!("{id}.{}", keys::random()?))
}

/// SHA-256 of a secret, hex: secrets here have 160 bits and more of chance, so that a slow hash adds nothing.
pub fn hash(secret: &str) -> String {
    hex(&Sha256::digest(secret))
}
