//! From which stage of the way a notice may be published (dossier R32: a step is not announced before it is due).

use super::kind::NoticeKind;
use crate::problem::{Code, Problem};
use crate::projects::rules::Stage;

/// The first stage at which a notice of that kind may be published.
///
/// Settlement and acceptance come in either order, so both are due from the earlier of the two on.
pub fn due_from(kind: NoticeKind) -> Stage {
    match kind {
        NoticeKind::Consultation | NoticeKind::ConsultationSummary => Stage::Consultation,
        NoticeKind::VoteCall | NoticeKind::ProvisionalResult => Stage::Decision,
        NoticeKind::Decision => Stage::DecisionNotice,
        NoticeKind::Plan => Stage::PlanNotice,
        // The board hangs before the first spade: it is put up once the contractor is chosen (R32, works notice).
        NoticeKind::WorksBoard => Stage::Procurement,
        NoticeKind::Progress => Stage::Works,
        NoticeKind::Rating => Stage::ResidentCheck,
        NoticeKind::Acceptance | NoticeKind::Settlement | NoticeKind::Warranty => Stage::Acceptance,
        NoticeKind::ServiceEvaluation => Stage::ResultsNotice,
    }
}

/// Refuses a notice of a step that is not due yet.
pub fn check_due(kind: NoticeKind, stage: Stage) -> Result<(), Problem> {
    if stage >= due_from(kind) { Ok(()) } else { Err(Problem::new(Code::StepOutOfOrder)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r32_the_plan_is_published_after_the_approval_and_not_before() {
        for stage in Stage::ALL {
            let refused = check_due(NoticeKind::Plan, *stage).map_err(|problem| problem.code);
            let expected = if *stage > Stage::Approval { Ok(()) } else { Err(Code::StepOutOfOrder) };
            assert_eq!(refused, expected, "{stage:?}");
        }
    }

    #[test]
    fn the_kinds_become_due_in_the_order_of_the_way_up_to_the_acceptance() {
        let stages: Vec<_> = NoticeKind::ALL.iter().take(9).map(|kind| due_from(*kind)).collect();
        assert!(stages.is_sorted());
    }
}
