//! The thirteen kinds of notices, N1 to N13 (dossier §3.2), with what must stand in them and how long they are shown.

mod display;
mod fields;

pub use display::Display;
pub(crate) use fields::has_phone_number;
pub use fields::{Field, Need};

use crate::lang::Lang;
use crate::projects::rules::Stage;
use crate::projects::terms::terms;

terms! {
    /// A kind of notice.
    pub enum NoticeKind {
        /// N1: every home is asked.
        Consultation = "consultation", "征求意见公告", "call for opinions";
        /// N2: what was said, and what becomes of it.
        ConsultationSummary = "consultation_summary", "意见汇总与采纳公告", "summary of opinions";
        /// N3: a meeting or a vote is called.
        VoteCall = "vote_call", "会议（表决）通知", "notice of a meeting or vote";
        /// N4: the provisional count, open to objections.
        ProvisionalResult = "provisional_result", "初步结果公示（询异）", "provisional result, open to objections";
        /// N5: the decision after the objections.
        Decision = "decision", "决议公开", "decision";
        /// N6: the approved renovation plan.
        Plan = "plan", "改造方案公示", "renovation plan";
        /// N7: who builds what, until when, and whom to call.
        WorksBoard = "works_board", "施工公示牌", "works board";
        /// N8: progress, variations, outages, night work.
        Progress = "progress", "施工进度与变更公示", "progress and variations";
        /// N9: the acceptance.
        Acceptance = "acceptance", "验收公示", "acceptance";
        /// N10: what it cost, and what the audit found.
        Settlement = "settlement", "决算与审计公示", "settlement and audit";
        /// N11: how content the residents are.
        Rating = "rating", "满意度公示", "satisfaction";
        /// N12: how well the property manager works.
        ServiceEvaluation = "service_evaluation", "物业服务评价公示", "property service evaluation";
        /// N13: what is under warranty until when.
        Warranty = "warranty", "保修公示", "warranty";
    }
}

impl NoticeKind {
    /// The number of the template: `N1` to `N13`.
    pub fn number(self) -> &'static str {
        const NUMBERS: [&str; 13] = ["N1", "N2", "N3", "N4", "N5", "N6", "N7", "N8", "N9", "N10", "N11", "N12", "N13"];
        NUMBERS[self as usize]
    }

    /// What must and what may stand in it, in the order it is read.
    pub fn fields(self) -> &'static [Field] {
        fields::fields(self)
    }

    /// The fields that staff write; the server draws the others.
    pub fn written_fields(self) -> impl Iterator<Item = &'static Field> {
        self.fields().iter().filter(|field| field.need != Need::Drawn)
    }

    /// One of its fields.
    pub fn field(self, key: &str) -> Option<&'static Field> {
        self.fields().iter().find(|field| field.key == key)
    }

    /// How long it is shown.
    pub fn display(self) -> &'static Display {
        display::display(self)
    }

    /// On what law or plan the duty rests.
    pub fn legal_basis(self, lang: Lang) -> &'static str {
        self.display().basis(lang)
    }

    /// Whether residents may object. To the others they answer, vote or complain.
    pub fn takes_objections(self) -> bool {
        !matches!(self, Self::Consultation | Self::WorksBoard | Self::Progress | Self::Warranty)
    }

    /// The stage that cannot close while objections to this notice are unanswered (R34).
    pub fn blocked_stage(self) -> Option<Stage> {
        match self {
            Self::ProvisionalResult => Some(Stage::Decision),
            Self::Decision => Some(Stage::DecisionNotice),
            Self::Plan => Some(Stage::PlanNotice),
            _ => None,
        }
    }

    /// Whether it hangs as long as the works run, whatever its days.
    pub fn stays_during_works(self) -> bool {
        self == Self::WorksBoard
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kinds_are_n1_to_n13_in_order() {
        for (place, kind) in NoticeKind::ALL.iter().enumerate() {
            assert_eq!(kind.number(), format!("N{}", place + 1));
            assert_eq!(NoticeKind::parse(kind.as_str()), Some(*kind));
        }
        assert_eq!(NoticeKind::ALL.len(), 13);
    }

    #[test]
    fn every_kind_has_fields_days_and_a_basis_in_both_languages() {
        for kind in NoticeKind::ALL {
            let mut keys: Vec<_> = kind.fields().iter().map(|field| field.key).collect();
            keys.sort_unstable();
            keys.dedup();
            assert_eq!(keys.len(), kind.fields().len(), "{kind:?}");
            assert!(kind.fields().iter().any(|field| field.need != Need::Optional), "{kind:?}");
            let display = kind.display();
            assert!(0 < display.min_days && display.min_days <= display.default_days, "{kind:?}");
            for lang in [Lang::Zh, Lang::En] {
                let mut words = vec![kind.words(lang), kind.legal_basis(lang), display.days_basis(lang)];
                words.extend(kind.fields().iter().map(|field| field.label(lang)));
                assert!(words.iter().all(|words| !words.is_empty() && !words.contains(['!', '！'])), "{kind:?}");
            }
        }
    }

    #[test]
    fn only_what_takes_objections_is_blocked_by_them() {
        let blocking: Vec<_> = NoticeKind::ALL.iter().filter(|kind| kind.blocked_stage().is_some()).collect();
        assert_eq!(blocking, [&NoticeKind::ProvisionalResult, &NoticeKind::Decision, &NoticeKind::Plan]);
        assert!(blocking.iter().all(|kind| kind.takes_objections()));
    }

    #[test]
    fn the_plan_says_what_residents_pay_and_the_board_names_its_units() {
        assert_eq!(NoticeKind::Plan.field("residents_pay").map(|field| field.need), Some(Need::Text));
        for key in ["client", "designer", "contractor", "supervisor", "complaint_contact"] {
            assert_eq!(NoticeKind::WorksBoard.field(key).map(|field| field.need), Some(Need::Phone), "{key}");
        }
        assert_eq!(NoticeKind::Plan.field("client"), None);
    }

    #[test]
    fn f59_the_notices_of_a_vote_carry_its_public_record_and_nobody_writes_it() {
        let drawn = |kind: &&NoticeKind| kind.fields().len() != kind.written_fields().count();
        let carrying: Vec<_> = NoticeKind::ALL.iter().filter(drawn).collect();
        assert_eq!(carrying, [&NoticeKind::VoteCall, &NoticeKind::ProvisionalResult, &NoticeKind::Decision]);
        assert!(NoticeKind::Decision.written_fields().all(|field| field.key != "ballot_log"));
    }

    #[test]
    fn r29_the_notices_of_a_vote_say_of_which_homes_a_share_is_taken() {
        for kind in NoticeKind::ALL {
            let is_of_a_vote =
                matches!(kind, NoticeKind::VoteCall | NoticeKind::ProvisionalResult | NoticeKind::Decision);
            let drawn = kind.field("denominator").map(|field| field.need);
            assert_eq!(drawn, is_of_a_vote.then_some(Need::Drawn), "{kind:?}");
        }
    }
}
