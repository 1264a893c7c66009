//! `/notices`, `/objections` and the desk's notices.

mod correct;
mod desk;
mod draft;
mod end;
mod examples;
mod lists;
mod objections;
mod publish;
mod withdraw;

use linyi_shared::notices::kind::NoticeKind;
use linyi_shared::people::rules::Role;
use linyi_shared::projects::rules::Stage;
use linyi_tests::builders::BuiltCompound;
use linyi_tests::{Caller, TestApp};
use serde_json::{Map, Value, json};

/// A compound of three homes whose project stands at a stage, with somebody of its community office.
struct Scene {
    app: TestApp,
    compound: BuiltCompound,
    staff: Caller,
}

impl Scene {
    async fn at(stage: Stage) -> Self {
        let app = TestApp::start().await;
        let compound = app.compound().homes(3).at(stage).build().await;
        let staff = app.staff(Role::CommunityStaff, compound.community).await;
        Self { app, compound, staff }
    }

    /// Somebody of the office after days have gone by: the first one's access token has run out.
    async fn staff_later(&self) -> Caller {
        self.app.staff(Role::CommunityStaff, self.compound.community).await
    }

    async fn resident(&self, home: usize) -> Caller {
        self.app.resident(self.compound.homes[home]).await
    }

    fn drafts(&self) -> String {
        format!("/projects/{}/notices", self.compound.project)
    }

    async fn draft(&self, kind: NoticeKind) -> String {
        id_of(&self.staff.post(&self.drafts(), complete(kind)).await.created())
    }

    async fn published(&self, kind: NoticeKind) -> String {
        let id = self.draft(kind).await;
        self.staff.post(&format!("/notices/{id}/publish"), json!({})).await.ok();
        id
    }

    async fn find(&self, id: &str) -> Value {
        self.app.anonymous().get(&format!("/notices/{id}")).await.ok()
    }
}

/// A notice of that kind with every field filled in.
fn complete(kind: NoticeKind) -> Value {
    let text = "演示单位甲 0379-00000000";
    let fields: Map<String, Value> = kind.written_fields().map(|field| (field.key.to_owned(), text.into())).collect();
    json!({"kind": kind, "title": "测试公示", "body": "这是测试用的公示。", "fields": fields})
}

fn id_of(receipt: &Value) -> String {
    receipt["id"].as_str().expect("an id").to_owned()
}
