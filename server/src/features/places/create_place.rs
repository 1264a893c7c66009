//! Places of a new installation: the tree from the district down to the compounds, each compound with its project.

use linyi_shared::id::PlaceId;
use linyi_shared::places::api::PlaceKind;
use linyi_shared::problem::{Code, Problem};
use linyi_shared::projects::rules::Stage;
use linyi_shared::text::{Line, Name};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use serde_json::json;
use uuid::Uuid;

use crate::entities::{compound, place, project, project_stage};
use crate::error::{Failure, Result};
use crate::http::caller::Caller;
use crate::state::State;
use crate::write::Write;

/// A place to be.
#[derive(Clone, Debug)]
pub struct NewPlace {
    /// Its kind, down to the compound.
    pub kind: PlaceKind,
    /// Its name.
    pub name: Name,
    /// The place above; none for the district.
    pub under: Option<PlaceId>,
    /// What only a compound has.
    pub compound: Option<NewCompound>,
}

/// What only a compound has.
#[derive(Clone, Debug)]
pub struct NewCompound {
    /// Its cluster (片区).
    pub cluster: PlaceId,
    /// The year of the district's plan.
    pub plan_year: i32,
    /// The year its first building was finished.
    pub built_year: i32,
    /// Its address.
    pub address: Line,
}

/// Creates a place; a compound comes with its project, in reserve.
pub async fn create(state: &State, caller: &Caller, new: &NewPlace) -> Result<PlaceId> {
    check(state, new)?;
    let id = PlaceId(Uuid::now_v7());
    state
        .write_secret(caller, async |tx| {
            let is_compound = new.kind == PlaceKind::Compound;
            place::ActiveModel {
                id: Set(id.0),
                kind: Set(new.kind.as_str().to_owned()),
                parent_id: Set(new.under.map(Uuid::from)),
                compound_id: Set(is_compound.then_some(id.0)),
                name: Set(new.name.to_string()),
                position: Set(0),
            }
            .insert(&**tx)
            .await?;
            if let (Some(new_compound), Some(community)) = (&new.compound, new.under) {
                insert_compound(tx, id, community, new_compound).await?;
                insert_project(tx, id, &new.name).await?;
            }
            let details = json!({"kind": new.kind, "name": new.name, "under": new.under});
            tx.audit("places.create_place", "place", id, is_compound.then_some(id), &details).await
        })
        .await?;
    state.reload_places().await?;
    Ok(id)
}

/// A place stands below the kind the tree wants, a second one of the same name beside it is refused.
fn check(state: &State, new: &NewPlace) -> Result<()> {
    let places = state.places();
    let refused = |detail: &str| Failure::from(Problem::new(Code::InvalidInput).with_detail(detail));
    let above = new.under.and_then(|id| places.find(id)).map(|node| node.kind);
    let fits = match new.kind {
        PlaceKind::District => new.under.is_none() && places.district().is_none(),
        PlaceKind::Subdistrict => above == Some(PlaceKind::District),
        PlaceKind::Cluster | PlaceKind::Community => above == Some(PlaceKind::Subdistrict),
        PlaceKind::Compound => above == Some(PlaceKind::Community),
        PlaceKind::Building | PlaceKind::Entrance => false,
    };
    if !fits {
        return Err(refused(
            "one district; below it subdistricts; below these clusters and communities; compounds below communities",
        ));
    }
    let cluster = new.compound.as_ref().and_then(|compound| places.find(compound.cluster)).map(|node| node.kind);
    if new.kind == PlaceKind::Compound && cluster != Some(PlaceKind::Cluster) {
        return Err(refused("a compound needs a cluster"));
    }
    let is_beside = places.named(&new.name).iter().any(|node| node.parents.first().copied() == new.under);
    if is_beside { Err(refused("a place of this name stands there already")) } else { Ok(()) }
}

async fn insert_compound(tx: &Write<'_>, id: PlaceId, community: PlaceId, new: &NewCompound) -> Result<()> {
    compound::ActiveModel {
        id: Set(id.0),
        cluster_id: Set(new.cluster.0),
        community_id: Set(community.0),
        plan_year: Set(new.plan_year),
        built_year: Set(new.built_year),
        address: Set(new.address.to_string()),
    }
    .insert(&**tx)
    .await?;
    Ok(())
}

async fn insert_project(tx: &Write<'_>, compound: PlaceId, name: &str) -> Result<()> {
    let id = Uuid::now_v7();
    project::ActiveModel {
        id: Set(id),
        compound_id: Set(compound.0),
        title: Set(format!("{name}改造提质")),
        summary: Set(String::new()),
        stage: Set(Stage::Reserve.as_str().to_owned()),
        planned_start: Set(None),
        planned_end: Set(None),
        created_at: Set(tx.now),
        updated_at: Set(tx.now),
    }
    .insert(&**tx)
    .await?;
    project_stage::ActiveModel {
        project_id: Set(id),
        stage: Set(Stage::Reserve.as_str().to_owned()),
        opened_at: Set(tx.now),
        closed_at: Set(None),
        closed_by: Set(None),
        evidence: Set(json!({})),
    }
    .insert(&**tx)
    .await?;
    Ok(())
}
