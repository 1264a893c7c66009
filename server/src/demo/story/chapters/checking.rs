//! After the works: residents check, the works are accepted and audited, results are posted, residents rate.

use chrono::Duration;
use linyi_shared::people::rules::Role;
use linyi_shared::projects::rules::Stage;
use linyi_shared::ratings::rules::QUESTIONS;
use linyi_shared::time::local_date;
use serde_json::{Map, Value, json};

use super::posting::publish;
use super::proposing::work_items;
use super::{BUREAU, COMMITTEE, SITE, STAFF};
use crate::demo::story::teller::{Teller, Who};

/// Tells until the warranty runs.
pub async fn tell(teller: &mut Teller<'_>) -> anyhow::Result<()> {
    check(teller).await?;
    teller.close(Role::CommunityStaff, Stage::ResidentCheck, json!({})).await?;
    teller.pass(4, 0);
    let project = teller.project;
    let photos = teller.photos(BUREAU, &[50]).await?;
    let acceptance = json!({
        "result": "passed", "accepted_on": local_date(teller.now()), "certificate": "演示验字第 12 号",
        "filing": "演示备字第 12 号", "parties": ["client", "designer", "contractor", "supervisor"],
        "note": "各方到场，资料齐全，验收合格。", "photos": photos,
    });
    teller.post(BUREAU, &format!("/projects/{project}/acceptance"), acceptance).await?;
    teller.close(Role::HousingBureau, Stage::Acceptance, json!({})).await?;
    teller.pass(20, 0);
    let amounts = json!({"settlement_amount": "2325000", "audited_amount": "2301000"});
    teller.close(Role::HousingBureau, Stage::SettlementAudit, amounts).await?;
    post_results(teller).await?;
    rate(teller).await
}

async fn check(teller: &mut Teller<'_>) -> anyhow::Result<()> {
    let project = teller.project;
    let path = format!("/projects/{project}/checks");
    let due = local_date(teller.now() + Duration::days(7));
    let mut defect = None;
    for (index, item) in work_items(teller).await?.into_iter().enumerate() {
        let photos = teller.photos(STAFF, &[u32::try_from(40 + index)?]).await?;
        let mut body = json!({
            "work_item_id": item, "result": "pass", "note": "现场查看，符合方案。", "photos": photos,
            "observers": 3, "accessible_observers": 1,
        });
        if index == 1 {
            body["result"] = "fail".into();
            body["description"] = "3号楼前路面有一处积水，约两平方米。".into();
            body["responsible"] = "contractor".into();
            body["due_on"] = serde_json::to_value(due)?;
        }
        let recorded = teller.post(STAFF, &path, body).await?;
        defect = defect.or_else(|| recorded["defect_id"].as_str().map(str::to_owned));
        teller.pass(0, 30);
    }
    let Some(defect) = defect else { return Ok(()) };
    teller.pass(3, 0);
    let photos = teller.photos(SITE, &[47]).await?;
    let rectified = json!({"text": "已铲除重铺，找坡后试水不积。", "photos": photos});
    teller.post(SITE, &format!("/defects/{defect}/rectification"), rectified).await?;
    teller.pass(1, 0);
    let photos = teller.photos(COMMITTEE, &[48]).await?;
    let verified = json!({"verdict": "passed", "text": "雨后去看，没有积水。", "photos": photos});
    teller.post(COMMITTEE, &format!("/defects/{defect}/verification"), verified).await?;
    Ok(())
}

async fn post_results(teller: &mut Teller<'_>) -> anyhow::Result<()> {
    let accepted = json!({
        "date": "见项目页", "parties": "建设、设计、施工、监理四方", "resident_representatives": "居民监督员两名",
        "results": "六项全部合格", "open_defects": "无", "certificate": "演示验字第 12 号",
    });
    let settled = json!({
        "budget": "2,430,000.00 元", "contract": "2,290,000.00 元", "settlement": "2,325,000.00 元",
        "audited": "2,301,000.00 元", "difference": "比合同价多 11,000.00 元，因化粪池加深", "funding": "全部到位，已支付九成",
        "findings": "两处工程量核减，已整改",
    });
    publish(teller, BUREAU, "acceptance", "验收结果公示", accepted, &[51]).await?;
    let posted = publish(teller, BUREAU, "settlement", "决算与审计公示", settled, &[52]).await?;
    teller.wait_until(posted.ends_at);
    teller.close(Role::CommunityStaff, Stage::ResultsNotice, json!({})).await
}

async fn rate(teller: &mut Teller<'_>) -> anyhow::Result<()> {
    let project = teller.project;
    let opens = teller.now();
    let closes = opens + Duration::days(14);
    let round = json!({"title": "改造满意度", "opens_at": opens, "closes_at": closes});
    let id = teller.post(STAFF, &format!("/projects/{project}/rating-rounds"), round).await?;
    let id = id["id"].as_str().unwrap_or_default().to_owned();
    teller.pass(0, 10);
    let homes: Vec<_> = teller.homes.iter().copied().step_by(2).collect();
    for (index, home) in homes.into_iter().enumerate() {
        // The quality of each item is a question an item; the story answers the others.
        let levels: Map<String, Value> = QUESTIONS
            .iter()
            .filter(|question| question.key != "item_quality")
            .enumerate()
            .map(|(number, question)| {
                let level = match (index * 5 + number) % 11 {
                    0..=4 => "very_satisfied",
                    5..=7 => "satisfied",
                    8 | 9 => "fairly_satisfied",
                    _ => "dissatisfied",
                };
                (question.key.to_owned(), Value::from(level))
            })
            .collect();
        let answer = json!({"home_id": home, "levels": levels});
        teller.post(Who::Resident(home), &format!("/rating-rounds/{id}/answers"), answer).await?;
        teller.pass(0, 3);
    }
    teller.wait_until(closes);
    Ok(())
}
