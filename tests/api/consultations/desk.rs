//! The desk's reads.

use linyi_shared::consultations::api::{ConsultationDesk, ConsultationForm, DeskConsultations, RemarkView};
use linyi_shared::people::rules::Role;
use linyi_shared::problem::Code;
use linyi_tests::TestApp;

use super::{answer, compound, opened};

#[tokio::test]
async fn the_list_shows_ones_places_and_what_waits() {
    let app = TestApp::start().await;
    let (here, staff, _) = opened(&app, 2).await;
    let there = compound(&app, "乙小区", 1).await;
    let own: DeskConsultations = staff.get("/consultations").await.parse();
    assert_eq!((own.items.len(), own.waiting.len()), (1, 0));
    assert_eq!(own.items[0].compound_id, here.id);
    let foreign = app.staff(Role::CommunityStaff, there.community).await;
    let list: DeskConsultations = foreign.get("/consultations").await.parse();
    assert_eq!((list.items.len(), list.waiting.len()), (0, 1));
    assert_eq!(list.waiting[0].project_id, there.project);
    let worker = app.staff(Role::GridWorker, there.community).await;
    let list: DeskConsultations = worker.get("/consultations").await.parse();
    assert!(list.waiting.is_empty(), "a grid worker opens none");
    app.resident(here.homes[0]).await.get("/consultations").await.refused(Code::Forbidden);
    staff.get("/consultations?cursor=nonsense").await.refused(Code::InvalidQuery);
}

#[tokio::test]
async fn the_form_suggests_fifteen_days_and_the_usual_items() {
    let app = TestApp::start().await;
    let here = compound(&app, "甲小区", 1).await;
    let staff = app.staff(Role::CommunityStaff, here.community).await;
    let path = format!("/projects/{}/consultations/form", here.project);
    let form: ConsultationForm = staff.get(&path).await.parse();
    assert_eq!(form.groups.len(), 4);
    assert!(form.closes_at.ends_with("T00:00"), "{}", form.closes_at);
    let items: Vec<_> = form.groups.iter().flat_map(|group| &group.items).collect();
    assert!(items.iter().all(|item| item.offered) && items.iter().all(|item| item.code != "old_trees"));
    app.staff(Role::GridWorker, here.community).await.get(&path).await.refused(Code::Forbidden);
}

#[tokio::test]
async fn the_desk_says_who_may_do_what() {
    let app = TestApp::start().await;
    let (here, staff, path) = opened(&app, 2).await;
    let path = format!("{path}/desk");
    let desk: ConsultationDesk = staff.get(&path).await.parse();
    assert!(desk.may_run && desk.may_visit && desk.may_edit);
    let worker = app.staff(Role::GridWorker, here.community).await;
    let desk: ConsultationDesk = worker.get(&path).await.parse();
    assert!(!desk.may_run && desk.may_visit && !desk.may_edit);
    assert!(desk.summary.is_none(), "sealed for staff too");
    let there = compound(&app, "乙小区", 1).await;
    app.staff(Role::Auditor, there.community).await.get(&path).await.refused(Code::Forbidden);
}

#[tokio::test]
async fn remarks_are_read_without_the_home() {
    let app = TestApp::start().await;
    let (here, staff, path) = opened(&app, 2).await;
    app.resident(here.homes[0]).await.post(&format!("{path}/answers"), answer(here.homes[0])).await.ok();
    let remarks = staff.get(&format!("{path}/remarks")).await;
    assert!(!remarks.body.contains(&here.homes[0].to_string()), "{}", remarks.body);
    let remarks: Vec<RemarkView> = remarks.parse();
    assert_eq!((remarks.len(), remarks[0].remark.as_str()), (1, "顶楼漏雨"));
    assert!(!remarks[0].building_name.is_empty());
    let worker = app.staff(Role::GridWorker, here.community).await;
    worker.get(&format!("{path}/remarks")).await.refused(Code::Forbidden);
}
