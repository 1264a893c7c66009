//! A meeting of residents' representatives: studied by the party organisation (R28), held, entered by the desk (R27).

use chrono::{DateTime, Utc};
use linyi_shared::time::local_date;
use serde_json::{Value, json};

use super::STAFF;
use super::deciding::{announce, set_up};
use crate::demo::story::teller::Teller;

/// How those who came to the meeting chose; the others on the register stayed away.
const CHOICES: [&str; 10] =
    ["agree", "agree", "agree", "against", "agree", "agree", "abstain", "agree", "agree", "agree"];

/// Calls the meeting; answers its decision.
pub async fn call(teller: &mut Teller<'_>, [opens, closes]: [DateTime<Utc>; 2]) -> anyhow::Result<String> {
    let vote = json!({
        "title": "改造后院内公共空间使用办法", "kind": "representatives", "scope_id": teller.compound,
        "explanation": "改造后的活动室、晾衣区和停车位怎样使用，由居民代表会议表决。（演示内容）",
        "opens_at": opens, "closes_at": closes,
        "questions": [{"title": "您是否同意院内公共空间使用办法"}],
    });
    let id = set_up(teller, vote).await?;
    let photos = teller.photos(STAFF, &[14]).await?;
    let study = json!({
        "studied_on": local_date(teller.now()), "organisation": "演示社区党委", "attended": 9,
        "resolution": "听取了楼栋长和居民代表的意见，同意提交居民代表会议表决。", "photos": photos,
    });
    teller.post(STAFF, &format!("/decisions/{id}/party-study"), study).await?;
    announce(teller, &id).await?;
    Ok(id)
}

/// Holds the meeting: most members come, and the desk enters what each of them chose.
pub async fn hold(teller: &mut Teller<'_>, id: &str) -> anyhow::Result<()> {
    let page = teller.get(STAFF, &format!("/decisions/{id}/entry")).await?;
    let members = page["homes"].as_array().cloned().unwrap_or_default();
    let items = page["items"].as_array().cloned().unwrap_or_default();
    for (member, choice) in members.iter().zip(CHOICES) {
        let choices: Vec<Value> = items.iter().map(|item| json!({"item_id": item["id"], "choice": choice})).collect();
        let ballot = json!({
            "elector_id": member["elector_id"], "channel": "meeting", "choices": choices,
            "note": "居民代表会议现场表决，签到簿已核对本人。",
        });
        teller.post(STAFF, &format!("/decisions/{id}/entered-ballots"), ballot).await?;
        teller.pass(0, 1);
    }
    Ok(())
}
