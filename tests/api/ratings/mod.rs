//! Rating rounds and their answers.

mod answers;
mod entered;
mod pages;
mod results;
mod rounds;

use linyi_shared::people::rules::Role;
use linyi_shared::projects::rules::Stage;
use linyi_tests::TestApp;
use linyi_tests::builders::BuiltCompound;
use serde_json::{Value, json};

/// A round of nine days as it is sent.
fn round(app: &TestApp) -> Value {
    json!({"title": "改造满意度", "opens_at": app.now(), "closes_at": app.now() + chrono::Duration::days(9)})
}

/// A compound under works with an open round; answers its path.
async fn open_round(app: &TestApp, homes: usize) -> (BuiltCompound, String) {
    let compound = app.compound().homes(homes).items(&["雨污分流"]).at(Stage::Works).build().await;
    let staff = app.staff(Role::CommunityStaff, compound.community).await;
    let path = format!("/projects/{}/rating-rounds", compound.project);
    let created = staff.post(&path, round(app)).await.created();
    let id = created["id"].as_str().expect("an id");
    (compound, format!("/rating-rounds/{id}"))
}
