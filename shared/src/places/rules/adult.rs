//! The adults of a home: when somebody comes of age, and how two of one home are told apart.

use chrono::{Days, Months, NaiveDate};

use super::ownership::masked_name;
use crate::problem::{Code, Problem};

/// The age at which a resident belongs to the residents' meeting, in months (居委会组织法 26, 民法典 17).
const OF_AGE_MONTHS: u32 = 18 * 12;
/// How long before its day somebody may be registered: long enough for the notice and the window of a vote.
const AHEAD_DAYS: u64 = 183;

/// The day on which somebody born on that day comes of age: the eighteenth birthday, which counts; after a 29 February
/// the last day of the month (民法典 202).
pub fn comes_of_age_on(born: NaiveDate) -> Option<NaiveDate> {
    born.checked_add_months(Months::new(OF_AGE_MONTHS))
}

/// What the register keeps of a birth date: the day somebody comes of age while that is still ahead, else nothing.
///
/// Whoever is of age already leaves no date behind, and whoever is a minor for long is not registered (R30, R54).
pub fn kept_of_birth(born: NaiveDate, today: NaiveDate) -> Result<Option<NaiveDate>, Problem> {
    let impossible = || {
        let words = ["请核对出生日期", "check the date of birth"];
        Problem::new(Code::InvalidInput).with_field("/birth_date", words)
    };
    if born > today || born < today.checked_sub_months(Months::new(130 * 12)).unwrap_or(NaiveDate::MIN) {
        return Err(impossible());
    }
    let day = comes_of_age_on(born).ok_or_else(impossible)?;
    if day <= today {
        return Ok(None);
    }
    let last = today.checked_add_days(Days::new(AHEAD_DAYS)).unwrap_or(today);
    if day > last {
        return Err(Problem::new(Code::AdultsOnly));
    }
    Ok(Some(day))
}

/// Whether somebody of the register is of age on a day; nothing kept means of age since before the entry.
pub fn is_of_age(of_age_on: Option<NaiveDate>, day: NaiveDate) -> bool {
    of_age_on.is_none_or(|since| since <= day)
}

/// The names of the adults of one home as the desk reads them: masked (R54), but in full where masks are the same, so
/// that nobody votes for a brother by mistake.
pub fn told_apart(names: &[&str]) -> Vec<String> {
    let masks: Vec<_> = names.iter().map(|name| masked_name(name)).collect();
    let is_alone = |mask: &String| masks.iter().filter(|other| *other == mask).count() == 1;
    names
        .iter()
        .zip(&masks)
        .map(|(name, mask)| if is_alone(mask) { mask.clone() } else { (*name).to_owned() })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a date")
    }

    #[test]
    fn somebody_is_of_age_from_the_eighteenth_birthday_on() {
        assert_eq!(comes_of_age_on(day(2008, 11, 28)), Some(day(2026, 11, 28)));
        assert_eq!(comes_of_age_on(day(2008, 2, 29)), Some(day(2026, 2, 28)));
        let since = comes_of_age_on(day(2008, 12, 15));
        assert!(!is_of_age(since, day(2026, 12, 14)));
        assert!(is_of_age(since, day(2026, 12, 15)));
        assert!(is_of_age(None, day(2026, 12, 15)));
    }

    #[test]
    fn a_birth_date_leaves_nothing_behind_but_a_day_that_is_still_ahead() {
        let today = day(2026, 11, 28);
        assert_eq!(kept_of_birth(day(1950, 3, 9), today), Ok(None));
        assert_eq!(kept_of_birth(day(2008, 11, 28), today), Ok(None));
        assert_eq!(kept_of_birth(day(2008, 12, 15), today), Ok(Some(day(2026, 12, 15))));
        let code = |born| kept_of_birth(born, today).expect_err("a refusal").code;
        assert_eq!(code(day(2012, 1, 1)), Code::AdultsOnly, "a minor is not registered");
        assert_eq!(code(day(2026, 11, 29)), Code::InvalidInput);
        assert_eq!(code(day(1850, 1, 1)), Code::InvalidInput);
    }

    #[test]
    fn two_of_one_home_are_told_apart() {
        assert_eq!(told_apart(&["王强", "李梅"]), ["王*", "李*"]);
        assert_eq!(told_apart(&["王强", "王伟", "李梅"]), ["王强", "王伟", "李*"]);
    }
}
