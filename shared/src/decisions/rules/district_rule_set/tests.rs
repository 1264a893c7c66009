//! What a district may and may not rule.

use super::*;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a date")
}

fn today() -> NaiveDate {
    day(2026, 11, 28)
}

/// What the house proposes for a kind from tomorrow on, changed.
fn changed(kind: DecisionKind, change: impl FnOnce(&mut RuleSet)) -> RuleSet {
    let mut rule = proposed_rule_set(&[], kind, day(2026, 11, 29)).expect("a proposal");
    change(&mut rule);
    rule
}

fn refused(rule: &RuleSet) -> (Code, Vec<String>) {
    refused_beside(rule, &[])
}

fn refused_beside(rule: &RuleSet, others: &[RuleSet]) -> (Code, Vec<String>) {
    let problem = check_district_rule_set(rule, others, today()).expect_err("a refusal");
    (problem.code, problem.errors.into_iter().map(|error| error.pointer).collect())
}

fn set_share(legs: &mut Cow<'static, [Leg]>, index: usize, numerator: u32, denominator: u32) {
    legs.to_mut()[index].threshold = Fraction { numerator, denominator };
}

#[test]
fn what_is_proposed_for_every_kind_is_accepted() {
    for kind in DecisionKind::ALL {
        let rule = changed(*kind, |_| {});
        assert_eq!(check_district_rule_set(&rule, &[], today()), Ok(()), "{kind:?}");
        assert!(rule.code.starts_with("local_"), "{}", rule.code);
        assert_eq!(rule.unit, kind.counted_unit());
    }
}

#[test]
fn every_rule_of_the_house_counts_what_its_kind_counts() {
    for rule in &RULE_SETS {
        assert_eq!(rule.unit, rule.kind.counted_unit(), "{}", rule.code);
    }
}

#[test]
fn a_code_is_local_plain_and_new() {
    for code in ["owners_major_2021", "local_", "local_第一", "local_A", "", "LOCAL_a"] {
        let rule = changed(DecisionKind::OwnersMajor, |rule| rule.code = Cow::Borrowed(code));
        assert_eq!(refused(&rule), (Code::RuleSetCodeInvalid, vec!["/code".to_owned()]), "{code}");
    }
    let long = changed(DecisionKind::OwnersMajor, |rule| rule.code = Cow::Owned(format!("local_{}", "a".repeat(55))));
    assert_eq!(refused(&long).0, Code::RuleSetCodeInvalid);
    let rule = changed(DecisionKind::OwnersMajor, |_| {});
    let mut ended = changed(DecisionKind::OwnersOrdinary, |_| {});
    ended.code = rule.code.clone();
    assert_eq!(refused_beside(&rule, &[ended]).0, Code::RuleSetCodeTaken, "also of another kind");
}

#[test]
fn it_begins_tomorrow_at_the_earliest_and_ends_after_that() {
    let kind = DecisionKind::ConsentGate;
    let early = changed(kind, |rule| rule.effective_from = today());
    assert_eq!(refused(&early), (Code::RuleSetTooEarly, vec!["/effective_from".to_owned()]));
    let reversed = changed(kind, |rule| rule.effective_to = Some(today()));
    assert_eq!(refused(&reversed), (Code::RuleSetDatesReversed, vec!["/effective_to".to_owned()]));
    let one_day = changed(kind, |rule| rule.effective_to = Some(rule.effective_from));
    assert_eq!(check_district_rule_set(&one_day, &[], today()), Ok(()));
}

#[test]
fn a_kind_counts_what_it_counts() {
    let rule = changed(DecisionKind::Representatives, |rule| rule.unit = Unit::Household);
    assert_eq!(refused(&rule), (Code::RuleSetUnitUnfit, vec!["/unit".to_owned()]));
}

#[test]
fn a_share_is_a_proper_fraction() {
    for (numerator, denominator) in [(0, 3), (4, 3), (0, 0), (1, 0)] {
        let rule = changed(DecisionKind::OwnersMajor, |rule| set_share(&mut rule.majority, 1, numerator, denominator));
        let pointer = "/majority/1/threshold/numerator".to_owned();
        assert_eq!(refused(&rule), (Code::RuleSetFractionImproper, vec![pointer]), "{numerator}/{denominator}");
    }
}

#[test]
fn something_says_when_it_passes() {
    let rule = changed(DecisionKind::OwnersMajor, |rule| rule.majority = Cow::Borrowed(&[]));
    assert_eq!(refused(&rule), (Code::RuleSetWithoutMajority, vec!["/majority".to_owned()]));
}

#[test]
fn a_condition_fits_its_kind() {
    let at = |kind, change: fn(&mut RuleSet), pointer: &str| {
        let rule = changed(kind, change);
        assert_eq!(refused(&rule), (Code::RuleSetLegUnfit, vec![pointer.to_owned()]), "{kind:?} {pointer}");
    };
    at(
        DecisionKind::OwnersMajor,
        |rule| rule.majority.to_mut()[0].comparator = Comparator::AtMost,
        "/majority/0/comparator",
    );
    at(DecisionKind::OwnersMajor, |rule| rule.quorum.to_mut()[1].base = Base::Participating, "/quorum/1/comparator");
    at(
        DecisionKind::ResidentsByAdult,
        |rule| rule.majority.to_mut()[0].measure = Measure::Area,
        "/majority/0/comparator",
    );
    at(
        DecisionKind::ConsentGate,
        |rule| rule.majority.to_mut()[0].base = Base::Participating,
        "/majority/0/comparator",
    );
    at(
        DecisionKind::AllInterestedOwners,
        |rule| rule.majority.to_mut()[0].comparator = Comparator::MoreThan,
        "/majority/0/comparator",
    );
    at(
        DecisionKind::ObjectionVote,
        |rule| rule.majority.to_mut()[1].comparator = Comparator::AtLeast,
        "/majority/1/comparator",
    );
    let twice = changed(DecisionKind::ConsentGate, |rule| {
        let leg = rule.majority[0];
        rule.majority.to_mut().push(leg);
    });
    assert_eq!(refused(&twice).0, Code::RuleSetLegUnfit);
}

#[test]
fn a_gate_asks_for_more_than_half_and_may_name_its_denominator() {
    let gate = |comparator, numerator, denominator| {
        changed(DecisionKind::ConsentGate, |rule| {
            rule.majority.to_mut()[0].comparator = comparator;
            set_share(&mut rule.majority, 0, numerator, denominator);
            rule.gate_denominator = GateDenominator::Contacted;
        })
    };
    for low in [gate(Comparator::AtLeast, 1, 2), gate(Comparator::MoreThan, 49, 100)] {
        let pointer = "/majority/0/threshold/numerator".to_owned();
        assert_eq!(refused(&low), (Code::GateShareTooLow, vec![pointer]));
    }
    for rule in [gate(Comparator::MoreThan, 1, 2), gate(Comparator::AtLeast, 51, 100), gate(Comparator::AtLeast, 1, 1)]
    {
        assert_eq!(check_district_rule_set(&rule, &[], today()), Ok(()), "{:?}", rule.majority);
    }
    let owners = changed(DecisionKind::OwnersMajor, |rule| rule.gate_denominator = GateDenominator::Responded);
    assert_eq!(refused(&owners), (Code::GateDenominatorUnfit, vec!["/gate_denominator".to_owned()]));
}

#[test]
fn at_most_a_third_may_object_by_persons_and_by_area() {
    let vote = |numerator, denominator| {
        changed(DecisionKind::ObjectionVote, |rule| set_share(&mut rule.majority, 1, numerator, denominator))
    };
    for (numerator, denominator) in [(1, 3), (1, 5), (33, 100)] {
        assert_eq!(check_district_rule_set(&vote(numerator, denominator), &[], today()), Ok(()));
    }
    let pointer = "/majority/1/threshold/numerator".to_owned();
    assert_eq!(refused(&vote(34, 100)), (Code::ObjectionShareRefused, vec![pointer]));
    let persons = changed(DecisionKind::ObjectionVote, |rule| _ = rule.majority.to_mut().pop());
    assert_eq!(refused(&persons), (Code::ObjectionShareRefused, vec!["/majority".to_owned()]));
}

#[test]
fn periods_agree_with_each_other() {
    let at = |change: fn(&mut RuleSet), pointer: &str| {
        let rule = changed(DecisionKind::OwnersMajor, change);
        assert_eq!(refused(&rule), (Code::RuleSetTimingImpossible, vec![pointer.to_owned()]));
    };
    at(|rule| rule.timing.short_notice_days = 16, "/timing/short_notice_days");
    at(|rule| rule.timing.default_window_days = 61, "/timing/default_window_days");
    at(|rule| rule.timing.default_objection_days = 2, "/timing/default_objection_days");
    at(|rule| rule.timing.ballot_changes = MAX_CHANGES + 1, "/timing/ballot_changes");
    at(|rule| rule.timing.notice_days = 367, "/timing/notice_days");
}

#[test]
fn periods_are_not_shorter_than_the_law_has_them() {
    let at = |kind, change: fn(&mut RuleSet), pointer: &str| {
        let rule = changed(kind, change);
        assert_eq!(refused(&rule), (Code::RuleSetPeriodsRefused, vec![pointer.to_owned()]), "{kind:?} {pointer}");
    };
    let major = DecisionKind::OwnersMajor;
    at(major, |rule| rule.timing.notice_days = 14, "/timing/notice_days");
    at(major, |rule| rule.timing.short_notice_days = 6, "/timing/short_notice_days");
    at(major, |rule| rule.timing.min_window_days = 4, "/timing/min_window_days");
    at(major, |rule| rule.timing.max_window_days = 61, "/timing/max_window_days");
    at(major, |rule| rule.timing.extensions = 2, "/timing/extensions");
    at(major, |rule| rule.timing.result_due_days = 4, "/timing/result_due_days");
    at(major, |rule| rule.timing.min_objection_days = 2, "/timing/min_objection_days");
    at(DecisionKind::ResidentsByHousehold, |rule| rule.timing.min_objection_days = 14, "/timing/min_objection_days");
    at(DecisionKind::ObjectionVote, |rule| rule.timing.notice_days = 14, "/timing/notice_days");
    let longer = changed(major, |rule| {
        rule.timing.notice_days = 20;
        rule.timing.min_objection_days = 7;
        rule.timing.extensions = 0;
    });
    assert_eq!(check_district_rule_set(&longer, &[], today()), Ok(()));
}

#[test]
fn no_share_is_laxer_than_the_law() {
    let at = |kind, change: fn(&mut RuleSet), pointer: &str| {
        let rule = changed(kind, change);
        assert_eq!(refused(&rule), (Code::RuleSetLaxerThanLaw, vec![pointer.to_owned()]), "{kind:?} {pointer}");
    };
    at(DecisionKind::OwnersMajor, |rule| set_share(&mut rule.majority, 0, 2, 3), "/majority/0/threshold/numerator");
    at(DecisionKind::OwnersMajor, |rule| set_share(&mut rule.quorum, 1, 1, 2), "/quorum/1/threshold/numerator");
    at(DecisionKind::OwnersMajor, |rule| _ = rule.quorum.to_mut().pop(), "/quorum");
    at(
        DecisionKind::OwnersOrdinary,
        |rule| rule.majority.to_mut()[0].comparator = Comparator::AtLeast,
        "/majority/0/threshold/numerator",
    );
    at(
        DecisionKind::AllInterestedOwners,
        |rule| set_share(&mut rule.majority, 0, 99, 100),
        "/majority/0/threshold/numerator",
    );
    at(DecisionKind::LiftHenan, |rule| set_share(&mut rule.majority, 0, 1, 2), "/majority/0/threshold/numerator");
}

#[test]
fn a_district_may_ask_for_more_than_the_law() {
    let stricter = [
        changed(DecisionKind::OwnersMajor, |rule| set_share(&mut rule.majority, 0, 4, 5)),
        changed(DecisionKind::OwnersMajor, |rule| rule.majority.to_mut()[0].comparator = Comparator::MoreThan),
        changed(DecisionKind::OwnersOrdinary, |rule| {
            set_share(&mut rule.majority, 0, 2, 3);
            rule.majority.to_mut()[0].comparator = Comparator::AtLeast;
        }),
        changed(DecisionKind::Representatives, |rule| set_share(&mut rule.quorum, 0, 6, 8)),
        changed(DecisionKind::OwnersOrdinary, |rule| set_share(&mut rule.majority, 0, 50, 100)),
    ];
    for rule in stricter {
        assert_eq!(check_district_rule_set(&rule, &[], today()), Ok(()), "{rule:?}");
    }
}

#[test]
fn one_rule_of_a_kind_is_in_force_on_a_day() {
    let first = changed(DecisionKind::ConsentGate, |rule| rule.effective_to = Some(day(2027, 6, 30)));
    let second = |from, to| {
        changed(DecisionKind::ConsentGate, |rule| {
            rule.code = Cow::Borrowed("local_second");
            rule.effective_from = from;
            rule.effective_to = to;
        })
    };
    let first = [first];
    assert_eq!(refused_beside(&second(day(2027, 6, 30), None), &first).0, Code::RuleSetOverlaps);
    assert_eq!(refused_beside(&second(day(2026, 12, 1), Some(day(2026, 12, 2))), &first).0, Code::RuleSetOverlaps);
    assert_eq!(check_district_rule_set(&second(day(2027, 7, 1), None), &first, today()), Ok(()));
    let other = changed(DecisionKind::OwnersMajor, |rule| rule.code = Cow::Borrowed("local_other"));
    assert_eq!(check_district_rule_set(&other, &first, today()), Ok(()), "of another kind");
    // Ended before it began, it is in force on no day.
    let never = changed(DecisionKind::ConsentGate, |rule| rule.effective_to = Some(today()));
    assert_eq!(check_district_rule_set(&second(day(2026, 11, 29), None), &[never], today()), Ok(()));
}

#[test]
fn it_ends_from_today_on_and_never_later_than_planned() {
    let rule = changed(DecisionKind::ConsentGate, |rule| rule.effective_to = Some(day(2027, 6, 30)));
    let end = |last_day| check_rule_set_end(&rule, last_day, today()).map_err(|problem| problem.code);
    assert_eq!(end(day(2026, 11, 27)), Err(Code::RuleSetEndRefused));
    assert_eq!(end(day(2027, 6, 30)), Err(Code::RuleSetEndRefused));
    assert_eq!(end(today()), Ok(()));
    assert_eq!(end(day(2027, 6, 29)), Ok(()));
    let endless = changed(DecisionKind::ConsentGate, |_| {});
    assert_eq!(check_rule_set_end(&endless, day(2030, 1, 1), today()), Ok(()));
}

#[test]
fn the_districts_rule_comes_before_the_houses_while_it_is_in_force() {
    let own = [changed(DecisionKind::ConsentGate, |rule| {
        rule.code = Cow::Borrowed("local_gate");
        rule.effective_to = Some(day(2027, 6, 30));
    })];
    let code = |kind, date| applicable_rule_set(&own, kind, date).map(|rule| rule.code.to_string());
    assert_eq!(code(DecisionKind::ConsentGate, today()).as_deref(), Some("consent_gate_2022"));
    assert_eq!(code(DecisionKind::ConsentGate, day(2026, 11, 29)).as_deref(), Some("local_gate"));
    assert_eq!(code(DecisionKind::ConsentGate, day(2027, 7, 1)).as_deref(), Some("consent_gate_2022"));
    assert_eq!(code(DecisionKind::OwnersMajor, day(2027, 1, 1)).as_deref(), Some("owners_major_2021"));
    let proposal = proposed_rule_set(&own, DecisionKind::ConsentGate, day(2027, 1, 1)).expect("a proposal");
    assert_eq!((proposal.code.as_ref(), proposal.effective_to), ("local_consent_gate_20270101", None));
}
