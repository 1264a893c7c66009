//! Writing a notice before it is published.

use linyi_shared::notices::kind::NoticeKind;
use linyi_shared::people::rules::Role;
use linyi_shared::problem::Code;
use linyi_shared::projects::rules::Stage;
use serde_json::json;

use super::{Scene, complete, id_of};

#[tokio::test]
async fn a_draft_is_seen_at_the_desk_and_nowhere_else() {
    let scene = Scene::at(Stage::PlanNotice).await;
    let id = scene.draft(NoticeKind::Plan).await;
    scene.app.anonymous().get(&format!("/notices/{id}")).await.refused(Code::NotFound);
    assert_eq!(scene.app.anonymous().get("/notices").await.ok()["notices"]["items"], json!([]));
    let desk = scene.staff.get(&format!("/notices/{id}/desk")).await.ok();
    assert_eq!(desk["card"]["state"], "draft");
    assert_eq!(desk["content"]["display_days"], 15, "the default of its kind");
    assert_eq!(desk["missing"], json!([]));
    assert_eq!((&desk["is_due"], &desk["may_write"]), (&json!(true), &json!(true)));
}

#[tokio::test]
async fn only_those_who_publish_there_draft_there() {
    let scene = Scene::at(Stage::PlanNotice).await;
    let elsewhere = scene.app.compound().named("别处").homes(1).build().await;
    let foreign = scene.app.staff(Role::CommunityStaff, elsewhere.community).await;
    let contractor = scene.app.staff(Role::Contractor, scene.compound.id).await;
    let resident = scene.resident(0).await;
    let notice = || complete(NoticeKind::Plan);
    scene.app.anonymous().post(&scene.drafts(), notice()).await.refused(Code::SignInRequired);
    for caller in [foreign, contractor, resident] {
        caller.post(&scene.drafts(), notice()).await.refused(Code::Forbidden);
    }
}

#[tokio::test]
async fn a_field_of_another_kind_too_few_days_and_an_empty_title_are_refused_by_name() {
    let scene = Scene::at(Stage::PlanNotice).await;
    let mut notice = complete(NoticeKind::Plan);
    notice["fields"]["signatories"] = "某处没有的一栏".into();
    notice["fields"]["no_such_field"] = "x".into();
    let problem = scene.staff.post(&scene.drafts(), notice).await.refused(Code::InvalidInput);
    assert!(problem.errors[0].pointer.starts_with("/fields/"), "{problem:?}");

    let mut notice = complete(NoticeKind::Decision);
    notice["display_days"] = 14.into();
    let problem = scene.staff.post(&scene.drafts(), notice).await.refused(Code::NoticeDisplayTooShort);
    assert_eq!(
        (problem.errors[0].pointer.as_str(), problem.errors[0].detail.as_str()),
        ("/display_days", "至少 15 天")
    );

    let mut notice = complete(NoticeKind::Plan);
    notice["title"] = " ".into();
    let problem = scene.staff.post(&scene.drafts(), notice).await.refused(Code::InvalidInput);
    assert_eq!(problem.errors[0].pointer, "/title");
}

#[tokio::test]
async fn a_draft_is_changed_and_thrown_away_and_a_published_notice_neither() {
    let scene = Scene::at(Stage::PlanNotice).await;
    let id = scene.draft(NoticeKind::Plan).await;
    let mut changed = complete(NoticeKind::Plan);
    changed.as_object_mut().expect("an object").remove("kind");
    changed["title"] = "改过的标题".into();
    changed["display_days"] = 20.into();
    scene.staff.post(&format!("/notices/{id}/revise"), changed.clone()).await.ok();
    let desk = scene.staff.get(&format!("/notices/{id}/desk")).await.ok();
    assert_eq!((&desk["content"]["title"], &desk["content"]["display_days"]), (&json!("改过的标题"), &json!(20)));
    scene.staff.post(&format!("/notices/{id}/discard"), json!({})).await.with_status(204);
    scene.staff.get(&format!("/notices/{id}/desk")).await.refused(Code::NotFound);

    let id = scene.published(NoticeKind::Plan).await;
    scene.staff.post(&format!("/notices/{id}/revise"), changed).await.refused(Code::NoticeImmutable);
    scene.staff.post(&format!("/notices/{id}/discard"), json!({})).await.refused(Code::NoticeImmutable);
}

#[tokio::test]
async fn the_same_draft_sent_twice_is_one_draft() {
    let scene = Scene::at(Stage::PlanNotice).await;
    let first = scene.staff.post_keyed(&scene.drafts(), "draft-1", complete(NoticeKind::Plan)).await.created();
    let second = scene.staff.post_keyed(&scene.drafts(), "draft-1", complete(NoticeKind::Plan)).await.created();
    assert_eq!(id_of(&first), id_of(&second));
    let desk = scene.staff.get("/desk/notices").await.ok();
    assert_eq!(desk["notices"]["items"].as_array().map(Vec::len), Some(1));
}

#[tokio::test]
async fn a_plain_form_drafts_a_notice_too() {
    let scene = Scene::at(Stage::PlanNotice).await;
    let names: Vec<_> = NoticeKind::Plan.fields().iter().map(|field| format!("fields[{}]", field.key)).collect();
    let mut fields = vec![
        ("kind", "plan"),
        ("title", "表单公示"),
        ("body", "正文"),
        ("display_days", "16"),
        ("_return", "/desk/notices/{id}"),
    ];
    fields.extend(names.iter().map(|name| (name.as_str(), "演示单位甲 0379-00000000")));
    let answer = scene.staff.post_form(&scene.drafts(), &fields).await;
    let id = answer.sees_other().strip_prefix("/desk/notices/").expect("the way back").to_owned();
    let desk = scene.staff.get(&format!("/notices/{id}/desk")).await.ok();
    assert_eq!((&desk["content"]["display_days"], &desk["missing"]), (&json!(16), &json!([])));
}
