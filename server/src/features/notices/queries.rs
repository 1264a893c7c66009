//! Queries of notices.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use linyi_shared::id::{DecisionId, NoticeId, ObjectionId, PlaceId, ProjectId};
use linyi_shared::notices::kind::NoticeKind;
use linyi_shared::problem::Code;
use linyi_shared::time::Instant;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

use crate::entities::{home_binding, notice, notice_posting, notice_version, objection, photo};
use crate::error::Result as FeatureResult;

/// Which notices a list shows.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Of these compounds; of all when absent.
    pub compounds: Option<Vec<Uuid>>,
    /// Besides those of `compounds`: what these whole clusters read.
    pub clusters: Vec<Uuid>,
    /// Of this project.
    pub project: Option<Uuid>,
    /// Of this kind.
    pub kind: Option<NoticeKind>,
    /// With one of these statuses.
    pub statuses: &'static [&'static str],
    /// Only those with open objections.
    pub with_open_objections: bool,
}

/// Where a page of a list goes on: the last row's place in the order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// `listed_at` of the row.
    pub listed_at: Instant,
    /// Its id.
    pub id: Uuid,
}

impl Cursor {
    /// Reads `<microseconds>.<id>`; nothing for the empty text.
    pub fn parse(text: &str) -> FeatureResult<Option<Self>> {
        if text.is_empty() {
            return Ok(None);
        }
        let (micros, id) = text.split_once('.').ok_or(Code::InvalidQuery)?;
        let listed_at =
            micros.parse().ok().and_then(DateTime::<Utc>::from_timestamp_micros).ok_or(Code::InvalidQuery)?;
        Ok(Some(Self { listed_at, id: id.parse().map_err(|_| Code::InvalidQuery)? }))
    }

    /// The cursor after a row.
    pub fn after(row: &notice::Model) -> String {
        format!("{}.{}", row.listed_at.timestamp_micros(), row.id)
    }
}

/// Finds a notice, or refuses with [`Code::NotFound`].
pub async fn require_notice(db: &impl ConnectionTrait, id: NoticeId) -> FeatureResult<notice::Model> {
    Ok(notice::Entity::find_by_id(id.0).one(db).await?.ok_or(Code::NotFound)?)
}

/// Lists notices, the latest first, after `cursor`, at most `limit`.
pub async fn list_notices(
    db: &impl ConnectionTrait,
    filter: &Filter,
    cursor: Option<Cursor>,
    limit: u64,
) -> Result<Vec<notice::Model>, DbErr> {
    let mut condition = Condition::all().add(notice::Column::Status.is_in(filter.statuses.iter().copied()));
    if let Some(compounds) = &filter.compounds {
        let own = Condition::any().add(notice::Column::CompoundId.is_in(compounds.iter().copied()));
        condition = condition.add(match filter.clusters.as_slice() {
            [] => own,
            clusters => own.add(notice::Column::ClusterId.is_in(clusters.iter().copied())),
        });
    }
    if let Some(project) = filter.project {
        condition = condition.add(notice::Column::ProjectId.eq(project));
    }
    if let Some(kind) = filter.kind {
        condition = condition.add(notice::Column::Kind.eq(kind.as_str()));
    }
    if filter.with_open_objections {
        let open = objection::Entity::find()
            .select_only()
            .column(objection::Column::NoticeId)
            .filter(objection::Column::Status.eq("open"));
        condition = condition.add(notice::Column::Id.in_subquery(sea_orm::QueryTrait::into_query(open)));
    }
    if let Some(Cursor { listed_at, id }) = cursor {
        let same = Condition::all().add(notice::Column::ListedAt.eq(listed_at)).add(notice::Column::Id.lt(id));
        condition = condition.add(Condition::any().add(notice::Column::ListedAt.lt(listed_at)).add(same));
    }
    notice::Entity::find()
        .filter(condition)
        .order_by_desc(notice::Column::ListedAt)
        .order_by_desc(notice::Column::Id)
        .limit(limit)
        .all(db)
        .await
}

/// Lists the standing notices of a kind that tell of a decision: published at `since` or later for its project and naming
/// it or none, the latest first.
pub async fn list_results_since(
    db: &impl ConnectionTrait,
    project: ProjectId,
    decision: DecisionId,
    kind: NoticeKind,
    since: Instant,
) -> Result<Vec<notice::Model>, DbErr> {
    let tells =
        Condition::any().add(notice::Column::DecisionId.eq(decision.0)).add(notice::Column::DecisionId.is_null());
    notice::Entity::find()
        .filter(notice::Column::ProjectId.eq(project.0))
        .filter(tells)
        .filter(notice::Column::Kind.eq(kind.as_str()))
        .filter(notice::Column::Status.is_in(["published", "ended"]))
        .filter(notice::Column::PublishedAt.gte(since))
        .order_by_desc(notice::Column::ListedAt)
        .order_by_desc(notice::Column::Id)
        .all(db)
        .await
}

/// Lists the standing notices that name a decision, the latest first.
pub async fn list_of_decision(db: &impl ConnectionTrait, decision: DecisionId) -> Result<Vec<notice::Model>, DbErr> {
    notice::Entity::find()
        .filter(notice::Column::DecisionId.eq(decision.0))
        .filter(notice::Column::Status.is_in(["published", "ended"]))
        .order_by_desc(notice::Column::ListedAt)
        .order_by_desc(notice::Column::Id)
        .all(db)
        .await
}

/// Whether a published notice hung for its whole period: a sheet that was taken down too early and is not back owes
/// days nobody can count yet (R37).
pub fn is_shown_out(row: &notice::Model, now: Instant) -> bool {
    row.sheets_away == 0 && row.ends_at.is_some_and(|ends_at| now >= ends_at)
}

/// Lists the published versions of a notice, the first first.
pub async fn list_versions(db: &impl ConnectionTrait, id: NoticeId) -> Result<Vec<notice_version::Model>, DbErr> {
    notice_version::Entity::find()
        .filter(notice_version::Column::NoticeId.eq(id.0))
        .order_by_asc(notice_version::Column::Version)
        .all(db)
        .await
}

/// Finds a version of a notice, or refuses with [`Code::NotFound`].
pub async fn require_version(
    db: &impl ConnectionTrait,
    id: NoticeId,
    version: i32,
) -> FeatureResult<notice_version::Model> {
    Ok(notice_version::Entity::find_by_id((id.0, version)).one(db).await?.ok_or(Code::NotFound)?)
}

/// Lists where the sheets of a notice were seen, in order of time.
pub async fn list_postings(db: &impl ConnectionTrait, id: NoticeId) -> Result<Vec<notice_posting::Model>, DbErr> {
    notice_posting::Entity::find()
        .filter(notice_posting::Column::NoticeId.eq(id.0))
        .order_by_asc(notice_posting::Column::RecordedAt)
        .order_by_asc(notice_posting::Column::Id)
        .all(db)
        .await
}

/// Lists the objections against a notice, the oldest first.
pub async fn list_objections(db: &impl ConnectionTrait, id: NoticeId) -> Result<Vec<objection::Model>, DbErr> {
    objection::Entity::find()
        .filter(objection::Column::NoticeId.eq(id.0))
        .order_by_asc(objection::Column::CreatedAt)
        .order_by_asc(objection::Column::Id)
        .all(db)
        .await
}

/// Finds an objection, or refuses with [`Code::NotFound`].
pub async fn require_objection(db: &impl ConnectionTrait, id: ObjectionId) -> FeatureResult<objection::Model> {
    Ok(objection::Entity::find_by_id(id.0).one(db).await?.ok_or(Code::NotFound)?)
}

/// Whether a home's objection against a notice is open.
pub async fn is_open(db: &impl ConnectionTrait, open_key: &str) -> Result<bool, DbErr> {
    let count = objection::Entity::find().filter(objection::Column::OpenKey.eq(open_key)).count(db).await?;
    Ok(count > 0)
}

/// Counts the open objections of notices.
pub async fn count_open_objections(db: &impl ConnectionTrait, notices: &[Uuid]) -> Result<HashMap<Uuid, i64>, DbErr> {
    let rows: Vec<(Uuid, i64)> = objection::Entity::find()
        .select_only()
        .column(objection::Column::NoticeId)
        .column_as(objection::Column::Id.count(), "open")
        .filter(objection::Column::NoticeId.is_in(notices.iter().copied()))
        .filter(objection::Column::Status.eq("open"))
        .group_by(objection::Column::NoticeId)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}

/// Counts the open objections of compounds: all of them, and those due before `now`.
pub async fn count_waiting(db: &impl ConnectionTrait, compounds: &[Uuid], now: Instant) -> Result<(u64, u64), DbErr> {
    let open = objection::Entity::find()
        .filter(objection::Column::CompoundId.is_in(compounds.iter().copied()))
        .filter(objection::Column::Status.eq("open"));
    let overdue = open.clone().filter(objection::Column::DueAt.lte(now));
    Ok((open.count(db).await?, overdue.count(db).await?))
}

/// Counts the homes of a compound that somebody speaks for.
pub async fn count_bound_homes(db: &impl ConnectionTrait, compound: PlaceId) -> Result<u64, DbErr> {
    home_binding::Entity::find()
        .select_only()
        .column(home_binding::Column::HomeId)
        .distinct()
        .filter(home_binding::Column::CompoundId.eq(compound.0))
        .filter(home_binding::Column::Until.is_null())
        .count(db)
        .await
}

/// Lists the filled-in fields of every version of the notices of a kind of a project that were published before a
/// moment and not withdrawn before another.
pub async fn list_texts_standing(
    db: &impl ConnectionTrait,
    project: ProjectId,
    kind: NoticeKind,
    before: Instant,
    until: Instant,
) -> Result<Vec<serde_json::Value>, DbErr> {
    let stood = Condition::any().add(notice::Column::WithdrawnAt.is_null()).add(notice::Column::WithdrawnAt.gte(until));
    let notices: Vec<Uuid> = notice::Entity::find()
        .select_only()
        .column(notice::Column::Id)
        .filter(notice::Column::ProjectId.eq(project.0))
        .filter(notice::Column::Kind.eq(kind.as_str()))
        .filter(stood)
        .into_tuple()
        .all(db)
        .await?;
    let versions = notice_version::Entity::find()
        .filter(notice_version::Column::NoticeId.is_in(notices))
        .filter(notice_version::Column::PublishedAt.lt(before))
        .all(db)
        .await?;
    Ok(versions.into_iter().map(|version| version.fields).collect())
}

/// Lists the hashes of photos by id.
pub async fn list_photo_hashes(db: &impl ConnectionTrait, ids: &[Uuid]) -> Result<HashMap<Uuid, String>, DbErr> {
    let rows = photo::Entity::find().filter(photo::Column::Id.is_in(ids.iter().copied())).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.sha256)).collect())
}

/// What the notices of one kind are worth as evidence of a project's step (R33, R34).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NoticeEvidence {
    /// One stands published, not withdrawn.
    pub published: Option<NoticeId>,
    /// Its latest version.
    pub version: u32,
    /// When its display period ends, UTC.
    pub ends_at: Option<Instant>,
    /// Whether that period is over.
    pub period_over: bool,
    /// Objections against it that wait for an answer.
    pub open_objections: u32,
}

/// The evidence of the latest published notice of `kind` that the residents of a compound read: of its own project, or of
/// what its whole cluster decided; withdrawn ones do not count.
pub async fn find_evidence(
    db: &impl ConnectionTrait,
    compound: PlaceId,
    cluster: Option<Uuid>,
    kind: NoticeKind,
    now: Instant,
) -> Result<NoticeEvidence, DbErr> {
    let filter = Filter {
        compounds: Some(vec![compound.0]),
        clusters: cluster.into_iter().collect(),
        kind: Some(kind),
        statuses: &["published", "ended"],
        ..Filter::default()
    };
    let Some(row) = list_notices(db, &filter, None, 1).await?.into_iter().next() else {
        return Ok(NoticeEvidence::default());
    };
    let open = count_open_objections(db, &[row.id]).await?;
    Ok(NoticeEvidence {
        published: Some(NoticeId(row.id)),
        version: u32::try_from(row.version).unwrap_or(0),
        ends_at: row.ends_at,
        period_over: is_shown_out(&row, now),
        open_objections: open.get(&row.id).and_then(|count| u32::try_from(*count).ok()).unwrap_or(0),
    })
}
