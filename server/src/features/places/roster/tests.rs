//! The roster as communities send it.

use encoding_rs::GB18030;
use linyi_shared::area::Area;
use linyi_shared::places::rules::{AreaSource, HomeKind, HomeStatus, RosterColumn, RosterFault};

use super::*;

const HEADER: &str = "楼栋,单元,楼层,房号,面积,面积来源,用途,状态,业主,业主标识,户主称呼,成年人数";

fn read(text: &str) -> Roster {
    parse(text.as_bytes()).expect("memory is readable")
}

fn faults(text: &str) -> Vec<(u64, Option<RosterColumn>, RosterFault)> {
    read(text).check.faults.iter().map(|at| (at.line, at.column, at.fault)).collect()
}

#[test]
fn a_row_is_read_with_all_it_says() {
    let text = format!("{HEADER}\n3,2,5层,501室,78.32,登记,住宅,已交付,演示业主甲；演示业主乙,a1;b2,演示户甲,2\n");
    let roster = read(&text);
    assert_eq!(roster.check.faults, []);
    let [row] = roster.rows.as_slice() else { panic!("one row") };
    assert_eq!(row.label(), "3号楼2单元501");
    assert_eq!((row.floor, row.area, row.area_source), (5, Area(7_832), AreaSource::Register));
    assert_eq!((row.kind, row.status), (HomeKind::Dwelling, HomeStatus::SoldDelivered));
    let owner = |name: &str, id: &str| RosterOwner { name: name.into(), id: Some(id.into()) };
    assert_eq!(row.owners, [owner("演示业主甲", "a1"), owner("演示业主乙", "b2")]);
    assert_eq!(row.household, Some(RosterHousehold { name: Some("演示户甲".into()), adults: Some(2) }));
}

#[test]
fn english_headers_tabs_other_orders_and_absent_optional_columns_are_fine() {
    let text = "room\tfloor\tentrance\tbuilding\tarea_source\tarea\towners\tremarks\n\
                501\t5\t2\t3\tsurvey\t60\t演示业主甲\tany, thing\n";
    let roster = read(text);
    assert_eq!(roster.check.faults, []);
    assert_eq!(roster.check.ignored, ["remarks"]);
    assert_eq!(roster.rows[0].label(), "3号楼2单元501");
    assert_eq!(roster.rows[0].household, None);
}

#[test]
fn the_same_roster_is_read_from_every_encoding() {
    let text = format!("{HEADER}\r\n3,2,5,501,78.32,登记,,,演示业主甲,,,\r\n,,,,,,,,,,,\r\n\r\n");
    let expected = read(&text);
    assert_eq!((expected.rows.len(), expected.check.faults.len()), (1, 0));
    let with_mark = parse(format!("\u{feff}{text}").as_bytes()).expect("readable");
    let gb18030 = parse(&GB18030.encode(&text).0).expect("readable");
    let wide: Vec<u8> = std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    assert_eq!(with_mark, expected);
    assert_eq!(gb18030, expected);
    assert_eq!(parse(&wide).expect("readable"), expected);
}

#[test]
fn quotes_hold_commas_and_an_open_quote_spoils_only_its_own_line() {
    let text = format!(
        "{HEADER}\n3,2,5,501,78.32,登记,,,\"演示单位 \"\"东\"\"，分部, 甲\",,,\n3,2,5,502,60,登记,,,\"演示业主乙,,,\n3,2,6,601,60,登记,,,演示业主丙,,,\n"
    );
    let roster = read(&text);
    assert_eq!(roster.rows.len(), 2);
    assert_eq!(roster.rows[0].owners[0].name, "演示单位 \"东\"，分部, 甲");
    assert_eq!(faults(&text), [(3, None, RosterFault::LineBreak)]);
}

#[test]
fn a_home_that_stands_twice_is_refused_however_it_is_spelled() {
    let text =
        format!("{HEADER}\n3,2,5,501,78.32,登记,,,演示业主甲,,,\n3号楼,2单元,5,501室,78.32,登记,,,演示业主甲,,,\n");
    let roster = read(&text);
    assert_eq!(roster.rows.len(), 1);
    let [twice] = roster.check.faults.as_slice() else { panic!("one fault") };
    assert_eq!((twice.line, twice.fault, twice.first_line), (3, RosterFault::HomeTwice, Some(2)));
}

#[test]
fn every_fault_of_every_row_is_told_at_once() {
    let text = format!(
        "{HEADER}\n\
         ,2,0,501,0,不知道,别墅,空置,,,,-1\n\
         3,2,五,502,78.321,登记,,,演示业主甲;演示业主甲,a1,,\n\
         3,2,5,503,78.32,登记,,,演示业主甲,11010519491231002X,,\n\
         3,2,5,504,78.32,登记,,,演示业主甲,,,,多余\n"
    );
    use RosterColumn as Column;
    use RosterFault as Fault;
    assert_eq!(
        faults(&text),
        [
            (2, Some(Column::Building), Fault::Blank),
            (2, Some(Column::Floor), Fault::FloorOutOfRange),
            (2, Some(Column::Area), Fault::AreaNotPositive),
            (2, Some(Column::AreaSource), Fault::AreaSourceUnknown),
            (2, Some(Column::Kind), Fault::KindUnknown),
            (2, Some(Column::Status), Fault::StatusUnknown),
            (2, Some(Column::Owners), Fault::OwnersMissing),
            (2, Some(Column::Adults), Fault::AdultsUnreadable),
            (3, Some(Column::Floor), Fault::FloorUnreadable),
            (3, Some(Column::Area), Fault::AreaUnreadable),
            (3, Some(Column::OwnerIds), Fault::OwnerIdsUneven),
            (3, Some(Column::Owners), Fault::OwnerTwice),
            (4, Some(Column::OwnerIds), Fault::IdentityNumber),
            (5, None, Fault::ExtraCells),
        ]
    );
    let roster = read(&text);
    assert_eq!(roster.rows.len(), 0);
    assert!(!roster.check.faults.iter().any(|at| at.found.as_deref().is_some_and(|found| found.contains("110105"))));
}

#[test]
fn a_home_of_the_developer_needs_no_owner() {
    let text = format!("{HEADER}\n3,2,5,501,78.32,合同,住宅,未售,,,,\n");
    let roster = read(&text);
    assert_eq!(roster.check.faults, []);
    assert_eq!(roster.rows[0].owners, []);
}

#[test]
fn a_header_that_cannot_be_used_is_told_whole() {
    assert_eq!(
        faults("楼栋,单元,楼层,房号,面积,面积,业主\n3,2,5,501,60,60,演示业主甲\n"),
        [
            (1, Some(RosterColumn::Area), RosterFault::DoubleColumn),
            (1, Some(RosterColumn::AreaSource), RosterFault::MissingColumn),
        ]
    );
    assert_eq!(faults(""), [(1, None, RosterFault::Empty)]);
    assert_eq!(faults(&format!("{HEADER}\n,,,\n")), [(1, None, RosterFault::Empty)]);
    assert_eq!(faults("PK\u{3}\u{4}"), [(1, None, RosterFault::Workbook)]);
}

#[test]
fn bytes_that_are_no_text_are_told_where_they_stand() {
    let mut bytes = GB18030.encode(&format!("{HEADER}\n3,2,5,501,78.32,登记,,,演示")).0.into_owned();
    bytes.push(0xff);
    bytes.extend_from_slice(b",,,\n");
    let roster = parse(&bytes).expect("readable");
    let [at] = roster.check.faults.as_slice() else { panic!("one fault: {:?}", roster.check.faults) };
    assert_eq!((at.line, at.column, at.fault), (2, Some(RosterColumn::Owners), RosterFault::Unreadable));
}

#[test]
fn the_whole_district_is_read() {
    let mut text = format!("{HEADER}\n");
    for home in 0..16_219 {
        let (building, rest) = (home / 72 + 1, home % 72);
        let (entrance, floor, room) = (rest / 18 + 1, rest % 18 / 3 + 1, rest % 3 + 1);
        let row = format!(
            "{building},{entrance},{floor},{floor}0{room},{}.{:02},登记,,,演示业主{home:05},,,2\n",
            50 + rest,
            rest
        );
        text.push_str(&row);
    }
    let mut area = Area(0);
    let check = stream(std::io::Cursor::new(GB18030.encode(&text).0), |row| area = area + row.area).expect("readable");
    assert_eq!((check.rows, check.fault_count), (16_219, 0));
    assert!(area > Area(16_219 * 5_000));
}
