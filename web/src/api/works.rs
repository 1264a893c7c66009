//! Reads of the works pages.

use linyi_shared::id::ProjectId;
use linyi_shared::works::api::{DeskWorks, WorksDesk, WorksPage};

use super::api;

api! {
    /// Reads of the works pages.
    pub trait WorksApi {
        /// The works of a project.
        fn find_works(&self, id: ProjectId, cursor: String) -> WorksPage = "/projects/{id}/works?cursor={cursor}";
        /// The works of a project on the desk.
        fn find_works_desk(&self, id: ProjectId, cursor: String) -> WorksDesk = "/projects/{id}/works/desk?cursor={cursor}";
        /// The desk's table of works.
        fn list_desk_works(&self, stage: String, cursor: String) -> DeskWorks = "/desk/works?stage={stage}&cursor={cursor}";
    }
}
