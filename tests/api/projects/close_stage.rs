//! Closing the steps of the way.

use linyi_shared::people::rules::Role;
use linyi_shared::problem::{Code, Problem};
use linyi_shared::projects::api::{CompoundPage, StageClosed, StepState};
use linyi_shared::projects::rules::Stage;
use linyi_tests::{Answer, TestApp};
use reqwest::Method;
use serde_json::{Value, json};

fn path(project: impl std::fmt::Display, stage: &str) -> String {
    format!("/projects/{project}/stages/{stage}/close")
}

fn pointers(problem: &Problem) -> Vec<&str> {
    problem.errors.iter().map(|error| error.pointer.as_str()).collect()
}

fn closed(answer: Value) -> StageClosed {
    serde_json::from_value(answer).expect("a closed step")
}

#[tokio::test]
async fn the_reserve_closes_with_a_roster_and_opens_the_consultation() {
    let app = TestApp::start().await;
    let compound = app.compound().homes(2).build().await;
    let staff = app.staff(Role::CommunityStaff, compound.community).await;
    let answer = closed(staff.post(&path(compound.project, "reserve"), json!({})).await.ok());
    assert_eq!((answer.opened, answer.now_at), (vec![Stage::Consultation], Stage::Consultation));
    let page: CompoundPage = app.anonymous().get(&format!("/compounds/{}", compound.id)).await.parse();
    assert_eq!(page.project.stage, Stage::Consultation);
    let states: Vec<_> = page.way.iter().take(3).map(|step| step.state).collect();
    assert_eq!(states, [StepState::Done, StepState::Now, StepState::Ahead]);
}

#[tokio::test]
async fn an_empty_roster_keeps_the_reserve_open() {
    let app = TestApp::start().await;
    let compound = app.compound().build().await;
    let staff = app.staff(Role::CommunityStaff, compound.community).await;
    let problem = staff.post(&path(compound.project, "reserve"), json!({})).await.refused(Code::EvidenceMissing);
    assert_eq!(pointers(&problem), ["/evidence/roster"]);
}

#[tokio::test]
async fn a_step_without_evidence_is_refused_with_every_missing_piece_in_the_callers_language() {
    let app = TestApp::start().await;
    let compound = app.compound().homes(2).at(Stage::Consultation).build().await;
    let staff = app.staff(Role::CommunityStaff, compound.community).await;
    let path = path(compound.project, "consultation");
    let request = |lang| staff.request(Method::POST, &path).header("accept-language", lang).json(&json!({}));
    let problem = Answer::of(request("zh-CN")).await.refused(Code::EvidenceMissing);
    assert_eq!(
        pointers(&problem),
        ["/evidence/answers", "/evidence/consultation_close", "/evidence/consultation_summary"]
    );
    assert_eq!(problem.errors[1].detail, "征求意见还没有结束。");
    let problem = Answer::of(request("en")).await.refused(Code::EvidenceMissing);
    assert_eq!(problem.errors[1].detail, "The consultation has not been closed.");
}

#[tokio::test]
async fn no_step_of_the_residents_closes_by_the_word_of_the_staff_alone() {
    for (stage, role) in [
        (Stage::Consultation, Role::CommunityStaff),
        (Stage::Motion, Role::CommitteeMember),
        (Stage::Deliberation, Role::CommitteeMember),
        (Stage::Decision, Role::CommunityStaff),
        (Stage::DecisionNotice, Role::CommunityStaff),
        (Stage::PlanNotice, Role::CommunityStaff),
        (Stage::Works, Role::Contractor),
        (Stage::Acceptance, Role::HousingBureau),
        (Stage::ResultsNotice, Role::HousingBureau),
        (Stage::Warranty, Role::HousingBureau),
    ] {
        let app = TestApp::start().await;
        let compound = app.compound().homes(1).at(stage).build().await;
        let staff = app.staff(role, compound.community).await;
        let answer = staff.post(&path(compound.project, stage.as_str()), json!({})).await;
        assert!(!answer.refused(Code::EvidenceMissing).errors.is_empty(), "{stage:?}");
    }
}

#[tokio::test]
async fn the_approval_needs_its_number_and_day_and_keeps_them() {
    let app = TestApp::start().await;
    let compound = app.compound().homes(1).at(Stage::Approval).build().await;
    let bureau = app.staff(Role::HousingBureau, compound.district).await;
    let path = path(compound.project, "approval");
    let half = json!({"evidence": {"approval_number": "演示批复1号"}});
    let problem = bureau.post(&path, half).await.refused(Code::EvidenceMissing);
    assert_eq!(pointers(&problem), ["/evidence/approved_on"]);
    let whole = json!({"evidence": {"approval_number": "演示批复1号", "approved_on": "2026-04-01"}});
    assert_eq!(closed(bureau.post(&path, whole).await.ok()).now_at, Stage::PlanNotice);
    let page: CompoundPage = app.anonymous().get(&format!("/projects/{}", compound.project)).await.parse();
    assert_eq!(page.plan.approval_number.as_deref(), Some("演示批复1号"));
    assert_eq!(page.plan.approved_on.map(|day| day.to_string()).as_deref(), Some("2026-04-01"));
}

#[tokio::test]
async fn amounts_are_written_in_yuan_and_read_back_in_fen() {
    let app = TestApp::start().await;
    let compound = app.compound().homes(1).at(Stage::BudgetReview).build().await;
    let bureau = app.staff(Role::HousingBureau, compound.district).await;
    let path = path(compound.project, "budget_review");
    for wrong in [json!(1_200_000), json!("-1"), json!("1.234"), json!("一百万")] {
        let body = json!({"evidence": {"reviewed_amount": wrong}});
        let problem = bureau.post(&path, body).await.refused(Code::InvalidInput);
        assert_eq!(pointers(&problem), ["/evidence/reviewed_amount"]);
    }
    let zero = json!({"evidence": {"reviewed_amount": "0"}});
    bureau.post(&path, zero).await.refused(Code::EvidenceMissing);
    bureau.post(&path, json!({"evidence": {"reviewed_amount": "1,200,000.50"}})).await.ok();
    let page: CompoundPage = app.anonymous().get(&format!("/projects/{}", compound.project)).await.parse();
    assert_eq!(page.money.reviewed.map(|amount| amount.0), Some(120_000_050));
}

#[tokio::test]
async fn evidence_of_another_step_is_refused_and_named() {
    let app = TestApp::start().await;
    let compound = app.compound().homes(1).at(Stage::Approval).build().await;
    let bureau = app.staff(Role::HousingBureau, compound.district).await;
    let body = json!({"evidence": {"approval_number": "1", "approved_on": "2026-04-01", "contractor": "某单位"}});
    let problem = bureau.post(&path(compound.project, "approval"), body).await.refused(Code::InvalidInput);
    assert_eq!(pointers(&problem), ["/evidence/contractor"]);
    let unknown = json!({"evidence": {"stamp": "1"}});
    bureau.post(&path(compound.project, "approval"), unknown).await.refused(Code::InvalidInput);
}

#[tokio::test]
async fn a_step_closes_in_its_turn_and_once() {
    let app = TestApp::start().await;
    let compound = app.compound().homes(1).at(Stage::Approval).build().await;
    let bureau = app.staff(Role::HousingBureau, compound.district).await;
    let early = json!({"evidence": {"reviewed_amount": "100.00"}});
    bureau.post(&path(compound.project, "budget_review"), early).await.refused(Code::StepOutOfOrder);
    let body = json!({"evidence": {"approval_number": "1", "approved_on": "2026-04-01"}});
    bureau.post(&path(compound.project, "approval"), body.clone()).await.ok();
    bureau.post(&path(compound.project, "approval"), body).await.refused(Code::StepOutOfOrder);
    bureau.post(&path(compound.project, "no_such_step"), json!({})).await.refused(Code::NotFound);
}

#[tokio::test]
async fn a_repeat_with_the_same_key_closes_once_and_answers_the_same() {
    let app = TestApp::start().await;
    let compound = app.compound().homes(1).build().await;
    let staff = app.staff(Role::CommunityStaff, compound.community).await;
    let path = path(compound.project, "reserve");
    let first = staff.post_keyed(&path, "close-1", json!({})).await.ok();
    assert_eq!(staff.post_keyed(&path, "close-1", json!({})).await.ok(), first);
    let page: CompoundPage = staff.get(&format!("/compounds/{}", compound.id)).await.parse();
    assert_eq!(page.counts.steps_done, 1);
}

#[tokio::test]
async fn every_step_has_its_own_duty_at_its_own_place() {
    let app = TestApp::start().await;
    let here = app.compound().named("甲小区").homes(1).at(Stage::Approval).build().await;
    let there = app.compound().named("乙小区").homes(1).build().await;
    let approval = path(here.project, "approval");
    let body = json!({"evidence": {"approval_number": "1", "approved_on": "2026-04-01"}});
    for caller in [
        app.staff(Role::CommunityStaff, here.community).await,
        app.staff(Role::Auditor, here.district).await,
        app.staff(Role::HousingBureau, there.community).await,
        app.resident(here.homes[0]).await,
    ] {
        caller.post(&approval, body.clone()).await.refused(Code::Forbidden);
    }
    app.anonymous().post(&approval, body).await.refused(Code::SignInRequired);
    let contractor = app.staff(Role::Contractor, there.community).await;
    contractor.post(&path(there.project, "reserve"), json!({})).await.refused(Code::Forbidden);
}

#[tokio::test]
async fn acceptance_and_settlement_audit_come_in_either_order() {
    let app = TestApp::start().await;
    let compound = app.compound().homes(1).at(Stage::Acceptance).build().await;
    let bureau = app.staff(Role::HousingBureau, compound.district).await;
    let body = json!({"evidence": {"settlement_amount": "1000.00", "audited_amount": "990.00"}});
    let answer = closed(bureau.post(&path(compound.project, "settlement_audit"), body).await.ok());
    assert_eq!((answer.opened, answer.now_at), (Vec::new(), Stage::Acceptance));
    let page: CompoundPage = app.anonymous().get(&format!("/compounds/{}", compound.id)).await.parse();
    assert_eq!(page.money.audited.map(|amount| amount.0), Some(99_000));
}

#[tokio::test]
async fn without_javascript_a_refused_close_shows_what_is_missing_and_keeps_what_was_written() {
    let app = TestApp::start().await;
    let compound = app.compound().homes(1).at(Stage::Approval).build().await;
    let bureau = app.staff(Role::HousingBureau, compound.district).await;
    let page = format!("/desk/projects/{}", compound.project);
    let steering = [("_page", page.as_str()), ("_return", page.as_str())];
    let half = [("evidence[approval_number]", "演示批复1号"), steering[0], steering[1]];
    let answer = bureau.post_form(&path(compound.project, "approval"), &half).await;
    let shown = bureau.get(&format!("/{}", answer.sees_other())).await;
    assert!(shown.body.contains("还没有填写批准日期。"), "{}", shown.body);
    let field = shown.body.split("<input").find(|part| part.contains("evidence[approval_number]")).expect("the field");
    assert!(field.contains("value=\"演示批复1号\""), "{field}");
    let whole = [half[0], ("evidence[approved_on]", "2026-04-01"), steering[0], steering[1]];
    let answer = bureau.post_form(&path(compound.project, "approval"), &whole).await;
    assert_eq!(answer.sees_other(), page);
}
