//! Entering ballots of paper, visits and calls: same record, same receipt, and the home is told.

use linyi_shared::people::rules::Role;
use linyi_shared::problem::Code;
use linyi_tests::TestApp;
use serde_json::json;

use super::given::{Vote, body, compound};

#[tokio::test]
async fn a_paper_ballot_with_its_photo_counts_and_the_home_is_told() {
    let app = TestApp::start().await;
    let place = compound(&app, 2).await;
    let body = body(&app, &place, "owners_ordinary");
    let vote = Vote::open(&app, place, body).await;
    let home = vote.place.homes[0];
    let grid_worker = app.staff(Role::GridWorker, vote.place.id).await;
    let path = format!("{}/entered-ballots", vote.path());
    let mut paper = vote.ballot(home, "against").await;
    paper["channel"] = json!("paper");
    let problem = grid_worker.post(&path, paper.clone()).await.refused(Code::InvalidInput);
    assert_eq!(problem.errors[0].pointer, "/photos");
    let photo = grid_worker.upload_photo().await;
    paper["photos"] = json!([photo]);
    paper["serial_number"] = json!("0007");
    let receipt = grid_worker.post_keyed(&path, "paper-7", paper.clone()).await.created();
    assert_eq!(grid_worker.post_keyed(&path, "paper-7", paper.clone()).await.created(), receipt);
    let resident = app.resident(home).await;
    let own = resident.get(&format!("{}/receipt", vote.path())).await.ok();
    assert_eq!(own["receipts"][0]["channel"], "paper");
    assert_eq!(own["receipts"][0]["receipt_number"], receipt["receipt_number"]);
    // The photo shows the choice: only who took it may open it.
    let path_of_photo = format!("//media/{photo}/large");
    assert_eq!(grid_worker.get(&path_of_photo).await.status, 200);
    vote.staff().await.get(&path_of_photo).await.refused(Code::NotFound);
    // One photo proves one ballot.
    let mut second = vote.ballot(vote.place.homes[1], "agree").await;
    second["channel"] = json!("paper");
    second["photos"] = json!([photo]);
    grid_worker.post(&path, second).await.refused(Code::PhotoUnknown);
}

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
    let mut online = visit.clone();
    online["channel"] = json!("online");
    let problem = vote.staff().await.post(&path, online).await.refused(Code::InvalidInput);
    assert_eq!(problem.errors[0].pointer, "/channel");
    vote.go_to(vote.closes_at);
    vote.staff().await.post(&path, visit).await.refused(Code::VoteClosed);
}
