//! The files that bring the registers of residents in: their columns, and how their cells are read.

use chrono::NaiveDate;

use super::adult::kept_of_birth;
use super::roster::{RosterColumn, RosterFault, half_width, is_identity_number};
use crate::problem::Code;
use crate::projects::terms::terms;

terms! {
    /// A register of single residents.
    pub enum ResidentRegister {
        /// Who of eighteen years or more lives in a home (R30).
        Adults = "adults", "成年居民名册", "register of adults";
        /// Who sits in the residents' representatives' meeting (R27).
        Representatives = "representatives", "居民代表名册", "register of representatives";
    }
}

impl ResidentRegister {
    /// The columns of its file, in the order of the template; each must be there.
    pub fn columns(self) -> &'static [RosterColumn] {
        use RosterColumn::{BirthDate, Building, ElectedOn, Entrance, Name, Room, Seat, TermEndsOn};
        match self {
            Self::Adults => &[Building, Entrance, Room, Name, BirthDate],
            Self::Representatives => &[Building, Entrance, Room, Name, Seat, ElectedOn, TermEndsOn],
        }
    }
}

/// Reads the name of a resident.
pub fn read_name(text: &str) -> Result<String, RosterFault> {
    if is_identity_number(text) { Err(RosterFault::IdentityNumber) } else { Ok(text.to_owned()) }
}

/// Reads a day as people write it: `1970-05-01`, `1970/5/1`, `1970.5.1`, `1970年5月1日`, `19700501`.
pub fn read_date(text: &str) -> Result<NaiveDate, RosterFault> {
    let text = half_width(text);
    let text = text.trim().trim_end_matches('日');
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let parts: Vec<&str> = text.split(['-', '/', '.', '年', '月']).map(str::trim).collect();
    let [year, month, day] = match parts.as_slice() {
        [whole] if whole.len() == 8 && is_digits(whole) => [&whole[..4], &whole[4..6], &whole[6..]],
        [year, month, day] if year.len() == 4 && parts.iter().all(|part| is_digits(part)) => [*year, *month, *day],
        _ => return Err(RosterFault::DateUnreadable),
    };
    let date = match (year.parse(), month.parse(), day.parse()) {
        (Ok(year), Ok(month), Ok(day)) => NaiveDate::from_ymd_opt(year, month, day),
        _ => None,
    };
    date.ok_or(RosterFault::DateUnreadable)
}

/// Reads a date of birth and answers what is kept of it; see [`kept_of_birth`].
pub fn read_birth(text: &str, today: NaiveDate) -> Result<Option<NaiveDate>, RosterFault> {
    kept_of_birth(read_date(text)?, today).map_err(|problem| match problem.code {
        Code::AdultsOnly => RosterFault::Minor,
        _ => RosterFault::BirthImpossible,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a date")
    }

    #[test]
    fn a_day_is_read_as_people_write_it_or_refused() {
        for text in
            ["1970-05-01", "1970/5/1", "1970.5.1", "1970年5月1日", "19700501", "１９７０－０５－０１", " 1970-5-01 "]
        {
            assert_eq!(read_date(text), Ok(day(1970, 5, 1)), "{text}");
        }
        for text in ["", "70-5-1", "1970-13-01", "1970-02-30", "1970-05", "5月1日", "+970-05-01", "197005011", "五月"]
        {
            assert_eq!(read_date(text), Err(RosterFault::DateUnreadable), "{text}");
        }
    }

    #[test]
    fn a_birth_leaves_behind_what_the_register_keeps_and_no_more() {
        let today = day(2026, 11, 28);
        assert_eq!(read_birth("1950-03-09", today), Ok(None));
        assert_eq!(read_birth("2008-12-15", today), Ok(Some(day(2026, 12, 15))));
        assert_eq!(read_birth("2012-01-01", today), Err(RosterFault::Minor));
        assert_eq!(read_birth("2026-11-29", today), Err(RosterFault::BirthImpossible));
        assert_eq!(read_birth("1850-01-01", today), Err(RosterFault::BirthImpossible));
    }

    #[test]
    fn a_name_is_no_identity_number() {
        assert_eq!(read_name("演示居民甲"), Ok("演示居民甲".to_owned()));
        assert_eq!(read_name("11010519491231002X"), Err(RosterFault::IdentityNumber));
    }

    #[test]
    fn every_column_of_a_file_must_be_there() {
        for register in ResidentRegister::ALL {
            assert!(register.columns().iter().all(|column| column.required()), "{register:?}");
        }
    }
}
