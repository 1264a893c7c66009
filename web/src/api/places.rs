//! Reads of the places pages.

use linyi_shared::places::api::PlacesSummary;

use super::api;

api! {
    /// Reads of the places pages.
    pub trait PlacesApi {
        /// The counts of the district.
        fn find_summary(&self) -> PlacesSummary = "/places/summary";
    }
}
