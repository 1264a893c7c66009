//! Two people of one elector at the same moment: one ballot counts.

use linyi_server::entities::{ballot, ballot_version};
use linyi_tests::TestApp;
use sea_orm::{EntityTrait, PaginatorTrait};
use serde_json::json;
use tokio::task::JoinSet;

use super::given::{Vote, body, ready};

#[tokio::test(flavor = "multi_thread")]
async fn simultaneous_ballots_of_one_elector_make_one_counted_ballot() {
    let app = TestApp::start().await;
    let place = ready(app.compound().home(6_000, &["甲"]).home(6_000, &["甲"]).home(6_000, &["乙"])).await;
    let mut body = body(&app, &place, "owners_ordinary");
    body["changes_allowed"] = json!(0);
    let vote = Vote::open(&app, place, body).await;
    let path = format!("{}/ballots", vote.path());
    let mut tries = JoinSet::new();
    for (number, choice) in ["agree", "against", "abstain", "agree", "against", "abstain"].into_iter().enumerate() {
        let home = vote.place.homes[number % 2];
        let (voter, ballot, path) = (app.resident(home).await, vote.ballot(home, choice).await, path.clone());
        tries.spawn(async move { voter.post(&path, ballot).await.status });
    }
    let statuses = tries.join_all().await;
    assert_eq!(statuses.iter().filter(|status| **status == 201).count(), 1, "{statuses:?}");
    assert!(statuses.iter().all(|status| matches!(status, 201 | 409)), "{statuses:?}");
    let db = app.state.database.reader();
    assert_eq!(ballot::Entity::find().count(db).await.expect("a count"), 1);
    assert_eq!(ballot_version::Entity::find().count(db).await.expect("a count"), 1);
    assert_eq!(vote.page().await["turnout"]["voted"], json!({"persons": 1, "area": 12_000}));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_submission_twice_at_once_is_one_version() {
    let app = TestApp::start().await;
    let place = ready(app.compound().home(6_000, &["甲"]).home(6_000, &["乙"])).await;
    let body = body(&app, &place, "owners_ordinary");
    let vote = Vote::open(&app, place, body).await;
    let home = vote.place.homes[0];
    let (voter, ballot) = (app.resident(home).await, vote.ballot(home, "agree").await);
    let path = format!("{}/ballots", vote.path());
    let (one, other) = tokio::join!(
        voter.post_keyed(&path, "twice", ballot.clone()),
        voter.post_keyed(&path, "twice", ballot.clone())
    );
    assert!([one.status, other.status].iter().all(|status| matches!(status, 201 | 409)));
    // Whoever was told of a conflict asks again and gets the receipt that stands.
    let again = voter.post_keyed(&path, "twice", ballot).await.created();
    assert_eq!(again["version"], 1);
    let versions = ballot_version::Entity::find().count(app.state.database.reader()).await.expect("a count");
    assert_eq!(versions, 1);
}
