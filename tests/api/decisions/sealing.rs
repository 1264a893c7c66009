//! While a vote is open nobody learns how choices run: no route, no role, no log.

use linyi_server::entities::{audit_entry, idempotency_key, inbox_message, job};
use linyi_shared::people::rules::Role;
use linyi_shared::problem::Code;
use linyi_tests::TestApp;
use sea_orm::EntityTrait;

use super::given::{Vote, body, compound};

/// The words a choice travels by.
const CHOICES: [&str; 3] = ["\"agree\"", "\"against\"", "\"abstain\""];

#[track_caller]
fn tells_no_choice(text: &str, context: &str) {
    for choice in CHOICES {
        assert!(!text.contains(choice), "{context} tells {choice}: {text}");
    }
}

#[tokio::test]
async fn no_answer_to_any_role_holds_a_choice_while_the_vote_is_open() {
    let app = TestApp::start().await;
    let place = compound(&app, 4).await;
    let body = body(&app, &place, "owners_ordinary");
    let vote = Vote::open(&app, place, body).await;
    vote.cast(vote.place.homes[0], "agree").await.created();
    // One that was entered at the door, and that its home disputes.
    let mut visit = vote.ballot(vote.place.homes[2], "against").await;
    visit["channel"] = "visit".into();
    visit["note"] = "本人在家，核对身份证。".into();
    vote.staff().await.post(&format!("{}/entered-ballots", vote.path()), visit).await.created();
    let words = serde_json::json!({"home_id": vote.place.homes[2], "version": 1, "words": "家里没有人。"});
    app.resident(vote.place.homes[2]).await.post(&format!("{}/disputes", vote.path()), words).await.created();
    let receipt = vote.cast(vote.place.homes[1], "against").await.created();
    tells_no_choice(&receipt.to_string(), "the answer to a vote");
    let mut callers = vec![("a visitor".to_owned(), app.anonymous())];
    callers.push(("a neighbour".to_owned(), app.resident(vote.place.homes[3]).await));
    for role in Role::ALL {
        callers.push((role.as_str().to_owned(), app.staff(*role, vote.place.district).await));
    }
    let id = &vote.id;
    let paths = [
        "/decisions".to_owned(),
        format!("/decisions?compound_id={}", vote.place.id),
        format!("/decisions/{id}"),
        format!("/decisions/{id}/outcome"),
        format!("/decisions/{id}/ballot"),
        format!("/decisions/{id}/receipt"),
        format!("/decisions/{id}/entry"),
        format!("/decisions/{id}/disputes"),
        format!("//desk/decisions/{id}/disputes"),
        format!("/decisions/{id}/register"),
        "/desk/decisions".to_owned(),
        format!("/desk/decisions/{id}"),
        format!("//decisions/{id}"),
        format!("//decisions/{id}/receipt"),
        format!("//desk/decisions/{id}"),
        "/inbox".to_owned(),
    ];
    for (who, caller) in &callers {
        for path in &paths {
            let answer = caller.get(path).await;
            tells_no_choice(&answer.body, &format!("{path} to {who}"));
        }
        caller.get(&format!("/decisions/{id}/outcome")).await.refused(Code::ResultSealed);
    }
    vote.step("outcome").await.refused(Code::ResultSealed);
}

#[tokio::test]
async fn the_audit_the_inbox_and_the_kept_answers_hold_no_choice() {
    let app = TestApp::start().await;
    let place = compound(&app, 2).await;
    let body = body(&app, &place, "owners_ordinary");
    let vote = Vote::open(&app, place, body).await;
    let home = vote.place.homes[0];
    let ballot = vote.ballot(home, "against").await;
    let voter = app.resident(home).await;
    voter.post_keyed(&format!("{}/ballots", vote.path()), "k", ballot.clone()).await.created();
    let mut visit = ballot;
    visit["channel"] = "visit".into();
    visit["note"] = "本人在家，核对身份证。".into();
    vote.staff().await.post_keyed(&format!("{}/entered-ballots", vote.path()), "k", visit).await.created();
    assert_eq!(vote.enter_paper(vote.place.homes[1], "against").await["outcome"], "counted");
    let db = app.state.database.reader();
    for row in audit_entry::Entity::find().all(db).await.expect("rows") {
        tells_no_choice(&row.details.to_string(), &row.action);
    }
    for row in idempotency_key::Entity::find().all(db).await.expect("rows") {
        tells_no_choice(&row.response.to_string(), "a kept answer");
    }
    for row in inbox_message::Entity::find().all(db).await.expect("rows") {
        let text = format!("{}{}", row.title, row.body);
        assert!(!["同意", "反对", "弃权"].iter().any(|choice| text.contains(choice)), "{text}");
    }
    for row in job::Entity::find().all(db).await.expect("rows") {
        tells_no_choice(&row.payload.to_string(), "a job");
    }
}

#[tokio::test]
async fn after_the_close_nobody_sees_how_it_ran_before_everybody_does() {
    let app = TestApp::start().await;
    let place = compound(&app, 2).await;
    let body = body(&app, &place, "owners_ordinary");
    let vote = Vote::open(&app, place, body).await;
    vote.cast(vote.place.homes[0], "agree").await.created();
    vote.go_to(vote.closes_at);
    let desk = format!("/desk/decisions/{}", vote.id);
    // A paper signed for in time may still come, so whoever counts must not know how it runs either.
    for caller in [vote.staff().await, app.staff(Role::Auditor, vote.place.district).await] {
        assert!(caller.get(&desk).await.ok()["page"]["outcome"].is_null());
    }
    assert!(vote.page().await["outcome"].is_null());
    app.anonymous().get(&format!("{}/outcome", vote.path())).await.refused(Code::ResultSealed);
    assert_eq!(vote.outcome().await["items"][0]["outcome"]["tally"]["agree"]["persons"], 1);
}

#[tokio::test]
async fn staff_see_which_homes_have_not_voted() {
    let app = TestApp::start().await;
    let place = compound(&app, 3).await;
    let body = body(&app, &place, "owners_ordinary");
    let vote = Vote::open(&app, place, body).await;
    vote.cast(vote.place.homes[1], "abstain").await.created();
    let desk = vote.staff().await.get(&format!("/desk/decisions/{}", vote.id)).await.ok();
    let homes = desk["homes"].as_array().expect("homes");
    let voted: Vec<_> = homes.iter().filter(|home| home["voted"] == true).map(|home| &home["id"]).collect();
    assert_eq!(voted, [&serde_json::json!(vote.place.homes[1])]);
    assert_eq!(homes.len(), 3);
    let contractor = app.staff(Role::Contractor, vote.place.district).await;
    let desk = contractor.get(&format!("/desk/decisions/{}", vote.id)).await.ok();
    assert_eq!(desk["homes"], serde_json::json!([]), "who has not voted is not for those who build");
}
