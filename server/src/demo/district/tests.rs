//! The demonstration district is what the plan counts and what an old quarter looks like.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use linyi_shared::area::Area;
use linyi_shared::places::rules::{AreaSource, HomeKind, HomeStatus, OwnerKind};

use super::*;

fn hash(district: &District) -> u64 {
    let mut hasher = DefaultHasher::new();
    district.hash(&mut hasher);
    hasher.finish()
}

#[test]
fn the_counts_are_those_of_the_plan() {
    let district = District::demo();
    assert_eq!((district.clusters.len(), district.compounds.len(), district.homes.len()), (20, 126, 16_219));
    for (year, clusters, compounds, homes) in [(2021, 11, 66, 8_386), (2022, 9, 60, 7_833)] {
        assert_eq!(district.clusters.iter().filter(|cluster| cluster.year == year).count(), clusters);
        assert_eq!((0..126).filter(|compound| district.year_of(*compound) == year).count(), compounds);
        assert_eq!(district.homes.iter().filter(|home| district.year_of(home.compound) == year).count(), homes);
    }
    for (index, compound) in district.compounds.iter().enumerate() {
        let homes: u32 = compound.buildings.iter().map(|building| building.shape.homes()).sum();
        assert_eq!(district.homes_of(index).count(), homes as usize);
        assert!((20..=700).contains(&homes), "{}: {homes}", compound.name);
    }
}

#[test]
fn two_runs_are_equal_and_another_seed_differs() {
    let first = District::demo();
    assert_eq!(hash(&first), hash(&District::demo()));
    let other = District::generate(SEED + 1);
    assert_ne!(first.id, other.id);
    assert_eq!(other.homes.len(), 16_219);
}

#[test]
fn every_id_and_every_address_is_unique() {
    let district = District::demo();
    let mut ids: Vec<uuid::Uuid> = vec![district.id.0];
    ids.extend(district.subdistricts.iter().map(|place| place.id.0));
    ids.extend(district.communities.iter().map(|place| place.id.0));
    ids.extend(district.clusters.iter().map(|place| place.id.0));
    for compound in &district.compounds {
        ids.push(compound.id.0);
        for building in &compound.buildings {
            ids.push(building.id.0);
            ids.extend(building.entrances.iter().map(|entrance| entrance.id.0));
        }
    }
    ids.extend(district.homes.iter().map(|home| home.id.0));
    ids.extend(district.homes.iter().filter_map(|home| home.household.as_ref()).map(|household| household.id));
    ids.extend(district.owners.iter().map(|owner| owner.id.0));
    assert!(ids.iter().all(|id| id.get_version_num() == 7));
    assert_eq!(ids.iter().collect::<HashSet<_>>().len(), ids.len());
    let addresses: HashSet<_> = district.homes.iter().map(|home| (home.compound, &home.label)).collect();
    assert_eq!(addresses.len(), district.homes.len());
    let identifiers: HashSet<_> = district.owners.iter().map(|owner| &owner.identifier).collect();
    assert_eq!(identifiers.len(), district.owners.len());
}

#[test]
fn the_tree_hangs_together() {
    let district = District::demo();
    for compound in &district.compounds {
        let subdistrict = district.communities[compound.community].subdistrict;
        assert_eq!(subdistrict, district.clusters[compound.cluster].subdistrict, "{}", compound.name);
    }
    let communities: HashSet<_> = district.compounds.iter().map(|compound| compound.community).collect();
    assert_eq!(communities.len(), district.communities.len());
    for home in &district.homes {
        let building = &district.compounds[home.compound].buildings[home.building];
        assert!(home.label.starts_with(&format!("{}{}", building.name, building.entrances[home.entrance].name)));
    }
}

#[test]
fn buildings_are_those_of_an_old_quarter() {
    let district = District::demo();
    let years: Vec<_> = district
        .compounds
        .iter()
        .flat_map(|compound| &compound.buildings)
        .map(|building| building.built_year)
        .collect();
    let old = years.iter().filter(|year| **year <= 2000).count();
    assert!(years.iter().all(|year| (1976..=2005).contains(year)));
    assert!(old * 100 / years.len() >= 80 && old < years.len());
    for building in district.compounds.iter().flat_map(|compound| &compound.buildings) {
        let shape = building.shape;
        assert!((5..=7).contains(&shape.storeys) && (2..=4).contains(&shape.entrances));
        assert!((2..=3).contains(&shape.per_floor));
    }
}

#[test]
fn areas_are_believable_and_from_every_source() {
    let district = District::demo();
    let mut areas: Vec<_> = district.homes.iter().map(|home| home.area).collect();
    areas.sort_unstable();
    let median = areas[areas.len() / 2];
    assert!((Area(6_000)..=Area(9_000)).contains(&median), "{median}");
    assert!(areas[0] >= Area(4_000) && areas[areas.len() - 1] <= Area(12_000));
    let count = |source| district.homes.iter().filter(|home| home.area_source == source).count();
    assert!(count(AreaSource::Register) > count(AreaSource::Survey));
    assert!(count(AreaSource::Survey) > count(AreaSource::Contract));
    assert!(count(AreaSource::Contract) > 0);
}

#[test]
fn every_home_has_owners_and_the_register_has_every_case() {
    let district = District::demo();
    let owners: HashMap<_, _> = district.owners.iter().map(|owner| (owner.id, owner)).collect();
    let mut homes_of: HashMap<_, Vec<&Home>> = HashMap::new();
    for home in &district.homes {
        assert!(!home.owners.is_empty(), "{}", home.label);
        let developer = home.owners.iter().any(|owner| owners[owner].kind == OwnerKind::Developer);
        assert_eq!(developer, home.status != HomeStatus::SoldDelivered);
        assert!(home.household.is_none() || home.kind != HomeKind::Shop);
        for owner in &home.owners {
            assert_eq!(owners[owner].compound, home.compound);
            homes_of.entry(*owner).or_default().push(home);
        }
        if home.kind == HomeKind::PublicFlat {
            assert_eq!(owners[&home.owners[0]].kind, OwnerKind::Organisation);
        }
    }
    assert_eq!(homes_of.len(), owners.len(), "an owner without a home");
    let of_kind = |kind| district.homes.iter().filter(|home| home.kind == kind).count();
    assert!(of_kind(HomeKind::Shop) > 50 && of_kind(HomeKind::PublicFlat) > 300);
    let of_status = |status| district.homes.iter().filter(|home| home.status == status).count();
    assert_eq!((of_status(HomeStatus::Unsold), of_status(HomeStatus::SoldUndelivered)), (7, 3));
    assert_eq!(district.owners.iter().filter(|owner| owner.kind == OwnerKind::Developer).count(), 1);
    let with_two = |owner: &&Owner| owner.kind == OwnerKind::Person && homes_of[&owner.id].len() > 1;
    assert!(district.owners.iter().filter(with_two).count() > 100);
    assert!(district.homes.iter().filter(|home| home.owners.len() == 2).count() > 1_000);
}

#[test]
fn households_live_where_somebody_can_live() {
    let district = District::demo();
    let households: Vec<_> = district.homes.iter().filter_map(|home| home.household.as_ref()).collect();
    let share = households.len() * 100 / district.homes.len();
    assert!((85..=95).contains(&share), "{share}");
    assert!(households.iter().all(|household| (1..=4).contains(&household.adults)));
    assert!(households.iter().any(|household| household.tenants));
    assert!(district.homes.iter().all(|home| home.household.is_none() || home.status == HomeStatus::SoldDelivered));
}

#[test]
fn names_are_plainly_those_of_a_demonstration() {
    let district = District::demo();
    let mut names = Vec::new();
    names.extend(district.subdistricts.iter().map(|place| &place.name));
    names.extend(district.communities.iter().map(|place| &place.name));
    names.extend(district.clusters.iter().map(|place| &place.name));
    names.extend(district.compounds.iter().map(|place| &place.name));
    names.extend(district.owners.iter().map(|owner| &owner.name));
    names.extend(district.homes.iter().filter_map(|home| home.household.as_ref()).map(|household| &household.name));
    assert!(names.iter().all(|name| name.starts_with("演示")));
}
