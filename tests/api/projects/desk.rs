//! The desk: my places, what waits for me, and the evidence of open steps.

use linyi_shared::people::rules::Role;
use linyi_shared::problem::Code;
use linyi_shared::projects::api::{DeskOverview, DeskProjectPage, DeskProjects, TypedField};
use linyi_shared::projects::rules::Stage;
use linyi_tests::TestApp;

#[tokio::test]
async fn staff_find_what_waits_for_them_in_their_places_only() {
    let app = TestApp::start().await;
    let here = app.compound().named("甲小区").homes(1).at(Stage::Consultation).build().await;
    let there = app.compound().named("乙小区").homes(1).at(Stage::Approval).build().await;
    app.compound().named("丙小区").homes(1).build().await;
    let staff = app.staff(Role::CommunityStaff, here.community).await;
    let desk: DeskOverview = staff.get("/desk").await.parse();
    assert_eq!((desk.compounds, desk.waiting_count, desk.places.len()), (1, 1, 1));
    assert_eq!(desk.waiting[0].compound_name, "甲小区");
    assert!(desk.waiting[0].is_mine);
    let bureau = app.staff(Role::HousingBureau, there.district).await;
    let desk: DeskOverview = bureau.get("/desk").await.parse();
    assert_eq!((desk.compounds, desk.waiting_count), (3, 1));
    assert_eq!(desk.waiting[0].compound_name, "乙小区");
    let auditor = app.staff(Role::Auditor, there.district).await;
    let desk: DeskOverview = auditor.get("/desk").await.parse();
    assert_eq!((desk.compounds, desk.waiting_count), (3, 0));
    assert!(staff.get("//desk").await.body.contains("甲小区"));
}

#[tokio::test]
async fn the_table_is_filtered_by_step_and_name() {
    let app = TestApp::start().await;
    let here = app.compound().named("甲小区").homes(1).at(Stage::Consultation).build().await;
    app.compound().named("乙小区").homes(1).at(Stage::Approval).items(&["排水"]).build().await;
    let bureau = app.staff(Role::HousingBureau, here.district).await;
    let names = |page: &DeskProjects| page.rows.items.iter().map(|row| row.compound_name.clone()).collect::<Vec<_>>();
    let all: DeskProjects = bureau.get("/desk/projects").await.parse();
    assert_eq!(names(&all).len(), 2);
    let some: DeskProjects = bureau.get("/desk/projects?stage=approval").await.parse();
    assert_eq!(names(&some), ["乙小区"]);
    assert_eq!(some.rows.items[0].budget.0, 10_000_000);
    assert_eq!(some.stages.len(), 2, "the counts ignore the filter");
    let some: DeskProjects = bureau.get("/desk/projects?q=甲").await.parse();
    assert_eq!(names(&some), ["甲小区"]);
    bureau.get("/desk/projects?stage=nonsense").await.refused(Code::InvalidQuery);
    let page = bureau.get("//desk/projects?stage=approval").await;
    assert!(page.body.contains("乙小区") && !page.body.contains("甲小区"), "{}", page.body);
}

#[tokio::test]
async fn an_open_step_says_what_is_there_what_is_missing_and_what_to_write() {
    let app = TestApp::start().await;
    let compound = app.compound().homes(1).at(Stage::Procurement).build().await;
    let bureau = app.staff(Role::HousingBureau, compound.district).await;
    let path = format!("/desk/projects/{}", compound.project);
    let desk: DeskProjectPage = bureau.get(&path).await.parse();
    assert_eq!(desk.open.len(), 1);
    assert_eq!(desk.open[0].fields, [TypedField::Contractor, TypedField::ContractPrice]);
    assert!(desk.open[0].is_mine && desk.may_edit && !desk.items_open);
    assert!(desk.open[0].missing.iter().any(|line| line.contains("公示")), "{:?}", desk.open[0].missing);
    assert!(desk.open[0].missing.iter().all(|line| !line.contains("施工单位")), "what is typed is no missing record");
    let page = bureau.get(&format!("/{path}")).await;
    assert!(page.body.contains("evidence[contractor]") && page.body.contains("还缺的依据"), "{}", page.body);
    let auditor = app.staff(Role::Auditor, compound.district).await;
    let desk: DeskProjectPage = auditor.get(&path).await.parse();
    assert!(!desk.open[0].is_mine && !desk.may_edit);
}

#[tokio::test]
async fn the_desk_is_closed_to_residents_and_to_other_places() {
    let app = TestApp::start().await;
    let here = app.compound().named("甲小区").homes(1).build().await;
    let there = app.compound().named("乙小区").homes(1).build().await;
    let path = format!("/desk/projects/{}", here.project);
    app.resident(here.homes[0]).await.get(&path).await.refused(Code::Forbidden);
    app.anonymous().get("/desk").await.refused(Code::SignInRequired);
    let foreign = app.staff(Role::CommunityStaff, there.community).await;
    foreign.get(&path).await.refused(Code::Forbidden);
    assert_eq!(foreign.get(&format!("/{path}")).await.status, 403);
}
