//! The objection vote (异议表决, dossier F54): off unless a district adds a rule set; carried unless too many object.

use std::borrow::Cow;

use linyi_server::features::decisions::queries;
use linyi_shared::decisions::api::DecisionOutcome;
use linyi_shared::decisions::rules::{DecisionKind, RuleSet, objection_legs};
use linyi_shared::lang::Lang;
use linyi_shared::notices::kind::NoticeKind;
use linyi_shared::people::rules::Role;
use linyi_shared::problem::Code;
use linyi_tests::TestApp;

use super::given::{Vote, body, compound};

/// The rule set a district would add.
fn objections(rule_set: &mut RuleSet) {
    rule_set.kind = DecisionKind::ObjectionVote;
    rule_set.quorum = Cow::Owned(Vec::new());
    rule_set.majority = Cow::Borrowed(objection_legs());
}

/// An announced objection vote of twelve owners with 60 ㎡ each.
async fn announced(app: &TestApp) -> Vote<'_> {
    let place = compound(app, 12).await;
    let body = body(app, &place, "owners_ordinary");
    let vote = Vote::notified(app, place, body).await;
    vote.judge_by(objections).await;
    vote
}

#[tokio::test]
async fn it_is_off_while_no_rule_set_of_it_is_in_force() {
    let app = TestApp::start().await;
    let place = compound(&app, 2).await;
    let staff = app.staff(Role::CommunityStaff, place.community).await;
    let path = format!("/projects/{}/decision-setup", place.project);
    let kinds = staff.get(&path).await.ok()["kinds"].clone();
    let kinds = kinds.as_array().expect("kinds");
    assert!(kinds.iter().any(|kind| kind == "owners_major") && !kinds.iter().any(|kind| kind == "objection_vote"));
    staff.get(&format!("{path}?kind=objection_vote")).await.refused(Code::RuleSetMissing);
    let body = body(&app, &place, "objection_vote");
    staff.post(&format!("/projects/{}/decisions", place.project), body).await.refused(Code::RuleSetMissing);
}

#[tokio::test]
async fn a_third_may_be_against_and_one_more_stops_it_whoever_says_nothing() {
    let app = TestApp::start().await;
    for (against, carried, words) in
        [(0, true, "通过。"), (4, true, "通过。"), (5, false, "未通过：反对人数超过三分之一；反对面积超过三分之一。")]
    {
        let vote = announced(&app).await;
        vote.go_to(vote.opens_at);
        let homes = vote.place.homes.clone();
        for home in &homes[..against] {
            vote.cast(*home, "against").await.created();
        }
        // Taking part in another way is no objection either.
        for (home, choice) in homes[10..].iter().zip(["agree", "abstain"]) {
            vote.cast(*home, choice).await.created();
        }
        let outcome: DecisionOutcome = serde_json::from_value(vote.outcome().await).expect("an outcome");
        let item = &outcome.items[0];
        assert_eq!((item.carried, item.outcome.words(Lang::Zh).as_str()), (carried, words), "{against} against");
        assert_eq!(item.outcome.legs.iter().map(|leg| leg.needed).collect::<Vec<_>>(), [4, 24_000]);
        let verdict = if carried { "未超过" } else { "已超过" };
        for path in [format!("//decisions/{}", vote.id), format!("//decisions/{}/outcome", vote.id)] {
            let page = app.anonymous().get(&path).await.body;
            assert!(page.contains(verdict) && page.contains("不超过总数的三分之一"), "{path}: {page}");
        }
        vote.finish().await;
        let (db, kinds) = (app.state.database.reader(), [DecisionKind::ObjectionVote]);
        let decided = queries::is_decided(db, vote.place.project, &kinds, app.now()).await.expect("evidence");
        assert_eq!(decided, carried);
    }
}

#[tokio::test]
async fn what_saying_nothing_means_is_said_before_anybody_votes() {
    let app = TestApp::start().await;
    let vote = announced(&app).await;
    let call = vote.post(NoticeKind::VoteCall).await;
    let said = vote.drawn(&call, "silence").await;
    assert!(said.starts_with("“屋面改造表决”：这是异议表决") && said.contains("不表态视为不反对"), "{said}");
    assert!(!said.contains("不投票不算同意"), "the usual reading would be wrong: {said}");
    vote.go_to(vote.opens_at);
    let resident = app.resident(vote.place.homes[0]).await;
    let staff = vote.staff().await;
    staff
        .post(&format!("{}/papers", vote.path()), serde_json::json!({"to": "home", "home_id": vote.place.homes[1]}))
        .await
        .created();
    for (caller, path) in [
        (&app.anonymous(), format!("//decisions/{}", vote.id)),
        (&resident, format!("//decisions/{}/ballot", vote.id)),
        (&staff, format!("//desk/decisions/{}", vote.id)),
        (&staff, format!("//desk/decisions/{}/ballots/new", vote.id)),
        (&staff, format!("//desk/decisions/{}/papers/print", vote.id)),
    ] {
        let page = caller.get(&path).await.body;
        assert!(page.contains("不表态视为不反对"), "{path}: {page}");
        assert!(page.contains("最多可以有 4 人、240.00 ㎡ 反对，再多就不通过。"), "{path}: {page}");
        assert!(!page.contains("不投票不算同意"), "{path}: {page}");
    }
}
