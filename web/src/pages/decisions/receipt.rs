//! `/decisions/:id/receipt`: proof that the ballot arrived, for the people of the home alone.

use leptos::prelude::*;
use linyi_shared::decisions::api::{ReceiptPage, ReceiptView};
use linyi_shared::decisions::log::OpenedBallot;
use linyi_shared::id::DecisionId;
use linyi_shared::time::moment_words;

use super::read::in_groups;
use super::words::joined;
use crate::api::resource_of;
use crate::i18n::{fill, lang, t};
use crate::ui::*;

/// `/decisions/:id/receipt`.
pub fn receipt_page() -> AnyView {
    resource_of("id", |api, id: DecisionId| api.find_receipt(id)).view(receipts)
}

fn receipts(page: ReceiptPage) -> AnyView {
    let texts = t().decisions;
    let back = format!("/decisions/{}", page.id);
    let (counted, earlier): (Vec<_>, Vec<_>) = page.receipts.iter().cloned().partition(|receipt| receipt.counted);
    let nothing = counted.is_empty().then(|| view! { <Empty text=texts.no_receipt/> }.into_any());
    let counted = counted.into_iter().map(|receipt| receipt_view(&page, receipt)).collect_view();
    let changes = page.mine.iter().filter(|ballot| ballot.may_cast).map(|ballot| {
        let href = format!("/decisions/{}/ballot?home={}", page.id, ballot.home_id);
        let label = if ballot.versions > 0 { texts.change_vote } else { texts.vote_now };
        view! { <a class="button" href=href>{label} " · " {joined(&ballot.homes)}</a> }.into_any()
    });
    let changes = changes.collect_view();
    view! {
        <PageHead title=texts.receipt lead=texts.receipt_lead back=back back_label=texts.back_decision/>
        {nothing}
        {counted}
        <p class="actions no-print">{changes}</p>
        {earlier_view(earlier)}
    }
    .into_any()
}

fn receipt_view(page: &ReceiptPage, receipt: ReceiptView) -> AnyView {
    let (texts, lang) = (t().decisions, lang());
    let choices = receipt.choices.into_iter().map(|choice| {
        view! { <li>{choice.position} ". " {choice.title} " — " <strong>{choice.choice.words(lang)}</strong></li> }
            .into_any()
    });
    let choices = choices.collect_view();
    view! {
        <article class="receipt">
            <p class="stamp">{texts.counted_stamp}</p>
            <p class="small">{page.compound_name.clone()}</p>
            <h2>{page.title.clone()}</h2>
            <Facts rows=vec![
                fact(texts.number, receipt.receipt_number),
                fact(texts.received_at, moment_words(receipt.received_at, lang)),
                fact(texts.version, fill(texts.version_of, &[("version", &receipt.version)])),
                fact(texts.for_homes, joined(&receipt.homes)),
                fact(texts.came_by, receipt.channel.words(lang)),
            ]/>
            <h3>{texts.chosen}</h3>
            <ul>{choices}</ul>
            <p class="small">{texts.proves}</p>
            {receipt.opened.map(|opened| log_view(page.id, &opened))}
        </article>
    }
    .into_any()
}

/// Where the ballot stands in the public log, and what it takes to check that without trusting this page.
fn log_view(id: DecisionId, opened: &OpenedBallot) -> AnyView {
    let texts = t().decisions;
    let (sign, words) = match &opened.inclusion {
        Some(inclusion) => (Icon::Tick, fill(texts.in_log, &[("place", &(inclusion.index + 1))])),
        None => (Icon::Clock, texts.promised.to_owned()),
    };
    view! {
        <h3>{texts.log}</h3>
        <p>{icon(sign)} {words}</p>
        <details class="no-print">
            <summary>{texts.log_self}</summary>
            <p class="small">{texts.log_how}</p>
            <p class="small">{texts.salt} " " <code>{in_groups(&opened.salt.to_string())}</code></p>
            <p class="actions">
                <a class="button" href=format!("/api/v1/decisions/{id}/receipt") download="receipt.json">{texts.save_receipt}</a>
                <a class="button" href=format!("/api/v1/decisions/{id}/log/file") download="">{texts.save_log}</a>
            </p>
        </details>
    }
    .into_any()
}

fn earlier_view(earlier: Vec<ReceiptView>) -> AnyView {
    if earlier.is_empty() {
        return ().into_any();
    }
    let (texts, lang) = (t().decisions, lang());
    let lines = earlier.into_iter().map(move |receipt| {
        let version = fill(texts.version_of, &[("version", &receipt.version)]);
        view! {
            <li>
                {receipt.receipt_number} " · " {version} " · " {moment_words(receipt.received_at, lang)} " · "
                {receipt.channel.words(lang)} " · " {texts.superseded}
            </li>
        }
        .into_any()
    });
    let lines = lines.collect_view();
    view! {
        <Section title=texts.earlier><ul>{lines}</ul></Section>
    }
    .into_any()
}
