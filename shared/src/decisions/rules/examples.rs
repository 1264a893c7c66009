//! The worked examples of the dossier (11.8), by name, and its machine-readable vectors.

use serde::Deserialize;

use super::*;
use crate::area::Area;
use crate::id::HomeId;
use crate::lang::Lang;

fn rule(code: &str) -> &'static RuleSet {
    find_rule_set(code).expect("a rule set of the table")
}

fn weight(persons: i64, area: i64) -> Weight {
    Weight::new(persons, Area(area))
}

/// A tally of those who agree; whoever else took part was against.
fn tally(all: Weight, participating: Weight, agree: Weight) -> Tally {
    Tally { agree, against: participating - agree, ..Tally::over(all) }
}

fn heads(all: i64, participating: i64, agree: i64) -> Tally {
    tally(Weight::heads(all), Weight::heads(participating), Weight::heads(agree))
}

fn homes(owners: &[(&[&'static str], i64)], developer: &[i64]) -> Vec<HomeLine<&'static str>> {
    let sold = owners.iter().map(|(owners, area)| (*owners, *area, false));
    let held = developer.iter().map(|area| (&["developer"][..], *area, true));
    sold.chain(held)
        .enumerate()
        .map(|(number, (owners, area, developer))| HomeLine {
            home: HomeId(uuid::Uuid::from_u128(number as u128)),
            area: Area(area),
            developer,
            owners: owners.to_vec(),
        })
        .collect()
}

#[test]
fn e1_merging() {
    let register = homes(
        &[
            (&["a"], 6_000),
            (&["a"], 6_000),
            (&["b", "c"], 6_000),
            (&["d"], 6_000),
            (&["e"], 6_000),
            (&["f"], 6_000),
            (&["g"], 6_000),
        ],
        &[8_000, 8_000, 8_000],
    );
    let roll = electors(&register);
    assert_eq!(roll.total(), weight(7, 66_000));
    assert!(roll.possible_merges.is_empty());

    let choice = |key: &str| match key {
        "owners:a" | "owners:d" | "developer" => Some(Choice::Agree),
        "owners:b+c" => Some(Choice::Against),
        "owners:e" => Some(Choice::Abstain),
        _ => None,
    };
    let tally = Tally::count(roll.electors.iter().map(|elector| (elector.weight(), choice(&elector.key.to_string()))));
    assert_eq!((tally.participated(), tally.agree), (weight(5, 54_000), weight(3, 42_000)));

    let ordinary = rule("owners_ordinary_2021").judge(&tally);
    assert!(ordinary.quorum && ordinary.passed);
    let shares: Vec<_> =
        ordinary.legs[..2].iter().filter_map(|leg| leg.percentage()).map(|share| share.to_string()).collect();
    // 71.428…% and 81.818…%: cut off, not rounded up.
    assert_eq!(shares, ["71.42%", "81.81%"]);
    let major = rule("owners_major_2021").judge(&tally);
    assert!(major.quorum && !major.passed);
    assert_eq!(major.words(Lang::Zh), "未通过：同意人数未达到四分之三。");
}

#[test]
fn e2_boundaries() {
    let exactly_half = tally(weight(9, 90_000), weight(6, 60_000), weight(3, 30_000));
    let outcome = rule("owners_ordinary_2021").judge(&exactly_half);
    assert!(outcome.quorum && !outcome.passed);
    assert_eq!(outcome.failing().count(), 2);

    let three_quarters = tally(weight(12, 120_000), weight(8, 80_000), weight(6, 60_000));
    assert!(rule("owners_major_2021").judge(&three_quarters).passed);

    let a_hair_less = tally(weight(12, 120_000), weight(8, 79_999), weight(6, 60_000));
    let outcome = rule("owners_major_2021").judge(&a_hair_less);
    assert!(!outcome.quorum && outcome.legs[0].holds && !outcome.legs[1].holds);
    assert_eq!(outcome.legs[1].missing(), 1);
    assert_eq!(outcome.words(Lang::Zh), "参与不足，未通过：参与面积未达到三分之二。");
}

#[test]
fn e3_big_owner() {
    let outcome = rule("owners_ordinary_2021").judge(&tally(weight(10, 100_000), weight(7, 70_000), weight(4, 30_000)));
    assert!(outcome.quorum && !outcome.passed);
    assert_eq!(outcome.words(Lang::Zh), "未通过：同意面积未过半。");
    assert_eq!(outcome.words(Lang::En), "Not carried: area in favour: not more than half.");
}

#[test]
fn e4_a_compound_of_403_owners() {
    let (rule, all) = (rule("owners_major_2021"), weight(403, 6_678_397));
    assert_eq!(rule.quorum_of(all), weight(269, 4_452_265));
    let to_pass: Vec<_> = rule.needed_to_pass(all, rule.quorum_of(all)).iter().map(|need| need.needed).collect();
    assert_eq!(to_pass, [202, 3_339_199]);
    assert_eq!(
        rule.requirement(all, Lang::Zh),
        "至少需要 269 人、44,522.65 ㎡ 参与。如果恰好达到这个参与数，至少需要 202 人、33,391.99 ㎡ 同意。"
    );
    assert_eq!(
        rule.requirement(all, Lang::En),
        "At least 269 persons and 44,522.65 ㎡ must take part. \
         If exactly that many take part, at least 202 persons and 33,391.99 ㎡ must agree."
    );

    let just = weight(269, 4_452_265);
    assert!(rule.judge(&tally(all, just, weight(202, 3_339_199))).passed);
    assert!(!rule.judge(&tally(all, just, weight(201, 3_339_199))).passed);
    assert!(!rule.judge(&tally(all, just, weight(202, 3_339_198))).passed);
    assert!(!rule.judge(&tally(all, weight(269, 4_452_264), weight(269, 4_452_264))).quorum);
    assert!(!rule.judge(&tally(all, weight(268, 6_678_397), weight(268, 6_678_397))).quorum);
    let line = rule.judge(&tally(all, weight(268, 4_500_000), weight(268, 4_500_000))).legs[0];
    assert_eq!(line.words(Unit::Elector, Lang::Zh), "参与人数：268 / 403 人（66.50%），需 269 人，未达到");
    assert_eq!(
        line.words(Unit::Elector, Lang::En),
        "persons taking part: 268 of 403 persons (66.50%), 269 persons needed, not reached"
    );
}

#[test]
fn e5_silence() {
    let rule = rule("owners_major_2021");
    let tally = Tally {
        all: Weight::heads(1_291),
        agree: Weight::heads(417),
        against: Weight::heads(278),
        abstain: Weight::heads(8),
    };
    let strict = Silence::Strict.judge(rule, &tally).expect("strict needs no proof");
    assert_eq!(strict.with_silence, None);
    assert!(!strict.decisive().quorum);
    assert_eq!(strict.strict.legs[0].percentage().map(|share| share.to_string()).as_deref(), Some("54.45%"));

    let silence =
        Silence::FollowsMajority { proven: SilenceCondition::ALL.to_vec(), delivered_unanswered: Weight::heads(584) };
    let both = silence.judge(rule, &tally).expect("all four are proven");
    assert!(!both.strict.quorum);
    let counted = both.decisive();
    assert_eq!((counted.tally.participated().persons, counted.tally.agree.persons), (1_287, 1_001));
    let persons: Vec<_> = counted.legs.iter().filter(|leg| leg.leg.measure == Measure::Persons).collect();
    assert!(persons.iter().all(|leg| leg.holds));
    assert_eq!(persons[1].percentage().map(|share| share.to_string()).as_deref(), Some("77.77%"));
}

#[test]
fn e6_lift_of_twelve_flats() {
    let all = weight(12, 72_000);
    let tally = tally(all, weight(8, 48_000), weight(6, 36_000));
    assert!(rule("owners_major_2021").judge(&tally).passed);
    let older = rule("lift_henan_2018").judge(&tally);
    assert!(!older.passed);
    assert_eq!(older.legs[0].needed, 8);
    assert_eq!(rule("lift_henan_2018").requirement(all, Lang::Zh), "至少需要 8 人同意。");
}

#[test]
fn e7_eighty_percent() {
    let gate = |denominator| Gate {
        rule_set: rule("consent_gate_2022"),
        denominator,
        homes: GateHomes { registered: 300, contacted: 280 },
    };
    let plan = GateAnswers { agree: 236, against: 16, undecided: 0 };
    let enough = GateAnswers { agree: 240, against: 12, undecided: 0 };

    let outcome = gate(GateDenominator::Registered).judge(plan, enough);
    assert_eq!(outcome.plan.verdict, GateVerdict::NotReached);
    assert_eq!(outcome.management.verdict, GateVerdict::Passed);
    assert_eq!(outcome.verdict, GateVerdict::NotReached);
    assert_eq!(
        outcome.share_lines(GateQuestion::Plan, Lang::Zh),
        [
            "同意 236 户，占登记在册的全部住户 300 户的 78.66%",
            "同意 236 户，占已联系到的住户 280 户的 84.28%",
            "同意 236 户，占已答复的住户 252 户的 93.65%",
        ]
    );
    assert_eq!(gate(GateDenominator::Responded).judge(plan, plan).verdict, GateVerdict::Passed);

    let needed = |homes| rule("consent_gate_2022").needed_to_pass(Weight::heads(homes), Weight::default())[0].needed;
    assert_eq!((needed(300), needed(301)), (240, 241));

    // Sixty-one against: even if all others agreed it would be 239 of 300.
    let against = GateAnswers { agree: 190, against: 61, undecided: 1 };
    let blocked = gate(GateDenominator::Registered).judge(against, enough);
    assert_eq!(blocked.verdict, GateVerdict::Rejected);
    let one_less = GateAnswers { against: 60, ..against };
    assert_eq!(gate(GateDenominator::Registered).judge(one_less, enough).verdict, GateVerdict::NotReached);
    let nobody = gate(GateDenominator::Responded).judge(GateAnswers::default(), GateAnswers::default());
    assert_eq!(nobody.verdict, GateVerdict::NotReached);

    // Of the homes that answered a third is against, but the silent ones could still have outweighed it.
    let few = GateAnswers { agree: 20, against: 10, undecided: 0 };
    for denominator in GateDenominator::ALL {
        let line = gate(*denominator).judge(few, enough).plan;
        assert_eq!((line.verdict, line.outcome.tally.silent().persons), (GateVerdict::NotReached, 270));
        assert_eq!(gate(*denominator).judge(against, enough).plan.verdict, GateVerdict::Rejected, "{denominator:?}");
    }
}

#[test]
fn e7_what_is_needed_is_said_with_its_denominator_and_only_where_it_can_be_known() {
    let said = |denominator, lang| {
        let rule = RuleSet { gate_denominator: denominator, ..rule("consent_gate_2022").clone() };
        rule.requirement(Weight::heads(300), lang)
    };
    assert_eq!(
        said(GateDenominator::Registered, Lang::Zh),
        "至少需要 240 户同意。分母：登记在册的全部住户，没有投票的也算。"
    );
    assert_eq!(
        said(GateDenominator::Contacted, Lang::Zh),
        "同意户数须不少于80%。到底要多少，截止后才知道。分母：已联系到的住户，就是有人开通了账号或者投了票的。"
    );
    assert_eq!(
        said(GateDenominator::Responded, Lang::En),
        "Needed: households in favour, at least 80%. How many that is will be known after the close. \
         Denominator: homes that answered, abstaining included."
    );
}

#[test]
fn e8_meetings() {
    let household = rule("residents_by_household_2026");
    assert!(!household.judge(&heads(300, 150, 150)).quorum);
    assert!(household.judge(&heads(300, 151, 76)).passed);
    assert!(!household.judge(&heads(300, 151, 75)).passed);
    assert_eq!(
        household.requirement(Weight::heads(300), Lang::Zh),
        "至少需要 151 户参与。如果恰好达到这个参与数，至少需要 76 户同意。"
    );

    let representatives = rule("representatives_2026");
    assert!(!representatives.judge(&heads(45, 29, 29)).quorum);
    assert!(representatives.judge(&heads(45, 30, 16)).passed);
    assert!(!representatives.judge(&heads(45, 30, 15)).passed);
    assert!(may_be_composed(45, 36) && !may_be_composed(45, 35));
    assert!(!has_few_representatives(7, 350) && has_few_representatives(6, 350));
}

#[test]
fn e11_duplicate() {
    let day = |day| chrono::NaiveDate::from_ymd_opt(2026, 3, day).expect("a date");
    let window = Window { opens: crate::time::start_of_day(day(1)), closes: crate::time::end_of_day(day(15)) };
    let ballot = |choice, channel, on| Ballot {
        choice,
        channel,
        received_at: crate::time::start_of_day(day(on)),
        identified: true,
    };
    let ballots = [ballot(Choice::Agree, Channel::Online, 3), ballot(Choice::Against, Channel::Paper, 9)];
    let counted = |policy| counted_ballot(&ballots, window, policy).map(|place| ballots[place].choice);
    assert_eq!(counted(DuplicatePolicy::LastReceived), Some(Choice::Against));
    assert_eq!(counted(DuplicatePolicy::OnlineWins), Some(Choice::Agree));
}

#[test]
fn e12_two_scopes() {
    let register = homes(&[(&["a"], 6_000), (&["b"], 7_000), (&["a"], 9_000)], &[]);
    let first_entrance = electors(&register[..2]);
    let of_a = &first_entrance.electors[0];
    assert_eq!((of_a.weight(), of_a.homes.len()), (weight(1, 6_000), 1));
    assert_eq!(first_entrance.total(), weight(2, 13_000));
    assert_eq!(electors(&register).total(), weight(2, 22_000));
}

#[derive(Deserialize)]
struct Vector {
    id: String,
    #[serde(rename = "P")]
    all_persons: i64,
    #[serde(rename = "A")]
    all_area: i64,
    #[serde(rename = "Pp")]
    participating_persons: i64,
    #[serde(rename = "Ap")]
    participating_area: i64,
    #[serde(rename = "Py")]
    agree_persons: i64,
    #[serde(rename = "Ay")]
    agree_area: i64,
    class: String,
    quorum: bool,
    passed: bool,
}

const VECTORS: &str = r#"[
 {"id":"E1o","P":7,"A":66000,"Pp":5,"Ap":54000,"Py":3,"Ay":42000,"class":"ordinary","quorum":true,"passed":true},
 {"id":"E1m","P":7,"A":66000,"Pp":5,"Ap":54000,"Py":3,"Ay":42000,"class":"major","quorum":true,"passed":false},
 {"id":"E2a","P":9,"A":90000,"Pp":6,"Ap":60000,"Py":3,"Ay":30000,"class":"ordinary","quorum":true,"passed":false},
 {"id":"E2b","P":12,"A":120000,"Pp":8,"Ap":80000,"Py":6,"Ay":60000,"class":"major","quorum":true,"passed":true},
 {"id":"E2c","P":12,"A":120000,"Pp":8,"Ap":79999,"Py":6,"Ay":60000,"class":"major","quorum":false,"passed":false},
 {"id":"E3","P":10,"A":100000,"Pp":7,"Ap":70000,"Py":4,"Ay":30000,"class":"ordinary","quorum":true,"passed":false},
 {"id":"E4","P":403,"A":6678397,"Pp":269,"Ap":4452265,"Py":202,"Ay":3339199,"class":"major","quorum":true,"passed":true},
 {"id":"E4x","P":403,"A":6678397,"Pp":268,"Ap":4500000,"Py":268,"Ay":4500000,"class":"ordinary","quorum":false,"passed":false}
]"#;

#[test]
fn every_vector_of_the_dossier_is_judged_as_written() {
    let vectors: Vec<Vector> = serde_json::from_str(VECTORS).expect("vectors");
    assert_eq!(vectors.len(), 8);
    for vector in vectors {
        let outcome = rule(&format!("owners_{}_2021", vector.class)).judge(&tally(
            weight(vector.all_persons, vector.all_area),
            weight(vector.participating_persons, vector.participating_area),
            weight(vector.agree_persons, vector.agree_area),
        ));
        assert_eq!((outcome.quorum, outcome.passed), (vector.quorum, vector.passed), "{}", vector.id);
    }
}

#[test]
fn an_owners_vote_agrees_with_the_text_of_the_law_on_every_small_roll() {
    // Persons and area run together and apart: every combination of up to four persons and an area of up to nine.
    for (persons, area) in (1..=4_i64).flat_map(|persons| (1..=9_i64).map(move |area| (persons, area))) {
        for (pp, ap) in (0..=persons).flat_map(|pp| (0..=area).map(move |ap| (pp, ap))) {
            for (py, ay) in (0..=pp).flat_map(|py| (0..=ap).map(move |ay| (py, ay))) {
                let tally = tally(weight(persons, area), weight(pp, ap), weight(py, ay));
                let quorum = 3 * pp >= 2 * persons && 3 * ap >= 2 * area;
                let ordinary = quorum && 2 * py > pp && 2 * ay > ap;
                let major = quorum && 4 * py >= 3 * pp && 4 * ay >= 3 * ap;
                let judged = |code| {
                    let outcome = rule(code).judge(&tally);
                    (outcome.quorum, outcome.passed)
                };
                assert_eq!(judged("owners_ordinary_2021"), (quorum, ordinary), "{tally:?}");
                assert_eq!(judged("owners_major_2021"), (quorum, major), "{tally:?}");
            }
        }
    }
}

#[test]
fn every_interested_owner_means_every_one() {
    let rule = rule("all_interested_owners_2021");
    assert!(rule.judge(&heads(12, 12, 12)).passed);
    let one_silent = rule.judge(&heads(12, 11, 11));
    assert!(!one_silent.passed);
    assert_eq!(one_silent.words(Lang::Zh), "未通过：没有全部同意。");
    assert!(!rule.judge(&Tally::default()).passed);
}

#[test]
fn an_outcome_travels_whole() {
    let outcome = rule("owners_major_2021").judge(&tally(weight(7, 66_000), weight(5, 54_000), weight(3, 42_000)));
    let json = serde_json::to_string(&outcome).expect("json");
    assert_eq!(serde_json::from_str::<Outcome>(&json).expect("an outcome"), outcome);
    assert!(json.contains(r#""all":{"persons":7,"area":66000}"#), "{json}");
}
