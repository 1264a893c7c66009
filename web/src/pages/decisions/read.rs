//! `/decisions/:id`: what is asked, what it takes, until when, who took part, and the outcome once it is out.

use leptos::prelude::*;
use linyi_shared::decisions::api::{DecisionPage, ItemView, MyBallot, Turnout};
use linyi_shared::decisions::rules::{Counted, DecisionState, Measure, RuleSet};
use linyi_shared::id::DecisionId;
use linyi_shared::people::api::Me;
use linyi_shared::time::{deadline_words, moment_words};

use super::outcome::outcome_view;
use super::words::{area_text, joined, noun_of, number, per_mille, share, tone_of};
use crate::api::resource_of;
use crate::app::visitor;
use crate::i18n::{fill, lang, t};
use crate::ui::picture::{Bar, PairedBar, Threshold};
use crate::ui::*;

/// `/decisions/:id`.
pub fn decision_page() -> AnyView {
    resource_of("id", |api, id: DecisionId| api.find_decision(id)).view(decision)
}

fn decision(page: DecisionPage) -> AnyView {
    let (texts, lang) = (t().decisions, lang());
    describe_page(&page.title, &page.explanation, None);
    let lead = [&page.compound_name, " · ", page.rule_set.name(lang)].concat();
    let outcome = page.outcome.clone().map(|outcome| {
        let note = match page.final_at {
            Some(at) => fill(texts.final_since, &[("moment", &moment_words(at, lang))]),
            None => texts.provisional.to_owned(),
        };
        view! {
            <Section title=texts.outcome id="outcome">
                <p>{note}</p>
                {outcome_view(outcome, &page.rule_set)}
            </Section>
        }
        .into_any()
    });
    view! {
        <PageHead title=page.title.clone() lead=lead back="/decisions" back_label=texts.back/>
        <p><Tag label=page.state.words(lang) tone=tone_of(page.state)/></p>
        {now_view(&page)}
        {outcome}
        <Section title=texts.asked>
            {paragraphs(&page.explanation)}
            {items_view(&page.items)}
        </Section>
        {rule_view(&page)}
        <Section title=texts.turnout id="turnout">
            {turnout_view(&page.turnout, &page.rule_set)}
            {page.state.is_sealed().then(|| view! { <p class="muted">{icon(Icon::Lock)} {texts.sealed}</p> }.into_any())}
        </Section>
        {evidence_view(&page)}
    }
    .into_any()
}

/// The one thing to do, or the one thing that is true now.
fn now_view(page: &DecisionPage) -> AnyView {
    let (texts, lang) = (t().decisions, lang());
    match page.state {
        DecisionState::Open => {
            let deadline = fill(texts.until, &[("deadline", &deadline_words(page.closes_at, lang))]);
            view! {
                <Card class="strong">
                    <p class="lead">{deadline}</p>
                    {mine_view(page.id, page.mine.clone())}
                    <p class="muted">{texts.paper_too}</p>
                </Card>
            }
            .into_any()
        }
        DecisionState::Notified => {
            let opens = fill(texts.opens, &[("moment", &moment_words(page.opens_at, lang))]);
            view! {
                <Card class="strong" title=texts.not_open_yet>
                    <p class="lead">{opens}</p>
                    <p class="muted">{texts.paper_too}</p>
                </Card>
            }
            .into_any()
        }
        DecisionState::Closed => {
            let due = fill(texts.result_due, &[("moment", &deadline_words(page.result_due_at, lang))]);
            view! {
                <Card class="strong" title=texts.counting>
                    <p>{due}</p>
                    {receipt_link(page.id, &page.mine)}
                </Card>
            }
            .into_any()
        }
        _ => receipt_link(page.id, &page.mine),
    }
}

fn mine_view(id: DecisionId, mine: Vec<MyBallot>) -> AnyView {
    if mine.is_empty() {
        return visitor().view_or(waiting_nothing, move |me| outsider(id, me));
    }
    mine.into_iter().map(|ballot| ballot_line(id, &ballot)).collect_view().into_any()
}

fn outsider(id: DecisionId, me: Option<Me>) -> AnyView {
    let texts = t().decisions;
    match me {
        Some(_) => view! { <p>{texts.not_on_roll}</p> }.into_any(),
        None => {
            let href = format!("/sign-in?back=%2Fdecisions%2F{id}");
            view! {
                <p>{texts.sign_in_to_vote}</p>
                <p class="actions"><a class="button primary" href=href>{texts.sign_in}</a></p>
            }
            .into_any()
        }
    }
}

/// A ballot of the visitor's: to be cast, to be changed, or to be looked at.
fn ballot_line(id: DecisionId, ballot: &MyBallot) -> AnyView {
    let texts = t().decisions;
    let homes = joined(&ballot.homes);
    let href = format!("/decisions/{id}/ballot?home={}", ballot.home_id);
    if ballot.versions == 0 {
        let label = fill(texts.vote_for, &[("homes", &homes)]);
        return view! { <p class="actions"><a class="button primary" href=href>{icon(Icon::Ballot)} {label}</a></p> }
            .into_any();
    }
    let change = ballot.may_cast.then(|| view! { <a class="button quiet" href=href>{texts.change_vote}</a> }.into_any());
    view! {
        <p>{icon(Icon::Tick)} {fill(texts.you_voted, &[("homes", &homes)])}</p>
        <p class="actions"><a class="button" href=format!("/decisions/{id}/receipt")>{texts.see_receipt}</a> {change}</p>
    }
    .into_any()
}

fn receipt_link(id: DecisionId, mine: &[MyBallot]) -> AnyView {
    if !mine.iter().any(|ballot| ballot.versions > 0) {
        return ().into_any();
    }
    view! { <p class="actions"><a class="button" href=format!("/decisions/{id}/receipt")>{t().decisions.see_receipt}</a></p> }
        .into_any()
}

/// A text of several paragraphs.
pub fn paragraphs(text: &str) -> AnyView {
    let lines = text.split('\n').filter(|line| !line.trim().is_empty());
    lines.map(|line| view! { <p>{line.to_owned()}</p> }.into_any()).collect_view().into_any()
}

/// The questions.
pub fn items_view(items: &[ItemView]) -> AnyView {
    let items = items.iter().map(|item| view! { <li><div>{item_view(item)}</div></li> }.into_any());
    view! { <ol class="steps">{items.collect_view()}</ol> }.into_any()
}

fn item_view(item: &ItemView) -> AnyView {
    view! {
        <strong>{item.title.clone()}</strong>
        {details(item)}
    }
    .into_any()
}

/// What a question means for a home: its explanation, and what residents pay.
pub fn details(item: &ItemView) -> AnyView {
    let cost = (item.resident_share.0 > 0).then(|| {
        let words = fill(t().decisions.item_share, &[("amount", &item.resident_share)]);
        view! { <p>{words}</p> }.into_any()
    });
    view! { {paragraphs(&item.explanation)} {cost} }.into_any()
}

/// What it takes, in one sentence of exact figures, and the facts of the vote.
fn rule_view(page: &DecisionPage) -> AnyView {
    let (texts, lang) = (t().decisions, lang());
    let changes = match page.changes_allowed {
        0 => texts.changes_none.to_owned(),
        count => fill(texts.changes_some, &[("count", &count)]),
    };
    let from_to = [("opens", moment_words(page.opens_at, lang)), ("closes", deadline_words(page.closes_at, lang))];
    let from_to = fill(texts.from_to, &[(from_to[0].0, &from_to[0].1), (from_to[1].0, &from_to[1].1)]);
    let extensions = page.extensions.iter().map(|extension| {
        let words = fill(
            texts.extension,
            &[
                ("before", &deadline_words(extension.previous_closes_at, lang)),
                ("after", &deadline_words(extension.closes_at, lang)),
                ("reason", &extension.reason),
            ],
        );
        view! { <p>{words}</p> }.into_any()
    });
    let owners = page.rule_set.unit.is_owner();
    view! {
        <Section title=texts.rule id="rule">
            <p class="lead">{page.rule_set.requirement(page.turnout.all, lang)}</p>
            {owners.then(|| view! { <p>{texts.one_ballot}</p> }.into_any())}
            {page.counts_parking.then(|| view! { <p>{texts.parking}</p> }.into_any())}
            {extensions.collect_view()}
            <Facts rows=vec![
                fact(texts.scope, scope_words(page)),
                fact(texts.when, from_to),
                fact(texts.changes, changes),
                fact(texts.duplicates, page.duplicates.words(lang)),
                fact(texts.basis, page.rule_set.basis(lang).to_owned()),
            ]/>
        </Section>
    }
    .into_any()
}

/// Who decides, with the denominators.
pub fn scope_words(page: &DecisionPage) -> String {
    let texts = t().decisions;
    let all = page.turnout.all;
    let persons = number(all.persons);
    match area_text(all.area) {
        Some(area) => {
            fill(texts.scope_owner, &[("place", &page.scope_name), ("persons", &persons), ("area", &area)])
        }
        None => {
            let noun = noun_of(&page.rule_set, all.persons);
            fill(texts.scope_heads, &[("place", &page.scope_name), ("persons", &persons), ("noun", &noun)])
        }
    }
}

/// The turnout against the quorum, and by building.
pub fn turnout_view(turnout: &Turnout, rule_set: &RuleSet) -> AnyView {
    let (texts, lang) = (t().decisions, lang());
    let noun = noun_of(rule_set, turnout.all.persons);
    let finding = fill(
        texts.turnout_finding,
        &[
            ("voted", &number(turnout.voted.persons)),
            ("all", &number(turnout.all.persons)),
            ("noun", &noun),
            ("share", &share(turnout.voted.persons, turnout.all.persons)),
        ],
    );
    let measures: &[Measure] = if turnout.all.area.0 > 0 { Measure::ALL } else { &[Measure::Persons] };
    let bars = measures.iter().map(|measure| {
        let (voted, all) = (turnout.voted.of(*measure), turnout.all.of(*measure));
        let quorum = rule_set.quorum.iter().find(|leg| leg.measure == *measure && leg.counted == Counted::Participating);
        let figure = |figure: i64| match measure {
            Measure::Persons => number(figure),
            Measure::Area => linyi_shared::area::Area(figure).to_string(),
        };
        let label = match measure {
            Measure::Persons => rule_set.unit.count_name(lang),
            Measure::Area => measure.words(lang),
        };
        Bar {
            label: label.to_owned(),
            per_mille: per_mille(voted, all),
            words: format!("{} ({} / {})", share(voted, all), figure(voted), figure(all)),
            threshold: quorum.map(|leg| Threshold {
                per_mille: per_mille(leg.threshold.numerator.into(), leg.threshold.denominator.into()),
                label: leg.asks(lang),
            }),
            reached: quorum.is_none_or(|leg| leg.holds(voted, all)),
        }
    });
    let rows = turnout.buildings.iter().map(|building| {
        view! {
            <tr>
                <th scope="row">{building.name.clone()}</th>
                <td class="number">{number(building.homes.into())}</td>
                <td class="number">{number(building.voted.into())}</td>
            </tr>
        }
        .into_any()
    });
    let rows = rows.collect_view();
    view! {
        <PairedBar finding=finding bars=bars.collect()/>
        <details>
            <summary>{texts.by_building}</summary>
            <div class="table-wrap">
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{texts.building}</th>
                            <th scope="col" class="number">{texts.homes}</th>
                            <th scope="col" class="number">{texts.homes_voted}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </details>
    }
    .into_any()
}

fn evidence_view(page: &DecisionPage) -> AnyView {
    let (texts, lang) = (t().decisions, lang());
    let (Some(at), Some(hash)) = (page.notified_at, page.register_hash.clone()) else { return ().into_any() };
    // In groups of eight, so that the line breaks on a phone and can be read out.
    let hash = hash.as_bytes().chunks(8).map(|part| String::from_utf8_lossy(part).into_owned()).collect::<Vec<_>>();
    let project = format!("/projects/{}", page.project_id);
    view! {
        <Section title=texts.evidence>
            <Facts rows=vec![
                fact(texts.notified_at, moment_words(at, lang)),
                fact(texts.hash, view! { <code>{hash.join(" ")}</code> }),
                fact(texts.project, view! { <a href=project>{texts.project_link}</a> }),
            ]/>
            <p class="small muted">{texts.hash_hint}</p>
        </Section>
    }
    .into_any()
}
