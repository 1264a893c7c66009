//! Reads of the consultations pages.

use linyi_shared::consultations::api::{
    ConsultationDesk, ConsultationForm, ConsultationPage, DeskConsultations, HomeDesk, HomesReach,
    ProjectConsultations, RemarkView,
};
use linyi_shared::id::{ConsultationId, HomeId, ProjectId};

use super::api;

api! {
    /// Reads of the consultations pages.
    pub trait ConsultationsApi {
        /// A consultation; for residents with the answers of their own homes.
        fn find_consultation(&self, id: ConsultationId) -> ConsultationPage = "/consultations/{id}";
        /// The consultations of a project.
        fn list_consultations(&self, id: ProjectId) -> ProjectConsultations = "/projects/{id}/consultations";
        /// The desk's list.
        fn list_desk_consultations(&self, cursor: String) -> DeskConsultations = "/consultations?cursor={cursor}";
        /// A consultation as staff manage it.
        fn find_consultation_desk(&self, id: ConsultationId) -> ConsultationDesk = "/consultations/{id}/desk";
        /// What the form for a new consultation needs.
        fn find_consultation_form(&self, id: ProjectId) -> ConsultationForm = "/projects/{id}/consultations/form";
        /// What homes wrote in their own words.
        fn list_remarks(&self, id: ConsultationId) -> Vec<RemarkView> = "/consultations/{id}/remarks";
        /// The homes of a building with their states; of the first building where it is empty.
        fn list_consultation_homes(&self, id: ConsultationId, building_id: String) -> HomesReach = "/consultations/{id}/homes?building_id={building_id}";
        /// One home on the desk.
        fn find_consultation_home(&self, id: ConsultationId, home_id: HomeId) -> HomeDesk = "/consultations/{id}/homes/{home_id}";
    }
}
