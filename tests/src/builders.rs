//! Builders of places: a compound with homes, owners, households and a project.

use std::collections::{BTreeMap, HashMap};

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
    /// The homes that stand in another entrance than the first of their building, by their place in `homes`.
    entrances: HashMap<usize, u32>,
    stage: Stage,
    /// The work items: catalogue code and title.
    items: Vec<(String, String)>,
    beside: Option<BuiltCompound>,
}

/// Rows of one statement: SQLite takes 32,766 parameters.
const ROWS: usize = 1_000;

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
    /// Their entrances, building by building.
    pub entrances: Vec<PlaceId>,
    /// Its homes, in the order they were specified.
    pub homes: Vec<HomeId>,
    /// Its project.
    pub project: ProjectId,
    /// The project's work items.
    pub items: Vec<WorkItemId>,
}

impl<'a> CompoundBuilder<'a> {
    pub(crate) fn new(app: &'a TestApp) -> Self {
        Self {
            app,
            name: "测试小区".to_owned(),
            homes: Vec::new(),
            entrances: HashMap::new(),
            stage: Stage::Reserve,
            items: Vec::new(),
            beside: None,
        }
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

    /// The home specified last stands in that entrance of its building, from 1.
    pub fn in_entrance(mut self, number: u32) -> Self {
        self.entrances.insert(self.homes.len() - 1, number);
        self
    }

    /// With the project at `stage`; the steps before it are closed.
    pub fn at(mut self, stage: Stage) -> Self {
        self.stage = stage;
        self
    }

    /// With work items of these titles, proposed.
    pub fn items(mut self, titles: &[&str]) -> Self {
        for title in titles {
            self = self.item("drainage", title);
        }
        self
    }

    /// With one work item more, proposed: its code of the catalogue and its title.
    pub fn item(mut self, code: &str, title: &str) -> Self {
        self.items.push((code.to_owned(), title.to_owned()));
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
        let (buildings, entrances) = self.build_buildings(&tx, id).await;
        let homes = self.build_homes(&tx, id, &entrances).await;
        let (project, items) = self.build_project(&tx, id).await;
        tx.commit().await.expect("a commit");
        app.state.reload_places().await.expect("the tree");
        BuiltCompound {
            district: PlaceId(district),
            cluster: PlaceId(cluster),
            community: PlaceId(community),
            id: PlaceId(id),
            buildings: buildings.into_iter().map(PlaceId).collect(),
            entrances: entrances.into_values().map(|(_, entrance)| PlaceId(entrance)).collect(),
            homes,
            project,
            items,
        }
    }

    /// Which entrance of its building a home stands in, from 1.
    fn entrance_of(&self, home: usize) -> u32 {
        self.entrances.get(&home).copied().unwrap_or(1)
    }

    /// The buildings, and each entrance with its building by the numbers of both.
    async fn build_buildings(
        &self,
        tx: &DatabaseTransaction,
        compound: Uuid,
    ) -> (Vec<Uuid>, BTreeMap<(u32, u32), (Uuid, Uuid)>) {
        let mut last = BTreeMap::from([(1, 1)]);
        for (index, home) in self.homes.iter().enumerate() {
            (1..=home.building).for_each(|number| _ = last.entry(number).or_insert(1));
            let entrances = last.entry(home.building).or_insert(1);
            *entrances = self.entrance_of(index).max(*entrances);
        }
        let (mut buildings, mut entrances) = (Vec::new(), BTreeMap::new());
        for (number, last) in last {
            let name = format!("{number}号楼");
            let building = add_place(tx, "building", Some(compound), Some(compound), &name, number).await;
            for entrance in 1..=last {
                let name = format!("{entrance}单元");
                let id = add_place(tx, "entrance", Some(building), Some(compound), &name, entrance).await;
                entrances.insert((number, entrance), (building, id));
            }
            buildings.push(building);
        }
        (buildings, entrances)
    }

    async fn build_homes(
        &self,
        tx: &DatabaseTransaction,
        compound: Uuid,
        entrances: &BTreeMap<(u32, u32), (Uuid, Uuid)>,
    ) -> Vec<HomeId> {
        let mut known: HashMap<&str, Uuid> = HashMap::new();
        let (mut homes, mut owners, mut owned, mut households) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let mut ids = Vec::new();
        for (index, spec) in self.homes.iter().enumerate() {
            let number = self.entrance_of(index);
            let (building, entrance) = entrances[&(spec.building, number)];
            let id = Uuid::now_v7();
            let floor = i32::try_from(index / 2 + 1).expect("a floor");
            let room = format!("{floor}{:02}", index % 2 + 1);
            homes.push(home::ActiveModel {
                id: Set(id),
                compound_id: Set(compound),
                building_id: Set(building),
                entrance_id: Set(entrance),
                floor: Set(floor),
                label: Set(format!("{}号楼{number}单元{room}", spec.building)),
                room: Set(room),
                area: Set(spec.area),
                area_source: Set("register".to_owned()),
                kind: Set("dwelling".to_owned()),
                status: Set(spec.status.to_owned()),
            });
            let is_sold = spec.status == "sold_delivered";
            let names: Vec<&str> =
                if is_sold { spec.owners.iter().map(String::as_str).collect() } else { vec!["developer"] };
            for name in names {
                let owner = *known.entry(name).or_insert_with(|| {
                    let id = Uuid::now_v7();
                    owners.push(owner_row(id, compound, name));
                    id
                });
                owned.push(home_owner::ActiveModel {
                    home_id: Set(id),
                    owner_id: Set(owner),
                    compound_id: Set(compound),
                });
            }
            if is_sold {
                households.push(household::ActiveModel {
                    id: Set(Uuid::now_v7()),
                    compound_id: Set(compound),
                    home_id: Set(id),
                    name: Set(format!("测试户{}", index + 1)),
                    adults: Set(2),
                });
            }
            ids.push(HomeId(id));
        }
        insert_all(tx, homes).await;
        insert_all(tx, owners).await;
        insert_all(tx, owned).await;
        insert_all(tx, households).await;
        ids
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
        for (position, (code, title)) in self.items.iter().enumerate() {
            let item = Uuid::now_v7();
            work_item::Entity::insert(work_item::ActiveModel {
                id: Set(item),
                compound_id: Set(compound),
                project_id: Set(id),
                catalogue_code: Set(code.clone()),
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

fn owner_row(id: Uuid, compound: Uuid, name: &str) -> owner::ActiveModel {
    owner::ActiveModel {
        id: Set(id),
        compound_id: Set(compound),
        kind: Set(if name == "developer" { "developer" } else { "person" }.to_owned()),
        name: Set(format!("测试业主 {name}")),
        identifier: Set(name.to_owned()),
    }
}

async fn insert_all<A: ActiveModelTrait>(tx: &DatabaseTransaction, rows: Vec<A>) {
    for rows in rows.chunks(ROWS) {
        A::Entity::insert_many(rows.to_vec()).exec_without_returning(tx).await.expect("rows");
    }
}
