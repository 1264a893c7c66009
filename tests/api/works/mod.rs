//! `/projects/{id}/works`, `/projects/{id}/parties`, `/work-items/{id}/progress`.

mod parties;
mod progress;

use linyi_shared::id::ProjectId;
use linyi_shared::works::api::WorksPage;
use linyi_tests::TestApp;

/// The works of a project as everybody reads them.
pub async fn works(app: &TestApp, project: ProjectId) -> WorksPage {
    app.anonymous().get(&format!("/projects/{project}/works")).await.parse()
}
