//! The legal acceptance and the warranty.

use chrono::NaiveDate;
use linyi_shared::acceptance::api::AcceptancePage;
use linyi_shared::acceptance::rules::{LegalResult, WarrantyCategory};
use linyi_shared::people::rules::Role;
use linyi_shared::problem::Code;
use linyi_shared::projects::rules::Stage;
use linyi_shared::time::local_date;
use linyi_shared::works::rules::REQUIRED_PARTIES;
use linyi_tests::builders::BuiltCompound;
use linyi_tests::{Caller, TestApp};
use serde_json::{Value, json};

use super::{acceptance, fail};

async fn with_parties(app: &TestApp) -> (BuiltCompound, Caller) {
    let compound = app.compound().at(Stage::Acceptance).items(&["雨污管网"]).homes(1).build().await;
    let bureau = app.staff(Role::HousingBureau, compound.district).await;
    for role in REQUIRED_PARTIES {
        let body = json!({"role": role, "unit": "测试单位", "person": "演示负责人甲", "phone": "0379-63912345"});
        bureau.post(&format!("/projects/{}/parties", compound.project), body).await.created();
    }
    (compound, bureau)
}

fn record(app: &TestApp) -> Value {
    json!({
        "result": "passed",
        "accepted_on": local_date(app.now()),
        "certificate": "LC-2026-001",
        "parties": REQUIRED_PARTIES,
    })
}

#[tokio::test]
async fn the_acceptance_is_recorded_apart_and_starts_the_warranty() {
    let app = TestApp::start().await;
    let (compound, bureau) = with_parties(&app).await;
    let resident = app.resident(compound.homes[0]).await;
    let path = format!("/projects/{}/acceptance", compound.project);
    assert_eq!(acceptance(&app, compound.project).await.legal, None);
    let first = bureau.post_keyed(&path, "accept-1", record(&app)).await.created();
    assert_eq!(bureau.post_keyed(&path, "accept-1", record(&app)).await.created(), first);
    let page = acceptance(&app, compound.project).await;
    let legal = page.legal.expect("a record");
    assert_eq!(
        (legal.result, legal.certificate.as_str(), legal.parties.len()),
        (LegalResult::Passed, "LC-2026-001", 4)
    );
    assert_eq!(page.warranty.len(), 1);
    assert_eq!(page.warranty[0].category, WarrantyCategory::Installation);
    let today = local_date(app.now());
    let in_two_years = today.checked_add_months(chrono::Months::new(24));
    assert_eq!(page.warranty[0].ends_on, in_two_years);
    assert_eq!(resident.get("/inbox").await.ok()["items"].as_array().expect("messages").len(), 1);

    assert_eq!(bureau.post(&path, record(&app)).await.refused(Code::AcceptanceRecorded).errors[0].pointer, "/reason");
    let mut corrected = record(&app);
    corrected["certificate"] = "LC-2026-002".into();
    corrected["reason"] = "证书编号写错".into();
    bureau.post(&path, corrected).await.created();
    let desk = bureau.get(&format!("{path}/desk")).await.ok();
    assert_eq!(desk["page"]["legal"]["certificate"], "LC-2026-002");
    assert_eq!(desk["earlier"][0]["certificate"], "LC-2026-001");
}

#[tokio::test]
async fn r41_a_contract_gives_more_than_the_law_and_never_less() {
    let app = TestApp::start().await;
    let (compound, bureau) = with_parties(&app).await;
    let path = format!("/projects/{}/acceptance", compound.project);
    let item = compound.items[0].to_string();
    let with_term = |category: &str, months: u32| {
        let mut body = record(&app);
        body["warranty"] = json!([{"work_item_id": item.clone(), "category": category, "months": months}]);
        body
    };
    let problem = bureau.post(&path, with_term("installation", 12)).await.refused(Code::WarrantyTooShort);
    assert_eq!(problem.errors[0].pointer, "/warranty/0/months");
    bureau.post(&path, with_term("heating", 36)).await.refused(Code::InvalidInput);
    bureau.post(&path, with_term("installation", 0)).await.refused(Code::InvalidInput);
    let today = local_date(app.now()).to_string();
    let mut fields = vec![("result", "passed"), ("accepted_on", today.as_str()), ("certificate", "LC-1")];
    fields.extend(REQUIRED_PARTIES.map(|role| ("parties[]", role.as_str())));
    fields.extend([("warranty[0][work_item_id]", item.as_str()), ("warranty[0][category]", "installation")]);
    fields.extend([("warranty[0][months]", "36"), ("_return", "/desk")]);
    assert_eq!(bureau.post_form(&path, &fields).await.sees_other(), "/desk");
    let page = acceptance(&app, compound.project).await;
    let in_three_years = local_date(app.now()).checked_add_months(chrono::Months::new(36));
    assert_eq!(page.warranty[0].ends_on, in_three_years);
}

#[tokio::test]
async fn r42_a_repair_after_the_acceptance_begins_the_term_of_its_part_again() {
    let app = TestApp::start().await;
    let (compound, bureau) = with_parties(&app).await;
    bureau.post(&format!("/projects/{}/acceptance", compound.project), record(&app)).await.created();
    app.advance_days(300);
    let staff = app.staff(Role::CommunityStaff, compound.community).await;
    let contractor = app.staff(Role::Contractor, compound.id).await;
    let bureau = app.staff(Role::HousingBureau, compound.district).await;
    let body = fail(&app, &staff, ("work_item_id", compound.items[0].to_string())).await;
    let check = staff.post(&format!("/projects/{}/checks", compound.project), body).await.created();
    let defect = check["defect_id"].as_str().expect("a defect");
    let repair = json!({"text": "更换管段", "photos": [contractor.upload_photo().await]});
    contractor.post(&format!("/defects/{defect}/rectification"), repair).await.ok();
    staff.post(&format!("/defects/{defect}/verification"), json!({"verdict": "passed"})).await.ok();
    let page: AcceptancePage = bureau.get(&format!("/projects/{}/acceptance", compound.project)).await.parse();
    let repaired: NaiveDate = local_date(app.now());
    assert_eq!(page.defects[0].warranty_until, repaired.checked_add_months(chrono::Months::new(24)));
    assert!(page.warranty[0].ends_on < page.defects[0].warranty_until);
}

#[tokio::test]
async fn f71_only_the_bureau_records_it_with_all_units_on_a_day_that_was() {
    let app = TestApp::start().await;
    let (compound, bureau) = with_parties(&app).await;
    let path = format!("/projects/{}/acceptance", compound.project);
    for role in [Role::CommunityStaff, Role::CommitteeMember, Role::Contractor] {
        let other = app.staff(role, compound.community).await;
        other.post(&path, record(&app)).await.refused(Code::Forbidden);
    }
    let resident = app.resident(compound.homes[0]).await;
    resident.post(&path, record(&app)).await.refused(Code::Forbidden);
    let mut three = record(&app);
    three["parties"] = json!(["client", "designer", "contractor"]);
    assert_eq!(bureau.post(&path, three).await.refused(Code::AcceptancePartiesMissing).errors[0].pointer, "/parties");
    let mut tomorrow = record(&app);
    tomorrow["accepted_on"] = json!(local_date(app.now()) + chrono::Days::new(1));
    assert_eq!(bureau.post(&path, tomorrow).await.refused(Code::InvalidInput).errors[0].pointer, "/accepted_on");
    let mut without = record(&app);
    without["certificate"] = "".into();
    assert_eq!(bureau.post(&path, without).await.refused(Code::InvalidInput).errors[0].pointer, "/certificate");
    let early = app.compound().named("乙小区").at(Stage::ResidentCheck).build().await;
    let unnamed = app.compound().named("丙小区").at(Stage::Acceptance).build().await;
    bureau.post(&format!("/projects/{}/acceptance", early.project), record(&app)).await.refused(Code::StepOutOfOrder);
    let nobody = bureau.post(&format!("/projects/{}/acceptance", unnamed.project), record(&app)).await;
    nobody.refused(Code::AcceptancePartiesMissing);

    let mut failed = record(&app);
    failed["result"] = "failed".into();
    bureau.post(&path, failed).await.created();
    let page = acceptance(&app, compound.project).await;
    assert_eq!((page.legal.map(|legal| legal.result), page.warranty.len()), (Some(LegalResult::Failed), 0));
    bureau.post(&path, record(&app)).await.created();
}
