//! Queries of checks, defects and acceptance.

use std::collections::HashSet;

use chrono::NaiveDate;
use linyi_shared::acceptance::rules::{DefectState, LegalResult, Subject};
use linyi_shared::id::{DefectId, ObservationId, PersonId, ProjectId};
use linyi_shared::problem::Code;
use linyi_shared::projects::api::ItemStatus;
use linyi_shared::works::rules::is_built;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

use crate::entities::{defect, defect_change, legal_acceptance, observation, resident_check};
use crate::error::Result as FeatureResult;
use crate::features::works;

/// What the `projects` feature needs to close resident check and acceptance (R33).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// Work items that are built and have no check yet.
    pub unchecked_items: u32,
    /// Whether anything was checked yet.
    pub is_begun: bool,
    /// Defects that are not settled.
    pub open_defects: u32,
    /// The day of the legal acceptance and its certificate, once it was passed.
    pub accepted: Option<(NaiveDate, String)>,
}

/// Finds the evidence of a project.
pub async fn find_evidence(db: &impl ConnectionTrait, project: ProjectId) -> Result<Evidence, DbErr> {
    let checked = list_checked_items(db, &[project.0]).await?;
    let checks = resident_check::Entity::find().filter(resident_check::Column::ProjectId.eq(project.0));
    let defects = list_defect_states(db, &[project.0]).await?;
    let legal = find_legal(db, project).await?.filter(is_passed);
    Ok(Evidence {
        unchecked_items: count_items(db, &[project.0], &checked).await?.iter().map(|(_, _, open)| open).sum(),
        is_begun: checks.count(db).await? > 0,
        open_defects: defects.iter().filter(|(_, state, _)| is_open(state)).count() as u32,
        accepted: legal.map(|legal| (legal.accepted_on, legal.certificate)),
    })
}

fn is_open(state: &str) -> bool {
    !DefectState::parse(state).is_some_and(DefectState::is_settled)
}

/// Whether a record says that the works were accepted.
pub fn is_passed(row: &legal_acceptance::Model) -> bool {
    row.result == LegalResult::Passed.as_str()
}

/// Counts the built work items of projects, and those without a check: project, all, unchecked.
pub async fn count_items(
    db: &impl ConnectionTrait,
    projects: &[Uuid],
    checked: &HashSet<(Uuid, Uuid)>,
) -> Result<Vec<(Uuid, u32, u32)>, DbErr> {
    let items = works::queries::list_items_of(db, projects).await?;
    let counts = projects.iter().map(|project| {
        let own = items.iter().filter(|(of, ..)| of == project);
        let built: Vec<_> = own.filter(|(_, _, status, _)| ItemStatus::parse(status).is_some_and(is_built)).collect();
        let open = built.iter().filter(|(_, item, ..)| !checked.contains(&(*project, *item))).count();
        (*project, built.len() as u32, open as u32)
    });
    Ok(counts.collect())
}

/// Which work items of projects were checked: project and work item.
pub async fn list_checked_items(db: &impl ConnectionTrait, projects: &[Uuid]) -> Result<HashSet<(Uuid, Uuid)>, DbErr> {
    let rows: Vec<(Uuid, Option<Uuid>)> = resident_check::Entity::find()
        .select_only()
        .column(resident_check::Column::ProjectId)
        .column(resident_check::Column::WorkItemId)
        .distinct()
        .filter(resident_check::Column::ProjectId.is_in(projects.iter().copied()))
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().filter_map(|(project, item)| Some((project, item?))).collect())
}

/// Lists the states and deadlines of the defects of projects: project, state, deadline.
pub async fn list_defect_states(
    db: &impl ConnectionTrait,
    projects: &[Uuid],
) -> Result<Vec<(Uuid, String, NaiveDate)>, DbErr> {
    defect::Entity::find()
        .select_only()
        .column(defect::Column::ProjectId)
        .column(defect::Column::Status)
        .column(defect::Column::DueOn)
        .filter(defect::Column::ProjectId.is_in(projects.iter().copied()))
        .into_tuple()
        .all(db)
        .await
}

/// Lists the checks of a project, the latest first.
pub async fn list_checks(db: &impl ConnectionTrait, project: ProjectId) -> Result<Vec<resident_check::Model>, DbErr> {
    resident_check::Entity::find()
        .filter(resident_check::Column::ProjectId.eq(project.0))
        .order_by_desc(resident_check::Column::Id)
        .all(db)
        .await
}

/// Lists the defects of a project, the latest first.
pub async fn list_defects(db: &impl ConnectionTrait, project: ProjectId) -> Result<Vec<defect::Model>, DbErr> {
    defect::Entity::find()
        .filter(defect::Column::ProjectId.eq(project.0))
        .order_by_desc(defect::Column::Id)
        .all(db)
        .await
}

/// Counts the defects of a line or work item that are not settled.
pub async fn count_open_defects(
    db: &impl ConnectionTrait,
    project: ProjectId,
    subject: &Subject,
) -> Result<u64, DbErr> {
    let of_subject = match subject {
        Subject::Line(code) => defect::Column::LineCode.eq(code.as_str()),
        Subject::Item(id) => defect::Column::WorkItemId.eq(id.0),
    };
    defect::Entity::find()
        .filter(defect::Column::ProjectId.eq(project.0))
        .filter(defect::Column::Status.ne(DefectState::Verified.as_str()))
        .filter(of_subject)
        .count(db)
        .await
}

/// Finds a defect, or refuses with [`Code::NotFound`].
pub async fn require_defect(db: &impl ConnectionTrait, id: DefectId) -> FeatureResult<defect::Model> {
    Ok(defect::Entity::find_by_id(id.0).one(db).await?.ok_or(Code::NotFound)?)
}

/// Lists what happened to defects, in order.
pub async fn list_changes(db: &impl ConnectionTrait, defects: &[Uuid]) -> Result<Vec<defect_change::Model>, DbErr> {
    defect_change::Entity::find()
        .filter(defect_change::Column::DefectId.is_in(defects.iter().copied()))
        .order_by_asc(defect_change::Column::Id)
        .all(db)
        .await
}

/// Finds an observation, or refuses with [`Code::NotFound`].
pub async fn require_observation(db: &impl ConnectionTrait, id: ObservationId) -> FeatureResult<observation::Model> {
    Ok(observation::Entity::find_by_id(id.0).one(db).await?.ok_or(Code::NotFound)?)
}

/// Lists the observations of a project that were answered, and those of `person`; the latest first, at most `limit`.
pub async fn list_public_observations(
    db: &impl ConnectionTrait,
    project: ProjectId,
    person: Option<PersonId>,
    limit: u64,
) -> Result<Vec<observation::Model>, DbErr> {
    let mut shown = Condition::any().add(observation::Column::AnsweredAt.is_not_null());
    if let Some(person) = person {
        shown = shown.add(observation::Column::ObservedBy.eq(person.0));
    }
    observation::Entity::find()
        .filter(observation::Column::ProjectId.eq(project.0))
        .filter(shown)
        .order_by_desc(observation::Column::Id)
        .limit(limit)
        .all(db)
        .await
}

/// Lists the observations of a project, the latest first, at most `limit`.
pub async fn list_observations(
    db: &impl ConnectionTrait,
    project: ProjectId,
    limit: u64,
) -> Result<Vec<observation::Model>, DbErr> {
    observation::Entity::find()
        .filter(observation::Column::ProjectId.eq(project.0))
        .order_by_desc(observation::Column::Id)
        .limit(limit)
        .all(db)
        .await
}

/// Lists the projects of observations without an answer, once for each observation.
pub async fn list_waiting_observations(db: &impl ConnectionTrait, projects: &[Uuid]) -> Result<Vec<Uuid>, DbErr> {
    observation::Entity::find()
        .select_only()
        .column(observation::Column::ProjectId)
        .filter(observation::Column::ProjectId.is_in(projects.iter().copied()))
        .filter(observation::Column::AnsweredAt.is_null())
        .into_tuple()
        .all(db)
        .await
}

/// Counts the observations of a person in a project that wait for an answer.
pub async fn count_waiting_of(db: &impl ConnectionTrait, project: ProjectId, person: PersonId) -> Result<u64, DbErr> {
    observation::Entity::find()
        .filter(observation::Column::ProjectId.eq(project.0))
        .filter(observation::Column::ObservedBy.eq(person.0))
        .filter(observation::Column::AnsweredAt.is_null())
        .count(db)
        .await
}

/// Finds the record of the legal acceptance that stands.
pub async fn find_legal(
    db: &impl ConnectionTrait,
    project: ProjectId,
) -> Result<Option<legal_acceptance::Model>, DbErr> {
    legal_acceptance::Entity::find()
        .filter(legal_acceptance::Column::ProjectId.eq(project.0))
        .order_by_desc(legal_acceptance::Column::Id)
        .one(db)
        .await
}

/// Lists the records of the legal acceptance of projects, the latest first.
pub async fn list_legal(db: &impl ConnectionTrait, projects: &[Uuid]) -> Result<Vec<legal_acceptance::Model>, DbErr> {
    legal_acceptance::Entity::find()
        .filter(legal_acceptance::Column::ProjectId.is_in(projects.iter().copied()))
        .order_by_desc(legal_acceptance::Column::Id)
        .all(db)
        .await
}
