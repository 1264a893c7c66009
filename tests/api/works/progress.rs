//! Progress of work items.

use linyi_server::entities::work_item;
use linyi_shared::people::rules::Role;
use linyi_shared::problem::Code;
use linyi_shared::projects::rules::Stage;
use linyi_tests::{Caller, TestApp};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use serde_json::{Value, json};

use super::works;

async fn entry(caller: &Caller, percent: u8) -> Value {
    json!({"percent": percent, "text": "管沟开挖完成", "photos": [caller.upload_photo().await]})
}

#[tokio::test]
async fn progress_shows_with_its_photo_and_moves_the_item() {
    let app = TestApp::start().await;
    let compound = app.compound().at(Stage::Works).items(&["雨污管网", "路面"]).build().await;
    let contractor = app.staff(Role::Contractor, compound.id).await;
    let path = format!("/work-items/{}/progress", compound.items[0]);
    let body = entry(&contractor, 40).await;
    let photo = body["photos"][0].as_str().expect("a photo").to_owned();
    let nobody = app.anonymous();
    nobody.get(&format!("//media/{photo}/thumb")).await.refused(Code::NotFound);
    let recorded = contractor.post(&path, body).await.created();
    assert_eq!(recorded["percent"], 40);
    assert_eq!(nobody.get(&format!("//media/{photo}/thumb")).await.status, 200);

    let page = works(&app, compound.project).await;
    assert_eq!((page.items[0].percent, page.items[1].percent, page.percent), (40, 0, 20));
    let latest = page.items[0].latest.as_ref().expect("an entry");
    assert_eq!(latest.photos[0].to_string(), photo);
    assert_eq!(page.timeline.items.len(), 1);
    assert_eq!(page.timeline.items[0].item_title, "雨污管网");
}

#[tokio::test]
async fn less_than_before_needs_a_reason_and_every_entry_a_photo() {
    let app = TestApp::start().await;
    let compound = app.compound().at(Stage::Works).items(&["路面"]).build().await;
    let contractor = app.staff(Role::Contractor, compound.id).await;
    let path = format!("/work-items/{}/progress", compound.items[0]);
    contractor.post(&path, entry(&contractor, 60).await).await.created();
    let problem = contractor.post(&path, entry(&contractor, 50).await).await.refused(Code::ProgressLowerNeedsReason);
    assert_eq!(problem.errors[0].pointer, "/reason");
    let mut lower = entry(&contractor, 50).await;
    lower["reason"] = "基层返工".into();
    contractor.post(&path, lower).await.created();
    assert_eq!(works(&app, compound.project).await.items[0].percent, 50);

    let without = json!({"percent": 70, "text": "铺设面层"});
    assert_eq!(contractor.post(&path, without).await.refused(Code::ProgressNeedsPhoto).errors[0].pointer, "/photos");
    let too_much = entry(&contractor, 101).await;
    assert_eq!(contractor.post(&path, too_much).await.refused(Code::InvalidInput).errors[0].pointer, "/percent");
    let mut hidden = entry(&contractor, 70).await;
    hidden["hidden_work"] = true.into();
    let problem = contractor.post(&path, hidden.clone()).await.refused(Code::HiddenWorkIncomplete);
    assert_eq!(
        problem.errors.iter().map(|error| error.pointer.as_str()).collect::<Vec<_>>(),
        ["/location", "/seen_at"]
    );
    hidden["location"] = "3号楼南侧".into();
    hidden["seen_at"] = "2026-05-04T09:30".into();
    contractor.post(&path, hidden).await.created();
    assert!(works(&app, compound.project).await.items[0].latest.as_ref().expect("an entry").hidden_work);
}

#[tokio::test]
async fn a_correction_takes_the_place_of_an_entry_and_both_stay() {
    let app = TestApp::start().await;
    let compound = app.compound().at(Stage::Works).items(&["路面", "路灯"]).build().await;
    let contractor = app.staff(Role::Contractor, compound.id).await;
    let path = format!("/work-items/{}/progress", compound.items[0]);
    let first = contractor.post(&path, entry(&contractor, 30).await).await.created();
    let second = contractor.post(&path, entry(&contractor, 80).await).await.created();
    let correction = |of: &Value, percent: u8, reason: &str| json!({"percent": percent, "text": "更正数字", "reason": reason, "corrects": of["id"]});
    contractor.post(&path, correction(&second, 70, "")).await.refused(Code::CorrectionNeedsReason);
    let corrected = contractor.post(&path, correction(&second, 70, "写错了")).await.created();
    assert_eq!(corrected["percent"], 70);
    let of_old = contractor.post(&path, correction(&first, 35, "写错了")).await.created();
    assert_eq!(of_old["percent"], 70, "an old entry does not say how far the item is now");
    contractor.post(&path, correction(&first, 36, "又写错了")).await.refused(Code::Conflict);
    let other = format!("/work-items/{}/progress", compound.items[1]);
    contractor.post(&other, correction(&of_old, 10, "写错了")).await.refused(Code::NotFound);

    let page = works(&app, compound.project).await;
    assert_eq!((page.items[0].percent, page.timeline.items.len()), (70, 4));
    let is_corrected: Vec<_> = page.timeline.items.iter().map(|entry| entry.is_corrected).collect();
    assert_eq!(is_corrected, [false, false, true, true]);
}

#[tokio::test]
async fn progress_is_recorded_by_those_who_build_here_while_the_works_run() {
    let app = TestApp::start().await;
    let here = app.compound().named("甲小区").at(Stage::Works).items(&["路面"]).homes(1).build().await;
    let later = app.compound().named("乙小区").at(Stage::ResidentCheck).items(&["路面"]).build().await;
    let path = format!("/work-items/{}/progress", here.items[0]);
    let foreign = app.staff(Role::Contractor, later.id).await;
    foreign.post(&path, entry(&foreign, 10).await).await.refused(Code::Forbidden);
    let staff = app.staff(Role::CommunityStaff, here.community).await;
    staff.post(&path, entry(&staff, 10).await).await.refused(Code::Forbidden);
    let resident = app.resident(here.homes[0]).await;
    resident.post(&path, entry(&resident, 10).await).await.refused(Code::Forbidden);
    let closed = format!("/work-items/{}/progress", later.items[0]);
    foreign.post(&closed, entry(&foreign, 10).await).await.refused(Code::StepOutOfOrder);
    let contractor = app.staff(Role::Contractor, here.id).await;
    let stolen = json!({"percent": 10, "text": "别人的照片", "photos": [resident.upload_photo().await]});
    contractor.post(&path, stolen).await.refused(Code::PhotoUnknown);
    assert!(works(&app, here.project).await.timeline.items.is_empty());

    let transaction = app.state.database.begin().await.expect("a transaction");
    let dropped =
        work_item::ActiveModel { id: Set(here.items[0].0), status: Set("dropped".to_owned()), ..Default::default() };
    dropped.update(&transaction).await.expect("an item");
    transaction.commit().await.expect("a commit");
    contractor.post(&path, entry(&contractor, 10).await).await.refused(Code::WorkItemNotBuilt);
}

#[tokio::test]
async fn a_repeat_with_the_same_key_records_once_and_the_timeline_has_pages() {
    let app = TestApp::start().await;
    let compound = app.compound().at(Stage::Works).items(&["路面"]).build().await;
    let contractor = app.staff(Role::Contractor, compound.id).await;
    let path = format!("/work-items/{}/progress", compound.items[0]);
    let body = entry(&contractor, 5).await;
    let first = contractor.post_keyed(&path, "progress-1", body.clone()).await.created();
    let repeat = contractor.post_keyed(&path, "progress-1", body).await.created();
    assert_eq!(first, repeat);
    for percent in 6..=26 {
        contractor.post(&path, entry(&contractor, percent).await).await.created();
    }
    let page = works(&app, compound.project).await;
    assert_eq!(page.timeline.items.len(), 20);
    let next = page.timeline.meta.next.expect("a next page");
    let rest = app.anonymous().get(&format!("/projects/{}/works?cursor={next}", compound.project)).await.ok();
    assert_eq!(rest["timeline"]["items"].as_array().expect("entries").len(), 2);
    assert_eq!(rest["timeline"]["items"][1]["id"], first["id"]);
}

#[tokio::test]
async fn a_form_without_javascript_records_and_returns() {
    let app = TestApp::start().await;
    let compound = app.compound().at(Stage::Works).items(&["路面"]).build().await;
    let contractor = app.staff(Role::Contractor, compound.id).await;
    let photo = contractor.upload_photo().await;
    let back = format!("/desk/projects/{}/works", compound.project);
    let fields = [
        ("percent", "40"),
        ("text", "面层铺设"),
        ("photos[]", photo.as_str()),
        ("hidden_work", "true"),
        ("location", "东门"),
        ("seen_at", "2026-05-04T09:30"),
        ("reason", ""),
        ("_return", back.as_str()),
        ("_key", "form-1"),
    ];
    let answer = contractor.post_form(&format!("/work-items/{}/progress", compound.items[0]), &fields).await;
    assert_eq!(answer.sees_other(), back);
    assert_eq!(works(&app, compound.project).await.items[0].percent, 40);
}
