//! Queries of the works.

use linyi_shared::id::{PlaceId, ProgressId, ProjectId};
use linyi_shared::problem::Code;
use linyi_shared::projects::rules::Stage;
use linyi_shared::time::Instant;
use linyi_shared::works::rules::{PartyRole, missing_parties};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::entities::{party, progress_entry, project, work_item};
use crate::error::Result as FeatureResult;

/// What the `projects` feature needs to close the step of the works (R33, R38).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// Whether client, designer, contractor and supervisor are all named.
    pub parties_named: bool,
    /// Whether anything was recorded yet.
    pub is_begun: bool,
}

/// Finds the evidence of a project.
pub async fn find_evidence(db: &impl ConnectionTrait, project: ProjectId) -> Result<Evidence, DbErr> {
    let entries = progress_entry::Entity::find().filter(progress_entry::Column::ProjectId.eq(project.0));
    Ok(Evidence {
        parties_named: missing_parties(&roles(&list_parties(db, project).await?)).is_empty(),
        is_begun: entries.count(db).await? > 0,
    })
}

/// The roles of units.
pub fn roles(parties: &[party::Model]) -> Vec<PartyRole> {
    parties.iter().filter_map(|party| PartyRole::parse(&party.role)).collect()
}

/// Lists the units of a project that are named now, in the order of their roles.
pub async fn list_parties(db: &impl ConnectionTrait, project: ProjectId) -> Result<Vec<party::Model>, DbErr> {
    let mut parties = party::Entity::find()
        .filter(party::Column::ProjectId.eq(project.0))
        .filter(party::Column::StandingKey.is_not_null())
        .all(db)
        .await?;
    parties.sort_by_key(|party| PartyRole::parse(&party.role));
    Ok(parties)
}

/// Lists the units of a project that were replaced, the latest first.
pub async fn list_former_parties(db: &impl ConnectionTrait, project: ProjectId) -> Result<Vec<party::Model>, DbErr> {
    party::Entity::find()
        .filter(party::Column::ProjectId.eq(project.0))
        .filter(party::Column::StandingKey.is_null())
        .order_by_desc(party::Column::ReplacedAt)
        .all(db)
        .await
}

/// Finds the unit that stands in a role.
pub async fn find_standing(
    db: &impl ConnectionTrait,
    project: ProjectId,
    role: PartyRole,
) -> Result<Option<party::Model>, DbErr> {
    party::Entity::find().filter(party::Column::StandingKey.eq(standing_key(project, role))).one(db).await
}

/// The key of the unit that stands in a role.
pub fn standing_key(project: ProjectId, role: PartyRole) -> String {
    format!("{project}/{}", role.as_str())
}

/// Lists the units of several projects that are named now: project and role.
pub async fn list_named_roles(db: &impl ConnectionTrait, projects: &[Uuid]) -> Result<Vec<(Uuid, String)>, DbErr> {
    party::Entity::find()
        .select_only()
        .column(party::Column::ProjectId)
        .column(party::Column::Role)
        .filter(party::Column::ProjectId.is_in(projects.iter().copied()))
        .filter(party::Column::StandingKey.is_not_null())
        .into_tuple()
        .all(db)
        .await
}

/// Finds an entry, or refuses with [`Code::NotFound`].
pub async fn require_entry(db: &impl ConnectionTrait, id: ProgressId) -> FeatureResult<progress_entry::Model> {
    Ok(progress_entry::Entity::find_by_id(id.0).one(db).await?.ok_or(Code::NotFound)?)
}

/// Finds the entry that is shown for a work item.
pub async fn find_shown(db: &impl ConnectionTrait, item: Uuid) -> Result<Option<progress_entry::Model>, DbErr> {
    progress_entry::Entity::find().filter(progress_entry::Column::ShownFor.eq(item)).one(db).await
}

/// Lists the entries that are shown for the work items of a project, one each.
pub async fn list_shown(db: &impl ConnectionTrait, project: ProjectId) -> Result<Vec<progress_entry::Model>, DbErr> {
    progress_entry::Entity::find()
        .filter(progress_entry::Column::ProjectId.eq(project.0))
        .filter(progress_entry::Column::ShownFor.is_not_null())
        .all(db)
        .await
}

/// Lists the entries of a project, the latest first, after `cursor`, at most `limit`.
pub async fn list_entries(
    db: &impl ConnectionTrait,
    project: ProjectId,
    cursor: Option<ProgressId>,
    limit: u64,
) -> Result<Vec<progress_entry::Model>, DbErr> {
    let mut query = progress_entry::Entity::find().filter(progress_entry::Column::ProjectId.eq(project.0));
    if let Some(cursor) = cursor {
        query = query.filter(progress_entry::Column::Id.lt(cursor.0));
    }
    query.order_by_desc(progress_entry::Column::Id).limit(limit).all(db).await
}

/// Which of these entries were corrected.
pub async fn list_corrected(db: &impl ConnectionTrait, ids: &[Uuid]) -> Result<Vec<Uuid>, DbErr> {
    let corrected: Vec<Option<Uuid>> = progress_entry::Entity::find()
        .select_only()
        .column(progress_entry::Column::Corrects)
        .filter(progress_entry::Column::Corrects.is_in(ids.iter().copied()))
        .into_tuple()
        .all(db)
        .await?;
    Ok(corrected.into_iter().flatten().collect())
}

/// When progress was recorded last, by project.
pub async fn list_last_entries(
    db: &impl ConnectionTrait,
    projects: &[Uuid],
) -> Result<Vec<(Uuid, Option<Instant>)>, DbErr> {
    progress_entry::Entity::find()
        .select_only()
        .column(progress_entry::Column::ProjectId)
        .column_as(progress_entry::Column::RecordedAt.max(), "last")
        .filter(progress_entry::Column::ProjectId.is_in(projects.iter().copied()))
        .group_by(progress_entry::Column::ProjectId)
        .into_tuple()
        .all(db)
        .await
}

/// Lists the work items of several projects: project, item, state and per cent.
pub async fn list_items_of(
    db: &impl ConnectionTrait,
    projects: &[Uuid],
) -> Result<Vec<(Uuid, Uuid, String, i32)>, DbErr> {
    work_item::Entity::find()
        .select_only()
        .column(work_item::Column::ProjectId)
        .column(work_item::Column::Id)
        .column(work_item::Column::Status)
        .column(work_item::Column::Percent)
        .filter(work_item::Column::ProjectId.is_in(projects.iter().copied()))
        .into_tuple()
        .all(db)
        .await
}

/// Lists the projects of `compounds` (all where `None`) at one of `stages`, after `cursor`, at most `limit`.
pub async fn list_projects_at(
    db: &impl ConnectionTrait,
    compounds: Option<&[PlaceId]>,
    stages: &[Stage],
    cursor: Option<Uuid>,
    limit: u64,
) -> Result<Vec<project::Model>, DbErr> {
    let mut query =
        project::Entity::find().filter(project::Column::Stage.is_in(stages.iter().map(|stage| stage.as_str())));
    if let Some(compounds) = compounds {
        query = query.filter(project::Column::CompoundId.is_in(compounds.iter().map(|compound| compound.0)));
    }
    if let Some(cursor) = cursor {
        query = query.filter(project::Column::Id.gt(cursor));
    }
    query.order_by_asc(project::Column::Id).limit(limit).all(db).await
}
