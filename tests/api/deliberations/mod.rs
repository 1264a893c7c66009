//! Motions, meetings and comments.

mod answers;
mod comments;
mod list;
mod meetings;
mod motions;
mod pages;

use linyi_server::entities::project;
use linyi_shared::id::{ProjectId, WorkItemId};
use linyi_shared::projects::rules::Stage;
use linyi_tests::TestApp;
use linyi_tests::builders::BuiltCompound;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::{Value, json};

/// A compound of four homes with two proposed items, at a step.
async fn compound_at(app: &TestApp, stage: Stage) -> BuiltCompound {
    app.compound().homes(4).items(&["雨污分流", "路面修复"]).at(stage).build().await
}

/// A motion as it is sent.
fn motion(items: &[WorkItemId]) -> Value {
    json!({
        "title": "关于改造排水的提议",
        "text": "先改排水,再修路面。",
        "items": items,
        "body": "branch",
        "held_on": "2026-01-05",
        "place": "社区会议室",
        "chair": "党支部书记",
        "attendance": 9,
        "record": "会议一致同意提议。",
    })
}

/// A meeting as it is sent.
fn meeting() -> Value {
    json!({
        "kind": "committees",
        "held_at": "2026-01-08T14:00",
        "place": "社区会议室",
        "chair": "居委会主任",
        "attendance": 17,
        "attendees": "居委会 5 人,党员代表 12 人",
        "minutes": "逐项商议,同意提议。",
        "amendments": "增加两处雨水口。",
    })
}

/// Moves a project to another step.
async fn set_stage(app: &TestApp, id: ProjectId, stage: Stage) {
    let transaction = app.state.database.begin().await.expect("a transaction");
    project::Entity::update_many()
        .col_expr(project::Column::Stage, Expr::value(stage.as_str()))
        .filter(project::Column::Id.eq(id.0))
        .exec(&transaction)
        .await
        .expect("a step");
    transaction.commit().await.expect("a commit");
}
