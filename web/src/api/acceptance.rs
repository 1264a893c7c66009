//! Reads of the acceptance pages.

use linyi_shared::acceptance::api::{AcceptanceDesk, AcceptanceOverview, AcceptancePage, DeskAcceptance};
use linyi_shared::id::ProjectId;

use super::api;

api! {
    /// Reads of the acceptance pages.
    pub trait AcceptanceApi {
        /// The caller's compound with its checks, and the projects that are checked.
        fn find_acceptance_overview(&self, cursor: String) -> AcceptanceOverview = "/acceptance?cursor={cursor}";
        /// Checks, defects, acceptance and warranty of a project.
        fn find_acceptance(&self, id: ProjectId) -> AcceptancePage = "/projects/{id}/acceptance";
        /// The same on the desk, with the line or work item to check.
        fn find_acceptance_desk(&self, id: ProjectId, at: String) -> AcceptanceDesk = "/projects/{id}/acceptance/desk?at={at}";
        /// The desk's table.
        fn list_desk_acceptance(&self, cursor: String) -> DeskAcceptance = "/desk/acceptance?cursor={cursor}";
    }
}
