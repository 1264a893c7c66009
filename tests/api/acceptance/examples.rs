//! E10 and E14 of the dossier: warranty clocks from the acceptance, and from a repair.

use chrono::NaiveDate;
use linyi_shared::acceptance::api::AcceptancePage;
use linyi_shared::people::rules::Role;
use linyi_shared::projects::rules::Stage;
use linyi_shared::time::{parse_moment, start_of_day};
use linyi_shared::works::rules::REQUIRED_PARTIES;
use linyi_tests::TestApp;
use linyi_tests::builders::BuiltCompound;
use serde_json::json;

use super::{acceptance, fail};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// Pipes, a roof and heating, accepted on a day; the clock stands at its noon.
pub async fn accepted(app: &TestApp, on: &str) -> BuiltCompound {
    app.set_clock(start_of_day(day(on)) + chrono::Duration::hours(12));
    let items = [("drainage", "雨污管网"), ("roof", "屋面防水"), ("heat_supply", "供热管道")];
    let builder = app.compound().homes(1).at(Stage::Acceptance);
    let place = items.iter().fold(builder, |builder, (code, title)| builder.item(code, title)).build().await;
    let bureau = app.staff(Role::HousingBureau, place.district).await;
    for role in REQUIRED_PARTIES {
        let body = json!({"role": role, "unit": "测试单位", "person": "演示负责人甲", "phone": "0379-63912345"});
        bureau.post(&format!("/projects/{}/parties", place.project), body).await.created();
    }
    let record = json!({"result": "passed", "accepted_on": on, "certificate": "LC-E10", "parties": REQUIRED_PARTIES});
    bureau.post(&format!("/projects/{}/acceptance", place.project), record).await.created();
    place
}

fn ends(page: &AcceptancePage) -> Vec<Option<String>> {
    page.warranty.iter().map(|item| item.ends_on.map(|end| end.to_string())).collect()
}

/// A defect of a work item is found and repaired on a day; answers the end of the repaired part's warranty.
async fn repaired(app: &TestApp, place: &BuiltCompound, item: usize, on: &str) -> Option<NaiveDate> {
    app.set_clock(parse_moment(&format!("{on}T09:00")).expect("a morning"));
    let staff = app.staff(Role::CommunityStaff, place.community).await;
    let contractor = app.staff(Role::Contractor, place.id).await;
    let body = fail(app, &staff, ("work_item_id", place.items[item].to_string())).await;
    let check = staff.post(&format!("/projects/{}/checks", place.project), body).await.created();
    let defect = check["defect_id"].as_str().expect("a defect");
    let repair = json!({"text": "重新做好", "photos": [contractor.upload_photo().await]});
    contractor.post(&format!("/defects/{defect}/rectification"), repair).await.ok();
    staff.post(&format!("/defects/{defect}/verification"), json!({"verdict": "passed"})).await.ok();
    let page = acceptance(app, place.project).await;
    page.defects.iter().find(|one| one.id.to_string() == defect).expect("the defect").warranty_until
}

#[tokio::test]
async fn e10_warranty() {
    let app = TestApp::start().await;
    let place = accepted(&app, "2026-06-30").await;
    let of = |end: &str| Some(end.to_owned());
    let page = acceptance(&app, place.project).await;
    assert_eq!(ends(&page), [of("2028-06-30"), of("2031-06-30"), of("2028-03-15")]);
    assert_eq!(repaired(&app, &place, 1, "2027-03-01").await, Some(day("2032-03-01")));
    let page = acceptance(&app, place.project).await;
    assert_eq!(ends(&page)[1], of("2031-06-30"), "only the repaired part begins again");

    let winter = accepted(&app, "2026-12-20").await;
    assert_eq!(ends(&acceptance(&app, winter.project).await)[2], of("2029-03-15"));
}

/// The repair of E14; its terms are in `complaints.rs`.
#[tokio::test]
async fn e14_a_repair_begins_the_warranty_of_its_part_again() {
    let app = TestApp::start().await;
    let place = accepted(&app, "2026-06-30").await;
    assert_eq!(repaired(&app, &place, 0, "2027-05-08").await, Some(day("2029-05-08")));
}
