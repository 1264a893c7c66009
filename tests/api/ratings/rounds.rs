//! `POST /projects/{id}/rating-rounds`, its form and the lists.

use linyi_server::entities::inbox_message;
use linyi_shared::people::rules::Role;
use linyi_shared::problem::Code;
use linyi_shared::projects::rules::Stage;
use linyi_shared::ratings::api::{DeskRatings, RatingRoundPage, RoundCard, RoundForm, RoundPhase};
use linyi_tests::TestApp;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde_json::json;

use super::round;

#[tokio::test]
async fn a_round_opens_once_and_the_residents_are_told() {
    let app = TestApp::start().await;
    let compound = app.compound().homes(3).at(Stage::Warranty).build().await;
    let staff = app.staff(Role::SubdistrictOfficer, compound.district).await;
    let resident = app.resident(compound.homes[0]).await;
    let path = format!("/projects/{}/rating-rounds", compound.project);
    let form: RoundForm = staff.get(&format!("{path}/form")).await.parse();
    assert!(form.may_open && form.questions.iter().all(|question| question.item.is_empty()));
    let body = round(&app);
    let first = staff.post_keyed(&path, "round-key-0001", body.clone()).await.created();
    assert_eq!(first, staff.post_keyed(&path, "round-key-0001", body.clone()).await.created());
    staff.post(&path, body).await.refused(Code::RatingRoundRunning);

    let page: RatingRoundPage =
        app.anonymous().get(&format!("/rating-rounds/{}", first["id"].as_str().expect("an id"))).await.parse();
    assert_eq!((page.phase, page.homes, page.answers, page.minimum), (RoundPhase::Open, 3, 0, 3));
    let inbox = resident.get("/inbox").await.ok();
    assert_eq!(inbox["items"].as_array().map(Vec::len), Some(1), "{inbox}");
    let rounds: Vec<RoundCard> = app.anonymous().get(&path).await.parse();
    assert_eq!(rounds.len(), 1);
    let desk: DeskRatings = staff.get("/desk/ratings").await.parse();
    assert_eq!((desk.rounds.items.len(), desk.projects.len()), (1, 0));
    let form: RoundForm = staff.get(&format!("{path}/form")).await.parse();
    assert!(!form.may_open && form.running.is_some());
}

#[tokio::test]
async fn a_round_that_opens_later_is_told_at_its_opening() {
    let app = TestApp::start().await;
    let compound = app.compound().homes(1).at(Stage::Works).build().await;
    let staff = app.staff(Role::CommunityStaff, compound.community).await;
    let resident = app.resident(compound.homes[0]).await;
    let now = app.now();
    let later = now + chrono::Duration::days(2);
    let body = json!({"title": "改造满意度", "opens_at": later, "closes_at": now + chrono::Duration::days(12)});
    let created = staff.post(&format!("/projects/{}/rating-rounds", compound.project), body).await.created();
    let path = format!("/rating-rounds/{}", created["id"].as_str().expect("an id"));
    let told = inbox_message::Entity::find()
        .filter(inbox_message::Column::PersonId.eq(resident.person_id.expect("a person").0));
    let count = async || told.clone().count(app.state.database.reader()).await.expect("a count");
    app.run_jobs().await;
    assert_eq!(count().await, 0);
    let answer = json!({"home_id": compound.homes[0], "levels": {"overall": "satisfied"}});
    resident.post(&format!("{path}/answers"), answer.clone()).await.refused(Code::RatingNotOpen);
    app.advance_days(3);
    app.run_jobs().await;
    app.run_jobs().await;
    assert_eq!(count().await, 1);
    let resident = app.resident(compound.homes[0]).await;
    resident.post(&format!("{path}/answers"), answer).await.ok();
}

#[tokio::test]
async fn a_round_too_short_too_early_or_by_others_is_refused() {
    let app = TestApp::start().await;
    let early = app.compound().homes(1).at(Stage::Procurement).build().await;
    let staff = app.staff(Role::CommunityStaff, early.district).await;
    let path = format!("/projects/{}/rating-rounds", early.project);
    staff.post(&path, round(&app)).await.refused(Code::StepOutOfOrder);

    let compound = app.compound().named("乙小区").homes(1).at(Stage::Works).build().await;
    let path = format!("/projects/{}/rating-rounds", compound.project);
    let short = json!({"title": "满意度", "opens_at": app.now(), "closes_at": app.now() + chrono::Duration::days(6)});
    let problem = staff.post(&path, short).await.refused(Code::RatingRoundTooShort);
    assert_eq!(problem.errors[0].pointer, "/closes_at");
    let bad = json!({"title": "", "opens_at": "2026-03-01T08:00", "closes_at": "x"});
    staff.post(&path, bad).await.refused(Code::InvalidInput);
    app.anonymous().post(&path, round(&app)).await.refused(Code::SignInRequired);
    for caller in [
        app.resident(compound.homes[0]).await,
        app.staff(Role::GridWorker, compound.community).await,
        app.staff(Role::CommunityStaff, early.community).await,
    ] {
        caller.post(&path, round(&app)).await.refused(Code::Forbidden);
        caller.get(&format!("{path}/form")).await.refused(Code::Forbidden);
    }
}
