//! Electors that may be one person: a person decides, with a reason, and may take it back (R3).
//!
//! What was decided counts when the next roll is frozen; a roll that is frozen never changes.

use std::collections::{BTreeSet, HashMap};

use actix_web::{HttpResponse, web};
use linyi_shared::decisions::api::{
    ElectorJudgementView, ElectorSide, ElectorsJudged, ElectorsPage, JudgeElectors, MergeVerdict, PossibleMergeView,
    RevokeJudgement,
};
use linyi_shared::decisions::rules::{Candidate, Joining, MergeJudgement, check_judgement, join};
use linyi_shared::id::{HomeId, PlaceId};
use linyi_shared::people::rules::Duty;
use linyi_shared::places::api::PlaceKind;
use linyi_shared::places::rules::{HomeKind, OwnerKind, masked_name};
use linyi_shared::problem::Code;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, IntoActiveModel};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::queries::qualified_identifier;
use super::scope::{Scope, cluster_of};
use super::{merge_queries, roll};
use crate::entities::{elector_judgement, home};
use crate::error::Result;
use crate::http::caller::Caller;
use crate::http::identify::hex;
use crate::http::input::Input;
use crate::state::State;

/// Electors of a compound or cluster that may be one person, and what was decided.
#[utoipa::path(get, path = "/desk/places/{place_id}/electors", tag = "decisions", params(("place_id" = PlaceId, Path)), responses((status = 200, body = ElectorsPage)))]
pub async fn find_electors(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<PlaceId>,
) -> Result<web::Json<ElectorsPage>> {
    electors(&state, &caller, path.into_inner()).await.map(web::Json)
}

/// Decides whether two electors that share an owner are one counted person.
#[utoipa::path(post, path = "/places/{place_id}/elector-judgements", tag = "decisions", params(("place_id" = PlaceId, Path)), request_body = JudgeElectors, responses((status = 201, body = ElectorsJudged)))]
pub async fn judge_electors(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<PlaceId>,
    Input(input): Input<JudgeElectors>,
) -> Result<HttpResponse> {
    let place = path.into_inner();
    let officer = caller.require(&state, Duty::KeepRoster, place)?.person_id;
    let scope = scope(&state, place)?;
    let judged = state
        .write(&caller, async |tx| {
            let register = Register::read(&state, &**tx, &scope).await?;
            let [first, second] = register.pair(input.first_home_id, input.second_home_id)?;
            let new = MergeJudgement {
                keys: [first.key.clone(), second.key.clone()],
                same: input.verdict == MergeVerdict::Same,
            };
            check_judgement(&register.judged, &new)?;
            let id = Uuid::now_v7();
            elector_judgement::ActiveModel {
                id: Set(id),
                place_id: Set(place.0),
                first_key: Set(first.key.clone()),
                second_key: Set(second.key.clone()),
                homes: Set(serde_json::json!([register.labels(&state, first), register.labels(&state, second)])),
                verdict: Set(input.verdict.as_str().to_owned()),
                reason: Set(input.reason.to_string()),
                decided_by: Set(officer.0),
                decided_at: Set(tx.now),
                revoked_by: Set(None),
                revoked_at: Set(None),
                revoked_because: Set(None),
                open_key: Set(Some(open_key(place, &new))),
            }
            .insert(&**tx)
            .await?;
            let details = serde_json::json!({
                "verdict": input.verdict, "reason": input.reason.as_str(),
                "homes": [first.homes, second.homes],
            });
            let compound = scope.cluster.is_none().then_some(place);
            tx.audit("decisions.judge_electors", "elector_judgement", id, compound, &details).await?;
            let after = register.judged.iter().cloned().chain([new]).collect::<Vec<_>>();
            let total = join(&register.candidates, &after).total();
            Ok(ElectorsJudged { id, persons: total.persons, area: total.area })
        })
        .await?;
    Ok(HttpResponse::Created().json(judged))
}

/// Takes a decision about two electors back; rolls that were frozen with it stay.
#[utoipa::path(post, path = "/elector-judgements/{judgement_id}/revocation", tag = "decisions", params(("judgement_id" = Uuid, Path)), request_body = RevokeJudgement, responses((status = 200, body = ElectorsJudged)))]
pub async fn revoke_judgement(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<Uuid>,
    Input(input): Input<RevokeJudgement>,
) -> Result<web::Json<ElectorsJudged>> {
    let id = path.into_inner();
    let found = merge_queries::find_judgement(state.database.reader(), id).await?.ok_or(Code::NotFound)?;
    let place = PlaceId(found.place_id);
    let officer = caller.require(&state, Duty::KeepRoster, place)?.person_id;
    let scope = scope(&state, place)?;
    let revoked = state
        .write(&caller, async |tx| {
            let row = merge_queries::find_judgement(&**tx, id).await?.ok_or(Code::NotFound)?;
            if row.revoked_at.is_some() {
                return Err(Code::MergeRefused.into());
            }
            let mut row = row.into_active_model();
            row.revoked_by = Set(Some(officer.0));
            row.revoked_at = Set(Some(tx.now));
            row.revoked_because = Set(Some(input.reason.to_string()));
            row.open_key = Set(None);
            row.update(&**tx).await?;
            let details = serde_json::json!({"reason": input.reason.as_str()});
            let compound = scope.cluster.is_none().then_some(place);
            tx.audit("decisions.revoke_judgement", "elector_judgement", id, compound, &details).await?;
            let total = Register::read(&state, &**tx, &scope).await?.joining().total();
            Ok(ElectorsJudged { id, persons: total.persons, area: total.area })
        })
        .await?;
    Ok(web::Json(revoked))
}

/// Electors of a place that may be one person, and what was decided.
pub async fn electors(state: &State, caller: &Caller, place: PlaceId) -> Result<ElectorsPage> {
    caller.require(state, Duty::ReadDesk, place)?;
    let scope = scope(state, place)?;
    let db = state.database.reader();
    let register = Register::read(state, db, &scope).await?;
    let joining = register.joining();
    let names = names(db, &scope.compounds).await?;
    let open = joining.open.iter().filter_map(|[first, second]| {
        let side = |place: usize| Some(register.side(state, register.candidates.get(place)?, &names));
        Some(PossibleMergeView { first: side(*first)?, second: side(*second)? })
    });
    let rows = merge_queries::list_judgements(db, place).await?;
    let people: Vec<_> = rows.iter().map(|row| row.decided_by).collect();
    let officers = merge_queries::list_names(db, &people).await?;
    let (places, total) = (state.places(), joining.total());
    Ok(ElectorsPage {
        place_id: place,
        place_name: places.name(place),
        cluster_id: if scope.cluster.is_none() { cluster_of(&places, place) } else { None },
        may_decide: caller.may(state, Duty::KeepRoster, place),
        persons: total.persons,
        area: total.area,
        fewer: u32::try_from(joining.fewer).unwrap_or(u32::MAX),
        open: open.collect(),
        judgements: rows.into_iter().map(|row| judgement_view(row, &officers)).collect(),
    })
}

/// The whole compound or cluster; nothing else has possible merges of its own.
fn scope(state: &State, place: PlaceId) -> Result<Scope> {
    let places = state.places();
    match places.find(place).map(|node| node.kind) {
        Some(PlaceKind::Compound) => Ok(Scope::whole(&places, place, place)),
        Some(PlaceKind::Cluster) => {
            let compound = places.compounds_below(place).into_iter().min().ok_or(Code::NotFound)?;
            Ok(Scope::whole(&places, compound, place))
        }
        _ => Err(Code::NotFound.into()),
    }
}

/// The owners' register of a scope with what was decided about it.
struct Register {
    homes: HashMap<HomeId, home::Model>,
    candidates: Vec<Candidate<String>>,
    judged: Vec<MergeJudgement>,
    is_cluster: bool,
}

impl Register {
    async fn read(state: &State, db: &impl ConnectionTrait, scope: &Scope) -> Result<Self> {
        let mut homes = roll::list_homes(db, scope).await?;
        homes.retain(|home| home.kind != HomeKind::Parking.as_str());
        let candidates = roll::candidates(db, scope, &homes).await?;
        let judged = merge_queries::list_counting(db, &scope.judged_places(&state.places())).await?;
        let homes = homes.into_iter().map(|home| (HomeId(home.id), home)).collect();
        Ok(Self { homes, candidates, judged, is_cluster: scope.cluster.is_some() })
    }

    fn joining(&self) -> Joining {
        join(&self.candidates, &self.judged)
    }

    /// The two electors of these homes; refused where they are one, share no owner, or are decided about already.
    fn pair(&self, first: HomeId, second: HomeId) -> Result<[&Candidate<String>; 2]> {
        let find = |home| self.candidates.iter().find(|candidate| candidate.homes.contains(&home));
        let (Some(first), Some(second)) = (find(first), find(second)) else { return Err(Code::NotFound.into()) };
        let shares = first.owners.iter().any(|owner| second.owners.contains(owner));
        let is_judged = self.judged.iter().any(|judged| judged.is_about(&first.key, &second.key));
        if first.key == second.key || !shares || is_judged {
            return Err(Code::MergeRefused.into());
        }
        Ok([first, second])
    }

    fn labels(&self, state: &State, candidate: &Candidate<String>) -> Vec<String> {
        let places = state.places();
        let homes = candidate.homes.iter().filter_map(|home| self.homes.get(home));
        let label = |home: &home::Model| {
            if self.is_cluster { places.name(PlaceId(home.compound_id)) + &home.label } else { home.label.clone() }
        };
        homes.map(label).collect()
    }

    fn side(&self, state: &State, candidate: &Candidate<String>, names: &HashMap<String, String>) -> ElectorSide {
        let owners: BTreeSet<_> = candidate.owners.iter().collect();
        ElectorSide {
            home_id: candidate.homes.first().copied().unwrap_or(HomeId(Uuid::nil())),
            owners: owners.into_iter().filter_map(|owner| names.get(owner).cloned()).collect(),
            homes: self.labels(state, candidate),
            area: candidate.area,
        }
    }
}

/// The names of owners by what tells them apart, those of persons masked (R54).
async fn names(db: &impl ConnectionTrait, compounds: &[PlaceId]) -> Result<HashMap<String, String>> {
    let owners = merge_queries::list_owners(db, compounds).await?;
    let name = |name: String, kind: &str| {
        if kind == OwnerKind::Person.as_str() { masked_name(&name) } else { name }
    };
    Ok(owners.into_iter().map(|row| (qualified_identifier(&row), name(row.name, &row.kind))).collect())
}

fn judgement_view(row: elector_judgement::Model, officers: &HashMap<Uuid, String>) -> ElectorJudgementView {
    let [first, second]: [Vec<String>; 2] = serde_json::from_value(row.homes).unwrap_or_default();
    ElectorJudgementView {
        id: row.id,
        first,
        second,
        verdict: MergeVerdict::parse(&row.verdict).unwrap_or(MergeVerdict::Different),
        reason: row.reason,
        decided_by: officers.get(&row.decided_by).cloned().unwrap_or_default(),
        decided_at: row.decided_at,
        revoked_at: row.revoked_at,
        revoked_because: row.revoked_because,
    }
}

/// Place and keys in one order, short whatever the number of owners.
fn open_key(place: PlaceId, judgement: &MergeJudgement) -> String {
    let mut keys = judgement.keys.clone();
    keys.sort_unstable();
    hex(&Sha256::digest(format!("{place}\n{}\n{}", keys[0], keys[1])))
}
