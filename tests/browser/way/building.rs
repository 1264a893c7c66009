//! The works: who builds, the board on site, and how far each item is.

use linyi_shared::people::rules::Role;
use linyi_shared::projects::rules::Stage;

use super::Way;
use super::posting::publish;

/// The units taking part: role, unit, person in charge.
const PARTIES: [(&str, &str, &str); 4] = [
    ("client", "演示区住房保障中心", "演示负责人甲"),
    ("designer", "演示建筑设计院", "演示负责人乙"),
    ("contractor", "演示建设工程公司", "演示项目经理"),
    ("supervisor", "演示监理公司", "演示总监"),
];

/// Until every item is built.
pub async fn walk(way: &Way<'_>) {
    way.staff(Role::HousingBureau).await;
    publish(way, "works_board", BOARD).await;
    name_parties(way).await;
    for (percent, text) in [("40", "按图施工，今天完成一段，已清扫现场。"), ("100", "本项完工，等待居民查验。")]
    {
        way.app.advance_days(20);
        way.staff(Role::Contractor).await;
        for item in &way.items {
            let page = way.desk_page(&format!("works?item={item}"));
            let fields = [("percent", percent), ("text", text)];
            way.on_desk_with_photo("progress", &page, &format!("/{item}/progress"), &fields).await;
        }
        way.public("built", &[]).await;
        way.shows_step(Stage::Works, &format!("完成 {percent}%")).await;
        way.visitor("works-public", &way.page("works"), &[text]).await;
    }
    way.close(Role::Contractor, Stage::Works, &[], "完成 100%").await;
    way.phone.sees("改造 2 项，已完工 2 项。").await;
}

async fn name_parties(way: &Way<'_>) {
    way.staff(Role::Contractor).await;
    for (role, unit, person) in PARTIES {
        let fields = [("role", role), ("unit", unit), ("person", person), ("phone", "0379-0000000")];
        way.on_desk("party", &way.desk_page("works"), "/parties", &fields).await;
    }
    way.visitor("parties-public", &way.page("works"), &PARTIES.map(|(_, unit, _)| unit)).await;
}

const BOARD: &[(&str, &str)] = &[
    ("title", "施工公示牌"),
    ("fields[project]", "演示家属院改造提质工程"),
    ("fields[client]", "演示区住房保障中心，演示负责人甲，0379-0000000"),
    ("fields[designer]", "演示建筑设计院，演示负责人乙，0379-0000000"),
    ("fields[contractor]", "演示建设工程公司，演示项目经理，0379-0000000"),
    ("fields[supervisor]", "演示监理公司，演示总监，0379-0000000"),
    ("fields[contract_price]", "1,290,000.00 元"),
    ("fields[dates]", "工期约五个月"),
    ("fields[items]", "雨污分流、道路"),
    ("fields[work_hours]", "8:00 至 12:00，14:30 至 19:00"),
    ("fields[safety]", "请绕行围挡，看好老人和孩子"),
    ("fields[quality_body]", "演示质量监督站 0379-0000000"),
    ("fields[resident_supervisors]", "演示居民监督员两名"),
    ("fields[complaint_contact]", "社区 0379-0000000"),
    ("fields[warranty]", "管线 2 年，自验收合格之日起"),
];
