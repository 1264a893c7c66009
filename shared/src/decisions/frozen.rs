//! What a notice freezes, as one canonical text behind the published hash (dossier R5, R14).
//!
//! The text is UTF-8 with a line feed after every line: a fixed list of `name: value` lines, then a line for every leg
//! of the rule, every question and every elector. Inside values a backslash, a line feed and a tab are written `\\`,
//! `\n` and `\t`. Moments are RFC 3339 in UTC with whole seconds, areas 0.01 ㎡, amounts 分. Electors are told by the
//! ids of their homes, in the order of the register; no name and no number of an identity document is in it.
//!
//! What only some decisions have stands in lines of its own: `denominator` of a consent gate that does not count all
//! registered homes, `cluster` where several compounds decide together,
//! `scope name` where a set of homes does, `party study` for a residents' decision, for a lift its cost, readings, weights
//! of floors and shares of homes, and `silence` with the adopted rule on unanswered ballots and the SHA-256 of every
//! picture that proves it (R13).

use std::fmt::Write;

use chrono::NaiveDate;

use super::api::SilenceRule;
use super::rules::{DuplicatePolicy, GateDenominator, GateQuestion, Leg, LiftScheme, LiftShare, RuleSet, Weight};
use crate::area::Area;
use crate::id::{DecisionId, DecisionItemId, HomeId, PlaceId, ProjectId, WorkItemId};
use crate::money::Fen;
use crate::time::Instant;

/// Everything a notice freezes.
#[derive(Clone, Debug)]
pub struct Frozen<'a> {
    /// The decision.
    pub decision: DecisionId,
    /// Its project.
    pub project: ProjectId,
    /// Its compound.
    pub compound: PlaceId,
    /// Who decides.
    pub scope: PlaceId,
    /// The cluster, where several compounds decide together.
    pub cluster: Option<PlaceId>,
    /// What a set of homes is called, where one decides.
    pub scope_name: Option<&'a str>,
    /// What it is called.
    pub title: &'a str,
    /// What is asked and why.
    pub explanation: &'a str,
    /// When voting opens.
    pub opens: Instant,
    /// When voting closes.
    pub closes: Instant,
    /// Whether the shorter notice applies.
    pub temporary: bool,
    /// Whether parking spaces count.
    pub counts_parking: bool,
    /// How often a ballot may be changed.
    pub changes_allowed: u16,
    /// Which of several ballots counts.
    pub duplicates: DuplicatePolicy,
    /// The rule set.
    pub rule_set: &'a RuleSet,
    /// The questions in their order.
    pub items: &'a [FrozenItem<'a>],
    /// The roll in its order: each elector's area and homes.
    pub roll: &'a [FrozenElector],
    /// How the cost of a lift is shared.
    pub lift: Option<&'a FrozenLift>,
    /// What the party organisation resolved before residents decide (R28).
    pub party_study: Option<&'a FrozenStudy<'a>>,
    /// The compound's own rule on unanswered ballots.
    pub silence: Option<&'a FrozenSilence>,
}

/// What the party organisation resolved before residents decide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrozenStudy<'a> {
    /// The day.
    pub studied_on: NaiveDate,
    /// How many took part.
    pub attended: i32,
    /// Which organisation.
    pub organisation: &'a str,
    /// What was discussed and resolved.
    pub resolution: &'a str,
}

/// A compound's own rule on unanswered ballots, with what proves it.
#[derive(Clone, Debug, PartialEq)]
pub struct FrozenSilence {
    /// The rule.
    pub rule: SilenceRule,
    /// SHA-256 of every picture of the adopted text or its vote, hex, in their order.
    pub pictures: Vec<String>,
}

/// How the cost of a lift is shared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrozenLift {
    /// The scheme.
    pub scheme: LiftScheme,
    /// Whether the older reading has to be reached as well.
    pub stricter_counts: bool,
    /// What each home pays.
    pub shares: Vec<LiftShare>,
}

/// One question.
#[derive(Clone, Debug)]
pub struct FrozenItem<'a> {
    /// The question.
    pub id: DecisionItemId,
    /// The work item it is about.
    pub work_item: Option<WorkItemId>,
    /// Which question of a consent gate it is.
    pub gate_question: Option<GateQuestion>,
    /// What residents pay themselves.
    pub resident_share: Fen,
    /// In words.
    pub title: &'a str,
    /// What it means for a home.
    pub explanation: &'a str,
}

/// One elector.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrozenElector {
    /// The area that counts; zero where only heads do.
    pub area: Area,
    /// The homes.
    pub homes: Vec<HomeId>,
}

impl Frozen<'_> {
    /// `P` and `A`.
    pub fn all(&self) -> Weight {
        self.roll.iter().map(|elector| Weight::new(1, elector.area)).sum()
    }

    /// The canonical text.
    pub fn canonical_text(&self) -> String {
        let mut text = String::from("linyi decision 1\n");
        let all = self.all();
        line(&mut text, "decision", &self.decision.to_string());
        line(&mut text, "project", &self.project.to_string());
        line(&mut text, "compound", &self.compound.to_string());
        line(&mut text, "scope", &self.scope.to_string());
        if let Some(cluster) = self.cluster {
            line(&mut text, "cluster", &cluster.to_string());
        }
        if let Some(name) = self.scope_name {
            line(&mut text, "scope name", name);
        }
        line(&mut text, "title", self.title);
        line(&mut text, "explanation", self.explanation);
        line(&mut text, "opens", &moment(self.opens));
        line(&mut text, "closes", &moment(self.closes));
        line(&mut text, "temporary", if self.temporary { "true" } else { "false" });
        line(&mut text, "parking", if self.counts_parking { "true" } else { "false" });
        line(&mut text, "changes", &self.changes_allowed.to_string());
        line(&mut text, "duplicates", self.duplicates.as_str());
        line(&mut text, "rule", &self.rule_set.code);
        line(&mut text, "kind", self.rule_set.kind.as_str());
        line(&mut text, "unit", self.rule_set.unit.as_str());
        line(&mut text, "basis", &self.rule_set.basis_zh);
        self.rule_set.quorum.iter().for_each(|leg| line(&mut text, "quorum", &leg_words(leg)));
        self.rule_set.majority.iter().for_each(|leg| line(&mut text, "majority", &leg_words(leg)));
        // What was frozen before the denominator was data says nothing of it and keeps its hash.
        if let Some(other) = self.rule_set.denominator().filter(|one| *one != GateDenominator::Registered) {
            line(&mut text, "denominator", other.as_str());
        }
        line(&mut text, "persons", &all.persons.to_string());
        line(&mut text, "area", &all.area.0.to_string());
        if let Some(study) = self.party_study {
            let (organisation, resolution) = (escaped(study.organisation), escaped(study.resolution));
            let (day, attended) = (study.studied_on, study.attended);
            line_raw(&mut text, "party study", &format!("{day}\t{attended}\t{organisation}\t{resolution}"));
        }
        for item in self.items {
            let work_item = item.work_item.map_or_else(|| "-".to_owned(), |id| id.to_string());
            let gate = item.gate_question.map_or("-", GateQuestion::as_str);
            let (title, explanation) = (escaped(item.title), escaped(item.explanation));
            let share = item.resident_share.0;
            line_raw(&mut text, "item", &format!("{}\t{work_item}\t{gate}\t{share}\t{title}\t{explanation}", item.id));
        }
        for elector in self.roll {
            let homes = elector.homes.iter().fold(String::new(), |homes, home| format!("{homes}\t{home}"));
            line_raw(&mut text, "elector", &format!("{}{homes}", elector.area.0));
        }
        if let Some(lift) = self.lift {
            lift.write(&mut text);
        }
        if let Some(silence) = self.silence {
            silence.write(&mut text);
        }
        text
    }
}

impl FrozenLift {
    fn write(&self, text: &mut String) {
        let scheme = &self.scheme;
        let readings = if self.stricter_counts { "both readings" } else { "civil code" };
        let (total, subsidy, measure) = (scheme.total.0, scheme.subsidy.0, scheme.measure.as_str());
        line_raw(text, "lift", &format!("{total}\t{subsidy}\t{measure}\t{readings}"));
        for row in &scheme.floors {
            line_raw(text, "lift floor", &format!("{}\t{}", row.floor, row.weight));
        }
        for share in &self.shares {
            line_raw(text, "lift home", &format!("{}\t{}\t{}", share.home, share.before.0, share.after.0));
        }
    }
}

impl FrozenSilence {
    fn write(&self, text: &mut String) {
        let rule = &self.rule;
        let (document, adopted_on) = (rule.document.as_str(), rule.adopted_on);
        let (clause, words, how) = (escaped(&rule.clause), escaped(&rule.text), escaped(&rule.adopted_how));
        line_raw(text, "silence", &format!("{document}\t{clause}\t{adopted_on}\t{how}\t{words}"));
        self.pictures.iter().for_each(|picture| line(text, "silence picture", picture));
    }
}

fn line(text: &mut String, name: &str, value: &str) {
    line_raw(text, name, &escaped(value));
}

fn line_raw(text: &mut String, name: &str, value: &str) {
    // Writing into a string cannot fail.
    let _ = writeln!(text, "{name}: {value}");
}

fn escaped(value: &str) -> String {
    value.replace('\\', "\\\\").replace('\n', "\\n").replace('\t', "\\t")
}

fn moment(at: Instant) -> String {
    at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true)
}

fn leg_words(leg: &Leg) -> String {
    format!(
        "{} {} {} {} {}/{}",
        leg.counted.as_str(),
        leg.base.as_str(),
        leg.measure.as_str(),
        leg.comparator.as_str(),
        leg.threshold.numerator,
        leg.threshold.denominator
    )
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::decisions::api::SilenceDocument;
    use crate::decisions::rules::{FloorWeight, ShareMeasure, find_rule_set};
    use crate::id::PhotoId;

    fn id(number: u128) -> Uuid {
        Uuid::from_u128(number)
    }

    fn text_of(title: &str, roll: &[FrozenElector]) -> String {
        text_with(title, roll, None, None, None, None)
    }

    fn text_with(
        title: &str,
        roll: &[FrozenElector],
        scope_name: Option<&str>,
        lift: Option<&FrozenLift>,
        party_study: Option<&FrozenStudy<'_>>,
        silence: Option<&FrozenSilence>,
    ) -> String {
        let rule_set = find_rule_set("owners_major_2021").expect("rule");
        text_by(rule_set, title, roll, scope_name, lift, party_study, silence)
    }

    fn text_by(
        rule_set: &RuleSet,
        title: &str,
        roll: &[FrozenElector],
        scope_name: Option<&str>,
        lift: Option<&FrozenLift>,
        party_study: Option<&FrozenStudy<'_>>,
        silence: Option<&FrozenSilence>,
    ) -> String {
        let items = [FrozenItem {
            id: DecisionItemId(id(7)),
            work_item: None,
            gate_question: None,
            resident_share: Fen(0),
            title: "屋面防水",
            explanation: "",
        }];
        Frozen {
            decision: DecisionId(id(1)),
            project: ProjectId(id(2)),
            compound: PlaceId(id(3)),
            scope: PlaceId(id(3)),
            cluster: None,
            scope_name,
            title,
            explanation: "说明",
            opens: chrono::DateTime::UNIX_EPOCH,
            closes: chrono::DateTime::UNIX_EPOCH,
            temporary: false,
            counts_parking: false,
            changes_allowed: 1,
            duplicates: DuplicatePolicy::LastReceived,
            rule_set,
            items: &items,
            roll,
            lift,
            party_study,
            silence,
        }
        .canonical_text()
    }

    #[test]
    fn the_text_names_every_frozen_thing_on_its_own_line() {
        let roll = [
            FrozenElector { area: Area(12_000), homes: vec![HomeId(id(8)), HomeId(id(9))] },
            FrozenElector { area: Area(6_000), homes: vec![HomeId(id(10))] },
        ];
        let text = text_of("第一行\n第二行\\", &roll);
        assert!(text.starts_with("linyi decision 1\ndecision: 00000000-0000-0000-0000-000000000001\n"), "{text}");
        for line in [
            "title: 第一行\\n第二行\\\\",
            "opens: 1970-01-01T00:00:00Z",
            "quorum: participating all area at_least 2/3",
            "majority: agreeing participating persons at_least 3/4",
            "persons: 2",
            "area: 18000",
        ] {
            assert!(text.lines().any(|found| found == line), "{line} is missing in {text}");
        }
        assert!(text.contains(&format!("elector: 12000\t{}\t{}\n", id(8), id(9))), "{text}");
    }

    #[test]
    fn r29_a_denominator_is_part_of_the_text_unless_it_is_the_one_that_was_there_before_it_was_data() {
        let text = |rule_set: &RuleSet| text_by(rule_set, "a", &[], None, None, None, None);
        let gate = find_rule_set("consent_gate_2022").expect("rule");
        let before = text(gate);
        let head = "linyi decision 1\n\
                    decision: 00000000-0000-0000-0000-000000000001\n\
                    project: 00000000-0000-0000-0000-000000000002\n\
                    compound: 00000000-0000-0000-0000-000000000003\n\
                    scope: 00000000-0000-0000-0000-000000000003\n\
                    title: a\nexplanation: 说明\n\
                    opens: 1970-01-01T00:00:00Z\ncloses: 1970-01-01T00:00:00Z\n\
                    temporary: false\nparking: false\nchanges: 1\nduplicates: last_received\n\
                    rule: consent_gate_2022\nkind: consent_gate\nunit: household\n";
        let basis = format!("basis: {}\n", gate.basis_zh);
        let tail = "majority: agreeing all persons at_least 4/5\npersons: 0\narea: 0\n\
                    item: 00000000-0000-0000-0000-000000000007\t-\t-\t0\t屋面防水\t\n";
        assert_eq!(before, [head, &basis, tail].concat());
        let responded = RuleSet { gate_denominator: GateDenominator::Responded, ..gate.clone() };
        assert_eq!(text(&responded), before.replace("4/5\npersons", "4/5\ndenominator: responded\npersons"));
        // To other kinds it means nothing.
        let owners = find_rule_set("owners_major_2021").expect("rule");
        let odd = RuleSet { gate_denominator: GateDenominator::Responded, ..owners.clone() };
        assert_eq!(text(&odd), text(owners));
    }

    #[test]
    fn moving_a_home_to_another_elector_changes_the_text() {
        let one = [FrozenElector { area: Area(100), homes: vec![HomeId(id(8))] }];
        let other = [FrozenElector { area: Area(100), homes: vec![HomeId(id(9))] }];
        assert_ne!(text_of("a", &one), text_of("a", &other));
        assert_eq!(text_of("a", &one), text_of("a", &one));
    }

    #[test]
    fn a_set_of_homes_and_the_shares_of_a_lift_are_part_of_the_text() {
        let roll = [FrozenElector { area: Area(6_000), homes: vec![HomeId(id(8))] }];
        let share = LiftShare { home: HomeId(id(8)), floor: 2, before: Fen(100), after: Fen(60) };
        let scheme = LiftScheme {
            total: Fen(100),
            subsidy: Fen(40),
            measure: ShareMeasure::Home,
            floors: vec![FloorWeight { floor: 2, weight: 50 }],
        };
        let lift = FrozenLift { scheme, stricter_counts: true, shares: vec![share] };
        let text = text_with("a", &roll, Some("东侧烟道"), Some(&lift), None, None);
        for line in ["scope name: 东侧烟道", "lift: 100\t40\thome\tboth readings", "lift floor: 2\t50"] {
            assert!(text.lines().any(|found| found == line), "{line} is missing in {text}");
        }
        assert!(text.ends_with(&format!("lift home: {}\t100\t60\n", id(8))), "{text}");
        assert!(!text_of("a", &roll).contains("lift"));
    }

    #[test]
    fn r28_what_the_party_organisation_resolved_is_part_of_the_text() {
        let study = FrozenStudy {
            studied_on: NaiveDate::from_ymd_opt(2026, 3, 1).expect("a date"),
            attended: 9,
            organisation: "某某社区党委",
            resolution: "同意。\n提交居民会议。",
        };
        let text = text_with("a", &[], None, None, Some(&study), None);
        let line = "party study: 2026-03-01\t9\t某某社区党委\t同意。\\n提交居民会议。";
        assert!(text.lines().any(|found| found == line), "{text}");
        assert!(!text_of("a", &[]).contains("party study"));
    }

    #[test]
    fn a_rule_on_silence_and_its_pictures_are_part_of_the_text() {
        let roll = [FrozenElector { area: Area(6_000), homes: vec![HomeId(id(8))] }];
        let rule = SilenceRule {
            document: SilenceDocument::RulesOfProcedure,
            clause: "第二十三条".to_owned(),
            text: "不反馈意见的，\n视为同意多数票".to_owned(),
            adopted_on: chrono::NaiveDate::from_ymd_opt(2025, 3, 9).expect("a date"),
            adopted_how: "同意 320 人".to_owned(),
            photos: vec![PhotoId(id(11))],
        };
        let silence = FrozenSilence { rule, pictures: vec!["ab12".to_owned()] };
        let text = text_with("a", &roll, None, None, None, Some(&silence));
        let line = "silence: rules_of_procedure\t第二十三条\t2025-03-09\t同意 320 人\t不反馈意见的，\\n视为同意多数票";
        assert!(text.lines().any(|found| found == line), "{text}");
        assert!(text.ends_with("silence picture: ab12\n"), "{text}");
        assert!(!text_of("a", &roll).contains("silence"));
    }
}
