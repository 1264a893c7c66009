//! Opening a consultation and correcting it.

use linyi_shared::consultations::api::ProjectConsultations;
use linyi_shared::consultations::phase::Phase;
use linyi_shared::inbox::api::MessageView;
use linyi_shared::page::Page;
use linyi_shared::people::rules::Role;
use linyi_shared::problem::Code;
use linyi_shared::projects::rules::Stage;
use linyi_tests::TestApp;
use serde_json::json;

use super::{answer, compound, offer, opened, read};

#[tokio::test]
async fn an_opened_consultation_is_public_and_its_residents_are_told() {
    let app = TestApp::start().await;
    let compound = compound(&app, "甲小区", 3).await;
    let resident = app.resident(compound.homes[0]).await;
    let staff = app.staff(Role::CommunityStaff, compound.community).await;
    let path = format!("/projects/{}/consultations", compound.project);
    let opened = staff.post(&path, offer(&app)).await.created();
    assert_eq!(opened["phase"], "open");

    let list: ProjectConsultations = app.anonymous().get(&path).await.parse();
    assert_eq!(list.consultations.len(), 1);
    assert_eq!(list.consultations[0].reach.not_reached, 3);
    let page = read(&app.anonymous(), &format!("/consultations/{}", list.consultations[0].id)).await;
    assert_eq!(page.title, "想改哪些");
    assert_eq!(page.phase, Phase::Open);
    let codes: Vec<_> = page.groups.iter().flat_map(|group| &group.items).map(|item| item.code.as_str()).collect();
    assert_eq!(codes, ["drainage", "roof", "lift"], "in the plan's order");
    assert!(page.my_homes.is_empty());
    let inbox: Page<MessageView> = resident.get("/inbox").await.parse();
    assert_eq!(inbox.items[0].link, format!("/consultations/{}", page.id));
}

#[tokio::test]
async fn only_staff_of_the_place_open_one() {
    let app = TestApp::start().await;
    let here = compound(&app, "甲小区", 1).await;
    let there = compound(&app, "乙小区", 1).await;
    let path = format!("/projects/{}/consultations", here.project);
    app.anonymous().post(&path, offer(&app)).await.refused(Code::SignInRequired);
    app.resident(here.homes[0]).await.post(&path, offer(&app)).await.refused(Code::Forbidden);
    app.staff(Role::GridWorker, here.community).await.post(&path, offer(&app)).await.refused(Code::Forbidden);
    app.staff(Role::CommunityStaff, there.community).await.post(&path, offer(&app)).await.refused(Code::Forbidden);
    app.staff(Role::SubdistrictOfficer, here.district).await.post(&path, offer(&app)).await.created();
}

#[tokio::test]
async fn it_is_opened_at_its_stage_and_one_at_a_time() {
    let app = TestApp::start().await;
    let early = app.compound().named("乙小区").homes(1).at(Stage::Reserve).build().await;
    let staff = app.staff(Role::CommunityStaff, early.community).await;
    let path = format!("/projects/{}/consultations", early.project);
    staff.post(&path, offer(&app)).await.refused(Code::StepOutOfOrder);

    let (here, staff, consultation) = opened(&app, 1).await;
    let path = format!("/projects/{}/consultations", here.project);
    staff.post(&path, offer(&app)).await.refused(Code::ConsultationRunning);
    staff.post(&format!("{consultation}/close"), json!({"reason": "内容要重新定"})).await.ok();
    staff.post(&path, offer(&app)).await.created();
}

#[tokio::test]
async fn what_is_wrong_is_named() {
    let app = TestApp::start().await;
    let here = compound(&app, "甲小区", 1).await;
    let staff = app.staff(Role::CommunityStaff, here.community).await;
    let path = format!("/projects/{}/consultations", here.project);
    let changed = |field: &str, value: serde_json::Value| {
        let mut body = offer(&app);
        body[field] = value;
        body
    };
    let cases = [
        ("offered", json!(["drainage", "spaceport"]), "/offered/1"),
        ("offered", json!([]), "/offered"),
        ("closes_at", json!(app.now() - chrono::Duration::days(1)), "/closes_at"),
        ("opens_at", json!("tomorrow"), "/opens_at"),
        ("title", json!("  "), "/title"),
    ];
    for (field, value, pointer) in cases {
        let problem = staff.post(&path, changed(field, value)).await.refused(Code::InvalidInput);
        assert_eq!(problem.errors[0].pointer, pointer);
    }
}

#[tokio::test]
async fn a_repeat_opens_nothing_more() {
    let app = TestApp::start().await;
    let here = compound(&app, "甲小区", 1).await;
    let staff = app.staff(Role::CommunityStaff, here.community).await;
    let path = format!("/projects/{}/consultations", here.project);
    let body = offer(&app);
    let first = staff.post_keyed(&path, "open-once", body.clone()).await.created();
    let second = staff.post_keyed(&path, "open-once", body).await.created();
    assert_eq!(first, second);
    let list: ProjectConsultations = staff.get(&path).await.parse();
    assert_eq!(list.consultations.len(), 1);
}

#[tokio::test]
async fn it_can_be_changed_until_somebody_answers() {
    let app = TestApp::start().await;
    let (here, staff, path) = opened(&app, 1).await;
    let mut body = offer(&app);
    body["title"] = json!("请您选一选");
    body["offered"] = json!(["roof"]);
    staff.post(&format!("{path}/edit"), body.clone()).await.ok();
    let page = read(&app.anonymous(), &path).await;
    assert_eq!(page.title, "请您选一选");
    assert_eq!(page.groups.len(), 1);

    let resident = app.resident(here.homes[0]).await;
    let wish = json!({"home_id": here.homes[0], "wishes": {"roof": "wanted"}, "adult": true});
    resident.post(&format!("{path}/answers"), wish).await.ok();
    staff.post(&format!("{path}/edit"), body.clone()).await.refused(Code::ConsultationAnswered);
    resident.post(&format!("{path}/edit"), body).await.refused(Code::Forbidden);
    let unasked = answer(here.homes[0]);
    resident.post(&format!("{path}/answers"), unasked).await.refused(Code::ItemNotAsked);
}
