//! A ballot that waited on a phone without a network: sent later under the key of its first try, by its own person.

use chrono::{Duration, SubsecRound};
use linyi_server::entities::{audit_entry, ballot_version};
use linyi_shared::lang::Lang;
use linyi_shared::problem::Code;
use linyi_shared::time::end_words;
use linyi_tests::{Answer, Caller, TestApp};
use reqwest::Method;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::{Value, json};

use super::given::{Vote, body, compound};

async fn open(app: &TestApp, homes: usize) -> Vote<'_> {
    let place = compound(app, homes).await;
    let body = body(app, &place, "owners_ordinary");
    Vote::open(app, place, body).await
}

/// The ballot as the queue of this person's phone sends it.
fn kept(ballot: &Value, by: &Caller, since: Value) -> Value {
    let mut ballot = ballot.clone();
    ballot["kept"] = json!({"by": by.person_id, "since": since});
    ballot
}

async fn channels(vote: &Vote<'_>) -> Vec<String> {
    let rows = ballot_version::Entity::find().order_by_asc(ballot_version::Column::Version);
    let rows = rows.all(vote.app.state.database.reader()).await.expect("versions");
    rows.into_iter().map(|row| row.channel).collect()
}

/// What the audit says of the moment each ballot was kept on a phone, in order.
async fn kept_moments(app: &TestApp) -> Vec<Value> {
    let rows = audit_entry::Entity::find()
        .filter(audit_entry::Column::Action.eq("decisions.cast_ballot"))
        .order_by_asc(audit_entry::Column::At);
    let rows = rows.all(app.state.database.reader()).await.expect("an audit");
    rows.into_iter().map(|row| row.details["kept_since"].clone()).collect()
}

#[tokio::test]
async fn a_kept_ballot_is_recorded_as_sent_later_with_the_moment_the_phone_tells() {
    let app = TestApp::start().await;
    let vote = open(&app, 2).await;
    let home = vote.place.homes[0];
    let voter = app.resident(home).await;
    let path = format!("{}/ballots", vote.path());
    let ballot = vote.ballot(home, "agree").await;
    let since = json!(app.now().trunc_subsecs(3));
    app.advance(Duration::hours(7));
    let first = voter.post_keyed(&path, "kept", kept(&ballot, &voter, since.clone())).await.created();
    assert_eq!(first["counted"], true);
    assert_eq!(channels(&vote).await, ["offline"]);
    assert_eq!(kept_moments(&app).await, std::slice::from_ref(&since));
    // When it was received is the server's to say, and the receipt names the way it came.
    let own = voter.get(&format!("{}/receipt", vote.path())).await.ok();
    assert_eq!(own["receipts"][0]["channel"], "offline");
    assert_eq!(own["receipts"][0]["received_at"], first["received_at"]);
    assert_ne!(first["received_at"], since);
    // Its voter reads both moments, and nobody else the first.
    assert_eq!(own["receipts"][0]["kept_since"], since);
    let page = voter.get(&format!("/{}/receipt", vote.path())).await.body;
    assert!(page.contains("写下于") && page.contains("送达于"), "{page}");
    let staff = vote.staff().await;
    let written = since.as_str().expect("a moment");
    for path in [format!("/desk{}", vote.path()), format!("{}/entry", vote.path()), vote.path()] {
        let read = staff.get(&path).await.ok().to_string();
        assert!(!read.contains("kept_since") && !read.contains(written), "{path}: {read}");
    }
    let neighbour = app.resident(vote.place.homes[1]).await;
    assert_eq!(neighbour.get(&format!("{}/receipt", vote.path())).await.ok()["receipts"], json!([]));
    // Sent twice, as by two tabs: one version, the same receipt.
    let again = voter.post_keyed(&path, "kept", kept(&ballot, &voter, since)).await.created();
    assert_eq!(again, first);
    assert_eq!(channels(&vote).await, ["offline"]);
}

#[tokio::test]
async fn a_ballot_whose_answer_was_lost_is_sent_again_from_the_queue_and_gets_its_first_receipt() {
    let app = TestApp::start().await;
    let vote = open(&app, 2).await;
    let home = vote.place.homes[0];
    let voter = app.resident(home).await;
    let path = format!("{}/ballots", vote.path());
    let ballot = vote.ballot(home, "agree").await;
    let first = voter.post_keyed(&path, "lost", ballot.clone()).await.created();
    let queued = kept(&ballot, &voter, json!(app.now()));
    assert_eq!(voter.post_keyed(&path, "lost", queued.clone()).await.created(), first);
    assert_eq!(channels(&vote).await, ["online"]);
    // It is answered so after the close too, and another content is still refused.
    let other = kept(&vote.ballot(home, "against").await, &voter, json!(app.now()));
    voter.post_keyed(&path, "lost", other).await.refused(Code::KeyReused);
    vote.go_to(vote.closes_at);
    assert_eq!(voter.post_keyed(&path, "lost", queued).await.created(), first);
}

#[tokio::test]
async fn the_servers_clock_alone_says_whether_a_kept_ballot_is_late() {
    let app = TestApp::start().await;
    let place = compound(&app, 2).await;
    let body = body(&app, &place, "owners_ordinary");
    let vote = Vote::notified(&app, place, body).await;
    let home = vote.place.homes[0];
    let voter = app.resident(home).await;
    let path = format!("{}/ballots", vote.path());
    let ballot = vote.ballot(home, "agree").await;
    let in_time = json!(vote.opens_at + Duration::hours(1));
    voter.post(&path, kept(&ballot, &voter, in_time.clone())).await.refused(Code::VoteNotOpen);
    vote.go_to(vote.closes_at);
    let late = voter.post(&path, kept(&ballot, &voter, in_time)).await.refused(Code::VoteClosed);
    assert_eq!(late.detail.map(|detail| detail.to_string()), Some(end_words(vote.closes_at, Lang::Zh)));
    assert!(channels(&vote).await.is_empty());
}

#[tokio::test]
async fn a_phone_whose_clock_is_wrong_still_votes_and_its_moment_is_not_recorded() {
    let app = TestApp::start().await;
    let vote = open(&app, 3).await;
    let path = format!("{}/ballots", vote.path());
    let wrong = [vote.opens_at - Duration::days(1), app.now() + Duration::days(1)];
    for (home, since) in vote.place.homes.iter().zip(wrong) {
        let voter = app.resident(*home).await;
        let ballot = vote.ballot(*home, "agree").await;
        voter.post(&path, kept(&ballot, &voter, json!(since))).await.created();
    }
    assert_eq!(channels(&vote).await, ["offline", "offline"]);
    assert_eq!(kept_moments(&app).await, [Value::Null, Value::Null]);
    let own = app.resident(vote.place.homes[0]).await.get(&format!("{}/receipt", vote.path())).await.ok();
    assert_eq!(own["receipts"][0]["kept_since"], Value::Null);
    let home = vote.place.homes[2];
    let voter = app.resident(home).await;
    let ballot = vote.ballot(home, "agree").await;
    let problem = voter.post(&path, kept(&ballot, &voter, json!("yesterday"))).await.refused(Code::InvalidInput);
    assert_eq!(problem.errors[0].pointer, "/kept/since");
}

#[tokio::test]
async fn nobody_sends_what_another_person_kept_on_the_same_phone() {
    let app = TestApp::start().await;
    let vote = open(&app, 2).await;
    let home = vote.place.homes[0];
    // Both speak for the home, so nothing but the phone tells whose ballot it is.
    let [voter, relative] = [app.resident(home).await, app.resident(home).await];
    let path = format!("{}/ballots", vote.path());
    let ballot = kept(&vote.ballot(home, "agree").await, &voter, json!(app.now()));
    relative.post_keyed(&path, "kept", ballot.clone()).await.refused(Code::BallotOfAnother);
    app.anonymous().post_keyed(&path, "kept", ballot.clone()).await.refused(Code::SignInRequired);
    assert!(channels(&vote).await.is_empty());
    voter.post_keyed(&path, "kept", ballot).await.created();
    assert_eq!(channels(&vote).await, ["offline"]);
}

#[tokio::test]
async fn a_kept_ballot_travels_as_the_fields_of_the_form() {
    let app = TestApp::start().await;
    let vote = open(&app, 2).await;
    let home = vote.place.homes[0];
    let voter = app.resident(home).await;
    let ballot = vote.ballot(home, "abstain").await;
    let (home, by) = (home.to_string(), voter.person_id.expect("a person").to_string());
    let item = ballot["choices"][0]["item_id"].as_str().expect("an id").to_owned();
    let since = app.now().to_rfc3339_opts(chrono::SecondsFormat::Millis, true);
    let fields = [
        ("home_id", home.as_str()),
        ("choices[0][item_id]", item.as_str()),
        ("choices[0][choice]", "abstain"),
        ("kept[by]", by.as_str()),
        ("kept[since]", since.as_str()),
    ];
    let request = voter.request(Method::POST, &format!("{}/ballots", vote.path()));
    Answer::of(request.header("accept", "application/json").form(&fields)).await.created();
    assert_eq!(channels(&vote).await, ["offline"]);
}
