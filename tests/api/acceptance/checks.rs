//! Residents' checks.

use linyi_shared::acceptance::api::AcceptanceDesk;
use linyi_shared::acceptance::rules::CheckResult;
use linyi_shared::people::rules::Role;
use linyi_shared::problem::Code;
use linyi_shared::projects::rules::Stage;
use linyi_tests::TestApp;
use serde_json::json;

use super::{acceptance, fail, pass};

#[tokio::test]
async fn lines_and_items_are_checked_and_shown() {
    let app = TestApp::start().await;
    let compound = app.compound().at(Stage::ResidentCheck).items(&["雨污管网", "路面"]).build().await;
    let staff = app.staff(Role::CommunityStaff, compound.community).await;
    let path = format!("/projects/{}/checks", compound.project);
    let desk = format!("/projects/{}/acceptance/desk", compound.project);
    let first: AcceptanceDesk = staff.get(&desk).await.parse();
    assert_eq!(first.selected.expect("a line").line.title, "雨污管网");

    let item = compound.items[0].to_string();
    staff.post(&path, pass(&staff, ("work_item_id", item.clone())).await).await.created();
    staff.post(&path, pass(&staff, ("line", "even_roads".into())).await).await.created();
    let none = json!({"line": "flowing_heat", "result": "not_applicable", "note": "没有集中供暖"});
    staff.post(&path, none).await.created();

    let page = acceptance(&app, compound.project).await;
    assert_eq!((page.counts.items, page.counts.checked_items), (2, 1));
    let check = page.items[0].check.as_ref().expect("a check");
    assert_eq!((check.result, check.observers, check.photos.len()), (CheckResult::Pass, 2, 1));
    let line = |code: &str| {
        let lines = page.lists.iter().flat_map(|list| &list.lines);
        lines.into_iter().find(|line| line.key == code).and_then(|line| line.check.as_ref()).map(|check| check.result)
    };
    assert_eq!(line("even_roads"), Some(CheckResult::Pass));
    assert_eq!(line("flowing_heat"), Some(CheckResult::NotApplicable));
    assert_eq!(line("even_kerbs"), None);
    let next: AcceptanceDesk = staff.get(&desk).await.parse();
    assert_eq!(next.selected.expect("a line").line.title, "路面");
    assert_eq!(next.last_observers, 2);
    let chosen: AcceptanceDesk = staff.get(&format!("{desk}?at=one_lifts")).await.parse();
    assert!(chosen.selected.expect("a line").needs_accessible_observer);
}

#[tokio::test]
async fn r46_a_check_needs_residents_a_photo_and_exactly_one_subject() {
    let app = TestApp::start().await;
    let compound = app.compound().at(Stage::ResidentCheck).items(&["路面"]).build().await;
    let staff = app.staff(Role::CommunityStaff, compound.community).await;
    let path = format!("/projects/{}/checks", compound.project);
    let item = || ("work_item_id", compound.items[0].to_string());
    let mut alone = pass(&staff, item()).await;
    alone["observers"] = 1.into();
    assert_eq!(staff.post(&path, alone).await.refused(Code::ObserversMissing).errors[0].pointer, "/observers");
    let lift = pass(&staff, ("line", "one_lifts".into())).await;
    let problem = staff.post(&path, lift).await.refused(Code::ObserversMissing);
    assert_eq!(problem.errors[0].pointer, "/accessible_observers");
    let mut blind = pass(&staff, item()).await;
    blind["photos"] = json!([]);
    assert_eq!(staff.post(&path, blind).await.refused(Code::CheckNeedsPhoto).errors[0].pointer, "/photos");
    let silent = json!({"line": "flowing_heat", "result": "not_applicable"});
    assert_eq!(staff.post(&path, silent).await.refused(Code::InvalidInput).errors[0].pointer, "/note");
    let unknown = pass(&staff, ("line", "no_such_line".into())).await;
    assert_eq!(staff.post(&path, unknown).await.refused(Code::InvalidInput).errors[0].pointer, "/line");
    let mut both = pass(&staff, item()).await;
    both["line"] = "even_roads".into();
    staff.post(&path, both).await.refused(Code::InvalidInput);
    let mut contradiction = pass(&staff, item()).await;
    contradiction["description"] = "井盖松动".into();
    assert_eq!(staff.post(&path, contradiction).await.refused(Code::InvalidInput).errors[0].pointer, "/description");
    let mut loose = fail(&app, &staff, item()).await;
    loose["description"] = "".into();
    assert_eq!(staff.post(&path, loose).await.refused(Code::DefectIncomplete).errors[0].pointer, "/description");
    assert_eq!(acceptance(&app, compound.project).await.counts.checked_items, 0);
}

#[tokio::test]
async fn checks_are_recorded_by_staff_of_the_place_once_the_step_is_due() {
    let app = TestApp::start().await;
    let here = app.compound().named("甲小区").at(Stage::ResidentCheck).items(&["路面"]).homes(1).build().await;
    let there = app.compound().named("乙小区").at(Stage::Works).items(&["路面"]).build().await;
    let path = format!("/projects/{}/checks", here.project);
    let item = || ("work_item_id", here.items[0].to_string());
    let contractor = app.staff(Role::Contractor, here.id).await;
    contractor.post(&path, pass(&contractor, item()).await).await.refused(Code::Forbidden);
    let foreign = app.staff(Role::CommunityStaff, there.community).await;
    foreign.post(&path, pass(&foreign, item()).await).await.refused(Code::Forbidden);
    let resident = app.resident(here.homes[0]).await;
    resident.post(&path, pass(&resident, item()).await).await.refused(Code::Forbidden);
    let early = format!("/projects/{}/checks", there.project);
    let own = ("work_item_id", there.items[0].to_string());
    foreign.post(&early, pass(&foreign, own).await).await.refused(Code::StepOutOfOrder);
    let staff = app.staff(Role::CommitteeMember, here.community).await;
    let elsewhere = ("work_item_id", there.items[0].to_string());
    staff.post(&path, pass(&staff, elsewhere).await).await.refused(Code::NotFound);
    let body = pass(&staff, item()).await;
    let first = staff.post_keyed(&path, "check-1", body.clone()).await.created();
    let repeat = staff.post_keyed(&path, "check-1", body).await.created();
    assert_eq!(first, repeat);
    foreign.get(&format!("/projects/{}/acceptance/desk", here.project)).await.refused(Code::Forbidden);
    let list = staff.get("/desk/acceptance").await.ok();
    assert_eq!(list["rows"]["items"].as_array().expect("rows").len(), 1);
    assert_eq!(list["rows"]["items"][0]["card"]["counts"]["checked_items"], 1);
}

#[tokio::test]
async fn the_bottom_bar_leads_to_the_own_compound_and_to_those_that_are_checked() {
    let app = TestApp::start().await;
    let own = app.compound().named("甲小区").at(Stage::Works).items(&["路面"]).homes(1).build().await;
    app.compound().named("乙小区").at(Stage::ResidentCheck).items(&["路面"]).build().await;
    let visitor = app.anonymous().get("/acceptance").await.ok();
    assert_eq!(visitor["mine"], json!(null));
    assert_eq!(visitor["others"]["items"][0]["compound_name"], "乙小区");
    let resident = app.resident(own.homes[0]).await;
    let mine = resident.get("/acceptance").await.ok();
    assert_eq!(mine["mine"]["compound_name"], "甲小区");
    assert_eq!(mine["mine"]["may_observe"], true);
}
