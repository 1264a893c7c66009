//! The OpenAPI document.

use std::collections::BTreeSet;

use linyi_server::http::endpoint::Access;
use linyi_server::routes::endpoints;
use linyi_tests::TestApp;
use serde_json::json;

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

#[tokio::test]
async fn every_operation_says_who_may_use_it_and_how_it_refuses() {
    let app = TestApp::start().await;
    let document = app.anonymous().get("/openapi.json").await.ok();
    let components = &document["components"];
    assert_eq!(components["securitySchemes"]["bearer"]["scheme"], "bearer");
    assert_eq!(components["securitySchemes"]["cookie"]["in"], "cookie");
    let problem = &components["responses"]["Problem"]["content"]["application/problem+json"]["schema"];
    assert_eq!(problem["$ref"], "#/components/schemas/Problem");
    assert_eq!(components["schemas"]["Problem"]["properties"]["code"]["$ref"], "#/components/schemas/Code");
    for row in endpoints().iter().filter(|row| row.access != Access::Demo) {
        let operation = &document["paths"][row.path][row.method.as_str().to_lowercase()];
        let context = format!("{} {}", row.method, row.path);
        assert_eq!(operation["responses"]["default"]["$ref"], "#/components/responses/Problem", "{context}");
        let security = if row.access == Access::Public { json!(null) } else { json!([{"bearer": []}, {"cookie": []}]) };
        assert_eq!(operation["security"], security, "{context}");
    }
}
