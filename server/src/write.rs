//! Writes: one transaction, idempotent by key, audited, retried when PostgreSQL cannot serialise it.

use std::ops::Deref;
use std::sync::{Arc, Mutex, PoisonError};

use linyi_shared::id::{PersonId, PlaceId};
use linyi_shared::problem::Code;
use linyi_shared::time::Instant;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DatabaseTransaction, DbErr, EntityTrait, RuntimeErr};
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::entities::{audit_entry, idempotency_key};
use crate::error::{Failure, Result};
use crate::features::decisions::kept_pages::KeptPages;
use crate::features::people;
use crate::features::people::known::KnownPrincipals;
use crate::http::caller::Caller;
use crate::sets;
use crate::state::State;

/// How often a write is tried when others write the same rows.
const TRIES: u32 = 4;

/// An open write; dereferences to its transaction.
pub struct Write<'a> {
    transaction: DatabaseTransaction,
    /// Who writes.
    pub caller: &'a Caller,
    /// The instant of the write, UTC.
    pub now: Instant,
    // Dropped after the transaction is over.
    echo: Echo,
}

/// Tells what is kept in memory that a write is over, be it committed, refused or given up: what it touched is read anew.
struct Echo {
    principals: Arc<KnownPrincipals>,
    people: Mutex<Vec<PersonId>>,
    /// Nothing for a batch, which tells by itself which decisions it was about.
    pages: Option<Arc<KeptPages>>,
}

impl Drop for Echo {
    fn drop(&mut self) {
        for person in self.people.get_mut().unwrap_or_else(PoisonError::into_inner).drain(..) {
            self.principals.forget(person);
        }
        if let Some(pages) = &self.pages {
            pages.forget_all();
        }
    }
}

impl Deref for Write<'_> {
    type Target = DatabaseTransaction;

    fn deref(&self) -> &DatabaseTransaction {
        &self.transaction
    }
}

impl Write<'_> {
    /// Leaves an audit row (R57): `action` is `feature.verb`; `details` say what changed and never how anyone voted.
    pub async fn audit(
        &self,
        action: &str,
        object_kind: &str,
        object_id: impl Into<Uuid>,
        compound: Option<PlaceId>,
        details: &impl Serialize,
    ) -> Result<()> {
        let details = serde_json::to_value(details).map_err(anyhow::Error::from)?;
        let row = audit_row(self.caller, self.now, action, object_kind, object_id.into(), compound, details);
        row.insert(&self.transaction).await?;
        Ok(())
    }

    /// Notes that a person's sessions, roles or homes change with this write, for this server and for others.
    pub async fn change_principal(&self, person: PersonId) -> Result<()> {
        people::queries::insert_change(&self.transaction, person).await?;
        self.echo.people.lock().unwrap_or_else(PoisonError::into_inner).push(person);
        Ok(())
    }

    /// Leaves an audit row for each of many records with its details, in one statement.
    pub async fn audit_all(
        &self,
        action: &str,
        object_kind: &str,
        compound: Option<PlaceId>,
        records: Vec<(Uuid, serde_json::Value)>,
    ) -> Result<()> {
        let row =
            |(object_id, details)| audit_row(self.caller, self.now, action, object_kind, object_id, compound, details);
        self.insert_audit(records.into_iter().map(row).collect()).await
    }

    /// Leaves audit rows that were made by [`audit_row`], in one statement.
    pub async fn insert_audit(&self, rows: Vec<audit_entry::ActiveModel>) -> Result<()> {
        Ok(sets::insert_all(&self.transaction, rows).await?)
    }
}

/// An audit row of what `caller` did; see [`Write::audit`].
pub fn audit_row(
    caller: &Caller,
    now: Instant,
    action: &str,
    object_kind: &str,
    object_id: Uuid,
    compound: Option<PlaceId>,
    details: serde_json::Value,
) -> audit_entry::ActiveModel {
    audit_entry::ActiveModel {
        id: Set(Uuid::now_v7()),
        at: Set(now),
        person_id: Set(caller.person_id().map(Uuid::from)),
        action: Set(action.to_owned()),
        object_kind: Set(object_kind.to_owned()),
        object_id: Set(object_id),
        compound_id: Set(compound.map(Uuid::from)),
        details: Set(details),
        request_id: Set(caller.request_id),
        address_hash: Set(caller.address_hash.clone()),
    }
}

impl Write<'_> {
    /// Commits a write that was opened with [`State::open_write`]; dropped instead, it leaves nothing.
    pub async fn commit(self) -> Result<()> {
        Ok(self.transaction.commit().await?)
    }
}

impl State {
    /// Opens a write for a job, which commits it itself and is run again when it failed; requests use [`State::write`].
    pub async fn open_write<'a>(&self, caller: &'a Caller) -> Result<Write<'a>> {
        let echo = self.echo();
        Ok(Write { transaction: self.database.begin().await?, caller, now: self.now(), echo })
    }

    /// Opens a write for a batch of ballots, guarded by keys and row locks; see [`Database::begin_batch`].
    pub async fn open_batch<'a>(&self, caller: &'a Caller) -> Result<Write<'a>> {
        let mut echo = self.echo();
        echo.pages = None;
        Ok(Write { transaction: self.database.begin_batch().await?, caller, now: self.now(), echo })
    }

    /// Runs `action` in one transaction and commits it.
    ///
    /// With an `Idempotency-Key`, a repeat by the same person answers with the stored response; the same key with
    /// other content is refused. `action` may run more than once, each time in a new transaction.
    pub async fn write<T, F>(&self, caller: &Caller, action: F) -> Result<T>
    where
        T: Serialize + DeserializeOwned,
        F: AsyncFn(&Write<'_>) -> Result<T>,
    {
        let mut tries = 1;
        loop {
            match self.write_once(caller, &action).await {
                Err(Failure::Fault(fault)) if is_serialisation_failure(&fault) => {
                    if tries == TRIES {
                        return Err(Code::Conflict.into());
                    }
                    tries += 1;
                }
                other => return other,
            }
        }
    }

    /// Runs `action` like [`State::write`], for an answer that holds a secret: it is never stored, so a repeat is a new write.
    pub async fn write_secret<T, F>(&self, caller: &Caller, action: F) -> Result<T>
    where
        F: AsyncFn(&Write<'_>) -> Result<T>,
    {
        let mut tries = 1;
        loop {
            let write = self.open_write(caller).await?;
            let outcome = match action(&write).await {
                Ok(answer) => write.transaction.commit().await.map(|()| answer).map_err(Failure::from),
                refused => refused,
            };
            match outcome {
                Err(Failure::Fault(fault)) if is_serialisation_failure(&fault) && tries < TRIES => tries += 1,
                other => return other,
            }
        }
    }

    fn echo(&self) -> Echo {
        let (principals, pages) = (Arc::clone(&self.principals), Arc::clone(&self.pages));
        Echo { principals, people: Mutex::default(), pages: Some(pages) }
    }

    async fn write_once<T, F>(&self, caller: &Caller, action: &F) -> Result<T>
    where
        T: Serialize + DeserializeOwned,
        F: AsyncFn(&Write<'_>) -> Result<T>,
    {
        let write = self.open_write(caller).await?;
        let person = caller.person_id().map_or(Uuid::nil(), Uuid::from);
        let key = caller.repeat.key.get();
        let content = caller.repeat.content.get().cloned().unwrap_or_default();
        if let Some(key) = key {
            let stored = idempotency_key::Entity::find_by_id((person, key.clone())).one(&*write).await?;
            if let Some(stored) = stored {
                if stored.request_hash != content {
                    return Err(Code::KeyReused.into());
                }
                return serde_json::from_value(stored.response).map_err(|error| anyhow::Error::from(error).into());
            }
        }
        let answer = action(&write).await?;
        if let Some(key) = key {
            idempotency_key::ActiveModel {
                person_id: Set(person),
                key: Set(key.clone()),
                request_hash: Set(content),
                response: Set(serde_json::to_value(&answer).map_err(anyhow::Error::from)?),
                created_at: Set(write.now),
            }
            .insert(&*write)
            .await?;
        }
        write.transaction.commit().await?;
        Ok(answer)
    }
}

/// Whether PostgreSQL asks to run the transaction again (SQLSTATE 40001, 40P01).
pub fn is_serialisation_failure(fault: &anyhow::Error) -> bool {
    let Some(DbErr::Exec(RuntimeErr::SqlxError(error)) | DbErr::Query(RuntimeErr::SqlxError(error))) =
        fault.downcast_ref::<DbErr>()
    else {
        return false;
    };
    error.as_database_error().and_then(|error| error.code()).is_some_and(|code| code == "40001" || code == "40P01")
}
