//! The consent gate: 80% of the homes agree to the plan and, separately, to the property management (dossier R29–R31).

use serde::{Deserialize, Serialize};

use super::outcome::Outcome;
use super::percentage::Percentage;
use super::rule_set::RuleSet;
use super::tally::Tally;
use super::weight::Weight;
use crate::lang::Lang;
use crate::money::grouped;
use crate::projects::terms::terms;

terms! {
    /// Of which homes the share is taken; it decides everything, so it is printed with every figure (E7).
    #[derive(Default)]
    pub enum GateDenominator {
        /// Every registered home in scope: the default.
        #[default]
        Registered = "registered", "登记在册的全部住户", "all registered homes";
        /// The homes that were reached; only by a documented local decision.
        Contacted = "contacted", "已联系到的住户", "homes that were reached";
        /// The homes that answered; only by a documented local decision.
        Responded = "responded", "已答复的住户", "homes that answered";
    }
}

impl GateDenominator {
    /// Whether a documented local decision must be attached before it may be used (R29).
    pub fn needs_local_decision(self) -> bool {
        self != Self::Registered
    }

    /// Whether the number of homes is known before the vote is over, so that it can be said how many have to agree.
    pub fn is_known_beforehand(self) -> bool {
        self == Self::Registered
    }

    /// Its definition, printed with every figure of a gate (R29).
    pub fn definition(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Registered, Lang::Zh) => "分母：登记在册的全部住户，没有投票的也算。",
            (Self::Contacted, Lang::Zh) => "分母：已联系到的住户，就是有人开通了账号或者投了票的。",
            (Self::Responded, Lang::Zh) => "分母：已答复的住户，就是投了票的，弃权也算。",
            (Self::Registered, Lang::En) => "Denominator: all registered homes, also those that do not vote.",
            (Self::Contacted, Lang::En) => {
                "Denominator: homes that were reached, where somebody has an account or voted."
            }
            (Self::Responded, Lang::En) => "Denominator: homes that answered, abstaining included.",
        }
    }
}

terms! {
    /// The two questions; both must be agreed to.
    pub enum GateQuestion {
        /// The renovation plan.
        Plan = "plan", "改造方案", "renovation plan";
        /// The mode of property management afterwards.
        Management = "management", "物业管理模式", "property management mode";
    }
}

terms! {
    /// How a gate ends; a rejection is a legitimate result, not a shortfall (R31, F51).
    pub enum GateVerdict {
        /// The share was reached on both questions.
        Passed = "passed", "已达到", "reached";
        /// The share was not reached, but the homes still silent or undecided could have brought it about.
        NotReached = "not_reached", "尚未达到", "not reached";
        /// So many are against that the share is out of reach whatever the others say.
        Rejected = "rejected", "未获同意", "rejected";
    }
}

/// The homes in scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GateHomes {
    /// All registered homes.
    pub registered: i64,
    /// Those that were reached in any way, those that answered included.
    pub contacted: i64,
}

/// The answers to one question, one for each home.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GateAnswers {
    /// Homes that agree.
    pub agree: i64,
    /// Homes that are against.
    pub against: i64,
    /// Homes that answered without deciding.
    pub undecided: i64,
}

impl GateAnswers {
    /// Homes that answered.
    pub fn responded(self) -> i64 {
        self.agree + self.against + self.undecided
    }
}

/// A gate ready to judge: rule, denominator, homes.
#[derive(Clone, Copy, Debug)]
pub struct Gate<'a> {
    /// The threshold, as a rule set in force.
    pub rule_set: &'a RuleSet,
    /// Of which homes the share is taken.
    pub denominator: GateDenominator,
    /// The homes in scope.
    pub homes: GateHomes,
}

/// One question of the gate, judged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GateLine {
    /// The question.
    pub question: GateQuestion,
    /// The answers.
    pub answers: GateAnswers,
    /// The judgement: its legs over the chosen denominator, its tally over every registered home.
    pub outcome: Outcome,
    /// How it ends.
    pub verdict: GateVerdict,
}

/// The gate, judged: two lines that are never merged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GateOutcome {
    /// Of which homes the share is taken.
    pub denominator: GateDenominator,
    /// The homes in scope.
    pub homes: GateHomes,
    /// The renovation plan.
    pub plan: GateLine,
    /// The mode of property management.
    pub management: GateLine,
    /// Passed only when both are; rejected when either is.
    pub verdict: GateVerdict,
}

impl Gate<'_> {
    /// Judges both questions.
    pub fn judge(&self, plan: GateAnswers, management: GateAnswers) -> GateOutcome {
        let plan = self.line(GateQuestion::Plan, plan);
        let management = self.line(GateQuestion::Management, management);
        // The order of the verdicts is from good to bad, and the worse of the two is the gate's.
        let verdict = plan.verdict.max(management.verdict);
        GateOutcome { denominator: self.denominator, homes: self.homes, plan, management, verdict }
    }

    fn line(&self, question: GateQuestion, answers: GateAnswers) -> GateLine {
        let tally = Tally {
            all: Weight::heads(self.homes.registered),
            agree: Weight::heads(answers.agree),
            against: Weight::heads(answers.against),
            abstain: Weight::heads(answers.undecided),
        };
        let of = Weight::heads(self.homes.figure(self.denominator, answers));
        // Whichever homes the share is taken of: a table of the result tells of all homes, also of those that are silent.
        let outcome = Outcome { tally, ..self.rule_set.judge(&Tally { all: of, ..tally }) };
        // At best every home that is not against would have been reached and had agreed.
        let best = Tally { agree: tally.all - tally.against, abstain: Weight::default(), ..tally };
        let verdict = if outcome.passed {
            GateVerdict::Passed
        } else if answers.against > 0 && !self.rule_set.judge(&best).passed {
            GateVerdict::Rejected
        } else {
            GateVerdict::NotReached
        };
        GateLine { question, answers, outcome, verdict }
    }
}

impl GateHomes {
    /// How many homes a denominator means for these answers.
    pub fn figure(self, denominator: GateDenominator, answers: GateAnswers) -> i64 {
        match denominator {
            GateDenominator::Registered => self.registered,
            GateDenominator::Contacted => self.contacted,
            GateDenominator::Responded => answers.responded(),
        }
    }
}

impl GateOutcome {
    /// The judgement of one question.
    pub fn line(&self, question: GateQuestion) -> &GateLine {
        match question {
            GateQuestion::Plan => &self.plan,
            GateQuestion::Management => &self.management,
        }
    }

    /// Each question with its share over the chosen denominator and how it ends:
    /// `改造方案：同意 236 户，占登记在册的全部住户 300 户的 78.66%，尚未达到`.
    pub fn chosen_lines(&self, lang: Lang) -> Vec<String> {
        let line = |question: &GateQuestion| {
            let (name, verdict) = (question.words(lang), self.line(*question).verdict.words(lang));
            let told = [self.share_line(*question, self.denominator, lang), Some(verdict.to_owned())];
            let told: Vec<_> = told.into_iter().flatten().collect();
            match lang {
                Lang::Zh => format!("{name}：{}", told.join("，")),
                Lang::En => format!("{name}: {}", told.join(", ")),
            }
        };
        GateQuestion::ALL.iter().map(line).collect()
    }

    /// The share over every denominator in words, so that nobody has to guess which one a figure means (E7):
    /// `同意 236 户，占登记在册的全部住户 300 户的 78.66%`.
    pub fn share_lines(&self, question: GateQuestion, lang: Lang) -> Vec<String> {
        GateDenominator::ALL.iter().filter_map(|denominator| self.share_line(question, *denominator, lang)).collect()
    }

    /// The share over one denominator in words; nothing where it counts no home.
    fn share_line(&self, question: GateQuestion, denominator: GateDenominator, lang: Lang) -> Option<String> {
        let answers = self.line(question).answers;
        let homes = self.homes.figure(denominator, answers);
        let (share, of) = (Percentage::of(answers.agree, homes)?, denominator.words(lang));
        let number = |figure: i64| grouped(figure.unsigned_abs());
        let (agree, homes) = (number(answers.agree), number(homes));
        Some(match lang {
            Lang::Zh => format!("同意 {agree} 户，占{of} {homes} 户的 {share}"),
            Lang::En => format!("{agree} agree: {share} of {homes} ({of})"),
        })
    }
}
