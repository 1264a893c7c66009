//! `/desk/decisions/:id`: where it stands, the next step, who has not voted yet; never how anyone voted.

use leptos::prelude::*;
use linyi_shared::decisions::api::{DeskDecision, HomeTurnout, RollPreview};
use linyi_shared::decisions::rules::{DecisionKind, DecisionState, RuleSet};
use linyi_shared::id::DecisionId;
use linyi_shared::time::{end_words, moment_words};

use super::desk_lift::lift_section;
use super::desk_party_study::study_section;
use super::desk_steps::steps_view;
use super::outcome::outcome_view;
use super::outcome_sheet::weight_words;
use super::read::{asked_view, scope_words};
use super::record::{effect_facts, repeats_view};
use super::silence::{missing_words, silence_section};
use super::turnout::turnout_view;
use super::words::{area_text, noun_of, number, tone_of};
use crate::api::resource_of;
use crate::i18n::{fill, lang, t};
use crate::ui::picture::{BuildingDots, Floor, HomeDot};
use crate::ui::*;

/// `/desk/decisions/:id`.
pub fn decision_page() -> AnyView {
    resource_of("id", |api, id: DecisionId| api.find_desk_decision(id)).view(decision)
}

fn decision(desk: DeskDecision) -> AnyView {
    let (texts, lang) = (t().decisions_desk, lang());
    let page = &desk.page;
    let lead = [&page.compound_name, " · ", page.rule_set.name(lang)].concat();
    let board = (page.state != DecisionState::Draft).then(|| board_view(&desk));
    view! {
        <PageHead title=page.title.clone() lead=lead back="/desk/decisions" back_label=texts.back/>
        <p><Tag label=page.state.words(lang) tone=tone_of(page.state)/></p>
        {repeats_view(page)}
        {study_section(&desk)}
        {steps_view(&desk)}
        {needed_view(&desk)}
        {lift_section(&desk)}
        {silence_section(page)}
        {silence_view(&desk)}
        {outcome_section(&desk)}
        {board}
        {asked_view(&page.explanation, &page.items)}
        {links_view(&desk)}
    }
    .into_any()
}

fn needed_view(desk: &DeskDecision) -> AnyView {
    let (texts, lang) = (t().decisions_desk, lang());
    let page = &desk.page;
    let requirement = page.rule_set.requirement(page.turnout.all, lang);
    let roll = desk.roll.as_ref().map(|roll| {
        let href = format!("/desk/places/{}/electors", desk.electors_place);
        let look = (roll.possible_merges + roll.merged > 0)
            .then(|| view! { <p class="actions"><a class="button" href=href>{texts.electors_look}</a></p> }.into_any());
        view! { {roll_view(roll, &page.rule_set)} {look} }.into_any()
    });
    let window = [moment_words(page.opens_at, lang), end_words(page.closes_at, lang)].join(" – ");
    let mut facts = vec![
        fact(t().decisions.scope, scope_words(page)),
        fact(texts.window, window),
        fact(t().decisions.basis, page.rule_set.basis(lang).to_owned()),
    ];
    facts.extend(effect_facts(page));
    let meaning = meaning_view(page.rule_set.kind);
    view! { <Section title=texts.needed><p class="lead">{requirement}</p> {meaning} {roll} <Facts rows=facts/></Section> }
        .into_any()
}

/// What the choices mean, where nobody would expect it.
pub fn meaning_view(kind: DecisionKind) -> Option<AnyView> {
    kind.choices_words(lang()).map(|words| view! { <p>{icon(Icon::Info)} " " {words}</p> }.into_any())
}

/// Before the outcome of a decision with a rule on silence: who was handed a ballot, and what is still to be proven.
fn silence_view(desk: &DeskDecision) -> Option<AnyView> {
    let texts = t().decisions_desk;
    let reading = desk.silence.as_ref()?;
    let who =
        fill(texts.silence_so_far, &[("who", &weight_words(reading.delivered_unanswered, desk.page.rule_set.unit))]);
    let proofs = if reading.missing.is_empty() {
        texts.silence_proven.to_owned()
    } else {
        fill(texts.silence_lacking, &[("missing", &missing_words(reading))])
    };
    Some(view! { <Card><p>{who}</p> <p>{proofs}</p></Card> }.into_any())
}

fn outcome_section(desk: &DeskDecision) -> Option<AnyView> {
    let texts = t().decisions;
    let outcome = desk.page.outcome.clone()?;
    let outcome = outcome_view(outcome, &desk.page.rule_set);
    Some(view! { <Section title=texts.outcome id="outcome">{outcome}</Section> }.into_any())
}

/// The roll as it would be frozen now, with what somebody should look at first.
pub fn roll_view(roll: &RollPreview, rule_set: &RuleSet) -> AnyView {
    let texts = t().decisions_desk;
    let persons = number(roll.all.persons);
    let size = match area_text(roll.all.area) {
        Some(area) => {
            fill(texts.roll_owners, &[("persons", &persons), ("area", &area), ("homes", &number(roll.homes.into()))])
        }
        None => fill(texts.roll_heads, &[("persons", &persons), ("noun", &noun_of(rule_set, roll.all.persons))]),
    };
    let note = |count: u32, text: &str| {
        (count > 0).then(|| view! { <p>{icon(Icon::Caution)} {fill(text, &[("count", &count)])}</p> }.into_any())
    };
    let warnings = roll.meeting.map(|meeting| meeting.warnings(lang())).unwrap_or_default();
    let warnings = warnings.into_iter().map(|words| view! { <p>{icon(Icon::Caution)} " " {words}</p> }.into_any());
    let warnings = warnings.collect_view();
    view! {
        <Facts rows=vec![fact(texts.roll, size)]/>
        {note(roll.unknown_owners, texts.unknown_owners)}
        {note(roll.possible_merges, texts.possible_merges)}
        {note(roll.merged, texts.merged)}
        {note(roll.without_area, texts.without_area)}
        {note(roll.minors, texts.minors)}
        {warnings}
    }
    .into_any()
}

fn board_view(desk: &DeskDecision) -> AnyView {
    let texts = t().decisions_desk;
    let known = if desk.homes.is_empty() { &[][..] } else { &desk.page.turnout.buildings[..] };
    let buildings = known.iter().map(|building| {
        let homes: Vec<_> = desk.homes.iter().filter(|home| home.building_id == building.id).collect();
        let of_people = desk.page.rule_set.unit.is_individual();
        let finding = fill(
            if of_people { texts.board_people } else { texts.board_finding },
            &[("building", &building.name), ("homes", &building.homes), ("voted", &building.voted)],
        );
        let all = homes.iter().all(|home| home.voted);
        let all = all.then(|| view! { <p class="muted">{texts.missing_none}</p> }.into_any());
        let floors = floors(&homes);
        view! { <Card><BuildingDots finding=finding floors=floors keys=[texts.voted_homes, texts.missing]/> {all}</Card> }.into_any()
    });
    let buildings = buildings.collect_view();
    let turnout = turnout_view(&desk.page.turnout, &desk.page.rule_set);
    view! {
        <Section title=texts.board id="board">
            {turnout}
            <p class="muted">{texts.missing_hint}</p>
            <div class="cols">{buildings}</div>
        </Section>
    }
    .into_any()
}

/// The homes of a building by floor, the highest first.
fn floors(homes: &[&HomeTurnout]) -> Vec<Floor> {
    let mut floors: Vec<(i32, Vec<HomeDot>)> = Vec::new();
    for home in homes {
        let dot = HomeDot { label: home.label.clone(), reached: home.voted };
        match floors.iter_mut().find(|(floor, _)| *floor == home.floor) {
            Some((_, dots)) => dots.push(dot),
            None => floors.push((home.floor, vec![dot])),
        }
    }
    floors.sort_unstable_by_key(|(floor, _)| std::cmp::Reverse(*floor));
    let words = |floor: i32| fill(t().decisions_desk.floor, &[("floor", &floor)]);
    floors.into_iter().map(|(floor, homes)| Floor { label: words(floor), homes }).collect()
}

fn links_view(desk: &DeskDecision) -> AnyView {
    if desk.page.state == DecisionState::Draft {
        return ().into_any();
    }
    let (texts, id) = (t().decisions_desk, desk.page.id);
    let again = (desk.may_run && !desk.page.state.is_sealed()).then(|| {
        let href = format!("/desk/projects/{}/decisions/new?repeats={id}", desk.page.project_id);
        view! { <a class="button" href=href>{texts.repeat}</a> }.into_any()
    });
    view! {
        <p class="actions">
            <a class="button" href=format!("/decisions/{id}")>{texts.public_page}</a>
            <a class="button" href=format!("/decisions/{id}/turnout")>{texts.to_board}</a>
            {again}
            <a class="button quiet" href=format!("/api/v1/decisions/{id}/register") rel="external">{icon(Icon::Download)} {texts.register}</a>
        </p>
    }
    .into_any()
}
