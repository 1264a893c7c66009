//! Who sits in the residents' representatives' meeting (dossier R27; 居委会组织法 13, 28).

use serde::{Deserialize, Serialize};

use crate::lang::Lang;
use crate::problem::{Code, Problem};
use crate::words::Words;

/// How many households one representative speaks for at the most, before it is worth a warning (居委会组织法 13).
const HOUSEHOLDS_EACH: i64 = 50;

/// The members of a residents' representatives' meeting, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MeetingMembers {
    /// Every member in office: `R`.
    pub members: i64,
    /// Those of them whom residents elected to represent them.
    pub representatives: i64,
    /// The households they speak for.
    pub households: i64,
}

impl MeetingMembers {
    /// The fewest residents' representatives with which so many members may meet: four fifths, rounded up.
    pub fn fewest_representatives(self) -> i64 {
        (4 * self.members + 4) / 5
    }

    /// The fewest representatives that are usual for so many households: one for fifty, rounded up.
    pub fn usual_representatives(self) -> i64 {
        (self.households + HOUSEHOLDS_EACH - 1) / HOUSEHOLDS_EACH
    }

    /// Refuses a meeting in which fewer than four fifths are residents' representatives (R27).
    pub fn check(self) -> Result<(), Problem> {
        if may_be_composed(self.members, self.representatives) {
            return Ok(());
        }
        Err(Problem::new(Code::MeetingComposition).with_detail(Words::in_each(|lang| self.composition_words(lang))))
    }

    /// What somebody should look at, with the figures; nothing where all is well.
    pub fn warnings(self, lang: Lang) -> Vec<String> {
        let mut warnings = Vec::new();
        if self.members > 0 && !may_be_composed(self.members, self.representatives) {
            warnings.push(self.composition_words(lang));
        }
        if has_few_representatives(self.representatives, self.households) {
            let (now, households, usual) = (self.representatives, self.households, self.usual_representatives());
            warnings.push(match lang {
                Lang::Zh => format!(
                    "{households} 户有 {now} 名居民代表。每 20 到 50 户选一名，一般至少 {usual} 名（可以按实际情况调整）。"
                ),
                Lang::En => format!(
                    "{now} representatives for {households} households. One for 20 to 50 households is usual, so at \
                     least {usual}; the number may be adjusted."
                ),
            });
        }
        warnings
    }

    fn composition_words(self, lang: Lang) -> String {
        let (all, now, fewest) = (self.members, self.representatives, self.fewest_representatives());
        match lang {
            Lang::Zh => format!("共 {all} 名成员，其中居民代表 {now} 名，至少要 {fewest} 名（五分之四）"),
            Lang::En => format!(
                "{now} of {all} members are residents' representatives; at least {fewest} have to be (four fifths)"
            ),
        }
    }
}

/// Whether residents' representatives are at least four fifths of the members.
pub fn may_be_composed(members: i64, representatives: i64) -> bool {
    members > 0 && representatives <= members && 5 * representatives >= 4 * members
}

/// Whether there are fewer representatives than one for fifty households: a warning, the number may be adjusted.
pub fn has_few_representatives(representatives: i64, households: i64) -> bool {
    representatives * HOUSEHOLDS_EACH < households
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_fifths_of_the_members_are_residents_representatives() {
        let meeting = |members, representatives| MeetingMembers { members, representatives, households: 0 };
        assert_eq!(meeting(45, 36).fewest_representatives(), 36, "E8");
        assert_eq!(meeting(45, 36).check(), Ok(()));
        let refused = meeting(45, 35).check().expect_err("a refusal");
        assert_eq!(refused.code, Code::MeetingComposition);
        let detail = refused.detail.map(|detail| detail.to_string()).unwrap_or_default();
        assert!(detail.contains("45") && detail.contains("35") && detail.contains("36"), "{detail}");
        assert!(meeting(0, 0).check().is_err());
        assert_eq!(meeting(1, 1).check(), Ok(()));
        assert_eq!([meeting(4, 0), meeting(6, 0)].map(MeetingMembers::fewest_representatives), [4, 5]);
    }

    #[test]
    fn few_representatives_are_a_warning_with_its_figures_and_no_refusal() {
        let meeting = |representatives| MeetingMembers { members: representatives, representatives, households: 301 };
        assert_eq!(meeting(7).warnings(Lang::Zh), Vec::<String>::new());
        let few = meeting(6);
        assert_eq!(few.check(), Ok(()));
        assert_eq!(few.usual_representatives(), 7);
        for lang in [Lang::Zh, Lang::En] {
            let warnings = few.warnings(lang);
            assert_eq!(warnings.len(), 1);
            assert!(warnings.iter().all(|words| words.contains("301") && words.contains('7')), "{warnings:?}");
        }
    }
}
