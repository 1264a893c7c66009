//! `/desk/places/:id/rule-sets`: the rules of voting in a district, and how it adds and ends its own (R29).

use std::fmt::Display;

use chrono::NaiveDate;
use leptos::prelude::*;
use linyi_shared::decisions::api::{RuleSetStanding, RuleSetView, RuleSetsPage};
use linyi_shared::decisions::rules::{DecisionKind, Leg, Timing, Unit};
use linyi_shared::id::PlaceId;
use linyi_shared::time::{date_words, moment_words};

use super::desk_rule_set_form::form_view;
use crate::api::resource;
use crate::i18n::{fill, lang, t};
use crate::route::{param, query};
use crate::ui::*;

/// `/desk/places/:id/rule-sets`.
pub fn rule_sets_page() -> AnyView {
    let Some(id) = param::<PlaceId>("id") else { return not_found_page() };
    resource(move || (id, query("kind")), |api, (id, kind)| api.list_rule_sets(id, kind)).view(rule_sets)
}

fn rule_sets(page: RuleSetsPage) -> AnyView {
    let texts = t().rule_sets_desk;
    let lead = fill(texts.lead, &[("place", &page.place_name)]);
    let kinds = DecisionKind::ALL.iter().map(|kind| kind_view(&page, *kind)).collect_view();
    let add = page.may_change.then(|| add_view(&page));
    view! {
        <PageHead title=texts.title lead=lead back="/desk" back_label=t().desk.overview/>
        {kinds}
        {add}
    }
    .into_any()
}

fn kind_view(page: &RuleSetsPage, kind: DecisionKind) -> AnyView {
    let texts = t().rule_sets_desk;
    let of_kind = page.rule_sets.iter().filter(|view| view.rule_set.kind == kind);
    let (over, known): (Vec<_>, Vec<_>) = of_kind.partition(|view| view.standing == RuleSetStanding::Over);
    let list = if known.is_empty() {
        view! { <Empty text=texts.none_in_force/> }.into_any()
    } else {
        let cards = known.into_iter().map(|view| rule_card(page, view)).collect_view();
        view! { <div class="card-list">{cards}</div> }.into_any()
    };
    let past = (!over.is_empty()).then(|| {
        let cards = over.into_iter().map(|view| rule_card(page, view)).collect_view();
        view! {
            <details>
                <summary>{texts.past}</summary>
                <div class="card-list">{cards}</div>
            </details>
        }
        .into_any()
    });
    view! {
        <Section title=kind.words(lang())>
            {list}
            {past}
        </Section>
    }
    .into_any()
}

fn rule_card(page: &RuleSetsPage, entry: &RuleSetView) -> AnyView {
    let (texts, lang) = (t().rule_sets_desk, lang());
    let rule = &entry.rule_set;
    let mut rows = vec![
        fact(texts.basis, rule.basis(lang).to_owned()),
        fact(texts.days, days_words(rule.effective_from, rule.effective_to)),
    ];
    if !rule.quorum.is_empty() {
        rows.push(fact(texts.quorum, legs_view(&rule.quorum, rule.unit)));
    }
    rows.push(fact(texts.majority, legs_view(&rule.majority, rule.unit)));
    if rule.kind == DecisionKind::ConsentGate {
        rows.push(fact(texts.denominator, rule.gate_denominator.words(lang)));
    }
    rows.push(fact(texts.periods, timing_view(&rule.timing)));
    if let Some(document) = &entry.document {
        let line = fill(texts.document_line, &[("title", &document.title), ("number", &document.number)]);
        rows.push(fact(texts.document, line));
        rows.push(fact(texts.code, rule.code.to_string()));
    }
    let ended = entry.ended_at.map(|at| {
        let words = fill(texts.ended, &[("moment", &moment_words(at, lang)), ("reason", &entry.ended_because)]);
        view! { <p class="muted">{words}</p> }.into_any()
    });
    let own = entry.id.map(|_| view! { <Tag label=texts.of_district tone=Tone::Info/> }.into_any());
    let name = rule.name(lang).to_owned();
    let (standing, tone) = (entry.standing.words(lang), tone_of(entry.standing));
    let end =
        entry.id.filter(|_| page.may_change && entry.ended_at.is_none() && entry.standing != RuleSetStanding::Over);
    let end = end.map(|id| end_form(page.place_id, id.to_string()));
    view! {
        <Card>
            <h3>{name}</h3>
            <p><Tag label=standing tone=tone/> " " {own}</p>
            <Facts rows=rows/>
            {ended}
            {end}
        </Card>
    }
    .into_any()
}

fn tone_of(standing: RuleSetStanding) -> Tone {
    match standing {
        RuleSetStanding::InForce => Tone::Done,
        RuleSetStanding::Ahead => Tone::Caution,
        RuleSetStanding::Replaced | RuleSetStanding::Over => Tone::Neutral,
    }
}

fn days_words(from: NaiveDate, to: Option<NaiveDate>) -> String {
    let (texts, lang) = (t().rule_sets_desk, lang());
    let first = date_words(from, lang);
    match to {
        None => fill(texts.from_on, &[("from", &first)]),
        Some(last) if last < from => texts.never.to_owned(),
        Some(last) => fill(texts.from_to, &[("from", &first), ("to", &date_words(last, lang))]),
    }
}

fn legs_view(legs: &[Leg], unit: Unit) -> AnyView {
    let (texts, lang) = (t().rule_sets_desk, lang());
    let lines = legs.iter().map(|leg| {
        let (name, asks) = (leg.name(unit, lang), leg.asks(lang));
        view! { <li>{fill(texts.leg, &[("name", &name), ("asks", &asks)])}</li> }.into_any()
    });
    view! { <ul>{lines.collect_view()}</ul> }.into_any()
}

fn timing_view(timing: &Timing) -> AnyView {
    let texts = t().rule_sets_desk;
    let notice: [(&str, &dyn Display); 2] = [("days", &timing.notice_days), ("short", &timing.short_notice_days)];
    let window: [(&str, &dyn Display); 4] = [
        ("least", &timing.min_window_days),
        ("most", &timing.max_window_days),
        ("extensions", &timing.extensions),
        ("changes", &timing.ballot_changes),
    ];
    let result: [(&str, &dyn Display); 2] =
        [("due", &timing.result_due_days), ("objection", &timing.min_objection_days)];
    view! {
        <ul>
            <li>{fill(texts.periods_notice, &notice)}</li>
            <li>{fill(texts.periods_window, &window)}</li>
            <li>{fill(texts.periods_result, &result)}</li>
        </ul>
    }
    .into_any()
}

fn end_form(place: PlaceId, id: String) -> AnyView {
    let texts = t().rule_sets_desk;
    view! {
        <details>
            <summary>{texts.end}</summary>
            <ApiForm
                action=format!("/api/v1/rule-sets/{id}/end")
                return_to=format!("/desk/places/{place}/rule-sets")
            >
                <DateField name="last_day" label=texts.last_day hint=texts.last_day_hint required=true/>
                <TextArea name="reason" label=texts.end_reason rows=2 max=500 required=true/>
                <ConfirmButton label=texts.end binds=texts.end_binds confirm=texts.end_confirm class="quiet"/>
            </ApiForm>
        </details>
    }
    .into_any()
}

/// The kind is chosen by an address, so that what the form starts from is the server's, with and without JavaScript.
fn add_view(page: &RuleSetsPage) -> AnyView {
    let (texts, lang) = (t().rule_sets_desk, lang());
    let kinds = DecisionKind::ALL.iter().map(|kind| (kind.as_str().to_owned(), kind.words(lang).to_owned()));
    let kinds: Vec<_> = kinds.collect();
    let kind = page.kind.as_str();
    let address = format!("/desk/places/{}/rule-sets", page.place_id);
    let form = match page.proposal.clone() {
        Some(rule) => form_view(page.place_id, rule),
        None => view! { <Empty text=texts.no_proposal/> }.into_any(),
    };
    view! {
        <Section title=texts.add id="add">
            <p>{texts.add_lead}</p>
            <form class="form row" method="get" action=address>
                <SelectField name="kind" label=texts.choose_kind options=kinds value=kind required=true/>
                <button class="button" type="submit">{texts.show_form}</button>
            </form>
            {form}
        </Section>
    }
    .into_any()
}
