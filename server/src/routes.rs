//! The whole API as one table: method, path, who may use it, handler.
//!
//! The place a duty is needed at is checked by the feature; see `linyi_shared::people::rules::Duty`.

use linyi_shared::people::rules::Duty;

use crate::features::{consultations, decisions, inbox, media, notices, people, places, projects};
use crate::http::endpoint::Access::{Duty as Needs, Public, Resident, SignedIn};
use crate::http::endpoint::{get, post, put, Endpoint};
use crate::openapi;

/// Every endpoint below `/api/v1`.
pub fn endpoints() -> Vec<Endpoint> {
    let tables = [documents(), place_routes(), people_routes(), inbox_routes(), media_routes(), consultation_routes(), decision_routes(), notice_routes(), project_routes()];
    tables.into_iter().flatten().collect()
}

fn documents() -> Vec<Endpoint> {
    vec![get("/openapi.json", Public, openapi::find_openapi)]
}

fn place_routes() -> Vec<Endpoint> {
    vec![
        get("/places/summary", Public, places::views::find_summary),
        get("/compounds", Public, places::views::list_compounds),
        get("/compounds/{compound_id}/buildings", Public, places::views::list_buildings),
    ]
}

fn people_routes() -> Vec<Endpoint> {
    vec![
        get("/me", Public, people::views::find_me),
        get("/sessions", SignedIn, people::views::list_sessions),
        post("/sessions", Public, people::sign_in::create_session),
        post("/sessions/renewal", Public, people::sign_in::renew_session),
        post("/sessions/current/end", SignedIn, people::sign_out::end_session),
        post("/sessions/{session_id}/end", SignedIn, people::sign_out::end_other_session),
        post("/home-bindings", Public, people::bind_home::bind_home),
        post("/compounds/{compound_id}/letters", Needs(Duty::KeepRoster), people::issue_letters::issue_letters),
    ]
}

fn inbox_routes() -> Vec<Endpoint> {
    vec![
        get("/inbox", SignedIn, inbox::views::list_messages),
        post("/inbox/read", SignedIn, inbox::mark_read::mark_messages_read),
        get("/push/key", Public, inbox::views::find_push_key),
        post("/push/subscriptions", SignedIn, inbox::subscribe::create_subscription),
        post("/push/subscriptions/end", SignedIn, inbox::subscribe::end_subscription),
    ]
}

fn media_routes() -> Vec<Endpoint> {
    vec![post("/photos", SignedIn, media::upload::create_photos)]
}

fn consultation_routes() -> Vec<Endpoint> {
    use consultations::{answer, close, desk_views, enter_answer, home_views, offer, publish, record_visit, views};
    vec![
        get("/projects/{project_id}/consultations", Public, views::list_consultations),
        post("/projects/{project_id}/consultations", Needs(Duty::RunConsultation), offer::open_consultation),
        get(
            "/projects/{project_id}/consultations/form",
            Needs(Duty::RunConsultation),
            desk_views::find_consultation_form,
        ),
        get("/consultations", Needs(Duty::ReadDesk), desk_views::list_desk_consultations),
        get("/consultations/{consultation_id}", Public, views::find_consultation),
        get("/consultations/{consultation_id}/desk", Needs(Duty::ReadDesk), desk_views::find_consultation_desk),
        get("/consultations/{consultation_id}/remarks", Needs(Duty::RunConsultation), desk_views::list_remarks),
        post("/consultations/{consultation_id}/edit", Needs(Duty::RunConsultation), offer::edit_consultation),
        post("/consultations/{consultation_id}/close", Needs(Duty::RunConsultation), close::close_consultation),
        post("/consultations/{consultation_id}/publish", Needs(Duty::RunConsultation), publish::publish_summary),
        post("/consultations/{consultation_id}/answers", Resident, answer::give_answer),
        post("/consultations/{consultation_id}/entered-answers", Needs(Duty::VisitHomes), enter_answer::enter_answer),
        post("/consultations/{consultation_id}/visits", Needs(Duty::VisitHomes), record_visit::record_visit),
        get("/consultations/{consultation_id}/homes", Needs(Duty::VisitHomes), home_views::list_consultation_homes),
        get(
            "/consultations/{consultation_id}/homes/{home_id}",
            Needs(Duty::VisitHomes),
            home_views::find_consultation_home,
        ),
    ]
}

fn decision_routes() -> Vec<Endpoint> {
    use decisions::{
        cast_ballot, create_decision, desk_views, discard_decision, enter_ballot, extend_decision, notify_decision,
        publish_outcome, set_up_views, views, voter_views,
    };
    let run = Needs(Duty::RunDecision);
    vec![
        get("/decisions", Public, views::list_decisions),
        get("/decisions/{decision_id}", Public, views::find_decision),
        get("/decisions/{decision_id}/outcome", Public, views::find_outcome),
        get("/decisions/{decision_id}/ballot", Resident, voter_views::find_ballot),
        get("/decisions/{decision_id}/receipt", Resident, voter_views::find_receipt),
        post("/decisions/{decision_id}/ballots", Resident, cast_ballot::cast_ballot),
        get("/decisions/{decision_id}/entry", Needs(Duty::EnterBallots), desk_views::find_entry),
        post("/decisions/{decision_id}/entered-ballots", Needs(Duty::EnterBallots), enter_ballot::enter_ballot),
        get("/decisions/{decision_id}/register", Needs(Duty::ReadDesk), desk_views::find_register),
        get("/desk/decisions", Needs(Duty::ReadDesk), desk_views::list_desk_decisions),
        get("/desk/decisions/{decision_id}", Needs(Duty::ReadDesk), desk_views::find_desk_decision),
        get("/projects/{project_id}/decision-setup", run, set_up_views::find_set_up),
        post("/projects/{project_id}/decisions", run, create_decision::create_decision),
        post("/decisions/{decision_id}/discard", run, discard_decision::discard_decision),
        post("/decisions/{decision_id}/notice", run, notify_decision::notify_decision),
        post("/decisions/{decision_id}/extension", run, extend_decision::extend_decision),
        post("/decisions/{decision_id}/outcome", run, publish_outcome::publish_outcome),
        post("/decisions/{decision_id}/final", run, publish_outcome::finish_decision),
    ]
}

fn notice_routes() -> Vec<Endpoint> {
    use notices::{answer, correct, desk, draft, end, object, publish, record_posting, views, withdraw};
    vec![
        get("/notices", Public, views::list_notices),
        get("/notices/{notice_id}", Public, views::find_notice),
        get("/notices/{notice_id}/versions/{version}/text", Public, views::find_canonical_text),
        get("/desk/notices", Needs(Duty::ReadDesk), desk::list_desk_notices),
        get("/notices/{notice_id}/desk", Needs(Duty::ReadDesk), desk::find_desk_notice),
        get("/projects/{project_id}/notices/form", Needs(Duty::PublishNotices), desk::find_notice_form),
        post("/projects/{project_id}/notices", Needs(Duty::PublishNotices), draft::draft_notice),
        post("/notices/{notice_id}/revise", Needs(Duty::PublishNotices), draft::revise_notice),
        post("/notices/{notice_id}/discard", Needs(Duty::PublishNotices), draft::discard_notice),
        post("/notices/{notice_id}/publish", Needs(Duty::PublishNotices), publish::publish_notice),
        post("/notices/{notice_id}/correct", Needs(Duty::PublishNotices), correct::correct_notice),
        post("/notices/{notice_id}/withdraw", Needs(Duty::PublishNotices), withdraw::withdraw_notice),
        post("/notices/{notice_id}/postings", Needs(Duty::PublishNotices), record_posting::record_posting),
        post("/notices/{notice_id}/end", Needs(Duty::PublishNotices), end::end_notice),
        post("/notices/{notice_id}/objections", Resident, object::raise_objection),
        post("/objections/{objection_id}/withdraw", Resident, object::withdraw_objection),
        post("/objections/{objection_id}/answer", Needs(Duty::PublishNotices), answer::answer_objection),
    ]
}

fn project_routes() -> Vec<Endpoint> {
    vec![
        get("/home", Public, projects::home::find_home),
        get("/compounds/{compound_id}", Public, projects::views::find_compound),
        get("/projects/{project_id}", Public, projects::views::find_project),
        get("/projects/{project_id}/items", Public, projects::views::list_items),
        post("/projects/{project_id}", Needs(Duty::ReadDesk), projects::update_project::update_project),
        put("/projects/{project_id}/funding", Needs(Duty::ReadDesk), projects::set_funding::set_funding),
        post("/projects/{project_id}/funding", Needs(Duty::ReadDesk), projects::set_funding::set_funding_by_form),
        post(
            "/projects/{project_id}/items/{work_item_id}",
            Needs(Duty::ReadDesk),
            projects::edit_work_item::edit_work_item,
        ),
        post(
            "/projects/{project_id}/stages/{stage}/close",
            Needs(Duty::ReadDesk),
            projects::close_stage::close_stage,
        ),
        get("/desk", Needs(Duty::ReadDesk), projects::desk::find_desk),
        get("/desk/projects", Needs(Duty::ReadDesk), projects::desk::list_desk_projects),
        get("/desk/projects/{project_id}", Needs(Duty::ReadDesk), projects::desk::find_desk_project),
    ]
}
