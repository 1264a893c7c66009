//! The whole demonstration district: 20 clusters, 126 compounds and 16,219 homes, as the plan counts them (二（二）).
//!
//! Pure and deterministic: the same seed gives the same district, ids included.
//! The plan names no subdistrict and no compound, so all carry plainly labelled names.

use linyi_shared::id::PlaceId;
use linyi_shared::lang::Lang;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

use super::buildings::{Shape, compose};
use super::homes::{Home, Homes, Use};
use super::identity::Ids;
use super::owners::Owner;

/// The seed of the demonstration.
pub const SEED: u64 = 20_210_310;

/// What the plan counts for a year: clusters and homes; the compounds of each year are ours, 126 together.
struct PlanYear {
    year: i32,
    clusters: u32,
    compounds: u32,
    homes: u32,
}

const YEARS: [PlanYear; 2] = [
    PlanYear { year: 2021, clusters: 11, compounds: 66, homes: 8_386 },
    PlanYear { year: 2022, clusters: 9, compounds: 60, homes: 7_833 },
];

const SUBDISTRICTS: usize = 6;
const COMMUNITIES_EACH: usize = 5;
const SUBDISTRICT_NUMBERS: [&str; SUBDISTRICTS] = ["一", "二", "三", "四", "五", "六"];

/// The compound whose developer still has homes, by its index.
pub const COMPOUND_WITH_DEVELOPER: usize = 40;

/// The district with everything in it, in the order of the tree.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct District {
    /// The id.
    pub id: PlaceId,
    /// 老城区.
    pub name: String,
    /// 街道.
    pub subdistricts: Vec<Subdistrict>,
    /// 社区.
    pub communities: Vec<Community>,
    /// 片区.
    pub clusters: Vec<Cluster>,
    /// 小区, by cluster.
    pub compounds: Vec<Compound>,
    /// The homes, by compound.
    pub homes: Vec<Home>,
    /// The owners, by compound.
    pub owners: Vec<Owner>,
}

/// A subdistrict (街道).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Subdistrict {
    /// The id.
    pub id: PlaceId,
    /// `演示街道一`.
    pub name: String,
}

/// A community (社区).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Community {
    /// The id.
    pub id: PlaceId,
    /// `演示社区01`.
    pub name: String,
    /// The subdistrict, by its index in the district.
    pub subdistrict: usize,
}

/// A cluster (片区), the unit of a year's plan.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Cluster {
    /// The id.
    pub id: PlaceId,
    /// `演示片区01`.
    pub name: String,
    /// The subdistrict, by its index in the district.
    pub subdistrict: usize,
    /// The year of the plan.
    pub year: i32,
}

/// A compound (小区).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Compound {
    /// The id.
    pub id: PlaceId,
    /// `演示小区001`.
    pub name: String,
    /// `演示路1号`.
    pub address: String,
    /// The cluster, by its index in the district.
    pub cluster: usize,
    /// The community, by its index in the district.
    pub community: usize,
    /// How it came to be.
    pub origin: Origin,
    /// The year its first building was finished.
    pub built_year: i32,
    /// Its buildings.
    pub buildings: Vec<Building>,
}

/// A building (楼栋).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Building {
    /// The id.
    pub id: PlaceId,
    /// `3号楼`.
    pub name: String,
    /// The year it was finished.
    pub built_year: i32,
    /// Storeys, entrances and homes per floor.
    pub shape: Shape,
    /// Its entrances.
    pub entrances: Vec<Entrance>,
}

/// An entrance (单元).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Entrance {
    /// The id.
    pub id: PlaceId,
    /// `2单元`.
    pub name: String,
}

/// How an old compound came to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Origin {
    /// 单位家属院: built by an employer, mostly sold to its staff since.
    StaffHousing,
    /// 直管公房: built by the city.
    PublicHousing,
    /// 拆迁安置小区.
    Resettlement,
    /// 商品房小区.
    Commercial,
    /// 单栋住宅楼.
    SingleBuilding,
}

impl Origin {
    /// In words.
    pub fn words(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::StaffHousing, Lang::Zh) => "单位家属院",
            (Self::StaffHousing, Lang::En) => "staff housing",
            (Self::PublicHousing, Lang::Zh) => "直管公房小区",
            (Self::PublicHousing, Lang::En) => "public housing",
            (Self::Resettlement, Lang::Zh) => "拆迁安置小区",
            (Self::Resettlement, Lang::En) => "resettlement housing",
            (Self::Commercial, Lang::Zh) => "商品房小区",
            (Self::Commercial, Lang::En) => "commercial housing",
            (Self::SingleBuilding, Lang::Zh) => "单栋住宅楼",
            (Self::SingleBuilding, Lang::En) => "single building",
        }
    }

    /// How many of a hundred homes still belong to a 产权单位.
    pub(super) fn percent_of_organisation(self) -> u32 {
        match self {
            Self::StaffHousing => 8,
            Self::PublicHousing => 35,
            Self::Resettlement | Self::SingleBuilding => 2,
            Self::Commercial => 0,
        }
    }
}

impl District {
    /// The demonstration district.
    pub fn demo() -> Self {
        Self::generate(SEED)
    }

    /// The district of a seed.
    pub fn generate(seed: u64) -> Self {
        let mut random = ChaCha8Rng::seed_from_u64(seed);
        let mut ids = Ids::new(seed ^ u64::MAX);
        let id = ids.next_place();
        let subdistricts = SUBDISTRICT_NUMBERS
            .map(|number| Subdistrict { id: ids.next_place(), name: format!("演示街道{number}") })
            .to_vec();
        let communities = (0..SUBDISTRICTS * COMMUNITIES_EACH)
            .map(|index| Community {
                id: ids.next_place(),
                name: format!("演示社区{:02}", index + 1),
                subdistrict: index / COMMUNITIES_EACH,
            })
            .collect();
        let mut clusters = Vec::new();
        let mut compounds = Vec::new();
        let mut homes = Homes::default();
        for year in &YEARS {
            let sizes = spread(&mut random, year.homes, year.clusters, 70..=130);
            let counts = even(year.compounds, year.clusters);
            for (size, count) in sizes.into_iter().zip(counts) {
                let cluster = clusters.len();
                clusters.push(Cluster {
                    id: ids.next_place(),
                    name: format!("演示片区{:02}", cluster + 1),
                    subdistrict: cluster % SUBDISTRICTS,
                    year: year.year,
                });
                for homes_here in spread(&mut random, size, count, 45..=290) {
                    let compound = make_compound(&mut random, &mut ids, compounds.len(), cluster, homes_here);
                    fill_compound(&mut random, &mut ids, compounds.len(), &compound, &mut homes);
                    compounds.push(compound);
                }
            }
        }
        let Homes { all, owners, .. } = homes;
        Self {
            id,
            name: "老城区".into(),
            subdistricts,
            communities,
            clusters,
            compounds,
            homes: all,
            owners: owners.all,
        }
    }

    /// The homes of a compound, by its index.
    pub fn homes_of(&self, compound: usize) -> impl Iterator<Item = &Home> {
        self.homes.iter().filter(move |home| home.compound == compound)
    }

    /// The year of the plan a compound is in, by its index.
    pub fn year_of(&self, compound: usize) -> i32 {
        self.clusters[self.compounds[compound].cluster].year
    }
}

fn make_compound(random: &mut ChaCha8Rng, ids: &mut Ids, index: usize, cluster: usize, homes: u32) -> Compound {
    let shapes = compose(random, homes);
    // The plan takes in what was built before the end of 2000, and what stands among it from 2001 to 2005.
    let newer = index == COMPOUND_WITH_DEVELOPER || random.random_range(0..100) < 9;
    let built_year = if newer { random.random_range(2001..=2004) } else { random.random_range(1976..=1997) };
    let origin = match (shapes.len(), random.random_range(0..100)) {
        _ if index == COMPOUND_WITH_DEVELOPER => Origin::Commercial,
        (1, _) => Origin::SingleBuilding,
        // Homes were hardly built for sale before the 1990s, nor by the city for rent after them.
        (_, 0..25) if built_year >= 1991 => Origin::Commercial,
        (_, 0..15) if built_year < 1991 => Origin::PublicHousing,
        (_, 85..100) => Origin::Resettlement,
        _ => Origin::StaffHousing,
    };
    let id = ids.next_place();
    let buildings = shapes.into_iter().enumerate();
    let buildings = buildings.map(|(number, shape)| Building {
        id: ids.next_place(),
        name: format!("{}号楼", number + 1),
        built_year: (built_year + number as i32 / 2).min(if newer { 2005 } else { 2000 }),
        shape,
        entrances: (1..=shape.entrances)
            .map(|number| Entrance { id: ids.next_place(), name: format!("{number}单元") })
            .collect(),
    });
    Compound {
        id,
        name: format!("演示小区{:03}", index + 1),
        address: format!("演示路{}号", index + 1),
        cluster,
        // The compounds of a cluster lie in all communities of its subdistrict in turn.
        community: cluster % SUBDISTRICTS * COMMUNITIES_EACH + (index + cluster) % COMMUNITIES_EACH,
        origin,
        built_year,
        buildings: buildings.collect(),
    }
}

fn fill_compound(random: &mut ChaCha8Rng, ids: &mut Ids, index: usize, compound: &Compound, homes: &mut Homes) {
    homes.owners.enter(index);
    let street_front = random.random_range(0..100) < 22;
    for (number, building) in compound.buildings.iter().enumerate() {
        let shops = street_front && number == 0;
        let left_over = if index == COMPOUND_WITH_DEVELOPER && number == 0 { (7, 3) } else { (0, 0) };
        let purpose = Use { origin: compound.origin, shops, left_over };
        homes.fill(random, ids, (index, number), building, purpose);
    }
}

/// Parts of a total by random weights, exactly: the remainder goes to the first parts.
fn spread(random: &mut ChaCha8Rng, total: u32, parts: u32, weights: std::ops::RangeInclusive<u32>) -> Vec<u32> {
    let weights: Vec<u32> = (0..parts).map(|_| random.random_range(weights.clone())).collect();
    let sum: u32 = weights.iter().sum();
    let mut sizes: Vec<u32> = weights.iter().map(|weight| total * weight / sum).collect();
    let left = total - sizes.iter().sum::<u32>();
    for size in sizes.iter_mut().take(left as usize) {
        *size += 1;
    }
    sizes
}

/// Parts of a total as equal as can be.
fn even(total: u32, parts: u32) -> Vec<u32> {
    (0..parts).map(|part| total / parts + u32::from(part < total % parts)).collect()
}

#[cfg(test)]
mod tests;
