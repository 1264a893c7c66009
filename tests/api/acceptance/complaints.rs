//! E14 of the dossier and R44: the terms of a complaint about something under warranty.

use chrono::NaiveDate;
use linyi_shared::acceptance::api::DefectView;
use linyi_shared::people::rules::Role;
use linyi_shared::problem::Code;
use linyi_shared::projects::rules::Stage;
use linyi_shared::time::parse_moment;
use linyi_tests::TestApp;
use linyi_tests::builders::BuiltCompound;
use serde_json::{Value, json};

use super::examples::accepted;
use super::{acceptance, fail};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// Sets the clock to nine in the morning of a day.
fn go_to(app: &TestApp, on: &str) {
    app.set_clock(parse_moment(&format!("{on}T09:00")).expect("a morning"));
}

/// Something is reported about the pipes today; answers the defect's id.
async fn reported(app: &TestApp, place: &BuiltCompound) -> String {
    let staff = app.staff(Role::CommunityStaff, place.community).await;
    let body = fail(app, &staff, ("work_item_id", place.items[0].to_string())).await;
    let check = staff.post(&format!("/projects/{}/checks", place.project), body).await.created();
    check["defect_id"].as_str().expect("a defect").to_owned()
}

async fn shown(app: &TestApp, place: &BuiltCompound) -> DefectView {
    acceptance(app, place.project).await.defects.remove(0)
}

fn determination() -> Value {
    json!({"responsible": "contractor", "text": "管道接口施工不当，属保修范围。"})
}

#[tokio::test]
async fn e14_complaint() {
    let app = TestApp::start().await;
    let place = accepted(&app, "2026-06-30").await;
    go_to(&app, "2027-04-01");
    let defect = reported(&app, &place).await;
    let terms = shown(&app, &place).await.terms.expect("terms");
    assert_eq!((terms.reported_on, terms.determination_due), (day("2027-04-01"), day("2027-04-21")));
    assert_eq!((terms.on_site_due, terms.is_overdue()), (None, false));

    go_to(&app, "2027-04-10");
    let bureau = app.staff(Role::HousingBureau, place.district).await;
    let contractor = app.staff(Role::Contractor, place.id).await;
    bureau.post(&format!("/defects/{defect}/determination"), determination()).await.ok();
    let terms = shown(&app, &place).await.terms.expect("terms");
    assert_eq!(terms.on_site_due, Some(day("2027-04-17")));
    assert_eq!(contractor.get("/inbox").await.ok()["items"][0]["kind"], "defect", "the unit is told");

    go_to(&app, "2027-04-17");
    let staff = app.staff(Role::CommunityStaff, place.community).await;
    staff.post(&format!("/defects/{defect}/visit"), json!({"text": "商定更换接口。"})).await.ok();
    go_to(&app, "2027-05-08");
    let contractor = app.staff(Role::Contractor, place.id).await;
    let repair = json!({"text": "更换接口", "photos": [contractor.upload_photo().await]});
    contractor.post(&format!("/defects/{defect}/rectification"), repair).await.ok();
    let staff = app.staff(Role::CommunityStaff, place.community).await;
    staff.post(&format!("/defects/{defect}/verification"), json!({"verdict": "passed"})).await.ok();
    let view = shown(&app, &place).await;
    let terms = view.terms.expect("terms");
    assert_eq!((terms.repaired_on, terms.on_site_on), (Some(day("2027-05-08")), Some(day("2027-04-17"))));
    assert!(!terms.is_overdue());
    assert_eq!(view.warranty_until, Some(day("2029-05-08")), "the part's two years restart on 2027-05-08");
    assert_eq!(view.changes.len(), 4);
}

#[tokio::test]
async fn r44_whoever_is_late_is_counted_in_public() {
    let app = TestApp::start().await;
    let place = accepted(&app, "2026-06-30").await;
    go_to(&app, "2027-04-01");
    let defect = reported(&app, &place).await;
    go_to(&app, "2027-04-21");
    assert_eq!(acceptance(&app, place.project).await.overdue_complaints, 0, "the last day itself counts");
    go_to(&app, "2027-04-22");
    let page = acceptance(&app, place.project).await;
    assert_eq!(page.overdue_complaints, 1);
    assert!(page.defects[0].terms.is_some_and(|terms| terms.determination_overdue));
    let bureau = app.staff(Role::HousingBureau, place.district).await;
    let desk = bureau.get(&format!("/projects/{}/acceptance/desk", place.project)).await.ok();
    assert_eq!((&desk["may_determine"], &desk["may_note_visit"]), (&json!(true), &json!(false)));
    bureau.post(&format!("/defects/{defect}/determination"), determination()).await.ok();
    go_to(&app, "2027-04-30");
    assert!(shown(&app, &place).await.terms.is_some_and(|terms| terms.on_site_overdue));
}

#[tokio::test]
async fn a_complaint_is_determined_once_by_the_authority_and_visited_after_it() {
    let app = TestApp::start().await;
    let place = accepted(&app, "2026-06-30").await;
    go_to(&app, "2027-04-01");
    let defect = reported(&app, &place).await;
    let (determine, visit) = (format!("/defects/{defect}/determination"), format!("/defects/{defect}/visit"));
    let staff = app.staff(Role::CommunityStaff, place.community).await;
    let bureau = app.staff(Role::HousingBureau, place.district).await;
    staff.post(&determine, determination()).await.refused(Code::Forbidden);
    staff.post(&visit, json!({"text": "到场。"})).await.refused(Code::DefectStepRefused);
    let mut early = determination();
    early["day"] = json!("2027-03-31");
    assert_eq!(bureau.post(&determine, early).await.refused(Code::InvalidInput).errors[0].pointer, "/day");
    bureau.post(&determine, determination()).await.ok();
    bureau.post(&determine, determination()).await.refused(Code::DefectStepRefused);
    bureau.post(&visit, json!({"text": "到场。"})).await.refused(Code::Forbidden);
    let tomorrow = json!({"text": "到场。", "day": "2027-04-02"});
    assert_eq!(staff.post(&visit, tomorrow).await.refused(Code::InvalidInput).errors[0].pointer, "/day");
    staff.post(&visit, json!({"text": "到场。"})).await.ok();
    staff.post(&visit, json!({"text": "又到场。"})).await.refused(Code::DefectStepRefused);
}

#[tokio::test]
async fn no_term_runs_before_the_acceptance_or_after_the_warranty() {
    let app = TestApp::start().await;
    let before = app.compound().at(Stage::ResidentCheck).items(&["路面"]).homes(1).build().await;
    let defect = reported(&app, &before).await;
    assert_eq!(shown(&app, &before).await.terms, None);
    let bureau = app.staff(Role::HousingBureau, before.district).await;
    let path = format!("/defects/{defect}/determination");
    bureau.post(&path, determination()).await.refused(Code::DefectNotUnderWarranty);

    let place = accepted(&app, "2026-06-30").await;
    go_to(&app, "2028-07-01");
    reported(&app, &place).await;
    assert_eq!(shown(&app, &place).await.terms, None, "the two years of the pipes were over on 2028-06-30");
}
