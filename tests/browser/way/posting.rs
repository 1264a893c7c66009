//! 两公开 and the district's steps between: decision notice, approval, plan notice, budget review, procurement.

use linyi_shared::people::rules::Role;
use linyi_shared::projects::rules::Stage;
use linyi_shared::time::local_date;

use super::Way;

/// Until the works may begin.
pub async fn walk(way: &Way<'_>) {
    way.staff(Role::CommunityStaff).await;
    let notice = publish(way, "decision", DECISION).await;
    post_sheet(way, &notice).await;
    let text = "施工时主路能不能留一条能走的路。";
    object(way, &notice, text, "分段施工，每段都留一条 1.5 米宽的通道。").await;
    way.let_hang(&notice).await;
    way.close(Role::CommunityStaff, Stage::DecisionNotice, &[], "张贴").await;

    let approved_on = local_date(way.app.now()).to_string();
    let approval = [("evidence[approval_number]", "演示批字 12 号"), ("evidence[approved_on]", &approved_on)];
    way.close(Role::HousingBureau, Stage::Approval, &approval, "演示批字 12 号").await;
    way.phone.sees("文号 演示批字 12 号").await;

    way.staff(Role::HousingBureau).await;
    let notice = publish(way, "plan", PLAN).await;
    way.public("plan-posted", &["方案公示于"]).await;
    plan_ahead(way).await;
    way.let_hang(&notice).await;
    way.close(Role::CommunityStaff, Stage::PlanNotice, &[], "张贴").await;

    let reviewed = [("evidence[reviewed_amount]", "1380000")];
    way.close(Role::HousingBureau, Stage::BudgetReview, &reviewed, "评审后 1,380,000.00 元").await;
    let contract = [("evidence[contractor]", "演示建设工程公司"), ("evidence[contract_price]", "1290000")];
    way.close(Role::HousingBureau, Stage::Procurement, &contract, "演示建设工程公司，合同价 1,290,000.00 元").await;
}

/// Writes a notice with a photo and publishes it; answers the path of its page for everybody.
pub async fn publish(way: &Way<'_>, kind: &str, fields: &[(&str, &str)]) -> String {
    let body = [("body", "内容如下。如有不同意见，请在公示期内提出。（演示内容）")];
    let page = way.desk_page(&format!("notices/new?kind={kind}"));
    let fields = [&body, fields].concat();
    let draft = way.on_desk_with_photo(&format!("{kind}-draft"), &page, "/notices", &fields).await;
    way.on_desk(&format!("{kind}-publish"), &draft, "/publish", &[]).await;
    let public = draft.trim_start_matches("/desk").to_owned();
    way.visitor(&format!("{kind}-public"), &public, &["（演示内容）"]).await;
    public
}

/// The sheet that was put up, with its photo.
async fn post_sheet(way: &Way<'_>, notice: &str) {
    let fields = [("moment", "posted"), ("place", "东门公示栏")];
    way.on_desk_with_photo("posting", &format!("/desk{notice}"), "/postings", &fields).await;
    way.visitor("posting-public", notice, &["东门公示栏"]).await;
}

/// A resident objects on the phone, the community answers.
pub async fn object(way: &Way<'_>, notice: &str, text: &str, answer: &str) {
    way.resident(0).await;
    way.on_phone("objection", notice, "/objections", &[("text", text)]).await;
    way.phone.sees(text).await;
    way.app.advance_days(2);
    way.staff(Role::CommunityStaff).await;
    way.on_desk("objection-answer", &format!("/desk{notice}"), "/answer", &[("answer", answer)]).await;
    way.visitor("objection-public", notice, &[text, answer]).await;
}

/// The money and the days, while the plan hangs.
async fn plan_ahead(way: &Way<'_>) {
    way.staff(Role::CommunityStaff).await;
    let now = way.app.now();
    let start = local_date(now + chrono::Duration::days(40)).to_string();
    let end = local_date(now + chrono::Duration::days(190)).to_string();
    let project = [
        ("title", "演示家属院改造提质"),
        ("summary", "先换地下管网，再修路面。（演示数据）"),
        ("planned_start", &start),
        ("planned_end", &end),
    ];
    let action = format!("/projects/{}", way.compound.project);
    way.on_desk("project", &way.project_desk(), &action, &project).await;
    let money = [
        ("lines[0][source_code]", "central_subsidy"),
        ("lines[0][amount]", "1000000"),
        ("lines[1][source_code]", "provincial_subsidy"),
        ("lines[1][amount]", "400000"),
        ("lines[1][note]", "省级补助"),
    ];
    way.on_desk("funding", &way.project_desk(), "/funding", &money).await;
    way.public("planned", &["先换地下管网，再修路面。", "资金来源，共 1,400,000.00 元", "完工。"]).await;
}

const DECISION: &[(&str, &str)] = &[
    ("title", "改造内容表决结果公开"),
    ("fields[result]", "参加表决的人数和面积都超过三分之二，两项内容都获得过半数同意，通过。"),
    ("fields[signatories]", "演示居委会主任、演示监督委员会主任"),
    ("fields[effective_from]", "公示期满且没有未答复的异议之日起"),
];

const PLAN: &[(&str, &str)] = &[
    ("title", "改造方案公示"),
    ("fields[approval]", "演示批字 12 号"),
    ("fields[items]", "雨污分流、道路，位置和数量见项目页"),
    ("fields[standard]", "城镇老旧小区综合改造技术导则"),
    ("fields[budget]", "合计 140 万元，各项见项目页"),
    ("fields[funding]", "中央和省级补助"),
    ("fields[residents_pay]", "居民不出钱"),
    ("fields[management]", "改造后引进物业服务，每平方米每月 0.5 元"),
    ("fields[schedule]", "先管网，再路面，工期约五个月"),
    ("fields[inconveniences]", "管道接通时停水，每次不超过 8 小时，提前三天通知"),
    ("fields[objection_route]", "在本页提出，或到社区服务大厅登记"),
];
