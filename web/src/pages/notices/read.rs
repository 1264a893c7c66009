//! One notice: what it says, until when it hangs, what was objected and answered, and how to check it.

use leptos::prelude::*;
use linyi_shared::decisions::api::DecisionLink;
use linyi_shared::id::NoticeId;
use linyi_shared::notices::api::{FieldView, NoticeContent, NoticePage, Withdrawal};
use linyi_shared::notices::rules::NoticeState;
use linyi_shared::time::{day_words, deadline_words};

use super::evidence::{evidence_section, poster_code};
use super::objections::objections_section;
use super::words::{meaning, paragraphs, tags};
use crate::api::resource;
use crate::i18n::{fill, lang, t};
use crate::route::{param, query};
use crate::ui::{Card, Facts, Icon, PageHead, PhotoGrid, PrintButton, describe_page, fact, icon, not_found_page};

/// `/notices/:id`; `?version=…` for an earlier version.
pub fn notice_page() -> AnyView {
    let Some(id) = param::<NoticeId>("id") else { return not_found_page() };
    resource(move || (id, query("version")), |api, (id, version)| api.find_notice(id, version)).view(notice)
}

fn notice(page: NoticePage) -> AnyView {
    let photo = page.content.as_ref().and_then(|content| content.photos.first());
    let image = photo.map(|photo| ["/media/", &photo.to_string(), "/large"].concat());
    describe_page(&page.card.title, meaning(page.card.kind), image.as_deref());
    let kind = page.card.kind.words(lang());
    let day = page.card.published_at.map(|at| day_words(at, lang())).unwrap_or_default();
    let posted = fill(t().notices.posted_on, &[("day", &day)]);
    let lead = [page.card.compound_name.as_str(), " · ", kind, " · ", &posted].concat();
    let is_old = page.versions.first().is_some_and(|latest| latest.version != page.version);
    let evidence = evidence_section(&page);
    let code = poster_code(&page);
    view! {
        <article class="poster stack">
            <PageHead title=page.card.title.clone() lead=lead back="/notices" back_label=t().notices.back/>
            {tags(&page.card)}
            {is_old.then(|| old_version_note(&page))}
            {page.withdrawal.clone().map(withdrawal_card)}
            {(page.card.state == NoticeState::Published).then(|| period_card(&page))}
            {page.decision.as_ref().map(decision_line)}
            {page.content.clone().map(content_view)}
            {code}
        </article>
        <p class="actions"><PrintButton label=t().notices.print/></p>
        {objections_section(&page)}
        {evidence}
    }
    .into_any()
}

/// The way to the decision a notice of a vote tells of.
pub(super) fn decision_line(link: &DecisionLink) -> AnyView {
    let href = ["/decisions/", &link.id.to_string()].concat();
    view! { <p>{t().notices.about} " " <a href=href>{link.title.clone()}</a></p> }.into_any()
}

fn old_version_note(page: &NoticePage) -> AnyView {
    let notices = t().notices;
    let words = fill(notices.old_version, &[("n", &page.version)]);
    let href = ["/notices/", &page.card.id.to_string()].concat();
    view! {
        <Card>
            <p>{icon(Icon::Caution)} " " {words}</p>
            <p><a href=href>{notices.see_latest}</a></p>
        </Card>
    }
    .into_any()
}

fn withdrawal_card(withdrawal: Withdrawal) -> AnyView {
    let notices = t().notices;
    view! {
        <Card class="strong">
            <p>{fill(notices.withdrawn_on, &[("day", &day_words(withdrawal.at, lang()))])}</p>
            <p>{fill(notices.withdrawn_reason, &[("reason", &withdrawal.reason)])}</p>
        </Card>
    }
    .into_any()
}

/// Until when it hangs, and what it means for the reader.
fn period_card(page: &NoticePage) -> AnyView {
    let until = page.card.ends_at.map(|ends_at| deadline_words(ends_at, lang())).unwrap_or_default();
    let label = if page.card.period_over { t().notices.over } else { t().notices.period };
    let meaning = meaning(page.card.kind);
    view! {
        <Card class="strong">
            <p><span class="muted">{label}</span> " " <strong>{until}</strong></p>
            <p>{meaning}</p>
        </Card>
    }
    .into_any()
}

/// What it says: the text, the fields of its kind, the pictures.
pub(super) fn content_view(content: NoticeContent) -> AnyView {
    let rows: Vec<_> =
        content.fields.into_iter().map(|FieldView { label, text, .. }| fact(label, paragraphs(&text))).collect();
    let facts = (!rows.is_empty()).then(|| view! { <Facts rows=rows/> }.into_any());
    view! {
        <div class="prose">{paragraphs(&content.body)}</div>
        {facts}
        <PhotoGrid ids=content.photos/>
    }
    .into_any()
}
