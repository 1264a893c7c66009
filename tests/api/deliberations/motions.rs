//! `POST /projects/{id}/motions`, `POST /motions/{id}/amendments`.

use linyi_shared::deliberations::api::DeliberationPage;
use linyi_shared::people::rules::Role;
use linyi_shared::problem::Code;
use linyi_shared::projects::rules::Stage;
use linyi_tests::TestApp;
use serde_json::json;

use super::{compound_at, motion, set_stage};

#[tokio::test]
async fn a_motion_is_published_once_and_told_to_the_residents() {
    let app = TestApp::start().await;
    let compound = compound_at(&app, Stage::Motion).await;
    let branch = app.staff(Role::CommitteeMember, compound.community).await;
    let resident = app.resident(compound.homes[0]).await;
    let path = format!("/projects/{}/motions", compound.project);
    let body = motion(&compound.items[..1]);
    let first = branch.post_keyed(&path, "motion-key-0001", body.clone()).await.created();
    let again = branch.post_keyed(&path, "motion-key-0001", body.clone()).await.created();
    assert_eq!(first, again);
    branch.post(&path, body).await.refused(Code::MotionExists);

    let url = format!("/projects/{}/deliberation", compound.project);
    let page: DeliberationPage = app.anonymous().get(&url).await.parse();
    let shown = page.motion.expect("a motion");
    assert_eq!((shown.versions.len(), shown.attendance, shown.items.len()), (1, 9, 1));
    assert_eq!(page.items.iter().map(|item| item.proposed).collect::<Vec<_>>(), [true, false]);
    let inbox = resident.get("/inbox").await.ok();
    assert_eq!(inbox["items"].as_array().map(Vec::len), Some(1), "{inbox}");
}

#[tokio::test]
async fn an_amendment_is_a_version_with_its_reason_until_the_vote() {
    let app = TestApp::start().await;
    let compound = compound_at(&app, Stage::Motion).await;
    let staff = app.staff(Role::CommunityStaff, compound.community).await;
    let photo = staff.upload_photo().await;
    let mut body = motion(&compound.items);
    body["photos"] = json!([photo]);
    let created = staff.post(&format!("/projects/{}/motions", compound.project), body.clone()).await.created();
    let path = format!("/motions/{}/amendments", created["id"].as_str().expect("an id"));
    body["text"] = json!("只改排水。");
    staff.post(&path, body.clone()).await.refused(Code::InvalidInput);
    body["reason"] = json!("商议后减少一项");
    assert_eq!(staff.post(&path, body.clone()).await.ok()["version"], 2);

    let url = format!("/projects/{}/deliberation", compound.project);
    let page: DeliberationPage = app.anonymous().get(&url).await.parse();
    let shown = page.motion.expect("a motion");
    let texts: Vec<_> = shown.versions.iter().map(|note| note.text.as_str()).collect();
    assert_eq!(texts, ["只改排水。", "先改排水,再修路面。"]);
    assert_eq!((shown.versions[0].reason.as_str(), shown.photos.len()), ("商议后减少一项", 1));
    let file = app.anonymous().get(&format!("//media/{photo}/thumb")).await;
    assert_eq!(file.headers["content-type"], "image/jpeg");

    set_stage(&app, compound.project, Stage::Decision).await;
    staff.post(&path, body).await.refused(Code::MotionLocked);
}

#[tokio::test]
async fn a_motion_out_of_order_or_with_bad_input_is_refused() {
    let app = TestApp::start().await;
    let early = compound_at(&app, Stage::Consultation).await;
    let staff = app.staff(Role::CommunityStaff, early.district).await;
    let path = format!("/projects/{}/motions", early.project);
    staff.post(&path, motion(&early.items)).await.refused(Code::StepOutOfOrder);

    let compound = compound_at(&app, Stage::Motion).await;
    let path = format!("/projects/{}/motions", compound.project);
    let pointer = |problem: linyi_shared::problem::Problem| problem.errors[0].pointer.clone();
    let problem = staff.post(&path, motion(&early.items)).await.refused(Code::ItemNotProposable);
    assert_eq!(pointer(problem), "/items/0");
    assert_eq!(pointer(staff.post(&path, motion(&[])).await.refused(Code::InvalidInput)), "/items");
    let mut alone = motion(&compound.items);
    alone["attendance"] = json!(1);
    assert_eq!(pointer(staff.post(&path, alone).await.refused(Code::AttendanceTooSmall)), "/attendance");
    let mut ahead = motion(&compound.items);
    ahead["held_on"] = json!("2999-01-01");
    assert_eq!(pointer(staff.post(&path, ahead).await.refused(Code::MeetingNotHeld)), "/held_on");
    let mut unknown = motion(&compound.items);
    unknown["names"] = json!("x");
    staff.post(&path, unknown).await.refused(Code::InvalidInput);
}

#[tokio::test]
async fn only_committees_and_staff_of_the_place_propose() {
    let app = TestApp::start().await;
    let here = compound_at(&app, Stage::Motion).await;
    let there = app.compound().named("乙小区").homes(1).build().await;
    let path = format!("/projects/{}/motions", here.project);
    let body = motion(&here.items);
    app.anonymous().post(&path, body.clone()).await.refused(Code::SignInRequired);
    app.resident(here.homes[0]).await.post(&path, body.clone()).await.refused(Code::Forbidden);
    for (role, place) in [
        (Role::CommitteeMember, there.community),
        (Role::Contractor, here.community),
        (Role::HousingBureau, here.district),
    ] {
        app.staff(role, place).await.post(&path, body.clone()).await.refused(Code::Forbidden);
    }
}
