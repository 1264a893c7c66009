//! Queries of consultations.

use std::collections::HashMap;

use linyi_shared::consultations::rules::{AnswerChannel, ReachCounts, ReachState, VisitResult, reach_of_home};
use linyi_shared::id::{ConsultationId, HomeId, PersonId, PlaceId, ProjectId};
use linyi_shared::problem::Code;
use linyi_shared::projects::rules::Stage;
use linyi_shared::time::Instant;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::summary;
use crate::entities::{
    consultation, consultation_answer, consultation_answer_version, consultation_item, home_binding, home_visit,
    project,
};
use crate::error::Result as FeatureResult;
use crate::features::places;

/// What the `projects` feature needs to close the step of consultation (R33, dossier §1.2).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The consultation.
    pub consultation_id: ConsultationId,
    /// When it was closed, UTC.
    pub closed_at: Option<Instant>,
    /// When its summary was published, UTC.
    pub published_at: Option<Instant>,
    /// How many homes there are, answered and were reached; as frozen at the close once it is closed.
    pub reach: ReachCounts,
}

/// Finds the evidence of a project: its latest published consultation, else its latest closed one, else its latest.
pub async fn find_evidence(db: &impl ConnectionTrait, project: ProjectId) -> FeatureResult<Option<Evidence>> {
    let rows = list_of_project(db, project).await?;
    let published = rows.iter().find(|row| row.published_at.is_some());
    let closed = || rows.iter().find(|row| row.closed_at.is_some());
    let Some(row) = published.or_else(closed).or(rows.first()) else { return Ok(None) };
    let reach = match summary::read_frozen(row)? {
        Some(frozen) => frozen.reach,
        None => count_reach(db, std::slice::from_ref(row)).await?.remove(&row.id).unwrap_or_default(),
    };
    Ok(Some(Evidence {
        consultation_id: row.id.into(),
        closed_at: row.closed_at,
        published_at: row.published_at,
        reach,
    }))
}

/// Finds a consultation, or refuses with [`Code::NotFound`].
pub async fn require_consultation(db: &impl ConnectionTrait, id: ConsultationId) -> FeatureResult<consultation::Model> {
    Ok(consultation::Entity::find_by_id(id.0).one(db).await?.ok_or(Code::NotFound)?)
}

/// Lists the consultations of a project, the latest first.
pub async fn list_of_project(db: &impl ConnectionTrait, project: ProjectId) -> Result<Vec<consultation::Model>, DbErr> {
    consultation::Entity::find()
        .filter(consultation::Column::ProjectId.eq(project.0))
        .order_by_desc(consultation::Column::Id)
        .all(db)
        .await
}

/// Lists the consultations of compounds, the latest first, after `cursor`, at most `limit`.
pub async fn list_of_compounds(
    db: &impl ConnectionTrait,
    compounds: &[PlaceId],
    cursor: Option<Uuid>,
    limit: u64,
) -> Result<Vec<consultation::Model>, DbErr> {
    let mut query = consultation::Entity::find()
        .filter(consultation::Column::CompoundId.is_in(compounds.iter().map(|compound| compound.0)));
    if let Some(cursor) = cursor {
        query = query.filter(consultation::Column::Id.lt(cursor));
    }
    query.order_by_desc(consultation::Column::Id).limit(limit).all(db).await
}

/// Lists the projects of `compounds` in the stage of consultation that have no consultation yet.
pub async fn list_waiting_projects(
    db: &impl ConnectionTrait,
    compounds: &[PlaceId],
) -> Result<Vec<project::Model>, DbErr> {
    let projects = project::Entity::find()
        .filter(project::Column::Stage.eq(Stage::Consultation.as_str()))
        .filter(project::Column::CompoundId.is_in(compounds.iter().map(|compound| compound.0)))
        .order_by_asc(project::Column::Title)
        .all(db)
        .await?;
    let asked: Vec<Uuid> = consultation::Entity::find()
        .select_only()
        .column(consultation::Column::ProjectId)
        .filter(consultation::Column::ProjectId.is_in(projects.iter().map(|project| project.id)))
        .into_tuple()
        .all(db)
        .await?;
    Ok(projects.into_iter().filter(|project| !asked.contains(&project.id)).collect())
}

/// Whether a consultation of the project is not closed yet.
pub async fn is_running(db: &impl ConnectionTrait, project: ProjectId) -> Result<bool, DbErr> {
    let running = consultation::Entity::find()
        .filter(consultation::Column::ProjectId.eq(project.0))
        .filter(consultation::Column::ClosedAt.is_null());
    Ok(running.count(db).await? > 0)
}

/// Lists what a consultation asks, in its order.
pub async fn list_items(db: &impl ConnectionTrait, id: ConsultationId) -> Result<Vec<consultation_item::Model>, DbErr> {
    consultation_item::Entity::find()
        .filter(consultation_item::Column::ConsultationId.eq(id.0))
        .order_by_asc(consultation_item::Column::Position)
        .all(db)
        .await
}

/// Lists the answers that count.
pub async fn list_answers(
    db: &impl ConnectionTrait,
    id: ConsultationId,
) -> Result<Vec<consultation_answer::Model>, DbErr> {
    consultation_answer::Entity::find().filter(consultation_answer::Column::ConsultationId.eq(id.0)).all(db).await
}

/// Finds the answer of a home that counts.
pub async fn find_answer(
    db: &impl ConnectionTrait,
    id: ConsultationId,
    home: HomeId,
) -> Result<Option<consultation_answer::Model>, DbErr> {
    consultation_answer::Entity::find_by_id((id.0, home.0)).one(db).await
}

/// Lists the versions of a home's answer, the latest first.
pub async fn list_versions(
    db: &impl ConnectionTrait,
    id: ConsultationId,
    home: HomeId,
) -> Result<Vec<consultation_answer_version::Model>, DbErr> {
    consultation_answer_version::Entity::find()
        .filter(consultation_answer_version::Column::ConsultationId.eq(id.0))
        .filter(consultation_answer_version::Column::HomeId.eq(home.0))
        .order_by_desc(consultation_answer_version::Column::Version)
        .all(db)
        .await
}

/// Lists the visits of a home, the latest first.
pub async fn list_visits(
    db: &impl ConnectionTrait,
    id: ConsultationId,
    home: HomeId,
) -> Result<Vec<home_visit::Model>, DbErr> {
    home_visit::Entity::find()
        .filter(home_visit::Column::ConsultationId.eq(id.0))
        .filter(home_visit::Column::HomeId.eq(home.0))
        .order_by_desc(home_visit::Column::Id)
        .all(db)
        .await
}

/// Whether nothing was answered and nobody was visited yet.
pub async fn is_untouched(db: &impl ConnectionTrait, id: ConsultationId) -> Result<bool, DbErr> {
    let answers = consultation_answer::Entity::find().filter(consultation_answer::Column::ConsultationId.eq(id.0));
    let visits = home_visit::Entity::find().filter(home_visit::Column::ConsultationId.eq(id.0));
    Ok(answers.count(db).await? == 0 && visits.count(db).await? == 0)
}

/// Lists the people who speak for a home.
pub async fn list_people_of_home(db: &impl ConnectionTrait, home: HomeId) -> Result<Vec<PersonId>, DbErr> {
    let bindings = home_binding::Entity::find()
        .filter(home_binding::Column::HomeId.eq(home.0))
        .filter(home_binding::Column::Until.is_null())
        .all(db)
        .await?;
    let mut people: Vec<_> = bindings.into_iter().map(|row| PersonId(row.person_id)).collect();
    people.sort_unstable();
    people.dedup();
    Ok(people)
}

/// What is known of a home besides that it exists.
#[derive(Clone, Debug, Default)]
pub struct Contact {
    /// The way its answer came.
    pub answer: Option<AnswerChannel>,
    /// What came of its visits.
    pub visits: Vec<VisitResult>,
}

impl Contact {
    /// How far the home is reached.
    pub fn state(&self) -> ReachState {
        reach_of_home(self.answer, self.visits.iter().copied())
    }
}

/// What is known of the homes of consultations that answered or were visited, by consultation and home.
pub async fn list_contacts(
    db: &impl ConnectionTrait,
    ids: &[Uuid],
) -> Result<HashMap<Uuid, HashMap<Uuid, Contact>>, DbErr> {
    let mut contacts: HashMap<Uuid, HashMap<Uuid, Contact>> = HashMap::new();
    let answers: Vec<(Uuid, Uuid, String)> = consultation_answer::Entity::find()
        .select_only()
        .column(consultation_answer::Column::ConsultationId)
        .column(consultation_answer::Column::HomeId)
        .column(consultation_answer::Column::Channel)
        .filter(consultation_answer::Column::ConsultationId.is_in(ids.iter().copied()))
        .into_tuple()
        .all(db)
        .await?;
    for (id, home, channel) in answers {
        contacts.entry(id).or_default().entry(home).or_default().answer = AnswerChannel::parse(&channel);
    }
    let visits: Vec<(Uuid, Uuid, String)> = home_visit::Entity::find()
        .select_only()
        .column(home_visit::Column::ConsultationId)
        .column(home_visit::Column::HomeId)
        .column(home_visit::Column::Outcome)
        .filter(home_visit::Column::ConsultationId.is_in(ids.iter().copied()))
        .into_tuple()
        .all(db)
        .await?;
    for (id, home, outcome) in visits {
        let contact = contacts.entry(id).or_default().entry(home).or_default();
        contact.visits.extend(VisitResult::parse(&outcome));
    }
    Ok(contacts)
}

/// Counts how far the homes of consultations are reached, by consultation.
pub async fn count_reach(
    db: &impl ConnectionTrait,
    rows: &[consultation::Model],
) -> Result<HashMap<Uuid, ReachCounts>, DbErr> {
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    let compounds: Vec<_> = rows.iter().map(|row| row.compound_id).collect();
    let homes: HashMap<_, _> = places::queries::count_homes(db, &compounds).await?.into_iter().collect();
    let contacts = list_contacts(db, &ids).await?;
    let counts = rows.iter().map(|row| {
        let mut counts: ReachCounts =
            contacts.get(&row.id).into_iter().flatten().map(|(_, contact)| contact.state()).collect();
        counts.not_reached += homes.get(&row.compound_id).copied().unwrap_or(0) - counts.homes();
        (row.id, counts)
    });
    Ok(counts.collect())
}
