//! 三议: motion, deliberation with comments, and the owners' vote with the consent gate.

use linyi_shared::decisions::api::BallotPage;
use linyi_shared::people::rules::Role;
use linyi_shared::projects::rules::Stage;
use linyi_shared::time::form_moment;
use serde_json::json;

use super::Way;
use super::posting::{object, publish};

/// Until the decision is final.
pub async fn walk(way: &Way<'_>) {
    propose(way).await;
    way.close(Role::CommitteeMember, Stage::Motion, &[], "会议记录可以查看").await;
    comment(way).await;
    meet(way).await;
    way.close(Role::CommitteeMember, Stage::Deliberation, &[], "会议记录可以查看").await;
    let vote = set_up(way, "owners_ordinary").await;
    let gate = set_up(way, "consent_gate").await;
    // Voting opens in the morning; the day after, it is open at any hour this runs.
    way.app.advance_days(17);
    for id in [&vote, &gate] {
        cast(way, id).await;
    }
    enter_paper(way, &vote).await;
    answer_gate(way, &gate).await;
    finish(way, &[vote, gate]).await;
    way.close(Role::CommunityStaff, Stage::Decision, &[], "计票结果已公布").await;
    way.phone.sees("改造 2 项，已完工 0 项。").await;
}

/// Staff take a step of each vote on the desk.
async fn step_all(way: &Way<'_>, votes: &[String], step: &str, fields: &[(&str, &str)]) {
    way.staff(Role::CommunityStaff).await;
    for id in votes {
        way.on_desk(step, &format!("/desk/decisions/{id}"), &format!("/{step}"), fields).await;
    }
}

async fn propose(way: &Way<'_>) {
    way.staff(Role::CommitteeMember).await;
    let items: Vec<_> = way.items.iter().map(ToString::to_string).collect();
    let fields = [
        ("title", "关于本小区改造内容的提议"),
        ("text", "根据征求意见的汇总，提议先做地下管网，再做路面。"),
        ("items[]", &items[0]),
        ("items[]", &items[1]),
        ("body", "branch"),
        ("place", "社区党群服务中心一楼"),
        ("chair", "演示党支部书记"),
        ("attendance", "11"),
        ("record", "到会党员听取意见汇总，逐项讨论，一致同意按汇总提出议案。"),
    ];
    way.on_desk_with_photo("motion", &way.desk_page("deliberation"), "/motions", &fields).await;
    way.visitor("motion-public", &way.page("deliberation"), &["关于本小区改造内容的提议"]).await;
}

/// A resident speaks about an item, the committee answers.
async fn comment(way: &Way<'_>) {
    way.resident(0).await;
    let page = way.page(&format!("deliberation/{}", way.items[0]));
    way.on_phone("comment", &page, "/comments", &[("text", "一楼返水多年了，管道能不能换粗一点的？")]).await;
    way.phone.sees("一楼返水多年了").await;
    way.staff(Role::CommitteeMember).await;
    let answer = [("text", "主管道由直径 200 毫米换为 300 毫米，施工图在公示栏可以看。")];
    way.on_desk("reply", &way.desk_page("deliberation"), "/replies", &answer).await;
    way.visitor("reply-public", &page, &["一楼返水多年了", "主管道由直径 200 毫米换为 300 毫米"]).await;
}

async fn meet(way: &Way<'_>) {
    let held_at = form_moment(way.app.now());
    let fields = [
        ("kind", "committees"),
        ("held_at", held_at.as_str()),
        ("place", "社区会议室"),
        ("chair", "演示居委会主任"),
        ("attendance", "23"),
        ("attendees", "党员代表 11 人，居委会成员 5 人，楼栋长 7 人"),
        ("minutes", "一、说明各项内容的位置、数量和预算。\n二、与会人员同意把议案提交表决。"),
        ("amendments", "停水停电提前三天张贴通知。"),
    ];
    way.on_desk_with_photo("meeting", &way.desk_page("deliberation"), "/meetings", &fields).await;
    way.visitor("meeting-public", &way.page("deliberation"), &["社区会议室", "停水停电提前三天张贴通知"]).await;
}

/// Sets up a vote and gives its notice; answers its id.
async fn set_up(way: &Way<'_>, kind: &str) -> String {
    way.staff(Role::CommunityStaff).await;
    let items: Vec<_> = way.items.iter().map(ToString::to_string).collect();
    let owners = [
        ("title", "本小区改造内容表决"),
        ("explanation", "请对每一项改造内容表态。同意、反对、弃权都算参加表决。"),
        ("work_items[]", &items[0]),
        ("work_items[]", &items[1]),
    ];
    let gate = [
        ("title", "改造方案和物业管理模式征求同意"),
        ("explanation", "开工前，要有八成以上的户同意改造方案和改造后的物业管理模式。两个问题分别回答。"),
    ];
    let fields = if kind == "consent_gate" { &gate[..] } else { &owners[..] };
    let page = way.desk_page(&format!("decisions/new?kind={kind}"));
    let made = way.on_desk(&format!("set-up-{kind}"), &page, "/decisions", fields).await;
    way.on_desk(&format!("notice-{kind}"), &made, "/notice", &[]).await;
    let id = made.rsplit('/').next().expect("an id").to_owned();
    way.visitor(&format!("notified-{kind}"), &format!("/decisions/{id}"), &["投票"]).await;
    way.public(&format!("way-{kind}"), &[]).await;
    way.shows_step(Stage::Decision, "投票结束后公布结果").await;
    id
}

/// The first home votes on the phone and gets its receipt.
async fn cast(way: &Way<'_>, id: &str) {
    way.resident(0).await;
    let fields = [("choices[0][choice]", "agree"), ("choices[1][choice]", "agree")];
    let receipt = way.on_phone("ballot", &format!("/decisions/{id}/ballot"), "/ballots", &fields).await;
    assert_eq!(receipt, format!("/decisions/{id}/receipt"));
    way.phone.find(".receipt .stamp").await;
}

/// The second home votes on paper: its number is issued, it comes back signed, and two people enter it.
async fn enter_paper(way: &Way<'_>, id: &str) {
    let home = way.compound.homes[1].to_string();
    let papers = format!("/desk/decisions/{id}/papers");
    let marks = [("marks[0][mark]", "agree"), ("marks[1][mark]", "agree")];
    way.staff(Role::CommunityStaff).await;
    way.on_desk("paper-issue", &papers, "/papers", &[("to", "home"), ("home_id", &home)]).await;
    way.desk.sees("发出 1 张").await;
    way.staff(Role::GridWorker).await;
    way.on_desk_with_photo("paper-back", &papers, "/papers/returns", &[("serial", "1")]).await;
    way.on_desk("paper-first", &format!("{papers}/entry"), "/papers/entries", &marks).await;
    way.desk.sees("等第二人核对").await;
    way.staff(Role::CommunityStaff).await;
    way.on_desk("paper-second", &format!("{papers}/entry"), "/papers/entries", &marks).await;
    way.desk.sees("两次录入一致").await;
}

/// The second home's answer to the gate comes as the first's did.
async fn answer_gate(way: &Way<'_>, id: &str) {
    let home = way.compound.homes[1];
    let resident = way.app.resident(home).await;
    let ballot: BallotPage = resident.get(&format!("/decisions/{id}/ballot")).await.parse();
    let choices: Vec<_> = ballot.items.iter().map(|item| json!({"item_id": item.id, "choice": "agree"})).collect();
    let body = json!({"home_id": home, "choices": choices});
    resident.post(&format!("/decisions/{id}/ballots"), body).await.created();
}

/// Publishes the outcomes after the close, posts them, answers who objects, and makes them final.
async fn finish(way: &Way<'_>, votes: &[String]) {
    way.app.advance_days(30);
    step_all(way, votes, "outcome", &[]).await;
    way.desk.sees("还缺初步结果公示").await;
    let notice = publish(way, "provisional_result", RESULT).await;
    way.visitor("provisional-public", &format!("/decisions/{}", votes[0]), &["看公示，提异议"]).await;
    object(way, &notice, "请核对我家的票。", "已核对回执，您家的票已计入。").await;
    way.let_hang(&notice).await;
    way.app.advance_days(14);
    step_all(way, votes, "final", &[("signatories", "社区居委会主任 演示甲")]).await;
    way.visitor("outcome-public", &format!("/decisions/{}", votes[0]), &["雨污分流改造", "通过"]).await;
    way.visitor("gate-public", &format!("/decisions/{}", votes[1]), &["都已达到同意比例"]).await;
}

const RESULT: &[(&str, &str)] = &[
    ("title", "改造表决初步结果公示"),
    ("fields[totals]", "2 人、120.00 平方米"),
    ("fields[participation]", "2 人参加，120.00 平方米"),
    ("fields[choices]", "两项内容都是同意 2 票，没有反对和弃权"),
    ("fields[channels]", "网上 1 张，纸质 1 张"),
    ("fields[rooms]", "1号楼1单元101、102"),
    ("fields[objection_until]", "公示期满当天 24:00"),
    ("fields[objection_route]", "在本页提出，或到社区服务大厅登记"),
];
