//! What residents saw.

use linyi_shared::acceptance::api::AcceptanceDesk;
use linyi_shared::people::rules::Role;
use linyi_shared::problem::Code;
use linyi_shared::projects::rules::Stage;
use linyi_tests::TestApp;
use serde_json::json;

use super::acceptance;

#[tokio::test]
async fn an_observation_becomes_public_with_its_answer_and_its_photo_does_not() {
    let app = TestApp::start().await;
    let compound = app.compound().at(Stage::Works).items(&["路面"]).homes(2).build().await;
    let resident = app.resident(compound.homes[0]).await;
    let neighbour = app.resident(compound.homes[1]).await;
    let path = format!("/projects/{}/observations", compound.project);
    let page = format!("/projects/{}/acceptance", compound.project);
    let photo = resident.upload_photo().await;
    let body = json!({"text": "东门路面有坑", "work_item_id": compound.items[0], "photos": [photo]});
    let told = resident.post_keyed(&path, "observe-1", body.clone()).await.created();
    assert_eq!(resident.post_keyed(&path, "observe-1", body).await.created(), told);
    assert!(acceptance(&app, compound.project).await.observations.is_empty());
    assert_eq!(neighbour.get(&page).await.ok()["observations"], json!([]));
    let mine = resident.get(&page).await.ok();
    assert_eq!((mine["observations"][0]["is_mine"].as_bool(), mine["may_observe"].as_bool()), (Some(true), Some(true)));

    let staff = app.staff(Role::CommunityStaff, compound.community).await;
    let desk: AcceptanceDesk = staff.get(&format!("{page}/desk")).await.parse();
    assert_eq!((desk.observations.len(), desk.observations[0].photos.len()), (1, 1));
    let contractor = app.staff(Role::Contractor, compound.id).await;
    let seen: AcceptanceDesk = contractor.get(&format!("{page}/desk")).await.parse();
    assert!(seen.observations[0].photos.is_empty(), "photos of residents are for the community only");
    let answer = format!("/observations/{}/answer", told["id"].as_str().expect("an id"));
    contractor.post(&answer, json!({"text": "已安排"})).await.refused(Code::Forbidden);
    staff.post(&answer, json!({"text": ""})).await.refused(Code::InvalidInput);
    staff.post(&answer, json!({"text": "施工单位三天内补平"})).await.ok();
    staff.post(&answer, json!({"text": "再答一次"})).await.refused(Code::ObservationAnswered);

    let public = acceptance(&app, compound.project).await.observations;
    assert_eq!((public[0].answer.as_str(), public[0].item_title.as_str()), ("施工单位三天内补平", "路面"));
    app.anonymous().get(&format!("//media/{photo}/thumb")).await.refused(Code::NotFound);
    let inbox = resident.get("/inbox").await.ok();
    assert_eq!(inbox["items"].as_array().expect("messages").len(), 1);
}

#[tokio::test]
async fn only_residents_of_the_compound_and_its_staff_observe_once_the_works_run() {
    let app = TestApp::start().await;
    let here = app.compound().named("甲小区").at(Stage::Works).homes(1).build().await;
    let there = app.compound().named("乙小区").at(Stage::Procurement).homes(1).build().await;
    let path = format!("/projects/{}/observations", here.project);
    let foreign = app.resident(there.homes[0]).await;
    foreign.post(&path, json!({"text": "路过看到"})).await.refused(Code::ForeignCompound);
    let contractor = app.staff(Role::Contractor, here.id).await;
    contractor.post(&path, json!({"text": "自己看到"})).await.refused(Code::Forbidden);
    app.anonymous().post(&path, json!({"text": "路过看到"})).await.refused(Code::SignInRequired);
    let early = format!("/projects/{}/observations", there.project);
    foreign.post(&early, json!({"text": "还没开工"})).await.refused(Code::StepOutOfOrder);
    let staff = app.staff(Role::CommitteeMember, here.community).await;
    staff.post(&path, json!({"text": "巡查记录"})).await.created();
    let resident = app.resident(here.homes[0]).await;
    let missing = resident.post(&path, json!({"text": " "})).await.refused(Code::InvalidInput);
    assert_eq!(missing.errors[0].pointer, "/text");
    for number in 0..20 {
        resident.post(&path, json!({"text": format!("第{number}处")})).await.created();
    }
    resident.post(&path, json!({"text": "第21处"})).await.refused(Code::ObservationsWaiting);
}
