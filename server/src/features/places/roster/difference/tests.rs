//! A roster against registers, without a database.

use linyi_shared::places::rules::{RosterColumn, RosterFault};

use super::*;
use crate::entities::{home_owner, place};
use crate::features::places::roster::{Roster, parse};

const HEADER: &str = "楼栋,单元,楼层,房号,面积,面积来源,用途,状态,业主,业主标识,户主称呼,成年人数";

fn roster(rows: &[&str]) -> Roster {
    let text = format!("{HEADER}\n{}\n", rows.join("\n"));
    let roster = parse(text.as_bytes()).expect("memory is readable");
    assert_eq!(roster.check.faults, []);
    roster
}

/// A register with the homes 101 and 102 of one entrance, of one owner each, with the identifiers given.
fn register(owners: [(&str, &str); 2]) -> Register {
    let id = Uuid::from_u128;
    let place = |number, kind: &str, parent, name: &str| place::Model {
        id: id(number),
        kind: kind.to_owned(),
        parent_id: Some(id(parent)),
        compound_id: Some(id(1)),
        name: name.to_owned(),
        position: 0,
    };
    let home = |number: u128, room: &str| home::Model {
        id: id(number),
        compound_id: id(1),
        building_id: id(2),
        entrance_id: id(3),
        floor: 1,
        room: room.to_owned(),
        label: format!("1号楼1单元{room}"),
        area: 6_000,
        area_source: "register".to_owned(),
        kind: "dwelling".to_owned(),
        status: "sold_delivered".to_owned(),
    };
    let owner = |number: u128, (identifier, name): (&str, &str)| owner::Model {
        id: id(number),
        compound_id: id(1),
        kind: "person".to_owned(),
        name: name.to_owned(),
        identifier: identifier.to_owned(),
    };
    let share = |home, owner| home_owner::Model { home_id: id(home), owner_id: id(owner), compound_id: id(1) };
    Register {
        buildings: vec![place(2, "building", 1, "1号楼")],
        entrances: vec![place(3, "entrance", 2, "1单元")],
        homes: vec![home(101, "101"), home(102, "102")],
        owners: vec![owner(201, owners[0]), owner(202, owners[1])],
        shares: vec![share(101, 201), share(102, 202)],
        households: Vec::new(),
    }
}

#[test]
fn a_roster_that_says_the_same_changes_nothing() {
    let register = register([("a", "甲"), ("name:乙", "乙")]);
    let roster = roster(&["1,1,1,101,60,登记,,,甲,,,", "1,1,1,102,60.00,登记,,,乙,,,"]);
    let found = Difference::between(&register, &roster.rows);
    assert!(found.counts.is_unchanged() && found.homes.is_empty() && found.faults.is_empty(), "{found:?}");
    assert_eq!((found.counts.unchanged, found.counts.missing), (2, 0));
}

#[test]
fn what_changes_is_told_column_by_column_and_what_is_missing_by_its_label() {
    let register = register([("a", "甲"), ("b", "乙")]);
    let roster = roster(&["1,1,2,101,58.5,合同,,,丙,c,演示户甲,2", "2,1,1,101,70,登记,,,甲,a,,"]);
    let found = Difference::between(&register, &roster.rows);
    assert_eq!((found.counts.added, found.counts.changed, found.counts.missing), (1, 1, 1));
    assert_eq!((found.counts.buildings, found.counts.entrances, found.counts.owners), (1, 1, 1));
    assert_eq!((found.counts.area_before, found.counts.area_after), (Area(12_000), Area(18_850)));
    assert_eq!(found.missing, ["1号楼1单元102"]);
    let [change] = &found.changed(10)[..] else { panic!("one change") };
    assert!(change.lowers_source);
    let told: Vec<_> =
        change.fields.iter().map(|field| (field.column, field.before.as_str(), field.after.as_str())).collect();
    use RosterColumn as Column;
    assert_eq!(
        told,
        [
            (Column::Floor, "1", "2"),
            (Column::Area, "60.00", "58.50"),
            (Column::AreaSource, "register", "contract"),
            (Column::Owners, "甲", "丙"),
            (Column::OwnerIds, "a", "c"),
            (Column::Household, "", "演示户甲"),
            (Column::Adults, "", "2"),
        ]
    );
}

#[test]
fn one_name_of_two_owners_is_told_by_the_home_or_not_at_all() {
    let register = register([("a", "甲"), ("b", "甲")]);
    let same = roster(&["1,1,1,101,60,登记,,,甲,,,", "1,1,1,102,60,登记,,,甲,,,"]);
    assert!(Difference::between(&register, &same.rows).counts.is_unchanged());
    let unclear = roster(&["1,1,2,201,60,登记,,,甲,,,"]);
    let found = Difference::between(&register, &unclear.rows);
    let [fault] = &found.faults[..] else { panic!("one fault") };
    assert_eq!((fault.line, fault.column, fault.fault), (2, Some(RosterColumn::Owners), RosterFault::OwnerAmbiguous));
}

#[test]
fn an_id_that_is_known_renames_and_two_names_of_one_id_are_a_fault() {
    let register = register([("a", "甲"), ("b", "乙")]);
    let renamed = roster(&["1,1,1,101,60,登记,,,甲甲,a,,"]);
    let found = Difference::between(&register, &renamed.rows);
    assert_eq!((found.counts.renamed, found.counts.owners, found.counts.changed), (1, 0, 1));
    assert_eq!(found.renamed, [(Uuid::from_u128(201), "甲甲".to_owned())]);
    assert!(found.homes[0].owners.is_none(), "the owner stays the owner");
    let two = roster(&["1,1,1,101,60,登记,,,甲,a,,", "1,1,1,102,60,登记,,,乙,a,,"]);
    let faults = Difference::between(&register, &two.rows).faults;
    assert_eq!((faults[0].line, faults[0].fault, faults[0].first_line), (3, RosterFault::OwnerIdTwoNames, Some(2)));
}

#[test]
fn blank_cells_of_owners_and_households_leave_the_registers_as_they_are() {
    let mut register = register([("a", "甲"), ("b", "乙")]);
    register.homes[0].status = "unsold".to_owned();
    let roster = roster(&["1,1,1,101,60,登记,,未售,,,,", "1,1,1,102,60,登记,,,乙,,,"]);
    assert!(Difference::between(&register, &roster.rows).counts.is_unchanged());
}
