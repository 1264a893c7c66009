//! What the records of the other features say about a project: links, deadlines and counts for its pages.

use chrono::NaiveDate;
use linyi_shared::decisions::rules::DecisionState;
use linyi_shared::id::{ConsultationId, DecisionId, NoticeId, ProjectId, RatingRoundId};
use linyi_shared::notices::kind::NoticeKind;
use linyi_shared::time::Instant;

use crate::entities::{notice, project};
use crate::error::Result;
use crate::features::{acceptance, consultations, decisions, deliberations, notices, ratings, works};
use crate::state::State;

/// How many notices of one project are looked through; far more than a project has.
const NOTICES: u64 = 500;

/// What the records of the other features say about one project.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// The latest consultation that was opened to residents.
    pub consultation: Option<ConsultationFact>,
    /// Whether a motion or a meeting is recorded.
    pub is_deliberated: bool,
    /// The latest decision that was announced.
    pub decision: Option<DecisionFact>,
    /// The notice of the decision.
    pub decision_notice: Option<NoticeFact>,
    /// The notice of the plan.
    pub plan_notice: Option<NoticeFact>,
    /// The notice of the results.
    pub results_notice: Option<NoticeFact>,
    /// Published notices.
    pub notices: u32,
    /// Whether the works have a record.
    pub is_works_begun: bool,
    /// What residents' checks found; nothing while none has begun.
    pub open_defects: Option<u32>,
    /// The legal acceptance.
    pub acceptance: Option<AcceptanceFact>,
    /// The rating round that is open or was last published.
    pub rating: Option<RatingFact>,
}

/// A consultation.
#[derive(Clone, Debug)]
pub struct ConsultationFact {
    /// The consultation.
    pub id: ConsultationId,
    /// Its title.
    pub title: String,
    /// When it opens, UTC.
    pub opens_at: Instant,
    /// When it closes or was closed, UTC.
    pub closes_at: Instant,
    /// Homes of the compound.
    pub homes: u32,
    /// Homes among them that answered.
    pub answered: u32,
    /// Whether its summary is published.
    pub is_published: bool,
}

/// A decision; never how anyone voted.
#[derive(Clone, Debug)]
pub struct DecisionFact {
    /// The decision.
    pub id: DecisionId,
    /// Its title.
    pub title: String,
    /// When voting opens, UTC.
    pub opens_at: Instant,
    /// When voting closes, UTC.
    pub closes_at: Instant,
    /// Whether an outcome is published.
    pub is_published: bool,
}

/// A notice.
#[derive(Clone, Debug)]
pub struct NoticeFact {
    /// The notice.
    pub id: NoticeId,
    /// When it was published, UTC.
    pub published_at: Instant,
    /// When its period ends, UTC.
    pub ends_at: Option<Instant>,
}

/// The legal acceptance.
#[derive(Clone, Debug)]
pub struct AcceptanceFact {
    /// Its day.
    pub accepted_on: NaiveDate,
    /// The number of the certificate.
    pub certificate: String,
}

/// A rating round.
#[derive(Clone, Debug)]
pub struct RatingFact {
    /// The round.
    pub id: RatingRoundId,
    /// When it opens, UTC.
    pub opens_at: Instant,
    /// When it closes, UTC.
    pub closes_at: Instant,
}

impl Facts {
    /// Reads the records about a project.
    pub async fn find(state: &State, project: &project::Model) -> Result<Self> {
        let (db, id) = (state.database.reader(), ProjectId(project.id));
        let posted = posted(state, project).await?;
        let deliberated = deliberations::queries::find_evidence(db, id).await?;
        let checked = acceptance::queries::find_evidence(db, id).await?;
        let accepted = checked.accepted.map(|(accepted_on, certificate)| AcceptanceFact { accepted_on, certificate });
        let rating = ratings::queries::find_evidence(db, id, state.now()).await?;
        let latest = |kinds: &[NoticeKind]| {
            let own = |row: &&notice::Model| kinds.iter().any(|kind| kind.as_str() == row.kind);
            posted.iter().find(own).and_then(notice_fact)
        };
        Ok(Self {
            consultation: consultation(state, project).await?,
            decision: decision(state, project).await?,
            decision_notice: latest(&[NoticeKind::Decision]),
            plan_notice: latest(&[NoticeKind::Plan]),
            results_notice: latest(&[NoticeKind::Settlement, NoticeKind::Acceptance]),
            notices: posted.len() as u32,
            is_deliberated: deliberated.motions + deliberated.meetings > 0,
            is_works_begun: works::queries::find_evidence(db, id).await?.is_begun,
            open_defects: checked.is_begun.then_some(checked.open_defects),
            acceptance: accepted,
            rating: rating.map(|round| RatingFact {
                id: round.id,
                opens_at: round.opens_at,
                closes_at: round.closes_at,
            }),
        })
    }
}

/// The notices of a project that stand or stood for their time, those of what its whole cluster decided included, the
/// latest first; a compound has one project.
async fn posted(state: &State, project: &project::Model) -> Result<Vec<notice::Model>> {
    let filter = notices::queries::Filter {
        clusters: notices::told::clusters(&state.places(), &[project.compound_id]),
        compounds: Some(vec![project.compound_id]),
        statuses: &["published", "ended"],
        ..notices::queries::Filter::default()
    };
    Ok(notices::queries::list_notices(state.database.reader(), &filter, None, NOTICES).await?)
}

fn notice_fact(row: &notice::Model) -> Option<NoticeFact> {
    Some(NoticeFact { id: row.id.into(), published_at: row.published_at?, ends_at: row.ends_at })
}

async fn consultation(state: &State, project: &project::Model) -> Result<Option<ConsultationFact>> {
    let rows = consultations::queries::list_of_project(state.database.reader(), ProjectId(project.id)).await?;
    let now = state.now();
    let Some(row) = rows.into_iter().find(|row| row.opens_at <= now) else { return Ok(None) };
    let reach = consultations::views::reach(state, &row).await?;
    Ok(Some(ConsultationFact {
        id: row.id.into(),
        opens_at: row.opens_at,
        closes_at: row.closed_at.map_or(row.closes_at, |closed| closed.min(row.closes_at)),
        homes: u32::try_from(reach.homes()).unwrap_or(0),
        answered: u32::try_from(reach.answered()).unwrap_or(0),
        is_published: row.published_at.is_some(),
        title: row.title,
    }))
}

async fn decision(state: &State, project: &project::Model) -> Result<Option<DecisionFact>> {
    let rows = decisions::queries::list_about_project(state.database.reader(), ProjectId(project.id)).await?;
    let now = state.now();
    Ok(rows.into_iter().next_back().map(|row| DecisionFact {
        id: row.decision_id(),
        opens_at: row.opens_at,
        closes_at: row.closes_at,
        is_published: matches!(
            row.state_at(now),
            DecisionState::Provisional | DecisionState::Objecting | DecisionState::Final | DecisionState::Archived
        ),
        title: row.title,
    }))
}
