//! Files of residents as communities send them.

use chrono::NaiveDate;
use linyi_shared::places::api::Seat;
use linyi_shared::places::rules::{ResidentRegister, RosterColumn, RosterFault};

use super::*;

const ADULTS: &str = "楼栋,单元,房号,姓名,出生日期";
const REPRESENTATIVES: &str = "楼栋,单元,房号,姓名,身份,当选日期,任期最后一天";

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a date")
}

fn read(register: ResidentRegister, text: &str) -> ResidentFile {
    parse(text.as_bytes(), register, day(2026, 11, 28)).expect("memory is readable")
}

fn faults(register: ResidentRegister, text: &str) -> Vec<(u64, Option<RosterColumn>, RosterFault)> {
    read(register, text).check.faults.iter().map(|at| (at.line, at.column, at.fault)).collect()
}

#[test]
fn adults_are_read_with_what_their_register_keeps_and_no_date_of_birth() {
    let text =
        format!("{ADULTS},备注\n3,2,501室,演示居民甲,1970-05-01,\n3栋,2单元,501,演示居民乙,2008年12月15日,租户\n");
    let file = read(ResidentRegister::Adults, &text);
    assert_eq!((file.check.faults.as_slice(), file.check.ignored.as_slice()), (&[][..], &["备注".to_owned()][..]));
    let row = |line, name: &str, of_age_on| ResidentRow {
        line,
        home: "3号楼2单元501".to_owned(),
        name: name.to_owned(),
        entry: ResidentEntry::Adult { of_age_on },
    };
    assert_eq!(file.rows, [row(2, "演示居民甲", None), row(3, "演示居民乙", Some(day(2026, 12, 15)))]);
    let kept = serde_json::to_string(&file).expect("json");
    assert!(!kept.contains("1970") && !kept.contains("2008"), "{kept}");
    assert_eq!(serde_json::from_str::<ResidentFile>(&kept).expect("the same"), file);
}

#[test]
fn representatives_are_read_with_seat_and_term() {
    let text = format!("{REPRESENTATIVES}\n3,2,501,演示代表甲,居民代表,2025/3/1,2030.2.28\n");
    let file = read(ResidentRegister::Representatives, &text);
    assert_eq!(file.check.faults, []);
    let entry = ResidentEntry::Representative {
        seat: Seat::Resident,
        elected_on: day(2025, 3, 1),
        term_ends_on: day(2030, 2, 28),
    };
    assert_eq!(file.rows[0].entry, entry);
    assert_eq!(entry.register(), ResidentRegister::Representatives);
}

#[test]
fn every_fault_is_told_with_its_line_and_column() {
    use RosterColumn::*;
    let text = format!(
        "{ADULTS}\n3,2,501,,1970-05-01\n3,2,501,演示居民甲,七零年\n3,2,501,演示居民乙,2012-01-01\n\
         3,2,501,演示居民丙,2030-01-01\n3,,501,演示居民丁,1970-05-01\n3,2,501,11010519491231002X,1970-05-01\n\
         3,2,502,演示居民戊,1970-05-01\n3,2,502,演示居民戊,1980-05-01\n"
    );
    assert_eq!(
        faults(ResidentRegister::Adults, &text),
        [
            (2, Some(Name), RosterFault::Blank),
            (3, Some(BirthDate), RosterFault::DateUnreadable),
            (4, Some(BirthDate), RosterFault::Minor),
            (5, Some(BirthDate), RosterFault::BirthImpossible),
            (6, Some(Entrance), RosterFault::Blank),
            (7, Some(Name), RosterFault::IdentityNumber),
            (9, Some(Name), RosterFault::NameTwice),
        ]
    );
    let found = read(ResidentRegister::Adults, &text).check.faults;
    let births = found.iter().filter(|at| at.column == Some(BirthDate));
    assert!(
        births.clone().count() == 3 && births.clone().all(|at| at.found.is_none()),
        "no date of birth is told again"
    );
    assert_eq!(found[6].first_line, Some(8));
    let text = format!(
        "{REPRESENTATIVES}\n3,2,501,演示代表甲,主任,2025-03-01,2030-02-28\n3,2,502,演示代表乙,代表,2025-03-01,2025-03-01\n"
    );
    assert_eq!(
        faults(ResidentRegister::Representatives, &text),
        [(2, Some(Seat), RosterFault::SeatUnknown), (3, Some(TermEndsOn), RosterFault::TermBackwards)]
    );
}

#[test]
fn a_file_of_another_register_lacks_columns() {
    use RosterColumn::{ElectedOn, Seat, TermEndsOn};
    let found = faults(ResidentRegister::Representatives, &format!("{ADULTS}\n3,2,501,演示居民甲,1970-05-01\n"));
    let columns: Vec<_> = found.iter().map(|(_, column, _)| *column).collect();
    assert!(found.iter().all(|(line, _, fault)| (*line, *fault) == (1, RosterFault::MissingColumn)), "{found:?}");
    assert_eq!(columns, [Some(Seat), Some(ElectedOn), Some(TermEndsOn)]);
}
