//! The API as server-rendered pages get it: the feature functions themselves, with the caller of the page.

use std::sync::Arc;

use linyi_shared::consultations::api as consultations_api;
use linyi_shared::decisions::api as decisions_api;
use linyi_shared::deliberations::api as deliberations_api;
use linyi_shared::id::{ConsultationId, DecisionId, HomeId, NoticeId, PlaceId, ProjectId, RatingRoundId, WorkItemId};
use linyi_shared::notices::api as notices_api;
use linyi_shared::page::Page;
use linyi_shared::places::api::CompoundCard;
use linyi_shared::projects::api as projects_api;
use linyi_shared::ratings::api as ratings_api;
use linyi_web::api::{
    AcceptanceApi, AuditApi, Call, ConsultationsApi, DecisionsApi, DeliberationsApi, InboxApi, NoticesApi, PeopleApi,
    PlacesApi, ProjectsApi, RatingsApi, WorksApi,
};

use super::caller::Caller;
use crate::features::{
    acceptance, audit, consultations, decisions, deliberations, inbox, notices, people, places, projects, ratings,
    works,
};
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
    fn list_desk_compounds(q: String, cursor: String) -> Page<CompoundCard> = places::desk_views::desk_compounds;
    fn find_compound_desk(id: PlaceId) -> linyi_shared::places::api::CompoundDesk = places::desk_views::compound_desk;
    fn find_register(id: PlaceId, building_id: String) -> linyi_shared::places::api::RegisterPage = places::register_views::register;
    fn find_home_desk(id: HomeId) -> linyi_shared::places::api::RegisteredHome = places::register_views::home_desk;
    fn find_adults(id: HomeId) -> linyi_shared::places::api::AdultsPage = places::resident_views::adults;
    fn find_representatives(id: PlaceId) -> linyi_shared::places::api::RepresentativesPage = places::resident_views::representatives;
    fn find_roster_preview(id: PlaceId, preview_id: uuid::Uuid) -> linyi_shared::places::api::RosterPreview = places::roster::preview::preview;
    fn find_residents_preview(id: PlaceId, register: String, preview_id: uuid::Uuid) -> linyi_shared::places::api::ResidentsPreview = places::resident_file::preview::preview;
} }

local! { PeopleApi {
    fn find_me() -> Option<linyi_shared::people::api::Me> = people::views::me;
    fn find_account() -> Option<linyi_shared::people::api::AccountPage> = people::views::account;
    fn find_demo(compound_id: String) -> linyi_shared::people::api::DemoPage = crate::demo::people::page;
} }

local! { AcceptanceApi {
    fn find_acceptance_overview(cursor: String) -> linyi_shared::acceptance::api::AcceptanceOverview = acceptance::views::overview;
    fn find_acceptance(id: ProjectId) -> linyi_shared::acceptance::api::AcceptancePage = acceptance::views::acceptance;
    fn find_acceptance_desk(id: ProjectId, at: String) -> linyi_shared::acceptance::api::AcceptanceDesk = acceptance::desk_views::acceptance_desk;
    fn list_desk_acceptance(cursor: String) -> linyi_shared::acceptance::api::DeskAcceptance = acceptance::desk_views::desk_acceptance;
} }

local! { AuditApi {
    fn list_audit_entries(cursor: String) -> linyi_shared::page::Page<linyi_shared::audit::api::AuditEntryView> = audit::views::entries;
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
    fn list_participants(id: DecisionId, cursor: String) -> decisions_api::ParticipantsPage = decisions::participants::participants;
    fn find_turnout(id: DecisionId) -> decisions_api::TurnoutBoard = decisions::turnout_board::board;
    fn list_desk_decisions(cursor: String) -> linyi_shared::page::Page<decisions_api::DecisionCard> = decisions::desk_views::desk_decisions;
    fn find_desk_decision(id: DecisionId) -> decisions_api::DeskDecision = decisions::desk_views::desk_decision;
    fn find_decision_setup(id: ProjectId, kind: String, scope_id: String, lift: String) -> decisions_api::SetUpPage = decisions::set_up_views::set_up;
    fn find_electors(id: PlaceId) -> decisions_api::ElectorsPage = decisions::merges::electors;
    fn list_rule_sets(id: PlaceId, kind: String) -> decisions_api::RuleSetsPage = decisions::rule_sets::views::rule_sets;
    fn find_ballot_entry(id: DecisionId) -> decisions_api::EntryPage = decisions::desk_views::entry;
    fn list_papers(id: DecisionId, show: String, cursor: String) -> decisions_api::PapersPage = decisions::papers::views::papers;
    fn find_paper_entry(id: DecisionId, serial: String) -> decisions_api::PaperEntryPage = decisions::papers::views::paper_entry;
    fn find_paper_print(id: DecisionId, first: String, last: String) -> decisions_api::PaperPrintPage = decisions::papers::views::paper_print;
    fn list_disputes(id: DecisionId) -> decisions_api::DisputesPage = decisions::disputes::views::disputes;
    fn list_mandates(id: DecisionId) -> decisions_api::MandatesPage = decisions::mandates::views::mandates;
} }

local! { DeliberationsApi {
    fn list_deliberations(compound: String, cursor: String) -> deliberations_api::DeliberationList = deliberations::open_matters::deliberations;
    fn find_deliberation(id: ProjectId) -> deliberations_api::DeliberationPage = deliberations::views::deliberation;
    fn list_comments(id: WorkItemId, cursor: String) -> deliberations_api::ItemComments = deliberations::views::comments;
    fn list_desk_deliberations(cursor: String) -> deliberations_api::DeskDeliberations = deliberations::desk::desk_list;
    fn find_desk_deliberation(id: ProjectId, show: String, cursor: String) -> deliberations_api::DeskDeliberation = deliberations::desk::desk;
} }

local! { InboxApi {
    fn list_messages(cursor: String) -> linyi_shared::page::Page<linyi_shared::inbox::api::MessageView> = inbox::views::messages;
} }

local! { NoticesApi {
    fn list_notices(compound: String, project: String, kind: String, cursor: String) -> notices_api::NoticeList = notices::views::notices;
    fn find_notice(id: NoticeId, version: String) -> notices_api::NoticePage = notices::views::notice;
    fn list_desk_notices(show: String, cursor: String) -> notices_api::DeskNotices = notices::desk::desk_notices;
    fn find_desk_notice(id: NoticeId) -> notices_api::DeskNotice = notices::desk::desk_notice;
    fn find_notice_form(project: ProjectId, kind: String) -> notices_api::NoticeForm = notices::desk::notice_form;
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
    fn find_round(id: RatingRoundId) -> ratings_api::RatingRoundPage = ratings::views::round;
    fn list_desk_ratings(cursor: String) -> ratings_api::DeskRatings = ratings::desk::desk_ratings;
    fn find_desk_round(id: RatingRoundId, building_id: String) -> ratings_api::DeskRound = ratings::desk::desk_round;
    fn find_round_form(id: ProjectId) -> ratings_api::RoundForm = ratings::desk::form;
} }

local! { WorksApi {
    fn find_works(id: ProjectId, cursor: String) -> linyi_shared::works::api::WorksPage = works::views::works;
    fn find_works_desk(id: ProjectId, cursor: String) -> linyi_shared::works::api::WorksDesk = works::desk_views::works_desk;
    fn list_desk_works(stage: String, cursor: String) -> linyi_shared::works::api::DeskWorks = works::desk_views::desk_works;
} }
