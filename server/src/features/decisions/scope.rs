//! Who a decision is about (R5): a cluster with all its compounds, a compound, a building, an entrance, or a set of homes
//! that alone share what is decided about (F53).

use std::collections::BTreeSet;

use linyi_shared::decisions::rules::Unit;
use linyi_shared::id::{DecisionId, HomeId, PlaceId};
use linyi_shared::people::rules::Duty;
use linyi_shared::places::api::PlaceKind;
use linyi_shared::problem::{Code, Problem};
use sea_orm::ConnectionTrait;
use uuid::Uuid;

use super::queries;
use crate::entities::decision;
use crate::error::Result;
use crate::features::places::tree::PlaceTree;
use crate::http::caller::Caller;
use crate::state::State;
use crate::write::Write;

/// Who decides.
#[derive(Clone, Debug)]
pub struct Scope {
    /// The compound of the project.
    pub compound: PlaceId,
    /// The cluster, where all its compounds decide together.
    pub cluster: Option<PlaceId>,
    /// The cluster, compound, building or entrance.
    pub place: PlaceId,
    /// The compounds whose registers give the roll, by name.
    pub compounds: Vec<PlaceId>,
    /// The homes of the set, where not everybody in the place decides.
    pub homes: Option<BTreeSet<Uuid>>,
}

impl Scope {
    /// A place that decides for a project of `compound`; one that is not the compound's is refused.
    pub async fn find(state: &State, db: &impl ConnectionTrait, compound: PlaceId, place: PlaceId) -> Result<Self> {
        let places = state.places();
        let is_cluster = places.find(place).is_some_and(|node| node.kind == PlaceKind::Cluster);
        if is_cluster && places.ancestors(compound).contains(&place) {
            return Ok(Self::whole(&places, compound, place));
        }
        if place != compound {
            let row = queries::find_place(db, place).await?;
            let inside = row.is_some_and(|row| {
                row.compound_id == Some(compound.0) && matches!(row.kind.as_str(), "building" | "entrance")
            });
            if !inside {
                let words = [
                    "请选本小区、本小区的楼栋或单元，或者所在的片区",
                    "choose the compound, a building or entrance of it, or its cluster",
                ];
                return Err(Problem::new(Code::InvalidInput).with_field("/scope_id", words).into());
            }
        }
        Ok(Self { compound, cluster: None, place, compounds: vec![compound], homes: None })
    }

    /// A whole compound or cluster; `compound` is one of a cluster's.
    pub fn whole(places: &PlaceTree, compound: PlaceId, place: PlaceId) -> Self {
        if place == compound {
            return Self { compound, cluster: None, place, compounds: vec![compound], homes: None };
        }
        Self { compound, cluster: Some(place), place, compounds: by_name(places, place), homes: None }
    }

    /// The scope of a decision as it was set up.
    pub async fn of(state: &State, db: &impl ConnectionTrait, row: &decision::Model) -> Result<Self> {
        let scope = Self::find(state, db, row.compound(), PlaceId(row.scope_id)).await?;
        let homes = match &row.scope_name {
            Some(_) => Some(queries::list_chosen_homes(db, row.decision_id()).await?.into_iter().collect()),
            None => None,
        };
        Ok(Self { homes, ..scope })
    }

    /// Where whoever runs the decision needs the duty: above every compound that decides.
    pub fn seat(&self) -> PlaceId {
        self.cluster.unwrap_or(self.compound)
    }

    /// Where decisions about electors are kept that count for this roll: its compounds and their clusters.
    pub fn judged_places(&self, places: &PlaceTree) -> Vec<PlaceId> {
        let mut found = self.compounds.clone();
        for compound in &self.compounds {
            match cluster_of(places, *compound) {
                Some(cluster) if !found.contains(&cluster) => found.push(cluster),
                _ => {}
            }
        }
        found
    }
}

/// The cluster of a compound.
pub fn cluster_of(places: &PlaceTree, compound: PlaceId) -> Option<PlaceId> {
    let above = places.find(compound)?.parents.clone();
    above.into_iter().find(|id| places.find(*id).is_some_and(|node| node.kind == PlaceKind::Cluster))
}

fn by_name(places: &PlaceTree, cluster: PlaceId) -> Vec<PlaceId> {
    let mut compounds = places.compounds_below(cluster);
    compounds.sort_by_cached_key(|id| (places.name(*id), *id));
    compounds
}

/// The compounds whose residents a decision is about.
pub fn compounds(places: &PlaceTree, row: &decision::Model) -> Vec<PlaceId> {
    match row.cluster_id {
        Some(cluster) => by_name(places, PlaceId(cluster)),
        None => vec![row.compound()],
    }
}

/// The caller's homes that a decision may be about.
pub fn homes(state: &State, caller: &Caller, row: &decision::Model) -> Vec<HomeId> {
    compounds(&state.places(), row).into_iter().flat_map(|compound| caller.homes_in(compound)).collect()
}

/// Those of these homes whose ballot the caller casts.
pub fn voting_homes(state: &State, caller: &Caller, row: &decision::Model, unit: Unit) -> Vec<HomeId> {
    let compounds = compounds(&state.places(), row);
    compounds.into_iter().flat_map(|compound| caller.voting_homes_in(compound, unit)).collect()
}

/// Those of a decision's compounds where the caller has a duty; none of them is a refusal.
pub fn require_somewhere(state: &State, caller: &Caller, row: &decision::Model, duty: Duty) -> Result<Vec<PlaceId>> {
    caller.principal()?;
    let mut compounds = compounds(&state.places(), row);
    compounds.retain(|compound| caller.may(state, duty, *compound));
    if compounds.is_empty() { Err(Code::Forbidden.into()) } else { Ok(compounds) }
}

/// The decision of a write, for a caller who may run it: where it has its seat.
pub async fn require_run(state: &State, tx: &Write<'_>, id: DecisionId) -> Result<decision::Model> {
    let row = queries::require_decision(&**tx, id).await?;
    tx.caller.require(state, Duty::RunDecision, row.seat())?;
    Ok(row)
}

/// The address of a home of a decision: with its compound where several decide together.
pub fn label(places: &PlaceTree, row: &decision::Model, compound: Uuid, label: &str) -> String {
    if row.cluster_id.is_some() { places.name(PlaceId(compound)) + label } else { label.to_owned() }
}
