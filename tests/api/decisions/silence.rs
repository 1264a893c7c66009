//! Silence: nothing by default; with the majority only by the compound's own rule and its four proofs (R13, E5).

use chrono::Duration;
use linyi_server::entities::{decision_outcome, paper_ballot};
use linyi_server::features::decisions::ballot_log::sequencer;
use linyi_server::features::decisions::recount::{Difference, recount};
use linyi_shared::area::Area;
use linyi_shared::decisions::api::{DecisionOutcome, DecisionPage};
use linyi_shared::decisions::rules::{SilenceCondition, Weight};
use linyi_shared::notices::kind::NoticeKind;
use linyi_shared::people::rules::Role;
use linyi_shared::problem::Code;
use linyi_tests::builders::BuiltCompound;
use linyi_tests::{Caller, TestApp};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel};
use serde_json::{Value, json};

use super::change_of_owner::sell;
use super::given::{Vote, body, compound, ready};

/// The words of the rule.
const RULE: &str = "已送达的选票，业主在规定时间内不反馈意见的，视为同意已表决的多数意见";

/// A rule on silence whose proof was uploaded by `staff`.
async fn rule(staff: &Caller, app: &TestApp) -> Value {
    json!({
        "document": "rules_of_procedure",
        "clause": "第二十三条",
        "text": RULE,
        "adopted_on": (app.now() - Duration::days(400)).date_naive(),
        "adopted_how": "业主大会表决，参加 52 人，同意 50 人、30 万平方米",
        "photos": [staff.upload_photo().await],
    })
}

/// A draft with the rule.
async fn drafted(app: &TestApp, place: BuiltCompound) -> Vote<'_> {
    let staff = app.staff(Role::CommunityStaff, place.community).await;
    let mut body = body(app, &place, "owners_major");
    body["silence"] = rule(&staff, app).await;
    let moment = |name: &str| body[name].as_str().and_then(|text| text.parse().ok()).expect("a moment");
    let (opens_at, closes_at) = (moment("opens_at"), moment("closes_at"));
    let created = staff.post(&format!("/projects/{}/decisions", place.project), body).await.created();
    let id = created["id"].as_str().expect("an id").to_owned();
    Vote { app, place, id, opens_at, closes_at }
}

/// An open vote with the rule, its notice (N3) posted before.
async fn announced(app: &TestApp, place: BuiltCompound) -> Vote<'_> {
    let vote = drafted(app, place).await;
    vote.step("notice").await.ok();
    vote.post(NoticeKind::VoteCall).await;
    vote.go_to(vote.opens_at);
    vote
}

fn papers(vote: &Vote<'_>, step: &str) -> String {
    format!("{}/papers{step}", vote.path())
}

/// The homes without a ballot get papers; those with these numbers are handed over, each signed for.
async fn hand_over(vote: &Vote<'_>, serials: std::ops::RangeInclusive<u32>) {
    let staff = vote.staff().await;
    staff.post(&papers(vote, ""), json!({"to": "missing"})).await.created();
    for serial in serials {
        deliver(vote, &staff, serial).await;
    }
}

async fn deliver(vote: &Vote<'_>, staff: &Caller, serial: u32) {
    let delivered =
        json!({"serial": serial, "method": "in_person", "delivered_at": vote.app.now(), "note": "业主本人签收"});
    staff.post(&papers(vote, "/deliveries"), delivered).await.ok();
}

async fn published(vote: &Vote<'_>) -> DecisionOutcome {
    serde_json::from_value(vote.outcome().await).expect("an outcome")
}

/// What the desk reads of silence before the outcome.
async fn standing(vote: &Vote<'_>) -> Value {
    vote.staff().await.get(&format!("/desk/decisions/{}", vote.id)).await.ok()["silence"].clone()
}

/// What the notice of the vote says of silence.
async fn told(vote: &Vote<'_>, id: &str) -> String {
    let page = vote.app.anonymous().get(&format!("/notices/{id}")).await.ok();
    let fields = page["content"]["fields"].as_array().expect("fields").clone();
    let field = fields.iter().find(|field| field["key"] == "silence").expect("the field on silence");
    field["text"].as_str().expect("a text").to_owned()
}

/// E5 on a twentieth of its owners: 36 of 65 answer (21, 14 and 1), 28 were handed a ballot and do not.
#[tokio::test]
async fn e5_by_the_compounds_own_rule_silence_counts_and_both_tallies_are_shown() {
    let app = TestApp::start().await;
    let vote = announced(&app, compound(&app, 65).await).await;
    let voters = app.residents(&vote.place.homes[..36]).await;
    let choices = (0..36).map(|number| match number {
        0..21 => "agree",
        21..35 => "against",
        _ => "abstain",
    });
    let homes = vote.place.homes[..36].iter().copied();
    vote.cast_all(voters.iter().zip(homes).zip(choices).map(|((voter, home), choice)| (voter, home, choice))).await;
    hand_over(&vote, 1..=28).await;
    let before = standing(&vote).await;
    assert_eq!(before, json!({"delivered_unanswered": {"persons": 28, "area": 168_000}, "missing": []}));
    let outcome = published(&vote).await;
    let item = &outcome.items[0];
    assert_eq!((item.outcome.tally.all.persons, item.outcome.tally.participated().persons), (65, 36));
    assert!(!item.outcome.quorum && !item.outcome.passed, "strictly there is no quorum");
    let counted = item.with_silence.as_ref().expect("the other reading");
    assert_eq!((counted.tally.participated().persons, counted.tally.agree.persons), (64, 49));
    assert_eq!(
        (counted.tally.against, counted.tally.abstain),
        (item.outcome.tally.against, item.outcome.tally.abstain)
    );
    assert!(counted.quorum && counted.passed && item.carried, "the rule decides");
    assert_eq!(outcome.participated().persons, 36, "whoever did not vote took no part");
    let reading = outcome.silence.clone().expect("what was proven");
    assert_eq!((reading.delivered_unanswered.persons, reading.missing), (28, Vec::new()));

    let page: DecisionPage = app.anonymous().get(&vote.path()).await.parse();
    assert_eq!(page.outcome.as_ref(), Some(&outcome));
    assert_eq!(page.outcome_versions[0].carried, 1);
    // Strict first, on the resident's page, on the sheet and on the desk.
    let staff = vote.staff().await;
    for path in [vote.path(), format!("{}/outcome", vote.path()), format!("/desk/decisions/{}", vote.id)] {
        let page = staff.get(&["/", &path].concat()).await.body;
        let place = |words: &str| page.find(words).unwrap_or_else(|| panic!("{words} is missing in {page}"));
        assert!(place("一、没有投票的不计算") < place("二、收到选票而没有投票的"), "{path}");
        assert!(page.contains("收到选票而没有投票的：28 人"), "{path}");
    }
    // A delivery that nobody knew of before the result changes nothing, and a new count comes to the same.
    let late =
        json!({"serial": 29, "method": "mail", "delivered_at": vote.closes_at - Duration::hours(1), "note": "1"});
    vote.staff().await.post(&papers(&vote, "/deliveries"), late).await.refused(Code::PaperTooLate);
    vote.post_result().await;
    let again = json!({"reason": "重新核对一遍"});
    vote.staff().await.post(&format!("{}/outcome/corrections", vote.path()), again).await.ok();
    let page: DecisionPage = app.anonymous().get(&vote.path()).await.parse();
    let corrected = page.outcome.expect("an outcome");
    assert_eq!((corrected.version, &corrected.items, &corrected.silence), (2, &outcome.items, &outcome.silence));
}

#[tokio::test]
async fn without_a_rule_silence_is_nothing_however_many_ballots_were_delivered() {
    let app = TestApp::start().await;
    let place = compound(&app, 3).await;
    let body = body(&app, &place, "owners_major");
    let vote = Vote::notified(&app, place, body).await;
    let notice = vote.post(NoticeKind::VoteCall).await;
    assert_eq!(told(&vote, &notice).await, "不投票不算同意，也不算反对。");
    vote.go_to(vote.opens_at);
    assert_eq!(vote.page().await["silence"], Value::Null);
    let read = app.anonymous().get(&format!("/{}", vote.path())).await.body;
    assert!(read.contains("不投票不算同意，也不算反对。"), "{read}");
    vote.cast(vote.place.homes[0], "agree").await.created();
    hand_over(&vote, 1..=2).await;
    assert_eq!(standing(&vote).await, Value::Null);
    let outcome = published(&vote).await;
    assert_eq!((&outcome.silence, &outcome.items[0].with_silence), (&None, &None));
    assert!(!outcome.items[0].carried);
}

#[tokio::test]
async fn while_a_proof_is_missing_the_strict_reading_decides_and_says_why() {
    let app = TestApp::start().await;
    for (posts_notice, delivers, missing) in [
        (false, true, vec![SilenceCondition::Announced]),
        (true, false, vec![SilenceCondition::DeliveryProven]),
        (false, false, vec![SilenceCondition::DeliveryProven, SilenceCondition::Announced]),
    ] {
        let vote = drafted(&app, compound(&app, 3).await).await;
        // A notice that hung before the decision was announced could not say it.
        vote.post(NoticeKind::VoteCall).await;
        vote.step("notice").await.ok();
        if posts_notice {
            vote.post(NoticeKind::VoteCall).await;
        }
        vote.go_to(vote.opens_at);
        // Nor does one that hangs only once voting is open.
        vote.post(NoticeKind::VoteCall).await;
        vote.cast(vote.place.homes[0], "agree").await.created();
        if delivers {
            hand_over(&vote, 1..=2).await;
        }
        let outcome = published(&vote).await;
        assert_eq!(outcome.silence.map(|reading| reading.missing), Some(missing));
        assert_eq!((&outcome.items[0].with_silence, outcome.items[0].carried), (&None, false));
    }
}

#[tokio::test]
async fn a_rule_is_refused_where_it_cannot_be_one_and_without_its_adoption() {
    let app = TestApp::start().await;
    let place = compound(&app, 2).await;
    let path = format!("/projects/{}/decisions", place.project);
    let staff = app.staff(Role::CommunityStaff, place.community).await;
    let rule = rule(&staff, &app).await;
    for kind in ["all_interested_owners", "residents_by_household", "lift_henan"] {
        let mut body = body(&app, &place, kind);
        body["silence"] = rule.clone();
        let problem = staff.post(&path, body).await.refused(Code::InvalidInput);
        assert_eq!(problem.errors[0].pointer, "/silence", "{kind}");
    }
    let mut lift = body(&app, &place, "owners_major");
    (lift["lift"], lift["silence"]) = (json!(true), rule.clone());
    assert_eq!(staff.post(&path, lift).await.refused(Code::InvalidInput).errors[0].pointer, "/silence");
    for (name, value) in [
        ("adopted_on", json!((app.now() + Duration::days(3)).date_naive())),
        ("adopted_how", json!("业主大会表决通过")),
        ("photos", json!([])),
        ("text", json!("")),
        ("clause", json!("")),
        ("document", json!("oral_tradition")),
    ] {
        let mut body = body(&app, &place, "owners_ordinary");
        body["silence"] = rule.clone();
        body["silence"][name] = value;
        let problem = staff.post(&path, body).await.refused(Code::InvalidInput);
        assert_eq!(problem.errors[0].pointer, format!("/silence/{name}"));
    }
    // Somebody else's photo proves nothing, and one photo proves one rule.
    let mut body = body(&app, &place, "owners_ordinary");
    body["silence"] = rule;
    let other = app.staff(Role::CommunityStaff, place.community).await;
    other.post(&path, body.clone()).await.refused(Code::PhotoUnknown);
    staff.post(&path, body.clone()).await.created();
    staff.post(&path, body).await.refused(Code::PhotoUnknown);
}

#[tokio::test]
async fn the_form_offers_the_rule_and_leaves_it_out_where_its_fields_are_empty() {
    let app = TestApp::start().await;
    let place = compound(&app, 2).await;
    let staff = app.staff(Role::CommunityStaff, place.community).await;
    let page = format!("//desk/projects/{}/decisions/new", place.project);
    let form = staff.get(&format!("{page}?kind=owners_major")).await.body;
    assert!(form.contains(r#"name="silence[document]""#) && form.contains("逐户送达的凭证"), "{form}");
    for other in ["?kind=all_interested_owners", "?kind=consent_gate", "?lift=true"] {
        let form = staff.get(&[&page, other].concat()).await.body;
        assert!(!form.contains("silence["), "{other}: {form}");
    }
    let body = body(&app, &place, "owners_major");
    let rule = rule(&staff, &app).await;
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let asked = [
        ("title", text(&body["title"])),
        ("explanation", text(&body["explanation"])),
        ("kind", text(&body["kind"])),
        ("scope_id", text(&body["scope_id"])),
        ("opens_at", text(&body["opens_at"])),
        ("closes_at", text(&body["closes_at"])),
        ("questions[0][title]", text(&body["questions"][0]["title"])),
    ];
    let names = ["document", "clause", "text", "adopted_on", "adopted_how"];
    for filled in [false, true] {
        let mut fields = asked.to_vec();
        let said = |name: &str| if filled { text(&rule[name]) } else { String::new() };
        let silence: Vec<_> = names.iter().map(|name| (format!("silence[{name}]"), said(name))).collect();
        fields.extend(silence.iter().map(|(name, value)| (name.as_str(), value.clone())));
        fields.push(("silence[photos][]", if filled { text(&rule["photos"][0]) } else { String::new() }));
        let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let done = staff.post_form(&format!("/projects/{}/decisions", place.project), &fields).await;
        assert!(done.status == 201 || done.status == 303, "{} {}", done.status, done.body);
        let listed = staff.get("/desk/decisions").await.ok()["items"][0]["id"].clone();
        let desk = staff.get(&format!("/desk/decisions/{}", text(&listed))).await.ok();
        assert_eq!(desk["page"]["silence"]["text"], if filled { json!(RULE) } else { Value::Null });
    }
}

#[tokio::test]
async fn the_notice_freezes_the_rule_and_says_it_to_everybody() {
    let app = TestApp::start().await;
    let place = compound(&app, 2).await;
    let resident = app.resident(place.homes[0]).await;
    let vote = drafted(&app, place).await;
    let desk = vote.staff().await.get(&format!("/desk/decisions/{}", vote.id)).await.ok();
    let photo = desk["page"]["silence"]["photos"][0].as_str().expect("a photo").to_owned();
    let picture = format!("//media/{photo}/large");
    app.anonymous().get(&picture).await.refused(Code::NotFound);
    vote.step("notice").await.ok();
    assert_eq!(app.anonymous().get(&picture).await.status, 200, "where to look at it");
    let message = resident.get("/inbox").await.ok()["items"][0].clone();
    assert!(message["body"].as_str().expect("a body").contains("业主大会议事规则第二十三条"), "{message}");
    let page: DecisionPage = app.anonymous().get(&vote.path()).await.parse();
    assert_eq!(page.silence.expect("a rule").text, RULE);
    let register = vote.staff().await.get(&format!("{}/register", vote.path())).await.body;
    assert!(register.contains("silence: rules_of_procedure\t第二十三条\t"), "{register}");
    assert!(register.contains(RULE) && register.contains("silence picture: "), "{register}");
    let notice = vote.post(NoticeKind::VoteCall).await;
    let text = told(&vote, &notice).await;
    assert!(text.starts_with("不投票不算同意，也不算反对。\n“屋面改造表决”"), "{text}");
    assert!(text.contains(RULE) && text.contains("按多数人的意见计算") && text.contains("同意 50 人"), "{text}");
    let canonical = app.anonymous().get(&format!("/notices/{notice}/versions/1/text")).await.body;
    assert!(canonical.contains("field.silence") && canonical.contains(RULE), "the hash is over it");
    let mut draft = super::given::notice(NoticeKind::VoteCall);
    draft["fields"]["silence"] = json!("没有投票的视为同意");
    let path = format!("/projects/{}/notices", vote.place.project);
    let refused = vote.staff().await.post(&path, draft).await.refused(Code::InvalidInput);
    assert_eq!(refused.errors[0].pointer, "/fields/silence", "nobody announces another reading");
}

#[tokio::test]
async fn a_delivery_is_proven_and_reaches_every_home_of_an_elector() {
    let app = TestApp::start().await;
    let place = ready(app.compound().home(6_000, &["甲"]).home(7_000, &["甲"]).home(5_000, &["乙"])).await;
    let vote = announced(&app, place).await;
    let staff = vote.staff().await;
    let path = papers(&vote, "/deliveries");
    for home in &vote.place.homes {
        staff.post(&papers(&vote, ""), json!({"to": "home", "home_id": home})).await.created();
    }
    let silent = async || standing(&vote).await["delivered_unanswered"].clone();
    let weight = |persons: i64, area: i64| json!({"persons": persons, "area": area});
    let bare = json!({"serial": 1, "method": "in_person", "delivered_at": app.now()});
    assert_eq!(staff.post(&path, bare.clone()).await.refused(Code::InvalidInput).errors[0].pointer, "/note");
    let photo = staff.upload_photo().await;
    let mut proven = bare;
    proven["photos"] = json!([photo]);
    staff.post(&path, proven.clone()).await.ok();
    assert_eq!(silent().await, weight(0, 0), "one door of two");
    proven["serial"] = json!(2);
    staff.post(&path, proven).await.refused(Code::PhotoUnknown);
    deliver(&vote, &staff, 2).await;
    assert_eq!(silent().await, weight(1, 13_000));
    deliver(&vote, &staff, 3).await;
    assert_eq!(silent().await, weight(2, 18_000));
    let list = staff.get(&papers(&vote, "")).await.ok();
    let first = &list["papers"]["items"][0];
    assert_eq!((&first["delivery_note"], &first["delivery_photos"]), (&json!(""), &json!(1)));
    assert_eq!(list["papers"]["items"][2]["delivery_note"], "业主本人签收");
    // Whoever votes is not silent, nor is whoever sends a paper back, at whichever door.
    vote.cast(vote.place.homes[2], "agree").await.created();
    assert_eq!(silent().await, weight(1, 13_000));
    let back = json!({"serial": 2, "received_at": app.now(), "photos": [staff.upload_photo().await]});
    staff.post(&papers(&vote, "/returns"), back).await.ok();
    staff.post(&papers(&vote, "/voids"), json!({"serial": 2, "reason": "unsigned"})).await.ok();
    assert_eq!(silent().await, weight(0, 0));
    let outcome = published(&vote).await;
    assert_eq!(outcome.items[0].outcome.tally.participated(), Weight::new(1, Area(5_000)));
    assert_eq!(outcome.silence.map(|reading| reading.missing), Some(vec![SilenceCondition::DeliveryProven]));
}

/// What a recount of the only decision finds.
async fn differences(app: &TestApp) -> Vec<Difference> {
    let mut found = recount(&app.state.database, None).await.expect("a recount");
    assert_eq!(found.len(), 1);
    found.remove(0).differences
}

#[tokio::test]
async fn a_recount_finds_a_published_figure_and_a_delivery_that_were_tampered_with() {
    let app = TestApp::start().await;
    let vote = announced(&app, compound(&app, 4).await).await;
    vote.cast(vote.place.homes[0], "agree").await.created();
    hand_over(&vote, 1..=2).await;
    sequencer::place_waiting(&app.state).await;
    assert_eq!(differences(&app).await, [], "nothing is published yet");
    let outcome = published(&vote).await;
    assert_eq!(outcome.silence.map(|reading| reading.delivered_unanswered), Some(Weight::new(2, Area(12_000))));
    assert_eq!(differences(&app).await, []);

    let write_figures = async |persons: i64| {
        let tx = app.state.database.begin().await.expect("a transaction");
        let row = decision_outcome::Entity::find().one(&tx).await.expect("a query").expect("an outcome");
        let mut figures = row.figures.clone();
        figures["silence"]["delivered_unanswered"]["persons"] = json!(persons);
        let mut row = row.into_active_model();
        row.figures = Set(figures);
        row.update(&tx).await.expect("a change");
        tx.commit().await.expect("a commit");
    };
    write_figures(3).await;
    let kept_and_found = Difference::Unanswered(Weight::new(3, Area(12_000)), Weight::new(2, Area(12_000)));
    assert!(kept_and_found.to_string().contains("published as 3 persons with 120.00 ㎡, recounted 2"));
    assert_eq!(differences(&app).await, [kept_and_found]);
    write_figures(2).await;
    assert_eq!(differences(&app).await, []);

    let tx = app.state.database.begin().await.expect("a transaction");
    let papers = paper_ballot::Entity::find().all(&tx).await.expect("a query");
    let mut paper = papers.into_iter().find(|paper| paper.serial == 1).expect("a paper").into_active_model();
    paper.delivered_at = Set(None);
    paper.update(&tx).await.expect("a change");
    tx.commit().await.expect("a commit");
    let kept_and_found = Difference::Unanswered(Weight::new(2, Area(12_000)), Weight::new(1, Area(6_000)));
    assert_eq!(differences(&app).await, [kept_and_found]);
}

#[tokio::test]
async fn a_sale_after_the_result_changes_nothing_of_who_was_handed_a_ballot() {
    let app = TestApp::start().await;
    let vote = announced(&app, compound(&app, 3).await).await;
    vote.cast(vote.place.homes[2], "agree").await.created();
    hand_over(&vote, 1..=2).await;
    app.advance_days(1);
    sell(&app, &vote.place, 0, "买主一").await;
    let outcome = published(&vote).await;
    let handed = outcome.silence.map(|reading| reading.delivered_unanswered);
    assert_eq!(handed, Some(Weight::new(1, Area(6_000))), "the buyer was handed nothing");
    sell(&app, &vote.place, 0, "买主二").await;
    sell(&app, &vote.place, 1, "买主三").await;
    assert_eq!(differences(&app).await, []);
}
