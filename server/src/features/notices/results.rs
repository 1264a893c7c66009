//! The notices of a provisional result: where residents object to an outcome before it is final (R23, R34).

use linyi_shared::id::{NoticeId, ProjectId};
use linyi_shared::notices::kind::NoticeKind;
use linyi_shared::notices::rules::ResultNotice;
use linyi_shared::time::Instant;
use sea_orm::{ConnectionTrait, DbErr};

use super::queries;
use crate::entities::decision;

/// The notices of a provisional result (N4) that tell of a decision, published at `since` or later, the latest first.
///
/// One that names no decision tells of every outcome of its project that was out when it was published, so an outcome
/// waits for all such that came after it; withdrawn ones tell nothing.
pub async fn result_notices(
    db: &impl ConnectionTrait,
    decision: &decision::Model,
    since: Instant,
    now: Instant,
) -> Result<Vec<ResultNotice>, DbErr> {
    notices_of(db, decision, NoticeKind::ProvisionalResult, since, now).await
}

/// The notices of a final result (N5) that tell of a decision, published at `since` or later, the latest first.
pub async fn decision_notices(
    db: &impl ConnectionTrait,
    decision: &decision::Model,
    since: Instant,
    now: Instant,
) -> Result<Vec<ResultNotice>, DbErr> {
    notices_of(db, decision, NoticeKind::Decision, since, now).await
}

async fn notices_of(
    db: &impl ConnectionTrait,
    decision: &decision::Model,
    kind: NoticeKind,
    since: Instant,
    now: Instant,
) -> Result<Vec<ResultNotice>, DbErr> {
    let rows =
        queries::list_results_since(db, ProjectId(decision.project_id), decision.decision_id(), kind, since).await?;
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    let open = queries::count_open_objections(db, &ids).await?;
    let notices = rows.into_iter().map(|row| ResultNotice {
        id: NoticeId(row.id),
        ends_at: row.ends_at.unwrap_or(row.listed_at),
        period_over: queries::is_shown_out(&row, now),
        open_objections: open.get(&row.id).and_then(|count| u32::try_from(*count).ok()).unwrap_or(0),
        title: row.title,
    });
    Ok(notices.collect())
}
