//! The works: who builds, and how far it is.

use linyi_shared::people::rules::Role;
use linyi_shared::projects::rules::Stage;
use serde_json::{Value, json};

use super::posting::publish;
use super::proposing::work_items;
use super::{BUREAU, SITE};
use crate::demo::story::teller::Teller;

/// Units taking part: role, unit, person in charge.
const PARTIES: [(&str, &str, &str); 4] = [
    ("client", "演示区住房保障中心", "演示负责人甲"),
    ("designer", "演示建筑设计院", "演示负责人乙"),
    ("contractor", "演示建设工程公司", "演示项目经理"),
    ("supervisor", "演示监理公司", "演示总监"),
];

/// Tells of the works; `stays_open` ends in the middle of them. Answers whether the story goes on.
pub async fn tell(teller: &mut Teller<'_>, stays_open: bool) -> anyhow::Result<bool> {
    let project = teller.project;
    for (role, unit, person) in PARTIES {
        let party = json!({"role": role, "unit": unit, "person": person, "phone": "0379-0000000"});
        teller.post(SITE, &format!("/projects/{project}/parties"), party).await?;
    }
    let unit = |role: &str| {
        let party = PARTIES.iter().find(|(known, _, _)| *known == role);
        party.map(|(_, unit, person)| format!("{unit}，{person}，0379-0000000")).unwrap_or_default()
    };
    let board = json!({
        "project": format!("{}改造提质工程", teller.name), "client": unit("client"), "designer": unit("designer"),
        "contractor": unit("contractor"), "supervisor": unit("supervisor"), "contract_price": "2,290,000.00 元",
        "dates": "工期约五个月", "items": "雨污分流、道路、屋面防水、照明、消防、充电棚",
        "work_hours": "8:00 至 12:00，14:30 至 19:00", "safety": "请绕行围挡，看好老人和孩子",
        "quality_body": "演示质量监督站 0379-0000000", "resident_supervisors": "演示居民监督员两名",
        "complaint_contact": "社区 0379-0000000", "warranty": "防水 5 年，管线 2 年，自验收合格之日起",
    });
    publish(teller, BUREAU, "works_board", "施工公示牌", board, &[30, 31]).await?;
    teller.pass(10, 0);
    let items = work_items(teller).await?;
    let rounds: &[u32] = if stays_open { &[20, 45] } else { &[30, 70, 100] };
    for (round, percent) in rounds.iter().enumerate() {
        for (index, item) in items.iter().enumerate() {
            // Work goes from one item to the next: the last ones have hardly begun when the first are half done.
            let behind = if *percent == 100 { 0 } else { u32::try_from(index)? * 8 };
            report(teller, item, percent.saturating_sub(behind), u32::try_from(index + round * 7)?).await?;
        }
        teller.pass(if stays_open { 9 } else { 20 }, 0);
    }
    if stays_open {
        return Ok(false);
    }
    teller.close(Role::Contractor, Stage::Works, json!({})).await?;
    Ok(true)
}

async fn report(teller: &mut Teller<'_>, item: &Value, percent: u32, picture: u32) -> anyhow::Result<()> {
    let Some(id) = item.as_str() else { return Ok(()) };
    let text = match percent {
        0 => "材料进场，围挡已立好。",
        1..50 => "按图施工，今天完成一段，已清扫现场。",
        50..100 => "过半，接口处已试水，没有渗漏。",
        _ => "本项完工，等待居民查验。",
    };
    let photos = teller.photos(SITE, &[picture]).await?;
    let entry = json!({"percent": percent, "text": text, "photos": photos});
    teller.post(SITE, &format!("/work-items/{id}/progress"), entry).await?;
    teller.pass(0, 45);
    Ok(())
}
