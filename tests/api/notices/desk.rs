//! What the desk reads of notices.

use linyi_shared::notices::kind::NoticeKind;
use linyi_shared::people::rules::Role;
use linyi_shared::problem::Code;
use linyi_shared::projects::rules::Stage;
use serde_json::json;

use super::Scene;

#[tokio::test]
async fn the_desk_lists_its_own_places_with_drafts_and_waiting_objections() {
    let scene = Scene::at(Stage::PlanNotice).await;
    let draft = scene.draft(NoticeKind::Plan).await;
    let plan = scene.published(NoticeKind::Plan).await;
    let resident = scene.resident(0).await;
    let objection = json!({"home_id": scene.compound.homes[0], "text": "这条不对。"});
    resident.post(&format!("/notices/{plan}/objections"), objection).await.created();

    let list = scene.staff.get("/desk/notices").await.ok();
    assert_eq!((&list["open_objections"], &list["overdue_objections"]), (&json!(1), &json!(0)));
    assert_eq!(list["notices"]["items"].as_array().map(Vec::len), Some(2));
    let drafts = scene.staff.get("/desk/notices?show=draft").await.ok();
    assert_eq!(drafts["notices"]["items"][0]["id"], draft);
    let waiting = scene.staff.get("/desk/notices?show=objections").await.ok();
    assert_eq!(waiting["notices"]["items"].as_array().map(Vec::len), Some(1));
    assert_eq!(waiting["notices"]["items"][0]["id"], plan);
    scene.staff.get("/desk/notices?show=everything").await.refused(Code::InvalidQuery);

    let elsewhere = scene.app.compound().named("别处").homes(1).build().await;
    let foreign = scene.app.staff(Role::CommunityStaff, elsewhere.community).await;
    assert_eq!(foreign.get("/desk/notices").await.ok()["notices"]["items"], json!([]));
    foreign.get(&format!("/notices/{plan}/desk")).await.refused(Code::Forbidden);
    resident.get("/desk/notices").await.refused(Code::Forbidden);
    resident.get(&format!("/notices/{plan}/desk")).await.refused(Code::Forbidden);

    scene.app.advance_days(40);
    let list = scene.staff_later().await.get("/desk/notices").await.ok();
    assert_eq!(list["overdue_objections"], 1);
}

#[tokio::test]
async fn the_form_offers_every_kind_and_asks_for_the_fields_of_one() {
    let scene = Scene::at(Stage::PlanNotice).await;
    let path = format!("/projects/{}/notices/form", scene.compound.project);
    let form = scene.staff.get(&path).await.ok();
    assert_eq!((form["kinds"].as_array().map(Vec::len), &form["kind"]), (Some(13), &json!(null)));
    let due = |kind: &str| {
        let kinds = form["kinds"].as_array().expect("kinds");
        kinds.iter().find(|choice| choice["kind"] == kind).expect("the kind")["due"].clone()
    };
    assert_eq!((due("plan"), due("acceptance")), (json!(true), json!(false)));

    let form = scene.staff.get(&format!("{path}?kind=works_board")).await.ok();
    assert_eq!(form["min_days"], NoticeKind::WorksBoard.display().min_days);
    let fields = form["fields"].as_array().expect("fields");
    let contractor = fields.iter().find(|field| field["key"] == "contractor").expect("the field");
    assert_eq!((&contractor["required"], &contractor["needs_phone"]), (&json!(true), &json!(true)));
    scene.staff.get(&format!("{path}?kind=none")).await.refused(Code::InvalidQuery);
    scene.resident(0).await.get(&path).await.refused(Code::Forbidden);
}
