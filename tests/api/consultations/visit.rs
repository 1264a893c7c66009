//! Grid workers visit homes and enter answers.

use linyi_shared::consultations::api::{HomeDesk, HomesReach};
use linyi_shared::consultations::rules::{AnswerChannel, ReachState, VisitResult};
use linyi_shared::inbox::api::MessageView;
use linyi_shared::page::Page;
use linyi_shared::people::rules::Role;
use linyi_shared::problem::Code;
use linyi_tests::TestApp;
use serde_json::json;

use super::{answer, compound, opened, read};

#[tokio::test]
async fn visits_add_up_and_the_best_state_counts() {
    let app = TestApp::start().await;
    let (here, _, path) = opened(&app, 3).await;
    let worker = app.staff(Role::GridWorker, here.community).await;
    let visits = format!("{path}/visits");
    let home = here.homes[0];
    let first = worker.post(&visits, json!({"home_id": home, "result": "not_met", "note": "晚上在家"})).await.created();
    assert_eq!(first["reach"], "not_met");
    let second = worker.post(&visits, json!({"home_id": home, "result": "refused"})).await.created();
    assert_eq!(second["reach"], "refused");

    let desk: HomeDesk = worker.get(&format!("{path}/homes/{home}")).await.parse();
    assert_eq!(desk.visits.len(), 2);
    assert_eq!((desk.visits[1].result, desk.visits[1].note.as_str()), (VisitResult::NotMet, "晚上在家"));
    let list: HomesReach = worker.get(&format!("{path}/homes?building_id={}", here.buildings[0])).await.parse();
    assert_eq!(list.homes.len(), 3);
    let states: Vec<_> = list.homes.iter().map(|home| (home.reach, home.visits)).collect();
    assert_eq!(states.iter().filter(|state| **state == (ReachState::Refused, 2)).count(), 1);
    assert_eq!(list.buildings[0].reach.not_reached, 2);
    let reach = read(&app.anonymous(), &path).await.reach;
    assert_eq!((reach.refused, reach.reached(), reach.homes()), (1, 1, 3));
}

#[tokio::test]
async fn an_answer_at_the_door_is_told_to_the_home() {
    let app = TestApp::start().await;
    let (here, _, path) = opened(&app, 1).await;
    let worker = app.staff(Role::GridWorker, here.community).await;
    let resident = app.resident(here.homes[0]).await;
    let mut body = answer(here.homes[0]);
    body["channel"] = json!("visit");
    worker.post(&format!("{path}/entered-answers"), body).await.ok();
    let inbox: Page<MessageView> = resident.get("/inbox").await.parse();
    assert_eq!(inbox.items[0].kind, "consultation");
    assert!(!inbox.items[0].body.contains("顶楼"), "a message never says what was chosen");
    let desk: HomeDesk = worker.get(&format!("{path}/homes/{}", here.homes[0])).await.parse();
    assert_eq!((desk.reach, desk.visits[0].result), (ReachState::Visited, VisitResult::Answered));
    assert_eq!(desk.versions[0].channel, AnswerChannel::Visit);
}

#[tokio::test]
async fn paper_needs_its_photo_and_ways_replace_each_other() {
    let app = TestApp::start().await;
    let (here, _, path) = opened(&app, 1).await;
    let worker = app.staff(Role::GridWorker, here.community).await;
    let entered = format!("{path}/entered-answers");
    let mut body = answer(here.homes[0]);
    body["channel"] = json!("paper");
    let problem = worker.post(&entered, body.clone()).await.refused(Code::InvalidInput);
    assert_eq!(problem.errors[0].pointer, "/photos");
    body["photos"] = json!([worker.upload_photo().await]);
    worker.post(&entered, body.clone()).await.ok();
    assert_eq!(read(&worker, &path).await.reach.paper, 1);

    let resident = app.resident(here.homes[0]).await;
    let own = resident.post(&format!("{path}/answers"), answer(here.homes[0])).await.ok();
    assert_eq!(own["version"], 2);
    let reach = read(&worker, &path).await.reach;
    assert_eq!((reach.online, reach.paper, reach.answered()), (1, 0, 1));
    body["photos"] = json!([worker.upload_photo().await]);
    assert_eq!(worker.post(&entered, body).await.ok()["version"], 3);
    let desk: HomeDesk = worker.get(&format!("{path}/homes/{}", here.homes[0])).await.parse();
    assert_eq!(desk.versions.len(), 3);
    assert!(desk.versions[1].photos.is_empty(), "what a resident sent by phone is not shown by home");
}

#[tokio::test]
async fn visits_are_recorded_by_those_who_visit_here() {
    let app = TestApp::start().await;
    let (here, _, path) = opened(&app, 1).await;
    let there = compound(&app, "乙小区", 1).await;
    let visits = format!("{path}/visits");
    let body = json!({"home_id": here.homes[0], "result": "not_met"});
    app.anonymous().post(&visits, body.clone()).await.refused(Code::SignInRequired);
    app.resident(here.homes[0]).await.post(&visits, body.clone()).await.refused(Code::Forbidden);
    app.staff(Role::Auditor, here.community).await.post(&visits, body.clone()).await.refused(Code::Forbidden);
    let foreign = app.staff(Role::GridWorker, there.community).await;
    foreign.post(&visits, body.clone()).await.refused(Code::Forbidden);
    foreign.get(&format!("{path}/homes")).await.refused(Code::Forbidden);
    let worker = app.staff(Role::GridWorker, here.community).await;
    let elsewhere = json!({"home_id": there.homes[0], "result": "not_met"});
    worker.post(&visits, elsewhere).await.refused(Code::ForeignCompound);
    let mut entered = answer(there.homes[0]);
    entered["channel"] = json!("visit");
    worker.post(&format!("{path}/entered-answers"), entered).await.refused(Code::ForeignCompound);
    let answered = json!({"home_id": here.homes[0], "result": "answered"});
    let problem = worker.post(&visits, answered).await.refused(Code::InvalidInput);
    assert_eq!(problem.errors[0].pointer, "/result");
    let mut online = answer(here.homes[0]);
    online["channel"] = json!("online");
    let problem = worker.post(&format!("{path}/entered-answers"), online).await.refused(Code::InvalidInput);
    assert_eq!(problem.errors[0].pointer, "/channel");
}

#[tokio::test]
async fn nothing_is_recorded_after_the_end_and_a_repeat_counts_once() {
    let app = TestApp::start().await;
    let (here, _, path) = opened(&app, 1).await;
    let worker = app.staff(Role::GridWorker, here.community).await;
    let body = json!({"home_id": here.homes[0], "result": "not_met"});
    let visits = format!("{path}/visits");
    worker.post_keyed(&visits, "door", body.clone()).await.created();
    worker.post_keyed(&visits, "door", body.clone()).await.created();
    let desk: HomeDesk = worker.get(&format!("{path}/homes/{}", here.homes[0])).await.parse();
    assert_eq!(desk.visits.len(), 1);
    app.advance_days(15);
    let worker = app.staff(Role::GridWorker, here.community).await;
    worker.post(&visits, body).await.refused(Code::ConsultationClosed);
}
