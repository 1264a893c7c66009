//! `/projects/{id}/consultations`, `/consultations/{id}` and what is below them.

mod answer;
mod close;
mod desk;
mod open;
mod pages;
mod publish;
mod visit;

use linyi_shared::consultations::api::ConsultationPage;
use linyi_shared::people::rules::Role;
use linyi_shared::projects::rules::Stage;
use linyi_tests::builders::BuiltCompound;
use linyi_tests::{Caller, TestApp};
use serde_json::{Value, json};

/// A compound of `homes` homes whose project is at the stage of consultation.
async fn compound(app: &TestApp, name: &str, homes: usize) -> BuiltCompound {
    app.compound().named(name).homes(homes).at(Stage::Consultation).build().await
}

/// What is offered in these tests: from now for fifteen days, three items.
fn offer(app: &TestApp) -> Value {
    json!({
        "title": "想改哪些",
        "introduction": "请您说说小区里最该改的。",
        "opens_at": app.now(),
        "closes_at": app.now() + chrono::Duration::days(15),
        "offered": ["lift", "drainage", "roof"],
    })
}

/// A compound with an open consultation: its staff, and the path of the consultation.
async fn opened(app: &TestApp, homes: usize) -> (BuiltCompound, Caller, String) {
    let compound = compound(app, "甲小区", homes).await;
    let staff = app.staff(Role::CommunityStaff, compound.community).await;
    let path = format!("/projects/{}/consultations", compound.project);
    let opened = staff.post(&path, offer(app)).await.created();
    let path = format!("/consultations/{}", opened["id"].as_str().expect("an id"));
    (compound, staff, path)
}

/// An answer that wants the roof most of all.
fn answer(home: linyi_shared::id::HomeId) -> Value {
    json!({"home_id": home, "wishes": {"roof": "essential", "lift": "nice"}, "remark": "顶楼漏雨", "adult": true})
}

/// The consultation as a caller reads it.
async fn read(caller: &Caller, path: &str) -> ConsultationPage {
    caller.get(path).await.parse()
}
