//! Electors who are single residents: the adults of a residents' meeting, the members of a representatives' meeting.
//!
//! Several of them may live in one home, and each votes in person. Invariants: an account casts the ballot of the entry
//! it belongs to and of no other; a minor is on no roll (R30); a mandate speaks for nobody (R19 is about owners).

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use linyi_shared::area::Area;
use linyi_shared::decisions::rules::{MeetingMembers, Unit};
use linyi_shared::id::{DecisionId, ElectorId, HomeId, PersonId, PlaceId};
use linyi_shared::places::api::Seat;
use linyi_shared::places::rules::{is_of_age, told_apart};
use linyi_shared::problem::{Code, Problem};
use sea_orm::{ConnectionTrait, DbErr};
use uuid::Uuid;

use super::queries;
use super::roll::{Roll, RollElector, roll_home};
use super::scope::Scope;
use crate::entities::{elector, home};
use crate::error::Result;
use crate::features::places::resident_queries;
use crate::http::caller::Caller;

/// What the identity of an adult begins with.
const ADULT: &str = "adult:";
/// What the identity of a representative begins with.
const REPRESENTATIVE: &str = "representative:";

/// The roll of single residents of `homes`, in the order of the homes and of the entries, for an opening on `day`.
pub async fn roll(
    db: &impl ConnectionTrait,
    scope: &Scope,
    homes: &[home::Model],
    unit: Unit,
    day: NaiveDate,
) -> Result<Roll> {
    if unit == Unit::Representative {
        return representatives(db, scope, homes, day).await;
    }
    let inside: HashSet<_> = homes.iter().map(|home| home.id).collect();
    let mut minors = 0;
    let mut entries: HashMap<Uuid, Vec<String>> = HashMap::new();
    for compound in &scope.compounds {
        let rows = resident_queries::list_adults(db, *compound).await?.into_iter();
        for row in rows.filter(|row| row.ended_at.is_none() && inside.contains(&row.home_id)) {
            if is_of_age(row.of_age_on, day) {
                entries.entry(row.home_id).or_default().push(format!("{ADULT}{}", row.id));
            } else {
                minors += 1;
            }
        }
    }
    Ok(Roll { electors: electors(homes, entries), minors, ..Roll::default() })
}

async fn representatives(
    db: &impl ConnectionTrait,
    scope: &Scope,
    homes: &[home::Model],
    day: NaiveDate,
) -> Result<Roll> {
    let mut meeting = MeetingMembers::default();
    let mut entries: HashMap<Uuid, Vec<String>> = HashMap::new();
    for compound in &scope.compounds {
        meeting.households += queries::list_households(db, *compound).await?.len() as i64;
        let rows = resident_queries::list_representatives(db, *compound).await?.into_iter();
        for row in rows.filter(|row| row.is_in_office(day)) {
            meeting.members += 1;
            meeting.representatives += i64::from(row.seat == Seat::Resident.as_str());
            entries.entry(row.home_id).or_default().push(format!("{REPRESENTATIVE}{}", row.id));
        }
    }
    Ok(Roll { electors: electors(homes, entries), meeting: Some(meeting), ..Roll::default() })
}

/// Single residents are counted by heads; several of one home stand one after the other.
fn electors(homes: &[home::Model], mut entries: HashMap<Uuid, Vec<String>>) -> Vec<RollElector> {
    let mut electors = Vec::new();
    for home in homes {
        let identities = entries.remove(&home.id).unwrap_or_default();
        electors.extend(identities.into_iter().map(|identity| RollElector {
            identity,
            area: Area::default(),
            homes: vec![roll_home(home)],
        }));
    }
    electors
}

/// Refuses a representatives' meeting of less than a whole compound: members speak for every household.
pub fn check_scope(unit: Unit, scope: &Scope, homes: &[Uuid]) -> Result<()> {
    let is_whole = scope.cluster.is_some() || scope.place == scope.compound;
    if unit != Unit::Representative || (is_whole && homes.is_empty()) {
        return Ok(());
    }
    let words = [
        "居民代表会议代表全体居民，请选整个小区或片区",
        "a representatives' meeting speaks for everybody; choose the whole compound or cluster",
    ];
    Err(Problem::new(Code::InvalidInput).with_field("/scope_id", words).into())
}

/// The electors whose ballot the caller casts, of those that have a part in `homes`: each with the first of its homes.
pub async fn list_electors_of_caller(
    db: &impl ConnectionTrait,
    caller: &Caller,
    decision: DecisionId,
    unit: Unit,
    homes: &[HomeId],
) -> Result<Vec<(elector::Model, HomeId)>> {
    let mut found = queries::list_electors_of(db, decision, homes).await?;
    if unit.is_individual() && !found.is_empty() {
        let own = identities(db, caller).await?;
        found.retain(|(elector, _)| own.contains(&elector.identity));
    }
    Ok(found)
}

/// The elector the caller's account belongs to, of those who live in `home`; nobody else of the home casts that ballot.
pub async fn require_linked(
    db: &impl ConnectionTrait,
    caller: &Caller,
    decision: DecisionId,
    unit: Unit,
    home: HomeId,
) -> Result<ElectorId> {
    let mut found = list_electors_of_caller(db, caller, decision, unit, &[home]).await?;
    let (elector, _) = found.pop().ok_or(Code::AccountNotLinked)?;
    Ok(ElectorId(elector.id))
}

/// The identities on any roll of what the caller's account belongs to.
async fn identities(db: &impl ConnectionTrait, caller: &Caller) -> Result<Vec<String>> {
    let Some(person) = caller.person_id() else { return Ok(Vec::new()) };
    let adult = resident_queries::find_adult_of(db, person).await?.map(|row| format!("{ADULT}{}", row.id));
    let representative = resident_queries::find_representative_of(db, person).await?;
    let representative = representative.map(|row| format!("{REPRESENTATIVE}{}", row.id));
    Ok(adult.into_iter().chain(representative).collect())
}

/// Who casts the ballot of an elector that is a single resident: the account it belongs to, or nobody; nothing for an
/// elector of another kind.
pub async fn find_account(db: &impl ConnectionTrait, identity: &str) -> Result<Option<Vec<PersonId>>, DbErr> {
    let person = if let Some(id) = identity.strip_prefix(ADULT).and_then(|id| id.parse().ok()) {
        resident_queries::find_adult(db, id).await?.and_then(|row| row.person_id)
    } else if let Some(id) = identity.strip_prefix(REPRESENTATIVE).and_then(|id| id.parse().ok()) {
        resident_queries::find_representative(db, id).await?.and_then(|row| row.person_id)
    } else {
        return Ok(None);
    };
    Ok(Some(person.into_iter().map(PersonId).collect()))
}

/// The names of the electors of a decision that are single residents, for staff alone; empty for every other decision.
pub async fn list_names(
    db: &impl ConnectionTrait,
    decision: DecisionId,
    unit: Unit,
    compounds: &[PlaceId],
) -> Result<HashMap<Uuid, String>> {
    if !unit.is_individual() {
        return Ok(HashMap::new());
    }
    let mut names: HashMap<String, String> = HashMap::new();
    for compound in compounds {
        if unit == Unit::Representative {
            let rows = resident_queries::list_representatives(db, *compound).await?.into_iter();
            names.extend(rows.map(|row| (format!("{REPRESENTATIVE}{}", row.id), row.name)));
            continue;
        }
        let mut homes: HashMap<Uuid, Vec<(String, String)>> = HashMap::new();
        for row in resident_queries::list_adults(db, *compound).await? {
            homes.entry(row.home_id).or_default().push((format!("{ADULT}{}", row.id), row.name));
        }
        for people in homes.into_values() {
            let apart = told_apart(&people.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>());
            names.extend(people.into_iter().map(|(identity, _)| identity).zip(apart));
        }
    }
    let electors = queries::list_electors(db, decision).await?.into_iter();
    Ok(electors.filter_map(|elector| Some((elector.id, names.remove(&elector.identity)?))).collect())
}
