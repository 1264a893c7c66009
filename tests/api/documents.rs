//! The OpenAPI document.

use std::collections::BTreeSet;

use linyi_server::http::endpoint::Access;
use linyi_server::routes::endpoints;
use linyi_tests::TestApp;

#[tokio::test]
async fn the_document_and_the_route_table_say_the_same() {
    let app = TestApp::start().await;
    let document = app.anonymous().get("/openapi.json").await.ok();
    let paths = document["paths"].as_object().expect("paths");
    let documented: BTreeSet<String> = paths
        .iter()
        .flat_map(|(path, item)| {
            let methods = item.as_object().expect("an object").keys().filter(|key| key.len() <= 6 && *key != "params");
            methods.map(move |method| format!("{} {path}", method.to_uppercase())).collect::<Vec<_>>()
        })
        .collect();
    let table: BTreeSet<String> = endpoints()
        .iter()
        .filter(|row| row.access != Access::Demo)
        .map(|row| format!("{} {}", row.method, row.path))
        .collect();
    assert_eq!(documented, table);
}
