//! Of which homes the share of a consent gate is taken: data of its rule set, said wherever the gate is (R29, E7).

use linyi_server::features::decisions::queries;
use linyi_shared::decisions::api::DecisionOutcome;
use linyi_shared::decisions::rules::{GateDenominator, GateVerdict};
use linyi_shared::lang::Lang;
use linyi_shared::notices::kind::NoticeKind;
use linyi_tests::TestApp;

use super::consent_gate::gate_body;
use super::given::{Vote, compound};

/// A gate among `homes` homes that is announced and judged over a denominator.
async fn announced(app: &TestApp, homes: usize, denominator: GateDenominator) -> Vote<'_> {
    let place = compound(app, homes).await;
    let body = gate_body(app, &place);
    let vote = Vote::notified(app, place, body).await;
    vote.judge_by(|rule_set| rule_set.gate_denominator = denominator).await;
    vote
}

#[tokio::test]
async fn the_same_answers_end_as_the_denominator_of_the_rule_says() {
    let app = TestApp::start().await;
    for (denominator, against, verdict, of) in [
        (GateDenominator::Registered, 0, GateVerdict::NotReached, 10),
        (GateDenominator::Contacted, 0, GateVerdict::Passed, 8),
        (GateDenominator::Contacted, 1, GateVerdict::NotReached, 9),
        (GateDenominator::Responded, 1, GateVerdict::Passed, 8),
        (GateDenominator::Responded, 3, GateVerdict::Rejected, 10),
    ] {
        let vote = announced(&app, 10, denominator).await;
        vote.go_to(vote.opens_at);
        let homes = vote.place.homes.clone();
        let voting = homes.iter().zip([vec!["agree"; 7], vec!["against"; against]].concat());
        for (home, choice) in voting {
            vote.cast(*home, choice).await.created();
        }
        // Somebody of the last home has an account, whether the home votes or not.
        app.resident(homes[9]).await;
        let outcome: DecisionOutcome = serde_json::from_value(vote.outcome().await).expect("an outcome");
        let gate = outcome.gate.clone().expect("a gate");
        let case = format!("{denominator:?}, {against} against");
        assert_eq!((gate.denominator, gate.verdict), (denominator, verdict), "{case}");
        let passed = verdict == GateVerdict::Passed;
        for item in &outcome.items {
            assert_eq!((item.outcome.legs[0].denominator, item.carried), (of, passed), "{case}");
            assert_eq!(item.outcome.tally.silent().persons, 3 - against as i64, "{case}");
        }
        vote.finish().await;
        let db = app.state.database.reader();
        let reached = queries::is_gate_reached(db, vote.place.project, app.now()).await.expect("evidence");
        assert_eq!(reached, passed, "{case}");
    }
}

#[tokio::test]
async fn the_denominator_stands_wherever_the_gate_does() {
    let app = TestApp::start().await;
    let vote = announced(&app, 6, GateDenominator::Responded).await;
    let definition = GateDenominator::Responded.definition(Lang::Zh);
    let call = vote.post(NoticeKind::VoteCall).await;
    let said = vote.drawn(&call, "denominator").await;
    assert!(said.contains(definition) && said.contains("同意户数须不少于80%。到底要多少，截止后才知道。"), "{said}");
    vote.go_to(vote.opens_at);
    let homes = vote.place.homes.clone();
    let resident = app.resident(homes[0]).await;
    let staff = vote.staff().await;
    for (caller, path) in [
        (&app.anonymous(), format!("//decisions/{}", vote.id)),
        (&app.anonymous(), format!("//decisions/{}/turnout", vote.id)),
        (&resident, format!("//decisions/{}/ballot", vote.id)),
        (&staff, format!("//desk/decisions/{}", vote.id)),
        (&staff, format!("//desk/decisions/{}/ballots/new", vote.id)),
    ] {
        let page = caller.get(&path).await.body;
        assert!(page.contains(definition), "{path}: {page}");
        assert!(!page.contains("至少需要"), "nobody knows how many homes will answer: {path}");
    }
    for (home, choice) in homes.iter().zip(["agree", "agree", "against"]) {
        vote.cast(*home, choice).await.created();
    }
    vote.outcome().await;
    for path in [format!("//decisions/{}", vote.id), format!("//decisions/{}/outcome", vote.id)] {
        let page = app.anonymous().get(&path).await.body;
        assert!(page.contains(definition) && page.contains("2 / 3"), "{path}: {page}");
    }
    let result = vote.post_result().await;
    let said = vote.drawn(&result, "denominator").await;
    assert!(said.contains(definition), "{said}");
    assert!(said.contains("改造方案：同意 2 户，占已答复的住户 3 户的 66.66%，尚未达到"), "{said}");
}

#[tokio::test]
async fn the_shipped_gate_counts_every_home_and_says_so_before_it_is_set_up() {
    let app = TestApp::start().await;
    let place = compound(&app, 6).await;
    let staff = app.staff(linyi_shared::people::rules::Role::CommunityStaff, place.community).await;
    let page = staff.get(&format!("//desk/projects/{}/decisions/new?kind=consent_gate", place.project)).await.body;
    let definition = GateDenominator::Registered.definition(Lang::Zh);
    assert!(page.contains(&format!("至少需要 5 户同意。{definition}")), "{page}");
    let vote = Vote::notified(&app, place.clone(), super::given::body(&app, &place, "owners_ordinary")).await;
    let call = vote.post(NoticeKind::VoteCall).await;
    assert_eq!(vote.drawn(&call, "denominator").await, "", "a vote of owners has no such share");
}
