//! `POST /projects/{id}/meetings`, `POST /meetings/{id}/corrections`.

use linyi_shared::deliberations::api::DeliberationPage;
use linyi_shared::people::rules::Role;
use linyi_shared::problem::Code;
use linyi_shared::projects::rules::Stage;
use linyi_tests::TestApp;
use serde_json::json;

use super::{compound_at, meeting};

#[tokio::test]
async fn minutes_are_published_and_corrected_by_a_version_with_its_reason() {
    let app = TestApp::start().await;
    let compound = compound_at(&app, Stage::Deliberation).await;
    let staff = app.staff(Role::CommunityStaff, compound.community).await;
    let path = format!("/projects/{}/meetings", compound.project);
    let created = staff.post(&path, meeting()).await.created();
    let correction = format!("/meetings/{}/corrections", created["id"].as_str().expect("an id"));
    let mut body = meeting();
    body["attendance"] = json!(18);
    body["reason"] = json!(" ");
    let problem = staff.post(&correction, body.clone()).await.refused(Code::InvalidInput);
    assert_eq!(problem.errors[0].pointer, "/reason");
    body["reason"] = json!("人数写错");
    assert_eq!(staff.post(&correction, body).await.ok()["version"], 2);

    let url = format!("/projects/{}/deliberation", compound.project);
    let page: DeliberationPage = app.anonymous().get(&url).await.parse();
    assert_eq!(page.meetings.len(), 1);
    let shown = &page.meetings[0];
    assert_eq!((shown.attendance, shown.versions.len()), (18, 2));
    assert_eq!(shown.versions[0].reason, "人数写错");
    assert_eq!(shown.held_at.to_rfc3339(), "2026-01-08T06:00:00+00:00", "the form's wall clock is Beijing's");
}

#[tokio::test]
async fn a_meeting_out_of_order_by_others_or_in_the_future_is_refused() {
    let app = TestApp::start().await;
    let early = compound_at(&app, Stage::Motion).await;
    let staff = app.staff(Role::CommunityStaff, early.district).await;
    staff.post(&format!("/projects/{}/meetings", early.project), meeting()).await.refused(Code::StepOutOfOrder);

    let compound = compound_at(&app, Stage::Deliberation).await;
    let path = format!("/projects/{}/meetings", compound.project);
    let mut ahead = meeting();
    ahead["held_at"] = json!("2999-01-01T10:00");
    let problem = staff.post(&path, ahead).await.refused(Code::MeetingNotHeld);
    assert_eq!(problem.errors[0].pointer, "/held_at");
    app.resident(compound.homes[0]).await.post(&path, meeting()).await.refused(Code::Forbidden);
    let foreign = app.staff(Role::CommunityStaff, early.community).await;
    foreign.post(&path, meeting()).await.refused(Code::Forbidden);
    let photo = app.resident(compound.homes[0]).await.upload_photo().await;
    let mut stolen = meeting();
    stolen["photos"] = json!([photo]);
    staff.post(&path, stolen).await.refused(Code::PhotoUnknown);
}

#[tokio::test]
async fn the_evidence_counts_motions_and_meetings() {
    let app = TestApp::start().await;
    let compound = compound_at(&app, Stage::Deliberation).await;
    let staff = app.staff(Role::CommunityStaff, compound.community).await;
    let path = format!("/projects/{}/meetings", compound.project);
    staff.post(&path, meeting()).await.created();
    staff.post(&path, meeting()).await.created();
    let found =
        linyi_server::features::deliberations::queries::find_evidence(app.state.database.reader(), compound.project);
    let found = found.await.expect("evidence");
    assert_eq!((found.motions, found.meetings), (0, 2));
}
