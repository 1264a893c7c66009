//! The outcome: provisional, posted, objected to, final.

use linyi_server::features::decisions::queries;
use linyi_shared::decisions::rules::DecisionKind;
use linyi_shared::problem::Code;
use linyi_tests::TestApp;
use serde_json::json;

use super::given::{Vote, body, compound};

#[tokio::test]
async fn an_outcome_is_published_once_and_becomes_final_after_the_period_for_objections() {
    let app = TestApp::start().await;
    let place = compound(&app, 3).await;
    let body = body(&app, &place, "owners_ordinary");
    let vote = Vote::open(&app, place, body).await;
    for home in vote.place.homes.clone() {
        vote.cast(home, "agree").await.created();
    }
    vote.go_to(vote.closes_at);
    vote.step("final").await.refused(Code::DecisionStepRefused);
    app.resident(vote.place.homes[0])
        .await
        .post(&format!("{}/outcome", vote.path()), json!({}))
        .await
        .refused(Code::Forbidden);
    assert_eq!(vote.step("outcome").await.ok()["state"], "provisional");
    vote.step("outcome").await.refused(Code::DecisionStepRefused);
    let decided = async || {
        let db = app.state.database.reader();
        queries::is_decided(db, vote.place.project, &[DecisionKind::OwnersOrdinary], app.now()).await.expect("evidence")
    };
    assert!(!decided().await, "a provisional outcome is no evidence");
    vote.finish().await;
    assert_eq!(vote.step("final").await.ok()["state"], "final", "again is no change");
    let page = vote.page().await;
    assert_eq!(page["state"], "final");
    assert_eq!(page["outcome"]["version"], 1);
    assert!(!page["final_at"].is_null());
    assert!(decided().await);
    let db = app.state.database.reader();
    assert!(!queries::is_gate_reached(db, vote.place.project, app.now()).await.expect("evidence"));
}

#[tokio::test]
async fn r23_an_outcome_is_final_only_after_its_notice_hung_for_its_period() {
    let app = TestApp::start().await;
    let place = compound(&app, 3).await;
    let body = body(&app, &place, "owners_ordinary");
    let vote = Vote::open(&app, place, body).await;
    // What is posted before the outcome is out says nothing about it.
    vote.post_result().await;
    vote.outcome().await;
    assert_eq!(vote.page().await["result_notices"], json!([]));
    app.advance_days(30);
    vote.step("final").await.refused(Code::ResultNoticeMissing);
    let desk = vote.staff().await.get(&format!("/desk/decisions/{}", vote.id)).await.ok();
    assert_eq!(desk["may_finish"], false);

    let notice = vote.post_result().await;
    let page = vote.page().await;
    assert_eq!((&page["state"], &page["result_notices"][0]["id"]), (&json!("objecting"), &json!(notice)));
    let running = vote.step("final").await.refused(Code::ResultNoticeRunning);
    assert!(running.detail.is_some_and(|end| end.ends_with("24:00")), "the end of its period");
    let withdrawal = json!({"reason": "数字有误"});
    vote.staff().await.post(&format!("/notices/{notice}/withdraw"), withdrawal).await.ok();
    app.advance_days(12);
    vote.step("final").await.refused(Code::ResultNoticeMissing);

    let notice = vote.post_result().await;
    vote.wait_out(&notice).await;
    let desk = vote.staff().await.get(&format!("/desk/decisions/{}", vote.id)).await.ok();
    assert_eq!(desk["may_finish"], true);
    vote.step("final").await.ok();
}

#[tokio::test]
async fn r34_open_objections_keep_an_outcome_from_being_final() {
    let app = TestApp::start().await;
    let place = compound(&app, 3).await;
    let body = body(&app, &place, "owners_ordinary");
    let vote = Vote::open(&app, place, body).await;
    vote.outcome().await;
    let notice = vote.post_result().await;
    let home = vote.place.homes[0];
    let objection = json!({"home_id": home, "text": "我家的票好像没有计入。"});
    let path = format!("/notices/{notice}/objections");
    let raised = app.resident(home).await.post(&path, objection).await.created();
    vote.wait_out(&notice).await;
    let refused = vote.step("final").await.refused(Code::ObjectionsOpen);
    assert_eq!(refused.detail.as_deref(), Some("1 件"));
    assert_eq!(vote.page().await["result_notices"][0]["open_objections"], 1);

    let answer = json!({"answer": "已核对回执，您家的票已计入。"});
    let path = format!("/objections/{}/answer", raised["id"].as_str().expect("an id"));
    vote.staff().await.post(&path, answer).await.ok();
    assert_eq!(vote.step("final").await.ok()["state"], "final");
}

#[tokio::test]
async fn a_final_outcome_settles_the_work_items_it_was_about() {
    let app = TestApp::start().await;
    let place = compound(&app, 3).await;
    let project = place.project;
    let items = app.anonymous().get(&format!("/compounds/{}", place.id)).await.ok()["what"]["items"].clone();
    let ids: Vec<_> = items.as_array().expect("items").iter().map(|item| item["id"].clone()).collect();
    let mut body = body(&app, &place, "owners_ordinary");
    body["questions"] = json!([]);
    body["work_items"] = json!(ids);
    let vote = Vote::open(&app, place, body).await;
    let asked = vote.page().await["items"].as_array().expect("items").clone();
    for home in vote.place.homes.clone() {
        let choices = [("agree", &asked[0]["id"]), ("against", &asked[1]["id"])]
            .map(|(choice, item)| json!({"item_id": item, "choice": choice}));
        let ballot = json!({"home_id": home, "choices": choices});
        app.resident(home).await.post(&format!("{}/ballots", vote.path()), ballot).await.created();
    }
    vote.outcome().await;
    let page = async || app.anonymous().get(&format!("/compounds/{}", vote.place.id)).await.ok();
    assert_eq!(page().await["what"]["adopted"], 0, "nothing is settled before the outcome is final");
    vote.finish().await;
    let settled = page().await["what"]["items"].clone();
    assert_eq!((&settled[0]["status"], &settled[1]["status"]), (&json!("adopted"), &json!("dropped")), "{project}");
    assert!(settled[1]["reason"].as_str().is_some_and(|reason| reason.contains("未通过")), "{settled}");
}
