//! 一征: every home is asked, what they said is published, and what is adopted becomes work items.

use linyi_shared::consultations::api::ConsultationPage;
use linyi_shared::people::rules::Role;
use linyi_shared::projects::api::CompoundPage;
use linyi_shared::projects::rules::Stage;

use super::{Entry, Way};

/// Until the summary is published.
pub async fn walk(way: &mut Way<'_>) {
    way.public("before", &["还没有定。先听大家的意见。", "还没有预算。", "还没有定完工时间。"]).await;
    way.close(Role::CommunityStaff, Stage::Reserve, &[], "列入 2021 年改造计划").await;
    let consultation = open(way).await;
    answer(way, &consultation).await;
    visit(way, &consultation).await;
    publish(way, &consultation).await;
    way.close(Role::CommunityStaff, Stage::Consultation, &[], "2 户中 2 户已答复").await;
    way.phone.sees("已提出 2 项，还没有定下来。").await;
    way.phone.sees("改造项预算共 1,400,000.00 元。").await;
    let page: CompoundPage = way.app.anonymous().get(&format!("/compounds/{}", way.compound.id)).await.parse();
    way.items = page.what.items.iter().filter(|item| item.budget.0 > 0).map(|item| item.id).collect();
    assert_eq!(way.items.len(), 2);
}

/// Opens the consultation; answers the path of its page for residents.
async fn open(way: &Way<'_>) -> String {
    let fields = [
        ("title", "您家最想改什么"),
        ("introduction", "小区要改造了。请每户选出最想改的内容，说说家里遇到的难处。"),
        ("offered[]", ""),
        ("offered[]", "drainage"),
        ("offered[]", "roads"),
        ("offered[]", "greening"),
    ];
    let made = way.on_desk("consultation", &way.desk_page("consultations/new"), "/consultations", &fields).await;
    way.public("consultation-open", &[]).await;
    way.shows_step(Stage::Consultation, "2 户中 0 户已答复").await;
    made.trim_start_matches("/desk").to_owned()
}

/// A resident answers on the phone, with a photo.
async fn answer(way: &Way<'_>, consultation: &str) {
    way.resident(0).await;
    let fields = [
        ("wishes[drainage]", "essential"),
        ("wishes[roads]", "wanted"),
        ("remark", "下大雨时一楼下水道返水。"),
        ("adult", "true"),
    ];
    let entry = Entry {
        window: &way.phone,
        page: consultation.to_owned(),
        action: format!("{consultation}/answers"),
        fields: &fields,
        photo: true,
    };
    way.enter("answer", entry).await;
    way.phone.sees("第 1 次").await;
    way.public("answered", &[]).await;
    way.shows_step(Stage::Consultation, "2 户中 1 户已答复").await;
}

/// The grid worker meets nobody at the other home, comes again and writes down what is said.
async fn visit(way: &Way<'_>, consultation: &str) {
    way.staff(Role::GridWorker).await;
    let page = format!("/desk{consultation}/homes/{}", way.compound.homes[1]);
    let visits = format!("{consultation}/visits");
    way.on_desk("visit", &page, &visits, &[("result", "not_met"), ("note", "晚上七点以后在家。")]).await;
    way.app.advance_days(1);
    way.staff(Role::GridWorker).await;
    let fields = [
        ("channel", "visit"),
        ("wishes[drainage]", "wanted"),
        ("wishes[roads]", "essential"),
        ("remark", "路不平，老人容易绊倒。"),
        ("adult", "true"),
    ];
    way.on_desk("visited", &page, &format!("{consultation}/entered-answers"), &fields).await;
    way.public("asked", &[]).await;
    way.shows_step(Stage::Consultation, "2 户中 2 户已答复").await;
}

/// Closes it after its end, and says what is adopted and what is not.
async fn publish(way: &Way<'_>, consultation: &str) {
    let asked: ConsultationPage = way.app.anonymous().get(consultation).await.parse();
    way.wait_out(asked.closes_at);
    way.staff(Role::CommunityStaff).await;
    let page = format!("/desk{consultation}");
    way.on_desk("consultation-close", &page, &format!("{consultation}/close"), &[]).await;
    let fields = [
        ("outcomes[drainage][adopted]", "true"),
        ("outcomes[drainage][reason]", "两户都提出，属于应改尽改的内容。"),
        ("outcomes[drainage][title]", "雨污分流改造"),
        ("outcomes[drainage][location]", "全小区主管道"),
        ("outcomes[drainage][quantity]", "680 米"),
        ("outcomes[drainage][budget]", "860000"),
        ("outcomes[roads][adopted]", "true"),
        ("outcomes[roads][title]", "道路修补和铺沥青"),
        ("outcomes[roads][location]", "小区主路"),
        ("outcomes[roads][quantity]", "2400 平方米"),
        ("outcomes[roads][budget]", "540000"),
        ("outcomes[greening][adopted]", "false"),
        ("outcomes[greening][reason]", "本次资金先用于管网和道路，列入下一批。"),
    ];
    way.on_desk("summary", &page, &format!("{consultation}/publish"), &fields).await;
    way.visitor("summary-public", consultation, &["两户都提出", "列入下一批"]).await;
}
