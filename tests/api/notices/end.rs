//! The sheet on the board and the end of the display.

use linyi_server::features::notices::queries::find_evidence;
use linyi_shared::notices::kind::NoticeKind;
use linyi_shared::problem::Code;
use linyi_shared::projects::rules::Stage;
use linyi_tests::{Answer, Caller};
use serde_json::{Value, json};

use super::Scene;

async fn post_sheet(staff: &Caller, id: &str, moment: &str, photos: usize) -> Answer {
    let mut taken = Vec::new();
    for _ in 0..photos {
        taken.push(staff.upload_photo().await);
    }
    staff.post(&format!("/notices/{id}/postings"), json!({"moment": moment, "place": "东门", "photos": taken})).await
}

async fn end(staff: &Caller, id: &str) -> Answer {
    staff.post(&format!("/notices/{id}/end"), json!({})).await
}

fn ends_at(value: &Value) -> chrono::DateTime<chrono::Utc> {
    value["ends_at"].as_str().expect("an instant").parse().expect("RFC 3339")
}

#[tokio::test]
async fn a_notice_ends_after_its_period_with_photos_of_the_place() {
    let scene = Scene::at(Stage::PlanNotice).await;
    let id = scene.published(NoticeKind::Plan).await;
    post_sheet(&scene.staff, &id, "posted", 1).await.refused(Code::PlacePhotosMissing);
    post_sheet(&scene.staff, &id, "posted", 2).await.created();
    let problem = end(&scene.staff, &id).await.refused(Code::NoticePeriodRunning);
    assert!(problem.detail.is_some_and(|until| until.ends_with("24:00")));

    scene.app.advance_days(30);
    let staff = scene.staff_later().await;
    assert_eq!(scene.find(&id).await["card"]["period_over"], true);
    end(&staff, &id).await.refused(Code::PlacePhotosMissing);
    post_sheet(&staff, &id, "removed", 1).await.created();
    assert_eq!(staff.get(&format!("/notices/{id}/desk")).await.ok()["may_end"], true);
    end(&staff, &id).await.ok();
    let page = scene.find(&id).await;
    assert_eq!(page["card"]["state"], "ended");
    assert_eq!(page["content"]["title"], "测试公示", "it stays readable");
    assert_eq!(page["postings"].as_array().map(Vec::len), Some(2));
    end(&staff, &id).await.refused(Code::NoticeStepRefused);
}

#[tokio::test]
async fn a_sheet_taken_down_too_early_owes_its_days() {
    let scene = Scene::at(Stage::PlanNotice).await;
    let id = scene.published(NoticeKind::Plan).await;
    let first = ends_at(&post_sheet(&scene.staff, &id, "posted", 2).await.created());
    scene.app.advance_days(5);
    let staff = scene.staff_later().await;
    post_sheet(&staff, &id, "removed", 1).await.created();
    assert_eq!(staff.get(&format!("/notices/{id}/desk")).await.ok()["missing_at"], json!(["东门"]));

    scene.app.advance_days(30);
    let staff = scene.staff_later().await;
    end(&staff, &id).await.refused(Code::NoticePeriodRunning);
    let (db, compound) = (scene.app.state.database.reader(), scene.compound.id);
    let evidence = find_evidence(db, compound, None, NoticeKind::Plan, scene.app.now()).await.expect("a query");
    assert!(!evidence.period_over, "days that were not shown are not over");

    let resumed = ends_at(&post_sheet(&staff, &id, "posted", 2).await.created());
    assert!(resumed > first && resumed > scene.app.now());
    assert_eq!(staff.get(&format!("/notices/{id}/desk")).await.ok()["missing_at"], json!([]));
    scene.app.advance_days(30);
    let staff = scene.staff_later().await;
    post_sheet(&staff, &id, "removed", 1).await.created();
    end(&staff, &id).await.ok();
}

#[tokio::test]
async fn a_works_board_hangs_while_the_works_run() {
    let scene = Scene::at(Stage::Works).await;
    let id = scene.published(NoticeKind::WorksBoard).await;
    scene.app.advance_days(300);
    let staff = scene.staff_later().await;
    end(&staff, &id).await.refused(Code::NoticeNeededByWorks);
}

#[tokio::test]
async fn sheets_are_recorded_by_the_office_for_what_hangs() {
    let scene = Scene::at(Stage::PlanNotice).await;
    let draft = scene.draft(NoticeKind::Plan).await;
    post_sheet(&scene.staff, &draft, "posted", 2).await.refused(Code::NoticeStepRefused);
    let id = scene.published(NoticeKind::Plan).await;
    let resident = scene.resident(0).await;
    post_sheet(&resident, &id, "posted", 2).await.refused(Code::Forbidden);
    end(&resident, &id).await.refused(Code::Forbidden);
    let wrong = json!({"moment": "seen", "place": "东门", "photos": []});
    let problem = scene.staff.post(&format!("/notices/{id}/postings"), wrong).await.refused(Code::InvalidInput);
    assert_eq!(problem.errors[0].pointer, "/moment");
}
