//! `/desk/decisions/:id/papers/print`: the papers themselves, one a printed page.

use leptos::prelude::*;
use linyi_shared::decisions::api::{PaperPrintPage, PaperView, silence_words};
use linyi_shared::decisions::rules::Choice;
use linyi_shared::id::DecisionId;
use linyi_shared::time::{end_words, moment_words};

use super::desk_papers::serial_words;
use super::words::{area_text, joined};
use crate::api::resource;
use crate::i18n::{fill, lang, t};
use crate::route::{param, query};
use crate::ui::*;

/// `/desk/decisions/:id/papers/print`.
pub fn print_page() -> AnyView {
    let Some(id) = param::<DecisionId>("id") else { return not_found_page() };
    resource(
        move || (id, query("first"), query("last")),
        |api, (id, first, last)| api.find_paper_print(id, first, last),
    )
    .view(papers)
}

fn papers(page: PaperPrintPage) -> AnyView {
    let texts = t().papers_desk;
    let back = format!("/desk/decisions/{}/papers", page.id);
    let here = format!("/desk/decisions/{}/papers/print", page.id);
    let (first, last) = (page.papers.first().map(|paper| paper.serial), page.papers.last().map(|paper| paper.serial));
    let count = fill(texts.print_count, &[("count", &page.papers.len())]);
    let value = |serial: Option<u32>| serial.map(|serial| serial.to_string()).unwrap_or_default();
    let sheets = page.papers.iter().map(|paper| sheet(&page, paper)).collect_view();
    let none = page.papers.is_empty().then(|| view! { <Empty text=texts.none/> }.into_any());
    view! {
        <div class="no-print stack">
            <PageHead title=texts.print lead=count back=back back_label=texts.title/>
            <form class="form row" method="get" action=here>
                <TextField name="first" label=texts.print_first kind="number" keyboard="numeric" least=1_u32 value=value(first)/>
                <TextField name="last" label=texts.print_last kind="number" keyboard="numeric" least=1_u32 value=value(last)/>
                <button class="button" type="submit">{texts.print_choose}</button>
            </form>
            <p>{texts.print_how}</p>
            {none}
        </div>
        <div class="letters">{sheets}</div>
    }
    .into_any()
}

fn sheet(page: &PaperPrintPage, paper: &PaperView) -> AnyView {
    let (texts, lang) = (t().papers_desk, lang());
    let whose = if paper.homes.is_empty() { texts.home_blank.to_owned() } else { joined(&paper.homes) };
    let area = area_text(paper.area).map(|area| format!("（{area} ㎡）")).unwrap_or_default();
    let window = [moment_words(page.opens_at, lang), end_words(page.closes_at, lang)].join(" – ");
    let window = fill(texts.sheet_window, &[("window", &window)]);
    let boxes: Vec<_> = Choice::ALL.iter().map(|choice| format!("☐ {}", choice.words(lang))).collect();
    let boxes = boxes.join("　　");
    let items = page.items.iter().map(|item| {
        view! { <li><strong>{item.title.clone()}</strong><p class="paper-boxes">{boxes.clone()}</p></li> }.into_any()
    });
    let items = items.collect_view();
    let silence = silence_words(page.rule_set.kind, page.silence.as_ref(), lang);
    let basis = [&page.rule_set.requirement(page.all, lang), page.rule_set.basis(lang)].concat();
    view! {
        <article class="card letter paper">
            <p class="paper-number">{texts.sheet_number} " " <strong>{serial_words(paper.serial)}</strong></p>
            <h2>{page.compound_name.clone()} " " {texts.sheet_title}</h2>
            <h3>{page.title.clone()}</h3>
            <p>{texts.sheet_home} " " <strong>{whose}</strong> {area}</p>
            <p>{window}</p>
            <ol>{items}</ol>
            <p>{texts.sheet_how}</p>
            <p>{silence}</p>
            <p class="paper-sign">{texts.sheet_sign}</p>
            <p class="paper-sign">{texts.sheet_receipt}</p>
            <p class="small">{basis}</p>
            <p class="small">{texts.sheet_foot}</p>
        </article>
    }
    .into_any()
}
