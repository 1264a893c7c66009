//! A lift for one entrance: who pays what, who has to be asked apart, and both readings of the law (F52, E6).

use chrono::{DateTime, Utc};
use linyi_shared::id::{HomeId, PlaceId};
use serde_json::json;

use super::STAFF;
use super::deciding::{announce, cast, list_electors, set_up};
use crate::demo::story::teller::Teller;

/// Calls the vote with its cost-sharing scheme; answers its decision.
pub async fn call(
    teller: &mut Teller<'_>,
    entrance: PlaceId,
    [opens, closes]: [DateTime<Utc>; 2],
) -> anyhow::Result<String> {
    let vote = json!({
        "title": "本单元加装电梯", "kind": "owners_major", "scope_id": entrance, "lift": true,
        "explanation": "本单元准备加装一部电梯。请先看各层分摊多少，再投票。同意、反对、弃权都算参加表决。",
        "opens_at": opens, "closes_at": closes,
        "questions": [{"title": "您是否同意本单元加装电梯和分摊方案"}],
    });
    let id = set_up(teller, vote).await?;
    let desk = teller.get(STAFF, &format!("/desk/decisions/{id}")).await?;
    let scheme = json!({
        "total_yuan": "510000", "subsidy_yuan": "153000", "measure": "home",
        "floors": desk["lift"]["scheme"]["floors"], "stricter_counts": false,
    });
    teller.post(STAFF, &format!("/decisions/{id}/lift"), scheme).await?;
    announce(teller, &id).await?;
    Ok(id)
}

/// Two thirds of the owners vote and three quarters of them agree: enough by the civil code, too few by the older reading.
pub async fn vote(teller: &mut Teller<'_>, id: &str) -> anyhow::Result<()> {
    let homes = teller.entrances.first().map(|(_, homes)| homes.clone()).unwrap_or_default();
    ask_apart(teller, id, &homes).await?;
    let electors = list_electors(teller, id, &homes).await?;
    let voters = (electors.len() * 2).div_ceil(3);
    for (index, home) in electors.into_iter().take(voters).enumerate() {
        // The smallest homes of those who vote are against, so that three quarters agree by persons and by area.
        let choice = if index + voters / 4 >= voters { "against" } else { "agree" };
        cast(teller, id, home, |_| choice).await?;
    }
    Ok(())
}

/// Asks the homes that the lift takes something from.
async fn ask_apart(teller: &mut Teller<'_>, id: &str, homes: &[HomeId]) -> anyhow::Result<()> {
    let asked = [
        ("occupies", "consents", "厨房窗外要建连廊，业主看过图纸，书面同意。", 17),
        ("hinders", "refuses", "担心采光。已到家里听取意见，井道改用玻璃。", 18),
    ];
    for (home, (effect, answer, note, picture)) in homes.iter().zip(asked) {
        let photos = teller.photos(STAFF, &[picture]).await?;
        let said = json!({"home_id": home, "effect": effect, "answer": answer, "note": note, "photos": photos});
        teller.post(STAFF, &format!("/decisions/{id}/lift-consents"), said).await?;
        teller.pass(0, 30);
    }
    Ok(())
}
