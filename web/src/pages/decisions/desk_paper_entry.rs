//! `/desk/decisions/:id/papers/entry`: one paper after another by the keyboard; 1, 2, 3 and 0 mark, Enter sends.

use leptos::prelude::*;
use linyi_shared::decisions::api::{EntryOutcome, ItemView, PaperEntered, PaperEntryPage, PaperView};
use linyi_shared::decisions::rules::{Mark, PaperState};
use linyi_shared::id::DecisionId;

use super::desk_papers::serial_words;
use super::words::joined;
use crate::api::resource;
use crate::i18n::{fill, lang, t};
use crate::route::{param, query};
use crate::ui::*;

/// The keys of the marks, in the order of [`Mark::ALL`].
const KEYS: [&str; 4] = ["1", "2", "3", "0"];

/// `/desk/decisions/:id/papers/entry`.
pub fn entry_page() -> AnyView {
    let Some(id) = param::<DecisionId>("id") else { return not_found_page() };
    // Outside of what is drawn again for the next paper.
    let last = RwSignal::new(None::<PaperEntered>);
    let paper = resource(move || (id, query("serial")), |api, (id, serial)| api.find_paper_entry(id, serial));
    paper.view(move |page| entry(page, last))
}

fn entry(page: PaperEntryPage, last: RwSignal<Option<PaperEntered>>) -> AnyView {
    let texts = t().papers_desk;
    let back = format!("/desk/decisions/{}/papers", page.id);
    let left = fill(texts.left, &[("count", &page.waiting_for_caller)]);
    let lead = [&page.title, " · ", &left].concat();
    let content = match page.paper.clone() {
        Some(paper) if paper.state == PaperState::Waiting => form_view(page, paper, last),
        Some(paper) => {
            let words = fill(texts.not_waiting, &[("serial", &serial_words(paper.serial))]);
            view! { <Empty text=[&words, paper.state.words(lang())].concat()/> }.into_any()
        }
        None => view! { <Empty text=texts.nothing_waits/> }.into_any(),
    };
    view! {
        <PageHead title=texts.entry_title lead=lead back=back back_label=texts.title/>
        {move || last.get().map(|entered| outcome_view(&entered))}
        {content}
    }
    .into_any()
}

/// What became of the paper before, said aloud.
fn outcome_view(entered: &PaperEntered) -> AnyView {
    let texts = t().papers_desk;
    let number = fill(texts.number, &[("serial", &serial_words(entered.serial))]);
    let (tone, words) = match entered.outcome {
        EntryOutcome::First => (Tone::Info, entered.outcome.words(lang())),
        EntryOutcome::Differs => (Tone::Caution, entered.outcome.words(lang())),
        EntryOutcome::Counted => (Tone::Done, entered.outcome.words(lang())),
    };
    view! { <p class="done-note" role="status"><Tag label=format!("{number}：{words}") tone=tone/></p> }.into_any()
}

fn form_view(page: PaperEntryPage, paper: PaperView, last: RwSignal<Option<PaperEntered>>) -> AnyView {
    let texts = t().papers_desk;
    let title = fill(texts.number, &[("serial", &serial_words(paper.serial))]);
    let homes = joined(&paper.homes);
    let again =
        paper.entered_by_caller.then(|| view! { <p>{icon(Icon::Caution)} " " {texts.entered_before}</p> }.into_any());
    let differs = paper.differs.then(|| view! { <p>{icon(Icon::Caution)} " " {texts.differs_lead}</p> }.into_any());
    let action = format!("/api/v1/decisions/{}/papers/entries", page.id);
    let here = format!("/desk/decisions/{}/papers/entry", page.id);
    let items = page.items;
    let done = Callback::new(move |json: String| {
        last.set(crate::api::read_answer(&json));
        // A paper that was asked for by its number is done; the next one that waits comes by itself.
        keys::go_on();
    });
    Effect::new(|_| keys::begin());
    view! {
        <div class="paper-entry" on:keydown=keys::press>
            <Card title=format!("{title} · {homes}")>
                <p>{texts.keys}</p>
                {again}
                {differs}
                <ApiForm action=action return_to=here on_done=done>
                    <HiddenField name="serial" value=paper.serial.to_string()/>
                    {items.iter().enumerate().map(|(index, item)| item_view(index, item)).collect_view()}
                    <SubmitButton label=texts.entry_do/>
                </ApiForm>
            </Card>
        </div>
    }
    .into_any()
}

fn item_view(index: usize, item: &ItemView) -> AnyView {
    let label = format!("{}. {}", item.position, item.title);
    let marks = Mark::ALL.iter().zip(KEYS).map(|(mark, key)| {
        let button = Choice::new(mark.as_str(), format!("{key} {}", mark.words(lang())));
        match mark {
            Mark::Agree => button.with_sign(Icon::Tick, "agree"),
            Mark::Against => button.with_sign(Icon::Cross, "against"),
            Mark::Abstain | Mark::Unclear => button.with_sign(Icon::Dash, "abstain"),
        }
    });
    let marks = marks.collect();
    view! {
        <HiddenField name=format!("marks[{index}][item_id]") value=item.id.to_string()/>
        <ChoiceField name=format!("marks[{index}][mark]") label=label choices=marks required=true/>
    }
    .into_any()
}

/// Without the app the browser's own keys serve the form.
#[cfg(not(feature = "hydrate"))]
mod keys {
    pub fn press(_: leptos::ev::KeyboardEvent) {}

    pub fn go_on() {}

    pub fn begin() {}
}

#[cfg(feature = "hydrate")]
mod keys {
    use leptos::prelude::*;
    use wasm_bindgen::JsCast;
    use web_sys::{Element, HtmlElement, HtmlInputElement};

    use super::KEYS;

    /// A digit marks the question at hand and goes on to the next, at last to the button.
    pub fn press(event: leptos::ev::KeyboardEvent) {
        let Some(place) = KEYS.iter().position(|key| *key == event.key()) else { return };
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let Some(field) = target.and_then(|target| target.closest("fieldset").ok().flatten()) else { return };
        let Some(radio) = radios(&field).into_iter().nth(place) else { return };
        event.prevent_default();
        radio.click();
        let Some(form) = radio.form() else { return };
        let Ok(fields) = form.query_selector_all("fieldset, button[type=submit]") else { return };
        let all = (0..fields.length()).filter_map(|at| fields.item(at)?.dyn_into::<Element>().ok());
        let next = all.skip_while(|one| *one != field).nth(1);
        if let Some(next) = next {
            focus(&next);
        }
    }

    /// Looks for the next paper that waits.
    pub fn go_on() {
        if let Some(location) = use_context::<crate::route::Location>() {
            let path = location.address.with_untracked(|address| address.path.clone());
            crate::route::go(location, &path);
        }
    }

    /// Puts the hand on the first question of a paper that was just drawn.
    pub fn begin() {
        if let Ok(Some(first)) = document().query_selector(".paper-entry fieldset") {
            focus(&first);
        }
    }

    fn radios(field: &Element) -> Vec<HtmlInputElement> {
        let Ok(found) = field.query_selector_all("input[type=radio]") else { return Vec::new() };
        (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok()).collect()
    }

    fn focus(element: &Element) {
        let hand = radios(element).into_iter().next().map(HtmlElement::from);
        let hand = hand.or_else(|| element.clone().dyn_into().ok());
        if let Some(hand) = hand {
            let _ = hand.focus();
        }
    }
}
