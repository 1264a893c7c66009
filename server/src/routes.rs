//! The whole API as one table: method, path, who may use it, handler.
//!
//! The place a duty is needed at is checked by the feature; see `linyi_shared::people::rules::Duty`.

use linyi_shared::people::rules::Duty;

use crate::demo;
use crate::features::{
    acceptance, audit, consultations, decisions, deliberations, inbox, media, notices, people, places, projects,
    ratings, works,
};
use crate::http::endpoint::Access::{Demo, Duty as Needs, Public, Resident, ResidentOr, SignedIn};
use crate::http::endpoint::{Endpoint, get, post, put};
use crate::openapi;

/// Every endpoint below `/api/v1`.
pub fn endpoints() -> Vec<Endpoint> {
    let tables = [
        documents(),
        place_routes(),
        people_routes(),
        demo_routes(),
        inbox_routes(),
        media_routes(),
        audit_routes(),
        consultation_routes(),
        decision_routes(),
        notice_routes(),
        project_routes(),
        works_routes(),
        acceptance_routes(),
        deliberation_routes(),
        rating_routes(),
    ];
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
        get("/desk/compounds", Needs(Duty::ReadDesk), places::desk_views::list_desk_compounds),
        get("/desk/compounds/{compound_id}", Needs(Duty::ReadDesk), places::desk_views::find_compound_desk),
        get("/desk/compounds/{compound_id}/register", Needs(Duty::ReadDesk), places::register_views::find_registers),
        get("/desk/homes/{home_id}", Needs(Duty::ReadDesk), places::register_views::find_home_desk),
        get("/desk/homes/{home_id}/adults", Needs(Duty::ReadDesk), places::resident_views::find_adults),
        post("/homes/{home_id}/adults", Needs(Duty::KeepRoster), places::keep_adults::add_adult),
        post("/adults/{adult_id}", Needs(Duty::KeepRoster), places::keep_adults::correct_adult),
        post("/adults/{adult_id}/end", Needs(Duty::KeepRoster), places::keep_adults::end_adult),
        get(
            "/desk/compounds/{compound_id}/representatives",
            Needs(Duty::ReadDesk),
            places::resident_views::find_representatives,
        ),
        post(
            "/compounds/{compound_id}/representatives",
            Needs(Duty::KeepRoster),
            places::keep_representatives::add_representative,
        ),
        post(
            "/representatives/{representative_id}",
            Needs(Duty::KeepRoster),
            places::keep_representatives::correct_representative,
        ),
        post(
            "/representatives/{representative_id}/end",
            Needs(Duty::KeepRoster),
            places::keep_representatives::end_representative,
        ),
        post("/homes/{home_id}/area", Needs(Duty::KeepRoster), places::correct_area::correct_area),
        post("/homes/{home_id}/owners", Needs(Duty::KeepRoster), places::change_owners::change_owners),
        get("/desk/places/{place_id}/electors", Needs(Duty::ReadDesk), decisions::merges::find_electors),
        post("/places/{place_id}/elector-judgements", Needs(Duty::KeepRoster), decisions::merges::judge_electors),
        post(
            "/elector-judgements/{judgement_id}/revocation",
            Needs(Duty::KeepRoster),
            decisions::merges::revoke_judgement,
        ),
        get("/compounds/{compound_id}/roster", Needs(Duty::KeepRoster), places::roster::export::find_roster),
        post(
            "/compounds/{compound_id}/roster/preview",
            Needs(Duty::KeepRoster),
            places::roster::preview::preview_roster,
        ),
        get(
            "/compounds/{compound_id}/roster/preview/{preview_id}",
            Needs(Duty::KeepRoster),
            places::roster::preview::find_preview,
        ),
        post("/compounds/{compound_id}/roster/imports", Needs(Duty::KeepRoster), places::roster::apply::import_roster),
        post(
            "/compounds/{compound_id}/registers/{register}/preview",
            Needs(Duty::KeepRoster),
            places::resident_file::preview::preview_residents,
        ),
        get(
            "/compounds/{compound_id}/registers/{register}/preview/{preview_id}",
            Needs(Duty::KeepRoster),
            places::resident_file::preview::find_residents_preview,
        ),
        post(
            "/compounds/{compound_id}/registers/{register}/imports",
            Needs(Duty::KeepRoster),
            places::resident_file::apply::import_residents,
        ),
    ]
}

fn people_routes() -> Vec<Endpoint> {
    vec![
        get("/me", Public, people::views::find_me),
        get("/me/account", Public, people::views::find_account),
        post("/me/password", SignedIn, people::change_password::change_password),
        get("/sessions", SignedIn, people::views::list_sessions),
        post("/sessions", Public, people::sign_in::create_session),
        post("/sessions/renewal", Public, people::sign_in::renew_session),
        post("/sessions/current/end", SignedIn, people::sign_out::end_session),
        post("/sessions/{session_id}/end", SignedIn, people::sign_out::end_other_session),
        post("/home-bindings", Public, people::bind_home::bind_home),
        post("/home-bindings/{home_id}/relation", SignedIn, people::correct_relation::correct_relation),
        post("/compounds/{compound_id}/letters", Needs(Duty::KeepRoster), people::issue_letters::issue_letters),
    ]
}

fn demo_routes() -> Vec<Endpoint> {
    vec![
        get("/demo/people", Demo, demo::people::list_people),
        post("/demo/sessions", Demo, demo::people::create_session),
        post("/demo/clock", Demo, demo::clock::advance_clock),
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

fn audit_routes() -> Vec<Endpoint> {
    vec![get("/audit-entries", Needs(Duty::ReadAudit), audit::views::list_audit_entries)]
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
        archive_decision, ballot_log, cast_ballot, create_decision, desk_views, discard_decision, disputes,
        enter_ballot, extend_decision, lift, lift_views, mandates, notify_decision, papers, participants, party_study,
        publish_outcome, rule_sets, set_up_views, turnout_board, views, voter_views,
    };
    let run = Needs(Duty::RunDecision);
    vec![
        get("/decisions", Public, views::list_decisions),
        get("/decisions/{decision_id}", Public, views::find_decision),
        get("/decisions/{decision_id}/outcome", Public, views::find_outcome),
        get("/decisions/{decision_id}/lift", Public, lift_views::find_lift),
        post("/decisions/{decision_id}/lift", run, lift::set_lift_scheme),
        post("/decisions/{decision_id}/lift-consents", run, lift::record_lift_consent),
        post("/decisions/{decision_id}/party-study", run, party_study::record_party_study),
        get("/decisions/{decision_id}/participants", Public, participants::list_participants),
        get("/decisions/{decision_id}/turnout", Public, turnout_board::find_turnout),
        get("/decisions/{decision_id}/log", Public, ballot_log::views::find_log),
        get("/decisions/{decision_id}/log/leaves", Public, ballot_log::views::list_leaves),
        get("/decisions/{decision_id}/log/inclusion", Public, ballot_log::views::find_inclusion),
        get("/decisions/{decision_id}/log/consistency", Public, ballot_log::views::find_consistency),
        get("/decisions/{decision_id}/log/file", Public, ballot_log::views::find_log_file),
        get("/decisions/{decision_id}/ballot", Resident, voter_views::find_ballot),
        get("/decisions/{decision_id}/receipt", Resident, voter_views::find_receipt),
        post("/decisions/{decision_id}/ballots", Resident, cast_ballot::cast_ballot),
        get("/decisions/{decision_id}/entry", Needs(Duty::EnterBallots), desk_views::find_entry),
        post("/decisions/{decision_id}/entered-ballots", Needs(Duty::EnterBallots), enter_ballot::enter_ballot),
        get("/decisions/{decision_id}/papers", Needs(Duty::EnterBallots), papers::views::list_papers),
        get("/decisions/{decision_id}/papers/entry", Needs(Duty::EnterBallots), papers::views::find_paper_entry),
        get("/decisions/{decision_id}/papers/print", Needs(Duty::EnterBallots), papers::views::find_paper_print),
        post("/decisions/{decision_id}/papers", Needs(Duty::RunDecision), papers::issue::issue_papers),
        post("/decisions/{decision_id}/papers/deliveries", Needs(Duty::EnterBallots), papers::deliver::deliver_paper),
        post("/decisions/{decision_id}/papers/returns", Needs(Duty::EnterBallots), papers::take_back::return_paper),
        post("/decisions/{decision_id}/papers/entries", Needs(Duty::EnterBallots), papers::enter::enter_paper),
        post("/decisions/{decision_id}/papers/voids", Needs(Duty::RunDecision), papers::void::void_paper),
        get("/decisions/{decision_id}/mandates", Needs(Duty::EnterBallots), mandates::views::list_mandates),
        post("/decisions/{decision_id}/mandates", Needs(Duty::EnterBallots), mandates::register::register_mandate),
        post(
            "/decisions/{decision_id}/mandates/{mandate_id}/revocation",
            Needs(Duty::EnterBallots),
            mandates::revoke::revoke_mandate,
        ),
        get("/decisions/{decision_id}/disputes", Needs(Duty::RunDecision), disputes::views::list_disputes),
        post("/decisions/{decision_id}/disputes", Resident, disputes::raise::dispute_ballot),
        post("/decisions/{decision_id}/disputes/{dispute_id}/answer", run, disputes::answer::answer_dispute),
        get("/decisions/{decision_id}/register", Needs(Duty::ReadDesk), desk_views::find_register),
        get("/desk/decisions", Needs(Duty::ReadDesk), desk_views::list_desk_decisions),
        get("/desk/decisions/{decision_id}", Needs(Duty::ReadDesk), desk_views::find_desk_decision),
        get("/places/{place_id}/rule-sets", Public, rule_sets::views::list_rule_sets),
        post("/places/{place_id}/rule-sets", Needs(Duty::SetRules), rule_sets::add_rule_set::add_rule_set),
        post("/rule-sets/{rule_set_id}/end", Needs(Duty::SetRules), rule_sets::end_rule_set::end_rule_set),
        get("/projects/{project_id}/decision-setup", run, set_up_views::find_set_up),
        post("/projects/{project_id}/decisions", run, create_decision::create_decision),
        post("/decisions/{decision_id}/discard", run, discard_decision::discard_decision),
        post("/decisions/{decision_id}/notice", run, notify_decision::notify_decision),
        post("/decisions/{decision_id}/extension", run, extend_decision::extend_decision),
        post("/decisions/{decision_id}/outcome", run, publish_outcome::publish_outcome),
        post("/decisions/{decision_id}/outcome/corrections", run, publish_outcome::correct_outcome),
        post("/decisions/{decision_id}/archive", run, archive_decision::archive_decision),
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

fn deliberation_routes() -> Vec<Endpoint> {
    use deliberations::{answer, comment, desk, meet, moderate, open_matters, propose, views};
    let run = Needs(Duty::RunDeliberation);
    vec![
        get("/deliberations", Public, open_matters::list_deliberations),
        get("/projects/{project_id}/deliberation", Public, views::find_deliberation),
        get("/work-items/{work_item_id}/comments", Public, views::list_comments),
        get("/desk/deliberations", Needs(Duty::ReadDesk), desk::list_desk_deliberations),
        get("/projects/{project_id}/deliberation/desk", Needs(Duty::ReadDesk), desk::find_desk_deliberation),
        post("/projects/{project_id}/motions", run, propose::propose_motion),
        post("/motions/{motion_id}/amendments", run, propose::amend_motion),
        post("/projects/{project_id}/meetings", run, meet::record_meeting),
        post("/meetings/{meeting_id}/corrections", run, meet::correct_meeting),
        post("/work-items/{work_item_id}/comments", Resident, comment::write_comment),
        post("/comments/{comment_id}/withdraw", Resident, comment::withdraw_comment),
        post("/comments/{comment_id}/replies", run, answer::answer_comment),
        post("/comments/{comment_id}/hide", run, moderate::hide_comment),
        post("/comments/{comment_id}/show", run, moderate::show_comment),
    ]
}

fn rating_routes() -> Vec<Endpoint> {
    use ratings::{answer, desk, enter, open_round, review, views};
    let run = Needs(Duty::RunRatings);
    vec![
        get("/projects/{project_id}/rating-rounds", Public, views::list_rounds),
        post("/projects/{project_id}/rating-rounds", run, open_round::open_round),
        get("/projects/{project_id}/rating-rounds/form", run, desk::find_round_form),
        get("/rating-rounds/{round_id}", Public, views::find_round),
        post("/rating-rounds/{round_id}/answers", Resident, answer::give_rating),
        post("/rating-rounds/{round_id}/entered-answers", Needs(Duty::VisitHomes), enter::enter_rating),
        post("/rating-rounds/{round_id}/remarks/{remark_id}/review", run, review::review_remark),
        get("/rating-rounds/{round_id}/desk", Needs(Duty::ReadDesk), desk::find_desk_round),
        get("/desk/ratings", Needs(Duty::ReadDesk), desk::list_desk_ratings),
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
        post("/projects/{project_id}/stages/{stage}/close", Needs(Duty::ReadDesk), projects::close_stage::close_stage),
        get("/desk", Needs(Duty::ReadDesk), projects::desk::find_desk),
        get("/desk/projects", Needs(Duty::ReadDesk), projects::desk::list_desk_projects),
        get("/desk/projects/{project_id}", Needs(Duty::ReadDesk), projects::desk::find_desk_project),
    ]
}

fn works_routes() -> Vec<Endpoint> {
    use works::{desk_views, record_progress, set_party, views};
    vec![
        get("/projects/{project_id}/works", Public, views::find_works),
        get("/projects/{project_id}/works/desk", Needs(Duty::ReadDesk), desk_views::find_works_desk),
        get("/desk/works", Needs(Duty::ReadDesk), desk_views::list_desk_works),
        post("/projects/{project_id}/parties", Needs(Duty::RunWorks), set_party::set_party),
        post("/work-items/{work_item_id}/progress", Needs(Duty::RunWorks), record_progress::record_progress),
    ]
}

fn acceptance_routes() -> Vec<Endpoint> {
    use acceptance::{
        answer_observation, complaint, desk_views, observe, record_acceptance, record_check, rectify, verify, views,
    };
    vec![
        get("/acceptance", Public, views::find_overview),
        get("/projects/{project_id}/acceptance", Public, views::find_acceptance),
        get("/projects/{project_id}/acceptance/desk", Needs(Duty::ReadDesk), desk_views::find_acceptance_desk),
        get("/desk/acceptance", Needs(Duty::ReadDesk), desk_views::list_desk_acceptance),
        post("/projects/{project_id}/checks", Needs(Duty::RunChecks), record_check::record_check),
        post("/projects/{project_id}/observations", ResidentOr(Duty::RunChecks), observe::observe),
        post("/observations/{observation_id}/answer", Needs(Duty::RunChecks), answer_observation::answer_observation),
        post("/defects/{defect_id}/rectification", Needs(Duty::RunWorks), rectify::rectify_defect),
        post("/defects/{defect_id}/determination", Needs(Duty::RecordAcceptance), complaint::determine_defect),
        post("/defects/{defect_id}/visit", Needs(Duty::RunChecks), complaint::visit_defect),
        post("/defects/{defect_id}/verification", Needs(Duty::RunChecks), verify::verify_defect),
        post("/projects/{project_id}/acceptance", Needs(Duty::RecordAcceptance), record_acceptance::record_acceptance),
    ]
}
