//! R28: the community's party organisation studies a matter before residents decide; the record stands from the notice on.

use chrono::Days;
use linyi_shared::people::rules::Role;
use linyi_shared::problem::Code;
use linyi_shared::time::local_date;
use linyi_tests::TestApp;
use serde_json::json;

use super::given::{Vote, body, compound, party_study};

async fn residents(app: &TestApp) -> Vote<'_> {
    let place = compound(app, 3).await;
    let body = body(app, &place, "residents_by_household");
    Vote::set_up(app, place, body).await
}

#[tokio::test]
async fn r28_a_residents_decision_is_announced_only_after_the_study_and_freezes_it() {
    let app = TestApp::start().await;
    let vote = residents(&app).await;
    vote.step("notice").await.refused(Code::PartyStudyMissing);
    let (staff, path) = (vote.staff().await, format!("{}/party-study", vote.path()));
    let mut study = party_study(&app);
    staff.post(&path, study.clone()).await.ok();
    let photo = staff.upload_photo().await;
    study["resolution"] = json!("同意。\n提交居民会议。");
    study["photos"] = json!([photo]);
    staff.post(&path, study.clone()).await.ok();
    let colleague = vote.staff().await;
    study["attended"] = json!(11);
    colleague.post(&path, study.clone()).await.ok();
    let desk = colleague.get(&format!("/desk/decisions/{}", vote.id)).await.ok();
    assert_eq!(desk["party_study_photos"], json!([photo]), "a colleague's correction keeps the photo");
    vote.step("notice").await.ok();
    colleague.post(&path, study).await.refused(Code::DecisionLocked);

    let public = app.anonymous().get(&vote.path()).await;
    assert!(!public.body.contains(&photo), "the minutes are for the desk alone");
    let page = vote.page().await;
    assert_eq!(page["party_study"]["studied_on"], json!(local_date(app.now())));
    assert_eq!(
        (&page["party_study"]["attended"], &page["party_study"]["organisation"]),
        (&json!(11), &json!("演示社区党委"))
    );
    let text = staff.get(&format!("{}/register", vote.path())).await.body;
    let line = format!("party study: {}\t11\t演示社区党委\t同意。\\n提交居民会议。\n", local_date(app.now()));
    assert!(text.contains(&line), "{text}");
}

#[tokio::test]
async fn a_study_is_of_the_past_by_somebody_and_recorded_by_those_who_run_the_decision() {
    let app = TestApp::start().await;
    let vote = residents(&app).await;
    let (staff, path) = (vote.staff().await, format!("{}/party-study", vote.path()));
    let mut tomorrow = party_study(&app);
    tomorrow["studied_on"] = json!(local_date(app.now()) + Days::new(1));
    assert_eq!(staff.post(&path, tomorrow).await.refused(Code::InvalidInput).errors[0].pointer, "/studied_on");
    let mut nobody = party_study(&app);
    nobody["attended"] = json!(0);
    assert_eq!(staff.post(&path, nobody).await.refused(Code::InvalidInput).errors[0].pointer, "/attended");
    let mut foreign = party_study(&app);
    foreign["photos"] = json!([vote.staff().await.upload_photo().await]);
    staff.post(&path, foreign).await.refused(Code::PhotoUnknown);
    let worker = app.staff(Role::GridWorker, vote.place.community).await;
    worker.post(&path, party_study(&app)).await.refused(Code::Forbidden);
    vote.step("notice").await.refused(Code::PartyStudyMissing);
}

#[tokio::test]
async fn owners_decide_without_a_study() {
    let app = TestApp::start().await;
    let place = compound(&app, 2).await;
    let body = body(&app, &place, "owners_major");
    let vote = Vote::draft(&app, place, body).await;
    let path = format!("{}/party-study", vote.path());
    vote.staff().await.post(&path, party_study(&app)).await.refused(Code::PartyStudyNotNeeded);
    vote.step("notice").await.ok();
    assert_eq!(vote.page().await["party_study"], json!(null));
}
