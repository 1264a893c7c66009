//! 三议 ③: the owners vote on the items, the households on plan and management.

use chrono::{DateTime, Duration, Utc};
use linyi_shared::people::rules::Role;
use linyi_shared::projects::rules::Stage;
use serde_json::{Value, json};

use super::STAFF;
use super::posting::publish;
use super::proposing::work_items;
use crate::demo::story::teller::{Teller, Who};

/// Tells of the votes; `stays_open` ends while they run. Answers whether the story goes on.
pub async fn tell(teller: &mut Teller<'_>, stays_open: bool) -> anyhow::Result<bool> {
    teller.pass(1, 0);
    let items = work_items(teller).await?;
    let opens = teller.now() + Duration::days(17);
    let closes = opens + Duration::days(if stays_open { 28 } else { 14 });
    let project = teller.project;
    let vote = json!({
        "title": "本小区改造内容表决", "kind": "owners_ordinary", "scope_id": teller.compound,
        "explanation": "请对每一项改造内容表态。同意、反对、弃权都算参加表决。",
        "opens_at": opens, "closes_at": closes, "work_items": items,
    });
    let gate = json!({
        "title": "改造方案和物业管理模式征求同意", "kind": "consent_gate", "scope_id": teller.compound,
        "explanation": "开工前，要有八成以上的户同意改造方案和改造后的物业管理模式。两个问题分别回答。",
        "opens_at": opens, "closes_at": closes,
        "questions": [
            {"title": "您同意这次的改造方案吗", "gate_question": "plan"},
            {"title": "您同意改造后由社区引进物业服务吗", "gate_question": "management"},
        ],
    });
    let path = format!("/projects/{project}/decisions");
    let mut votes = Vec::new();
    for body in [vote, gate] {
        let id = teller.post(STAFF, &path, body).await?["id"].as_str().unwrap_or_default().to_owned();
        teller.post(STAFF, &format!("/decisions/{id}/notice"), json!({})).await?;
        votes.push(id);
    }
    teller.wait_until(opens);
    for id in &votes {
        cast(teller, id, if stays_open { 5 } else { 10 }).await?;
    }
    if stays_open {
        return Ok(false);
    }
    finish(teller, &votes, closes).await?;
    teller.close(Role::CommunityStaff, Stage::Decision, json!({})).await?;
    Ok(true)
}

/// Lets `tenths` of ten homes vote, most of them in favour.
async fn cast(teller: &mut Teller<'_>, id: &str, tenths: usize) -> anyhow::Result<()> {
    let homes: Vec<_> = teller.homes.clone();
    let mut questions: Vec<Value> = Vec::new();
    for (index, home) in homes.into_iter().enumerate().filter(|(index, _)| index % 10 < tenths) {
        let who = Who::Resident(home);
        let ballot = teller.get(who, &format!("/decisions/{id}/ballot")).await?;
        // Homes nobody lives in are on no roll of households, and another home of the same owner votes for this one too.
        let Some(mine) = ballot["mine"].as_array().and_then(|mine| mine.first()).filter(|mine| mine["versions"] == 0)
        else {
            continue;
        };
        let home = mine["home_id"].clone();
        if questions.is_empty() {
            questions = ballot["items"].as_array().cloned().unwrap_or_default();
        }
        let choices: Vec<_> = questions
            .iter()
            .enumerate()
            .map(|(number, item)| {
                let choice = match (index * 7 + number * 3) % 31 {
                    0 => "against",
                    1 => "abstain",
                    _ => "agree",
                };
                json!({"item_id": item["id"], "choice": choice})
            })
            .collect();
        teller.post(who, &format!("/decisions/{id}/ballots"), json!({"home_id": home, "choices": choices})).await?;
        teller.pass(0, 2);
    }
    Ok(())
}

async fn finish(teller: &mut Teller<'_>, votes: &[String], closes: DateTime<Utc>) -> anyhow::Result<()> {
    teller.wait_until(closes);
    teller.pass(1, 0);
    for id in votes {
        teller.post(STAFF, &format!("/decisions/{id}/outcome"), json!({})).await?;
    }
    let result = json!({
        "totals": "本小区全部业主和住户，见表决页", "participation": "参加人数和面积都超过三分之二",
        "choices": "每一项的同意、反对、弃权见表决页", "channels": "全部在网上投票",
        "rooms": "参加表决的房号和面积张贴在各楼栋", "objection_until": "公示期满当天 24:00",
        "objection_route": "在本页提出，或到社区服务大厅登记",
    });
    let notice = publish(teller, STAFF, "provisional_result", "改造表决初步结果公示", result, &[19]).await?;
    teller.wait_until(notice.ends_at);
    let signed = json!({"signatories": "社区居委会主任 演示甲\n社区监督委员会主任 演示乙"});
    for id in votes {
        teller.post(STAFF, &format!("/decisions/{id}/final"), signed.clone()).await?;
    }
    Ok(())
}
