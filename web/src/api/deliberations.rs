//! Reads of the deliberations pages.

use linyi_shared::deliberations::api::{
    DeliberationList, DeliberationPage, DeskDeliberation, DeskDeliberations, ItemComments,
};
use linyi_shared::id::{ProjectId, WorkItemId};

use super::api;

api! {
    /// Reads of the deliberations pages.
    pub trait DeliberationsApi {
        /// What is open now.
        fn list_deliberations(&self, compound: String, cursor: String) -> DeliberationList = "/deliberations?compound={compound}&cursor={cursor}";
        /// The deliberation of a project.
        fn find_deliberation(&self, id: ProjectId) -> DeliberationPage = "/projects/{id}/deliberation";
        /// The comments on a work item.
        fn list_comments(&self, id: WorkItemId, cursor: String) -> ItemComments = "/work-items/{id}/comments?cursor={cursor}";
        /// What waits at the desk.
        fn list_desk_deliberations(&self, cursor: String) -> DeskDeliberations = "/desk/deliberations?cursor={cursor}";
        /// One project's deliberation at the desk.
        fn find_desk_deliberation(&self, id: ProjectId, show: String, cursor: String) -> DeskDeliberation = "/projects/{id}/deliberation/desk?show={show}&cursor={cursor}";
    }
}
