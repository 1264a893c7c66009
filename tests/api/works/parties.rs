//! Units taking part.

use linyi_shared::people::rules::Role;
use linyi_shared::problem::Code;
use linyi_shared::projects::rules::Stage;
use linyi_shared::works::api::WorksDesk;
use linyi_shared::works::rules::{PartyRole, REQUIRED_PARTIES};
use linyi_tests::TestApp;
use serde_json::{Value, json};

use super::works;

fn party(role: &str, person: &str) -> Value {
    json!({"role": role, "unit": "测试建设有限公司", "person": person, "phone": "0379-63912345"})
}

#[tokio::test]
async fn units_are_named_in_public_and_a_replaced_one_is_kept() {
    let app = TestApp::start().await;
    let compound = app.compound().at(Stage::Procurement).items(&["雨污管网"]).build().await;
    let path = format!("/projects/{}/parties", compound.project);
    assert_eq!(works(&app, compound.project).await.missing_parties, REQUIRED_PARTIES);
    let contractor = app.staff(Role::Contractor, compound.id).await;
    for role in REQUIRED_PARTIES {
        contractor.post(&path, party(role.as_str(), "演示负责人甲")).await.created();
    }
    let page = works(&app, compound.project).await;
    assert!(page.missing_parties.is_empty());
    assert_eq!(page.parties.iter().map(|party| party.role).collect::<Vec<_>>(), REQUIRED_PARTIES);

    let problem =
        contractor.post(&path, party("contractor", "演示负责人乙")).await.refused(Code::PartyChangeNeedsReason);
    assert_eq!(problem.errors[0].pointer, "/reason");
    let mut changed = party("contractor", "演示负责人乙");
    changed["reason"] = "项目经理调离".into();
    let set = contractor.post(&path, changed).await.created();
    let page = works(&app, compound.project).await;
    let standing = page.parties.iter().find(|party| party.role == PartyRole::Contractor).expect("a contractor");
    assert_eq!((standing.person.as_str(), json!(standing.id)), ("演示负责人乙", set["id"].clone()));
    let desk: WorksDesk = contractor.get(&format!("/projects/{}/works/desk", compound.project)).await.parse();
    assert_eq!(desk.former.len(), 1);
    assert_eq!(
        (desk.former[0].party.person.as_str(), desk.former[0].reason.as_str()),
        ("演示负责人甲", "项目经理调离")
    );
}

#[tokio::test]
async fn the_same_unit_again_changes_nothing() {
    let app = TestApp::start().await;
    let compound = app.compound().at(Stage::Works).build().await;
    let path = format!("/projects/{}/parties", compound.project);
    let contractor = app.staff(Role::Contractor, compound.id).await;
    let first = contractor.post_keyed(&path, "party-1", party("client", "演示负责人甲")).await.created();
    let repeat = contractor.post_keyed(&path, "party-1", party("client", "演示负责人甲")).await.created();
    let again = contractor.post(&path, party("client", "演示负责人甲")).await.created();
    assert_eq!((&first, &first), (&repeat, &again));
    assert_eq!(works(&app, compound.project).await.parties.len(), 1);
}

#[tokio::test]
async fn a_unit_needs_a_phone_its_step_and_somebody_who_builds_here() {
    let app = TestApp::start().await;
    let here = app.compound().named("甲小区").at(Stage::Works).homes(1).build().await;
    let there = app.compound().named("乙小区").at(Stage::BudgetReview).build().await;
    let path = format!("/projects/{}/parties", here.project);
    let contractor = app.staff(Role::Contractor, here.id).await;
    let mut silent = party("client", "演示负责人甲");
    silent["phone"] = "没有电话".into();
    assert_eq!(contractor.post(&path, silent).await.refused(Code::InvalidInput).errors[0].pointer, "/phone");
    let mut unknown = party("client", "演示负责人甲");
    unknown["role"] = "friend".into();
    assert_eq!(contractor.post(&path, unknown).await.refused(Code::InvalidInput).errors[0].pointer, "/role");

    let foreign = app.staff(Role::Contractor, there.id).await;
    foreign.post(&path, party("client", "演示负责人甲")).await.refused(Code::Forbidden);
    let staff = app.staff(Role::CommunityStaff, here.community).await;
    staff.post(&path, party("client", "演示负责人甲")).await.refused(Code::Forbidden);
    let resident = app.resident(here.homes[0]).await;
    resident.post(&path, party("client", "演示负责人甲")).await.refused(Code::Forbidden);
    let early = format!("/projects/{}/parties", there.project);
    foreign.post(&early, party("client", "演示负责人甲")).await.refused(Code::StepOutOfOrder);
    foreign.get(&format!("/projects/{}/works/desk", here.project)).await.refused(Code::Forbidden);
}

#[tokio::test]
async fn the_desk_lists_the_works_of_its_own_places() {
    let app = TestApp::start().await;
    let here = app.compound().named("甲小区").at(Stage::Works).items(&["雨污管网", "路面"]).build().await;
    app.compound().named("乙小区").at(Stage::Works).build().await;
    let staff = app.staff(Role::CommunityStaff, here.community).await;
    let list = staff.get("/desk/works").await.ok();
    assert_eq!(list["rows"]["items"].as_array().expect("rows").len(), 1);
    let row = &list["rows"]["items"][0];
    assert_eq!((row["compound_name"].as_str(), row["items"].as_u64()), (Some("甲小区"), Some(2)));
    assert_eq!(row["missing_parties"], 4);
    let none = staff.get("/desk/works?stage=procurement").await.ok();
    assert_eq!(none["rows"]["items"], json!([]));
    staff.get("/desk/works?stage=anything").await.refused(Code::InvalidQuery);
}
