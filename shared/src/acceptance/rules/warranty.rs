//! Warranty clocks (R41–R43; 建设工程质量管理条例 40, 河南省建设工程质量管理条例 41).

use chrono::{Datelike, Months, NaiveDate};

use crate::lang::Lang;
use crate::problem::{Code, Problem};
use crate::projects::terms::terms;
use crate::time::date_words;
use crate::words::Words;

terms! {
    /// The warranty category of a part (F78, R41).
    pub enum WarrantyCategory {
        /// S: roof waterproofing, wet rooms, seepage of outer walls: 5 years.
        Waterproofing = "waterproofing", "防水、防渗漏", "waterproofing";
        /// P: electrical lines, pipes, equipment and decoration: 2 years.
        Installation = "installation", "管线、设备和装修", "pipes, lines, equipment and decoration";
        /// H: heating and cooling: 2 full seasons.
        Heating = "heating", "供热", "heating";
        /// C: by the contract.
        Contract = "contract", "按合同约定", "by the contract";
    }
}

/// Years of warranty on waterproofing.
const WATERPROOFING_YEARS: u32 = 5;
/// Years of warranty on installation.
const INSTALLATION_YEARS: u32 = 2;
/// Heating seasons of warranty.
const HEATING_SEASONS: u32 = 2;

/// The longest term of a contract, in months: a hundred years.
pub const MAX_TERM_MONTHS: u16 = 1200;

/// When a city heats, as (month, day); the end is in the year after the start (R43).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeatingSeason {
    /// The first day.
    pub starts: (u32, u32),
    /// The last day.
    pub ends: (u32, u32),
}

/// 15 November to 15 March, Luoyang's heating season (R43).
pub const LUOYANG_HEATING: HeatingSeason = HeatingSeason { starts: (11, 15), ends: (3, 15) };

impl HeatingSeason {
    /// The last day of the `count`-th full season after `day`.
    ///
    /// A season that begins on that very day is not after it: residents never lose by the reading.
    fn end_of(self, count: u32, day: NaiveDate) -> Option<NaiveDate> {
        let begins = |year| NaiveDate::from_ymd_opt(year, self.starts.0, self.starts.1);
        let first = if begins(day.year())? > day { day.year() } else { day.year() + 1 };
        NaiveDate::from_ymd_opt(first + i32::try_from(count).ok()?, self.ends.0, self.ends.1)
    }
}

/// The last day of the warranty the law gives from `start` on; none where the contract alone decides.
pub fn legal_end(category: WarrantyCategory, start: NaiveDate, season: HeatingSeason) -> Option<NaiveDate> {
    match category {
        WarrantyCategory::Waterproofing => start.checked_add_months(Months::new(WATERPROOFING_YEARS * 12)),
        WarrantyCategory::Installation => start.checked_add_months(Months::new(INSTALLATION_YEARS * 12)),
        WarrantyCategory::Heating => season.end_of(HEATING_SEASONS, start),
        WarrantyCategory::Contract => None,
    }
}

/// The last day of the warranty from `start` on, with the months the contract gives, if it says any.
///
/// Longer than the law is welcome, shorter is refused (R41); none where neither says anything.
pub fn agreed_end(
    category: WarrantyCategory,
    start: NaiveDate,
    months: Option<u32>,
    season: HeatingSeason,
) -> Result<Option<NaiveDate>, Problem> {
    let least = legal_end(category, start, season);
    let agreed = months.and_then(|months| start.checked_add_months(Months::new(months)));
    match (least, agreed) {
        (Some(least), Some(agreed)) if agreed < least => {
            let words = Words::in_each(|lang| match lang {
                Lang::Zh => format!("至少到 {}", date_words(least, lang)),
                Lang::En => format!("at least until {}", date_words(least, lang)),
            });
            Err(Problem::new(Code::WarrantyTooShort).with_field("/warranty", words))
        }
        (least, agreed) => Ok(agreed.or(least)),
    }
}

/// The last day of the warranty of a repaired part: its term begins again on the day of the repair and never ends
/// earlier than before (R42). A repair after the end starts nothing: the warranty was over.
pub fn restarted_end(
    category: WarrantyCategory,
    old_end: NaiveDate,
    repaired_on: NaiveDate,
    months: Option<u32>,
    season: HeatingSeason,
) -> NaiveDate {
    if repaired_on > old_end {
        return old_end;
    }
    let agreed = months.and_then(|months| repaired_on.checked_add_months(Months::new(months)));
    let again = agreed.max(legal_end(category, repaired_on, season));
    again.map_or(old_end, |again| again.max(old_end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn end(category: WarrantyCategory, start: &str) -> Option<String> {
        legal_end(category, day(start), LUOYANG_HEATING).map(|end| end.to_string())
    }

    #[test]
    fn e10_each_category_runs_from_the_acceptance() {
        assert_eq!(end(WarrantyCategory::Installation, "2026-06-30").as_deref(), Some("2028-06-30"));
        assert_eq!(end(WarrantyCategory::Waterproofing, "2026-06-30").as_deref(), Some("2031-06-30"));
        assert_eq!(end(WarrantyCategory::Contract, "2026-06-30"), None);
    }

    #[test]
    fn e10_only_full_heating_seasons_count() {
        assert_eq!(end(WarrantyCategory::Heating, "2026-06-30").as_deref(), Some("2028-03-15"));
        assert_eq!(end(WarrantyCategory::Heating, "2026-12-20").as_deref(), Some("2029-03-15"));
        assert_eq!(end(WarrantyCategory::Heating, "2026-11-14").as_deref(), Some("2028-03-15"));
        assert_eq!(end(WarrantyCategory::Heating, "2026-11-15").as_deref(), Some("2029-03-15"));
        assert_eq!(end(WarrantyCategory::Heating, "2027-02-01").as_deref(), Some("2029-03-15"));
    }

    #[test]
    fn e10_a_repaired_part_of_the_roof_has_its_five_years_again() {
        let old = day("2031-06-30");
        let again = restarted_end(WarrantyCategory::Waterproofing, old, day("2027-03-01"), None, LUOYANG_HEATING);
        assert_eq!(again, day("2032-03-01"));
    }

    #[test]
    fn e14_a_repair_begins_the_term_of_its_part_again() {
        let old = day("2028-06-30");
        let again = restarted_end(WarrantyCategory::Installation, old, day("2027-05-08"), None, LUOYANG_HEATING);
        assert_eq!(again, day("2029-05-08"));
    }

    #[test]
    fn r42_a_repair_never_shortens_and_never_revives() {
        let contract = WarrantyCategory::Contract;
        let old = day("2030-01-01");
        assert_eq!(restarted_end(contract, old, day("2027-01-01"), Some(12), LUOYANG_HEATING), old);
        assert_eq!(restarted_end(contract, old, day("2029-06-01"), Some(12), LUOYANG_HEATING), day("2030-06-01"));
        assert_eq!(restarted_end(contract, old, day("2030-01-02"), Some(12), LUOYANG_HEATING), old);
        assert_eq!(restarted_end(contract, old, day("2029-06-01"), None, LUOYANG_HEATING), old);
    }

    #[test]
    fn r41_a_contract_may_give_more_and_never_less() {
        let agreed = |category, months| {
            agreed_end(category, day("2026-06-30"), months, LUOYANG_HEATING)
                .map_err(|problem| (problem.code, problem.errors[0].detail.to_string()))
        };
        assert_eq!(agreed(WarrantyCategory::Installation, Some(36)), Ok(Some(day("2029-06-30"))));
        assert_eq!(
            agreed(WarrantyCategory::Installation, Some(12)),
            Err((Code::WarrantyTooShort, "至少到 2028年6月30日(周五)".into()))
        );
        assert!(agreed(WarrantyCategory::Heating, Some(20)).is_err(), "2028-02-29 is before the season ends");
        assert_eq!(agreed(WarrantyCategory::Contract, Some(18)), Ok(Some(day("2027-12-30"))));
        assert_eq!(agreed(WarrantyCategory::Contract, None), Ok(None));
    }

    #[test]
    fn a_leap_day_ends_on_the_last_day_of_february() {
        assert_eq!(end(WarrantyCategory::Installation, "2028-02-29").as_deref(), Some("2030-02-28"));
    }
}
