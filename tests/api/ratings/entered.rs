//! `POST /rating-rounds/{id}/entered-answers`.

use linyi_shared::people::rules::Role;
use linyi_shared::problem::Code;
use linyi_shared::ratings::api::{DeskRound, RatingRoundPage};
use linyi_shared::ratings::rules::RatingChannel;
use linyi_tests::TestApp;
use serde_json::json;

use super::open_round;

#[tokio::test]
async fn a_paper_answer_counts_once_and_its_home_may_change_it() {
    let app = TestApp::start().await;
    let (compound, path) = open_round(&app, 2).await;
    let home = compound.homes[0];
    let worker = app.staff(Role::GridWorker, compound.community).await;
    let resident = app.resident(home).await;
    let entered = format!("{path}/entered-answers");
    let paper = json!({
        "home_id": home, "channel": "paper", "witness": "楼栋长", "levels": {"overall": "satisfied"},
    });
    assert_eq!(worker.post(&entered, paper.clone()).await.ok()["version"], 1);
    assert_eq!(worker.post(&entered, paper.clone()).await.ok()["version"], 2);
    let desk: DeskRound = worker.get(&format!("{path}/desk")).await.parse();
    assert_eq!((desk.buildings[0].answered, desk.homes.len()), (1, 2));
    assert!(desk.homes[0].answered && desk.homes[0].may_enter);
    let inbox = resident.get("/inbox").await.ok();
    assert_eq!(inbox["items"].as_array().map(Vec::len), Some(2), "{inbox}");
    let page: RatingRoundPage = resident.get(&path).await.parse();
    assert_eq!(page.mine[0].channel, Some(RatingChannel::Paper));

    let own = json!({"home_id": home, "levels": {"overall": "dissatisfied"}});
    assert_eq!(resident.post(&format!("{path}/answers"), own).await.ok()["version"], 3);
    worker.post(&entered, paper).await.refused(Code::RatingAlreadyAnswered);
    let desk: DeskRound = worker.get(&format!("{path}/desk")).await.parse();
    assert!(desk.homes[0].answered && !desk.homes[0].may_enter);
    assert_eq!(desk.page.answers, 1);
}

#[tokio::test]
async fn entries_by_others_of_other_homes_or_without_a_witness_are_refused() {
    let app = TestApp::start().await;
    let (compound, path) = open_round(&app, 1).await;
    let there = app.compound().named("乙小区").homes(1).build().await;
    let entered = format!("{path}/entered-answers");
    let body =
        |home| json!({"home_id": home, "channel": "phone", "witness": "网格员", "levels": {"overall": "satisfied"}});
    let home = compound.homes[0];
    app.resident(home).await.post(&entered, body(home)).await.refused(Code::Forbidden);
    let foreign = app.staff(Role::GridWorker, there.community).await;
    foreign.post(&entered, body(home)).await.refused(Code::Forbidden);
    let worker = app.staff(Role::GridWorker, compound.community).await;
    worker.post(&entered, body(there.homes[0])).await.refused(Code::ForeignCompound);
    let mut online = body(home);
    online["channel"] = json!("online");
    assert_eq!(worker.post(&entered, online).await.refused(Code::InvalidInput).errors[0].pointer, "/channel");
    let mut alone = body(home);
    alone["witness"] = json!("");
    assert_eq!(worker.post(&entered, alone).await.refused(Code::InvalidInput).errors[0].pointer, "/witness");
}
