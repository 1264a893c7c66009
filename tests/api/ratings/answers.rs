//! `POST /rating-rounds/{id}/answers`.

use linyi_shared::people::rules::Role;
use linyi_shared::problem::Code;
use linyi_shared::ratings::api::RatingRoundPage;
use linyi_shared::ratings::rules::{Level, RatingChannel};
use linyi_tests::TestApp;
use serde_json::json;

use super::open_round;

#[tokio::test]
async fn a_second_answer_of_a_home_changes_the_first() {
    let app = TestApp::start().await;
    let (compound, path) = open_round(&app, 3).await;
    let home = compound.homes[0];
    let (one, other) = (app.resident(home).await, app.resident(home).await);
    let answers = format!("{path}/answers");
    let body = json!({"home_id": home, "levels": {"overall": "satisfied", "site_order": "dissatisfied"}});
    let first = one.post_keyed(&answers, "rating-key-0001", body.clone()).await.ok();
    assert_eq!(first, one.post_keyed(&answers, "rating-key-0001", body).await.ok());
    assert_eq!(first["version"], 1);
    let changed = json!({"home_id": home, "levels": {"overall": "very_satisfied"}, "remark": "好"});
    assert_eq!(other.post(&answers, changed).await.ok()["version"], 2);

    let page: RatingRoundPage = one.get(&path).await.parse();
    assert_eq!((page.answers, page.mine.len(), page.outcome), (1, 1, None));
    let mine = &page.mine[0];
    assert_eq!((mine.version, mine.channel, mine.remark.as_str()), (2, Some(RatingChannel::Online), "好"));
    assert_eq!(mine.levels.get("overall"), Some(&Level::VerySatisfied));
    assert_eq!(mine.levels.len(), 1);
}

#[tokio::test]
async fn a_form_without_javascript_rates_too() {
    let app = TestApp::start().await;
    let (compound, path) = open_round(&app, 1).await;
    let home = compound.homes[0].to_string();
    let resident = app.resident(compound.homes[0]).await;
    let fields = [
        ("home_id", home.as_str()),
        ("levels[overall]", "fairly_satisfied"),
        ("remark", ""),
        ("_return", "/ratings/7?done=1"),
    ];
    let answer = resident.post_form(&format!("{path}/answers"), &fields).await;
    assert!(answer.sees_other().starts_with("/ratings/7"));
    let page: RatingRoundPage = resident.get(&path).await.parse();
    assert_eq!(page.answers, 1);
}

#[tokio::test]
async fn while_it_runs_nobody_reads_a_level_but_the_home_itself() {
    let app = TestApp::start().await;
    let (compound, path) = open_round(&app, 2).await;
    let home = compound.homes[0];
    let resident = app.resident(home).await;
    let body = json!({"home_id": home, "levels": {"overall": "very_dissatisfied"}, "remark": "噪声太大"});
    resident.post(&format!("{path}/answers"), body).await.ok();
    let staff = app.staff(Role::CommunityStaff, compound.community).await;
    let neighbour = app.resident(compound.homes[1]).await;
    for (caller, url) in [
        (&app.anonymous(), path.clone()),
        (&neighbour, path.clone()),
        (&staff, path.clone()),
        (&staff, format!("{path}/desk")),
        (&staff, "/desk/ratings".to_owned()),
    ] {
        let answer = caller.get(&url).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        for secret in ["very_dissatisfied", "噪声太大"] {
            assert!(!answer.body.contains(secret), "{url} tells {secret}");
        }
    }
    let round: RatingRoundPage = staff.get(&path).await.parse();
    assert_eq!((round.answers, round.outcome), (1, None));
}

#[tokio::test]
async fn answers_of_others_out_of_time_or_to_what_was_not_asked_are_refused() {
    let app = TestApp::start().await;
    let (compound, path) = open_round(&app, 2).await;
    let there = app.compound().named("乙小区").homes(1).build().await;
    let answers = format!("{path}/answers");
    let answer = |home| json!({"home_id": home, "levels": {"overall": "satisfied"}});
    let home = compound.homes[0];
    app.anonymous().post(&answers, answer(home)).await.refused(Code::SignInRequired);
    let stranger = app.resident(there.homes[0]).await;
    stranger.post(&answers, answer(there.homes[0])).await.refused(Code::ForeignCompound);
    let resident = app.resident(home).await;
    resident.post(&answers, answer(compound.homes[1])).await.refused(Code::Forbidden);
    let empty = json!({"home_id": home, "remark": "只有话"});
    resident.post(&answers, empty).await.refused(Code::RatingEmpty);
    let unasked = json!({"home_id": home, "levels": {"item_quality:7": "satisfied"}});
    let problem = resident.post(&answers, unasked).await.refused(Code::QuestionNotAsked);
    assert_eq!(problem.errors[0].pointer, "/levels/item_quality:7");
    let unknown = json!({"home_id": home, "levels": {"overall": "great"}});
    resident.post(&answers, unknown).await.refused(Code::InvalidInput);
    app.advance_days(10);
    let resident = app.resident(home).await;
    resident.post(&answers, answer(home)).await.refused(Code::RatingClosed);
}
