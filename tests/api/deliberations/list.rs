//! `GET /deliberations`.

use linyi_shared::deliberations::api::{DeliberationList, MatterKind};
use linyi_shared::people::rules::Role;
use linyi_shared::problem::Code;
use linyi_shared::projects::rules::Stage;
use linyi_tests::TestApp;
use serde_json::json;

#[tokio::test]
async fn a_resident_sees_what_is_open_at_home_and_everybody_what_is_open_anywhere() {
    let app = TestApp::start().await;
    let here = app.compound().named("甲小区").homes(1).items(&["雨污分流"]).at(Stage::Motion).build().await;
    let there = app.compound().named("乙小区").homes(1).at(Stage::Consultation).build().await;
    let rated = app.compound().named("丙小区").homes(1).at(Stage::Works).build().await;
    let staff = app.staff(Role::CommunityStaff, rated.community).await;
    let closes = app.now() + chrono::Duration::days(9);
    let round = json!({"title": "满意度", "opens_at": app.now(), "closes_at": closes});
    staff.post(&format!("/projects/{}/rating-rounds", rated.project), round).await.created();

    let kinds = |list: &DeliberationList| list.matters.iter().map(|matter| matter.kind).collect::<Vec<_>>();
    let everybody: DeliberationList = app.anonymous().get("/deliberations").await.parse();
    assert_eq!(kinds(&everybody), [MatterKind::Deliberation]);
    assert!(everybody.limited_to.is_empty() && !everybody.has_home);
    assert_eq!(everybody.matters[0].id, here.project.0);

    let own: DeliberationList = app.resident(rated.homes[0]).await.get("/deliberations").await.parse();
    assert_eq!((kinds(&own), own.limited_to.clone()), (vec![MatterKind::Rating], vec!["丙小区".to_owned()]));
    let nothing: DeliberationList = app.resident(there.homes[0]).await.get("/deliberations").await.parse();
    assert!(nothing.matters.is_empty() && nothing.has_home);
    let all: DeliberationList = app.resident(there.homes[0]).await.get("/deliberations?compound=all").await.parse();
    assert_eq!(kinds(&all), [MatterKind::Deliberation]);
    app.anonymous().get("/deliberations?cursor=x").await.refused(Code::InvalidQuery);
}
