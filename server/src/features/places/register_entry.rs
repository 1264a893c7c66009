//! What the registers of adults and of representatives have in common: an entry belongs to a home, has a name that stands
//! there once, perhaps an account, and ends once.

use linyi_shared::id::{HomeId, PersonId, PlaceId};
use linyi_shared::people::rules::Duty;
use linyi_shared::problem::{Code, Problem};
use linyi_shared::time::Instant;
use sea_orm::{ActiveModelBehavior, ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel};
use serde_json::Value;
use uuid::Uuid;

use super::resident_queries::is_connected;
use crate::entities::{adult, representative};
use crate::error::Result;
use crate::state::State;
use crate::write::Write;

/// An entry of one of the two registers.
pub trait Entry: Sized {
    /// The row as it is written.
    type Row: ActiveModelBehavior + Send;
    /// What the audit trail calls it.
    const KIND: &'static str;
    /// Which entry it is.
    fn id(&self) -> Uuid;
    /// The compound whose register it stands in.
    fn compound(&self) -> PlaceId;
    /// The home the person lives in.
    fn home(&self) -> HomeId;
    /// The name.
    fn name(&self) -> &str;
    /// Whether it ended.
    fn has_ended(&self) -> bool;
    /// The entry ended: no account casts its ballot any more.
    fn ended(self, at: Instant, because: &str) -> Self::Row;
}

macro_rules! entry {
    ($kind:literal, $table:ident) => {
        impl Entry for $table::Model {
            type Row = $table::ActiveModel;
            const KIND: &'static str = $kind;

            fn id(&self) -> Uuid {
                self.id
            }

            fn compound(&self) -> PlaceId {
                PlaceId(self.compound_id)
            }

            fn home(&self) -> HomeId {
                HomeId(self.home_id)
            }

            fn name(&self) -> &str {
                &self.name
            }

            fn has_ended(&self) -> bool {
                self.ended_at.is_some()
            }

            fn ended(self, at: Instant, because: &str) -> $table::ActiveModel {
                let mut row = self.into_active_model();
                row.ended_at = Set(Some(at));
                row.ended_because = Set(because.to_owned());
                row.person_id = Set(None);
                row
            }
        }
    };
}

entry!("adult", adult);
entry!("representative", representative);

/// The entry that was found, for whoever keeps the registers of its compound; one that ended stays as it is.
pub fn require<E: Entry>(state: &State, tx: &Write<'_>, found: Option<E>) -> Result<E> {
    let entry = found.ok_or(Code::NotFound)?;
    tx.caller.require(state, Duty::KeepRoster, entry.compound())?;
    if entry.has_ended() { Err(Code::RegisterEntryEnded.into()) } else { Ok(entry) }
}

/// Refuses a name that another entry of the home has: the same person would count twice.
pub fn check_name<E: Entry>(known: &[E], home: HomeId, own: Option<Uuid>, name: &str) -> Result<()> {
    let is_same = |entry: &E| entry.home() == home && entry.name() == name && Some(entry.id()) != own;
    let is_known = known.iter().any(|entry| !entry.has_ended() && is_same(entry));
    if is_known { Err(Code::RegisteredAlready.into()) } else { Ok(()) }
}

/// Refuses an account that is not connected to the home, or that belongs to another entry: `linked`, as it was found.
pub async fn check_account<E: Entry>(
    tx: &Write<'_>,
    home: HomeId,
    own: Option<Uuid>,
    account: PersonId,
    linked: Option<E>,
) -> Result<()> {
    if !is_connected(&**tx, account, home).await? {
        let words = ["请选已绑定这套住房的账号", "choose an account that is connected to this home"];
        return Err(Problem::new(Code::InvalidInput).with_field("/account_id", words).into());
    }
    match linked {
        Some(entry) if Some(entry.id()) != own => Err(Code::AccountLinkedElsewhere.into()),
        _ => Ok(()),
    }
}

/// Ends an entry; rolls that are frozen stay as they are (R5), and the next one is without it.
pub async fn end<E>(tx: &Write<'_>, entry: E, reason: &str, details: &Value) -> Result<()>
where
    E: Entry,
    <<E::Row as ActiveModelTrait>::Entity as EntityTrait>::Model: IntoActiveModel<E::Row>,
{
    let (id, compound) = (entry.id(), entry.compound());
    entry.ended(tx.now, reason).update(&**tx).await?;
    tx.audit(&format!("places.end_{}", E::KIND), E::KIND, id, Some(compound), details).await
}
