//! 三议 ③: the owners vote on the items, the households on plan and management; beside them, in one compound or the
//! other, whatever else the residents decide.

use std::cmp::Reverse;

use chrono::{DateTime, Duration, Utc};
use linyi_shared::id::HomeId;
use linyi_shared::people::rules::Role;
use linyi_shared::projects::rules::Stage;
use serde_json::{Value, json};

use super::posting::publish;
use super::proposing::work_items;
use super::{STAFF, disputing, lift, meeting, silence};
use crate::demo::story::teller::{Teller, Who};

/// Days that the provisional result of every kind of decision is open to objections: a residents' meeting discloses for
/// fifteen days (居委会组织法 34).
const DISCLOSED: Duration = Duration::days(16);

/// Tells of the votes; the compound that is to decide now stays there while they run. Answers whether the story goes on.
pub async fn tell(teller: &mut Teller<'_>, until: Stage) -> anyhow::Result<bool> {
    let stays_open = until == Stage::Decision;
    teller.pass(1, 0);
    let items = work_items(teller).await?;
    let opens = teller.now() + Duration::days(17);
    let closes = opens + Duration::days(if stays_open { 28 } else { 14 });
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
    let mut votes = Vec::new();
    for body in [vote, gate] {
        let id = set_up(teller, body).await?;
        announce(teller, &id).await?;
        votes.push(id);
    }
    let beside = call_beside(teller, until, [opens, closes]).await?;
    teller.wait_until(opens);
    for id in &votes {
        cast_all(teller, id, if stays_open { 5 } else { 10 }).await?;
    }
    for (matter, id) in &beside {
        match matter {
            Matter::Meeting => meeting::hold(teller, id).await?,
            Matter::Silence => silence::vote(teller, id).await?,
            Matter::Lift => lift::vote(teller, id).await?,
        }
    }
    if stays_open {
        disputing::tell(teller, &votes[0]).await?;
        return Ok(false);
    }
    votes.extend(beside.into_iter().map(|(_, id)| id));
    finish(teller, &votes, closes).await?;
    teller.close(Role::CommunityStaff, Stage::Decision, json!({})).await?;
    Ok(true)
}

/// What else is decided at the same time.
#[derive(Clone, Copy, Debug)]
enum Matter {
    /// A meeting of residents' representatives.
    Meeting,
    /// A vote with the compound's own rule on silence.
    Silence,
    /// A lift.
    Lift,
}

/// Calls what the compound decides beside its renovation.
async fn call_beside(
    teller: &mut Teller<'_>,
    until: Stage,
    window: [DateTime<Utc>; 2],
) -> anyhow::Result<Vec<(Matter, String)>> {
    let Some(entrance) = teller.entrances.first().map(|(entrance, _)| *entrance) else { return Ok(Vec::new()) };
    Ok(match until {
        Stage::Warranty => {
            let held = meeting::call(teller, window).await?;
            // The last one: its notice tells of every vote that is announced.
            vec![(Matter::Meeting, held), (Matter::Silence, silence::call(teller, entrance, window).await?)]
        }
        Stage::Works => vec![(Matter::Lift, lift::call(teller, entrance, window).await?)],
        _ => Vec::new(),
    })
}

/// Sets a decision up; answers its id.
pub async fn set_up(teller: &mut Teller<'_>, body: Value) -> anyhow::Result<String> {
    let path = format!("/projects/{}/decisions", teller.project);
    Ok(teller.post(STAFF, &path, body).await?["id"].as_str().unwrap_or_default().to_owned())
}

/// Gives the notice of a decision.
pub async fn announce(teller: &mut Teller<'_>, id: &str) -> anyhow::Result<()> {
    teller.post(STAFF, &format!("/decisions/{id}/notice"), json!({})).await?;
    Ok(())
}

/// Lets `tenths` of ten homes vote, most of them in favour.
async fn cast_all(teller: &mut Teller<'_>, id: &str, tenths: usize) -> anyhow::Result<()> {
    let homes: Vec<_> = teller.homes.clone();
    for (index, home) in homes.into_iter().enumerate().filter(|(index, _)| index % 10 < tenths) {
        let choice = |number: usize| match (index * 7 + number * 3) % 31 {
            0 => "against",
            1 => "abstain",
            _ => "agree",
        };
        cast(teller, id, home, choice).await?;
    }
    Ok(())
}

/// Lets a home vote that has not, each question by its place from 0.
pub async fn cast(
    teller: &mut Teller<'_>,
    id: &str,
    home: HomeId,
    choice: impl Fn(usize) -> &'static str,
) -> anyhow::Result<()> {
    let who = Who::Resident(home);
    let ballot = teller.get(who, &format!("/decisions/{id}/ballot")).await?;
    // Homes nobody lives in are on no roll of households, and another home of the same owner votes for this one too.
    let mine = ballot["mine"].as_array().and_then(|mine| mine.first());
    let Some(mine) = mine.filter(|mine| mine["versions"] == 0) else { return Ok(()) };
    let items = ballot["items"].as_array().into_iter().flatten().enumerate();
    let choices: Vec<_> =
        items.map(|(number, item)| json!({"item_id": item["id"], "choice": choice(number)})).collect();
    let body = json!({"home_id": mine["home_id"], "choices": choices});
    teller.post(who, &format!("/decisions/{id}/ballots"), body).await?;
    teller.pass(0, 2);
    Ok(())
}

/// Who votes for some of the homes: one home of each elector, the largest area first.
pub async fn list_electors(teller: &mut Teller<'_>, id: &str, homes: &[HomeId]) -> anyhow::Result<Vec<HomeId>> {
    let mut electors: Vec<(Value, i64, HomeId)> = Vec::new();
    for home in homes {
        let ballot = teller.get(Who::Resident(*home), &format!("/decisions/{id}/ballot")).await?;
        let mine = &ballot["mine"][0];
        let (whose, area) = (mine["homes"].clone(), mine["area"].as_i64());
        if let Some(area) = area.filter(|_| electors.iter().all(|(known, ..)| *known != whose)) {
            electors.push((whose, area, *home));
        }
    }
    electors.sort_by_key(|(_, area, _)| Reverse(*area));
    Ok(electors.into_iter().map(|(_, _, home)| home).collect())
}

async fn finish(teller: &mut Teller<'_>, votes: &[String], closes: DateTime<Utc>) -> anyhow::Result<()> {
    teller.wait_until(closes);
    teller.pass(1, 0);
    for id in votes {
        teller.post(STAFF, &format!("/decisions/{id}/outcome"), json!({})).await?;
    }
    let result = json!({
        "totals": "本小区全部业主和住户，见表决页", "participation": "参加人数和面积都超过三分之二",
        "choices": "每一项的同意、反对、弃权见表决页", "channels": "网上、会议现场和纸质选票各多少，见表决页",
        "rooms": "参加表决的房号和面积张贴在各楼栋", "objection_until": "公示期满当天 24:00",
        "objection_route": "在本页提出，或到社区服务大厅登记",
    });
    let disclosed = teller.now() + DISCLOSED;
    let notice = publish(teller, STAFF, "provisional_result", "改造表决初步结果公示", result, &[19]).await?;
    teller.wait_until(notice.ends_at.max(disclosed));
    let signed = json!({"signatories": "社区居委会主任 演示甲\n社区监督委员会主任 演示乙"});
    for id in votes {
        teller.post(STAFF, &format!("/decisions/{id}/final"), signed.clone()).await?;
    }
    Ok(())
}
