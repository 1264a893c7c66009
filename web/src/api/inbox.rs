//! Reads of the inbox pages.

use linyi_shared::inbox::api::MessageView;
use linyi_shared::page::Page;

use super::api;

api! {
    /// Reads of the inbox pages.
    pub trait InboxApi {
        /// The caller's messages, the latest first.
        fn list_messages(&self, cursor: String) -> Page<MessageView> = "/inbox?cursor={cursor}";
    }
}
