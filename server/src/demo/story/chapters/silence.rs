//! A vote in which those who were handed a ballot and do not answer count with the majority, by the compound's own rule
//! and its four proofs (R13).

use chrono::{DateTime, Days, Utc};
use linyi_shared::id::PlaceId;
use linyi_shared::time::local_date;
use serde_json::json;

use super::STAFF;
use super::deciding::{announce, cast, list_electors, set_up};
use super::posting::publish;
use crate::demo::story::teller::Teller;

/// What the compound's rules of procedure say.
const RULE: &str = "已送达的选票，业主在规定时间内不反馈意见的，视为同意已表决的多数意见";

/// Calls the vote of an entrance with its notice (N3), which says what silence means; answers its decision.
pub async fn call(
    teller: &mut Teller<'_>,
    entrance: PlaceId,
    [opens, closes]: [DateTime<Utc>; 2],
) -> anyhow::Result<String> {
    let photos = teller.photos(STAFF, &[15]).await?;
    let vote = json!({
        "title": "本单元楼道粉刷和加装扶手", "kind": "owners_ordinary", "scope_id": entrance,
        "explanation": "楼道墙面和扶手由本单元业主共同决定。本小区的议事规则对没有投票的选票有规定，结果会列出两种数字。",
        "opens_at": opens, "closes_at": closes,
        "questions": [{"title": "您是否同意粉刷楼道并加装扶手"}],
        "silence": {
            "document": "rules_of_procedure", "clause": "第二十三条", "text": RULE,
            "adopted_on": local_date(teller.now()) - Days::new(400),
            "adopted_how": "演示业主大会表决通过，同意 52 人、4,100 平方米", "photos": photos,
        },
    });
    let id = set_up(teller, vote).await?;
    announce(teller, &id).await?;
    let call = json!({
        "decision_kind": "见各项表决页", "legal_basis": "民法典第二百七十八条，居委会组织法", "scope": "见各项表决页",
        "totals": "见各项表决页", "items": "改造内容、改造方案和物业管理、公共空间使用办法、楼道粉刷和扶手",
        "window": "起止时间见各项表决页，地点在社区党群服务中心", "how_to_vote": "网上、纸质、上门都可以，会议由代表到场表决",
        "proxies": "业主可以书面委托他人，到社区登记", "threshold": "见各项表决页",
        "supervisor": "演示街道监督人 0379-0000000",
    });
    publish(teller, STAFF, "vote_call", "改造表决通知", call, &[]).await?;
    Ok(id)
}

/// Half of the owners vote, most of them in favour; all but one of the others are handed a ballot and stay silent.
pub async fn vote(teller: &mut Teller<'_>, id: &str) -> anyhow::Result<()> {
    let homes = teller.entrances.first().map(|(_, homes)| homes.clone()).unwrap_or_default();
    let electors = list_electors(teller, id, &homes).await?;
    let voters = electors.len() / 2;
    for (index, home) in electors.into_iter().take(voters).enumerate() {
        // The smallest homes of those who vote are against, so that the majority is one by persons and by area.
        let choice = if index + voters / 4 >= voters { "against" } else { "agree" };
        cast(teller, id, home, |_| choice).await?;
    }
    let path = format!("/decisions/{id}/papers");
    let issued = teller.post(STAFF, &path, json!({"to": "missing"})).await?;
    let (first, last) = (issued["first"].as_u64().unwrap_or(1), issued["last"].as_u64().unwrap_or(0));
    let door = teller.photos(STAFF, &[16]).await?;
    for serial in first..last {
        teller.pass(0, 15);
        let delivered = if serial == first {
            json!({
                "serial": serial, "method": "left_witnessed", "delivered_at": teller.now(),
                "note": "多次敲门无人，演示楼栋长见证，已拍照", "photos": door,
            })
        } else {
            json!({"serial": serial, "method": "in_person", "delivered_at": teller.now(), "note": "业主本人签收"})
        };
        teller.post(STAFF, &format!("{path}/deliveries"), delivered).await?;
    }
    Ok(())
}
