//! A notice of a vote names the decision it tells of: two decisions of a project are objected to, become final and are
//! archived apart, and a whole cluster reads what it decided together.

use linyi_server::entities::project;
use linyi_shared::notices::kind::NoticeKind;
use linyi_shared::people::rules::Role;
use linyi_shared::problem::Code;
use linyi_shared::projects::rules::Stage;
use linyi_tests::builders::BuiltCompound;
use linyi_tests::{Caller, TestApp};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel};
use serde_json::{Value, json};

use super::given::{SIGNATORIES, Vote, body, compound, notice, ready};

/// Two votes of one project, both counted.
async fn two_counted(app: &TestApp) -> [Vote<'_>; 2] {
    let place = compound(app, 3).await;
    let set_up = body(app, &place, "owners_ordinary");
    let first = Vote::notified(app, place.clone(), set_up.clone()).await;
    let second = Vote::notified(app, place, set_up).await;
    first.go_to(first.closes_at);
    for vote in [&first, &second] {
        vote.step("outcome").await.ok();
    }
    [first, second]
}

fn naming(kind: NoticeKind, vote: &Vote<'_>) -> Value {
    let mut draft = notice(kind);
    draft["decision_id"] = json!(vote.id);
    draft
}

async fn draft(staff: &Caller, vote: &Vote<'_>, body: Value) -> String {
    let drafted = staff.post(&vote.notices_path(), body).await.created();
    drafted["id"].as_str().expect("an id").to_owned()
}

async fn publish(staff: &Caller, id: &str) {
    staff.post(&format!("/notices/{id}/publish"), json!({})).await.ok();
}

/// A vote of the whole cluster of `first`, its notice given.
async fn cluster_vote<'a>(app: &'a TestApp, first: &BuiltCompound) -> Vote<'a> {
    let officer = app.staff(Role::SubdistrictOfficer, first.cluster).await;
    let mut set_up = body(app, first, "owners_ordinary");
    set_up["scope_id"] = json!(first.cluster);
    let moment = |name: &str| set_up[name].as_str().and_then(|text| text.parse().ok()).expect("a moment");
    let (opens_at, closes_at) = (moment("opens_at"), moment("closes_at"));
    let created = officer.post(&format!("/projects/{}/decisions", first.project), set_up.clone()).await.created();
    let id = created["id"].as_str().expect("an id").to_owned();
    officer.post(&format!("/decisions/{id}/notice"), json!({})).await.ok();
    Vote { app, place: first.clone(), id, opens_at, closes_at }
}

/// The project comes to the step at which final results are posted.
async fn reach_decision_notice(vote: &Vote<'_>) {
    let tx = vote.app.state.database.begin().await.expect("a transaction");
    let row = project::Entity::find_by_id(vote.place.project.0).one(&tx).await.expect("a query").expect("a project");
    let mut row = row.into_active_model();
    row.stage = Set(Stage::DecisionNotice.as_str().to_owned());
    row.update(&tx).await.expect("an update");
    tx.commit().await.expect("a commit");
}

#[tokio::test]
async fn a_provisional_result_opens_the_objections_of_the_decision_it_names_alone() {
    let app = TestApp::start().await;
    let [first, second] = two_counted(&app).await;
    let staff = first.staff().await;
    let form = staff.get(&format!("{}/form?kind=provisional_result", first.notices_path())).await.ok();
    assert_eq!(form["decisions"].as_array().map(Vec::len), Some(2));
    assert_eq!(form["decision_id"], json!(null), "both stand where it belongs");
    let id = draft(&staff, &first, naming(NoticeKind::ProvisionalResult, &first)).await;
    publish(&staff, &id).await;
    assert_eq!(first.page().await["state"], "objecting");
    let other = second.page().await;
    assert_eq!((&other["state"], &other["result_notices"]), (&json!("provisional"), &json!([])));

    let page = app.anonymous().get(&format!("/notices/{id}")).await.ok();
    assert_eq!(page["decision"]["id"], json!(first.id));
    assert_eq!(first.page().await["notices"][0]["id"], json!(id));
    assert_eq!(other["notices"], json!([]));
    first.wait_out(&id).await;
    first.step("final").await.ok();
    second.step("final").await.refused(Code::ResultNoticeMissing);
    // Now the second is the only one that stands there, and is meant without being named.
    let form = second.staff().await.get(&format!("{}/form?kind=provisional_result", second.notices_path())).await.ok();
    assert_eq!(form["decision_id"], json!(second.id));
    let id = second.post_result().await;
    let page = app.anonymous().get(&format!("/notices/{id}")).await.ok();
    assert_eq!(page["decision"]["id"], json!(second.id));
}

#[tokio::test]
async fn a_result_posted_without_a_name_tells_of_every_outcome_that_is_out() {
    let app = TestApp::start().await;
    let [first, second] = two_counted(&app).await;
    let id = first.post_result().await;
    let page = app.anonymous().get(&format!("/notices/{id}")).await.ok();
    assert_eq!(page["decision"], json!(null));
    for vote in [&first, &second] {
        let page = vote.page().await;
        assert_eq!((&page["state"], &page["result_notices"][0]["id"]), (&json!("objecting"), &json!(id)));
    }
}

/// A draft that shall read as `notice` has it, with these fields beside.
fn revised(kind: NoticeKind, fields: Value) -> Value {
    let mut body = notice(kind);
    let object = body.as_object_mut().expect("an object");
    object.remove("kind");
    object.extend(fields.as_object().expect("fields").clone());
    body
}

#[tokio::test]
async fn a_draft_may_tell_of_another_decision_and_a_published_notice_may_not() {
    let app = TestApp::start().await;
    let [first, second] = two_counted(&app).await;
    let staff = first.staff().await;
    let kind = NoticeKind::ProvisionalResult;
    let id = draft(&staff, &first, naming(kind, &first)).await;
    let (desk, path) = (format!("/notices/{id}/desk"), format!("/notices/{id}/revise"));
    let named = async || staff.get(&desk).await.ok()["decision"]["id"].clone();
    assert_eq!(staff.get(&desk).await.ok()["decisions"].as_array().map(Vec::len), Some(2));
    staff.post(&path, revised(kind, json!({"decision_id": second.id}))).await.ok();
    assert_eq!(named().await, json!(second.id));
    staff.post(&path, revised(kind, json!({}))).await.ok();
    assert_eq!(named().await, json!(second.id), "what is not said stays");
    let elsewhere = compound(&app, 1).await;
    let foreign = Vote::notified(&app, elsewhere.clone(), body(&app, &elsewhere, "owners_ordinary")).await;
    let refused = staff.post(&path, revised(kind, json!({"decision_id": foreign.id}))).await;
    assert_eq!(refused.refused(Code::InvalidInput).errors[0].pointer, "/decision_id");
    staff.post(&path, revised(kind, json!({"decision_id": first.id, "all_decisions": true}))).await.ok();
    assert_eq!(named().await, json!(null), "two stand there, so it names neither");
    staff.post(&path, revised(kind, json!({"decision_id": first.id}))).await.ok();
    publish(&staff, &id).await;
    assert_eq!(
        (&first.page().await["state"], &second.page().await["state"]),
        (&json!("objecting"), &json!("provisional"))
    );
    staff.post(&path, revised(kind, json!({"decision_id": second.id}))).await.refused(Code::NoticeImmutable);
    let plan = draft(&staff, &first, notice(NoticeKind::Plan)).await;
    let refused = revised(NoticeKind::Plan, json!({"decision_id": first.id}));
    let refused = staff.post(&format!("/notices/{plan}/revise"), refused).await.refused(Code::InvalidInput);
    assert_eq!(refused.errors[0].pointer, "/decision_id");
}

#[tokio::test]
async fn a_draft_is_turned_to_a_cluster_only_from_above_it() {
    let app = TestApp::start().await;
    let first = ready(app.compound().named("东院").home(6_000, &["甲"])).await;
    app.compound().named("西院").beside(&first).home(9_000, &["乙"]).build().await;
    let own = Vote::notified(&app, first.clone(), body(&app, &first, "owners_ordinary")).await;
    let vote = cluster_vote(&app, &first).await;
    let kind = NoticeKind::VoteCall;
    let staff = own.staff().await;
    let id = draft(&staff, &own, naming(kind, &own)).await;
    let path = format!("/notices/{id}/revise");
    staff.post(&path, revised(kind, json!({"decision_id": vote.id}))).await.refused(Code::Forbidden);
    let officer = app.staff(Role::SubdistrictOfficer, first.cluster).await;
    officer.post(&path, revised(kind, json!({"decision_id": vote.id}))).await.ok();
    // From now on it is the whole cluster's, and so is every change of it.
    staff.post(&path, revised(kind, json!({"decision_id": own.id}))).await.refused(Code::Forbidden);
    officer.post(&path, revised(kind, json!({"decision_id": own.id}))).await.ok();
    staff.post(&path, revised(kind, json!({}))).await.ok();
}

#[tokio::test]
async fn a_final_result_is_posted_only_of_a_final_decision_of_the_project() {
    let app = TestApp::start().await;
    let [first, second] = two_counted(&app).await;
    let staff = first.staff().await;
    let elsewhere = compound(&app, 1).await;
    let foreign = Vote::notified(&app, elsewhere.clone(), body(&app, &elsewhere, "owners_ordinary")).await;
    let refused = staff.post(&first.notices_path(), naming(NoticeKind::Decision, &foreign)).await;
    assert_eq!(refused.refused(Code::InvalidInput).errors[0].pointer, "/decision_id");
    let refused = staff.post(&first.notices_path(), naming(NoticeKind::Plan, &first)).await;
    assert_eq!(refused.refused(Code::InvalidInput).errors[0].pointer, "/decision_id");

    reach_decision_notice(&first).await;
    let of_first = draft(&staff, &first, naming(NoticeKind::Decision, &first)).await;
    let path = format!("/notices/{of_first}/publish");
    assert!(staff.post(&path, json!({})).await.refused(Code::NoticeDecisionNotReady).detail.is_some());
    let result = draft(&staff, &first, naming(NoticeKind::ProvisionalResult, &first)).await;
    publish(&staff, &result).await;
    first.wait_out(&result).await;
    first.step("final").await.ok();
    let staff = first.staff().await;
    publish(&staff, &of_first).await;
    first.wait_out(&of_first).await;
    first.step("archive").await.ok();
    assert_eq!(second.page().await["state"], "provisional");
}

#[tokio::test]
async fn the_final_result_of_a_cluster_is_evidence_for_each_of_its_compounds() {
    let app = TestApp::start().await;
    let first = ready(app.compound().named("东院").home(6_000, &["甲"])).await;
    let beside = app.compound().named("西院").beside(&first).home(9_000, &["乙"]);
    let second = beside.at(Stage::DecisionNotice).build().await;
    let beyond = app.compound().named("别处").homes(1).at(Stage::DecisionNotice).build().await;
    let vote = cluster_vote(&app, &first).await;
    vote.go_to(vote.opens_at);
    for home in [first.homes[0], second.homes[0]] {
        vote.cast(home, "agree").await.created();
    }
    vote.go_to(vote.closes_at);
    let officer = async || app.staff(Role::SubdistrictOfficer, first.cluster).await;
    officer().await.post(&format!("/decisions/{}/outcome", vote.id), json!({})).await.ok();
    let result = draft(&officer().await, &vote, notice(NoticeKind::ProvisionalResult)).await;
    publish(&officer().await, &result).await;
    vote.wait_out(&result).await;
    let signed = json!({"signatories": SIGNATORIES});
    officer().await.post(&format!("/decisions/{}/final", vote.id), signed).await.ok();

    let close = async |place: &BuiltCompound| {
        let staff = app.staff(Role::CommunityStaff, place.id).await;
        staff.post(&format!("/projects/{}/stages/decision_notice/close", place.project), json!({})).await
    };
    let missing = async |place: &BuiltCompound| {
        let refused = close(place).await.refused(Code::EvidenceMissing);
        refused.errors.iter().map(|error| error.pointer.clone()).collect::<Vec<_>>()
    };
    assert_eq!(missing(&second).await, ["/evidence/decision_notice"]);
    reach_decision_notice(&vote).await;
    let posted = draft(&officer().await, &vote, notice(NoticeKind::Decision)).await;
    publish(&officer().await, &posted).await;
    assert_eq!(missing(&second).await, ["/evidence/decision_notice_period"]);
    let page = app.anonymous().get(&format!("/compounds/{}", second.id)).await.ok();
    let way = page["way"].as_array().expect("a way").clone();
    let step = way.iter().find(|step| step["stage"] == "decision_notice").expect("the step");
    assert_eq!(step["link"], json!(format!("/notices/{posted}")), "everybody is led to it");
    // An objection in one compound keeps the step of each from closing.
    let objection = json!({"home_id": first.homes[0], "text": "请再核对一次。"});
    app.resident(first.homes[0]).await.post(&format!("/notices/{posted}/objections"), objection).await.created();
    assert_eq!(missing(&second).await, ["/evidence/decision_notice_period", "/evidence/decision_objections"]);
    let objection = officer().await.get(&format!("/notices/{posted}/desk")).await.ok()["objections"][0]["id"].clone();
    let answer = json!({"answer": "已重新核对，结果不变。"});
    let path = format!("/objections/{}/answer", objection.as_str().expect("an id"));
    officer().await.post(&path, answer).await.ok();
    vote.wait_out(&posted).await;
    close(&second).await.ok();
    assert_eq!(missing(&beyond).await, ["/evidence/decision_notice"], "another cluster decided nothing");
}

#[tokio::test]
async fn r28_the_call_to_vote_prints_what_the_party_organisation_resolved() {
    let app = TestApp::start().await;
    let place = compound(&app, 2).await;
    let vote = Vote::notified(&app, place.clone(), body(&app, &place, "residents_by_household")).await;
    let id = vote.post(NoticeKind::VoteCall).await;
    let page = app.anonymous().get(&format!("/notices/{id}")).await.ok();
    let fields = page["content"]["fields"].as_array().expect("fields").clone();
    let study = fields.iter().find(|field| field["key"] == "party_study").expect("the study");
    let text = study["text"].as_str().expect("a text");
    assert!(text.contains("演示社区党委（9 人参加）研究讨论。同意提交居民会议表决。"), "{text}");
    assert_eq!(page["decision"]["id"], json!(vote.id));
}

#[tokio::test]
async fn what_a_cluster_decided_is_in_the_list_and_the_inboxes_of_all_its_compounds() {
    let app = TestApp::start().await;
    let first = ready(app.compound().named("东院").home(6_000, &["甲"])).await;
    let second = app.compound().named("西院").beside(&first).home(9_000, &["乙"]).build().await;
    let beyond = app.compound().named("别处").homes(1).build().await;
    let vote = cluster_vote(&app, &first).await;
    vote.go_to(vote.closes_at);
    let officer = app.staff(Role::SubdistrictOfficer, first.cluster).await;
    officer.post(&format!("/decisions/{}/outcome", vote.id), json!({})).await.ok();

    // Whoever writes to a whole cluster has the duty above all its compounds.
    let staff = app.staff(Role::CommunityStaff, first.id).await;
    staff.post(&vote.notices_path(), notice(NoticeKind::ProvisionalResult)).await.refused(Code::Forbidden);
    let neighbour = app.resident(second.homes[0]).await;
    let stranger = app.resident(beyond.homes[0]).await;
    let posted = draft(&officer, &vote, notice(NoticeKind::ProvisionalResult)).await;
    publish(&officer, &posted).await;
    let page = app.anonymous().get(&format!("/notices/{posted}")).await.ok();
    assert_eq!((&page["homes"], &page["homes_told"]), (&json!(2), &json!(1)));
    assert_eq!(page["card"]["compound_name"], "测试片区");
    let link = json!(format!("/notices/{posted}"));
    let told = |inbox: Value| inbox["items"].as_array().expect("items").iter().any(|item| item["link"] == link);
    assert!(told(neighbour.get("/inbox").await.ok()) && !told(stranger.get("/inbox").await.ok()));
    for (place, expected) in [(first.id, 1), (second.id, 1), (beyond.id, 0)] {
        let list = app.anonymous().get(&format!("/notices?compound={place}")).await.ok();
        assert_eq!(list["notices"]["items"].as_array().map(Vec::len), Some(expected), "{place}");
    }
    let objection = json!({"home_id": second.homes[0], "text": "请核对我家的票。"});
    neighbour.post(&format!("/notices/{posted}/objections"), objection).await.created();
    assert_eq!(vote.page().await["result_notices"][0]["open_objections"], 1);
}
