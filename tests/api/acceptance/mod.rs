//! `/acceptance`, `/projects/{id}/acceptance`, checks, observations, defects.

mod checks;
mod complaints;
mod defects;
mod examples;
mod legal;
mod observations;

use linyi_shared::acceptance::api::AcceptancePage;
use linyi_shared::id::ProjectId;
use linyi_tests::{Caller, TestApp};
use serde_json::{Value, json};

/// The acceptance of a project as everybody reads it.
pub async fn acceptance(app: &TestApp, project: ProjectId) -> AcceptancePage {
    app.anonymous().get(&format!("/projects/{project}/acceptance")).await.parse()
}

/// A check that passed.
pub async fn pass(caller: &Caller, subject: (&str, String)) -> Value {
    let mut body = json!({"result": "pass", "observers": 2, "photos": [caller.upload_photo().await]});
    body[subject.0] = subject.1.into();
    body
}

/// A check that failed, with a defect to be put right within a week.
pub async fn fail(app: &TestApp, caller: &Caller, subject: (&str, String)) -> Value {
    let due = linyi_shared::time::local_date(app.now()) + chrono::Days::new(7);
    let mut body = pass(caller, subject).await;
    body["result"] = "fail".into();
    body["description"] = "井盖松动".into();
    body["responsible"] = "contractor".into();
    body["due_on"] = due.to_string().into();
    body
}
