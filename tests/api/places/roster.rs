//! Importing a roster: looked through first, then confirmed, whole or not at all.

use linyi_server::entities::{audit_entry, home, owner};
use linyi_shared::area::Area;
use linyi_shared::id::PlaceId;
use linyi_shared::page::Page;
use linyi_shared::people::rules::Role;
use linyi_shared::places::api::{CompoundCard, CompoundDesk, RosterImported, RosterPreview};
use linyi_shared::places::rules::{RosterColumn, RosterFault};
use linyi_shared::problem::Code;
use linyi_tests::builders::BuiltCompound;
use linyi_tests::{Answer, Caller, TestApp};
use reqwest::Method;
use reqwest::multipart::{Form, Part};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde_json::json;

const HEADER: &str = "楼栋,单元,楼层,房号,面积,面积来源,业主,业主标识,户主称呼,成年人数";

fn roster(rows: &[&str]) -> String {
    format!("{HEADER}\n{}\n", rows.join("\n"))
}

async fn preview(caller: &Caller, compound: PlaceId, content: &str) -> RosterPreview {
    let answer = caller.post(&format!("/compounds/{compound}/roster/preview"), json!({"content": content})).await;
    serde_json::from_value(answer.created()).expect("a preview")
}

async fn import(caller: &Caller, compound: PlaceId, content: &str, digest: &str) -> Answer {
    let body = json!({"content": content, "digest": digest});
    caller.post(&format!("/compounds/{compound}/roster/imports"), body).await
}

async fn apply(caller: &Caller, compound: PlaceId, content: &str) -> RosterImported {
    let digest = preview(caller, compound, content).await.digest;
    serde_json::from_value(import(caller, compound, content, &digest).await.created()).expect("an import")
}

async fn upload(caller: &Caller, compound: PlaceId, bytes: Vec<u8>) -> RosterPreview {
    let form = Form::new().part("roster", Part::bytes(bytes).file_name("roster.csv"));
    let request = caller.request(Method::POST, &format!("/compounds/{compound}/roster/preview")).multipart(form);
    serde_json::from_value(Answer::of(request).await.created()).expect("a preview")
}

async fn staffed(app: &TestApp, homes: usize) -> (BuiltCompound, Caller) {
    let compound = app.compound().homes(homes).build().await;
    let staff = app.staff(Role::CommunityStaff, compound.community).await;
    (compound, staff)
}

#[tokio::test]
async fn a_roster_is_looked_through_imported_once_and_then_changes_nothing() {
    let app = TestApp::start().await;
    let (compound, staff) = staffed(&app, 2).await;
    let content = roster(&[
        "1,1,1,101,58.5,实测,测试业主 owner-1,owner-1,测试户1,3",
        "1,2,1,101,70,登记,演示业主甲；演示业主乙,,演示户甲,2",
        "7,1,6,601,88.08,合同,演示业主甲,,,",
    ]);
    let seen = preview(&staff, compound.id, &content).await;
    assert_eq!(seen.fault_count, 0, "{:?}", seen.faults);
    assert_eq!((seen.counts.added, seen.counts.changed, seen.counts.unchanged, seen.counts.missing), (2, 1, 0, 1));
    assert_eq!((seen.counts.buildings, seen.counts.entrances, seen.counts.owners), (1, 2, 2));
    assert_eq!((seen.counts.area_before, seen.counts.area_after), (Area(12_000), Area(27_658)));
    assert_eq!(seen.new_places, ["7号楼", "1号楼2单元", "7号楼1单元"]);
    assert_eq!(seen.missing, ["1号楼1单元102"]);
    let columns: Vec<_> = seen.changed[0].fields.iter().map(|field| field.column).collect();
    assert_eq!(columns, [RosterColumn::Area, RosterColumn::AreaSource, RosterColumn::Adults]);
    assert_eq!(
        (seen.changed[0].fields[0].before.as_str(), seen.changed[0].fields[0].after.as_str()),
        ("60.00", "58.50")
    );
    assert!(seen.changed[0].lowers_source);
    let untouched: CompoundDesk = staff.get(&format!("/desk/compounds/{}", compound.id)).await.parse();
    assert_eq!((untouched.compound.homes, untouched.area), (2, Area(12_000)), "a preview changes nothing");

    let imported = import(&staff, compound.id, &content, &seen.digest).await.created();
    let imported: RosterImported = serde_json::from_value(imported).expect("an import");
    assert_eq!(imported.counts, seen.counts);
    let desk: CompoundDesk = staff.get(&format!("/desk/compounds/{}", compound.id)).await.parse();
    assert_eq!((desk.compound.homes, desk.area, desk.owners), (4, Area(27_658), 4));
    let buildings: Vec<_> = desk.buildings.iter().map(|building| (building.name.as_str(), building.homes)).collect();
    assert_eq!(buildings, [("1号楼", 3), ("7号楼", 1)]);

    let again = apply(&staff, compound.id, &content).await;
    assert!(again.counts.is_unchanged(), "{:?}", again.counts);
    assert_eq!((again.counts.unchanged, again.counts.missing), (3, 1));
}

#[tokio::test]
async fn every_corrected_area_leaves_an_audit_row_with_before_and_after() {
    let app = TestApp::start().await;
    let (compound, staff) = staffed(&app, 1).await;
    let content = roster(&["1,1,1,101,61.25,实测,演示业主甲,a,,"]);
    apply(&staff, compound.id, &content).await;
    let rows = audit_entry::Entity::find()
        .filter(audit_entry::Column::Action.eq("places.correct_home"))
        .all(app.state.database.reader())
        .await
        .expect("a query");
    let [row] = rows.as_slice() else { panic!("one correction: {rows:?}") };
    assert_eq!((row.object_id, row.compound_id), (compound.homes[0].0, Some(compound.id.0)));
    assert_eq!(row.person_id, staff.person_id.map(|id| id.0));
    assert_eq!(row.details["fields"][0], json!({"column": "area", "before": "60.00", "after": "61.25"}));
    assert!(row.details["owners"]["after"][0].is_string());
    assert!(!row.details.to_string().contains("演示业主甲"), "people by their ids, never by name");
}

#[tokio::test]
async fn a_file_with_faults_names_line_column_and_reason_and_imports_nothing() {
    let app = TestApp::start().await;
    let (compound, staff) = staffed(&app, 1).await;
    let content = roster(&[
        "1,1,1,101,0,登记,演示业主甲,,,",
        "1,1,1,102,60,听说,演示业主乙,,,",
        "2,1,1,101,60,登记,演示业主丙,,,",
    ]);
    let seen = preview(&staff, compound.id, &content).await;
    let faults: Vec<_> = seen.faults.iter().map(|at| (at.line, at.column, at.fault)).collect();
    assert_eq!(
        faults,
        [
            (2, Some(RosterColumn::Area), RosterFault::AreaNotPositive),
            (3, Some(RosterColumn::AreaSource), RosterFault::AreaSourceUnknown),
        ]
    );
    assert_eq!((seen.fault_count, seen.counts.added), (2, 1));
    let problem = import(&staff, compound.id, &content, &seen.digest).await.refused(Code::RosterHasErrors);
    assert_eq!(problem.errors[0].pointer, "/2/area");
    assert_eq!(problem.errors[0].detail, "第 2 行，面积：面积必须大于 0。");
    let homes = home::Entity::find().count(app.state.database.reader()).await.expect("a count");
    assert_eq!(homes, 1, "nothing of the file was imported");
}

#[tokio::test]
async fn a_name_that_means_several_owners_is_a_fault_of_its_row() {
    let app = TestApp::start().await;
    let (compound, staff) = staffed(&app, 1).await;
    let first = roster(&["1,1,1,101,60,登记,演示业主甲,a,,", "1,1,2,201,60,登记,演示业主甲,b,,"]);
    apply(&staff, compound.id, &first).await;
    let unclear = roster(&["1,1,3,301,60,登记,演示业主甲,,,"]);
    let seen = preview(&staff, compound.id, &unclear).await;
    assert_eq!(seen.faults[0].fault, RosterFault::OwnerAmbiguous);
    import(&staff, compound.id, &unclear, &seen.digest).await.refused(Code::RosterHasErrors);
}

#[tokio::test]
async fn another_file_or_a_changed_register_needs_a_new_look() {
    let app = TestApp::start().await;
    let (compound, staff) = staffed(&app, 1).await;
    let one = roster(&["1,1,1,101,61,登记,演示业主甲,,,"]);
    let other = roster(&["1,1,1,101,62,登记,演示业主甲,,,"]);
    let digest = preview(&staff, compound.id, &one).await.digest;
    import(&staff, compound.id, &other, &digest).await.refused(Code::RosterChanged);
    apply(&staff, compound.id, &other).await;
    import(&staff, compound.id, &one, &digest).await.refused(Code::RosterChanged);
    let digest = preview(&staff, compound.id, &one).await.digest;
    import(&staff, compound.id, &one, &digest).await.created();
}

#[tokio::test]
async fn an_uploaded_file_is_kept_for_its_confirmation_by_the_same_person() {
    let app = TestApp::start().await;
    let (compound, staff) = staffed(&app, 1).await;
    // As a spreadsheet in China saves it: GB18030.
    let rows = b"\xc2\xa5\xb6\xb0,\xb5\xa5\xd4\xaa,\xc2\xa5\xb2\xe3,\xb7\xbf\xba\xc5,\xc3\xe6\xbb\xfd,\xc3\xe6\xbb\xfd\xc0\xb4\xd4\xb4,\xd2\xb5\xd6\xf7\n9,1,1,101,60,\xb5\xc7\xbc\xc7,A\n";
    let seen = upload(&staff, compound.id, rows.to_vec()).await;
    assert_eq!((seen.fault_count, seen.counts.added), (0, 1), "{:?}", seen.faults);
    assert_eq!(seen.new_places, ["9号楼", "9号楼1单元"]);
    let path = format!("/compounds/{}/roster/preview/{}", compound.id, seen.id);
    let again: RosterPreview = staff.get(&path).await.parse();
    assert_eq!(again, seen);
    let colleague = app.staff(Role::CommunityStaff, compound.community).await;
    colleague.get(&path).await.refused(Code::NotFound);

    let imports = format!("/compounds/{}/roster/imports", compound.id);
    let digest = seen.digest.clone();
    let fields = [("preview_id", seen.id.to_string()), ("digest", digest.clone())];
    let foreign: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let refused = colleague.post(&imports, json!({"preview_id": seen.id, "digest": digest})).await;
    refused.refused(Code::RosterChanged);
    let page = staff.post_form(&imports, &[foreign.as_slice(), &[("_return", "/desk/places")]].concat()).await;
    assert_eq!(page.sees_other(), "/desk/places");
    let after: RosterPreview = staff.get(&path).await.parse();
    assert!(after.counts.is_unchanged() && after.counts.unchanged == 1);
    app.advance(chrono::Duration::hours(25));
    let late = app.staff(Role::CommunityStaff, compound.community).await;
    late.get(&path).await.refused(Code::NotFound);
}

#[tokio::test]
async fn a_workbook_is_told_to_be_saved_as_csv() {
    let app = TestApp::start().await;
    let (compound, staff) = staffed(&app, 1).await;
    let seen = upload(&staff, compound.id, b"PK\x03\x04something".to_vec()).await;
    assert_eq!(seen.faults[0].fault, RosterFault::Workbook);
}

#[tokio::test]
async fn a_roster_with_the_same_key_is_imported_once() {
    let app = TestApp::start().await;
    let (compound, staff) = staffed(&app, 1).await;
    let content = roster(&["1,1,1,101,61,登记,演示业主甲,,,"]);
    let digest = preview(&staff, compound.id, &content).await.digest;
    let path = format!("/compounds/{}/roster/imports", compound.id);
    let body = json!({"content": content, "digest": digest});
    let first = staff.post_keyed(&path, "roster-1", body.clone()).await.created();
    let second = staff.post_keyed(&path, "roster-1", body).await.created();
    assert_eq!(first, second);
}

#[tokio::test]
async fn only_those_who_keep_this_roster_may_touch_it() {
    let app = TestApp::start().await;
    let (compound, _) = staffed(&app, 1).await;
    let elsewhere = app.compound().named("乙小区").homes(1).build().await;
    let foreign = app.staff(Role::CommunityStaff, elsewhere.community).await;
    let auditor = app.staff(Role::Auditor, compound.district).await;
    let resident = app.resident(compound.homes[0]).await;
    let content = roster(&["1,1,1,101,61,登记,演示业主甲,,,"]);
    for caller in [&foreign, &auditor, &resident] {
        let path = format!("/compounds/{}/roster/preview", compound.id);
        caller.post(&path, json!({"content": content})).await.refused(Code::Forbidden);
        import(caller, compound.id, &content, &"0".repeat(64)).await.refused(Code::Forbidden);
        caller.get(&format!("/compounds/{}/roster", compound.id)).await.refused(Code::Forbidden);
    }
    let own: Page<CompoundCard> = foreign.get("/desk/compounds").await.parse();
    assert_eq!(own.items.iter().map(|card| card.name.as_str()).collect::<Vec<_>>(), ["乙小区"]);
    auditor.get(&format!("/desk/compounds/{}", compound.id)).await.ok();
    foreign.get(&format!("/desk/compounds/{}", compound.id)).await.refused(Code::Forbidden);
    resident.get(&format!("/desk/compounds/{}", compound.id)).await.refused(Code::Forbidden);
    let staff = app.staff(Role::CommunityStaff, compound.community).await;
    let community = format!("/compounds/{}/roster/preview", compound.community);
    staff.post(&community, json!({"content": content})).await.refused(Code::NotFound);
    let nonsense = staff.post(&format!("/compounds/{}/roster/imports", compound.id), json!({"digest": "x"})).await;
    assert_eq!(nonsense.refused(Code::InvalidInput).errors[0].pointer, "/digest");
}

#[tokio::test]
async fn the_registers_come_out_as_a_roster_that_changes_nothing() {
    let app = TestApp::start().await;
    let compound = app.compound().homes(3).home(7_000, &[]).home(123_456, &["a", "b"]).build().await;
    let staff = app.staff(Role::SubdistrictOfficer, compound.district).await;
    let file = staff.get(&format!("/compounds/{}/roster", compound.id)).await;
    assert_eq!(file.status, 200);
    assert!(file.body.starts_with("\u{feff}楼栋,单元"), "{}", file.body);
    let seen = preview(&staff, compound.id, &file.body).await;
    assert_eq!(seen.fault_count, 0, "{:?}", seen.faults);
    assert!(seen.counts.is_unchanged(), "{:?} {:?}", seen.counts, seen.changed);
    assert_eq!((seen.counts.unchanged, seen.counts.missing), (5, 0));
}

#[tokio::test]
async fn a_whole_district_of_16_219_homes_is_imported_at_once_and_corrected_at_once() {
    let app = TestApp::start().await;
    let (compound, staff) = staffed(&app, 0).await;
    let text = |area: i64| {
        let mut text = format!("{HEADER}\n");
        for home in 0..16_219 {
            let (building, rest) = (home / 72 + 1, home % 72);
            let (entrance, floor, room) = (rest / 18 + 1, rest % 18 / 3 + 1, rest % 3 + 1);
            text.push_str(&format!(
                "{building},{entrance},{floor},{floor}0{room},{}.{:02},登记,演示业主{home:05},,演示户{home:05},2\n",
                area + rest,
                rest
            ));
        }
        text
    };
    let imports = format!("/compounds/{}/roster/imports", compound.id);
    for (area, added, changed) in [(50, 16_219, 0), (51, 0, 16_219), (51, 0, 0)] {
        let started = std::time::Instant::now();
        let seen = upload(&staff, compound.id, text(area).into_bytes()).await;
        assert_eq!((seen.fault_count, seen.counts.added, seen.counts.changed), (0, added, changed));
        let imported = staff.post(&imports, json!({"preview_id": seen.id, "digest": seen.digest})).await.created();
        let imported: RosterImported = serde_json::from_value(imported).expect("an import");
        assert_eq!(imported.counts, seen.counts);
        assert!(started.elapsed().as_secs() < 60, "{:?}", started.elapsed());
    }
    let db = app.state.database.reader();
    assert_eq!(home::Entity::find().count(db).await.expect("a count"), 16_219);
    let owners = owner::Entity::find().filter(owner::Column::CompoundId.eq(compound.id.0));
    assert_eq!(owners.count(db).await.expect("a count"), 16_219);
    let corrections = audit_entry::Entity::find().filter(audit_entry::Column::Action.eq("places.correct_home"));
    assert_eq!(corrections.count(db).await.expect("a count"), 16_219);
}
