//! What a decision leaves behind: hidden small figures, corrections, signatories, the archive, repeats.

use chrono::Duration;
use linyi_server::entities::{audit_entry, project};
use linyi_server::features::decisions::queries;
use linyi_shared::decisions::api::{DecisionPage, SetUpPage};
use linyi_shared::decisions::rules::{DecisionKind, DecisionState};
use linyi_shared::notices::kind::NoticeKind;
use linyi_shared::problem::Code;
use linyi_shared::projects::rules::Stage;
use linyi_tests::TestApp;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use serde_json::json;

use super::given::{SIGNATORIES, Vote, body, compound};

/// A vote in which the first `homes` homes agreed online.
async fn voted(app: &TestApp, homes: usize) -> Vote<'_> {
    let place = compound(app, homes).await;
    let body = body(app, &place, "owners_ordinary");
    let vote = Vote::open(app, place, body).await;
    for home in vote.place.homes.clone() {
        vote.cast(home, "agree").await.created();
    }
    vote
}

async fn page_of(vote: &Vote<'_>) -> DecisionPage {
    vote.app.anonymous().get(&vote.path()).await.parse()
}

#[tokio::test]
async fn r51_small_figures_by_channel_are_hidden_with_one_more_so_that_none_follows_from_the_rest() {
    let app = TestApp::start().await;
    let place = compound(&app, 14).await;
    let body = body(&app, &place, "owners_ordinary");
    let vote = Vote::open(&app, place, body).await;
    let homes = vote.place.homes.clone();
    for home in &homes[..8] {
        vote.cast(*home, "agree").await.created();
    }
    let staff = vote.staff().await;
    for (index, home) in homes[8..].iter().enumerate() {
        let mut ballot = vote.ballot(*home, "against").await;
        ballot["channel"] = json!(if index < 5 { "visit" } else { "phone" });
        ballot["note"] = json!("本人在家，当面登记。");
        staff.post(&format!("{}/entered-ballots", vote.path()), ballot).await.created();
    }
    let outcome = vote.outcome().await;
    let channels = outcome["channels"].as_array().expect("channels");
    let told: Vec<_> = channels.iter().map(|count| (count["channel"].as_str(), count["ballots"].as_u64())).collect();
    assert_eq!(told.len(), 3);
    assert!(told.contains(&(Some("online"), Some(8))), "{told:?}");
    assert!(told.contains(&(Some("visit"), None)) && told.contains(&(Some("phone"), None)), "{told:?}");
    let desk = staff.get(&format!("/desk/decisions/{}", vote.id)).await.ok();
    assert_eq!(desk["page"]["outcome"]["channels"], outcome["channels"], "the desk reads no more");
}

#[tokio::test]
async fn the_outcome_carries_the_head_over_every_ballot() {
    let app = TestApp::start().await;
    let vote = voted(&app, 3).await;
    vote.go_to(vote.closes_at);
    vote.step("outcome").await.ok();
    let page = page_of(&vote).await;
    let outcome = page.outcome.expect("an outcome");
    let head = outcome.head.expect("a head");
    assert_eq!((head.head.size, head.check(page.log_key)), (3, Ok(())));
    assert_eq!(outcome.version, 1);
}

#[tokio::test]
async fn r17_a_correction_is_a_new_version_with_its_reason_that_is_posted_anew() {
    let app = TestApp::start().await;
    let vote = voted(&app, 3).await;
    vote.outcome().await;
    let path = format!("{}/outcome/corrections", vote.path());
    let correction = json!({"reason": "201 室的纸票登记错了，核对原件后重新计票。"});
    let staff = vote.staff().await;
    staff.post(&path, correction.clone()).await.refused(Code::DecisionStepRefused);
    let first = vote.post_result().await;
    let resident = app.resident(vote.place.homes[0]).await;
    resident.post(&path, correction.clone()).await.refused(Code::Forbidden);
    let empty = staff.post(&path, json!({"reason": " "})).await.refused(Code::InvalidInput);
    assert_eq!(empty.errors[0].pointer, "/reason");
    assert_eq!(staff.post(&path, correction).await.ok()["state"], "provisional");

    let page = page_of(&vote).await;
    assert_eq!(page.state, DecisionState::Provisional);
    assert_eq!(page.outcome.as_ref().map(|outcome| outcome.version), Some(2));
    let versions: Vec<_> =
        page.outcome_versions.iter().map(|version| (version.version, version.reason.is_empty())).collect();
    assert_eq!(versions, [(1, true), (2, false)], "both stay readable");
    assert_eq!(page.result_notices, [], "what was posted told of the version before");
    vote.wait_out(&first).await;
    vote.step("final").await.refused(Code::ResultNoticeMissing);
    vote.finish().await;
    assert_eq!(page_of(&vote).await.state, DecisionState::Final);
    vote.staff().await.post(&path, json!({"reason": "再改"})).await.refused(Code::DecisionStepRefused);
}

#[tokio::test]
async fn n5_a_final_outcome_names_who_signed_it() {
    let app = TestApp::start().await;
    let vote = voted(&app, 2).await;
    vote.outcome().await;
    let notice = vote.post_result().await;
    vote.wait_out(&notice).await;
    let staff = vote.staff().await;
    let refused = staff.post(&format!("{}/final", vote.path()), json!({})).await.refused(Code::InvalidInput);
    assert_eq!(refused.errors[0].pointer, "/signatories");
    assert_eq!(page_of(&vote).await.signatories, "");
    vote.step("final").await.ok();
    let page = page_of(&vote).await;
    assert_eq!(page.signatories, SIGNATORIES);
    let years = page.kept_until.expect("a date") - page.final_at.expect("a moment");
    assert!(years >= Duration::days(5 * 365), "R25: five years by default");
}

#[tokio::test]
async fn a_decision_is_archived_after_its_final_result_hung_and_stays_evidence() {
    let app = TestApp::start().await;
    let vote = voted(&app, 2).await;
    vote.step("archive").await.refused(Code::DecisionStepRefused);
    vote.outcome().await;
    vote.finish().await;
    vote.step("archive").await.refused(Code::DecisionNoticeMissing);
    let tx = app.state.database.begin().await.expect("a transaction");
    let row = project::Entity::find_by_id(vote.place.project.0).one(&tx).await.expect("a query").expect("a project");
    let mut row = row.into_active_model();
    row.stage = Set(Stage::DecisionNotice.as_str().to_owned());
    row.update(&tx).await.expect("an update");
    tx.commit().await.expect("a commit");
    let notice = vote.post(NoticeKind::Decision).await;
    vote.step("archive").await.refused(Code::DecisionNoticeRunning);
    let desk = async || vote.staff().await.get(&format!("/desk/decisions/{}", vote.id)).await.ok();
    assert_eq!(desk().await["may_archive"], false);
    vote.wait_out(&notice).await;
    assert_eq!(desk().await["may_archive"], true);
    app.resident(vote.place.homes[0])
        .await
        .post(&format!("{}/archive", vote.path()), json!({}))
        .await
        .refused(Code::Forbidden);
    for _ in 0..2 {
        assert_eq!(vote.step("archive").await.ok()["state"], "archived", "again is no change");
    }
    let page = page_of(&vote).await;
    assert_eq!((page.state, page.archived_at.is_some()), (DecisionState::Archived, true));
    assert!(page.outcome.is_some(), "kept and readable");
    let db = app.state.database.reader();
    let kinds = [DecisionKind::OwnersOrdinary];
    assert!(queries::is_decided(db, vote.place.project, &kinds, app.now()).await.expect("evidence"));
    let audited = audit_entry::Entity::find().filter(audit_entry::Column::Action.eq("decisions.archive"));
    assert_eq!(audited.all(db).await.expect("rows").len(), 1);
    vote.step("final").await.refused(Code::DecisionStepRefused);
}

#[tokio::test]
async fn a_repeat_is_a_new_decision_and_both_link_each_other() {
    let app = TestApp::start().await;
    let vote = voted(&app, 2).await;
    let mut again = body(&app, &vote.place, "owners_ordinary");
    again["title"] = json!("屋面改造重新表决");
    again["initiator"] = json!("测试社区居民委员会");
    again["contact"] = json!("演示联系人 0379-00000000");
    again["repeats_decision_id"] = json!(vote.id);
    let staff = vote.staff().await;
    let path = format!("/projects/{}/decisions", vote.place.project);
    let refused = staff.post(&path, again.clone()).await.refused(Code::InvalidInput);
    assert_eq!(refused.errors[0].pointer, "/repeats_decision_id", "it is still open");
    let setup = format!("/projects/{}/decision-setup", vote.place.project);
    assert_eq!(staff.get(&setup).await.parse::<SetUpPage>().repeatable, []);

    let opens = vote.closes_at + Duration::days(20);
    again["opens_at"] = json!(opens);
    again["closes_at"] = json!(opens + Duration::days(10));
    vote.outcome().await;
    let offered: SetUpPage = vote.staff().await.get(&setup).await.parse();
    assert_eq!(
        offered.repeatable.iter().map(|link| link.id.to_string()).collect::<Vec<_>>(),
        std::slice::from_ref(&vote.id)
    );
    let repeat = Vote::draft(&app, vote.place.clone(), again.clone()).await;
    assert_eq!(page_of(&vote).await.repeated_by, [], "a draft is not known to the public");
    repeat.step("notice").await.ok();
    let (old, new) = (page_of(&vote).await, page_of(&repeat).await);
    assert_eq!(old.repeated_by.iter().map(|link| link.id).collect::<Vec<_>>(), [new.id]);
    assert_eq!(new.repeats.as_ref().map(|link| (link.id, link.state)), Some((old.id, DecisionState::Provisional)));
    assert_eq!((new.initiator.as_str(), old.initiator.as_str()), ("测试社区居民委员会", "测试社区"));
    assert_eq!(new.contact, "演示联系人 0379-00000000");

    let elsewhere = compound(&app, 1).await;
    let mut foreign = body(&app, &elsewhere, "owners_ordinary");
    foreign["repeats_decision_id"] = json!(vote.id);
    let path = format!("/projects/{}/decisions", elsewhere.project);
    let staff = app.staff(linyi_shared::people::rules::Role::CommunityStaff, elsewhere.community).await;
    staff.post(&path, foreign).await.refused(Code::InvalidInput);
}
