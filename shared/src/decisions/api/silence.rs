//! Types of the API of silence: what a compound's own rule says of unanswered ballots, and its proof (dossier R13).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::decisions::rules::DecisionKind;
use crate::id::PhotoId;
use crate::lang::Lang;
use crate::problem::{Code, Problem};
use crate::projects::terms::terms;
use crate::text::{Name, Text};
use crate::time::date_words;

terms! {
    /// The document that says what an unanswered ballot means (dossier R13 a).
    pub enum SilenceDocument {
        /// 议事规则.
        RulesOfProcedure = "rules_of_procedure", "业主大会议事规则", "rules of procedure of the owners' meeting";
        /// 管理规约.
        ManagementConvention = "management_convention", "管理规约", "management convention";
    }
}

/// A compound's own rule on silence, as it is set up with a decision; everything in it is frozen with the notice.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewSilenceRule {
    /// Which document it stands in.
    pub document: SilenceDocument,
    /// Where in it: `第二十三条`.
    pub clause: Name,
    /// The words of the rule, as they were adopted.
    pub text: Text<1, 1000>,
    /// The day on which it was adopted.
    pub adopted_on: NaiveDate,
    /// How it was adopted, with the figures of that vote.
    pub adopted_how: Text<1, 500>,
    /// Photos of the adopted text or of its vote, at least one.
    #[serde(default)]
    pub photos: Vec<PhotoId>,
}

/// A compound's own rule on silence, as everybody reads it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SilenceRule {
    /// Which document it stands in.
    pub document: SilenceDocument,
    /// Where in it.
    pub clause: String,
    /// The words of the rule.
    pub text: String,
    /// The day on which it was adopted.
    pub adopted_on: NaiveDate,
    /// How it was adopted, with the figures of that vote.
    pub adopted_how: String,
    /// Photos of the adopted text or of its vote.
    pub photos: Vec<PhotoId>,
}

impl NewSilenceRule {
    /// Refuses a rule in a kind of decision that has none, or one whose adoption is not shown, with the place of the
    /// fault below `/silence` (dossier R13 a).
    pub fn check(&self, kind: DecisionKind, lift: bool, today: NaiveDate) -> Result<(), Problem> {
        let refuse = |pointer: &str, words: [&str; 2]| Err(Problem::new(Code::InvalidInput).with_field(pointer, words));
        if lift || !kind.may_count_silence() {
            let words = [
                "只有业主共同决定的一般事项和重大事项可以这样计算，加装电梯也不行",
                "only ordinary and major matters of the owners may count so, and no lift",
            ];
            return refuse("/silence", words);
        }
        if self.adopted_on > today {
            let words = ["通过的日期应在今天或之前", "the day of its adoption, today at the latest"];
            return refuse("/silence/adopted_on", words);
        }
        if !self.adopted_how.chars().any(char::is_numeric) {
            let words = [
                "请写明当时的票数和面积，例如“同意 320 人、28,000 平方米”",
                "say how many were in favour, such as “320 persons with 28,000 m²”",
            ];
            return refuse("/silence/adopted_how", words);
        }
        if self.photos.is_empty() {
            let words = ["请拍下通过的文本或表决结果", "take a photo of the adopted text or of its vote"];
            return refuse("/silence/photos", words);
        }
        Ok(())
    }
}

impl SilenceRule {
    /// Where the rule stands and since when: `业主大会议事规则第二十三条（2025年3月9日(周日)通过）`.
    pub fn source(&self, lang: Lang) -> String {
        let (document, clause, date) = (self.document.words(lang), &self.clause, date_words(self.adopted_on, lang));
        match lang {
            Lang::Zh => format!("{document}{clause}（{date}通过）"),
            Lang::En => format!("{document}, {clause} (adopted {date})"),
        }
    }

    /// What not answering means by this rule, in one sentence that names it.
    pub fn in_short(&self, lang: Lang) -> String {
        let source = self.source(lang);
        match lang {
            Lang::Zh => format!("按本小区的{source}，纸质选票送到您家、您又不投票的，按多数人的意见计算。"),
            Lang::En => format!(
                "By this compound's {source}, whoever was handed a paper ballot and does not vote is counted with the majority."
            ),
        }
    }

    /// What not answering means by this rule, quoted; a notice says it in these words (dossier R13 c).
    pub fn words(&self, lang: Lang) -> String {
        let (source, text) = (self.source(lang), &self.text);
        match lang {
            Lang::Zh => format!(
                "本小区的{source}规定：“{text}”。所以，纸质选票送到您家、您又不投票的，按多数人的意见计算。没有送到的，不计算。结果会同时列出计算和不计算两种数字。"
            ),
            Lang::En => format!(
                "This compound's {source} says: “{text}”. So whoever was handed a paper ballot and does not vote is counted with the majority. Whoever was handed none is not counted. The outcome shows the figures both ways."
            ),
        }
    }
}

/// What not answering means in a decision of a kind, in one sentence or two; strictly nothing where neither its kind nor
/// a rule says otherwise.
pub fn silence_words(kind: DecisionKind, rule: Option<&SilenceRule>, lang: Lang) -> String {
    let strict = kind.choices_words(lang).unwrap_or(match lang {
        Lang::Zh => "不投票不算同意，也不算反对。",
        Lang::En => "Not voting counts neither in favour nor against.",
    });
    rule.map_or_else(|| strict.to_owned(), |rule| rule.in_short(lang))
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 3, day).expect("a date")
    }

    fn text<const MIN: usize, const MAX: usize>(words: &str) -> Text<MIN, MAX> {
        Text::try_from(words.to_owned()).expect("a text")
    }

    fn rule() -> NewSilenceRule {
        NewSilenceRule {
            document: SilenceDocument::RulesOfProcedure,
            clause: text("第二十三条"),
            text: text("已送达的选票在规定时间内不反馈意见的，视为同意多数票"),
            adopted_on: day(1),
            adopted_how: text("同意 320 人、28,000 平方米"),
            photos: vec![PhotoId(Uuid::from_u128(1))],
        }
    }

    fn fault(rule: &NewSilenceRule, kind: DecisionKind, lift: bool) -> Option<String> {
        let refusal = rule.check(kind, lift, day(9)).err()?;
        assert_eq!(refusal.code, Code::InvalidInput);
        refusal.errors.into_iter().next().map(|error| error.pointer)
    }

    #[test]
    fn only_a_vote_of_owners_may_count_silence_and_never_consent_of_all_a_gate_or_a_lift() {
        for kind in DecisionKind::ALL {
            let may = matches!(kind, DecisionKind::OwnersOrdinary | DecisionKind::OwnersMajor);
            assert_eq!(kind.may_count_silence(), may, "{kind:?}");
            assert_eq!(fault(&rule(), *kind, false).is_none(), may, "{kind:?}");
        }
        assert_eq!(fault(&rule(), DecisionKind::OwnersMajor, true).as_deref(), Some("/silence"));
    }

    #[test]
    fn a_rule_without_its_adoption_is_no_rule() {
        let kind = DecisionKind::OwnersMajor;
        let later = NewSilenceRule { adopted_on: day(10), ..rule() };
        assert_eq!(fault(&later, kind, false).as_deref(), Some("/silence/adopted_on"));
        let without_figures = NewSilenceRule { adopted_how: text("业主大会表决通过"), ..rule() };
        assert_eq!(fault(&without_figures, kind, false).as_deref(), Some("/silence/adopted_how"));
        let without_photo = NewSilenceRule { photos: Vec::new(), ..rule() };
        assert_eq!(fault(&without_photo, kind, false).as_deref(), Some("/silence/photos"));
    }

    #[test]
    fn without_a_rule_silence_is_nothing_and_with_one_it_is_named_and_quoted() {
        let kind = DecisionKind::OwnersMajor;
        assert_eq!(silence_words(kind, None, Lang::Zh), "不投票不算同意，也不算反对。");
        assert!(silence_words(DecisionKind::ObjectionVote, None, Lang::Zh).contains("不表态视为不反对"));
        let new = rule();
        let rule = SilenceRule {
            document: new.document,
            clause: new.clause.to_string(),
            text: new.text.to_string(),
            adopted_on: new.adopted_on,
            adopted_how: new.adopted_how.to_string(),
            photos: new.photos,
        };
        for lang in [Lang::Zh, Lang::En] {
            let (short, whole) = (silence_words(kind, Some(&rule), lang), rule.words(lang));
            assert!(short.contains("第二十三条") && !short.contains(&rule.text), "{short}");
            assert!(whole.contains("第二十三条") && whole.contains(&rule.text), "{whole}");
        }
    }
}
