//! Counts and lists of places.

use linyi_shared::page::Page;
use linyi_shared::people::rules::Role;
use linyi_shared::places::api::{CompoundCard, PlacesSummary};
use linyi_shared::problem::Code;
use linyi_shared::projects::api::DeskProjectRow;
use linyi_tests::{Caller, TestApp};
use serde::de::DeserializeOwned;
use serde_json::Value;

#[tokio::test]
async fn an_empty_installation_counts_nothing() {
    let app = TestApp::start().await;
    let summary: PlacesSummary = app.anonymous().get("/places/summary").await.parse();
    assert_eq!((summary.clusters, summary.compounds, summary.homes), (0, 0, 0));
    assert!(summary.years.is_empty());
}

#[tokio::test]
async fn the_demo_district_has_the_counts_of_the_plan() {
    let app = TestApp::start_with(|options| options.demo = true).await;
    let summary: PlacesSummary = app.anonymous().get("/places/summary").await.parse();
    assert_eq!((summary.clusters, summary.compounds, summary.homes), (20, 126, 16_219));
    let years: Vec<_> = summary.years.iter().map(|year| (year.year, year.clusters, year.homes)).collect();
    assert_eq!(years, [(2021, 11, 8_386), (2022, 9, 7_833)]);
}

#[tokio::test]
async fn compounds_are_found_by_name_and_listed_in_pages() {
    let app = TestApp::start().await;
    for name in ["甲小区", "乙小区", "丙家属院"] {
        app.compound().named(name).homes(2).build().await;
    }
    let nobody = app.anonymous();
    let found: Page<CompoundCard> = nobody.get("/compounds?q=家属院").await.parse();
    assert_eq!(found.items.len(), 1);
    assert_eq!(found.items[0].homes, 2);
    let mut names = Vec::new();
    let mut cursor = String::new();
    loop {
        let page: Page<CompoundCard> = nobody.get(&format!("/compounds?per_page=1&cursor={cursor}")).await.parse();
        names.extend(page.items.into_iter().map(|card| card.name));
        match page.meta.next {
            Some(next) => cursor = next,
            None => break,
        }
    }
    nobody.get("/compounds?cursor=甲小区").await.refused(Code::InvalidQuery);
    names.sort();
    let mut expected = ["甲小区", "乙小区", "丙家属院"];
    expected.sort_unstable();
    assert_eq!(names, expected);
    nobody.get("/compounds/018f0000-0000-7000-8000-000000000000/buildings").await.refused(Code::NotFound);
}

#[tokio::test]
async fn namesakes_at_the_edge_of_a_page_are_all_listed() {
    let app = TestApp::start().await;
    let mut expected = Vec::new();
    for _ in 0..51 {
        expected.push(app.compound().named("家属院").build().await);
    }
    let staff = app.staff(Role::HousingBureau, expected[0].district).await;
    let mut expected: Vec<_> = expected.into_iter().map(|compound| compound.id).collect();
    expected.sort_unstable();
    let nobody = app.anonymous();
    for (caller, list) in [(&nobody, "/compounds?per_page=20"), (&staff, "/desk/compounds?q=")] {
        let cards: Vec<CompoundCard> = every_page(caller, list, |page| page.clone()).await;
        assert_eq!(cards.into_iter().map(|card| card.id).collect::<Vec<_>>(), expected, "{list}");
    }
    let rows: Vec<DeskProjectRow> = every_page(&staff, "/desk/projects?q=", |page| page["rows"].clone()).await;
    assert_eq!(rows.into_iter().map(|row| row.compound_id).collect::<Vec<_>>(), expected);
}

/// The items of every page of a list; `page` takes the page out of the answer.
async fn every_page<T: DeserializeOwned>(caller: &Caller, list: &str, page: impl Fn(&Value) -> Value) -> Vec<T> {
    let (mut items, mut cursor) = (Vec::new(), String::new());
    loop {
        let answer = caller.get(&format!("{list}&cursor={cursor}")).await.ok();
        let found: Page<T> = serde_json::from_value(page(&answer)).expect("a page");
        items.extend(found.items);
        match found.meta.next {
            Some(next) => cursor = next,
            None => return items,
        }
    }
}
