//! A first start that was stopped while its story was told.

use std::sync::Arc;

use linyi_server::application::Application;
use linyi_server::demo::{progress, story};
use linyi_server::http::site::Files;
use linyi_shared::page::Page;
use linyi_shared::places::api::CompoundCard;
use linyi_shared::projects::rules::Stage;
use linyi_tests::TestApp;
use object_store::memory::InMemory;

async fn are_all_in_reserve(app: &TestApp) -> bool {
    let page: Page<CompoundCard> = app.anonymous().get("/compounds?per_page=20").await.parse();
    page.items.iter().all(|compound| compound.stage == Stage::Reserve)
}

/// Builds another server on the data of `app`, as a start does.
async fn start_again(app: &TestApp) {
    let mut options = app.state.options.clone();
    options.listen = "127.0.0.1:0".to_owned();
    Application::build_with(options, Arc::new(InMemory::new()), Files::new()).await.expect("a server");
}

#[tokio::test]
async fn a_half_told_story_is_made_anew_by_the_next_start() {
    let app = TestApp::start_with(|options| options.demo = true).await;
    let left_the_reserve = async { while are_all_in_reserve(&app).await {} };
    tokio::select! {
        told = story::tell(&app.state, &app.address) => panic!("told too fast to be interrupted: {told:?}"),
        () = left_the_reserve => {}
    }
    start_again(&app).await;
    assert!(are_all_in_reserve(&app).await, "loaded anew");
}

#[tokio::test]
async fn a_demonstration_whose_story_is_complete_stays_as_it_is() {
    let app = TestApp::start_with(|options| options.demo = true).await;
    progress::begin(&app.state.database).await.expect("a mark");
    progress::end(&app.state.database).await.expect("no mark");
    let salt = app.state.keys.address_salt.clone();
    start_again(&app).await;
    let kept = linyi_server::keys::Keys::find_or_create(&app.state.database).await.expect("keys");
    assert_eq!(kept.address_salt, salt);
}
