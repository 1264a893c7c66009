//! Reads of the ratings pages.

use linyi_shared::id::{ProjectId, RatingRoundId};
use linyi_shared::ratings::api::{DeskRatings, DeskRound, RatingRoundPage, RoundForm};

use super::api;

api! {
    /// Reads of the ratings pages.
    pub trait RatingsApi {
        /// A round.
        fn find_round(&self, id: RatingRoundId) -> RatingRoundPage = "/rating-rounds/{id}";
        /// The desk's list of rounds.
        fn list_desk_ratings(&self, cursor: String) -> DeskRatings = "/desk/ratings?cursor={cursor}";
        /// A round at the desk.
        fn find_desk_round(&self, id: RatingRoundId, building_id: String) -> DeskRound = "/rating-rounds/{id}/desk?building_id={building_id}";
        /// What the form for a new round needs.
        fn find_round_form(&self, id: ProjectId) -> RoundForm = "/projects/{id}/rating-rounds/form";
    }
}
