//! The API as server-rendered pages get it: the feature functions themselves, with the caller of the page.

use std::sync::Arc;

use linyi_shared::consultations::api as consultations_api;
use linyi_shared::decisions::api as decisions_api;
use linyi_shared::id::{ConsultationId, DecisionId, HomeId, PlaceId, ProjectId};
use linyi_shared::page::Page;
use linyi_shared::places::api::CompoundCard;
use linyi_shared::projects::api as projects_api;
use linyi_web::api::{
    AcceptanceApi, AuditApi, Call, ConsultationsApi, DecisionsApi, DeliberationsApi, InboxApi, NoticesApi, PeopleApi,
    PlacesApi, ProjectsApi, RatingsApi, WorksApi,
};

use super::caller::Caller;
use crate::features::{consultations, decisions, inbox, people, places, projects};
use crate::state::State;

/// Calls the feature functions for one request's caller, without HTTP in between.
#[derive(Clone)]
pub struct LocalApi {
    state: Arc<State>,
    caller: Arc<Caller>,
}

impl LocalApi {
    /// The API of one request.
    pub fn new(state: Arc<State>, caller: Caller) -> Self {
        Self { state, caller: Arc::new(caller) }
    }
}

/// Implements a trait of `linyi_web::api` by feature functions `fn(&State, &Caller, …) -> Result<T>`.
macro_rules! local {
    ($name:ident { $(fn $method:ident($($arg:ident: $kind:ty),*) -> $answer:ty = $function:path;)* }) => {
        impl $name for LocalApi {$(
            fn $method(&self $(, $arg: $kind)*) -> Call<$answer> {
                let Self { state, caller } = self.clone();
                Box::pin(async move {
                    $function(&state, &caller $(, $arg)*)
                        .await
                        .map_err(|failure| failure.into_problem().in_language(caller.lang))
                })
            }
        )*}
    };
}

local! { PlacesApi {
    fn find_summary() -> linyi_shared::places::api::PlacesSummary = places::views::summary;
} }

local! { PeopleApi {
    fn find_me() -> Option<linyi_shared::people::api::Me> = people::views::me;
} }

local! { AcceptanceApi {
} }

local! { AuditApi {
} }

local! { ConsultationsApi {
    fn find_consultation(id: ConsultationId) -> consultations_api::ConsultationPage = consultations::views::consultation;
    fn list_consultations(id: ProjectId) -> consultations_api::ProjectConsultations = consultations::views::consultations_of_project;
    fn list_desk_consultations(cursor: String) -> consultations_api::DeskConsultations = consultations::desk_views::desk_list;
    fn find_consultation_desk(id: ConsultationId) -> consultations_api::ConsultationDesk = consultations::desk_views::desk;
    fn find_consultation_form(id: ProjectId) -> consultations_api::ConsultationForm = consultations::desk_views::form;
    fn list_remarks(id: ConsultationId) -> Vec<consultations_api::RemarkView> = consultations::desk_views::remarks;
    fn list_consultation_homes(id: ConsultationId, building_id: String) -> consultations_api::HomesReach = consultations::home_views::homes;
    fn find_consultation_home(id: ConsultationId, home_id: HomeId) -> consultations_api::HomeDesk = consultations::home_views::home_desk;
} }

local! { DecisionsApi {
    fn list_decisions(compound_id: String, cursor: String) -> decisions_api::DecisionList = decisions::views::decisions;
    fn find_decision(id: DecisionId) -> decisions_api::DecisionPage = decisions::views::decision;
    fn find_ballot(id: DecisionId) -> decisions_api::BallotPage = decisions::voter_views::ballot;
    fn find_receipt(id: DecisionId) -> decisions_api::ReceiptPage = decisions::voter_views::receipt;
    fn list_desk_decisions(cursor: String) -> linyi_shared::page::Page<decisions_api::DecisionCard> = decisions::desk_views::desk_decisions;
    fn find_desk_decision(id: DecisionId) -> decisions_api::DeskDecision = decisions::desk_views::desk_decision;
    fn find_decision_setup(id: ProjectId, kind: String, scope_id: String) -> decisions_api::SetUpPage = decisions::set_up_views::set_up;
    fn find_ballot_entry(id: DecisionId) -> decisions_api::EntryPage = decisions::desk_views::entry;
} }

local! { DeliberationsApi {
} }

local! { InboxApi {
    fn list_messages(cursor: String) -> linyi_shared::page::Page<linyi_shared::inbox::api::MessageView> = inbox::views::messages;
} }

local! { NoticesApi {
} }

local! { ProjectsApi {
    fn find_home() -> projects_api::HomePage = projects::home::home;
    fn search_compounds(q: String, cursor: String) -> Page<CompoundCard> = places::views::compounds;
    fn find_compound(id: PlaceId) -> projects_api::CompoundPage = projects::views::compound_page;
    fn find_desk() -> projects_api::DeskOverview = projects::desk::overview;
    fn list_desk_projects(stage: String, q: String, cursor: String) -> projects_api::DeskProjects = projects::desk::projects;
    fn find_desk_project(id: ProjectId) -> projects_api::DeskProjectPage = projects::desk::project;
} }

local! { RatingsApi {
} }

local! { WorksApi {
} }
