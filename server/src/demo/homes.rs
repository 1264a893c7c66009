//! The homes of one building of the demonstration, with their areas, owners and households.

use linyi_shared::area::Area;
use linyi_shared::id::{HomeId, OwnerId};
use linyi_shared::places::rules::{AreaSource, HomeKind, HomeStatus, home_label};
use rand::RngExt;
use rand_chacha::ChaCha8Rng;
use uuid::Uuid;

use super::district::{Building, Origin};
use super::identity::Ids;
use super::owners::Owners;

/// A home (专有部分).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Home {
    /// The id.
    pub id: HomeId,
    /// The compound, by its index in the district.
    pub compound: usize,
    /// The building, by its index in the compound.
    pub building: usize,
    /// The entrance, by its index in the building.
    pub entrance: usize,
    /// The floor, from 1.
    pub floor: i32,
    /// The room number: `501`.
    pub room: String,
    /// The address in the compound: `3号楼2单元501`.
    pub label: String,
    /// 0.01 ㎡.
    pub area: Area,
    /// Where the area comes from.
    pub area_source: AreaSource,
    /// Dwelling, shop or public flat.
    pub kind: HomeKind,
    /// Whether it is sold and handed over.
    pub status: HomeStatus,
    /// Its owners, one or two; the developer for what is not handed over.
    pub owners: Vec<OwnerId>,
    /// Who lives there; nobody in shops, vacant homes and what is not handed over.
    pub household: Option<Household>,
}

/// A household.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Household {
    /// The id.
    pub id: Uuid,
    /// The plainly labelled name: `演示户00001`.
    pub name: String,
    /// Residents of 18 years and more.
    pub adults: u16,
    /// Whether they rent.
    pub tenants: bool,
}

/// Makes homes, building by building.
#[derive(Debug, Default)]
pub struct Homes {
    /// Every home made, in the order of the tree.
    pub all: Vec<Home>,
    /// The owners of these homes.
    pub owners: Owners,
    households: u32,
}

/// What is peculiar to a building.
#[derive(Clone, Copy, Debug)]
pub struct Use {
    /// How its compound came to be.
    pub origin: Origin,
    /// Whether its ground floor looks onto the street and holds shops.
    pub shops: bool,
    /// How many of its topmost homes the developer has not sold, and how many more not handed over.
    pub left_over: (usize, usize),
}

impl Homes {
    /// Makes the homes of a building.
    pub fn fill(
        &mut self,
        random: &mut ChaCha8Rng,
        ids: &mut Ids,
        (compound, index): (usize, usize),
        building: &Building,
        purpose: Use,
    ) {
        let shape = building.shape;
        // Homes above each other are alike: one area for each position on a floor.
        let layouts: Vec<i64> = (0..shape.per_floor).map(|_| random.random_range(5_200..9_300)).collect();
        let first = self.all.len();
        for (entrance, place) in building.entrances.iter().enumerate() {
            for floor in 1..=shape.storeys {
                for position in 1..=shape.per_floor {
                    let last = entrance + 1 == building.entrances.len();
                    if is_missing(building, floor, entrance, position) {
                        continue;
                    }
                    let room = format!("{floor}{position:02}");
                    let ends = i64::from(entrance == 0 || last) * 85;
                    self.all.push(Home {
                        id: HomeId(ids.next_uuid()),
                        compound,
                        building: index,
                        entrance,
                        floor: floor as i32,
                        label: home_label(&building.name, &place.name, &room),
                        room,
                        area: Area(layouts[position as usize - 1] + ends),
                        area_source: area_source(random),
                        kind: if purpose.shops && floor == 1 { HomeKind::Shop } else { HomeKind::Dwelling },
                        status: HomeStatus::SoldDelivered,
                        owners: Vec::new(),
                        household: None,
                    });
                }
            }
        }
        self.leave_over(first, purpose.left_over);
        for home in first..self.all.len() {
            self.settle(random, ids, home, purpose.origin);
        }
    }

    /// Marks the topmost homes of the building as not sold or not handed over.
    fn leave_over(&mut self, first: usize, (unsold, undelivered): (usize, usize)) {
        let top = self.all[first..].iter().map(|home| home.floor).max().unwrap_or(0);
        let topmost = self.all[first..].iter_mut().rev().filter(|home| home.floor >= top - 1);
        for (number, home) in topmost.take(unsold + undelivered).enumerate() {
            home.status = if number < unsold { HomeStatus::Unsold } else { HomeStatus::SoldUndelivered };
        }
    }

    /// Gives a home its owners and its household.
    fn settle(&mut self, random: &mut ChaCha8Rng, ids: &mut Ids, index: usize, origin: Origin) {
        let (status, mut kind) = (self.all[index].status, self.all[index].kind);
        let drawn = random.random_range(0..100);
        let owners = if status != HomeStatus::SoldDelivered {
            vec![self.owners.developer(ids)]
        } else if drawn < origin.percent_of_organisation() {
            // What the 产权单位 has never sold is public housing with tenants; a little of it is let freely.
            if kind == HomeKind::Dwelling && drawn % 4 != 3 {
                kind = HomeKind::PublicFlat;
            }
            vec![self.owners.organisation(ids)]
        } else {
            self.owners.persons(random, ids)
        };
        let occupied =
            status == HomeStatus::SoldDelivered && kind != HomeKind::Shop && random.random_range(0..100) < 93;
        let household = occupied.then(|| {
            self.households += 1;
            let of_organisation = drawn < origin.percent_of_organisation();
            Household {
                id: ids.next_uuid(),
                name: format!("演示户{:05}", self.households),
                adults: [1, 1, 2, 2, 2, 2, 2, 3, 3, 4][random.random_range(0..10)],
                tenants: of_organisation || random.random_range(0..100) < 16,
            }
        });
        let home = &mut self.all[index];
        home.kind = kind;
        home.owners = owners;
        home.household = household;
    }
}

/// The homes a ground floor lacks are the last ones of it.
fn is_missing(building: &Building, floor: u32, entrance: usize, position: u32) -> bool {
    let shape = building.shape;
    floor == 1 && entrance as u32 * shape.per_floor + position > shape.entrances * shape.per_floor - shape.missing
}

fn area_source(random: &mut ChaCha8Rng) -> AreaSource {
    match random.random_range(0..100) {
        0..82 => AreaSource::Register,
        82..95 => AreaSource::Survey,
        _ => AreaSource::Contract,
    }
}
