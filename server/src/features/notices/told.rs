//! Of which decision a notice of a vote tells (N3, N4, N5), and whose residents therefore read it.
//!
//! A notice names its decision, or tells of all of its project that stand where its kind belongs: one sheet may announce
//! two results. Where a whole cluster decides, every compound of it has the notice in its list, every home in its inbox.

use linyi_shared::decisions::api::DecisionLink;
use linyi_shared::id::{DecisionId, NoticeId, PlaceId, ProjectId};
use linyi_shared::notices::api::NoticeLink;
use linyi_shared::notices::kind::NoticeKind;
use linyi_shared::notices::rules::check_told;
use linyi_shared::problem::{Code, Problem};
use linyi_shared::time::Instant;
use sea_orm::ConnectionTrait;
use uuid::Uuid;

use super::queries;
use crate::entities::{decision, notice};
use crate::error::Result;
use crate::features::decisions;
use crate::features::places::tree::PlaceTree;

/// Of what a notice tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// The one decision it tells of.
    pub decision: Option<DecisionId>,
    /// The cluster whose compounds all read it.
    pub cluster: Option<PlaceId>,
}

/// Of what a notice of `kind` tells: of the decision asked for, else of the only one of the project that stands where the
/// kind belongs; of all of them where there are several.
pub async fn find(
    db: &impl ConnectionTrait,
    project: ProjectId,
    kind: NoticeKind,
    asked: Option<DecisionId>,
    now: Instant,
) -> Result<Told> {
    let known =
        if kind.tells_of().is_empty() { Vec::new() } else { decisions::queries::list_of_project(db, project).await? };
    let meant: Vec<&decision::Model> = match asked {
        Some(id) => known.iter().filter(|row| row.decision_id() == id).collect(),
        None => known.iter().filter(|row| kind.tells_of().contains(&row.state_at(now))).collect(),
    };
    if asked.is_some() && meant.is_empty() {
        let words = ["请选本项目已经公告的表决", "choose a decision of this project whose notice was given"];
        return Err(Problem::new(Code::InvalidInput).with_field("/decision_id", words).into());
    }
    let decision = match meant.as_slice() {
        [one] => Some(one.decision_id()),
        _ => None,
    };
    Ok(Told { decision, cluster: meant.iter().find_map(|row| row.cluster_id).map(PlaceId) })
}

/// Refuses to publish a notice about a decision that does not stand where the notice belongs.
pub async fn check_ready(db: &impl ConnectionTrait, told: Told, kind: NoticeKind, now: Instant) -> Result<()> {
    if let Some(id) = told.decision {
        let row = decisions::queries::require_decision(db, id).await?;
        check_told(kind, row.state_at(now))?;
    }
    Ok(())
}

/// The decision a published notice tells of, as its page links it.
pub async fn link(db: &impl ConnectionTrait, row: &notice::Model, now: Instant) -> Result<Option<DecisionLink>> {
    let Some(id) = row.decision_id else { return Ok(None) };
    let decision = decisions::queries::find_decision(db, DecisionId(id)).await?;
    Ok(decision.filter(|decision| decision.check_public(now).is_ok()).map(|decision| decision.link(now)))
}

/// The notices that name a decision, the latest first, as its page links them.
pub async fn notices_of(db: &impl ConnectionTrait, decision: DecisionId) -> Result<Vec<NoticeLink>> {
    let rows = queries::list_of_decision(db, decision).await?;
    let links = rows.into_iter().map(|row| NoticeLink {
        id: NoticeId(row.id),
        published_at: row.published_at.unwrap_or(row.listed_at),
        title: row.title,
    });
    Ok(links.collect())
}

/// Where whoever writes it needs the duty: above every compound that reads it.
pub fn seat(row: &notice::Model) -> PlaceId {
    PlaceId(row.cluster_id.unwrap_or(row.compound_id))
}

/// The compounds whose residents read it.
pub fn compounds(places: &PlaceTree, row: &notice::Model) -> Vec<PlaceId> {
    compounds_of(places, row.cluster_id.map(PlaceId), PlaceId(row.compound_id))
}

/// The compounds of a cluster; the one compound where no cluster decided together.
pub fn compounds_of(places: &PlaceTree, cluster: Option<PlaceId>, compound: PlaceId) -> Vec<PlaceId> {
    cluster.map_or_else(|| vec![compound], |cluster| places.compounds_below(cluster))
}

/// The clusters of compounds, whose notices their residents read as well.
pub fn clusters(places: &PlaceTree, compounds: &[Uuid]) -> Vec<Uuid> {
    let above = compounds.iter().filter_map(|compound| decisions::scope::cluster_of(places, PlaceId(*compound)));
    above.map(Uuid::from).collect()
}
