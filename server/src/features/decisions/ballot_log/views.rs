//! What everybody reads of a log: its head, its leaves, and proofs; nothing of what a leaf commits to.

use actix_web::http::header::{ContentDisposition, DispositionParam, DispositionType};
use actix_web::{HttpResponse, web};
use linyi_shared::decisions::api::{BallotLog, ConsistencyProof, LeavesPage};
use linyi_shared::decisions::log::{Hash, Hex, Inclusion, LOG_FORMAT, LogFile, SignedTreeHead, Tree, TreeHead};
use linyi_shared::id::DecisionId;
use linyi_shared::problem::Code;
use serde::Deserialize;

use super::{catch_up, head_of};
use crate::entities::tree_head;
use crate::error::Result;
use crate::features::decisions::{disputes, log_queries as queries, record};
use crate::state::State;

/// The most leaves of one page.
const PAGE: u64 = 1000;

/// Which leaves.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
pub struct LeavesQuery {
    /// The place of the first, from 0.
    #[serde(default)]
    pub start: u64,
}

/// Which leaf.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
pub struct InclusionQuery {
    /// The leaf, 64 hexadecimal digits.
    #[param(value_type = String)]
    pub leaf: Hash,
}

/// Since when.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
pub struct ConsistencyQuery {
    /// The size of the earlier head.
    pub size: u64,
}

/// The log of a decision as it stands now, under a head that is signed now.
#[utoipa::path(get, path = "/decisions/{decision_id}/log", tag = "decisions", params(("decision_id" = DecisionId, Path)), responses((status = 200, body = BallotLog)))]
pub async fn find_log(state: web::Data<State>, path: web::Path<DecisionId>) -> Result<web::Json<BallotLog>> {
    let id = path.into_inner();
    let head = head(&state, id).await?;
    Ok(web::Json(BallotLog { decision: id, key: state.keys.log_key(), head }))
}

/// Leaves of a log, a thousand a page.
#[utoipa::path(get, path = "/decisions/{decision_id}/log/leaves", tag = "decisions", params(("decision_id" = DecisionId, Path), LeavesQuery), responses((status = 200, body = LeavesPage)))]
pub async fn list_leaves(
    state: web::Data<State>,
    path: web::Path<DecisionId>,
    query: web::Query<LeavesQuery>,
) -> Result<web::Json<LeavesPage>> {
    let start = query.start;
    let page = with_tree(&state, path.into_inner(), |tree| {
        let end = start.saturating_add(PAGE).min(tree.len());
        let range = usize::try_from(start).unwrap_or(usize::MAX)..usize::try_from(end).unwrap_or(usize::MAX);
        let leaves = tree.leaves().get(range).unwrap_or_default().to_vec();
        LeavesPage { start, leaves, size: tree.len() }
    });
    Ok(web::Json(page.await?))
}

/// The proof that a leaf stands in a log.
#[utoipa::path(get, path = "/decisions/{decision_id}/log/inclusion", tag = "decisions", params(("decision_id" = DecisionId, Path), InclusionQuery), responses((status = 200, body = Inclusion)))]
pub async fn find_inclusion(
    state: web::Data<State>,
    path: web::Path<DecisionId>,
    query: web::Query<InclusionQuery>,
) -> Result<web::Json<Inclusion>> {
    let found = inclusion(&state, path.into_inner(), query.leaf).await?;
    Ok(web::Json(found.ok_or(Code::NotFound)?))
}

/// The proof that a log was only added to since an earlier head.
#[utoipa::path(get, path = "/decisions/{decision_id}/log/consistency", tag = "decisions", params(("decision_id" = DecisionId, Path), ConsistencyQuery), responses((status = 200, body = ConsistencyProof)))]
pub async fn find_consistency(
    state: web::Data<State>,
    path: web::Path<DecisionId>,
    query: web::Query<ConsistencyQuery>,
) -> Result<web::Json<ConsistencyProof>> {
    let id = path.into_inner();
    let size = query.size;
    let proof = with_tree(&state, id, |tree| {
        let proof = if size == tree.len() { Some(Vec::new()) } else { tree.prove_consistency(size) };
        Some(ConsistencyProof { size, head: head_of(&state, id, tree), proof: proof? })
    });
    Ok(web::Json(proof.await?.ok_or(Code::InvalidQuery)?))
}

/// The whole log in one file, to be checked with `linyi verify` or any other program that knows the format.
#[utoipa::path(get, path = "/decisions/{decision_id}/log/file", tag = "decisions", params(("decision_id" = DecisionId, Path)), responses((status = 200, body = LogFile)))]
pub async fn find_log_file(state: web::Data<State>, path: web::Path<DecisionId>) -> Result<HttpResponse> {
    let id = path.into_inner();
    let frame = state.frames.require(&state, id).await?;
    let (leaves, head) = with_tree(&state, id, |tree| (tree.leaves().to_vec(), head_of(&state, id, tree))).await?;
    let kept = queries::list_heads(state.database.reader(), id).await?;
    let mut heads = kept.into_iter().map(signed_head).collect::<Result<Vec<_>>>()?;
    // A head that another server added since the leaves were read is for the next file.
    heads.retain(|kept| kept.head.size <= head.head.size);
    heads.push(head);
    let withdrawn = disputes::queries::list_withdrawn_leaves(state.database.reader(), id).await?;
    let mut withdrawn = withdrawn.iter().map(|leaf| record::hash(leaf)).collect::<Result<Vec<_>>>()?;
    withdrawn.retain(|leaf| leaves.contains(leaf));
    let file = LogFile {
        format: LOG_FORMAT.to_owned(),
        decision: id,
        title: frame.title.clone(),
        key: state.keys.log_key(),
        leaves,
        heads,
        withdrawn,
    };
    let name = DispositionParam::Filename(format!("linyi-ballot-log-{id}.json"));
    let disposition = ContentDisposition { disposition: DispositionType::Attachment, parameters: vec![name] };
    Ok(HttpResponse::Ok().insert_header(disposition).json(file))
}

/// The head over all leaves of a log, signed now.
pub async fn head(state: &State, id: DecisionId) -> Result<SignedTreeHead> {
    with_tree(state, id, |tree| head_of(state, id, tree)).await
}

/// Where a leaf stands, if it has a place.
pub async fn inclusion(state: &State, id: DecisionId, leaf: Hash) -> Result<Option<Inclusion>> {
    with_tree(state, id, |tree| {
        let index = tree.leaves().iter().position(|one| *one == leaf)? as u64;
        Some(Inclusion { index, head: head_of(state, id, tree), proof: tree.prove_inclusion(index)? })
    })
    .await
}

/// Reads the tree of a log, brought up to what the database holds.
async fn with_tree<T>(state: &State, id: DecisionId, read: impl FnOnce(&Tree) -> T) -> Result<T> {
    state.frames.require(state, id).await?;
    let db = state.database.reader();
    let size = queries::find_size(db, id).await?.ok_or(Code::NotFound)?;
    let tree = state.logs.tree(id);
    {
        let tree = tree.read().await;
        if tree.len() >= size {
            return Ok(read(&tree));
        }
    }
    let mut tree = tree.write().await;
    catch_up(db, id, &mut tree, size).await?;
    Ok(read(&tree))
}

fn signed_head(row: tree_head::Model) -> Result<SignedTreeHead> {
    let signature =
        row.signature.as_slice().try_into().map_err(|_| anyhow::anyhow!("a signature of another length"))?;
    let head = TreeHead {
        decision: DecisionId(row.decision_id),
        size: u64::try_from(row.size).unwrap_or(0),
        root: record::hash(&row.root)?,
        at: row.at,
    };
    Ok(SignedTreeHead { head, signature: Hex(signature) })
}
