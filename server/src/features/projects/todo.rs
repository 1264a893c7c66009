//! What a resident should do now: answer, vote, rate; each only while it is open and not done.

use linyi_shared::consultations::phase::Phase;
use linyi_shared::id::{ConsultationId, PlaceId, RatingRoundId};
use linyi_shared::projects::api::{LatestFact, Todo, TodoKind};
use uuid::Uuid;

use crate::error::Result;
use crate::features::{consultations, decisions, notices, ratings};
use crate::http::caller::Caller;
use crate::state::State;

/// How many consultations of the caller's compounds are looked through; one runs in a compound at a time.
const CONSULTATIONS: u64 = 50;

/// What the caller should do in `compounds`, the nearest deadline first.
pub async fn list_todo(state: &State, caller: &Caller, compounds: &[PlaceId]) -> Result<Vec<Todo>> {
    if compounds.is_empty() {
        return Ok(Vec::new());
    }
    let mut todo = open_consultations(state, caller, compounds).await?;
    todo.extend(open_decisions(state, caller, compounds).await?);
    todo.extend(open_ratings(state, caller, compounds).await?);
    todo.sort_by_key(|todo| todo.until);
    Ok(todo)
}

async fn open_consultations(state: &State, caller: &Caller, compounds: &[PlaceId]) -> Result<Vec<Todo>> {
    let db = state.database.reader();
    let mut todo = Vec::new();
    for row in consultations::queries::list_of_compounds(db, compounds, None, CONSULTATIONS).await? {
        if consultations::views::moments(&row).phase(state.now()) != Phase::Open {
            continue;
        }
        let compound = PlaceId(row.compound_id);
        let mut is_answered = true;
        for home in caller.homes_in(compound) {
            let answer = consultations::queries::find_answer(db, ConsultationId(row.id), home).await?;
            is_answered = is_answered && answer.is_some();
        }
        if !is_answered {
            todo.push(Todo {
                kind: TodoKind::Consultation,
                compound_name: state.places().name(compound),
                until: row.closes_at,
                link: format!("/consultations/{}", row.id),
                title: row.title,
            });
        }
    }
    Ok(todo)
}

/// Open votes in which an elector of the caller's homes has no ballot, by whichever channel.
async fn open_decisions(state: &State, caller: &Caller, compounds: &[PlaceId]) -> Result<Vec<Todo>> {
    let db = state.database.reader();
    let ids: Vec<Uuid> = compounds.iter().map(|compound| compound.0).collect();
    let mut todo = Vec::new();
    for row in decisions::queries::list_open(db, Some(&ids), state.now()).await? {
        let unit = row.rules()?.unit;
        let homes = decisions::scope::voting_homes(state, caller, &row, unit);
        let id = row.decision_id();
        let electors = decisions::individuals::list_electors_of_caller(db, caller, id, unit, &homes).await?;
        let electors: Vec<_> = electors.into_iter().map(|(elector, _)| elector.id).collect();
        let voted = decisions::queries::list_ballots_of(db, &electors).await?;
        if electors.iter().any(|elector| !voted.iter().any(|ballot| ballot.elector_id == *elector)) {
            todo.push(Todo {
                kind: TodoKind::Decision,
                compound_name: state.places().name(row.compound()),
                until: row.closes_at,
                link: format!("/decisions/{}", row.id),
                title: row.title,
            });
        }
    }
    Ok(todo)
}

/// Open rating rounds that a home of the caller's has not answered.
async fn open_ratings(state: &State, caller: &Caller, compounds: &[PlaceId]) -> Result<Vec<Todo>> {
    let db = state.database.reader();
    let ids: Vec<Uuid> = compounds.iter().map(|compound| compound.0).collect();
    let mut todo = Vec::new();
    for row in ratings::queries::list_open(db, &ids, state.now()).await? {
        let compound = PlaceId(row.compound_id);
        let mut is_answered = true;
        for home in caller.homes_in(compound) {
            let answer = ratings::queries::find_answer(db, RatingRoundId(row.id), home).await?;
            is_answered = is_answered && answer.is_some();
        }
        if !is_answered {
            todo.push(Todo {
                kind: TodoKind::Rating,
                compound_name: state.places().name(compound),
                until: row.closes_at,
                link: format!("/ratings/{}", row.id),
                title: row.title,
            });
        }
    }
    Ok(todo)
}

/// The latest notices of a compound, or of all.
pub async fn latest_notices(
    state: &State,
    caller: &Caller,
    compound: Option<PlaceId>,
    limit: u64,
) -> Result<Vec<LatestFact>> {
    let compounds = compound.map(|compound| vec![compound.0]);
    let filter = notices::queries::Filter {
        clusters: compounds.as_ref().map(|ids| notices::told::clusters(&state.places(), ids)).unwrap_or_default(),
        compounds,
        statuses: &["published", "ended"],
        ..notices::queries::Filter::default()
    };
    let rows = notices::queries::list_notices(state.database.reader(), &filter, None, limit).await?;
    let facts = rows.into_iter().filter_map(|row| {
        let kind = linyi_shared::notices::kind::NoticeKind::parse(&row.kind)?;
        Some(LatestFact {
            kind: kind.words(caller.lang).to_owned(),
            compound_id: PlaceId(row.compound_id),
            compound_name: state.places().name(notices::told::seat(&row)),
            at: row.published_at?,
            link: format!("/notices/{}", row.id),
            title: row.title,
        })
    });
    Ok(facts.collect())
}
