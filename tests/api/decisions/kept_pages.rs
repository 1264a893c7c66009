//! Decisions kept in memory for reading: an answer says what was written last.

use chrono::Duration;
use linyi_tests::TestApp;
use serde_json::json;

use super::given::{Vote, body, compound};

#[tokio::test]
async fn the_turnout_read_after_a_ballot_has_it() {
    let app = TestApp::start().await;
    let place = compound(&app, 3).await;
    let body = body(&app, &place, "owners_ordinary");
    let vote = Vote::open(&app, place, body).await;
    for (index, home) in vote.place.homes.clone().into_iter().enumerate() {
        let voter = app.resident(home).await;
        let ballot = vote.ballot(home, "agree").await;
        assert_eq!(voter.get(&vote.path()).await.ok()["mine"][0]["versions"], 0);
        let before = vote.page().await;
        assert_eq!(before["turnout"]["voted"]["persons"], index);
        voter.post(&format!("{}/ballots", vote.path()), ballot).await.created();
        let page = vote.page().await;
        assert_eq!(page["turnout"]["voted"]["persons"], index + 1);
        assert_eq!(page["turnout"]["buildings"][0]["voted"], index + 1);
        assert_eq!(page["mine"], json!([]), "a visitor reads nobody's part");
        assert_eq!(voter.get(&vote.path()).await.ok()["mine"][0]["versions"], 1);
    }
}

#[tokio::test]
async fn what_is_read_follows_the_clock_and_every_step() {
    let app = TestApp::start().await;
    let place = compound(&app, 2).await;
    let body = body(&app, &place, "owners_ordinary");
    let vote = Vote::notified(&app, place, body).await;
    assert_eq!(vote.page().await["state"], "notified");
    vote.go_to(vote.opens_at);
    assert_eq!(vote.page().await["state"], "open");
    let later = vote.closes_at + Duration::days(5);
    let staff = vote.staff().await;
    let extension = json!({"closes_at": later, "reason": "还有住户没有收到选票"});
    staff.post(&format!("{}/extension", vote.path()), extension).await.ok();
    let page = vote.page().await;
    assert_eq!(page["extensions"].as_array().map(Vec::len), Some(1));
    vote.go_to(vote.closes_at);
    assert_eq!(vote.page().await["state"], "open", "it was extended");
    vote.go_to(later);
    let page = vote.page().await;
    assert_eq!((&page["state"], &page["outcome"]), (&json!("closed"), &json!(null)));
    vote.step("outcome").await.ok();
    let page = vote.page().await;
    assert_eq!((&page["state"], &page["outcome"]["version"]), (&json!("provisional"), &json!(1)));
    vote.post_result().await;
    let page = vote.page().await;
    assert_eq!((&page["state"], page["result_notices"].as_array().map(Vec::len)), (&json!("objecting"), Some(1)));
}
