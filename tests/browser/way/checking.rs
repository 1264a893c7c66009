//! After the works: residents check, the works are accepted and audited, results are posted, residents rate.

use linyi_shared::people::rules::Role;
use linyi_shared::projects::rules::Stage;
use linyi_shared::ratings::api::RatingRoundPage;

use super::posting::publish;
use super::{Entry, Way};

/// Until the ratings are out and the warranty runs.
pub async fn walk(way: &Way<'_>) {
    check(way).await;
    observe(way).await;
    rectify(way).await;
    way.close(Role::CommunityStaff, Stage::ResidentCheck, &[], "没有待整改的问题").await;
    way.phone.sees("居民已查验完，等竣工验收。").await;
    way.app.advance_days(4);
    accept(way).await;
    way.close(Role::HousingBureau, Stage::Acceptance, &[], "验收合格").await;
    way.app.advance_days(20);
    let amounts = [("evidence[settlement_amount]", "1310000"), ("evidence[audited_amount]", "1300000")];
    way.close(Role::HousingBureau, Stage::SettlementAudit, &amounts, "审定 1,300,000.00 元").await;
    way.staff(Role::HousingBureau).await;
    let mut notices = Vec::new();
    for (kind, fields) in [("acceptance", ACCEPTANCE), ("settlement", SETTLEMENT), ("warranty", WARRANTY)] {
        notices.push(publish(way, kind, fields).await);
    }
    for notice in &notices {
        way.let_hang(notice).await;
    }
    way.close(Role::CommunityStaff, Stage::ResultsNotice, &[], "张贴").await;
    way.shows_step(Stage::Warranty, "正在进行").await;
    rate(way).await;
}

/// Every item is checked; the second has a defect.
async fn check(way: &Way<'_>) {
    way.staff(Role::CommunityStaff).await;
    for (index, item) in way.items.iter().enumerate() {
        let page = way.desk_page(&format!("acceptance?at={item}"));
        let passed = [("result", "pass"), ("observers", "2"), ("note", "现场查看，符合方案。")];
        let failed = [
            ("result", "fail"),
            ("observers", "2"),
            ("description", "1号楼前路面有一处积水，约两平方米。"),
            ("responsible", "contractor"),
        ];
        let fields = if index == 1 { &failed[..] } else { &passed[..] };
        way.on_desk_with_photo("check", &page, "/checks", fields).await;
    }
    way.public("checked", &["居民正在查验，1 处待整改。"]).await;
    way.shows_step(Stage::ResidentCheck, "1 处待整改").await;
    way.visitor("checks-public", &way.page("acceptance"), &["路面有一处积水"]).await;
}

/// A resident tells what he saw, the community answers.
async fn observe(way: &Way<'_>) {
    way.resident(0).await;
    let (item, page) = (way.items[1].to_string(), way.page("acceptance"));
    let text = "雨后积水有脚面深。";
    let fields = [("work_item_id", item.as_str()), ("text", text)];
    let entry = Entry {
        window: &way.phone,
        page: page.clone(),
        action: "/observations".to_owned(),
        fields: &fields,
        photo: true,
    };
    way.enter("observation", entry).await;
    way.phone.sees(text).await;
    let tab = way.desk_page("acceptance?tab=observations");
    way.on_desk("observation-answer", &tab, "/answer", &[("text", "已记为待整改问题，三天内修好。")]).await;
    way.visitor("observation-public", &page, &[text, "已记为待整改问题"]).await;
}

/// The contractor puts the defect right, somebody else verifies it.
async fn rectify(way: &Way<'_>) {
    way.app.advance_days(3);
    way.staff(Role::Contractor).await;
    let tab = way.desk_page("acceptance?tab=defects");
    let fields = [("text", "已铲除重铺，找坡后试水不积。")];
    way.on_desk_with_photo("rectification", &tab, "/rectification", &fields).await;
    way.app.advance_days(1);
    way.staff(Role::CommitteeMember).await;
    let fields = [("verdict", "passed"), ("text", "雨后去看，没有积水。")];
    way.on_desk_with_photo("verification", &tab, "/verification", &fields).await;
    way.public("rectified", &["居民正在查验，没有待整改的问题。"]).await;
}

async fn accept(way: &Way<'_>) {
    way.staff(Role::HousingBureau).await;
    let fields = [
        ("result", "passed"),
        ("certificate", "演示验字 12 号"),
        ("filing", "演示备字 12 号"),
        ("parties[]", "client"),
        ("parties[]", "designer"),
        ("parties[]", "contractor"),
        ("parties[]", "supervisor"),
        ("note", "各方到场，资料齐全，验收合格。"),
    ];
    let page = way.desk_page("acceptance?tab=legal");
    way.on_desk_with_photo("acceptance-legal", &page, "/acceptance", &fields).await;
    way.public("accepted", &["竣工验收合格。", "验收文号 演示验字 12 号。"]).await;
    way.visitor("warranty-clocks", &way.page("acceptance"), &["保修到哪天"]).await;
}

/// A round of ratings: one home on the phone, one on paper; the words are read before they are shown.
async fn rate(way: &Way<'_>) {
    way.staff(Role::CommunityStaff).await;
    let made = way.on_desk("rating", &way.desk_page("ratings/new"), "/rating-rounds", &[("title", "改造满意度")]).await;
    let round = made.trim_start_matches("/desk").to_owned();
    way.public("rating-open", &["满意度评价"]).await;
    let page: RatingRoundPage = way.app.anonymous().get(&format!("/rating-rounds/{}", id_of(&round))).await.parse();
    let closes_at = page.closes_at;
    let names: Vec<_> = page.questions.iter().map(|question| format!("levels[{}]", question.key)).collect();
    let levels: Vec<_> = names.iter().map(|name| (name.as_str(), "very_satisfied")).collect();
    way.resident(0).await;
    let words = [("remark", "下雨不再返水了。"), ("wanted", "电动自行车充电的地方")];
    way.on_phone("rate", &round, "/answers", &[&levels[..], &words].concat()).await;

    let home = way.compound.homes[1].to_string();
    let paper = [("home_id", home.as_str()), ("channel", "paper"), ("witness", "演示楼栋长")];
    let page = format!("{made}?building={}", way.compound.buildings[0]);
    way.on_desk("rate-paper", &page, "/entered-answers", &[&paper[..], &levels].concat()).await;

    way.wait_out(closes_at);
    way.staff(Role::CommunityStaff).await;
    let form = crate::form::Form::open(&way.desk, &made, "/review").await;
    way.keep(&way.desk, "rating-review").await;
    form.send_by("button[value='true']").await;
    way.keep(&way.desk, "rating-reviewed").await;
    way.visitor("rating-public", &round, &["下雨不再返水了。"]).await;
    way.public("end", &["改造 2 项，已完工 2 项。", "竣工验收合格。", "1,300,000.00 元"]).await;
}

fn id_of(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or_default()
}

const ACCEPTANCE: &[(&str, &str)] = &[
    ("title", "验收结果公示"),
    ("fields[date]", "见项目页"),
    ("fields[parties]", "建设、设计、施工、监理四方"),
    ("fields[resident_representatives]", "居民监督员两名"),
    ("fields[results]", "两项全部合格"),
    ("fields[open_defects]", "无"),
    ("fields[certificate]", "演示验字 12 号"),
];

const SETTLEMENT: &[(&str, &str)] = &[
    ("title", "决算与审计公示"),
    ("fields[budget]", "1,400,000.00 元"),
    ("fields[contract]", "1,290,000.00 元"),
    ("fields[settlement]", "1,310,000.00 元"),
    ("fields[audited]", "1,300,000.00 元"),
    ("fields[difference]", "比合同价多 10,000.00 元，因检查井加深"),
    ("fields[funding]", "全部到位，已支付九成"),
    ("fields[findings]", "一处工程量核减，已整改"),
];

const WARRANTY: &[(&str, &str)] = &[
    ("title", "保修公示"),
    ("fields[items]", "管线；道路按合同"),
    ("fields[dates]", "自验收合格之日起，见项目页"),
    ("fields[responsible_unit]", "演示建设工程公司 0379-0000000"),
];
