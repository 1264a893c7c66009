//! Who calls.

use std::future::{Ready, ready};
use std::net::IpAddr;
use std::sync::{Arc, OnceLock};

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpMessage, HttpRequest};
use linyi_shared::decisions::rules::Unit;
use linyi_shared::id::{HomeId, PersonId, PlaceId, SessionId};
use linyi_shared::lang::Lang;
use linyi_shared::people::rules::{Duty, Grant, may};
use linyi_shared::problem::Code;
use uuid::Uuid;

use crate::error::{Failure, Result};
use crate::state::State;

/// A signed-in person with what it may do.
#[derive(Clone, Debug)]
pub struct Principal {
    /// The person.
    pub person_id: PersonId,
    /// Its name.
    pub name: String,
    /// The session it came with.
    pub session_id: SessionId,
    /// Roles at places, those in force now.
    pub grants: Vec<Grant>,
    /// Homes it speaks for, with their compounds.
    pub homes: Vec<(HomeId, PlaceId)>,
    /// Those of the homes of which it is the owner, or authorised by the owner.
    pub owned: Vec<HomeId>,
}

/// The caller of one request.
#[derive(Clone, Debug)]
pub struct Caller {
    /// The signed-in person, if any.
    pub principal: Option<Arc<Principal>>,
    /// The language to answer in.
    pub lang: Lang,
    /// The request's id, told in problems and kept in the audit.
    pub request_id: Uuid,
    /// Where the request comes from, also behind a trusted proxy.
    pub address: Option<IpAddr>,
    /// A salted, shortened hash of the address.
    pub address_hash: Option<String>,
    /// What makes a write repeatable.
    pub repeat: Arc<Repeat>,
}

/// What makes a write repeatable: known when the body is read.
#[derive(Debug, Default)]
pub struct Repeat {
    /// The key: the header `Idempotency-Key`, or a form's field `_key`.
    pub key: OnceLock<String>,
    /// SHA-256 of method, path and body, hex.
    pub content: OnceLock<String>,
}

impl Caller {
    /// The system itself, for jobs and commands.
    pub fn system() -> Self {
        Self {
            principal: None,
            lang: Lang::Zh,
            request_id: Uuid::now_v7(),
            address: None,
            address_hash: None,
            repeat: Arc::default(),
        }
    }

    /// The same caller with a write that is made repeatable otherwise than by the key of the request.
    #[must_use]
    pub fn without_key(&self) -> Self {
        Self { repeat: Arc::default(), ..self.clone() }
    }

    /// The signed-in person's id.
    pub fn person_id(&self) -> Option<PersonId> {
        self.principal.as_ref().map(|principal| principal.person_id)
    }

    /// The signed-in person, or [`Code::SignInRequired`].
    pub fn principal(&self) -> Result<&Principal> {
        self.principal.as_deref().ok_or_else(|| Code::SignInRequired.into())
    }

    /// Whether the caller has `duty` at `place` (a compound or anything above it).
    pub fn may(&self, state: &State, duty: Duty, place: PlaceId) -> bool {
        self.principal.as_ref().is_some_and(|principal| may(&principal.grants, duty, &state.places().ancestors(place)))
    }

    /// Refuses a caller without `duty` at `place`.
    pub fn require(&self, state: &State, duty: Duty, place: PlaceId) -> Result<&Principal> {
        let principal = self.principal()?;
        if self.may(state, duty, place) { Ok(principal) } else { Err(Code::Forbidden.into()) }
    }

    /// The compound of a home the caller speaks for.
    pub fn compound_of(&self, home: HomeId) -> Option<PlaceId> {
        let mut homes = self.principal.iter().flat_map(|principal| principal.homes.iter());
        homes.find(|(own, _)| *own == home).map(|(_, place)| *place)
    }

    /// The homes the caller speaks for in `compound`.
    pub fn homes_in(&self, compound: PlaceId) -> Vec<HomeId> {
        let homes = self.principal.iter().flat_map(|principal| principal.homes.iter());
        homes.filter(|(_, place)| *place == compound).map(|(home, _)| *home).collect()
    }

    /// Those of the caller's homes in `compound` whose ballot the caller casts in a decision of this unit.
    pub fn voting_homes_in(&self, compound: PlaceId, unit: Unit) -> Vec<HomeId> {
        let mut homes = self.homes_in(compound);
        homes.retain(|home| self.principal.as_ref().is_some_and(|principal| principal.may_vote_for(*home, unit)));
        homes
    }

    /// Refuses a caller who does not cast the ballot of `home` in a decision of this unit.
    pub fn require_voting_home(&self, home: HomeId, compound: PlaceId, unit: Unit) -> Result<&Principal> {
        let principal = self.require_home(home, compound)?;
        if principal.may_vote_for(home, unit) { Ok(principal) } else { Err(Code::OwnersOnly.into()) }
    }

    /// Refuses a caller who does not speak for `home` in `compound`.
    pub fn require_home(&self, home: HomeId, compound: PlaceId) -> Result<&Principal> {
        let principal = self.principal()?;
        match principal.homes.iter().find(|(own, _)| *own == home) {
            Some((_, place)) if *place == compound => Ok(principal),
            Some(_) => Err(Code::ForeignCompound.into()),
            None if principal.homes.iter().any(|(_, place)| *place == compound) => Err(Code::Forbidden.into()),
            None => Err(Code::ForeignCompound.into()),
        }
    }
}

impl Principal {
    /// Whether the person casts the ballot of a home in a decision of this unit: everybody who lives there answers for
    /// the household, owners vote (dossier R6, 民法典 278).
    fn may_vote_for(&self, home: HomeId, unit: Unit) -> bool {
        !unit.is_owner() || self.owned.contains(&home)
    }
}

impl FromRequest for Caller {
    type Error = Failure;
    type Future = Ready<Result<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let caller = request.extensions().get::<Self>().cloned();
        ready(caller.ok_or_else(|| anyhow::anyhow!("the request was not identified").into()))
    }
}
