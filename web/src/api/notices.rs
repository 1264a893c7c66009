//! Reads of the notices pages.

use linyi_shared::id::{NoticeId, ProjectId};
use linyi_shared::notices::api::{DeskNotice, DeskNotices, NoticeForm, NoticeList, NoticePage};

use super::api;

api! {
    /// Reads of the notices pages.
    pub trait NoticesApi {
        /// Published notices; `own` as the compound stands for the caller's, empty values for everything.
        fn list_notices(&self, compound: String, project: String, kind: String, cursor: String) -> NoticeList = "/notices?compound={compound}&project={project}&kind={kind}&cursor={cursor}";
        /// One notice, in its latest version where none is named.
        fn find_notice(&self, id: NoticeId, version: String) -> NoticePage = "/notices/{id}?version={version}";
        /// Notices of the desk's places, drafts included.
        fn list_desk_notices(&self, show: String, cursor: String) -> DeskNotices = "/desk/notices?show={show}&cursor={cursor}";
        /// One notice as the desk works on it.
        fn find_desk_notice(&self, id: NoticeId) -> DeskNotice = "/notices/{id}/desk";
        /// What the form for a new notice of a project needs.
        fn find_notice_form(&self, project: ProjectId, kind: String) -> NoticeForm = "/projects/{project}/notices/form?kind={kind}";
    }
}
