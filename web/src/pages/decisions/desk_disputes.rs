//! `/desk/decisions/:id/disputes`: what homes say of ballots entered for them, with the evidence; never the choice.

use leptos::prelude::*;
use linyi_shared::decisions::api::{DisputeCase, DisputesPage};
use linyi_shared::decisions::rules::DisputeAnswer;
use linyi_shared::id::DecisionId;
use linyi_shared::time::moment_words;

use super::receipt::photo_links;
use super::words::joined;
use crate::api::resource_of;
use crate::i18n::{fill, lang, t};
use crate::ui::*;

/// `/desk/decisions/:id/disputes`.
pub fn disputes_page() -> AnyView {
    resource_of("id", |api, id: DecisionId| api.list_disputes(id)).view(disputes)
}

fn disputes(page: DisputesPage) -> AnyView {
    let texts = t().papers_desk;
    let back = format!("/desk/decisions/{}", page.id);
    let lead = [&page.title, " · ", texts.disputes_lead].concat();
    let list = if page.cases.is_empty() {
        view! { <Empty text=texts.disputes_none/> }.into_any()
    } else {
        let cards = page.cases.iter().map(|case| case_view(page.id, case)).collect_view();
        view! { <ul class="card-list">{cards}</ul> }.into_any()
    };
    view! {
        <PageHead title=texts.disputes lead=lead back=back back_label=t().decisions_desk.decision/>
        {list}
    }
    .into_any()
}

fn case_view(id: DecisionId, case: &DisputeCase) -> AnyView {
    let (texts, lang) = (t().papers_desk, lang());
    let (label, tone) = match case.dispute.answer {
        None => (texts.dispute_waits, Tone::Caution),
        Some(DisputeAnswer::Void) => (DisputeAnswer::Void.words(lang), Tone::Neutral),
        Some(answer) => (answer.words(lang), Tone::Done),
    };
    let counts = if case.counted { texts.dispute_counts } else { texts.dispute_counts_not };
    let mut came = case.channel.words(lang).to_owned();
    if case.by_mandate {
        came = [&came, " · ", texts.dispute_by_mandate].concat();
    }
    let mut facts = vec![
        fact(texts.dispute_words, case.dispute.words.clone()),
        fact(texts.dispute_receipt, case.receipt_number.clone()),
        fact(texts.dispute_came, [&came, " · ", &moment_words(case.received_at, lang)].concat()),
        fact(texts.dispute_people, joined(&case.entered_by)),
        fact(texts.dispute_photos, fill(texts.dispute_photos_count, &[("count", &case.photos)])),
    ];
    if let Some(serial) = &case.serial {
        facts.push(fact(texts.dispute_serial, serial.clone()));
    }
    if !case.note.is_empty() {
        facts.push(fact(texts.dispute_note, case.note.clone()));
    }
    let said = moment_words(case.dispute.made_at, lang);
    view! {
        <li class="card">
            <h3>{joined(&case.homes)}</h3>
            <p><Tag label=label tone=tone/> <Tag label=counts/></p>
            <p class="muted">{said}</p>
            <Facts rows=facts/>
            {answer_view(id, case)}
        </li>
    }
    .into_any()
}

/// The answer, or the form of one; whoever had a part in the entry is told to leave it to a colleague.
fn answer_view(id: DecisionId, case: &DisputeCase) -> AnyView {
    let (texts, lang) = (t().papers_desk, lang());
    if let Some(answered_at) = case.dispute.answered_at {
        let moment = moment_words(answered_at, lang);
        let words = fill(texts.dispute_answered, &[("moment", &moment), ("reason", &case.dispute.reason)]);
        return view! { <p>{words}</p> }.into_any();
    }
    if !case.may_answer {
        return view! { <p>{icon(Icon::Info)} " " {texts.dispute_not_you}</p> }.into_any();
    }
    let answers = DisputeAnswer::ALL.iter().map(|answer| Choice::new(answer.as_str(), answer.words(lang))).collect();
    let action = format!("/api/v1/decisions/{id}/disputes/{}/answer", case.id);
    view! {
        <p class="small">{texts.dispute_evidence}</p>
        {photo_links(&case.photos_open)}
        <ApiForm action=action return_to=format!("/desk/decisions/{id}/disputes")>
            <ChoiceField name="answer" label=texts.dispute_answer choices=answers required=true/>
            <TextArea name="reason" label=texts.dispute_reason max=500 required=true/>
            <ConfirmButton label=texts.dispute_do binds=texts.dispute_binds confirm=texts.dispute_confirm/>
        </ApiForm>
    }
    .into_any()
}
