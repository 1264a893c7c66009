//! The registers home by home: corrections with evidence (R2), other owners (R21).

use linyi_server::entities::home_binding;
use linyi_server::features::places::roster::apply;
use linyi_server::http::caller::Caller as ServerCaller;
use linyi_shared::people::rules::Role;
use linyi_shared::problem::Code;
use linyi_tests::TestApp;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::{Value, json};

fn correction(square_metres: &str, source: &str, photos: Value) -> Value {
    json!({"square_metres": square_metres, "source": source, "reason": "核对了不动产登记簿。", "photos": photos})
}

#[tokio::test]
async fn both_registers_are_read_by_building_with_names_masked() {
    let app = TestApp::start().await;
    let place = app.compound().home(6_050, &["甲", "乙"]).home(5_000, &[]).build().await;
    let staff = app.staff(Role::GridWorker, place.community).await;
    let path = format!("/desk/compounds/{}/register", place.id);
    let page = staff.get(&path).await.ok();
    assert_eq!(page["building_id"], json!(place.buildings[0]));
    let home = &page["homes"][0];
    assert_eq!(
        (&home["area"], &home["source"], &home["label"]),
        (&json!(6_050), &json!("register"), &json!("1号楼1单元101"))
    );
    assert_eq!(home["owners"].as_array().map(Vec::len), Some(2));
    assert_eq!(home["household"]["adults"], 2);
    assert_eq!(page["homes"][1]["household"], Value::Null, "nobody lives in an unsold home");
    for name in ["测试业主 甲", "测试业主 乙"] {
        assert!(!page.to_string().contains(name), "a person's name is masked: {page}");
    }
    staff.get(&format!("{path}?building_id=none")).await.refused(Code::InvalidQuery);
    let elsewhere = app.compound().homes(1).build().await;
    let stranger = app.staff(Role::CommunityStaff, elsewhere.community).await;
    stranger.get(&path).await.refused(Code::Forbidden);
    stranger.get(&format!("/desk/homes/{}", place.homes[0])).await.refused(Code::Forbidden);
    app.resident(place.homes[0]).await.get(&path).await.refused(Code::Forbidden);
}

#[tokio::test]
async fn an_area_is_corrected_with_evidence_and_its_history_is_kept() {
    let app = TestApp::start().await;
    let place = app.compound().homes(2).build().await;
    let home = place.homes[0];
    let staff = app.staff(Role::CommunityStaff, place.community).await;
    let path = format!("/homes/{home}/area");
    let photo = || async { json!([staff.upload_photo().await]) };
    for wrong in ["0", "0.00", "-3", "100000.01", "八十"] {
        let refused =
            staff.post(&path, correction(wrong, "register", photo().await)).await.refused(Code::AreaImpossible);
        assert_eq!(refused.errors[0].pointer, "/square_metres", "{wrong}");
    }
    staff.post(&path, correction("78.32", "register", json!([]))).await.refused(Code::ProofPhotoMissing);
    staff.post(&path, correction("78.32", "register", json!([home]))).await.refused(Code::PhotoUnknown);
    staff.post(&path, correction("60", "register", photo().await)).await.refused(Code::InvalidInput);
    let weaker = staff.post(&path, correction("78.32", "contract", photo().await)).await.refused(Code::InvalidInput);
    assert_eq!(weaker.errors[0].pointer, "/stronger_is_void");
    let grid = app.staff(Role::GridWorker, place.community).await;
    grid.post(&path, correction("78.32", "register", json!([]))).await.refused(Code::Forbidden);
    let desk = format!("/desk/homes/{home}");
    assert_eq!(staff.get(&desk).await.ok()["corrections"], json!([]), "nothing was half written");

    staff.post(&path, correction("78.32", "register", photo().await)).await.ok();
    let mut contract = correction("80", "contract", photo().await);
    contract["stronger_is_void"] = json!(true);
    staff.post(&path, contract).await.ok();
    let page = staff.get(&desk).await.ok();
    assert_eq!((&page["home"]["area"], &page["home"]["source"]), (&json!(8_000), &json!("contract")));
    let (last, first) = (&page["corrections"][0], &page["corrections"][1]);
    assert_eq!((&first["area_before"], &first["area_after"]), (&json!(6_000), &json!(7_832)));
    assert_eq!((&last["source_before"], &last["source_after"]), (&json!("register"), &json!("contract")));
    assert_eq!(last["photos"].as_array().map(Vec::len), Some(1));
    let me = app.resident(home).await.get("/me").await.ok();
    assert_eq!(me["homes"][0]["area"], "计票面积 80.00 平方米（购房合同）");
    let audit = app.staff(Role::Auditor, place.district).await.get("/audit-entries").await.ok();
    let entries = audit["items"].as_array().expect("entries").iter();
    assert_eq!(entries.filter(|entry| entry["action"] == "places.correct_area").count(), 2);
}

#[tokio::test]
async fn other_owners_are_recorded_with_evidence_and_the_former_ones_let_go() {
    let app = TestApp::start().await;
    let place = app.compound().homes(2).build().await;
    let home = place.homes[0];
    let staff = app.staff(Role::CommunityStaff, place.community).await;
    let path = format!("/homes/{home}/owners");
    let sale = |photos: Value| json!({"owners": [{"name": "买主"}], "reason": "不动产证。", "photos": photos});
    staff.post(&path, sale(json!([]))).await.refused(Code::ProofPhotoMissing);
    let nobody = json!({"owners": [], "reason": "不动产证。", "photos": [staff.upload_photo().await]});
    assert_eq!(staff.post(&path, nobody).await.refused(Code::InvalidInput).errors[0].pointer, "/owners");
    app.staff(Role::GridWorker, place.community).await.post(&path, sale(json!([]))).await.refused(Code::Forbidden);
    let [owner, tenant] = [app.resident(home).await, app.resident(home).await];
    let relation = format!("/home-bindings/{home}/relation");
    tenant.post(&relation, json!({"relation": "tenant"})).await.done();

    staff.post(&path, sale(json!([staff.upload_photo().await]))).await.ok();
    assert_eq!(owner.get("/me").await.ok()["homes"], json!([]), "who sold no longer speaks for the home");
    assert_eq!(tenant.get("/me").await.ok()["homes"].as_array().map(Vec::len), Some(1), "a lease goes on");
    let page = staff.get(&format!("/desk/homes/{home}")).await.ok();
    assert_eq!(page["home"]["owners"], json!(["买*"]));
    assert_eq!((&page["changes"][0]["after"], &page["changes"][0]["reason"]), (&json!(["买*"]), &json!("不动产证。")));
    let same = sale(json!([staff.upload_photo().await]));
    assert_eq!(staff.post(&path, same).await.refused(Code::InvalidInput).errors[0].pointer, "/owners");
}

#[tokio::test]
async fn a_roster_that_names_other_owners_and_areas_leaves_the_same_history() {
    let app = TestApp::start().await;
    let place = app.compound().homes(2).build().await;
    let (sold, kept) = (app.resident(place.homes[0]).await, app.resident(place.homes[1]).await);
    let roster = "楼栋,单元,楼层,房号,面积,面积来源,业主,业主标识\n\
                  1,1,1,101,78.32,实测,买主,buyer\n\
                  1,1,1,102,60,登记,测试业主 owner-2,owner-2\n";
    apply::import(&app.state, &ServerCaller::system(), place.id, roster.to_owned(), None).await.expect("an import");
    let staff = app.staff(Role::CommunityStaff, place.community).await;
    let page = staff.get(&format!("/desk/homes/{}", place.homes[0])).await.ok();
    assert_eq!(page["corrections"][0]["area_after"], 7_832);
    assert_eq!((&page["changes"][0]["after"], &page["changes"][0]["recorded_by"]), (&json!(["买*"]), &Value::Null));
    assert_eq!(sold.get("/me").await.ok()["homes"], json!([]));
    assert_eq!(kept.get("/me").await.ok()["homes"].as_array().map(Vec::len), Some(1));
    let ended = home_binding::Entity::find().filter(home_binding::Column::Until.is_not_null());
    assert_eq!(ended.all(app.state.database.reader()).await.expect("bindings").len(), 1);
}
