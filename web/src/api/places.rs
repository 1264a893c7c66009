//! Reads of the places pages.

use linyi_shared::id::{HomeId, PlaceId};
use linyi_shared::page::Page;
use linyi_shared::places::api::{
    AdultsPage, CompoundCard, CompoundDesk, PlacesSummary, RegisterPage, RegisteredHome, RepresentativesPage,
    ResidentsPreview, RosterPreview,
};
use uuid::Uuid;

use super::api;

api! {
    /// Reads of the places pages.
    pub trait PlacesApi {
        /// The counts of the district.
        fn find_summary(&self) -> PlacesSummary = "/places/summary";
        /// The compounds below the caller's places.
        fn list_desk_compounds(&self, q: String, cursor: String) -> Page<CompoundCard> = "/desk/compounds?q={q}&cursor={cursor}";
        /// A compound on the desk.
        fn find_compound_desk(&self, id: PlaceId) -> CompoundDesk = "/desk/compounds/{id}";
        /// The registers of a compound, one building at a time.
        fn find_register(&self, id: PlaceId, building_id: String) -> RegisterPage = "/desk/compounds/{id}/register?building_id={building_id}";
        /// A home of the registers with its corrections.
        fn find_home_desk(&self, id: HomeId) -> RegisteredHome = "/desk/homes/{id}";
        /// The adults of a home.
        fn find_adults(&self, id: HomeId) -> AdultsPage = "/desk/homes/{id}/adults";
        /// The residents' representatives of a compound.
        fn find_representatives(&self, id: PlaceId) -> RepresentativesPage = "/desk/compounds/{id}/representatives";
        /// A roster that was looked through and waits for confirmation.
        fn find_roster_preview(&self, id: PlaceId, preview_id: Uuid) -> RosterPreview = "/compounds/{id}/roster/preview/{preview_id}";
        /// A file of residents that was looked through and waits for confirmation.
        fn find_residents_preview(&self, id: PlaceId, register: String, preview_id: Uuid) -> ResidentsPreview = "/compounds/{id}/registers/{register}/preview/{preview_id}";
    }
}
