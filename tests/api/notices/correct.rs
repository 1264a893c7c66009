//! Correcting a published notice.

use linyi_shared::notices::kind::NoticeKind;
use linyi_shared::people::rules::Role;
use linyi_shared::problem::Code;
use linyi_shared::projects::rules::Stage;
use serde_json::{Value, json};

use super::{Scene, complete};

fn correction(title: &str) -> Value {
    let mut notice = complete(NoticeKind::Plan);
    notice.as_object_mut().expect("an object").remove("kind");
    notice["title"] = title.into();
    notice["reason"] = "标题写错了".into();
    notice
}

#[tokio::test]
async fn a_correction_is_a_new_version_and_the_earlier_one_stays_readable() {
    let scene = Scene::at(Stage::PlanNotice).await;
    let resident = scene.resident(0).await;
    let id = scene.published(NoticeKind::Plan).await;
    let first = scene.find(&id).await;
    scene.app.advance_days(3);
    let staff = scene.staff_later().await;
    let receipt = staff.post(&format!("/notices/{id}/correct"), correction("更正后的标题")).await.ok();
    assert_eq!(receipt["version"], 2);

    let now = scene.find(&id).await;
    assert_eq!(now["content"]["title"], "更正后的标题");
    assert_ne!(now["sha256"], first["sha256"]);
    let versions: Vec<_> = now["versions"].as_array().expect("versions").iter().map(|line| &line["version"]).collect();
    assert_eq!(versions, [2, 1]);
    assert_eq!(now["versions"][0]["reason"], "标题写错了");
    assert_eq!(now["versions"][0]["changed"], json!(["标题"]));
    assert!(now["card"]["ends_at"].as_str() > first["card"]["ends_at"].as_str(), "its period begins anew");

    let old = scene.app.anonymous().get(&format!("/notices/{id}?version=1")).await.ok();
    assert_eq!((&old["content"]["title"], &old["sha256"]), (&json!("测试公示"), &first["sha256"]));
    scene.app.anonymous().get(&format!("/notices/{id}?version=3")).await.refused(Code::NotFound);
    let person = resident.person_id.expect("a person");
    let db = scene.app.state.database.reader();
    let told = linyi_server::features::inbox::queries::list_messages(db, person, None, 10).await.expect("a query");
    let titles: Vec<_> = told.iter().map(|message| message.title.as_str()).collect();
    assert_eq!(titles, ["更正：更正后的标题", "测试公示"]);
}

#[tokio::test]
async fn a_correction_needs_a_reason_a_change_and_a_published_notice() {
    let scene = Scene::at(Stage::PlanNotice).await;
    let draft = scene.draft(NoticeKind::Plan).await;
    let id = scene.published(NoticeKind::Plan).await;
    let path = format!("/notices/{id}/correct");
    let mut without = correction("更正");
    without.as_object_mut().expect("an object").remove("reason");
    let problem = scene.staff.post(&path, without).await.refused(Code::InvalidInput);
    assert_eq!(problem.errors[0].pointer, "/reason");
    scene.staff.post(&path, correction("测试公示")).await.refused(Code::InvalidInput);
    let mut incomplete = correction("更正");
    incomplete["fields"] = json!({});
    scene.staff.post(&path, incomplete).await.refused(Code::NoticeIncomplete);
    let path = format!("/notices/{draft}/correct");
    scene.staff.post(&path, correction("更正")).await.refused(Code::NoticeStepRefused);
}

#[tokio::test]
async fn pictures_that_stay_and_new_ones_of_a_colleague_go_together() {
    let scene = Scene::at(Stage::PlanNotice).await;
    let old = scene.staff.upload_photo().await;
    let mut notice = complete(NoticeKind::Plan);
    notice["photos"] = json!([old]);
    let id = super::id_of(&scene.staff.post(&scene.drafts(), notice).await.created());
    scene.staff.post(&format!("/notices/{id}/publish"), json!({})).await.ok();
    let colleague = scene.staff_later().await;
    let new = colleague.upload_photo().await;
    let mut corrected = correction("更正");
    corrected["photos"] = json!([old, new]);
    colleague.post(&format!("/notices/{id}/correct"), corrected).await.ok();
    assert_eq!(scene.find(&id).await["content"]["photos"], json!([old, new]));
    assert_eq!(scene.app.anonymous().get(&format!("//media/{new}/thumb")).await.status, 200);
}

#[tokio::test]
async fn others_correct_nothing() {
    let scene = Scene::at(Stage::PlanNotice).await;
    let id = scene.published(NoticeKind::Plan).await;
    let path = format!("/notices/{id}/correct");
    let elsewhere = scene.app.compound().named("别处").homes(1).build().await;
    let foreign = scene.app.staff(Role::CommunityStaff, elsewhere.community).await;
    foreign.post(&path, correction("更正")).await.refused(Code::Forbidden);
    scene.resident(0).await.post(&path, correction("更正")).await.refused(Code::Forbidden);
}
