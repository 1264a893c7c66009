//! The pages without JavaScript.

use linyi_shared::people::rules::Role;
use linyi_shared::projects::rules::Stage;
use linyi_tests::{Answer, TestApp};
use reqwest::Method;
use serde_json::json;

use super::{compound_at, meeting, motion, set_stage};

#[tokio::test]
async fn everybody_reads_motion_meetings_and_comments_and_a_resident_comments_by_a_form() {
    let app = TestApp::start().await;
    let compound = compound_at(&app, Stage::Motion).await;
    let staff = app.staff(Role::CommunityStaff, compound.community).await;
    let project = compound.project;
    staff.post(&format!("/projects/{project}/motions"), motion(&compound.items)).await.created();
    set_stage(&app, project, Stage::Deliberation).await;
    staff.post(&format!("/projects/{project}/meetings"), meeting()).await.created();

    let item_page = format!("/projects/{project}/deliberation/{}", compound.items[0]);
    let resident = app.resident(compound.homes[0]).await;
    let page = resident.get(&format!("/{item_page}")).await;
    let path = format!("/work-items/{}/comments", compound.items[0]);
    assert!(page.body.contains(&format!(r#"action="/api/v1{path}""#)), "{}", page.body);
    let back = format!("{item_page}?done=1#comments");
    let home = compound.homes[0].to_string();
    let fields = [("home_id", home.as_str()), ("text", "希望先修东边。"), ("_return", &back), ("_page", &item_page)];
    assert_eq!(resident.post_form(&path, &fields).await.sees_other(), back);

    let page = app.anonymous().get(&format!("//projects/{project}/deliberation")).await;
    assert_eq!(page.status, 200);
    for part in ["先改排水,再修路面。", "逐项商议,同意提议。", "希望先修东边。", "某户"] {
        assert!(page.body.contains(part), "{part} is missing: {}", page.body);
    }
    let list = app.anonymous().get("//deliberations").await;
    assert!(list.body.contains(&format!("/projects/{project}/deliberation")), "{}", list.body);
    let nobody = app.anonymous();
    let english =
        nobody.request(Method::GET, &format!("//projects/{project}/deliberation")).header("cookie", "lang=en");
    let english = Answer::of(english).await;
    assert!(english.body.contains("What it proposes"), "{}", english.body);
}

#[tokio::test]
async fn the_desk_answers_and_records_by_forms() {
    let app = TestApp::start().await;
    let compound = compound_at(&app, Stage::Motion).await;
    let staff = app.staff(Role::CommunityStaff, compound.community).await;
    let project = compound.project;
    let resident = app.resident(compound.homes[0]).await;
    let path = format!("/work-items/{}/comments", compound.items[0]);
    let comment = json!({"home_id": compound.homes[0], "text": "什么时候修?"});
    let id = resident.post(&path, comment).await.created()["id"].as_str().expect("an id").to_owned();

    let list = staff.get("//desk/deliberations").await;
    assert!(list.body.contains(&format!(r#"action="/api/v1/comments/{id}/replies""#)), "{}", list.body);
    let desk_page = format!("/desk/projects/{project}/deliberation");
    let desk = staff.get(&format!("/{desk_page}")).await;
    for part in [format!(r#"action="/api/v1/projects/{project}/motions""#), format!("/comments/{id}/hide")] {
        assert!(desk.body.contains(&part), "{part} is missing: {}", desk.body);
    }
    let item = compound.items[0].to_string();
    let fields = [
        ("title", "关于改造排水的提议"),
        ("text", "先改排水。"),
        ("items[]", &item),
        ("body", "community"),
        ("held_on", "2026-01-05"),
        ("place", "社区会议室"),
        ("chair", "书记"),
        ("attendance", "9"),
        ("record", "同意。"),
        ("_return", &desk_page),
        ("_page", &desk_page),
    ];
    let done = staff.post_form(&format!("/projects/{project}/motions"), &fields).await;
    assert_eq!(done.sees_other(), desk_page);
    let desk = staff.get(&format!("/{desk_page}")).await;
    assert!(desk.body.contains("/amendments"), "{}", desk.body);
}
