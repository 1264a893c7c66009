//! An outcome: first the sentence, then the paired bars, then the table, then the legal basis.

use leptos::prelude::*;
use linyi_shared::decisions::api::{DecisionOutcome, ItemOutcome, OutcomeCondition};
use linyi_shared::decisions::rules::{
    Choice, GateOutcome, GateQuestion, GateVerdict, LegResult, Measure, Outcome, RuleSet, Unit, Weight,
};

use super::outcome_sheet::channels_view;
use super::silence::{reading_note, reading_title};
use super::words::{number, per_mille, share};
use crate::i18n::{fill, lang, t};
use crate::ui::picture::{Bar, PairedBar, Threshold};
use crate::ui::{Card, Tag, Tone};

/// The whole outcome.
pub fn outcome_view(outcome: DecisionOutcome, rule_set: &RuleSet) -> AnyView {
    let basis = fill(t().decisions.legal, &[("basis", &rule_set.basis(lang()))]);
    let part = outcome.participated().persons;
    let silence = outcome.silence.as_ref().map(|reading| reading_note(reading, rule_set.unit));
    let gate = outcome.gate.map(gate_view);
    let items = outcome.items.into_iter().map(item_view).collect_view();
    let conditions = conditions_view(outcome.conditions);
    view! {
        {gate}
        {silence}
        <div class="card-list">{items}</div>
        {conditions}
        <p class="small">{basis}</p>
        {channels_view(&outcome.channels, part)}
    }
    .into_any()
}

/// What is needed, or told, besides the tallies.
pub fn conditions_view(conditions: Vec<OutcomeCondition>) -> Option<AnyView> {
    if conditions.is_empty() {
        return None;
    }
    let (texts, zh) = (t().decisions, lang() == linyi_shared::lang::Lang::Zh);
    let lines = conditions.into_iter().map(move |one| {
        let tone = if one.holds { Tone::Done } else { Tone::Against };
        let verdict = if one.holds { texts.passed } else { texts.failed };
        let aside = if one.counts { "" } else { texts.not_counting };
        let words = if zh { one.zh } else { one.en };
        view! { <li><Tag label=verdict tone=tone/> " " {words} {aside}</li> }.into_any()
    });
    let lines = lines.collect_view();
    Some(view! { <Card title=texts.conditions><ul class="stack">{lines}</ul></Card> }.into_any())
}

fn item_view(item: ItemOutcome) -> AnyView {
    let texts = t().decisions;
    let verdict = if item.carried { (texts.passed, Tone::Done) } else { (texts.failed, Tone::Against) };
    let but = (item.decisive().passed && !item.carried).then(|| view! { <p>{texts.passed_but}</p> }.into_any());
    let both = item.with_silence.is_some();
    let strict = reading_view(&item.outcome);
    let other = item.with_silence.as_ref().map(reading_view);
    view! {
        <Card>
            <p class="kicker">{item.position} " · " {item.title}</p>
            <p><Tag label=verdict.0 tone=verdict.1/></p>
            {but}
            {reading_title(texts.reading_strict, both)}
            {strict}
            {reading_title(texts.reading_silence, both)}
            {other}
        </Card>
    }
    .into_any()
}

/// One reading of a question: its sentence, the bars, the table, every line to be checked.
fn reading_view(outcome: &Outcome) -> AnyView {
    let (texts, lang) = (t().decisions, lang());
    let sentence = [&outcome.words(lang), " ", &shares(outcome)].concat();
    let bars = outcome.legs.iter().map(|leg| bar(leg, outcome.unit)).collect();
    let lines = outcome.lines(lang).into_iter().map(|line| view! { <li>{line}</li> }.into_any()).collect_view();
    view! {
        <PairedBar finding=sentence bars=bars/>
        {tally_table(outcome)}
        <details><summary>{texts.check}</summary><ul>{lines}</ul></details>
    }
    .into_any()
}

/// `参与 人数 72.30%、面积 75.10%；同意 人数 81.00%、面积 78.40%。`
fn shares(outcome: &Outcome) -> String {
    let texts = t().decisions;
    let tally = &outcome.tally;
    let part = tally.participated();
    let one = |what: &str, of: Weight, whole: Weight| {
        let persons = share(of.persons, whole.persons);
        if tally.all.area.0 > 0 {
            let area = share(of.area.0, whole.area.0);
            fill(texts.shares_both, &[("what", &what), ("persons", &persons), ("area", &area)])
        } else {
            fill(texts.shares, &[("what", &what), ("persons", &persons)])
        }
    };
    let took_part = one(texts.participated, part, tally.all);
    let (what, side, whole) = voice(outcome);
    let voice = one(what, side, whole);
    match lang() {
        linyi_shared::lang::Lang::Zh => format!("{took_part}；{voice}。"),
        linyi_shared::lang::Lang::En => format!("{took_part}; {voice}."),
    }
}

/// Whose voice decides, those in favour or those against, and of whom its share is taken.
fn voice(outcome: &Outcome) -> (&'static str, Weight, Weight) {
    use linyi_shared::decisions::rules::{Base, Counted};
    let tally = &outcome.tally;
    let in_favour = (t().decisions.agreed, tally.agree);
    let Some(judged) = outcome.legs.iter().find(|leg| leg.leg.counted != Counted::Participating) else {
        return (in_favour.0, in_favour.1, tally.participated());
    };
    let (what, side) = match judged.leg.counted {
        Counted::Against => (judged.leg.counted.words(lang()), tally.against),
        _ => in_favour,
    };
    let whole = match (judged.leg.base, judged.leg.measure) {
        // A consent gate may take its share of fewer homes than all.
        (Base::All, Measure::Persons) => Weight { persons: judged.denominator, ..tally.all },
        (Base::All, Measure::Area) => tally.all,
        _ => tally.participated(),
    };
    (what, side, whole)
}

fn bar(leg: &LegResult, unit: Unit) -> Bar {
    let lang = lang();
    let threshold = leg.leg.threshold;
    let figure = |figure: i64| match leg.leg.measure {
        Measure::Persons => number(figure),
        Measure::Area => linyi_shared::area::Area(figure).to_string(),
    };
    Bar {
        label: leg.leg.name(unit, lang),
        per_mille: per_mille(leg.numerator, leg.denominator),
        words: format!(
            "{} ({} / {})",
            share(leg.numerator, leg.denominator),
            figure(leg.numerator),
            figure(leg.denominator)
        ),
        threshold: Some(Threshold {
            per_mille: per_mille(threshold.numerator.into(), threshold.denominator.into()),
            label: leg.leg.asks(lang),
            ceiling: leg.leg.is_ceiling().then(|| leg.leg.verdict(leg.holds, lang)),
        }),
        reached: leg.holds,
    }
}

fn tally_table(outcome: &Outcome) -> AnyView {
    let (texts, lang) = (t().decisions, lang());
    let tally = &outcome.tally;
    let with_area = tally.all.area.0 > 0;
    let row = |label: &'static str, weight: Weight| {
        let area = with_area.then(|| view! { <td class="number">{weight.area.to_string()}</td> }.into_any());
        view! { <tr><th scope="row">{label}</th><td class="number">{number(weight.persons)}</td>{area}</tr> }.into_any()
    };
    let mut rows: Vec<_> = Choice::ALL.iter().map(|choice| row(choice.words(lang), tally.side(*choice))).collect();
    rows.push(row(texts.silent, tally.silent()));
    rows.push(row(texts.all, tally.all));
    let area = with_area.then(|| view! { <th scope="col" class="number">{texts.area}</th> }.into_any());
    view! {
        <div class="table-wrap">
            <table>
                <thead>
                    <tr>
                        <th scope="col">{texts.choice}</th>
                        <th scope="col" class="number">{outcome.unit.count_name(lang)}</th>
                        {area}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// The consent gate as a whole.
pub fn gate_view(gate: GateOutcome) -> AnyView {
    let (texts, lang) = (t().decisions, lang());
    let (sentence, tone) = match gate.verdict {
        GateVerdict::Passed => (texts.gate_passed, Tone::Done),
        GateVerdict::NotReached => (texts.gate_not_reached, Tone::Caution),
        GateVerdict::Rejected => (texts.gate_rejected, Tone::Against),
    };
    let lines: Vec<_> = [GateQuestion::Plan, GateQuestion::Management]
        .map(|question| {
            let lines = gate.share_lines(question, lang).into_iter().map(|line| view! { <li>{line}</li> }.into_any());
            view! { <li>{question.words(lang)} <ul>{lines.collect_view()}</ul></li> }.into_any()
        })
        .into();
    let verdict = gate.verdict.words(lang);
    view! {
        <Card class="strong">
            <p><Tag label=verdict tone=tone/></p>
            <p class="lead">{sentence}</p>
            <p>{gate.denominator.definition(lang)}</p>
            <details><summary>{texts.gate_shares}</summary><ul>{lines}</ul></details>
        </Card>
    }
    .into_any()
}
