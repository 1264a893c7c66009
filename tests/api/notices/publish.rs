//! Publishing a notice.

use linyi_server::features::notices::content::sha256;
use linyi_server::features::notices::period::calendar;
use linyi_server::features::notices::queries::find_evidence;
use linyi_shared::notices::kind::NoticeKind;
use linyi_shared::notices::period::Period;
use linyi_shared::people::rules::Role;
use linyi_shared::problem::Code;
use linyi_shared::projects::rules::Stage;
use linyi_tests::Answer;
use reqwest::Method;
use serde_json::{Value, json};

use super::{Scene, complete, id_of};

fn instant(value: &Value) -> chrono::DateTime<chrono::Utc> {
    value.as_str().expect("an instant").parse().expect("RFC 3339")
}

#[tokio::test]
async fn a_published_notice_is_public_for_its_statutory_period_and_its_hash_can_be_checked() {
    let scene = Scene::at(Stage::PlanNotice).await;
    let id = scene.draft(NoticeKind::Plan).await;
    let receipt = scene.staff.post(&format!("/notices/{id}/publish"), json!({})).await.ok();
    assert_eq!((&receipt["state"], &receipt["version"]), (&json!("published"), &json!(1)));
    let page = scene.find(&id).await;
    let published = instant(&page["card"]["published_at"]);
    let period = Period::after(published, 15, &calendar(&scene.app.state.plan));
    assert_eq!(instant(&page["card"]["ends_at"]), period.ends_at());
    assert_eq!(page["card"]["period_over"], false);
    assert_eq!(page["content"]["title"], "测试公示");
    assert_eq!(page["content"]["fields"][0]["key"], NoticeKind::Plan.fields()[0].key);
    assert!(page["qr_svg"].as_str().expect("a picture").starts_with("<svg"));
    assert_eq!(page["link"], format!("{}/notices/{id}", scene.app.address));

    let text = scene.app.anonymous().get(&format!("/notices/{id}/versions/1/text")).await;
    assert_eq!(text.status, 200);
    assert!(text.body.starts_with("linyi-notice 1\nid 36\n"), "{}", text.body);
    assert_eq!(page["sha256"], sha256(&text.body));
    assert_eq!(receipt["sha256"], page["sha256"]);
}

#[tokio::test]
async fn every_bound_resident_of_the_compound_is_told_once_and_nobody_else() {
    let scene = Scene::at(Stage::PlanNotice).await;
    let elsewhere = scene.app.compound().named("别处").homes(1).build().await;
    let neighbour = scene.app.resident(elsewhere.homes[0]).await;
    let both = scene.app.resident_of(&scene.compound.homes[..2]).await;
    let id = scene.draft(NoticeKind::Plan).await;
    for _ in 0..2 {
        scene.staff.post_keyed(&format!("/notices/{id}/publish"), "publish-1", json!({})).await.ok();
    }
    let inbox = both.get("/inbox").await.ok();
    assert_eq!(inbox["items"].as_array().map(Vec::len), Some(1));
    assert_eq!((&inbox["items"][0]["kind"], &inbox["items"][0]["title"]), (&json!("notice"), &json!("测试公示")));
    assert_eq!(inbox["items"][0]["link"], format!("/notices/{id}"));
    assert_eq!(neighbour.get("/inbox").await.ok()["items"], json!([]));
    let page = scene.find(&id).await;
    assert_eq!((&page["homes"], &page["homes_told"]), (&json!(3), &json!(2)));
    assert_eq!(page["versions"].as_array().map(Vec::len), Some(1));
    assert_eq!(scene.app.run_jobs().await, 1, "its push was queued with it");
}

#[tokio::test]
async fn pictures_become_public_with_the_notice_and_not_before() {
    let scene = Scene::at(Stage::PlanNotice).await;
    let photo = scene.staff.upload_photo().await;
    let mut notice = complete(NoticeKind::Plan);
    notice["photos"] = json!([photo]);
    let id = id_of(&scene.staff.post(&scene.drafts(), notice).await.created());
    let path = format!("//media/{photo}/large");
    assert_eq!(scene.app.anonymous().get(&path).await.status, 404);
    scene.staff.post(&format!("/notices/{id}/publish"), json!({})).await.ok();
    let file = scene.app.anonymous().request(Method::GET, &path).send().await.expect("an answer");
    assert_eq!(file.status(), 200);
    assert_eq!(scene.find(&id).await["content"]["photos"], json!([photo]));
}

#[tokio::test]
async fn a_notice_that_lacks_a_field_is_refused_by_the_field_in_the_callers_language() {
    let scene = Scene::at(Stage::PlanNotice).await;
    let mut notice = complete(NoticeKind::Plan);
    notice["fields"].as_object_mut().expect("fields").remove("residents_pay");
    let id = id_of(&scene.staff.post(&scene.drafts(), notice).await.created());
    let path = format!("/notices/{id}/publish");
    let field = NoticeKind::Plan.field("residents_pay").expect("the field");
    for (tag, lang) in [("zh-CN", linyi_shared::lang::Lang::Zh), ("en", linyi_shared::lang::Lang::En)] {
        let request = scene.staff.request(Method::POST, &path).header("accept-language", tag).json(&json!({}));
        let problem = Answer::of(request).await.refused(Code::NoticeIncomplete);
        assert_eq!(problem.errors[0].pointer, "/fields/residents_pay");
        assert_eq!(problem.errors[0].detail, field.label(lang));
    }
    scene.app.anonymous().get(&format!("/notices/{id}")).await.refused(Code::NotFound);
}

#[tokio::test]
async fn the_plan_is_not_published_before_the_approval() {
    for stage in [Stage::DecisionNotice, Stage::Approval] {
        let scene = Scene::at(stage).await;
        let id = scene.draft(NoticeKind::Plan).await;
        scene.staff.post(&format!("/notices/{id}/publish"), json!({})).await.refused(Code::StepOutOfOrder);
        let desk = scene.staff.get(&format!("/notices/{id}/desk")).await.ok();
        assert_eq!((&desk["is_due"], &desk["card"]["state"]), (&json!(false), &json!("draft")));
    }
}

#[tokio::test]
async fn a_notice_is_published_once_and_by_those_who_publish_there() {
    let scene = Scene::at(Stage::PlanNotice).await;
    let id = scene.draft(NoticeKind::Plan).await;
    let path = format!("/notices/{id}/publish");
    let elsewhere = scene.app.compound().named("别处").homes(1).build().await;
    scene.app.anonymous().post(&path, json!({})).await.refused(Code::SignInRequired);
    for caller in [
        scene.resident(0).await,
        scene.app.staff(Role::Auditor, scene.compound.district).await,
        scene.app.staff(Role::CommunityStaff, elsewhere.community).await,
    ] {
        caller.post(&path, json!({})).await.refused(Code::Forbidden);
    }
    scene.staff.post(&path, json!({})).await.ok();
    scene.staff.post(&path, json!({})).await.refused(Code::NoticeStepRefused);
}

#[tokio::test]
async fn every_kind_is_published_at_its_stage() {
    let scene = Scene::at(Stage::Warranty).await;
    for kind in NoticeKind::ALL {
        let id = scene.published(*kind).await;
        assert_eq!(scene.find(&id).await["card"]["kind"], kind.as_str());
    }
}

#[tokio::test]
async fn it_is_evidence_of_its_step_once_its_period_is_over() {
    let scene = Scene::at(Stage::DecisionNotice).await;
    let (db, compound) = (scene.app.state.database.reader(), scene.compound.id);
    let evidence = async || {
        let found = find_evidence(db, compound, None, NoticeKind::Decision, scene.app.now()).await.expect("a query");
        (found.published.is_some(), found.period_over, found.open_objections)
    };
    assert_eq!(evidence().await, (false, false, 0));
    let id = scene.published(NoticeKind::Decision).await;
    assert_eq!(evidence().await, (true, false, 0));
    let resident = scene.resident(0).await;
    let objection = json!({"home_id": scene.compound.homes[0], "text": "这条不对。"});
    resident.post(&format!("/notices/{id}/objections"), objection).await.created();
    scene.app.advance_days(30);
    assert_eq!(evidence().await, (true, true, 1));
}
