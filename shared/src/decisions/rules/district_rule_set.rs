//! A district's own rule sets: what a documented local decision may set, and what the law fixes (dossier R8–R16, R23,
//! R26–R29).
//!
//! The law is the floor: a district may ask for more, never for less. Two kinds have no national law: the consent before
//! works, whose share and denominator are local policy (R29), and the objection vote, which a district alone may allow
//! (F54).

use std::borrow::Cow;
use std::cmp::Ordering;

use chrono::NaiveDate;

use super::gate::GateDenominator;
use super::leg::{Base, Comparator, Counted, Fraction, Leg};
use super::rule_set::{DecisionKind, RuleSet, Unit};
use super::rule_sets::{RULE_SETS, find_rule_set, rule_set_in_force};
use super::weight::Measure;
use crate::decisions::api::MAX_CHANGES;
use crate::lang::Lang;
use crate::problem::{Code, Problem};
use crate::words::Words;

/// What the code of a district's rule set begins with, so that it never equals one of the house.
pub const LOCAL_CODE_PREFIX: &str = "local_";
/// The most characters of such a code.
const LONGEST_CODE: usize = 60;
/// The longest period a rule set may name, in days: longer ones are a slip of the hand.
const LONGEST_PERIOD: u16 = 366;

/// Who is counted in an objection vote: those against (F54).
const OBJECTING: Counted = Counted::Against;
/// When it passes: while they are at most so many.
const FEW: Comparator = Comparator::AtMost;
/// The largest share of the roll that may object (河南省物业管理条例 2017, 66; F54).
const MOST_OBJECTING: Fraction = Fraction { numerator: 1, denominator: 3 };

impl DecisionKind {
    /// What one head is in a decision of this kind; no rule set can make it another.
    pub fn counted_unit(self) -> Unit {
        match self {
            Self::OwnersOrdinary
            | Self::OwnersMajor
            | Self::AllInterestedOwners
            | Self::LiftHenan
            | Self::ObjectionVote => Unit::Elector,
            Self::ResidentsByHousehold | Self::ConsentGate => Unit::Household,
            Self::ResidentsByAdult => Unit::Adult,
            Self::Representatives => Unit::Representative,
        }
    }
}

/// The rule set that applies on a date: the district's own where one is in force, else the house's.
pub fn applicable_rule_set(own: &[RuleSet], kind: DecisionKind, date: NaiveDate) -> Option<&RuleSet> {
    let own = own.iter().find(|rule| rule.kind == kind && rule.is_in_force(date));
    own.or_else(|| rule_set_in_force(kind, date))
}

/// What a district starts from when it writes a rule set: what applies on that day, under a code of its own.
pub fn proposed_rule_set(own: &[RuleSet], kind: DecisionKind, from: NaiveDate) -> Option<RuleSet> {
    let base = match applicable_rule_set(own, kind, from) {
        Some(rule) => rule.clone(),
        None if kind == DecisionKind::ObjectionVote => objection_vote(from)?,
        None => return None,
    };
    let day = from.to_string().replace('-', "");
    let code = Cow::Owned(format!("{LOCAL_CODE_PREFIX}{}_{day}", kind.as_str()));
    Some(RuleSet { code, effective_from: from, effective_to: None, ..base })
}

/// The objection vote as it usually is, with the periods of the owners' ordinary vote; its basis is the district's to name.
fn objection_vote(from: NaiveDate) -> Option<RuleSet> {
    let leg =
        |measure| Leg { counted: OBJECTING, base: Base::All, measure, comparator: FEW, threshold: MOST_OBJECTING };
    let kind = DecisionKind::ObjectionVote;
    Some(RuleSet {
        code: Cow::Borrowed(LOCAL_CODE_PREFIX),
        kind,
        name_zh: Cow::Borrowed(kind.words(Lang::Zh)),
        name_en: Cow::Borrowed(kind.words(Lang::En)),
        basis_zh: Cow::Borrowed(""),
        basis_en: Cow::Borrowed(""),
        effective_from: from,
        effective_to: None,
        unit: kind.counted_unit(),
        quorum: Cow::Borrowed(&[]),
        majority: Cow::Owned(vec![leg(Measure::Persons), leg(Measure::Area)]),
        timing: rule_set_in_force(DecisionKind::OwnersOrdinary, from)?.timing,
        gate_denominator: GateDenominator::Registered,
    })
}

/// Refuses a rule set a district must not add; `others` are all it ever added, `today` is the local date.
pub fn check_district_rule_set(new: &RuleSet, others: &[RuleSet], today: NaiveDate) -> Result<(), Problem> {
    check_code(new, others)?;
    check_dates(new, today)?;
    check_unit(new)?;
    check_fractions(new)?;
    check_legs(new)?;
    check_shares(new)?;
    check_denominator(new)?;
    check_timing(new)?;
    check_periods(new)?;
    check_law(new)?;
    check_overlap(new, others)
}

/// Refuses to end a rule set in the past or later than it ends anyway; decisions that were announced keep it.
pub fn check_rule_set_end(rule: &RuleSet, last_day: NaiveDate, today: NaiveDate) -> Result<(), Problem> {
    let words = if last_day < today {
        ["最后一天不能早于今天", "the last day is today or later"]
    } else if rule.effective_to.is_some_and(|last| last <= last_day) {
        ["要早于原定的最后一天", "it has to be before the day it ends anyway"]
    } else {
        return Ok(());
    };
    Err(Problem::new(Code::RuleSetEndRefused).with_field("/last_day", words))
}

/// A refusal with what is wrong at each place; none where nothing is.
fn settle(code: Code, faults: Vec<(String, Words)>) -> Result<(), Problem> {
    if faults.is_empty() {
        return Ok(());
    }
    let add = |problem: Problem, (pointer, words): (String, Words)| problem.with_field(pointer, words);
    Err(faults.into_iter().fold(Problem::new(code), add))
}

fn check_code(new: &RuleSet, others: &[RuleSet]) -> Result<(), Problem> {
    let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    let own = new.code.strip_prefix(LOCAL_CODE_PREFIX).unwrap_or_default();
    if own.is_empty() || new.code.len() > LONGEST_CODE || !own.chars().all(is_plain) {
        let words = [
            format!("以 {LOCAL_CODE_PREFIX} 开头，后面只用小写字母、数字和下划线，最多 {LONGEST_CODE} 个字符"),
            format!(
                "it begins with {LOCAL_CODE_PREFIX}, then only lower-case letters, digits and underscores, at most \
                 {LONGEST_CODE} characters"
            ),
        ];
        return Err(Problem::new(Code::RuleSetCodeInvalid).with_field("/code", words));
    }
    if find_rule_set(&new.code).is_some() || others.iter().any(|other| other.code == new.code) {
        let words = ["这个代码用过了，请换一个", "this code was used before; choose another"];
        return Err(Problem::new(Code::RuleSetCodeTaken).with_field("/code", words));
    }
    Ok(())
}

fn check_dates(new: &RuleSet, today: NaiveDate) -> Result<(), Problem> {
    if new.effective_from <= today {
        let words = ["最早从明天起生效", "tomorrow at the earliest"];
        return Err(Problem::new(Code::RuleSetTooEarly).with_field("/effective_from", words));
    }
    if new.effective_to.is_some_and(|last| last < new.effective_from) {
        let words = ["不能早于生效的第一天", "it is not before the first day"];
        return Err(Problem::new(Code::RuleSetDatesReversed).with_field("/effective_to", words));
    }
    Ok(())
}

fn check_unit(new: &RuleSet) -> Result<(), Problem> {
    let unit = new.kind.counted_unit();
    if new.unit == unit {
        return Ok(());
    }
    let words = Words::in_each(|lang| match lang {
        Lang::Zh => format!("这类表决按{}计", unit.words(lang)),
        Lang::En => format!("in this kind every {} counts once", unit.words(lang)),
    });
    Err(Problem::new(Code::RuleSetUnitUnfit).with_field("/unit", words))
}

/// Every leg with its JSON pointer; whether it is one of the quorum.
fn legs(rule: &RuleSet) -> impl Iterator<Item = (String, bool, &Leg)> {
    let quorum = rule.quorum.iter().enumerate().map(|(index, leg)| (format!("/quorum/{index}"), true, leg));
    let majority = rule.majority.iter().enumerate().map(|(index, leg)| (format!("/majority/{index}"), false, leg));
    quorum.chain(majority)
}

fn threshold_of(pointer: &str) -> String {
    format!("{pointer}/threshold/numerator")
}

fn check_fractions(new: &RuleSet) -> Result<(), Problem> {
    let improper = legs(new).filter(|(_, _, leg)| {
        let Fraction { numerator, denominator } = leg.threshold;
        numerator == 0 || numerator > denominator
    });
    let words = ["分子要大于 0，而且不大于分母", "the upper number is more than 0 and at most the lower one"];
    let faults = improper.map(|(pointer, _, _)| (threshold_of(&pointer), words.into()));
    settle(Code::RuleSetFractionImproper, faults.collect())
}

fn check_legs(new: &RuleSet) -> Result<(), Problem> {
    if new.majority.is_empty() {
        let words = ["至少要有一条通过条件", "at least one condition says when it passes"];
        return Err(Problem::new(Code::RuleSetWithoutMajority).with_field("/majority", words));
    }
    let unfit = legs(new).filter(|(_, is_quorum, leg)| {
        let list = if *is_quorum { &new.quorum } else { &new.majority };
        let is_repeated = list.iter().filter(|other| is_same_share(other, leg)).count() > 1;
        is_repeated || !is_fit(new, *is_quorum, leg)
    });
    let words = [
        "这一条不适合这类表决，或者写了两次，请按表中已有的条件填写",
        "this condition does not fit this kind of vote, or is there twice; use the conditions that are there",
    ];
    let faults = unfit.map(|(pointer, _, _)| (format!("{pointer}/comparator"), words.into()));
    settle(Code::RuleSetLegUnfit, faults.collect())
}

/// Whether such a leg can be part of a rule set of this kind.
fn is_fit(rule: &RuleSet, is_quorum: bool, leg: &Leg) -> bool {
    // Only owners have an area.
    let is_measured = leg.measure == Measure::Persons || rule.unit == Unit::Elector;
    // More than all of them never agree.
    let is_possible = leg.comparator != Comparator::MoreThan || leg.threshold.numerator < leg.threshold.denominator;
    let is_asked = match rule.kind {
        DecisionKind::ObjectionVote => {
            !is_quorum && leg.counted == OBJECTING && leg.base == Base::All && leg.comparator == FEW
        }
        // Its base is the denominator it names, and whoever does not answer does not agree.
        DecisionKind::ConsentGate => {
            !is_quorum && leg.counted == Counted::Agreeing && leg.base == Base::All && leg.comparator != FEW
        }
        _ if is_quorum => leg.counted == Counted::Participating && leg.base == Base::All && leg.comparator != FEW,
        _ => leg.counted == Counted::Agreeing && leg.comparator != FEW,
    };
    is_measured && is_possible && is_asked
}

/// The bounds of the two kinds without a national law.
fn check_shares(new: &RuleSet) -> Result<(), Problem> {
    let half = Fraction { numerator: 1, denominator: 2 };
    match new.kind {
        DecisionKind::ConsentGate => {
            let low = legs(new).filter(|(_, _, leg)| match compare(leg.threshold, half) {
                Ordering::Greater => false,
                Ordering::Equal => leg.comparator != Comparator::MoreThan,
                Ordering::Less => true,
            });
            let words = ["要超过一半", "more than half"];
            let faults = low.map(|(pointer, _, _)| (threshold_of(&pointer), words.into()));
            settle(Code::GateShareTooLow, faults.collect())
        }
        DecisionKind::ObjectionVote => {
            let high = legs(new).filter(|(_, _, leg)| compare(leg.threshold, MOST_OBJECTING) == Ordering::Greater);
            let words = ["反对的最多占三分之一", "at most one third may object"];
            let mut faults: Vec<(String, Words)> =
                high.map(|(pointer, _, _)| (threshold_of(&pointer), words.into())).collect();
            let both = [Measure::Persons, Measure::Area];
            if !both.iter().all(|measure| new.majority.iter().any(|leg| leg.measure == *measure)) {
                let words = ["人数和面积各要一条", "persons and area need a condition each"];
                faults.push(("/majority".to_owned(), words.into()));
            }
            settle(Code::ObjectionShareRefused, faults)
        }
        _ => Ok(()),
    }
}

fn check_denominator(new: &RuleSet) -> Result<(), Problem> {
    if new.kind == DecisionKind::ConsentGate || new.gate_denominator == GateDenominator::Registered {
        return Ok(());
    }
    let words = ["只有开工前居民同意可以另定分母", "only the consent before works may name another denominator"];
    Err(Problem::new(Code::GateDenominatorUnfit).with_field("/gate_denominator", words))
}

/// Whether the periods agree with each other.
fn check_timing(new: &RuleSet) -> Result<(), Problem> {
    let own = &new.timing;
    let checks = [
        (
            "short_notice_days",
            own.short_notice_days > own.notice_days,
            ["不能多于一般的公告天数", "not more than the usual days of notice"],
        ),
        (
            "default_window_days",
            !(own.min_window_days..=own.max_window_days).contains(&own.default_window_days),
            ["要在最短和最长的投票天数之间", "between the shortest and the longest voting period"],
        ),
        (
            "default_objection_days",
            own.default_objection_days < own.min_objection_days,
            ["不能少于最短的异议天数", "not less than the shortest period for objections"],
        ),
        (
            "ballot_changes",
            own.ballot_changes > MAX_CHANGES,
            ["这个次数太大了", "this is more often than anybody changes a ballot"],
        ),
    ];
    let periods = [
        ("notice_days", own.notice_days),
        ("max_window_days", own.max_window_days),
        ("result_due_days", own.result_due_days),
        ("default_objection_days", own.default_objection_days),
    ];
    let too_long = periods.map(|(name, days)| (name, days > LONGEST_PERIOD, ["不能超过一年", "not more than a year"]));
    let wrong = checks.into_iter().chain(too_long).filter(|(_, is_wrong, _)| *is_wrong);
    let faults = wrong.map(|(name, _, words)| (format!("/timing/{name}"), words.into()));
    settle(Code::RuleSetTimingImpossible, faults.collect())
}

/// Whether the periods keep to those of the house's rules on the same days: notice and objections not shorter, voting
/// within the same limits, the result not later. An objection vote is one of owners and keeps to theirs.
fn check_periods(new: &RuleSet) -> Result<(), Problem> {
    let kind = if new.kind == DecisionKind::ObjectionVote { DecisionKind::OwnersOrdinary } else { new.kind };
    let own = &new.timing;
    let mut faults = Vec::new();
    for law in laws(kind, new) {
        let law = &law.timing;
        let least = [
            ("notice_days", own.notice_days, law.notice_days),
            ("short_notice_days", own.short_notice_days, law.short_notice_days),
            ("min_window_days", own.min_window_days, law.min_window_days),
            ("min_objection_days", own.min_objection_days, law.min_objection_days),
        ];
        let most = [
            ("max_window_days", own.max_window_days, law.max_window_days),
            ("extensions", own.extensions, law.extensions),
            ("result_due_days", own.result_due_days, law.result_due_days),
        ];
        let short = least.into_iter().filter(|(_, days, least)| days < least);
        faults.extend(short.map(|(name, _, least)| {
            (format!("/timing/{name}"), Words::from([format!("不能少于 {least}"), format!("not less than {least}")]))
        }));
        let long = most.into_iter().filter(|(_, days, most)| days > most);
        faults.extend(long.map(|(name, _, most)| {
            (format!("/timing/{name}"), Words::from([format!("不能多于 {most}"), format!("not more than {most}")]))
        }));
    }
    settle(Code::RuleSetPeriodsRefused, faults)
}

/// Whether every share the law asks for on any of its days is asked for too, as strictly or more so.
fn check_law(new: &RuleSet) -> Result<(), Problem> {
    if new.kind == DecisionKind::ConsentGate {
        return Ok(());
    }
    let mut faults = Vec::new();
    for law in laws(new.kind, new) {
        let lists = [("/quorum", &law.quorum, &new.quorum), ("/majority", &law.majority, &new.majority)];
        for (list, asked, own) in lists {
            let missing = asked.iter().filter(|leg| !own.iter().any(|own| is_as_strict(own, leg)));
            faults.extend(missing.map(|leg| {
                let place = own.iter().position(|own| is_same_share(own, leg));
                let pointer = place.map_or_else(|| list.to_owned(), |place| threshold_of(&format!("{list}/{place}")));
                let words = Words::in_each(|lang| {
                    let (name, asks) = (leg.name(law.unit, lang), leg.asks(lang));
                    match lang {
                        Lang::Zh => format!("法律要求：{name}{asks}"),
                        Lang::En => format!("the law asks for: {name}, {asks}"),
                    }
                });
                (pointer, words)
            }));
        }
    }
    settle(Code::RuleSetLaxerThanLaw, faults)
}

fn check_overlap(new: &RuleSet, others: &[RuleSet]) -> Result<(), Problem> {
    let Some(other) = others.iter().find(|other| other.kind == new.kind && share_a_day(other, new)) else {
        return Ok(());
    };
    let told = Words::in_each(|lang| {
        let (name, from) = (other.name(lang), other.effective_from);
        match (other.effective_to, lang) {
            (Some(to), Lang::Zh) => format!("{name}：{from} 至 {to}"),
            (Some(to), Lang::En) => format!("{name}: {from} to {to}"),
            (None, Lang::Zh) => format!("{name}：{from} 起"),
            (None, Lang::En) => format!("{name}: from {from} on"),
        }
    });
    Err(Problem::new(Code::RuleSetOverlaps).with_detail(told))
}

/// The rules of the house for a kind that are in force on any day of `new`.
fn laws(kind: DecisionKind, new: &RuleSet) -> impl Iterator<Item = &'static RuleSet> {
    RULE_SETS.iter().filter(move |law| law.kind == kind && share_a_day(law, new))
}

/// Whether two rule sets are in force on the same day.
fn share_a_day(one: &RuleSet, other: &RuleSet) -> bool {
    let from = one.effective_from.max(other.effective_from);
    let to = match (one.effective_to, other.effective_to) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    };
    to.is_none_or(|to| from <= to)
}

/// Whether two legs take the same share of the same figure.
fn is_same_share(one: &Leg, other: &Leg) -> bool {
    one.counted == other.counted && one.base == other.base && one.measure == other.measure
}

/// Whether whatever satisfies `own` satisfies `asked` too.
fn is_as_strict(own: &Leg, asked: &Leg) -> bool {
    is_same_share(own, asked)
        && match compare(own.threshold, asked.threshold) {
            Ordering::Greater => true,
            Ordering::Equal => own.comparator == asked.comparator || asked.comparator == Comparator::AtLeast,
            Ordering::Less => false,
        }
}

fn compare(one: Fraction, other: Fraction) -> Ordering {
    let cross = |a: Fraction, b: Fraction| u64::from(a.numerator) * u64::from(b.denominator);
    cross(one, other).cmp(&cross(other, one))
}

#[cfg(test)]
mod tests;
