//! Staff accounts and their roles, kept from the command line.

use std::sync::Arc;

use linyi_shared::id::{PersonId, PlaceId, SessionId};
use linyi_shared::people::rules::{Grant, Role, password_fault, password_fault_words};
use linyi_shared::problem::{Code, Problem};
use linyi_shared::text::{Name, Text};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};
use serde_json::json;
use uuid::Uuid;

use super::{bind_home, passwords, queries};
use crate::entities::{role_grant, staff_account};
use crate::error::{Failure, Result};
use crate::http::caller::{Caller, Principal};
use crate::state::State;
use crate::write::Write;

/// An account to be.
#[derive(Clone, Debug)]
pub struct NewAccount {
    /// What the person signs in with.
    pub login: Text<1, 60>,
    /// The person's name, as colleagues see it.
    pub name: Name,
    /// The first password.
    pub password: String,
}

/// Creates an account with a role at a place.
pub async fn create(state: &State, caller: &Caller, new: &NewAccount, role: Role, place: PlaceId) -> Result<PersonId> {
    check_password(&new.password, &new.login, caller)?;
    let password_hash = passwords::hash(new.password.clone()).await?;
    state
        .write_secret(caller, async |tx| {
            if queries::find_staff_account(&**tx, &new.login).await?.is_some() {
                let detail = "an account of this login exists";
                return Err(Problem::new(Code::InvalidInput).with_field("/login", detail).into());
            }
            let person = bind_home::create_person(tx, &new.name).await?;
            staff_account::ActiveModel {
                person_id: Set(person.0),
                login: Set(new.login.to_string()),
                password_hash: Set(password_hash.clone()),
                failures: Set(0),
                locked_until: Set(None),
                password_changed_at: Set(tx.now),
            }
            .insert(&**tx)
            .await?;
            tx.audit("people.create_account", "person", person, None, &json!({"login": new.login})).await?;
            add_grant(tx, person, role, place).await?;
            Ok(person)
        })
        .await
}

/// Gives an account a role at a place; a role it has already stays one.
pub async fn grant(state: &State, caller: &Caller, login: &str, role: Role, place: PlaceId) -> Result<()> {
    state
        .write_secret(caller, async |tx| {
            let person = require_account(tx, login).await?;
            let grants = queries::list_grants(&**tx, person, tx.now).await?;
            if grants.iter().any(|grant| grant.role == role.as_str() && grant.place_id == place.0) {
                return Ok(());
            }
            add_grant(tx, person, role, place).await
        })
        .await
}

/// Takes a role at a place from an account, from now on.
pub async fn revoke(state: &State, caller: &Caller, login: &str, role: Role, place: PlaceId) -> Result<()> {
    state
        .write_secret(caller, async |tx| {
            let person = require_account(tx, login).await?;
            let grants = queries::list_grants(&**tx, person, tx.now).await?;
            let grant = grants.into_iter().find(|grant| grant.role == role.as_str() && grant.place_id == place.0);
            let grant = grant.ok_or_else(|| unknown("the account does not have this role there"))?;
            let id = grant.id;
            let mut grant = grant.into_active_model();
            grant.until = Set(Some(tx.now));
            grant.update(&**tx).await?;
            tx.change_principal(person).await?;
            let details = json!({"person_id": person, "role": role, "place_id": place});
            tx.audit("people.revoke_role", "role_grant", id, None, &details).await
        })
        .await
}

/// Gives an account a new password and ends its sessions.
pub async fn set_password(state: &State, caller: &Caller, login: &str, password: String) -> Result<()> {
    check_password(&password, login, caller)?;
    let password_hash = passwords::hash(password).await?;
    state
        .write_secret(caller, async |tx| {
            let person = require_account(tx, login).await?;
            store_password(tx, login, password_hash.clone()).await?;
            queries::revoke_sessions(&**tx, person, None, tx.now).await?;
            tx.change_principal(person).await?;
            tx.audit("people.set_password", "person", person, None, &json!({})).await
        })
        .await
}

/// Writes the hash of a new password; a closed account is open again.
pub async fn store_password(tx: &Write<'_>, login: &str, password_hash: String) -> Result<()> {
    let account = queries::find_staff_account(&**tx, login).await?.ok_or(Code::NotFound)?;
    let mut account = account.into_active_model();
    account.password_hash = Set(password_hash);
    account.password_changed_at = Set(tx.now);
    account.failures = Set(0);
    account.locked_until = Set(None);
    account.update(&**tx).await?;
    Ok(())
}

/// Refuses a weak password in the caller's language (R56).
pub fn check_password(password: &str, login: &str, caller: &Caller) -> Result<()> {
    match password_fault(password, login) {
        None => Ok(()),
        Some(fault) => {
            let words = password_fault_words(fault, caller.lang);
            Err(Problem::new(Code::InvalidInput).with_field("/new_password", words).into())
        }
    }
}

/// Every account with its roles, a line each.
pub async fn list(state: &State) -> Result<Vec<String>> {
    let db = state.database.reader();
    let mut lines = Vec::new();
    for account in queries::list_staff_accounts(db).await? {
        let grants = queries::list_grants(db, PersonId(account.person_id), state.now()).await?;
        let places = state.places();
        let roles = grants.iter().map(|grant| format!("{} at {}", grant.role, places.name(PlaceId(grant.place_id))));
        lines.push(format!("{}: {}", account.login, roles.collect::<Vec<_>>().join(", ")));
    }
    Ok(lines)
}

/// A member of staff as a command acts for it: with its roles, by no session.
pub async fn acting(state: &State, login: &str) -> Result<Caller> {
    let db = state.database.reader();
    let account = queries::find_staff_account(db, login).await?;
    let account = account.ok_or_else(|| unknown("there is no account of this login"))?;
    let person = PersonId(account.person_id);
    let name = queries::find_person(db, person).await?.ok_or(Code::NotFound)?.name;
    let grants = queries::list_grants(db, person, state.now()).await?.into_iter();
    let grants = grants.filter_map(|row| Some(Grant { role: Role::parse(&row.role)?, place: PlaceId(row.place_id) }));
    let principal = Principal {
        person_id: person,
        name,
        session_id: SessionId(Uuid::nil()),
        grants: grants.collect(),
        homes: Vec::new(),
        owned: Vec::new(),
    };
    Ok(Caller { principal: Some(Arc::new(principal)), ..Caller::system() })
}

async fn require_account(tx: &Write<'_>, login: &str) -> Result<PersonId> {
    let account = queries::find_staff_account(&**tx, login).await?;
    let account = account.ok_or_else(|| unknown("there is no account of this login"))?;
    Ok(PersonId(account.person_id))
}

fn unknown(detail: &str) -> Failure {
    Problem::new(Code::NotFound).with_detail(detail).into()
}

/// Writes a role at a place for a person.
pub async fn add_grant(tx: &Write<'_>, person: PersonId, role: Role, place: PlaceId) -> Result<()> {
    let id = Uuid::now_v7();
    role_grant::ActiveModel {
        id: Set(id),
        person_id: Set(person.0),
        role: Set(role.as_str().to_owned()),
        place_id: Set(place.0),
        since: Set(tx.now),
        until: Set(None),
    }
    .insert(&**tx)
    .await?;
    tx.change_principal(person).await?;
    let details = json!({"person_id": person, "role": role, "place_id": place});
    tx.audit("people.grant_role", "role_grant", id, None, &details).await
}
