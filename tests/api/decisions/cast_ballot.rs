//! Casting: one ballot an elector, inside the window, changed as often as allowed, proven by a receipt.

use linyi_shared::problem::Code;
use linyi_tests::TestApp;
use serde_json::json;

use super::given::{Vote, body, compound, ready};

#[tokio::test]
async fn a_ballot_counts_for_every_home_of_the_elector_and_its_people_hold_the_receipt() {
    let app = TestApp::start().await;
    let place = ready(app.compound().home(6_000, &["甲"]).home(7_000, &["甲"]).home(5_000, &["乙"])).await;
    let body = body(&app, &place, "owners_ordinary");
    let vote = Vote::open(&app, place, body).await;
    let homes = vote.place.homes.clone();
    let receipt = vote.cast(homes[1], "against").await.created();
    assert_eq!((&receipt["version"], &receipt["counted"]), (&json!(1), &json!(true)));
    let page = vote.page().await;
    assert_eq!(page["turnout"]["voted"], json!({"persons": 1, "area": 13_000}));
    assert_eq!(page["turnout"]["buildings"][0]["voted"], 2, "both homes of the elector");
    // Another person of the elector's other home sees the same receipt with what was chosen.
    let path = format!("{}/receipt", vote.path());
    let own = app.resident(homes[0]).await.get(&path).await.ok();
    assert_eq!(own["receipts"][0]["receipt_number"], receipt["receipt_number"]);
    assert_eq!(own["receipts"][0]["choices"][0]["choice"], "against");
    let other = app.resident(homes[2]).await.get(&path).await.ok();
    assert_eq!(other["receipts"], json!([]));
    vote.staff().await.get(&path).await.refused(Code::Forbidden);
}

#[tokio::test]
async fn a_ballot_is_changed_once_and_every_version_is_kept() {
    let app = TestApp::start().await;
    let place = compound(&app, 2).await;
    let body = body(&app, &place, "owners_ordinary");
    let vote = Vote::open(&app, place, body).await;
    let home = vote.place.homes[0];
    vote.cast(home, "agree").await.created();
    assert_eq!(vote.cast(home, "against").await.created()["version"], 2);
    vote.cast(home, "abstain").await.refused(Code::BallotChangesUsedUp);
    let own = app.resident(home).await.get(&format!("{}/receipt", vote.path())).await.ok();
    let seen: Vec<_> = own["receipts"].as_array().expect("receipts").iter().map(|one| &one["counted"]).collect();
    assert_eq!(seen, [&json!(true), &json!(false)]);
    assert_eq!(own["receipts"][0]["choices"][0]["choice"], "against");
    assert_eq!(own["receipts"][1]["choices"], json!([]));
    let outcome = vote.outcome().await;
    let tally = &outcome["items"][0]["outcome"]["tally"];
    assert_eq!((&tally["agree"]["persons"], &tally["against"]["persons"]), (&json!(0), &json!(1)));
}

#[tokio::test]
async fn the_clock_opens_and_closes_to_the_second() {
    let app = TestApp::start().await;
    let place = compound(&app, 2).await;
    let body = body(&app, &place, "owners_ordinary");
    let vote = Vote::notified(&app, place, body).await;
    let home = vote.place.homes[0];
    assert_eq!(vote.page().await["state"], "notified");
    assert!(vote.cast(home, "agree").await.refused(Code::VoteNotOpen).detail.is_some());
    vote.go_to(vote.opens_at);
    assert_eq!(vote.page().await["state"], "open");
    vote.cast(home, "agree").await.created();
    vote.go_to(vote.closes_at);
    assert_eq!(vote.page().await["state"], "closed");
    let late = vote.cast(vote.place.homes[1], "agree").await.refused(Code::VoteClosed);
    assert!(late.detail.is_some(), "the closing time is told");
    vote.cast(home, "against").await.refused(Code::VoteClosed);
    assert_eq!(vote.page().await["turnout"]["voted"]["persons"], 1);
}

#[tokio::test]
async fn nobody_votes_for_a_home_that_is_not_theirs() {
    let app = TestApp::start().await;
    let place = compound(&app, 2).await;
    let body = body(&app, &place, "owners_ordinary");
    let vote = Vote::open(&app, place, body).await;
    let path = format!("{}/ballots", vote.path());
    let ballot = vote.ballot(vote.place.homes[0], "agree").await;
    app.anonymous().post(&path, ballot.clone()).await.refused(Code::SignInRequired);
    app.resident(vote.place.homes[1]).await.post(&path, ballot.clone()).await.refused(Code::Forbidden);
    let elsewhere = app.compound().homes(1).build().await;
    app.resident(elsewhere.homes[0]).await.post(&path, ballot.clone()).await.refused(Code::ForeignCompound);
    vote.staff().await.post(&path, ballot).await.refused(Code::Forbidden);
    let foreign = vote.ballot(elsewhere.homes[0], "agree").await;
    app.resident(elsewhere.homes[0]).await.post(&path, foreign).await.refused(Code::ForeignCompound);
    assert_eq!(vote.page().await["turnout"]["voted"]["persons"], 0);
}

#[tokio::test]
async fn a_home_outside_the_scope_is_not_on_the_roll() {
    let app = TestApp::start().await;
    let place = ready(app.compound().home(6_000, &["甲"]).home(5_000, &[])).await;
    // The unsold home has no household, so it has no voice in the residents' meeting.
    let body = body(&app, &place, "residents_by_household");
    let vote = Vote::open(&app, place, body).await;
    vote.cast(vote.place.homes[1], "agree").await.refused(Code::NotOnRoll);
    vote.cast(vote.place.homes[0], "agree").await.created();
}

#[tokio::test]
async fn every_question_is_answered_once() {
    let app = TestApp::start().await;
    let place = compound(&app, 2).await;
    let mut body = body(&app, &place, "owners_ordinary");
    body["questions"] = json!([{"title": "第一问"}, {"title": "第二问"}]);
    let vote = Vote::open(&app, place, body).await;
    let home = vote.place.homes[0];
    let voter = app.resident(home).await;
    let path = format!("{}/ballots", vote.path());
    let whole = vote.ballot(home, "agree").await;
    let (first, second) = (whole["choices"][0].clone(), whole["choices"][1].clone());
    let with = |choices: serde_json::Value| json!({"home_id": home, "choices": choices});
    voter.post(&path, with(json!([first]))).await.refused(Code::ChoicesIncomplete);
    voter.post(&path, with(json!([first, first]))).await.refused(Code::ConflictingChoices);
    let unknown = json!({"item_id": vote.id, "choice": "agree"});
    voter.post(&path, with(json!([first, second, unknown]))).await.refused(Code::ItemNotOnBallot);
    let wrong = json!({"item_id": first["item_id"], "choice": "maybe"});
    let problem = voter.post(&path, with(json!([wrong, second]))).await.refused(Code::InvalidInput);
    assert_eq!(problem.errors[0].pointer, "/choices/0/choice");
    voter.post(&path, with(json!([second, first]))).await.created();
}

#[tokio::test]
async fn a_repeat_with_the_same_key_gives_the_same_receipt_and_one_version() {
    let app = TestApp::start().await;
    let place = compound(&app, 2).await;
    let body = body(&app, &place, "owners_ordinary");
    let vote = Vote::open(&app, place, body).await;
    let home = vote.place.homes[0];
    let voter = app.resident(home).await;
    let path = format!("{}/ballots", vote.path());
    let ballot = vote.ballot(home, "agree").await;
    let first = voter.post_keyed(&path, "my-vote", ballot.clone()).await.created();
    assert_eq!(voter.post_keyed(&path, "my-vote", ballot).await.created(), first);
    let other = vote.ballot(home, "against").await;
    voter.post_keyed(&path, "my-vote", other).await.refused(Code::KeyReused);
    let receipts = voter.get(&format!("{}/receipt", vote.path())).await.ok();
    assert_eq!(receipts["receipts"].as_array().map(Vec::len), Some(1));
}

#[tokio::test]
async fn lists_show_the_open_decision_first_and_what_awaits_me() {
    let app = TestApp::start().await;
    let place = compound(&app, 2).await;
    let body = body(&app, &place, "owners_ordinary");
    let announced = Vote::notified(&app, place.clone(), {
        let mut later = body.clone();
        later["opens_at"] = json!(app.now() + chrono::Duration::days(30));
        later["closes_at"] = json!(app.now() + chrono::Duration::days(40));
        later
    })
    .await;
    let vote = Vote::open(&app, place, body).await;
    let home = vote.place.homes[0];
    let list = app.resident(home).await.get("/decisions").await.ok();
    assert_eq!(list["open"][0]["id"], json!(vote.id));
    assert_eq!(list["open"][0]["awaits_me"], json!(true));
    assert_eq!(list["rest"]["items"][0]["id"], json!(announced.id));
    vote.cast(home, "agree").await.created();
    let list = app.resident(home).await.get(&format!("/decisions?compound_id={}", vote.place.id)).await.ok();
    assert_eq!((&list["open"][0]["awaits_me"], &list["open"][0]["i_voted"]), (&json!(false), &json!(true)));
    app.anonymous().get("/decisions?compound_id=none").await.refused(Code::InvalidQuery);
}

#[tokio::test]
async fn a_tenant_leaves_the_owners_vote_to_the_owner_and_does_not_read_it() {
    let app = TestApp::start().await;
    let place = compound(&app, 2).await;
    let body = body(&app, &place, "owners_ordinary");
    let vote = Vote::open(&app, place, body).await;
    let home = vote.place.homes[0];
    let tenant = app.resident(home).await;
    let correction = format!("/home-bindings/{home}/relation");
    tenant.post(&correction, json!({"relation": "tenant"})).await.done();
    let ballot = vote.ballot(home, "agree").await;
    let ballots = format!("{}/ballots", vote.path());
    tenant.post(&ballots, ballot.clone()).await.refused(Code::OwnersOnly);
    for path in [vote.path(), format!("{}/ballot", vote.path())] {
        let page = tenant.get(&path).await.ok();
        assert_eq!((&page["mine"], &page["owners_only"]), (&json!([]), &json!(true)), "{path}");
    }
    vote.cast(home, "against").await.created();
    assert_eq!(tenant.get(&format!("{}/receipt", vote.path())).await.ok()["receipts"], json!([]));
    let list = format!("/decisions?compound_id={}", vote.place.id);
    assert_eq!(tenant.get(&list).await.ok()["open"][0]["i_voted"], false);
    // Who was registered wrongly corrects it; the home of somebody else is not theirs to correct.
    app.resident(vote.place.homes[1])
        .await
        .post(&correction, json!({"relation": "owner"}))
        .await
        .refused(Code::NotFound);
    tenant.post(&correction, json!({"relation": "owner"})).await.done();
    tenant.post(&ballots, ballot).await.created();
}

#[tokio::test]
async fn a_tenant_answers_for_the_household_in_a_residents_meeting() {
    let app = TestApp::start().await;
    let place = compound(&app, 2).await;
    let body = body(&app, &place, "residents_by_household");
    let vote = Vote::open(&app, place, body).await;
    let home = vote.place.homes[0];
    let tenant = app.resident(home).await;
    tenant.post(&format!("/home-bindings/{home}/relation"), json!({"relation": "tenant"})).await.done();
    let page = tenant.get(&vote.path()).await.ok();
    assert_eq!((page["mine"].as_array().map(Vec::len), &page["owners_only"]), (Some(1), &json!(false)));
    tenant.post(&format!("{}/ballots", vote.path()), vote.ballot(home, "agree").await).await.created();
}
