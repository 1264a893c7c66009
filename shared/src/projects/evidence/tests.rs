use super::*;
use crate::lang::Lang;

const DISPLAYED: NoticeFacts =
    NoticeFacts { published: true, period_over: true, open_objections: 0, objections_overridden: false };

/// Everything every step asks for.
fn complete() -> Evidence {
    let date = NaiveDate::from_ymd_opt(2026, 6, 30);
    Evidence {
        homes: 129,
        answers: 96,
        consultation_closed: true,
        summary_published: true,
        motions: 1,
        meetings_with_minutes: 1,
        work_items: 6,
        final_decisions: 1,
        decision_passed: true,
        decision_notice: DISPLAYED,
        approval_number: Some("演示批复〔2026〕1号".into()),
        approved_on: date,
        plan_notice: DISPLAYED,
        gate_plan_reached: true,
        gate_management_reached: true,
        reviewed_amount: Some(Fen(120_000_000)),
        contractor: Some("演示施工单位".into()),
        contract_price: Some(Fen(118_000_000)),
        works_board: DISPLAYED,
        parties_named: true,
        accepted_on: date,
        settlement_amount: Some(Fen(117_500_000)),
        audited_amount: Some(Fen(116_900_000)),
        acceptance_notice: DISPLAYED,
        settlement_notice: DISPLAYED,
        ..Evidence::default()
    }
}

fn missing(stage: Stage, change: impl FnOnce(&mut Evidence)) -> Vec<MissingEvidence> {
    let mut evidence = complete();
    change(&mut evidence);
    may_close(stage, &evidence).err().unwrap_or_default()
}

#[test]
fn with_all_evidence_every_step_but_the_warranty_closes() {
    for stage in Stage::ALL {
        let expected = if *stage == Stage::Warranty { vec![MissingEvidence::WarrantyLasts] } else { Vec::new() };
        assert_eq!(missing(*stage, |_| ()), expected, "{stage:?}");
    }
}

#[test]
fn r33_without_any_evidence_no_step_closes() {
    for stage in Stage::ALL {
        assert!(may_close(*stage, &Evidence::default()).is_err(), "{stage:?}");
    }
}

#[test]
fn r33_a_part_is_asked_for_in_the_step_of_its_whole() {
    for stage in Stage::ALL {
        for part in required(*stage) {
            assert!(part.part_of().is_none_or(|whole| required(*stage).contains(&whole)), "{part:?} of {stage:?}");
        }
    }
}

#[test]
fn every_piece_is_asked_for_and_has_sentences_in_both_languages() {
    for piece in MissingEvidence::ALL {
        assert!(Stage::ALL.iter().any(|stage| required(*stage).contains(piece)), "{piece:?}");
        assert!(piece.words(Lang::Zh).ends_with('。') && piece.words(Lang::En).ends_with('.'), "{piece:?}");
        assert_eq!(MissingEvidence::parse(piece.as_str()), Some(*piece));
    }
}

#[test]
fn the_consultation_needs_answers_a_close_and_a_published_summary() {
    use MissingEvidence::*;
    assert_eq!(
        missing(Stage::Consultation, |evidence| {
            evidence.answers = 0;
            evidence.consultation_closed = false;
            evidence.summary_published = false;
        }),
        [Answers, ConsultationClose, ConsultationSummary]
    );
}

#[test]
fn r32_nothing_is_decided_that_was_not_deliberated() {
    let without_minutes = |evidence: &mut Evidence| evidence.meetings_with_minutes = 0;
    assert_eq!(missing(Stage::Deliberation, without_minutes), [MissingEvidence::Minutes]);
    assert_eq!(missing(Stage::Decision, without_minutes), [MissingEvidence::Minutes]);
}

#[test]
fn r31_a_no_is_told_apart_from_a_vote_that_is_not_over() {
    use MissingEvidence::*;
    assert_eq!(missing(Stage::Decision, |evidence| evidence.decision_passed = false), [Consent]);
    let running = |evidence: &mut Evidence| {
        evidence.final_decisions = 0;
        evidence.pending_decisions = 1;
        evidence.decision_passed = false;
    };
    assert_eq!(missing(Stage::Decision, running), [Decision, PendingDecisions]);
}

#[test]
fn r34_open_objections_block_the_two_notices_until_answered_or_overridden() {
    use MissingEvidence::*;
    let open = NoticeFacts { open_objections: 2, ..DISPLAYED };
    assert_eq!(missing(Stage::DecisionNotice, |evidence| evidence.decision_notice = open), [DecisionObjections]);
    assert_eq!(missing(Stage::PlanNotice, |evidence| evidence.plan_notice = open), [PlanObjections]);
    let overridden = NoticeFacts { objections_overridden: true, ..open };
    assert!(missing(Stage::DecisionNotice, |evidence| evidence.decision_notice = overridden).is_empty());
    let evidence = Evidence { plan_notice: open, ..complete() };
    assert_eq!(PlanObjections.how_many(&evidence), Some(2));
}

#[test]
fn a_notice_must_be_published_and_shown_for_its_whole_period() {
    use MissingEvidence::*;
    let running = NoticeFacts { period_over: false, ..DISPLAYED };
    assert_eq!(missing(Stage::DecisionNotice, |evidence| evidence.decision_notice = running), [DecisionNoticePeriod]);
    assert_eq!(
        missing(Stage::ResultsNotice, |evidence| {
            evidence.acceptance_notice = running;
            evidence.settlement_notice = NoticeFacts::default();
        }),
        [AcceptanceNoticePeriod, SettlementNotice]
    );
}

#[test]
fn r32_no_works_before_the_plan_was_shown_and_the_gate_was_reached() {
    use MissingEvidence::*;
    let too_early = |evidence: &mut Evidence| {
        evidence.plan_notice.period_over = false;
        evidence.gate_management_reached = false;
    };
    assert_eq!(missing(Stage::Procurement, too_early), [PlanNoticePeriod, GateManagement]);
    assert!(BEFORE_WORKS.iter().all(|piece| required(Stage::Procurement).contains(piece)));
    let mut evidence = complete();
    assert_eq!(may_start_works(&evidence), Ok(()));
    too_early(&mut evidence);
    assert_eq!(may_start_works(&evidence), Err(vec![PlanNoticePeriod, GateManagement]));
}

#[test]
fn acceptance_and_settlement_audit_do_not_wait_for_each_other() {
    assert!(missing(Stage::Acceptance, |evidence| evidence.audited_amount = None).is_empty());
    assert!(missing(Stage::SettlementAudit, |evidence| evidence.accepted_on = None).is_empty());
}

#[test]
fn works_and_checks_leave_nothing_open() {
    use MissingEvidence::*;
    assert_eq!(
        missing(Stage::Works, |evidence| {
            evidence.works_board = NoticeFacts::default();
            evidence.parties_named = false;
            evidence.unfinished_items = 3;
        }),
        [WorksBoard, Parties, UnfinishedItems]
    );
    assert_eq!(
        missing(Stage::ResidentCheck, |evidence| {
            evidence.unchecked_items = 1;
            evidence.open_defects = 4;
        }),
        [UncheckedItems, OpenDefects]
    );
}

#[test]
fn blank_texts_and_zero_amounts_are_no_evidence() {
    use MissingEvidence::*;
    assert_eq!(missing(Stage::Approval, |evidence| evidence.approval_number = Some("  ".into())), [ApprovalNumber]);
    assert_eq!(missing(Stage::BudgetReview, |evidence| evidence.reviewed_amount = Some(Fen(0))), [ReviewedAmount]);
}
