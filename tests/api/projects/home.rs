//! The home page.

use linyi_shared::people::rules::Role;
use linyi_shared::projects::api::{HomePage, StepState};
use linyi_shared::projects::rules::Stage;
use linyi_tests::TestApp;

#[tokio::test]
async fn a_visitor_sees_the_district_and_nothing_to_do() {
    let app = TestApp::start().await;
    app.compound().named("甲小区").homes(2).at(Stage::Consultation).build().await;
    app.compound().named("乙小区").homes(3).build().await;
    let home: HomePage = app.anonymous().get("/home").await.parse();
    assert_eq!((home.summary.compounds, home.summary.homes), (2, 5));
    let stages: Vec<_> = home.stages.iter().map(|row| (row.stage, row.projects)).collect();
    assert_eq!(stages, [(Stage::Reserve, 1), (Stage::Consultation, 1)]);
    assert!(home.todo.is_empty() && home.mine.is_empty() && !home.is_staff && !home.is_demo);
    assert!(home.latest.iter().all(|fact| fact.compound_name == "甲小区"));
    let page = app.anonymous().get("//").await;
    assert_eq!(page.status, 200);
    assert!(page.body.contains("找到您的小区") && page.body.contains("各到哪一步"), "{}", page.body);
}

#[tokio::test]
async fn a_resident_sees_the_way_of_the_own_compound() {
    let app = TestApp::start().await;
    let compound = app.compound().named("甲小区").homes(2).at(Stage::Consultation).build().await;
    app.compound().named("乙小区").homes(1).at(Stage::Works).build().await;
    let resident = app.resident(compound.homes[0]).await;
    let home: HomePage = resident.get("/home").await.parse();
    assert_eq!(home.mine.len(), 1);
    assert_eq!(home.mine[0].name, "甲小区");
    let now: Vec<_> = home.mine[0].way.iter().filter(|step| step.state == StepState::Now).collect();
    assert_eq!(now.len(), 1);
    assert_eq!(now[0].stage, Stage::Consultation);
    let page = resident.get("//").await;
    assert!(page.body.contains("现在该您做的") && page.body.contains("甲小区"), "{}", page.body);
}

#[tokio::test]
async fn staff_are_pointed_to_the_desk_and_an_empty_district_says_so() {
    let app = TestApp::start().await;
    let empty: HomePage = app.anonymous().get("/home").await.parse();
    assert_eq!(empty.summary.compounds, 0);
    assert!(app.anonymous().get("//").await.body.contains("这里还没有小区"));
    let compound = app.compound().homes(1).build().await;
    let staff = app.staff(Role::CommunityStaff, compound.community).await;
    let home: HomePage = staff.get("/home").await.parse();
    assert!(home.is_staff);
    assert!(staff.get("//").await.body.contains("进入工作台"));
}
