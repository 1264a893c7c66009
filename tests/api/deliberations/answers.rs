//! `POST /comments/{id}/replies`, `POST /comments/{id}/hide`, `POST /comments/{id}/show`, and the desk.

use linyi_shared::deliberations::api::{DeskDeliberation, DeskDeliberations, ItemComments};
use linyi_shared::deliberations::rules::CommentState;
use linyi_shared::people::rules::Role;
use linyi_shared::problem::Code;
use linyi_shared::projects::rules::Stage;
use linyi_tests::TestApp;
use linyi_tests::builders::BuiltCompound;
use linyi_tests::callers::Caller;
use serde_json::json;

use super::compound_at;

async fn comment(author: &Caller, compound: &BuiltCompound) -> String {
    let path = format!("/work-items/{}/comments", compound.items[0]);
    let body = json!({"home_id": compound.homes[0], "text": "什么时候修?"});
    author.post(&path, body).await.created()["id"].as_str().expect("an id").to_owned()
}

#[tokio::test]
async fn an_official_answer_is_one_and_is_corrected_with_a_reason() {
    let app = TestApp::start().await;
    let compound = compound_at(&app, Stage::Deliberation).await;
    let author = app.resident(compound.homes[0]).await;
    let staff = app.staff(Role::CommunityStaff, compound.community).await;
    let id = comment(&author, &compound).await;
    let desk: DeskDeliberations = staff.get("/desk/deliberations").await.parse();
    assert_eq!((desk.waiting_count, desk.waiting.items.len(), desk.projects[0].waiting), (1, 1, 1));

    let reply = format!("/comments/{id}/replies");
    assert_eq!(staff.post(&reply, json!({"text": "四月开工。"})).await.ok()["answer_version"], 1);
    let problem = staff.post(&reply, json!({"text": "五月开工。"})).await.refused(Code::CorrectionNeedsReason);
    assert_eq!(problem.errors[0].pointer, "/reason");
    let correction = json!({"text": "五月开工。", "reason": "工期有变"});
    assert_eq!(staff.post(&reply, correction).await.ok()["answer_version"], 2);

    let path = format!("/work-items/{}/comments", compound.items[0]);
    let list: ItemComments = app.anonymous().get(&path).await.parse();
    let answer = list.comments.items[0].answer.clone().expect("an answer");
    assert_eq!((answer.text.as_str(), answer.version, answer.reason.as_str()), ("五月开工。", 2, "工期有变"));
    assert_eq!((list.item.comments, list.item.answered), (1, 1));
    let inbox = author.get("/inbox").await.ok();
    assert_eq!(inbox["items"].as_array().map(Vec::len), Some(2), "{inbox}");
    let desk: DeskDeliberations = staff.get("/desk/deliberations").await.parse();
    assert_eq!(desk.waiting_count, 0);
}

#[tokio::test]
async fn a_hidden_comment_shows_its_reason_and_its_author_is_told() {
    let app = TestApp::start().await;
    let compound = compound_at(&app, Stage::Motion).await;
    let author = app.resident(compound.homes[0]).await;
    let staff = app.staff(Role::CommitteeMember, compound.community).await;
    let id = comment(&author, &compound).await;
    let hide = format!("/comments/{id}/hide");
    let problem = staff.post(&hide, json!({"reason": ""})).await.refused(Code::InvalidInput);
    assert_eq!(problem.errors[0].pointer, "/reason");
    assert_eq!(staff.post(&hide, json!({"reason": "含有他人电话"})).await.ok()["state"], CommentState::Hidden.as_str());
    staff.post(&hide, json!({"reason": "再次"})).await.refused(Code::CommentSettled);

    let path = format!("/work-items/{}/comments", compound.items[0]);
    let answer = author.get(&path).await;
    assert!(!answer.body.contains("什么时候修"));
    let list: ItemComments = answer.parse();
    assert_eq!(list.comments.items[0].hidden_reason, "含有他人电话");
    let inbox = author.get("/inbox").await.ok();
    assert!(inbox["items"][0]["body"].as_str().is_some_and(|body| body.contains("含有他人电话")), "{inbox}");

    let show = format!("/comments/{id}/show");
    assert_eq!(staff.post(&show, json!({})).await.ok()["state"], CommentState::Shown.as_str());
    let list: ItemComments = app.anonymous().get(&path).await.parse();
    assert_eq!(list.comments.items[0].text.as_deref(), Some("什么时候修?"));
    staff.post(&show, json!({})).await.refused(Code::CommentSettled);
}

#[tokio::test]
async fn an_answered_comment_that_is_taken_back_leaves_the_answer() {
    let app = TestApp::start().await;
    let compound = compound_at(&app, Stage::Motion).await;
    let author = app.resident(compound.homes[0]).await;
    let staff = app.staff(Role::CommunityStaff, compound.community).await;
    let id = comment(&author, &compound).await;
    staff.post(&format!("/comments/{id}/replies"), json!({"text": "四月开工。"})).await.ok();
    author.post(&format!("/comments/{id}/withdraw"), json!({})).await.ok();
    let list: ItemComments = app.anonymous().get(&format!("/work-items/{}/comments", compound.items[0])).await.parse();
    let left = &list.comments.items[0];
    assert_eq!((left.state, left.text.as_deref()), (CommentState::Withdrawn, None));
    assert!(left.answer.is_some());
    let again = json!({"text": "x", "reason": "y"});
    staff.post(&format!("/comments/{id}/replies"), again).await.refused(Code::CommentSettled);
}

#[tokio::test]
async fn only_staff_of_the_place_answer_hide_and_read_the_desk() {
    let app = TestApp::start().await;
    let here = compound_at(&app, Stage::Deliberation).await;
    let there = app.compound().named("乙小区").homes(1).build().await;
    let author = app.resident(here.homes[0]).await;
    let id = comment(&author, &here).await;
    let desk = format!("/projects/{}/deliberation/desk", here.project);
    let foreign = app.staff(Role::CommunityStaff, there.community).await;
    let auditor = app.staff(Role::Auditor, here.community).await;
    for caller in [&author, &foreign, &auditor] {
        caller.post(&format!("/comments/{id}/replies"), json!({"text": "x"})).await.refused(Code::Forbidden);
        caller.post(&format!("/comments/{id}/hide"), json!({"reason": "x"})).await.refused(Code::Forbidden);
        caller.post(&format!("/comments/{id}/show"), json!({})).await.refused(Code::Forbidden);
    }
    author.get(&desk).await.refused(Code::Forbidden);
    foreign.get(&desk).await.refused(Code::Forbidden);
    let read: DeskDeliberation = auditor.get(&desk).await.parse();
    assert!(!read.may_write && !read.comments.items[0].may_answer);
    auditor.get(&format!("{desk}?show=other")).await.refused(Code::InvalidQuery);
    let waiting: DeskDeliberation = auditor.get(&format!("{desk}?show=waiting")).await.parse();
    assert_eq!(waiting.comments.items.len(), 1);
}
