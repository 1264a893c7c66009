//! The worked examples of the dossier (11.8) by name, through the API: the roll, the ballots, the published outcome.
//!
//! E9 is with the notices, E10 and E14 with the acceptance.

use linyi_shared::decisions::api::{DecisionOutcome, DecisionPage};
use linyi_shared::decisions::rules::{GateDenominator, GateHomes, GateQuestion, GateVerdict, Outcome, Weight};
use linyi_shared::id::HomeId;
use linyi_shared::lang::Lang;
use linyi_shared::people::rules::Role;
use linyi_shared::problem::Code;
use linyi_tests::builders::{BuiltCompound, CompoundBuilder, HomeSpec};
use linyi_tests::{Caller, TestApp};
use serde_json::{Value, json};

use super::consent_gate::gate_body;
use super::given::{Vote, body, ready};

/// One home: its area in 0.01 ㎡, its owners, and what its elector chooses, if at all.
struct Home<'a> {
    area: i64,
    owners: Vec<String>,
    /// Without owners: not sold; with them and not handed over, it is the developer's as well.
    handed_over: bool,
    choice: Option<&'a str>,
}

fn home<'a>(area: i64, owners: &[&str], choice: Option<&'a str>) -> Home<'a> {
    let owners = owners.iter().map(|name| (*name).to_owned()).collect();
    Home { area, owners, handed_over: true, choice }
}

/// `persons` owners of one home each, who choose the same and have `area` together, 0.01 ㎡.
fn owners<'a>(name: &str, persons: i64, area: i64, choice: Option<&'a str>) -> Vec<Home<'a>> {
    let each = area / persons;
    let area_of = |number| if number == 1 { area - each * (persons - 1) } else { each };
    (1..=persons).map(|number| home(area_of(number), &[&format!("{name}{number}")], choice)).collect()
}

fn built<'a>(mut builder: CompoundBuilder<'a>, homes: &[Home<'_>]) -> CompoundBuilder<'a> {
    for home in homes {
        let status = match (home.owners.is_empty(), home.handed_over) {
            (true, _) => "unsold",
            (false, false) => "sold_undelivered",
            (false, true) => "sold_delivered",
        };
        builder = builder.home_spec(HomeSpec { area: home.area, owners: home.owners.clone(), status, building: 1 });
    }
    builder
}

/// A decision on the question of the example, open, among homes of a compound of its own.
async fn asked<'a>(app: &'a TestApp, kind: &str, homes: &[Home<'_>]) -> Vote<'a> {
    let place = ready(built(app.compound(), homes)).await;
    let body = body(app, &place, kind);
    Vote::open(app, place, body).await
}

/// The homes vote as told; answers the published judgement of the one question.
async fn judged(app: &TestApp, kind: &str, homes: &[Home<'_>]) -> Outcome {
    let vote = asked(app, kind, homes).await;
    let voting: Vec<_> =
        vote.place.homes.iter().zip(homes).filter_map(|(id, home)| Some((*id, home.choice?))).collect();
    let voters = app.residents(&voting.iter().map(|(home, _)| *home).collect::<Vec<_>>()).await;
    vote.cast_all(voters.iter().zip(&voting).map(|(voter, (home, choice))| (voter, *home, *choice))).await;
    published(&vote).await.items.remove(0).outcome
}

async fn published(vote: &Vote<'_>) -> DecisionOutcome {
    serde_json::from_value(vote.outcome().await).expect("an outcome")
}

fn weight(persons: i64, area: i64) -> Weight {
    Weight::new(persons, linyi_shared::area::Area(area))
}

/// The words of the legs that failed.
fn failing(outcome: &Outcome) -> Vec<String> {
    outcome.failing().map(|leg| leg.words(outcome.unit, Lang::Zh)).collect()
}

const YES: Option<&str> = Some("agree");
const NO: Option<&str> = Some("against");

#[tokio::test]
async fn e1_merging() {
    let app = TestApp::start().await;
    let homes = || {
        let undelivered = Home { handed_over: false, ..home(8_000, &["H"], None) };
        vec![
            home(6_000, &["A"], YES),
            home(6_000, &["A"], None),
            home(6_000, &["B", "C"], NO),
            home(6_000, &["D"], YES),
            home(6_000, &["E"], NO),
            home(6_000, &["F"], None),
            home(6_000, &["G"], None),
            home(8_000, &[], YES),
            home(8_000, &[], None),
            undelivered,
        ]
    };
    let ordinary = judged(&app, "owners_ordinary", &homes()).await;
    assert_eq!(ordinary.tally.all, weight(7, 66_000));
    assert_eq!((ordinary.tally.participated(), ordinary.tally.agree), (weight(5, 54_000), weight(3, 42_000)));
    assert!(ordinary.quorum && ordinary.passed);
    let shares: Vec<_> =
        ordinary.legs[..2].iter().filter_map(|leg| leg.percentage()).map(|share| share.to_string()).collect();
    assert_eq!(shares, ["71.42%", "81.81%"]);
    let major = judged(&app, "owners_major", &homes()).await;
    assert!(major.quorum && !major.passed);
    assert_eq!(major.words(Lang::Zh), "未通过：同意人数未达到四分之三。");
}

#[tokio::test]
async fn e2_boundaries() {
    let app = TestApp::start().await;
    let mut homes = owners("a", 3, 30_000, YES);
    homes.extend(owners("b", 3, 30_000, NO));
    homes.extend(owners("c", 3, 30_000, None));
    let exactly_half = judged(&app, "owners_ordinary", &homes).await;
    assert_eq!((exactly_half.tally.all, exactly_half.tally.participated()), (weight(9, 90_000), weight(6, 60_000)));
    assert!(exactly_half.quorum && !exactly_half.passed);
    assert_eq!(failing(&exactly_half).len(), 2);

    let mut homes = owners("a", 6, 60_000, YES);
    homes.extend(owners("b", 1, 10_000, NO));
    homes.extend(owners("c", 1, 10_000, Some("abstain")));
    homes.extend(owners("d", 4, 40_000, None));
    let three_quarters = judged(&app, "owners_major", &homes).await;
    assert_eq!(three_quarters.tally.agree, weight(6, 60_000));
    assert!(three_quarters.quorum && three_quarters.passed);

    let mut homes = owners("a", 6, 60_000, YES);
    homes.extend(owners("b", 2, 19_999, NO));
    homes.extend(owners("c", 4, 40_001, None));
    let a_hair_less = judged(&app, "owners_major", &homes).await;
    assert_eq!((a_hair_less.tally.all, a_hair_less.tally.participated()), (weight(12, 120_000), weight(8, 79_999)));
    assert!(!a_hair_less.quorum && !a_hair_less.passed);
    assert_eq!(a_hair_less.words(Lang::Zh), "参与不足，未通过：参与面积未达到三分之二。");
}

#[tokio::test]
async fn e3_big_owner() {
    let app = TestApp::start().await;
    let mut homes = owners("a", 4, 30_000, YES);
    homes.extend(owners("b", 3, 40_000, NO));
    homes.extend(owners("c", 3, 30_000, None));
    let outcome = judged(&app, "owners_ordinary", &homes).await;
    assert_eq!(outcome.tally.all, weight(10, 100_000));
    assert!(outcome.quorum && !outcome.passed);
    assert_eq!(outcome.words(Lang::Zh), "未通过：同意面积未过半。");
}

#[tokio::test]
async fn e4_a_compound_of_403_owners() {
    let app = TestApp::start().await;
    let mut homes = owners("a", 202, 3_339_199, YES);
    homes.extend(owners("b", 67, 4_452_265 - 3_339_199, NO));
    homes.extend(owners("c", 134, 6_678_397 - 4_452_265, None));
    let just = judged(&app, "owners_major", &homes).await;
    assert_eq!((just.tally.all, just.tally.participated()), (weight(403, 6_678_397), weight(269, 4_452_265)));
    assert!(just.quorum && just.passed);
    let needed: Vec<_> = just.legs.iter().map(|leg| leg.needed).collect();
    assert_eq!(needed, [269, 4_452_265, 202, 3_339_199]);

    let mut homes = owners("a", 268, 4_500_000, YES);
    homes.extend(owners("b", 135, 6_678_397 - 4_500_000, None));
    let one_short = judged(&app, "owners_ordinary", &homes).await;
    assert!(!one_short.quorum && !one_short.passed);
    assert_eq!(failing(&one_short), ["参与人数：268 / 403 人（66.50%），需 269 人，未达到"]);
}

/// The strict reading, which is the one that decides while no rule of procedure on silence is proven (R13).
#[tokio::test]
async fn e5_silence_is_not_agreement() {
    let app = TestApp::start().await;
    let mut homes = owners("a", 417, 417 * 6_000, YES);
    homes.extend(owners("b", 278, 278 * 6_000, NO));
    homes.extend(owners("c", 8, 8 * 6_000, Some("abstain")));
    homes.extend(owners("d", 1_291 - 703, (1_291 - 703) * 6_000, None));
    let strict = judged(&app, "owners_major", &homes).await;
    assert_eq!((strict.tally.all.persons, strict.tally.participated().persons), (1_291, 703));
    assert!(!strict.quorum && !strict.passed);
    assert_eq!(strict.legs[0].percentage().map(|share| share.to_string()).as_deref(), Some("54.45%"));
}

#[tokio::test]
async fn e6_lift_of_twelve_flats() {
    let app = TestApp::start().await;
    // The older reading as a condition that is only shown, as one that counts, and as the rule set itself.
    for (kind, stricter, passed, carried) in [
        ("owners_major", Some(false), true, true),
        ("owners_major", Some(true), true, false),
        ("lift_henan", None, false, false),
    ] {
        let mut homes = owners("a", 6, 36_000, YES);
        homes.extend(owners("b", 2, 12_000, NO));
        homes.extend(owners("c", 4, 24_000, None));
        // Another entrance, whose owners have no part in it.
        let builder = built(app.compound(), &homes).home(6_000, &["elsewhere"]).in_entrance(2);
        let place = ready(builder).await;
        let mut body = body(&app, &place, kind);
        body["scope_id"] = json!(place.entrances[0]);
        body["lift"] = json!(stricter.is_some());
        let vote = Vote::draft(&app, place, body).await;
        if let Some(stricter) = stricter {
            let staff = vote.staff().await;
            let desk = staff.get(&format!("/desk/decisions/{}", vote.id)).await.ok();
            let scheme = json!({
                "total_yuan": "510000", "subsidy_yuan": "153000", "measure": "home",
                "floors": desk["lift"]["scheme"]["floors"], "stricter_counts": stricter,
            });
            staff.post(&format!("{}/lift", vote.path()), scheme).await.ok();
        }
        vote.step("notice").await.ok();
        vote.go_to(vote.opens_at);
        let voters = app.residents(&vote.place.homes[..8]).await;
        let choices = homes.iter().filter_map(|home| home.choice);
        let ballots = voters.iter().zip(&vote.place.homes).zip(choices);
        vote.cast_all(ballots.map(|((voter, home), choice)| (voter, *home, choice))).await;
        let mut outcome = published(&vote).await;
        let item = outcome.items.remove(0);
        let tally = item.outcome.tally;
        assert_eq!((tally.all, tally.agree), (weight(12, 72_000), weight(6, 36_000)));
        assert_eq!(tally.participated(), weight(8, 48_000));
        assert_eq!((item.outcome.passed, item.carried), (passed, carried), "{kind}, {stricter:?}");
        match stricter {
            // Both readings are shown: 6 of 8 carry it under the Civil Code, 6 of 12 fail the older one, which asks for 8.
            Some(counts) => {
                let older = outcome.conditions.first().expect("the older reading");
                assert_eq!((older.counts, older.holds), (counts, false));
            }
            None => assert_eq!(item.outcome.legs[0].needed, 8),
        }
    }
}

/// A compound of three hundred households, with somebody of each.
async fn three_hundred(app: &TestApp) -> (BuiltCompound, Vec<(Caller, HomeId)>) {
    let place = ready(app.compound().homes(300)).await;
    let people = app.residents(&place.homes).await;
    let people = people.into_iter().zip(place.homes.clone()).collect();
    (place, people)
}

#[tokio::test]
async fn e7_eighty_percent() {
    let app = TestApp::start().await;
    let place = ready(app.compound().homes(300)).await;
    // Somebody of 280 homes can be reached; of these 252 answer.
    let people = app.residents(&place.homes[..280]).await;
    let people: Vec<_> = people.into_iter().zip(place.homes.clone()).collect();
    // The denominator decides everything.
    for (denominator, homes, plan) in [
        (GateDenominator::Registered, 300, GateVerdict::NotReached),
        (GateDenominator::Contacted, 280, GateVerdict::Passed),
        (GateDenominator::Responded, 252, GateVerdict::Passed),
    ] {
        let body = gate_body(&app, &place);
        let vote = Vote::notified(&app, place.clone(), body).await;
        vote.judge_by(|rule_set| rule_set.gate_denominator = denominator).await;
        vote.go_to(vote.opens_at);
        // Of 252 who answer, 236 agree with the plan and 240 with the management: four are for the one only.
        let answers = people[..252].iter().enumerate();
        let whole = answers.filter(|(number, _)| *number < 236 || *number >= 240);
        let choice = |number| if number < 236 { "agree" } else { "against" };
        vote.cast_all(whole.map(|(number, (voter, home))| (voter, *home, choice(number)))).await;
        for (voter, home) in &people[236..240] {
            let mut ballot = vote.ballot(*home, "agree").await;
            ballot["choices"][0]["choice"] = json!("against");
            voter.post(&format!("{}/ballots", vote.path()), ballot).await.created();
        }
        let outcome = published(&vote).await;
        let gate = outcome.gate.expect("a gate");
        assert_eq!((gate.denominator, gate.homes), (denominator, GateHomes { registered: 300, contacted: 280 }));
        assert_eq!((gate.plan.verdict, gate.management.verdict), (plan, GateVerdict::Passed), "{denominator:?}");
        assert_eq!(gate.verdict, plan);
        let judged = &outcome.items[0];
        assert_eq!((judged.carried, judged.outcome.passed), (plan == GateVerdict::Passed, judged.carried));
        assert_eq!((judged.outcome.legs[0].numerator, judged.outcome.legs[0].denominator), (236, homes));
        assert_eq!(judged.outcome.tally.all, Weight::heads(300), "every home stays in the table");
        assert_eq!(
            gate.share_lines(GateQuestion::Plan, Lang::Zh),
            [
                "同意 236 户，占登记在册的全部住户 300 户的 78.66%",
                "同意 236 户，占已联系到的住户 280 户的 84.28%",
                "同意 236 户，占已答复的住户 252 户的 93.65%",
            ]
        );
    }
}

#[tokio::test]
async fn e8_meetings() {
    let app = TestApp::start().await;
    let (place, people) = three_hundred(&app).await;
    for (attend, agree, quorum, passed) in [(150, 150, false, false), (151, 76, true, true), (151, 75, true, false)] {
        let body = body(&app, &place, "residents_by_household");
        let vote = Vote::open(&app, place.clone(), body).await;
        let attending = people[..attend].iter().enumerate();
        let choice = |number| if number < agree { "agree" } else { "against" };
        vote.cast_all(attending.map(|(number, (voter, home))| (voter, *home, choice(number)))).await;
        let outcome = published(&vote).await.items.remove(0).outcome;
        assert_eq!((outcome.tally.all, outcome.tally.participated().persons), (Weight::heads(300), attend as i64));
        assert_eq!((outcome.quorum, outcome.passed), (quorum, passed), "{attend} attend, {agree} agree");
    }
}

#[tokio::test]
async fn e11_duplicate() {
    let app = TestApp::start().await;
    for (policy, agree, against, channel) in [("last_received", 0, 1, "paper"), ("online_wins", 1, 0, "online")] {
        let place = ready(app.compound().homes(2)).await;
        let mut body = body(&app, &place, "owners_ordinary");
        body["duplicates"] = json!(policy);
        body["closes_at"] = json!(app.now() + chrono::Duration::days(32));
        let vote = Vote::open(&app, place, body).await;
        let home = vote.place.homes[0];
        app.advance_days(2);
        vote.cast(home, "agree").await.created();
        app.advance_days(6);
        vote.enter_paper(home, "against").await;
        assert_eq!(vote.page().await["turnout"]["voted"]["persons"], 1);
        let outcome = published(&vote).await;
        let tally = outcome.items[0].outcome.tally;
        assert_eq!((tally.agree.persons, tally.against.persons), (agree, against), "{policy}");
        let told: Vec<_> = outcome.channels.iter().map(|one| one.channel.as_str()).collect();
        assert_eq!(told, [channel], "one ballot in both cases");
    }
}

#[tokio::test]
async fn e12_two_scopes() {
    let app = TestApp::start().await;
    let builder = app.compound().home(6_000, &["A"]).home(7_000, &["B"]).home(9_000, &["A"]).in_entrance(2);
    let place = ready(builder).await;
    let [first, second, other] = place.homes[..] else { panic!("three homes") };
    for (scope, home, outside, all, own) in [
        (place.entrances[0], first, Some(other), weight(2, 13_000), weight(1, 6_000)),
        (place.entrances[1], other, Some(second), weight(1, 9_000), weight(1, 9_000)),
        (place.id, other, None, weight(2, 22_000), weight(1, 15_000)),
    ] {
        let mut body = body(&app, &place, "owners_major");
        body["scope_id"] = json!(scope);
        let vote = Vote::open(&app, place.clone(), body).await;
        if let Some(outside) = outside {
            vote.cast(outside, "agree").await.refused(Code::NotOnRoll);
        }
        vote.cast(home, "agree").await.created();
        let page: DecisionPage = app.anonymous().get(&vote.path()).await.parse();
        assert_eq!((page.turnout.all, page.turnout.voted), (all, own));
    }
}

/// Staff record that a home has another owner now, with the deed, and the new owner signs in.
async fn sold(vote: &Vote<'_>, home: HomeId) -> Caller {
    let staff = vote.staff().await;
    let body = json!({
        "owners": [{"name": "测试业主 新", "identifier": format!("new owner of {home}")}],
        "reason": "不动产证 2026-118 号。", "photos": [staff.upload_photo().await],
    });
    staff.post(&format!("/homes/{home}/owners"), body).await.ok();
    vote.app.resident(home).await
}

#[tokio::test]
async fn e13_change_of_owner() {
    let app = TestApp::start().await;
    let place = ready(app.compound().home(6_000, &["A"]).home(7_000, &["B"]).home(8_000, &["B"])).await;
    let mut body = body(&app, &place, "owners_ordinary");
    body["changes_allowed"] = json!(0);
    let vote = Vote::open(&app, place, body).await;
    let [voted, silent, _] = vote.place.homes[..] else { panic!("three homes") };
    app.advance_days(1);
    vote.cast(voted, "against").await.created();
    app.advance_days(3);
    // Two homes are sold on the fifth day: one whose owner had voted, one of the two of an owner who had not.
    let (of_voted, of_silent) = (sold(&vote, voted).await, sold(&vote, silent).await);
    let path = format!("{}/ballots", vote.path());
    // The old owner's ballot stands, whether changes are left or not; who did not vote before lets the new owner vote.
    of_voted.post(&path, vote.ballot(voted, "agree").await).await.refused(Code::EarlierOwnerVoted);
    of_silent.post(&path, vote.ballot(silent, "agree").await).await.created();
    let outcome = published(&vote).await.items.remove(0).outcome;
    assert_eq!(outcome.tally.all, weight(2, 21_000), "P and A are frozen");
    assert_eq!(outcome.tally.participated(), weight(2, 21_000));
    assert_eq!((outcome.tally.against, outcome.tally.agree), (weight(1, 6_000), weight(1, 15_000)));
    let staff = app.staff(Role::CommunityStaff, vote.place.community).await;
    let setup = format!("/projects/{}/decision-setup?kind=owners_ordinary", vote.place.project);
    let now: Value = staff.get(&setup).await.ok();
    assert_eq!(now["roll"]["all"]["persons"], 3, "the next vote counts the owners of its day");
}
