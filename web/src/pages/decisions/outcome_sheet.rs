//! `/decisions/:id/outcome`: the whole outcome in the form in which such results are posted (dossier F64), to be
//! printed on A4.

use leptos::prelude::*;
use linyi_shared::decisions::api::{ChannelCount, DecisionOutcome, DecisionPage, ItemOutcome};
use linyi_shared::decisions::rules::{Choice, LEAST_CELL, LegResult, Measure, Outcome, Unit, Weight};
use linyi_shared::id::DecisionId;
use linyi_shared::time::{end_words, moment_words};

use super::outcome::{conditions_view, gate_view};
use super::read::{scope_words, standing_view};
use super::record::{corrections_view, effect_facts, log_section, repeats_view};
use super::silence::{reading_note, reading_title, silence_section};
use super::words::{number, share};
use crate::api::resource_of;
use crate::i18n::{fill, lang, t};
use crate::ui::*;

/// `/decisions/:id/outcome`.
pub fn sheet_page() -> AnyView {
    resource_of("id", |api, id: DecisionId| api.find_decision(id)).view(sheet)
}

fn sheet(page: DecisionPage) -> AnyView {
    let (texts, lang) = (t().decisions, lang());
    let back = format!("/decisions/{}", page.id);
    let title = fill(texts.sheet_title, &[("title", &page.title)]);
    let lead = [&page.compound_name, " · ", page.rule_set.name(lang), " · ", page.state.words(lang)].concat();
    let Some(outcome) = &page.outcome else {
        return view! {
            <PageHead title=title lead=lead back=back back_label=texts.back_decision/>
            <Empty text=texts.sheet_not_yet/>
        }
        .into_any();
    };
    let participants = format!("/decisions/{}/participants", page.id);
    let items = outcome.items.iter().map(item_section).collect_view();
    view! {
        <article class="sheet stack">
            <PageHead title=title lead=lead back=back back_label=texts.back_decision/>
            {standing_view(&page)}
            {repeats_view(&page)}
            <p class="actions">
                <PrintButton label=texts.print/>
                <a class="button" href=participants>{icon(Icon::Building)} " " {texts.see_participants}</a>
            </p>
            {scope_section(&page)}
            {part_section(&page, outcome)}
            {outcome.gate.clone().map(gate_view)}
            {silence_section(&page)}
            {outcome.silence.as_ref().map(|reading| reading_note(reading, page.rule_set.unit))}
            {items}
            {conditions_view(outcome.conditions.clone())}
            {effect_section(&page)}
            {log_section(&page)}
        </article>
    }
    .into_any()
}

/// Scope, time, who calls the vote and whom to ask.
fn scope_section(page: &DecisionPage) -> AnyView {
    let (texts, lang) = (t().decisions, lang());
    let window = [moment_words(page.opens_at, lang), end_words(page.closes_at, lang)].join(" – ");
    let mut facts = vec![
        fact(texts.scope, scope_words(page)),
        fact(texts.when, window),
        fact(texts.initiator, page.initiator.clone()),
    ];
    if !page.contact.is_empty() {
        facts.push(fact(texts.contact, page.contact.clone()));
    }
    facts.push(fact(texts.basis, page.rule_set.basis(lang).to_owned()));
    view! { <Section title=texts.sheet_scope><Facts rows=facts/></Section> }.into_any()
}

/// Who took part, and how the ballots came.
fn part_section(page: &DecisionPage, outcome: &DecisionOutcome) -> AnyView {
    let texts = t().decisions;
    let unit = page.rule_set.unit;
    let (part, all) = (outcome.participated(), page.turnout.all);
    let mut facts =
        vec![fact(texts.sheet_all, weight_words(all, unit)), fact(texts.participated, shared_words(part, all, unit))];
    if let Some(papers) = &outcome.papers {
        facts.push(fact(texts.invalid, fill(texts.invalid_count, &[("count", &papers.invalid)])));
        let account = [
            ("issued", &papers.issued as &dyn std::fmt::Display),
            ("returned", &papers.returned()),
            ("void", &papers.void),
            ("outstanding", &papers.outstanding),
        ];
        facts.push(fact(texts.papers, fill(texts.papers_balance, &account)));
    }
    let channels = channels_view(&outcome.channels, part.persons);
    view! { <Section title=texts.sheet_part><Facts rows=facts/> {channels}</Section> }.into_any()
}

/// `403 人、66,783.97 ㎡`.
pub fn weight_words(weight: Weight, unit: Unit) -> String {
    let persons = [&number(weight.persons), " ", unit.noun(weight.persons, lang())].concat();
    if weight.area.0 > 0 { [&persons, t().frame.comma, &weight.area.to_string(), " ㎡"].concat() } else { persons }
}

/// `290 人（71.96%）、48,102.11 ㎡（72.02%）`.
fn shared_words(weight: Weight, whole: Weight, unit: Unit) -> String {
    let noun = unit.noun(weight.persons, lang());
    let persons = [&number(weight.persons), " ", noun, " (", &share(weight.persons, whole.persons), ")"].concat();
    if whole.area.0 == 0 {
        return persons;
    }
    let area = [&weight.area.to_string(), " ㎡ (", &share(weight.area.0, whole.area.0), ")"].concat();
    [&persons, t().frame.comma, &area].concat()
}

/// The ballots by channel; small figures are hidden with as many others as it takes (R51).
pub fn channels_view(channels: &[ChannelCount], all: i64) -> AnyView {
    if channels.is_empty() {
        return ().into_any();
    }
    let texts = t().decisions;
    let shown: i64 = channels.iter().filter_map(|count| count.ballots).map(i64::from).sum();
    let is_hiding = channels.iter().any(|count| count.ballots.is_none());
    let rows = channels.iter().map(|count| {
        let figure = count.ballots.map_or_else(|| texts.hidden.to_owned(), |ballots| number(ballots.into()));
        view! { <tr><th scope="row">{count.channel.words(lang())}</th><td class="number">{figure}</td></tr> }.into_any()
    });
    let rest = is_hiding.then(|| {
        let label = texts.hidden_together;
        view! { <tr><th scope="row">{label}</th><td class="number">{number(all - shown)}</td></tr> }.into_any()
    });
    let hint = is_hiding.then(|| {
        let words = fill(texts.hidden_hint, &[("least", &LEAST_CELL)]);
        view! { <p class="small muted">{words}</p> }.into_any()
    });
    view! {
        <div class="table-wrap">
            <table>
                <caption>{texts.channels}</caption>
                <thead><tr><th scope="col">{texts.channel}</th><th scope="col" class="number">{texts.ballots}</th></tr></thead>
                <tbody>{rows.collect_view()} {rest}</tbody>
            </table>
        </div>
        {hint}
    }
    .into_any()
}

/// One question: verdict, choices by persons and by area, every leg; both ways where silence may count, the strict one
/// first.
fn item_section(item: &ItemOutcome) -> AnyView {
    let texts = t().decisions;
    let title = [&item.position.to_string(), ". ", &item.title].concat();
    let both = item.with_silence.is_some();
    let strict = reading_view(&item.outcome);
    let other = item.with_silence.as_ref().map(reading_view);
    view! {
        <Section title=title>
            {reading_title(texts.reading_strict, both)}
            {strict}
            {reading_title(texts.reading_silence, both)}
            {other}
        </Section>
    }
    .into_any()
}

fn reading_view(outcome: &Outcome) -> AnyView {
    let (texts, lang) = (t().decisions, lang());
    let (label, tone) = if outcome.passed { (texts.passed, Tone::Done) } else { (texts.failed, Tone::Against) };
    let (words, choices, legs) = (outcome.words(lang), choices_table(outcome), legs_table(outcome));
    view! {
        <p><Tag label=label tone=tone/> {words}</p>
        {choices}
        {legs}
    }
    .into_any()
}

/// Agree, against and abstain with their shares of those who took part, then those who did not.
fn choices_table(outcome: &Outcome) -> AnyView {
    let (texts, lang) = (t().decisions, lang());
    let tally = &outcome.tally;
    let (part, with_area) = (tally.participated(), tally.all.area.0 > 0);
    let row = |label: &'static str, weight: Weight, whole: Option<Weight>| {
        let share_of =
            |measure: Measure| whole.map(|whole| share(weight.of(measure), whole.of(measure))).unwrap_or_default();
        let area = with_area.then(|| {
            view! { <td class="number">{weight.area.to_string()}</td><td class="number">{share_of(Measure::Area)}</td> }
                .into_any()
        });
        view! {
            <tr>
                <th scope="row">{label}</th>
                <td class="number">{number(weight.persons)}</td>
                <td class="number">{share_of(Measure::Persons)}</td>
                {area}
            </tr>
        }
        .into_any()
    };
    let mut rows: Vec<_> =
        Choice::ALL.iter().map(|choice| row(choice.words(lang), tally.side(*choice), Some(part))).collect();
    rows.push(row(texts.sheet_part_row, part, None));
    rows.push(row(texts.silent, tally.silent(), None));
    rows.push(row(texts.all, tally.all, None));
    let area = with_area.then(|| {
        view! { <th scope="col" class="number">{texts.area}</th><th scope="col" class="number">{texts.of_part}</th> }
            .into_any()
    });
    view! {
        <div class="table-wrap">
            <table>
                <thead>
                    <tr>
                        <th scope="col">{texts.choice}</th>
                        <th scope="col" class="number">{outcome.unit.count_name(lang)}</th>
                        <th scope="col" class="number">{texts.of_part}</th>
                        {area}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// Every leg with numerator, denominator, truncated share and whether it is reached (R10, R11).
fn legs_table(outcome: &Outcome) -> AnyView {
    let texts = t().decisions;
    let rows = outcome.legs.iter().map(|leg| leg_row(leg, outcome.unit)).collect_view();
    view! {
        <div class="table-wrap">
            <table>
                <thead>
                    <tr>
                        <th scope="col">{texts.leg}</th>
                        <th scope="col" class="number">{texts.leg_figures}</th>
                        <th scope="col" class="number">{texts.leg_share}</th>
                        <th scope="col">{texts.leg_asks}</th>
                        <th scope="col">{texts.leg_verdict}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn leg_row(result: &LegResult, unit: Unit) -> AnyView {
    let lang = lang();
    let figure = |figure: i64| match result.leg.measure {
        Measure::Persons => number(figure),
        Measure::Area => linyi_shared::area::Area(figure).to_string(),
    };
    let sign = if result.holds { Icon::Tick } else { Icon::Cross };
    let figures = [figure(result.numerator), figure(result.denominator)].join(" / ");
    view! {
        <tr>
            <th scope="row">{result.leg.name(unit, lang)}</th>
            <td class="number">{figures}</td>
            <td class="number">{share(result.numerator, result.denominator)}</td>
            <td>{result.leg.asks(lang)}</td>
            <td class="nowrap">{icon(sign)} " " {result.leg.verdict(result.holds, lang)}</td>
        </tr>
    }
    .into_any()
}

/// The legal sentence, whether it stands, who signed, objections with their answers, corrections.
fn effect_section(page: &DecisionPage) -> AnyView {
    let (texts, lang) = (t().decisions, lang());
    let basis = fill(texts.legal, &[("basis", &page.rule_set.basis(lang))]);
    let sue = (page.rule_set.unit.is_owner() && page.final_at.is_some())
        .then(|| view! { <p>{texts.right_to_sue}</p> }.into_any());
    let facts = effect_facts(page);
    let facts = (!facts.is_empty()).then(|| view! { <Facts rows=facts/> }.into_any());
    let notices = page.result_notices.iter().map(|notice| {
        let href = format!("/notices/{}#objections", notice.id);
        let waiting = match notice.open_objections {
            0 => texts.objections_answered.to_owned(),
            count => fill(texts.objections_open, &[("count", &count)]),
        };
        view! { <li><a href=href>{notice.title.clone()}</a> " · " {waiting}</li> }.into_any()
    });
    let notices: Vec<_> = notices.collect();
    let objections = if notices.is_empty() {
        view! { <p class="muted">{texts.no_notice_yet}</p> }.into_any()
    } else {
        view! { <ul class="stack">{notices}</ul> }.into_any()
    };
    let corrections = corrections_view(page);
    view! {
        <Section title=texts.sheet_effect>
            <p>{basis}</p>
            {sue}
            {facts}
            <h3>{texts.sheet_objections}</h3>
            {objections}
            <h3>{texts.corrections}</h3>
            {corrections}
        </Section>
    }
    .into_any()
}
