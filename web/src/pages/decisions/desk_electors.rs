//! `/desk/places/:id/electors`: electors that may be one person, for somebody who knows them to decide (R3).

use leptos::prelude::*;
use linyi_shared::decisions::api::{ElectorJudgementView, ElectorSide, ElectorsPage, MergeVerdict, PossibleMergeView};
use linyi_shared::id::PlaceId;
use linyi_shared::time::moment_words;

use super::words::{joined, number};
use crate::api::resource_of;
use crate::i18n::{fill, lang, t};
use crate::ui::*;

/// `/desk/places/:id/electors`.
pub fn electors_page() -> AnyView {
    resource_of("id", |api, id: PlaceId| api.find_electors(id)).view(electors)
}

fn electors(page: ElectorsPage) -> AnyView {
    let texts = t().decisions_desk;
    let id = page.place_id;
    let place = format!("/desk/places/{id}");
    // A cluster has no page of its own on the desk.
    let back = if page.cluster_id.is_some() { place } else { "/desk/places".to_owned() };
    let persons = number(page.persons);
    let facts = vec![
        fact(texts.electors_total, fill(texts.electors_figures, &[("persons", &persons), ("area", &page.area)])),
        fact(texts.electors_fewer, page.fewer),
    ];
    let may_decide = page.may_decide;
    let open = if page.open.is_empty() {
        view! { <Empty text=texts.electors_none/> }.into_any()
    } else {
        let cards = page.open.into_iter().map(|pair| pair_card(id, may_decide, pair)).collect_view();
        view! { <div class="card-list">{cards}</div> }.into_any()
    };
    let judged = if page.judgements.is_empty() {
        view! { <Empty text=texts.electors_undecided/> }.into_any()
    } else {
        let cards = page.judgements.into_iter().map(|row| judgement_card(id, may_decide, row)).collect_view();
        view! { <div class="card-list">{cards}</div> }.into_any()
    };
    let cluster = page.cluster_id.map(|cluster| {
        let href = format!("/desk/places/{cluster}/electors");
        view! { <p class="actions"><a class="button quiet" href=href>{texts.electors_cluster}</a></p> }.into_any()
    });
    view! {
        <PageHead title=texts.electors_title lead=texts.electors_lead back=back back_label=page.place_name/>
        <Facts rows=facts/>
        {cluster}
        <Section title=texts.electors_open id="open">{open}</Section>
        <Section title=texts.electors_judged id="judged">{judged}</Section>
    }
    .into_any()
}

fn pair_card(place: PlaceId, may_decide: bool, pair: PossibleMergeView) -> AnyView {
    let texts = t().decisions_desk;
    let (first, second) = (pair.first.home_id.to_string(), pair.second.home_id.to_string());
    let form = may_decide.then(|| {
        let verdicts = MergeVerdict::ALL
            .iter()
            .map(|verdict| Choice::new(verdict.as_str(), verdict.words(lang())))
            .collect::<Vec<_>>();
        let action = format!("/api/v1/places/{place}/elector-judgements");
        view! {
            <details>
                <summary>{texts.electors_decide}</summary>
                <ApiForm action=action return_to=format!("/desk/places/{place}/electors")>
                    <HiddenField name="first_home_id" value=first/>
                    <HiddenField name="second_home_id" value=second/>
                    <ChoiceField name="verdict" label=texts.electors_verdict choices=verdicts required=true/>
                    <TextArea name="reason" label=texts.electors_reason rows=3 max=500 required=true/>
                    <SubmitButton label=texts.electors_keep/>
                </ApiForm>
            </details>
        }
        .into_any()
    });
    view! {
        <Card>
            <div class="cols">{side(&pair.first)} {side(&pair.second)}</div>
            {form}
        </Card>
    }
    .into_any()
}

fn side(side: &ElectorSide) -> AnyView {
    let texts = t().decisions_desk;
    let facts = vec![
        fact(texts.electors_owners, joined(&side.owners)),
        fact(texts.electors_homes, joined(&side.homes)),
        fact(texts.electors_area, side.area.to_string()),
    ];
    view! { <div><Facts rows=facts/></div> }.into_any()
}

fn judgement_card(place: PlaceId, may_decide: bool, row: ElectorJudgementView) -> AnyView {
    let (texts, lang) = (t().decisions_desk, lang());
    let homes = fill(texts.electors_pair, &[("first", &joined(&row.first)), ("second", &joined(&row.second))]);
    let kicker = [moment_words(row.decided_at, lang), row.decided_by].join(" · ");
    let tone = if row.revoked_at.is_some() { Tone::Neutral } else { Tone::Done };
    let revoked = row.revoked_at.map(|at| {
        let (at, why) = (moment_words(at, lang), row.revoked_because.clone().unwrap_or_default());
        view! { <p class="muted">{fill(texts.electors_revoked, &[("moment", &at), ("reason", &why)])}</p> }.into_any()
    });
    let form = (may_decide && row.revoked_at.is_none()).then(|| {
        view! {
            <details>
                <summary>{texts.electors_revoke}</summary>
                <ApiForm
                    action=format!("/api/v1/elector-judgements/{}/revocation", row.id)
                    return_to=format!("/desk/places/{place}/electors")
                >
                    <TextArea name="reason" label=texts.electors_revoke_reason rows=2 max=500 required=true/>
                    <SubmitButton label=texts.electors_revoke class=""/>
                </ApiForm>
            </details>
        }
        .into_any()
    });
    view! {
        <Card>
            <p class="kicker">{kicker}</p>
            <p><Tag label=row.verdict.words(lang) tone=tone/></p>
            <p>{homes}</p>
            <p>{row.reason}</p>
            {revoked}
            {form}
        </Card>
    }
    .into_any()
}
