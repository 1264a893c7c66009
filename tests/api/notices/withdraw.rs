//! Withdrawing a notice.

use linyi_server::features::notices::queries::find_evidence;
use linyi_shared::notices::kind::NoticeKind;
use linyi_shared::problem::Code;
use linyi_shared::projects::rules::Stage;
use serde_json::json;

use super::{Scene, complete, id_of};

#[tokio::test]
async fn a_withdrawn_notice_leaves_its_headline_its_dates_and_the_reason() {
    let scene = Scene::at(Stage::PlanNotice).await;
    let photo = scene.staff.upload_photo().await;
    let mut notice = complete(NoticeKind::Plan);
    notice["photos"] = json!([photo]);
    let id = id_of(&scene.staff.post(&scene.drafts(), notice).await.created());
    scene.staff.post(&format!("/notices/{id}/publish"), json!({})).await.ok();
    let path = format!("/notices/{id}/withdraw");
    scene.staff.post(&path, json!({"reason": ""})).await.refused(Code::InvalidInput);
    scene.staff.post(&path, json!({"reason": "内容有误"})).await.ok();

    let page = scene.find(&id).await;
    assert_eq!((&page["card"]["state"], &page["card"]["title"]), (&json!("withdrawn"), &json!("测试公示")));
    assert_eq!(page["withdrawal"]["reason"], "内容有误");
    assert!(page["content"].is_null());
    assert_eq!(page["may_object_for"], json!([]));
    assert_eq!(page["versions"].as_array().map(Vec::len), Some(1));
    let nobody = scene.app.anonymous();
    nobody.get(&format!("/notices/{id}/versions/1/text")).await.refused(Code::NotFound);
    assert_eq!(nobody.get(&format!("//media/{photo}/large")).await.status, 404, "its pictures are gone too");
    let listed = nobody.get("/notices").await.ok();
    assert_eq!(listed["notices"]["items"][0]["state"], "withdrawn");
    let db = scene.app.state.database.reader();
    let evidence =
        find_evidence(db, scene.compound.id, None, NoticeKind::Plan, scene.app.now()).await.expect("a query");
    assert_eq!(evidence.published, None, "it is no evidence any more");
}

#[tokio::test]
async fn a_notice_is_withdrawn_once_and_a_draft_never() {
    let scene = Scene::at(Stage::PlanNotice).await;
    let reason = json!({"reason": "内容有误"});
    let draft = scene.draft(NoticeKind::Plan).await;
    scene.staff.post(&format!("/notices/{draft}/withdraw"), reason.clone()).await.refused(Code::NoticeStepRefused);
    let id = scene.published(NoticeKind::Plan).await;
    let path = format!("/notices/{id}/withdraw");
    scene.resident(0).await.post(&path, reason.clone()).await.refused(Code::Forbidden);
    scene.staff.post(&path, reason.clone()).await.ok();
    scene.staff.post(&path, reason).await.refused(Code::NoticeStepRefused);
}
