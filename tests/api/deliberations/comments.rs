//! `POST /work-items/{id}/comments`, `POST /comments/{id}/withdraw`, `GET /work-items/{id}/comments`.

use linyi_shared::deliberations::api::{DeliberationPage, ItemComments};
use linyi_shared::deliberations::rules::CommentState;
use linyi_shared::people::rules::Role;
use linyi_shared::problem::Code;
use linyi_shared::projects::rules::Stage;
use linyi_tests::TestApp;
use serde_json::json;

use super::{compound_at, set_stage};

#[tokio::test]
async fn a_comment_is_shown_to_everybody_and_nobody_learns_whose_it_is() {
    let app = TestApp::start().await;
    let compound = compound_at(&app, Stage::Deliberation).await;
    let (author, neighbour) = (app.resident(compound.homes[0]).await, app.resident(compound.homes[1]).await);
    let path = format!("/work-items/{}/comments", compound.items[0]);
    let body = json!({"home_id": compound.homes[0], "text": "希望先修东边。"});
    let first = author.post_keyed(&path, "comment-key-0001", body.clone()).await.created();
    assert_eq!(first, author.post_keyed(&path, "comment-key-0001", body).await.created());

    let own: ItemComments = author.get(&path).await.parse();
    assert_eq!(own.comments.items.len(), 1);
    assert!(own.comments.items[0].mine && own.takes_comments);
    let other: ItemComments = neighbour.get(&path).await.parse();
    assert!(!other.comments.items[0].mine);
    for url in [path.clone(), format!("/projects/{}/deliberation", compound.project)] {
        for caller in [&app.anonymous(), &app.staff(Role::CommunityStaff, compound.community).await] {
            let answer = caller.get(&url).await;
            let person = author.person_id.expect("a person").to_string();
            assert!(answer.body.contains("希望先修东边。"));
            for secret in [compound.homes[0].to_string(), person, "测试居民".to_owned(), "1号楼".to_owned()] {
                assert!(!answer.body.contains(&secret), "{url} tells {secret}");
            }
        }
    }
    let desk = app.staff(Role::CommunityStaff, compound.community).await;
    let desk = desk.get(&format!("/projects/{}/deliberation/desk", compound.project)).await;
    assert!(!desk.body.contains(&compound.homes[0].to_string()));
}

#[tokio::test]
async fn residents_of_elsewhere_and_comments_out_of_time_are_refused() {
    let app = TestApp::start().await;
    let here = compound_at(&app, Stage::Motion).await;
    let there = app.compound().named("乙小区").homes(1).build().await;
    let path = format!("/work-items/{}/comments", here.items[0]);
    let comment = |home| json!({"home_id": home, "text": "意见"});
    app.anonymous().post(&path, comment(here.homes[0])).await.refused(Code::SignInRequired);
    let stranger = app.resident(there.homes[0]).await;
    stranger.post(&path, comment(there.homes[0])).await.refused(Code::ForeignCompound);
    stranger.post(&path, comment(here.homes[0])).await.refused(Code::ForeignCompound);
    let staff = app.staff(Role::CommunityStaff, here.community).await;
    staff.post(&path, comment(here.homes[0])).await.refused(Code::Forbidden);
    let resident = app.resident(here.homes[0]).await;
    resident.post(&path, comment(here.homes[1])).await.refused(Code::Forbidden);
    let long = json!({"home_id": here.homes[0], "text": "字".repeat(501)});
    assert_eq!(resident.post(&path, long).await.refused(Code::InvalidInput).errors[0].pointer, "/text");
    let empty = json!({"home_id": here.homes[0], "text": "  "});
    assert_eq!(resident.post(&path, empty).await.refused(Code::InvalidInput).errors[0].pointer, "/text");
    set_stage(&app, here.project, Stage::Works).await;
    resident.post(&path, comment(here.homes[0])).await.refused(Code::CommentsClosed);
}

#[tokio::test]
async fn three_comments_of_a_home_wait_at_a_time() {
    let app = TestApp::start().await;
    let compound = compound_at(&app, Stage::Motion).await;
    let resident = app.resident(compound.homes[0]).await;
    let path = format!("/work-items/{}/comments", compound.items[0]);
    for number in 1..=3 {
        let body = json!({"home_id": compound.homes[0], "text": format!("意见{number}")});
        resident.post(&path, body).await.created();
    }
    let fourth = json!({"home_id": compound.homes[0], "text": "意见4"});
    resident.post(&path, fourth.clone()).await.refused(Code::CommentsWaiting);
    let other = format!("/work-items/{}/comments", compound.items[1]);
    resident.post(&other, fourth).await.created();
}

#[tokio::test]
async fn an_author_takes_a_comment_back_and_nobody_else_can() {
    let app = TestApp::start().await;
    let compound = compound_at(&app, Stage::Motion).await;
    let (author, neighbour) = (app.resident(compound.homes[0]).await, app.resident(compound.homes[1]).await);
    let path = format!("/work-items/{}/comments", compound.items[0]);
    let body = json!({"home_id": compound.homes[0], "text": "写错了"});
    let id = author.post(&path, body).await.created()["id"].as_str().expect("an id").to_owned();
    let withdraw = format!("/comments/{id}/withdraw");
    neighbour.post(&withdraw, json!({})).await.refused(Code::NotFound);
    assert_eq!(author.post(&withdraw, json!({})).await.ok()["state"], CommentState::Withdrawn.as_str());
    author.post(&withdraw, json!({})).await.refused(Code::CommentSettled);
    let answer = app.anonymous().get(&path).await;
    assert!(!answer.body.contains("写错了"));
    let list: ItemComments = answer.parse();
    assert_eq!((list.comments.items.len(), list.item.comments), (0, 0));
}

#[tokio::test]
async fn the_latest_three_stand_below_an_item_and_the_rest_is_paged() {
    let app = TestApp::start().await;
    let compound = compound_at(&app, Stage::Deliberation).await;
    for home in &compound.homes {
        let resident = app.resident(*home).await;
        for item in &compound.items {
            let body = json!({"home_id": home, "text": "意见"});
            resident.post(&format!("/work-items/{item}/comments"), body).await.created();
        }
    }
    let anybody = app.anonymous();
    let page: DeliberationPage = anybody.get(&format!("/projects/{}/deliberation", compound.project)).await.parse();
    for item in &page.items {
        assert_eq!((item.comments, item.answered, item.latest.len()), (4, 0, 3));
    }
    let path = format!("/work-items/{}/comments?per_page=3", compound.items[0]);
    let first: ItemComments = anybody.get(&path).await.parse();
    assert_eq!(first.comments.items, page.items[0].latest);
    let next = first.comments.meta.next.expect("one more");
    let second: ItemComments = anybody.get(&format!("{path}&cursor={next}")).await.parse();
    assert_eq!((second.comments.items.len(), second.comments.meta.next), (1, None));
    anybody.get(&format!("{path}&cursor=x")).await.refused(Code::InvalidQuery);
}
