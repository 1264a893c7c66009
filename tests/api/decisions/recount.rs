//! The recount: it agrees with what was kept, and finds what was tampered with.

use linyi_server::entities::{ballot, ballot_version, building_turnout, decision_turnout};
use linyi_server::features::decisions::ballot_log::sequencer;
use linyi_server::features::decisions::recount::{Difference, recount};
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
