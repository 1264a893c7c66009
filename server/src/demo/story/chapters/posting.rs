//! 两公开 and the district's steps between: decision notice, approval, plan notice, budget review, procurement.

use linyi_shared::people::rules::Role;
use linyi_shared::projects::rules::Stage;
use linyi_shared::time::{local_date, parse_moment};
use serde_json::{Value, json};

use super::{BUREAU, STAFF};
use crate::demo::story::teller::{Teller, Who};

/// Tells until the works may begin.
pub async fn tell(teller: &mut Teller<'_>) -> anyhow::Result<()> {
    let decision = json!({
        "result": "参加表决的人数和面积都超过三分之二，各项内容都获得过半数同意，通过。",
        "signatories": "演示居委会主任、演示监督委员会主任", "effective_from": "公示期满且没有未答复的异议之日起",
        "right_to_sue": "业主可以在知道或者应当知道之日起一年内请求法院撤销。",
    });
    let notice = publish(teller, STAFF, "decision", "改造内容表决结果公开", decision, &[20]).await?;
    object(teller, &notice).await?;
    teller.wait_until(notice.ends_at);
    teller.close(Role::CommunityStaff, Stage::DecisionNotice, json!({})).await?;
    teller.pass(6, 0);
    let approved = json!({"approval_number": "演示批字〔2021〕第 12 号", "approved_on": local_date(teller.now())});
    teller.close(Role::HousingBureau, Stage::Approval, approved).await?;
    let plan = json!({
        "approval": "演示批字〔2021〕第 12 号", "items": "雨污分流、道路、屋面防水、照明、消防、充电棚，位置和数量见项目页",
        "standard": "城镇老旧小区综合改造技术导则", "budget": "合计 243 万元，各项见项目页",
        "funding": "中央和省级补助、区级配套、专营单位、居民", "residents_pay": "只有充电棚由使用居民出 12,000 元，其他内容居民不出钱",
        "management": "改造后引进物业服务，每平方米每月 0.5 元，第一年由社区补贴一半",
        "schedule": "先管网，再路面，后屋面和照明，工期约五个月", "inconveniences": "管道接通时停水，每次不超过 8 小时，提前三天通知",
        "objection_route": "在本页提出，或到社区服务大厅登记",
    });
    let notice = publish(teller, BUREAU, "plan", "改造方案公示", plan, &[21, 22]).await?;
    fund(teller).await?;
    teller.wait_until(notice.ends_at);
    teller.close(Role::CommunityStaff, Stage::PlanNotice, json!({})).await?;
    teller.pass(5, 0);
    teller.close(Role::HousingBureau, Stage::BudgetReview, json!({"reviewed_amount": "2380000"})).await?;
    teller.pass(12, 0);
    let contract = json!({"contractor": "演示建设工程公司", "contract_price": "2290000"});
    teller.close(Role::HousingBureau, Stage::Procurement, contract).await
}

/// A published notice.
pub struct Posted {
    id: String,
    /// When its display period ends, UTC.
    pub ends_at: chrono::DateTime<chrono::Utc>,
}

/// Drafts and publishes a notice with drawn pictures, or without any.
pub async fn publish(
    teller: &mut Teller<'_>,
    who: Who,
    kind: &str,
    title: &str,
    fields: Value,
    pictures: &[u32],
) -> anyhow::Result<Posted> {
    let photos = if pictures.is_empty() { Vec::new() } else { teller.photos(who, pictures).await? };
    let body = format!("{}的{title}如下。如有不同意见，请在公示期内提出。（演示内容）", teller.name);
    let draft = json!({"kind": kind, "title": title, "body": body, "fields": fields, "photos": photos});
    let path = format!("/projects/{}/notices", teller.project);
    let id = teller.post(who, &path, draft).await?["id"].as_str().unwrap_or_default().to_owned();
    let published = teller.post(who, &format!("/notices/{id}/publish"), json!({})).await?;
    let ends_at = published["ends_at"].as_str().and_then(parse_moment).unwrap_or_else(|| teller.now());
    Ok(Posted { id, ends_at })
}

/// A resident objects, the community answers.
async fn object(teller: &mut Teller<'_>, notice: &Posted) -> anyhow::Result<()> {
    teller.pass(2, 0);
    let Some(home) = teller.homes.get(3).copied() else { return Ok(()) };
    let text = "充电棚离我家窗户太近，晚上会吵，希望往东挪一些。";
    let path = format!("/notices/{}/objections", notice.id);
    let objection = teller.post(Who::Resident(home), &path, json!({"home_id": home, "text": text})).await?;
    teller.pass(3, 0);
    let id = objection["id"].as_str().unwrap_or_default();
    let answer = "已同设计单位到现场看过，充电棚向东移 6 米，离最近的窗户 11 米，图纸已改。";
    teller.post(STAFF, &format!("/objections/{id}/answer"), json!({"answer": answer})).await?;
    Ok(())
}

async fn fund(teller: &mut Teller<'_>) -> anyhow::Result<()> {
    let lines = json!([
        {"source_code": "central_subsidy", "amount": "1200000", "note": "中央补助"},
        {"source_code": "provincial_subsidy", "amount": "500000", "note": "省级补助"},
        {"source_code": "utility_operators", "amount": "718000", "note": "供水、供电单位承担自有管线"},
        {"source_code": "residents_direct", "amount": "12000", "note": "充电棚使用居民"},
    ]);
    let project = teller.project;
    teller.post(STAFF, &format!("/projects/{project}/funding"), json!({"lines": lines})).await?;
    let start = local_date(teller.now() + chrono::Duration::days(40));
    let end = local_date(teller.now() + chrono::Duration::days(190));
    let update = json!({
        "title": format!("{}改造提质", teller.name),
        "summary": "先换地下管网，再修路面，最后做屋面防水、照明和消防。（演示数据）",
        "planned_start": start, "planned_end": end,
    });
    teller.post(STAFF, &format!("/projects/{project}"), update).await?;
    Ok(())
}
