//! The pages without JavaScript.

use linyi_shared::people::rules::Role;
use linyi_tests::TestApp;
use serde_json::json;

use super::open_round;

#[tokio::test]
async fn the_form_asks_five_levels_and_the_result_reads_without_javascript() {
    let app = TestApp::start().await;
    let (compound, path) = open_round(&app, 6).await;
    let url = format!("//{}", path.trim_start_matches('/').replace("rating-rounds", "ratings"));
    let page = app.resident(compound.homes[0]).await.get(&url).await;
    assert_eq!(page.status, 200);
    assert_eq!(page.body.matches(r#"name="levels[overall]""#).count(), 5, "{}", page.body);
    assert!(!page.body.contains(" checked"), "nothing is chosen beforehand");
    let action = format!(r#"action="/api/v1{path}/answers""#);
    assert!(page.body.contains(&action), "{}", page.body);
    let nobody = app.anonymous().get(&url).await;
    assert!(nobody.body.contains("登录后评价") && !nobody.body.contains(&action));

    for home in &compound.homes {
        let body = json!({"home_id": home, "levels": {"overall": "satisfied"}});
        app.resident(*home).await.post(&format!("{path}/answers"), body).await.ok();
    }
    app.advance_days(10);
    let result = app.anonymous().get(&url).await;
    assert!(result.body.contains("共 6 户，6 户评价"), "{}", result.body);
    assert!(result.body.contains("满意率 100.00%"), "{}", result.body);
}

#[tokio::test]
async fn the_desk_reads_without_javascript() {
    let app = TestApp::start().await;
    let (compound, path) = open_round(&app, 2).await;
    let staff = app.staff(Role::CommunityStaff, compound.community).await;
    let round = format!("//desk{}", path.replace("rating-rounds", "ratings"));
    for (url, part) in [
        ("//desk/ratings".to_owned(), "改造满意度".to_owned()),
        (round, format!(r#"action="/api/v1{path}/entered-answers""#)),
        (format!("//desk/projects/{}/ratings/new", compound.project), "已有一轮评价没有结束".to_owned()),
    ] {
        let page = staff.get(&url).await;
        assert_eq!(page.status, 200, "{url}");
        assert!(page.body.contains(&part), "{url} lacks {part}: {}", page.body);
    }
}
