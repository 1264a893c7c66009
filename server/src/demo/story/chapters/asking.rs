//! 一征: every home is asked what to change.

use chrono::Duration;
use linyi_shared::people::rules::Role;
use linyi_shared::projects::rules::Stage;
use serde_json::{Map, Value, json};

use super::STAFF;
use crate::demo::story::teller::{Teller, Who};

/// What homes ask for, the most wanted first.
const WISHES: [&str; 9] =
    ["drainage", "roads", "roof", "lighting", "fire_safety", "parking_bays", "charging", "greening", "waste_sorting"];

/// What becomes of it: title, location, quantity, budget and residents' share in yuan; the rest is not adopted.
const ADOPTED: [(&str, &str, &str, &str, u32, u32); 6] = [
    ("drainage", "雨污分流改造", "全小区主管道和化粪池", "680 米", 860_000, 0),
    ("roads", "道路修补和铺沥青", "小区主路和宅间路", "2,400 平方米", 540_000, 0),
    ("roof", "屋面防水翻修", "全部住宅楼顶层", "3,150 平方米", 720_000, 0),
    ("lighting", "楼道和院内照明", "各单元楼道、院内道路", "96 盏", 88_000, 0),
    ("fire_safety", "消防通道和灭火器", "院内通道、各楼道", "1 项", 126_000, 0),
    ("charging", "电动自行车充电棚", "东侧围墙旁", "2 处 40 位", 96_000, 12_000),
];

/// Tells of the consultation; `stays_open` ends while it runs. Answers whether the story goes on.
pub async fn tell(teller: &mut Teller<'_>, stays_open: bool) -> anyhow::Result<bool> {
    let opens = teller.now();
    let path = format!("/projects/{}/consultations", teller.project);
    let offer = json!({
        "title": "您家最想改什么",
        "introduction": "小区要改造了。请每户选出最想改的内容，说说家里遇到的难处。\n一户填一份，截止前都可以改。不方便上网的，网格员会上门登记。",
        "opens_at": opens,
        "closes_at": opens + Duration::days(15),
        "offered": WISHES,
    });
    let id = teller.post(STAFF, &path, offer).await?["id"].as_str().unwrap_or_default().to_owned();
    teller.pass(1, 30);
    answer_online(teller, &id, if stays_open { 22 } else { 40 }).await?;
    teller.pass(2, 0);
    visit_homes(teller, &id).await?;
    if stays_open {
        return Ok(false);
    }
    teller.wait_until(opens + Duration::days(15));
    teller.post(STAFF, &format!("/consultations/{id}/close"), json!({})).await?;
    teller.pass(1, 0);
    teller.post(STAFF, &format!("/consultations/{id}/publish"), json!({"outcomes": outcomes()})).await?;
    teller.close(Role::CommunityStaff, Stage::Consultation, json!({})).await?;
    Ok(true)
}

async fn answer_online(teller: &mut Teller<'_>, id: &str, count: usize) -> anyhow::Result<()> {
    let homes: Vec<_> = teller.homes.iter().step_by(2).take(count).copied().collect();
    for (index, home) in homes.into_iter().enumerate() {
        let mut wishes = Map::new();
        for (rank, priority) in ["essential", "wanted", "nice"].into_iter().enumerate() {
            // Most homes want the first few; the spread follows from the index, so that every start tells the same.
            let wish = WISHES[(index * (rank + 1) / 3 + rank * 2) % WISHES.len()];
            wishes.entry(wish.to_owned()).or_insert_with(|| Value::from(priority));
        }
        let remark = match index % 7 {
            0 => "下大雨时一楼下水道返水，请先修管道。",
            3 => "晚上楼道灯不亮，老人上下楼看不清。",
            5 => "院里电动车乱停，希望有充电的地方。",
            _ => "",
        };
        let answer = json!({"home_id": home, "wishes": wishes, "remark": remark, "adult": true});
        teller.post(Who::Resident(home), &format!("/consultations/{id}/answers"), answer).await?;
        teller.pass(0, 7);
    }
    Ok(())
}

async fn visit_homes(teller: &mut Teller<'_>, id: &str) -> anyhow::Result<()> {
    let worker = Who::Staff(Role::GridWorker);
    let homes: Vec<_> = teller.homes.iter().skip(1).step_by(6).take(9).copied().collect();
    for (index, home) in homes.into_iter().enumerate() {
        if index % 3 == 2 {
            let visit = json!({"home_id": home, "result": "not_met", "note": "敲门无人，已留便条。"});
            teller.post(worker, &format!("/consultations/{id}/visits"), visit).await?;
        } else {
            let photos = teller.photos(worker, &[u32::try_from(index)?]).await?;
            let wishes = json!({"drainage": "essential", "lighting": "wanted"});
            let answer = json!({
                "home_id": home, "channel": "visit", "wishes": wishes,
                "remark": "上门登记，住户口述。", "photos": photos, "adult": true,
            });
            teller.post(worker, &format!("/consultations/{id}/entered-answers"), answer).await?;
        }
        teller.pass(0, 20);
    }
    Ok(())
}

fn outcomes() -> Map<String, Value> {
    let mut outcomes = Map::new();
    for wish in WISHES {
        outcomes.insert(
            wish.to_owned(),
            json!({"adopted": false, "reason": "本次资金先用于管网、道路和屋面，列入下一批。"}),
        );
    }
    for (code, title, location, quantity, budget, share) in ADOPTED {
        let outcome = json!({
            "adopted": true, "reason": "提出的户数多，属于应改尽改的内容。", "title": title, "location": location,
            "quantity": quantity, "budget": budget.to_string(), "resident_share": share.to_string(),
        });
        outcomes.insert(code.to_owned(), outcome);
    }
    outcomes
}
