//! Meetings in which single residents vote: adults, several of one home, and representatives (R26, R27, R30, E8).

use linyi_shared::decisions::api::DecisionOutcome;
use linyi_shared::decisions::rules::Weight;
use linyi_shared::id::HomeId;
use linyi_shared::people::rules::Role;
use linyi_shared::problem::Code;
use linyi_shared::time::local_date;
use linyi_tests::builders::BuiltCompound;
use linyi_tests::{Caller, TestApp};
use serde_json::{Value, json};

use super::given::{Vote, body, compound};

/// Staff register an adult, with an account where there is one.
async fn adult(app: &TestApp, place: &BuiltCompound, home: HomeId, name: &str, account: Option<&Caller>) -> Value {
    let staff = app.staff(Role::CommunityStaff, place.community).await;
    let account = account.and_then(|account| account.person_id);
    let entry = json!({"name": name, "birth_date": "1970-05-01", "account_id": account});
    staff.post(&format!("/homes/{home}/adults"), entry).await.created()
}

/// Staff register a member of the representatives' meeting.
async fn member(staff: &Caller, app: &TestApp, place: &BuiltCompound, home: usize, seat: &str, account: &Caller) {
    let today = local_date(app.now());
    let entry = json!({
        "name": format!("代表{home}"), "home_id": place.homes[home], "seat": seat, "account_id": account.person_id,
        "elected_on": today - chrono::Duration::days(30), "term_ends_on": today + chrono::Duration::days(900),
    });
    staff.post(&format!("/compounds/{}/representatives", place.id), entry).await.created();
}

async fn cast(vote: &Vote<'_>, voter: &Caller, home: HomeId, choice: &str) -> linyi_tests::Answer {
    voter.post(&format!("{}/ballots", vote.path()), vote.ballot(home, choice).await).await
}

#[tokio::test]
async fn two_adults_of_one_home_cast_ballots_that_differ() {
    let app = TestApp::start().await;
    let place = compound(&app, 2).await;
    let home = place.homes[0];
    let (first, second, relative) = (app.resident(home).await, app.resident(home).await, app.resident(home).await);
    adult(&app, &place, home, "王强", Some(&first)).await;
    adult(&app, &place, home, "王伟", Some(&second)).await;
    adult(&app, &place, place.homes[1], "李梅", None).await;
    let body = body(&app, &place, "residents_by_adult");
    let vote = Vote::open(&app, place, body).await;
    assert_eq!(vote.page().await["turnout"]["all"]["persons"], 3);

    // Somebody of the home whose account is nobody on the roll does not vote for the others.
    cast(&vote, &relative, home, "agree").await.refused(Code::AccountNotLinked);
    assert_eq!(relative.get(&format!("{}/ballot", vote.path())).await.ok()["mine"], json!([]));
    cast(&vote, &first, home, "agree").await.created();
    cast(&vote, &second, home, "against").await.created();
    assert_eq!(vote.page().await["turnout"]["voted"]["persons"], 2);
    let receipts = second.get(&format!("{}/receipt", vote.path())).await.ok();
    let receipts = receipts["receipts"].as_array().expect("receipts");
    assert_eq!(receipts.len(), 1, "a resident reads the own receipt alone");
    assert_eq!(receipts[0]["choices"][0]["choice"], "against");
    let mine = first.get(&format!("{}/ballot", vote.path())).await.ok();
    assert_eq!(mine["mine"].as_array().map(Vec::len), Some(1));

    let outcome: DecisionOutcome = serde_json::from_value(vote.outcome().await).expect("an outcome");
    let tally = outcome.items[0].outcome.tally;
    assert_eq!((tally.all, tally.agree, tally.against), (Weight::heads(3), Weight::heads(1), Weight::heads(1)));
    let rooms = app.anonymous().get(&format!("{}/participants", vote.path())).await.ok();
    assert_eq!((&rooms["all"], &rooms["took_part"]), (&json!(2), &json!(1)), "rooms, each once");
    assert_eq!(rooms["homes"]["items"].as_array().map(Vec::len), Some(2));
    assert!(!rooms.to_string().contains('王'), "no name");
}

#[tokio::test]
async fn staff_name_the_resident_of_a_home_with_several() {
    let app = TestApp::start().await;
    let place = compound(&app, 2).await;
    let home = place.homes[0];
    adult(&app, &place, home, "王强", None).await;
    adult(&app, &place, home, "李梅", None).await;
    let body = body(&app, &place, "residents_by_adult");
    let vote = Vote::open(&app, place, body).await;
    let staff = vote.staff().await;
    let entry = staff.get(&format!("{}/entry", vote.path())).await.ok();
    let homes = entry["homes"].as_array().expect("homes").clone();
    assert_eq!(homes.len(), 2);
    assert!(homes.iter().any(|home| home["label"].as_str().is_some_and(|label| label.ends_with("王*"))), "{entry}");
    let path = format!("{}/entered-ballots", vote.path());
    let ballot = vote.ballot(home, "agree").await;
    let told = |elector: &Value, choice: &str| {
        let choices = ballot["choices"].as_array().expect("choices").iter();
        let choices: Vec<_> = choices.map(|one| json!({"item_id": one["item_id"], "choice": choice})).collect();
        json!({"elector_id": elector, "channel": "visit", "note": "当面核对身份证", "choices": choices})
    };
    let mut unnamed = told(&Value::Null, "agree");
    unnamed["home_id"] = json!(home);
    staff.post(&path, unnamed).await.refused(Code::ElectorNotNamed);
    let nobody = staff.post(&path, told(&Value::Null, "agree")).await.refused(Code::InvalidInput);
    assert_eq!(nobody.errors[0].pointer, "/home_id");
    staff.post(&path, told(&homes[0]["elector_id"], "agree")).await.created();
    staff.post(&path, told(&homes[1]["elector_id"], "against")).await.created();
    let stranger = app.compound().homes(1).build().await;
    let stranger = app.staff(Role::CommunityStaff, stranger.community).await;
    stranger.post(&path, told(&homes[0]["elector_id"], "agree")).await.refused(Code::Forbidden);
    assert_eq!(vote.page().await["turnout"]["voted"]["persons"], 2);
}

#[tokio::test]
async fn papers_are_issued_resident_by_resident() {
    let app = TestApp::start().await;
    let place = compound(&app, 1).await;
    let home = place.homes[0];
    adult(&app, &place, home, "王强", None).await;
    adult(&app, &place, home, "李梅", None).await;
    let body = body(&app, &place, "residents_by_adult");
    let vote = Vote::open(&app, place, body).await;
    let (staff, papers) = (vote.staff().await, format!("{}/papers", vote.path()));
    staff.post(&papers, json!({"to": "home", "home_id": home})).await.refused(Code::ElectorNotNamed);
    let issued = staff.post(&papers, json!({"to": "missing"})).await.created();
    assert_eq!((&issued["first"], &issued["last"]), (&json!(1), &json!(2)), "one for each");
    let list = staff.get(&papers).await.ok();
    let homes: Vec<_> =
        list["papers"]["items"].as_array().expect("papers").iter().map(|one| &one["homes"][0]).collect();
    assert_ne!(homes[0], homes[1], "a paper says whose it is");
}

#[tokio::test]
async fn a_minor_is_on_no_roll() {
    let app = TestApp::start().await;
    let place = compound(&app, 1).await;
    let home = place.homes[0];
    adult(&app, &place, home, "王强", None).await;
    let minor = app.resident(home).await;
    let today = local_date(app.now());
    // Comes of age a week after the opening, which is in 17 days.
    let born = today - chrono::Months::new(18 * 12) + chrono::Duration::days(24);
    let staff = app.staff(Role::CommunityStaff, place.community).await;
    let entry = json!({"name": "王小", "birth_date": born, "account_id": minor.person_id});
    staff.post(&format!("/homes/{home}/adults"), entry).await.created();
    let set_up = format!("/projects/{}/decision-setup?kind=residents_by_adult", place.project);
    let roll = staff.get(&set_up).await.ok()["roll"].clone();
    assert_eq!((&roll["all"]["persons"], &roll["minors"]), (&json!(1), &json!(1)));
    let body = body(&app, &place, "residents_by_adult");
    let vote = Vote::open(&app, place, body).await;
    assert_eq!(vote.page().await["turnout"]["all"]["persons"], 1);
    cast(&vote, &minor, home, "agree").await.refused(Code::AccountNotLinked);
}

#[tokio::test]
async fn somebody_who_moved_away_is_on_no_later_roll() {
    let app = TestApp::start().await;
    let place = compound(&app, 1).await;
    adult(&app, &place, place.homes[0], "王强", None).await;
    let gone = adult(&app, &place, place.homes[0], "李梅", None).await;
    let staff = app.staff(Role::CommunityStaff, place.community).await;
    let end = format!("/adults/{}/end", gone["id"].as_str().expect("an id"));
    staff.post(&end, json!({"reason": "搬走"})).await.ok();
    let body = body(&app, &place, "residents_by_adult");
    let vote = Vote::notified(&app, place, body).await;
    assert_eq!(vote.page().await["turnout"]["all"]["persons"], 1);
}

#[tokio::test]
async fn no_mandate_speaks_for_a_resident_in_a_meeting_of_adults() {
    let app = TestApp::start().await;
    let place = compound(&app, 1).await;
    let home = place.homes[0];
    adult(&app, &place, home, "王强", None).await;
    let body = body(&app, &place, "residents_by_adult");
    let vote = Vote::open(&app, place, body).await;
    let staff = vote.staff().await;
    let mandate = json!({
        "home_id": home, "kind": "proxy", "agent_name": "代理人", "agent_checked": true, "note": "委托书",
        "photos": [staff.upload_photo().await],
    });
    let refused = staff.post(&format!("{}/mandates", vote.path()), mandate).await.refused(Code::InvalidInput);
    assert_eq!(refused.errors[0].pointer, "/home_id");
}

/// A compound with a representatives' meeting of 45, of whom so many are residents' representatives.
async fn meeting(app: &TestApp, representatives: usize) -> (BuiltCompound, Vec<Caller>) {
    let place = compound(app, 45).await;
    let people = app.residents(&place.homes).await;
    let staff = app.staff(Role::CommunityStaff, place.community).await;
    for (home, account) in people.iter().enumerate() {
        let seat = if home < representatives { "resident" } else { "other" };
        member(&staff, app, &place, home, seat, account).await;
    }
    (place, people)
}

#[tokio::test]
async fn e8_a_representatives_meeting_of_45() {
    let app = TestApp::start().await;
    let (place, people) = meeting(&app, 36).await;
    for (attend, agree, quorum, passed) in [(29, 29, false, false), (30, 16, true, true), (30, 15, true, false)] {
        let body = body(&app, &place, "representatives");
        let vote = Vote::open(&app, place.clone(), body).await;
        let ballots = people[..attend].iter().zip(&place.homes).enumerate();
        let choice = |number| if number < agree { "agree" } else { "against" };
        vote.cast_all(ballots.map(|(number, (voter, home))| (voter, *home, choice(number)))).await;
        let outcome: DecisionOutcome = serde_json::from_value(vote.outcome().await).expect("an outcome");
        let outcome = &outcome.items[0].outcome;
        assert_eq!(
            (outcome.tally.all, outcome.tally.participated()),
            (Weight::heads(45), Weight::heads(attend as i64))
        );
        assert_eq!((outcome.quorum, outcome.passed), (quorum, passed), "{attend} attend, {agree} agree");
    }
}

#[tokio::test]
async fn too_few_residents_representatives_stop_the_notice() {
    let app = TestApp::start().await;
    let (place, _) = meeting(&app, 35).await;
    let body = body(&app, &place, "representatives");
    let vote = Vote::draft(&app, place, body.clone()).await;
    let refused = vote.step("notice").await.refused(Code::MeetingComposition);
    let detail = refused.detail.map(|detail| detail.to_string()).unwrap_or_default();
    assert!(detail.contains("45") && detail.contains("35") && detail.contains("36"), "{detail}");
    let staff = vote.staff().await;
    let set_up = format!("/projects/{}/decision-setup?kind=representatives", vote.place.project);
    let members = staff.get(&set_up).await.ok()["roll"]["meeting"].clone();
    assert_eq!(members, json!({"members": 45, "representatives": 35, "households": 45}));
    // A meeting that speaks for everybody does not decide for one entrance.
    let mut narrow = body;
    narrow["scope_id"] = json!(vote.place.entrances[0]);
    let path = format!("/projects/{}/decisions", vote.place.project);
    let refused = staff.post(&path, narrow).await.refused(Code::InvalidInput);
    assert_eq!(refused.errors[0].pointer, "/scope_id");
}
