//! Objections: raised, answered, taken back.

use linyi_shared::notices::kind::NoticeKind;
use linyi_shared::people::rules::Role;
use linyi_shared::problem::Code;
use linyi_shared::projects::rules::Stage;
use linyi_tests::{Answer, Caller};
use reqwest::Method;
use serde_json::{Value, json};

use super::{Scene, id_of};

const TEXT: &str = "三号楼前不要停车位。";

impl Scene {
    async fn object(&self, caller: &Caller, home: usize, id: &str) -> Answer {
        let body = json!({"home_id": self.compound.homes[home], "text": TEXT});
        caller.post(&format!("/notices/{id}/objections"), body).await
    }

    async fn answer(&self, caller: &Caller, objection: &str) -> Answer {
        caller.post(&format!("/objections/{objection}/answer"), json!({"answer": "已改到东侧。"})).await
    }
}

#[tokio::test]
async fn an_objection_waits_is_answered_in_public_and_never_says_whose_it_was() {
    let scene = Scene::at(Stage::PlanNotice).await;
    let id = scene.published(NoticeKind::Plan).await;
    let resident = scene.resident(0).await;
    let page = resident.get(&format!("/notices/{id}")).await.ok();
    assert_eq!(page["may_object_for"][0]["label"], "1号楼1单元101");
    let receipt = scene.object(&resident, 0, &id).await.created();
    assert_eq!(receipt["state"], "open");

    let public = scene.find(&id).await;
    assert_eq!((&public["card"]["open_objections"], &public["answered"]), (&json!(1), &json!([])));
    assert!(!public.to_string().contains(TEXT), "an open objection is not public");
    let own = resident.get(&format!("/notices/{id}")).await.ok();
    assert_eq!((&own["mine"][0]["text"], &own["may_object_for"]), (&json!(TEXT), &json!([])));
    let desk = scene.staff.get(&format!("/notices/{id}/desk")).await.ok();
    assert_eq!(desk["objections"][0]["home_label"], "1号楼1单元101");

    scene.answer(&scene.staff, &id_of(&receipt)).await.ok();
    let public = scene.find(&id).await;
    assert_eq!((&public["card"]["open_objections"], &public["mine"]), (&json!(0), &json!([])));
    assert_eq!(
        (&public["answered"][0]["text"], &public["answered"][0]["answer"]),
        (&json!(TEXT), &json!("已改到东侧。"))
    );
    assert!(!public.to_string().contains("1单元"), "nothing says which home it was");
    let inbox = resident.get("/inbox").await.ok();
    assert_eq!((&inbox["items"][0]["kind"], &inbox["items"][0]["body"]), (&json!("objection"), &json!("已改到东侧。")));
    assert_eq!(inbox["items"][0]["link"], format!("/notices/{id}#objections"));
}

#[tokio::test]
async fn the_office_is_told_of_an_objection_its_home_and_its_term_and_not_what_it_says() {
    let scene = Scene::at(Stage::PlanNotice).await;
    let id = scene.published(NoticeKind::Plan).await;
    let bureau = scene.app.staff(Role::HousingBureau, scene.compound.district).await;
    let contractor = scene.app.staff(Role::Contractor, scene.compound.id).await;
    scene.object(&scene.resident(0).await, 0, &id).await.created();
    for (tag, title) in [("zh-CN", "有新异议：测试公示"), ("en", "A new objection: 测试公示")] {
        let request = scene.staff.request(Method::GET, "/inbox").header("accept-language", tag);
        let told = Answer::of(request).await.ok()["items"][0].clone();
        assert_eq!((&told["kind"], &told["title"]), (&json!("objection"), &json!(title)));
        assert_eq!(told["link"], format!("/desk/notices/{id}#objections"));
        let body = told["body"].as_str().expect("a body");
        assert!(body.starts_with("测试小区1号楼1单元101") && !body.contains(TEXT), "{body}");
    }
    for other in [bureau, contractor] {
        assert_eq!(other.get("/inbox").await.ok()["items"], json!([]), "there is an office to answer it");
    }
}

#[tokio::test]
async fn a_contractor_reads_the_desk_and_not_which_home_objected() {
    let scene = Scene::at(Stage::PlanNotice).await;
    let id = scene.published(NoticeKind::Plan).await;
    let resident = scene.resident(0).await;
    scene.object(&resident, 0, &id).await.created();
    let contractor = scene.app.staff(Role::Contractor, scene.compound.id).await;
    let desk = contractor.get(&format!("/notices/{id}/desk")).await.ok();
    assert_eq!((&desk["objections"][0]["home_label"], &desk["may_write"]), (&json!(""), &json!(false)));
}

#[tokio::test]
async fn only_homes_of_the_compound_object_each_for_itself() {
    let scene = Scene::at(Stage::PlanNotice).await;
    let id = scene.published(NoticeKind::Plan).await;
    let elsewhere = scene.app.compound().named("别处").homes(1).build().await;
    let neighbour = scene.app.resident(elsewhere.homes[0]).await;
    let resident = scene.resident(0).await;
    scene.object(&scene.app.anonymous(), 0, &id).await.refused(Code::SignInRequired);
    scene.object(&scene.staff, 0, &id).await.refused(Code::Forbidden);
    scene.object(&neighbour, 0, &id).await.refused(Code::ForeignCompound);
    let own = json!({"home_id": elsewhere.homes[0], "text": TEXT});
    neighbour.post(&format!("/notices/{id}/objections"), own).await.refused(Code::ForeignCompound);
    scene.object(&resident, 1, &id).await.refused(Code::Forbidden);
    let empty = json!({"home_id": scene.compound.homes[0], "text": " "});
    let problem = resident.post(&format!("/notices/{id}/objections"), empty).await.refused(Code::InvalidInput);
    assert_eq!(problem.errors[0].pointer, "/text");
}

#[tokio::test]
async fn objections_are_taken_while_the_period_runs_and_by_kinds_that_take_them() {
    let scene = Scene::at(Stage::Works).await;
    let resident = scene.resident(0).await;
    let draft = scene.draft(NoticeKind::Plan).await;
    scene.object(&resident, 0, &draft).await.refused(Code::NotFound);
    let board = scene.published(NoticeKind::WorksBoard).await;
    scene.object(&resident, 0, &board).await.refused(Code::ObjectionNotPossible);
    let plan = scene.published(NoticeKind::Plan).await;
    scene.app.advance_days(30);
    let resident = scene.resident(0).await;
    scene.object(&resident, 0, &plan).await.refused(Code::ObjectionTooLate);
    assert_eq!(resident.get(&format!("/notices/{plan}")).await.ok()["may_object_for"], json!([]));
}

#[tokio::test]
async fn one_objection_of_a_home_waits_at_a_time_and_a_repeat_is_the_same_one() {
    let scene = Scene::at(Stage::PlanNotice).await;
    let id = scene.published(NoticeKind::Plan).await;
    let resident = scene.resident(0).await;
    let body = json!({"home_id": scene.compound.homes[0], "text": TEXT});
    let path = format!("/notices/{id}/objections");
    let first = resident.post_keyed(&path, "object-1", body.clone()).await.created();
    assert_eq!(resident.post_keyed(&path, "object-1", body).await.created(), first);
    scene.object(&resident, 0, &id).await.refused(Code::ObjectionAlreadyOpen);
    scene.answer(&scene.staff, &id_of(&first)).await.ok();
    scene.object(&resident, 0, &id).await.created();
}

#[tokio::test]
async fn an_objection_is_answered_once_and_by_those_who_publish_there() {
    let scene = Scene::at(Stage::PlanNotice).await;
    let id = scene.published(NoticeKind::Plan).await;
    let resident = scene.resident(0).await;
    let objection = id_of(&scene.object(&resident, 0, &id).await.created());
    let elsewhere = scene.app.compound().named("别处").homes(1).build().await;
    let foreign = scene.app.staff(Role::CommunityStaff, elsewhere.community).await;
    for caller in [&resident, &foreign] {
        scene.answer(caller, &objection).await.refused(Code::Forbidden);
    }
    let empty: Value = json!({"answer": ""});
    let problem = scene.staff.post(&format!("/objections/{objection}/answer"), empty).await.refused(Code::InvalidInput);
    assert_eq!(problem.errors[0].pointer, "/answer");
    scene.answer(&scene.staff, &objection).await.ok();
    scene.answer(&scene.staff, &objection).await.refused(Code::ObjectionSettled);
}

#[tokio::test]
async fn an_objection_is_taken_back_by_whoever_raised_it() {
    let scene = Scene::at(Stage::PlanNotice).await;
    let id = scene.published(NoticeKind::Plan).await;
    let (resident, other) = (scene.resident(0).await, scene.resident(1).await);
    let objection = id_of(&scene.object(&resident, 0, &id).await.created());
    let path = format!("/objections/{objection}/withdraw");
    other.post(&path, json!({})).await.refused(Code::NotFound);
    resident.post(&path, json!({})).await.ok();
    resident.post(&path, json!({})).await.refused(Code::ObjectionSettled);
    scene.answer(&scene.staff, &objection).await.refused(Code::ObjectionSettled);
    let public = scene.find(&id).await;
    assert_eq!((&public["card"]["open_objections"], &public["answered"]), (&json!(0), &json!([])));
}
