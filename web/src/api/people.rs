//! Reads of the people pages.

use linyi_shared::people::api::Me;

use super::api;

api! {
    /// Reads of the people pages.
    pub trait PeopleApi {
        /// The signed-in person; `None` for a visitor.
        fn find_me(&self) -> Option<Me> = "/me";
    }
}
