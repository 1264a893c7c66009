//! A ballot entered at the door that its home says is not its own: the entry is void, and the home votes itself (R17).

use linyi_shared::people::rules::Role;
use serde_json::{Value, json};

use super::STAFF;
use super::deciding::cast;
use crate::demo::story::is_silent;
use crate::demo::story::teller::{Teller, Who};

/// Tells of it in an open vote, at a home that has not voted and is nobody's who still has something to do.
pub async fn tell(teller: &mut Teller<'_>, id: &str) -> anyhow::Result<()> {
    let homes: Vec<_> = teller.homes.iter().copied().enumerate().collect();
    for (_, home) in homes.into_iter().filter(|(index, _)| index % 10 >= 5 && !is_silent(*index)) {
        let ballot = teller.get(Who::Resident(home), &format!("/decisions/{id}/ballot")).await?;
        if ballot["mine"][0]["versions"] != 0 {
            continue;
        }
        let items = ballot["items"].as_array().cloned().unwrap_or_default();
        let choices: Vec<Value> =
            items.iter().map(|item| json!({"item_id": item["id"], "choice": "against"})).collect();
        let entered = json!({"home_id": home, "channel": "visit", "choices": choices, "note": "上门时开门的人说的，没有看证件。"});
        teller.post(Who::Staff(Role::GridWorker), &format!("/decisions/{id}/entered-ballots"), entered).await?;
        teller.pass(0, 40);
        let path = format!("/decisions/{id}/disputes");
        let said = json!({"home_id": home, "version": 1, "words": "那天我家没有人，开门的是来修水管的师傅。"});
        let dispute = teller.post(Who::Resident(home), &path, said).await?;
        teller.pass(0, 60);
        let dispute = dispute["id"].as_str().unwrap_or_default();
        let answer = json!({"answer": "void", "reason": "核对了上门登记，开门的人不是业主，也没有委托。"});
        teller.post(STAFF, &format!("{path}/{dispute}/answer"), answer).await?;
        teller.pass(0, 25);
        cast(teller, id, home, |_| "agree").await?;
        return Ok(());
    }
    Ok(())
}
