//! A district of a given size, written straight into the tables: homes, people who are signed in, open decisions.

use chrono::{DateTime, Duration, Utc};
use linyi_shared::decisions::rules::{DecisionKind, DecisionState, DuplicatePolicy, rule_set_in_force};
use linyi_shared::time::local_date;
use uuid::Uuid;

use crate::bare::Bare;
use crate::cell::{Cell, Rows};
use crate::server::Place;

/// Rows of one write.
const ROWS: usize = 20_000;
/// Buildings of a compound, whatever its size: what is read of a decision lists them.
pub const BUILDINGS: usize = 12;
/// Questions of a decision.
const ITEMS: usize = 3;
/// The area of every home and elector, 0.01 ㎡.
pub const AREA: i64 = 6_000;

/// How large a district is to be.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    /// Homes, all in one compound, each an elector of every decision.
    pub homes: usize,
    /// How many of them somebody speaks for who is signed in; they are spread over the compound.
    pub voters: usize,
    /// Open decisions of the whole compound.
    pub decisions: usize,
}

/// What was seeded.
#[derive(Debug)]
pub struct District {
    /// The compound.
    pub compound: Uuid,
    /// Its buildings.
    pub buildings: Vec<Uuid>,
    /// Who may vote.
    pub voters: Vec<Voter>,
    /// What is voted on.
    pub decisions: Vec<Decision>,
}

/// Somebody signed in who speaks for a home.
#[derive(Clone, Copy, Debug)]
pub struct Voter {
    /// The person.
    pub person: Uuid,
    /// The session.
    pub session: Uuid,
    /// The home.
    pub home: Uuid,
    /// Which building it is in.
    pub building: usize,
}

/// An open decision.
#[derive(Clone, Debug)]
pub struct Decision {
    /// Its id.
    pub id: Uuid,
    /// Its questions.
    pub items: Vec<Uuid>,
    /// The electors of the voters, in their order.
    pub electors: Vec<Uuid>,
}

/// A place of the tree: its id, kind, what is above, its compound, its name.
type Node<'a> = (Uuid, &'a str, Option<Uuid>, Option<Uuid>, String);

/// Makes a database with a district of this size.
pub async fn seed(place: &Place, database: &str, size: Size) -> anyhow::Result<District> {
    place.create(database).await?;
    let mut bare = Bare::for_seeding(place, database).await?;
    let now = Utc::now();
    let ids = |count: usize| (0..count).map(|_| Uuid::now_v7()).collect::<Vec<_>>();
    let (above, compound, project) = (ids(4), Uuid::now_v7(), Uuid::now_v7());
    let (buildings, entrances, homes, people) = (ids(BUILDINGS), ids(BUILDINGS), ids(size.homes), ids(size.voters));
    let building_of = |home: usize| home * BUILDINGS / size.homes;

    bare.write(&[places(&above, compound, &buildings, &entrances)], &[]).await?;
    bare.write(&compound_and_project(&above, compound, project, now), &[]).await?;
    for (first, part) in homes.chunks(ROWS).enumerate() {
        let row = |(index, id): (usize, &Uuid)| {
            let number = first * ROWS + index;
            let building = building_of(number);
            let label = format!("{}号楼{number}", building + 1);
            let ids = [(*id).into(), compound.into(), buildings[building].into(), entrances[building].into()];
            let rest = [Cell::Number(1), number.to_string().into(), label.into(), Cell::Number(AREA)];
            ids.into_iter().chain(rest).chain(["register", "dwelling", "sold_delivered"].map(Cell::from)).collect()
        };
        let columns = "id, compound_id, building_id, entrance_id, floor, room, label, area, area_source, kind, status";
        let rows = part.iter().enumerate().map(row).collect();
        bare.write(&[Rows { table: "home", columns, rows }], &[]).await?;
    }
    let voters: Vec<_> = people
        .iter()
        .enumerate()
        .map(|(index, person)| {
            let home = index * size.homes / size.voters;
            Voter { person: *person, session: Uuid::now_v7(), home: homes[home], building: building_of(home) }
        })
        .collect();
    bare.write(&signed_in(compound, &voters, now), &[]).await?;

    let mut decisions = Vec::with_capacity(size.decisions);
    for number in 0..size.decisions {
        let (id, items, electors) = (Uuid::now_v7(), ids(ITEMS), ids(size.homes));
        let head = decision(id, compound, project, people[0], &items, &buildings, size.homes, number, now)?;
        bare.write(&head, &[]).await?;
        for (first, part) in electors.chunks(ROWS).enumerate() {
            bare.write(&roll(id, compound, first * ROWS, part, &homes, |home| buildings[building_of(home)]), &[])
                .await?;
        }
        let electors = (0..size.voters).map(|voter| electors[voter * size.homes / size.voters]).collect();
        decisions.push(Decision { id, items, electors });
    }
    bare.settle().await?;
    Ok(District { compound, buildings, voters, decisions })
}

fn places(above: &[Uuid], compound: Uuid, buildings: &[Uuid], entrances: &[Uuid]) -> Rows {
    let mut nodes: Vec<Node<'_>> = vec![
        (above[0], "district", None, None, "测量区".to_owned()),
        (above[1], "subdistrict", Some(above[0]), None, "测量街道".to_owned()),
        (above[2], "cluster", Some(above[1]), None, "测量片区".to_owned()),
        (above[3], "community", Some(above[1]), None, "测量社区".to_owned()),
        (compound, "compound", Some(above[3]), Some(compound), "测量小区".to_owned()),
    ];
    for (number, (building, entrance)) in buildings.iter().zip(entrances).enumerate() {
        nodes.push((*building, "building", Some(compound), Some(compound), format!("{}号楼", number + 1)));
        nodes.push((*entrance, "entrance", Some(*building), Some(compound), "1单元".to_owned()));
    }
    let optional = |id: Option<Uuid>| id.map_or(Cell::Null, Cell::Id);
    let row = |(position, (id, kind, parent, inside, name)): (usize, Node<'_>)| {
        vec![id.into(), kind.into(), optional(parent), optional(inside), name.into(), Cell::Number(position as i64)]
    };
    let rows = nodes.into_iter().enumerate().map(row).collect();
    Rows { table: "place", columns: "id, kind, parent_id, compound_id, name, position", rows }
}

fn compound_and_project(above: &[Uuid], compound: Uuid, project: Uuid, now: DateTime<Utc>) -> [Rows; 2] {
    let built = [Cell::Number(2022), Cell::Number(1988), "".into()];
    [
        Rows {
            table: "compound",
            columns: "id, cluster_id, community_id, plan_year, built_year, address",
            rows: vec![[compound, above[2], above[3]].map(Cell::from).into_iter().chain(built).collect()],
        },
        Rows {
            table: "project",
            columns: "id, compound_id, title, summary, stage, created_at, updated_at",
            rows: vec![vec![
                project.into(),
                compound.into(),
                "测量小区改造提质".into(),
                "".into(),
                "decision".into(),
                now.into(),
                now.into(),
            ]],
        },
    ]
}

fn signed_in(compound: Uuid, voters: &[Voter], now: DateTime<Utc>) -> [Rows; 3] {
    let person = |voter: &Voter| vec![voter.person.into(), "测量居民".into(), now.into()];
    let binding = |voter: &Voter| {
        let ids = [Uuid::now_v7(), compound, voter.home, voter.person].map(Cell::from);
        ids.into_iter().chain([Cell::from("letter"), "owner".into(), now.into()]).collect()
    };
    let session = |voter: &Voter| {
        let until = now + Duration::days(90);
        let secret = format!("{:064x}", voter.session.as_u128());
        vec![
            voter.session.into(),
            voter.person.into(),
            "bench".into(),
            now.into(),
            now.into(),
            until.into(),
            secret.into(),
        ]
    };
    [
        Rows { table: "person", columns: "id, name, created_at", rows: voters.iter().map(person).collect() },
        Rows {
            table: "home_binding",
            columns: "id, compound_id, home_id, person_id, basis, relation, since",
            rows: voters.iter().map(binding).collect(),
        },
        Rows {
            table: "session",
            columns: "id, person_id, device, created_at, renewed_at, expires_at, refresh_hash",
            rows: voters.iter().map(session).collect(),
        },
    ]
}

#[expect(clippy::too_many_arguments, reason = "the row of a decision names all of them")]
fn decision(
    id: Uuid,
    compound: Uuid,
    project: Uuid,
    creator: Uuid,
    items: &[Uuid],
    buildings: &[Uuid],
    homes: usize,
    number: usize,
    now: DateTime<Utc>,
) -> anyhow::Result<Vec<Rows>> {
    let kind = DecisionKind::OwnersOrdinary;
    let rule_set =
        rule_set_in_force(kind, local_date(now)).ok_or_else(|| anyhow::anyhow!("no rule set is in force"))?;
    let (opens, closes) = (now - Duration::days(1), now + Duration::days(9));
    let row = vec![
        id.into(),
        compound.into(),
        project.into(),
        compound.into(),
        format!("测量表决 {number}").into(),
        "屋面漏水多年，这次要不要改造。".into(),
        kind.as_str().into(),
        serde_json::to_string(rule_set)?.into(),
        DecisionState::Notified.as_str().into(),
        opens.into(),
        closes.into(),
        Cell::Flag(false),
        Cell::Flag(false),
        Cell::Number(1),
        DuplicatePolicy::LastReceived.as_str().into(),
        Cell::Number(homes as i64),
        Cell::Number(homes as i64 * AREA),
        "".into(),
        creator.into(),
        now.into(),
        (now - Duration::days(20)).into(),
    ];
    let item = |(index, item): (usize, &Uuid)| {
        let title = format!("您是否同意第 {} 项改造？", index + 1);
        vec![(*item).into(), id.into(), Cell::Number(index as i64 + 1), title.into(), "".into(), Cell::Number(0)]
    };
    let building = |(index, building): (usize, &Uuid)| {
        let homes = (0..homes).filter(|home| home * BUILDINGS / homes == index).count();
        vec![id.into(), (*building).into(), Cell::Number(homes as i64), Cell::Number(0)]
    };
    Ok(vec![
        Rows {
            table: "decision",
            columns: "id, compound_id, project_id, scope_id, title, explanation, kind, rule_set, state, opens_at, \
                      closes_at, temporary, counts_parking, changes_allowed, duplicates, persons, area, register_hash, \
                      created_by, created_at, notified_at",
            rows: vec![row],
        },
        Rows {
            table: "decision_item",
            columns: "id, decision_id, position, title, explanation, resident_share",
            rows: items.iter().enumerate().map(item).collect(),
        },
        Rows {
            table: "building_turnout",
            columns: "decision_id, building_id, homes, voted",
            rows: buildings.iter().enumerate().map(building).collect(),
        },
        Rows {
            table: "decision_turnout",
            columns: "decision_id, persons, area",
            rows: vec![vec![id.into(), Cell::Number(0), Cell::Number(0)]],
        },
        Rows { table: "ballot_log", columns: "decision_id, size", rows: vec![vec![id.into(), Cell::Number(0)]] },
    ])
}

fn roll(
    decision: Uuid,
    compound: Uuid,
    first: usize,
    electors: &[Uuid],
    homes: &[Uuid],
    building_of: impl Fn(usize) -> Uuid,
) -> [Rows; 2] {
    let numbered = || electors.iter().enumerate().map(|(index, elector)| (first + index, *elector));
    let elector = |(number, elector): (usize, Uuid)| {
        let position = Cell::Number(number as i64 + 1);
        let identity = format!("owner:{number}");
        vec![elector.into(), compound.into(), decision.into(), position, identity.into(), Cell::Number(AREA)]
    };
    let home = |(number, elector): (usize, Uuid)| {
        [decision, homes[number], compound, elector, building_of(number)].map(Cell::from).to_vec()
    };
    [
        Rows {
            table: "elector",
            columns: "id, compound_id, decision_id, position, identity, area",
            rows: numbered().map(elector).collect(),
        },
        Rows {
            table: "elector_home",
            columns: "decision_id, home_id, compound_id, elector_id, building_id",
            rows: numbered().map(home).collect(),
        },
    ]
}
