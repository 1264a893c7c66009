//! Queries of the public log of ballots: leaves and heads, never what a leaf commits to.

use linyi_shared::decisions::log::SignedTreeHead;
use linyi_shared::id::DecisionId;
use linyi_shared::problem::Code;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect, Statement,
};
use uuid::Uuid;

use crate::entities::{ballot_log, ballot_version, tree_head};
use crate::error::Result as FeatureResult;

/// Reads the size of a log and keeps others from growing it until the transaction ends.
pub async fn lock_log(db: &impl ConnectionTrait, decision: DecisionId) -> FeatureResult<u64> {
    let row = ballot_log::Entity::find_by_id(decision.0).lock_exclusive().one(db).await?.ok_or(Code::NotFound)?;
    Ok(u64::try_from(row.size).unwrap_or(0))
}

/// The size of a log; nothing for a decision that has none yet.
pub async fn find_size(db: &impl ConnectionTrait, decision: DecisionId) -> Result<Option<u64>, DbErr> {
    let row = ballot_log::Entity::find_by_id(decision.0).one(db).await?;
    Ok(row.map(|row| u64::try_from(row.size).unwrap_or(0)))
}

/// Gives every leaf that waits a place from `size` on, in the order of the commitments, which is no order of arrival.
/// Answers how many.
pub async fn place_leaves(db: &impl ConnectionTrait, decision: DecisionId, size: u64) -> Result<u64, DbErr> {
    let statement = Statement::from_sql_and_values(
        db.get_database_backend(),
        "UPDATE ballot_version SET leaf_index = $1 + placed.place \
         FROM (SELECT elector_id, version, ROW_NUMBER() OVER (ORDER BY commitment) - 1 AS place \
               FROM ballot_version WHERE decision_id = $2 AND leaf_index IS NULL) AS placed \
         WHERE ballot_version.elector_id = placed.elector_id AND ballot_version.version = placed.version",
        [i64::try_from(size).unwrap_or(i64::MAX).into(), decision.0.into()],
    );
    Ok(db.execute_raw(statement).await?.rows_affected())
}

/// Lists the leaves with places from `start` up to, and without, `end`.
pub async fn list_leaves(
    db: &impl ConnectionTrait,
    decision: DecisionId,
    start: u64,
    end: u64,
) -> Result<Vec<Vec<u8>>, DbErr> {
    let place = |index: u64| i64::try_from(index).unwrap_or(i64::MAX);
    ballot_version::Entity::find()
        .select_only()
        .column(ballot_version::Column::Commitment)
        .filter(ballot_version::Column::DecisionId.eq(decision.0))
        .filter(ballot_version::Column::LeafIndex.gte(place(start)))
        .filter(ballot_version::Column::LeafIndex.lt(place(end)))
        .order_by_asc(ballot_version::Column::LeafIndex)
        .into_tuple()
        .all(db)
        .await
}

/// The last place that a leaf of a log has; nothing while none has one.
pub async fn find_last_place(db: &impl ConnectionTrait, decision: DecisionId) -> Result<Option<u64>, DbErr> {
    let last: Option<Option<i64>> = ballot_version::Entity::find()
        .select_only()
        .column_as(ballot_version::Column::LeafIndex.max(), "last")
        .filter(ballot_version::Column::DecisionId.eq(decision.0))
        .into_tuple()
        .one(db)
        .await?;
    Ok(last.flatten().and_then(|last| u64::try_from(last).ok()))
}

/// Lists the decisions with leaves that wait.
pub async fn list_waiting(db: &impl ConnectionTrait) -> Result<Vec<DecisionId>, DbErr> {
    let decisions: Vec<Uuid> = ballot_version::Entity::find()
        .select_only()
        .column(ballot_version::Column::DecisionId)
        .distinct()
        .filter(ballot_version::Column::LeafIndex.is_null())
        .into_tuple()
        .all(db)
        .await?;
    Ok(decisions.into_iter().map(DecisionId).collect())
}

/// Keeps a head, and makes the log as long as it.
pub async fn grow_log(db: &impl ConnectionTrait, signed: &SignedTreeHead) -> Result<(), DbErr> {
    let size = i64::try_from(signed.head.size).unwrap_or(i64::MAX);
    ballot_log::Entity::update_many()
        .col_expr(ballot_log::Column::Size, Expr::value(size))
        .filter(ballot_log::Column::DecisionId.eq(signed.head.decision.0))
        .exec(db)
        .await?;
    tree_head::ActiveModel {
        decision_id: Set(signed.head.decision.0),
        size: Set(size),
        root: Set(signed.head.root.0.to_vec()),
        at: Set(signed.head.at),
        signature: Set(signed.signature.0.to_vec()),
    }
    .insert(db)
    .await?;
    Ok(())
}

/// Lists the heads of a log that were kept, the smallest first.
pub async fn list_heads(db: &impl ConnectionTrait, decision: DecisionId) -> Result<Vec<tree_head::Model>, DbErr> {
    tree_head::Entity::find()
        .filter(tree_head::Column::DecisionId.eq(decision.0))
        .order_by_asc(tree_head::Column::Size)
        .all(db)
        .await
}
