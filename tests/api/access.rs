//! Every route declares who may use it, and the table is what the server does.

use linyi_server::http::endpoint::Access;
use linyi_server::routes::endpoints;
use linyi_shared::people::rules::Role;
use linyi_shared::problem::Code;
use linyi_tests::TestApp;

/// A path of the table with a nil id in every place.
fn sample(path: &str) -> String {
    path.split('/')
        .map(|part| if part.starts_with('{') { "018f0000-0000-7000-8000-000000000000" } else { part })
        .collect::<Vec<_>>()
        .join("/")
}

#[tokio::test]
async fn a_caller_without_an_account_reaches_public_routes_only() {
    let app = TestApp::start().await;
    let nobody = app.anonymous();
    for endpoint in endpoints() {
        let answer = nobody.request_as(endpoint.method.as_str(), &sample(endpoint.path)).await;
        let context = format!("{} {}", endpoint.method, endpoint.path);
        match endpoint.access {
            Access::Public => assert_ne!(answer.status, 403, "{context}"),
            Access::Demo => {
                answer.refused(Code::NotFound);
            }
            _ => {
                let problem = answer.refused(Code::SignInRequired);
                assert_eq!(problem.status, 401, "{context}");
            }
        }
    }
}

#[tokio::test]
async fn an_auditor_reaches_no_route_that_needs_another_duty() {
    let app = TestApp::start().await;
    let compound = app.compound().homes(1).build().await;
    let auditor = app.staff(Role::Auditor, compound.district).await;
    for endpoint in endpoints() {
        let is_refused = match endpoint.access {
            Access::Duty(duty) | Access::ResidentOr(duty) => !duty.roles().contains(&Role::Auditor),
            Access::Resident => true,
            Access::Public | Access::SignedIn | Access::Demo => false,
        };
        if is_refused {
            auditor.request_as(endpoint.method.as_str(), &sample(endpoint.path)).await.refused(Code::Forbidden);
        }
    }
}

#[tokio::test]
async fn a_route_is_listed_once() {
    let mut rows: Vec<_> = endpoints().iter().map(|row| format!("{} {}", row.method, row.path)).collect();
    let count = rows.len();
    rows.sort();
    rows.dedup();
    assert_eq!(rows.len(), count);
}
