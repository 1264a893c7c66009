//! The OpenAPI document; a test holds it equal to the route table.

use actix_web::http::Method;
use actix_web::web;
use linyi_shared::problem::Problem;
use utoipa::openapi::path::{Operation, PathItem};
use utoipa::openapi::security::{
    ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme,
};
use utoipa::openapi::{Content, Ref, ResponseBuilder};
use utoipa::{Modify, OpenApi};

use crate::error::PROBLEM_JSON;
use crate::features::{
    acceptance, audit, consultations, decisions, deliberations, inbox, media, notices, people, places, projects,
    ratings, works,
};
use crate::routes;

#[derive(OpenApi)]
#[openapi(
    info(title = "Linyi 邻议", description = "Renovation of old housing compounds, decided in the open."),
    servers((url = "/api/v1")),
    components(schemas(Problem)),
    modifiers(&RouteTable),
    paths(
        find_openapi,
        audit::views::list_audit_entries,
        places::views::find_summary,
        places::views::list_compounds,
        places::views::list_buildings,
        places::desk_views::list_desk_compounds,
        places::desk_views::find_compound_desk,
        places::register_views::find_registers,
        places::register_views::find_home_desk,
        places::resident_views::find_adults,
        places::keep_adults::add_adult,
        places::keep_adults::correct_adult,
        places::keep_adults::end_adult,
        places::resident_views::find_representatives,
        places::keep_representatives::add_representative,
        places::keep_representatives::correct_representative,
        places::keep_representatives::end_representative,
        places::correct_area::correct_area,
        places::change_owners::change_owners,
        places::roster::export::find_roster,
        places::roster::preview::preview_roster,
        places::roster::preview::find_preview,
        places::roster::apply::import_roster,
        places::resident_file::preview::preview_residents,
        places::resident_file::preview::find_residents_preview,
        places::resident_file::apply::import_residents,
        people::views::find_me,
        people::views::find_account,
        people::change_password::change_password,
        people::views::list_sessions,
        people::sign_in::create_session,
        people::sign_in::renew_session,
        people::sign_out::end_session,
        people::sign_out::end_other_session,
        people::bind_home::bind_home,
        people::correct_relation::correct_relation,
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
        decisions::merges::find_electors,
        decisions::merges::judge_electors,
        decisions::merges::revoke_judgement,
        decisions::lift_views::find_lift,
        decisions::lift::set_lift_scheme,
        decisions::lift::record_lift_consent,
        decisions::party_study::record_party_study,
        decisions::rule_sets::views::list_rule_sets,
        decisions::rule_sets::add_rule_set::add_rule_set,
        decisions::rule_sets::end_rule_set::end_rule_set,
        decisions::voter_views::find_ballot,
        decisions::voter_views::find_receipt,
        decisions::participants::list_participants,
        decisions::turnout_board::find_turnout,
        decisions::ballot_log::views::find_log,
        decisions::ballot_log::views::list_leaves,
        decisions::ballot_log::views::find_inclusion,
        decisions::ballot_log::views::find_consistency,
        decisions::ballot_log::views::find_log_file,
        decisions::cast_ballot::cast_ballot,
        decisions::desk_views::find_entry,
        decisions::enter_ballot::enter_ballot,
        decisions::papers::views::list_papers,
        decisions::papers::views::find_paper_entry,
        decisions::papers::views::find_paper_print,
        decisions::papers::issue::issue_papers,
        decisions::papers::deliver::deliver_paper,
        decisions::papers::take_back::return_paper,
        decisions::papers::enter::enter_paper,
        decisions::papers::void::void_paper,
        decisions::mandates::views::list_mandates,
        decisions::mandates::register::register_mandate,
        decisions::mandates::revoke::revoke_mandate,
        decisions::disputes::views::list_disputes,
        decisions::disputes::raise::dispute_ballot,
        decisions::disputes::answer::answer_dispute,
        decisions::desk_views::find_register,
        decisions::desk_views::list_desk_decisions,
        decisions::desk_views::find_desk_decision,
        decisions::set_up_views::find_set_up,
        decisions::create_decision::create_decision,
        decisions::discard_decision::discard_decision,
        decisions::notify_decision::notify_decision,
        decisions::extend_decision::extend_decision,
        decisions::publish_outcome::publish_outcome,
        decisions::publish_outcome::correct_outcome,
        decisions::publish_outcome::finish_decision,
        decisions::archive_decision::archive_decision,
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
        works::views::find_works,
        works::desk_views::find_works_desk,
        works::desk_views::list_desk_works,
        works::set_party::set_party,
        works::record_progress::record_progress,
        acceptance::views::find_overview,
        acceptance::views::find_acceptance,
        acceptance::desk_views::find_acceptance_desk,
        acceptance::desk_views::list_desk_acceptance,
        acceptance::record_check::record_check,
        acceptance::observe::observe,
        acceptance::answer_observation::answer_observation,
        acceptance::complaint::determine_defect,
        acceptance::complaint::visit_defect,
        acceptance::rectify::rectify_defect,
        acceptance::verify::verify_defect,
        acceptance::record_acceptance::record_acceptance,
        deliberations::open_matters::list_deliberations,
        deliberations::views::find_deliberation,
        deliberations::views::list_comments,
        deliberations::desk::list_desk_deliberations,
        deliberations::desk::find_desk_deliberation,
        deliberations::propose::propose_motion,
        deliberations::propose::amend_motion,
        deliberations::meet::record_meeting,
        deliberations::meet::correct_meeting,
        deliberations::comment::write_comment,
        deliberations::comment::withdraw_comment,
        deliberations::answer::answer_comment,
        deliberations::moderate::hide_comment,
        deliberations::moderate::show_comment,
        ratings::views::list_rounds,
        ratings::open_round::open_round,
        ratings::desk::find_round_form,
        ratings::views::find_round,
        ratings::answer::give_rating,
        ratings::enter::enter_rating,
        ratings::review::review_remark,
        ratings::desk::find_desk_round,
        ratings::desk::list_desk_ratings,
    )
)]
struct Document;

/// What the route table says of every operation: who may use it, and that refusals are problems.
struct RouteTable;

impl Modify for RouteTable {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let components = document.components.get_or_insert_default();
        let bearer = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).bearer_format("JWT").build();
        components.add_security_scheme("bearer", SecurityScheme::Http(bearer));
        let cookie = ApiKeyValue::with_description("access", "Of browsers; behind HTTPS its name is `__Host-access`.");
        components.add_security_scheme("cookie", SecurityScheme::ApiKey(ApiKey::Cookie(cookie)));
        let refusal = ResponseBuilder::new()
            .description("A refusal: a problem with its stable code (RFC 9457).")
            .content(PROBLEM_JSON, Content::new(Some(Ref::from_schema_name("Problem"))))
            .build();
        components.responses.insert("Problem".to_owned(), refusal.into());
        for endpoint in routes::endpoints() {
            let item = document.paths.paths.get_mut(endpoint.path);
            let Some(operation) = item.and_then(|item| operation(item, &endpoint.method)) else { continue };
            let refused = Ref::from_response_name("Problem").into();
            operation.responses.responses.insert("default".to_owned(), refused);
            if endpoint.access.needs_person() {
                let ways = ["bearer", "cookie"].map(|scheme| SecurityRequirement::new(scheme, [""; 0]));
                operation.security = Some(ways.to_vec());
            }
        }
    }
}

fn operation<'a>(item: &'a mut PathItem, method: &Method) -> Option<&'a mut Operation> {
    let operation = match *method {
        Method::GET => &mut item.get,
        Method::POST => &mut item.post,
        Method::PUT => &mut item.put,
        Method::PATCH => &mut item.patch,
        Method::DELETE => &mut item.delete,
        _ => return None,
    };
    operation.as_mut()
}

/// The whole document.
pub fn document() -> utoipa::openapi::OpenApi {
    Document::openapi()
}

/// This document.
#[utoipa::path(get, path = "/openapi.json", tag = "documents", responses((status = 200, description = "OpenAPI 3.1")))]
pub async fn find_openapi() -> web::Json<utoipa::openapi::OpenApi> {
    web::Json(document())
}
