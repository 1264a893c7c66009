//! Reads of the people pages.

use linyi_shared::people::api::{AccountPage, DemoPage, Me};

use super::api;

api! {
    /// Reads of the people pages.
    pub trait PeopleApi {
        /// The signed-in person; `None` for a visitor.
        fn find_me(&self) -> Option<Me> = "/me";
        /// The signed-in person's own page; `None` for a visitor.
        fn find_account(&self) -> Option<AccountPage> = "/me/account";
        /// Whom one can sign in as in a demonstration.
        fn find_demo(&self, compound_id: String) -> DemoPage = "/demo/people?compound_id={compound_id}";
    }
}
