//! The recount: it agrees with what was kept, and finds what was tampered with.

use linyi_server::entities::{ballot, ballot_version, building_turnout, decision_turnout};
use linyi_server::features::decisions::ballot_log::sequencer;
use linyi_server::features::decisions::recount::{Difference, nightly, recount};
use linyi_shared::people::rules::Role;
use linyi_tests::TestApp;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel};
use serde_json::json;

use super::given::{Vote, body, ready};

#[tokio::test]
async fn counters_ballots_and_log_agree_with_a_recount_until_somebody_tampers() {
    let app = TestApp::start().await;
    let place = ready(app.compound().home(6_000, &["甲"]).home(7_000, &["甲"]).home(5_000, &["乙"])).await;
    let body = body(&app, &place, "owners_ordinary");
    let vote = Vote::open(&app, place, body).await;
    vote.cast(vote.place.homes[1], "against").await.created();
    vote.cast(vote.place.homes[2], "agree").await.created();
    vote.cast(vote.place.homes[2], "against").await.created();
    sequencer::place_waiting(&app.state).await;
    let differences = async || {
        let mut found = recount(&app.state.database, None).await.expect("a recount");
        assert_eq!((found.len(), found[0].versions), (1, 3));
        found.remove(0).differences
    };
    assert_eq!(differences().await, []);

    let db = app.state.database.begin().await.expect("a transaction");
    let mut kept =
        decision_turnout::Entity::find().one(&db).await.expect("a query").expect("a row").into_active_model();
    kept.persons = Set(3);
    kept.update(&db).await.expect("a change");
    let mut kept =
        building_turnout::Entity::find().one(&db).await.expect("a query").expect("a row").into_active_model();
    kept.voted = Set(1);
    kept.update(&db).await.expect("a change");
    db.commit().await.expect("a commit");
    let found = differences().await;
    assert!(matches!(found[..], [Difference::Turnout(..), Difference::Building(_, 1, 3)]), "{found:?}");

    let db = app.state.database.begin().await.expect("a transaction");
    let row = ballot::Entity::find().all(&db).await.expect("a query").into_iter().find(|row| row.versions == 2);
    let mut row = row.expect("a changed ballot").into_active_model();
    row.counted = Set(1);
    row.update(&db).await.expect("a change");
    let row = ballot_version::Entity::find().all(&db).await.expect("a query").into_iter().find(|row| row.version == 2);
    let row = row.expect("a second version");
    let item = row.choices.as_object().and_then(|choices| choices.keys().next().cloned()).expect("a question");
    let mut row = row.into_active_model();
    row.choices = Set(json!({item: "agree"}));
    row.update(&db).await.expect("a change");
    db.commit().await.expect("a commit");
    let found = differences().await;
    assert!(
        matches!(
            found[2..],
            [Difference::Ballot(_), Difference::Leaf(_)] | [Difference::Leaf(_), Difference::Ballot(_)]
        ),
        "{found:?}"
    );
}

#[tokio::test]
async fn every_night_the_votes_are_recounted_and_a_difference_is_told_to_those_in_charge() {
    let app = TestApp::start().await;
    let place = ready(app.compound().homes(2)).await;
    let body = body(&app, &place, "owners_ordinary");
    let vote = Vote::open(&app, place, body).await;
    vote.cast(vote.place.homes[0], "agree").await.created();
    sequencer::place_waiting(&app.state).await;
    let administrator = app.staff(Role::Administrator, vote.place.id).await;
    let resident = app.resident(vote.place.homes[0]).await;
    let alarms = async || {
        let inbox = administrator.get("/inbox").await.ok();
        let items = inbox["items"].as_array().expect("messages").clone();
        items.iter().filter(|message| message["title"].as_str().is_some_and(|title| title.contains("有出入"))).count()
    };
    nightly::schedule(&app.state).await.expect("a queued job");
    nightly::schedule(&app.state).await.expect("no second one");
    app.run_jobs().await;
    app.advance_days(1);
    assert_eq!(app.run_jobs().await, 1, "one recount a night");
    assert_eq!(alarms().await, 0);

    let db = app.state.database.begin().await.expect("a transaction");
    let kept = decision_turnout::Entity::find().one(&db).await.expect("a query").expect("a row");
    let mut kept = kept.into_active_model();
    kept.persons = Set(2);
    kept.update(&db).await.expect("a change");
    db.commit().await.expect("a commit");
    app.advance_days(1);
    app.run_jobs().await;
    assert_eq!(alarms().await, 1);
    let own = resident.get("/inbox").await.ok();
    assert!(!own.to_string().contains("有出入"), "an alarm is for those in charge: {own}");
}
