//! Extending: once, before the close, with its reason.

use chrono::Duration;
use linyi_shared::people::rules::Role;
use linyi_shared::problem::Code;
use linyi_tests::TestApp;
use serde_json::json;

use super::given::{Vote, body, compound};

#[tokio::test]
async fn an_open_vote_is_extended_once_and_takes_ballots_longer() {
    let app = TestApp::start().await;
    let place = compound(&app, 2).await;
    let body = body(&app, &place, "owners_ordinary");
    let vote = Vote::open(&app, place, body).await;
    let path = format!("{}/extension", vote.path());
    let later = vote.closes_at + Duration::days(7);
    let extension = json!({"closes_at": later, "reason": "参与人数不足。"});
    app.staff(Role::GridWorker, vote.place.id).await.post(&path, extension.clone()).await.refused(Code::Forbidden);
    let unlawful = json!({"closes_at": vote.closes_at + Duration::days(90), "reason": "太长。"});
    vote.staff().await.post(&path, unlawful).await.refused(Code::WindowOutOfRange);
    vote.staff().await.post(&path, json!({"closes_at": later})).await.refused(Code::InvalidInput);
    vote.staff().await.post(&path, extension.clone()).await.ok();
    vote.staff().await.post(&path, extension).await.refused(Code::ExtensionRefused);
    let page = vote.page().await;
    assert_eq!(page["extensions"][0]["reason"], "参与人数不足。");
    assert_eq!(page["extensions"].as_array().map(Vec::len), Some(1));
    vote.go_to(vote.closes_at);
    vote.cast(vote.place.homes[0], "agree").await.created();
    vote.go_to(later);
    vote.cast(vote.place.homes[1], "agree").await.refused(Code::VoteClosed);
}

#[tokio::test]
async fn neither_a_draft_nor_a_closed_vote_is_extended() {
    let app = TestApp::start().await;
    let place = compound(&app, 2).await;
    let body = body(&app, &place, "owners_ordinary");
    let vote = Vote::draft(&app, place, body).await;
    let path = format!("{}/extension", vote.path());
    let extension = json!({"closes_at": vote.closes_at + Duration::days(7), "reason": "参与人数不足。"});
    vote.staff().await.post(&path, extension.clone()).await.refused(Code::DecisionStepRefused);
    vote.step("notice").await.ok();
    vote.go_to(vote.closes_at);
    vote.staff().await.post(&path, extension).await.refused(Code::ExtensionRefused);
}
