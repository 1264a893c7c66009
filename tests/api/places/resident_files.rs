//! Importing the registers of residents: looked through first, then confirmed, whole or not at all.

use linyi_server::entities::{adult, audit_entry, representative, roster_preview};
use linyi_server::features::people::staff_accounts::{self, NewAccount};
use linyi_server::features::places::resident_file::{apply, preview as looking};
use linyi_server::http::caller::Caller as ServerCaller;
use linyi_shared::people::rules::Role;
use linyi_shared::places::api::{ResidentsImported, ResidentsPreview};
use linyi_shared::places::rules::{ResidentRegister, RosterColumn, RosterFault};
use linyi_shared::problem::Code;
use linyi_shared::time::local_date;
use linyi_tests::builders::BuiltCompound;
use linyi_tests::{Answer, Caller, TestApp};
use reqwest::Method;
use reqwest::multipart::{Form, Part};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde_json::json;
use uuid::Uuid;

fn adults(rows: &[&str]) -> String {
    format!("楼栋,单元,房号,姓名,出生日期\n{}\n", rows.join("\n"))
}

fn representatives(rows: &[&str]) -> String {
    format!("楼栋,单元,房号,姓名,身份,当选日期,任期最后一天\n{}\n", rows.join("\n"))
}

fn path(compound: &BuiltCompound, register: &str, step: &str) -> String {
    format!("/compounds/{}/registers/{register}/{step}", compound.id)
}

async fn preview(staff: &Caller, compound: &BuiltCompound, register: &str, content: &str) -> ResidentsPreview {
    let answer = staff.post(&path(compound, register, "preview"), json!({"content": content})).await;
    serde_json::from_value(answer.created()).expect("a preview")
}

async fn import(staff: &Caller, compound: &BuiltCompound, register: &str, content: &str) -> ResidentsImported {
    let digest = preview(staff, compound, register, content).await.digest;
    let body = json!({"content": content, "digest": digest});
    let answer = staff.post(&path(compound, register, "imports"), body).await;
    serde_json::from_value(answer.created()).expect("an import")
}

async fn staffed(app: &TestApp, homes: usize) -> (BuiltCompound, Caller) {
    let compound = app.compound().homes(homes).build().await;
    let staff = app.staff(Role::CommunityStaff, compound.community).await;
    (compound, staff)
}

#[tokio::test]
async fn adults_are_looked_through_imported_once_and_then_nothing_changes() {
    let app = TestApp::start().await;
    let (compound, staff) = staffed(&app, 2).await;
    let known = json!({"name": "演示居民丙", "birth_date": "1950-03-09"});
    staff.post(&format!("/homes/{}/adults", compound.homes[1]), known).await.created();
    let soon = (local_date(app.now()) - chrono::Months::new(18 * 12) + chrono::Duration::days(30)).to_string();
    let content = adults(&["1,1,101,演示居民甲,1970-05-01", &format!("1号楼,1单元,101室,演示居民乙,{soon}")]);
    let seen = preview(&staff, &compound, "adults", &content).await;
    assert_eq!((seen.fault_count, seen.register), (0, ResidentRegister::Adults), "{:?}", seen.faults);
    assert_eq!((seen.counts.added, seen.counts.changed, seen.counts.unchanged, seen.counts.missing), (2, 0, 0, 1));
    assert_eq!(seen.added, ["1号楼1单元101 演***", "1号楼1单元101 演***"]);
    assert_eq!(seen.missing, ["1号楼1单元102 演***"]);
    let db = app.state.database.reader();
    assert_eq!(adult::Entity::find().count(db).await.expect("a count"), 1, "a preview changes nothing");

    let first = import(&staff, &compound, "adults", &content).await;
    assert_eq!(first.counts, seen.counts);
    let again = import(&staff, &compound, "adults", &content).await;
    assert!(again.counts.is_unchanged(), "{:?}", again.counts);
    assert_eq!((again.counts.unchanged, again.counts.missing), (2, 1));
    let rows = adult::Entity::find().filter(adult::Column::HomeId.eq(compound.homes[0].0)).all(db).await;
    let mut rows = rows.expect("adults");
    rows.sort_by(|a, b| a.name.cmp(&b.name));
    let of_age: Vec<_> = rows.iter().map(|row| (row.name.as_str(), row.of_age_on.is_some())).collect();
    assert_eq!(of_age, [("演示居民乙", true), ("演示居民甲", false)]);
    assert_eq!(Some(rows[0].entered_by), staff.person_id.map(|id| id.0));

    // A file that knows another age corrects the entry; whoever it leaves out stays.
    let corrected = import(&staff, &compound, "adults", &adults(&["1,1,101,演示居民乙,1980-01-01"])).await;
    assert_eq!((corrected.counts.changed, corrected.counts.missing), (1, 2));
    let standing = adult::Entity::find().filter(adult::Column::EndedAt.is_null()).count(db).await;
    assert_eq!(standing.expect("a count"), 3);
}

#[tokio::test]
async fn no_date_of_birth_is_kept_of_a_file_not_even_for_its_preview() {
    let app = TestApp::start().await;
    let (compound, staff) = staffed(&app, 1).await;
    let content = adults(&["1,1,101,演示居民甲,1970-05-01", "1,1,101,演示居民乙,2020-02-03"]);
    let seen = preview(&staff, &compound, "adults", &content).await;
    let fault = &seen.faults[0];
    assert_eq!((fault.line, fault.column, fault.fault), (3, Some(RosterColumn::BirthDate), RosterFault::Minor));
    assert_eq!(fault.found, None);
    import(&staff, &compound, "adults", &adults(&["1,1,101,演示居民甲,1970-05-01"])).await;
    let db = app.state.database.reader();
    let kept = roster_preview::Entity::find().all(db).await.expect("previews");
    assert_eq!(kept.len(), 2);
    let audit = audit_entry::Entity::find().all(db).await.expect("an audit");
    let texts = kept.iter().map(|row| row.content.clone()).chain(audit.iter().map(|row| row.details.to_string()));
    for text in texts {
        assert!(!text.contains("1970-05-01") && !text.contains("2020-02-03"), "{text}");
    }
    let actions: Vec<_> = audit.iter().map(|row| row.action.as_str()).collect();
    assert!(actions.contains(&"places.add_adult") && actions.contains(&"places.import_residents"), "{actions:?}");
}

#[tokio::test]
async fn a_file_with_a_fault_names_it_and_imports_nothing() {
    let app = TestApp::start().await;
    let (compound, staff) = staffed(&app, 1).await;
    let content = representatives(&[
        "1,1,101,演示代表甲,居民代表,2025-03-01,2030-02-28",
        "9,1,101,演示代表乙,居民代表,2025-03-01,2030-02-28",
        "1,1,101,演示代表丙,主任,2025-03-01,2030-02-28",
    ]);
    let seen = preview(&staff, &compound, "representatives", &content).await;
    let faults: Vec<_> = seen.faults.iter().map(|at| (at.line, at.column, at.fault)).collect();
    assert_eq!(
        faults,
        [
            (3, Some(RosterColumn::Room), RosterFault::HomeUnknown),
            (4, Some(RosterColumn::Seat), RosterFault::SeatUnknown),
        ]
    );
    let body = json!({"content": content, "digest": seen.digest});
    let refused = staff.post(&path(&compound, "representatives", "imports"), body).await;
    let problem = refused.refused(Code::RosterHasErrors);
    assert_eq!(problem.errors[0].pointer, "/3/room");
    assert_eq!(
        problem.errors[0].detail,
        "第 3 行，房号：本小区没有这套住房。请核对楼栋、单元和房号，或者先导入住房名册。"
    );
    let count = representative::Entity::find().count(app.state.database.reader()).await.expect("a count");
    assert_eq!(count, 0, "nothing of the file was imported");
}

#[tokio::test]
async fn representatives_are_uploaded_confirmed_and_corrected_by_a_later_file() {
    let app = TestApp::start().await;
    let (compound, staff) = staffed(&app, 2).await;
    let content = representatives(&[
        "1,1,101,演示代表甲,居民代表,2025-03-01,2030-02-28",
        "1,1,102,演示代表乙,其他成员,2025年3月1日,2030/2/28",
    ]);
    let form = Form::new().part("roster", Part::bytes(content.clone().into_bytes()).file_name("representatives.csv"));
    let request = staff.request(Method::POST, &path(&compound, "representatives", "preview")).multipart(form);
    let seen: ResidentsPreview = serde_json::from_value(Answer::of(request).await.created()).expect("a preview");
    assert_eq!(seen.added, ["1号楼1单元101 演示代表甲", "1号楼1单元102 演示代表乙"]);
    let again = path(&compound, "representatives", &format!("preview/{}", seen.id));
    let found: ResidentsPreview = staff.get(&again).await.parse();
    assert_eq!(found, seen);
    let other_register = path(&compound, "adults", &format!("preview/{}", seen.id));
    staff.get(&other_register).await.refused(Code::NotFound);
    let colleague = app.staff(Role::CommunityStaff, compound.community).await;
    colleague.get(&again).await.refused(Code::NotFound);

    let confirmed = [("preview_id", seen.id.to_string()), ("digest", seen.digest.clone())];
    let mut fields: Vec<_> = confirmed.iter().map(|(name, value)| (*name, value.as_str())).collect();
    fields.push(("_return", "/desk/places"));
    let back = staff.post_form(&path(&compound, "representatives", "imports"), &fields).await;
    assert_eq!(back.sees_other(), "/desk/places");
    let desk = staff.get(&format!("/desk/compounds/{}/representatives", compound.id)).await.ok();
    assert_eq!(desk["members"]["members"], 2);
    assert!(import(&staff, &compound, "representatives", &content).await.counts.is_unchanged());

    // Elected again: the entry stands, its term is another.
    let later = representatives(&["1,1,101,演示代表甲,居民代表,2026-03-01,2031-02-28"]);
    let seen = preview(&staff, &compound, "representatives", &later).await;
    let columns: Vec<_> = seen.changed[0].fields.iter().map(|field| field.column).collect();
    assert_eq!(columns, [RosterColumn::ElectedOn, RosterColumn::TermEndsOn]);
    assert_eq!(seen.missing, ["1号楼1单元102 演示代表乙"]);
    assert_eq!(import(&staff, &compound, "representatives", &later).await.counts.changed, 1);
    let rows = representative::Entity::find().all(app.state.database.reader()).await.expect("rows");
    assert_eq!(rows.len(), 2);
    assert!(rows.iter().all(|row| row.ended_at.is_none()), "no file ends an entry");
    // What was looked through before the register changed is looked through again.
    let stale = json!({"content": later, "digest": seen.digest});
    staff.post(&path(&compound, "representatives", "imports"), stale).await.refused(Code::RosterChanged);
}

#[tokio::test]
async fn only_those_who_keep_the_rosters_of_the_place_import_residents() {
    let app = TestApp::start().await;
    let (compound, staff) = staffed(&app, 1).await;
    let elsewhere = app.compound().homes(1).build().await;
    let content = adults(&["1,1,101,演示居民甲,1970-05-01"]);
    let stranger = app.staff(Role::CommunityStaff, elsewhere.community).await;
    let auditor = app.staff(Role::Auditor, compound.district).await;
    let resident = app.resident(compound.homes[0]).await;
    for caller in [&stranger, &auditor, &resident] {
        let body = json!({"content": content});
        caller.post(&path(&compound, "adults", "preview"), body).await.refused(Code::Forbidden);
        let body = json!({"content": content, "digest": "0".repeat(64)});
        caller.post(&path(&compound, "adults", "imports"), body).await.refused(Code::Forbidden);
    }
    staff.post(&path(&compound, "owners", "preview"), json!({"content": content})).await.refused(Code::NotFound);
}

#[tokio::test]
async fn a_command_acts_for_a_member_of_staff_with_that_persons_duties() {
    let app = TestApp::start().await;
    let (compound, _) = staffed(&app, 1).await;
    let (state, register) = (&app.state, ResidentRegister::Adults);
    let account = NewAccount {
        login: "keeper".to_owned().try_into().expect("a login"),
        name: "演示名册员".to_owned().try_into().expect("a name"),
        password: "Renovation-2026".to_owned(),
    };
    let system = ServerCaller::system();
    let keeper = staff_accounts::create(state, &system, &account, Role::CommunityStaff, compound.community).await;
    let keeper = keeper.expect("an account");
    let caller = staff_accounts::acting(state, "keeper").await.expect("the account");
    assert!(staff_accounts::acting(state, "nobody").await.is_err());
    let elsewhere = app.compound().homes(1).build().await;
    assert!(looking::require_register(state, &caller, elsewhere.id, "adults").is_err(), "not that person's place");
    looking::require_register(state, &caller, compound.id, "adults").expect("that person's place");
    let content = adults(&["1,1,101,演示居民甲,1970-05-01"]);
    let file = looking::read(state, register, content).await.expect("a file");
    let seen = looking::look_through(state, Uuid::nil(), compound.id, register, &file).await.expect("a preview");
    let imported = apply::import(state, &caller, compound.id, register, &file, &seen.digest).await.expect("an import");
    assert_eq!(imported.counts.added, 1);
    let row = adult::Entity::find().one(state.database.reader()).await.expect("a query").expect("an entry");
    assert_eq!(row.entered_by, keeper.0);
}
