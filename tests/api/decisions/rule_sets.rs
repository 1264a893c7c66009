//! A district's own voting rules: who adds them, what they must keep to, which decisions they judge (dossier R29, F54).

use chrono::{Days, NaiveDate};
use linyi_server::entities::audit_entry;
use linyi_shared::decisions::api::{RuleSetStanding, RuleSetView, RuleSetsPage};
use linyi_shared::decisions::rules::{DecisionKind, RULE_SETS};
use linyi_shared::id::PlaceId;
use linyi_shared::people::rules::Role;
use linyi_shared::problem::Code;
use linyi_shared::time::local_date;
use linyi_tests::builders::BuiltCompound;
use linyi_tests::{Caller, TestApp};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::{Value, json};
use uuid::Uuid;

use super::given::{Vote, body, compound};

fn path(district: PlaceId) -> String {
    format!("/places/{district}/rule-sets")
}

fn tomorrow(app: &TestApp) -> NaiveDate {
    local_date(app.now()) + Days::new(1)
}

async fn bureau(app: &TestApp, place: &BuiltCompound) -> Caller {
    app.staff(Role::HousingBureau, place.district).await
}

/// The body that adds what the house proposes for a kind from tomorrow on.
async fn proposal(bureau: &Caller, district: PlaceId, kind: &str) -> Value {
    let page = bureau.get(&format!("{}?kind={kind}", path(district))).await.ok();
    let mut body = page["proposal"].clone();
    assert_eq!(body["kind"], kind, "{page}");
    body["gate_denominator"] = json!("registered");
    body["document_number"] = json!("演示建〔2026〕12号");
    body["document_title"] = json!("关于老旧小区改造表决的规定（演示）");
    body
}

/// The same with another basis, by which its decisions are told.
async fn named(bureau: &Caller, district: PlaceId, kind: &str) -> Value {
    let mut body = proposal(bureau, district, kind).await;
    body["code"] = json!("local_named");
    body["basis_zh"] = json!("演示区规定第三条");
    body["basis_en"] = json!("Rule 3 of the demo district");
    body
}

async fn rules(caller: &Caller, district: PlaceId, kind: DecisionKind) -> Vec<RuleSetView> {
    let page: RuleSetsPage = caller.get(&path(district)).await.parse();
    page.rule_sets.into_iter().filter(|view| view.rule_set.kind == kind).collect()
}

async fn audited(app: &TestApp, action: &str) -> Vec<audit_entry::Model> {
    let rows = audit_entry::Entity::find().filter(audit_entry::Column::Action.eq(action));
    rows.all(app.state.database.reader()).await.expect("the audit")
}

#[tokio::test]
async fn everybody_reads_the_rules_with_their_basis() {
    let app = TestApp::start().await;
    let place = compound(&app, 1).await;
    let page: RuleSetsPage = app.anonymous().get(&path(place.district)).await.parse();
    assert_eq!(page.rule_sets.len(), RULE_SETS.len());
    assert!(!page.may_change && page.proposal.is_none());
    assert!(page.rule_sets.iter().all(|view| view.id.is_none() && !view.rule_set.basis_zh.is_empty()));
    let standing = |code: &str| page.rule_sets.iter().find(|view| view.rule_set.code == code).map(|view| view.standing);
    assert_eq!(standing("owners_major_2021"), Some(RuleSetStanding::InForce));
    assert_eq!(standing("representatives_2018"), Some(RuleSetStanding::Over));
    for other in [place.community, place.id, PlaceId(Uuid::now_v7())] {
        app.anonymous().get(&path(other)).await.refused(Code::NotFound);
    }
    app.anonymous().get(&format!("{}?kind=nothing", path(place.district))).await.refused(Code::InvalidQuery);
}

#[tokio::test]
async fn only_the_districts_housing_bureau_adds_and_ends_a_rule() {
    let app = TestApp::start().await;
    let place = compound(&app, 1).await;
    let bureau = bureau(&app, &place).await;
    let body = proposal(&bureau, place.district, "consent_gate").await;
    let path = path(place.district);
    app.anonymous().post(&path, body.clone()).await.refused(Code::SignInRequired);
    for role in Role::ALL.iter().filter(|role| **role != Role::HousingBureau) {
        app.staff(*role, place.district).await.post(&path, body.clone()).await.refused(Code::Forbidden);
    }
    app.resident(place.homes[0]).await.post(&path, body.clone()).await.refused(Code::Forbidden);
    let below = app.staff(Role::HousingBureau, place.community).await;
    below.post(&path, body.clone()).await.refused(Code::Forbidden);
    bureau.post(&format!("/places/{}/rule-sets", place.community), body.clone()).await.refused(Code::NotFound);

    let id = bureau.post(&path, body).await.created()["id"].as_str().expect("an id").to_owned();
    let end = json!({"last_day": local_date(app.now()), "reason": "文件废止。"});
    let end_path = format!("/rule-sets/{id}/end");
    app.staff(Role::SubdistrictOfficer, place.district)
        .await
        .post(&end_path, end.clone())
        .await
        .refused(Code::Forbidden);
    below.post(&end_path, end.clone()).await.refused(Code::Forbidden);
    bureau.post(&format!("/rule-sets/{}/end", Uuid::now_v7()), end.clone()).await.refused(Code::NotFound);
    bureau.post(&end_path, end).await.ok();
}

#[tokio::test]
async fn what_a_rule_must_keep_to_is_refused_with_its_own_code() {
    let app = TestApp::start().await;
    let place = compound(&app, 1).await;
    let bureau = bureau(&app, &place).await;
    let district = place.district;
    let major = proposal(&bureau, district, "owners_major").await;
    let gate = proposal(&bureau, district, "consent_gate").await;
    let objection = {
        let mut body = proposal(&bureau, district, DecisionKind::ObjectionVote.as_str()).await;
        body["basis_zh"] = json!("演示区规定");
        body["basis_en"] = json!("a rule of the demo district");
        body
    };
    let today = local_date(app.now());
    let changed = |body: &Value, pointer: &str, value: Value| {
        let mut body = body.clone();
        *body.pointer_mut(pointer).expect("a field") = value;
        body
    };
    let share = "/majority/0/threshold/numerator";
    for (body, code, pointer) in [
        (changed(&major, "/code", json!("owners_major_2021")), Code::RuleSetCodeInvalid, "/code"),
        (changed(&major, "/effective_from", json!(today)), Code::RuleSetTooEarly, "/effective_from"),
        (changed(&major, "/effective_to", json!(today)), Code::RuleSetDatesReversed, "/effective_to"),
        (changed(&major, "/unit", json!("household")), Code::RuleSetUnitUnfit, "/unit"),
        (changed(&major, share, json!(0)), Code::RuleSetFractionImproper, share),
        (changed(&major, share, json!(9)), Code::RuleSetFractionImproper, share),
        (changed(&major, "/majority", json!([])), Code::RuleSetWithoutMajority, "/majority"),
        (
            changed(&major, "/majority/0/counted", json!("participating")),
            Code::RuleSetLegUnfit,
            "/majority/0/comparator",
        ),
        (changed(&gate, share, json!(2)), Code::GateShareTooLow, share),
        (changed(&major, "/gate_denominator", json!("responded")), Code::GateDenominatorUnfit, "/gate_denominator"),
        (
            changed(&objection, "/majority/1/threshold", json!({"numerator": 1, "denominator": 2})),
            Code::ObjectionShareRefused,
            "/majority/1/threshold/numerator",
        ),
        (
            changed(&major, "/timing/short_notice_days", json!(99)),
            Code::RuleSetTimingImpossible,
            "/timing/short_notice_days",
        ),
        (changed(&major, "/timing/notice_days", json!(14)), Code::RuleSetPeriodsRefused, "/timing/notice_days"),
        (changed(&major, share, json!(2)), Code::RuleSetLaxerThanLaw, share),
        (changed(&major, "/document_number", json!("")), Code::InvalidInput, "/document_number"),
        (changed(&major, "/document_title", json!(" ")), Code::InvalidInput, "/document_title"),
        (
            changed(&major, "/majority/0/threshold/denominator", json!(1.5)),
            Code::InvalidInput,
            "/majority/0/threshold/denominator",
        ),
    ] {
        let problem = bureau.post(&path(district), body).await.refused(code);
        assert_eq!(problem.errors[0].pointer, pointer, "{code:?}");
    }
    let mut without = major.clone();
    without.as_object_mut().expect("an object").remove("document_number");
    assert_eq!(
        bureau.post(&path(district), without).await.refused(Code::InvalidInput).errors[0].pointer,
        "/document_number"
    );

    bureau.post(&path(district), gate.clone()).await.created();
    bureau.post(&path(district), gate.clone()).await.refused(Code::RuleSetCodeTaken);
    let again = changed(&gate, "/code", json!("local_again"));
    let problem = bureau.post(&path(district), again).await.refused(Code::RuleSetOverlaps);
    assert!(problem.detail.is_some(), "it names the other");
    assert_eq!(rules(&bureau, district, DecisionKind::OwnersMajor).await.len(), 1, "nothing refused was kept");
}

#[tokio::test]
async fn a_refusal_speaks_the_callers_language() {
    let app = TestApp::start().await;
    let place = compound(&app, 1).await;
    let bureau = bureau(&app, &place).await;
    let mut body = proposal(&bureau, place.district, "owners_major").await;
    body["quorum"][1]["threshold"] = json!({"numerator": 1, "denominator": 2});
    let request = bureau.request(reqwest::Method::POST, &path(place.district));
    let answer = linyi_tests::Answer::of(request.header("accept-language", "en").json(&body)).await;
    let problem = answer.refused(Code::RuleSetLaxerThanLaw);
    assert_eq!(problem.errors[0].pointer, "/quorum/1/threshold/numerator");
    assert_eq!(problem.errors[0].detail, "the law asks for: area taking part, at least two thirds of all");
}

#[tokio::test]
async fn a_decision_follows_the_districts_rule_and_keeps_it_after_its_end() {
    let app = TestApp::start().await;
    let place = compound(&app, 4).await;
    let bureau = bureau(&app, &place).await;
    let before = Vote::notified(&app, place.clone(), body(&app, &place, "owners_major")).await;

    let mut own = named(&bureau, place.district, "owners_major").await;
    own["majority"][0]["threshold"] = json!({"numerator": 1, "denominator": 1});
    let id = bureau.post(&path(place.district), own).await.created()["id"].as_str().expect("an id").to_owned();
    assert_eq!(before.page().await["rule_set"]["code"], "owners_major_2021", "announced before");

    // It opens in seventeen days, when the district's rule is in force.
    let set_up = format!("/projects/{}/decision-setup?kind=owners_major", place.project);
    let staff = app.staff(Role::CommunityStaff, place.community).await;
    assert_eq!(staff.get(&set_up).await.ok()["rule_set"]["code"], "local_named");
    let vote = Vote::notified(&app, place.clone(), body(&app, &place, "owners_major")).await;
    let page = vote.page().await;
    assert_eq!(page["rule_set"]["code"], "local_named");
    let read = app.anonymous().get(&format!("//decisions/{}", vote.id)).await.body;
    assert!(read.contains("演示区规定第三条"), "{read}");
    let register = vote.staff().await.get(&format!("{}/register", vote.path())).await.body;
    assert!(register.contains("rule: local_named\n") && register.contains("basis: 演示区规定第三条\n"), "{register}");

    let drafted = Vote::draft(&app, place.clone(), body(&app, &place, "owners_major")).await;
    let end = json!({"last_day": tomorrow(&app), "reason": "文件废止。"});
    bureau.post(&format!("/rule-sets/{id}/end"), end).await.ok();
    assert_eq!(vote.page().await["rule_set"]["code"], "local_named", "announced while it was in force");
    drafted.step("notice").await.ok();
    assert_eq!(drafted.page().await["rule_set"]["code"], "owners_major_2021", "announced after its end");
    assert_eq!(staff.get(&set_up).await.ok()["rule_set"]["code"], "owners_major_2021");

    // Three of four agree: enough for the law, not for the district, whose rule still judges this vote.
    for vote in [&vote, &drafted] {
        vote.go_to(vote.opens_at);
        for (home, choice) in place.homes.iter().zip(["agree", "agree", "agree", "against"]) {
            vote.cast(*home, choice).await.created();
        }
    }
    let outcome = vote.outcome().await;
    assert_eq!(outcome["items"][0]["outcome"]["rule_set"], "local_named");
    assert_eq!(outcome["items"][0]["outcome"]["passed"], false);
    let outcome = drafted.outcome().await;
    assert_eq!(outcome["items"][0]["outcome"]["rule_set"], "owners_major_2021");
    assert_eq!(outcome["items"][0]["outcome"]["passed"], true);
}

#[tokio::test]
async fn a_rule_is_in_force_from_its_first_day_to_its_last() {
    let app = TestApp::start().await;
    let place = compound(&app, 1).await;
    let bureau = bureau(&app, &place).await;
    let mut own = named(&bureau, place.district, "consent_gate").await;
    own["majority"][0]["threshold"] = json!({"numerator": 2, "denominator": 3});
    own["gate_denominator"] = json!("contacted");
    own["effective_to"] = json!(tomorrow(&app));
    bureau.post(&path(place.district), own).await.created();
    let standings = async || {
        let rules = rules(&app.anonymous(), place.district, DecisionKind::ConsentGate).await;
        rules.into_iter().map(|view| (view.rule_set.code.into_owned(), view.standing)).collect::<Vec<_>>()
    };
    let both = |own, shipped| vec![("local_named".to_owned(), own), ("consent_gate_2022".to_owned(), shipped)];
    assert_eq!(standings().await, both(RuleSetStanding::Ahead, RuleSetStanding::InForce));
    app.advance_days(1);
    assert_eq!(standings().await, both(RuleSetStanding::InForce, RuleSetStanding::Replaced));
    app.advance_days(1);
    assert_eq!(standings().await, both(RuleSetStanding::Over, RuleSetStanding::InForce));
    let kept = rules(&app.anonymous(), place.district, DecisionKind::ConsentGate).await.remove(0);
    assert_eq!(kept.rule_set.gate_denominator.as_str(), "contacted");
    assert_eq!(kept.document.expect("a document").number, "演示建〔2026〕12号");
}

#[tokio::test]
async fn an_objection_vote_is_possible_only_where_the_district_allows_it() {
    let app = TestApp::start().await;
    let place = compound(&app, 2).await;
    let staff = app.staff(Role::CommunityStaff, place.community).await;
    let projects = format!("/projects/{}/decisions", place.project);
    let vote = body(&app, &place, DecisionKind::ObjectionVote.as_str());
    staff.post(&projects, vote.clone()).await.refused(Code::RuleSetMissing);
    let bureau = bureau(&app, &place).await;
    let own = named(&bureau, place.district, DecisionKind::ObjectionVote.as_str()).await;
    bureau.post(&path(place.district), own).await.created();
    staff.post(&projects, vote).await.created();
}

#[tokio::test]
async fn an_end_shortens_the_rule_once_and_says_why() {
    let app = TestApp::start().await;
    let place = compound(&app, 1).await;
    let bureau = bureau(&app, &place).await;
    let mut own = named(&bureau, place.district, "consent_gate").await;
    let planned = tomorrow(&app) + Days::new(30);
    own["effective_to"] = json!(planned);
    let id = bureau.post(&path(place.district), own).await.created()["id"].as_str().expect("an id").to_owned();
    let end = format!("/rule-sets/{id}/end");
    let ending = |day: NaiveDate, reason: &str| json!({"last_day": day, "reason": reason});
    for day in [tomorrow(&app) - Days::new(2), planned] {
        let problem = bureau.post(&end, ending(day, "文件废止。")).await.refused(Code::RuleSetEndRefused);
        assert_eq!(problem.errors[0].pointer, "/last_day");
    }
    let silent = bureau.post(&end, ending(tomorrow(&app), "")).await.refused(Code::InvalidInput);
    assert_eq!(silent.errors[0].pointer, "/reason");
    let never = ending(local_date(app.now()), "文件有误，不再施行。");
    let first = bureau.post_keyed(&end, "end-1", never.clone()).await.ok();
    assert_eq!(bureau.post_keyed(&end, "end-1", never.clone()).await.ok(), first, "a repeat answers as before");
    bureau.post(&end, never).await.refused(Code::RuleSetEnded);
    let ended = rules(&app.anonymous(), place.district, DecisionKind::ConsentGate).await.remove(0);
    assert_eq!(ended.standing, RuleSetStanding::Over, "it never began");
    assert_eq!(ended.ended_because, "文件有误，不再施行。");
    let rows = audited(&app, "decisions.end_rule_set").await;
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].object_id.to_string(), id);
    assert_eq!(rows[0].details["reason"], "文件有误，不再施行。");

    // The days are free again, the code is not.
    let mut next = named(&bureau, place.district, "consent_gate").await;
    bureau.post(&path(place.district), next.clone()).await.refused(Code::RuleSetCodeTaken);
    next["code"] = json!("local_next");
    bureau.post(&path(place.district), next).await.created();
}

#[tokio::test]
async fn a_rule_is_added_once_however_often_it_is_sent_and_leaves_its_trace() {
    let app = TestApp::start().await;
    let place = compound(&app, 1).await;
    let bureau = bureau(&app, &place).await;
    let own = named(&bureau, place.district, "consent_gate").await;
    let first = bureau.post_keyed(&path(place.district), "rule-1", own.clone()).await.created();
    assert_eq!(bureau.post_keyed(&path(place.district), "rule-1", own).await.created(), first);
    assert_eq!(rules(&bureau, place.district, DecisionKind::ConsentGate).await.len(), 2);
    let rows = audited(&app, "decisions.add_rule_set").await;
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].details["rule_set"]["code"], "local_named");
    assert_eq!(rows[0].details["document_number"], "演示建〔2026〕12号");
    assert_eq!(rows[0].person_id, bureau.person_id.map(Uuid::from));
}

#[tokio::test]
async fn the_page_is_a_form_that_works_without_a_script_and_keeps_what_was_entered() {
    let app = TestApp::start().await;
    let place = compound(&app, 1).await;
    let bureau = bureau(&app, &place).await;
    let address = format!("/desk/places/{}/rule-sets", place.district);
    let home = bureau.get("//desk").await.body;
    assert!(home.contains(&address), "{home}");
    let page = bureau.get(&format!("/{address}?kind=owners_major")).await;
    for part in [
        format!(r#"action="/api/v1/places/{}/rule-sets""#, place.district),
        r#"name="majority[0][threshold][numerator]""#.to_owned(),
        "《民法典》第二百七十八条第二款".to_owned(),
        "现在没有这类规则".to_owned(),
    ] {
        assert!(page.status == 200 && page.body.contains(&part), "{part} is missing in {}", page.body);
    }
    let visitor = app.anonymous().get(&format!("/{address}")).await;
    assert!(visitor.status == 200 && !visitor.body.contains(r#"name="effective_from""#), "{}", visitor.body);

    let (from, back) = (tomorrow(&app).to_string(), format!("{address}?kind=consent_gate"));
    let mut fields = vec![
        ("_return", address.as_str()),
        ("_page", back.as_str()),
        ("_key", "form-1"),
        ("kind", "consent_gate"),
        ("unit", "household"),
        ("document_number", "演示建〔2026〕12号"),
        ("document_title", "关于开工前居民同意的规定（演示）"),
        ("name_zh", "开工前三分之二以上居民同意"),
        ("name_en", "At least two thirds agree before works"),
        ("basis_zh", "演示区规定第一条"),
        ("basis_en", "Rule 1 of the demo district"),
        ("code", "local_gate"),
        ("effective_from", from.as_str()),
        ("effective_to", ""),
        ("majority[0][counted]", "agreeing"),
        ("majority[0][base]", "all"),
        ("majority[0][measure]", "persons"),
        ("majority[0][comparator]", "at_least"),
        ("majority[0][threshold][numerator]", "1"),
        ("majority[0][threshold][denominator]", "3"),
        ("gate_denominator", "registered"),
    ];
    for (name, figure) in [
        ("timing[notice_days]", "0"),
        ("timing[short_notice_days]", "0"),
        ("timing[min_window_days]", "5"),
        ("timing[max_window_days]", "60"),
        ("timing[default_window_days]", "30"),
        ("timing[extensions]", "1"),
        ("timing[ballot_changes]", "1"),
        ("timing[result_due_days]", "3"),
        ("timing[min_objection_days]", "3"),
        ("timing[default_objection_days]", "7"),
    ] {
        fields.push((name, figure));
    }
    let refused = bureau.post_form(&path(place.district), &fields).await;
    let refused = refused.sees_other();
    assert!(refused.starts_with(&format!("{back}&submission=")), "{refused}");
    let shown = bureau.get(&format!("/{refused}")).await.body;
    assert!(shown.contains(r#"role="alert""#) && shown.contains("要超过一半"), "{shown}");
    assert!(shown.contains("开工前三分之二以上居民同意"), "what was entered is kept: {shown}");
    for (name, value) in &mut fields {
        match *name {
            "_key" => *value = "form-2",
            "majority[0][threshold][numerator]" => *value = "2",
            _ => {}
        }
    }
    let done = bureau.post_form(&path(place.district), &fields).await;
    assert_eq!(done.sees_other(), address);
    let shown = bureau.get(&format!("/{address}")).await.body;
    assert!(shown.contains("演示区规定第一条") && shown.contains("尚未生效"), "{shown}");
}
