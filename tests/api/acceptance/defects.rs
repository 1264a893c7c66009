//! Defects: put right, verified by somebody else, sent back.

use linyi_shared::acceptance::rules::DefectState;
use linyi_shared::people::rules::Role;
use linyi_shared::problem::Code;
use linyi_shared::projects::rules::Stage;
use linyi_tests::builders::BuiltCompound;
use linyi_tests::{Caller, TestApp};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{acceptance, fail, pass};

async fn with_defect(app: &TestApp) -> (BuiltCompound, Caller, Caller, String) {
    let compound = app.compound().at(Stage::ResidentCheck).items(&["路面"]).homes(1).build().await;
    let staff = app.staff(Role::CommunityStaff, compound.community).await;
    let contractor = app.staff(Role::Contractor, compound.id).await;
    let body = fail(app, &staff, ("work_item_id", compound.items[0].to_string())).await;
    let check = staff.post(&format!("/projects/{}/checks", compound.project), body).await.created();
    let defect = check["defect_id"].as_str().expect("a defect").to_owned();
    (compound, staff, contractor, defect)
}

async fn repair(caller: &Caller) -> Value {
    json!({"text": "重新固定井盖", "photos": [caller.upload_photo().await]})
}

#[tokio::test]
async fn a_defect_is_put_right_sent_back_put_right_again_and_verified() {
    let app = TestApp::start().await;
    let (compound, staff, contractor, defect) = with_defect(&app).await;
    let (rectify, verify) = (format!("/defects/{defect}/rectification"), format!("/defects/{defect}/verification"));
    let page = acceptance(&app, compound.project).await;
    assert_eq!((page.counts.open_defects, page.items[0].open_defects), (1, 1));
    assert_eq!(page.defects[0].photos.len(), 1);
    staff.post(&verify, json!({"verdict": "passed"})).await.refused(Code::DefectStepRefused);
    assert_eq!(contractor.post(&rectify, repair(&contractor).await).await.ok()["state"], "rectified");
    contractor.post(&rectify, repair(&contractor).await).await.refused(Code::DefectStepRefused);
    let bare = staff.post(&verify, json!({"verdict": "reopened"})).await.refused(Code::ReopeningNeedsReason);
    assert_eq!(bare.errors[0].pointer, "/text");
    assert_eq!(staff.post(&verify, json!({"verdict": "reopened", "text": "还在晃"})).await.ok()["state"], "reopened");
    contractor.post(&rectify, repair(&contractor).await).await.ok();
    let verified = staff.post_keyed(&verify, "verify-1", json!({"verdict": "passed"})).await.ok();
    assert_eq!(staff.post_keyed(&verify, "verify-1", json!({"verdict": "passed"})).await.ok(), verified);

    let page = acceptance(&app, compound.project).await;
    assert_eq!((page.counts.defects, page.counts.open_defects), (1, 0));
    let shown = &page.defects[0];
    assert_eq!((shown.state, shown.repairs, shown.changes.len()), (DefectState::Verified, 2, 4));
    let name = app.anonymous().get(&format!("/projects/{}/acceptance", compound.project)).await;
    assert!(!name.body.contains("community_staff"), "no name of a person in public");
}

#[tokio::test]
async fn r46_whoever_put_it_right_cannot_verify_it() {
    let app = TestApp::start().await;
    let (compound, staff, _, defect) = with_defect(&app).await;
    // One person with both duties.
    let transaction = app.state.database.begin().await.expect("a transaction");
    linyi_server::entities::role_grant::ActiveModel {
        id: Set(Uuid::now_v7()),
        person_id: Set(staff.person_id.expect("a person").0),
        role: Set(Role::Contractor.as_str().to_owned()),
        place_id: Set(compound.id.0),
        since: Set(app.now()),
        until: Set(None),
    }
    .insert(&transaction)
    .await
    .expect("a grant");
    transaction.commit().await.expect("a commit");
    app.state.principals.forget(staff.person_id.expect("a person"));
    staff.post(&format!("/defects/{defect}/rectification"), repair(&staff).await).await.ok();
    let verify = format!("/defects/{defect}/verification");
    staff.post(&verify, json!({"verdict": "passed"})).await.refused(Code::VerifierNotIndependent);
    let colleague = app.staff(Role::CommitteeMember, compound.community).await;
    colleague.post(&verify, json!({"verdict": "passed"})).await.ok();
}

#[tokio::test]
async fn a_line_does_not_pass_over_an_open_defect() {
    let app = TestApp::start().await;
    let (compound, staff, contractor, defect) = with_defect(&app).await;
    let path = format!("/projects/{}/checks", compound.project);
    let item = || ("work_item_id", compound.items[0].to_string());
    staff.post(&path, pass(&staff, item()).await).await.refused(Code::DefectStillOpen);
    contractor.post(&format!("/defects/{defect}/rectification"), repair(&contractor).await).await.ok();
    staff.post(&path, pass(&staff, item()).await).await.refused(Code::DefectStillOpen);
    staff.post(&format!("/defects/{defect}/verification"), json!({"verdict": "passed"})).await.ok();
    staff.post(&path, pass(&staff, item()).await).await.created();
}

#[tokio::test]
async fn a_defect_is_moved_by_the_right_people_with_photos_and_possible_days() {
    let app = TestApp::start().await;
    let (compound, staff, contractor, defect) = with_defect(&app).await;
    let (rectify, verify) = (format!("/defects/{defect}/rectification"), format!("/defects/{defect}/verification"));
    staff.post(&rectify, repair(&staff).await).await.refused(Code::Forbidden);
    contractor.post(&verify, json!({"verdict": "passed"})).await.refused(Code::Forbidden);
    let there = app.compound().named("乙小区").at(Stage::ResidentCheck).build().await;
    let foreign = app.staff(Role::Contractor, there.id).await;
    foreign.post(&rectify, repair(&foreign).await).await.refused(Code::Forbidden);
    let resident = app.resident(compound.homes[0]).await;
    resident.post(&rectify, repair(&resident).await).await.refused(Code::Forbidden);
    let blind = json!({"text": "重新固定井盖"});
    assert_eq!(contractor.post(&rectify, blind).await.refused(Code::CheckNeedsPhoto).errors[0].pointer, "/photos");
    let mut early = repair(&contractor).await;
    early["repaired_on"] = "2001-01-01".into();
    assert_eq!(contractor.post(&rectify, early).await.refused(Code::InvalidInput).errors[0].pointer, "/repaired_on");
    app.advance_days(9);
    let page = acceptance(&app, compound.project).await;
    assert!(page.defects[0].is_overdue);
    assert_eq!(page.counts.overdue_defects, 1);
}
