//! Lists of notices.

use linyi_shared::notices::kind::NoticeKind;
use linyi_shared::problem::Code;
use linyi_shared::projects::rules::Stage;
use serde_json::{Value, json};

use super::{Scene, complete, id_of};

fn ids(list: &Value) -> Vec<String> {
    list["notices"]["items"].as_array().expect("notices").iter().map(id_of).collect()
}

#[tokio::test]
async fn notices_are_listed_latest_first_by_compound_project_and_kind() {
    let scene = Scene::at(Stage::PlanNotice).await;
    let decision = scene.published(NoticeKind::Decision).await;
    let plan = scene.published(NoticeKind::Plan).await;
    scene.draft(NoticeKind::Plan).await;
    let nobody = scene.app.anonymous();
    let elsewhere = scene.app.compound().named("别处").homes(1).at(Stage::PlanNotice).build().await;
    let office = scene.app.staff(linyi_shared::people::rules::Role::HousingBureau, scene.compound.district).await;
    let path = format!("/projects/{}/notices", elsewhere.project);
    let other = id_of(&office.post(&path, complete(NoticeKind::Plan)).await.created());
    office.post(&format!("/notices/{other}/publish"), json!({})).await.ok();

    let list = async |query: String| ids(&nobody.get(&format!("/notices{query}")).await.ok());
    assert_eq!(list(String::new()).await, [other.clone(), plan.clone(), decision.clone()]);
    assert_eq!(list(format!("?compound={}", scene.compound.id)).await, [plan.clone(), decision.clone()]);
    assert_eq!(list(format!("?project={}", elsewhere.project)).await, std::slice::from_ref(&other));
    assert_eq!(list("?kind=decision".into()).await, std::slice::from_ref(&decision));
    assert_eq!(list("?compound=own".into()).await.len(), 3, "a visitor has no compound of one's own");
    nobody.get("/notices?kind=none").await.refused(Code::InvalidQuery);
    nobody.get("/notices?cursor=x").await.refused(Code::InvalidQuery);

    let resident = scene.resident(0).await;
    let own = resident.get("/notices?compound=own").await.ok();
    assert_eq!(ids(&own), [plan, decision]);
    assert_eq!((&own["limited_to"], &own["own_compound"]), (&json!("测试小区"), &json!("测试小区")));
}

#[tokio::test]
async fn a_long_list_comes_in_pages_without_gaps_or_repeats() {
    let scene = Scene::at(Stage::Works).await;
    let mut expected = Vec::new();
    for _ in 0..23 {
        expected.insert(0, scene.published(NoticeKind::Progress).await);
    }
    let nobody = scene.app.anonymous();
    let first = nobody.get("/notices").await.ok();
    let cursor = first["notices"]["meta"]["next"].as_str().expect("a next page");
    let second = nobody.get(&format!("/notices?cursor={cursor}")).await.ok();
    assert!(second["notices"]["meta"]["next"].is_null());
    assert_eq!([ids(&first), ids(&second)].concat(), expected);
}

#[tokio::test]
async fn a_list_shows_the_first_picture_of_a_notice_until_it_is_withdrawn() {
    let scene = Scene::at(Stage::Works).await;
    let mut draft = complete(NoticeKind::Progress);
    let photos = [scene.staff.upload_photo().await, scene.staff.upload_photo().await];
    draft["photos"] = json!(photos);
    let id = id_of(&scene.staff.post(&scene.drafts(), draft).await.created());
    scene.staff.post(&format!("/notices/{id}/publish"), json!({})).await.ok();
    scene.published(NoticeKind::Progress).await;
    let nobody = scene.app.anonymous();
    let pictures = async || {
        let list = nobody.get("/notices").await.ok();
        let items = list["notices"]["items"].as_array().expect("notices").clone();
        items.iter().map(|item| item["photo"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(pictures().await, [Value::Null, json!(photos[0])]);
    let page = nobody.get("//notices").await.body;
    assert!(page.contains(&format!("/media/{}/thumb", photos[0])), "{page}");
    assert_eq!(nobody.get(&format!("//media/{}/thumb", photos[0])).await.status, 200);

    let reason = json!({"reason": "照片有误"});
    scene.staff.post(&format!("/notices/{id}/withdraw"), reason).await.ok();
    assert_eq!(pictures().await, [Value::Null, Value::Null]);
}
