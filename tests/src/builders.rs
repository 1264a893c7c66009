//! Builders of places: a compound with homes, owners, households and a project.

use linyi_server::entities::{compound, home, home_owner, household, owner, place, project, project_stage, work_item};
use linyi_shared::id::{HomeId, PlaceId, ProjectId, WorkItemId};
use linyi_shared::projects::rules::Stage;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DatabaseTransaction, EntityTrait};
use serde_json::json;
use uuid::Uuid;

use crate::app::TestApp;

/// A home to be built.
#[derive(Clone, Debug)]
pub struct HomeSpec {
    /// Its area, 0.01 ㎡.
    pub area: i64,
    /// Who owns it, by name; the same name is the same owner. Empty: unsold, the developer's.
    pub owners: Vec<String>,
    /// sold_delivered, sold_undelivered or unsold.
    pub status: &'static str,
    /// Which building, from 1.
    pub building: u32,
}

/// A compound to be built.
pub struct CompoundBuilder<'a> {
    app: &'a TestApp,
    name: String,
    homes: Vec<HomeSpec>,
    stage: Stage,
    items: Vec<String>,
    beside: Option<BuiltCompound>,
}

/// What was built.
#[derive(Clone, Debug)]
pub struct BuiltCompound {
    /// The district at the top.
    pub district: PlaceId,
    /// Its cluster.
    pub cluster: PlaceId,
    /// Its community.
    pub community: PlaceId,
    /// The compound.
    pub id: PlaceId,
    /// Its buildings.
    pub buildings: Vec<PlaceId>,
    /// Its homes, in the order they were specified.
    pub homes: Vec<HomeId>,
    /// Its project.
    pub project: ProjectId,
    /// The project's work items.
    pub items: Vec<WorkItemId>,
}

impl<'a> CompoundBuilder<'a> {
    pub(crate) fn new(app: &'a TestApp) -> Self {
        let name = "测试小区".to_owned();
        Self { app, name, homes: Vec::new(), stage: Stage::Reserve, items: Vec::new(), beside: None }
    }

    /// With this name.
    pub fn named(mut self, name: &str) -> Self {
        self.name = name.to_owned();
        self
    }

    /// In the cluster and the community of another compound.
    pub fn beside(mut self, other: &BuiltCompound) -> Self {
        self.beside = Some(other.clone());
        self
    }

    /// With `count` homes of 60.00 ㎡ in building 1, each with an owner and a household of its own.
    pub fn homes(mut self, count: usize) -> Self {
        for _ in 0..count {
            let owner = format!("owner-{}", self.homes.len() + 1);
            self = self.home(6_000, &[&owner]);
        }
        self
    }

    /// With one home more, in building 1: area in 0.01 ㎡, owners by name; none: unsold, the developer's.
    pub fn home(mut self, area: i64, owners: &[&str]) -> Self {
        let status = if owners.is_empty() { "unsold" } else { "sold_delivered" };
        let owners = owners.iter().map(|name| (*name).to_owned()).collect();
        self.homes.push(HomeSpec { area, owners, status, building: 1 });
        self
    }

    /// With one home more, as specified.
    pub fn home_spec(mut self, spec: HomeSpec) -> Self {
        self.homes.push(spec);
        self
    }

    /// With the project at `stage`; the steps before it are closed.
    pub fn at(mut self, stage: Stage) -> Self {
        self.stage = stage;
        self
    }

    /// With work items of these titles, proposed.
    pub fn items(mut self, titles: &[&str]) -> Self {
        self.items = titles.iter().map(|title| (*title).to_owned()).collect();
        self
    }

    /// Writes it all.
    pub async fn build(self) -> BuiltCompound {
        let app = self.app;
        let tx = app.state.database.begin().await.expect("a transaction");
        let district = match app.state.places().district() {
            Some(node) => node.id.0,
            None => add_place(&tx, "district", None, None, "测试区", 0).await,
        };
        let (cluster, community) = match &self.beside {
            Some(other) => (other.cluster.0, other.community.0),
            None => {
                let subdistrict = add_place(&tx, "subdistrict", Some(district), None, "测试街道", 0).await;
                let cluster = add_place(&tx, "cluster", Some(subdistrict), None, "测试片区", 0).await;
                (cluster, add_place(&tx, "community", Some(subdistrict), None, "测试社区", 1).await)
            }
        };
        let id = add_place(&tx, "compound", Some(community), None, &self.name, 0).await;
        compound::ActiveModel {
            id: Set(id),
            cluster_id: Set(cluster),
            community_id: Set(community),
            plan_year: Set(2021),
            built_year: Set(1996),
            address: Set("测试路1号".to_owned()),
        }
        .insert(&tx)
        .await
        .expect("a compound");
        let (buildings, homes) = self.build_homes(&tx, id).await;
        let (project, items) = self.build_project(&tx, id).await;
        tx.commit().await.expect("a commit");
        app.state.reload_places().await.expect("the tree");
        BuiltCompound {
            district: PlaceId(district),
            cluster: PlaceId(cluster),
            community: PlaceId(community),
            id: PlaceId(id),
            buildings,
            homes,
            project,
            items,
        }
    }

    async fn build_homes(&self, tx: &DatabaseTransaction, compound: Uuid) -> (Vec<PlaceId>, Vec<HomeId>) {
        let last = self.homes.iter().map(|home| home.building).max().unwrap_or(1);
        let mut buildings = Vec::new();
        for number in 1..=last {
            let name = format!("{number}号楼");
            let building = add_place(tx, "building", Some(compound), Some(compound), &name, number).await;
            let entrance = add_place(tx, "entrance", Some(building), Some(compound), "1单元", 1).await;
            buildings.push((building, entrance));
        }
        let mut owners: Vec<(String, Uuid)> = Vec::new();
        let mut homes = Vec::new();
        for (index, spec) in self.homes.iter().enumerate() {
            let (building, entrance) = buildings[spec.building as usize - 1];
            let id = Uuid::now_v7();
            let floor = i32::try_from(index / 2 + 1).expect("a floor");
            let room = format!("{floor}{:02}", index % 2 + 1);
            home::ActiveModel {
                id: Set(id),
                compound_id: Set(compound),
                building_id: Set(building),
                entrance_id: Set(entrance),
                floor: Set(floor),
                label: Set(format!("{}号楼1单元{room}", spec.building)),
                room: Set(room),
                area: Set(spec.area),
                area_source: Set("register".to_owned()),
                kind: Set("dwelling".to_owned()),
                status: Set(spec.status.to_owned()),
            }
            .insert(tx)
            .await
            .expect("a home");
            let named: &[String] =
                if spec.status == "sold_delivered" { &spec.owners } else { &["developer".to_owned()] };
            for name in named {
                let owner = match owners.iter().find(|(known, _)| known == name) {
                    Some((_, id)) => *id,
                    None => add_owner(tx, compound, name, &mut owners).await,
                };
                home_owner::ActiveModel { home_id: Set(id), owner_id: Set(owner), compound_id: Set(compound) }
                    .insert(tx)
                    .await
                    .expect("an ownership");
            }
            if spec.status == "sold_delivered" {
                household::ActiveModel {
                    id: Set(Uuid::now_v7()),
                    compound_id: Set(compound),
                    home_id: Set(id),
                    name: Set(format!("测试户{}", index + 1)),
                    adults: Set(2),
                }
                .insert(tx)
                .await
                .expect("a household");
            }
            homes.push(HomeId(id));
        }
        (buildings.into_iter().map(|(building, _)| PlaceId(building)).collect(), homes)
    }

    async fn build_project(&self, tx: &DatabaseTransaction, compound: Uuid) -> (ProjectId, Vec<WorkItemId>) {
        let now = self.app.now();
        let id = Uuid::now_v7();
        project::ActiveModel {
            id: Set(id),
            compound_id: Set(compound),
            title: Set(format!("{}改造", self.name)),
            summary: Set("测试用的项目。".to_owned()),
            stage: Set(self.stage.as_str().to_owned()),
            planned_start: Set(None),
            planned_end: Set(None),
            created_at: Set(now),
            updated_at: Set(now),
        }
        .insert(tx)
        .await
        .expect("a project");
        let reached = Stage::ALL.iter().take_while(|stage| **stage != self.stage).map(|stage| (stage, true));
        for (stage, closed) in reached.chain([(&self.stage, false)]) {
            project_stage::ActiveModel {
                project_id: Set(id),
                stage: Set(stage.as_str().to_owned()),
                opened_at: Set(now),
                closed_at: Set(closed.then_some(now)),
                closed_by: Set(None),
                evidence: Set(json!({})),
            }
            .insert(tx)
            .await
            .expect("a step");
        }
        let mut items = Vec::new();
        for (position, title) in self.items.iter().enumerate() {
            let item = Uuid::now_v7();
            work_item::Entity::insert(work_item::ActiveModel {
                id: Set(item),
                compound_id: Set(compound),
                project_id: Set(id),
                catalogue_code: Set("drainage".to_owned()),
                title: Set(title.clone()),
                location: Set("全小区".to_owned()),
                quantity: Set("1 项".to_owned()),
                budget: Set(10_000_000),
                resident_share: Set(0),
                status: Set("proposed".to_owned()),
                reason: Set(String::new()),
                position: Set(i32::try_from(position).expect("few items")),
                percent: Set(0),
            })
            .exec_without_returning(tx)
            .await
            .expect("a work item");
            items.push(WorkItemId(item));
        }
        (ProjectId(id), items)
    }
}

async fn add_place(
    tx: &DatabaseTransaction,
    kind: &str,
    parent: Option<Uuid>,
    compound: Option<Uuid>,
    name: &str,
    position: u32,
) -> Uuid {
    let id = Uuid::now_v7();
    place::ActiveModel {
        id: Set(id),
        kind: Set(kind.to_owned()),
        parent_id: Set(parent),
        compound_id: Set(compound.or((kind == "compound").then_some(id))),
        name: Set(name.to_owned()),
        position: Set(i32::try_from(position).expect("a small number")),
    }
    .insert(tx)
    .await
    .expect("a place");
    id
}

async fn add_owner(tx: &DatabaseTransaction, compound: Uuid, name: &str, known: &mut Vec<(String, Uuid)>) -> Uuid {
    let id = Uuid::now_v7();
    owner::ActiveModel {
        id: Set(id),
        compound_id: Set(compound),
        kind: Set(if name == "developer" { "developer" } else { "person" }.to_owned()),
        name: Set(format!("测试业主 {name}")),
        identifier: Set(name.to_owned()),
    }
    .insert(tx)
    .await
    .expect("an owner");
    known.push((name.to_owned(), id));
    id
}
