//! What a notice rests on and how anybody can check it: basis, versions, hash, places, and the code on the poster.

use leptos::prelude::*;
use linyi_shared::notices::api::{NoticePage, PostingView, VersionLine};
use linyi_shared::notices::rules::{NoticeState, PostingMoment};
use linyi_shared::time::{day_words, moment_words};

use crate::i18n::{fill, lang, t};
use crate::ui::{Facts, PhotoGrid, Section, fact};

/// Basis, reach, versions, hash and places.
pub(super) fn evidence_section(page: &NoticePage) -> AnyView {
    let notices = t().notices;
    let mut rows = vec![fact(notices.basis, page.basis.clone())];
    if let Some(content) = &page.content {
        let days = fill(notices.days_value, &[("n", &content.display_days), ("why", &page.days_basis)]);
        rows.push(fact(notices.days, days));
    }
    let id = page.card.id.to_string();
    let is_withdrawn = page.card.state == NoticeState::Withdrawn;
    let text = (!is_withdrawn).then(|| {
        let href = ["/api/v1/notices/", &id, "/versions/", &page.version.to_string(), "/text"].concat();
        view! { <p><a href=href rel="external">{notices.canonical}</a></p> }.into_any()
    });
    let hash = view! {
        <p><code>{page.sha256.clone()}</code></p>
        <p class="small muted">{notices.hash_hint}</p>
        {text}
    };
    rows.push(fact(notices.hash, hash.into_any()));
    let reach = fill(notices.reach, &[("homes", &page.homes), ("told", &page.homes_told)]);
    let versions = version_list(&page.versions, Some(["/notices/", &id].concat()));
    let postings = postings_view(&page.postings);
    view! {
        <Section title=notices.evidence id="evidence">
            <p>{reach}</p>
            <Facts rows=rows/>
            <h3>{notices.versions}</h3>
            {versions}
            {postings}
        </Section>
    }
    .into_any()
}

/// The versions, the latest first; linked where `href` says what to read them at.
pub(super) fn version_list(versions: &[VersionLine], href: Option<String>) -> AnyView {
    let notices = t().notices;
    let lines = versions.iter().map(|line| {
        let name = fill(notices.version, &[("n", &line.version)]);
        let name = match &href {
            Some(href) => {
                let href = [href.as_str(), "?version=", &line.version.to_string()].concat();
                view! { <a href=href>{name}</a> }.into_any()
            }
            None => name.into_any(),
        };
        let why = if line.reason.is_empty() {
            notices.first_version.to_owned()
        } else {
            fill(notices.corrected, &[("reason", &line.reason)])
        };
        let changed = (!line.changed.is_empty())
            .then(|| view! { <p class="muted">{fill(notices.changed, &[("what", &line.changed.join("、"))])}</p> });
        view! {
            <li>
                <p>{name} " · " {moment_words(line.published_at, lang())}</p>
                <p>{why}</p>
                {changed.map(IntoAny::into_any)}
            </li>
        }
        .into_any()
    });
    view! { <ul class="stack">{lines.collect_view()}</ul> }.into_any()
}

/// Where the sheets were seen; nothing where none was recorded.
pub(super) fn postings_view(postings: &[PostingView]) -> AnyView {
    if postings.is_empty() {
        return ().into_any();
    }
    let notices = t().notices;
    let lines = postings.iter().map(|posting| {
        let text = match posting.moment {
            PostingMoment::Posted => notices.put_up,
            PostingMoment::Removed => notices.taken_down,
        };
        let words = fill(text, &[("place", &posting.place), ("day", &day_words(posting.recorded_at, lang()))]);
        view! {
            <li>
                <p>{words.clone()}</p>
                <PhotoGrid ids=posting.photos.clone() alt=words/>
            </li>
        }
        .into_any()
    });
    view! {
        <h3>{notices.posted_at}</h3>
        <ul class="stack">{lines.collect_view()}</ul>
    }
    .into_any()
}

/// The QR code and the address, on paper only.
pub(super) fn poster_code(page: &NoticePage) -> AnyView {
    view! {
        <div class="print-only">
            <div inner_html=page.qr_svg.clone()></div>
            <p>{t().notices.scan}</p>
            <p class="small">{page.link.clone()}</p>
        </div>
    }
    .into_any()
}
