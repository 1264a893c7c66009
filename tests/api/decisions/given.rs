//! Decisions in a given state, and ballots for them.

use chrono::{DateTime, Duration, Utc};
use linyi_server::entities::{decision, home};
use linyi_shared::decisions::rules::{DecisionKind, RuleSet};
use linyi_shared::id::{DecisionId, HomeId};
use linyi_shared::notices::kind::NoticeKind;
use linyi_shared::people::rules::Role;
use linyi_shared::projects::rules::Stage;
use linyi_shared::time::local_date;
use linyi_tests::builders::{BuiltCompound, CompoundBuilder};
use linyi_tests::{Answer, Caller, TestApp};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use serde_json::{Map, Value, json};
use tokio::task::JoinSet;

/// Ballots that are sent at the same time where many are.
const AT_ONCE: usize = 32;

/// Who signs final results.
pub const SIGNATORIES: &str = "社区居委会主任 甲\n社区监督委员会主任 乙";

/// A decision with the people and places around it.
pub struct Vote<'a> {
    /// The server.
    pub app: &'a TestApp,
    /// The compound.
    pub place: BuiltCompound,
    /// The decision.
    pub id: String,
    /// When it opens.
    pub opens_at: DateTime<Utc>,
    /// When it closes.
    pub closes_at: DateTime<Utc>,
}

/// A compound of `homes` homes of 60 ㎡, its project at the stage of deciding.
pub async fn compound(app: &TestApp, homes: usize) -> BuiltCompound {
    ready(app.compound().homes(homes)).await
}

/// Any compound, its project at the stage of deciding, with two work items.
pub async fn ready(builder: CompoundBuilder<'_>) -> BuiltCompound {
    builder.at(Stage::Decision).items(&["屋面防水", "雨污分流"]).build().await
}

/// The body that sets up a decision with one question, lawful for every kind.
pub fn body(app: &TestApp, place: &BuiltCompound, kind: &str) -> Value {
    let opens = app.now() + Duration::days(17);
    json!({
        "title": "屋面改造表决",
        "explanation": "屋面漏水多年，这次要不要改造。",
        "kind": kind,
        "scope_id": place.id,
        "opens_at": opens,
        "closes_at": opens + Duration::days(10),
        "questions": [{"title": "您是否同意改造屋面？"}],
    })
}

/// The record of a study by the party organisation, of today.
pub fn party_study(app: &TestApp) -> Value {
    json!({
        "studied_on": local_date(app.now()), "organisation": "演示社区党委", "attended": 9,
        "resolution": "同意提交居民会议表决。",
    })
}

/// A notice of that kind with every field filled in.
pub fn notice(kind: NoticeKind) -> Value {
    let text = "见表决页，电话 0379-00000000";
    let fields: Map<String, Value> = kind.written_fields().map(|field| (field.key.to_owned(), text.into())).collect();
    json!({"kind": kind, "title": "表决公示", "body": "公示如下。", "fields": fields})
}

impl<'a> Vote<'a> {
    /// A draft as it is set up, with nothing else recorded.
    pub async fn set_up(app: &'a TestApp, place: BuiltCompound, body: Value) -> Self {
        let staff = app.staff(Role::CommunityStaff, place.community).await;
        let path = format!("/projects/{}/decisions", place.project);
        let moment = |name: &str| body[name].as_str().and_then(|text| text.parse().ok()).expect("a moment");
        let (opens_at, closes_at) = (moment("opens_at"), moment("closes_at"));
        let created = staff.post(&path, body).await.created();
        let id = created["id"].as_str().expect("an id").to_owned();
        Self { app, place, id, opens_at, closes_at }
    }

    /// A draft, studied by the party organisation where its kind asks for that.
    pub async fn draft(app: &'a TestApp, place: BuiltCompound, body: Value) -> Self {
        let kind = body["kind"].as_str().and_then(DecisionKind::parse).expect("a kind");
        let vote = Self::set_up(app, place, body).await;
        if kind.needs_party_study() {
            vote.study().await;
        }
        vote
    }

    /// Staff record that the party organisation studied the matter today.
    pub async fn study(&self) {
        let path = format!("{}/party-study", self.path());
        self.staff().await.post(&path, party_study(self.app)).await.ok();
    }

    /// A decision whose notice is given.
    pub async fn notified(app: &'a TestApp, place: BuiltCompound, body: Value) -> Self {
        let vote = Self::draft(app, place, body).await;
        vote.step("notice").await.ok();
        vote
    }

    /// A decision that is open now.
    pub async fn open(app: &'a TestApp, place: BuiltCompound, body: Value) -> Self {
        let vote = Self::notified(app, place, body).await;
        vote.go_to(vote.opens_at);
        vote
    }

    /// Another rule set than the shipped one judges the decision, as if its district had added it before the notice.
    pub async fn judge_by(&self, change: impl FnOnce(&mut RuleSet)) {
        let tx = self.app.state.database.begin().await.expect("a transaction");
        let id: DecisionId = self.id.parse().expect("an id");
        let row = decision::Entity::find_by_id(id.0).one(&tx).await.expect("a query").expect("a decision");
        let mut rule_set: RuleSet = serde_json::from_value(row.rule_set.clone()).expect("a rule set");
        change(&mut rule_set);
        let mut row = row.into_active_model();
        row.kind = Set(rule_set.kind.as_str().to_owned());
        row.rule_set = Set(serde_json::to_value(&rule_set).expect("json"));
        row.update(&tx).await.expect("an update");
        tx.commit().await.expect("a commit");
        self.app.state.pages.forget_all();
    }

    /// What the server wrote into a field of a notice; empty where it wrote nothing.
    pub async fn drawn(&self, notice: &str, key: &str) -> String {
        let page = self.app.anonymous().get(&format!("/notices/{notice}")).await.ok();
        let fields = page["content"]["fields"].as_array().expect("fields").clone();
        let field = fields.iter().find(|field| field["key"] == key);
        field.and_then(|field| field["text"].as_str()).unwrap_or_default().to_owned()
    }

    /// Sets the clock to just after a moment.
    pub fn go_to(&self, moment: DateTime<Utc>) {
        self.app.advance(moment - self.app.now() + Duration::seconds(2));
    }

    /// A community's staff member who signed in just now.
    pub async fn staff(&self) -> Caller {
        self.app.staff(Role::CommunityStaff, self.place.community).await
    }

    /// Staff take a step.
    pub async fn step(&self, step: &str) -> Answer {
        let body = if step == "final" { json!({"signatories": SIGNATORIES}) } else { json!({}) };
        self.staff().await.post(&format!("/decisions/{}/{step}", self.id), body).await
    }

    /// Staff post the provisional result (N4); answers the notice's id.
    pub async fn post_result(&self) -> String {
        self.post(NoticeKind::ProvisionalResult).await
    }

    /// Staff post a notice of the project; answers its id.
    pub async fn post(&self, kind: NoticeKind) -> String {
        let staff = self.staff().await;
        let drafted = staff.post(&self.notices_path(), notice(kind)).await.created();
        let id = drafted["id"].as_str().expect("an id").to_owned();
        staff.post(&format!("/notices/{id}/publish"), json!({})).await.ok();
        id
    }

    /// Where notices of the project are drafted.
    pub fn notices_path(&self) -> String {
        format!("/projects/{}/notices", self.place.project)
    }

    /// Posts the provisional result, waits its period out and makes the outcome final.
    pub async fn finish(&self) {
        let notice = self.post_result().await;
        self.wait_out(&notice).await;
        self.step("final").await.ok();
    }

    /// Sets the clock to the end of a notice's display period.
    pub async fn wait_out(&self, notice: &str) {
        let page = self.app.anonymous().get(&format!("/notices/{notice}")).await.ok();
        self.go_to(page["card"]["ends_at"].as_str().and_then(|text| text.parse().ok()).expect("an end"));
    }

    /// The area of homes together, 0.01 ㎡.
    pub async fn areas(&self, homes: &[HomeId]) -> i64 {
        let rows = home::Entity::find().filter(home::Column::Id.is_in(homes.iter().map(|home| home.0)));
        let rows = rows.all(self.app.state.database.reader()).await.expect("homes");
        rows.iter().map(|home| home.area).sum()
    }

    /// The path of the decision.
    pub fn path(&self) -> String {
        format!("/decisions/{}", self.id)
    }

    /// The decision as everybody reads it.
    pub async fn page(&self) -> Value {
        self.app.anonymous().get(&self.path()).await.ok()
    }

    /// The body of a ballot of `home` with the same choice for every question.
    pub async fn ballot(&self, home: HomeId, choice: &str) -> Value {
        let items = self.page().await["items"].as_array().expect("items").clone();
        let choices: Vec<_> = items.iter().map(|item| json!({"item_id": item["id"], "choice": choice})).collect();
        json!({"home_id": home, "choices": choices})
    }

    /// Somebody of `home` casts a ballot.
    pub async fn cast(&self, home: HomeId, choice: &str) -> Answer {
        let body = self.ballot(home, choice).await;
        self.app.resident(home).await.post(&format!("{}/ballots", self.path()), body).await
    }

    /// Residents cast ballots, each with the same choice for every question; a few dozen at a time.
    pub async fn cast_all<'b>(&self, ballots: impl IntoIterator<Item = (&'b Caller, HomeId, &'b str)>) {
        let items: Vec<_> = self.page().await["items"].as_array().expect("items").clone();
        let path = format!("{}/ballots", self.path());
        let (mut under_way, mut ballots) = (JoinSet::new(), ballots.into_iter());
        loop {
            if under_way.len() < AT_ONCE
                && let Some((voter, home, choice)) = ballots.next()
            {
                let choices: Vec<_> =
                    items.iter().map(|item| json!({"item_id": item["id"], "choice": choice})).collect();
                let (voter, path) = (voter.clone(), path.clone());
                let ballot = json!({"home_id": home, "choices": choices});
                under_way.spawn(async move { voter.post(&path, ballot).await.created() });
                continue;
            }
            match under_way.join_next().await {
                Some(cast) => cast.expect("an accepted ballot"),
                None => return,
            };
        }
    }

    /// A signed paper of `home` is issued, comes back and is entered by two people; answers what the second is told.
    pub async fn enter_paper(&self, home: HomeId, mark: &str) -> Value {
        let [clerk, other] = [self.staff().await, self.staff().await];
        let papers = format!("{}/papers", self.path());
        let issued = clerk.post(&papers, json!({"to": "home", "home_id": home})).await.created();
        let serial = &issued["first"];
        let photos = [clerk.upload_photo().await];
        let back = json!({"serial": serial, "received_at": self.app.now(), "photos": photos});
        clerk.post(&format!("{papers}/returns"), back).await.ok();
        let items = self.page().await["items"].as_array().expect("items").clone();
        let marks: Vec<_> = items.iter().map(|item| json!({"item_id": item["id"], "mark": mark})).collect();
        let entry = json!({"serial": serial, "marks": marks});
        clerk.post_keyed(&format!("{papers}/entries"), "first", entry.clone()).await.created();
        other.post_keyed(&format!("{papers}/entries"), "second", entry).await.created()
    }

    /// Closes by the clock and publishes the provisional outcome; answers it.
    pub async fn outcome(&self) -> Value {
        self.go_to(self.closes_at);
        self.step("outcome").await.ok();
        self.app.anonymous().get(&format!("{}/outcome", self.path())).await.ok()
    }
}
