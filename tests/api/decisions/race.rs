//! Two people of one elector at the same moment: one ballot counts.

use linyi_server::entities::{ballot, ballot_version};
use linyi_server::features::decisions::ballot_log::sequencer;
use linyi_server::features::decisions::recount::recount;
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

#[tokio::test(flavor = "multi_thread")]
async fn two_hundred_electors_casting_eight_times_at_once_have_two_hundred_counted_ballots() {
    let app = TestApp::start().await;
    let place = ready(app.compound().homes(200)).await;
    let body = body(&app, &place, "owners_ordinary");
    let vote = Vote::open(&app, place, body).await;
    let path = format!("{}/ballots", vote.path());
    let agree = vote.ballot(vote.place.homes[0], "agree").await["choices"].clone();
    let against = vote.ballot(vote.place.homes[0], "against").await["choices"].clone();
    let mut casts = JoinSet::new();
    for (elector, home) in vote.place.homes.iter().enumerate() {
        let voter = app.resident(*home).await;
        for number in 0..8 {
            // Half of them are one submission sent again and again, the others are submissions of their own.
            let key = if number % 2 == 0 { "same".to_owned() } else { format!("other-{number}") };
            let choices = if number % 2 == 0 { &agree } else { &against };
            let ballot = json!({"home_id": home, "choices": choices});
            let (voter, path) = (voter.clone(), path.clone());
            casts.spawn(async move { (elector, number, voter.post_keyed(&path, &key, ballot).await) });
        }
    }
    let mut accepted = vec![0; 200];
    let mut same = vec![Vec::new(); 200];
    for (elector, number, answer) in casts.join_all().await {
        match (number % 2, answer.status) {
            (0, 201) => same[elector].push(answer.created()["receipt_number"].clone()),
            (1, 201) => accepted[elector] += 1,
            // One change is allowed: whoever comes third, or repeats while the first is under way, is told so.
            (_, status) => assert_eq!(status, 409, "{}", answer.body),
        }
    }
    for (elector, receipts) in same.iter().enumerate() {
        assert!(receipts.iter().all(|number| *number == receipts[0]), "one key has one receipt: {receipts:?}");
        let versions = accepted[elector] + usize::from(!receipts.is_empty());
        assert!((1..=2).contains(&versions), "elector {elector} has {versions} versions");
    }
    let db = app.state.database.reader();
    assert_eq!(ballot::Entity::find().count(db).await.expect("a count"), 200);
    assert_eq!(vote.page().await["turnout"]["voted"]["persons"], 200);
    sequencer::place_waiting(&app.state).await;
    let found = recount(&app.state.database, None).await.expect("a recount");
    assert_eq!(found[0].differences, []);
    let outcome = vote.outcome().await;
    let tally = &outcome["items"][0]["outcome"]["tally"];
    let persons = ["agree", "against"].map(|choice| tally[choice]["persons"].as_i64().expect("a count"));
    assert_eq!(persons.iter().sum::<i64>(), 200, "{tally}");
}
