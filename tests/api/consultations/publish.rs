//! Publishing the outcome.

use linyi_server::features::consultations::queries as consultations;
use linyi_server::features::projects::queries as projects;
use linyi_shared::consultations::phase::Phase;
use linyi_shared::people::rules::Role;
use linyi_shared::problem::Code;
use linyi_tests::builders::BuiltCompound;
use linyi_tests::{Caller, TestApp};
use serde_json::{Value, json};

use super::{answer, opened, read};

fn outcomes() -> Value {
    json!({"outcomes": {
        "roof": {
            "adopted": true, "title": "屋面防水翻修", "location": "1号楼", "quantity": "800 平方米",
            "budget": "120,000.50", "resident_share": "2000",
        },
        "lift": {"adopted": false, "reason": "管线要先迁移，本次不具备条件"},
        "drainage": {"adopted": true, "reason": "积水严重"},
    }})
}

async fn closed(app: &TestApp) -> (BuiltCompound, Caller, String) {
    let (here, staff, path) = opened(app, 2).await;
    app.resident(here.homes[0]).await.post(&format!("{path}/answers"), answer(here.homes[0])).await.ok();
    staff.post(&format!("{path}/close"), json!({"reason": "住户已答复"})).await.ok();
    (here, staff, path)
}

#[tokio::test]
async fn what_is_adopted_becomes_a_proposed_work_item() {
    let app = TestApp::start().await;
    let (here, staff, path) = closed(&app).await;
    staff.post(&format!("{path}/publish"), outcomes()).await.ok();

    let page = read(&app.anonymous(), &path).await;
    assert_eq!(page.phase, Phase::Published);
    let items = page.summary.expect("the summary").items;
    let item = |code: &str| items.iter().find(|item| item.code == code).expect("an item");
    assert_eq!(item("roof").adopted, Some(true));
    assert_eq!((item("lift").adopted, item("lift").reason.as_str()), (Some(false), "管线要先迁移，本次不具备条件"));
    assert!(item("lift").work_item_id.is_none());

    let db = app.state.database.reader();
    let rows = projects::list_work_items(db, here.project).await.expect("work items");
    let rows: Vec<_> = rows
        .iter()
        .map(|row| (row.catalogue_code.as_str(), row.title.as_str(), row.status.as_str(), row.budget))
        .collect();
    assert_eq!(rows.len(), 2);
    assert!(rows.contains(&("roof", "屋面防水翻修", "proposed", 12_000_050)));
    assert!(rows.iter().any(|row| row.0 == "drainage" && row.2 == "proposed"));

    let evidence = consultations::find_evidence(db, here.project).await.expect("a query").expect("evidence");
    assert!(evidence.closed_at.is_some() && evidence.published_at.is_some());
    assert_eq!((evidence.reach.homes(), evidence.reach.answered()), (2, 1));
}

#[tokio::test]
async fn every_item_is_decided_and_a_refusal_has_its_reason() {
    let app = TestApp::start().await;
    let (_, staff, path) = closed(&app).await;
    let publish = format!("{path}/publish");
    let mut body = outcomes();
    body["outcomes"]["lift"] = json!({"adopted": false});
    body["outcomes"].as_object_mut().expect("a map").remove("drainage");
    let problem = staff.post(&publish, body).await.refused(Code::OutcomesIncomplete);
    let pointers: Vec<_> = problem.errors.iter().map(|error| error.pointer.as_str()).collect();
    assert_eq!(pointers, ["/outcomes/drainage/adopted", "/outcomes/lift/reason"]);
    let mut body = outcomes();
    body["outcomes"]["gardens"] = json!({"adopted": true});
    staff.post(&publish, body).await.refused(Code::ItemNotAsked);
    let mut body = outcomes();
    body["outcomes"]["roof"]["budget"] = json!("viel");
    let problem = staff.post(&publish, body).await.refused(Code::InvalidInput);
    assert_eq!(problem.errors[0].pointer, "/outcomes/roof/budget");
    let mut body = outcomes();
    body["outcomes"]["roof"]["resident_share"] = json!("999999999");
    let problem = staff.post(&publish, body).await.refused(Code::OutcomesIncomplete);
    assert_eq!(problem.errors[0].pointer, "/outcomes/roof/resident_share");
}

#[tokio::test]
async fn it_is_published_after_the_close_and_once() {
    let app = TestApp::start().await;
    let (here, staff, path) = opened(&app, 1).await;
    let publish = format!("{path}/publish");
    staff.post(&publish, outcomes()).await.refused(Code::ConsultationNotClosed);
    staff.post(&format!("{path}/close"), json!({"reason": "试行"})).await.ok();
    app.resident(here.homes[0]).await.post(&publish, outcomes()).await.refused(Code::Forbidden);
    app.staff(Role::GridWorker, here.community).await.post(&publish, outcomes()).await.refused(Code::Forbidden);
    let there = super::compound(&app, "乙小区", 1).await;
    let foreign = app.staff(Role::CommunityStaff, there.community).await;
    foreign.post(&publish, outcomes()).await.refused(Code::Forbidden);
    let first = staff.post_keyed(&publish, "publish", outcomes()).await.ok();
    assert_eq!(first, staff.post_keyed(&publish, "publish", outcomes()).await.ok());
    staff.post(&publish, outcomes()).await.refused(Code::ConsultationSettled);
    let rows = projects::list_work_items(app.state.database.reader(), here.project).await.expect("work items");
    assert_eq!(rows.len(), 2);
}

#[tokio::test]
async fn the_form_names_its_fields_by_code() {
    let app = TestApp::start().await;
    let (here, staff, path) = closed(&app).await;
    let fields = [
        ("outcomes[roof][adopted]", "true"),
        ("outcomes[roof][budget]", "500"),
        ("outcomes[roof][title]", ""),
        ("outcomes[lift][adopted]", "false"),
        ("outcomes[lift][reason]", "楼间距不够"),
        ("outcomes[drainage][adopted]", "false"),
        ("outcomes[drainage][reason]", "去年刚修过"),
        ("_return", path.as_str()),
    ];
    staff.post_form(&format!("{path}/publish"), &fields).await.sees_other();
    let rows = projects::list_work_items(app.state.database.reader(), here.project).await.expect("work items");
    assert_eq!((rows.len(), rows[0].budget), (1, 50_000));
    assert!(!rows[0].title.is_empty(), "the catalogue's name stands in");
}
