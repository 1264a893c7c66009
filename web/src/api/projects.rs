//! Reads of the home page, of the compounds' pages and of the desk's pages about projects.

use linyi_shared::id::{PlaceId, ProjectId};
use linyi_shared::page::Page;
use linyi_shared::places::api::CompoundCard;
use linyi_shared::projects::api::{CompoundPage, DeskOverview, DeskProjectPage, DeskProjects, HomePage};

use super::api;

api! {
    /// Reads of the projects pages.
    pub trait ProjectsApi {
        /// What the home page shows to this visitor.
        fn find_home(&self) -> HomePage = "/home";
        /// Compounds whose name contains `q`, by name.
        fn search_compounds(&self, q: String, cursor: String) -> Page<CompoundCard> = "/compounds?q={q}&cursor={cursor}";
        /// A compound with its project.
        fn find_compound(&self, id: PlaceId) -> CompoundPage = "/compounds/{id}";
        /// What a staff member finds first.
        fn find_desk(&self) -> DeskOverview = "/desk";
        /// The projects below the caller's places.
        fn list_desk_projects(&self, stage: String, q: String, cursor: String) -> DeskProjects = "/desk/projects?stage={stage}&q={q}&cursor={cursor}";
        /// A project on the desk.
        fn find_desk_project(&self, id: ProjectId) -> DeskProjectPage = "/desk/projects/{id}";
    }
}
