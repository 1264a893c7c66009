//! Closing a consultation.

use linyi_shared::consultations::phase::Phase;
use linyi_shared::people::rules::Role;
use linyi_shared::problem::Code;
use linyi_tests::TestApp;
use serde_json::json;

use super::{answer, opened, read};

#[tokio::test]
async fn an_early_close_says_why_and_opens_the_counts() {
    let app = TestApp::start().await;
    let (here, staff, path) = opened(&app, 4).await;
    for home in &here.homes[..2] {
        app.resident(*home).await.post(&format!("{path}/answers"), answer(*home)).await.ok();
    }
    let third = app.resident(here.homes[2]).await;
    let wish = json!({"home_id": here.homes[2], "wishes": {"lift": "essential"}, "adult": true});
    third.post(&format!("{path}/answers"), wish).await.ok();
    let problem = staff.post(&format!("{path}/close"), json!({})).await.refused(Code::EarlyCloseNeedsReason);
    assert_eq!(problem.errors[0].pointer, "/reason");
    staff.post(&format!("{path}/close"), json!({"reason": "住户已基本答复"})).await.ok();

    let page = read(&app.anonymous(), &path).await;
    assert_eq!((page.phase, page.close_reason.as_str()), (Phase::Closed, "住户已基本答复"));
    let summary = page.summary.expect("the summary");
    assert_eq!(summary.answers, 3);
    let rows: Vec<_> =
        summary.items.iter().map(|item| (item.code.as_str(), item.count.essential, item.count.homes())).collect();
    assert_eq!(rows, [("lift", 1, 3), ("roof", 2, 2), ("drainage", 0, 0)]);
    assert!(summary.items.iter().all(|item| item.adopted.is_none()));
    let late = app.resident(here.homes[3]).await;
    late.post(&format!("{path}/answers"), answer(here.homes[3])).await.refused(Code::ConsultationClosed);
    staff.post(&format!("{path}/close"), json!({"reason": "再来一次"})).await.refused(Code::ConsultationSettled);
}

#[tokio::test]
async fn after_its_end_no_reason_is_needed() {
    let app = TestApp::start().await;
    let (here, _, path) = opened(&app, 1).await;
    app.advance_days(15);
    assert_eq!(read(&app.anonymous(), &path).await.phase, Phase::Ended);
    let staff = app.staff(Role::CommunityStaff, here.community).await;
    staff.post(&format!("{path}/close"), json!({})).await.ok();
    assert_eq!(read(&app.anonymous(), &path).await.close_reason, "");
}

#[tokio::test]
async fn only_staff_of_the_place_close_it() {
    let app = TestApp::start().await;
    let (here, _, path) = opened(&app, 1).await;
    let there = super::compound(&app, "乙小区", 1).await;
    let body = json!({"reason": "没有理由"});
    let close = format!("{path}/close");
    app.anonymous().post(&close, body.clone()).await.refused(Code::SignInRequired);
    app.resident(here.homes[0]).await.post(&close, body.clone()).await.refused(Code::Forbidden);
    app.staff(Role::GridWorker, here.community).await.post(&close, body.clone()).await.refused(Code::Forbidden);
    app.staff(Role::CommunityStaff, there.community).await.post(&close, body).await.refused(Code::Forbidden);
}
