//! What other features need to know of decisions: the evidence of the step `decision` and of the consent gate.

use linyi_shared::decisions::rules::{DecisionKind, DecisionState};
use linyi_shared::id::{DecisionId, ProjectId};
use linyi_shared::time::Instant;
use sea_orm::ConnectionTrait;

use super::count;
use super::queries::list_about_project;
use crate::error::Result;

/// A decision as evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecisionEvidence {
    /// The decision.
    pub id: DecisionId,
    /// What it is called.
    pub title: String,
    /// Which rule judged it.
    pub kind: DecisionKind,
    /// Where it stands.
    pub state: DecisionState,
    /// How many questions it asked.
    pub items: usize,
    /// How many of them are carried; a consent gate counts only when both are (R29).
    pub carried: usize,
    /// When it became final, UTC.
    pub final_at: Option<Instant>,
}

impl DecisionEvidence {
    /// Whether it is final and carried something; for a consent gate: whether the share was reached on both questions.
    pub fn is_final_and_passed(&self) -> bool {
        let enough = match self.kind {
            DecisionKind::ConsentGate => self.carried == self.items,
            _ => self.carried > 0,
        };
        matches!(self.state, DecisionState::Final | DecisionState::Archived) && enough && self.items > 0
    }
}

/// Lists the decisions of a project, and of its compound's whole cluster, whose outcome is published, with what they carried, the earliest first.
pub async fn list_evidence(
    db: &impl ConnectionTrait,
    project: ProjectId,
    now: Instant,
) -> Result<Vec<DecisionEvidence>> {
    let mut evidence = Vec::new();
    for row in list_about_project(db, project).await? {
        let Some(outcome) = count::published(db, &row).await? else { continue };
        evidence.push(DecisionEvidence {
            id: row.decision_id(),
            title: row.title.clone(),
            kind: row.decision_kind()?,
            state: row.state_at(now),
            items: outcome.items.len(),
            carried: outcome.carried(),
            final_at: row.final_at,
        });
    }
    Ok(evidence)
}

/// Whether a decision of one of `kinds` is final and passed in a project.
pub async fn is_decided(
    db: &impl ConnectionTrait,
    project: ProjectId,
    kinds: &[DecisionKind],
    now: Instant,
) -> Result<bool> {
    let evidence = list_evidence(db, project, now).await?;
    Ok(evidence.iter().any(|one| kinds.contains(&one.kind) && one.is_final_and_passed()))
}

/// Whether the consent gate of a project is final and reached on both questions (R29).
pub async fn is_gate_reached(db: &impl ConnectionTrait, project: ProjectId, now: Instant) -> Result<bool> {
    is_decided(db, project, &[DecisionKind::ConsentGate], now).await
}
