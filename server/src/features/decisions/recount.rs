//! The recount: proves that what is kept beside the ballots still says what the ballots say.
//!
//! Counters, the version that counts and the leaves of the log are kept so that reading and counting are cheap; here
//! they are computed again from nothing but the roll and the versions that were acknowledged. What a published outcome says
//! of silence is computed again from the papers and the ballots.

pub mod nightly;
mod queries;

use std::collections::{BTreeMap, HashSet};
use std::fmt;

use linyi_shared::area::Area;
use linyi_shared::decisions::log::{BallotLeaf, Hash, Tree, receipt_number};
use linyi_shared::decisions::rules::{Channel, Choice, DuplicatePolicy, Received, Versions, Voice, Weight, supersedes};
use linyi_shared::id::{DecisionId, DecisionItemId};
use sea_orm::ConnectionTrait;
use uuid::Uuid;

use super::count::Figures;
use super::queries::{find_outcome, require_decision};
use super::{disputes, log_queries, record, silence, turnout_queries};
use crate::database::Database;
use crate::entities::{ballot, ballot_version, decision};
use crate::error::Result;

/// Ballots read at once.
const PAGE: u64 = 2000;

/// What a recount found different from what is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// The turnout: kept, and recounted.
    Turnout(Weight, Weight),
    /// The turnout of a building in homes: the building, kept, and recounted.
    Building(Uuid, i64, i64),
    /// An elector whose ballot does not follow from its versions.
    Ballot(Uuid),
    /// A version whose leaf is not made of what it says; the number of its receipt.
    Leaf(String),
    /// The log's places have a gap, or its length is another: kept, and recounted.
    Log(u64, u64),
    /// A kept head has another root than its leaves; its size.
    Head(u64),
    /// Those who were handed a ballot and did not answer (R13): as the outcome published last has it, and recounted.
    Unanswered(Weight, Weight),
}

/// The recount of one decision.
#[derive(Clone, Debug)]
pub struct Recount {
    /// The decision.
    pub decision: DecisionId,
    /// What it is called.
    pub title: String,
    /// Acknowledged versions that were looked at.
    pub versions: u64,
    /// What differs; nothing where all is well.
    pub differences: Vec<Difference>,
}

/// Recounts every decision whose notice was given, or one of them; each as it stands at one moment, while voting goes on.
pub async fn recount(database: &Database, only: Option<DecisionId>) -> Result<Vec<Recount>> {
    let mut recounts = Vec::new();
    for id in queries::list_decisions(database.reader(), only).await? {
        let snapshot = database.begin_snapshot().await?;
        let row = require_decision(&snapshot, id).await?;
        recounts.push(recount_one(&snapshot, row).await?);
        snapshot.rollback().await?;
    }
    Ok(recounts)
}

async fn recount_one(db: &impl ConnectionTrait, row: decision::Model) -> Result<Recount> {
    let id = row.decision_id();
    let mut differences = turnout(db, id).await?;
    let withdrawn = disputes::withdrawn(db, id).await?;
    let mut versions = 0;
    let mut after = None;
    loop {
        let page = queries::list_ballots(db, id, after, PAGE).await?;
        let Some((last, _)) = page.last() else { break };
        after = Some(last.elector_id);
        for (ballot, acknowledged) in page {
            versions += acknowledged.len() as u64;
            if !follows(&ballot, &acknowledged, &withdrawn, row.duplicate_policy()) {
                differences.push(Difference::Ballot(ballot.elector_id));
            }
            for version in acknowledged {
                if leaf_of(&version)? != version.commitment()? {
                    differences.push(Difference::Leaf(receipt_number(version.commitment()?)));
                }
            }
        }
    }
    differences.extend(log(db, id).await?);
    differences.extend(unanswered(db, &row).await?);
    Ok(Recount { decision: id, title: row.title, versions, differences })
}

async fn turnout(db: &impl ConnectionTrait, id: DecisionId) -> Result<Vec<Difference>> {
    let mut differences = Vec::new();
    let kept = turnout_queries::list_voted(db, &[id.0]).await?.remove(&id.0).unwrap_or_default();
    let (persons, area) = queries::count_voted(db, id).await?;
    let recounted = Weight::new(persons, Area(area));
    if kept != recounted {
        differences.push(Difference::Turnout(kept, recounted));
    }
    let recounted: BTreeMap<_, _> = queries::count_by_building(db, id).await?.into_iter().collect();
    for building in turnout_queries::list_by_building(db, id).await? {
        let voted = recounted.get(&building.building_id).copied().unwrap_or(0);
        if building.voted != voted {
            differences.push(Difference::Building(building.building_id, building.voted, voted));
        }
    }
    Ok(differences)
}

/// Whether the row of a ballot is what its versions make of it, arriving one after another, without those that the answer
/// to a dispute withdrew (R17, R18).
fn follows(
    row: &ballot::Model,
    versions: &[ballot_version::Model],
    withdrawn: &HashSet<(Uuid, i32)>,
    policy: DuplicatePolicy,
) -> bool {
    let mut counted: Option<(i32, Received)> = None;
    let mut so_far = Versions::default();
    for (version, number) in versions.iter().zip(1..) {
        let Some(channel) = Channel::parse(&version.channel) else { return false };
        let received = Received { channel, at: version.received_at };
        if version.version != number {
            return false;
        }
        so_far = so_far.and(Voice::of(channel, version.mandate_id.is_some()));
        let is_withdrawn = withdrawn.contains(&(version.elector_id, number));
        if !is_withdrawn && counted.is_none_or(|(_, before)| supersedes(received, before, policy)) {
            counted = Some((number, received));
        }
    }
    u32::try_from(row.versions) == Ok(so_far.all)
        && u32::try_from(row.own_versions) == Ok(so_far.own)
        && counted.map_or(0, |(number, _)| number) == row.counted
}

fn leaf_of(row: &ballot_version::Model) -> Result<Hash> {
    let choices: BTreeMap<DecisionItemId, Choice> =
        serde_json::from_value(row.choices.clone()).map_err(anyhow::Error::from)?;
    let choices: Vec<_> = choices.into_iter().collect();
    let leaf = BallotLeaf {
        decision: DecisionId(row.decision_id),
        elector: row.elector_id,
        version: u32::try_from(row.version).unwrap_or(0),
        choices: &choices,
        salt: row.salt()?,
    };
    Ok(leaf.commitment())
}

async fn log(db: &impl ConnectionTrait, id: DecisionId) -> Result<Vec<Difference>> {
    let mut differences = Vec::new();
    let size = log_queries::find_size(db, id).await?.unwrap_or(0);
    let leaves = log_queries::list_leaves(db, id, 0, u64::MAX).await?;
    if leaves.len() as u64 != size || log_queries::find_last_place(db, id).await?.map_or(0, |last| last + 1) != size {
        differences.push(Difference::Log(size, leaves.len() as u64));
    }
    let mut heads = log_queries::list_heads(db, id).await?.into_iter().peekable();
    let mut tree = Tree::default();
    for leaf in leaves {
        tree.push(record::hash(&leaf)?);
        while let Some(head) = heads.next_if(|head| u64::try_from(head.size) == Ok(tree.len())) {
            if record::hash(&head.root)? != tree.root() {
                differences.push(Difference::Head(tree.len()));
            }
        }
    }
    differences.extend(heads.map(|head| Difference::Head(u64::try_from(head.size).unwrap_or(0))));
    Ok(differences)
}

/// Nothing delivered, nothing answered and no sale of before the close changes once an outcome is out, so the figure of the
/// last one must come out again.
async fn unanswered(db: &impl ConnectionTrait, row: &decision::Model) -> Result<Option<Difference>> {
    let Some(published) = find_outcome(db, row.decision_id()).await? else { return Ok(None) };
    let figures: Figures = serde_json::from_value(published.figures).map_err(anyhow::Error::from)?;
    let kept = figures.silence.delivered_unanswered();
    let recounted = silence::standing(db, row).await?.delivered_unanswered();
    Ok((kept != recounted).then_some(Difference::Unanswered(kept, recounted)))
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let weight = |weight: &Weight| format!("{} persons with {} ㎡", weight.persons, weight.area);
        match self {
            Self::Turnout(kept, recounted) => {
                write!(f, "turnout kept as {}, recounted {}", weight(kept), weight(recounted))
            }
            Self::Building(id, kept, recounted) => {
                write!(f, "building {id}: {kept} homes kept, {recounted} recounted")
            }
            Self::Ballot(elector) => write!(f, "the ballot of elector {elector} does not follow from its versions"),
            Self::Leaf(number) => write!(f, "the leaf of receipt {number} is not made of its ballot"),
            Self::Log(kept, found) => write!(f, "the log is kept as {kept} leaves long, {found} have a place"),
            Self::Head(size) => write!(f, "the head over {size} leaves has another root"),
            Self::Unanswered(kept, recounted) => {
                write!(f, "delivered and unanswered published as {}, recounted {}", weight(kept), weight(recounted))
            }
        }
    }
}
