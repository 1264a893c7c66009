//! Words that several pages of decisions share.

use linyi_shared::area::Area;
use linyi_shared::decisions::rules::{Choice, DecisionState, Percentage, RuleSet, Weight};
use linyi_shared::money::grouped;

use crate::i18n::{fill, lang, t};
use crate::ui::{Choice as Button, Icon, Tone};

/// What a state means at a glance.
pub fn tone_of(state: DecisionState) -> Tone {
    match state {
        DecisionState::Open => Tone::Now,
        DecisionState::Notified | DecisionState::Closed => Tone::Caution,
        DecisionState::Provisional | DecisionState::Objecting => Tone::Info,
        DecisionState::Final | DecisionState::Archived => Tone::Done,
        DecisionState::Draft | DecisionState::Void => Tone::Neutral,
    }
}

/// A count with separators.
pub fn number(figure: i64) -> String {
    grouped(figure.unsigned_abs())
}

/// `3号楼501、2号楼201`.
pub fn joined(homes: &[String]) -> String {
    homes.join(if lang() == linyi_shared::lang::Lang::Zh { "、" } else { ", " })
}

/// A truncated share; a dash where there is nothing to take a share of.
pub fn share(numerator: i64, denominator: i64) -> String {
    Percentage::of(numerator, denominator).map_or_else(|| "–".to_owned(), |share| share.to_string())
}

/// A share as whole ‰, truncated, for pictures.
pub fn per_mille(numerator: i64, denominator: i64) -> u32 {
    Percentage::of(numerator, denominator).and_then(|share| u32::try_from(share.0 / 10).ok()).unwrap_or(0)
}

/// `已有 81 / 112 人投票`.
pub fn turnout_line(voted: Weight, all: Weight, noun: &str) -> String {
    let figures: [(&str, &dyn std::fmt::Display); 3] =
        [("voted", &number(voted.persons)), ("all", &number(all.persons)), ("noun", &noun)];
    fill(t().decisions.turnout_line, &figures)
}

/// The word after a count of the roll.
pub fn noun_of(rule_set: &RuleSet, figure: i64) -> &'static str {
    rule_set.unit.noun(figure, lang())
}

/// An area in words, or nothing where only heads count.
pub fn area_text(area: Area) -> Option<String> {
    (area.0 > 0).then(|| area.to_string())
}

/// The three equal buttons; none is chosen beforehand.
pub fn choice_buttons() -> Vec<Button> {
    let button = |choice: Choice, sign, tone| Button::new(choice.as_str(), choice.words(lang())).with_sign(sign, tone);
    vec![
        button(Choice::Agree, Icon::Tick, "agree"),
        button(Choice::Against, Icon::Cross, "against"),
        button(Choice::Abstain, Icon::Dash, "abstain"),
    ]
}
