//! Changing a project: title and dates, money, work items.

use linyi_shared::people::rules::Role;
use linyi_shared::problem::Code;
use linyi_shared::projects::api::CompoundPage;
use linyi_shared::projects::rules::Stage;
use linyi_tests::TestApp;
use serde_json::json;

#[tokio::test]
async fn staff_set_title_summary_and_dates() {
    let app = TestApp::start().await;
    let compound = app.compound().homes(1).build().await;
    let staff = app.staff(Role::CommunityStaff, compound.community).await;
    let path = format!("/projects/{}", compound.project);
    let body =
        json!({"title": "新名称", "summary": "换水管。", "planned_start": "2026-05-01", "planned_end": "2026-09-30"});
    staff.post(&path, body).await.ok();
    let page: CompoundPage = app.anonymous().get(&path).await.parse();
    assert_eq!((page.project.title.as_str(), page.project.summary.as_str()), ("新名称", "换水管。"));
    assert_eq!(page.when.planned_end.map(|day| day.to_string()).as_deref(), Some("2026-09-30"));
    let reversed = json!({"title": "新名称", "planned_start": "2026-05-01", "planned_end": "2026-04-30"});
    let problem = staff.post(&path, reversed).await.refused(Code::InvalidInput);
    assert_eq!(problem.errors[0].pointer, "/planned_end");
    let empty = staff.post(&path, json!({"title": " "})).await.refused(Code::InvalidInput);
    assert_eq!(empty.errors[0].pointer, "/title");
}

#[tokio::test]
async fn the_money_is_set_as_a_whole_by_known_sources() {
    let app = TestApp::start().await;
    let compound = app.compound().homes(1).build().await;
    let bureau = app.staff(Role::HousingBureau, compound.district).await;
    let path = format!("/projects/{}/funding", compound.project);
    let two = json!({"lines": [
        {"source_code": "central_subsidy", "amount": "500000.00", "note": "演示文号1"},
        {"source_code": "provincial_subsidy", "amount": "250000.5"},
        {"source_code": "", "note": ""},
    ]});
    assert_eq!(bureau.put(&path, two).await.ok()["lines"], 2);
    let page: CompoundPage = app.anonymous().get(&format!("/compounds/{}", compound.id)).await.parse();
    let amounts: Vec<_> = page.money.sources.iter().map(|line| line.amount.0).collect();
    assert_eq!(amounts, [50_000_000, 25_000_050]);
    let unknown = json!({"lines": [{"source_code": "lottery", "amount": "1.00"}]});
    let problem = bureau.put(&path, unknown).await.refused(Code::InvalidInput);
    assert_eq!(problem.errors[0].pointer, "/lines/0/source_code");
    let page = format!("/desk/projects/{}", compound.project);
    let twice = [
        ("lines[0][source_code]", "central_subsidy"),
        ("lines[0][amount]", "7"),
        ("lines[1][source_code]", "central_subsidy"),
        ("lines[1][amount]", "8.75"),
        ("_page", page.as_str()),
    ];
    let refused = bureau.post_form(&path, &twice).await;
    let shown = bureau.get(&format!("/{}", refused.sees_other())).await;
    assert!(shown.body.contains("value=\"8.75\""), "what was entered is kept");
    let back = [("lines[0][source_code]", "central_subsidy"), ("lines[0][amount]", "7"), ("_return", "/desk")];
    assert_eq!(bureau.post_form(&path, &back).await.sees_other(), "/desk");
    let page: CompoundPage = app.anonymous().get(&format!("/compounds/{}", compound.id)).await.parse();
    assert_eq!(page.money.sources.len(), 1);
}

#[tokio::test]
async fn work_items_are_completed_until_the_decision_and_locked_from_then_on() {
    let app = TestApp::start().await;
    let body = json!({"title": "雨污分流", "location": "1号楼前", "quantity": "120 米", "budget": "80000.00", "resident_share": "0"});
    let compound = app.compound().named("甲小区").homes(1).items(&["排水"]).at(Stage::Deliberation).build().await;
    let staff = app.staff(Role::CommunityStaff, compound.community).await;
    let path = format!("/projects/{}/items/{}", compound.project, compound.items[0]);
    staff.post(&path, body.clone()).await.ok();
    let page: CompoundPage = staff.get(&format!("/compounds/{}", compound.id)).await.parse();
    assert_eq!((page.what.items[0].location.as_str(), page.what.items[0].budget.0), ("1号楼前", 8_000_000));
    let more = json!({"title": "雨污分流", "budget": "1.00", "resident_share": "1.01"});
    let problem = staff.post(&path, more).await.refused(Code::InvalidInput);
    assert_eq!(problem.errors[0].pointer, "/resident_share");

    let voted = app.compound().named("乙小区").homes(1).items(&["排水"]).at(Stage::Decision).build().await;
    let staff = app.staff(Role::CommunityStaff, voted.community).await;
    let path = format!("/projects/{}/items/{}", voted.project, voted.items[0]);
    staff.post(&path, body.clone()).await.refused(Code::WorkItemsLocked);
    let mixed = format!("/projects/{}/items/{}", compound.project, voted.items[0]);
    app.staff(Role::HousingBureau, compound.district).await.post(&mixed, body).await.refused(Code::NotFound);
}

#[tokio::test]
async fn only_those_who_run_or_approve_the_project_change_it() {
    let app = TestApp::start().await;
    let here = app.compound().named("甲小区").homes(1).items(&["排水"]).build().await;
    let there = app.compound().named("乙小区").homes(1).build().await;
    for caller in [
        app.staff(Role::CommunityStaff, there.community).await,
        app.staff(Role::Contractor, here.community).await,
        app.staff(Role::Auditor, here.district).await,
        app.resident(here.homes[0]).await,
    ] {
        caller.post(&format!("/projects/{}", here.project), json!({"title": "x"})).await.refused(Code::Forbidden);
        caller.put(&format!("/projects/{}/funding", here.project), json!({})).await.refused(Code::Forbidden);
        let item = format!("/projects/{}/items/{}", here.project, here.items[0]);
        caller.post(&item, json!({"title": "x", "budget": "1"})).await.refused(Code::Forbidden);
    }
}
