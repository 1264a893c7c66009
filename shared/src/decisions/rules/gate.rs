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
    pub enum GateDenominator {
        /// Every registered home in scope: the default.
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
    /// The judgement over the chosen denominator.
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
        let all = Weight::heads(self.homes.figure(self.denominator, answers));
        let tally = Tally {
            all,
            agree: Weight::heads(answers.agree),
            against: Weight::heads(answers.against),
            abstain: Weight::heads(answers.undecided),
        };
        let outcome = self.rule_set.judge(&tally);
        let best = Tally { agree: all - tally.against, abstain: Weight::default(), ..tally };
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
    /// The share over every denominator, so that nobody has to guess which one a figure means (E7).
    pub fn shares(&self, question: GateQuestion) -> [(GateDenominator, i64, Option<Percentage>); 3] {
        let answers = match question {
            GateQuestion::Plan => self.plan.answers,
            GateQuestion::Management => self.management.answers,
        };
        [GateDenominator::Registered, GateDenominator::Contacted, GateDenominator::Responded].map(|denominator| {
            let homes = self.homes.figure(denominator, answers);
            (denominator, homes, Percentage::of(answers.agree, homes))
        })
    }

    /// The share over every denominator in words: `同意 236 户，占登记在册的全部住户 300 户的 78.66%`.
    pub fn share_lines(&self, question: GateQuestion, lang: Lang) -> Vec<String> {
        let agree = match question {
            GateQuestion::Plan => self.plan.answers.agree,
            GateQuestion::Management => self.management.answers.agree,
        };
        let number = |figure: i64| grouped(figure.unsigned_abs());
        self.shares(question)
            .into_iter()
            .filter_map(|(denominator, homes, share)| {
                let (agree, homes, share, of) = (number(agree), number(homes), share?, denominator.words(lang));
                Some(match lang {
                    Lang::Zh => format!("同意 {agree} 户，占{of} {homes} 户的 {share}"),
                    Lang::En => format!("{agree} agree: {share} of {homes} ({of})"),
                })
            })
            .collect()
    }
}
