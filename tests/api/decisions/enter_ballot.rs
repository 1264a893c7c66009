//! Entering ballots of visits and calls: same record, same receipt, and the home is told.

use linyi_shared::people::rules::Role;
use linyi_shared::problem::Code;
use linyi_tests::TestApp;
use serde_json::json;

use super::given::{Vote, body, compound};

#[tokio::test]
async fn the_last_ballot_received_counts_and_the_people_of_the_home_learn_of_it() {
    let app = TestApp::start().await;
    let place = compound(&app, 2).await;
    let body = body(&app, &place, "owners_ordinary");
    let vote = Vote::open(&app, place, body).await;
    let home = vote.place.homes[0];
    let resident = app.resident(home).await;
    vote.cast(home, "agree").await.created();
    let mut visit = vote.ballot(home, "against").await;
    visit["channel"] = json!("visit");
    visit["note"] = json!("本人在家，核对身份证。");
    let entered = vote.staff().await.post(&format!("{}/entered-ballots", vote.path()), visit).await.created();
    assert_eq!((&entered["version"], &entered["counted"]), (&json!(2), &json!(true)));
    let message = &resident.get("/inbox").await.ok()["items"][0];
    assert_eq!(message["kind"], "ballot");
    assert!(message["body"].as_str().expect("a body").contains(entered["receipt_number"].as_str().expect("a number")));
    let outcome = vote.outcome().await;
    assert_eq!(outcome["items"][0]["outcome"]["tally"]["against"]["persons"], 1);
    assert_eq!(outcome["items"][0]["outcome"]["tally"]["agree"]["persons"], 0);
    assert_eq!(outcome["channels"], json!([{"channel": "visit", "ballots": null}]));
}

#[tokio::test]
async fn where_the_online_ballot_wins_a_later_paper_is_kept_and_not_counted() {
    let app = TestApp::start().await;
    let place = compound(&app, 2).await;
    let mut body = body(&app, &place, "owners_ordinary");
    body["duplicates"] = json!("online_wins");
    let vote = Vote::open(&app, place, body).await;
    let home = vote.place.homes[0];
    vote.cast(home, "agree").await.created();
    let mut call = vote.ballot(home, "against").await;
    call["channel"] = json!("phone");
    call["note"] = json!("用登记的电话回拨，本人接听。");
    let entered = vote.staff().await.post(&format!("{}/entered-ballots", vote.path()), call).await.created();
    assert_eq!((&entered["version"], &entered["counted"]), (&json!(2), &json!(false)));
    assert_eq!(vote.outcome().await["items"][0]["outcome"]["tally"]["agree"]["persons"], 1);
}

#[tokio::test]
async fn entering_needs_the_duty_the_compound_and_the_window() {
    let app = TestApp::start().await;
    let place = compound(&app, 2).await;
    let body = body(&app, &place, "owners_ordinary");
    let vote = Vote::open(&app, place, body).await;
    let path = format!("{}/entered-ballots", vote.path());
    let mut visit = vote.ballot(vote.place.homes[0], "agree").await;
    visit["channel"] = json!("visit");
    let problem = vote.staff().await.post(&path, visit.clone()).await.refused(Code::InvalidInput);
    assert_eq!(problem.errors[0].pointer, "/note", "how identity was checked is the evidence of a visit");
    visit["note"] = json!("本人在家，核对身份证。");
    for role in [Role::Contractor, Role::CommitteeMember, Role::Auditor] {
        app.staff(role, vote.place.district).await.post(&path, visit.clone()).await.refused(Code::Forbidden);
    }
    let elsewhere = app.compound().homes(1).build().await;
    app.staff(Role::GridWorker, elsewhere.id).await.post(&path, visit.clone()).await.refused(Code::Forbidden);
    app.staff(Role::GridWorker, elsewhere.id)
        .await
        .get(&format!("{}/entry", vote.path()))
        .await
        .refused(Code::Forbidden);
    for channel in ["online", "paper"] {
        let mut other = visit.clone();
        other["channel"] = json!(channel);
        let problem = vote.staff().await.post(&path, other).await.refused(Code::InvalidInput);
        assert_eq!(problem.errors[0].pointer, "/channel");
    }
    vote.go_to(vote.closes_at);
    vote.staff().await.post(&path, visit).await.refused(Code::VoteClosed);
}
