//! `/decisions/:id/receipt`: proof that the ballot arrived, for the people of the home alone, checked on their device.

use leptos::prelude::*;
use linyi_shared::decisions::api::{DisputeView, ReceiptPage, ReceiptView};
use linyi_shared::decisions::log::{OpenedBallot, ReceiptFault, Recorded};
use linyi_shared::decisions::rules::DisputeAnswer;
use linyi_shared::id::{DecisionId, HomeId, PhotoId};
use linyi_shared::time::moment_words;

use super::read::in_groups;
use super::words::{joined, number};
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
    let is_counted = !page.state.is_sealed();
    let (stamp, proves) = if is_counted {
        (texts.counted_stamp, texts.proves_counted)
    } else {
        (texts.recorded_stamp, texts.proves_recorded)
    };
    let element = format!("receipt-{}", receipt.receipt_number);
    let disputed = receipt.dispute.as_ref().map(dispute_view);
    let not_mine = receipt.disputable_for.map(|home| not_mine_form(page.id, home, receipt.version));
    let received = moment_words(receipt.received_at, lang);
    let received = match receipt.kept_since {
        Some(since) => fill(texts.kept_since, &[("since", &moment_words(since, lang)), ("received", &received)]),
        None => received,
    };
    let code = receipt.opened.as_ref().map(|opened| opened.key.code()).unwrap_or_default();
    view! {
        <article class="receipt" id=element.clone()>
            <p class="stamp">{stamp}</p>
            <p class="small">{page.compound_name.clone()}</p>
            <h2>{page.title.clone()}</h2>
            <Facts rows=vec![
                fact(texts.number, receipt.receipt_number),
                fact(texts.received_at, received),
                fact(texts.version, fill(texts.version_of, &[("version", &receipt.version)])),
                fact(texts.for_homes, joined(&receipt.homes)),
                fact(texts.came_by, receipt.channel.words(lang)),
                fact(texts.key_code, code),
            ]/>
            <h3>{texts.chosen}</h3>
            <ul>{choices}</ul>
            <p class="small">{proves}</p>
            {receipt.opened.map(|opened| log_view(page.id, opened, is_counted))}
        </article>
        {disputed}
        {not_mine}
        {keep_view(element)}
    }
    .into_any()
}

/// One tap and a few words: what somebody entered for the home is not its own.
fn not_mine_form(id: DecisionId, home: HomeId, version: u32) -> AnyView {
    let texts = t().decisions;
    let action = format!("/api/v1/decisions/{id}/disputes");
    view! {
        <details class="no-print">
            <summary class="button">{texts.not_mine}</summary>
            <ApiForm action=action return_to=format!("/decisions/{id}/receipt")>
                <p>{texts.not_mine_what}</p>
                <HiddenField name="home_id" value=home.to_string()/>
                <HiddenField name="version" value=version.to_string()/>
                <TextArea name="words" label=texts.not_mine_words max=500 required=true/>
                <SubmitButton label=texts.not_mine_do/>
            </ApiForm>
        </details>
    }
    .into_any()
}

/// What the home said of a ballot entered for it, and what came of it.
fn dispute_view(dispute: &DisputeView) -> AnyView {
    let texts = t().decisions;
    let said = fill(texts.dispute_said, &[("words", &dispute.words)]);
    let stands = match dispute.answer {
        None => texts.dispute_waits.to_owned(),
        Some(answer) => fill(texts.dispute_answer, &[("answer", &answer.words(lang())), ("reason", &dispute.reason)]),
    };
    let photos = photo_links(&dispute.photos);
    view! { <div class="no-print"><p>{icon(Icon::Info)} " " {said}</p><p>{stands}</p>{photos}</div> }.into_any()
}

/// Photos as plain links: they are looked at once, if at all.
pub fn photo_links(photos: &[PhotoId]) -> Option<AnyView> {
    let links = photos.iter().map(|photo| {
        let href = format!("/media/{photo}/large");
        view! { <a class="button quiet" href=href rel="external">{icon(Icon::Camera)} " " {t().decisions.dispute_photo}</a> }
            .into_any()
    });
    let links = links.collect_view();
    (!photos.is_empty()).then(|| view! { <p class="actions">{links}</p> }.into_any())
}

/// The ways to keep the receipt: on paper, or as a picture where scripts run.
fn keep_view(element: String) -> AnyView {
    let texts = t().decisions;
    let ready = RwSignal::new(false);
    Effect::new(move |_| ready.set(true));
    let picture = move || {
        ready.get().then(|| {
            view! {
                <button type="button" class="button" data-picture=element.clone()>
                    {icon(Icon::Camera)} " " {texts.keep_picture}
                </button>
            }
            .into_any()
        })
    };
    view! {
        <p class="actions">{picture} <PrintButton label=texts.print/></p>
        <div
            class="kept no-print"
            data-hint=texts.picture_hint
            data-alt=texts.picture_alt
            data-save=texts.picture_save
        ></div>
    }
    .into_any()
}

/// Where the ballot stands in the public log, as this device found it, and what it takes to check that elsewhere.
fn log_view(id: DecisionId, opened: OpenedBallot, is_counted: bool) -> AnyView {
    let texts = t().decisions;
    let found = RwSignal::new(None);
    let salt = in_groups(&opened.salt.to_string());
    let (ballot, told) = (opened.clone(), opened);
    Effect::new(move |_| found.set(check(&ballot)));
    let result = move || match found.get() {
        None => unchecked_view(&told),
        Some(Ok(recorded)) => recorded_view(&told, recorded),
        Some(Err(fault)) => fault_view(fault),
    };
    let rooms = is_counted.then(|| {
        let href = format!("/decisions/{id}/participants");
        view! { <p class="no-print"><a href=href>{texts.see_participants}</a></p> }.into_any()
    });
    view! {
        <h3>{texts.log}</h3>
        <div class="checked stack-tight" role="status">{result}</div>
        {rooms}
        <details class="no-print">
            <summary>{texts.log_self}</summary>
            <p class="small">{texts.log_how}</p>
            <p class="small">{texts.key_code_hint}</p>
            <p class="small">{texts.salt} " " <code>{salt}</code></p>
            <p class="actions">
                <a class="button" href=format!("/api/v1/decisions/{id}/receipt") download="receipt.json">{texts.save_receipt}</a>
                <a class="button" href=format!("/api/v1/decisions/{id}/log/file") download="">{texts.save_log}</a>
            </p>
        </details>
    }
    .into_any()
}

/// Checks a ballot against the public log, here on the device: leaf, promise, head and the way between them.
#[cfg(all(feature = "hydrate", feature = "vote"))]
fn check(opened: &OpenedBallot) -> Option<Result<Recorded, ReceiptFault>> {
    Some(opened.check())
}

/// The server does not vouch for itself, and the other modules cannot check signatures.
#[cfg(not(all(feature = "hydrate", feature = "vote")))]
fn check(_: &OpenedBallot) -> Option<Result<Recorded, ReceiptFault>> {
    None
}

/// What the server says; nothing has checked it.
fn unchecked_view(opened: &OpenedBallot) -> AnyView {
    let texts = t().decisions;
    let words = match &opened.inclusion {
        Some(inclusion) => fill(texts.in_log, &[("place", &(inclusion.index + 1))]),
        None => texts.promised.to_owned(),
    };
    view! {
        <p>{icon(Icon::Clock)} {words}</p>
        <p class="small no-print">{texts.unchecked}</p>
    }
    .into_any()
}

fn recorded_view(opened: &OpenedBallot, recorded: Recorded) -> AnyView {
    let texts = t().decisions;
    let (Recorded::InLog(index), Some(inclusion)) = (recorded, &opened.inclusion) else {
        return view! { <p>{icon(Icon::Clock)} {texts.promised}</p> }.into_any();
    };
    let head = &inclusion.head.head;
    let size = number(i64::try_from(head.size).unwrap_or(i64::MAX));
    let until = fill(texts.log_until, &[("moment", &moment_words(head.at, lang())), ("size", &size)]);
    view! {
        <p class="agree">{icon(Icon::Tick)} {fill(texts.checked_here, &[("place", &(index + 1))])}</p>
        <p class="small">{until}</p>
    }
    .into_any()
}

fn fault_view(fault: ReceiptFault) -> AnyView {
    let texts = t().decisions;
    let why = match fault {
        ReceiptFault::OtherBallot => texts.fault_ballot,
        ReceiptFault::Promise => texts.fault_promise,
        ReceiptFault::Head => texts.fault_head,
        ReceiptFault::NotIncluded => texts.fault_missing,
    };
    view! {
        <div class="problem">
            <p><strong>{icon(Icon::Caution)} {texts.fault}</strong></p>
            <p>{why}</p>
            <p>{texts.fault_do}</p>
        </div>
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
        let is_void = receipt.dispute.as_ref().is_some_and(|dispute| dispute.answer == Some(DisputeAnswer::Void));
        let why = if is_void { texts.withdrawn } else { texts.superseded };
        let disputed = receipt.dispute.as_ref().map(dispute_view);
        view! {
            <li>
                {receipt.receipt_number} " · " {version} " · " {moment_words(receipt.received_at, lang)} " · "
                {receipt.channel.words(lang)} " · " {why} {disputed}
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
