//! The notice: what it freezes, whom it tells.

use linyi_server::entities::{home, owner};
use linyi_shared::people::rules::Role;
use linyi_shared::problem::Code;
use linyi_tests::TestApp;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel};
use serde_json::json;

use super::given::{Vote, body, compound, ready};

#[tokio::test]
async fn the_roll_stays_as_it_was_whatever_happens_to_the_register() {
    let app = TestApp::start().await;
    let place = ready(app.compound().home(6_000, &["甲"]).home(6_000, &["甲"]).home(6_000, &["乙", "丙"])).await;
    let body = body(&app, &place, "owners_major");
    let vote = Vote::notified(&app, place, body).await;
    let before = vote.page().await;
    assert_eq!(before["turnout"]["all"], json!({"persons": 2, "area": 18_000}));
    assert_eq!(before["register_hash"].as_str().map(str::len), Some(64));
    let tx = app.state.database.begin().await.expect("a transaction");
    let row = home::Entity::find_by_id(vote.place.homes[0].0).one(&tx).await.expect("a query").expect("a home");
    let mut row = row.into_active_model();
    row.area = Set(99_999);
    row.update(&tx).await.expect("an update");
    tx.commit().await.expect("a commit");
    assert_eq!(vote.page().await, before);
    vote.step("notice").await.refused(Code::DecisionLocked);
}

#[tokio::test]
async fn the_published_hash_is_that_of_the_frozen_text_and_the_text_names_no_owner() {
    let app = TestApp::start().await;
    let place = compound(&app, 4).await;
    let body = body(&app, &place, "owners_ordinary");
    let vote = Vote::notified(&app, place, body).await;
    let path = format!("{}/register", vote.path());
    let text = vote.staff().await.get(&path).await;
    assert_eq!(text.status, 200);
    let hash = linyi_server::features::people::sessions::hash(&text.body);
    assert_eq!(vote.page().await["register_hash"], json!(hash));
    assert_eq!(text.body.lines().filter(|line| line.starts_with("elector: 6000\t")).count(), 4);
    let owners = owner::Entity::find().all(app.state.database.reader()).await.expect("owners");
    for owner in owners {
        assert!(!text.body.contains(&owner.identifier) && !text.body.contains(&owner.name), "{}", owner.name);
    }
    app.anonymous().get(&path).await.refused(Code::SignInRequired);
    app.resident(vote.place.homes[0]).await.get(&path).await.refused(Code::Forbidden);
}

#[tokio::test]
async fn everybody_on_the_roll_is_told_and_nobody_else() {
    let app = TestApp::start().await;
    let mut builder = app.compound().homes(2);
    for building in [1, 2] {
        builder = builder.home_spec(linyi_tests::builders::HomeSpec {
            area: 5_000,
            owners: vec![format!("owner of {building}")],
            status: "sold_delivered",
            building,
        });
    }
    let place = ready(builder).await;
    let mut body = body(&app, &place, "owners_ordinary");
    body["scope_id"] = json!(place.buildings[1]);
    let inside = app.resident(place.homes[3]).await;
    let outside = app.resident(place.homes[0]).await;
    let vote = Vote::notified(&app, place, body).await;
    assert_eq!(vote.page().await["turnout"]["all"]["persons"], 1);
    let message = &inside.get("/inbox").await.ok()["items"][0];
    assert_eq!(message["kind"], "decision");
    assert_eq!(message["link"], json!(format!("/decisions/{}", vote.id)));
    assert_eq!(outside.get("/inbox").await.ok()["items"], json!([]));
}

#[tokio::test]
async fn a_notice_needs_the_duty_and_enough_days() {
    let app = TestApp::start().await;
    let place = compound(&app, 2).await;
    let body = body(&app, &place, "owners_ordinary");
    let vote = Vote::draft(&app, place, body).await;
    let path = format!("{}/notice", vote.path());
    app.staff(Role::HousingBureau, vote.place.district).await.post(&path, json!({})).await.refused(Code::Forbidden);
    app.advance_days(5);
    vote.step("notice").await.refused(Code::NoticeTooShort);
}

#[tokio::test]
async fn a_scope_in_which_nobody_is_registered_cannot_decide() {
    let app = TestApp::start().await;
    let place = ready(app.compound().home(6_000, &[])).await;
    let body = body(&app, &place, "residents_by_household");
    let vote = Vote::draft(&app, place, body).await;
    vote.step("notice").await.refused(Code::RollEmpty);
}
