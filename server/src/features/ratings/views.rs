//! What everybody reads of a round: turnout while it runs, the result once it is closed; and a home's own answer.

use std::collections::{BTreeMap, HashMap};

use actix_web::web;
use linyi_shared::id::{PlaceId, ProjectId, RatingRoundId};
use linyi_shared::ratings::api::{MyRating, RatingRemark, RatingRoundPage, RoundCard, RoundOutcome, RoundPhase};
use linyi_shared::ratings::rules::{
    Counts, DEFAULT_PHONE_PERCENT, Level, RatingChannel, RemarkState, RoundResult, minimum_sample, phone_share_exceeded,
};
use uuid::Uuid;

use super::{asked, queries};
use crate::entities::rating_round;
use crate::error::Result;
use crate::features::{people, projects};
use crate::http::caller::Caller;
use crate::state::State;

/// A round: turnout while it runs, the result once it is closed.
#[utoipa::path(get, path = "/rating-rounds/{round_id}", tag = "ratings", params(("round_id" = RatingRoundId, Path)), responses((status = 200, body = RatingRoundPage)))]
pub async fn find_round(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<RatingRoundId>,
) -> Result<web::Json<RatingRoundPage>> {
    round(&state, &caller, path.into_inner()).await.map(web::Json)
}

/// The rounds of a project, the latest first.
#[utoipa::path(get, path = "/projects/{project_id}/rating-rounds", tag = "ratings", params(("project_id" = ProjectId, Path)), responses((status = 200, body = Vec<RoundCard>)))]
pub async fn list_rounds(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<ProjectId>,
) -> Result<web::Json<Vec<RoundCard>>> {
    rounds(&state, &caller, path.into_inner()).await.map(web::Json)
}

/// The rounds of a project.
pub async fn rounds(state: &State, _: &Caller, id: ProjectId) -> Result<Vec<RoundCard>> {
    let db = state.database.reader();
    projects::queries::require_project(db, id).await?;
    let rows = queries::list_of_project(db, id).await?;
    cards(state, &rows).await
}

/// What lists show of rounds.
pub(super) async fn cards(state: &State, rows: &[rating_round::Model]) -> Result<Vec<RoundCard>> {
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    let answers = queries::count_answers(state.database.reader(), &ids).await?;
    let cards = rows.iter().map(|row| RoundCard {
        id: row.id.into(),
        compound_id: PlaceId(row.compound_id),
        compound_name: state.places().name(PlaceId(row.compound_id)),
        title: row.title.clone(),
        phase: asked::phase(row, state.now()),
        opens_at: row.opens_at,
        closes_at: row.closes_at,
        homes: row.homes.unsigned_abs(),
        answers: answers.get(&row.id).and_then(|count| u32::try_from(*count).ok()).unwrap_or(0),
    });
    Ok(cards.collect())
}

/// A round as everybody sees it.
pub async fn round(state: &State, caller: &Caller, id: RatingRoundId) -> Result<RatingRoundPage> {
    let db = state.database.reader();
    let row = queries::require_round(db, id).await?;
    let compound = PlaceId(row.compound_id);
    let items = asked::items_of(&row)?;
    let phase = asked::phase(&row, state.now());
    let answers = queries::count_answers(db, &[row.id]).await?.get(&row.id).copied().unwrap_or(0);
    let outcome = match phase {
        RoundPhase::Closed => Some(outcome(state, &row, answers).await?),
        RoundPhase::Ahead | RoundPhase::Open => None,
    };
    Ok(RatingRoundPage {
        id,
        project_id: row.project_id.into(),
        compound_id: compound,
        compound_name: state.places().name(compound),
        phase,
        opens_at: row.opens_at,
        closes_at: row.closes_at,
        homes: row.homes.unsigned_abs(),
        answers: u32::try_from(answers).unwrap_or(u32::MAX),
        minimum: u32::try_from(minimum_sample(row.homes.into())).unwrap_or(u32::MAX),
        questions: asked::questions(&items, caller.lang),
        mine: mine(state, caller, id, compound).await?,
        outcome,
        title: row.title,
    })
}

/// The caller's homes with their own answers; nobody else's.
async fn mine(state: &State, caller: &Caller, id: RatingRoundId, compound: PlaceId) -> Result<Vec<MyRating>> {
    let db = state.database.reader();
    let homes = caller.homes_in(compound);
    if homes.is_empty() {
        return Ok(Vec::new());
    }
    let mut mine = Vec::new();
    for home in people::queries::list_homes(db, &homes).await? {
        let answer = queries::find_answer(db, id, home.id.into()).await?;
        let levels = match &answer {
            Some(answer) => serde_json::from_value(answer.levels.clone()).map_err(anyhow::Error::from)?,
            None => BTreeMap::new(),
        };
        mine.push(MyRating {
            home_id: home.id.into(),
            label: home.label,
            version: answer.as_ref().map_or(0, |answer| answer.version.unsigned_abs()),
            channel: answer.as_ref().and_then(|answer| RatingChannel::parse(&answer.channel)),
            answered_at: answer.as_ref().map(|answer| answer.answered_at),
            levels,
            remark: answer.as_ref().map(|answer| answer.remark.clone()).unwrap_or_default(),
            wanted: answer.map(|answer| answer.wanted).unwrap_or_default(),
        });
    }
    Ok(mine)
}

/// Counts a closed round; small cells are held back by the rule (R51).
async fn outcome(state: &State, row: &rating_round::Model, answers: i64) -> Result<RoundOutcome> {
    let db = state.database.reader();
    let id = RatingRoundId(row.id);
    let mut counts: HashMap<String, Counts> = HashMap::new();
    let mut by_phone = 0;
    for (levels, channel) in queries::list_levels(db, id).await? {
        let levels: BTreeMap<String, Level> = serde_json::from_value(levels).map_err(anyhow::Error::from)?;
        for (key, level) in levels {
            counts.entry(key).or_default().0[level as usize] += 1;
        }
        by_phone += i64::from(channel == RatingChannel::Phone.as_str());
    }
    let keys = asked::keys(&asked::items_of(row)?);
    let questions = keys.iter().map(|key| (key.as_str(), counts.get(key).copied().unwrap_or_default()));
    let remarks = queries::list_remarks(db, id).await?;
    Ok(RoundOutcome {
        result: RoundResult::publish(row.homes.into(), answers, asked::method_of(row)?, questions),
        phone_share_exceeded: phone_share_exceeded(by_phone, answers, DEFAULT_PHONE_PERCENT),
        phone_percent: u8::try_from(DEFAULT_PHONE_PERCENT).unwrap_or(u8::MAX),
        remarks: remarks_in(&remarks, RemarkState::Shown),
        remarks_waiting: remarks_in(&remarks, RemarkState::Waiting).len() as u32,
        remarks_held: remarks_in(&remarks, RemarkState::Held).len() as u32,
    })
}

/// The free texts in a state, without homes.
pub(super) fn remarks_in(remarks: &[queries::Remark], wanted_state: RemarkState) -> Vec<RatingRemark> {
    let found = remarks.iter().filter(|(_, _, _, state)| state == wanted_state.as_str());
    let view = |(id, remark, wanted, _): &(Uuid, String, String, String)| RatingRemark {
        id: (*id).into(),
        remark: remark.clone(),
        wanted: wanted.clone(),
    };
    found.map(view).collect()
}
