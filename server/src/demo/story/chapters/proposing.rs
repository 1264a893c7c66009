//! 三议 ①②: the party branch proposes, the committees deliberate, residents comment and staff answer.

use linyi_shared::people::rules::Role;
use linyi_shared::projects::rules::Stage;
use linyi_shared::time::local_date;
use serde_json::{Value, json};

use super::COMMITTEE;
use crate::demo::story::teller::{Teller, Who};

/// Tells of the motion and the deliberation.
pub async fn tell(teller: &mut Teller<'_>) -> anyhow::Result<()> {
    teller.pass(1, 0);
    let items = work_items(teller).await?;
    let photos = teller.photos(COMMITTEE, &[10]).await?;
    let motion = json!({
        "title": "关于本小区改造内容的提议",
        "text": "根据征求意见的汇总，提议把采纳的各项内容列入本次改造，先做地下管网，再做路面，最后做屋面和照明。",
        "items": items, "body": "branch", "held_on": local_date(teller.now()), "place": "社区党群服务中心一楼",
        "chair": "演示党支部书记", "attendance": 11,
        "record": "到会党员听取意见汇总，逐项讨论，一致同意按汇总提出议案。", "photos": photos,
    });
    let project = teller.project;
    teller.post(COMMITTEE, &format!("/projects/{project}/motions"), motion).await?;
    teller.close(Role::CommitteeMember, Stage::Motion, json!({})).await?;
    teller.pass(2, 0);
    comment(teller, &items).await?;
    teller.pass(1, 0);
    let photos = teller.photos(COMMITTEE, &[12, 13]).await?;
    let meeting = json!({
        "kind": "committees", "held_at": teller.now(), "place": "社区会议室", "chair": "演示居委会主任",
        "attendance": 23, "attendees": "党员代表 11 人，居委会成员 5 人，楼栋长 7 人",
        "minutes": "一、说明各项内容的位置、数量和预算。\n二、楼栋长转达居民意见：施工期间停水要提前通知。\n三、与会人员同意把议案提交表决。",
        "amendments": "停水停电提前三天张贴通知。", "photos": photos,
    });
    teller.post(COMMITTEE, &format!("/projects/{project}/meetings"), meeting).await?;
    teller.close(Role::CommitteeMember, Stage::Deliberation, json!({})).await
}

/// The ids of the project's work items.
pub async fn work_items(teller: &mut Teller<'_>) -> anyhow::Result<Vec<Value>> {
    let items = teller.get(COMMITTEE, &format!("/projects/{}/items", teller.project)).await?;
    let items = items.as_array().or_else(|| items["items"].as_array()).cloned().unwrap_or_default();
    Ok(items.into_iter().map(|item| item["id"].clone()).collect())
}

async fn comment(teller: &mut Teller<'_>, items: &[Value]) -> anyhow::Result<()> {
    let homes: Vec<_> = teller.homes.iter().step_by(5).take(4).copied().collect();
    let said = [
        "一楼返水多年了，管道能不能换粗一点的？",
        "修路时老人出门怎么办，要留一条能走的路。",
        "顶层漏雨，请用好一点的材料，保修几年？",
        "充电棚收费多少，由谁来管？",
    ];
    let answers = [
        "主管道由直径 200 毫米换为 300 毫米，施工图在公示栏可以看。",
        "分段施工，每段都留一条 1.5 米宽的通道，并铺防滑垫。",
        "防水按规定保修 5 年，从验收合格那天算起。",
    ];
    for (index, (home, text)) in homes.into_iter().zip(said).enumerate() {
        let Some(item) = items.get(index.min(items.len().saturating_sub(1))).and_then(Value::as_str) else { continue };
        let path = format!("/work-items/{item}/comments");
        let comment = teller.post(Who::Resident(home), &path, json!({"home_id": home, "text": text})).await?;
        teller.pass(0, 90);
        if let (Some(answer), Some(id)) = (answers.get(index), comment["id"].as_str()) {
            teller.post(COMMITTEE, &format!("/comments/{id}/replies"), json!({"text": answer})).await?;
        }
    }
    Ok(())
}
