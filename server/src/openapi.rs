//! The OpenAPI document; a test holds it equal to the route table.

use actix_web::web;
use utoipa::OpenApi;

use crate::features::{consultations, decisions, inbox, media, notices, people, places, projects};

#[derive(OpenApi)]
#[openapi(
    info(title = "Linyi 邻议", description = "Renovation of old housing compounds, decided in the open."),
    servers((url = "/api/v1")),
    paths(
        find_openapi,
        places::views::find_summary,
        places::views::list_compounds,
        places::views::list_buildings,
        people::views::find_me,
        people::views::list_sessions,
        people::sign_in::create_session,
        people::sign_in::renew_session,
        people::sign_out::end_session,
        people::sign_out::end_other_session,
        people::bind_home::bind_home,
        people::issue_letters::issue_letters,
        inbox::views::list_messages,
        inbox::mark_read::mark_messages_read,
        inbox::views::find_push_key,
        inbox::subscribe::create_subscription,
        inbox::subscribe::end_subscription,
        projects::home::find_home,
        projects::views::find_compound,
        projects::views::find_project,
        projects::views::list_items,
        projects::update_project::update_project,
        projects::set_funding::set_funding,
        projects::set_funding::set_funding_by_form,
        projects::edit_work_item::edit_work_item,
        projects::close_stage::close_stage,
        projects::desk::find_desk,
        projects::desk::list_desk_projects,
        projects::desk::find_desk_project,
        media::upload::create_photos,
        consultations::views::list_consultations,
        consultations::views::find_consultation,
        consultations::desk_views::list_desk_consultations,
        consultations::desk_views::find_consultation_desk,
        consultations::desk_views::find_consultation_form,
        consultations::desk_views::list_remarks,
        consultations::offer::open_consultation,
        consultations::offer::edit_consultation,
        consultations::close::close_consultation,
        consultations::publish::publish_summary,
        consultations::answer::give_answer,
        consultations::enter_answer::enter_answer,
        consultations::record_visit::record_visit,
        consultations::home_views::list_consultation_homes,
        consultations::home_views::find_consultation_home,
        decisions::views::list_decisions,
        decisions::views::find_decision,
        decisions::views::find_outcome,
        decisions::voter_views::find_ballot,
        decisions::voter_views::find_receipt,
        decisions::cast_ballot::cast_ballot,
        decisions::desk_views::find_entry,
        decisions::enter_ballot::enter_ballot,
        decisions::desk_views::find_register,
        decisions::desk_views::list_desk_decisions,
        decisions::desk_views::find_desk_decision,
        decisions::set_up_views::find_set_up,
        decisions::create_decision::create_decision,
        decisions::discard_decision::discard_decision,
        decisions::notify_decision::notify_decision,
        decisions::extend_decision::extend_decision,
        decisions::publish_outcome::publish_outcome,
        decisions::publish_outcome::finish_decision,
        notices::views::list_notices,
        notices::views::find_notice,
        notices::views::find_canonical_text,
        notices::desk::list_desk_notices,
        notices::desk::find_desk_notice,
        notices::desk::find_notice_form,
        notices::draft::draft_notice,
        notices::draft::revise_notice,
        notices::draft::discard_notice,
        notices::publish::publish_notice,
        notices::correct::correct_notice,
        notices::withdraw::withdraw_notice,
        notices::record_posting::record_posting,
        notices::end::end_notice,
        notices::object::raise_objection,
        notices::object::withdraw_objection,
        notices::answer::answer_objection,
    )
)]
struct Document;

/// The whole document.
pub fn document() -> utoipa::openapi::OpenApi {
    Document::openapi()
}

/// This document.
#[utoipa::path(get, path = "/openapi.json", tag = "documents", responses((status = 200, description = "OpenAPI 3.1")))]
pub async fn find_openapi() -> web::Json<utoipa::openapi::OpenApi> {
    web::Json(document())
}
